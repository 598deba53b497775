/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change of a unit would bring along: people, scorecards of running cycles that would take another template, missing templates. */
#include "heng-organisation.h"

#include <glib/gi18n-lib.h>

#include "heng-assignment.h"

#define MOST_SENTENCES 20

typedef struct
{
  GPtrArray *units_then; /* as stored */
  GPtrArray *units;      /* with the unit as it would be */
  GPtrArray *employees, *assignments, *templates;
  gint64 unit_id;
  HengUnitEffect *effect;
} Preview;

void
heng_unit_effect_free (HengUnitEffect *effect)
{
  g_clear_pointer (&effect->scorecards, g_ptr_array_unref);
  g_clear_pointer (&effect->gaps, g_ptr_array_unref);
  g_free (effect->path);
  g_free (effect);
}

static void
preview_clear (Preview *preview)
{
  g_clear_pointer (&preview->units_then, g_ptr_array_unref);
  g_clear_pointer (&preview->units, g_ptr_array_unref);
  g_clear_pointer (&preview->employees, g_ptr_array_unref);
  g_clear_pointer (&preview->assignments, g_ptr_array_unref);
  g_clear_pointer (&preview->templates, g_ptr_array_unref);
  g_clear_pointer (&preview->effect, heng_unit_effect_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Preview, preview_clear)

static const char *
template_key (const Preview *preview, HengDeptType type, const HengEmployee *employee)
{
  HengAssignmentFacts facts = { (int) type, employee->is_manager != 0, employee->position, employee->level };
  const HengAssignment *assignment = heng_assignment_find (preview->assignments, &facts);

  return assignment ? assignment->template_key : NULL;
}

static const char *
template_name (const Preview *preview, const char *key)
{
  for (guint i = preview->templates->len; key && i > 0; i--)
    {
      const HengTemplate *template = preview->templates->pdata[i - 1];

      if (g_strcmp0 (template->key, key) == 0)
        return heng_localized (template->name, template->name_en);
    }
  return key ? key : _("no template");
}

static const HengEmployee *
person (const Preview *preview, gint64 id)
{
  for (guint i = 0; i < preview->employees->len; i++)
    if (((HengEmployee *) preview->employees->pdata[i])->id == id)
      return preview->employees->pdata[i];
  return NULL;
}

static void
say (GPtrArray *sentences, char *sentence)
{
  if (sentences->len < MOST_SENTENCES)
    g_ptr_array_add (sentences, sentence);
  else
    g_free (sentence);
}

/* A scorecard keeps the template it was made with, so that is what the new type is compared with. */
static void
compare_scorecard (Preview *preview, const HengCycle *cycle, const HengParticipant *participant)
{
  const HengEmployee *employee = person (preview, participant->employee_id);
  HengDeptType before = heng_department_effective_type (preview->units_then, participant->department_id);
  HengDeptType after = heng_department_effective_type (preview->units, participant->department_id);
  const char *key;

  if (!employee || before == after || (participant->state != HENG_PART_IN_PROGRESS && participant->state < HENG_PART_GOAL_DRAFT))
    return;
  key = template_key (preview, after, employee);
  if (!key || g_strcmp0 (key, participant->template_key) == 0)
    return;
  preview->effect->n_scorecards++;
  say (preview->effect->scorecards,
       g_strdup_printf (_("%s, %s: %s instead of %s"), heng_localized (employee->name, employee->name_en),
                        heng_localized (cycle->name, cycle->name_en), template_name (preview, key),
                        template_name (preview, participant->template_key)));
}

static gboolean
compare_cycles (Preview *preview, HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);

  for (guint i = 0; cycles && i < cycles->len; i++)
    {
      const HengCycle *cycle = cycles->pdata[i];
      g_autoptr (GPtrArray) participants = NULL;

      if (cycle->state == HENG_CYCLE_ARCHIVED || cycle->published_at != 0)
        continue;
      participants = heng_participants_load (db, cycle->id, 0, error);
      if (!participants)
        return FALSE;
      for (guint k = 0; k < participants->len; k++)
        if (heng_department_is_within (preview->units, ((HengParticipant *) participants->pdata[k])->department_id, preview->unit_id))
          compare_scorecard (preview, cycle, participants->pdata[k]);
    }
  return cycles != NULL;
}

static void
count_people (Preview *preview)
{
  for (guint i = 0; i < preview->employees->len; i++)
    {
      const HengEmployee *employee = preview->employees->pdata[i];
      HengDeptType before, after;

      if (employee->emp_status == HENG_EMP_STATUS_LEFT
          || !heng_department_is_within (preview->units, employee->department_id, preview->unit_id))
        continue;
      preview->effect->n_people++;
      before = heng_department_effective_type (preview->units_then, employee->department_id);
      after = heng_department_effective_type (preview->units, employee->department_id);
      if (before != after && template_key (preview, before, employee) && !template_key (preview, after, employee))
        say (preview->effect->gaps, g_strdup_printf (_("%s would have no template"), heng_localized (employee->name, employee->name_en)));
    }
  for (guint i = 0; i < preview->units->len; i++)
    {
      const HengDepartment *unit = preview->units->pdata[i];

      if (unit->id != preview->unit_id && heng_department_is_within (preview->units, unit->id, preview->unit_id))
        preview->effect->n_units++;
    }
}

static void
put_unit (Preview *preview, const HengDepartment *unit)
{
  preview->units = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_department_free);
  for (guint i = 0; i < preview->units_then->len; i++)
    {
      const HengDepartment *other = preview->units_then->pdata[i];

      g_ptr_array_add (preview->units, heng_department_copy (other->id == unit->id ? unit : other));
    }
  preview->effect->path = heng_department_path (preview->units, unit->parent_id);
}

HengUnitEffect *
heng_unit_preview (HengDb *db, const HengDepartment *unit, GError **error)
{
  g_auto (Preview) preview = { .unit_id = unit->id };

  if (!(preview.units_then = heng_departments_load (db, error)) || !heng_unit_check (preview.units_then, unit, heng_store_today (db), error)
      || !(preview.employees = heng_employees_load (db, 0, error)) || !(preview.assignments = heng_assignments_load (db, error))
      || !(preview.templates = heng_templates_load (db, error)))
    return NULL;
  preview.effect = g_new0 (HengUnitEffect, 1);
  preview.effect->scorecards = g_ptr_array_new_with_free_func (g_free);
  preview.effect->gaps = g_ptr_array_new_with_free_func (g_free);
  put_unit (&preview, unit);
  count_people (&preview);
  if (!compare_cycles (&preview, db, error))
    return NULL;
  return g_steal_pointer (&preview.effect);
}
