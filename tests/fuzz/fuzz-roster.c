/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster file as a whole, up to its preview: readers, questions, people, departments, managers. */
#include "fuzz-common.h"

#include "heng-import.h"

static HengDb *
store (void)
{
  static HengDb *db;

  if (db == NULL)
    {
      g_autofree char *path = g_build_filename (fuzz_directory (), "company.heng", NULL);
      g_autoptr (GError) error = NULL;

      db = heng_db_open (path, HENG_DB_CREATE, &error);
      g_assert_no_error (error);
    }
  return db;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  HengImportOptions options = { .kind = HENG_IMPORT_ROSTER, .dry_run = TRUE, .actor = "fuzz" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HengImportReport) report = NULL;
  FuzzFile file;

  fuzz_file_open (&file, data, size);
  options.new_departments = size % 2 == 0 ? HENG_NEW_DEPARTMENTS_CREATE : HENG_NEW_DEPARTMENTS_ASK;
  report = heng_import_file (store (), file.path, &options, &error);
  fuzz_file_close (&file);
  g_assert_true ((report == NULL) == (error != NULL));
  return 0;
}
