/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key results that have nothing to be found, and what was found in words. */
#pragma once

#include "heng-smart.h"

#include <string.h>

#include "model-test.h"

/* The second quarter of 2026, due at its end, a history that fits: nothing to find unless a case changes something. */
static HengSmartKr
kr_of (const char *title)
{
  return (HengSmartKr) {
    .title = title,
    .type = HENG_KR_INCREASE,
    .due = heng_date_new (2026, 6, 30),
    .cycle_start = heng_date_new (2026, 4, 1),
    .cycle_end = heng_date_new (2026, 6, 30),
  };
}

/* "from → to unit", "" for an empty field. */
static HengSmartKr
kr_with (const char *title, HengKrType type, const char *start, const char *target, const char *unit)
{
  HengSmartKr kr = kr_of (title);

  kr.type = type;
  kr.has_start = *start != '\0';
  kr.has_target = *target != '\0';
  kr.start = kr.has_start ? micro (start) : 0;
  kr.target = kr.has_target ? micro (target) : 0;
  kr.unit = unit;
  return kr;
}

/* "M1E S2W"; A4, which only says that there is nothing to compare with, is left out. Takes the findings. */
static char *
describe (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const HengSmartFinding *finding = findings->pdata[i];

      if (finding->rule == HENG_SMART_A4)
        continue;
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", heng_enum_by_value (heng_smart_rule_values, (int) finding->rule)->key,
                              heng_enum_by_value (heng_smart_severity_values, (int) finding->severity)->key);
    }
  g_ptr_array_unref (findings);
  return g_string_free (text, FALSE);
}

static void
assert_kr (HengSmartKr kr, const char *expected)
{
  g_autofree char *found = describe (heng_smart_check_kr (&kr));

  if (!g_str_equal (found, expected))
    g_error ("“%s”: “%s” instead of “%s”", kr.title, found, expected);
}

static const HengSmartFinding *
find (GPtrArray *findings, HengSmartRule rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (((HengSmartFinding *) findings->pdata[i])->rule == rule)
      return findings->pdata[i];
  return NULL;
}
