/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the people list shows of each person, loaded on a lane. */
#include "heng-people-data.h"

#include <glib/gi18n.h>

#include "heng-match.h"

HengPersonRow *
heng_person_row_new (HengPeopleData *data, guint place, const HengPersonStatus *status)
{
  HengPersonRow *row = g_new0 (HengPersonRow, 1);

  row->data = heng_people_data_ref (data);
  row->employee = heng_directory_employee (data->directory, place);
  row->department = heng_people_data_path (data, row->employee->department_id);
  row->manager = heng_people_data_manager (data, place);
  row->reading = heng_match_reading (row->employee->name, row->employee->pinyin);
  row->contract_end = heng_directory_facts (data->directory, place).contract_end;
  row->today = data->today;
  row->score = HENG_NA;
  if (status != NULL)
    {
      row->state = status->state;
      row->n_missing = status->n_missing;
      row->score = status->score;
      row->grade = g_strdup (status->grade);
    }
  return row;
}

void
heng_person_row_free (HengPersonRow *row)
{
  if (row == NULL)
    return;
  heng_employee_free (row->employee);
  heng_people_data_unref (row->data);
  g_free (row->reading);
  g_free (row->grade);
  g_free (row);
}

gboolean
heng_person_row_equal (const HengPersonRow *a, const HengPersonRow *b)
{
  return a->employee->id == b->employee->id && a->employee->version == b->employee->version && a->state == b->state
         && a->n_missing == b->n_missing && a->score.state == b->score.state && a->score.micro == b->score.micro
         && g_strcmp0 (a->employee->photo, b->employee->photo) == 0 && a->contract_end == b->contract_end && a->today == b->today && g_strcmp0 (a->grade, b->grade) == 0
         && g_strcmp0 (a->department, b->department) == 0 && g_strcmp0 (a->manager, b->manager) == 0;
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

HengDate
heng_person_row_probation_end (const HengPersonRow *row)
{
  return row->employee->emp_status == HENG_EMP_STATUS_PROBATION && row->employee->regular_date == HENG_DATE_NONE ? row->employee->regular_plan
                                                                                                                : HENG_DATE_NONE;
}

static void
clear_data (gpointer user_data)
{
  HengPeopleData *data = user_data;

  g_clear_pointer (&data->directory, heng_directory_unref);
  g_clear_pointer (&data->departments, g_ptr_array_unref);
  g_clear_pointer (&data->paths, g_hash_table_unref);
}

HengPeopleData *
heng_people_data_ref (HengPeopleData *data)
{
  return g_atomic_rc_box_acquire (data);
}

void
heng_people_data_unref (HengPeopleData *data)
{
  g_atomic_rc_box_release_full (data, clear_data);
}

/* Department paths are built once per department, not once per person. */
static GHashTable *
make_paths (GPtrArray *departments)
{
  GHashTable *paths = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < departments->len; i++)
    {
      HengDepartment *department = departments->pdata[i];

      g_hash_table_insert (paths, &department->id, heng_department_path (departments, department->id));
    }
  return paths;
}

gpointer
heng_people_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengPeopleData) data = g_atomic_rc_box_new0 (HengPeopleData);
  guint *limit = args;

  data->departments = heng_departments_load (db, error);
  if (data->departments == NULL)
    return NULL;
  data->paths = make_paths (data->departments);
  data->today = heng_store_today (db);
  data->directory = heng_directory_load (db, limit != NULL ? *limit : 0, cancellable, error);
  return data->directory != NULL ? g_steal_pointer (&data) : NULL;
}

guint8 *
heng_people_data_leaders (const HengPeopleData *data)
{
  const HengDirectory *directory = data->directory;
  guint8 *leads = g_new0 (guint8, directory->n + 1);

  for (guint i = 0; i < directory->n; i++)
    {
      gint64 id = heng_directory_facts (directory, i).manager_id;
      guint manager = id != 0 ? heng_directory_find (directory, id) : G_MAXUINT;

      if (manager != G_MAXUINT)
        leads[manager] = 1;
    }
  return leads;
}

const char *
heng_people_data_path (const HengPeopleData *data, gint64 department_id)
{
  const char *path = g_hash_table_lookup (data->paths, &department_id);

  return path != NULL ? path : "";
}

const char *
heng_people_data_manager (const HengPeopleData *data, guint place)
{
  gint64 id = heng_directory_facts (data->directory, place).manager_id;
  guint manager = id != 0 ? heng_directory_find (data->directory, id) : G_MAXUINT;

  return manager != G_MAXUINT ? heng_directory_text (data->directory, manager, HENG_DIRECTORY_NAME)
                              : heng_directory_text (data->directory, place, HENG_DIRECTORY_MANAGER);
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
