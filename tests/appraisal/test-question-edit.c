/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing question sets: one change each, what is refused and why, what a set that people are rated by becomes, and back to what was shipped. */
#include "appraisal-fixture.h"
#include "heng-feedback-table.h"
#include "heng-question-edit.h"

static HengSchemeQuestions *
set_of (HengDb *db, const char *key)
{
  g_autoptr (GPtrArray) sets = heng_question_sets_load (db, NULL), questions = heng_questions_load (db, NULL);

  return heng_scheme_questions_of (heng_question_set_last (sets, key), questions);
}

static HengQuestion *
question_at (HengSchemeQuestions *set, guint place)
{
  return set->questions->pdata[place];
}

static void
put_text (char **target, const char *text)
{
  g_free (*target);
  *target = g_strdup (text);
}

static void
add_question (HengSchemeQuestions *set, const char *text, int kind)
{
  HengQuestion *question = heng_question_new ();

  question->text = g_strdup (text);
  question->kind = kind;
  g_ptr_array_add (set->questions, question);
}

/* "text|English|kind|reversed|weight" a line, in the stored order, with places that have no gap. */
static char *
as_text (HengDb *db, const char *key)
{
  g_autoptr (HengSchemeQuestions) set = set_of (db, key);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < set->questions->len; i++)
    {
      const HengQuestion *question = question_at (set, i);

      g_assert_cmpint (question->sort, ==, i + 1);
      g_string_append_printf (text, "%s|%s|%d|%d|%d\n", question->text, question->text_en ? question->text_en : "", question->kind,
                              (int) question->reversed, (int) question->weight_bp);
    }
  return g_string_free (text, FALSE);
}

static void
take_back (HengDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_journal_undo (db, "test", &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (name, words));
}

/* Before anybody is rated by it: the same rows take it over; one undo brings all back. */
static void
test_edit_in_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = as_text (fixture->db, "RD"), *after = NULL, *again = NULL, *back = NULL;
  g_autoptr (HengSchemeQuestions) seen = set_of (fixture->db, "RD"), wanted = heng_scheme_questions_copy (seen);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (wanted->questions->len, ==, 10);
  g_ptr_array_insert (wanted->questions, 0, g_ptr_array_steal_index (wanted->questions, 7));
  g_ptr_array_remove_index (wanted->questions, 2);
  put_text (&question_at (wanted, 1)->text_en, " Keeps promises ");
  question_at (wanted, 1)->weight_bp = 6000;
  question_at (wanted, 2)->weight_bp = 4000;
  question_at (wanted, 3)->reversed = 1;
  add_question (wanted, "还想说的", HENG_QUESTION_IMPROVE);
  add_question (wanted, "愿意再次合作", HENG_QUESTION_RATING);
  g_assert_cmpint (heng_question_set_edit (fixture->db, seen, wanted, "Questions", "test", &error), ==, seen->record->id);
  g_assert_no_error (error);
  after = as_text (fixture->db, "RD");
  g_assert_true (g_str_has_prefix (after, "学习并应用|Learns and applies|0|0|0\n按承诺交付|Keeps promises|0|0|6000\n解决难题|Solves hard problems|0|0|4000\n"
                                          "主动分享知识|Shares knowledge|0|1|0\n"));
  g_assert_true (g_str_has_suffix (after, "还想说的||2|0|0\n愿意再次合作||0|0|0\n"));
  take_back (fixture->db, "R&D: Questions");
  again = as_text (fixture->db, "RD");
  g_assert_cmpstr (again, ==, before);
  g_free (heng_journal_redo (fixture->db, "test", &error));
  g_assert_no_error (error);
  back = as_text (fixture->db, "RD");
  g_assert_cmpstr (back, ==, after);
}

