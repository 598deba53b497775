/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial over columns: scorecards that change are scored anew, then everybody's final, rank and grade. */
#include "heng-whatif-private.h"

#include "heng-final-columns.h"

#include <string.h>

#define CENT (HENG_MICRO / 100)
#define MOST_CENTS 12000 /* 120 points */

void
heng_outcome_free (HengOutcome *outcome)
{
  gpointer arrays[] = { outcome->finals, outcome->published, outcome->ranks, outcome->bands, outcome->grades, outcome->flags,
                        outcome->counts, outcome->pool_counts, outcome->seats };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  g_free (outcome);
}

static HengOutcome *
outcome_new (const HengWhatif *whatif)
{
  HengOutcome *outcome = g_new0 (HengOutcome, 1);
  gsize n = (gsize) whatif->n_people + 1;

  outcome->n_people = whatif->n_people;
  outcome->n_bands = whatif->bands->len;
  outcome->n_pools = whatif->pools->len;
  outcome->finals = g_new (HengMicro, n);
  outcome->published = g_new (HengMicro, n);
  outcome->ranks = g_new0 (guint32, n);
  outcome->bands = g_new (gint8, n);
  outcome->grades = g_new (gint8, n);
  outcome->flags = g_new0 (guint8, n);
  outcome->counts = g_new0 (gint64, outcome->n_bands + 1);
  outcome->pool_counts = g_new0 (gint64, (gsize) outcome->n_pools * outcome->n_bands + 1);
  outcome->seats = g_new0 (gint64, (gsize) outcome->n_pools * outcome->n_bands + 1);
  return outcome;
}

/* Scorecards */

/* One block as the trial has it. */
typedef struct
{
  const HengRule **rules;
  gint64 *weights;
  const HengMicro **actuals;
  GPtrArray *owned_rules, *owned_columns;
  HengRule *points; /* points that are ready score themselves */
} Card;

static void
card_init (Card *card, guint n_lines)
{
  card->rules = g_new0 (const HengRule *, n_lines + 1);
  card->weights = g_new0 (gint64, n_lines + 1);
  card->actuals = g_new0 (const HengMicro *, n_lines + 1);
  card->owned_rules = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_rule_free);
  card->owned_columns = g_ptr_array_new_with_free_func (g_free);
  card->points = heng_rule_parse ("direct", NULL);
  g_ptr_array_add (card->owned_rules, card->points);
}

static void
card_clear (Card *card)
{
  g_free (card->rules);
  g_free (card->weights);
  g_free (card->actuals);
  g_ptr_array_unref (card->owned_rules);
  g_ptr_array_unref (card->owned_columns);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Card, card_clear)

/* Deductions by another rule: points, person by person. */
static HengMicro *
score_values (const HengRule *rule, const HengWhatifBlockLine *line, guint n)
{
  HengMicro *points = g_memdup2 (line->column, n * sizeof *points);

  for (guint i = 0; i < n; i++)
    if (points[i] > HENG_COLUMN_NA)
      points[i] = heng_rule_score (rule, &line->values[i], NULL).micro;
  return points;
}

static void
card_set_line (Card *card, guint i, const HengWhatifBlock *block, const char *changed)
{
  const HengWhatifBlockLine *line = &block->lines[i];
  HengRule *rule = changed ? heng_rule_parse (changed, NULL) : NULL;

  if (rule)
    g_ptr_array_add (card->owned_rules, rule);
  card->rules[i] = !line->is_numeric ? card->points : rule ? rule : line->rule;
  card->actuals[i] = line->column;
  if (!rule || !line->values)
    return;
  card->actuals[i] = score_values (rule, line, block->n);
  g_ptr_array_add (card->owned_columns, (gpointer) card->actuals[i]);
}

static const char *
changed_rule (const HengWhatif *whatif, const HengTrial *trial, const HengWhatifBlock *block, guint i)
{
  const HengWhatifBlockLine *line = &block->lines[i];

  return trial && !line->own_rule ? heng_trial_changed_rule (trial, whatif, block->card, (guint) line->line) : NULL;
}

