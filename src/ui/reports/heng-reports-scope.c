/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can be printed, in which order. */
#include "heng-reports-private.h"

#include <string.h>

#include "heng-appraisal.h"
#include "heng-cycle-table.h"
#include "heng-cycle-walk.h"
#include "heng-layout-table.h"
#include "heng-people-table.h"

static void
person_free (gpointer data)
{
  HengReportsPerson *person = data;

  g_free (person->emp_no);
  g_free (person->name);
  g_free (person->department);
  g_free (person);
}

void
heng_reports_scope_free (HengReportsScope *scope)
{
  g_clear_pointer (&scope->people, g_ptr_array_unref);
  g_clear_pointer (&scope->there, g_hash_table_unref);
  g_clear_pointer (&scope->departments, g_ptr_array_unref);
  g_clear_pointer (&scope->department_ids, g_array_unref);
  g_free (scope->cycle_key);
  g_free (scope->cycle_name);
  g_strfreev (scope->layouts);
  g_free (scope);
}

/* The best first; who has no score yet comes last. */
static int
compare_scores (HengValue a, HengValue b)
{
  gboolean no_a = a.state != HENG_VALUE_NUMBER, no_b = b.state != HENG_VALUE_NUMBER;

  if (no_a || no_b)
    return no_a - no_b;
  return (a.micro < b.micro) - (a.micro > b.micro);
}

static int
compare_people (gconstpointer a, gconstpointer b, gpointer data)
{
  const HengReportsPerson *x = *(HengReportsPerson *const *) a, *y = *(HengReportsPerson *const *) b;
  const HengReportsJob *job = data;
  int order = 0;

  if (job->order == HENG_REPORTS_BY_NAME)
    order = g_utf8_collate (x->name, y->name);
  else if (job->order == HENG_REPORTS_BY_DEPARTMENT)
    order = strcmp (x->department, y->department);
  else if (job->order == HENG_REPORTS_BY_SCORE)
    order = compare_scores (x->score, y->score);
  return order != 0 ? order : strcmp (x->emp_no, y->emp_no);
}

/* Departments by their place in the tree, so that sorting by them keeps the tree's order. */
static void
read_departments (HengReportsScope *scope, GPtrArray *departments, GHashTable *places)
{
  for (guint i = 0; i < departments->len; i++)
    {
      const HengDepartment *department = departments->pdata[i];
      char *path = heng_department_path (departments, department->id);

      g_ptr_array_add (scope->departments, path);
      g_array_append_val (scope->department_ids, department->id);
      g_hash_table_insert (places, (gpointer) &department->id, g_strdup_printf ("%06u", i));
    }
}

static void
add_id (GHashTable *ids, gint64 id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* Of everybody: those who get a result in the cycle, or who work here. */
static gboolean
read_there (HengDb *db, const HengReportsJob *job, GPtrArray *employees, GHashTable *there, GError **error)
{
  g_autoptr (GPtrArray) participants = NULL;

  if (job->kind == HENG_REPORTS_ROSTER)
    {
      for (guint i = 0; i < employees->len; i++)
        if (((HengEmployee *) employees->pdata[i])->emp_status != HENG_EMP_STATUS_LEFT)
          add_id (there, ((HengEmployee *) employees->pdata[i])->id);
      return TRUE;
    }
  if (job->cycle_id == 0)
    return TRUE;
  if (!(participants = heng_participants_load (db, job->cycle_id, 0, error)))
    return FALSE;
  for (guint i = 0; i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];

      if (participant->state != HENG_PART_EXEMPT && participant->state != HENG_PART_LEFT)
        add_id (there, participant->employee_id);
    }
  return TRUE;
}

static GHashTable *
chosen_ids (const HengReportsJob *job)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < job->employee_ids->len; i++)
    add_id (ids, g_array_index (job->employee_ids, gint64, i));
  return ids;
}

