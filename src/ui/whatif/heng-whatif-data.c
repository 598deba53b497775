/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what a what-if works on, and putting an outcome into words and a picture. */
#include "heng-whatif-data.h"

#include <glib/gi18n.h>

#include "heng-rule-points.h"
#include "heng-score-columns.h"

void
heng_whatif_data_free (HengWhatifData *data)
{
  g_clear_pointer (&data->whatif, heng_whatif_unref);
  g_clear_pointer (&data->kept, g_ptr_array_unref);
  g_free (data->other_name);
  g_free (data);
}

static gboolean
find_other (HengWhatifData *data, HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);

  for (guint i = 0; cycles != NULL && i < cycles->len; i++)
    {
      const HengCycle *cycle = g_ptr_array_index (cycles, i);

      if (cycle->published_at == 0 || cycle->id == cycle_id)
        continue;
      data->other_cycle = cycle->id;
      g_free (data->other_name);
      data->other_name = g_strdup (heng_localized (cycle->name, cycle->name_en));
    }
  return cycles != NULL;
}

gpointer
heng_whatif_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  gint64 cycle_id = *(gint64 *) args;
  g_autoptr (HengWhatifData) data = g_new0 (HengWhatifData, 1);

  if ((data->whatif = heng_whatif_load (db, cycle_id, error)) == NULL || (data->kept = heng_kept_trials_load (db, cycle_id, error)) == NULL
      || !find_other (data, db, cycle_id, error))
    return NULL;
  return g_steal_pointer (&data);
}

/* Answers */

void
heng_whatif_answer_free (HengWhatifAnswer *answer)
{
  g_clear_pointer (&answer->outcome, heng_outcome_free);
  g_clear_pointer (&answer->moves, g_array_unref);
  g_clear_pointer (&answer->chart, heng_chart_free);
  g_clear_pointer (&answer->faults, g_ptr_array_unref);
  g_free (answer->finding);
  g_free (answer->facts);
  g_free (answer->pay);
  g_free (answer);
}

/* Scores and bands of one side of the picture. */
typedef struct
{
  GArray *scores;
  GPtrArray *bands;
} Side;

static void
side_clear (Side *side)
{
  g_array_unref (side->scores);
  g_ptr_array_unref (side->bands);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static HengScoreSet
side_init (Side *side, const HengWhatif *whatif, const HengTrial *trial, const HengOutcome *outcome)
{
  side->scores = g_array_sized_new (FALSE, FALSE, sizeof (HengMicro), outcome->n_scored);
  side->bands = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_grade_band_free);
  for (guint i = 0; i < outcome->n_people; i++)
    if (outcome->published[i] > HENG_COLUMN_NA)
      g_array_append_val (side->scores, outcome->published[i]);
  for (guint i = 0; i < whatif->bands->len; i++)
    {
      HengGradeBand *band = heng_grade_band_copy (g_ptr_array_index (whatif->bands, i));

      band->lower = trial->lowers[i];
      g_ptr_array_add (side->bands, band);
    }
  return (HengScoreSet) { (const HengMicro *) (gpointer) side->scores->data, side->scores->len, (const HengGradeBand *const *) side->bands->pdata,
                          side->bands->len };
}

static HengChart *
draw (const HengWhatif *whatif, const HengTrial *from, const HengTrial *to, const HengOutcome *before, const HengOutcome *after)
{
  g_auto (Side) now = { NULL };
  g_auto (Side) ghost = { NULL };
  HengScoreSet now_set = side_init (&now, whatif, to, after), ghost_set = side_init (&ghost, whatif, from, before);

  return heng_chart_distribution_compare_new (&now_set, &ghost_set, whatif->cycle_name);
}

static char *
find (const HengWhatifAnswer *answer)
{
  g_autofree char *up = g_strdup_printf (ngettext ("%u person moves up", "%u people move up", answer->n_up), answer->n_up);
  g_autofree char *down = g_strdup_printf (ngettext ("%u person moves down", "%u people move down", answer->n_down), answer->n_down);

  if (answer->n_up > 0 && answer->n_down > 0)
    /* Translators: "5 people move up, 2 people move down" */
    return g_strdup_printf (_("%s, %s"), up, down);
  if (answer->n_up + answer->n_down > 0)
    return g_strdup (answer->n_up > 0 ? up : down);
  return g_strdup (answer->n_scores > 0 ? _("Scores change, but nobody's grade") : _("Nobody's score or grade changes"));
}

static char *
arrow (HengMicro before, HengMicro after)
{
  g_autofree char *was = heng_micro_display (before, 2, FALSE), *is = heng_micro_display (after, 2, FALSE);

  return before == after ? g_strdup (is) : g_strdup_printf ("%s → %s", was, is);
}

