/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl employees: the list of people, searched or by department. */
#include "heng-ctl.h"

#include "heng-ctl-print.h"

#include <glib/gi18n.h>

static void
write_employee (HengCtlJson *json, HengDb *db, GPtrArray *departments, const HengEmployee *employee)
{
  g_autofree char *path = heng_department_path (departments, employee->department_id);
  g_autoptr (HengEmployee) manager = employee->manager_id ? heng_employee_load (db, employee->manager_id, NULL) : NULL;

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "emp_no", employee->emp_no);
  heng_ctl_json_text (json, "name", employee->name);
  heng_ctl_json_text (json, "name_en", employee->name_en);
  heng_ctl_json_text (json, "pinyin", employee->pinyin);
  heng_ctl_json_text (json, "department", path);
  heng_ctl_json_text (json, "position", employee->position);
  heng_ctl_json_text (json, "level", employee->level);
  heng_ctl_json_text (json, "manager", manager ? manager->emp_no : NULL);
  heng_ctl_json_text (json, "status", heng_enum_by_value (heng_emp_status_values, employee->emp_status)->key);
  heng_ctl_json_date (json, "hire_date", employee->hire_date);
  heng_ctl_json_date (json, "leave_date", employee->leave_date);
  heng_ctl_json_end (json);
}

static void
print_employees (HengCtl *ctl, HengDb *db, GPtrArray *departments, GPtrArray *employees)
{
  g_autoptr (HengCtlTable) table = NULL;
  g_autoptr (HengCtlJson) json = NULL;

  if (ctl->json)
    {
      json = heng_ctl_json_new ();
      heng_ctl_json_array (json, NULL);
      for (guint i = 0; i < employees->len; i++)
        write_employee (json, db, departments, employees->pdata[i]);
      heng_ctl_json_end (json);
      heng_ctl_json_print (json);
      return;
    }
  table = heng_ctl_table_new ("llllll", _("Number"), C_ ("person", "Name"), _("Department"), _("Position"), _("Status"), _("Hired"));
  for (guint i = 0; i < employees->len; i++)
    {
      const HengEmployee *employee = employees->pdata[i];

      heng_ctl_table_cell (table, employee->emp_no);
      heng_ctl_table_cell (table, heng_localized (employee->name, employee->name_en));
      heng_ctl_table_take (table, heng_department_path (departments, employee->department_id));
      heng_ctl_table_cell (table, employee->position);
      heng_ctl_table_cell (table, heng_enum_label (heng_emp_status_values, employee->emp_status));
      heng_ctl_table_take (table, heng_date_format (employee->hire_date));
    }
  heng_ctl_table_print (table);
}

/* Keeps the people of `found` who also are in `members`; both are sorted by number. */
static void
keep_members (GPtrArray *found, GPtrArray *members)
{
  guint kept = 0, m = 0;

  while (kept < found->len)
    {
      const char *emp_no = ((HengEmployee *) found->pdata[kept])->emp_no;

      while (m < members->len && strcmp (((HengEmployee *) members->pdata[m])->emp_no, emp_no) < 0)
        m++;
      if (m < members->len && g_str_equal (((HengEmployee *) members->pdata[m])->emp_no, emp_no))
        kept++;
      else
        g_ptr_array_remove_index (found, kept);
    }
}

static GPtrArray *
load_employees (HengDb *db, const char *department, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) members = NULL;
  gint64 department_id = department ? heng_ctl_find_department (db, department, error) : 0;

  if (department && !department_id)
    return NULL;
  if (!text)
    return heng_employees_load (db, department_id, error);
  if (!(found = heng_employees_search (db, text, 0, error)))
    return NULL;
  if (department_id && !(members = heng_employees_load (db, department_id, error)))
    return NULL;
  if (members)
    keep_members (found, members);
  return g_steal_pointer (&found);
}

static int
run_employees (HengCtl *ctl, GStrv args)
{
  g_autofree char *department = NULL, *text = NULL;
  const GOptionEntry entries[] = {
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, N_("Only this department and what is below it"), N_("PATH") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &text, N_("Name, pinyin, initials or number"), N_("TEXT") },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (GPtrArray) departments = NULL;
  g_autoptr (GPtrArray) employees = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 0, 0, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(departments = heng_departments_load (db, &error))
      || !(employees = load_employees (db, department, text, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_employees (ctl, db, departments, employees);
  return HENG_EXIT_DONE;
}

const HengCtlCommand heng_ctl_people_commands[] = {
  { "employees", "[--department PATH] [--search TEXT]", N_("People: number, name, department, position, status."), run_employees },
  { NULL },
};
