/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fresh store in a directory of its own, and files written into it, for the importers' tests. */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "heng-import.h"

typedef struct
{
  char *directory;
  HengDb *db;
  HengImportOptions options;
} Fixture;

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  memset (fixture, 0, sizeof *fixture);
  heng_clock_pin (heng_date_new (2026, 7, 1));
  fixture->directory = g_dir_make_tmp ("heng-import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->directory, "company.heng", NULL);
  fixture->db = heng_db_open (path, HENG_DB_CREATE, &error);
  g_assert_no_error (error);
  fixture->options.actor = "test";
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  GDir *dir;
  const char *name;

  g_clear_pointer (&fixture->db, heng_db_close);
  dir = g_dir_open (fixture->directory, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (fixture->directory, name, NULL);

      g_unlink (file);
    }
  g_dir_close (dir);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  heng_clock_pin (HENG_DATE_NONE);
}

static inline char *
fixture_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

static inline char *
fixture_write (Fixture *fixture, const char *name, const char *content)
{
  char *path = fixture_path (fixture, name);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

/* A small workbook made by tests/fixtures/import/make-xlsx.py. */
static inline char *
fixture_workbook (Fixture *fixture, const char *kind)
{
  g_autofree char *name = g_strconcat (kind, ".xlsx", NULL);
  char *path = fixture_path (fixture, name);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "fixtures", "import", "make-xlsx.py", NULL);
  const char *argv[] = { "python3", script, kind, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return path;
}

static inline HengImportReport *
fixture_import_file (Fixture *fixture, HengImportKind kind, const char *path)
{
  g_autoptr (GError) error = NULL;
  HengImportReport *report;

  fixture->options.kind = kind;
  report = heng_import_file (fixture->db, path, &fixture->options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

static inline HengImportReport *
fixture_import (Fixture *fixture, HengImportKind kind, const char *content)
{
  g_autofree char *path = fixture_write (fixture, "table.csv", content);

  return fixture_import_file (fixture, kind, path);
}

static inline void
assert_counts (const HengImportReport *report, int added, int updated, int unchanged, int errors)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const HengImportIssue *issue = report->issues->pdata[i];

      g_test_message ("line %d, %s “%s”: %s", (int) issue->line, issue->column, issue->value, issue->reason);
    }
  g_assert_cmpint (report->errors, ==, errors);
  g_assert_cmpint (report->added, ==, added);
  g_assert_cmpint (report->updated, ==, updated);
  g_assert_cmpint (report->unchanged, ==, unchanged);
}

/* The first issue of a line and column (NULL: any), with words its sentence must hold (NULL: any). */
static inline const HengImportIssue *
find_issue (const HengImportReport *report, int line, const char *column, const char *words)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const HengImportIssue *issue = report->issues->pdata[i];

      if (issue->line == line && (column == NULL || g_strcmp0 (issue->column, column) == 0)
          && (words == NULL || strstr (issue->reason, words) != NULL))
        return issue;
    }
  return NULL;
}

static inline HengEmployee *
load_person (Fixture *fixture, const char *emp_no)
{
  g_autoptr (GError) error = NULL;
  HengEmployee *employee = heng_employee_load_by_no (fixture->db, emp_no, &error);

  g_assert_no_error (error);
  return employee;
}

static inline char *
department_of (Fixture *fixture, const HengEmployee *employee)
{
  g_autoptr (GPtrArray) departments = heng_departments_load (fixture->db, NULL);

  return heng_department_path (departments, employee->department_id);
}
