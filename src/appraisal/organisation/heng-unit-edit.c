/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New, changed, moved, closed and reopened units: checked, dated, and each one named change. */
#include "heng-organisation.h"

#include <glib/gi18n-lib.h>

#include "heng-appraisal-private.h"

static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, sentence);
  g_free (sentence);
  return FALSE;
}

static const char *
name_of (const HengDepartment *unit)
{
  return heng_localized (unit->name, unit->name_en);
}

static gboolean
check_name (GPtrArray *units, const HengDepartment *unit, HengDate day, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (unit->name ? unit->name : ""));

  if (*name == '\0')
    return refuse (error, g_strdup (_("A unit needs a name.")));
  if (strchr (name, '/'))
    return refuse (error, g_strdup (_("The name of a unit has no “/”: that separates the steps of a path.")));
  for (guint i = 0; i < units->len; i++)
    {
      const HengDepartment *other = units->pdata[i];

      if (other->id != unit->id && other->parent_id == unit->parent_id && !heng_unit_is_closed (other, day) && g_strcmp0 (other->name, name) == 0)
        return refuse (error, g_strdup_printf (_("There is a unit “%s” in the same place already."), name));
    }
  return TRUE;
}

/* Levels from the top down to the unit, itself included. */
static guint
count_above (GPtrArray *units, const HengDepartment *unit)
{
  guint n = 0;

  for (; unit && n <= HENG_MOST_LEVELS; n++)
    unit = heng_department_find (units, unit->parent_id);
  return n;
}

/* Levels of the deepest unit below `id`. */
static guint
count_below (GPtrArray *units, gint64 id)
{
  guint deepest = 0;

  for (guint i = 0; id != 0 && i < units->len; i++)
    {
      const HengDepartment *other = units->pdata[i];

      if (other->id != id && heng_department_is_within (units, other->id, id))
        deepest = MAX (deepest, count_above (units, other));
    }
  return deepest > 0 ? deepest - count_above (units, heng_department_find (units, id)) : 0;
}

gboolean
heng_unit_check (GPtrArray *units, const HengDepartment *unit, HengDate day, GError **error)
{
  const HengDepartment *parent = heng_department_find (units, unit->parent_id);

  if (!check_name (units, unit, day, error))
    return FALSE;
  if (unit->parent_id != 0 && !parent)
    return refuse (error, g_strdup (_("The unit above it is not there any more.")));
  if (parent && unit->id != 0 && heng_department_is_within (units, parent->id, unit->id))
    return refuse (error, g_strdup_printf (_("“%s” cannot stand below itself."), name_of (unit)));
  if (count_above (units, parent) + 1 + count_below (units, unit->id) > HENG_MOST_LEVELS)
    return refuse (error, g_strdup_printf (_("Units stand in at most %d levels. Choose a place higher up."), HENG_MOST_LEVELS));
  if (parent && heng_unit_is_closed (parent, day) && !heng_unit_is_closed (unit, day))
    return refuse (error, g_strdup_printf (_("“%s” is closed."), name_of (parent)));
  if (unit->valid_from != HENG_DATE_NONE && unit->valid_to != HENG_DATE_NONE && unit->valid_to < unit->valid_from)
    return refuse (error, g_strdup (_("The last day cannot lie before the first day.")));
  return TRUE;
}

static gboolean
check_head (HengDb *db, const HengDepartment *unit, GError **error)
{
  g_autoptr (HengEmployee) head = unit->head_id != 0 ? heng_employee_load (db, unit->head_id, error) : NULL;

  if (unit->head_id == 0)
    return TRUE;
  if (head && head->emp_status == HENG_EMP_STATUS_LEFT)
    return refuse (error, g_strdup_printf (_("%s has left and cannot head a unit."), heng_localized (head->name, head->name_en)));
  return head != NULL;
}

