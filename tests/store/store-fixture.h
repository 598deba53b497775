/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new store in a folder of its own for each test, and a few people to put into it. */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "heng-people-table.h"

typedef struct
{
  char *folder;
  char *path;
  HengDb *db;
} Fixture;

static inline void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("heng-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "company.heng", NULL);
  fixture->db = heng_db_open (fixture->path, HENG_DB_CREATE, &error);
  g_assert_no_error (error);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  heng_db_close (fixture->db);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static inline void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  heng_db_close (fixture->db);
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
}

static inline HengEmployee *
new_employee (const char *emp_no, const char *name)
{
  HengEmployee *employee = heng_employee_new ();

  employee->emp_no = g_strdup (emp_no);
  employee->name = g_strdup (name);
  employee->hire_date = heng_date_new (2024, 3, 1);
  employee->emp_status = HENG_EMP_STATUS_REGULAR;
  return employee;
}

/* One change with one new employee; returns the record as stored. */
static inline HengEmployee *
add_employee (HengDb *db, const char *emp_no, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *action = g_strdup_printf ("Add %s", name);
  g_autoptr (HengChange) change = heng_change_begin (db, "tester", action, &error);
  HengEmployee *employee = new_employee (emp_no, name);

  g_assert_no_error (error);
  heng_change_insert (change, &heng_employee_type, employee, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  return employee;
}

/* One change that sets the position. */
static inline void
set_position (HengDb *db, HengEmployee *employee, const char *position)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *action = g_strdup_printf ("Position %s", position);
  g_autoptr (HengChange) change = heng_change_begin (db, "tester", action, &error);

  g_assert_no_error (error);
  g_free (employee->position);
  employee->position = g_strdup (position);
  heng_change_update (change, &heng_employee_type, employee, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static inline char *
position_of (HengDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = heng_employee_load (db, id, &error);

  g_assert_no_error (error);
  return g_strdup (employee->position);
}
