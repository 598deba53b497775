/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcome of each row: added, updated or unchanged, after the rules that join several cells (domain.md §9.2, §9.4 case 15). */
#include "heng-roster-import.h"

#include <glib/gi18n-lib.h>

/* The facts a row leads to, whether the person is new or stored. */
typedef struct
{
  HengRosterRun *run;
  const HengRosterRow *row;
  const HengEmployee *employee;
  const HengEmployeePrivate *priv;  /* may be NULL */
  const HengEmployeeDetail *detail; /* may be NULL */
} Facts;

static gboolean
is_given (const Facts *facts, HengRosterColumn column)
{
  return (facts->row->given & COLUMN_BIT (column)) != 0;
}

static void
complain (const Facts *facts, HengIssueSeverity severity, HengRosterColumn column, const char *sentence)
{
  HengImport *import = facts->run->import;
  const char *raw = heng_import_raw (import, facts->row->table_row, column);

  heng_import_add_issue (import, NULL, severity, facts->row->table_row, (int) column, raw, "%s", sentence);
}

static gboolean
is_before (HengDate date, HengDate start)
{
  return date != HENG_DATE_NONE && start != HENG_DATE_NONE && date < start;
}

static void
check_employment (const Facts *facts)
{
  const HengEmployee *e = facts->employee;

  if (is_given (facts, R_HIRE_DATE) && (e->hire_date < heng_date_new (1980, 1, 1) || e->hire_date > facts->run->today + 90))
    complain (facts, HENG_ISSUE_WARNING, R_HIRE_DATE, _("An unusual hire date: before 1980 or more than 90 days ahead. Check it."));
  if ((is_given (facts, R_REGULAR_DATE) || is_given (facts, R_HIRE_DATE)) && is_before (e->regular_date, e->hire_date))
    complain (facts, HENG_ISSUE_ERROR, R_REGULAR_DATE, _("Regularisation lies before the hire date. Correct one of the dates."));
  if (is_given (facts, R_REGULAR_PLAN) && is_before (e->regular_plan, e->hire_date))
    complain (facts, HENG_ISSUE_ERROR, R_REGULAR_PLAN, _("Regularisation lies before the hire date. Correct one of the dates."));
  if ((is_given (facts, R_LEAVE_DATE) || is_given (facts, R_HIRE_DATE)) && is_before (e->leave_date, e->hire_date))
    complain (facts, HENG_ISSUE_ERROR, R_LEAVE_DATE, _("The last working day lies before the hire date. Correct one of the dates."));
}

static void
check_status (const Facts *facts)
{
  const HengEmployee *e = facts->employee;
  gboolean employed = e->emp_status == HENG_EMP_STATUS_REGULAR || e->emp_status == HENG_EMP_STATUS_PROBATION;

  if (!is_given (facts, R_EMP_STATUS) && !is_given (facts, R_LEAVE_DATE))
    return;
  if (e->emp_status == HENG_EMP_STATUS_LEFT && e->leave_date == HENG_DATE_NONE)
    complain (facts, HENG_ISSUE_ERROR, R_EMP_STATUS, _("Has left, but there is no last working day. Fill in 离职日期."));
  if (employed && e->leave_date != HENG_DATE_NONE && e->leave_date <= facts->run->today)
    complain (facts, HENG_ISSUE_ERROR, R_LEAVE_DATE, _("The last working day is past, but the status says employed. Correct one of them."));
  else if (employed && e->leave_date != HENG_DATE_NONE)
    complain (facts, HENG_ISSUE_WARNING, R_LEAVE_DATE, _("A last working day is set, but the status says employed; kept. Usual is 待离职."));
  if (is_given (facts, R_EMP_STATUS) && e->emp_status == HENG_EMP_STATUS_PROBATION && e->regular_date != HENG_DATE_NONE
      && e->regular_date <= facts->run->today)
    complain (facts, HENG_ISSUE_WARNING, R_EMP_STATUS, _("On probation although the date of regularisation is past; kept as given."));
}

/* Full years between two days. */
static int
years_between (HengDate from, HengDate to)
{
  int y1, m1, d1, y2, m2, d2;

  heng_date_split (from, &y1, &m1, &d1);
  heng_date_split (to, &y2, &m2, &d2);
  return y2 - y1 - (m2 < m1 || (m2 == m1 && d2 < d1));
}

static void
check_age (const Facts *facts)
{
  HengDate birth = facts->priv != NULL ? facts->priv->birth : HENG_DATE_NONE;
  HengRosterColumn column = is_given (facts, R_BIRTH) ? R_BIRTH : R_ID_NO;
  int age;

  if (birth == HENG_DATE_NONE || facts->employee->hire_date == HENG_DATE_NONE
      || !(is_given (facts, R_BIRTH) || is_given (facts, R_ID_NO) || is_given (facts, R_HIRE_DATE)))
    return;
  /* beyond doubt for nearly everybody, whatever the day of birth */
  if (facts->employee->hire_date - birth > 17 * 366 && facts->employee->hire_date - birth < 70 * 365)
    return;
  age = years_between (birth, facts->employee->hire_date);
  if (age < 16)
    complain (facts, HENG_ISSUE_ERROR, column, _("Younger than 16 on the day of hiring: child labour is forbidden. Check the dates."));
  else if (age > 70)
    complain (facts, HENG_ISSUE_WARNING, column, _("Older than 70 on the day of hiring. Check the dates."));
}

