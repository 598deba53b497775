/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in all the ways offices write them (domain.md §9.2). */
#include "heng-cell.h"

#include <string.h>

static HengDateRead
check (int year, int month, int day, HengDateRead good, HengDate *date)
{
  if (year < 1900 || year > 2100)
    return HENG_DATE_READ_BAD;
  *date = heng_date_new (year, month, day);
  return *date != HENG_DATE_NONE ? good : HENG_DATE_READ_BAD;
}

/* Reads one number of at most `digits` digits and moves on. */
static gboolean
number (const char **p, int digits, int *value)
{
  const char *start = *p;

  for (*value = 0; g_ascii_isdigit (**p) && *p - start < digits; ++*p)
    *value = *value * 10 + (**p - '0');
  return *p > start && !g_ascii_isdigit (**p);
}

/* Nothing more, or a time of day. */
static gboolean
is_tail (const char *p)
{
  if (*p == '\0')
    return TRUE;
  if (*p != ' ' && *p != 'T')
    return FALSE;
  while (*p == ' ' || *p == 'T')
    p++;
  return g_ascii_isdigit (*p) && strspn (p, "0123456789:.Z+ ") == strlen (p) && strchr (p, ':') != NULL;
}

static gboolean
skip (const char **p, const char *prefix)
{
  gsize n = strlen (prefix);

  if (strncmp (*p, prefix, n) != 0)
    return FALSE;
  *p += n;
  while (**p == ' ')
    ++*p;
  return TRUE;
}

/* Digits only: 20230105, a serial of five digits, epoch milliseconds; anything shorter needs asking. */
static HengDateRead
read_digits (const char *text, gsize n, HengDate *date)
{
  gint64 value = g_ascii_strtoll (text, NULL, 10);

  if (value == 0)
    return HENG_DATE_READ_EMPTY;
  if (n == 8)
    return check ((int) (value / 10000), (int) (value / 100 % 100), (int) (value % 100), HENG_DATE_READ_OK, date);
  if (n == 5)
    {
      int year, month, day;

      heng_date_split (heng_date_new (1899, 12, 30) + (HengDate) value, &year, &month, &day);
      return check (year, month, day, HENG_DATE_READ_OK, date);
    }
  if (n == 13)
    {
      int year, month, day;

      heng_date_split (heng_date_new (1970, 1, 1) + (HengDate) ((value + 8 * 3600000) / 86400000), &year, &month, &day);
      return check (year, month, day, HENG_DATE_READ_OK, date);
    }
  return n < 5 || n == 6 ? HENG_DATE_READ_AMBIGUOUS : HENG_DATE_READ_BAD;
}

/* 2023年1月5日, 2023年1月 */
static HengDateRead
read_chinese (const char *p, int year, HengDate *date)
{
  int month, day;

  if (!skip (&p, "年") || !number (&p, 2, &month) || (!skip (&p, "月份") && !skip (&p, "月")))
    return HENG_DATE_READ_BAD;
  if (*p == '\0')
    return check (year, month, 1, HENG_DATE_READ_MONTH, date);
  if (!number (&p, 2, &day))
    return HENG_DATE_READ_BAD;
  if (!skip (&p, "日"))
    skip (&p, "号");
  return *p == '\0' || is_tail (p) || g_ascii_isdigit (*p) ? check (year, month, day, HENG_DATE_READ_OK, date) : HENG_DATE_READ_BAD;
}

/* 2023-1-5, 2023/01/05, 2023.1.5, each with a time of day or without; 2023-01. */
static HengDateRead
read_separated (gsize year_digits, const char *p, int year, HengDate *date)
{
  char separator = *p;
  int month, day = 0;

  p++;
  if (!number (&p, 2, &month) && *p != '\0' && *p != separator)
    return year_digits <= 2 ? HENG_DATE_READ_AMBIGUOUS : HENG_DATE_READ_BAD;
  if (year_digits <= 2)
    return HENG_DATE_READ_AMBIGUOUS;
  if (year_digits != 4)
    return HENG_DATE_READ_BAD;
  if (*p == '\0')
    return check (year, month, 1, HENG_DATE_READ_MONTH, date);
  if (*p != separator)
    return HENG_DATE_READ_BAD;
  p++;
  if (!number (&p, 2, &day) || !is_tail (p))
    return HENG_DATE_READ_BAD;
  if ((year == 0 && month == 0) || (year == 1900 && month == 1 && day == 0))
    return HENG_DATE_READ_EMPTY;
  return check (year, month, day, HENG_DATE_READ_OK, date);
}

