/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forest of goals of one cycle: reading and computing it, beside only stepping over its rows. bench-goals [NODES [ROUNDS [STORE]]]: STORE is a file that is to
 * be made and kept. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "heng-goal-edit.h"

#define KRS 3      /* of each objective */
#define CHECKINS 3 /* of each key result */

typedef struct
{
  HengDb *db;
  gint64 cycle_id;
  guint n_objectives;
} Store;

static void
must (gboolean ok, GError **error)
{
  if (!ok || *error)
    g_error ("%s", *error ? (*error)->message : "failed");
}

static void
insert (HengChange *change, const HengRecordType *type, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;

  must (heng_change_insert_many (change, type, records->pdata, records->len, &error), &error);
}

static HengCycle *
make_people (HengDb *db, guint n_people, GPtrArray *people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "bench", "people", &error);
  HengCycle *cycle = heng_cycle_new ();

  must (change != NULL, &error);
  cycle->key = g_strdup ("2026Q3");
  cycle->name = g_strdup ("2026年第3季度");
  cycle->start_date = heng_date_new (2026, 7, 1);
  cycle->end_date = heng_date_new (2026, 9, 30);
  cycle->state = HENG_CYCLE_EXECUTING;
  must (heng_change_insert (change, &heng_cycle_type, cycle, &error), &error);
  for (guint i = 0; i < n_people; i++)
    {
      HengEmployee *employee = heng_employee_new ();

      employee->emp_no = g_strdup_printf ("E%06u", i);
      employee->name = g_strdup_printf ("员工%u", i);
      employee->emp_status = HENG_EMP_STATUS_REGULAR;
      g_ptr_array_add (people, employee);
    }
  insert (change, &heng_employee_type, people);
  must (heng_change_commit (change, &error), &error);
  return cycle;
}

static gint64
reserve (HengChange *change, const HengRecordType *type, gsize n)
{
  g_autoptr (GError) error = NULL;
  gint64 first = heng_change_reserve_ids (change, type, n, &error);

  must (first > 0, &error);
  return first;
}

/* Each objective hangs on a key result of the one a sixth of its number before it: a tree six wide and about six deep. */
static void
add_objective (GPtrArray *objectives, gint64 cycle_id, gint64 first, gint64 first_kr, guint i, gint64 owner)
{
  HengObjective *objective = heng_objective_new ();
  guint above = (i - 1) / 6;

  objective->id = first + i;
  objective->cycle_id = cycle_id;
  objective->owner_kind = HENG_OWNER_PERSON;
  objective->owner_id = owner;
  objective->key = g_strdup_printf ("O%u", i);
  objective->title = g_strdup_printf ("让第%u个版本按期、稳定上线", i);
  objective->mode = i % 4 == 0 ? HENG_OKR_MIXED : HENG_OKR_OWN;
  objective->state = HENG_GOAL_APPROVED;
  objective->sort = i;
  if (i > 9)
    {
      objective->parent_id = first + above;
      objective->parent_kr_id = first_kr + above * KRS + i % KRS;
      objective->link = i % 5 == 0 ? HENG_LINK_REFERENCE : HENG_LINK_COUNT;
    }
  g_ptr_array_add (objectives, objective);
}

static void
add_key_result (GPtrArray *krs, GPtrArray *checkins, gint64 id, gint64 objective_id, guint k)
{
  HengKeyResult *kr = heng_key_result_new ();

  kr->id = id;
  kr->objective_id = objective_id;
  kr->key = g_strdup_printf ("KR%u", k + 1);
  kr->title = g_strdup_printf ("构建时长由%u分钟降到10分钟", 40 + k);
  kr->type = HENG_KR_DECREASE;
  kr->start_value = HENG_POINTS (40 + k);
  kr->target = HENG_POINTS (10);
  kr->unit = g_strdup ("分钟");
  kr->weight_bp = k == 0 ? 4000 : 3000;
  kr->due_date = heng_date_new (2026, 9, 30);
  kr->state = HENG_GOAL_APPROVED;
  kr->sort = k;
  g_ptr_array_add (krs, kr);
  for (guint i = 0; i < CHECKINS; i++)
    {
      HengCheckin *checkin = heng_checkin_new ();

      checkin->key_result_id = id;
      checkin->day = heng_date_new (2026, 7, 10) + (HengDate) (i * 14);
      checkin->value = g_strdup_printf ("%u", 38 - i * 6);
      checkin->confidence = 5 + (int) i;
      g_ptr_array_add (checkins, checkin);
    }
}

