/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cycle of varied people, random trials on it, and the comparison of a trial with what really comes out. */
#pragma once

#include "appraisal-fixture.h"

#include "heng-outcome.h"
#include "heng-rule-points.h"
#include "heng-score-columns.h"
#include "heng-whatif.h"

#define STAFF 24
#define ROUNDS 14

static const char *hengctl;

static void
insert_one (HengDb *db, const HengRecordType *type, gpointer record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "record", &error);

  g_assert_no_error (error);
  heng_change_insert (change, type, record, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  heng_record_free (type, record);
}

static void
update_one (HengDb *db, const HengRecordType *type, gpointer record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "record", &error);

  heng_change_update (change, type, record, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static const char *
random_value (const HengReviewLine *line)
{
  static char text[64];
  HengMicro target = HENG_POINTS (90);
  g_autofree char *words = heng_rule_target (line->rule, &target);

  switch (heng_rule_kind (line->rule))
    {
    case HENG_RULE_DED:
      g_snprintf (text, sizeof text, "%d/%d/%d", g_test_rand_int_range (0, 9), g_test_rand_int_range (0, 3), g_test_rand_int_range (0, 12) == 0);
      return text;
    case HENG_RULE_BOOL:
      return g_test_rand_int_range (0, 2) ? "yes" : "no";
    case HENG_RULE_RATE:
      g_snprintf (text, sizeof text, "%d.%03d", g_test_rand_int_range (2, 5), g_test_rand_int_range (0, 1000));
      return text;
    case HENG_RULE_DIRECT:
      return "95";
    default:
      if (heng_rule_is_index (line->rule) && g_test_rand_int_range (0, 2))
        g_snprintf (text, sizeof text, "mean %d.%06d", g_test_rand_int_range (3, 5), g_test_rand_int_range (0, 1000000));
      else
        {
          g_autofree char *number = heng_micro_format_short (MIN (target * g_test_rand_int_range (60, 125) / 100 + g_test_rand_int_range (0, 9999),
                                                                  heng_rule_is_index (line->rule) ? HENG_POINTS (100) : G_MAXINT64));

          g_strlcpy (text, number, sizeof text);
        }
      return text;
    }
}

static void
enter_random (HengDb *db, const HengReviewPart *part, const HengReviewLine *line)
{
  g_autoptr (GError) error = NULL;
  int chance = g_test_rand_int_range (0, 40);

  if (heng_rule_kind (line->rule) == HENG_RULE_MILE)
    deliver_milestone (db, part->participant->id, line->record->code, heng_date_new (2026, 8, 10),
                       heng_date_new (2026, 8, 10 + g_test_rand_int_range (0, 11)));
  else if (chance == 0)
    heng_enter_actual (db, line->record, "NA", "停用", "李娜", NULL, -1, "test", &error);
  else if (chance > 1)
    heng_enter_actual (db, line->record, random_value (line), NULL, NULL, NULL, -1, "test", &error);
  if (!g_error_matches (error, HENG_RULE_ERROR, HENG_RULE_ERROR_ACTUAL)) /* a random value may be none of this rule */
    g_assert_no_error (error);
  g_clear_error (&error);
}

static void
enter_everything (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle_id, 0, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < reviews->len; i++)
    for (guint p = 0; p < ((HengReview *) reviews->pdata[i])->parts->len; p++)
      {
        const HengReviewPart *part = ((HengReview *) reviews->pdata[i])->parts->pdata[p];

        for (guint k = 0; k < part->lines->len; k++)
          enter_random (db, part, part->lines->pdata[k]);
      }
}

static gint64
participant_of (HengDb *db, gint64 cycle_id, const char *emp_no)
{
  g_autoptr (HengReview) review = review_of (db, cycle_id, emp_no);

  return ((HengReviewPart *) review->parts->pdata[0])->participant->id;
}

