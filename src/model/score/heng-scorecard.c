/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weighted sum of a scorecard: NA re-normalises, MISSING blocks, 0 counts (domain.md §2.6). */
#include "heng-scorecard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WEIGHT_WHOLE 10000
#define WEIGHT_SMALLEST 500
#define WEIGHT_LARGEST 4000
#define OBJECTIVE_SHARE_LOW 3000
#define FEWEST_LINES 5
#define MOST_LINES 10

const HengEnumValue heng_score_flag_values[] = {
  { HENG_SCORE_FLAG_INSUFFICIENT_BASIS, "INSUFFICIENT_BASIS", N_("Less than half of the weight has a value") },
  { HENG_SCORE_FLAG_WEIGHT_SUM, "WEIGHT_SUM", N_("The weights do not add up to 100 %") },
  { HENG_SCORE_FLAG_COUNT, "COUNT", N_("Not between 5 and 10 indicators") },
  { HENG_SCORE_FLAG_WEIGHT_RANGE, "WEIGHT_RANGE", N_("A weight is outside 5–40 %") },
  { HENG_SCORE_FLAG_LOW_OBJECTIVE_DATA, "LOW_OBJECTIVE_DATA", N_("Objective data below 30 %") },
  { 0, NULL, NULL },
};

gboolean
heng_source_is_automatic (const char *source)
{
  static const char *const automatic[] = { "GIT", "PROJ", "DOC", "REC", "TRN", "TKT", "CRM", "FIN", "HRIS" };
  const char *start = source ? source + strspn (source, " \t") : "";
  gsize length = strcspn (start, " \t,+/;，、");

  for (guint i = 0; i < G_N_ELEMENTS (automatic); i++)
    if (strlen (automatic[i]) == length && g_ascii_strncasecmp (start, automatic[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* A running weighted sum of the whole card or of one perspective. */
typedef struct
{
  HengWide sum;
  gint64 active, total;
  gboolean missing;
  GString *formula; /* NULL without a trace */
} Sum;

static char *
percent (gint64 weight_bp)
{
  return heng_micro_display_short (weight_bp * (HENG_MICRO / 100));
}

static void
sum_add (Sum *sum, const HengScoreItem *item)
{
  sum->total += item->weight_bp;
  if (item->points.state == HENG_VALUE_NA)
    return;
  sum->active += item->weight_bp;
  sum->sum += (HengWide) item->weight_bp * item->points.micro;
  sum->missing |= item->points.state == HENG_VALUE_MISSING;
  if (sum->formula)
    {
      g_autofree char *weight = percent (item->weight_bp);
      g_autofree char *points = heng_micro_display (item->points.micro, 6, FALSE);

      g_string_append_printf (sum->formula, "%s%s × %s", sum->formula->len ? " + " : "", weight, points);
    }
}

static HengValue
sum_score (const Sum *sum)
{
  if (sum->missing)
    return HENG_MISSING;
  if (sum->active == 0)
    return HENG_NA;
  return HENG_NUMBER (heng_div_round (sum->sum, sum->active));
}

static HengScoreFlags
card_flags (const HengScorecardScore *score, guint n_weighted, gboolean out_of_range)
{
  HengScoreFlags flags = 0;

  if (score->active_weight_bp < HENG_SCORECARD_BASIS_BP)
    flags |= HENG_SCORE_FLAG_INSUFFICIENT_BASIS;
  if (score->total_weight_bp != WEIGHT_WHOLE)
    flags |= HENG_SCORE_FLAG_WEIGHT_SUM;
  if (n_weighted < FEWEST_LINES || n_weighted > MOST_LINES)
    flags |= HENG_SCORE_FLAG_COUNT;
  if (out_of_range)
    flags |= HENG_SCORE_FLAG_WEIGHT_RANGE;
  if (score->objective_share_bp < OBJECTIVE_SHARE_LOW)
    flags |= HENG_SCORE_FLAG_LOW_OBJECTIVE_DATA;
  return flags;
}

static void
explain_sum (HengTrace *trace, const Sum *sum)
{
  g_autofree char *active = percent (sum->active);
  g_autofree char *total = percent (sum->total);

  if (sum->missing || sum->active == 0)
    {
      heng_trace_note (trace, "%s", sum->missing ? _("an actual value is missing") : _("nothing is applicable"));
      return;
    }
  heng_trace_formula (trace, "(%s) ÷ %s", sum->formula->str, active);
  if (sum->active != sum->total)
    heng_trace_note (trace, _("effective weight %s of %s: the rest is not applicable"), active, total);
  heng_trace_note_rounding (trace, sum->sum, sum->active);
}

/* A leaf for each line, unless the caller has already put its own step there. */
static void
explain_lines (HengTrace *trace, const HengScoreItem *items, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    if (!heng_trace_find (trace, items[i].code))
      heng_trace_value (heng_trace_add (trace, items[i].code, items[i].name), items[i].points, 6);
}

static void
explain_perspectives (HengTrace *trace, const Sum sums[HENG_N_PERSPECTIVES])
{
  HengTrace *parent = heng_trace_add (trace, "perspectives", _("By perspective"));

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      const HengEnumValue *value = heng_enum_by_value (heng_perspective_values, (int) i);
      HengTrace *step;

      if (sums[i].total == 0)
        continue;
      step = heng_trace_add (parent, value->key, _(value->label));
      explain_sum (step, &sums[i]);
      heng_trace_value (step, sum_score (&sums[i]), 6);
    }
}

static void
sums_init (Sum *all, Sum perspectives[HENG_N_PERSPECTIVES], gboolean explain)
{
  all->formula = explain ? g_string_new (NULL) : NULL;
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    perspectives[i].formula = explain ? g_string_new (NULL) : NULL;
}

static void
sums_clear (Sum *all, Sum perspectives[HENG_N_PERSPECTIVES])
{
  if (!all->formula)
    return;
  g_string_free (all->formula, TRUE);
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    g_string_free (perspectives[i].formula, TRUE);
}

HengScorecardScore
heng_scorecard_score (const HengScoreItem *items, guint n_items, HengTrace *trace)
{
  HengScorecardScore score = { 0 };
  Sum all = { 0 }, perspectives[HENG_N_PERSPECTIVES] = { 0 };
  guint n_weighted = 0;
  gboolean out_of_range = FALSE;

  sums_init (&all, perspectives, trace != NULL);
  for (guint i = 0; i < n_items; i++)
    {
      const HengScoreItem *item = &items[i];

      if (item->weight_bp == 0)
        continue; /* evidence beside the score */
      n_weighted++;
      out_of_range |= item->weight_bp < WEIGHT_SMALLEST || item->weight_bp > WEIGHT_LARGEST;
      sum_add (&all, item);
      sum_add (&perspectives[item->perspective], item);
      if (heng_source_is_automatic (item->source))
        score.objective_share_bp += item->weight_bp;
    }
  score.score = sum_score (&all);
  score.active_weight_bp = all.active;
  score.total_weight_bp = all.total;
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      score.perspectives[i] = sum_score (&perspectives[i]);
      score.perspective_weight_bp[i] = perspectives[i].total;
    }
  score.flags = card_flags (&score, n_weighted, out_of_range);
  if (trace)
    {
      explain_sum (trace, &all);
      explain_lines (trace, items, n_items);
      explain_perspectives (trace, perspectives);
      heng_trace_value (trace, score.score, 6);
    }
  sums_clear (&all, perspectives);
  return score;
}
