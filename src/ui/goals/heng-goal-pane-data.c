/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the pane shows of one goal. */
#include "heng-goal-pane-data.h"

#include "heng-people-text.h"

#define GRADE_DAYS 10 /* before the end of the cycle (heng-goal-history.h) */

static void
use_free (gpointer data)
{
  HengGoalUse *use = data;

  g_free (use->name);
  g_free (use);
}

void
heng_goal_pane_data_free (HengGoalPaneData *data)
{
  g_clear_pointer (&data->objective, heng_objective_free);
  g_clear_pointer (&data->kr, heng_key_result_free);
  g_clear_pointer (&data->context, heng_goal_context_free);
  g_clear_pointer (&data->history, heng_goal_history_free);
  g_clear_pointer (&data->remarks, g_ptr_array_unref);
  g_clear_pointer (&data->evidence, g_ptr_array_unref);
  g_clear_pointer (&data->requests, g_ptr_array_unref);
  g_clear_pointer (&data->grades, g_ptr_array_unref);
  g_clear_pointer (&data->uses, g_ptr_array_unref);
  g_free (data);
}

gpointer
heng_goal_pane_data_record (const HengGoalPaneData *data, const HengRecordType **type)
{
  *type = data->kr != NULL ? &heng_key_result_type : &heng_objective_type;
  return data->kr != NULL ? (gpointer) data->kr : (gpointer) data->objective;
}

static gboolean
load_records (HengDb *db, HengGoalPaneData *data, GError **error)
{
  if (data->kind == HENG_GOAL_KEY_RESULT)
    {
      data->kr = heng_key_result_load (db, data->id, error);
      if (data->kr == NULL)
        return FALSE;
    }
  data->objective = heng_objective_load (db, data->kr != NULL ? data->kr->objective_id : data->id, error);
  return data->objective != NULL;
}

/* Goals of a person stand in that person's scorecard with the weight of the OKR component. */
static gboolean
load_uses (HengDb *db, HengGoalPaneData *data, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;

  data->uses = g_ptr_array_new_with_free_func (use_free);
  if (data->objective->owner_kind != HENG_OWNER_PERSON)
    return TRUE;
  parts = heng_participants_load (db, data->objective->cycle_id, data->objective->owner_id, error);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const HengParticipant *part = parts->pdata[i];
      g_autoptr (HengEmployee) employee = heng_employee_load (db, part->employee_id, error);
      HengGoalUse *use;

      if (employee == NULL)
        return FALSE;
      if (part->okr_bp == 0)
        continue;
      use = g_new0 (HengGoalUse, 1);
      use->employee_id = employee->id;
      use->name = g_strdup (heng_text_name (employee));
      use->okr_bp = part->okr_bp;
      g_ptr_array_add (data->uses, use);
    }
  return parts != NULL;
}

static gboolean
load_talk (HengDb *db, HengGoalPaneData *data, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;

  data->remarks = heng_goal_comments_load (db, data->kind, data->id, TRUE, error);
  data->evidence = data->remarks != NULL ? heng_goal_evidence_load (db, data->kind, data->id, error) : NULL;
  data->requests = data->evidence != NULL ? heng_goal_requests_load (db, data->objective->cycle_id, data->objective->id, TRUE, error) : NULL;
  versions = data->requests != NULL ? heng_goal_versions_load (db, data->objective->id, error) : NULL;
  data->n_versions = versions != NULL ? versions->len : 0;
  data->grades = versions != NULL ? heng_goal_grades_load (db, data->kind, data->id, error) : NULL;
  return data->grades != NULL;
}

static gboolean
load (HengDb *db, HengGoalPaneData *data, GError **error)
{
  if (!load_records (db, data, error))
    return FALSE;
  data->context = heng_goal_context_load (db, data->objective->id, error);
  if (data->context == NULL)
    return FALSE;
  data->today = heng_store_today (db);
  data->can_grade = data->today >= heng_goal_context_cycle (data->context)->end_date - GRADE_DAYS;
  if (data->kr != NULL)
    {
      data->history = heng_goal_history_load (db, data->id, data->today, error);
      if (data->history == NULL)
        return FALSE;
    }
  return load_talk (db, data, error) && load_uses (db, data, error);
}

gpointer
heng_goal_pane_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengGoalPaneArgs *wanted = args;
  g_autoptr (HengGoalPaneData) data = g_new0 (HengGoalPaneData, 1);

  data->kind = wanted->kind;
  data->id = wanted->id;
  return load (db, data, error) ? g_steal_pointer (&data) : NULL;
}
