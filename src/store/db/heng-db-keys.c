/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign keys of a big load. Its parents mostly have ids that follow each other (the people just inserted, the departments), so a
 * few ranges stand for all rows; where they do not, the whole table is looked at. */
#include "heng-db-keys.h"

#include <string.h>

#include "heng-db-private.h"

#define MAX_RANGES 64

typedef struct
{
  gint64 first, last;
} Range;

/* One foreign key: the member of the record it stands in, and the ranges seen, apart from each other and in order. */
typedef struct
{
  char *parent;
  gsize offset;
  guint n;
  gboolean scattered; /* too many ranges */
  Range ranges[MAX_RANGES];
} Key;

struct _HengDbKeys
{
  HengDb *db;
  const HengRecordType *type;
  GArray *keys; /* of Key */
};

static void
clear_key (gpointer data)
{
  g_free (((Key *) data)->parent);
}

HengDbKeys *
heng_db_keys_new (HengDb *db, const HengRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_key_list(%s)", type->table);
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, error);
  g_autoptr (HengDbKeys) keys = g_new0 (HengDbKeys, 1);
  HengStep step = HENG_STEP_ERROR;

  keys->db = db;
  keys->type = type;
  keys->keys = g_array_new (FALSE, TRUE, sizeof (Key));
  g_array_set_clear_func (keys->keys, clear_key);
  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      const char *column = heng_stmt_text (stmt, 3);
      const HengField *field = heng_record_field (type, column);
      Key key = { .parent = g_strdup (heng_stmt_text (stmt, 2)), .offset = field ? field->offset : G_STRUCT_OFFSET (HengRecord, id) };

      key.scattered = !field && g_strcmp0 (column, "id") != 0;
      g_array_append_val (keys->keys, key);
    }
  return step == HENG_STEP_DONE ? g_steal_pointer (&keys) : NULL;
}

void
heng_db_keys_free (HengDbKeys *keys)
{
  if (!keys)
    return;
  g_array_unref (keys->keys);
  g_free (keys);
}

/* The first range that ends at `id` or later. */
static guint
find_range (const Key *key, gint64 id)
{
  guint low = 0, high = key->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (key->ranges[middle].last < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_range (Key *key, guint at, gint64 id)
{
  if (key->n == MAX_RANGES)
    {
      key->scattered = TRUE;
      return;
    }
  memmove (&key->ranges[at + 1], &key->ranges[at], (key->n - at) * sizeof (Range));
  key->ranges[at] = (Range) { id, id };
  key->n++;
}

static void
add_id (Key *key, gint64 id)
{
  guint at = find_range (key, id);

  if (at < key->n && key->ranges[at].first <= id)
    return;
  if (at > 0 && key->ranges[at - 1].last + 1 == id)
    key->ranges[at - 1].last = id;
  else if (at < key->n && key->ranges[at].first - 1 == id)
    key->ranges[at].first = id;
  else
    add_range (key, at, id);
}

void
heng_db_keys_add (HengDbKeys *keys, gpointer const *records, gsize n)
{
  for (guint k = 0; k < keys->keys->len; k++)
    {
      Key *key = &g_array_index (keys->keys, Key, k);

      for (gsize i = 0; i < n && !key->scattered; i++)
        {
          gint64 id = *(const gint64 *) ((const char *) records[i] + key->offset);

          if (id != 0)
            add_id (key, id);
        }
    }
}

/* Whether every id of the ranges is there. */
static gboolean
is_whole (HengDbKeys *keys, const Key *key, gboolean *whole, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE id BETWEEN $1 AND $2", key->parent);
  g_autoptr (HengStmt) stmt = heng_db_prepare (keys->db, sql, error);

  for (guint i = 0; stmt && *whole && i < key->n; i++)
    {
      heng_stmt_bind_int (stmt, 1, key->ranges[i].first);
      heng_stmt_bind_int (stmt, 2, key->ranges[i].last);
      if (heng_stmt_step (stmt, error) != HENG_STEP_ROW)
        return FALSE;
      *whole = heng_stmt_int (stmt, 0) == key->ranges[i].last - key->ranges[i].first + 1;
      heng_stmt_reset (stmt);
    }
  return stmt != NULL;
}

gboolean
heng_db_keys_check (HengDbKeys *keys, GError **error)
{
  gboolean whole = TRUE;

  for (guint k = 0; k < keys->keys->len && whole; k++)
    {
      const Key *key = &g_array_index (keys->keys, Key, k);

      whole = !key->scattered;
      if (whole && !is_whole (keys, key, &whole, error))
        return FALSE;
    }
  /* Scattered, or something is missing: the whole table tells which, and in the usual words. */
  return whole || heng_db_check_foreign_keys (keys->db, keys->type->table, error);
}
