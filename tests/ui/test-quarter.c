/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarter that the form suggests. */
#include "heng-quarter.h"

static void
check (int year, int month, int day, const char *key, const char *from, const char *to)
{
  HengQuarter quarter = heng_quarter_of (heng_date_new (year, month, day));
  g_autofree char *first = heng_date_format (quarter.from);
  g_autofree char *last = heng_date_format (quarter.to);

  g_assert_cmpstr (quarter.key, ==, key);
  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
  heng_quarter_clear (&quarter);
}

static void
quarters_of_a_year (void)
{
  check (2026, 1, 1, "2026Q1", "2026-01-01", "2026-03-31");
  check (2028, 2, 29, "2028Q1", "2028-01-01", "2028-03-31");
  check (2026, 6, 30, "2026Q2", "2026-04-01", "2026-06-30");
  check (2026, 10, 1, "2026Q4", "2026-10-01", "2026-12-31");
  check (2026, 12, 31, "2026Q4", "2026-10-01", "2026-12-31");
}

static void
names_in_both_languages (void)
{
  HengQuarter quarter = heng_quarter_of (heng_date_new (2026, 8, 21));

  g_assert_cmpstr (quarter.name, ==, "2026年第3季度");
  g_assert_cmpstr (quarter.name_en, ==, "Q3 2026");
  heng_quarter_clear (&quarter);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quarter/of a day", quarters_of_a_year);
  g_test_add_func ("/quarter/names in both languages", names_in_both_languages);
  return g_test_run ();
}