static gboolean
insert_dated (HengChange *change, const HengDepartment *unit, HengDate day, GError **error)
{
  g_autoptr (HengDepartmentChange) dated = heng_department_change_new ();

  dated->department_id = unit->id;
  dated->from_date = day;
  dated->parent_id = unit->parent_id;
  dated->name = g_strdup (unit->name);
  dated->head_id = unit->head_id;
  return heng_change_insert (change, &heng_department_change_type, dated, error);
}

/* The unit as it was is kept before its first change, like the hiring of a person. */
static gboolean
keep_dated (HengChange *change, const HengDepartment *stored, const HengDepartment *unit, HengDate day, GError **error)
{
  g_autoptr (GPtrArray) dated = NULL;
  const HengDepartmentChange *last;

  if (stored->parent_id == unit->parent_id && stored->head_id == unit->head_id && g_strcmp0 (stored->name, unit->name) == 0)
    return TRUE;
  dated = heng_department_changes_load (heng_change_db (change), unit->id, error);
  if (!dated)
    return FALSE;
  if (dated->len == 0 && stored->valid_from != HENG_DATE_NONE && day < stored->valid_from)
    return refuse (error, g_strdup (_("The change cannot lie before the unit's first day.")));
  if (dated->len == 0
      && !insert_dated (change, stored, stored->valid_from != HENG_DATE_NONE ? stored->valid_from : HENG_ORGANISATION_BEGINNING, error))
    return FALSE;
  last = dated->len > 0 ? dated->pdata[dated->len - 1] : NULL;
  if (last && last->from_date > day)
    {
      g_autofree char *text = heng_date_format (last->from_date);

      return refuse (error, g_strdup_printf (_("The unit was changed on %s: a change before that day cannot be added."), text));
    }
  return insert_dated (change, unit, day, error);
}

static char *
action_of (GPtrArray *units, const HengDepartment *stored, const HengDepartment *unit)
{
  const HengDepartment *parent = heng_department_find (units, unit->parent_id);

  if (!stored)
    return g_strdup_printf (_("New unit %s"), name_of (unit));
  if (stored->parent_id != unit->parent_id)
    return parent ? g_strdup_printf (_("%s moved to %s"), name_of (unit), name_of (parent))
                  : g_strdup_printf (_("%s moved to the top"), name_of (unit));
  if (g_strcmp0 (stored->name, unit->name) != 0)
    return g_strdup_printf (_("%s renamed to %s"), stored->name, unit->name);
  for (guint i = 0; i < heng_department_type.n_fields; i++)
    if (!heng_field_equal (&heng_department_type.fields[i], stored, unit))
      return g_strdup_printf (_("%s of %s"), _(heng_department_type.fields[i].label), name_of (unit));
  return g_strdup_printf (_("%s changed"), name_of (unit));
}

static gint64
last_sort (GPtrArray *units, gint64 parent_id)
{
  gint64 sort = 0;

  for (guint i = 0; i < units->len; i++)
    if (((HengDepartment *) units->pdata[i])->parent_id == parent_id)
      sort = MAX (sort, ((HengDepartment *) units->pdata[i])->sort);
  return sort;
}

static gboolean
check_day (HengDb *db, HengDate *day, GError **error)
{
  HengDate today = heng_store_today (db);

  if (*day == HENG_DATE_NONE)
    *day = today;
  if (*day > today)
    return refuse (error, g_strdup (_("A change of the organisation cannot lie in the future.")));
  return TRUE;
}

static gboolean
write_unit (HengChange *change, const HengDepartment *stored, HengDepartment *unit, HengDate day, GError **error)
{
  if (stored)
    return keep_dated (change, stored, unit, day, error) && heng_change_update (change, &heng_department_type, unit, error);
  if (unit->valid_from == HENG_DATE_NONE)
    unit->valid_from = day;
  return heng_change_insert (change, &heng_department_type, unit, error) && insert_dated (change, unit, unit->valid_from, error);
}