/* Who cannot be published by this scorecard (heng_review_blockers). */
static void
find_blocked (const HengWhatifBlock *block, const Card *card, guint8 *blocked)
{
  gint64 total = 0;
  g_autofree gint64 *active = NULL;
  gboolean has_na = FALSE;

  for (guint i = 0; i < block->n_lines; i++)
    {
      total += card->weights[i];
      has_na |= card->weights[i] > 0 && block->lines[i].has_na;
    }
  memset (blocked, total != 10000, block->n);
  for (guint i = 0; i < block->n_lines; i++)
    for (guint row = 0; card->weights[i] > 0 && block->lines[i].problems && row < block->n; row++)
      blocked[row] |= block->lines[i].problems[row];
  if (!has_na)
    return;
  active = g_new (gint64, block->n);
  for (guint row = 0; row < block->n; row++)
    active[row] = total;
  for (guint i = 0; i < block->n_lines; i++)
    for (guint row = 0; block->lines[i].has_na && row < block->n; row++)
      active[row] -= block->lines[i].column[row] == HENG_COLUMN_NA ? card->weights[i] : 0;
  for (guint row = 0; row < block->n; row++)
    blocked[row] |= active[row] < HENG_SCORECARD_BASIS_BP;
}

static void
score_block (const HengWhatif *whatif, const HengTrial *trial, const HengWhatifBlock *block, HengMicro *kpi, guint8 *blocked)
{
  g_auto (Card) card = { NULL };
  HengScoreColumns columns;

  card_init (&card, block->n_lines);
  for (guint i = 0; i < block->n_lines; i++)
    {
      const HengWhatifBlockLine *line = &block->lines[i];
      gboolean moves = trial && !block->own_weights && line->line >= 0;

      card_set_line (&card, i, block, changed_rule (whatif, trial, block, i));
      card.weights[i] = moves ? trial->cards[block->card].lines[line->line].weight_bp : line->weight_bp;
    }
  columns = (HengScoreColumns) { block->n, block->n_lines, card.rules, card.weights, card.actuals };
  heng_score_columns (&columns, kpi + block->first, NULL);
  find_blocked (block, &card, blocked + block->first);
}

static gboolean
is_changed (const HengWhatif *whatif, const HengTrial *trial, const HengWhatifBlock *block)
{
  if (!block->own_weights && heng_trial_changes_weights (trial, whatif, block->card))
    return TRUE;
  for (guint i = 0; i < block->n_lines; i++)
    if (changed_rule (whatif, trial, block, i))
      return TRUE;
  return FALSE;
}

void
heng_whatif_score_now (HengWhatif *whatif)
{
  for (guint i = 0; i < whatif->columns->n_blocks; i++)
    score_block (whatif, NULL, &whatif->columns->blocks[i], whatif->columns->kpi, whatif->columns->blocked);
}

/* Finals */

static void
score_rows (const HengWhatif *whatif, const HengTrial *trial, const HengMicro *kpi, HengMicro *finals)
{
  const HengWhatifColumns *columns = whatif->columns;
  g_autofree gint64 (*mixes)[HENG_N_COMPONENTS] = g_malloc0_n (columns->n_mixes + 1, sizeof *mixes);
  HengFinalColumns final = { columns->n_rows, { columns->okr, kpi, columns->feedback }, columns->mix, (const gint64 (*)[HENG_N_COMPONENTS]) mixes,
                             columns->adjustments };

  for (guint i = 0; i < columns->n_mixes; i++)
    memcpy (mixes[i], columns->mixes[i].is_own ? columns->mixes[i].mix : trial->mixes[columns->mixes[i].profile], sizeof mixes[i]);
  heng_final_columns (&final, finals);
}

static HengValue
value_of (HengMicro mark)
{
  return mark == HENG_COLUMN_NA ? HENG_NA : mark == HENG_COLUMN_MISSING ? HENG_MISSING : HENG_NUMBER (mark);
}

/* After a transfer: the parts by days. */
static HengMicro
join_parts (const HengWhatif *whatif, guint person, const HengMicro *finals)
{
  const HengWhatifColumns *columns = whatif->columns;
  const HengWhatifPerson *who = &whatif->people[person];
  g_autofree HengPartialFinal *parts = g_new (HengPartialFinal, who->n_parts + 1);
  HengValue final;

  for (guint i = 0; i < who->n_parts; i++)
    {
      guint row = columns->parts[who->first_part + i];

      parts[i] = (HengPartialFinal) { value_of (finals[row]), columns->days[row] };
    }
  final = heng_final_score_parts (parts, who->n_parts, &columns->sums[person], 1, NULL).final;
  return final.state == HENG_VALUE_NUMBER ? final.micro : final.state == HENG_VALUE_NA ? HENG_COLUMN_NA : HENG_COLUMN_MISSING;
}

