/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial agrees with what really comes out once it is written, to the last micro: scores, ranks, grades, seats, who is blocked; by loading reviews, by the
 * pools and by hengctl. Applying is one change that can be undone and redone after a restart; published cycles are refused. */
#include "whatif-fixture.h"

static void
test_now (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (HengWhatif) whatif = load (fixture->db, cycle_id);
  g_autoptr (HengTrial) trial = heng_trial_new (whatif);
  g_autoptr (GPtrArray) differences = heng_trial_differences (whatif, trial, trial);
  const HengWhatifCard *rd = whatif->cards->pdata[rd_card (whatif)];

  assert_agrees (fixture->db, cycle_id, whatif, whatif->now);
  g_assert_cmpuint (whatif->now->n_scored, >, STAFF / 2);
  g_assert_cmpuint (differences->len, ==, 0);
  g_assert_cmpuint (rd->n_own, ==, 1);
  g_assert_cmpuint (rd->n_people, >, STAFF / 2);
  g_assert_false (whatif->is_published);
}

/* The property: evaluated, then really written, then read by everything that reads scores. */
static void
test_agreement (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (HengWhatif) whatif = load (fixture->db, cycle_id);

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HengTrial) trial = random_trial (whatif);
      g_autoptr (HengOutcome) outcome = heng_whatif_evaluate (whatif, trial);
      g_autoptr (HengWhatif) written = NULL;
      g_autoptr (HengWhatif) back = NULL;
      g_autofree char *undone = NULL;

      if (!apply (fixture->db, cycle_id, whatif, trial, "试算", &error))
        {
          g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED); /* a random trial may say nothing new */
          continue;
        }
      assert_agrees (fixture->db, cycle_id, whatif, outcome);
      written = load (fixture->db, cycle_id);
      assert_same_outcome (outcome, written->now);
      undone = heng_journal_undo (fixture->db, "test", &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (undone, "What-if applied to"));
      back = load (fixture->db, cycle_id);
      assert_same_outcome (whatif->now, back->now);
    }
}

/* The final score of one person, as `hengctl score --explain` proves it. */
static char *
hengctl_final (Fixture *fixture, const char *emp_no)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  const char *command[] = { hengctl, "--store", fixture->path, "--json", "score", "2026Q3", "--employee", emp_no, "--explain", NULL };
  const char *proof, *value;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error));
  g_assert_no_error (error);
  proof = strstr (out, "\"proof\"");
  g_assert_nonnull (proof);
  value = strstr (proof, "\"value\": \"");
  g_assert_nonnull (value);
  value += strlen ("\"value\": \"");
  return g_strndup (value, strcspn (value, "\""));
}

static void
test_hengctl (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengWhatif) whatif = load (fixture->db, cycle_id);
  g_autoptr (HengTrial) trial = heng_trial_new (whatif);
  g_autoptr (HengOutcome) outcome = NULL;

  if (!hengctl)
    {
      g_test_skip ("test-whatif HENGCTL");
      return;
    }
  heng_trial_set_weight (trial, whatif, rd_card (whatif), 0, 3500, TRUE);
  heng_trial_set_share (trial, whatif, 0, HENG_COMPONENT_KPI, 5500, TRUE);
  outcome = heng_whatif_evaluate (whatif, trial);
  g_assert_true (apply (fixture->db, cycle_id, whatif, trial, "试算", &error));
  for (guint i = 0; i < whatif->n_people; i++)
    if (outcome->finals[i] > HENG_COLUMN_NA)
      {
        g_autofree char *expected = heng_micro_format (outcome->finals[i], 6), *proved = hengctl_final (fixture, whatif->people[i].emp_no);

        g_assert_cmpstr (proved, ==, expected);
      }
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  heng_db_close (fixture->db);
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
}

