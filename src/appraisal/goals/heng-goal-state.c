/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Submitting, approving, returning and publishing objectives with their key results (domain.md §4). */
#include "heng-goal-state.h"

#include <glib/gi18n-lib.h>

#include "heng-goal-private.h"
#include "heng-goal-request.h"
#include "heng-goal-version.h"

void
heng_goal_blocker_free (HengGoalBlocker *blocker)
{
  g_free (blocker->title);
  g_free (blocker->message);
  g_free (blocker);
}

static void
add_blockers (GPtrArray *blockers, HengGoalKind kind, gint64 id, const char *key, const char *title, const HengGoalLamps *lamps,
              HengSmartSeverity severity)
{
  for (guint i = 0; i < lamps->advice->len; i++)
    {
      const HengGoalAdvice *advice = lamps->advice->pdata[i];
      HengGoalBlocker *blocker;

      if (advice->finding.severity != severity)
        continue;
      blocker = g_new0 (HengGoalBlocker, 1);
      blocker->kind = kind;
      blocker->id = id;
      blocker->title = g_strdup (title);
      blocker->severity = severity;
      /* Translators: key of a goal, and what the check says: "KR1: No measurable number with a unit" */
      blocker->message = g_strdup_printf (_("%1$s: %2$s"), key, advice->finding.message);
      g_ptr_array_add (blockers, blocker);
    }
}

static void
check_all (const HengGoalContext *context, GPtrArray *blockers, HengSmartSeverity severity)
{
  const HengObjective *objective = heng_goal_context_objective (context);
  GPtrArray *krs = heng_goal_context_key_results (context);
  g_autoptr (HengGoalLamps) lamps = heng_goal_check_objective (context, objective);

  add_blockers (blockers, HENG_GOAL_OBJECTIVE, objective->id, objective->key, objective->title, lamps, severity);
  for (guint i = 0; i < krs->len; i++)
    {
      const HengKeyResult *kr = krs->pdata[i];
      g_autoptr (HengGoalLamps) of_kr = NULL;

      if (kr->state == HENG_GOAL_CANCELLED)
        continue;
      of_kr = heng_goal_check_key_result (context, kr, TRUE);
      add_blockers (blockers, HENG_GOAL_KEY_RESULT, kr->id, kr->key, kr->title, of_kr, severity);
    }
}

GPtrArray *
heng_goal_blockers (HengDb *db, gint64 objective_id, GError **error)
{
  g_autoptr (HengGoalContext) context = heng_goal_context_load (db, objective_id, error);
  GPtrArray *blockers;

  if (!context)
    return NULL;
  blockers = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_goal_blocker_free);
  check_all (context, blockers, HENG_SMART_ERROR);
  check_all (context, blockers, HENG_SMART_WARNING);
  return blockers;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text ? text : ""));

  return *words == '\0';
}

/* An objective at a step, with its change begun. */
typedef struct
{
  HengChange *change;
  HengObjective *objective;
  char *name;
} Step;

