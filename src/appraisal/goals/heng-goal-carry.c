/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carrying over and cloning the goals of an earlier cycle as drafts without progress. */
#include "heng-goal-carry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-goal-private.h"

gint64
heng_goal_cycle_before (HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load (db, cycle_id, error);
  g_autoptr (GPtrArray) cycles = cycle ? heng_cycles_load (db, error) : NULL;
  gint64 before = 0;

  for (guint i = 0; cycles && i < cycles->len; i++)
    if (((HengCycle *) cycles->pdata[i])->end_date < cycle->start_date)
      before = ((HengCycle *) cycles->pdata[i])->id;
  return before;
}

typedef struct
{
  HengDb *db;
  const HengGoalCarryArgs *args;
  HengGoalForest *from, *to;
  GHashTable *at_work;     /* employee id → 1: no, 2: yes */
  GHashTable *titles;      /* "kind owner title" of the new cycle → id of the objective */
  GHashTable *objectives;  /* old id → new id */
  GHashTable *key_results; /* old id → new id */
  gint64 sort;
} Carry;

static void
carry_clear (Carry *carry)
{
  g_clear_pointer (&carry->from, heng_goal_forest_free);
  g_clear_pointer (&carry->to, heng_goal_forest_free);
  g_clear_pointer (&carry->at_work, g_hash_table_unref);
  g_clear_pointer (&carry->titles, g_hash_table_unref);
  g_clear_pointer (&carry->objectives, g_hash_table_unref);
  g_clear_pointer (&carry->key_results, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Carry, carry_clear)

static char *
title_key (HengOwnerKind kind, gint64 owner_id, const char *title)
{
  return g_strdup_printf ("%d %" G_GINT64_FORMAT " %s", kind, owner_id, title);
}

static gboolean
carry_init (Carry *carry, HengDb *db, const HengGoalCarryArgs *args, GError **error)
{
  carry->db = db;
  carry->args = args;
  carry->at_work = g_hash_table_new (NULL, NULL);
  carry->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  carry->objectives = g_hash_table_new (NULL, NULL);
  carry->key_results = g_hash_table_new (NULL, NULL);
  if (!(carry->from = heng_goal_forest_load (db, args->from_cycle_id, HENG_DATE_NONE, error))
      || !(carry->to = heng_goal_forest_load (db, args->to_cycle_id, HENG_DATE_NONE, error)))
    return FALSE;
  for (guint i = 0; i < carry->to->n_nodes; i++)
    {
      const HengGoalNode *node = &carry->to->nodes[i];

      carry->sort += node->kind == HENG_GOAL_OBJECTIVE;
      if (node->kind == HENG_GOAL_OBJECTIVE && node->state != HENG_GOAL_CANCELLED)
        g_hash_table_insert (carry->titles, title_key (node->owner_kind, node->owner_id, node->title), GSIZE_TO_POINTER ((gsize) node->id));
    }
  return TRUE;
}

static gboolean
is_at_work (Carry *carry, gint64 employee_id)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) employee_id);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (carry->at_work, key));

  if (known == 0)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (carry->db, employee_id, NULL);

      known = employee && employee->emp_status != HENG_EMP_STATUS_LEFT ? 2 : 1;
      g_hash_table_insert (carry->at_work, key, GUINT_TO_POINTER (known));
    }
  return known == 2;
}

static gboolean
is_wanted (const HengGoalCarryArgs *args, const HengGoalNode *node)
{
  for (guint i = 0; args->objectives && i < args->n_objectives; i++)
    if (args->objectives[i] == node->id)
      return TRUE;
  if (args->objectives)
    return FALSE;
  return args->owner_kind == -1
         || ((int) node->owner_kind == args->owner_kind && (node->owner_kind == HENG_OWNER_COMPANY || node->owner_id == args->owner_id));
}

/* What is left to do of a key result, or all of it when it is cloned. */
static gboolean
kr_comes (const Carry *carry, const HengGoalNode *node)
{
  if (node->kind != HENG_GOAL_KEY_RESULT || node->health == HENG_HEALTH_NONE)
    return FALSE;
  return carry->args->how == HENG_GOAL_CLONE || node->progress.micro < HENG_MICRO;
}

