/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 360 component: short anonymous groups are pooled or left out, so that nobody can be found out (domain.md §2.7). */
#include "heng-rater-groups.h"

#include <glib/gi18n-lib.h>

static gboolean
is_anonymous (guint group)
{
  return group == HENG_GROUP_PEER || group == HENG_GROUP_SUB || group == HENG_GROUP_CUST;
}

static gboolean
is_short (const HengRaterGroupInput *input, guint group)
{
  return is_anonymous (group) && input->n > 0 && input->n < HENG_ANONYMITY_MINIMUM;
}

/* Σ W · mean and Σ W over what enters the rating. */
typedef struct
{
  HengWide sum;
  gint64 weights;
  GString *formula;
} Rating;

static void
rating_add (Rating *rating, gint64 weight_bp, HengMicro mean)
{
  rating->sum += (HengWide) weight_bp * mean;
  rating->weights += weight_bp;
  if (rating->formula && weight_bp > 0)
    {
      g_autofree char *weight = heng_micro_display_short (weight_bp * (HENG_MICRO / 100));
      g_autofree char *text = heng_micro_display (mean, 6, FALSE);

      g_string_append_printf (rating->formula, "%s%s × %s", rating->formula->len ? " + " : "", weight, text);
    }
}

static HengMicro
group_mean (gint64 n, HengMicro sum, HengTrace *trace)
{
  HengMicro mean = heng_div_round (sum, n);

  if (trace)
    {
      g_autofree char *sum_text = heng_micro_display_short (sum);

      heng_trace_formula (trace, "%s ÷ %d", sum_text, (int) n);
      heng_trace_note_rounding (trace, sum, n);
      heng_trace_value (trace, HENG_NUMBER (mean), 6);
    }
  return mean;
}

static HengTrace *
add_group_step (HengTrace *trace, guint group)
{
  const HengEnumValue *value = heng_enum_by_value (heng_rater_group_values, (int) group);

  return heng_trace_add (trace, value->key, _(value->label));
}

/* Never the numbers of a group that is too small to be shown. */
static void
explain_unshown (HengTrace *trace, HengGroupFate fate)
{
  heng_trace_value_text (trace, fate == HENG_GROUP_ABSENT ? _("no ratings") : _("not shown"));
  if (fate == HENG_GROUP_POOLED)
    heng_trace_note (trace, _("fewer than %d raters: counted with the other raters"), HENG_ANONYMITY_MINIMUM);
  if (fate == HENG_GROUP_EXCLUDED)
    heng_trace_note (trace, _("fewer than %d raters: left out, to keep them anonymous"), HENG_ANONYMITY_MINIMUM);
}

/* Whether the short groups together reach the minimum; fills the pool. */
static gint64
pool_short_groups (const HengRaterGroupInput groups[HENG_N_GROUPS], HengRaterScore *score, HengTrace *trace)
{
  HengMicro sum = 0;
  gint64 n = 0, weight = 0;

  for (guint i = 0; i < HENG_N_GROUPS; i++)
    if (is_short (&groups[i], i))
      {
        n += groups[i].n;
        sum += groups[i].sum;
        weight += groups[i].weight_bp;
      }
  if (n < HENG_ANONYMITY_MINIMUM)
    return 0;
  score->pool_n = n;
  score->pool_mean = HENG_NUMBER (group_mean (n, sum, heng_trace_add (trace, "OTHER", _("Other raters"))));
  return weight;
}

/* The highest and the lowest are left out of a group that stands for itself, never of the pool. */
static HengMicro
own_mean (const HengRaterGroupInput *input, HengTrace *trace)
{
  if (input->trimmed_n <= 0)
    return group_mean (input->n, input->sum, trace);
  heng_trace_note (trace, _("%d raters, without the highest and the lowest"), (int) input->n);
  return group_mean (input->trimmed_n, input->trimmed_sum, trace);
}

static void
score_group (const HengRaterGroupInput *input, guint group, HengRaterScore *score, Rating *rating, HengTrace *trace)
{
  HengTrace *step = add_group_step (trace, group);

  if (input->n <= 0)
    score->fate[group] = HENG_GROUP_ABSENT;
  else if (is_short (input, group))
    score->fate[group] = score->pool_n > 0 ? HENG_GROUP_POOLED : HENG_GROUP_EXCLUDED;
  else
    {
      score->fate[group] = HENG_GROUP_SHOWN;
      score->mean[group] = HENG_NUMBER (own_mean (input, step));
      if (input->weight_bp > 0)
        rating_add (rating, input->weight_bp, score->mean[group].micro);
      else
        heng_trace_note (step, "%s", _("shown only, not counted"));
      return;
    }
  explain_unshown (step, score->fate[group]);
}

static void
finish_rating (HengRaterScore *score, const Rating *rating, HengTrace *trace)
{
  HengTrace *step = heng_trace_add (trace, "R", _("Mean of the rater groups"));

  score->active_weight_bp = rating->weights;
  if (rating->weights > 0)
    {
      score->rating = HENG_NUMBER (heng_div_round (rating->sum, rating->weights));
      score->points = HENG_NUMBER (HENG_POINTS (20) + 20 * score->rating.micro);
    }
  if (!trace)
    return;
  if (rating->weights > 0)
    {
      g_autofree char *weights = heng_micro_display_short (rating->weights * (HENG_MICRO / 100));
      g_autofree char *mean = heng_micro_display (score->rating.micro, 6, FALSE);

      heng_trace_formula (step, "(%s) ÷ %s", rating->formula->str, weights);
      heng_trace_note_rounding (step, rating->sum, rating->weights);
      heng_trace_formula (trace, "20 + 20 × %s", mean);
    }
  else
    heng_trace_note (trace, "%s", _("no ratings that may be used"));
  heng_trace_value (step, score->rating, 6);
  heng_trace_value (trace, score->points, 6);
}

HengRaterScore
heng_rater_groups_score (const HengRaterGroupInput groups[HENG_N_GROUPS], HengTrace *trace)
{
  HengRaterScore score = { .pool_mean = HENG_NA, .rating = HENG_NA, .points = HENG_NA };
  Rating rating = { .formula = trace ? g_string_new (NULL) : NULL };
  gint64 pool_weight = pool_short_groups (groups, &score, trace);

  for (guint i = 0; i < HENG_N_GROUPS; i++)
    {
      score.mean[i] = HENG_NA;
      score_group (&groups[i], i, &score, &rating, trace);
    }
  if (pool_weight > 0)
    rating_add (&rating, pool_weight, score.pool_mean.micro);
  finish_rating (&score, &rating, trace);
  if (rating.formula)
    g_string_free (rating.formula, TRUE);
  return score;
}
