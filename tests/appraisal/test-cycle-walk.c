/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over a cycle gives everybody the review that loading gives: score, result, checksum and blockers, for plain and special people; packed
 * actual values count like rows, and rows go before them. */
#include "appraisal-fixture.h"

#include "heng-actual-table.h"
#include "heng-cast-table.h"
#include "heng-cycle-walk.h"

typedef struct
{
  GPtrArray *expected; /* of HengReview */
  guint next;
} Comparison;

static void
compare_lines (const HengReview *review, const HengReview *expected)
{
  for (guint p = 0; p < expected->parts->len; p++)
    {
      const HengReviewPart *part = review->parts->pdata[p], *other = expected->parts->pdata[p];

      g_assert_cmpuint (part->lines->len, ==, other->lines->len);
      for (guint i = 0; i < part->lines->len; i++)
        {
          const HengReviewLine *line = part->lines->pdata[i], *wanted = other->lines->pdata[i];

          g_assert_cmpstr (line->record->code, ==, wanted->record->code);
          g_assert_cmpint (line->points.state, ==, wanted->points.state);
          g_assert_cmpint (line->points.micro, ==, wanted->points.micro);
          g_assert_cmpstr (line->actual ? line->actual->value : NULL, ==, wanted->actual ? wanted->actual->value : NULL);
        }
    }
}

static gboolean
compare (const HengReview *review, gpointer data, GError **error)
{
  Comparison *comparison = data;
  const HengReview *expected = comparison->expected->pdata[comparison->next++];
  g_autoptr (HengResult) result = heng_review_to_result (review);
  g_autoptr (HengResult) wanted = heng_review_to_result (expected);
  g_autoptr (GPtrArray) blockers = heng_review_blockers (review);
  g_autoptr (GPtrArray) wanted_blockers = heng_review_blockers (expected);

  g_assert_cmpstr (review->employee->emp_no, ==, expected->employee->emp_no);
  g_assert_cmpstr (review->department_path, ==, expected->department_path);
  g_assert_cmpint (review->final.final.state, ==, expected->final.final.state);
  g_assert_cmpint (review->final.final.micro, ==, expected->final.final.micro);
  for (guint i = 0; i < heng_result_type.n_fields; i++)
    {
      g_autofree char *have = heng_field_get_text (&heng_result_type.fields[i], result);
      g_autofree char *want = heng_field_get_text (&heng_result_type.fields[i], wanted);

      g_assert_cmpstr (have, ==, want);
    }
  g_assert_cmpuint (blockers->len, ==, wanted_blockers->len);
  for (guint i = 0; i < blockers->len; i++)
    g_assert_cmpstr (blockers->pdata[i], ==, wanted_blockers->pdata[i]);
  compare_lines (review, expected);
  return TRUE;
}

static void
assert_same (Fixture *fixture, gint64 cycle_id, gint64 department_id, gboolean include_exempt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) expected = heng_reviews_load (fixture->db, cycle_id, department_id, include_exempt, &error);
  Comparison comparison = { expected, 0 };

  g_assert_no_error (error);
  g_assert_true (heng_cycle_walk (fixture->db, cycle_id, department_id, include_exempt, heng_store_today (fixture->db), compare, &comparison, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (comparison.next, ==, expected->len);
}

static void
test_empty_and_full (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_q3 (fixture->db);

  assert_same (fixture, cycle_id, 0, TRUE);
  fill_everything (fixture->db, cycle_id);
  assert_same (fixture, cycle_id, 0, TRUE);
  assert_same (fixture, cycle_id, 0, FALSE);
  assert_same (fixture, cycle_id, fixture->rd, TRUE);
  assert_same (fixture, cycle_id, fixture->board, TRUE);
}

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

/* Goals, bonus points and group sums of 360, each of somebody else. */
static void
test_special (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_q3 (fixture->db);
  HengObjective *objective = heng_objective_new ();
  HengAdjustment *adjustment = heng_adjustment_new ();
  HengFeedback *feedback = heng_feedback_new ();
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0005");

  fill_everything (fixture->db, cycle_id);
  objective->cycle_id = adjustment->cycle_id = cycle_id;
  objective->owner_kind = HENG_OWNER_PERSON;
  objective->owner_id = id_of (fixture->db, "QH0002");
  objective->key = g_strdup ("O1");
  objective->title = g_strdup ("上线");
  objective->weight_bp = 10000;
  insert_one (fixture->db, &heng_objective_type, objective);
  adjustment->employee_id = id_of (fixture->db, "QH0003");
  adjustment->points = HENG_POINTS (2);
  adjustment->reason = g_strdup ("救火");
  adjustment->approver = g_strdup ("李娜");
  insert_one (fixture->db, &heng_adjustment_type, adjustment);
  feedback->participant_id = ((HengReviewPart *) review->parts->pdata[0])->participant->id;
  feedback->rater_group = HENG_GROUP_PEER;
  feedback->n = 4;
  feedback->sum = 16 * HENG_MICRO;
  insert_one (fixture->db, &heng_feedback_type, feedback);
  assert_same (fixture, cycle_id, 0, TRUE);
}

static HengParticipant *
part_of (Fixture *fixture, gint64 cycle_id, const char *emp_no)
{
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, emp_no);

  return heng_participant_copy (((HengReviewPart *) review->parts->pdata[0])->participant);
}