static char *
facts_of (const HengWhatifAnswer *answer, const HengOutcome *before)
{
  const HengOutcome *after = answer->outcome;
  g_autofree char *mean = arrow (before->mean, after->mean);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u of %u score changes", "%u of %u scores change", answer->n_scores), answer->n_scores, after->n_scored);
  g_string_append_printf (text, " · ");
  g_string_append_printf (text, _("mean %s"), mean);
  if (after->n_stale > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u calibrated grade no longer starts from its proposal",
                                              "%u calibrated grades no longer start from their proposal", after->n_stale), after->n_stale);
    }
  return g_string_free (text, FALSE);
}

/* The sum of the performance coefficients is what the pay that hangs on grades grows with. */
static char *
pay_of (const HengOutcome *before, const HengOutcome *after)
{
  g_autofree char *sums = arrow (before->coefficients, after->coefficients);
  g_autofree char *share = NULL;

  if (before->coefficients <= 0)
    return NULL;
  if (before->coefficients == after->coefficients)
    return g_strdup_printf (_("Performance coefficients add up to %s"), sums);
  share = heng_micro_display (heng_div_round ((HengWide) (after->coefficients - before->coefficients) * 100 * HENG_MICRO, before->coefficients), 2, TRUE);
  return g_strdup_printf (_("Performance coefficients add up to %s (%s%%)"), sums, share);
}

HengWhatifAnswer *
heng_whatif_answer_new (const HengWhatif *whatif, const HengTrial *from, const HengTrial *to)
{
  HengWhatifAnswer *answer = g_new0 (HengWhatifAnswer, 1);
  g_autoptr (HengTrial) now = from == NULL ? heng_trial_new (whatif) : NULL;
  g_autoptr (HengOutcome) other = from != NULL ? heng_whatif_evaluate (whatif, from) : NULL;
  const HengOutcome *before = other != NULL ? other : whatif->now;

  answer->outcome = heng_whatif_evaluate (whatif, to);
  answer->moves = heng_outcome_moves (whatif, before, answer->outcome);
  for (guint i = 0; i < answer->moves->len; i++)
    {
      int steps = g_array_index (answer->moves, HengOutcomeMove, i).steps;

      answer->n_up += steps > 0;
      answer->n_down += steps < 0;
    }
  answer->n_scores = heng_outcome_scores_changed (before, answer->outcome);
  answer->chart = draw (whatif, from != NULL ? from : now, to, before, answer->outcome);
  answer->finding = find (answer);
  answer->facts = facts_of (answer, before);
  answer->pay = pay_of (before, answer->outcome);
  answer->faults = heng_trial_check (to, whatif);
  return answer;
}

char *
heng_whatif_score_text (HengMicro before, HengMicro after)
{
  g_autofree char *was = before > HENG_COLUMN_NA ? heng_micro_display (before, 2, FALSE) : g_strdup ("—");
  g_autofree char *is = after > HENG_COLUMN_NA ? heng_micro_display (after, 2, FALSE) : g_strdup ("—");

  return before == after ? g_steal_pointer (&is) : g_strdup_printf ("%s → %s", was, is);
}

char *
heng_whatif_rank_text (guint before, guint after)
{
  g_autofree char *was = before > 0 ? g_strdup_printf ("%u", before) : g_strdup ("—");
  g_autofree char *is = after > 0 ? g_strdup_printf ("%u", after) : g_strdup ("—");

  return before == after ? g_steal_pointer (&is) : g_strdup_printf ("%s → %s", was, is);
}

const char *
heng_whatif_grade (const HengWhatif *whatif, int band)
{
  return band >= 0 ? ((HengGradeBand *) g_ptr_array_index (whatif->bands, band))->grade : NULL;
}

char *
heng_whatif_state_text (const HengWhatif *whatif, const HengTrial *trial)
{
  g_autoptr (HengTrial) now = heng_trial_new (whatif);
  g_autoptr (GPtrArray) differences = heng_trial_differences (whatif, now, trial);

  if (differences->len == 0)
    return g_strdup (_("As it is now"));
  return g_strdup_printf (ngettext ("%u parameter differs from now", "%u parameters differ from now", differences->len), differences->len);
}

void
heng_whatif_range (const HengRule *rule, HengMicro *least, HengMicro *most)
{
  HengRulePoint points[HENG_RULE_MOST_POINTS];
  guint n = heng_rule_points (rule, points);
  HengMicro low = G_MAXINT64, high = G_MININT64, span;

  for (guint i = 0; i < n; i++)
    if (!points[i].is_points)
      {
        low = MIN (low, points[i].value);
        high = MAX (high, points[i].value);
      }
  if (low > high)
    low = high = 0;
  span = MAX (MAX (high - low, ABS (high) / 2), HENG_MICRO);
  *least = low >= 0 ? MAX (low - span, 0) : low - span;
  *most = high + span;
}
