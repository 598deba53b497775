/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated check-ins of key results. They are never edited: another value for the same day is a later check-in. */
#include "heng-import-goals.h"

#include <glib/gi18n-lib.h>

enum { OWNER_KIND, OWNER, OBJECTIVE, KEY, DAY, VALUE, CONFIDENCE, NOTE, AUTHOR, N_COLUMNS };

static const HengColumn columns[N_COLUMNS] = {
  [OWNER_KIND] = { "owner_kind", "归属类型|Owner Kind|Owner Type" },
  [OWNER] = { "owner", "归属对象|归属|Owner" },
  [OBJECTIVE] = { "objective", "目标编号|O编号|Objective|Objective Key" },
  [KEY] = { "key", "关键结果编号|KR编号|Key Result|KR" },
  [DAY] = { "date", "日期|更新日期|Date" },
  [VALUE] = { "value", "当前值|Value|Current Value" },
  [CONFIDENCE] = { "confidence", "信心|信心指数|Confidence" },
  [NOTE] = { "note", "说明|进展说明|Note" },
  [AUTHOR] = { "author", "更新人|填写人|Author" },
};

typedef struct
{
  HengImport *import;
  HengLookup *lookup;
  GPtrArray *objectives, *key_results, *checkins;
  GHashTable *by_objective; /* objective id → HengObjective */
  GHashTable *targets;      /* "kind:owner:O:KR" → HengKeyResult */
  HengDate today;
  GHashTable *known;        /* "kr:day:value:confidence:note" of the store and of earlier rows */
} Run;

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->lookup, heng_lookup_free);
  g_clear_pointer (&run->objectives, g_ptr_array_unref);
  g_clear_pointer (&run->key_results, g_ptr_array_unref);
  g_clear_pointer (&run->checkins, g_ptr_array_unref);
  g_clear_pointer (&run->by_objective, g_hash_table_unref);
  g_clear_pointer (&run->targets, g_hash_table_unref);
  g_clear_pointer (&run->known, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static char *
checkin_key (const HengCheckin *c)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%s:%" G_GINT64_FORMAT ":%s", c->key_result_id, c->day, c->value != NULL ? c->value : "",
                          c->confidence, c->note != NULL ? c->note : "");
}

static char *
target_key (int kind, gint64 owner, const char *objective, const char *key)
{
  g_autofree char *first = heng_goal_key (kind, owner, objective);
  g_autofree char *upper = g_ascii_strup (key, -1);

  return g_strconcat (first, ":", upper, NULL);
}

static gboolean
begin_run (Run *run, HengImport *import, GError **error)
{
  gint64 cycle = import->cycle->id;

  run->import = import;
  run->today = heng_store_today (import->db);
  run->lookup = heng_lookup_new (import, error);
  run->objectives = run->lookup != NULL ? heng_objectives_load (import->db, cycle, -1, 0, error) : NULL;
  run->key_results = run->objectives != NULL ? heng_key_results_load (import->db, cycle, -1, 0, error) : NULL;
  run->checkins = run->key_results != NULL ? heng_checkins_load (import->db, cycle, -1, 0, error) : NULL;
  if (run->checkins == NULL)
    return FALSE;
  run->by_objective = g_hash_table_new (NULL, NULL);
  run->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < run->objectives->len; i++)
    g_hash_table_insert (run->by_objective, GSIZE_TO_POINTER ((gsize) ((HengObjective *) run->objectives->pdata[i])->id),
                         run->objectives->pdata[i]);
  for (guint i = 0; i < run->key_results->len; i++)
    {
      HengKeyResult *kr = run->key_results->pdata[i];
      const HengObjective *objective = g_hash_table_lookup (run->by_objective, GSIZE_TO_POINTER ((gsize) kr->objective_id));

      if (objective != NULL)
        g_hash_table_insert (run->targets, target_key (objective->owner_kind, objective->owner_id, objective->key, kr->key), kr);
    }
  for (guint i = 0; i < run->checkins->len; i++)
    g_hash_table_add (run->known, checkin_key (run->checkins->pdata[i]));
  return TRUE;
}

/* A published result of the owner, or of anybody the objective counts for further up, holds the row back as the window does. */
static void
settle (Run *run, guint row, const HengObjective *objective)
{
  for (guint steps = 0; objective != NULL && steps <= run->objectives->len; steps++)
    {
      const HengObjective *above = g_hash_table_lookup (run->by_objective, GSIZE_TO_POINTER ((gsize) objective->parent_id));

      if (objective->owner_kind == HENG_OWNER_PERSON)
        heng_lookup_settle (run->lookup, row, objective->owner_id);
      objective = above != NULL && objective->link == HENG_LINK_COUNT && above->mode != HENG_OKR_OWN ? above : NULL;
    }
}

