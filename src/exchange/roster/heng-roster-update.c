/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored person brought up to date by a row: what is empty in the row stays, <清空> erases. */
#include "heng-roster-import.h"

gint64
heng_roster_department_id (const HengRosterRun *run, const HengRosterRow *row)
{
  gint64 id = row->dept >= 0 ? ((HengRosterDepartment *) run->departments->pdata[row->dept])->id : 0;

  return row->dept >= 0 && id == 0 ? -1 : id;
}

gint64
heng_roster_manager_id (const HengRosterRun *run, const HengRosterRow *row)
{
  const HengRosterRow *manager = row->manager_row >= 0 ? &run->rows[row->manager_row] : NULL;

  if (!row->manager_found)
    return 0;
  if (manager == NULL)
    return row->manager_id;
  if (manager->stored != NULL)
    return manager->stored->id;
  if (run->import->bad[manager->table_row])
    return 0;
  return manager->employee.id != 0 ? manager->employee.id : -1;
}

HengEmpStatus
heng_roster_guess_status (const HengRosterRun *run, const HengEmployee *employee)
{
  /* Six months is the longest probation the law allows. */
  HengDate probation_end = employee->hire_date + (employee->probation_months > 0 ? (HengDate) employee->probation_months * 30 : 183);

  if (employee->hire_date > run->today)
    return HENG_EMP_STATUS_PENDING;
  if (employee->regular_date != HENG_DATE_NONE)
    return employee->regular_date <= run->today ? HENG_EMP_STATUS_REGULAR : HENG_EMP_STATUS_PROBATION;
  return probation_end < run->today ? HENG_EMP_STATUS_REGULAR : HENG_EMP_STATUS_PROBATION;
}

static void
assign (const HengField *field, gpointer target, gconstpointer source)
{
  gpointer to = (char *) target + field->offset;
  gconstpointer from = source != NULL ? (const char *) source + field->offset : NULL;

  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      g_free (*(char **) to);
      *(char **) to = from != NULL ? g_strdup (*(char *const *) from) : NULL;
      return;
    case HENG_KIND_DATE:
      *(HengDate *) to = from != NULL ? *(const HengDate *) from : HENG_DATE_NONE;
      return;
    case HENG_KIND_ENUM:
      *(int *) to = from != NULL ? *(const int *) from : 0;
      return;
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    case HENG_KIND_VALUE:
    default:
      *(gint64 *) to = from != NULL ? *(const gint64 *) from : 0;
    }
}

/* Given values over, erased ones out. */
static void
apply (const HengRosterRow *row, HengRosterRecord record, gpointer target, gconstpointer source)
{
  for (guint c = 0; c < R_NOT_IMPORTED; c++)
    {
      if (heng_roster_specs[c].record != record)
        continue;
      if (row->given & COLUMN_BIT (c))
        assign (heng_roster_field ((HengRosterColumn) c), target, source);
      else if (row->cleared & COLUMN_BIT (c))
        assign (heng_roster_field ((HengRosterColumn) c), target, NULL);
    }
}

static gboolean
touches (const HengRosterRow *row, HengRosterRecord record)
{
  return ((row->given | row->cleared) & heng_roster_record_columns (record)) != 0;
}

static void
update_status (const HengRosterRun *run, const HengRosterRow *row, HengEmployee *after, const HengEmployee *before)
{
  gboolean is_given = (row->given & COLUMN_BIT (R_EMP_STATUS)) != 0;

  /* 在职 says no more than what is stored, unless the person had left. */
  if (row->working)
    after->emp_status = before->emp_status == HENG_EMP_STATUS_LEFT || before->emp_status == HENG_EMP_STATUS_NONE
                          ? (int) heng_roster_guess_status (run, after)
                          : before->emp_status;
  else if (!is_given && row->given & COLUMN_BIT (R_LEAVE_DATE))
    after->emp_status = after->leave_date <= run->today ? HENG_EMP_STATUS_LEFT : HENG_EMP_STATUS_LEAVING;
}

/* A person who had left and is employed again begins a new period; the old one stays in the job history. */
static gboolean
is_return (const HengRosterRow *row, const HengEmployee *after, const HengEmployee *before)
{
  return before->emp_status == HENG_EMP_STATUS_LEFT && after->emp_status != HENG_EMP_STATUS_LEFT
         && row->given & (COLUMN_BIT (R_EMP_STATUS) | COLUMN_BIT (R_HIRE_DATE));
}