static void
test_restart (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengWhatif) whatif = load (fixture->db, cycle_id);
  g_autoptr (HengTrial) trial = heng_trial_new (whatif);
  g_autoptr (HengOutcome) outcome = NULL;
  g_autofree char *undone = NULL, *redone = NULL;

  heng_trial_set_weight (trial, whatif, rd_card (whatif), 0, 3500, TRUE);
  outcome = heng_whatif_evaluate (whatif, trial);
  g_assert_true (apply (fixture->db, cycle_id, whatif, trial, "董事会决议", &error));
  g_assert_no_error (error);
  reopen (fixture);
  undone = heng_journal_undo (fixture->db, "test", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (undone, ": 董事会决议"));
  assert_agrees (fixture->db, cycle_id, whatif, whatif->now);
  reopen (fixture);
  redone = heng_journal_redo (fixture->db, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, undone);
  assert_agrees (fixture->db, cycle_id, whatif, outcome);
  g_assert_true (heng_journal_verify (fixture->db, &error));
}

static void
assert_refused (HengDb *db, gint64 cycle_id, const HengWhatif *whatif, const HengTrial *trial, const char *reason, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (apply (db, cycle_id, whatif, trial, reason, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengWhatif) whatif = load (fixture->db, cycle_id);
  g_autoptr (HengTrial) trial = heng_trial_new (whatif);

  assert_refused (fixture->db, cycle_id, whatif, trial, "试算", "nothing to apply");
  heng_trial_set_weight (trial, whatif, rd_card (whatif), 0, 3500, FALSE);
  assert_refused (fixture->db, cycle_id, whatif, trial, "试算", "not 100%");
  heng_trial_reset_card (trial, whatif, rd_card (whatif));
  heng_trial_set_weight (trial, whatif, rd_card (whatif), 0, 3500, TRUE);
  assert_refused (fixture->db, cycle_id, whatif, trial, " ", "reason");
  g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, TRUE, "early", NULL, "test", &error), >, 0);
  g_assert_no_error (error);
  assert_refused (fixture->db, cycle_id, whatif, trial, "试算", "are published");
}

/* A published quarter can still be tried on: what the present numbers would have been. */
static void
test_published (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengWhatif) before = load (fixture->db, cycle_id);
  g_autoptr (HengWhatif) after = NULL;

  g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, TRUE, "early", NULL, "test", &error), >, 0);
  g_assert_no_error (error);
  after = load (fixture->db, cycle_id);
  g_assert_true (after->is_published);
  g_assert_cmpmem (before->now->finals, before->n_people * sizeof (HengMicro), after->now->finals, after->n_people * sizeof (HengMicro));
}

/* A recorded move counts; when its proposal has gone it is said to be stale. */
static void
test_calibrated (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (HengWhatif) plain = load (fixture->db, cycle_id);
  g_autoptr (HengWhatif) whatif = NULL;
  g_autoptr (HengTrial) trial = NULL;
  g_autoptr (HengOutcome) outcome = NULL;
  HengGradeChange *move = heng_grade_change_new ();
  guint who = 0;

  while (plain->now->grades[who] < 1 || plain->now->flags[who] & HENG_OUTCOME_BLOCKED)
    who++;
  move->cycle_id = cycle_id;
  move->employee_id = plain->people[who].employee_id;
  move->from_grade = g_strdup (grade_name (plain, plain->now->grades[who]));
  move->to_grade = g_strdup (grade_name (plain, plain->now->grades[who] - 1));
  move->reason = g_strdup ("贡献突出");
  insert_one (fixture->db, &heng_grade_change_type, move);
  whatif = load (fixture->db, cycle_id);
  assert_agrees (fixture->db, cycle_id, whatif, whatif->now);
  g_assert_cmpint (whatif->now->grades[who], ==, plain->now->grades[who] - 1);
  g_assert_cmpuint (whatif->now->n_stale, ==, 0);
  trial = heng_trial_new (whatif);
  for (guint b = 0; b + 1 < trial->n_bands; b++)
    trial->lowers[b] = HENG_POINTS (119) - b * HENG_MICRO;
  outcome = heng_whatif_evaluate (whatif, trial);
  g_assert_cmpuint (outcome->n_stale, ==, 1);
  g_assert_cmpint (outcome->grades[who], ==, whatif->now->grades[who]);
}

