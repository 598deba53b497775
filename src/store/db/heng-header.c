/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at the first bytes of a file before SQLite may touch it. */
#include "heng-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "heng-schema.h"

#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"

/* Offsets of the SQLite file header (sqlite.org/fileformat2.html §1.3), all big-endian. */
enum
{
  OFFSET_PAGE_SIZE = 16,
  OFFSET_WRITE_FORMAT = 18,
  OFFSET_CHANGE_COUNTER = 24,
  OFFSET_PAGE_COUNT = 28,
  OFFSET_USER_VERSION = 60,
  OFFSET_APPLICATION_ID = 68,
  OFFSET_VALID_FOR = 92,
};

static guint32
number_at (const guint8 *header, gsize offset)
{
  guint32 value;

  memcpy (&value, header + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
refuse_other_file (const char *path, GError **error)
{
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NOT_HENG,
               _("“%s” is not a Heng file. Choose a file that Heng made, usually with the ending .heng."), path);
  return FALSE;
}

static gboolean
has_content (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 && info.st_size > 0;
}

gboolean
heng_header_has_log (const char *path)
{
  return has_content (path, "-wal") || has_content (path, "-journal");
}

/* Shorter than its header says, and no log that would complete it: somebody cut it off. */
static gboolean
is_truncated (const char *path, const guint8 *header, goffset size)
{
  guint page_size = header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];
  goffset expected;

  if (page_size == 1)
    page_size = 65536;
  if (number_at (header, OFFSET_CHANGE_COUNTER) != number_at (header, OFFSET_VALID_FOR))
    return FALSE;
  expected = (goffset) page_size * number_at (header, OFFSET_PAGE_COUNT);
  return size < expected && !has_content (path, "-wal") && !has_content (path, "-journal");
}

static gboolean
check_content (const char *path, const guint8 *header, gsize n_read, goffset size, GError **error)
{
  if (n_read < sizeof MAGIC || memcmp (header, MAGIC, sizeof MAGIC) != 0)
    return refuse_other_file (path, error);
  if (n_read < HEADER_SIZE)
    return heng_db_fail_damaged (path, error);
  if (number_at (header, OFFSET_APPLICATION_ID) != HENG_APPLICATION_ID_NUMBER)
    return refuse_other_file (path, error);
  if (!heng_schema_check_known ((int) number_at (header, OFFSET_USER_VERSION), path, error))
    return FALSE;
  return is_truncated (path, header, size) ? heng_db_fail_damaged (path, error) : TRUE;
}

static gboolean
refuse_unreadable (const char *path, int problem, GError **error)
{
  if (problem == ENOENT || problem == ENOTDIR)
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NOT_FOUND,
                 _("“%s” does not exist. Check the name, or create a new store."), path);
  else
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FAILED, _("“%s” cannot be read: %s."), path, g_strerror (problem));
  return FALSE;
}

static gboolean
read_header (const char *path, goffset size, gboolean *wal, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  FILE *file = g_fopen (path, "rbe");
  gsize n_read;

  if (!file)
    return refuse_unreadable (path, errno, error);
  n_read = fread (header, 1, sizeof header, file);
  fclose (file);
  *wal = header[OFFSET_WRITE_FORMAT] == 2;
  return check_content (path, header, n_read, size, error);
}

/* Closing any descriptor of a file drops all POSIX locks this process holds on it, SQLite's among them (sqlite.org/howtocorrupt.html
 * §2.2), so a file that a connection of this process has open is never opened a second time here. */
static GMutex open_files_lock;
static GHashTable *open_files; /* "device:inode" → number of connections */

char *
heng_header_check_and_hold (const char *path, gboolean *wal, GError **error)
{
  g_autofree char *key = NULL;
  GStatBuf info;
  guint n_open;
  gboolean ok = TRUE;

  *wal = FALSE;
  if (g_stat (path, &info) != 0)
    return refuse_unreadable (path, errno, error), NULL;
  if (!S_ISREG (info.st_mode))
    return refuse_other_file (path, error), NULL;
  key = g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev, (guint64) info.st_ino);
  g_mutex_lock (&open_files_lock);
  if (!open_files)
    open_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n_open = GPOINTER_TO_UINT (g_hash_table_lookup (open_files, key));
  if (n_open == 0)
    ok = read_header (path, info.st_size, wal, error);
  if (ok)
    g_hash_table_insert (open_files, g_strdup (key), GUINT_TO_POINTER (n_open + 1));
  g_mutex_unlock (&open_files_lock);
  return ok ? g_steal_pointer (&key) : NULL;
}

gboolean
heng_header_wants_log (const char *path, const char *key)
{
  gboolean wal = FALSE;
  GStatBuf info;

  g_mutex_lock (&open_files_lock);
  if (GPOINTER_TO_UINT (g_hash_table_lookup (open_files, key)) == 1 && g_stat (path, &info) == 0)
    read_header (path, info.st_size, &wal, NULL);
  g_mutex_unlock (&open_files_lock);
  return wal;
}

void
heng_header_release (const char *key)
{
  guint n_open;

  if (!key)
    return;
  g_mutex_lock (&open_files_lock);
  n_open = GPOINTER_TO_UINT (g_hash_table_lookup (open_files, key));
  if (n_open > 1)
    g_hash_table_insert (open_files, g_strdup (key), GUINT_TO_POINTER (n_open - 1));
  else
    g_hash_table_remove (open_files, key);
  g_mutex_unlock (&open_files_lock);
}
