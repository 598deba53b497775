/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hash chain of the journal: what it covers and how it is verified.
 *
 * hash = SHA-256 (prev, id, at, actor, action, kind, undo_of, number of lines, SHA-256 of the lines). A line counts with all its
 * columns; a sealed line with the SHA-256 of its salt and sealed content. `undone` follows from the undo and redo entries and is
 * compared with them. A chain in the file shows changed, removed and inserted entries; it cannot show that its newest entries were
 * cut off or that all of it was written anew (store.md §2.4). */
#include "heng-journal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-block-digest.h"
#include "heng-db-private.h"
#include "heng-image.h"
#include "heng-record-sql.h"

static void
append_int (GString *content, gint64 value)
{
  g_string_append_printf (content, "%" G_GINT64_FORMAT "\n", value);
}

static void
append_text (GString *content, const char *text)
{
  gsize length = text ? strlen (text) : 0;

  if (!text)
    {
      g_string_append (content, "-\n");
      return;
    }
  g_string_append_printf (content, "%" G_GSIZE_FORMAT ":", length);
  g_string_append_len (content, text, (gssize) length);
  g_string_append_c (content, '\n');
}

/* Text that is covered, in two parts because the sealed one enters as its digest only. */
struct _HengChainContent
{
  GString *open;
  GString *sealed; /* NULL: the line is open */
};

HengChainContent *
heng_chain_content_new (const HengLine *line)
{
  HengChainContent *content = g_new0 (HengChainContent, 1);

  content->open = g_string_new (NULL);
  append_int (content->open, line->seq);
  append_text (content->open, line->table);
  append_int (content->open, line->row_id);
  append_text (content->open, line->op);
  append_int (content->open, line->n);
  append_text (content->open, line->salt ? NULL : line->before);
  append_text (content->open, line->salt ? NULL : line->after);
  if (!line->salt)
    return content;
  content->sealed = g_string_new (NULL);
  append_text (content->sealed, line->salt);
  append_text (content->sealed, line->before);
  append_text (content->sealed, line->after);
  return content;
}

void
heng_chain_take_content (GChecksum *lines, HengChainContent *content)
{
  g_autofree char *sealed = NULL;

  if (content->sealed)
    sealed = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content->sealed->str, (gssize) content->sealed->len);
  append_text (content->open, sealed);
  g_checksum_update (lines, (const guchar *) content->open->str, (gssize) content->open->len);
  g_string_free (content->open, TRUE);
  if (content->sealed)
    g_string_free (content->sealed, TRUE);
  g_free (content);
}

void
heng_chain_add_line (GChecksum *lines, const HengLine *line)
{
  heng_chain_take_content (lines, heng_chain_content_new (line));
}

char *
heng_chain_hash (const HengChainEntry *entry, const char *lines_digest)
{
  g_autoptr (GString) content = g_string_new ("heng-journal-1\n");

  append_text (content, entry->prev);
  append_int (content, entry->id);
  append_int (content, entry->at);
  append_text (content, entry->actor);
  append_text (content, entry->action);
  append_text (content, entry->kind);
  append_int (content, entry->undo_of);
  append_int (content, entry->n_lines);
  append_text (content, lines_digest);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, content->str, content->len);
}

char *
heng_chain_first (void)
{
  return g_strnfill (64, '0');
}

typedef struct
{
  HengDb *db;
  char *prev;
  gint64 next_id;
  GHashTable *undone; /* ids of the entries that are undone so far */
} Walk;

static gboolean
blame (gint64 id, const char *action, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  /* Translators: the number of the entry, then what it says was done. */
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_DAMAGED,
               _("Entry %s of the journal (“%s”) is not what was written: it or something before it was changed, removed or put in "
                 "from outside. Compare the store with a backup."),
               number, action);
  return FALSE;
}

static HengStmt *
select_lines (HengDb *db, gint64 entry_id, GError **error)
{
  HengStmt *stmt = heng_db_prepare (db,
                                    "SELECT l.seq, l.tbl, l.row_id, l.op, l.n, coalesce(s.before, l.before), "
                                    "coalesce(s.after, l.after), s.salt FROM journal_line l LEFT JOIN journal_sealed s "
                                    "ON s.journal_id = l.journal_id AND s.seq = l.seq WHERE l.journal_id = $1 ORDER BY l.seq",
                                    error);

  if (stmt)
    heng_stmt_bind_int (stmt, 1, entry_id);
  return stmt;
}

/* A block whose rows were not touched since can be compared with the rows themselves. */
static gboolean
check_block (Walk *walk, gint64 entry_id, const char *table, gint64 row_id, gint64 n, const char *after, gboolean *same, GError **error)
{
  const HengRecordType *type = heng_record_type_for_table (table);
  g_autoptr (JsonNode) image = heng_image_parse (after);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *digest = NULL;
  HengStmt *stmt;

  *same = TRUE;
  if (!type || !image || !JSON_NODE_HOLDS_OBJECT (image))
    return TRUE;
  stmt = heng_record_select (walk->db, type, "WHERE t.id BETWEEN $1 AND $2 AND t.version = $3 ORDER BY t.id", error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, row_id);
  heng_stmt_bind_int (stmt, 2, row_id + n - 1);
  heng_stmt_bind_int (stmt, 3, entry_id);
  rows = heng_record_read_all (type, stmt, NULL, error);
  if (!rows)
    return FALSE;
  if (rows->len == n)
    {
      digest = heng_block_digest (type, rows->pdata, rows->len);
      *same = g_strcmp0 (digest, json_object_get_string_member_with_default (json_node_get_object (image), "sha256", "")) == 0;
    }
  for (guint i = 0; i < rows->len; i++)
    heng_record_free (type, rows->pdata[i]);
  return TRUE;
}

