/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Goals page shows. */
#include "heng-goal-data.h"

#include <string.h>

#include "heng-goal-carry.h"
#include "heng-people.h"

static GMutex reading_lock;

char *
heng_goal_fold (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text != NULL ? text : "", -1);
  GString *folded = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (folded, p, g_utf8_next_char (p) - p);
  return g_string_free (folded, FALSE);
}

static char *
make_reading (const char *text)
{
  static HengPinyin *table;
  g_autofree char *pinyin = NULL, *initials = NULL, *joined = NULL;

  if (table == NULL)
    table = heng_pinyin_new (NULL, NULL);
  if (table == NULL || g_str_is_ascii (text))
    return g_strdup ("");
  heng_pinyin_name (table, text, &pinyin, &initials);
  joined = g_strconcat (initials != NULL ? initials : "", "\t", pinyin != NULL ? pinyin : "", NULL);
  return heng_goal_fold (joined);
}

/* A title is read once: a reload after each change would spell 50,000 of them again. */
const char *
heng_goal_reading (const char *text)
{
  static GHashTable *readings;
  char *reading;

  g_mutex_lock (&reading_lock);
  if (readings == NULL)
    readings = g_hash_table_new (g_str_hash, g_str_equal);
  reading = g_hash_table_lookup (readings, text);
  if (reading == NULL)
    {
      reading = make_reading (text);
      g_hash_table_insert (readings, g_strdup (text), reading);
    }
  g_mutex_unlock (&reading_lock);
  return reading;
}

static char *
make_key (const HengGoalNode *node)
{
  g_autofree char *title = heng_goal_fold (node->title), *owner = heng_goal_fold (node->owner_name), *lead = heng_goal_fold (node->lead_name);
  g_autofree char *key = heng_goal_fold (node->key);

  return g_strjoin ("\t", title, heng_goal_reading (node->title), key, owner, heng_goal_reading (node->owner_name != NULL ? node->owner_name : ""),
                    lead,
                    heng_goal_reading (node->lead_name != NULL ? node->lead_name : ""), NULL);
}

HengGoalData *
heng_goal_data_new (HengGoalForest *forest)
{
  HengGoalData *data = g_atomic_rc_box_new0 (HengGoalData);
  g_autoptr (GArray) silent = heng_goal_forest_silent (forest);

  data->forest = forest;
  data->counts = heng_goal_forest_counts (forest);
  data->keys = g_new0 (char *, forest->n_nodes + 1);
  data->silent = g_new0 (guint8, forest->n_nodes + 1);
  data->n_silent = silent->len;
  for (guint i = 0; i < forest->n_nodes; i++)
    data->keys[i] = make_key (&forest->nodes[i]);
  for (guint i = 0; i < silent->len; i++)
    data->silent[g_array_index (silent, int, i)] = 1;
  return data;
}

gpointer
heng_goal_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  gint64 cycle = *(gint64 *) args, before;
  HengGoalForest *forest = heng_goal_forest_load (db, cycle, HENG_DATE_NONE, error);
  HengGoalData *data;

  if (forest == NULL)
    return NULL;
  data = heng_goal_data_new (forest);
  before = heng_goal_cycle_before (db, cycle, NULL);
  data->has_past = before != 0;
  return data;
}

HengGoalData *
heng_goal_data_ref (HengGoalData *data)
{
  return g_atomic_rc_box_acquire (data);
}

static void
clear (gpointer box)
{
  HengGoalData *data = box;

  for (guint i = 0; i < data->forest->n_nodes; i++)
    g_free (data->keys[i]);
  g_free (data->keys);
  g_free (data->silent);
  heng_goal_forest_free (data->forest);
}

void
heng_goal_data_unref (HengGoalData *data)
{
  g_atomic_rc_box_release_full (data, clear);
}
