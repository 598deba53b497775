/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole company as one JSON document, checked against an empty store and not written. */
#include "fuzz-common.h"

#include "heng-company.h"

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
  HengImportOptions options = { .dry_run = TRUE, .actor = "fuzz" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HengImportReport) report = NULL;
  FuzzFile file;

  fuzz_file_open (&file, data, size);
  report = heng_company_import (store (), file.path, &options, &error);
  fuzz_file_close (&file);
  g_assert_true ((report == NULL) == (error != NULL));
  return 0;
}
