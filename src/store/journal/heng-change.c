/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A named change: one write transaction, its rows, and its entry in the journal. */
#include "heng-journal-private.h"

#include <glib/gi18n-lib.h>
#include <sys/random.h>

#include "heng-conflict-private.h"
#include "heng-db-keys.h"
#include "heng-db-private.h"
#include "heng-image.h"
#include "heng-record-sql.h"

static gboolean
read_head (HengChange *change, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (change->db, "SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1", error);
  HengStep step = stmt ? heng_stmt_step (stmt, error) : HENG_STEP_ERROR;

  if (step == HENG_STEP_ERROR)
    return FALSE;
  change->id = step == HENG_STEP_ROW ? heng_stmt_int (stmt, 0) + 1 : 1;
  change->prev = step == HENG_STEP_ROW ? g_strdup (heng_stmt_text (stmt, 1)) : heng_chain_first ();
  return TRUE;
}

HengChange *
heng_change_begin_kind (HengDb *db, const char *actor, const char *action, const char *kind, gint64 undo_of, GError **error)
{
  g_autoptr (HengChange) change = NULL;

  if (!heng_db_begin (db, error))
    return NULL;
  change = g_new0 (HengChange, 1);
  change->db = db;
  change->open = TRUE;
  change->at = heng_now_ms ();
  change->actor = g_strdup (actor ? actor : g_get_user_name ());
  change->action = g_strdup (action);
  change->kind = kind;
  change->undo_of = undo_of;
  change->lines = heng_chain_sum_new ();
  change->unchecked = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) heng_db_keys_free);
  change->next_ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return read_head (change, error) ? g_steal_pointer (&change) : NULL;
}

HengChange *
heng_change_begin (HengDb *db, const char *actor, const char *action, GError **error)
{
  return heng_change_begin_kind (db, actor, action, HENG_KIND_CHANGE, 0, error);
}

HengChange *
heng_change_begin_sized (HengDb *db, const char *actor, const char *action, const char *kind, gsize n_rows, GError **error)
{
  gboolean left_log = n_rows >= HENG_LOAD_ROWS && heng_db_leave_log (db);
  HengChange *change = heng_change_begin_kind (db, actor, action, kind, 0, error);

  if (change)
    change->left_log = left_log;
  if (change && n_rows >= HENG_LOAD_ROWS)
    {
      change->loads = TRUE;
      heng_presence_set_loading (db->presence, TRUE);
    }
  else if (left_log)
    heng_db_return_to_log (db);
  return change;
}

HengChange *
heng_change_begin_load (HengDb *db, const char *actor, const char *action, gsize n_rows, GError **error)
{
  return heng_change_begin_sized (db, actor, action, HENG_KIND_CHANGE, n_rows, error);
}

HengDb *
heng_change_db (HengChange *change)
{
  return change->db;
}

gint64
heng_change_id (HengChange *change)
{
  return change->id;
}

void
heng_change_set_action (HengChange *change, const char *action)
{
  g_autofree char *copy = g_strdup (action);

  g_free (change->action);
  change->action = g_steal_pointer (&copy);
}

void
heng_change_free (HengChange *change)
{
  if (!change)
    return;
  if (change->open)
    heng_db_rollback (change->db);
  if (change->left_log)
    heng_db_return_to_log (change->db);
  if (change->loads)
    heng_presence_set_loading (change->db->presence, FALSE);
  g_clear_pointer (&change->lines, heng_chain_sum_free);
  g_clear_pointer (&change->unchecked, g_hash_table_unref);
  g_clear_pointer (&change->next_ids, g_hash_table_unref);
  g_free (change->prev);
  g_free (change->actor);
  g_free (change->action);
  g_free (change);
}

gboolean
heng_change_ready (HengChange *change, GError **error)
{
  if (change->open && !change->failed)
    return TRUE;
  g_set_error_literal (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FAILED,
                       _("This change has ended already. Nothing of it was written; repeat it."));
  return FALSE;
}

