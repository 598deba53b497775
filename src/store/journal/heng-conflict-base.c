/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stale writer had read: the stored row with everything turned back that the journal tells of since. */
#include "heng-conflict-private.h"

#include "heng-image.h"
#include "heng-journal-private.h"
#include "heng-record-sql.h"

typedef struct
{
  const HengRecordType *type;
  gint64 id;
  gpointer row;  /* NULL = not there at that time */
  gboolean lost; /* the journal does not tell */
} Walk;

static void
set_row (Walk *walk, gpointer row)
{
  heng_record_free (walk->type, walk->row);
  walk->row = row;
}

/* The image of the row itself: a deleted block has those of all its rows. */
static JsonObject *
find_image (Walk *walk, JsonNode *node)
{
  JsonArray *images = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  for (guint i = 0; images && i < json_array_get_length (images); i++)
    {
      JsonObject *image = json_array_get_object_element (images, i);

      if (json_object_get_int_member_with_default (image, "id", 0) == walk->id)
        return image;
    }
  return NULL;
}

static void
turn_back (Walk *walk, const char *op, const char *before)
{
  g_autoptr (JsonNode) node = heng_image_parse (before);
  JsonObject *image = find_image (walk, node);

  if (g_strcmp0 (op, "insert") == 0)
    {
      set_row (walk, NULL);
      return;
    }
  if (g_strcmp0 (op, "delete") == 0)
    set_row (walk, heng_record_new (walk->type));
  walk->lost = !walk->row || !image || !heng_image_apply (image, walk->type, walk->row);
}

static HengStmt *
select_lines (HengDb *db, const HengRecordType *type, gint64 id, gint64 after, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;

  stmt = heng_db_prepare (db,
                          "SELECT l.op, coalesce(s.before, l.before), j.actor, j.action, j.at FROM journal_line l "
                          "JOIN journal j ON j.id = l.journal_id "
                          "LEFT JOIN journal_sealed s ON s.journal_id = l.journal_id AND s.seq = l.seq "
                          "WHERE l.tbl = $1 AND l.row_id > $2 AND l.row_id <= $3 AND l.row_id + l.n > $3 AND l.journal_id > $4 "
                          "ORDER BY l.journal_id DESC, l.seq DESC",
                          error);
  if (!stmt)
    return NULL;
  heng_stmt_bind_text (stmt, 1, type->table);
  heng_stmt_bind_int (stmt, 2, id - HENG_BLOCK_ROWS);
  heng_stmt_bind_int (stmt, 3, id);
  heng_stmt_bind_int (stmt, 4, after);
  return g_steal_pointer (&stmt);
}

HengConflict *
heng_conflict_new (HengDb *db, const HengRecordType *type, gint64 id, gint64 base_version, gconstpointer mine, gpointer theirs)
{
  HengConflict *conflict = g_new0 (HengConflict, 1);
  Walk walk = { type, id, theirs ? heng_record_copy (type, theirs) : NULL, FALSE };
  g_autoptr (HengStmt) stmt = select_lines (db, type, id, base_version, NULL);

  conflict->type = type;
  conflict->id = id;
  conflict->mine = mine ? heng_record_copy (type, mine) : NULL;
  conflict->theirs = theirs;
  while (stmt && !walk.lost && heng_stmt_step (stmt, NULL) == HENG_STEP_ROW)
    {
      if (!conflict->actor)
        {
          conflict->actor = g_strdup (heng_stmt_text (stmt, 2));
          conflict->action = g_strdup (heng_stmt_text (stmt, 3));
          conflict->at = heng_stmt_int (stmt, 4);
        }
      turn_back (&walk, heng_stmt_text (stmt, 0), heng_stmt_text (stmt, 1));
    }
  if (walk.row && !walk.lost && conflict->actor)
    {
      ((HengRecord *) walk.row)->version = base_version;
      conflict->base = g_steal_pointer (&walk.row);
    }
  heng_record_free (type, walk.row);
  return conflict;
}
