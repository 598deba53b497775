/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guards, names and the order of siblings for all that writes goals. */
#include "heng-goal-private.h"

#include <glib/gi18n-lib.h>

#define LONGEST_IN_NAME 30
#define MOST_LEVELS 100 /* alignment is never that deep, and never walked in a circle */

char *
heng_goal_owner_name (HengDb *db, HengOwnerKind kind, gint64 owner_id)
{
  if (kind == HENG_OWNER_PERSON)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (db, owner_id, NULL);

      return g_strdup (employee ? heng_localized (employee->name, employee->name_en) : "");
    }
  if (kind == HENG_OWNER_DEPT)
    {
      g_autoptr (GPtrArray) departments = heng_departments_load (db, NULL);
      const HengDepartment *department = departments ? heng_department_find (departments, owner_id) : NULL;

      return g_strdup (department ? heng_localized (department->name, department->name_en) : "");
    }
  if (kind == HENG_OWNER_PROJECT)
    {
      g_autoptr (GPtrArray) projects = heng_projects_load (db, NULL);

      for (guint i = 0; projects && i < projects->len; i++)
        {
          const HengProject *project = projects->pdata[i];

          if (project->id == owner_id)
            return g_strdup (heng_localized (project->name, project->name_en));
        }
    }
  return g_strdup (heng_enum_label (heng_owner_kind_values, kind));
}

char *
heng_goal_name (HengDb *db, const HengObjective *objective, const HengKeyResult *kr)
{
  g_autofree char *owner = heng_goal_owner_name (db, objective->owner_kind, objective->owner_id);

  return g_strjoin (" ", owner, objective->key, kr ? kr->key : NULL, NULL);
}

char *
heng_goal_shorten (const char *text)
{
  g_autofree char *head = NULL;

  if (!text || !*text)
    return g_strdup ("—");
  if (g_utf8_strlen (text, -1) <= LONGEST_IN_NAME)
    return g_strdup (text);
  head = g_utf8_substring (text, 0, LONGEST_IN_NAME - 1);
  return g_strconcat (head, "…", NULL);
}

gboolean
heng_goal_invalid (GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, sentence);
  return FALSE;
}

gboolean
heng_objective_is_published (HengDb *db, const HengObjective *objective, gboolean *published, GError **error)
{
  g_autoptr (HengObjective) at = heng_objective_copy (objective);

  *published = FALSE;
  for (guint steps = 0; at && steps < MOST_LEVELS; steps++)
    {
      g_autoptr (HengObjective) parent = NULL;

      if (at->owner_kind == HENG_OWNER_PERSON && !heng_employee_is_published (db, at->cycle_id, at->owner_id, published, error))
        return FALSE;
      if (*published || at->parent_id == 0 || at->link != HENG_LINK_COUNT)
        return TRUE;
      if (!(parent = heng_objective_load (db, at->parent_id, error)))
        return FALSE;
      if (parent->mode == HENG_OKR_OWN)
        return TRUE;
      heng_objective_free (at);
      at = g_steal_pointer (&parent);
    }
  return TRUE;
}

gboolean
heng_goal_check_open (HengDb *db, const HengObjective *objective, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load (db, objective->cycle_id, error);
  gboolean published = FALSE;

  if (!cycle || !heng_cycle_check_writable (cycle, error))
    return FALSE;
  if (!heng_objective_is_published (db, objective, &published, error))
    return FALSE;
  return !published || heng_refuse (error, "%s", _("The result of this cycle is published. Its goals can no longer change."));
}

gboolean
heng_goal_check_editable (HengDb *db, const HengObjective *objective, GError **error)
{
  if (!heng_goal_check_open (db, objective, error))
    return FALSE;
  switch ((HengGoalState) objective->state)
    {
    case HENG_GOAL_APPROVED:
      return heng_refuse (error, "%s", _("This goal is approved. Ask for the change with a reason; the approved version is kept."));
    case HENG_GOAL_SUBMITTED:
      return heng_refuse (error, "%s", _("This goal is submitted. Withdraw it, or return it with a reason, before changing it."));
    case HENG_GOAL_CANCELLED:
      return heng_refuse (error, "%s", _("This goal is cancelled. It is kept as it was."));
    case HENG_GOAL_DRAFT:
    case HENG_GOAL_RETURNED:
    default:
      return TRUE;
    }
}

gboolean
heng_goal_needs_request (const HengObjective *objective)
{
  return objective->state == HENG_GOAL_APPROVED;
}

static gboolean
write_once (HengDb *db, const HengRecordType *type, gpointer record, const char *action, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, action, error);

  return change && heng_change_update (change, type, record, error) && heng_change_commit (change, error);
}

