/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From result codes of SQLite to the store's own codes, with sentences a person can act on. */
#include "heng-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-conflict-private.h"
#include "heng-record-sql.h"

/* An error of the store may carry what another wrote; most carry nothing. */
typedef struct
{
  HengConflict *conflict;
} HengStoreErrorPrivate;

static void
heng_store_error_private_init (HengStoreErrorPrivate *self)
{
  self->conflict = NULL;
}

static void
heng_store_error_private_copy (const HengStoreErrorPrivate *from, HengStoreErrorPrivate *to)
{
  to->conflict = from->conflict ? heng_conflict_copy (from->conflict) : NULL;
}

static void
heng_store_error_private_clear (HengStoreErrorPrivate *self)
{
  g_clear_pointer (&self->conflict, heng_conflict_free);
}

G_DEFINE_EXTENDED_ERROR (HengStoreError, heng_store_error)

const HengConflict *
heng_store_error_get_conflict (const GError *error)
{
  return error && error->domain == HENG_STORE_ERROR ? heng_store_error_get_private (error)->conflict : NULL;
}

void
heng_store_error_take_conflict (GError *error, HengConflict *conflict)
{
  HengStoreErrorPrivate *self = heng_store_error_get_private (error);

  g_clear_pointer (&self->conflict, heng_conflict_free);
  self->conflict = conflict;
}

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

/* Who else is in the store, the one with a big import first; NULL when nobody is known. */
static HengVisitor *
find_other (HengDb *db)
{
  g_autoptr (GPtrArray) visitors = heng_presence_list (db->path);
  int found = -1;

  for (guint i = 0; i < visitors->len; i++)
    {
      const HengVisitor *visitor = visitors->pdata[i];

      if (!visitor->is_self && !visitor->is_reading && (found < 0 || visitor->is_loading))
        found = (int) i;
    }
  return found < 0 ? NULL : g_ptr_array_steal_index (visitors, (guint) found);
}

static char *
busy_sentence (HengDb *db)
{
  g_autoptr (HengVisitor) other = find_other (db);

  if (!other)
    return g_strdup (_("Another program is writing to the store. Try again in a moment."));
  if (other->is_loading)
    /* Translators: a person, then the computer. */
    return g_strdup_printf (_("%s (%s) is importing many rows, during which the store cannot be used. Try again in a minute; nothing was "
                              "written."),
                            other->name, other->host);
  return g_strdup_printf (_("%s (%s) is writing to the store. Try again in a moment; nothing was written."), other->name, other->host);
}

/* A log, its index or a file over a limit cannot grow: SQLite calls some of these an error of input and output. */
static gboolean
is_full (HengDb *db, int rc)
{
  int problem = db->sqlite ? sqlite3_system_errno (db->sqlite) : 0;

  return (rc & 0xff) == SQLITE_IOERR && (problem == ENOSPC || problem == EDQUOT || problem == EFBIG);
}

static char *
sentence (HengDb *db, int rc, HengStoreError *code)
{
  const char *message = db->sqlite ? sqlite3_errmsg (db->sqlite) : sqlite3_errstr (rc);

  switch (is_full (db, rc) ? SQLITE_FULL : rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      *code = HENG_STORE_ERROR_BUSY;
      return busy_sentence (db);
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
