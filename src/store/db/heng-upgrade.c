/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The upgrade of a store: first on a copy, then, after a backup, on the store itself. */
#include "heng-upgrade.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "heng-db-private.h"
#include "heng-file.h"
#include "heng-journal.h"

/* A backup, a rehearsal and the rollback journal, and something for the steps themselves. */
#define COPIES_NEEDED 3
#define ROOM_FOR_STEPS (8 * 1024 * 1024)
#define MEMORY_LIMIT (1024 * 1024 * 1024)

typedef struct
{
  HengDb *db;
  const HengSchemaStep *steps;
  guint n_steps;
  HengUpgradeCheck check;
  gpointer data;
} Upgrade;

void
heng_upgraded_clear (HengUpgraded *upgraded)
{
  g_clear_pointer (&upgraded->backup, g_free);
}

static int
newest_of (const Upgrade *upgrade)
{
  return upgrade->n_steps ? upgrade->steps[upgrade->n_steps - 1].version : 0;
}

static gint64
size_of (HengDb *db)
{
  return heng_db_query_int (db, "PRAGMA page_count", 0) * heng_db_query_int (db, "PRAGMA page_size", 0);
}

static gboolean
refuse_company (HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) visitors = heng_presence_list (db->path);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < visitors->len; i++)
    {
      const HengVisitor *visitor = visitors->pdata[i];

      if (!visitor->is_self)
        /* Translators: a person, then the computer: "李娜 (hr-2)" */
        g_string_append_printf (names, _("%s%s (%s)"), names->len ? ", " : "", visitor->name, visitor->host);
    }
  if (names->len)
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_BUSY,
                 _("“%s” has to be brought up to date, and others are in it: %s. Close it there and try again."), db->path, names->str);
  else
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_BUSY,
                 _("“%s” has to be brought up to date, and another program has it open. Close it there and try again."), db->path);
  return FALSE;
}

static gboolean
is_alone_on_network (HengDb *db)
{
  g_autoptr (GPtrArray) visitors = heng_presence_list (db->path);

  for (guint i = 0; i < visitors->len; i++)
    if (!((HengVisitor *) visitors->pdata[i])->is_self)
      return FALSE;
  return TRUE;
}

/* An older Heng that goes on with the store meanwhile would write rows that the new tables do not expect. On a local disk only the last
 * connection may give the log up, older programs counted; on a network all who know how note their presence. */
static gboolean
be_alone (const Upgrade *upgrade, gboolean *left_log, GError **error)
{
  HengDb *db = upgrade->db;
  gint64 end = g_get_monotonic_time () + db->busy_limit;

  *left_log = FALSE;
  for (;;)
    {
      /* somebody else may have upgraded it while we waited */
      if (heng_db_query_int (db, "SELECT max(version) FROM schema_version", 0) >= newest_of (upgrade))
        return TRUE;
      if (db->place == HENG_PLACE_NFS ? is_alone_on_network (db) : (*left_log = heng_db_leave_log (db)))
        return TRUE;
      if (g_get_monotonic_time () > end)
        return refuse_company (db, error);
      g_usleep (20000);
    }
}

static gboolean
check_room (HengDb *db, GError **error)
{
  gint64 needed = COPIES_NEEDED * size_of (db) + ROOM_FOR_STEPS;
  gint64 there = heng_place_free_bytes (db->path);
  g_autofree char *needed_text = g_format_size ((guint64) needed);
  g_autofree char *there_text = NULL;

  if (there >= needed)
    return TRUE;
  there_text = g_format_size ((guint64) there);
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FULL,
               _("Bringing “%s” up to date needs %s of room beside it, for a backup and a rehearsal; there are %s. Make room and try "
                 "again. Nothing was changed."),
               db->path, needed_text, there_text);
  return FALSE;
}

static gboolean
run_steps (HengDb *db, const Upgrade *upgrade, GError **error)
{
  return heng_schema_run_steps (db, upgrade->steps, upgrade->n_steps, error) && heng_db_check_foreign_keys (db, NULL, error);
}

static gboolean
run_committed (HengDb *db, const Upgrade *upgrade, GError **error)
{
  if (!heng_db_begin (db, error))
    return FALSE;
  if (!run_steps (db, upgrade, error))
    {
      heng_db_rollback (db);
      return FALSE;
    }
  if (!heng_db_commit (db, error))
    return FALSE;
  db->schema_version = newest_of (upgrade);
  return TRUE;
}

static gboolean
check_copy (HengDb *copy, const Upgrade *upgrade, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!heng_db_check (copy, findings, error) || !heng_journal_verify (copy, error))
    return FALSE;
  if (findings->len == 0 && upgrade->check && !upgrade->check (copy, findings, upgrade->data, error))
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  g_set_error_literal (error, HENG_STORE_ERROR, HENG_STORE_ERROR_DAMAGED, findings->pdata[0]);
  return FALSE;
}

