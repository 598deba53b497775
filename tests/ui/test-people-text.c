/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, spans, shares and names in words. */
#include "heng-people-text.h"

#include <locale.h>

static void
check (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_days (void)
{
  check (heng_text_day (heng_date_new (2026, 9, 24)), "24 Sep");
  check (heng_text_day (HENG_DATE_NONE), "—");
  check (heng_text_day_year (heng_date_new (2021, 11, 8)), "8 Nov 2021");
  check (heng_text_day_weekday (heng_date_new (2026, 8, 21)), "Friday 21 August");
  check (heng_text_day_weekday (heng_date_new (2026, 8, 24)), "Monday 24 August");
}

static void
test_ago (void)
{
  HengDate today = heng_date_new (2026, 8, 21);

  check (heng_text_ago (today, today), "today");
  check (heng_text_ago (today - 1, today), "yesterday");
  check (heng_text_ago (today - 12, today), "12 days ago");
  check (heng_text_ago (today - 61, today), "21 Jun");
  check (heng_text_ago (HENG_DATE_NONE, today), "never");
}

static void
test_tenure (void)
{
  HengDate from = heng_date_new (2021, 11, 8);

  check (heng_text_tenure (from, heng_date_new (2026, 9, 24)), "4 y 10 m");
  check (heng_text_tenure (from, heng_date_new (2026, 11, 7)), "4 y 11 m");
  check (heng_text_tenure (from, heng_date_new (2026, 11, 8)), "5 y");
  check (heng_text_tenure (from, heng_date_new (2022, 1, 7)), "1 m");
  check (heng_text_tenure (HENG_DATE_NONE, from), "—");
}

static void
test_numbers (void)
{
  check (heng_text_percent (915000), "92%");
  check (heng_text_percent (0), "0%");
  check (heng_text_weight (1500, 0), "15%");
  check (heng_text_weight (1500, 2), "15.00%");
  check (heng_text_value (HENG_NUMBER (HENG_POINTS (92) + 170000), 2), "92.17");
  check (heng_text_value (HENG_MISSING, 2), "—");
  check (heng_text_value (HENG_NA, 2), "N/A");
}

static void
test_names (void)
{
  g_autoptr (HengEmployee) employee = heng_employee_new ();

  employee->name = g_strdup ("张伟");
  employee->pinyin = g_strdup ("zhang wei");
  g_assert_cmpstr (heng_text_name (employee), ==, "张伟");
  check (heng_text_other_name (employee), "Zhang Wei");
  employee->name_en = g_strdup ("Wei Zhang");
  g_assert_cmpstr (heng_text_name (employee), ==, "Wei Zhang");
  check (heng_text_other_name (employee), "张伟");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-text/days", test_days);
  g_test_add_func ("/people-text/ago", test_ago);
  g_test_add_func ("/people-text/tenure", test_tenure);
  g_test_add_func ("/people-text/numbers", test_numbers);
  g_test_add_func ("/people-text/names", test_names);
  return g_test_run ();
}
