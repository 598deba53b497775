/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a goal hangs: alignment, indenting, the order of siblings, links sideways. */
#include "heng-goal-private.h"

#include <glib/gi18n-lib.h>

#include "heng-goal-request.h"
#include "heng-goal-version.h"

/* The objective that would be above, and the key result it would hang on; NULL parent for none. */
typedef struct
{
  HengObjective *parent;
  HengKeyResult *kr;
} Above;

static void
above_clear (Above *above)
{
  g_clear_pointer (&above->parent, heng_objective_free);
  g_clear_pointer (&above->kr, heng_key_result_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Above, above_clear)

static gboolean
load_above (HengDb *db, gint64 parent_id, gint64 kr_id, Above *above, GError **error)
{
  if (kr_id != 0 && !(above->kr = heng_key_result_load (db, kr_id, error)))
    return FALSE;
  if (above->kr)
    parent_id = above->kr->objective_id;
  return parent_id == 0 || (above->parent = heng_objective_load (db, parent_id, error)) != NULL;
}

static gboolean
refuse_loop (GError **error)
{
  return heng_refuse (error, "%s", _("Rule R2: the alignment would form a loop."));
}

/* Whether the objective counts in an objective of its own owner: then its score depends on it. */
static gboolean
counts_for_owner (const HengObjective *objective, const HengObjective *parent, int link)
{
  return parent && link == HENG_LINK_COUNT && parent->owner_kind == objective->owner_kind && parent->owner_id == objective->owner_id;
}

static gboolean
check_own_score (HengDb *db, const HengObjective *objective, const Above *above, HengOkrLink link, GError **error)
{
  g_autoptr (HengObjective) before = objective->parent_id != 0 ? heng_objective_load (db, objective->parent_id, NULL) : NULL;

  if (objective->state != HENG_GOAL_APPROVED && objective->state != HENG_GOAL_SUBMITTED)
    return TRUE;
  if (counts_for_owner (objective, before, objective->link) == counts_for_owner (objective, above->parent, link))
    return TRUE;
  return heng_refuse (error, "%s",
                      _("This goal is approved, and within the goals of one owner the alignment decides what is scored. Align it as a reference, or "
                        "ask for a change."));
}

static gboolean
check_align (HengDb *db, const HengObjective *objective, const Above *above, GError **error)
{
  gboolean reaches = FALSE;

  if (!heng_goal_check_open (db, objective, error))
    return FALSE;
  if (objective->state == HENG_GOAL_CANCELLED)
    return heng_refuse (error, "%s", _("This goal is cancelled. It is kept as it was."));
  if (above->parent && above->parent->cycle_id != objective->cycle_id)
    return heng_refuse (error, "%s", _("Rule R2: the goal above is of another cycle."));
  if (above->parent && (above->parent->state == HENG_GOAL_CANCELLED || (above->kr && above->kr->state == HENG_GOAL_CANCELLED)))
    return heng_refuse (error, "%s", _("Rule R2: the goal above is cancelled. Align to an active one."));
  if (above->parent && !heng_goal_reaches (db, above->parent->id, objective->id, &reaches, error))
    return FALSE;
  return !reaches || refuse_loop (error);
}

gboolean
heng_goal_check_above (HengDb *db, const HengObjective *objective, gint64 parent_id, gint64 kr_id, GError **error)
{
  g_auto (Above) above = { 0 };

  return load_above (db, parent_id, kr_id, &above, error) && check_align (db, objective, &above, error);
}

static char *
align_action (HengDb *db, const HengObjective *objective, const Above *above, HengOkrLink link)
{
  g_autofree char *name = heng_goal_name (db, objective, NULL);
  g_autofree char *parent = above->parent ? heng_goal_name (db, above->parent, above->kr) : NULL;

  if (!parent)
    /* Translators: an objective: "Alignment of Zhang Wei O1 ended" */
    return g_strdup_printf (_("Alignment of %s ended"), name);
  if (link == HENG_LINK_REFERENCE)
    /* Translators: an objective and the goal above it */
    return g_strdup_printf (_("Align %1$s to %2$s as a reference"), name, parent);
  return g_strdup_printf (_("Align %1$s to %2$s"), name, parent);
}

/* Its number among the new siblings: the last of its kind, or right behind `after_id`. */
static gboolean
find_place (HengChange *change, HengObjective *objective, gint64 after_id, GError **error)
{
  g_autoptr (GPtrArray) siblings
    = heng_goal_siblings (heng_change_db (change), objective->cycle_id, objective->parent_id, objective->parent_kr_id, error);
  guint at = 0;
  gboolean found = FALSE;

  if (!siblings)
    return FALSE;
  for (guint i = siblings->len; i-- > 0;)
    {
      const HengObjective *sibling = siblings->pdata[i];

      if (sibling->id == objective->id || sibling->owner_kind != objective->owner_kind)
        g_ptr_array_remove_index (siblings, i);
    }
  at = siblings->len;
  for (guint i = 0; i < siblings->len && !found; i++)
    if (((HengObjective *) siblings->pdata[i])->id == after_id)
      {
        at = i + 1;
        found = TRUE;
      }
  objective->sort = at > 0 ? ((HengObjective *) siblings->pdata[at - 1])->sort + 1 : 1;
  g_ptr_array_insert (siblings, (int) at, heng_objective_copy (objective));
  return heng_goal_renumber (change, &heng_objective_type, siblings, at + 1, error);
}

static gboolean
align_behind (HengDb *db, const HengObjective *objective, gint64 parent_id, gint64 kr_id, HengOkrLink link, gint64 after_id, const char *actor,
              GError **error)
{
  g_autoptr (HengObjective) after = heng_objective_copy (objective);
  g_autoptr (HengChange) change = NULL;
  g_autofree char *action = NULL;
  g_auto (Above) above = { 0 };

  if (!load_above (db, parent_id, kr_id, &above, error))
    return FALSE;
  after->parent_id = above.parent ? above.parent->id : 0;
  after->parent_kr_id = above.kr ? above.kr->id : 0;
  after->link = !above.parent ? HENG_LINK_NONE : link == HENG_LINK_REFERENCE ? HENG_LINK_REFERENCE : HENG_LINK_COUNT;
  if (after->parent_id == objective->parent_id && after->parent_kr_id == objective->parent_kr_id && after->link == objective->link)
    return TRUE;
  action = align_action (db, objective, &above, after->link);
  change = heng_change_begin (db, actor, action, error);
  if (!change || !check_align (db, objective, &above, error) || !check_own_score (db, objective, &above, after->link, error))
    return FALSE;
  if (objective->state == HENG_GOAL_APPROVED && !heng_goal_keep_before (change, objective, error))
    return FALSE;
  if ((after->parent_id != objective->parent_id || after->parent_kr_id != objective->parent_kr_id) && !find_place (change, after, after_id, error))
    return FALSE;
  if (!heng_change_update (change, &heng_objective_type, after, error))
    return FALSE;
  if (objective->state == HENG_GOAL_APPROVED && !heng_goal_keep_version (change, after, action, actor, error))
    return FALSE;
  return heng_change_commit (change, error);
}

gboolean
heng_goal_hang (HengChange *change, HengObjective *objective, gint64 parent_id, gint64 kr_id, HengOkrLink link, GError **error)
{
  g_auto (Above) above = { 0 };

  if (!load_above (heng_change_db (change), parent_id, kr_id, &above, error))
    return FALSE;
  objective->parent_id = above.parent ? above.parent->id : 0;
  objective->parent_kr_id = above.kr ? above.kr->id : 0;
  objective->link = !above.parent ? HENG_LINK_NONE : link == HENG_LINK_REFERENCE ? HENG_LINK_REFERENCE : HENG_LINK_COUNT;
  return find_place (change, objective, 0, error);
}

gboolean
heng_goal_align (HengDb *db, const HengObjective *objective, gint64 parent_id, gint64 kr_id, HengOkrLink link, const char *actor, GError **error)
{
  return align_behind (db, objective, parent_id, kr_id, link, 0, actor, error);
}

/* Where a step in or out leads. */
typedef struct
{
  gint64 parent_id, kr_id;
  gint64 after_id; /* sibling it then stands behind; 0: the last */
  HengOkrLink link;
} Step;

static gboolean
find_in (HengDb *db, const HengObjective *objective, Step *step, GError **error)
{
  g_autoptr (GPtrArray) siblings = heng_goal_siblings (db, objective->cycle_id, objective->parent_id, objective->parent_kr_id, error);
  g_autoptr (GPtrArray) krs = NULL;

  if (!siblings)
    return FALSE;
  step->link = objective->link == HENG_LINK_REFERENCE ? HENG_LINK_REFERENCE : HENG_LINK_COUNT;
  for (guint i = 1; i < siblings->len; i++)
    if (((HengObjective *) siblings->pdata[i])->id == objective->id)
      step->parent_id = ((HengObjective *) siblings->pdata[i - 1])->id;
  if (step->parent_id != 0)
    return TRUE;
  /* the line before it is then the last key result of the objective above */
  if (objective->parent_id != 0 && objective->parent_kr_id == 0 && !(krs = heng_key_results_load_of (db, objective->parent_id, error)))
    return FALSE;
  if (krs && krs->len > 0)
    step->kr_id = ((HengRecord *) krs->pdata[krs->len - 1])->id;
  return step->kr_id != 0 || heng_refuse (error, "%s", _("There is no goal before it on this level to put it under."));
}

static gboolean
find_out (HengDb *db, const HengObjective *objective, Step *step, GError **error)
{
  g_autoptr (HengObjective) parent = NULL;

  if (objective->parent_id == 0)
    return heng_refuse (error, "%s", _("It stands at the top already."));
  step->link = objective->link;
  if (objective->parent_kr_id != 0)
    {
      step->parent_id = objective->parent_id;
      return TRUE;
    }
  if (!(parent = heng_objective_load (db, objective->parent_id, error)))
    return FALSE;
  step->parent_id = parent->parent_kr_id != 0 ? 0 : parent->parent_id;
  step->kr_id = parent->parent_kr_id;
  step->after_id = parent->id;
  return TRUE;
}

static gboolean
take_step (HengDb *db, gint64 objective_id, gboolean in, const char *actor, GError **error)
{
  g_autoptr (HengObjective) objective = heng_objective_load (db, objective_id, error);
  Step step = { 0 };

  if (!objective || !(in ? find_in : find_out) (db, objective, &step, error))
    return FALSE;
  if (heng_goal_needs_request (objective))
    return heng_goal_check_editable (db, objective, error);
  return align_behind (db, objective, step.parent_id, step.kr_id, step.link, step.after_id, actor, error);
}

gboolean
heng_goal_indent (HengDb *db, gint64 objective_id, const char *actor, GError **error)
{
  return take_step (db, objective_id, TRUE, actor, error);
}

gboolean
heng_goal_outdent (HengDb *db, gint64 objective_id, const char *actor, GError **error)
{
  return take_step (db, objective_id, FALSE, actor, error);
}

gint64
heng_goal_request_step (HengDb *db, gint64 objective_id, gboolean in, const char *reason, const char *actor, GError **error)
{
  g_autoptr (HengObjective) objective = heng_objective_load (db, objective_id, error);
  Step step = { 0 };

  if (!objective || !(in ? find_in : find_out) (db, objective, &step, error))
    return 0;
  return heng_goal_request_align (db, objective_id, step.parent_id, step.kr_id, step.link, reason, actor, error);
}

static int
place_of (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (((HengRecord *) records->pdata[i])->id == id)
      return (int) i;
  return -1;
}

static gint64 *
sort_of (const HengRecordType *type, gpointer record)
{
  return type == &heng_objective_type ? &((HengObjective *) record)->sort : &((HengKeyResult *) record)->sort;
}

/* Changes the places of two neighbours; equal numbers are told apart first. */
static gboolean
swap (HengChange *change, const HengRecordType *type, GPtrArray *records, int at, int step, GError **error)
{
  gpointer record = records->pdata[at], other = records->pdata[at + step];
  gint64 *a = sort_of (type, record), *b = sort_of (type, other), kept = *a;
  guint first = (guint) MIN (at, at + step);

  *a = *b;
  *b = kept;
  records->pdata[at] = other;
  records->pdata[at + step] = record;
  if (*a == *b)
    ++*sort_of (type, records->pdata[first + 1]);
  return heng_change_update (change, type, records->pdata[first], error) && heng_change_update (change, type, records->pdata[first + 1], error)
         && heng_goal_renumber (change, type, records, first + 2, error);
}

static GPtrArray *
load_siblings (HengDb *db, const HengObjective *objective, const HengKeyResult *kr, GError **error)
{
  GPtrArray *siblings;

  if (kr)
    return heng_key_results_load_of (db, objective->id, error);
  siblings = heng_goal_siblings (db, objective->cycle_id, objective->parent_id, objective->parent_kr_id, error);
  for (guint i = siblings ? siblings->len : 0; i-- > 0;)
    if (((HengObjective *) siblings->pdata[i])->owner_kind != objective->owner_kind)
      g_ptr_array_remove_index (siblings, i);
  return siblings;
}

gboolean
heng_goal_move (HengDb *db, HengGoalKind kind, gint64 id, int step, const char *actor, GError **error)
{
  g_autoptr (HengKeyResult) kr = kind == HENG_GOAL_KEY_RESULT ? heng_key_result_load (db, id, error) : NULL;
  g_autoptr (HengObjective) objective = kr || kind == HENG_GOAL_OBJECTIVE ? heng_objective_load (db, kr ? kr->objective_id : id, error) : NULL;
  g_autoptr (GPtrArray) siblings = objective ? load_siblings (db, objective, kr, error) : NULL;
  g_autoptr (HengChange) change = NULL;
  g_autofree char *name = NULL, *action = NULL;
  int at;

  if (!siblings || !heng_goal_check_open (db, objective, error))
    return FALSE;
  at = place_of (siblings, id);
  if (at < 0 || at + step < 0 || at + step >= (int) siblings->len || (step != 1 && step != -1))
    return heng_refuse (error, "%s", step < 0 ? _("It is the first of its list already.") : _("It is the last of its list already."));
  name = heng_goal_name (db, objective, kr);
  action = g_strdup_printf (step < 0 ? _("Move %s up") : _("Move %s down"), name);
  change = heng_change_begin (db, actor, action, error);
  return change && swap (change, kr ? &heng_key_result_type : &heng_objective_type, siblings, at, step, error) && heng_change_commit (change, error);
}

/* Takes the record itself out of its new siblings and finds its place among them. */
static guint
place_behind (GPtrArray *siblings, gint64 id, gint64 after_id)
{
  int own = place_of (siblings, id);

  if (own >= 0)
    g_ptr_array_remove_index (siblings, (guint) own);
  if (after_id < 0)
    return 0;
  return place_of (siblings, after_id) >= 0 ? (guint) place_of (siblings, after_id) + 1 : siblings->len;
}

static gboolean
key_is_taken (GPtrArray *siblings, const char *key)
{
  for (guint i = 0; i < siblings->len; i++)
    if (g_strcmp0 (((HengKeyResult *) siblings->pdata[i])->key, key) == 0)
      return TRUE;
  return FALSE;
}

/* Objectives that hang on it go with it. */
static gboolean
take_aligned_along (HengChange *change, const HengKeyResult *kr, gint64 from, GError **error)
{
  g_autoptr (GPtrArray) aligned = heng_objectives_load_aligned (heng_change_db (change), from, error);

  for (guint i = 0; aligned && i < aligned->len; i++)
    {
      HengObjective *child = aligned->pdata[i];
      gboolean reaches = FALSE;

      if (child->parent_kr_id != kr->id)
        continue;
      if (!heng_goal_reaches (heng_change_db (change), kr->objective_id, child->id, &reaches, error))
        return FALSE;
      if (reaches)
        return refuse_loop (error);
      child->parent_id = kr->objective_id;
      if (!heng_change_update (change, &heng_objective_type, child, error))
        return FALSE;
    }
  return aligned != NULL;
}

gboolean
heng_goal_move_key_result (HengDb *db, const HengKeyResult *kr, gint64 objective_id, gint64 after_id, const char *actor, GError **error)
{
  g_autoptr (HengObjective) from = heng_objective_load (db, kr->objective_id, error);
  g_autoptr (HengObjective) to = from ? heng_objective_load (db, objective_id, error) : NULL;
  g_autoptr (GPtrArray) siblings = to ? heng_key_results_load_of (db, objective_id, error) : NULL;
  g_autoptr (HengKeyResult) after = heng_key_result_copy (kr);
  g_autoptr (HengChange) change = NULL;
  g_autofree char *name = NULL, *target = NULL, *action = NULL;
  guint at;

  if (!siblings || !heng_goal_check_open (db, from, error))
    return FALSE;
  if (from->id != to->id && (!heng_goal_check_editable (db, from, error) || !heng_goal_check_editable (db, to, error)))
    return FALSE;
  if (from->cycle_id != to->cycle_id)
    return heng_refuse (error, "%s", _("A key result stays in its cycle. Carry it over instead."));
  name = heng_goal_name (db, from, kr);
  target = heng_goal_name (db, to, NULL);
  action = g_strdup_printf (_("Move %1$s to %2$s"), name, target);
  change = heng_change_begin (db, actor, action, error);
  if (!change)
    return FALSE;
  at = place_behind (siblings, kr->id, after_id);
  after->objective_id = objective_id;
  if (key_is_taken (siblings, after->key))
    {
      g_free (after->key);
      after->key = heng_goal_free_key ("KR", siblings, G_STRUCT_OFFSET (HengKeyResult, key));
    }
  after->sort = at > 0 ? ((HengKeyResult *) siblings->pdata[at - 1])->sort + 1 : 1;
  g_ptr_array_insert (siblings, (int) at, heng_key_result_copy (after));
  return heng_change_update (change, &heng_key_result_type, after, error)
         && heng_goal_renumber (change, &heng_key_result_type, siblings, at + 1, error)
         && (from->id == to->id || take_aligned_along (change, after, from->id, error)) && heng_change_commit (change, error);
}

static gboolean
check_link (HengDb *db, const HengObjective *objective, const Above *target, GError **error)
{
  g_autoptr (GPtrArray) links = heng_goal_rows_load (db, &heng_goal_link_type, objective->id, -1, (GDestroyNotify) heng_goal_link_free, error);
  gint64 kr_id = target->kr ? target->kr->id : 0;
  gboolean reaches = FALSE;

  if (!links || !heng_goal_check_open (db, objective, error))
    return FALSE;
  if (!target->parent)
    return heng_refuse (error, "%s", _("Choose a goal to link to."));
  if (target->parent->cycle_id != objective->cycle_id)
    return heng_refuse (error, "%s", _("Rule R2: the goal above is of another cycle."));
  for (guint i = 0; i < links->len; i++)
    {
      const HengGoalLink *link = links->pdata[i];

      if (kr_id != 0 ? link->target_kr_id == kr_id : link->target_id == target->parent->id)
        return heng_refuse (error, "%s", _("This link is there already."));
    }
  if (objective->parent_id == target->parent->id && objective->parent_kr_id == kr_id)
    return heng_refuse (error, "%s", _("It is aligned to this goal already; a link sideways would say nothing more."));
  return heng_goal_reaches (db, target->parent->id, objective->id, &reaches, error) && (!reaches || refuse_loop (error));
}

gint64
heng_goal_add_link (HengDb *db, gint64 objective_id, gint64 target_id, gint64 target_kr_id, const char *note, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengObjective) objective = change ? heng_objective_load (db, objective_id, error) : NULL;
  g_autoptr (HengGoalLink) link = heng_goal_link_new ();
  g_autofree char *name = NULL, *other = NULL, *action = NULL;
  g_auto (Above) target = { 0 };

  if (!objective || !load_above (db, target_id, target_kr_id, &target, error) || !check_link (db, objective, &target, error))
    return 0;
  link->objective_id = objective_id;
  link->target_id = target.kr ? 0 : target.parent->id;
  link->target_kr_id = target.kr ? target.kr->id : 0;
  link->note = note && *note ? g_strdup (note) : NULL;
  name = heng_goal_name (db, objective, NULL);
  other = heng_goal_name (db, target.parent, target.kr);
  /* Translators: two goals: "Link Zhang Wei O1 with Company O2 KR1" */
  action = g_strdup_printf (_("Link %1$s with %2$s"), name, other);
  heng_change_set_action (change, action);
  if (!heng_change_insert (change, &heng_goal_link_type, link, error) || !heng_change_commit (change, error))
    return 0;
  return link->id;
}

gboolean
heng_goal_remove_link (HengDb *db, gint64 link_id, gint64 version, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, _("Remove a link between goals"), error);

  return change && heng_change_delete (change, &heng_goal_link_type, link_id, version, error) && heng_change_commit (change, error);
}
