/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the store sound: the file itself, the journal's chain, and the rules of the business. */
#include "heng-appraisal-private.h"

#include <glib/gi18n-lib.h>

#include "heng-goal-forest.h"
#include "heng-rule-check.h"

static void
find (GPtrArray *findings, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
find (GPtrArray *findings, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (findings, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
check_templates (HengDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (GPtrArray) lines = templates ? heng_template_lines_load (db, 0, error) : NULL;

  if (!lines)
    return FALSE;
  for (guint i = 0; i < templates->len; i++)
    {
      const HengTemplate *template = templates->pdata[i];
      gint64 sum = 0;

      for (guint k = 0; k < lines->len; k++)
        if (((HengTemplateLine *) lines->pdata[k])->template_id == template->id)
          sum += ((HengTemplateLine *) lines->pdata[k])->weight_bp;
      if (!template->retired && sum != 10000)
        find (findings, _("Template %s: the weights do not total 100."), heng_localized (template->name, template->name_en));
    }
  return TRUE;
}

static void
check_scorecards (HengDb *db, const HengCycle *cycle, GPtrArray *participants, GPtrArray *lines, GPtrArray *findings)
{
  g_autoptr (GHashTable) sums = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      const HengScorecardLine *line = lines->pdata[i];
      gint64 sum = GPOINTER_TO_INT (g_hash_table_lookup (sums, &line->participant_id)) + line->weight_bp;

      g_hash_table_insert (sums, (gpointer) &line->participant_id, GINT_TO_POINTER ((int) sum));
    }
  for (guint i = 0; i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];
      g_autoptr (HengEmployee) employee = NULL;

      if (!heng_participant_is_scored (participant) || GPOINTER_TO_INT (g_hash_table_lookup (sums, &participant->id)) == 10000)
        continue;
      employee = heng_employee_load (db, participant->employee_id, NULL);
      find (findings, _("%s, scorecard of %s: the weights do not total 100."), heng_localized (cycle->name, cycle->name_en),
            employee ? employee->emp_no : "?");
    }
}

static gboolean
check_cycles (HengDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);

  for (guint i = 0; cycles && i < cycles->len; i++)
    {
      const HengCycle *cycle = cycles->pdata[i];
      g_autoptr (GPtrArray) participants = heng_participants_load (db, cycle->id, 0, error);
      g_autoptr (GPtrArray) lines = participants ? heng_scorecard_lines_load (db, cycle->id, 0, error) : NULL;

      if (!lines)
        return FALSE;
      if (cycle->end_date <= cycle->start_date)
        find (findings, _("Cycle %s ends before it begins."), cycle->key);
      check_scorecards (db, cycle, participants, lines, findings);
    }
  return cycles != NULL;
}

static void
check_employee (const HengEmployee *employee, GPtrArray *findings)
{
  g_autofree char *person = heng_person_label (employee);

  if (employee->leave_date != HENG_DATE_NONE && employee->leave_date < employee->hire_date)
    find (findings, _("%s: the last day lies before the first day."), person);
  if (employee->regular_date != HENG_DATE_NONE && employee->regular_date < employee->hire_date)
    find (findings, _("%s: confirmed before the first day."), person);
  if (employee->manager_id == employee->id)
    find (findings, _("%s is the own manager."), person);
}

/* Walking up from each person must end; a loop is reported once, at its smallest id. */
static void
check_manager_loops (GPtrArray *employees, GHashTable *by_id, GPtrArray *findings)
{
  for (guint i = 0; i < employees->len; i++)
    {
      const HengEmployee *start = employees->pdata[i];
      const HengEmployee *step = g_hash_table_lookup (by_id, &start->manager_id);
      gint64 smallest = start->id;

      for (guint depth = 0; step && step != start && depth < employees->len; depth++)
        {
          smallest = MIN (smallest, step->id);
          step = g_hash_table_lookup (by_id, &step->manager_id);
        }
      if (step == start && smallest == start->id && start->manager_id != start->id)
        {
          g_autofree char *person = heng_person_label (start);

          find (findings, _("The reporting line above %s leads back to the same person."), person);
        }
    }
}

