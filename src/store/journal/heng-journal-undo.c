/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: each is a change of its own that turns the lines of an earlier entry around, so both survive a restart. */
#include "heng-journal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-db-private.h"
#include "heng-image.h"
#include "heng-record-sql.h"

/* Changes without rows are seals: what lies before them stays. Notes are no changes. */
#define UNDO_TARGET                                                                              \
  "SELECT id, action FROM journal WHERE kind = 'change' AND undone = 0 "                         \
  "AND id > coalesce((SELECT max(id) FROM journal WHERE kind = 'change' AND n_lines = 0), 0) ORDER BY id DESC LIMIT 1"

/* The entry undone last, unless a new change came after it. */
#define REDO_TARGET                                                                              \
  "SELECT e.id, e.action FROM journal u JOIN journal e ON e.id = u.undo_of "                     \
  "WHERE u.kind = 'undo' AND e.undone = 1 "                                                      \
  "AND u.id > coalesce((SELECT max(id) FROM journal WHERE kind = 'change'), 0) ORDER BY u.id DESC LIMIT 1"

/* Images of a block on their way into records: a thread of its own reads the next block while this one is put back. */
typedef struct
{
  const HengRecordType *type;
  char *text;
  GPtrArray *rows; /* NULL: they could not be read */
  GThread *thread; /* NULL: read already */
} Images;

/* A line that is to be turned around. */
typedef struct
{
  HengChange *change;
  gint64 entry_id;
  gint64 seq;
  const HengRecordType *type;
  char *op;
  gint64 row_id, n;
  Images *images; /* of a block that was deleted, else NULL */
  JsonNode *before, *after; /* of single rows */
} Turn;

static gpointer
read_images (gpointer data)
{
  Images *images = data;

  images->rows = heng_image_read_rows (images->type, images->text);
  g_clear_pointer (&images->text, g_free);
  return NULL;
}

static Images *
images_new (const HengRecordType *type, const char *text)
{
  Images *images = g_new0 (Images, 1);

  images->type = type;
  images->text = g_strdup (text);
  images->thread = g_thread_try_new ("images", read_images, images, NULL);
  if (!images->thread)
    read_images (images);
  return images;
}

/* The records, borrowed; NULL: they could not be read. */
static GPtrArray *
images_wait (Images *images)
{
  if (images && images->thread)
    g_thread_join (g_steal_pointer (&images->thread));
  return images ? images->rows : NULL;
}

static void
images_free (Images *images)
{
  GPtrArray *rows = images_wait (images);

  for (guint i = 0; rows && i < rows->len; i++)
    heng_record_free (images->type, rows->pdata[i]);
  g_clear_pointer (&rows, g_ptr_array_unref);
  g_free (images);
}

static void
turn_clear (Turn *turn)
{
  g_clear_pointer (&turn->op, g_free);
  g_clear_pointer (&turn->images, images_free);
  g_clear_pointer (&turn->before, json_node_unref);
  g_clear_pointer (&turn->after, json_node_unref);
}

static gboolean
refuse_stale (Turn *turn, GError **error)
{
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE,
               _("“%s” cannot be taken back or repeated: the %s was changed in another way afterwards."), turn->change->action,
               _(turn->type->label));
  return FALSE;
}

static gboolean
refuse_unreadable (Turn *turn, GError **error)
{
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FAILED,
               _("“%s” cannot be taken back or repeated: its journal cannot be read by this version of Heng."), turn->change->action);
  return FALSE;
}

/* A row belongs to the undo line when its last writer is the entry to turn around, an undo or redo after it, or the one under way, which has
 * already turned a later line of the same row around. */
static gboolean
is_on_line (Turn *turn, gint64 version)
{
  g_autoptr (HengStmt) stmt = NULL;

  if (version == turn->entry_id || version == turn->change->id)
    return TRUE;
  stmt = heng_db_prepare (turn->change->db, "SELECT 1 FROM journal WHERE id = $1 AND id > $2 AND kind <> 'change'", NULL);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, version);
  heng_stmt_bind_int (stmt, 2, turn->entry_id);
  return heng_stmt_step (stmt, NULL) == HENG_STEP_ROW;
}