static void
add_specials (HengDb *db, gint64 cycle_id)
{
  for (int i = 0; i < STAFF; i += 3)
    {
      g_autofree char *emp_no = g_strdup_printf ("QH1%03d", i);
      HengFeedback *feedback = heng_feedback_new ();
      HengAdjustment *adjustment = heng_adjustment_new ();
      HengObjective *objective = heng_objective_new ();

      feedback->participant_id = participant_of (db, cycle_id, emp_no);
      feedback->rater_group = HENG_GROUP_PEER;
      feedback->n = 4;
      feedback->sum = g_test_rand_int_range (12, 20) * HENG_MICRO + g_test_rand_int_range (0, 999999);
      insert_one (db, &heng_feedback_type, feedback);
      objective->cycle_id = adjustment->cycle_id = cycle_id;
      adjustment->employee_id = objective->owner_id = id_of (db, emp_no);
      adjustment->points = g_test_rand_int_range (-7, 8) * HENG_MICRO / 2;
      adjustment->reason = g_strdup ("项目");
      adjustment->approver = g_strdup ("李娜");
      insert_one (db, &heng_adjustment_type, adjustment);
      objective->owner_kind = HENG_OWNER_PERSON;
      objective->key = g_strdup ("O1");
      objective->title = g_strdup ("上线");
      objective->weight_bp = 10000;
      insert_one (db, &heng_objective_type, objective);
    }
}

/* Not applicable, but nobody approved it: a score that cannot be published. */
static void
add_unapproved (HengDb *db, gint64 cycle_id, const char *emp_no)
{
  g_autoptr (HengReview) review = review_of (db, cycle_id, emp_no);
  const HengReviewLine *line = heng_review_find_line (review, "RD-04");
  HengActualRow *row = line->actual ? heng_actual_row_copy (line->actual) : heng_actual_row_new ();

  row->cycle_id = cycle_id;
  row->level = line->record->level;
  row->owner_id = line->record->participant_id;
  g_free (row->code);
  row->code = g_strdup ("RD-04");
  g_free (row->value);
  row->value = g_strdup ("NA");
  g_free (row->reason);
  row->reason = g_strdup ("停用");
  if (!row->id)
    {
      insert_one (db, &heng_actual_row_type, row);
      return;
    }
  update_one (db, &heng_actual_row_type, row);
  heng_actual_row_free (row);
}

/* One person's scorecard gets weights of its own, another one a rule of its own. */
static void
make_own (HengDb *db, gint64 cycle_id)
{
  g_autoptr (HengReview) weights = review_of (db, cycle_id, "QH1001");
  g_autoptr (HengReview) rule = review_of (db, cycle_id, "QH1004");
  GPtrArray *lines = ((HengReviewPart *) weights->parts->pdata[0])->lines;
  HengScorecardLine *first = ((HengReviewLine *) lines->pdata[0])->record, *second = ((HengReviewLine *) lines->pdata[1])->record;
  HengReviewLine *other = heng_review_find_line (rule, "RD-02");

  first->weight_bp += 500;
  second->weight_bp -= 500;
  update_one (db, &heng_scorecard_line_type, first);
  update_one (db, &heng_scorecard_line_type, second);
  g_free (other->record->rule);
  other->record->rule = g_strdup ("lin LB 20/10/2");
  update_one (db, &heng_scorecard_line_type, other->record);
}

/* An open quarter with people in three departments, one after a transfer, all kinds of values. */
static gint64
open_varied (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "department", &error);
  gint64 cycle_id, finance = add_department (change, "财务部", HENG_DEPT_FI, 0);

  g_assert_true (heng_change_commit (change, &error));
  for (int i = 0; i < STAFF; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("QH1%03d", i);

      add_employee (fixture->db, emp_no, "员工", i % 6 == 2 ? fixture->hr : i % 6 == 5 ? finance : fixture->rd, 0, i % 7 == 3 ? heng_date_new (2026, 8, 10) : heng_date_new (2024, 3, 1));
    }
  cycle_id = open_q3 (fixture->db);
  enter_everything (fixture->db, cycle_id);
  add_specials (fixture->db, cycle_id);
  make_own (fixture->db, cycle_id);
  add_unapproved (fixture->db, cycle_id, "QH1006");
  add_unapproved (fixture->db, cycle_id, "QH1009");
  return cycle_id;
}