static gboolean
is_row_blocked (const HengWhatif *whatif, const HengTrial *trial, guint row, const guint8 *blocked)
{
  const HengWhatifMix *mix = &whatif->columns->mixes[whatif->columns->mix[row]];
  const gint64 *weights = mix->is_own ? mix->mix : trial->mixes[mix->profile];

  return (weights[HENG_COMPONENT_KPI] > 0 && blocked[row])
         || (weights[HENG_COMPONENT_OKR] > 0 && whatif->columns->okr[row] == HENG_COLUMN_MISSING);
}

static void
gather_people (const HengWhatif *whatif, const HengTrial *trial, const HengMicro *finals, const guint8 *blocked, HengOutcome *outcome)
{
  const HengWhatifColumns *columns = whatif->columns;

  for (guint i = 0; i < whatif->n_people; i++)
    {
      const HengWhatifPerson *who = &whatif->people[i];
      gboolean is_blocked = FALSE;

      outcome->finals[i] = who->n_parts == 1 ? finals[columns->parts[who->first_part]] : join_parts (whatif, i, finals);
      for (guint p = 0; p < who->n_parts; p++)
        is_blocked |= is_row_blocked (whatif, trial, columns->parts[who->first_part + p], blocked);
      is_blocked |= outcome->finals[i] <= HENG_COLUMN_NA;
      outcome->flags[i] = is_blocked ? HENG_OUTCOME_BLOCKED : 0;
      outcome->n_blocked += is_blocked;
    }
  heng_publish_columns (outcome->finals, whatif->n_people, outcome->published);
}

/* Ranks and grades */

static void
rank_people (HengOutcome *outcome)
{
  g_autofree guint32 *counts = g_new0 (guint32, MOST_CENTS + 1);
  HengWide sum = 0;
  guint32 better = 0;

  for (guint i = 0; i < outcome->n_people; i++)
    if (outcome->published[i] > HENG_COLUMN_NA)
      {
        counts[outcome->published[i] / CENT]++;
        sum += outcome->published[i];
      }
  for (int cents = MOST_CENTS; cents >= 0; cents--)
    {
      guint32 here = counts[cents];

      counts[cents] = better + 1;
      better += here;
    }
  for (guint i = 0; i < outcome->n_people; i++)
    outcome->ranks[i] = outcome->published[i] > HENG_COLUMN_NA ? counts[outcome->published[i] / CENT] : 0;
  outcome->n_scored = better;
  outcome->mean = better > 0 ? heng_div_round (sum, better) : 0;
}

/* The trial's grades: bands of their own, as the functions of distribution want them. */
typedef struct
{
  GPtrArray *bands;
  HengGradeScale *scale;
  gint8 index[128];               /* of each place: index into the bands */
  gint8 of_cents[MOST_CENTS + 1]; /* place of each score */
  gint64 *room;                   /* for seats */
  HengMicro *scores;              /* of a pool */
  guint8 *places;
} Grades;

static void
grades_clear (Grades *grades)
{
  g_clear_pointer (&grades->scale, heng_grade_scale_free);
  g_clear_pointer (&grades->bands, g_ptr_array_unref);
  g_clear_pointer (&grades->room, g_free);
  g_clear_pointer (&grades->scores, g_free);
  g_clear_pointer (&grades->places, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grades, grades_clear)

static void
grades_init (Grades *grades, const HengWhatif *whatif, const HengTrial *trial)
{
  grades->bands = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_grade_band_free);
  for (guint i = 0; i < whatif->bands->len; i++)
    {
      HengGradeBand *band = heng_grade_band_copy (whatif->bands->pdata[i]);

      band->lower = trial->lowers[i];
      band->share_bp = trial->shares_bp[i];
      g_ptr_array_add (grades->bands, band);
    }
  grades->scale = heng_grade_scale_new ((const HengGradeBand *const *) grades->bands->pdata, grades->bands->len);
  for (guint place = 0; place < grades->scale->n; place++)
    for (guint i = 0; i < grades->bands->len; i++)
      if (grades->bands->pdata[i] == grades->scale->bands[place])
        grades->index[place] = (gint8) i;
  for (int cents = 0; cents <= MOST_CENTS; cents++)
    grades->of_cents[cents] = (gint8) heng_grade_scale_of_score (grades->scale, cents * CENT);
  grades->room = g_new0 (gint64, grades->scale->n + 1);
  grades->scores = g_new (HengMicro, whatif->n_people + 1);
  grades->places = g_new (guint8, whatif->n_people + 1);
}