static void
check_contract (const Facts *facts)
{
  const HengEmployeeDetail *d = facts->detail;

  if (d == NULL)
    return;
  if ((is_given (facts, R_CTR_START) || is_given (facts, R_CTR_END)) && is_before (d->ctr_end, d->ctr_start))
    complain (facts, HENG_ISSUE_ERROR, R_CTR_END, _("The contract ends before it starts. Correct one of the dates."));
  if ((is_given (facts, R_CTR_FIRST_START) || is_given (facts, R_CTR_FIRST_END)) && is_before (d->ctr_first_end, d->ctr_first_start))
    complain (facts, HENG_ISSUE_ERROR, R_CTR_FIRST_END, _("The contract ends before it starts. Correct one of the dates."));
}

/* An ID number that comes alone against what is stored. */
static void
check_stored_id (const Facts *facts)
{
  if (facts->priv == NULL || !is_given (facts, R_ID_NO) || facts->row->id_birth == HENG_DATE_NONE)
    return;
  if (!is_given (facts, R_BIRTH) && facts->priv->birth != facts->row->id_birth)
    complain (facts, HENG_ISSUE_WARNING, R_ID_NO, _("The stored date of birth differs from the ID number; kept. Compare both with the card."));
  if (!is_given (facts, R_SEX) && facts->priv->sex != facts->row->id_sex)
    complain (facts, HENG_ISSUE_WARNING, R_ID_NO, _("The stored sex differs from the ID number; kept. Compare both with the card."));
}

static void
check (const Facts *facts)
{
  check_stored_id (facts);
  check_employment (facts);
  check_status (facts);
  check_age (facts);
  check_contract (facts);
}

/* What a new person gets beyond the given cells. */
static void
complete_new (HengRosterRun *run, HengRosterRow *row)
{
  HengEmployee *employee = &row->employee;

  if (row->given & COLUMN_BIT (R_ID_NO) && row->priv->birth == HENG_DATE_NONE)
    row->priv->birth = row->id_birth;
  if (row->given & COLUMN_BIT (R_ID_NO) && row->priv->sex == HENG_SEX_NONE)
    row->priv->sex = row->id_sex;
  if (employee->is_head && !(row->given & COLUMN_BIT (R_IS_MANAGER)))
    employee->is_manager = 1;
  if (row->given & COLUMN_BIT (R_EMP_STATUS) && !row->working)
    return;
  if (employee->leave_date != HENG_DATE_NONE)
    employee->emp_status = employee->leave_date <= run->today ? HENG_EMP_STATUS_LEFT : HENG_EMP_STATUS_LEAVING;
  else
    employee->emp_status = (int) heng_roster_guess_status (run, employee);
}

static void
merge_new (HengRosterRun *run, HengRosterRow *row)
{
  Facts facts = { run, row, &row->employee, row->priv, row->detail };

  complete_new (run, row);
  check (&facts);
  heng_import_set_fate (run->import, row->table_row, HENG_ROW_ADDED);
}

static const char *
stored_path (const HengRosterRun *run, gint64 id)
{
  for (guint i = 0; id != 0 && i < run->departments->len; i++)
    if (((HengRosterDepartment *) run->departments->pdata[i])->id == id)
      return heng_roster_department_path (run, (int) i);
  return "";
}

static const char *
stored_number (const HengRosterRun *run, gint64 id)
{
  const HengEmployee *employee = id > 0 ? g_hash_table_lookup (run->by_employee, GSIZE_TO_POINTER ((gsize) id)) : NULL;

  return employee != NULL ? employee->emp_no : "";
}

static void
add_diffs (HengRosterRun *run, const HengRosterRow *row, const HengRosterUpdate *update)
{
  HengImport *import = run->import;

  if (update->employee != NULL)
    {
      heng_import_add_diffs (import, row->table_row, &heng_employee_type, update->employee_before, update->employee);
      if (update->employee->department_id != update->employee_before->department_id)
        heng_import_add_diff (import, row->table_row, _("Department"), stored_path (run, update->employee_before->department_id),
                              heng_roster_department_path (run, row->dept));
      if (update->employee->manager_id != update->employee_before->manager_id)
        heng_import_add_diff (import, row->table_row, _("Direct manager"), stored_number (run, update->employee_before->manager_id),
                              update->employee->manager_id > 0 ? stored_number (run, update->employee->manager_id)
                              : row->manager_text != NULL      ? row->manager_text
                                                               : "");
    }
  if (update->priv != NULL && update->priv_before != NULL)
    heng_import_add_diffs (import, row->table_row, &heng_employee_private_type, update->priv_before, update->priv);
  if (update->detail != NULL && update->detail_before != NULL)
    heng_import_add_diffs (import, row->table_row, &heng_employee_detail_type, update->detail_before, update->detail);
}

