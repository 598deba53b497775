/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the appraisal scheme: JSON with its faults named by path. */
#include "fuzz-common.h"

#include "heng-scheme-files.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = g_build_filename (fuzz_directory (), "scheme.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengSchemeFiles) files = NULL;
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  fclose (file);
  files = heng_scheme_files_read (fuzz_directory (), &error);
  g_assert_true ((files == NULL) == (error != NULL));
  return 0;
}
