/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SMART check of the goals of a cycle, with what the store knows around them. */
#include "heng-appraisal-private.h"
#include "heng-insight.h"
#include "heng-smart-reading.h"

void
heng_smart_item_free (HengSmartItem *item)
{
  if (item == NULL)
    return;
  g_free (item->owner);
  g_free (item->key);
  g_free (item->title);
  g_ptr_array_unref (item->findings);
  g_free (item);
}

static char *
owner_label (const HengSmartReading *reading, const HengObjective *objective)
{
  const HengEmployee *employee;

  switch (objective->owner_kind)
    {
    case HENG_OWNER_PERSON:
      employee = g_hash_table_lookup (reading->employees_by_id, &objective->owner_id);
      return g_strdup (employee != NULL ? employee->emp_no : "?");
    case HENG_OWNER_DEPT:
      return heng_department_path (reading->departments, objective->owner_id);
    case HENG_OWNER_PROJECT:
      for (guint i = 0; i < reading->projects->len; i++)
        if (((HengProject *) reading->projects->pdata[i])->id == objective->owner_id)
          return g_strdup (((HengProject *) reading->projects->pdata[i])->key);
      return g_strdup ("?");
    default:
      return g_strdup ("");
    }
}

static void
add_item (const HengSmartReading *reading, GPtrArray *items, const HengObjective *objective, const HengKeyResult *kr, GPtrArray *findings)
{
  HengSmartItem *item = g_new0 (HengSmartItem, 1);

  item->owner_kind = objective->owner_kind;
  item->owner_id = objective->owner_id;
  item->objective_id = objective->id;
  item->key_result_id = kr != NULL ? kr->id : 0;
  item->owner = owner_label (reading, objective);
  item->key = kr != NULL ? g_strdup_printf ("%s/%s", objective->key, kr->key) : g_strdup (objective->key);
  item->title = g_strdup (kr != NULL ? kr->title : objective->title);
  item->findings = findings;
  g_ptr_array_add (items, item);
}

GPtrArray *
heng_smart_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  g_auto (HengSmartReading) reading = { .db = db };
  GPtrArray *items;

  if (!heng_smart_reading_load_cycle (&reading, cycle_id, employee_id, error))
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_smart_item_free);
  for (guint i = 0; i < reading.objectives->len; i++)
    {
      const HengObjective *objective = reading.objectives->pdata[i];
      GPtrArray *krs = g_hash_table_lookup (reading.krs_of, &objective->id);

      if (objective->state == HENG_GOAL_CANCELLED
          || (employee_id != 0 && (objective->owner_kind != HENG_OWNER_PERSON || objective->owner_id != employee_id)))
        continue;
      add_item (&reading, items, objective, NULL, heng_smart_reading_check_objective (&reading, objective));
      for (guint k = 0; krs != NULL && k < krs->len; k++)
        {
          const HengKeyResult *kr = krs->pdata[k];

          if (kr->state != HENG_GOAL_CANCELLED)
            add_item (&reading, items, objective, kr, heng_smart_reading_check_kr (&reading, objective, kr, kr->state != HENG_GOAL_DRAFT));
        }
    }
  return items;
}
