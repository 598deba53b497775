/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in a goal's sentence: they are no amounts, and those exact to the day are compared with the due date. */
#include "heng-smart-private.h"

#include <string.h>

static guint
skip_space (const HengSmartText *text, guint at)
{
  return smart_char (text, at) == ' ' ? at + 1 : at;
}

static void
add_day (HengSmartText *text, guint begin, guint end, int year, int month, int day)
{
  HengSmartDay found = { begin, end, year, month, day };

  heng_smart_hide (text, begin, end);
  /* 2000 stands in for any year: it has a 29 February */
  if (heng_date_new (year != 0 ? year : 2000, month, day) != HENG_DATE_NONE)
    g_array_append_val (text->days, found);
}

/* One or two digits from 1 to `most`; *end is one past. */
static gboolean
small_number (const HengSmartText *text, guint at, int most, int *value, guint *end)
{
  *end = heng_smart_digits_end (text, at);
  *value = heng_smart_digits_value (text, at, *end, 1000);
  return *end > at && *end - at <= 2 && *value >= 1 && *value <= most;
}

/* The same, in digits or Chinese numerals. */
static gboolean
small_count (const HengSmartText *text, guint at, int most, int *value, guint *end)
{
  gint64 numeral;

  if (small_number (text, at, most, value, end))
    return TRUE;
  if (!heng_smart_numeral (text, at, &numeral, end) || numeral < 1 || numeral > most)
    return FALSE;
  *value = (int) numeral;
  return TRUE;
}

/* "6月30日", "6月", "六月三十号", from the month on; 0: none. "3个月" has its 个 between and never comes here. */
static guint
take_month (HengSmartText *text, guint begin, guint at, int year)
{
  int month, day;
  guint end, day_end;

  if (!small_count (text, at, 12, &month, &end) || smart_char (text, skip_space (text, end)) != 0x6708 /* 月 */)
    return 0;
  end = skip_space (text, end) + 1;
  if (small_count (text, skip_space (text, end), 31, &day, &day_end)
      && (heng_smart_match (text, skip_space (text, day_end), "日") || heng_smart_match (text, skip_space (text, day_end), "号")))
    {
      end = skip_space (text, day_end) + 1;
      add_day (text, begin, end, year, month, day);
      return end;
    }
  end += heng_smart_match (text, end, "份");
  heng_smart_hide (text, begin, end);
  return end;
}

/* "2026-06-30", "2026/6/30", "2026.6.30", "2026-06"; 0: none. */
static guint
take_dashed (HengSmartText *text, guint begin, guint year_end, int year)
{
  gunichar separator = smart_char (text, year_end);
  int month, day;
  guint end, day_end;

  if ((separator != '-' && separator != '/' && separator != '.') || !small_number (text, year_end + 1, 12, &month, &end))
    return 0;
  if (smart_char (text, end) == separator && small_number (text, end + 1, 31, &day, &day_end))
    {
      add_day (text, begin, day_end, year, month, day);
      return day_end;
    }
  if (separator == '.')
    return 0;
  heng_smart_hide (text, begin, end);
  return end;
}

/* "06-30前", "6/30之前": month and day only where 前 says that they are a date. */
static guint
take_short (HengSmartText *text, guint begin)
{
  int month, day;
  guint end, day_end;
  gunichar separator;

  if (!small_number (text, begin, 12, &month, &end))
    return 0;
  separator = smart_char (text, end);
  if ((separator != '-' && separator != '/' && separator != '.') || !small_number (text, end + 1, 31, &day, &day_end)
      || !(heng_smart_match (text, day_end, "前") || heng_smart_match (text, day_end, "之前") || heng_smart_match (text, day_end, "以前")))
    return 0;
  add_day (text, begin, day_end, 0, month, day);
  return day_end;
}

/* A date that begins with digits at `begin`; 0: none. */
static guint
take_digits (HengSmartText *text, guint begin)
{
  guint end = heng_smart_digits_end (text, begin), taken;
  int year = heng_smart_digits_value (text, begin, end, 10000);

  if (end - begin == 4 && year >= 1900 && year <= 2100 && (taken = take_dashed (text, begin, end, year)) > 0)
    return taken;
  if (end - begin <= 4 && smart_char (text, skip_space (text, end)) == 0x5e74 /* 年 */)
    {
      guint after = skip_space (text, end) + 1;

      if (end - begin == 2)
        year += 2000;
      if (end - begin >= 2 && (taken = take_month (text, begin, skip_space (text, after), year)) > 0)
        return taken;
      heng_smart_hide (text, begin, after);
      return after;
    }
  if ((taken = take_month (text, begin, begin, 0)) > 0)
    return taken;
  return take_short (text, begin);
}

/* "二季度", "第2季度", "2季度". */
static guint
take_quarter (HengSmartText *text, guint begin)
{
  guint at = begin + heng_smart_match (text, begin, "第"), end;
  int quarter;

  if (!small_count (text, at, 4, &quarter, &end) || heng_smart_match (text, end, "季") == 0)
    return 0;
  heng_smart_hide (text, begin, end + 1);
  return end + 1;
}

