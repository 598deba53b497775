/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, the pinned clock and the working-day calendar. */
#include "heng-date.h"

static void
test_parse (void)
{
  static const char *const bad[] = { "", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-01", "2026-1-5", "2026/01/05",
                                     "20260105", "2026-01-05 ", "x026-01-05", "0000-01-01", NULL };
  HengDate date = heng_date_parse ("2024-02-29");
  g_autofree char *text = heng_date_format (date);
  g_autofree char *none = heng_date_format (HENG_DATE_NONE);

  g_assert_cmpstr (text, ==, "2024-02-29");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpint (heng_date_parse ("2026-03-01") - heng_date_parse ("2026-02-28"), ==, 1);
  for (guint i = 0; bad[i]; i++)
    g_assert_cmpint (heng_date_parse (bad[i]), ==, HENG_DATE_NONE);
  g_assert_cmpint (heng_date_parse (NULL), ==, HENG_DATE_NONE);
}

static void
test_split (void)
{
  int year, month, day;

  heng_date_split (heng_date_new (2026, 11, 23), &year, &month, &day);
  g_assert_cmpint (year, ==, 2026);
  g_assert_cmpint (month, ==, 11);
  g_assert_cmpint (day, ==, 23);
  heng_date_split (HENG_DATE_NONE, &year, &month, &day);
  g_assert_cmpint (year, ==, 0);
}

/* All days of the first 9999 years, as GLib counts them. */
static void
test_every_day (void)
{
  GDate date;
  int year, month, day;

  g_date_clear (&date, 1);
  for (HengDate number = 1; number <= heng_date_new (9999, 12, 31); number++)
    {
      g_date_set_julian (&date, (guint32) number);
      heng_date_split (number, &year, &month, &day);
      if (year != g_date_get_year (&date) || month != (int) g_date_get_month (&date) || day != g_date_get_day (&date)
          || heng_date_new (year, month, day) != number)
        g_error ("day %d is %d-%d-%d", number, year, month, day);
    }
  g_assert_cmpint (heng_date_new (9999, 12, 31), ==, 3652059);
  g_assert_cmpint (heng_date_new (1900, 2, 29), ==, HENG_DATE_NONE);
  g_assert_cmpint (heng_date_new (2026, 4, 31), ==, HENG_DATE_NONE);
}

static void
test_clock (void)
{
  g_setenv ("HENG_TODAY", "2026-08-14", TRUE);
  g_assert_cmpint (heng_date_today (), ==, heng_date_new (2026, 8, 14));
  /* 18:00 at UTC+8 */
  g_assert_cmpint (heng_now_ms (), ==, G_GINT64_CONSTANT (1786701600000));
  heng_clock_pin (heng_date_new (2026, 8, 15));
  g_assert_cmpint (heng_date_today (), ==, heng_date_new (2026, 8, 15));
  heng_clock_pin (HENG_DATE_NONE);
  g_assert_cmpint (heng_date_today (), ==, heng_date_new (2026, 8, 14));
  g_unsetenv ("HENG_TODAY");
  g_assert_cmpint (ABS (heng_now_ms () - g_get_real_time () / 1000), <, 60000);
}

static gpointer
today_elsewhere (gpointer data)
{
  return GINT_TO_POINTER (heng_date_today ());
}

static void
test_pin_is_of_the_thread (void)
{
  HengDate pinned = heng_date_new (1999, 1, 1);
  GThread *thread;

  heng_clock_pin (pinned);
  thread = g_thread_new ("other", today_elsewhere, NULL);
  g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (thread)), !=, pinned);
  heng_clock_pin (HENG_DATE_NONE);
}

static void
test_working_days (void)
{
  g_autoptr (HengCalendar) calendar = heng_calendar_new ();
  HengDate friday = heng_date_new (2026, 5, 15);

  g_assert_true (heng_calendar_is_working (calendar, friday));
  g_assert_false (heng_calendar_is_working (calendar, friday + 1));
  g_assert_false (heng_calendar_is_working (calendar, friday + 2));
  g_assert_cmpint (heng_calendar_working_days (calendar, friday, friday + 3), ==, 1);
  g_assert_cmpint (heng_calendar_working_days (calendar, friday, friday + 2), ==, 0);
  g_assert_cmpint (heng_calendar_working_days (calendar, friday, friday - 10), ==, 0);
  g_assert_cmpint (heng_calendar_working_days (calendar, friday, friday + 10), ==, 6);
}

/* Holidays and the days worked for them. */
static void
test_exceptions (void)
{
  g_autoptr (HengCalendar) calendar = heng_calendar_new ();
  HengDate friday = heng_date_new (2026, 5, 15);

  heng_calendar_set (calendar, friday + 3, FALSE);
  heng_calendar_set (calendar, friday + 2, TRUE);
  g_assert_cmpint (heng_calendar_working_days (calendar, friday, friday + 3), ==, 1);
  g_assert_true (heng_calendar_is_working (calendar, friday + 2));
  heng_calendar_set (calendar, friday + 2, FALSE);
  g_assert_cmpint (heng_calendar_working_days (calendar, friday, friday + 3), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/split", test_split);
  g_test_add_func ("/date/every-day", test_every_day);
  g_test_add_func ("/date/clock", test_clock);
  g_test_add_func ("/date/pin-is-of-the-thread", test_pin_is_of_the_thread);
  g_test_add_func ("/date/TV-I7/working-days", test_working_days);
  g_test_add_func ("/date/exceptions", test_exceptions);
  return g_test_run ();
}
