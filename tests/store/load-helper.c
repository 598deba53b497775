/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads COUNT employees in one big change and says "begun" when they are inserted and "done" once they are committed. */
#include <stdio.h>
#include <stdlib.h>

#include "heng-people-table.h"

static GPtrArray *
make_employees (const char *prefix, guint count)
{
  GPtrArray *employees = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);

  for (guint i = 0; i < count; i++)
    {
      HengEmployee *employee = heng_employee_new ();

      employee->emp_no = g_strdup_printf ("%s-%u", prefix, i);
      employee->name = g_strdup ("张伟");
      g_ptr_array_add (employees, employee);
    }
  return employees;
}

static void
say (const char *word)
{
  printf ("%s\n", word);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (GPtrArray) employees = NULL;
  g_autoptr (HengChange) change = NULL;

  g_return_val_if_fail (argc == 4, 2);
  employees = make_employees (argv[2], (guint) atoi (argv[3]));
  db = heng_db_open (argv[1], HENG_DB_OPEN, &error);
  change = db ? heng_change_begin_load (db, "helper", "Load", employees->len, &error) : NULL;
  if (change && heng_change_insert_many (change, &heng_employee_type, employees->pdata, employees->len, &error))
    {
      say ("begun");
      if (heng_change_commit (change, &error))
        say ("done");
    }
  if (error)
    g_printerr ("%s\n", error->message);
  return error ? 1 : 0;
}
