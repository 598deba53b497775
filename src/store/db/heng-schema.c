/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the schema, and running them. */
#include "heng-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-date.h"
#include "heng-db-private.h"
#include "heng-schema-resources.h"

#define SCHEMA_PREFIX "/io/github/heng_hr/Heng/schema/"

static const HengSchemaStep known_steps[] = {
  { 1, SCHEMA_PREFIX "001", NULL },
  { 2, SCHEMA_PREFIX "002", NULL },
  { 3, SCHEMA_PREFIX "003", NULL },
  { 4, SCHEMA_PREFIX "004", NULL },
  { 5, SCHEMA_PREFIX "005", NULL },
  { 6, SCHEMA_PREFIX "006", NULL },
  { 7, SCHEMA_PREFIX "007", NULL },
  { 8, SCHEMA_PREFIX "008", NULL },
};

const HengSchemaStep *
heng_schema_steps (guint *n_steps)
{
  *n_steps = G_N_ELEMENTS (known_steps);
  return known_steps;
}

int
heng_schema_newest (void)
{
  return known_steps[G_N_ELEMENTS (known_steps) - 1].version;
}

gboolean
heng_schema_check_known (int version, const char *path, GError **error)
{
  if (version <= heng_schema_newest ())
    return TRUE;
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NEWER,
               _("“%s” was written by a newer Heng (store version %d, this one knows up to %d). Install the newer Heng to open it."),
               path, version, heng_schema_newest ());
  return FALSE;
}

char *
heng_schema_expand (const char *sql)
{
  g_autoptr (GString) text = g_string_new (sql);

  g_string_replace (text, "{int}", "INTEGER", 0);
  g_string_replace (text, "{blob}", "BLOB", 0);
  g_string_replace (text, "{strictwr}", " STRICT, WITHOUT ROWID", 0);
  g_string_replace (text, "{strict}", " STRICT", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
step_sql (const HengSchemaStep *step, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (step->sql)
    return heng_schema_expand (step->sql);
  bytes = g_resource_lookup_data (heng_schema_get_resource (), step->resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (!bytes)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return heng_schema_expand (text);
}

static gboolean
record_version (HengDb *db, int version, GError **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (HengStmt) stmt = NULL;

  stmt = heng_db_prepare (db, "INSERT INTO schema_version(version, at, program) VALUES ($1, $2, $3)", error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, version);
  heng_stmt_bind_int (stmt, 2, heng_now_ms ());
  heng_stmt_bind_text (stmt, 3, "Heng " HENG_VERSION);
  return heng_stmt_step (stmt, error) == HENG_STEP_DONE && heng_db_exec (db, pragma, error);
}

static gboolean
run_resource (HengDb *db, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_PREFIX, name, NULL);
  HengSchemaStep step = { 0, path, NULL };
  g_autofree char *sql = step_sql (&step, error);

  return sql && heng_db_exec (db, sql, error);
}

/* The views for other tools follow the newest schema; they are made anew because steps may change what they read. */
gboolean
heng_schema_run_steps (HengDb *db, const HengSchemaStep *steps, guint n_steps, GError **error)
{
  int before = db->schema_version;
  int reached = before;

  if (n_steps > 0 && steps[n_steps - 1].version > before && !run_resource (db, "views-drop", error))
    return FALSE;
  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *sql = NULL;

      if (steps[i].version <= before)
        continue;
      sql = step_sql (&steps[i], error);
      if (!sql || !heng_db_exec (db, sql, error) || !record_version (db, steps[i].version, error))
        return FALSE;
      reached = steps[i].version;
    }
  return reached == before || reached != heng_schema_newest () || run_resource (db, "views", error);
}
