/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the shipped data lies. */
#include "heng-import.h"

#include <unistd.h>

/* Run from a build, the program lies outside the installed prefix and the source tree is at hand. */
static gboolean
is_installed (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *prefix = g_path_get_dirname (HENG_PKGDATADIR);
  g_autofree char *base = g_path_get_dirname (prefix);

  return program != NULL && g_str_has_prefix (program, base) && program[strlen (base)] == G_DIR_SEPARATOR;
}

char *
heng_data_path (const char *relative)
{
  const char *chosen = g_getenv ("HENG_DATA_DIR");

  if (chosen == NULL || *chosen == '\0')
    chosen = !is_installed () && g_file_test (HENG_SOURCE_DATADIR, G_FILE_TEST_IS_DIR) ? HENG_SOURCE_DATADIR : HENG_PKGDATADIR;
  return g_build_filename (chosen, relative, NULL);
}
