/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a store to the present schema, one transaction per step, after a backup. */
#include "heng-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-date.h"
#include "heng-db-private.h"
#include "heng-schema-resources.h"

#define SCHEMA_PREFIX "/io/github/heng_hr/Heng/schema/"

static const HengSchemaStep known_steps[] = {
  { 1, SCHEMA_PREFIX "001", NULL },
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
run_step (HengDb *db, const HengSchemaStep *step, GError **error)
{
  g_autofree char *sql = step_sql (step, error);

  if (!sql || !heng_db_begin (db, error))
    return FALSE;
  if (!heng_db_exec (db, sql, error) || !record_version (db, step->version, error))
    {
      heng_db_rollback (db);
      return FALSE;
    }
  if (!heng_db_commit (db, error))
    return FALSE;
  db->schema_version = step->version;
  return TRUE;
}

/* "company.heng" of version 1 → "company.heng.version-1.backup", with a number when that is taken. */
static gboolean
back_up (HengDb *db, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.version-%d.backup", db->path, db->schema_version);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.version-%d.backup-%d", db->path, db->schema_version, i);
    }
  return heng_db_backup (db, name, error);
}

gboolean
heng_schema_upgrade (HengDb *db, const HengSchemaStep *steps, guint n_steps, GError **error)
{
  gboolean backed_up = db->schema_version == 0;

  for (guint i = 0; i < n_steps; i++)
    {
      if (steps[i].version <= db->schema_version)
        continue;
      if (!backed_up && !back_up (db, error))
        return FALSE;
      backed_up = TRUE;
      if (!run_step (db, &steps[i], error))
        return FALSE;
    }
  return TRUE;
}