/* A kind that is no rating has neither weight nor turned answers; what somebody else wrote meanwhile is not written over. */
static void
test_kinds_and_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengSchemeQuestions) seen = set_of (fixture->db, "RD"), wanted = heng_scheme_questions_copy (seen);
  g_autofree char *head = heng_journal_head (fixture->db), *same = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (heng_question_set_edit (fixture->db, seen, seen, "Nothing", "test", &error), ==, seen->record->id);
  same = heng_journal_head (fixture->db);
  g_assert_cmpstr (same, ==, head);
  question_at (wanted, 0)->weight_bp = 5000;
  question_at (wanted, 0)->reversed = 1;
  question_at (wanted, 0)->kind = HENG_QUESTION_GOOD;
  g_assert_cmpint (heng_question_set_edit (fixture->db, seen, wanted, "Kind", "test", &error), !=, 0);
  text = as_text (fixture->db, "RD");
  g_assert_true (g_str_has_prefix (text, "按承诺交付|Delivers what was promised|1|0|0\n"));
  g_assert_cmpint (heng_question_set_edit (fixture->db, seen, wanted, "Kind", "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

static void
assert_fault (Fixture *fixture, const char *key, HengSchemeQuestions *wanted, int code, const char *words)
{
  g_autoptr (HengSchemeQuestions) seen = set_of (fixture->db, key);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (heng_question_set_edit (fixture->db, seen, wanted, "Edit", "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengSchemeQuestions) rd = set_of (fixture->db, "RD"), survey = set_of (fixture->db, "EMPLOYEE_SURVEY"), wanted = NULL;
  g_autofree char *fault = NULL, *none = heng_question_set_fault (rd);

  g_assert_null (none);
  wanted = heng_scheme_questions_copy (rd);
  put_text (&question_at (wanted, 2)->text, " ");
  assert_fault (fixture, "RD", wanted, HENG_APPRAISAL_ERROR_INVALID, "Question 3: A question needs a text.");
  put_text (&question_at (wanted, 2)->text, question_at (wanted, 0)->text);
  assert_fault (fixture, "RD", wanted, HENG_APPRAISAL_ERROR_INVALID, "“按承诺交付” is asked already.");
  put_text (&question_at (wanted, 2)->text, "推荐");
  question_at (wanted, 2)->kind = HENG_QUESTION_ENPS;
  assert_fault (fixture, "RD", wanted, HENG_APPRAISAL_ERROR_INVALID, "Only a survey");
  question_at (wanted, 2)->kind = HENG_QUESTION_RATING;
  question_at (wanted, 2)->weight_bp = 10001;
  assert_fault (fixture, "RD", wanted, HENG_APPRAISAL_ERROR_INVALID, "from 0 to 100");
  question_at (wanted, 2)->weight_bp = 5000;
  fault = heng_question_set_fault (wanted);
  g_assert_nonnull (strstr (fault, "50%"));
  put_text (&wanted->record->name, "");
  assert_fault (fixture, "RD", wanted, HENG_APPRAISAL_ERROR_INVALID, "needs a name");
  put_text (&wanted->record->name, "研发");
  wanted->record->kind = HENG_QUESTIONS_SURVEY;
  assert_fault (fixture, "RD", wanted, HENG_APPRAISAL_ERROR_REFUSED, "360");
  for (guint i = 0; i <= HENG_MOST_QUESTIONS; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u问", i);

      add_question (survey, text, HENG_QUESTION_RATING);
    }
  assert_fault (fixture, "EMPLOYEE_SURVEY", survey, HENG_APPRAISAL_ERROR_INVALID, "at most 20");
}

/* Who is rated by it keeps it, also who joins the cycle later; the next cycle gets the new one. */
static void
test_next_quarter (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db);
  g_autoptr (HengSchemeQuestions) seen = set_of (fixture->db, "RD"), wanted = heng_scheme_questions_copy (seen), now = NULL;
  g_autoptr (HengSchemeQuestions) then = NULL;
  g_autoptr (GPtrArray) participants = NULL, versions = NULL, lines = NULL, gaps = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;
  gint64 id;

  put_text (&question_at (wanted, 0)->text, "说到做到");
  g_ptr_array_remove_index (wanted->questions, 5);
  id = heng_question_set_edit (fixture->db, seen, wanted, "Questions", "test", &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, seen->record->id);
  now = set_of (fixture->db, "RD");
  g_assert_cmpint (now->record->revision, ==, 2);
  /* what nobody is rated by yet is written over */
  put_text (&question_at (now, 1)->text, "返工少");
  then = set_of (fixture->db, "RD");
  g_assert_cmpint (heng_question_set_edit (fixture->db, then, now, "Questions", "test", &error), ==, id);
  add_employee (fixture->db, "QH0099", "新人", fixture->rd, 0, heng_date_new (2026, 7, 6));
  g_assert_cmpint (heng_cycle_refresh (fixture->db, cycle, &gaps, "test", &error), >, 0);
  g_assert_no_error (error);
  participants = heng_participants_load (fixture->db, cycle, 0, &error);
  for (guint i = 0; i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];

      n += g_strcmp0 (participant->question_set_key, "RD") == 0;
      g_assert_cmpint (participant->question_set_revision, <=, 1);
    }
  g_assert_cmpuint (n, >, 1);
  versions = heng_question_set_versions (fixture->db, "RD", &error);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_true (heng_scheme_questions_same (versions->pdata[0], seen));
  lines = heng_question_set_compare (versions->pdata[0], versions->pdata[1]);
  g_assert_cmpint (((HengLineCompare *) lines->pdata[0])->change, ==, HENG_LINE_ADDED);
  g_assert_cmpint (((HengLineCompare *) lines->pdata[2])->change, ==, HENG_LINE_SAME);
  g_assert_cmpint (((HengLineCompare *) lines->pdata[5])->change, ==, HENG_LINE_CHANGED);
  g_assert_cmpint (((HengLineCompare *) lines->pdata[lines->len - 1])->change, ==, HENG_LINE_REMOVED);
}

static void
test_copies_and_retiring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengSchemeQuestions) rd = set_of (fixture->db, "RD"), copy = NULL, first = NULL, retired = NULL;
  g_autofree char *mine = NULL, *theirs = as_text (fixture->db, "RD");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (heng_question_set_add (fixture->db, rd->record->id, NULL, "test", &error), !=, 0);
  copy = set_of (fixture->db, "RD2");
  g_assert_cmpstr (copy->record->name_en, ==, "R&D (copy)");
  mine = as_text (fixture->db, "RD2");
  g_assert_cmpstr (mine, ==, theirs);
  g_assert_cmpint (heng_question_set_add (fixture->db, 0, " ", "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (heng_question_set_add (fixture->db, 0, "客户", "test", &error), !=, 0);
  first = set_of (fixture->db, "Q1");
  g_assert_cmpint (first->record->kind, ==, HENG_QUESTIONS_FEEDBACK);
  g_assert_cmpint (heng_question_set_set_retired (fixture->db, "RD2", TRUE, "test", &error), ==, copy->record->id);
  retired = set_of (fixture->db, "RD2");
  g_assert_true (retired->record->retired);
  g_assert_cmpint (heng_question_set_set_retired (fixture->db, "RD2", FALSE, "test", &error), !=, 0);
  g_assert_cmpint (heng_question_set_set_retired (fixture->db, "RD", TRUE, "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fixture_templates (), *before = as_text (fixture->db, "RD"), *after = NULL;
  g_autoptr (HengSchemeQuestions) seen = set_of (fixture->db, "RD"), wanted = heng_scheme_questions_copy (seen);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (heng_question_set_reset (fixture->db, "RD", folder, "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_ptr_array_remove_range (wanted->questions, 3, 4);
  g_assert_cmpint (heng_question_set_edit (fixture->db, seen, wanted, "Questions", "test", &error), !=, 0);
  g_assert_cmpint (heng_question_set_reset (fixture->db, "RD", folder, "test", &error), ==, seen->record->id);
  g_assert_no_error (error);
  after = as_text (fixture->db, "RD");
  g_assert_cmpstr (after, ==, before);
  /* installing again finds nothing to do */
  g_assert_cmpint (heng_scheme_install (fixture->db, folder, "test", &error), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/question-edit/in-place", test_edit_in_place);
  TEST ("/question-edit/kinds-and-stale", test_kinds_and_stale);
  TEST ("/question-edit/faults", test_faults);
  TEST ("/question-edit/next-quarter", test_next_quarter);
  TEST ("/question-edit/copies-and-retiring", test_copies_and_retiring);
  TEST ("/question-edit/reset", test_reset);
  return g_test_run ();
}