gboolean
heng_goal_write (HengDb *db, const HengRecordType *type, gpointer record, const char *action, const char *actor, GError **error)
{
  g_autoptr (GError) stale = NULL;
  const HengConflict *conflict;
  gpointer both;
  gboolean ok;

  if (write_once (db, type, record, action, actor, &stale))
    return TRUE;
  conflict = heng_store_error_get_conflict (stale);
  if (!conflict || !heng_conflict_is_mergeable (conflict))
    {
      g_propagate_error (error, g_steal_pointer (&stale));
      return FALSE;
    }
  both = heng_conflict_resolve (conflict, HENG_KEEP_BOTH);
  ok = write_once (db, type, both, action, actor, error);
  heng_record_free (type, both);
  return ok;
}

static int
compare_siblings (gconstpointer a, gconstpointer b)
{
  const HengObjective *left = *(HengObjective *const *) a, *right = *(HengObjective *const *) b;

  if (left->owner_kind != right->owner_kind)
    return left->owner_kind < right->owner_kind ? -1 : 1;
  if (left->sort != right->sort)
    return left->sort < right->sort ? -1 : 1;
  if (left->owner_id != right->owner_id)
    return left->owner_id < right->owner_id ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

GPtrArray *
heng_goal_siblings (HengDb *db, gint64 cycle_id, gint64 parent_id, gint64 parent_kr_id, GError **error)
{
  GPtrArray *siblings = heng_objectives_load_below (db, cycle_id, parent_id, parent_kr_id, error);

  if (siblings)
    g_ptr_array_sort (siblings, compare_siblings);
  return siblings;
}

static gint64 *
sort_of (const HengRecordType *type, gpointer record)
{
  return type == &heng_objective_type ? &((HengObjective *) record)->sort : &((HengKeyResult *) record)->sort;
}

gboolean
heng_goal_renumber (HengChange *change, const HengRecordType *type, GPtrArray *records, guint from, GError **error)
{
  for (guint i = MAX (from, 1); i < records->len; i++)
    {
      HengRecord *record = records->pdata[i];
      gint64 before = *sort_of (type, records->pdata[i - 1]);

      if (type == &heng_objective_type && ((HengObjective *) records->pdata[i - 1])->owner_kind != ((HengObjective *) records->pdata[i])->owner_kind)
        return TRUE; /* the next kind of owner has numbers of its own */
      if (*sort_of (type, record) > before)
        continue;
      *sort_of (type, record) = before + 1;
      if (record->id != 0 && !heng_change_update (change, type, record, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_goal_reaches (HengDb *db, gint64 from, gint64 to, gboolean *reaches, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gint64));

  *reaches = FALSE;
  g_array_append_val (open, from);
  while (open->len > 0)
    {
      gint64 at = g_array_index (open, gint64, open->len - 1);
      g_autoptr (HengObjective) objective = NULL;
      g_autoptr (GPtrArray) links = NULL;

      g_array_set_size (open, open->len - 1);
      if (at == to)
        {
          *reaches = TRUE;
          return TRUE;
        }
      if (!g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) at)))
        continue;
      if (!(objective = heng_objective_load (db, at, error))
          || !(links = heng_goal_rows_load (db, &heng_goal_link_type, at, -1, (GDestroyNotify) heng_goal_link_free, error)))
        return FALSE;
      if (objective->parent_id != 0)
        g_array_append_val (open, objective->parent_id);
      for (guint i = 0; i < links->len; i++)
        {
          const HengGoalLink *link = links->pdata[i];
          g_autoptr (HengKeyResult) kr = link->target_kr_id != 0 ? heng_key_result_load (db, link->target_kr_id, error) : NULL;
          gint64 target = kr ? kr->objective_id : link->target_id;

          if (target == 0)
            return FALSE;
          g_array_append_val (open, target);
        }
    }
  return TRUE;
}

char *
heng_goal_free_key (const char *letter, GPtrArray *records, gsize key_offset)
{
  gint64 highest = 0;
  gsize length = strlen (letter);

  for (guint i = 0; i < records->len; i++)
    {
      const char *key = G_STRUCT_MEMBER (char *, records->pdata[i], key_offset);

      if (key && g_ascii_strncasecmp (key, letter, length) == 0)
        highest = MAX (highest, g_ascii_strtoll (key + length, NULL, 10));
    }
  return g_strdup_printf ("%s%" G_GINT64_FORMAT, letter, highest + 1);
}

gboolean
heng_goal_add_remark (HengChange *change, gint64 objective_id, gint64 key_result_id, HengRemarkKind kind, const char *text, const char *actor,
                      GError **error)
{
  g_autoptr (HengGoalComment) remark = heng_goal_comment_new ();

  remark->text = g_strstrip (g_strdup (text ? text : ""));
  if (*remark->text == '\0')
    return TRUE;
  remark->objective_id = objective_id;
  remark->key_result_id = key_result_id;
  remark->kind = kind;
  remark->author = g_strdup (actor ? actor : g_get_user_name ());
  remark->at = heng_now_ms ();
  return heng_change_insert (change, &heng_goal_comment_type, remark, error);
}
