/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fast path for imports: rows straight from the structs, one journal line per block. */
#include "heng-journal-private.h"

#include "heng-block-digest.h"
#include "heng-db-keys.h"
#include "heng-db-private.h"
#include "heng-record-sql.h"

static gboolean
write_block (HengChange *change, const HengRecordType *type, gpointer const *records, gsize n, HengBlockDigests *digests, GError **error)
{
  g_autofree char *digest = heng_block_digests_next (digests);
  g_autofree char *after = g_strdup_printf ("{\"sha256\":\"%s\"}", digest);

  return heng_change_write_line (change, type, ((const HengRecord *) records[0])->id, "insert", n, NULL, after, error);
}

static gboolean
insert_rows (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  guint64 fields = heng_record_used_fields (type, records, n);
  g_autoptr (HengStmt) stmt = heng_record_insert_stmt (change->db, type, fields, error);
  HengBindRoom room;

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 2, change->id);
  for (gsize i = 0; i < n; i++)
    {
      HengRecord *row = records[i];

      heng_stmt_bind_int (stmt, 1, row->id);
      heng_record_bind_fields (stmt, 3, type, fields, row, &room);
      if (heng_stmt_step (stmt, error) != HENG_STEP_DONE)
        return FALSE;
      heng_stmt_reset (stmt);
      row->version = change->id;
    }
  return TRUE;
}

static gboolean
put_blocks (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  g_autoptr (HengBlockDigests) digests = heng_block_digests_new (type, records, n);
  HengDbKeys *keys = g_hash_table_lookup (change->unchecked, type);
  gsize done = 0;

  if (keys)
    heng_db_keys_add (keys, records, n);
  while (done < n)
    {
      gsize length = heng_block_length (records + done, n - done);

      if (length == 1)
        {
          if (!heng_change_put_row (change, type, records[done], error))
            return FALSE;
        }
      else if (!insert_rows (change, type, records + done, length, error)
               || !write_block (change, type, records + done, length, digests, error))
        return FALSE;
      done += length;
    }
  return TRUE;
}

gboolean
heng_change_is_bigger_part (HengChange *change, const HengRecordType *type, gint64 n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", type->table);

  return n >= HENG_LOAD_ROWS && heng_db_query_int (change->db, sql, 0) <= 2 * n;
}

static gboolean
put_sorted (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  g_autoptr (GPtrArray) indexes = heng_db_suspend_indexes (change->db, type->table, error);

  return indexes && put_blocks (change, type, records, n, error) && heng_db_restore_indexes (change->db, indexes, error);
}

/* Whether the foreign keys of rows of this type wait for the commit from here on; then the caller resumes them. */
static gboolean
pause_foreign_keys (HengChange *change, const HengRecordType *type)
{
  if (!g_hash_table_contains (change->unchecked, type))
    {
      HengDbKeys *keys = heng_db_keys_new (change->db, type, NULL);

      if (!keys)
        return FALSE;
      g_hash_table_insert (change->unchecked, (gpointer) type, keys);
    }
  return heng_db_pause_foreign_keys (change->db);
}

static gboolean
put_rows (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  gboolean ok;

  /* The check at the end looks at the whole table, so it pays only when most of it is new. */
  if (!heng_change_is_bigger_part (change, type, (gint64) n) || !pause_foreign_keys (change, type))
    return put_blocks (change, type, records, n, error);
  ok = put_sorted (change, type, records, n, error);
  heng_db_resume_foreign_keys (change->db);
  return ok;
}

gboolean
heng_change_put_block (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  gboolean paused = pause_foreign_keys (change, type);
  gboolean ok = put_blocks (change, type, records, n, error);

  if (paused)
    heng_db_resume_foreign_keys (change->db);
  return ok;
}

gboolean
heng_change_delete_block (HengChange *change, const HengRecordType *type, gint64 first_id, gint64 last_id, GError **error)
{
  gboolean paused = heng_db_pause_foreign_keys (change->db);
  gboolean ok = heng_record_delete_rows (change->db, type, first_id, last_id, error);

  change->all_unchecked |= paused;
  if (paused)
    heng_db_resume_foreign_keys (change->db);
  return ok;
}

static gboolean
insert_many (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  gint64 next;

  if (!heng_change_ready (change, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!heng_record_check_required (type, records[i], error))
      return FALSE;
  next = heng_change_peek_id (change, type, error);
  for (gsize i = 0; next > 0 && i < n; i++)
    {
      HengRecord *row = records[i];

      if (row->id == 0)
        row->id = next++;
      else
        next = MAX (next, row->id + 1);
    }
  if (next > 0)
    heng_change_use_id (change, type, next - 1);
  return next > 0 && put_rows (change, type, records, n, error);
}

gboolean
heng_change_insert_many (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  gboolean ok = n == 0 || insert_many (change, type, records, n, error);

  change->failed |= !ok;
  return ok;
}

gint64
heng_change_reserve_ids (HengChange *change, const HengRecordType *type, gsize n, GError **error)
{
  gint64 first = heng_change_ready (change, error) ? heng_change_peek_id (change, type, error) : 0;

  if (first > 0 && n > 0)
    heng_change_use_id (change, type, first + (gint64) n - 1);
  change->failed |= first == 0;
  return first;
}
