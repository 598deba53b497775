/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of cases for `hengctl calc file`. */
#include "fuzz-common.h"

#include "heng-ctl-calc.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const HengCtlCommand command = { "calc file", "", "", NULL };
  HengCtl ctl = { .command = &command, .json = TRUE };
  g_auto (GStrv) args = NULL;
  static FILE *nowhere;
  FuzzFile file;

  /* The answers are not looked at. */
  if (nowhere == NULL)
    nowhere = freopen ("/dev/null", "w", stdout);
  fuzz_file_open (&file, data, size);
  args = g_new0 (char *, 3);
  args[0] = g_strdup ("hengctl");
  args[1] = g_strdup (file.path);
  heng_calc_run_file (&ctl, args);
  fuzz_file_close (&file);
  return 0;
}
