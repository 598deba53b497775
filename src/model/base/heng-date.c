/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as numbers, today and now (which tests and reprints may pin), and the working-day calendar. */
#include "heng-date.h"

#define UNIX_EPOCH 719163 /* 1970-01-01 in days since 0000-12-31 */
#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)
#define PINNED_TIME_MS (G_GINT64_CONSTANT (10) * 60 * 60 * 1000) /* 18:00 at UTC+8 */

static _Thread_local HengDate pinned_day;

/* Both ways count years from March, so that the leap day is the last one, in eras of 400 years. Imports turn millions of dates, which
 * GDate would do ten times slower. */
#define ERA_DAYS 146097
#define MARCH_OFFSET 305 /* from 0000-03-01 to 0000-12-31 */

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

HengDate
heng_date_new (int year, int month, int day)
{
  static const int month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int years, in_era, day_of_year;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1
      || day > month_days[month - 1] + (month == 2 && is_leap_year (year)))
    return HENG_DATE_NONE;
  years = year - (month <= 2);
  in_era = years % 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return (HengDate) (years / 400 * ERA_DAYS + in_era * 365 + in_era / 4 - in_era / 100 + day_of_year - MARCH_OFFSET);
}

void
heng_date_split (HengDate date, int *year, int *month, int *day)
{
  gint64 since_march = (gint64) date + MARCH_OFFSET;
  int in_era, year_of_era, day_of_year, month_of_five;

  *year = *month = *day = 0;
  if (date <= 0)
    return;
  in_era = (int) (since_march % ERA_DAYS);
  year_of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  day_of_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  month_of_five = (5 * day_of_year + 2) / 153; /* from March: five months have 153 days */
  *day = day_of_year - (153 * month_of_five + 2) / 5 + 1;
  *month = month_of_five < 10 ? month_of_five + 3 : month_of_five - 9;
  *year = (int) (since_march / ERA_DAYS * 400) + year_of_era + (*month <= 2);
}

HengDate
heng_date_parse (const char *iso)
{
  static const char shape[] = "dddd-dd-dd";
  int numbers[3] = { 0, 0, 0 };
  int part = 0;

  if (!iso)
    return HENG_DATE_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (shape); i++)
    {
      if (shape[i] == 'd' && g_ascii_isdigit (iso[i]))
        numbers[part] = numbers[part] * 10 + (iso[i] - '0');
      else if (shape[i] != 'd' && iso[i] == shape[i])
        part++;
      else
        return HENG_DATE_NONE;
    }
  return heng_date_new (numbers[0], numbers[1], numbers[2]);
}

char *
heng_date_format (HengDate date)
{
  int year, month, day;

  if (date == HENG_DATE_NONE)
    return g_strdup ("");
  heng_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

void
heng_clock_pin (HengDate day)
{
  pinned_day = day;
}

static HengDate
overridden_day (void)
{
  if (pinned_day != HENG_DATE_NONE)
    return pinned_day;
  return heng_date_parse (g_getenv ("HENG_TODAY"));
}

HengDate
heng_date_today (void)
{
  HengDate day = overridden_day ();
  g_autoptr (GDateTime) now = NULL;

  if (day != HENG_DATE_NONE)
    return day;
  now = g_date_time_new_now_local ();
  return heng_date_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

gint64
heng_now_ms (void)
{
  HengDate day = overridden_day ();

  if (day != HENG_DATE_NONE)
    return (day - UNIX_EPOCH) * DAY_MS + PINNED_TIME_MS;
  return g_get_real_time () / 1000;
}

struct _HengCalendar
{
  GHashTable *exceptions; /* HengDate → is working */
};

HengCalendar *
heng_calendar_new (void)
{
  HengCalendar *calendar = g_new0 (HengCalendar, 1);

  calendar->exceptions = g_hash_table_new (NULL, NULL);
  return calendar;
}

void
heng_calendar_free (HengCalendar *calendar)
{
  if (!calendar)
    return;
  g_hash_table_unref (calendar->exceptions);
  g_free (calendar);
}

void
heng_calendar_set (HengCalendar *calendar, HengDate date, gboolean is_working)
{
  g_hash_table_insert (calendar->exceptions, GINT_TO_POINTER (date), GINT_TO_POINTER (is_working ? 1 : 0));
}

gboolean
heng_calendar_is_working (const HengCalendar *calendar, HengDate date)
{
  gpointer is_working;

  if (calendar
      && g_hash_table_lookup_extended (calendar->exceptions, GINT_TO_POINTER (date), NULL, &is_working))
    return GPOINTER_TO_INT (is_working) != 0;
  return (date - 1) % 7 < 5; /* day 1 was a Monday */
}

int
heng_calendar_working_days (const HengCalendar *calendar, HengDate from, HengDate to)
{
  int days = 0;

  for (HengDate day = from + 1; day <= to; day++)
    days += heng_calendar_is_working (calendar, day) ? 1 : 0;
  return days;
}