gboolean
heng_unit_save (HengDb *db, HengDepartment *unit, HengDate day, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autofree char *action = NULL;
  const HengDepartment *stored;

  if (unit->name)
    g_strstrip (unit->name);
  change = check_day (db, &day, error) ? heng_change_begin (db, actor, "", error) : NULL;
  units = change ? heng_departments_load (db, error) : NULL;
  if (!units || !heng_unit_check (units, unit, day, error))
    return FALSE;
  stored = heng_department_find (units, unit->id);
  if (unit->id != 0 && !stored)
    return refuse (error, g_strdup (_("The unit is not there any more.")));
  if ((!stored || stored->head_id != unit->head_id) && !check_head (db, unit, error))
    return FALSE;
  if (!stored)
    unit->sort = last_sort (units, unit->parent_id) + 1;
  action = action_of (units, stored, unit);
  heng_change_set_action (change, action);
  return write_unit (change, stored, unit, day, error) && heng_change_commit (change, error);
}

/* Numbers the siblings 1, 2 … with the unit in its new place; only what differs is written. */
static gboolean
place_among (HengChange *change, GPtrArray *units, HengDepartment *unit, gint64 before_id, GError **error)
{
  gint64 sort = 0;
  gboolean placed = FALSE;

  for (guint i = 0; i < units->len; i++)
    {
      HengDepartment *other = units->pdata[i];

      if (other->parent_id != unit->parent_id || other->id == unit->id)
        continue;
      if (other->id == before_id)
        {
          unit->sort = ++sort;
          placed = TRUE;
        }
      sort++;
      if (other->sort == sort)
        continue;
      other->sort = sort;
      if (!heng_change_update (change, &heng_department_type, other, error))
        return FALSE;
    }
  if (!placed)
    unit->sort = sort + 1;
  return TRUE;
}

static gboolean
is_in_place (const HengDepartment *stored, const HengDepartment *unit)
{
  return stored->parent_id == unit->parent_id && stored->sort == unit->sort;
}

gboolean
heng_unit_move (HengDb *db, gint64 id, gint64 parent_id, gint64 before_id, HengDate day, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = check_day (db, &day, error) ? heng_change_begin (db, actor, "", error) : NULL;
  g_autoptr (GPtrArray) units = change ? heng_departments_load (db, error) : NULL;
  g_autoptr (HengDepartment) unit = NULL;
  g_autofree char *action = NULL;
  const HengDepartment *stored;

  if (!units)
    return FALSE;
  stored = heng_department_find (units, id);
  if (!stored)
    return refuse (error, g_strdup (_("The unit is not there any more.")));
  unit = heng_department_copy (stored);
  unit->parent_id = parent_id;
  if (!heng_unit_check (units, unit, day, error) || !place_among (change, units, unit, before_id, error))
    return FALSE;
  action = stored->parent_id != parent_id ? action_of (units, stored, unit) : g_strdup_printf (_("Order of %s"), name_of (unit));
  heng_change_set_action (change, action);
  if (!is_in_place (stored, unit) && !write_unit (change, stored, unit, day, error))
    return FALSE;
  return heng_change_commit (change, error);
}

static gboolean
transfer (HengChange *change, HengEmployee *employee, gint64 target_id, HengDate day, GError **error)
{
  g_autoptr (HengJob) job = heng_job_new ();

  job->from_date = MAX (day, employee->hire_date);
  job->kind = HENG_JOB_TRANSFER;
  job->department_id = target_id;
  job->manager_id = employee->manager_id;
  job->position = g_strdup (employee->position);
  job->level = g_strdup (employee->level);
  return heng_employee_change_job (change, employee, job, error);
}

/* People of the unit alone; n is how many there are. */
static gboolean
empty_people (HengChange *change, const HengDepartment *unit, gint64 target_id, HengDate day, guint *n, GError **error)
{
  g_autoptr (GPtrArray) people = heng_employees_load (heng_change_db (change), unit->id, error);

  for (guint i = 0; people && i < people->len; i++)
    {
      HengEmployee *employee = people->pdata[i];

      if (employee->department_id != unit->id || employee->emp_status == HENG_EMP_STATUS_LEFT)
        continue;
      (*n)++;
      if (target_id != 0 && !transfer (change, employee, target_id, day, error))
        return FALSE;
    }
  return people != NULL;
}