static void
fill_return (HengImportQuestion *question, gpointer data)
{
  const HengEmployee *stored = data;

  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("%s (%s) had left and is in the file as employed. Does a new period of employment begin?"), stored->name,
                                    stored->emp_no);
  heng_ask_propose (question, "yes", _("Yes, the old one stays in the history"));
  heng_ask_propose (question, "no", _("No, leave status and dates as they are stored"));
}

/* Somebody who had left comes back: offered, and taken back when the answer is no (§9.4 case 9). */
static void
ask_return (HengRosterRun *run, HengRosterRow *row, HengRosterUpdate *update)
{
  const HengImportQuestion *question = heng_import_ask (run->import, HENG_ASK_RETURN, -1, row->stored->emp_no, row->table_row, fill_return,
                                                        (gpointer) row->stored);

  if (heng_ask_is (question, "no"))
    {
      row->given &= ~(COLUMN_BIT (R_EMP_STATUS) | COLUMN_BIT (R_HIRE_DATE) | COLUMN_BIT (R_LEAVE_DATE) | COLUMN_BIT (R_REGULAR_DATE)
                      | COLUMN_BIT (R_REGULAR_PLAN));
      row->working = FALSE;
      heng_roster_update_clear (update);
      *update = (HengRosterUpdate) { 0 };
      heng_roster_build_update (run, row, update);
      return;
    }
  if (question->answer == NULL)
    heng_import_warning (run->import, row->table_row, -1, row->stored->name, _("Had left and returns: a new period of employment begins."));
  else if (!heng_ask_is (question, "yes"))
    heng_import_refuse_answer (run->import, question);
}

static void
merge_stored (HengRosterRun *run, HengRosterRow *row)
{
  g_auto (HengRosterUpdate) update = { 0 };
  Facts facts = { run, row, row->stored, NULL, NULL };

  heng_roster_build_update (run, row, &update);
  if (update.employee != NULL && update.job_changed && update.job_kind == HENG_JOB_RETURN)
    ask_return (run, row, &update);
  if (heng_roster_update_is_empty (&update))
    {
      heng_import_set_fate (run->import, row->table_row, HENG_ROW_UNCHANGED);
      return;
    }
  facts.employee = update.employee != NULL ? update.employee : row->stored;
  facts.priv = update.priv;
  facts.detail = update.detail;
  check (&facts);
  add_diffs (run, row, &update);
  heng_import_set_fate (run->import, row->table_row, HENG_ROW_UPDATED);
}

/* Whoever is no longer head, or goes to another department, leaves the place empty. */
static void
clear_old_head (HengRosterRun *run, const HengRosterRow *row)
{
  gboolean resigns = row->given & COLUMN_BIT (R_IS_HEAD) && !row->employee.is_head;
  gboolean moves = row->dept >= 0 && heng_roster_department_id (run, row) != row->stored->department_id;

  for (guint k = 0; (resigns || moves) && k < run->departments->len; k++)
    {
      HengRosterDepartment *department = run->departments->pdata[k];

      if (department->stored != NULL && department->id == row->stored->department_id && department->stored->head_id == row->stored->id)
        department->head_cleared = TRUE;
    }
}

/* One head a department: the first row that says so. */
static void
find_head (HengRosterRun *run, guint i)
{
  const HengRosterRow *row = &run->rows[i];
  HengRosterDepartment *department = row->dept >= 0 ? run->departments->pdata[row->dept] : NULL;

  if (row->stored != NULL && row->stored->is_head)
    clear_old_head (run, row);
  if (!(row->given & COLUMN_BIT (R_IS_HEAD)) || !row->employee.is_head || department == NULL)
    return;
  if (department->head_row < 0)
    department->head_row = (int) i;
  else
    heng_import_warning (run->import, row->table_row, R_IS_HEAD, NULL, _("Line %u already names a head of “%s”; the first one stays."),
                         run->import->table->rows[run->rows[department->head_row].table_row].line, department->path);
}

gboolean
heng_roster_merge (HengRosterRun *run, GError **error)
{
  for (guint i = 0; i < run->n_rows; i++)
    {
      HengRosterRow *row = &run->rows[i];

      if (row->stored != NULL)
        merge_stored (run, row);
      else
        merge_new (run, row);
      if (!run->import->bad[row->table_row])
        find_head (run, i);
      if (i % 4096 == 0 && heng_import_stopped (run->import, run->n_rows / 4 + i / 4, run->n_rows, error))
        return FALSE;
    }
  return TRUE;
}
