/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new file that appears whole or not at all, and never over another one. */
#include "heng-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

gboolean
heng_file_refuse_existing (const char *path, GError **error)
{
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_EXISTS,
               _("“%s” exists already and is not overwritten. Choose another name."), path);
  return FALSE;
}

static gboolean
check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NOT_FOUND, _("The folder “%s” does not exist. Create it first."), folder);
  else if (g_access (folder, W_OK) != 0)
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY,
                 _("You may not write in the folder “%s”. Choose another folder."), folder);
  else
    return TRUE;
  return FALSE;
}

char *
heng_file_draft_name (const char *path, GError **error)
{
  g_autofree char *draft = g_strconcat (path, ".new-XXXXXX", NULL);
  int fd;

  if (!check_folder (path, error))
    return NULL;
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FAILED, _("“%s” cannot be created: %s."), path, g_strerror (errno));
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&draft);
}

void
heng_file_copy_rights (const char *from, const char *to)
{
  GStatBuf info;

  if (g_stat (from, &info) == 0)
    g_chmod (to, info.st_mode & 0666);
}

/* The name of the file is on the disk only when its folder is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

gboolean
heng_file_publish (const char *draft, const char *path, GError **error)
{
  /* link(2) never replaces; file systems without hard links get a rename that may not replace either. */
  if (link (draft, path) == 0)
    g_unlink (draft);
  else if (errno == EEXIST)
    return heng_file_refuse_existing (path, error);
  else if (renameat2 (AT_FDCWD, draft, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FAILED, _("“%s” cannot be created: %s."), path, g_strerror (errno));
      return FALSE;
    }
  sync_folder (path);
  return TRUE;
}