/* QH0003 gets RD-02 = 8 and RD-03 = 4.25 in a pack. */
static gint64
pack (Fixture *fixture, gint64 cycle_id)
{
  g_autoptr (HengParticipant) participant = part_of (fixture, cycle_id, "QH0003");
  HengActualList *list = heng_actual_list_new ();
  g_autoptr (HengActualPack) record = NULL;
  g_autoptr (HengActualPacks) packs = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (HengChange) change = NULL;
  g_autoptr (GError) error = NULL;

  list->cycle_id = cycle_id;
  list->codes = g_strdup ("RD-01 RD-02 RD-03");
  list->source_note = g_strdup ("导出");
  insert_one (fixture->db, &heng_actual_list_type, list);
  packs = heng_actual_packs_load (fixture->db, cycle_id, 0, NULL);
  record = heng_actual_pack_new_empty (participant->id, ((HengActualList *) packs->lists->pdata[0])->id);
  record->values[1] = HENG_POINTS (8);
  record->values[2] = 4250000;
  g_ptr_array_add (records, record);
  change = heng_change_begin (fixture->db, "test", "pack", &error);
  g_assert_true (heng_actual_packs_insert (change, records, &error) && heng_change_commit (change, &error));
  g_assert_no_error (error);
  return participant->id;
}

static const HengReviewLine *
line_of (const HengReview *review, const char *code)
{
  return heng_review_find_line (review, code);
}

static void
test_packed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  gint64 participant_id = pack (fixture, cycle_id);
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0003");
  g_autoptr (HengReview) edited = NULL;
  g_autoptr (HengReview) cleared = NULL;
  g_autoptr (HengReview) undone = NULL;
  g_autoptr (GPtrArray) actuals = heng_actuals_load (fixture->db, cycle_id, &error);
  gint64 version = line_of (review, "RD-02")->actual->version;

  g_assert_cmpstr (line_of (review, "RD-02")->actual->value, ==, "8");
  g_assert_cmpstr (line_of (review, "RD-03")->actual->value, ==, "4.25");
  g_assert_cmpstr (line_of (review, "RD-03")->actual->source_note, ==, "导出");
  g_assert_null (line_of (review, "RD-01")->actual);
  g_assert_cmpint (line_of (review, "RD-02")->points.micro, ==, HENG_POINTS (100));
  g_assert_cmpuint (actuals->len, ==, 2);
  assert_same (fixture, cycle_id, 0, TRUE);
  /* edited by hand: a row goes before the pack, and a stale edit is told */
  g_assert_false (heng_enter_actual (fixture->db, line_of (review, "RD-02")->record, "9", NULL, NULL, NULL, 0, "test", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  g_clear_error (&error);
  g_assert_true (heng_enter_actual (fixture->db, line_of (review, "RD-02")->record, "3", NULL, NULL, NULL, version, "test", &error));
  edited = review_of (fixture->db, cycle_id, "QH0003");
  g_assert_cmpstr (line_of (edited, "RD-02")->actual->value, ==, "3");
  assert_same (fixture, cycle_id, 0, TRUE);
  /* cleared: missing, not back to what came in bulk */
  g_assert_true (heng_enter_actual (fixture->db, line_of (review, "RD-02")->record, NULL, NULL, NULL, NULL, -1, "test", &error));
  g_assert_true (heng_enter_actual (fixture->db, line_of (review, "RD-03")->record, NULL, NULL, NULL, NULL, -1, "test", &error));
  g_assert_true (heng_enter_actual (fixture->db, line_of (review, "RD-03")->record, NULL, NULL, NULL, NULL, -1, "test", &error));
  g_assert_no_error (error);
  cleared = review_of (fixture->db, cycle_id, "QH0003");
  g_assert_cmpint (line_of (cleared, "RD-02")->points.state, ==, HENG_VALUE_MISSING);
  g_assert_cmpint (line_of (cleared, "RD-03")->points.state, ==, HENG_VALUE_MISSING);
  assert_same (fixture, cycle_id, 0, TRUE);
  g_free (heng_journal_undo (fixture->db, "test", &error));
  g_free (heng_journal_undo (fixture->db, "test", &error));
  g_free (heng_journal_undo (fixture->db, "test", &error));
  g_assert_no_error (error);
  undone = review_of (fixture->db, cycle_id, "QH0003");
  g_assert_cmpstr (line_of (undone, "RD-02")->actual->value, ==, "8");
  g_assert_cmpint (participant_id, >, 0);
}

/* Undo and redo of the pack bring back value and absence of value. */
static void
test_pack_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  gint64 participant_id = pack (fixture, cycle_id);
  g_autoptr (HengActualPacks) packs = NULL;
  g_autoptr (HengActualPacks) again = NULL;

  g_free (heng_journal_undo (fixture->db, "test", &error));
  packs = heng_actual_packs_load (fixture->db, cycle_id, 0, &error);
  g_assert_cmpuint (packs->packs->len, ==, 0);
  g_free (heng_journal_redo (fixture->db, "test", &error));
  g_assert_no_error (error);
  again = heng_actual_packs_load (fixture->db, cycle_id, 0, &error);
  g_assert_cmpuint (again->packs->len, ==, 1);
  g_assert_cmpint (heng_actual_packs_find (again, participant_id)->values[0], ==, HENG_NO_VALUE);
  g_assert_cmpint (heng_actual_packs_find (again, participant_id)->values[2], ==, 4250000);
}

