/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the Insights page: what each draws of a result, and who stands behind each of its marks. */
#pragma once

#include "heng-chart.h"
#include "heng-insights-data.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_FIGURE_DISTRIBUTION,
  HENG_FIGURE_TREND,
  HENG_FIGURE_DEPARTMENTS,
  HENG_FIGURE_HEAT,
  HENG_FIGURE_CALIBRATION,
  HENG_FIGURE_OKR,
  HENG_FIGURE_QUALITY,
  HENG_FIGURE_TURNOVER,
  HENG_FIGURE_MOVES,
  HENG_FIGURE_TRAINING,
  HENG_FIGURE_NINEBOX,
  HENG_N_FIGURES,
} HengFigure;

/* Its name in saved views: "heat". */
const char *heng_figure_key (HengFigure figure);
/* Translated. */
const char *heng_figure_title (HengFigure figure);
/* Why there may be nothing to see, translated. */
const char *heng_figure_empty (HengFigure figure);
/* NULL: there is nothing to show. */
HengChart *heng_figure_build (HengFigure figure, const HengInsightsResult *result);

/* What a mark stands for. */
typedef struct
{
  HengInsightsPick pick;
  gboolean can_narrow;       /* the page may look at these alone */
  HengInsightsFilter narrow; /* by this filter; `level` borrowed */
  gint64 cycle_id;           /* an earlier cycle that the page may look at instead; 0: none */
  const char *name;          /* of what it narrows to, or of the cycle; of the result */
  GArray *ids;               /* of gint64: the people behind the mark; may be empty (goals of departments, nobody left) */
} HengFigureTarget;
/* Fills the target; clear it after TRUE. FALSE: the mark is of no person. */
gboolean heng_figure_target (HengFigure figure, const HengInsightsResult *result, const char *mark, HengFigureTarget *target);
void heng_figure_target_clear (HengFigureTarget *target);

/* The scores a bar of a distribution stands for ("bar:75"): [low, high); both 0 for a mark that is everybody's. FALSE: none. */
gboolean heng_figure_score_range (const GPtrArray *bands, const char *mark, HengMicro *low, HengMicro *high);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengFigureTarget, heng_figure_target_clear)

G_END_DECLS
