/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short words for the tests of src/model: numbers are written as decimal text. */
#pragma once

#include "heng-fixed.h"

static inline HengMicro
micro (const char *text)
{
  HengMicro value = 0;

  g_assert_true (heng_micro_parse (text, &value));
  return value;
}

static inline HengValue
number (const char *text)
{
  return HENG_NUMBER (micro (text));
}

/* `expected` is "NA", "MISSING" or a decimal; compared to the last micro. */
static inline void
assert_value (HengValue value, const char *expected)
{
  g_autofree char *text = heng_value_format (value, 6);
  g_autofree char *wanted = g_ascii_isalpha (*expected) ? g_strdup (expected) : heng_micro_format (micro (expected), 6);

  g_assert_cmpstr (text, ==, wanted);
}

static inline void
assert_micro (HengMicro value, const char *expected)
{
  assert_value (HENG_NUMBER (value), expected);
}
