/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal of the rows below a proof. */
#include "heng-proof-history.h"

#include <glib/gi18n-lib.h>

#include "heng-people-text.h"

#define MOST_CHANGES 60
#define MOST_OF_ROW 20
#define MOST_ROWS 200 /* of a whole review there are fewer */

static void
source_free (gpointer data)
{
  HengProofSource *source = data;

  g_free (source->label);
  g_free (source->table);
  g_free (source);
}

static void
change_free (gpointer data)
{
  HengProofChange *change = data;

  g_free (change->what);
  g_free (change->action);
  g_free (change->actor);
  g_free (change);
}

static gboolean
is_known (const GPtrArray *sources, const HengTrace *trace)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const HengProofSource *source = sources->pdata[i];

      if (source->id == trace->source_id && g_strcmp0 (source->table, trace->source_table) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
collect (GPtrArray *sources, const HengTrace *trace)
{
  if (trace->source_table != NULL && trace->source_id != 0 && sources->len < MOST_ROWS && !is_known (sources, trace))
    {
      HengProofSource *source = g_new0 (HengProofSource, 1);

      source->label = g_strdup (trace->label);
      source->table = g_strdup (trace->source_table);
      source->id = trace->source_id;
      g_ptr_array_add (sources, source);
    }
  for (guint i = 0; trace->children != NULL && i < trace->children->len; i++)
    collect (sources, trace->children->pdata[i]);
}

GPtrArray *
heng_proof_sources (const HengTrace *trace)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (source_free);

  collect (sources, trace);
  return sources;
}

/* Newest first; of one moment the later entry first. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const HengProofChange *x = *(HengProofChange *const *) a, *y = *(HengProofChange *const *) b;

  return x->entry < y->entry ? 1 : x->entry > y->entry ? -1 : 0;
}

static void
add_entry (GPtrArray *changes, const HengProofSource *source, const HengJournalEntry *entry)
{
  HengProofChange *change;

  for (guint i = 0; i < changes->len; i++)
    if (((HengProofChange *) changes->pdata[i])->entry == entry->id)
      return; /* one change of several rows is one line */
  change = g_new0 (HengProofChange, 1);
  change->at = entry->at;
  change->entry = entry->id;
  change->what = g_strdup (source->label);
  change->action = g_strdup (entry->action);
  change->actor = g_strdup (entry->actor);
  g_ptr_array_add (changes, change);
}

gpointer
heng_proof_history_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const GPtrArray *sources = args;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (change_free);

  for (guint i = 0; i < sources->len; i++)
    {
      const HengProofSource *source = sources->pdata[i];
      g_autoptr (GPtrArray) entries = heng_journal_for_row (db, source->table, source->id, MOST_OF_ROW, error);

      if (entries == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint k = 0; k < entries->len; k++)
        add_entry (changes, source, entries->pdata[k]);
    }
  g_ptr_array_sort (changes, compare);
  if (changes->len > MOST_CHANGES)
    g_ptr_array_set_size (changes, MOST_CHANGES);
  return g_steal_pointer (&changes);
}

char *
heng_proof_change_text (const HengProofChange *change)
{
  g_autofree char *moment = heng_text_moment (change->at);

  return g_strdup_printf (_("%s · %s · %s"), moment, change->action, change->actor);
}