static gboolean
find_job_kind (const HengEmployee *after, const HengEmployee *before, gboolean returns, HengJobKind *kind)
{
  if (returns)
    *kind = HENG_JOB_RETURN;
  else if (after->emp_status == HENG_EMP_STATUS_LEFT && before->emp_status != HENG_EMP_STATUS_LEFT)
    *kind = HENG_JOB_LEAVE;
  else if (after->department_id != before->department_id)
    *kind = HENG_JOB_TRANSFER;
  else if (g_strcmp0 (after->position, before->position) != 0 || g_strcmp0 (after->level, before->level) != 0)
    *kind = HENG_JOB_PROMOTION;
  else if (after->manager_id != before->manager_id)
    *kind = HENG_JOB_MANAGER;
  else
    return FALSE;
  return TRUE;
}

static void
update_employee (HengRosterRun *run, const HengRosterRow *row, HengRosterUpdate *update)
{
  const HengEmployee *before = row->stored;
  HengEmployee *after = heng_employee_copy (before);
  gboolean returns;

  update->employee_before = heng_employee_copy (before);
  update->employee = after;
  apply (row, HENG_RECORD_EMPLOYEE, after, &row->employee);
  if (row->given & COLUMN_BIT (R_NAME) && (g_strcmp0 (after->name, before->name) != 0 || before->pinyin == NULL))
    {
      g_free (after->pinyin);
      g_free (after->initials);
      after->pinyin = g_strdup (row->employee.pinyin);
      after->initials = g_strdup (row->employee.initials);
    }
  if (row->dept != -1)
    after->department_id = heng_roster_department_id (run, row);
  if (row->manager_found || row->cleared & MANAGER_BITS)
    after->manager_id = heng_roster_manager_id (run, row);
  update_status (run, row, after, before);
  returns = is_return (row, after, before);
  if (returns && !(row->given & COLUMN_BIT (R_LEAVE_DATE)))
    {
      after->leave_date = HENG_DATE_NONE;
      g_clear_pointer (&after->leave_reason, g_free);
    }
  update->job_changed = find_job_kind (after, before, returns, &update->job_kind);
}

static void
update_private (HengRosterRun *run, const HengRosterRow *row, HengRosterUpdate *update)
{
  gboolean has_id = (row->given & COLUMN_BIT (R_ID_NO)) != 0;

  update->priv_before = heng_employee_private_copy (g_hash_table_lookup (run->privates, GSIZE_TO_POINTER ((gsize) row->stored->id)));
  update->priv = update->priv_before != NULL ? heng_employee_private_copy (update->priv_before) : heng_employee_private_new ();
  update->priv->id = row->stored->id;
  apply (row, HENG_RECORD_PRIVATE, update->priv, row->priv);
  /* What the ID number says fills gaps only. */
  if (has_id && update->priv->birth == HENG_DATE_NONE)
    update->priv->birth = row->id_birth;
  if (has_id && update->priv->sex == HENG_SEX_NONE)
    update->priv->sex = row->id_sex;
}

static void
update_detail (HengRosterRun *run, const HengRosterRow *row, HengRosterUpdate *update)
{
  update->detail_before = heng_employee_detail_copy (g_hash_table_lookup (run->details, GSIZE_TO_POINTER ((gsize) row->stored->id)));
  update->detail = update->detail_before != NULL ? heng_employee_detail_copy (update->detail_before) : heng_employee_detail_new ();
  update->detail->id = row->stored->id;
  apply (row, HENG_RECORD_DETAIL, update->detail, row->detail);
}

/* Records without a difference are dropped. */
#define DROP_IF_SAME(update, name, type, prefix)                                                       \
  if (update->name != NULL && update->name##_before != NULL && heng_batch_same (&type, update->name, update->name##_before)) \
    {                                                                                                   \
      g_clear_pointer (&update->name, prefix##_free);                                                   \
      g_clear_pointer (&update->name##_before, prefix##_free);                                          \
    }

void
heng_roster_build_update (HengRosterRun *run, const HengRosterRow *row, HengRosterUpdate *update)
{
  update_employee (run, row, update);
  DROP_IF_SAME (update, employee, heng_employee_type, heng_employee);
  if (touches (row, HENG_RECORD_PRIVATE))
    update_private (run, row, update);
  DROP_IF_SAME (update, priv, heng_employee_private_type, heng_employee_private);
  if (touches (row, HENG_RECORD_DETAIL))
    update_detail (run, row, update);
  DROP_IF_SAME (update, detail, heng_employee_detail_type, heng_employee_detail);
}

gboolean
heng_roster_update_is_empty (const HengRosterUpdate *update)
{
  return update->employee == NULL && update->priv == NULL && update->detail == NULL;
}

void
heng_roster_update_clear (HengRosterUpdate *update)
{
  heng_employee_free (update->employee);
  heng_employee_free (update->employee_before);
  heng_employee_private_free (update->priv);
  heng_employee_private_free (update->priv_before);
  heng_employee_detail_free (update->detail);
  heng_employee_detail_free (update->detail_before);
}
