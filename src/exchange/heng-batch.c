/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records waiting to be written as one change. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint row;
  const HengRecordType *type;
  HengRecord *record;
  HengRecord *parent; /* of the batch as well */
  gsize parent_offset;
  gboolean write;
  gboolean borrowed; /* the record of another entry, written once more */
} Entry;

struct _HengBatch
{
  GArray *entries;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  if (!entry->borrowed)
    heng_record_free (entry->type, entry->record);
}

void
heng_import_refuse_settled (HengImport *import, guint row, int column, const char *value)
{
  heng_import_error (import, row, column, value, _("A published result rests on this. It can no longer change; remove the row."));
}

HengBatch *
heng_batch_new (void)
{
  HengBatch *batch = g_new0 (HengBatch, 1);

  batch->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (batch->entries, clear_entry);
  return batch;
}

void
heng_batch_free (HengBatch *batch)
{
  g_array_unref (batch->entries);
  g_free (batch);
}

gboolean
heng_batch_same (const HengRecordType *type, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!heng_field_equal (&type->fields[i], a, b))
      return FALSE;
  return TRUE;
}

gpointer
heng_batch_add (HengImport *import, guint row, const HengRecordType *type, gpointer record, gpointer before, gpointer parent,
                gsize parent_offset)
{
  Entry entry = { row, type, record, parent, parent_offset, TRUE, FALSE };

  if (import->settled[row] && (before == NULL || !heng_batch_same (type, record, before)))
    heng_import_refuse_settled (import, row, -1, NULL);
  if (before != NULL)
    {
      entry.write = !heng_batch_same (type, record, before);
      if (entry.write)
        heng_import_add_diffs (import, row, type, before, record);
      heng_record_free (type, before);
      heng_import_set_fate (import, row, entry.write ? HENG_ROW_UPDATED : HENG_ROW_UNCHANGED);
    }
  else
    heng_import_set_fate (import, row, HENG_ROW_ADDED);
  g_array_append_val (import->batch->entries, entry);
  return record;
}

void
heng_batch_add_link (HengImport *import, guint row, const HengRecordType *type, gpointer record, gpointer to, gsize offset)
{
  Entry entry = { row, type, record, to, offset, TRUE, TRUE };

  heng_import_set_fate (import, row, HENG_ROW_UPDATED);
  g_array_append_val (import->batch->entries, entry);
}

/* Runs of new records of one type without parents go through the fast path. */
static gboolean
insert_run (HengChange *change, GArray *entries, guint first, guint n, GError **error)
{
  g_autofree gpointer *records = g_new (gpointer, n);
  const HengRecordType *type = g_array_index (entries, Entry, first).type;

  for (guint i = 0; i < n; i++)
    records[i] = g_array_index (entries, Entry, first + i).record;
  return heng_change_insert_many (change, type, records, n, error);
}

static gboolean
write_entry (HengChange *change, const Entry *entry, GError **error)
{
  if (entry->parent != NULL)
    {
      /* The parent's row was bad: its children can not stand alone. */
      if (entry->parent->id == 0)
        return TRUE;
      G_STRUCT_MEMBER (gint64, entry->record, entry->parent_offset) = entry->parent->id;
    }
  return entry->record->id == 0 ? heng_change_insert (change, entry->type, entry->record, error)
                                : heng_change_update (change, entry->type, entry->record, error);
}

gboolean
heng_batch_apply (HengImport *import, HengChange *change, GError **error)
{
  GArray *entries = import->batch->entries;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      guint run = 0;

      if (!entry->write || import->bad[entry->row])
        continue;
      for (guint k = i; k < entries->len; k++, run++)
        {
          const Entry *next = &g_array_index (entries, Entry, k);

          if (next->type != entry->type || !next->write || next->record->id != 0 || next->parent != NULL || import->bad[next->row])
            break;
        }
      if (!(run > 1 ? insert_run (change, entries, i, run, error) : write_entry (change, entry, error)))
        return FALSE;
      i += run > 1 ? run - 1 : 0;
      if (i % 1024 == 0 && heng_import_stopped (import, i, entries->len, error))
        return FALSE;
    }
  return TRUE;
}