static gboolean
write_entry (HengChange *change, GError **error)
{
  HengChainEntry entry = { change->id, change->at, change->undo_of, change->n_lines,
                           change->actor, change->action, change->kind, change->prev };
  g_autofree char *hash = heng_chain_hash (&entry, heng_chain_sum_get (change->lines));
  g_autoptr (HengStmt) stmt = NULL;

  stmt = heng_db_prepare (change->db,
                          "INSERT INTO journal(id, at, actor, action, kind, undo_of, n_lines, prev, hash) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                          error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, change->id);
  heng_stmt_bind_int (stmt, 2, change->at);
  heng_stmt_bind_text (stmt, 3, change->actor);
  heng_stmt_bind_text (stmt, 4, change->action);
  heng_stmt_bind_text (stmt, 5, change->kind);
  if (change->undo_of)
    heng_stmt_bind_int (stmt, 6, change->undo_of);
  heng_stmt_bind_int (stmt, 7, change->n_lines);
  heng_stmt_bind_text (stmt, 8, change->prev);
  heng_stmt_bind_text (stmt, 9, hash);
  return heng_stmt_step (stmt, error) == HENG_STEP_DONE;
}

/* What a big load left for the end (heng-db-bulk.c). */
static gboolean
check_foreign_keys (HengChange *change, GError **error)
{
  GHashTableIter iter;
  gpointer keys;

  if (change->all_unchecked)
    return heng_db_check_foreign_keys (change->db, NULL, error);
  g_hash_table_iter_init (&iter, change->unchecked);
  while (g_hash_table_iter_next (&iter, NULL, &keys))
    if (!heng_db_keys_check (keys, error))
      return FALSE;
  return TRUE;
}

gboolean
heng_change_commit (HengChange *change, GError **error)
{
  if (!heng_change_ready (change, error))
    return FALSE;
  if ((change->n_lines > 0 || change->bare) && (!write_entry (change, error) || !check_foreign_keys (change, error)))
    {
      change->failed = TRUE;
      return FALSE;
    }
  change->open = FALSE;
  return heng_db_commit (change->db, error);
}

static gboolean
write_bare_entry (HengDb *db, const char *actor, const char *action, const char *kind, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin_kind (db, actor, action, kind, 0, error);

  if (!change)
    return FALSE;
  change->bare = TRUE;
  return heng_change_commit (change, error);
}

gboolean
heng_journal_seal (HengDb *db, const char *actor, const char *action, GError **error)
{
  return write_bare_entry (db, actor, action, HENG_KIND_CHANGE, error);
}

gboolean
heng_journal_note (HengDb *db, const char *actor, const char *action, GError **error)
{
  return write_bare_entry (db, actor, action, HENG_KIND_NOTE, error);
}

/* Unguessable, so that the digest of a sealed line in the chain tells nothing about a short value such as a bank account. */
static char *
random_salt (void)
{
  guint8 bytes[16];
  g_autoptr (GString) text = g_string_new (NULL);

  if (getentropy (bytes, sizeof bytes) != 0)
    g_error ("no random numbers from the system");
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
write_sealed (HengChange *change, const HengLine *line, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;

  stmt = heng_db_prepare (change->db, "INSERT INTO journal_sealed(journal_id, seq, salt, before, after) VALUES ($1, $2, $3, $4, $5)",
                          error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, change->id);
  heng_stmt_bind_int (stmt, 2, line->seq);
  heng_stmt_bind_static (stmt, 3, line->salt, -1);
  heng_stmt_bind_static (stmt, 4, line->before, -1);
  heng_stmt_bind_static (stmt, 5, line->after, -1);
  return heng_stmt_step (stmt, error) == HENG_STEP_DONE;
}

static gboolean
write_open_line (HengChange *change, const HengLine *line, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;

  stmt = heng_db_prepare (change->db,
                          "INSERT INTO journal_line(journal_id, seq, tbl, row_id, op, n, before, after) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                          error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, change->id);
  heng_stmt_bind_int (stmt, 2, line->seq);
  heng_stmt_bind_static (stmt, 3, line->table, -1);
  heng_stmt_bind_int (stmt, 4, line->row_id);
  heng_stmt_bind_static (stmt, 5, line->op, -1);
  heng_stmt_bind_int (stmt, 6, line->n);
  heng_stmt_bind_static (stmt, 7, line->salt ? NULL : line->before, -1);
  heng_stmt_bind_static (stmt, 8, line->salt ? NULL : line->after, -1);
  return heng_stmt_step (stmt, error) == HENG_STEP_DONE;
}

gboolean
heng_change_write_line (HengChange *change, const HengRecordType *type, gint64 row_id, const char *op, gint64 n,
                        const char *before, const char *after, GError **error)
{
  g_autofree char *salt = type->sensitive ? random_salt () : NULL;
  HengLine line = { change->n_lines + 1, type->table, op, row_id, n, before, after, salt };

  if (!write_open_line (change, &line, error) || (salt && !write_sealed (change, &line, error)))
    return FALSE;
  heng_chain_sum_add (change->lines, &line);
  change->n_lines++;
  return TRUE;
}

/* One above the highest id that is or ever was in the table: an undone row's id must not come back as somebody else. */
static gint64
find_next_id (HengChange *change, const HengRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM %s", type->table);
  g_autoptr (HengStmt) rows = heng_db_prepare (change->db, sql, error);
  g_autoptr (HengStmt) lines = NULL;
  gint64 last;
  HengStep step;

  lines = heng_db_prepare (change->db, "SELECT row_id + n - 1 FROM journal_line WHERE tbl = $1 ORDER BY row_id DESC LIMIT 1", error);
  if (!rows || !lines || heng_stmt_step (rows, error) != HENG_STEP_ROW)
    return 0;
  last = heng_stmt_int (rows, 0);
  heng_stmt_bind_text (lines, 1, type->table);
  step = heng_stmt_step (lines, error);
  if (step == HENG_STEP_ERROR)
    return 0;
  return (step == HENG_STEP_ROW ? MAX (last, heng_stmt_int (lines, 0)) : last) + 1;
}

gint64
heng_change_peek_id (HengChange *change, const HengRecordType *type, GError **error)
{
  gint64 *known = g_hash_table_lookup (change->next_ids, type);
  gint64 id;

  if (known)
    return *known;
  id = find_next_id (change, type, error);
  if (id > 0)
    g_hash_table_insert (change->next_ids, (gpointer) type, g_memdup2 (&id, sizeof id));
  return id;
}

void
heng_change_use_id (HengChange *change, const HengRecordType *type, gint64 id)
{
  gint64 *known = g_hash_table_lookup (change->next_ids, type);

  if (known && *known <= id)
    *known = id + 1;
}

gboolean
heng_change_put_row (HengChange *change, const HengRecordType *type, gpointer record, GError **error)
{
  HengRecord *row = record;
  g_autoptr (HengStmt) stmt = heng_record_insert_stmt (change->db, type, HENG_ALL_FIELDS, error);
  g_autoptr (GString) after = g_string_new (NULL);
  HengBindRoom room;

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, row->id);
  heng_stmt_bind_int (stmt, 2, change->id);
  heng_record_bind_fields (stmt, 3, type, HENG_ALL_FIELDS, record, &room);
  if (heng_stmt_step (stmt, error) != HENG_STEP_DONE)
    return FALSE;
  heng_image_append_row (after, type, record);
  if (!heng_change_write_line (change, type, row->id, "insert", 1, NULL, after->str, error))
    return FALSE;
  row->version = change->id;
  heng_change_use_id (change, type, row->id);
  return TRUE;
}

static gboolean
insert (HengChange *change, const HengRecordType *type, gpointer record, GError **error)
{
  HengRecord *row = record;
  gint64 old_id = row->id;

  if (!heng_change_ready (change, error) || !heng_record_check_required (type, record, error))
    return FALSE;
  if (row->id == 0)
    row->id = heng_change_peek_id (change, type, error);
  if (row->id != 0 && heng_change_put_row (change, type, record, error))
    return TRUE;
  row->id = old_id;
  return FALSE;
}

gboolean
heng_change_insert (HengChange *change, const HengRecordType *type, gpointer record, GError **error)
{
  gboolean ok = insert (change, type, record, error);

  change->failed |= !ok;
  return ok;
}

/* UPDATE of the fields that differ, guarded by the version that was read. */
static HengStmt *
prepare_update (HengChange *change, const HengRecordType *type, gconstpointer stored, gconstpointer record, HengBindRoom *room,
                GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (HengStmt) stmt = NULL;
  int index = 4;

  g_string_printf (sql, "UPDATE %s SET version = $1", type->table);
  for (guint i = 0; i < type->n_fields; i++)
    if (!heng_field_equal (&type->fields[i], stored, record))
      g_string_append_printf (sql, ", %s = $%d", type->fields[i].name, index++);
  g_string_append (sql, " WHERE id = $2 AND version = $3");
  stmt = heng_db_prepare (change->db, sql->str, error);
  if (!stmt)
    return NULL;
  heng_stmt_bind_int (stmt, 1, change->id);
  heng_stmt_bind_int (stmt, 2, ((const HengRecord *) stored)->id);
  heng_stmt_bind_int (stmt, 3, ((const HengRecord *) stored)->version);
  index = 4;
  for (guint i = 0; i < type->n_fields; i++)
    if (!heng_field_equal (&type->fields[i], stored, record))
      heng_record_bind_field (stmt, index++, &type->fields[i], record, room->dates[i]);
  return g_steal_pointer (&stmt);
}

static gboolean
is_same (const HengRecordType *type, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!heng_field_equal (&type->fields[i], a, b))
      return FALSE;
  return TRUE;
}

gboolean
heng_change_write_fields (HengChange *change, const HengRecordType *type, gconstpointer stored, gpointer record, GError **error)
{
  g_autofree char *before = heng_image_changes (type, stored, record);
  g_autofree char *after = heng_image_changes (type, record, stored);
  g_autoptr (HengStmt) stmt = NULL;
  HengBindRoom room;

  stmt = prepare_update (change, type, stored, record, &room, error);
  if (!stmt || heng_stmt_step (stmt, error) != HENG_STEP_DONE)
    return FALSE;
  if (!heng_change_write_line (change, type, ((const HengRecord *) stored)->id, "update", 1, before, after, error))
    return FALSE;
  ((HengRecord *) record)->version = change->id;
  return TRUE;
}

/* The stored row when it still has the version the caller knows; else NULL with STALE. `mine` is what was to be written, NULL for a
 * delete. */
static gpointer
load_current (HengChange *change, const HengRecordType *type, gint64 id, gint64 version, gconstpointer mine, GError **error)
{
  g_autoptr (GError) problem = NULL;
  HengRecord *stored = heng_record_load (change->db, type, id, &problem);

  if (stored && stored->version == version)
    return stored;
  if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    heng_conflict_set_error (heng_conflict_new (change->db, type, id, version, mine, stored), error);
  return NULL;
}

static gboolean
update (HengChange *change, const HengRecordType *type, gpointer record, GError **error)
{
  HengRecord *row = record;
  gpointer stored;
  gboolean ok;

  if (!heng_change_ready (change, error) || !heng_record_check_required (type, record, error))
    return FALSE;
  stored = load_current (change, type, row->id, row->version, record, error);
  if (!stored)
    return FALSE;
  ok = is_same (type, stored, record) || heng_change_write_fields (change, type, stored, record, error);
  heng_record_free (type, stored);
  return ok;
}

gboolean
heng_change_update (HengChange *change, const HengRecordType *type, gpointer record, GError **error)
{
  gboolean ok = update (change, type, record, error);

  change->failed |= !ok;
  return ok;
}

gboolean
heng_change_drop_row (HengChange *change, const HengRecordType *type, gconstpointer stored, GError **error)
{
  gint64 id = ((const HengRecord *) stored)->id;
  g_autoptr (GString) before = g_string_new (NULL);

  heng_image_append_row (before, type, stored);
  return heng_record_delete_rows (change->db, type, id, id, error)
         && heng_change_write_line (change, type, id, "delete", 1, before->str, NULL, error);
}

gboolean
heng_change_delete (HengChange *change, const HengRecordType *type, gint64 id, gint64 version, GError **error)
{
  gpointer stored = heng_change_ready (change, error) ? load_current (change, type, id, version, NULL, error) : NULL;
  gboolean ok = stored && heng_change_drop_row (change, type, stored, error);

  heng_record_free (type, stored);
  change->failed |= !ok;
  return ok;
}
