/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contents of files: writing once, reading with a check of the sum, and cleaning. */
#include "heng-content-table.h"

#include <glib/gi18n-lib.h>

/* One cleaning looks at this many, so that it never takes long; the next one goes on. */
#define MOST_AT_ONCE 32

#define MS_OF_DAY (24 * 3600 * G_GINT64_CONSTANT (1000))

char *
heng_content_put (HengChange *change, GBytes *bytes, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (HengStmt) stmt
    = heng_db_prepare (heng_change_db (change),
                       "INSERT INTO file_content(sha256, size, data) VALUES($1, $2, $3) ON CONFLICT(sha256) DO NOTHING", error);

  if (!stmt)
    return NULL;
  heng_stmt_bind_text (stmt, 1, sha256);
  heng_stmt_bind_int (stmt, 2, (gint64) g_bytes_get_size (bytes));
  heng_stmt_bind_blob (stmt, 3, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return heng_stmt_step (stmt, error) == HENG_STEP_DONE ? g_steal_pointer (&sha256) : NULL;
}

GBytes *
heng_content_load (HengDb *db, const char *sha256, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT data FROM file_content WHERE sha256 = $1", error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sum = NULL;
  const void *data;
  gsize size;

  if (!stmt)
    return NULL;
  heng_stmt_bind_text (stmt, 1, sha256);
  if (heng_stmt_step (stmt, error) != HENG_STEP_ROW)
    return NULL;
  data = heng_stmt_blob (stmt, 0, &size);
  bytes = g_bytes_new (data, size);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (sum, sha256) == 0)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, HENG_STORE_ERROR, HENG_STORE_ERROR_DAMAGED,
                       _("The bytes of this file are no longer what was stored. Restore a backup."));
  return NULL;
}

/* Takes the statement; NULL: it could not be prepared. */
static GPtrArray *
read_sums (HengStmt *stmt, GError **error)
{
  g_autoptr (HengStmt) owned = stmt;
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);
  HengStep step = HENG_STEP_ERROR;

  while (owned && (step = heng_stmt_step (owned, error)) == HENG_STEP_ROW)
    g_ptr_array_add (sums, g_strdup (heng_stmt_text (owned, 0)));
  return step == HENG_STEP_DONE ? g_steal_pointer (&sums) : NULL;
}

GPtrArray *
heng_content_list_used (HengDb *db, GError **error)
{
  return read_sums (heng_db_prepare (db,
                                     "SELECT f.sha256 FROM file_content f WHERE f.sha256 IN (SELECT a.sha256 FROM attachment a) OR f.sha256 IN "
                                     "(SELECT e.photo FROM employee e WHERE e.photo IS NOT NULL) OR f.sha256 IN "
                                     "(SELECT g.sha256 FROM goal_evidence g WHERE g.sha256 IS NOT NULL) OR f.sha256 IN "
                                     "(SELECT l.logo FROM report_layout l WHERE l.logo IS NOT NULL) ORDER BY f.sha256",
                                     error),
                    error);
}

/* What refers to bytes: name and number of whose it is, and its own name (photos have none). */
static const char *const references[] = {
  "SELECT e.name, e.emp_no, a.name FROM attachment a JOIN employee e ON e.id = a.employee_id "
  "WHERE NOT EXISTS (SELECT 1 FROM file_content f WHERE f.sha256 = a.sha256) ORDER BY e.emp_no, a.id",
  "SELECT e.name, e.emp_no, NULL FROM employee e WHERE e.photo IS NOT NULL "
  "AND NOT EXISTS (SELECT 1 FROM file_content f WHERE f.sha256 = e.photo) ORDER BY e.emp_no",
  "SELECT o.title, o.key, g.name FROM goal_evidence g JOIN objective o ON o.id = g.objective_id WHERE g.kind = 'FILE' "
  "AND NOT EXISTS (SELECT 1 FROM file_content f WHERE f.sha256 = g.sha256) ORDER BY o.id, g.id",
  "SELECT l.name, 'PNG', 'logo' FROM report_layout l WHERE l.logo IS NOT NULL "
  "AND NOT EXISTS (SELECT 1 FROM file_content f WHERE f.sha256 = l.logo) ORDER BY l.name",
};

