/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reporting line below a manager, level by level. */
#include "heng-reporting-line.h"

#define KEY(id) GSIZE_TO_POINTER ((gsize) (id))

GHashTable *
heng_reporting_line_load (HengDb *db, gint64 manager_id, GError **error)
{
  g_autoptr (GPtrArray) employees = heng_employees_load (db, 0, error);
  GHashTable *line = employees != NULL ? g_hash_table_new (NULL, NULL) : NULL;
  gboolean grows = employees != NULL;

  while (grows)
    {
      grows = FALSE;
      for (guint i = 0; i < employees->len; i++)
        {
          const HengEmployee *employee = employees->pdata[i];

          if (employee->id != manager_id && employee->manager_id != 0
              && (employee->manager_id == manager_id || g_hash_table_contains (line, KEY (employee->manager_id))))
            grows = g_hash_table_add (line, KEY (employee->id)) || grows;
        }
    }
  return line;
}

gboolean
heng_is_in_line (GHashTable *line, gint64 employee_id)
{
  return line == NULL || g_hash_table_contains (line, KEY (employee_id));
}