static void
test_moves (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (HengWhatif) whatif = load (fixture->db, cycle_id);
  g_autoptr (HengTrial) trial = heng_trial_new (whatif);
  g_autoptr (HengOutcome) outcome = NULL;
  g_autoptr (GArray) moves = NULL;
  guint n = 0;

  trial->lowers[2] += HENG_POINTS (4);
  outcome = heng_whatif_evaluate (whatif, trial);
  moves = heng_outcome_moves (whatif, whatif->now, outcome);
  for (guint i = 0; i < whatif->n_people; i++)
    n += whatif->now->grades[i] != outcome->grades[i];
  g_assert_cmpuint (moves->len, ==, n);
  for (guint i = 0; i < moves->len; i++)
    g_assert_cmpint (g_array_index (moves, HengOutcomeMove, i).steps, ==, -1); /* a higher bound raises nobody */
  g_assert_cmpuint (heng_outcome_scores_changed (whatif->now, outcome), ==, 0);
}

static void
test_document (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_varied (fixture);
  g_autoptr (HengWhatif) whatif = load (fixture->db, cycle_id);

  for (int round = 0; round < 10; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HengTrial) trial = random_trial (whatif);
      g_autofree char *json = heng_trial_to_json (trial, whatif);
      g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (HengTrial) read = heng_trial_from_json (whatif, json, left_out, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (left_out->len, ==, 0);
      g_assert_true (heng_trial_equal (trial, read));
    }
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_false (heng_trial_keep (fixture->db, cycle_id, "  ", "{}", "李娜", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (heng_trial_keep (fixture->db, cycle_id, "质量优先", "{\"a\":1}", "李娜", &error));
  g_assert_true (heng_trial_keep (fixture->db, cycle_id, " 质量优先 ", "{\"a\":2}", "李娜", &error));
  g_assert_no_error (error);
  kept = heng_kept_trials_load (fixture->db, cycle_id, &error);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (((HengKeptTrial *) kept->pdata[0])->document, ==, "{\"a\":2}");
  g_assert_true (heng_trial_drop (fixture->db, kept->pdata[0], "李娜", &error));
  none = heng_kept_trials_load (fixture->db, cycle_id, &error);
  g_assert_cmpuint (none->len, ==, 0);
  undo (fixture->db, "Delete the trial “质量优先”");
  undo (fixture->db, "Keep the trial “质量优先”");
}

static void
test_bad_documents (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "", "[]", "{\"format\":\"other\",\"version\":1,\"lines\":[],\"profiles\":[],\"grades\":[]}",
                                     "{\"format\":\"heng-trial\",\"version\":1}" };
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HengWhatif) whatif = load (fixture->db, open_varied (fixture));
  g_autoptr (HengTrial) gone = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (heng_trial_from_json (whatif, bad[i], NULL, &error));
      g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
    }
  gone = heng_trial_from_json (whatif,
                               "{\"format\":\"heng-trial\",\"version\":1,\"lines\":[{\"template\":\"XX\",\"revision\":1,\"code\":\"XX-01\","
                               "\"weight\":\"10\"}],\"profiles\":[],\"grades\":[]}",
                               left_out, NULL);
  g_assert_nonnull (gone);
  g_assert_cmpuint (left_out->len, ==, 1);
  g_assert_cmpstr (left_out->pdata[0], ==, "XX XX-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hengctl = argc > 1 ? argv[1] : NULL;
  TEST ("/whatif/now", test_now);
  TEST ("/whatif/agreement", test_agreement);
  TEST ("/whatif/hengctl", test_hengctl);
  TEST ("/whatif/restart", test_restart);
  TEST ("/whatif/refusals", test_refusals);
  TEST ("/whatif/published", test_published);
  TEST ("/whatif/calibrated", test_calibrated);
  TEST ("/whatif/moves", test_moves);
  TEST ("/whatif/document", test_document);
  TEST ("/whatif/kept", test_kept);
  TEST ("/whatif/bad-documents", test_bad_documents);
  return g_test_run ();
}
