/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key results of a cycle that are not on track, whoever owns them. */
#include "heng-goal-load.h"

void
heng_risk_row_free (HengRiskRow *row)
{
  g_free (row->owner_name);
  g_free (row->title);
  g_free (row->current_text);
  g_free (row);
}

static char *
owner_name (HengDb *db, GPtrArray *departments, GPtrArray *projects, const HengObjective *objective)
{
  if (objective->owner_kind == HENG_OWNER_PERSON)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (db, objective->owner_id, NULL);

      return g_strdup (employee ? heng_localized (employee->name, employee->name_en) : "");
    }
  if (objective->owner_kind == HENG_OWNER_DEPT)
    {
      const HengDepartment *department = heng_department_find (departments, objective->owner_id);

      return g_strdup (department ? heng_localized (department->name, department->name_en) : "");
    }
  for (guint i = 0; objective->owner_kind == HENG_OWNER_PROJECT && i < projects->len; i++)
    {
      const HengProject *project = projects->pdata[i];

      if (project->id == objective->owner_id)
        return g_strdup (heng_localized (project->name, project->name_en));
    }
  return g_strdup (heng_enum_label (heng_owner_kind_values, objective->owner_kind));
}

static HengRiskRow *
risk_row_new (const HengReviewObjective *objective, const HengReviewKr *kr)
{
  HengRiskRow *row = g_new0 (HengRiskRow, 1);
  const HengCheckin *last = kr->checkins->len ? kr->checkins->pdata[kr->checkins->len - 1] : NULL;

  row->key_result_id = kr->record->id;
  row->objective_id = objective->record->id;
  row->employee_id = objective->record->owner_kind == HENG_OWNER_PERSON ? objective->record->owner_id : 0;
  row->title = g_strdup (kr->record->title);
  row->current_text = g_strdup (kr->current_text);
  row->progress = kr->progress;
  row->confidence = last ? last->confidence : -1;
  row->last_checkin = last ? last->day : HENG_DATE_NONE;
  return row;
}

static int
compare_risks (gconstpointer a, gconstpointer b)
{
  const HengRiskRow *x = *(HengRiskRow *const *) a, *y = *(HengRiskRow *const *) b;

  if (x->progress.gap != y->progress.gap)
    return x->progress.gap < y->progress.gap ? -1 : 1;
  return (x->key_result_id > y->key_result_id) - (x->key_result_id < y->key_result_id);
}

HengReview *
heng_review_of_all_goals (HengDb *db, gint64 cycle_id, HengDate today, GError **error)
{
  g_autoptr (HengGoalSource) goals = heng_goal_source_load (db, cycle_id, -1, 0, error);
  g_autoptr (HengReview) review = goals ? heng_review_new () : NULL;
  HengReviewPart *part;

  if (!review || !(review->cycle = heng_cycle_load (db, cycle_id, error)))
    return NULL;
  review->employee = heng_employee_new ();
  review->today = today;
  part = heng_review_part_new ();
  part->participant = heng_participant_new ();
  part->participant->okr_bp = 10000;
  g_ptr_array_add (review->parts, part);
  heng_goal_source_add (goals, -1, 0, part->objectives);
  heng_review_score (review, NULL);
  return g_steal_pointer (&review);
}

GPtrArray *
heng_risks_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error)
{
  g_autoptr (HengReview) review = heng_review_of_all_goals (db, cycle_id, today, error);
  g_autoptr (GPtrArray) departments = review ? heng_departments_load (db, error) : NULL;
  g_autoptr (GPtrArray) projects = departments ? heng_projects_load (db, error) : NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_risk_row_free);
  const HengReviewPart *part;

  if (!projects)
    return NULL;
  part = review->parts->pdata[0];
  for (guint i = 0; i < part->objectives->len; i++)
    {
      const HengReviewObjective *objective = part->objectives->pdata[i];

      for (guint k = 0; objective->record->state != HENG_GOAL_CANCELLED && k < objective->key_results->len; k++)
        {
          const HengReviewKr *kr = objective->key_results->pdata[k];
          HengRiskRow *row;

          if (kr->record->state == HENG_GOAL_CANCELLED || kr->progress.status == HENG_HEALTH_ON_TRACK)
            continue;
          row = risk_row_new (objective, kr);
          row->owner_name = owner_name (db, departments, projects, objective->record);
          g_ptr_array_add (rows, row);
        }
    }
  g_ptr_array_sort (rows, compare_risks);
  return g_steal_pointer (&rows);
}
