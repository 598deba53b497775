/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as numbers, today and now (which tests and reprints may pin), and the working-day calendar. */
#include "heng-date.h"

#define UNIX_EPOCH 719163 /* 1970-01-01 in days since 0000-12-31 */
#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)
#define PINNED_TIME_MS (G_GINT64_CONSTANT (10) * 60 * 60 * 1000) /* 18:00 at UTC+8 */

static _Thread_local HengDate pinned_day;

HengDate
heng_date_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return HENG_DATE_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return HENG_DATE_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (HengDate) g_date_get_julian (&date);
}

void
heng_date_split (HengDate date, int *year, int *month, int *day)
{
  GDate parts;

  *year = *month = *day = 0;
  if (date <= 0)
    return;
  g_date_clear (&parts, 1);
  g_date_set_julian (&parts, (guint32) date);
  *year = g_date_get_year (&parts);
  *month = g_date_get_month (&parts);
  *day = g_date_get_day (&parts);
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
