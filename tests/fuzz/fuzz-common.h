/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share: inputs as texts and as files, a store of their own. Each target defines LLVMFuzzerTestOneInput. */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* The bytes as a NUL-terminated text of good UTF-8, as parsers behind the readers of files get it. */
static inline char *
fuzz_text (const uint8_t *data, size_t size)
{
  return g_utf8_make_valid ((const char *) data, (gssize) size);
}

/* A file of the bytes that has a path and no place on disk. */
typedef struct
{
  int fd;
  char path[64];
} FuzzFile;

static inline void
fuzz_file_open (FuzzFile *file, const uint8_t *data, size_t size)
{
  file->fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_assert_cmpint (file->fd, >=, 0);
  while (size > 0)
    {
      ssize_t n = write (file->fd, data, size);

      g_assert_cmpint (n, >, 0);
      data += n;
      size -= (size_t) n;
    }
  g_snprintf (file->path, sizeof file->path, "/proc/self/fd/%d", file->fd);
}

static inline void
fuzz_file_close (FuzzFile *file)
{
  close (file->fd);
}

/* A directory of the process's own, in memory when there is such a place; removed at the end. */
static inline const char *fuzz_directory (void);

static inline void
fuzz_directory_empty (void)
{
  GDir *dir = g_dir_open (fuzz_directory (), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fuzz_directory (), name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
}

static inline void
fuzz_directory_remove (void)
{
  fuzz_directory_empty ();
  g_rmdir (fuzz_directory ());
}

static inline const char *
fuzz_directory (void)
{
  static char *directory;

  if (directory == NULL)
    {
      directory = g_strdup (g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm/heng-fuzz-XXXXXX" : "/tmp/heng-fuzz-XXXXXX");
      g_assert_nonnull (g_mkdtemp (directory));
      atexit (fuzz_directory_remove);
    }
  return directory;
}