static const HengKeyResult *
find_target (Run *run, guint row)
{
  HengImport *import = run->import;
  const char *objective = heng_import_text (import, row, OBJECTIVE, HENG_CLEAN_NARROW);
  const char *key = heng_import_text (import, row, KEY, HENG_CLEAN_NARROW);
  g_autofree char *full = NULL;
  const HengKeyResult *kr;
  const HengObjective *parent;
  gint64 owner;
  int kind;

  if (!heng_import_required (import, row, OBJECTIVE, objective) || !heng_import_required (import, row, KEY, key)
      || !heng_goal_owner (import, run->lookup, row, OWNER_KIND, OWNER, &kind, &owner))
    return NULL;
  full = target_key (kind, owner, objective, key);
  kr = g_hash_table_lookup (run->targets, full);
  if (kr == NULL)
    {
      heng_import_error (import, row, KEY, key,
                         _("%s has no such key result in the cycle %s. Correct the keys or import the objectives first."),
                         objective, import->cycle->key);
      return NULL;
    }
  parent = g_hash_table_lookup (run->by_objective, GSIZE_TO_POINTER ((gsize) kr->objective_id));
  settle (run, row, parent);
  if (kr->state != HENG_GOAL_CANCELLED && parent->state != HENG_GOAL_CANCELLED)
    return kr;
  heng_import_error (import, row, KEY, key, _("This key result is cancelled. Check in on an active one."));
  return NULL;
}

static gboolean
read_confidence (HengImport *import, guint row, gint64 *confidence)
{
  const char *text = heng_import_text (import, row, CONFIDENCE, HENG_CLEAN_NARROW);

  *confidence = -1;
  if (*text == '\0' || (heng_cell_count (text, FALSE, confidence) && *confidence <= 10))
    return TRUE;
  heng_import_error (import, row, CONFIDENCE, text, _("The confidence is a whole number from 0 to 10."));
  return FALSE;
}

static gboolean
read_checkin (Run *run, guint row, const HengKeyResult *kr, HengCheckin *checkin)
{
  HengImport *import = run->import;
  const char *value = heng_import_text (import, row, VALUE, HENG_CLEAN_NARROW | HENG_CLEAN_LITERAL);
  const char *note = heng_import_text (import, row, NOTE, HENG_CLEAN_TEXT);
  const char *author = heng_import_text (import, row, AUTHOR, HENG_CLEAN_TEXT);
  g_autoptr (GError) problem = NULL;

  if (!heng_import_date (import, row, DAY, &checkin->day) || !read_confidence (import, row, &checkin->confidence)
      || !heng_import_required (import, row, DAY, checkin->day != HENG_DATE_NONE ? "x" : "")
      || (kr->type != HENG_KR_STEPS && !heng_import_required (import, row, VALUE, value)))
    return FALSE;
  if (checkin->day > run->today)
    {
      heng_import_error (import, row, DAY, heng_import_raw (import, row, DAY), _("The day of a check-in cannot lie in the future."));
      return FALSE;
    }
  if (!heng_check_in_check_day (import->cycle, checkin->day, &problem))
    {
      heng_import_error (import, row, DAY, heng_import_raw (import, row, DAY), "%s", problem->message);
      return FALSE;
    }
  checkin->value = heng_check_in_value (kr, value, &problem);
  if (checkin->value == NULL)
    {
      heng_import_error (import, row, VALUE, value, "%s", problem->message);
      return FALSE;
    }
  checkin->key_result_id = kr->id;
  checkin->note = *note != '\0' ? g_strdup (note) : NULL;
  checkin->author = g_strdup (*author != '\0' ? author : import->options->actor != NULL ? import->options->actor : g_get_user_name ());
  checkin->at = heng_now_ms ();
  return TRUE;
}

static void
plan_row (Run *run, guint row)
{
  const HengKeyResult *kr = find_target (run, row);
  g_autoptr (HengCheckin) checkin = heng_checkin_new ();

  if (kr == NULL || !read_checkin (run, row, kr, checkin))
    return;
  if (!g_hash_table_add (run->known, checkin_key (checkin)))
    heng_import_set_fate (run->import, row, HENG_ROW_UNCHANGED);
  else
    heng_batch_add (run->import, row, &heng_checkin_type, g_steal_pointer (&checkin), NULL, NULL, 0);
}

static gboolean
plan (HengImport *import, GError **error)
{
  g_auto (Run) run = { 0 };

  if (!begin_run (&run, import, error))
    return FALSE;
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      plan_row (&run, row);
      if (row % 1024 == 0 && heng_import_stopped (import, row, import->table->n_rows, error))
        return FALSE;
    }
  return TRUE;
}

const HengImporter heng_checkins_importer = { columns, N_COLUMNS, TRUE, N_("Import of check-ins from %s"), plan, NULL };