static JsonObject *
object_of (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The row as the line left it, or NULL with error. */
static gpointer
load_untouched (Turn *turn, GError **error)
{
  JsonObject *after = object_of (turn->after);
  g_autoptr (GError) problem = NULL;
  HengRecord *row = heng_record_load (turn->change->db, turn->type, turn->row_id, &problem);

  if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (!after)
    refuse_unreadable (turn, error);
  else if (!row || !is_on_line (turn, row->version) || !heng_image_matches (after, turn->type, row))
    refuse_stale (turn, error);
  else
    return row;
  heng_record_free (turn->type, row);
  return NULL;
}

static gboolean
remove_row (Turn *turn, GError **error)
{
  gpointer row = load_untouched (turn, error);
  gboolean ok = row && heng_change_drop_row (turn->change, turn->type, row, error);

  heng_record_free (turn->type, row);
  return ok;
}

static gboolean
restore_fields (Turn *turn, GError **error)
{
  JsonObject *before = object_of (turn->before);
  gpointer row = load_untouched (turn, error);
  gpointer old = row ? heng_record_copy (turn->type, row) : NULL;
  gboolean ok = FALSE;

  if (old && (!before || !heng_image_apply (before, turn->type, old)))
    refuse_unreadable (turn, error);
  else if (old)
    ok = heng_change_write_fields (turn->change, turn->type, row, old, error);
  heng_record_free (turn->type, old);
  heng_record_free (turn->type, row);
  return ok;
}

static gpointer
record_from_image (Turn *turn, JsonObject *image, GError **error)
{
  gpointer record = heng_record_new (turn->type);

  if (image && heng_image_apply (image, turn->type, record) && ((HengRecord *) record)->id > 0)
    return record;
  refuse_unreadable (turn, error);
  heng_record_free (turn->type, record);
  return NULL;
}

static gboolean
put_back_row (Turn *turn, GError **error)
{
  gpointer record = record_from_image (turn, object_of (turn->before), error);
  gpointer other = record ? heng_record_load (turn->change->db, turn->type, turn->row_id, NULL) : NULL;
  gboolean ok = record && (other ? refuse_stale (turn, error) : heng_change_put_row (turn->change, turn->type, record, error));

  heng_record_free (turn->type, other);
  heng_record_free (turn->type, record);
  return ok;
}

/* The images of a block's rows in the order of their ids; FALSE with STALE when one is missing or was touched. */
static gboolean
read_block (Turn *turn, GString *images, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_record_select (turn->change->db, turn->type, "WHERE t.id BETWEEN $1 AND $2 ORDER BY t.id", error);
  gboolean untouched = TRUE;
  gint64 n = 0;
  HengStep step;

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, turn->row_id);
  heng_stmt_bind_int (stmt, 2, turn->row_id + turn->n - 1);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW && untouched)
    {
      if (n++ > 0)
        g_string_append_c (images, ',');
      heng_image_append_stored (images, turn->type, stmt);
      untouched = is_on_line (turn, heng_stmt_int (stmt, 1));
    }
  if (step == HENG_STEP_ERROR)
    return FALSE;
  return (untouched && n == turn->n) || refuse_stale (turn, error);
}

static gboolean
remove_block (Turn *turn, GError **error)
{
  g_autoptr (GString) before = g_string_sized_new ((gsize) turn->n * 256);

  g_string_append_c (before, '[');
  if (!read_block (turn, before, error))
    return FALSE;
  g_string_append_c (before, ']');
  return heng_change_delete_block (turn->change, turn->type, turn->row_id, turn->row_id + turn->n - 1, error)
         && heng_change_write_line (turn->change, turn->type, turn->row_id, "delete", turn->n, before->str, NULL, error);
}

static gboolean
put_back_block (Turn *turn, GError **error)
{
  GPtrArray *rows = images_wait (turn->images);

  return rows ? heng_change_put_block (turn->change, turn->type, rows->pdata, rows->len, error) : refuse_unreadable (turn, error);
}

static gboolean
turn_around (Turn *turn, GError **error)
{
  if (!turn->type)
    return refuse_unreadable (turn, error);
  if (g_strcmp0 (turn->op, "insert") == 0)
    return turn->n > 1 ? remove_block (turn, error) : remove_row (turn, error);
  if (g_strcmp0 (turn->op, "delete") == 0)
    return turn->n > 1 ? put_back_block (turn, error) : put_back_row (turn, error);
  return restore_fields (turn, error);
}

