/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the journal: entries, their lines field by field, the history of one row. */
#include "heng-journal-private.h"

#include "heng-db-private.h"
#include "heng-image.h"
#include "heng-record-sql.h"

#define ENTRY_COLUMNS "j.id, j.at, j.actor, j.action, j.undone, j.kind"

void
heng_journal_entry_free (HengJournalEntry *entry)
{
  if (!entry)
    return;
  g_free (entry->actor);
  g_free (entry->action);
  g_free (entry);
}

void
heng_journal_line_free (HengJournalLine *line)
{
  if (!line)
    return;
  g_free (line->table);
  g_free (line->op);
  g_free (line->field);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}

static HengJournalEntry *
read_entry (HengStmt *stmt)
{
  HengJournalEntry *entry = g_new0 (HengJournalEntry, 1);

  entry->id = heng_stmt_int (stmt, 0);
  entry->at = heng_stmt_int (stmt, 1);
  entry->actor = g_strdup (heng_stmt_text (stmt, 2));
  entry->action = g_strdup (heng_stmt_text (stmt, 3));
  entry->undone = heng_stmt_int (stmt, 4) != 0;
  entry->is_undo = g_strcmp0 (heng_stmt_text (stmt, 5), HENG_KIND_UNDO) == 0;
  entry->is_note = g_strcmp0 (heng_stmt_text (stmt, 5), HENG_KIND_NOTE) == 0;
  return entry;
}

static GPtrArray *
read_entries (HengStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_journal_entry_free);
  HengStep step;

  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    g_ptr_array_add (entries, read_entry (stmt));
  return step == HENG_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

GPtrArray *
heng_journal_list (HengDb *db, gint64 before_id, guint limit, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;

  stmt = heng_db_prepare (db, "SELECT " ENTRY_COLUMNS " FROM journal j WHERE j.id < $1 ORDER BY j.id DESC LIMIT $2", error);
  if (!stmt)
    return NULL;
  heng_stmt_bind_int (stmt, 1, before_id > 0 ? before_id : G_MAXINT64);
  heng_stmt_bind_int (stmt, 2, limit);
  return read_entries (stmt, error);
}

GPtrArray *
heng_journal_for_row (HengDb *db, const char *table, gint64 row_id, guint limit, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;

  /* A block reaches at most HENG_BLOCK_ROWS ids beyond its first, so the index still finds it. */
  stmt = heng_db_prepare (db,
                          "SELECT " ENTRY_COLUMNS " FROM journal j WHERE j.id IN (SELECT l.journal_id FROM journal_line l "
                          "WHERE l.tbl = $1 AND l.row_id > $2 AND l.row_id <= $3 AND l.row_id + l.n > $3) "
                          "ORDER BY j.id DESC LIMIT $4",
                          error);
  if (!stmt)
    return NULL;
  heng_stmt_bind_text (stmt, 1, table);
  heng_stmt_bind_int (stmt, 2, row_id - HENG_BLOCK_ROWS);
  heng_stmt_bind_int (stmt, 3, row_id);
  heng_stmt_bind_int (stmt, 4, limit);
  return read_entries (stmt, error);
}

static HengJournalLine *
add_line (GPtrArray *lines, HengStmt *stmt)
{
  HengJournalLine *line = g_new0 (HengJournalLine, 1);

  line->table = g_strdup (heng_stmt_text (stmt, 0));
  line->row_id = heng_stmt_int (stmt, 1);
  line->op = g_strdup (heng_stmt_text (stmt, 2));
  line->n = heng_stmt_int (stmt, 3);
  g_ptr_array_add (lines, line);
  return line;
}

/* One line per field named in before or after, in the order of the field table; derived fields are no news. */
static void
add_fields (GPtrArray *lines, HengStmt *stmt, const HengRecordType *type, JsonObject *before, JsonObject *after)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];
      HengJournalLine *line;

      if (field->flags & HENG_FIELD_DERIVED)
        continue;
      if (!(before && json_object_has_member (before, field->name)) && !(after && json_object_has_member (after, field->name)))
        continue;
      line = add_line (lines, stmt);
      line->field = g_strdup (field->name);
      line->before = before ? heng_image_member_text (before, field->name) : NULL;
      line->after = after ? heng_image_member_text (after, field->name) : NULL;
    }
}

static void
add_stored_line (GPtrArray *lines, HengStmt *stmt)
{
  const HengRecordType *type = heng_record_type_for_table (heng_stmt_text (stmt, 0));
  g_autoptr (JsonNode) before = heng_image_parse (heng_stmt_text (stmt, 4));
  g_autoptr (JsonNode) after = heng_image_parse (heng_stmt_text (stmt, 5));
  JsonObject *old = before && JSON_NODE_HOLDS_OBJECT (before) ? json_node_get_object (before) : NULL;
  JsonObject *new = after && JSON_NODE_HOLDS_OBJECT (after) ? json_node_get_object (after) : NULL;

  if (!type || type->sensitive || heng_stmt_int (stmt, 3) > 1 || (!old && !new))
    add_line (lines, stmt);
  else
    add_fields (lines, stmt, type, old, new);
}

GPtrArray *
heng_journal_lines (HengDb *db, gint64 entry_id, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_journal_line_free);
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (db, "SELECT tbl, row_id, op, n, before, after FROM journal_line WHERE journal_id = $1 ORDER BY seq", error);
  if (!stmt)
    return NULL;
  heng_stmt_bind_int (stmt, 1, entry_id);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    add_stored_line (lines, stmt);
  return step == HENG_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}

char *
heng_journal_head (HengDb *db)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT hash FROM journal ORDER BY id DESC LIMIT 1", NULL);

  return g_strdup (stmt && heng_stmt_step (stmt, NULL) == HENG_STEP_ROW ? heng_stmt_text (stmt, 0) : "");
}
