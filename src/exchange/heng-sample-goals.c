/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links and remarks of the sample company's goals, written by the verbs everybody uses. */
#include "heng-sample-goals.h"

#include "heng-cycle-table.h"
#include "heng-goal-detail-table.h"
#include "heng-goal-edit.h"
#include "heng-goal-talk.h"

typedef struct
{
  HengGoalKind kind;
  gint64 id, objective_id;
} Goal;

static gint64
find_objective (HengDb *db, gint64 cycle_id, const char *emp_no, const char *key, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, error);
  g_autoptr (GPtrArray) objectives = employee ? heng_objectives_load (db, cycle_id, HENG_OWNER_PERSON, employee->id, error) : NULL;

  for (guint i = 0; objectives && i < objectives->len; i++)
    if (g_strcmp0 (((HengObjective *) objectives->pdata[i])->key, key) == 0)
      return ((HengObjective *) objectives->pdata[i])->id;
  if (objectives)
    g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, "%s/%s", emp_no, key);
  return 0;
}

static gint64
find_key_result (HengDb *db, gint64 objective_id, const char *key, GError **error)
{
  g_autoptr (GPtrArray) krs = heng_key_results_load_of (db, objective_id, error);

  for (guint i = 0; krs && i < krs->len; i++)
    if (g_strcmp0 (((HengKeyResult *) krs->pdata[i])->key, key) == 0)
      return ((HengKeyResult *) krs->pdata[i])->id;
  if (krs)
    g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, "%s", key);
  return 0;
}

static gboolean
find_goal (HengDb *db, gint64 cycle_id, const char *text, Goal *goal, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", "/", 3);
  guint n = g_strv_length (parts);

  if (n < 2)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, "%s", text ? text : "");
      return FALSE;
    }
  goal->kind = n == 3 ? HENG_GOAL_KEY_RESULT : HENG_GOAL_OBJECTIVE;
  goal->id = goal->objective_id = find_objective (db, cycle_id, parts[0], parts[1], error);
  if (goal->objective_id != 0 && n == 3)
    goal->id = find_key_result (db, goal->objective_id, parts[2], error);
  return goal->id != 0;
}

static gboolean
add_link (HengDb *db, gint64 cycle_id, JsonObject *link, GError **error)
{
  Goal from, to;

  return find_goal (db, cycle_id, json_object_get_string_member_with_default (link, "from", NULL), &from, error)
         && find_goal (db, cycle_id, json_object_get_string_member_with_default (link, "to", NULL), &to, error)
         && heng_goal_add_link (db, from.objective_id, to.kind == HENG_GOAL_OBJECTIVE ? to.id : 0, to.kind == HENG_GOAL_KEY_RESULT ? to.id : 0,
                                json_object_get_string_member_with_default (link, "note", NULL), NULL, error) != 0;
}

static gboolean
add_remark (HengDb *db, gint64 cycle_id, JsonObject *remark, GError **error)
{
  Goal goal;

  return find_goal (db, cycle_id, json_object_get_string_member_with_default (remark, "goal", NULL), &goal, error)
         && heng_goal_comment (db, goal.kind, goal.id, json_object_get_string_member_with_default (remark, "text", NULL),
                               json_object_get_string_member_with_default (remark, "author", NULL), error) != 0;
}

gboolean
heng_sample_goals (HengDb *db, const char *cycle_key, JsonArray *links, JsonArray *remarks, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (db, cycle_key, error);

  if (!cycle)
    return FALSE;
  for (guint i = 0; links && i < json_array_get_length (links); i++)
    if (!add_link (db, cycle->id, json_array_get_object_element (links, i), error))
      return FALSE;
  for (guint i = 0; remarks && i < json_array_get_length (remarks); i++)
    if (!add_remark (db, cycle->id, json_array_get_object_element (remarks, i), error))
      return FALSE;
  return TRUE;
}
