/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of domain.md §9.4 share: one fixture file a case, answers, and a picture of every table of a store. */
#pragma once

#include "heng-record-sql.h"
#include "import-fixture.h"

static inline HengImportReport *
import_case (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", "roster", name, NULL);

  return fixture_import_file (fixture, HENG_IMPORT_ROSTER, path);
}

/* The same with answers. */
static inline HengImportReport *
import_answered (Fixture *fixture, const char *name, const char *const *answers)
{
  HengImportReport *report;

  fixture->options.answers = answers;
  report = import_case (fixture, name);
  fixture->options.answers = NULL;
  return report;
}

static inline const HengImportQuestion *
find_question (const HengImportReport *report, const char *id)
{
  for (guint i = 0; i < report->questions->len; i++)
    {
      const HengImportQuestion *question = report->questions->pdata[i];

      g_test_message ("question %s, %d rows from line %d: %s", question->id, (int) question->rows, (int) question->line, question->text);
      if (g_str_equal (question->id, id))
        return question;
    }
  return NULL;
}

static inline gboolean
proposes (const HengImportQuestion *question, const char *answer)
{
  for (guint i = 0; i < question->proposals->len; i++)
    if (g_str_equal (((HengProposal *) question->proposals->pdata[i])->answer, answer))
      return TRUE;
  return FALSE;
}

static inline void
undo_last (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_journal_undo (fixture->db, "test", &error);

  g_assert_no_error (error);
  g_assert_nonnull (name);
}

/* A value of a person in the words of the field table. */
static inline void
assert_field (Fixture *fixture, const char *emp_no, const char *field, const char *expected)
{
  g_autoptr (HengEmployee) employee = load_person (fixture, emp_no);
  g_autofree char *text = NULL;

  g_assert_nonnull (employee);
  text = heng_field_get_text (heng_record_field (&heng_employee_type, field), employee);
  g_assert_cmpstr (text != NULL ? text : "", ==, expected);
}

/* Every row of every table but the journal, one a line; `versions` with the rows' version numbers. */
static inline char *
picture_of_store (HengDb *db)
{
  g_autoptr (HengStmt) tables
    = heng_db_prepare (db, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'journal%' AND name NOT LIKE 'sqlite%' ORDER BY name", NULL);
  GString *picture = g_string_new (NULL);

  while (heng_stmt_step (tables, NULL) == HENG_STEP_ROW)
    {
      const HengRecordType *type = heng_record_type_for_table (heng_stmt_text (tables, 0));
      g_autoptr (HengStmt) rows = type != NULL ? heng_record_select (db, type, "ORDER BY t.id", NULL) : NULL;

      while (rows != NULL && heng_stmt_step (rows, NULL) == HENG_STEP_ROW)
        {
          g_string_append_printf (picture, "%s %d", type->table, (int) heng_stmt_int (rows, 0));
          for (guint i = 0; i < type->n_fields; i++)
            g_string_append_printf (picture, "|%s", heng_stmt_text (rows, (int) i + 2));
          g_string_append_c (picture, '\n');
        }
    }
  return g_string_free (picture, FALSE);
}
