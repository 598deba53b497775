/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom no rule reaches, and which template nobody gets. */
#include "heng-assignment.h"

#include <glib/gi18n-lib.h>

#include "heng-scheme-revise.h"

void
heng_assignment_gaps_free (HengAssignmentGaps *gaps)
{
  g_clear_pointer (&gaps->assignments, g_ptr_array_unref);
  g_clear_pointer (&gaps->people, g_ptr_array_unref);
  g_clear_pointer (&gaps->reasons, g_ptr_array_unref);
  g_clear_pointer (&gaps->templates, g_ptr_array_unref);
  g_free (gaps->n_people);
  g_free (gaps);
}

static char *
reason_of (GPtrArray *departments, const HengEmployee *employee, int type, const HengAssignment *rule)
{
  g_autofree char *path = NULL;

  if (employee->department_id == 0)
    return g_strdup (_("no department"));
  if (rule)
    return g_strdup_printf (_("the template %s of the rule is not in use"), rule->template_key);
  path = heng_department_path (departments, employee->department_id);
  if (type == HENG_DEPT_OTHER)
    return g_strdup_printf (_("%s has no type"), path);
  return g_strdup_printf (_("%1$s (%2$s): no rule fits"), path, heng_enum_label (heng_dept_type_values, type));
}

static void
look_at (HengAssignmentGaps *gaps, GPtrArray *departments, GPtrArray *templates, const HengEmployee *employee, GHashTable *reached)
{
  int type = heng_department_effective_type (departments, employee->department_id);
  HengAssignmentFacts facts = { type, employee->is_manager != 0, employee->position, employee->level };
  const HengAssignment *rule = employee->department_id ? heng_assignment_find (gaps->assignments, &facts) : NULL;
  const HengTemplate *template = rule ? heng_template_newest (templates, rule->template_key) : NULL;
  guint place = 0;

  if (template && !template->retired)
    {
      g_ptr_array_find (gaps->assignments, rule, &place);
      gaps->n_people[place]++;
      g_hash_table_add (reached, template->key);
      return;
    }
  g_ptr_array_add (gaps->people, heng_employee_copy (employee));
  g_ptr_array_add (gaps->reasons, reason_of (departments, employee, type, rule));
}

HengAssignmentGaps *
heng_assignment_gaps_load (HengDb *db, GError **error)
{
  g_autoptr (HengAssignmentGaps) gaps = g_new0 (HengAssignmentGaps, 1);
  g_autoptr (GPtrArray) departments = heng_departments_load (db, error);
  g_autoptr (GPtrArray) employees = departments ? heng_employees_load (db, 0, error) : NULL;
  g_autoptr (GPtrArray) templates = employees ? heng_templates_load (db, error) : NULL;
  g_autoptr (GHashTable) reached = g_hash_table_new (g_str_hash, g_str_equal);

  if (!templates || !(gaps->assignments = heng_assignments_load (db, error)))
    return NULL;
  gaps->n_people = g_new0 (guint, gaps->assignments->len + 1);
  gaps->people = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);
  gaps->reasons = g_ptr_array_new_with_free_func (g_free);
  gaps->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_template_free);
  for (guint i = 0; i < employees->len; i++)
    {
      const HengEmployee *employee = employees->pdata[i];

      if (employee->emp_status != HENG_EMP_STATUS_LEFT)
        look_at (gaps, departments, templates, employee, reached);
    }
  for (guint i = 0; i < templates->len; i++)
    {
      const HengTemplate *template = templates->pdata[i];

      if (!template->retired && heng_template_newest (templates, template->key) == template && !g_hash_table_contains (reached, template->key))
        g_ptr_array_add (gaps->templates, heng_template_copy (template));
    }
  return g_steal_pointer (&gaps);
}