static void
fill (Store *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);
  g_autoptr (GPtrArray) objectives = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_objective_free);
  g_autoptr (GPtrArray) krs = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_key_result_free);
  g_autoptr (GPtrArray) checkins = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_checkin_free);
  g_autoptr (HengCycle) cycle = make_people (store->db, store->n_objectives / 4 + 1, people);
  g_autoptr (HengChange) change = heng_change_begin (store->db, "bench", "goals", &error);
  gint64 first = reserve (change, &heng_objective_type, store->n_objectives);
  gint64 first_kr = reserve (change, &heng_key_result_type, store->n_objectives * KRS);

  store->cycle_id = cycle->id;
  for (guint i = 0; i < store->n_objectives; i++)
    {
      add_objective (objectives, cycle->id, first, first_kr, i, ((HengRecord *) people->pdata[i % people->len])->id);
      for (guint k = 0; k < KRS; k++)
        add_key_result (krs, checkins, first_kr + i * KRS + k, first + i, k);
    }
  insert (change, &heng_objective_type, objectives);
  insert (change, &heng_key_result_type, krs);
  insert (change, &heng_checkin_type, checkins);
  must (heng_change_commit (change, &error), &error);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
report (const char *what, guint n, GArray *times)
{
  g_array_sort (times, compare);
  printf ("{\"what\":\"%s\",\"n\":%u,\"rounds\":%u,\"p50\":%.2f,\"max\":%.2f}\n", what, n, times->len,
          g_array_index (times, double, times->len / 2), g_array_index (times, double, times->len - 1));
}

/* The limit: every row the forest is made of, stepped over and not looked at. */
static void
step_over (Store *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengStmt) stmt = heng_db_prepare (store->db, sql, &error);

  must (stmt != NULL, &error);
  heng_stmt_bind_int (stmt, 1, store->cycle_id);
  while (heng_stmt_step (stmt, &error) == HENG_STEP_ROW)
    ;
  must (TRUE, &error);
}

static void
read_rows (Store *store)
{
  step_over (store, "SELECT o.id, o.title FROM objective o WHERE o.cycle_id = $1");
  step_over (store, "SELECT k.id, k.title FROM objective o JOIN key_result k ON k.objective_id = o.id WHERE o.cycle_id = $1");
  step_over (store, "SELECT c.key_result_id, c.day, c.value FROM objective o JOIN key_result k ON k.objective_id = o.id "
                    "JOIN checkin c ON c.key_result_id = k.id WHERE o.cycle_id = $1");
}

static void
measure (Store *store, guint rounds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (double)), loads = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) loops = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_nodes = 0;

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (HengGoalForest) forest = NULL;
      gint64 began = g_get_monotonic_time ();
      double ms;

      read_rows (store);
      ms = (g_get_monotonic_time () - began) / 1000.0;
      g_array_append_val (rows, ms);
      began = g_get_monotonic_time ();
      forest = heng_goal_forest_load (store->db, store->cycle_id, heng_date_new (2026, 8, 21), &error);
      must (forest != NULL, &error);
      ms = (g_get_monotonic_time () - began) / 1000.0;
      g_array_append_val (loads, ms);
      n_nodes = forest->n_nodes;
      began = g_get_monotonic_time ();
      heng_goal_forest_would_loop (forest, 0, (int) forest->n_nodes - 1);
      ms = (g_get_monotonic_time () - began) / 1000.0;
      g_array_append_val (loops, ms);
    }
  report ("rows of the forest, only stepped over, ms", n_nodes, rows);
  report ("forest of goals, read and computed, ms", n_nodes, loads);
  report ("whether an alignment would form a loop, ms", n_nodes, loops);
}

int
main (int argc, char **argv)
{
  guint nodes = argc > 1 ? (guint) atoi (argv[1]) : 50000, rounds = argc > 2 ? (guint) atoi (argv[2]) : 9;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("heng-bench-XXXXXX", &error);
  g_autofree char *path = argc > 3 ? g_strdup (argv[3]) : g_build_filename (folder, "goals.heng", NULL);
  Store store = { .n_objectives = nodes / (KRS + 1) };

  must (folder != NULL, &error);
  store.db = heng_db_open (path, HENG_DB_CREATE, &error);
  must (store.db != NULL, &error);
  fill (&store);
  measure (&store, MAX (rounds, 1));
  heng_db_close (store.db);
  if (argc <= 3)
    g_remove (path);
  g_rmdir (folder);
  return 0;
}
