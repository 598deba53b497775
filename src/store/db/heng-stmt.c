/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the SQLite driver: cache by SQL text, $n parameters, step and columns. */
#include "heng-db-private.h"

#include <stdlib.h>
#include <string.h>

/* Updates write changed fields only, so texts vary; more than this many idle ones are not worth their memory. */
#define MAX_IDLE_STATEMENTS 256

/* The n of a parameter "$n". */
static int
parameter_number (HengStmt *stmt, int position)
{
  return (int) g_ascii_strtoll (sqlite3_bind_parameter_name (stmt->sqlite, position) + 1, NULL, 10);
}

/* SQLite numbers named parameters by first appearance; the dialect's $n mean n. */
static void
map_parameters (HengStmt *stmt)
{
  int count = sqlite3_bind_parameter_count (stmt->sqlite);
  int highest = 0;

  for (int i = 1; i <= count; i++)
    highest = MAX (highest, parameter_number (stmt, i));
  stmt->parameters = g_new0 (int, highest + 1);
  stmt->n_parameters = highest;
  for (int i = 1; i <= count; i++)
    stmt->parameters[parameter_number (stmt, i)] = i;
}

HengStmt *
heng_db_prepare (HengDb *db, const char *sql, GError **error)
{
  g_autofree char *key = NULL;
  HengStmt *stmt = NULL;
  sqlite3_stmt *sqlite = NULL;
  int rc;

  if (g_hash_table_steal_extended (db->statements, sql, NULL, (gpointer *) &stmt))
    return stmt;
  rc = sqlite3_prepare_v3 (db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &sqlite, NULL);
  if (rc != SQLITE_OK)
    {
      heng_db_fail (db, rc, error);
      return NULL;
    }
  stmt = g_new0 (HengStmt, 1);
  stmt->db = db;
  stmt->sqlite = sqlite;
  stmt->sql = g_strdup (sql);
  map_parameters (stmt);
  return stmt;
}

void
heng_stmt_finalize (HengStmt *stmt)
{
  sqlite3_finalize (stmt->sqlite);
  g_free (stmt->parameters);
  g_free (stmt->sql);
  g_free (stmt);
}

void
heng_stmt_free (HengStmt *stmt)
{
  HengDb *db;

  if (!stmt)
    return;
  db = stmt->db;
  if (g_hash_table_contains (db->statements, stmt->sql))
    {
      heng_stmt_finalize (stmt);
      return;
    }
  if (g_hash_table_size (db->statements) >= MAX_IDLE_STATEMENTS)
    g_hash_table_remove_all (db->statements);
  sqlite3_reset (stmt->sqlite);
  sqlite3_clear_bindings (stmt->sqlite);
  stmt->bind_error = SQLITE_OK;
  g_hash_table_insert (db->statements, stmt->sql, stmt);
}

static int
position (HengStmt *stmt, int index)
{
  return index > 0 && index <= stmt->n_parameters ? stmt->parameters[index] : 0;
}

static void
note_bind (HengStmt *stmt, int rc)
{
  if (rc != SQLITE_OK && stmt->bind_error == SQLITE_OK)
    stmt->bind_error = rc;
}

void
heng_stmt_bind_int (HengStmt *stmt, int index, gint64 value)
{
  note_bind (stmt, sqlite3_bind_int64 (stmt->sqlite, position (stmt, index), value));
}

void
heng_stmt_bind_text (HengStmt *stmt, int index, const char *value)
{
  note_bind (stmt, sqlite3_bind_text (stmt->sqlite, position (stmt, index), value, -1, SQLITE_TRANSIENT));
}

void
heng_stmt_bind_static (HengStmt *stmt, int index, const char *value, int length)
{
  note_bind (stmt, sqlite3_bind_text (stmt->sqlite, position (stmt, index), value, length, SQLITE_STATIC));
}

void
heng_stmt_bind_null (HengStmt *stmt, int index)
{
  note_bind (stmt, sqlite3_bind_null (stmt->sqlite, position (stmt, index)));
}

/* No bytes are a value, not NULL. */
void
heng_stmt_bind_blob (HengStmt *stmt, int index, const void *data, gsize size)
{
  note_bind (stmt, sqlite3_bind_blob64 (stmt->sqlite, position (stmt, index), size > 0 ? data : "", size, SQLITE_STATIC));
}

HengStep
heng_stmt_step (HengStmt *stmt, GError **error)
{
  int rc = stmt->bind_error;

  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt->sqlite);
  if (rc == SQLITE_ROW)
    return HENG_STEP_ROW;
  if (rc == SQLITE_DONE)
    return HENG_STEP_DONE;
  heng_db_fail (stmt->db, rc, error);
  sqlite3_reset (stmt->sqlite);
  return HENG_STEP_ERROR;
}

void
heng_stmt_reset (HengStmt *stmt)
{
  sqlite3_reset (stmt->sqlite);
}

gint64
heng_stmt_int (HengStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->sqlite, column);
}

const char *
heng_stmt_text (HengStmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt->sqlite, column);
}

const void *
heng_stmt_blob (HengStmt *stmt, int column, gsize *size)
{
  const void *data = sqlite3_column_blob (stmt->sqlite, column);

  *size = (gsize) sqlite3_column_bytes (stmt->sqlite, column);
  return data;
}

gboolean
heng_stmt_is_null (HengStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->sqlite, column) == SQLITE_NULL;
}
