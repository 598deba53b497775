/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that appears whole or not at all: written beside its place, then given its name. */
#include "heng-export-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
refuse (const char *path, GError **error)
{
  g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_FILE, _("“%s” cannot be written: %s."), path, g_strerror (errno));
  return FALSE;
}

/* The file itself, also behind a link; NULL with error when something other than a file is there. */
static char *
target_of (const char *path, GError **error)
{
  g_autofree char *real = NULL;
  char *resolved;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup (path);
  resolved = realpath (path, NULL);
  real = g_strdup (resolved ? resolved : path);
  free (resolved);
  if (g_file_test (real, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&real);
  g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_FILE, _("“%s” is not a file. Choose another name."), path);
  return NULL;
}

HengOutput *
heng_output_open (const char *path, gboolean is_private, GError **error)
{
  g_autoptr (HengOutput) output = g_new0 (HengOutput, 1);

  output->is_private = is_private;
  output->fd = STDOUT_FILENO;
  if (path)
    {
      output->path = target_of (path, error);
      if (!output->path)
        return NULL;
      output->draft = g_strconcat (output->path, ".new-XXXXXX", NULL);
      output->fd = g_mkstemp_full (output->draft, O_RDWR | O_CLOEXEC, 0600);
      if (output->fd < 0)
        {
          g_clear_pointer (&output->draft, g_free);
          refuse (path, error);
          return NULL;
        }
    }
  output->stream = g_unix_output_stream_new (output->fd, FALSE);
  return g_steal_pointer (&output);
}

/* What a new file may be read and written by, as the user has set it. */
static mode_t
usual_mode (void)
{
  mode_t mask = umask (077);

  umask (mask);
  return 0666 & ~mask;
}

gboolean
heng_output_finish (HengOutput *output, GError **error)
{
  if (!output->draft)
    return TRUE;
  if (fchmod (output->fd, output->is_private ? 0600 : usual_mode ()) != 0 || fsync (output->fd) != 0
      || g_rename (output->draft, output->path) != 0)
    return refuse (output->path, error);
  g_clear_pointer (&output->draft, g_free);
  return TRUE;
}

void
heng_output_free (HengOutput *output)
{
  if (!output)
    return;
  if (output->draft)
    g_unlink (output->draft);
  g_clear_object (&output->stream);
  if (output->path && output->fd >= 0)
    close (output->fd);
  g_free (output->draft);
  g_free (output->path);
  g_free (output);
}