/* One line changed by hand: its owner has a card of its own, and the stamp no longer speaks for all. */
static void
test_own_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengCast) before = heng_cast_load (fixture->db, cycle_id, TRUE, &error);
  g_autoptr (HengChange) change = NULL;
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0003");
  HengScorecardLine *line = line_of (review, "RD-02")->record;
  g_autoptr (HengCast) after = NULL;

  fill_everything (fixture->db, cycle_id);
  g_assert_no_error (error);
  g_assert_true (before->was_stamped);
  change = heng_change_begin (fixture->db, "test", "line", &error);
  line->weight_bp -= 500;
  g_assert_true (heng_change_update (change, &heng_scorecard_line_type, line, &error));
  g_assert_true (heng_change_commit (change, &error));
  after = heng_cast_load (fixture->db, cycle_id, TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (after->was_stamped);
  g_assert_cmpuint (after->cards->len, ==, before->cards->len + 1);
  assert_same (fixture, cycle_id, 0, TRUE);
}

/* A new value of one participant, written into the block that others share. */
static void
change_packed (HengDb *db, gint64 cycle_id, gint64 participant_id, HengMicro value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengActualPacks) packs = heng_actual_packs_load (db, cycle_id, 0, &error);
  g_autoptr (HengActualPack) pack = heng_actual_pack_copy (heng_actual_packs_find (packs, participant_id));
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (HengChange) change = heng_change_begin (db, "late", "again", &error);

  pack->values[1] = value;
  g_ptr_array_add (changed, pack);
  g_assert_true (heng_actual_packs_update (packs, change, changed, &error) && heng_change_commit (change, &error));
}

static guint
count_differences (HengDb *db, gint64 cycle_id, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  gint64 n = heng_results_verify (db, cycle_id, &differences, &error);
  guint found = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < differences->len; i++)
    {
      g_test_message ("%s", (char *) differences->pdata[i]);
      found += strstr (differences->pdata[i], words) != NULL;
    }
  g_assert_cmpint (n, ==, differences->len);
  return found;
}

/* What changed after a result is told of the person whose values changed, not of those who only share the block. */
static void
test_late_block (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db), participant_id = pack (fixture, cycle_id);
  g_autoptr (HengParticipant) other = part_of (fixture, cycle_id, "QH0005");
  g_autoptr (HengActualPacks) packs = heng_actual_packs_load (fixture->db, cycle_id, 0, &error);
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (HengActualPack) second = heng_actual_pack_copy (packs->packs->pdata[0]);
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "one block", &error);
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0003");
  HengResult *result = heng_review_to_result (review);
  const HengActualBlock *alone = packs->blocks->pdata[0];

  second->id = other->id;
  g_ptr_array_add (both, packs->packs->pdata[0]);
  g_ptr_array_add (both, second);
  g_assert_true (heng_change_delete (change, &heng_actual_block_type, alone->id, alone->version, &error)
                 && heng_actual_packs_insert (change, both, &error) && heng_change_commit (change, &error));
  result->cycle_id = cycle_id;
  result->employee_id = review->employee->id;
  result->revision = 1;
  result->published_at = heng_now_ms () - 1; /* the clock of tests may stand still */
  insert_one (fixture->db, &heng_result_type, result);
  g_assert_cmpuint (count_differences (fixture->db, cycle_id, ""), ==, 0);
  change_packed (fixture->db, cycle_id, other->id, HENG_POINTS (3));
  g_assert_cmpuint (count_differences (fixture->db, cycle_id, ""), ==, 0);
  change_packed (fixture->db, cycle_id, participant_id, HENG_POINTS (3));
  g_assert_cmpuint (count_differences (fixture->db, cycle_id, "RD-02 was changed later by late"), ==, 1);
  g_assert_cmpuint (count_differences (fixture->db, cycle_id, "RD-03 was changed later by late"), ==, 0);
  change_packed (fixture->db, cycle_id, other->id, HENG_POINTS (4));
  g_assert_cmpuint (count_differences (fixture->db, cycle_id, "RD-02 was changed later by late"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/cycle-walk/empty-and-full", test_empty_and_full);
  TEST ("/cycle-walk/special", test_special);
  TEST ("/cycle-walk/packed", test_packed);
  TEST ("/cycle-walk/pack-undo", test_pack_undo);
  TEST ("/cycle-walk/late-block", test_late_block);
  TEST ("/cycle-walk/own-card", test_own_card);
  return g_test_run ();
}
