/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units and people as they are or were on a day. */
#include "heng-organisation.h"

#include "heng-appraisal-private.h"

void
heng_organisation_free (HengOrganisation *self)
{
  g_clear_pointer (&self->units_by_id, g_hash_table_unref);
  g_clear_pointer (&self->employees_by_id, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->own_counts, g_hash_table_unref);
  g_clear_pointer (&self->filled, g_hash_table_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->employees, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->company);
  g_free (self);
}

gboolean
heng_unit_is_closed (const HengDepartment *unit, HengDate day)
{
  return unit->valid_to != HENG_DATE_NONE && unit->valid_to < day;
}

static gboolean
existed (const HengDepartment *unit, HengDate day)
{
  return (unit->valid_from == HENG_DATE_NONE || unit->valid_from <= day) && !heng_unit_is_closed (unit, day);
}

/* The unit's last change up to the day; before the first one it was as the first one says. NULL: nothing was ever recorded. */
static const HengDepartmentChange *
change_on (GPtrArray *changes, gint64 unit_id, HengDate day)
{
  const HengDepartmentChange *found = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const HengDepartmentChange *change = changes->pdata[i];

      if (change->department_id == unit_id && (!found || change->from_date <= day))
        found = change;
    }
  return found;
}

static void
set_back (HengDepartment *unit, const HengDepartmentChange *change)
{
  if (!change)
    return;
  if (g_strcmp0 (unit->name, change->name) != 0)
    {
      g_free (unit->name);
      unit->name = g_strdup (change->name);
      g_clear_pointer (&unit->name_en, g_free); /* of today's name */
    }
  unit->parent_id = change->parent_id;
  unit->head_id = change->head_id;
}

static void
append_below (GPtrArray *ordered, GPtrArray *units, gboolean *taken, gint64 parent_id)
{
  for (guint i = 0; i < units->len; i++)
    {
      HengDepartment *unit = units->pdata[i];

      if (taken[i] || unit->parent_id != parent_id)
        continue;
      taken[i] = TRUE;
      g_ptr_array_add (ordered, unit);
      append_below (ordered, units, taken, unit->id);
    }
}

static gint64
parent_among (GPtrArray *units, gint64 parent_id)
{
  return heng_department_find (units, parent_id) ? parent_id : 0;
}

/* Parents first again. What hung on a unit that was not there yet, or in a circle, stands at the top. */
static GPtrArray *
order (GPtrArray *units)
{
  GPtrArray *ordered = g_ptr_array_new_full (units->len, (GDestroyNotify) heng_department_free);
  g_autofree gboolean *taken = g_new0 (gboolean, units->len + 1);

  for (guint i = 0; i < units->len; i++)
    ((HengDepartment *) units->pdata[i])->parent_id = parent_among (units, ((HengDepartment *) units->pdata[i])->parent_id);
  append_below (ordered, units, taken, 0);
  for (guint i = 0; i < units->len; i++)
    if (!taken[i])
      {
        ((HengDepartment *) units->pdata[i])->parent_id = 0;
        append_below (ordered, units, taken, 0);
      }
  g_ptr_array_set_free_func (units, NULL);
  return ordered;
}

static gboolean
load_units (HengOrganisation *self, HengDb *db, gboolean with_closed, GError **error)
{
  g_autoptr (GPtrArray) all = heng_departments_load (db, error);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_department_free);

  self->changes = all ? heng_department_changes_load (db, 0, error) : NULL;
  if (!self->changes)
    return FALSE;
  for (guint i = 0; i < self->changes->len; i++)
    {
      HengDate from = ((HengDepartmentChange *) self->changes->pdata[i])->from_date;

      if (from > HENG_ORGANISATION_BEGINNING && (self->first_day == HENG_DATE_NONE || from < self->first_day))
        self->first_day = from;
    }
  for (guint i = 0; i < all->len; i++)
    {
      HengDepartment *unit = all->pdata[i];

      if (!existed (unit, self->day) && !(self->is_today && with_closed))
        continue;
      unit = heng_department_copy (unit);
      if (!self->is_today)
        set_back (unit, change_on (self->changes, unit->id, self->day));
      g_ptr_array_add (kept, unit);
    }
  self->units = order (kept);
  self->units_by_id = heng_index_by_id (self->units);
  return TRUE;
}