/* The last line before `turn->seq`. Read one at a time: the images of a big import need not fit into memory together. */
static HengStep
read_line (Turn *turn, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (turn->change->db,
                          "SELECT l.seq, l.tbl, l.row_id, l.op, l.n, coalesce(s.before, l.before), coalesce(s.after, l.after) "
                          "FROM journal_line l LEFT JOIN journal_sealed s ON s.journal_id = l.journal_id AND s.seq = l.seq "
                          "WHERE l.journal_id = $1 AND l.seq < $2 ORDER BY l.seq DESC LIMIT 1",
                          error);
  if (!stmt)
    return HENG_STEP_ERROR;
  heng_stmt_bind_int (stmt, 1, turn->entry_id);
  heng_stmt_bind_int (stmt, 2, turn->seq);
  step = heng_stmt_step (stmt, error);
  if (step != HENG_STEP_ROW)
    return step;
  turn_clear (turn);
  turn->seq = heng_stmt_int (stmt, 0);
  turn->type = heng_record_type_for_table (heng_stmt_text (stmt, 1));
  turn->row_id = heng_stmt_int (stmt, 2);
  turn->op = g_strdup (heng_stmt_text (stmt, 3));
  turn->n = heng_stmt_int (stmt, 4);
  if (turn->n > 1)
    {
      if (turn->type && strcmp (turn->op, "delete") == 0)
        turn->images = images_new (turn->type, heng_stmt_text (stmt, 5));
      return HENG_STEP_ROW;
    }
  turn->before = heng_image_parse (heng_stmt_text (stmt, 5));
  turn->after = heng_image_parse (heng_stmt_text (stmt, 6));
  return HENG_STEP_ROW;
}

/* The next line is read before one is turned around. */
static gboolean
turn_lines (HengChange *change, gint64 entry_id, GError **error)
{
  Turn turns[2] = { { change, entry_id, G_MAXINT64 }, { change, entry_id, G_MAXINT64 } };
  HengStep step = read_line (&turns[0], error);

  for (guint at = 0; step == HENG_STEP_ROW; at = 1 - at)
    {
      turns[1 - at].seq = turns[at].seq;
      step = read_line (&turns[1 - at], error);
      if (step != HENG_STEP_ERROR && !turn_around (&turns[at], error))
        step = HENG_STEP_ERROR;
    }
  turn_clear (&turns[0]);
  turn_clear (&turns[1]);
  return step == HENG_STEP_DONE;
}

/* The tables that mostly consist of what the entry put in or took away. */
static GPtrArray *
find_big_tables (HengChange *change, gint64 entry_id, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (change->db, "SELECT tbl, sum(n) FROM journal_line WHERE journal_id = $1 AND n > 1 GROUP BY tbl", error);
  if (!stmt)
    return NULL;
  heng_stmt_bind_int (stmt, 1, entry_id);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      const HengRecordType *type = heng_record_type_for_table (heng_stmt_text (stmt, 0));

      if (type && heng_change_is_bigger_part (change, type, heng_stmt_int (stmt, 1)))
        g_ptr_array_add (tables, (gpointer) type->table);
    }
  return step == HENG_STEP_DONE ? g_steal_pointer (&tables) : NULL;
}

/* Without the indexes of `tables`; foreign keys wait too, because they would be looked up without them. */
static gboolean
turn_big_entry_around (HengChange *change, gint64 entry_id, GPtrArray *tables, GError **error)
{
  g_autoptr (GPtrArray) indexes = g_ptr_array_new_with_free_func (g_free);
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < tables->len; i++)
    {
      GPtrArray *some = heng_db_suspend_indexes (change->db, tables->pdata[i], NULL, NULL, error);

      ok = some != NULL;
      if (ok)
        g_ptr_array_extend_and_steal (indexes, some);
    }
  return ok && turn_lines (change, entry_id, error) && heng_db_restore_indexes (change->db, indexes, error);
}