static HengWhatif *
load (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  HengWhatif *whatif = heng_whatif_load (db, cycle_id, &error);

  g_assert_no_error (error);
  return whatif;
}

/* The scorecard of R&D. */
static guint
rd_card (const HengWhatif *whatif)
{
  for (guint c = 0; c < whatif->cards->len; c++)
    if (strcmp (((HengWhatifCard *) whatif->cards->pdata[c])->template_key, "RD") == 0)
      return c;
  g_assert_not_reached ();
}

/* Comparing with the store */

static HengMicro
mark_of (HengValue value)
{
  return value.state == HENG_VALUE_NUMBER ? value.micro : value.state == HENG_VALUE_NA ? HENG_COLUMN_NA : HENG_COLUMN_MISSING;
}

static const char *
grade_name (const HengWhatif *whatif, int band)
{
  return band < 0 ? NULL : ((HengGradeBand *) whatif->bands->pdata[band])->grade;
}

static guint
rank_of (GPtrArray *reviews, const HengReview *review)
{
  guint rank = 1;

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *other = reviews->pdata[i];

      rank += other->final.final.state == HENG_VALUE_NUMBER && other->final.published > review->final.published;
    }
  return rank;
}

static void
compare_review (const HengWhatif *whatif, const HengOutcome *outcome, guint i, const HengReview *review, GPtrArray *reviews)
{
  g_autoptr (GPtrArray) blockers = heng_review_blockers (review);
  gboolean has_score = review->final.final.state == HENG_VALUE_NUMBER;

  g_assert_cmpstr (whatif->people[i].emp_no, ==, review->employee->emp_no);
  g_assert_cmpint (outcome->finals[i], ==, mark_of (review->final.final));
  g_assert_cmpint (outcome->published[i], ==, has_score ? review->final.published : mark_of (review->final.final));
  g_assert_cmpstr (grade_name (whatif, outcome->bands[i]), ==, review->band ? review->band->grade : NULL);
  g_assert_cmpint ((outcome->flags[i] & HENG_OUTCOME_BLOCKED) != 0, ==, blockers->len > 0);
  g_assert_cmpuint (outcome->ranks[i], ==, has_score ? rank_of (reviews, review) : 0);
}

static guint
person_of (const HengWhatif *whatif, gint64 employee_id)
{
  for (guint i = 0; i < whatif->n_people; i++)
    if (whatif->people[i].employee_id == employee_id)
      return i;
  g_assert_not_reached ();
}

static void
compare_pool (const HengWhatif *whatif, const HengOutcome *outcome, const HengPool *pool)
{
  for (guint k = 0; k < pool->people->len; k++)
    {
      const HengPoolPerson *person = pool->people->pdata[k];
      guint i = person_of (whatif, person->employee_id), p = whatif->people[i].pool;

      g_assert_cmpint (outcome->published[i], ==, person->published);
      g_assert_cmpstr (grade_name (whatif, outcome->bands[i]), ==, person->band);
      g_assert_cmpstr (grade_name (whatif, outcome->grades[i]), ==, person->grade);
      for (guint place = 0; place < pool->scale->n; place++)
        for (guint b = 0; b < outcome->n_bands; b++)
          if (g_strcmp0 (grade_name (whatif, (int) b), pool->scale->bands[place]->grade) == 0)
            {
              g_assert_cmpint (outcome->seats[p * outcome->n_bands + b], ==, pool->distribution->seats[place]);
              g_assert_cmpint (outcome->pool_counts[p * outcome->n_bands + b], ==, pool->counting[place]);
            }
    }
}

