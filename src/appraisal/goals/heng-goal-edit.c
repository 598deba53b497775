/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New objectives and key results, their owner, taking them away and cancelling them. */
#include "heng-goal-private.h"

#include <glib/gi18n-lib.h>

#include "heng-content-table.h"

static gboolean
check_owner (HengDb *db, HengOwnerKind kind, gint64 owner_id, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (HengEmployee) employee = NULL;

  switch (kind)
    {
    case HENG_OWNER_PERSON:
      employee = heng_employee_load (db, owner_id, error);
      if (!employee)
        return FALSE;
      return employee->emp_status != HENG_EMP_STATUS_LEFT
             || heng_goal_invalid (error, _("Rule O1: %s has left the company. Choose one person who is at work."), employee->name);
    case HENG_OWNER_DEPT:
      records = heng_departments_load (db, error);
      return records && (heng_department_find (records, owner_id) || heng_goal_invalid (error, "%s", _("Rule O1: there is no such department.")));
    case HENG_OWNER_PROJECT:
      records = heng_projects_load (db, error);
      for (guint i = 0; records && i < records->len; i++)
        if (((HengProject *) records->pdata[i])->id == owner_id)
          return TRUE;
      return records && heng_goal_invalid (error, "%s", _("Rule O1: there is no such project."));
    case HENG_OWNER_COMPANY:
    default:
      return TRUE;
    }
}

static char *
clean_title (const char *title, GError **error)
{
  g_autofree char *text = NULL;

  if (!heng_goal_check_field (NULL, &heng_objective_type, NULL, "title", title, &text, error))
    return NULL;
  return g_steal_pointer (&text);
}

/* Puts the new record behind `after_id` (0: the last) and numbers what follows. */
static gboolean
put_in_order (HengChange *change, const HengRecordType *type, GPtrArray *siblings, gpointer record, gint64 after_id, gint64 *sort, GError **error)
{
  guint at = siblings->len;

  for (guint i = 0; i < siblings->len; i++)
    if (((HengRecord *) siblings->pdata[i])->id == after_id)
      at = i + 1;
  *sort = 1;
  if (at > 0)
    *sort = (type == &heng_objective_type ? ((HengObjective *) siblings->pdata[at - 1])->sort : ((HengKeyResult *) siblings->pdata[at - 1])->sort) + 1;
  g_ptr_array_insert (siblings, (int) at, heng_record_copy (type, record));
  return heng_goal_renumber (change, type, siblings, at + 1, error);
}

/* Siblings of the same kind of owner: the others stand before or behind all of them. */
static void
keep_kind (GPtrArray *siblings, HengOwnerKind kind)
{
  for (guint i = siblings->len; i-- > 0;)
    if (((HengObjective *) siblings->pdata[i])->owner_kind != (int) kind)
      g_ptr_array_remove_index (siblings, i);
}

static gboolean
check_parent (HengDb *db, const HengGoalPlace *place, gint64 *parent_id, GError **error)
{
  g_autoptr (HengKeyResult) kr = NULL;
  g_autoptr (HengObjective) parent = NULL;

  *parent_id = place->parent_id;
  if (place->parent_kr_id != 0)
    {
      if (!(kr = heng_key_result_load (db, place->parent_kr_id, error)))
        return FALSE;
      *parent_id = kr->objective_id;
    }
  if (*parent_id == 0)
    return TRUE;
  if (!(parent = heng_objective_load (db, *parent_id, error)))
    return FALSE;
  if (parent->state == HENG_GOAL_CANCELLED || (kr && kr->state == HENG_GOAL_CANCELLED))
    return heng_refuse (error, "%s", _("Rule R2: the goal above is cancelled. Align to an active one."));
  return parent->cycle_id == place->cycle_id || heng_refuse (error, "%s", _("Rule R2: the goal above is of another cycle."));
}

