/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fast path for imports: rows straight from the structs, one journal line per block. */
#include "heng-journal-private.h"

#include <string.h>

#include "heng-db-private.h"
#include "heng-record-sql.h"

/* From here on indexes are made anew at the end, if so many rows are a good part of the table. */
#define SORTED_INDEX_ROWS 10000

#define CONST_MEMBER(record, field, type) (*(type const *) ((const char *) (record) + (field)->offset))

static void
append_number (GString *content, gint64 number)
{
  char text[24];
  char *p = text + sizeof text;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  *--p = '\n';
  do
    *--p = '0' + rest % 10;
  while (rest /= 10);
  if (number < 0)
    *--p = '-';
  g_string_append_len (content, p, text + sizeof text - p);
}

static void
append_field (GString *content, const HengField *field, gconstpointer record)
{
  const char *text;

  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      text = CONST_MEMBER (record, field, char *);
      append_number (content, text ? (gint64) strlen (text) : -1);
      g_string_append (content, text ? text : "");
      break;
    case HENG_KIND_DATE:
      append_number (content, CONST_MEMBER (record, field, HengDate));
      break;
    case HENG_KIND_ENUM:
      append_number (content, CONST_MEMBER (record, field, int));
      break;
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    default:
      append_number (content, CONST_MEMBER (record, field, gint64));
    }
}

static guint
find_required (const HengRecordType *type, const HengField **required)
{
  guint n = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & HENG_FIELD_REQUIRED)
      required[n++] = &type->fields[i];
  return n;
}

char *
heng_block_digest (const HengRecordType *type, gpointer const *records, gsize n)
{
  const HengField *required[G_N_ELEMENTS (((HengBindRoom *) NULL)->dates)];
  guint n_required = find_required (type, required);
  g_autoptr (GString) content = g_string_sized_new (64 * n);

  for (gsize i = 0; i < n; i++)
    {
      append_number (content, ((const HengRecord *) records[i])->id);
      for (guint f = 0; f < n_required; f++)
        append_field (content, required[f], records[i]);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, content->str, content->len);
}

/* How many of the records, at most a block, have consecutive ids. */
static gsize
block_length (gpointer const *records, gsize n)
{
  gint64 first = ((const HengRecord *) records[0])->id;
  gsize length = 1;

  while (length < n && length < HENG_BLOCK_ROWS && ((const HengRecord *) records[length])->id == first + (gint64) length)
    length++;
  return length;
}

static gboolean
write_block (HengChange *change, const HengRecordType *type, gpointer const *records, gsize n, GError **error)
{
  g_autofree char *digest = heng_block_digest (type, records, n);
  g_autofree char *after = g_strdup_printf ("{\"sha256\":\"%s\"}", digest);

  return heng_change_write_line (change, type, ((const HengRecord *) records[0])->id, "insert", n, NULL, after, error);
}

static gboolean
insert_rows (HengChange *change, HengStmt *stmt, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  HengBindRoom room;

  heng_stmt_bind_int (stmt, 2, change->id);
  for (gsize i = 0; i < n; i++)
    {
      HengRecord *row = records[i];

      heng_stmt_bind_int (stmt, 1, row->id);
      heng_record_bind_fields (stmt, 3, type, row, &room);
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
  g_autoptr (HengStmt) stmt = heng_record_insert_stmt (change->db, type, error);
  gsize done = 0;

  while (stmt && done < n)
    {
      gsize length = block_length (records + done, n - done);

      if (length == 1)
        {
          if (!heng_change_put_row (change, type, records[done], error))
            return FALSE;
        }
      else if (!insert_rows (change, stmt, type, records + done, length, error)
               || !write_block (change, type, records + done, length, error))
        return FALSE;
      done += length;
    }
  return stmt != NULL;
}

gboolean
heng_change_is_bigger_part (HengChange *change, const HengRecordType *type, gint64 n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", type->table);

  return n >= SORTED_INDEX_ROWS && heng_db_query_int (change->db, sql, 0) <= 2 * n;
}

static gboolean
put_sorted (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error)
{
  g_autoptr (GPtrArray) indexes = heng_db_suspend_indexes (change->db, type->table, error);

  return indexes && put_blocks (change, type, records, n, error) && heng_db_restore_indexes (change->db, indexes, error);
}

/* Whether foreign keys wait for the commit from here on; then the caller resumes them. */
static gboolean
pause_foreign_keys (HengChange *change, const HengRecordType *type)
{
  if (!heng_db_pause_foreign_keys (change->db))
    return FALSE;
  g_hash_table_add (change->unchecked, (gpointer) type->table);
  return TRUE;
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
