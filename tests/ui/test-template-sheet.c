/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a template without a display: what a change makes of the lines, suggestions, checks that name the rule; the library as it is read. */
#include "heng-template-sheet.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "heng-appraisal.h"

typedef struct
{
  char *folder;
  HengDb *db;
  HengLibrary *library;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *templates = g_build_filename (g_getenv ("HENG_DATA_DIR"), "templates", NULL), *path = NULL;

  fixture->folder = g_dir_make_tmp ("heng-sheet-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "company.heng", NULL);
  fixture->db = heng_db_open (path, HENG_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", &error), >, 50);
  fixture->library = heng_library_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  heng_library_free (fixture->library);
  heng_db_close (fixture->db);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static const HengScorecardLine *
at (GPtrArray *lines, guint i)
{
  return lines->pdata[i];
}

static void
test_library (Fixture *fixture, gconstpointer data)
{
  const HengLibraryTemplate *hr = heng_library_template (fixture->library, "HR");
  const HengLibraryIndicator *indicator = heng_library_indicator_by_code (fixture->library, "HR-01");

  g_assert_cmpint (fixture->library->indicators->len, ==, 39);
  g_assert_cmpint (fixture->library->templates->len, ==, 5);
  g_assert_cmpint (hr->card->len, ==, 8);
  g_assert_cmpint (hr->check.faults, ==, 0);
  g_assert_false (hr->used);
  g_assert_cmpint (indicator->n_holders, ==, 1);
  g_assert_cmpint (fixture->library->questions->len, >, 3);
}

static void
test_edit_and_move (Fixture *fixture, gconstpointer data)
{
  GPtrArray *card = heng_library_template (fixture->library, "RD")->card;
  g_autoptr (HengSheetChange) change = heng_sheet_change_new ("weights");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  /* the last row goes, the first moves one down, two cells get another text */
  change->remove_at = 7;
  change->n_remove = 1;
  change->move_at = 0;
  change->n_move = 1;
  change->move_by = 1;
  heng_sheet_change_set (change, 0, HENG_LINE_WEIGHT, "12.5 %", NULL);
  heng_sheet_change_set (change, 1, HENG_LINE_PERSPECTIVE, "C", NULL);
  after = heng_template_lines_apply (card, change, fixture->library, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->len, ==, 7);
  g_assert_cmpstr (at (after, 0)->code, ==, "RD-02");
  g_assert_cmpint (at (after, 0)->weight_bp, ==, 1250);
  g_assert_cmpstr (at (after, 1)->code, ==, "RD-01");
  g_assert_cmpint (at (after, 1)->perspective, ==, HENG_PERSPECTIVE_C);
  g_assert_cmpint (at (card, 0)->weight_bp, ==, 2000); /* what was stored stays as it was */
}

static void
test_new_rows (Fixture *fixture, gconstpointer data)
{
  GPtrArray *card = heng_library_template (fixture->library, "RD")->card;
  g_autoptr (HengSheetChange) change = heng_sheet_change_new ("new");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  change->insert_at = 8;
  change->n_insert = 2;
  heng_sheet_change_set (change, 8, HENG_LINE_NAME, "Report timeliness", "FI-02");
  heng_sheet_change_set (change, 9, HENG_LINE_NAME, "Ideas", NULL);
  after = heng_template_lines_apply (card, change, fixture->library, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (at (after, 8)->code, ==, "FI-02");
  g_assert_cmpstr (at (after, 8)->rule, ==, "lin HB 90/100");
  g_assert_cmpstr (at (after, 9)->name, ==, "Ideas");
  g_assert_cmpstr (at (after, 9)->code, ==, "RD-09");
  g_assert_cmpstr (at (after, 9)->rule, ==, "rate");
}

static void
assert_fault (HengSheetModel *model, guint column, const char *text, const char *words)
{
  g_autofree char *fault = heng_sheet_model_check (model, 0, column, text);

  if (words != NULL)
    g_assert_nonnull (strstr (fault != NULL ? fault : "", words));
  else
    g_assert_null (fault);
}

static void
write_never (GPtrArray *seen, GPtrArray *lines, const char *action, GTask *task, gpointer user_data)
{
  g_assert_not_reached ();
}

static void
test_checks_and_suggestions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengTemplateSheet) sheet = heng_template_sheet_new (write_never, NULL);
  HengSheetModel *model = HENG_SHEET_MODEL (sheet);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *foot = NULL, *why = NULL, *none = NULL;

  heng_template_sheet_load (sheet, heng_library_template (fixture->library, "HR")->card, fixture->library, NULL, TRUE);
  assert_fault (model, HENG_LINE_WEIGHT, "15", NULL);
  assert_fault (model, HENG_LINE_WEIGHT, "15％", NULL);
  assert_fault (model, HENG_LINE_WEIGHT, "101", "0 to 100");
  assert_fault (model, HENG_LINE_WEIGHT, "1.005", "two decimals");
  assert_fault (model, HENG_LINE_RULE, "lin HB 9", "lin HB 9");
  assert_fault (model, HENG_LINE_RULE, "lin HB 90/100", NULL);
  assert_fault (model, HENG_LINE_NAME, " ", "name");
  assert_fault (model, HENG_LINE_LEVEL, "team", "person, department or company");
  /* a person's own card: what a department is scored by is nobody's own */
  g_assert_false (heng_sheet_model_editable (model, 0, HENG_LINE_RULE, &why));
  g_assert_nonnull (strstr (why, "once for the whole department"));
  g_assert_true (heng_sheet_model_editable (model, 0, HENG_LINE_WEIGHT, &none));
  foot = heng_sheet_model_foot (model, HENG_LINE_WEIGHT);
  g_assert_cmpstr (foot, ==, "100.00%");
  found = heng_sheet_model_suggest (model, 8, HENG_LINE_NAME, "escape");
  g_assert_cmpint (found->len, ==, 1);
  g_assert_cmpstr (((HengSheetSuggestion *) found->pdata[0])->choice, ==, "RD-02");
}

static void
test_typed_weight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengTemplateSheet) sheet = heng_template_sheet_new (write_never, NULL);
  g_autoptr (GPtrArray) lines = NULL;

  heng_template_sheet_load (sheet, heng_library_template (fixture->library, "HR")->card, fixture->library, NULL, FALSE);
  heng_sheet_model_typed (HENG_SHEET_MODEL (sheet), 1, HENG_LINE_WEIGHT, "40");
  lines = heng_template_sheet_get_lines (sheet);
  g_assert_cmpint (at (lines, 1)->weight_bp, ==, 4000);
  g_assert_true (heng_card_check (lines, HENG_DEPT_HR).faults & HENG_CARD_FAULT_WEIGHTS);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_false (heng_sheet_model_change_finish (HENG_SHEET_MODEL (source), result, user_data));
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengTemplateSheet) sheet = heng_template_sheet_new (write_never, NULL);
  HengSheetChange *change = heng_sheet_change_new ("weight");
  g_autoptr (GError) error = NULL;

  heng_template_sheet_load (sheet, heng_library_template (fixture->library, "HR")->card, fixture->library, "closed", FALSE);
  g_assert_false (heng_sheet_model_can_insert (HENG_SHEET_MODEL (sheet)));
  heng_sheet_change_set (change, 0, HENG_LINE_WEIGHT, "10", NULL);
  heng_sheet_model_change_async (HENG_SHEET_MODEL (sheet), change, NULL, answered_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

#define ADD(path, func) g_test_add ("/template-sheet/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("library", test_library);
  ADD ("edit-and-move", test_edit_and_move);
  ADD ("new-rows", test_new_rows);
  ADD ("checks-and-suggestions", test_checks_and_suggestions);
  ADD ("typed-weight", test_typed_weight);
  ADD ("locked", test_locked);
  return g_test_run ();
}