static const char *const months[] = { "january", "february", "march",     "april",   "may",      "june",
                                      "july",    "august",   "september", "october", "november", "december" };

/* A month's name or its first three letters as a whole word; *end is one past, with its full stop. 0: none. */
static int
month_name (const HengSmartText *text, guint at, guint *end)
{
  guint n = 0;

  while (smart_is_letter (smart_char (text, at + n)))
    n++;
  if (n < 3 || n > 9 || smart_is_word (smart_char (text, at + n)) || (at > 0 && smart_is_word (text->chars[at - 1])))
    return 0;
  for (int i = 0; i < 12; i++)
    {
      guint same = 0;

      while (same < n && text->chars[at + same] == (guchar) months[i][same])
        same++;
      if (same < n || (n > 3 && months[i][n] != '\0'))
        continue;
      *end = at + n + (n == 3 && months[i][3] != '\0' && smart_char (text, at + n) == '.' ? 1 : 0);
      return i + 1;
    }
  return 0;
}

static guint
skip_ordinal (const HengSmartText *text, guint at)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (heng_smart_match (text, at, endings[i]) > 0 && !smart_is_word (smart_char (text, at + 2)))
      return at + 2;
  return at;
}

/* ", 2026" or " 2026" after a day; *year stays 0 without one. */
static guint
take_year (const HengSmartText *text, guint at, int *year)
{
  guint begin = skip_space (text, at + (smart_char (text, at) == ',' ? 1 : 0)), end = heng_smart_digits_end (text, begin);
  int value = heng_smart_digits_value (text, begin, end, 10000);

  *year = 0;
  if (begin == at || end - begin != 4 || value < 1900 || value > 2100)
    return at;
  *year = value;
  return end;
}

/* "June 30", "Jun 30th, 2026", "June 2026". */
static guint
take_month_first (HengSmartText *text, guint begin)
{
  guint end, day_end;
  int month = smart_is_letter (text->chars[begin]) ? month_name (text, begin, &end) : 0, day, year;

  if (month == 0)
    return 0;
  if (small_number (text, skip_space (text, end), 31, &day, &day_end) && skip_space (text, end) > end)
    {
      end = take_year (text, skip_ordinal (text, day_end), &year);
      add_day (text, begin, end, year, month, day);
      return end;
    }
  end = take_year (text, end, &year);
  if (year == 0)
    return 0;
  heng_smart_hide (text, begin, end);
  return end;
}

/* "30 June", "30th June 2026". */
static guint
take_day_first (HengSmartText *text, guint begin)
{
  guint end;
  int day, month, year;

  if (!small_number (text, begin, 31, &day, &end))
    return 0;
  end = skip_ordinal (text, end);
  if (smart_char (text, end) != ' ' || (month = month_name (text, end + 1, &end)) == 0)
    return 0;
  end = take_year (text, end, &year);
  add_day (text, begin, end, year, month, day);
  return end;
}

static guint
take_any (HengSmartText *text, guint at)
{
  gboolean is_digit = smart_is_digit (text->chars[at]);
  guint end;

  if (is_digit && at > 0 && (smart_is_word (text->chars[at - 1]) || text->chars[at - 1] == '.'))
    return 0;
  if (is_digit && ((end = take_digits (text, at)) > 0 || (end = take_day_first (text, at)) > 0))
    return end;
  if (smart_is_letter (text->chars[at]))
    return take_month_first (text, at);
  if ((end = take_quarter (text, at)) > 0)
    return end;
  return is_digit ? 0 : take_month (text, at, at, 0);
}

void
heng_smart_find_dates (HengSmartText *text)
{
  for (guint at = 0; at < text->n;)
    {
      guint end = take_any (text, at);

      at = end > at ? end : at + 1;
    }
}

/* Everything a date before 前 is made of. */
static gboolean
is_date_char (gunichar c)
{
  if (c < 128)
    return c != 0 && strchr ("0123456789-/.q ", (int) c) != NULL;
  return g_utf8_strchr ("在于年月日号第一二三四五六七八九十上下半季度本底末当内之以", -1, c) != NULL;
}

static guint
skip_to_words (const HengSmartText *text, guint at)
{
  while (at < text->n && !g_unichar_isalnum (text->chars[at]))
    at++;
  return at;
}

guint
heng_smart_after_leading_date (const HengSmartText *text)
{
  static const char *const prepositions[] = { "by", "before", "until", "on", "in" };
  guint at = 0, end;

  for (end = 0; end < MIN (text->n, 20) && is_date_char (text->chars[end]); end++)
    ;
  if (end > 0 && smart_char (text, end) == 0x524d /* 前 */)
    return skip_to_words (text, end + 1);
  for (guint i = 0; i < G_N_ELEMENTS (prepositions) && at == 0; i++)
    if ((end = heng_smart_match_word (text, 0, prepositions[i])) > 0)
      at = skip_space (text, end);
  if (at >= text->n || !text->hidden[at])
    return 0;
  while (at < text->n && text->hidden[at])
    at++;
  return skip_to_words (text, at);
}
