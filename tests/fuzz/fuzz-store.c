/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Store files: a good store with bytes changed (3 bytes where, 1 byte what, again and again), or after an R any bytes at all. Opening it
 * and checking it ends in a sentence at worst. */
#include "fuzz-common.h"

#include "heng-db.h"

static GBytes *
good_store (void)
{
  static GBytes *bytes;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;
  HengDb *db;

  if (bytes != NULL)
    return bytes;
  path = g_build_filename (fuzz_directory (), "good.heng", NULL);
  db = heng_db_open (path, HENG_DB_CREATE, &error);
  g_assert_no_error (error);
  heng_db_close (db);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  bytes = g_bytes_new_take (content, size);
  return bytes;
}

static void
write_store (const char *path, const uint8_t *data, size_t size)
{
  gsize n = 0;
  const uint8_t *good = g_bytes_get_data (good_store (), &n);
  g_autofree uint8_t *content = g_memdup2 (good, n);
  FILE *file;

  fuzz_directory_empty ();
  file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  if (size > 0 && data[0] == 'R')
    fwrite (data + 1, 1, size - 1, file);
  else
    {
      for (; size >= 4; data += 4, size -= 4)
        content[((gsize) data[0] << 16 | (gsize) data[1] << 8 | data[2]) % n] = data[3];
      fwrite (content, 1, n, file);
    }
  fclose (file);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = g_build_filename (fuzz_directory (), "store.heng", NULL);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  HengDb *db;

  write_store (path, data, size);
  db = heng_db_open (path, HENG_DB_READ_ONLY, &error);
  g_assert_true ((db == NULL) == (error != NULL));
  if (db == NULL)
    return 0;
  heng_db_check (db, findings, NULL);
  heng_db_close (db);
  return 0;
}