static void
step_clear (Step *step)
{
  g_clear_pointer (&step->change, heng_change_free);
  g_clear_pointer (&step->objective, heng_objective_free);
  g_clear_pointer (&step->name, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static gboolean
begin (HengDb *db, gint64 objective_id, const char *actor, Step *step, GError **error)
{
  step->change = heng_change_begin (db, actor, "", error);
  if (!step->change || !(step->objective = heng_objective_load (db, objective_id, error)) || !heng_goal_check_open (db, step->objective, error))
    return FALSE;
  step->name = heng_goal_name (db, step->objective, NULL);
  return TRUE;
}

static gboolean
refuse_state (const Step *step, const char *expected, GError **error)
{
  return heng_refuse (error, _("%1$s is %2$s. %3$s"), step->name, heng_enum_label (heng_goal_state_values, step->objective->state), expected);
}

/* Objective and key results go to `state` together; cancelled ones stay. */
static gboolean
set_state (Step *step, HengGoalState state, GError **error)
{
  g_autoptr (GPtrArray) krs = heng_key_results_load_of (heng_change_db (step->change), step->objective->id, error);

  for (guint i = 0; krs && i < krs->len; i++)
    {
      HengKeyResult *kr = krs->pdata[i];

      if (kr->state == HENG_GOAL_CANCELLED || kr->state == (int) state)
        continue;
      kr->state = state;
      if (!heng_change_update (step->change, &heng_key_result_type, kr, error))
        return FALSE;
    }
  step->objective->state = state;
  return krs && heng_change_update (step->change, &heng_objective_type, step->objective, error);
}

static gboolean
finish (Step *step, HengRemarkKind kind, const char *text, const char *format, const char *actor, GError **error)
{
  g_autofree char *action = g_strdup_printf (format, step->name);

  heng_change_set_action (step->change, action);
  return heng_goal_add_remark (step->change, step->objective->id, 0, kind, text, actor, error)
         && heng_goal_follow_participant (step->change, step->objective, error) && heng_change_commit (step->change, error);
}

static gboolean
check_blockers (HengDb *db, gint64 objective_id, const char *comment, GError **error)
{
  g_autoptr (GPtrArray) blockers = heng_goal_blockers (db, objective_id, error);
  const HengGoalBlocker *first = blockers && blockers->len > 0 ? blockers->pdata[0] : NULL;

  if (!blockers)
    return FALSE;
  if (first && first->severity == HENG_SMART_ERROR)
    return heng_refuse (error, "%s", first->message);
  if (first && is_blank (comment))
    return heng_refuse (error, _("%s. Mend it, or say in a comment why it stays as it is."), first->message);
  return TRUE;
}

gboolean
heng_goal_submit (HengDb *db, gint64 objective_id, const char *comment, const char *actor, GError **error)
{
  g_auto (Step) step = { 0 };

  if (!begin (db, objective_id, actor, &step, error))
    return FALSE;
  if (step.objective->state != HENG_GOAL_DRAFT && step.objective->state != HENG_GOAL_RETURNED)
    return refuse_state (&step, _("Only a draft is submitted."), error);
  return check_blockers (db, objective_id, comment, error) && set_state (&step, HENG_GOAL_SUBMITTED, error)
         && finish (&step, HENG_REMARK_SUBMIT, comment, _("Submit %s"), actor, error);
}

gboolean
heng_goal_approve (HengDb *db, gint64 objective_id, const char *comment, const char *actor, GError **error)
{
  g_auto (Step) step = { 0 };

  if (!begin (db, objective_id, actor, &step, error))
    return FALSE;
  if (step.objective->state != HENG_GOAL_SUBMITTED)
    return refuse_state (&step, _("Only what was submitted is approved."), error);
  return set_state (&step, HENG_GOAL_APPROVED, error) && heng_goal_keep_version (step.change, step.objective, NULL, actor, error)
         && finish (&step, HENG_REMARK_APPROVE, comment, _("Approve %s"), actor, error);
}

gboolean
heng_goal_return (HengDb *db, gint64 objective_id, const char *reason, const char *actor, GError **error)
{
  g_auto (Step) step = { 0 };

  if (!begin (db, objective_id, actor, &step, error))
    return FALSE;
  if (step.objective->state != HENG_GOAL_SUBMITTED)
    return refuse_state (&step, _("Only what was submitted is returned."), error);
  if (is_blank (reason))
    return heng_goal_invalid (error, "%s", _("Say why it is returned, so that it can be mended."));
  return set_state (&step, HENG_GOAL_RETURNED, error) && finish (&step, HENG_REMARK_RETURN, reason, _("Return %s"), actor, error);
}

gboolean
heng_goal_withdraw (HengDb *db, gint64 objective_id, const char *actor, GError **error)
{
  g_auto (Step) step = { 0 };

  if (!begin (db, objective_id, actor, &step, error))
    return FALSE;
  if (step.objective->state != HENG_GOAL_SUBMITTED)
    return refuse_state (&step, _("Only what was submitted is withdrawn."), error);
  return set_state (&step, HENG_GOAL_DRAFT, error) && finish (&step, HENG_REMARK_PLAIN, NULL, _("Withdraw %s"), actor, error);
}

static gboolean
is_chosen (gint64 id, const gint64 *ids, guint n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return n_ids == 0;
}

gint64
heng_goal_publish (HengDb *db, gint64 cycle_id, const gint64 *ids, guint n_ids, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengCycle) cycle = change ? heng_cycle_load (db, cycle_id, error) : NULL;
  g_autoptr (GPtrArray) objectives = cycle && heng_cycle_check_writable (cycle, error) ? heng_objectives_load (db, cycle_id, -1, 0, error) : NULL;
  g_autofree char *action = NULL;
  gint64 n = 0;

  if (!objectives)
    return -1;
  for (guint i = 0; i < objectives->len; i++)
    {
      HengObjective *objective = objectives->pdata[i];

      if (objective->state != HENG_GOAL_APPROVED || objective->is_published || !is_chosen (objective->id, ids, n_ids))
        continue;
      objective->is_published = 1;
      n++;
      if (!heng_change_update (change, &heng_objective_type, objective, error))
        return -1;
    }
  action = g_strdup_printf (ngettext ("Publish %d goal of %s", "Publish %d goals of %s", (gulong) n), (int) n,
                            heng_localized (cycle->name, cycle->name_en));
  heng_change_set_action (change, action);
  return heng_change_commit (change, error) ? n : -1;
}