/* Three numbers with one separator between them (or 年 月 日), and nothing more than a time of day. */
static gboolean
read_three (const char *p, int values[3], gsize digits[3])
{
  static const char *const chinese[3] = { "年", "月", "日" };
  gboolean is_chinese = strstr (p, "年") != NULL;
  char separator = '\0';

  for (int i = 0; i < 3; i++)
    {
      const char *start = p;

      if (!number (&p, 4, &values[i]))
        return FALSE;
      digits[i] = (gsize) (p - start);
      if (is_chinese)
        {
          if (!skip (&p, chinese[i]) && !(i == 2 && skip (&p, "号")))
            return i == 2 && is_tail (p);
          continue;
        }
      if (i == 0)
        separator = *p;
      if (i < 2 && (separator == '\0' || strchr ("-/.", separator) == NULL || *p++ != separator))
        return FALSE;
    }
  return is_tail (p);
}

static HengDate
make_date (int year, gsize year_digits, int month, int day)
{
  HengDate date = HENG_DATE_NONE;

  if (year_digits == 2)
    year += year > 50 ? 1900 : 2000;
  else if (year_digits != 4)
    return HENG_DATE_NONE;
  return check (year, month, day, HENG_DATE_READ_OK, &date) == HENG_DATE_READ_OK ? date : HENG_DATE_NONE;
}

guint
heng_cell_date_orders (const char *text, HengDate dates[HENG_N_ORDERS])
{
  int v[3];
  gsize n[3];
  guint mask = 0;

  if (!read_three (text, v, n))
    return 0;
  dates[HENG_ORDER_DMY] = n[0] <= 2 && n[1] <= 2 ? make_date (v[2], n[2], v[1], v[0]) : HENG_DATE_NONE;
  dates[HENG_ORDER_MDY] = n[0] <= 2 && n[1] <= 2 ? make_date (v[2], n[2], v[0], v[1]) : HENG_DATE_NONE;
  dates[HENG_ORDER_YMD] = n[1] <= 2 && n[2] <= 2 ? make_date (v[0], n[0], v[1], v[2]) : HENG_DATE_NONE;
  if (strstr (text, "年") != NULL)
    dates[HENG_ORDER_DMY] = dates[HENG_ORDER_MDY] = HENG_DATE_NONE;
  for (int i = 0; i < HENG_N_ORDERS; i++)
    mask |= dates[i] != HENG_DATE_NONE ? 1u << i : 0;
  return mask;
}

/* The commonest form by far, without any of the care below. */
static gboolean
read_iso (const char *t, HengDate *date)
{
  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? t[i] != '-' : !g_ascii_isdigit (t[i]))
      return FALSE;
  if (t[10] != '\0')
    return FALSE;
  return check ((t[0] - '0') * 1000 + (t[1] - '0') * 100 + (t[2] - '0') * 10 + t[3] - '0', (t[5] - '0') * 10 + t[6] - '0',
                (t[8] - '0') * 10 + t[9] - '0', HENG_DATE_READ_OK, date)
         == HENG_DATE_READ_OK;
}

HengDateRead
heng_cell_date (const char *text, HengDate *date)
{
  const char *p = text;
  gsize digits = strspn (text, "0123456789");
  int year;

  *date = HENG_DATE_NONE;
  if (digits == 4 && read_iso (text, date))
    return HENG_DATE_READ_OK;
  if (strcmp (text, "长期") == 0 || strcmp (text, "永久") == 0 || strcmp (text, "长期有效") == 0
      || g_ascii_strcasecmp (text, "long-term") == 0 || g_ascii_strcasecmp (text, "permanent") == 0)
    {
      *date = heng_date_new (2100, 12, 31);
      return HENG_DATE_READ_FOREVER;
    }
  if (digits == 0)
    return HENG_DATE_READ_BAD;
  if (text[digits] == '\0' || (text[digits] == '.' && digits == 5 && strspn (text + 6, "0123456789") == strlen (text + 6)))
    return read_digits (text, digits, date);
  if (digits > 4 || !number (&p, 4, &year))
    return HENG_DATE_READ_BAD;
  while (*p == ' ')
    p++;
  if (strncmp (p, "年", strlen ("年")) == 0)
    return digits == 2 ? HENG_DATE_READ_AMBIGUOUS : read_chinese (p, year, date);
  if (*p == '-' || *p == '/' || *p == '.')
    return read_separated (digits, p, year, date);
  return HENG_DATE_READ_BAD;
}
