/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commits one employee after the other and says each number once it is committed: COUNT of them, or until it is killed. */
#include <stdio.h>
#include <stdlib.h>

#include "heng-people-table.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  guint count;

  g_return_val_if_fail (argc >= 3, 2);
  count = argc > 3 ? (guint) atoi (argv[3]) : G_MAXUINT;
  db = heng_db_open (argv[1], HENG_DB_OPEN, &error);
  for (guint i = 0; db && !error && i < count; i++)
    {
      g_autoptr (HengEmployee) employee = heng_employee_new ();
      g_autoptr (HengChange) change = heng_change_begin (db, "helper", "Add", &error);

      employee->emp_no = g_strdup_printf ("%s-%u", argv[2], i);
      employee->name = g_strdup ("张伟");
      if (!change || !heng_change_insert (change, &heng_employee_type, employee, &error) || !heng_change_commit (change, &error))
        break;
      printf ("%s\n", employee->emp_no);
      fflush (stdout);
    }
  if (error)
    g_printerr ("%s\n", error->message);
  return error ? 1 : 0;
}
