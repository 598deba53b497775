/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From result codes of SQLite to the store's own codes, with sentences a person can act on. */
#include "heng-db-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-record-sql.h"

G_DEFINE_QUARK (heng-store-error-quark, heng_store_error)

/* "employee.emp_no, …" of SQLite's message → "employee: Employee number" in the user's words. */
static char *
describe_columns (const char *columns)
{
  g_auto (GStrv) parts = g_strsplit (columns, ", ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++)
    {
      g_auto (GStrv) names = g_strsplit (parts[i], ".", 2);
      const HengRecordType *type = heng_record_type_for_table (names[0]);
      const HengField *field = type && names[1] ? heng_record_field (type, names[1]) : NULL;

      if (i == 0 && type)
        g_string_append_printf (text, "%s: ", _(type->label));
      else if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, field ? _(field->label) : parts[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
constraint_sentence (int rc, const char *message)
{
  const char *colon = strstr (message, "failed: ");
  g_autofree char *columns = colon ? describe_columns (colon + strlen ("failed: ")) : NULL;

  switch (rc)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      if (columns)
        return g_strdup_printf (_("There is already one with the same value (%s)."), columns);
      return g_strdup (_("There is already one with the same value."));
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return g_strdup (_("This refers to something that does not exist, or is still used elsewhere."));
    case SQLITE_CONSTRAINT_NOTNULL:
      return g_strdup_printf (_("A value must not be empty (%s)."), columns ? columns : message);
    default:
      return g_strdup_printf (_("A value is not allowed here (%s)."), message);
    }
}

static char *
sentence (HengDb *db, int rc, HengStoreError *code)
{
  const char *message = db->sqlite ? sqlite3_errmsg (db->sqlite) : sqlite3_errstr (rc);

  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      *code = HENG_STORE_ERROR_BUSY;
      return g_strdup (_("Another program is writing to the store. Try again in a moment."));
    case SQLITE_INTERRUPT:
      *code = HENG_STORE_ERROR_BUSY;
      return g_strdup (_("The query was stopped."));
    case SQLITE_READONLY:
    case SQLITE_PERM:
      *code = HENG_STORE_ERROR_READ_ONLY;
      return g_strdup_printf (_("“%s” is open for reading only. Check the permissions of the file and its folder."), db->path);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      *code = HENG_STORE_ERROR_DAMAGED;
      return g_strdup_printf (_("“%s” is damaged. Restore the newest backup; Heng does not change the damaged file."), db->path);
    case SQLITE_FULL:
      *code = HENG_STORE_ERROR_FULL;
      return g_strdup (_("The disk is full. Nothing was written; make room and try again."));
    case SQLITE_CONSTRAINT:
      *code = HENG_STORE_ERROR_CONSTRAINT;
      return constraint_sentence (rc, message);
    case SQLITE_CANTOPEN:
      *code = HENG_STORE_ERROR_FAILED;
      return g_strdup_printf (_("“%s” cannot be opened. Check the permissions of the file and its folder."), db->path);
    case SQLITE_IOERR:
      *code = HENG_STORE_ERROR_FAILED;
      return g_strdup_printf (_("Reading or writing “%s” failed (%s). Check the disk."), db->path, message);
    default:
      *code = HENG_STORE_ERROR_FAILED;
      return g_strdup_printf (_("The store refused an operation (%s)."), message);
    }
}

gboolean
heng_db_fail (HengDb *db, int rc, GError **error)
{
  HengStoreError code;
  g_autofree char *text = sentence (db, rc, &code);

  g_set_error_literal (error, HENG_STORE_ERROR, code, text);
  return FALSE;
}

gboolean
heng_db_fail_damaged (const char *path, GError **error)
{
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_DAMAGED,
               _("“%s” is damaged. Restore the newest backup; Heng does not change the damaged file."), path);
  return FALSE;
}