static void
check_departments (GPtrArray *departments, GHashTable *employees_by_id, GPtrArray *findings)
{
  for (guint i = 0; i < departments->len; i++)
    {
      const HengDepartment *department = departments->pdata[i];
      const HengEmployee *head = g_hash_table_lookup (employees_by_id, &department->head_id);

      if (head && head->emp_status == HENG_EMP_STATUS_LEFT)
        find (findings, _("Department %s: its head %s has left the company."), heng_localized (department->name, department->name_en),
              heng_localized (head->name, head->name_en));
    }
}

static gboolean
check_people (HengDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) employees = heng_employees_load (db, 0, error);
  g_autoptr (GPtrArray) departments = employees ? heng_departments_load (db, error) : NULL;
  g_autoptr (GHashTable) by_id = departments ? heng_index_by_id (employees) : NULL;

  if (!departments)
    return FALSE;
  for (guint i = 0; i < employees->len; i++)
    check_employee (employees->pdata[i], findings);
  check_manager_loops (employees, by_id, findings);
  check_departments (departments, by_id, findings);
  return TRUE;
}

/* Alignment without loops, and to key results of the goal above (domain.md §2.3). */
static gboolean
check_goals (HengDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);

  for (guint c = 0; cycles && c < cycles->len; c++)
    {
      const HengCycle *cycle = cycles->pdata[c];
      const char *name = heng_localized (cycle->name, cycle->name_en);
      g_autoptr (HengGoalForest) forest = heng_goal_forest_load (db, cycle->id, HENG_DATE_NONE, error);

      if (!forest)
        return FALSE;
      if (forest->fault)
        find (findings, "%s: %s", name, forest->fault);
      for (guint i = 0; i < forest->n_nodes; i++)
        {
          const HengGoalNode *node = &forest->nodes[i];
          const HengGoalNode *above = node->parent >= 0 && node->kind == HENG_GOAL_OBJECTIVE ? &forest->nodes[node->parent] : NULL;

          if (above && node->parent_kr_id != 0 && forest->nodes[above->objective].id != node->parent_id)
            find (findings, _("%s: %s %s is aligned to a key result of another goal than the one above it."), name, node->owner_name, node->key);
        }
    }
  return cycles != NULL;
}

static gboolean
check_results (HengDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);

  for (guint i = 0; cycles && i < cycles->len; i++)
    {
      g_autoptr (GPtrArray) differences = NULL;

      if (heng_results_verify (db, ((HengCycle *) cycles->pdata[i])->id, &differences, error) < 0)
        return FALSE;
      g_ptr_array_extend_and_steal (findings, g_steal_pointer (&differences));
    }
  return cycles != NULL;
}

gboolean
heng_store_check_damage (HengDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (GError) chain = NULL;
  guint before = findings->len;

  if (!heng_db_check (db, findings, error))
    return FALSE;
  if (!heng_journal_verify (db, &chain))
    g_ptr_array_add (findings, g_strdup (chain ? chain->message : _("The chain of the journal is broken.")));
  /* results are read from tables: only worth asking when those can be read */
  return findings->len > before || check_results (db, findings, error);
}

gboolean
heng_store_check_rules (HengDb *db, GPtrArray *findings, GError **error)
{
  return check_people (db, findings, error) && check_templates (db, findings, error) && check_cycles (db, findings, error)
         && check_goals (db, findings, error) && heng_rule_check (db, findings, error);
}

gboolean
heng_store_check (HengDb *db, GPtrArray **findings, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean sound;

  if (!heng_store_check_damage (db, found, error) || (found->len == 0 && !heng_store_check_rules (db, found, error)))
    return FALSE;
  sound = found->len == 0;
  if (findings)
    *findings = g_steal_pointer (&found);
  return sound;
}