static void
add_people (HengReportsScope *scope, const HengReportsJob *job, GPtrArray *employees, GHashTable *places)
{
  g_autoptr (GHashTable) chosen = job->employee_ids != NULL ? chosen_ids (job) : NULL;

  for (guint i = 0; i < employees->len; i++)
    {
      const HengEmployee *employee = employees->pdata[i];
      const char *place = g_hash_table_lookup (places, &employee->department_id);
      HengReportsPerson *person;

      if (!g_hash_table_contains (scope->there, &employee->id) || (chosen != NULL && !g_hash_table_contains (chosen, &employee->id)))
        continue;
      person = g_new0 (HengReportsPerson, 1);
      person->id = employee->id;
      person->emp_no = g_strdup (employee->emp_no);
      person->name = g_strdup (heng_localized (employee->name, employee->name_en));
      person->department = g_strdup (place != NULL ? place : "");
      person->score = HENG_NA;
      g_ptr_array_add (scope->people, person);
    }
}

static gboolean
score_cb (const HengReview *review, gpointer data, GError **error)
{
  HengReportsPerson *person = g_hash_table_lookup (data, &review->employee->id);

  if (person == NULL)
    return TRUE;
  if (review->published != NULL)
    person->score = HENG_NUMBER (review->published->published);
  else if (review->final.final.state == HENG_VALUE_NUMBER)
    person->score = HENG_NUMBER (review->final.published);
  return TRUE;
}

static gboolean
read_scores (HengDb *db, const HengReportsJob *job, HengReportsScope *scope, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (job->order != HENG_REPORTS_BY_SCORE || job->cycle_id == 0 || scope->people->len == 0)
    return TRUE;
  for (guint i = 0; i < scope->people->len; i++)
    g_hash_table_insert (people, &((HengReportsPerson *) scope->people->pdata[i])->id, scope->people->pdata[i]);
  return heng_cycle_walk (db, job->cycle_id, job->department_id, FALSE, heng_store_today (db), score_cb, people, error);
}

static HengReportsScope *
scope_new (void)
{
  HengReportsScope *scope = g_new0 (HengReportsScope, 1);

  scope->people = g_ptr_array_new_with_free_func (person_free);
  scope->there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  scope->departments = g_ptr_array_new_with_free_func (g_free);
  scope->department_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return scope;
}

/* The one that is used unless another is chosen comes first. */
static gboolean
read_layouts (HengDb *db, HengReportsScope *scope, GError **error)
{
  g_autoptr (GPtrArray) layouts = heng_report_layouts_load (db, error), names = g_ptr_array_new ();
  gboolean has_default = FALSE;

  for (guint i = 0; layouts != NULL && i < layouts->len; i++)
    {
      const HengReportLayout *layout = layouts->pdata[i];

      g_ptr_array_insert (names, layout->is_default ? 0 : -1, g_strdup (layout->name));
      has_default = has_default || layout->is_default;
    }
  g_ptr_array_insert (names, has_default ? -1 : 0, g_strdup (""));
  g_ptr_array_add (names, NULL);
  scope->layouts = (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
  return layouts != NULL;
}

HengReportsScope *
heng_reports_scope_load (HengDb *db, const HengReportsJob *job, GError **error)
{
  g_autoptr (HengReportsScope) scope = scope_new ();
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GPtrArray) departments = NULL, employees = NULL;
  g_autoptr (HengCycle) cycle = NULL;

  if (!(departments = heng_departments_load (db, error)))
    return NULL;
  read_departments (scope, departments, places);
  if (job->cycle_id != 0 && !(cycle = heng_cycle_load (db, job->cycle_id, error)))
    return NULL;
  if (cycle != NULL)
    {
      scope->cycle_key = g_strdup (cycle->key);
      scope->cycle_name = g_strdup (heng_localized (cycle->name, cycle->name_en));
    }
  if (!(employees = heng_employees_load (db, job->department_id, error)) || !read_there (db, job, employees, scope->there, error))
    return NULL;
  add_people (scope, job, employees, places);
  if (!read_scores (db, job, scope, error) || !read_layouts (db, scope, error))
    return NULL;
  g_ptr_array_sort_with_data (scope->people, compare_people, (gpointer) job);
  return g_steal_pointer (&scope);
}
