/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar quarters and what opening one needs, as work for a lane. */
#include "heng-quarter.h"

void
heng_quarter_clear (HengQuarter *quarter)
{
  g_clear_pointer (&quarter->key, g_free);
  g_clear_pointer (&quarter->name, g_free);
  g_clear_pointer (&quarter->name_en, g_free);
}

HengQuarter
heng_quarter_of (HengDate day)
{
  HengQuarter quarter = { 0 };
  int year, month, day_no, quarter_no;

  heng_date_split (day, &year, &month, &day_no);
  quarter_no = (month - 1) / 3 + 1;
  quarter.from = heng_date_new (year, quarter_no * 3 - 2, 1);
  quarter.to = (quarter_no == 4 ? heng_date_new (year + 1, 1, 1) : heng_date_new (year, quarter_no * 3 + 1, 1)) - 1;
  quarter.key = g_strdup_printf ("%dQ%d", year, quarter_no);
  quarter.name = g_strdup_printf ("%d年第%d季度", year, quarter_no);
  quarter.name_en = g_strdup_printf ("Q%d %d", quarter_no, year);
  return quarter;
}

void
heng_quarter_start_free (HengQuarterStart *start)
{
  heng_quarter_clear (&start->next);
  g_clear_pointer (&start->departments, g_ptr_array_unref);
  g_free (start);
}

gpointer
heng_quarter_start_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengQuarterStart) start = g_new0 (HengQuarterStart, 1);
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);
  HengDate day = heng_store_today (db);

  if (cycles == NULL)
    return NULL;
  if (cycles->len > 0)
    day = ((HengCycle *) g_ptr_array_index (cycles, cycles->len - 1))->end_date + 1;
  start->next = heng_quarter_of (day);
  start->departments = heng_departments_load (db, error);
  return start->departments != NULL ? g_steal_pointer (&start) : NULL;
}

void
heng_quarter_plan_free (gpointer data)
{
  HengQuarterPlan *plan = data;

  heng_quarter_clear (&plan->quarter);
  g_clear_pointer (&plan->departments, g_array_unref);
  g_free (plan->actor);
  g_free (plan);
}

static HengCycleOpenArgs
to_args (const HengQuarterPlan *plan)
{
  return (HengCycleOpenArgs) {
    .key = plan->quarter.key, .name = plan->quarter.name, .name_en = plan->quarter.name_en, .from = plan->quarter.from, .to = plan->quarter.to,
    .department_ids = plan->departments != NULL ? (const gint64 *) (gpointer) plan->departments->data : NULL,
    .n_departments = plan->departments != NULL ? plan->departments->len : 0, .pilot = plan->pilot, .actor = plan->actor,
  };
}

gpointer
heng_quarter_preview (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  HengCycleOpenArgs open_args = to_args (args);
  g_autoptr (HengCycleOpened) opened = g_new0 (HengCycleOpened, 1);

  opened->gaps = heng_cycle_open_preview (db, &open_args, &opened->n_scorecards, error);
  return opened->gaps != NULL ? g_steal_pointer (&opened) : NULL;
}

gpointer
heng_quarter_open (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  HengCycleOpenArgs open_args = to_args (args);

  return heng_cycle_open (db, &open_args, error);
}