static gboolean
was_here (const HengEmployee *employee, const HengJob *job, HengDate day)
{
  if (employee->hire_date != HENG_DATE_NONE && employee->hire_date > day)
    return FALSE;
  if (job && job->from_date <= day && job->kind == HENG_JOB_LEAVE)
    return FALSE;
  if (employee->emp_status != HENG_EMP_STATUS_LEFT && employee->leave_date == HENG_DATE_NONE)
    return TRUE;
  return employee->leave_date != HENG_DATE_NONE && employee->leave_date >= day;
}

/* The last job up to the day, else the first one: before its first record a person was where that record says. */
static const HengJob *
job_on (GPtrArray *jobs, guint *next, gint64 employee_id, HengDate day)
{
  const HengJob *found = NULL;

  while (*next < jobs->len && ((HengJob *) jobs->pdata[*next])->employee_id < employee_id)
    (*next)++;
  for (; *next < jobs->len && ((HengJob *) jobs->pdata[*next])->employee_id == employee_id; (*next)++)
    if (!found || ((HengJob *) jobs->pdata[*next])->from_date <= day)
      found = jobs->pdata[*next];
  return found;
}

static void
set_job (HengEmployee *employee, const HengJob *job)
{
  if (!job || job->kind == HENG_JOB_LEAVE)
    return;
  employee->department_id = job->department_id;
  employee->manager_id = job->manager_id;
  heng_field_set_text (heng_record_field (&heng_employee_type, "position"), employee, job->position);
  heng_field_set_text (heng_record_field (&heng_employee_type, "level"), employee, job->level);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const HengRecord *x = *(const HengRecord *const *) a, *y = *(const HengRecord *const *) b;

  return x->id < y->id ? -1 : x->id > y->id;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(HengEmployee *const *) a)->emp_no, (*(HengEmployee *const *) b)->emp_no);
}

static gboolean
load_people_then (HengOrganisation *self, HengDb *db, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) jobs = heng_jobs_load (db, 0, error);
  guint next = 0;

  if (!jobs)
    return FALSE;
  g_ptr_array_sort (all, compare_ids);
  for (guint i = 0; i < all->len; i++)
    {
      HengEmployee *employee = all->pdata[i];
      const HengJob *job = job_on (jobs, &next, employee->id, self->day);

      if (!was_here (employee, job, self->day))
        continue;
      set_job (employee, job);
      g_ptr_array_add (self->employees, employee);
      all->pdata[i] = NULL;
    }
  g_ptr_array_sort (self->employees, compare_numbers);
  return TRUE;
}

/* Those that nobody took. */
static void
drop_others (GPtrArray *all)
{
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    if (all->pdata[i])
      heng_employee_free (all->pdata[i]);
}

static gboolean
load_people (HengOrganisation *self, HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = heng_employees_load (db, 0, error);

  if (!all)
    return FALSE;
  self->employees = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);
  if (!self->is_today && !load_people_then (self, db, all, error))
    return FALSE;
  for (guint i = 0; self->is_today && i < all->len; i++)
    if (((HengEmployee *) all->pdata[i])->emp_status != HENG_EMP_STATUS_LEFT)
      g_ptr_array_add (self->employees, g_steal_pointer (&all->pdata[i]));
  drop_others (all);
  self->n_people = self->employees->len;
  self->employees_by_id = heng_index_by_id (self->employees);
  return TRUE;
}

static gboolean
load_lines (HengOrganisation *self, HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = heng_reporting_lines_load (db, error);

  if (!all)
    return FALSE;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_reporting_line_free);
  for (guint i = 0; i < all->len; i++)
    {
      const HengReportingLine *line = all->pdata[i];

      if ((line->from_date == HENG_DATE_NONE || line->from_date <= self->day)
          && (line->to_date == HENG_DATE_NONE || line->to_date >= self->day))
        g_ptr_array_add (self->lines, heng_reporting_line_copy (line));
    }
  return TRUE;
}

static void
add_to (GHashTable *counts, gint64 id, guint more)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));

  g_hash_table_replace (counts, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + more));
}

