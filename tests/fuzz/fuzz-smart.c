/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SMART check: titles of key results in Chinese and English, the objective in the first line. */
#include "fuzz-common.h"

#include "heng-smart.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 6);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      HengSmartKr kr = { .title = lines[i], .is_submit = i % 2 == 0, .ignore_due = i % 3 == 0, .siblings = (const char *const *) lines,
                         .n_siblings = g_strv_length (lines), .due = heng_date_new (2026, 6, 30), .cycle_start = heng_date_new (2026, 4, 1),
                         .cycle_end = heng_date_new (2026, 6, 30) };
      g_autoptr (GPtrArray) findings = heng_smart_check_kr (&kr);

      g_assert_nonnull (findings);
    }
  return 0;
}