/* What the store says now is what the outcome says. */
static void
assert_agrees (HengDb *db, gint64 cycle_id, const HengWhatif *whatif, const HengOutcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle_id, 0, FALSE, &error);
  const HengPoolArgs args = { .mode = -1 };
  g_autoptr (GPtrArray) pools = heng_pools_propose (db, cycle_id, &args, &error);
  gint64 counted = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, whatif->n_people);
  for (guint i = 0; i < reviews->len; i++)
    compare_review (whatif, outcome, i, reviews->pdata[i], reviews);
  for (guint i = 0; i < pools->len; i++)
    compare_pool (whatif, outcome, pools->pdata[i]);
  for (guint b = 0; b < outcome->n_bands; b++)
    counted += outcome->counts[b];
  g_assert_cmpint (counted, ==, outcome->n_scored);
}

static void
assert_same_outcome (const HengOutcome *a, const HengOutcome *b)
{
  g_assert_cmpmem (a->finals, a->n_people * sizeof (HengMicro), b->finals, b->n_people * sizeof (HengMicro));
  g_assert_cmpmem (a->grades, a->n_people, b->grades, b->n_people);
  g_assert_cmpmem (a->flags, a->n_people, b->flags, b->n_people);
  g_assert_cmpmem (a->counts, a->n_bands * sizeof (gint64), b->counts, b->n_bands * sizeof (gint64));
}

/* Trials */

/* A number of the rule moved a little, where that still is a rule. */
static void
move_rule (HengTrial *trial, const HengWhatif *whatif, guint card, guint line)
{
  const HengWhatifLine *now = ((HengWhatifCard *) whatif->cards->pdata[card])->lines->pdata[line];
  HengRulePoint points[HENG_RULE_MOST_POINTS];
  guint n = heng_rule_points (now->parsed, points), at = n > 0 ? (guint) g_test_rand_int_range (0, (gint32) n) : 0;
  g_autofree char *text = n > 0 ? heng_rule_move_point (now->parsed, at, points[at].value + g_test_rand_int_range (-300, 301) * 10000, NULL) : NULL;

  if (text)
    g_assert_true (heng_trial_set_rule (trial, whatif, card, line, text, NULL));
}

static HengTrial *
random_trial (const HengWhatif *whatif)
{
  HengTrial *trial = heng_trial_new (whatif);

  for (guint c = 0; c < trial->n_cards; c++)
    for (int k = g_test_rand_int_range (0, 3); k > 0; k--)
      {
        heng_trial_set_weight (trial, whatif, c, (guint) g_test_rand_int_range (0, (gint32) trial->cards[c].n_lines), g_test_rand_int_range (0, 6000), TRUE);
        move_rule (trial, whatif, c, (guint) g_test_rand_int_range (0, (gint32) trial->cards[c].n_lines));
      }
  for (guint p = 0; p < trial->n_profiles; p++)
    if (g_test_rand_int_range (0, 2))
      heng_trial_set_share (trial, whatif, p, (HengComponentKind) g_test_rand_int_range (0, 3), g_test_rand_int_range (0, 10001), TRUE);
  if (g_test_rand_int_range (0, 2))
    heng_trial_set_lower (trial, whatif, (guint) g_test_rand_int_range (0, (gint32) trial->n_bands - 1), g_test_rand_int_range (5000, 11900) * 10000);
  if (g_test_rand_int_range (0, 2))
    {
      gint64 share = g_test_rand_int_range (0, 900);

      trial->shares_bp[3] += trial->shares_bp[1] - share;
      trial->shares_bp[1] = share;
    }
  trial->mode = g_test_rand_int_range (HENG_DISTRIBUTION_ADVISE, HENG_DISTRIBUTION_ENFORCE + 1);
  return trial;
}

static gboolean
apply (HengDb *db, gint64 cycle_id, const HengWhatif *whatif, const HengTrial *trial, const char *reason, GError **error)
{
  g_autofree char *json = heng_trial_to_json (trial, whatif);

  return heng_trial_apply (db, cycle_id, json, reason, "test", error);
}
