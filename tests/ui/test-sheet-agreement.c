/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheet shows while somebody types, what it shows once that is stored, the what-if and `hengctl score` are
 * the same to the last micro, over random values: test-sheet-agreement [HENGCTL] */
#pragma GCC diagnostic ignored "-Wunused-function" /* the fixture also serves test-whatif.c */
#include "../appraisal/whatif-fixture.h"

#include <gtk/gtk.h>

#include "heng-person-verbs.h"
#include "heng-scorecard-model.h"
#include "heng-sheet-model.h"

#define PEOPLE 8 /* who is typed for in each round */

static void
rescore_cb (HengScorecardModel *model, HengReview *review)
{
  heng_review_score (review, NULL); /* as the page does at every key */
}

/* A random value into every cell that takes it; what was typed is written as the sheet writes a block. */
static void
type_everything (HengDb *db, HengSheetModel *sheet, const HengReviewPart *part)
{
  g_autoptr (GError) error = NULL;
  HengActualsRequest *request = heng_actuals_request_new ("typed", "test");

  for (guint row = 0; row < heng_sheet_model_n_rows (sheet); row++)
    {
      const HengReviewLine *line = part->lines->pdata[row];
      const char *text = g_test_rand_int_range (0, 20) ? random_value (line) : "";
      g_autofree char *fault = heng_sheet_model_check (sheet, row, HENG_COLUMN_ACTUAL, text);

      if (fault || heng_rule_kind (line->rule) == HENG_RULE_MILE)
        continue;
      heng_actuals_request_add (request, line->record, text, line->actual ? line->actual->version : 0);
      heng_sheet_model_typed (sheet, row, HENG_COLUMN_ACTUAL, text);
    }
  g_assert_nonnull (heng_verb_enter_actuals (db, request, NULL, &error));
  g_assert_no_error (error);
  heng_actuals_request_free (request);
}

static void
assert_same_value (HengValue a, HengValue b)
{
  g_assert_cmpint (a.state, ==, b.state);
  if (a.state == HENG_VALUE_NUMBER)
    g_assert_cmpint (a.micro, ==, b.micro);
}

/* Every cell that is read, and every number behind it. */
static void
assert_same_sheet (HengSheetModel *a, const HengReviewPart *x, HengSheetModel *b, const HengReviewPart *y)
{
  static const guint columns[] = { HENG_COLUMN_ACTUAL, HENG_COLUMN_SCORE, HENG_COLUMN_GAP };
  g_autofree char *total = heng_sheet_model_foot (a, HENG_COLUMN_SCORE), *same = heng_sheet_model_foot (b, HENG_COLUMN_SCORE);

  g_assert_cmpuint (heng_sheet_model_n_rows (a), ==, heng_sheet_model_n_rows (b));
  for (guint row = 0; row < heng_sheet_model_n_rows (a); row++)
    {
      assert_same_value (((HengReviewLine *) x->lines->pdata[row])->points, ((HengReviewLine *) y->lines->pdata[row])->points);
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          g_autofree char *shown = heng_sheet_model_display (a, row, columns[i]), *stored = heng_sheet_model_display (b, row, columns[i]);

          g_assert_cmpstr (shown, ==, stored);
        }
    }
  assert_same_value (x->kpi.score, y->kpi.score);
  g_assert_cmpstr (total, ==, same);
}

static const char *hengctl;

static void
assert_hengctl (Fixture *fixture, const char *emp_no, HengMicro expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *text = heng_micro_format (expected, 6), *wanted = g_strdup_printf ("\"value\": \"%s\"", text);
  const char *command[] = { hengctl, "--store", fixture->path, "--json", "score", "2026Q3", "--employee", emp_no, "--explain", NULL };
  const char *proof;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error));
  g_assert_no_error (error);
  proof = strstr (out, "\"proof\"");
  g_assert_nonnull (proof);
  g_assert_true (g_str_has_prefix (strstr (proof, "\"value\": "), wanted));
}

/* One person: typed, stored, read again. */
static void
compare_person (Fixture *fixture, HengReview *typed, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref), stored = NULL;
  HengReview *read = NULL;

  for (guint p = 0; p < typed->parts->len; p++)
    {
      HengScorecardModel *model = heng_scorecard_model_new ();

      g_ptr_array_add (models, model);
      heng_scorecard_model_set (model, NULL, typed, p);
      g_signal_connect (model, "typed-value", G_CALLBACK (rescore_cb), typed);
      type_everything (fixture->db, HENG_SHEET_MODEL (model), typed->parts->pdata[p]);
    }
  stored = heng_reviews_load (fixture->db, cycle_id, 0, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < stored->len; i++)
    if (((HengReview *) stored->pdata[i])->employee->id == typed->employee->id)
      read = stored->pdata[i];
  assert_same_value (typed->final.final, read->final.final);
  g_assert_cmpint (typed->final.published, ==, read->final.published);
  for (guint p = 0; p < typed->parts->len; p++)
    {
      g_autoptr (HengScorecardModel) again = heng_scorecard_model_new ();

      heng_scorecard_model_set (again, NULL, read, p);
      assert_same_sheet (models->pdata[p], typed->parts->pdata[p], HENG_SHEET_MODEL (again), read->parts->pdata[p]);
    }
}

static void
test_agreement (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = heng_reviews_load (fixture->db, cycle_id, 0, FALSE, &error);
  g_autoptr (HengWhatif) whatif = NULL;
  guint first = (guint) g_test_rand_int_range (0, (int) reviews->len);

  g_assert_no_error (error);
  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autoptr (GPtrArray) now = heng_reviews_load (fixture->db, cycle_id, 0, FALSE, &error);
      HengReview *review = now->pdata[(first + i * 5) % now->len];

      compare_person (fixture, review, cycle_id);
    }
  whatif = load (fixture->db, cycle_id);
  assert_agrees (fixture->db, cycle_id, whatif, whatif->now);
  for (guint i = 0; hengctl && i < PEOPLE; i++)
    {
      guint person = (first + i * 5) % whatif->n_people;

      if (whatif->now->finals[person] > HENG_COLUMN_NA)
        assert_hengctl (fixture, whatif->people[person].emp_no, whatif->now->finals[person]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hengctl = argc > 1 ? argv[1] : NULL;
  TEST ("/sheet/agreement", test_agreement);
  return g_test_run ();
}