static gboolean
empty_units (HengChange *change, GPtrArray *units, const HengDepartment *unit, gint64 target_id, HengDate day, guint *n, GError **error)
{
  for (guint i = 0; i < units->len; i++)
    {
      const HengDepartment *child = units->pdata[i];
      g_autoptr (HengDepartment) moved = NULL;

      if (child->parent_id != unit->id || heng_unit_is_closed (child, day))
        continue;
      (*n)++;
      if (target_id == 0)
        continue;
      moved = heng_department_copy (child);
      moved->parent_id = target_id;
      moved->sort = last_sort (units, target_id) + *n;
      if (!heng_unit_check (units, moved, day, error) || !write_unit (change, child, moved, day, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_target (GPtrArray *units, const HengDepartment *unit, gint64 target_id, HengDate day, GError **error)
{
  const HengDepartment *target = heng_department_find (units, target_id);

  if (target_id == 0)
    return TRUE;
  if (!target || heng_unit_is_closed (target, day))
    return refuse (error, g_strdup (_("The unit that is to take over is not in use.")));
  if (heng_department_is_within (units, target_id, unit->id))
    return refuse (error, g_strdup_printf (_("“%s” is closed with it: choose a unit outside."), name_of (target)));
  return TRUE;
}

static gboolean
close_now (HengChange *change, GPtrArray *units, const HengDepartment *stored, gint64 target_id, HengDate day, GError **error)
{
  g_autoptr (HengDepartment) unit = heng_department_copy (stored);
  g_autofree char *action = g_strdup_printf (_("%s closed"), name_of (stored));
  guint n_people = 0, n_units = 0;

  heng_change_set_action (change, action);
  if (!check_target (units, stored, target_id, day, error) || !empty_people (change, stored, target_id, day, &n_people, error)
      || !empty_units (change, units, stored, target_id, day, &n_units, error))
    return FALSE;
  if (target_id == 0 && n_people + n_units > 0)
    return refuse (error, g_strdup_printf (_("“%s” is not empty (%u people, %u units): choose the unit that takes over."), name_of (stored),
                                           n_people, n_units));
  unit->valid_to = day - 1;
  if (unit->valid_from > unit->valid_to)
    unit->valid_from = unit->valid_to;
  return heng_change_update (change, &heng_department_type, unit, error) && heng_change_commit (change, error);
}

gboolean
heng_unit_close (HengDb *db, gint64 id, gint64 target_id, HengDate day, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = check_day (db, &day, error) ? heng_change_begin (db, actor, "", error) : NULL;
  g_autoptr (GPtrArray) units = change ? heng_departments_load (db, error) : NULL;
  const HengDepartment *stored = units ? heng_department_find (units, id) : NULL;

  if (!units)
    return FALSE;
  if (!stored)
    return refuse (error, g_strdup (_("The unit is not there any more.")));
  if (heng_unit_is_closed (stored, day))
    return refuse (error, g_strdup_printf (_("“%s” is closed."), name_of (stored)));
  return close_now (change, units, stored, target_id, day, error);
}

gboolean
heng_unit_reopen (HengDb *db, gint64 id, HengDate day, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (GPtrArray) units = change ? heng_departments_load (db, error) : NULL;
  const HengDepartment *stored = units ? heng_department_find (units, id) : NULL;
  g_autoptr (HengDepartment) unit = stored ? heng_department_copy (stored) : NULL;
  g_autofree char *action = stored ? g_strdup_printf (_("%s reopened"), name_of (stored)) : NULL;

  if (!units)
    return FALSE;
  if (!unit)
    return refuse (error, g_strdup (_("The unit is not there any more.")));
  unit->valid_to = HENG_DATE_NONE;
  heng_change_set_action (change, action);
  return heng_unit_check (units, unit, day, error) && heng_change_update (change, &heng_department_type, unit, error)
         && heng_change_commit (change, error);
}
