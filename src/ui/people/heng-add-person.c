/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts that a new person needs; each is checked as it is typed. */
#include "heng-add-person.h"

#include <glib/gi18n.h>

#include "heng-record-dialog.h"

void
heng_add_person_present (HengPage *page, const HengPeopleData *data, gint64 department_id)
{
  static const char *const fields[] = { "name",          "name_en",  "emp_no", "hire_date",  "emp_type", "probation_months",
                                        "department_id", "position", "level",  "manager_id", "mobile",   "email", NULL };
  g_autoptr (HengFileDesk) desk = heng_file_desk_new (page);
  HengEmployee *employee = heng_employee_new ();

  employee->hire_date = data->today;
  employee->emp_type = HENG_EMP_TYPE_FULL_TIME;
  employee->department_id = department_id;
  heng_file_desk_set_today (desk, data->today);
  heng_record_dialog_show (desk, _("Add Person"), &heng_employee_type, fields, employee);
}
