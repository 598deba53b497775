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

/* Of SQLite's pages: rows come in order and a page that is full is not looked at again, so a bigger cache is only more memory to be cleared. */
#define LOAD_CACHE_KIB 2048

/* Rows at a time: enough to share the work of a statement, few enough for its text. */
#define ROWS_TOGETHER 10

static gboolean
insert_together (HengChange *change, const HengRecordType *type, guint64 fields, gpointer *records, gsize n, guint together, GError **error)
{
  int per_row;
  g_autoptr (HengStmt) stmt = heng_record_insert_rows_stmt (change->db, type, fields, together, &per_row, error);
  HengBindRoom room[ROWS_TOGETHER];

  for (gsize i = 0; stmt && i + together <= n; i += together)
    {
      for (guint k = 0; k < together; k++)
        {
          HengRecord *row = records[i + k];

          heng_stmt_bind_int (stmt, (int) k * per_row + 1, row->id);
          heng_stmt_bind_int (stmt, (int) k * per_row + 2, change->id);
          heng_record_bind_fields (stmt, (int) k * per_row + 3, type, fields, row, &room[k]);
          row->version = change->id;
        }
      if (heng_stmt_step (stmt, error) != HENG_STEP_DONE)
        return FALSE;
      heng_stmt_reset (stmt);
    }
  return stmt != NULL;
}

static gboolean
insert_rows (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  guint64 fields = heng_record_used_fields (type, records, n);
  gsize most = n - n % ROWS_TOGETHER;

  return (most == 0 || insert_together (change, type, fields, records, most, ROWS_TOGETHER, error))
         && (most == n || insert_together (change, type, fields, records + most, n - most, 1, error));
}

static gboolean
put_blocks (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  g_autoptr (HengBlockDigests) digests = heng_block_digests_new (type, records, n, g_hash_table_lookup (change->unchecked, type));
  gsize done = 0;

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

typedef struct
{
  const HengRecordType *type;
  gpointer const *records;
  gsize n;
} Load;

/* Whether the rows come in the order of a column: then each is put behind the one before, which is quicker than to sort them later. */
static gboolean
is_in_order (const char *column, gpointer data)
{
  const Load *load = data;
  const HengField *field = heng_record_field (load->type, column);

  if (!field || (field->kind != HENG_KIND_TEXT && field->kind != HENG_KIND_REF))
    return FALSE;
  for (gsize i = 1; i < load->n; i++)
    {
      const char *one = (const char *) load->records[i - 1] + field->offset, *two = (const char *) load->records[i] + field->offset;

      if (field->kind == HENG_KIND_TEXT ? g_strcmp0 (*(char *const *) one, *(char *const *) two) > 0
                                        : *(const gint64 *) one > *(const gint64 *) two)
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_sorted (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  Load load = { type, records, n };
  g_autoptr (GPtrArray) indexes = heng_db_suspend_indexes (change->db, type->table, is_in_order, &load, error);

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
  /* where others have the file open, pages written early would keep them waiting */
  if (change->left_log)
    heng_db_set_cache (change->db, LOAD_CACHE_KIB);
  ok = put_sorted (change, type, records, n, error);
  if (change->left_log)
    heng_db_set_cache (change->db, HENG_DB_CACHE_KIB);
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
  if (!heng_records_check_required (type, records, n, error))
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