/* Each unit's own people count for those above it too. */
static void
count_above (HengOrganisation *self)
{
  GHashTableIter iter;
  gpointer id, n;

  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->own_counts);
  while (g_hash_table_iter_next (&iter, &id, &n))
    {
      const HengDepartment *unit = heng_organisation_unit (self, *(const gint64 *) id);

      for (guint depth = 0; unit && depth <= self->units->len; depth++)
        {
          add_to (self->counts, unit->id, GPOINTER_TO_UINT (n));
          unit = heng_organisation_unit (self, unit->parent_id);
        }
    }
}

static void
count_people (HengOrganisation *self)
{
  self->own_counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->employees->len; i++)
    add_to (self->own_counts, ((HengEmployee *) self->employees->pdata[i])->department_id, 1);
  count_above (self);
}

static HengOrganisation *
organisation_new (HengDb *db, HengDate day, GError **error)
{
  g_autoptr (HengOrganisation) self = g_new0 (HengOrganisation, 1);
  g_autoptr (GError) missing = NULL;
  g_autoptr (HengCompany) company = heng_company_load (db, &missing);

  if (missing)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
  self->today = heng_store_today (db);
  self->day = day != HENG_DATE_NONE ? day : self->today;
  self->is_today = self->day == self->today;
  self->company = g_strdup (company ? heng_localized (company->name, company->name_en) : "");
  return g_steal_pointer (&self);
}

HengOrganisation *
heng_organisation_load (HengDb *db, HengDate day, gboolean with_closed, GError **error)
{
  g_autoptr (HengOrganisation) self = organisation_new (db, day, error);

  if (!self || !load_units (self, db, with_closed, error) || !load_people (self, db, error) || !load_lines (self, db, error))
    return NULL;
  count_people (self);
  return g_steal_pointer (&self);
}

HengOrganisation *
heng_organisation_load_part (HengDb *db, gboolean with_closed, GError **error)
{
  g_autoptr (HengOrganisation) self = organisation_new (db, HENG_DATE_NONE, error);
  GHashTableIter iter;
  gpointer n;

  if (!self || !load_units (self, db, with_closed, error) || !load_lines (self, db, error)
      || !(self->employees = heng_named_people_load (db, error)) || !(self->own_counts = heng_department_counts_load (db, error)))
    return NULL;
  self->is_part = TRUE;
  self->filled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->employees_by_id = heng_index_by_id (self->employees);
  g_hash_table_iter_init (&iter, self->own_counts);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    self->n_people += GPOINTER_TO_UINT (n);
  count_above (self);
  return g_steal_pointer (&self);
}

void
heng_organisation_add_people (HengOrganisation *self, gint64 unit_id, GPtrArray *people)
{
  g_ptr_array_set_free_func (people, NULL);
  for (guint i = 0; i < people->len; i++)
    {
      HengEmployee *employee = people->pdata[i];

      if (heng_organisation_person (self, employee->id))
        {
          heng_employee_free (employee);
          continue;
        }
      g_ptr_array_add (self->employees, employee);
      g_hash_table_insert (self->employees_by_id, &employee->id, employee);
    }
  g_ptr_array_unref (people);
  g_ptr_array_sort (self->employees, compare_numbers);
  g_hash_table_add (self->filled, g_memdup2 (&unit_id, sizeof unit_id));
}

gboolean
heng_organisation_has_people (const HengOrganisation *self, gint64 unit_id)
{
  return !self->is_part || g_hash_table_contains (self->filled, &unit_id);
}

const HengDepartment *
heng_organisation_unit (const HengOrganisation *self, gint64 id)
{
  return id != 0 ? g_hash_table_lookup (self->units_by_id, &id) : NULL;
}

const HengEmployee *
heng_organisation_person (const HengOrganisation *self, gint64 id)
{
  return id != 0 ? g_hash_table_lookup (self->employees_by_id, &id) : NULL;
}

guint
heng_organisation_count (const HengOrganisation *self, gint64 unit_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &unit_id));
}

guint
heng_organisation_own_count (const HengOrganisation *self, gint64 unit_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->own_counts, &unit_id));
}

GPtrArray *
heng_organisation_lines_of (const HengOrganisation *self, gint64 unit_id)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      HengReportingLine *line = self->lines->pdata[i];
      const HengEmployee *employee = heng_organisation_person (self, line->employee_id);

      if (employee && employee->department_id == unit_id)
        g_ptr_array_add (lines, line);
    }
  return lines;
}