gint64
heng_goal_add_objective (HengDb *db, const HengGoalPlace *place, const char *title, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengObjective) objective = heng_objective_new ();
  g_autoptr (GPtrArray) owned = NULL, siblings = NULL;
  g_autofree char *name = NULL, *action = NULL;

  if (!change || !(objective->title = clean_title (title, error)))
    return 0;
  objective->cycle_id = place->cycle_id;
  objective->owner_kind = place->owner_kind;
  objective->owner_id = place->owner_kind == HENG_OWNER_COMPANY ? 0 : place->owner_id;
  objective->parent_kr_id = place->parent_kr_id;
  if (!check_owner (db, place->owner_kind, objective->owner_id, error) || !check_parent (db, place, &objective->parent_id, error)
      || !heng_goal_check_open (db, objective, error))
    return 0;
  objective->link = objective->parent_id == 0 ? HENG_LINK_NONE : place->link == HENG_LINK_REFERENCE ? HENG_LINK_REFERENCE : HENG_LINK_COUNT;
  if (!(owned = heng_objectives_load (db, place->cycle_id, place->owner_kind, objective->owner_id, error))
      || !(siblings = heng_goal_siblings (db, place->cycle_id, objective->parent_id, objective->parent_kr_id, error)))
    return 0;
  objective->key = heng_goal_free_key ("O", owned, G_STRUCT_OFFSET (HengObjective, key));
  keep_kind (siblings, place->owner_kind);
  if (!put_in_order (change, &heng_objective_type, siblings, objective, place->after_id, &objective->sort, error))
    return 0;
  name = heng_goal_name (db, objective, NULL);
  /* Translators: owner and key of an objective: "New objective Zhang Wei O3" */
  action = g_strdup_printf (_("New objective %s"), name);
  heng_change_set_action (change, action);
  if (!heng_change_insert (change, &heng_objective_type, objective, error) || !heng_goal_follow_participant (change, objective, error)
      || !heng_change_commit (change, error))
    return 0;
  return objective->id;
}

gint64
heng_goal_add_key_result (HengDb *db, gint64 objective_id, gint64 after_id, const char *title, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengObjective) objective = change ? heng_objective_load (db, objective_id, error) : NULL;
  g_autoptr (HengCycle) cycle = objective ? heng_cycle_load (db, objective->cycle_id, error) : NULL;
  g_autoptr (GPtrArray) siblings = cycle ? heng_key_results_load_of (db, objective_id, error) : NULL;
  g_autoptr (HengKeyResult) kr = heng_key_result_new ();
  g_autofree char *stored = NULL, *name = NULL, *action = NULL;

  if (!siblings || !heng_goal_check_editable (db, objective, error)
      || !heng_goal_check_field (cycle, &heng_key_result_type, kr, "title", title, &stored, error))
    return 0;
  kr->objective_id = objective_id;
  kr->due_date = cycle->end_date;
  kr->state = HENG_GOAL_DRAFT;
  kr->key = heng_goal_free_key ("KR", siblings, G_STRUCT_OFFSET (HengKeyResult, key));
  heng_goal_apply_field (cycle, &heng_key_result_type, kr, "title", stored, title);
  if (!put_in_order (change, &heng_key_result_type, siblings, kr, after_id, &kr->sort, error))
    return 0;
  name = heng_goal_name (db, objective, kr);
  /* Translators: owner, key of the objective and of the key result: "New key result Zhang Wei O3 KR1" */
  action = g_strdup_printf (_("New key result %s"), name);
  heng_change_set_action (change, action);
  if (!heng_change_insert (change, &heng_key_result_type, kr, error) || !heng_change_commit (change, error))
    return 0;
  return kr->id;
}

static gboolean
has_key (GPtrArray *objectives, const char *key)
{
  for (guint i = 0; i < objectives->len; i++)
    if (g_strcmp0 (((HengObjective *) objectives->pdata[i])->key, key) == 0)
      return TRUE;
  return FALSE;
}

gboolean
heng_goal_give_to (HengDb *db, HengObjective *objective, HengOwnerKind owner_kind, gint64 owner_id, GError **error)
{
  g_autoptr (GPtrArray) owned = NULL;

  objective->owner_kind = owner_kind;
  objective->owner_id = owner_kind == HENG_OWNER_COMPANY ? 0 : owner_id;
  if (!check_owner (db, owner_kind, objective->owner_id, error) || !heng_goal_check_open (db, objective, error)
      || !(owned = heng_objectives_load (db, objective->cycle_id, owner_kind, objective->owner_id, error)))
    return FALSE;
  if (owner_kind == HENG_OWNER_COMPANY || owner_kind == HENG_OWNER_PERSON)
    keep_kind (owned, owner_kind);
  if (has_key (owned, objective->key))
    {
      g_free (objective->key);
      objective->key = heng_goal_free_key ("O", owned, G_STRUCT_OFFSET (HengObjective, key));
    }
  return TRUE;
}

gboolean
heng_goal_set_owner (HengDb *db, const HengObjective *objective, HengOwnerKind owner_kind, gint64 owner_id, const char *actor, GError **error)
{
  g_autoptr (HengObjective) after = heng_objective_copy (objective);
  g_autofree char *name = heng_goal_name (db, objective, NULL), *owner = NULL, *action = NULL;

  if ((int) owner_kind == objective->owner_kind && (owner_kind == HENG_OWNER_COMPANY || owner_id == objective->owner_id))
    return TRUE;
  if (!heng_goal_check_editable (db, objective, error) || !heng_goal_give_to (db, after, owner_kind, owner_id, error))
    return FALSE;
  owner = heng_goal_owner_name (db, owner_kind, after->owner_id);
  /* Translators: an objective and its new owner: "Owner of Zhang Wei O1: Wang Fang" */
  action = g_strdup_printf (_("Owner of %s: %s"), name, owner);
  return heng_goal_write (db, &heng_objective_type, after, action, actor, error);
}

