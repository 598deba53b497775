/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, spans and numbers in words. Month names carry the order and the 月 of Chinese through their translations. */
#include "heng-people-text.h"

#include <glib/gi18n-lib.h>

static const char *const months_short[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
                                            N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };
static const char *const months_long[] = { N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
                                           N_("August"), N_("September"), N_("October"), N_("November"), N_("December") };
static const char *const weekdays[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
                                        N_("Sunday") };

gboolean
heng_text_is_chinese (void)
{
  return *heng_localized ("z", "e") == 'z';
}

static const char *
month_short (int month)
{
  return month == 5 ? C_("short month", "May") : _(months_short[month - 1]);
}

char *
heng_text_day (HengDate day)
{
  int year, month, dom;

  if (day == HENG_DATE_NONE)
    return g_strdup ("—");
  heng_date_split (day, &year, &month, &dom);
  /* Translators: a day and a short month name, in this order; the first argument is the month. */
  return g_strdup_printf (_("%2$d %1$s"), month_short (month), dom);
}

char *
heng_text_day_year (HengDate day)
{
  int year, month, dom;

  if (day == HENG_DATE_NONE)
    return g_strdup ("—");
  if (heng_text_is_chinese ())
    return heng_date_format (day);
  heng_date_split (day, &year, &month, &dom);
  return g_strdup_printf ("%d %s %d", dom, month_short (month), year);
}

char *
heng_text_day_weekday (HengDate day)
{
  int year, month, dom;
  const char *weekday;

  if (day == HENG_DATE_NONE)
    return g_strdup ("—");
  heng_date_split (day, &year, &month, &dom);
  weekday = _(weekdays[(day - 1) % 7]); /* day 1 of the Julian count of GDate was a Monday */
  /* Translators: arguments are weekday, day, month name. */
  return g_strdup_printf (_("%1$s %2$d %3$s"), weekday, dom, _(months_long[month - 1]));
}

char *
heng_text_ago (HengDate day, HengDate today)
{
  int days = today - day;

  if (day == HENG_DATE_NONE)
    return g_strdup (_("never"));
  if (days < 0 || days > 60)
    return heng_text_day (day);
  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("yesterday"));
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
}

char *
heng_text_tenure (HengDate from, HengDate to)
{
  int y1, m1, d1, y2, m2, d2, count;

  if (from == HENG_DATE_NONE || to < from)
    return g_strdup ("—");
  heng_date_split (from, &y1, &m1, &d1);
  heng_date_split (to, &y2, &m2, &d2);
  count = (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
  if (count < 12)
    return g_strdup_printf (_("%d m"), count);
  if (count % 12 == 0)
    return g_strdup_printf (_("%d y"), count / 12);
  return g_strdup_printf (_("%1$d y %2$d m"), count / 12, count % 12);
}

char *
heng_text_moment (gint64 utc_ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (utc_ms / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (utc_ms == 0 || local == NULL)
    return g_strdup ("—");
  day = heng_text_day (heng_date_new (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local)));
  clock = g_date_time_format (local, "%H:%M");
  return g_strdup_printf ("%s %s", day, clock);
}

char *
heng_text_percent (HengMicro share)
{
  g_autofree char *number = heng_micro_display (share * 100, 0, FALSE);

  return g_strconcat (number, "%", NULL);
}

char *
heng_text_weight (gint64 bp, int decimals)
{
  g_autofree char *number = heng_micro_format (bp * (HENG_MICRO / 100), decimals);

  return g_strconcat (number, "%", NULL);
}

char *
heng_text_value (HengValue value, int decimals)
{
  switch (value.state)
    {
    case HENG_VALUE_NUMBER:
      return heng_micro_display (value.micro, decimals, FALSE);
    case HENG_VALUE_NA:
      return g_strdup (_("N/A"));
    case HENG_VALUE_MISSING:
    default:
      return g_strdup ("—");
    }
}

const char *
heng_text_name (const HengEmployee *employee)
{
  return heng_localized (employee->name, employee->name_en);
}

static char *
capitalised (const char *pinyin)
{
  GString *out = g_string_new (NULL);
  gboolean start = TRUE;

  for (const char *p = pinyin; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, start ? g_unichar_toupper (c) : c);
      start = c == ' ';
    }
  return g_string_free (out, FALSE);
}

char *
heng_text_other_name (const HengEmployee *employee)
{
  if (heng_text_name (employee) != employee->name)
    return g_strdup (employee->name);
  if (employee->name_en != NULL && *employee->name_en != '\0' && g_strcmp0 (employee->name_en, employee->name) != 0)
    return g_strdup (employee->name_en);
  if (employee->pinyin == NULL || g_ascii_strcasecmp (employee->pinyin, employee->name) == 0)
    return NULL;
  return capitalised (employee->pinyin);
}
