/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cycles page and its dialogs show, loaded whole on a lane. */
#include "heng-cycles-data.h"

#include <glib/gi18n.h>

static void
blocker_free (gpointer data)
{
  HengCycleBlocker *blocker = data;

  g_free (blocker->name);
  g_free (blocker->department);
  g_free (blocker->reason);
  g_free (blocker);
}

static void
department_free (gpointer data)
{
  HengCycleDepartment *department = data;

  g_free (department->name);
  g_free (department);
}

void
heng_cycles_data_free (HengCyclesData *data)
{
  g_clear_pointer (&data->cycles, g_ptr_array_unref);
  g_clear_pointer (&data->cycle, heng_cycle_free);
  g_clear_pointer (&data->departments, g_ptr_array_unref);
  g_clear_pointer (&data->blockers, g_ptr_array_unref);
  g_free (data);
}

static HengCycleDepartment *
department_of (HengCyclesData *data, GPtrArray *all, gint64 id)
{
  gint64 top = heng_comparison_department (all, id);
  const HengDepartment *record = heng_department_find (all, top);
  HengCycleDepartment *department;

  for (guint i = 0; i < data->departments->len; i++)
    {
      department = g_ptr_array_index (data->departments, i);
      if (department->department_id == top)
        return department;
    }
  department = g_new0 (HengCycleDepartment, 1);
  department->department_id = top;
  department->name = g_strdup (record != NULL ? heng_localized (record->name, record->name_en) : _("No department"));
  g_ptr_array_add (data->departments, department);
  return department;
}

static void
add_blocker (HengCyclesData *data, const HengReview *review, GPtrArray *reasons)
{
  HengCycleBlocker *blocker = g_new0 (HengCycleBlocker, 1);

  blocker->employee_id = review->employee->id;
  blocker->name = g_strdup (heng_localized (review->employee->name, review->employee->name_en));
  blocker->department = g_strdup (review->department_path);
  blocker->reason = g_strdup (g_ptr_array_index (reasons, 0));
  blocker->n_reasons = reasons->len;
  g_ptr_array_add (data->blockers, blocker);
  data->n_blocked++;
  data->n_open_points += reasons->len;
}

static void
add_review (HengCyclesData *data, GPtrArray *departments, HengReview *review)
{
  HengReviewPart *part = heng_review_current_part (review);
  HengCycleDepartment *department;
  HengValue score = review->final.final;

  if (part != NULL && part->participant->state == HENG_PART_EXEMPT)
    {
      data->n_exempt++;
      return;
    }
  department = department_of (data, departments, review->employee->department_id);
  data->n++;
  department->n++;
  if (review->published != NULL)
    {
      score = HENG_NUMBER (review->published->published);
      data->n_published++;
      department->n_published++;
      department->n_ready++;
    }
  else
    {
      g_autoptr (GPtrArray) reasons = heng_review_blockers (review);

      if (reasons->len > 0)
        add_blocker (data, review, reasons);
      else
        {
          data->n_ready++;
          department->n_ready++;
        }
    }
  if (score.state == HENG_VALUE_NUMBER)
    {
      department->score_sum += score.micro;
      department->n_scored++;
    }
}

static int
compare_departments (gconstpointer a, gconstpointer b, gpointer order)
{
  const HengCycleDepartment *left = *(HengCycleDepartment *const *) a, *right = *(HengCycleDepartment *const *) b;
  GPtrArray *departments = order;

  for (guint i = 0; i < departments->len; i++)
    {
      gint64 id = ((HengDepartment *) g_ptr_array_index (departments, i))->id;

      if (id == left->department_id || id == right->department_id)
        return id == left->department_id ? (id == right->department_id ? 0 : -1) : 1;
    }
  return 0;
}

static gboolean
load_cycle (HengDb *db, gint64 id, HengCyclesData *data, GError **error)
{
  g_autoptr (GPtrArray) departments = NULL;
  g_autoptr (GPtrArray) reviews = NULL;

  data->cycle = heng_cycle_load (db, id, error);
  if (data->cycle == NULL)
    return FALSE;
  departments = heng_departments_load (db, error);
  reviews = departments != NULL ? heng_reviews_load (db, id, 0, TRUE, error) : NULL;
  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    add_review (data, departments, g_ptr_array_index (reviews, i));
  g_ptr_array_sort_with_data (data->departments, compare_departments, departments);
  return TRUE;
}

gpointer
heng_cycles_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  gint64 *id = args;
  g_autoptr (HengCyclesData) data = g_new0 (HengCyclesData, 1);

  data->departments = g_ptr_array_new_with_free_func (department_free);
  data->blockers = g_ptr_array_new_with_free_func (blocker_free);
  data->today = heng_store_today (db);
  data->cycles = heng_cycles_load (db, error);
  if (data->cycles == NULL || (*id != 0 && !load_cycle (db, *id, data, error)))
    return NULL;
  return g_steal_pointer (&data);
}