gboolean
heng_goal_resolve (HengDb *db, const HengConflict *conflict, HengKeep keep, const char *actor, GError **error)
{
  gpointer record = keep != HENG_KEEP_THEIRS ? heng_conflict_resolve (conflict, keep) : NULL;
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;
  gboolean ok;

  if (!record)
    return TRUE;
  /* Translators: a kind of record, after two had changed it: "Resolve objective" */
  action = g_strdup_printf (_("Resolve %s"), _(conflict->type->label));
  change = heng_change_begin (db, actor, action, error);
  ok = change
       && (conflict->theirs ? heng_change_update (change, conflict->type, record, error) : heng_change_insert (change, conflict->type, record, error))
       && heng_change_commit (change, error);
  heng_record_free (conflict->type, record);
  return ok;
}

/* Deletes all rows of the array. */
static gboolean
delete_rows (HengChange *change, const HengRecordType *type, GPtrArray *rows, GError **error)
{
  for (guint i = 0; rows && i < rows->len; i++)
    {
      const HengRecord *row = rows->pdata[i];

      if (!heng_change_delete (change, type, row->id, row->version, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
delete_comments (HengChange *change, gint64 objective_id, gint64 key_result_id, GError **error)
{
  g_autoptr (GPtrArray) comments = heng_goal_rows_load (heng_change_db (change), &heng_goal_comment_type, objective_id, key_result_id,
                                                        (GDestroyNotify) heng_goal_comment_free, error);

  for (guint i = 0; comments && i < comments->len; i++)
    {
      g_autoptr (GPtrArray) mentions = heng_goal_mentions_load_of (heng_change_db (change), ((HengRecord *) comments->pdata[i])->id, error);

      if (!delete_rows (change, &heng_goal_mention_type, mentions, error))
        return FALSE;
    }
  return comments && delete_rows (change, &heng_goal_comment_type, comments, error);
}

/* What hangs on an objective (key_result_id −1: with its key results) or on a key result. */
static gboolean
delete_around (HengChange *change, gint64 objective_id, gint64 key_result_id, GError **error)
{
  HengDb *db = heng_change_db (change);
  g_autoptr (GPtrArray) evidence = heng_goal_rows_load (db, &heng_goal_evidence_type, objective_id, key_result_id,
                                                        (GDestroyNotify) heng_goal_evidence_free, error);
  g_autoptr (GPtrArray) grades = heng_goal_rows_load (db, &heng_goal_grade_type, objective_id, key_result_id, (GDestroyNotify) heng_goal_grade_free,
                                                      error);
  g_autoptr (GPtrArray) links = heng_goal_links_load_to (db, objective_id, MAX (key_result_id, 0), error);

  return delete_comments (change, objective_id, key_result_id, error) && delete_rows (change, &heng_goal_evidence_type, evidence, error)
         && delete_rows (change, &heng_goal_grade_type, grades, error) && delete_rows (change, &heng_goal_link_type, links, error);
}

/* Objectives that were aligned to it stand for themselves (kr_id 0), or hang on its objective as a whole. */
static gboolean
release_aligned (HengChange *change, gint64 objective_id, gint64 kr_id, GError **error)
{
  g_autoptr (GPtrArray) aligned = heng_objectives_load_aligned (heng_change_db (change), objective_id, error);

  for (guint i = 0; aligned && i < aligned->len; i++)
    {
      HengObjective *child = aligned->pdata[i];

      if (kr_id != 0 && child->parent_kr_id != kr_id)
        continue;
      child->parent_kr_id = 0;
      if (kr_id == 0)
        {
          child->parent_id = 0;
          child->link = HENG_LINK_NONE;
        }
      if (!heng_change_update (change, &heng_objective_type, child, error))
        return FALSE;
    }
  return aligned != NULL;
}

static gboolean
check_silent (HengDb *db, const HengKeyResult *kr, GError **error)
{
  g_autoptr (GPtrArray) checkins = heng_checkins_load_of (db, kr->id, error);

  if (!checkins)
    return FALSE;
  return checkins->len == 0 || heng_refuse (error, _("%s has check-ins, which are kept. Cancel it with a reason instead."), kr->key);
}

static gboolean
delete_key_result (HengChange *change, const HengKeyResult *kr, gint64 version, GError **error)
{
  return check_silent (heng_change_db (change), kr, error) && release_aligned (change, kr->objective_id, kr->id, error)
         && delete_around (change, kr->objective_id, kr->id, error) && heng_change_delete (change, &heng_key_result_type, kr->id, version, error);
}

static gboolean
delete_objective (HengChange *change, const HengObjective *objective, gint64 version, GError **error)
{
  HengDb *db = heng_change_db (change);
  g_autoptr (GPtrArray) krs = heng_key_results_load_of (db, objective->id, error);
  g_autoptr (GPtrArray) links = heng_goal_rows_load (db, &heng_goal_link_type, objective->id, -1, (GDestroyNotify) heng_goal_link_free, error);
  g_autoptr (GPtrArray) versions = heng_goal_rows_load (db, &heng_goal_version_type, objective->id, -1, (GDestroyNotify) heng_goal_version_free, error);
  g_autoptr (GPtrArray) requests = heng_goal_rows_load (db, &heng_goal_request_type, objective->id, -1, (GDestroyNotify) heng_goal_request_free, error);

  if (!krs || !release_aligned (change, objective->id, 0, error) || !delete_around (change, objective->id, -1, error))
    return FALSE;
  for (guint i = 0; i < krs->len; i++)
    if (!delete_key_result (change, krs->pdata[i], ((HengRecord *) krs->pdata[i])->version, error))
      return FALSE;
  return delete_rows (change, &heng_goal_link_type, links, error) && delete_rows (change, &heng_goal_version_type, versions, error)
         && delete_rows (change, &heng_goal_request_type, requests, error)
         && heng_change_delete (change, &heng_objective_type, objective->id, version, error)
         && heng_goal_follow_participant (change, objective, error);
}

gboolean
heng_goal_remove (HengDb *db, HengGoalKind kind, gint64 id, gint64 version, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengKeyResult) kr = change && kind == HENG_GOAL_KEY_RESULT ? heng_key_result_load (db, id, error) : NULL;
  g_autoptr (HengObjective) objective = NULL;
  g_autofree char *name = NULL, *action = NULL;

  if (!change || (kind == HENG_GOAL_KEY_RESULT && !kr) || !(objective = heng_objective_load (db, kr ? kr->objective_id : id, error))
      || !heng_goal_check_editable (db, objective, error))
    return FALSE;
  name = heng_goal_name (db, objective, kr);
  /* Translators: a goal by owner and keys: "Remove Zhang Wei O3 KR1" */
  action = g_strdup_printf (_("Remove %s"), name);
  heng_change_set_action (change, action);
  return (kr ? delete_key_result (change, kr, version, error) : delete_objective (change, objective, version, error))
         && heng_content_sweep (change, heng_now_ms (), error) >= 0 && heng_change_commit (change, error);
}

gboolean
heng_goal_cancel (HengDb *db, HengGoalKind kind, gint64 id, gint64 version, const char *reason, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengKeyResult) kr = change && kind == HENG_GOAL_KEY_RESULT ? heng_key_result_load (db, id, error) : NULL;
  g_autoptr (HengObjective) objective = NULL;
  g_autofree char *words = g_strstrip (g_strdup (reason ? reason : "")), *name = NULL, *action = NULL;

  if (!change || (kind == HENG_GOAL_KEY_RESULT && !kr) || !(objective = heng_objective_load (db, kr ? kr->objective_id : id, error))
      || !heng_goal_check_open (db, objective, error))
    return FALSE;
  if (*words == '\0')
    return heng_goal_invalid (error, "%s", _("Say why it is cancelled: the reason is kept with it."));
  if (objective->state == HENG_GOAL_CANCELLED || (kr && kr->state == HENG_GOAL_CANCELLED))
    return heng_refuse (error, "%s", _("This goal is cancelled already."));
  name = heng_goal_name (db, objective, kr);
  action = g_strdup_printf (_("Cancel %s: %s"), name, words);
  heng_change_set_action (change, action);
  if (kr)
    {
      kr->version = version;
      kr->state = HENG_GOAL_CANCELLED;
    }
  else
    {
      objective->version = version;
      objective->state = HENG_GOAL_CANCELLED;
      g_free (objective->cancel_reason);
      objective->cancel_reason = g_strdup (words);
    }
  return (kr ? heng_change_update (change, &heng_key_result_type, kr, error) : heng_change_update (change, &heng_objective_type, objective, error))
         && heng_goal_add_remark (change, objective->id, kr ? kr->id : 0, HENG_REMARK_CANCEL, words, actor, error)
         && heng_goal_follow_participant (change, objective, error) && heng_change_commit (change, error);
}