static gboolean
has_work_left (const Carry *carry, guint at)
{
  const HengGoalNode *node = &carry->from->nodes[at];

  if (carry->args->how == HENG_GOAL_CLONE)
    return TRUE;
  for (guint i = at + 1; i <= at + node->n_below; i++)
    if (carry->from->nodes[i].objective == (int) at && kr_comes (carry, &carry->from->nodes[i]))
      return TRUE;
  /* without key results of its own it lives from what is aligned to it */
  return node->mode == HENG_OKR_CHILDREN && node->progress.micro < HENG_MICRO;
}

static gboolean
comes (Carry *carry, guint at)
{
  const HengGoalNode *node = &carry->from->nodes[at];
  g_autofree char *key = NULL;

  if (node->kind != HENG_GOAL_OBJECTIVE || node->state == HENG_GOAL_CANCELLED || !is_wanted (carry->args, node)
      || (node->owner_kind == HENG_OWNER_PERSON && !is_at_work (carry, node->owner_id)) || !has_work_left (carry, at))
    return FALSE;
  key = title_key (node->owner_kind, node->owner_id, node->title);
  return !g_hash_table_contains (carry->titles, key);
}

GPtrArray *
heng_goal_carry_preview (HengDb *db, const HengGoalCarryArgs *args, GError **error)
{
  g_autoptr (GPtrArray) objectives = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_objective_free);
  g_auto (Carry) carry = { 0 };

  if (!carry_init (&carry, db, args, error))
    return NULL;
  for (guint i = 0; i < carry.from->n_nodes; i++)
    {
      HengObjective *objective = comes (&carry, i) ? heng_objective_load (db, carry.from->nodes[i].id, error) : NULL;

      if (objective)
        g_ptr_array_add (objectives, objective);
      else if (comes (&carry, i))
        return NULL;
    }
  return g_steal_pointer (&objectives);
}

/* As far from the end of the cycle as it was, inside the new one. */
static HengDate
move_day (const Carry *carry, HengDate due)
{
  const HengCycle *from = carry->from->cycle, *to = carry->to->cycle;

  if (due == HENG_DATE_NONE)
    return to->end_date;
  return CLAMP (to->end_date - (from->end_date - due), to->start_date + 1, to->end_date);
}

/* The steps that are not done yet. */
static char *
steps_left (const HengGoalNode *node)
{
  g_auto (GStrv) all = g_strsplit (node->steps ? node->steps : "", ";", -1);
  g_autoptr (GString) left = g_string_new (NULL);
  guint n = g_strv_length (all), number = 0;
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);

  if (!node->value || !heng_checkin_steps_parse (node->value, n, done))
    return g_strdup (node->steps);
  for (guint i = 0; i < n; i++)
    {
      if (*g_strstrip (all[i]) == '\0')
        continue;
      if (!done[number++])
        g_string_append_printf (left, "%s%s", left->len ? ";" : "", all[i]);
    }
  return left->len ? g_strdup (left->str) : g_strdup (node->steps);
}

static gboolean
copy_key_result (Carry *carry, HengChange *change, const HengGoalNode *node, gint64 objective_id, GError **error)
{
  g_autoptr (HengKeyResult) kr = heng_key_result_load (carry->db, node->id, error);
  gint64 old = node->id;

  if (!kr)
    return FALSE;
  kr->id = kr->version = 0;
  kr->objective_id = objective_id;
  kr->state = HENG_GOAL_DRAFT;
  kr->due_date = move_day (carry, kr->due_date);
  if (carry->args->how == HENG_GOAL_CARRY && node->last_checkin != HENG_DATE_NONE)
    {
      if (kr->type <= HENG_KR_DECREASE && !kr->keep)
        kr->start_value = node->current;
      else if (kr->type == HENG_KR_STEPS)
        {
          g_free (kr->steps);
          kr->steps = steps_left (node);
        }
    }
  if (!heng_change_insert (change, &heng_key_result_type, kr, error))
    return FALSE;
  g_hash_table_insert (carry->key_results, GSIZE_TO_POINTER ((gsize) old), GSIZE_TO_POINTER ((gsize) kr->id));
  return TRUE;
}

