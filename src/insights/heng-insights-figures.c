/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of figures, and the scores that a bar of a distribution stands for. */
#include "heng-insights-figures-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define BIN HENG_POINTS (5)
#define TOP HENG_POINTS (120)

static const struct
{
  const char *key, *title, *empty;
  HengChart *(*build) (const HengInsightsResult *result);
} figures[] = {
  [HENG_FIGURE_DISTRIBUTION] = { "distribution", NC_ ("figure", "Score Distribution"),
                                 N_("Scores appear here as soon as someone’s goals and results are complete."), heng_figure_build_distribution },
  [HENG_FIGURE_TREND] = { "trend", NC_ ("figure", "Trend over Cycles"), N_("A mean needs at least three people with a score."),
                          heng_figure_build_trend },
  [HENG_FIGURE_DEPARTMENTS] = { "departments", NC_ ("figure", "Departments Compared"), N_("No department has a score yet."),
                                heng_figure_build_departments },
  [HENG_FIGURE_HEAT] = { "heat", NC_ ("figure", "Department × Perspective"), N_("No department has a score yet."), heng_figure_build_heat },
  [HENG_FIGURE_CALIBRATION] = { "calibration", NC_ ("figure", "Managers’ Means"), N_("No manager’s team has a score yet."),
                                heng_figure_build_calibration },
  [HENG_FIGURE_OKR] = { "okr", NC_ ("figure", "Goal Health by Month"), N_("There were no key results in the last twelve months."),
                        heng_figure_build_okr },
  [HENG_FIGURE_QUALITY] = { "quality", NC_ ("figure", "Indicator Quality"), N_("No indicator has enough scores yet."), heng_figure_build_quality },
  [HENG_FIGURE_TURNOVER] = { "turnover", NC_ ("figure", "Turnover by Month"), N_("Nobody was at work in the last twelve months."),
                             heng_figure_build_turnover },
  [HENG_FIGURE_MOVES] = { "moves", NC_ ("figure", "Joiners and Leavers"), N_("Nobody came or left in the last twelve months."),
                          heng_figure_build_moves },
  [HENG_FIGURE_TRAINING] = { "training", NC_ ("figure", "Training and Time to Hire"),
                             N_("This company file holds no hours of training and no requisitions, so there is nothing to count."), NULL },
  [HENG_FIGURE_NINEBOX] = { "ninebox", NC_ ("figure", "Nine-Box Grid"),
                            N_("A place in the grid needs a potential from 1 to 5 by the manager and a second rater. This company file holds none."),
                            NULL },
};

const char *
heng_figure_key (HengFigure figure)
{
  return figures[figure].key;
}

const char *
heng_figure_title (HengFigure figure)
{
  return g_dpgettext2 (NULL, "figure", figures[figure].title);
}

const char *
heng_figure_empty (HengFigure figure)
{
  return _(figures[figure].empty);
}

HengChart *
heng_figure_build (HengFigure figure, const HengInsightsResult *result)
{
  return figures[figure].build != NULL ? figures[figure].build (result) : NULL;
}

/* From the bar's name up to the next multiple of 5 or the next grade. */
gboolean
heng_figure_score_range (const GPtrArray *bands, const char *mark, HengMicro *low, HengMicro *high)
{
  *low = *high = 0;
  if (!g_str_has_prefix (mark, "bar:"))
    return TRUE; /* a dot or the range: everybody */
  if (!heng_micro_parse (mark + strlen ("bar:"), low))
    return FALSE;
  *high = *low / BIN * BIN + BIN;
  for (guint i = 0; i < bands->len; i++)
    {
      HengMicro cut = ((HengGradeBand *) bands->pdata[i])->lower;

      *high = cut > *low && cut < *high ? cut : *high;
    }
  *high = *high >= TOP ? TOP + 1 : *high;
  return TRUE;
}