/* The digest of an entry's stored lines; NULL with error. */
static char *
digest_lines (Walk *walk, gint64 entry_id, gint64 *n_lines, gboolean *same, GError **error)
{
  g_autoptr (GChecksum) lines = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (HengStmt) stmt = select_lines (walk->db, entry_id, error);
  HengStep step = HENG_STEP_ERROR;

  *n_lines = 0;
  *same = TRUE;
  while (stmt && *same && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      HengLine line = { heng_stmt_int (stmt, 0), heng_stmt_text (stmt, 1), heng_stmt_text (stmt, 3), heng_stmt_int (stmt, 2),
                        heng_stmt_int (stmt, 4), heng_stmt_text (stmt, 5), heng_stmt_text (stmt, 6), heng_stmt_text (stmt, 7) };

      heng_chain_add_line (lines, &line);
      *n_lines += 1;
      if (line.n > 1 && g_strcmp0 (line.op, "insert") == 0
          && !check_block (walk, entry_id, line.table, line.row_id, line.n, line.after, same, error))
        return NULL;
    }
  return step == HENG_STEP_ERROR ? NULL : g_strdup (g_checksum_get_string (lines));
}

static void
follow_undo (Walk *walk, const HengChainEntry *entry)
{
  gpointer target = GSIZE_TO_POINTER ((gsize) entry->undo_of);

  if (g_strcmp0 (entry->kind, HENG_KIND_UNDO) == 0)
    g_hash_table_add (walk->undone, target);
  else if (g_strcmp0 (entry->kind, HENG_KIND_REDO) == 0)
    g_hash_table_remove (walk->undone, target);
}

static gboolean
check_entry (Walk *walk, const HengChainEntry *entry, const char *hash, GError **error)
{
  gint64 n_lines;
  gboolean same;
  g_autofree char *digest = digest_lines (walk, entry->id, &n_lines, &same, error);
  g_autofree char *expected = NULL;

  if (!digest)
    return FALSE;
  expected = heng_chain_hash (entry, digest);
  if (!same || entry->id != walk->next_id || n_lines != entry->n_lines || g_strcmp0 (entry->prev, walk->prev) != 0
      || g_strcmp0 (expected, hash) != 0)
    return blame (entry->id, entry->action, error);
  follow_undo (walk, entry);
  g_free (walk->prev);
  walk->prev = g_steal_pointer (&expected);
  walk->next_id++;
  return TRUE;
}

static gboolean
walk_entries (Walk *walk, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (walk->db, "SELECT id, at, actor, action, kind, undo_of, n_lines, prev, hash FROM journal ORDER BY id", error);
  if (!stmt)
    return FALSE;
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      HengChainEntry entry = { heng_stmt_int (stmt, 0), heng_stmt_int (stmt, 1), heng_stmt_int (stmt, 5), heng_stmt_int (stmt, 6),
                               heng_stmt_text (stmt, 2), heng_stmt_text (stmt, 3), heng_stmt_text (stmt, 4), heng_stmt_text (stmt, 7) };

      if (!check_entry (walk, &entry, heng_stmt_text (stmt, 8), error))
        return FALSE;
    }
  return step == HENG_STEP_DONE;
}

/* The `undone` marks must say what the undo and redo entries say. */
static gboolean
check_marks (Walk *walk, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (walk->db, "SELECT id, undone, action FROM journal", error);
  HengStep step = HENG_STEP_ERROR;

  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      gpointer id = GSIZE_TO_POINTER ((gsize) heng_stmt_int (stmt, 0));

      if (g_hash_table_contains (walk->undone, id) != (heng_stmt_int (stmt, 1) != 0))
        return blame (heng_stmt_int (stmt, 0), heng_stmt_text (stmt, 2), error);
    }
  return step == HENG_STEP_DONE;
}

static gboolean
check_orphans (Walk *walk, GError **error)
{
  gint64 n = heng_db_query_int (walk->db,
                                "SELECT (SELECT count(*) FROM journal_line l WHERE NOT EXISTS (SELECT 1 FROM journal j "
                                "WHERE j.id = l.journal_id)) + (SELECT count(*) FROM journal_sealed s WHERE NOT EXISTS (SELECT 1 "
                                "FROM journal_line l WHERE l.journal_id = s.journal_id AND l.seq = s.seq))",
                                -1);

  if (n == 0)
    return TRUE;
  g_set_error_literal (error, HENG_STORE_ERROR, HENG_STORE_ERROR_DAMAGED,
                       _("The journal has lines that belong to no entry. Compare the store with a backup."));
  return FALSE;
}

gboolean
heng_journal_verify (HengDb *db, GError **error)
{
  g_autoptr (GHashTable) undone = g_hash_table_new (NULL, NULL);
  Walk walk = { db, heng_chain_first (), 1, undone };
  gboolean ok = walk_entries (&walk, error) && check_marks (&walk, error) && check_orphans (&walk, error);

  g_free (walk.prev);
  return ok;
}
