/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the people list shows of each person, loaded whole on a lane. */
#include "heng-people-data.h"

#include <glib/gi18n.h>

#include "heng-match.h"

static void
clear_row (gpointer data)
{
  HengPersonRow *row = data;

  g_clear_pointer (&row->employee, heng_employee_free);
  g_free (row->department);
  g_free (row->manager);
  g_free (row->reading);
  g_free (row->grade);
}

HengPersonRow *
heng_person_row_ref (HengPersonRow *row)
{
  return g_atomic_rc_box_acquire (row);
}

void
heng_person_row_unref (HengPersonRow *row)
{
  g_atomic_rc_box_release_full (row, clear_row);
}

HengPersonRow *
heng_person_row_with_state (const HengPersonRow *row, HengPersonState state, guint n_missing, HengValue score, const char *grade)
{
  HengPersonRow *copy = g_atomic_rc_box_new0 (HengPersonRow);

  copy->employee = heng_employee_copy (row->employee);
  copy->department = g_strdup (row->department);
  copy->manager = g_strdup (row->manager);
  copy->reading = g_strdup (row->reading);
  copy->state = state;
  copy->n_missing = n_missing;
  copy->score = score;
  copy->grade = g_strdup (grade);
  return copy;
}

gboolean
heng_person_row_equal (const HengPersonRow *a, const HengPersonRow *b)
{
  return a->employee->id == b->employee->id && a->employee->version == b->employee->version && a->state == b->state
         && a->n_missing == b->n_missing && a->score.state == b->score.state && a->score.micro == b->score.micro
         && g_strcmp0 (a->grade, b->grade) == 0 && g_strcmp0 (a->department, b->department) == 0
         && g_strcmp0 (a->manager, b->manager) == 0;
}

gboolean
heng_person_row_is_former (const HengPersonRow *row)
{
  return row->employee->emp_status == HENG_EMP_STATUS_LEFT;
}

char *
heng_person_row_state_text (const HengPersonRow *row)
{
  switch (row->state)
    {
    case HENG_PERSON_EXEMPT:
      return g_strdup (C_("person", "Exempt"));
    case HENG_PERSON_BLOCKED:
      return g_strdup_printf (ngettext ("%u open point", "%u open points", row->n_missing), row->n_missing);
    case HENG_PERSON_READY:
      return g_strdup (C_("person", "Ready"));
    case HENG_PERSON_PUBLISHED:
      return g_strdup (C_("person", "Published"));
    case HENG_PERSON_NOT_IN_CYCLE:
    default:
      return g_strdup ("—");
    }
}

void
heng_people_data_free (HengPeopleData *data)
{
  g_clear_pointer (&data->rows, g_ptr_array_unref);
  g_clear_pointer (&data->departments, g_ptr_array_unref);
  g_free (data);
}

/* Department paths are built once per department, not once per person. */
static const char *
path_of (GHashTable *paths, GPtrArray *departments, gint64 id)
{
  char *path = g_hash_table_lookup (paths, &id);

  if (path == NULL)
    {
      path = heng_department_path (departments, id);
      g_hash_table_insert (paths, g_memdup2 (&id, sizeof id), path);
    }
  return path;
}

static GHashTable *
names_by_id (GPtrArray *employees)
{
  GHashTable *names = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < employees->len; i++)
    {
      HengEmployee *employee = g_ptr_array_index (employees, i);

      g_hash_table_insert (names, &employee->id, employee);
    }
  return names;
}

static HengPersonRow *
row_new (const HengEmployee *employee, const char *path, const HengEmployee *manager)
{
  HengPersonRow *row = g_atomic_rc_box_new0 (HengPersonRow);

  row->employee = heng_employee_copy (employee);
  row->department = g_strdup (path);
  row->manager = g_strdup (manager != NULL ? manager->name : NULL);
  row->reading = heng_match_reading (employee->name, employee->pinyin);
  row->score = HENG_NA;
  return row;
}

gpointer
heng_people_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengPeopleData) data = g_new0 (HengPeopleData, 1);
  g_autoptr (GPtrArray) employees = NULL;
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) names = NULL;

  data->departments = heng_departments_load (db, error);
  if (data->departments == NULL)
    return NULL;
  employees = heng_employees_load (db, 0, error);
  if (employees == NULL)
    return NULL;
  names = names_by_id (employees);
  data->rows = g_ptr_array_new_full (employees->len, (GDestroyNotify) heng_person_row_unref);
  for (guint i = 0; i < employees->len; i++)
    {
      const HengEmployee *employee = g_ptr_array_index (employees, i);

      g_ptr_array_add (data->rows, row_new (employee, path_of (paths, data->departments, employee->department_id),
                                            g_hash_table_lookup (names, &employee->manager_id)));
    }
  return g_steal_pointer (&data);
}

static void
status_free (gpointer data)
{
  HengPersonStatus *status = data;

  g_free (status->grade);
  g_free (status);
}

static HengPersonStatus *
status_new (HengReview *review)
{
  HengPersonStatus *status = g_new0 (HengPersonStatus, 1);
  HengReviewPart *part = heng_review_current_part (review);
  g_autoptr (GPtrArray) blockers = NULL;

  status->employee_id = review->employee->id;
  status->score = HENG_NA;
  if (part != NULL && part->participant->state == HENG_PART_EXEMPT)
    {
      status->state = HENG_PERSON_EXEMPT;
      return status;
    }
  if (review->published != NULL)
    {
      status->state = HENG_PERSON_PUBLISHED;
      status->score = HENG_NUMBER (review->published->published);
      status->grade = g_strdup (review->published->grade);
      return status;
    }
  blockers = heng_review_blockers (review);
  status->n_missing = blockers->len;
  status->state = blockers->len > 0 ? HENG_PERSON_BLOCKED : HENG_PERSON_READY;
  status->score = review->final.final;
  if (status->score.state == HENG_VALUE_NUMBER)
    status->score = HENG_NUMBER (review->final.published);
  status->grade = review->grade != NULL ? g_strdup (review->grade->grade) : NULL;
  return status;
}

gpointer
heng_people_status_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  gint64 *cycle = args;
  g_autoptr (GHashTable) statuses = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, status_free);
  g_autoptr (GPtrArray) reviews = NULL;

  if (*cycle == 0)
    return g_steal_pointer (&statuses);
  reviews = heng_reviews_load (db, *cycle, 0, TRUE, error);
  if (reviews == NULL)
    return NULL;
  for (guint i = 0; i < reviews->len; i++)
    {
      HengPersonStatus *status = status_new (g_ptr_array_index (reviews, i));

      g_hash_table_replace (statuses, &status->employee_id, status);
    }
  return g_steal_pointer (&statuses);
}
