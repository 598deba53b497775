/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a target over the files of its corpus where the compiler has no fuzzer. */
#include "fuzz-common.h"

static guint
replay (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &content, &size, &error))
    g_error ("%s", error->message);
  LLVMFuzzerTestOneInput ((const uint8_t *) content, size);
  return 1;
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = g_dir_open (argv[1], 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      n += replay (path);
    }
  g_print ("%u inputs\n", n);
  return n > 0 ? 0 : 1;
}