static gboolean
turn_entry_around (HengChange *change, gint64 entry_id, GError **error)
{
  g_autoptr (GPtrArray) tables = find_big_tables (change, entry_id, error);
  gboolean ok;

  if (!tables)
    return FALSE;
  if (tables->len == 0 || !heng_db_pause_foreign_keys (change->db))
    return turn_lines (change, entry_id, error);
  change->all_unchecked = TRUE;
  ok = turn_big_entry_around (change, entry_id, tables, error);
  heng_db_resume_foreign_keys (change->db);
  return ok;
}

/* What undo turns around is the entry itself or its last redo; what redo turns around is its last undo. */
static gint64
newest_of (HengDb *db, gint64 target, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT max(id) FROM journal WHERE id = $1 OR undo_of = $1", error);

  if (!stmt)
    return 0;
  heng_stmt_bind_int (stmt, 1, target);
  return heng_stmt_step (stmt, error) == HENG_STEP_ROW ? heng_stmt_int (stmt, 0) : 0;
}

static gboolean
mark (HengDb *db, gint64 target, gboolean undone, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "UPDATE journal SET undone = $1 WHERE id = $2", error);

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, undone);
  heng_stmt_bind_int (stmt, 2, target);
  return heng_stmt_step (stmt, error) == HENG_STEP_DONE;
}

/* Finds the target inside the transaction, so that two windows cannot both take the same change back. */
static gboolean
find_target (HengChange *change, const char *sql, const char *nothing, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (change->db, sql, error);
  HengStep step = stmt ? heng_stmt_step (stmt, error) : HENG_STEP_ERROR;

  if (step == HENG_STEP_DONE)
    g_set_error_literal (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NO_ROW, nothing);
  if (step != HENG_STEP_ROW)
    return FALSE;
  change->undo_of = heng_stmt_int (stmt, 0);
  heng_change_set_action (change, heng_stmt_text (stmt, 1));
  return TRUE;
}

/* How many rows the next undo or redo touches, to choose the way to write them; somebody may still come first. */
static gsize
count_rows (HengDb *db, const char *target_sql)
{
  g_autoptr (HengStmt) target = heng_db_prepare (db, target_sql, NULL);
  g_autoptr (HengStmt) rows = heng_db_prepare (db, "SELECT coalesce(sum(n), 0) FROM journal_line WHERE journal_id = $1", NULL);
  gint64 newest = target && rows && heng_stmt_step (target, NULL) == HENG_STEP_ROW ? newest_of (db, heng_stmt_int (target, 0), NULL) : 0;

  if (newest == 0)
    return 0;
  heng_stmt_bind_int (rows, 1, newest);
  return heng_stmt_step (rows, NULL) == HENG_STEP_ROW ? (gsize) heng_stmt_int (rows, 0) : 0;
}

static char *
run (HengDb *db, const char *actor, const char *kind, const char *target_sql, const char *nothing, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin_sized (db, actor, "", kind, count_rows (db, target_sql), error);
  gint64 source;

  if (!change || !find_target (change, target_sql, nothing, error))
    return NULL;
  source = newest_of (db, change->undo_of, error);
  if (source == 0 || !turn_entry_around (change, source, error))
    return NULL;
  if (!mark (db, change->undo_of, g_str_equal (kind, HENG_KIND_UNDO), error) || !heng_change_commit (change, error))
    return NULL;
  return g_strdup (change->action);
}

char *
heng_journal_undo (HengDb *db, const char *actor, GError **error)
{
  return run (db, actor, HENG_KIND_UNDO, UNDO_TARGET, _("There is nothing to undo."), error);
}

char *
heng_journal_redo (HengDb *db, const char *actor, GError **error)
{
  return run (db, actor, HENG_KIND_REDO, REDO_TARGET, _("There is nothing to redo."), error);
}

static char *
read_name (HengDb *db, const char *sql)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, NULL);

  return stmt && heng_stmt_step (stmt, NULL) == HENG_STEP_ROW ? g_strdup (heng_stmt_text (stmt, 1)) : NULL;
}

char *
heng_journal_undo_name (HengDb *db)
{
  return read_name (db, UNDO_TARGET);
}

char *
heng_journal_redo_name (HengDb *db)
{
  return read_name (db, REDO_TARGET);
}