gboolean
heng_content_list_missing (HengDb *db, GPtrArray *sentences, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (HengStmt) stmt = heng_db_prepare (db, references[i], error);
      HengStep step = HENG_STEP_ERROR;

      while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
        {
          g_autofree char *who = g_strdup_printf ("%s (%s)", heng_stmt_text (stmt, 0), heng_stmt_text (stmt, 1));
          const char *name = heng_stmt_is_null (stmt, 2) ? _("photo") : heng_stmt_text (stmt, 2);

          g_ptr_array_add (sentences, g_strdup_printf (_("%s: the content of the file “%s” is missing."), who, name));
        }
      if (step != HENG_STEP_DONE)
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_content_count (HengDb *db, gint64 *n, gint64 *bytes, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT count(*), coalesce(sum(size), 0) FROM file_content", error);

  if (!stmt || heng_stmt_step (stmt, error) != HENG_STEP_ROW)
    return FALSE;
  *n = heng_stmt_int (stmt, 0);
  *bytes = heng_stmt_int (stmt, 1);
  return TRUE;
}

/* GPtrArray of sums. */
static GPtrArray *
load_unused (HengDb *db, GError **error)
{
  HengStmt *stmt = heng_db_prepare (db,
                                    "SELECT f.sha256 FROM file_content f WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = "
                                    "f.sha256) AND NOT EXISTS (SELECT 1 FROM goal_evidence g WHERE g.sha256 = f.sha256) "
                                               "AND f.sha256 NOT IN (SELECT e.photo FROM employee e WHERE e.photo IS NOT NULL) "
                                               "AND NOT EXISTS (SELECT 1 FROM report_layout l WHERE l.logo = f.sha256) "
                                    "ORDER BY f.sha256 LIMIT $1",
                                    error);

  if (stmt)
    heng_stmt_bind_int (stmt, 1, MOST_AT_ONCE);
  return read_sums (stmt, error);
}

/* 1: yes, 0: no, −1: error. */
static int
is_mentioned (HengDb *db, const char *sha256, gint64 since, GError **error)
{
  g_autofree char *pattern = g_strdup_printf ("%%%s%%", sha256);
  g_autoptr (HengStmt) stmt = heng_db_prepare (db,
                                               "SELECT 1 FROM journal j JOIN journal_line l ON l.journal_id = j.id WHERE j.at >= $1 AND l.tbl IN "
                                               "('attachment', 'employee', 'goal_evidence', 'report_layout') AND (l.before LIKE $2 OR l.after LIKE $2) LIMIT 1",
                                               error);
  HengStep step;

  if (!stmt)
    return -1;
  heng_stmt_bind_int (stmt, 1, since);
  heng_stmt_bind_text (stmt, 2, pattern);
  step = heng_stmt_step (stmt, error);
  return step == HENG_STEP_ERROR ? -1 : step == HENG_STEP_ROW;
}

int
heng_content_sweep (HengChange *change, gint64 now_ms, GError **error)
{
  HengDb *db = heng_change_db (change);
  g_autoptr (GPtrArray) sums = load_unused (db, error);
  int n = 0;

  if (!sums)
    return -1;
  for (guint i = 0; i < sums->len; i++)
    {
      int mentioned = is_mentioned (db, sums->pdata[i], now_ms - HENG_CONTENT_KEPT_DAYS * MS_OF_DAY, error);
      g_autoptr (HengStmt) stmt = mentioned == 0 ? heng_db_prepare (db, "DELETE FROM file_content WHERE sha256 = $1", error) : NULL;

      if (mentioned == 1)
        continue;
      if (!stmt)
        return -1;
      heng_stmt_bind_text (stmt, 1, sums->pdata[i]);
      if (heng_stmt_step (stmt, error) != HENG_STEP_DONE)
        return -1;
      n++;
    }
  return n;
}
