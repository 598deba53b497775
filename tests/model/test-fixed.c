/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounding, and decimal text in and out. */
#include "heng-fixed.h"
#include "model-test.h"

static void
test_publish (void)
{
  g_assert_cmpint (heng_micro_publish (micro ("89.995"), HENG_ROUND_HALF_UP), ==, micro ("90"));
  g_assert_cmpint (heng_micro_publish (micro ("89.994"), HENG_ROUND_HALF_UP), ==, micro ("89.99"));
  g_assert_cmpint (heng_micro_publish (micro ("2.675"), HENG_ROUND_HALF_UP), ==, micro ("2.68"));
  g_assert_cmpint (heng_micro_publish (micro ("0.125"), HENG_ROUND_HALF_UP), ==, micro ("0.13"));
  g_assert_cmpint (heng_micro_publish (micro ("0.125"), HENG_ROUND_HALF_EVEN), ==, micro ("0.12"));
  g_assert_cmpint (heng_micro_publish (micro ("0.135"), HENG_ROUND_HALF_EVEN), ==, micro ("0.14"));
  g_assert_cmpint (heng_micro_publish (micro ("-0.125"), HENG_ROUND_HALF_EVEN), ==, micro ("-0.12"));
  g_assert_cmpint (heng_micro_publish (micro ("0.125001"), HENG_ROUND_HALF_EVEN), ==, micro ("0.13"));
}

/* Exact 89.9949996 is no micro: it first becomes 89.995000, and that is published. */
static void
test_publish_from_micro (void)
{
  HengMicro stored = heng_div_round ((HengWide) 899949996 * HENG_MICRO, 10000000);

  g_assert_cmpint (stored, ==, micro ("89.995"));
  g_assert_cmpint (heng_micro_publish (stored, HENG_ROUND_HALF_UP), ==, micro ("90"));
}

static void
test_half_away_from_zero (void)
{
  g_assert_cmpint (heng_div_round (5, 2), ==, 3);
  g_assert_cmpint (heng_div_round (-5, 2), ==, -3);
  g_assert_cmpint (heng_div_round (5, -2), ==, -3);
  g_assert_cmpint (heng_div_round (4, 3), ==, 1);
  g_assert_cmpint (heng_div_round (-4, 3), ==, -1);
  g_assert_cmpint (heng_div_round (0, 7), ==, 0);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 micro;
  } good[] = {
    { "0", 0 },          { "12", 12000000 },         { "-1,234.5", -1234500000 }, { "+3.000001", 3000001 },
    { "−6.5", -6500000 }, { "1,234,567", 1234567000000 }, { "9223372036854.775807", G_MAXINT64 },
  };
  static const char *const bad[] = { "", "-", "+", ".", "5.", ".5", "1.0000001", "1e3", "1 ", " 1", "--1", "1,23", "12,3456", ",123",
                                     "1234,567", "1,", "9223372036854.775808", "99999999999999999999999999", "一", NULL };
  HengMicro value;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (heng_micro_parse (good[i].text, &value));
      g_assert_cmpint (value, ==, good[i].micro);
    }
  for (guint i = 0; bad[i]; i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (heng_micro_parse (bad[i], &value));
    }
  g_assert_false (heng_micro_parse (NULL, &value));
}

#define ASSERT_TEXT(call, expected)          \
  G_STMT_START                               \
  {                                          \
    g_autofree char *text = (call);          \
    g_assert_cmpstr (text, ==, (expected));  \
  }                                          \
  G_STMT_END

static void
test_format (void)
{
  ASSERT_TEXT (heng_micro_format (micro ("90.169641"), 6), "90.169641");
  ASSERT_TEXT (heng_micro_format (micro ("90.169641"), 2), "90.17");
  ASSERT_TEXT (heng_micro_format (micro ("-0.004"), 2), "0.00");
  ASSERT_TEXT (heng_micro_format (micro ("-0.005"), 2), "-0.01");
  ASSERT_TEXT (heng_micro_format (micro ("2.5"), 0), "3");
  ASSERT_TEXT (heng_micro_format (micro ("1.02"), 2), "1.02");
  ASSERT_TEXT (heng_micro_format_short (micro ("6.500000")), "6.5");
  ASSERT_TEXT (heng_micro_format_short (micro ("120")), "120");
  ASSERT_TEXT (heng_micro_format_short (0), "0");
  ASSERT_TEXT (heng_micro_format_short (micro ("-0.000001")), "-0.000001");
  ASSERT_TEXT (heng_micro_display (micro ("-9.6"), 2, TRUE), "−9.60");
  ASSERT_TEXT (heng_micro_display (micro ("0.492308"), 2, TRUE), "+0.49");
  ASSERT_TEXT (heng_micro_display (micro ("0.001"), 2, TRUE), "0.00");
  ASSERT_TEXT (heng_micro_display_short (micro ("-6.5")), "−6.5");
  ASSERT_TEXT (heng_value_format (HENG_NA, 6), "NA");
  ASSERT_TEXT (heng_value_format (HENG_MISSING, 6), "MISSING");
  ASSERT_TEXT (heng_value_format (number ("1"), 2), "1.00");
  ASSERT_TEXT (heng_micro_format (G_MININT64, 6), "-9223372036854.775808");
}

/* Text and back for numbers of every size. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      guint64 bits = ((guint64) g_test_rand_int () << 32) ^ (guint32) g_test_rand_int ();
      gint64 value = (gint64) bits >> g_test_rand_int_range (1, 63);
      g_autofree char *text = heng_micro_format_short (value);
      HengMicro back;

      g_assert_true (heng_micro_parse (text, &back));
      g_assert_cmpint (back, ==, value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fixed/TV-R1", test_publish);
  g_test_add_func ("/fixed/TV-R1/from-micro", test_publish_from_micro);
  g_test_add_func ("/fixed/TV-R1/half-away-from-zero", test_half_away_from_zero);
  g_test_add_func ("/fixed/parse", test_parse);
  g_test_add_func ("/fixed/format", test_format);
  g_test_add_func ("/fixed/round-trip", test_round_trip);
  return g_test_run ();
}