static void
band_people (const Grades *grades, HengOutcome *outcome)
{
  for (guint i = 0; i < outcome->n_people; i++)
    {
      gboolean has_score = outcome->published[i] > HENG_COLUMN_NA;

      outcome->bands[i] = has_score ? grades->index[(int) grades->of_cents[outcome->published[i] / CENT]] : -1;
      outcome->grades[i] = outcome->bands[i];
    }
}

static gboolean
is_in_pool (const HengWhatif *whatif, const HengOutcome *outcome, guint person)
{
  return !(outcome->flags[person] & HENG_OUTCOME_BLOCKED) && !whatif->people[person].outside;
}

/* Seats of a pool, and under ENFORCE the grades they propose. */
static void
distribute_pool (Grades *grades, const HengWhatif *whatif, const HengTrial *trial, guint pool, HengOutcome *outcome)
{
  const HengWhatifColumns *columns = whatif->columns;
  guint begin = columns->pool_begin[pool], end = columns->pool_begin[pool + 1], n = 0;
  gboolean enforced;

  for (guint k = begin; k < end; k++)
    if (is_in_pool (whatif, outcome, columns->members[k]))
      grades->scores[n++] = outcome->published[columns->members[k]];
  enforced = trial->mode == HENG_DISTRIBUTION_ENFORCE
             && heng_distribution_columns (grades->scale, grades->scores, n, grades->room, grades->places);
  if (!enforced)
    heng_distribution_seats (grades->scale, n, grades->room, NULL);
  for (guint place = 0; place < grades->scale->n; place++)
    outcome->seats[pool * outcome->n_bands + (guint) grades->index[place]] = grades->room[place];
  n = 0;
  for (guint k = begin; enforced && k < end; k++)
    if (is_in_pool (whatif, outcome, columns->members[k]))
      outcome->grades[columns->members[k]] = grades->index[grades->places[n++]];
}

/* A recorded move counts whatever is proposed now; it is stale when it started from another grade. */
static void
settle_people (const HengWhatif *whatif, HengOutcome *outcome)
{
  for (guint i = 0; i < outcome->n_people; i++)
    {
      const HengWhatifPerson *who = &whatif->people[i];
      int grade = outcome->grades[i];

      if (grade < 0)
        continue;
      if (who->is_moved && who->moved_from != grade)
        {
          outcome->flags[i] |= HENG_OUTCOME_STALE;
          outcome->n_stale++;
        }
      if (who->moved_to >= 0)
        grade = who->moved_to;
      outcome->grades[i] = (gint8) grade;
      outcome->counts[grade]++;
      outcome->coefficients += ((HengGradeBand *) whatif->bands->pdata[grade])->coefficient;
      if (is_in_pool (whatif, outcome, i))
        outcome->pool_counts[who->pool * outcome->n_bands + (guint) grade]++;
    }
}

HengOutcome *
heng_whatif_evaluate (const HengWhatif *whatif, const HengTrial *trial)
{
  const HengWhatifColumns *columns = whatif->columns;
  HengOutcome *outcome = outcome_new (whatif);
  g_autofree HengMicro *kpi = g_memdup2 (columns->kpi, (columns->n_rows + 1) * sizeof *kpi);
  g_autofree guint8 *blocked = g_memdup2 (columns->blocked, columns->n_rows + 1);
  g_autofree HengMicro *finals = g_new (HengMicro, columns->n_rows + 1);
  g_auto (Grades) grades = { NULL };

  for (guint i = 0; i < columns->n_blocks; i++)
    if (is_changed (whatif, trial, &columns->blocks[i]))
      score_block (whatif, trial, &columns->blocks[i], kpi, blocked);
  score_rows (whatif, trial, kpi, finals);
  gather_people (whatif, trial, finals, blocked, outcome);
  rank_people (outcome);
  grades_init (&grades, whatif, trial);
  if (whatif->bands->len == 0)
    memset (outcome->bands, -1, outcome->n_people);
  else
    band_people (&grades, outcome);
  if (whatif->bands->len == 0)
    memset (outcome->grades, -1, outcome->n_people);
  for (guint pool = 0; whatif->bands->len > 0 && pool < whatif->pools->len; pool++)
    distribute_pool (&grades, whatif, trial, pool, outcome);
  settle_people (whatif, outcome);
  return outcome;
}