static gboolean
rehearse_on (const char *draft, HengDb *reader, const Upgrade *upgrade, GError **error)
{
  g_autoptr (HengDb) copy = heng_db_connect (draft, SQLITE_OPEN_READWRITE, "unix-none", error);

  if (!copy || !heng_db_exec (copy, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF", error)
      || !heng_db_copy_snapshot (reader, copy, error))
    return FALSE;
  copy->schema_version = upgrade->db->schema_version;
  return run_committed (copy, upgrade, error) && check_copy (copy, upgrade, error);
}

static gboolean
rehearse (const Upgrade *upgrade, HengDb *reader, GError **error)
{
  g_autofree char *name = g_strconcat (upgrade->db->path, ".rehearsal", NULL);
  g_autofree char *draft = heng_file_draft_name (name, error);
  g_autofree char *journal = draft ? g_strconcat (draft, "-journal", NULL) : NULL;
  g_autoptr (GError) problem = NULL;

  if (!draft)
    return FALSE;
  heng_file_copy_rights (upgrade->db->path, draft);
  if (!rehearse_on (draft, reader, upgrade, &problem))
    g_set_error (error, HENG_STORE_ERROR, problem->code,
                 _("Bringing “%s” up to date was tried on a copy and failed there, so the store was not touched: %s"), upgrade->db->path,
                 problem->message);
  g_unlink (draft);
  g_unlink (journal);
  return problem == NULL;
}

/* "company.heng" of version 1 → "company.heng.version-1.backup", with a number when that is taken. */
static char *
back_up (HengDb *db, HengDb *reader, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.version-%d.backup", db->path, db->schema_version);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.version-%d.backup-%d", db->path, db->schema_version, i);
    }
  return heng_db_backup (reader, name, error) ? g_steal_pointer (&name) : NULL;
}

/* SQLite copies nothing through the connection that holds the write lock, so another one reads. */
static gboolean
rehearse_and_back_up (const Upgrade *upgrade, char **backup, GError **error)
{
  g_autoptr (HengDb) reader = heng_db_connect (upgrade->db->path, SQLITE_OPEN_READONLY, NULL, error);

  return reader && rehearse (upgrade, reader, error) && (*backup = back_up (upgrade->db, reader, error));
}

/* All under one write lock: what is rehearsed and backed up is what is upgraded. */
static gboolean
upgrade_locked (const Upgrade *upgrade, char **backup, GError **error)
{
  HengDb *db = upgrade->db;

  db->schema_version = (int) heng_db_query_int (db, "SELECT max(version) FROM schema_version", db->schema_version);
  if (db->schema_version >= newest_of (upgrade))
    return TRUE;
  return check_room (db, error) && rehearse_and_back_up (upgrade, backup, error) && run_steps (db, upgrade, error);
}

static gboolean
upgrade_alone (const Upgrade *upgrade, char **backup, GError **error)
{
  HengDb *db = upgrade->db;

  if (!heng_db_begin (db, error))
    return FALSE;
  if (!upgrade_locked (upgrade, backup, error))
    {
      heng_db_rollback (db);
      return FALSE;
    }
  if (!heng_db_commit (db, error))
    return FALSE;
  db->schema_version = MAX (db->schema_version, newest_of (upgrade));
  return TRUE;
}

gboolean
heng_upgrade_run (HengDb *db, const HengSchemaStep *steps, guint n_steps, HengUpgradeCheck check, gpointer data,
                  HengUpgraded *upgraded, GError **error)
{
  const Upgrade upgrade = { db, steps, n_steps, check, data };
  g_autofree char *backup = NULL;
  gboolean left_log, ok;
  int from = db->schema_version;

  if (from == 0)
    return run_committed (db, &upgrade, error);
  if (from < newest_of (&upgrade))
    {
      if (!be_alone (&upgrade, &left_log, error))
        return FALSE;
      ok = upgrade_alone (&upgrade, &backup, error);
      if (left_log)
        heng_db_return_to_log (db);
      if (!ok)
        return FALSE;
    }
  if (upgraded)
    *upgraded = (HengUpgraded) { from, db->schema_version, g_steal_pointer (&backup) };
  return TRUE;
}

gboolean
heng_upgrade (const char *path, HengUpgradeCheck check, gpointer data, HengUpgraded *upgraded, GError **error)
{
  g_autoptr (HengDb) db = heng_db_open (path, (HengDbFlags) HENG_DB_AS_IT_IS, error);
  const HengSchemaStep *steps;
  guint n_steps;

  if (!db)
    return FALSE;
  if (db->read_only)
    return heng_db_fail (db, SQLITE_READONLY, error);
  steps = heng_schema_steps (&n_steps);
  return heng_upgrade_run (db, steps, n_steps, check, data, upgraded, error);
}

static HengDb *
copy_to_memory (HengDb *db, GError **error)
{
  g_autoptr (HengDb) copy = heng_db_connect (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error);
  Upgrade upgrade = { .db = copy };

  if (!copy || !heng_db_copy_snapshot (db, copy, error))
    return NULL;
  copy->schema_version = db->schema_version;
  upgrade.steps = heng_schema_steps (&upgrade.n_steps);
  if (!run_committed (copy, &upgrade, error) || !heng_db_exec (copy, "PRAGMA query_only = ON", error))
    return NULL;
  return g_steal_pointer (&copy);
}

HengDb *
heng_upgrade_in_memory (HengDb *db, GError **error)
{
  g_autoptr (HengDb) original = db;
  g_autoptr (HengDb) copy = NULL;

  if (size_of (db) > MEMORY_LIMIT)
    {
      g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_OLDER,
                   _("“%s” was written by an older Heng and is too big to be read as it is. Bring it up to date with “hengctl store "
                     "upgrade” where it may be written."),
                   db->path);
      return NULL;
    }
  copy = copy_to_memory (db, error);
  if (!copy)
    return NULL;
  g_free (copy->path);
  copy->path = g_strdup (db->path);
  copy->read_only = TRUE;
  copy->place = db->place;
  copy->original = g_steal_pointer (&original);
  return g_steal_pointer (&copy);
}