/* The goal of the new cycle that stands for an old one: its copy, or the owner's goal of the same title. */
static gint64
counterpart (const Carry *carry, gint64 old_id)
{
  gint64 id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (carry->objectives, GSIZE_TO_POINTER ((gsize) old_id)));
  int at = heng_goal_forest_find (carry->from, HENG_GOAL_OBJECTIVE, old_id);
  g_autofree char *key = at >= 0 ? title_key (carry->from->nodes[at].owner_kind, carry->from->nodes[at].owner_id, carry->from->nodes[at].title) : NULL;

  return id != 0 || !key ? id : (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (carry->titles, key));
}

/* Nodes come in the order of the tree, so what is above was copied before. */
static void
align (const Carry *carry, const HengGoalNode *node, HengObjective *objective)
{
  gint64 kr = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (carry->key_results, GSIZE_TO_POINTER ((gsize) node->parent_kr_id)));

  objective->parent_id = node->parent_id != 0 ? counterpart (carry, node->parent_id) : 0;
  objective->parent_kr_id = objective->parent_id != 0 ? kr : 0;
  if (objective->parent_id == 0)
    objective->link = HENG_LINK_NONE;
}

static gboolean
copy_objective (Carry *carry, HengChange *change, guint at, GError **error)
{
  const HengGoalNode *node = &carry->from->nodes[at];
  g_autoptr (HengObjective) objective = heng_objective_load (carry->db, node->id, error);
  g_autoptr (GPtrArray) owned
    = objective ? heng_objectives_load (carry->db, carry->args->to_cycle_id, node->owner_kind, node->owner_id, error) : NULL;

  if (!owned)
    return FALSE;
  objective->id = objective->version = 0;
  objective->cycle_id = carry->args->to_cycle_id;
  objective->state = HENG_GOAL_DRAFT;
  objective->is_published = 0;
  objective->sort = ++carry->sort;
  g_clear_pointer (&objective->comment, g_free);
  align (carry, node, objective);
  for (guint i = 0; i < owned->len; i++)
    if (g_strcmp0 (((HengObjective *) owned->pdata[i])->key, objective->key) == 0)
      {
        g_free (objective->key);
        objective->key = heng_goal_free_key ("O", owned, G_STRUCT_OFFSET (HengObjective, key));
        break;
      }
  if (!heng_change_insert (change, &heng_objective_type, objective, error))
    return FALSE;
  g_hash_table_insert (carry->objectives, GSIZE_TO_POINTER ((gsize) node->id), GSIZE_TO_POINTER ((gsize) objective->id));
  for (guint i = at + 1; i <= at + node->n_below; i++)
    if (carry->from->nodes[i].objective == (int) at && kr_comes (carry, &carry->from->nodes[i])
        && !copy_key_result (carry, change, &carry->from->nodes[i], objective->id, error))
      return FALSE;
  return heng_goal_follow_participant (change, objective, error);
}

static char *
action_text (const Carry *carry, gint64 n)
{
  const HengCycle *from = carry->from->cycle, *to = carry->to->cycle;
  const char *format = carry->args->how == HENG_GOAL_CLONE
                         /* Translators: how many, the old and the new cycle */
                         ? ngettext ("Clone %1$d goal of %2$s into %3$s", "Clone %1$d goals of %2$s into %3$s", (gulong) n)
                         : ngettext ("Carry %1$d goal of %2$s over into %3$s", "Carry %1$d goals of %2$s over into %3$s", (gulong) n);

  return g_strdup_printf (format, (int) n, heng_localized (from->name, from->name_en), heng_localized (to->name, to->name_en));
}

gint64
heng_goal_carry (HengDb *db, const HengGoalCarryArgs *args, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, args->actor, "", error);
  g_auto (Carry) carry = { 0 };
  g_autofree char *action = NULL;
  gint64 n = 0;

  if (!change || !carry_init (&carry, db, args, error) || !heng_cycle_check_writable (carry.to->cycle, error))
    return -1;
  if (args->from_cycle_id == args->to_cycle_id)
    {
      heng_refuse (error, "%s", _("Goals are carried over from another cycle."));
      return -1;
    }
  for (guint i = 0; i < carry.from->n_nodes; i++)
    {
      if (!comes (&carry, i))
        continue;
      if (!copy_objective (&carry, change, i, error))
        return -1;
      n++;
    }
  action = action_text (&carry, n);
  heng_change_set_action (change, action);
  return heng_change_commit (change, error) ? n : -1;
}
