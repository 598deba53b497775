/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicator rules and their actual values: the rule in the first line, an actual in each of the others. */
#include "fuzz-common.h"

#include "heng-rule.h"

static void
try_actual (const HengRule *rule, const char *text)
{
  HengActual actual = { 0 };
  HengActual again = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean ok = heng_actual_parse (rule, text, &actual, &error);

  g_assert_true (ok == (error == NULL));
  if (ok)
    {
      HengValue score = heng_rule_score (rule, &actual, NULL);
      g_autofree char *stored = heng_actual_format (rule, &actual);
      g_autofree char *shown = heng_actual_display (rule, &actual, "件");

      if (score.state == HENG_VALUE_NUMBER)
        g_assert_true (score.micro >= 0 && score.micro <= HENG_POINTS (120));
      /* What is stored reads back. */
      g_assert_true (heng_actual_parse (rule, stored, &again, NULL));
    }
  heng_actual_clear (&actual);
  heng_actual_clear (&again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengRule) rule = heng_rule_parse (lines[0] != NULL ? lines[0] : "", &error);
  g_autofree char *description = NULL;
  g_autofree char *target = NULL;

  g_assert_true ((rule == NULL) == (error != NULL));
  if (rule == NULL)
    return 0;
  description = heng_rule_describe (rule);
  target = heng_rule_target (rule, NULL);
  for (guint i = 1; lines[i] != NULL; i++)
    try_actual (rule, lines[i]);
  return 0;
}
