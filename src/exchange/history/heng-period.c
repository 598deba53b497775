/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of period names: a year and, before or behind it, a part of the year. */
#include "heng-period.h"

#include <string.h>

typedef struct
{
  int months, number; /* 12, 6, 3 or 1 months; the number of the part from 1 */
} Part;

static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", NULL };

/* Lower case, without spaces, signs and the words that say nothing. */
static char *
squeeze (const char *text)
{
  static const char *const noise[] = { "绩效", "考核", "周期", "第", "年", "度", "份", "fy", "quarter", "half" };
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (strchr (" \t\n-_./'", *p) == NULL)
      g_string_append_c (out, g_ascii_tolower (*p));
  /* 年 stands between the year and its part and inside 半年; the latter is kept by another name. */
  g_string_replace (out, "上半年", "h1", 0);
  g_string_replace (out, "下半年", "h2", 0);
  g_string_replace (out, "全年", "", 0);
  g_string_replace (out, "季度", "季", 0);
  g_string_replace (out, "度", "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (noise); i++)
    g_string_replace (out, noise[i], "", 0);
  return g_string_free (out, FALSE);
}

/* A number in digits or Chinese numerals that fills `text` up to `end`. */
static gboolean
read_number (const char *text, const char *end, int *number)
{
  gsize n = (gsize) (end - text);

  for (int i = 0; numerals[i] != NULL; i++)
    if (strlen (numerals[i]) == n && strncmp (numerals[i], text, n) == 0)
      {
        *number = i + 1;
        return TRUE;
      }
  if (n < 1 || n > 2 || strspn (text, "0123456789") < n)
    return FALSE;
  *number = n == 1 ? text[0] - '0' : (text[0] - '0') * 10 + text[1] - '0';
  return TRUE;
}

static gboolean
read_part (const char *text, Part *part)
{
  static const struct
  {
    const char *sign;
    int months;
  } signs[] = { { "q", 3 }, { "季", 3 }, { "h", 6 }, { "m", 1 }, { "月", 1 } };
  const char *end = text + strlen (text);

  if (*text == '\0')
    {
      *part = (Part) { 12, 1 };
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize n = strlen (signs[i].sign);
      gboolean in_front = g_str_has_prefix (text, signs[i].sign), behind = g_str_has_suffix (text, signs[i].sign);

      part->months = signs[i].months;
      if ((in_front || behind) && read_number (in_front ? text + n : text, in_front ? end : end - n, &part->number))
        return part->number >= 1 && part->number <= 12 / part->months;
    }
  /* 2025-03, 202503 */
  part->months = 1;
  return end - text == 2 && read_number (text, end, &part->number) && part->number >= 1 && part->number <= 12;
}

static void
fill (int year, const Part *part, HengPeriod *period)
{
  int first = (part->number - 1) * part->months + 1, next = first + part->months;
  char sign = part->months == 3 ? 'Q' : part->months == 6 ? 'H' : 'M';

  period->from = heng_date_new (year, first, 1);
  period->to = (next > 12 ? heng_date_new (year + 1, 1, 1) : heng_date_new (year, next, 1)) - 1;
  if (part->months == 12)
    g_snprintf (period->key, sizeof period->key, "%d", year);
  else
    g_snprintf (period->key, sizeof period->key, part->months == 1 ? "%d%c%02d" : "%d%c%d", year, sign, part->number);
}

gboolean
heng_period_parse (const char *text, HengPeriod *period)
{
  g_autofree char *plain = squeeze (text);
  gsize n = strlen (plain), in_front = strspn (plain, "0123456789"), behind = 0;
  char year_text[5] = { 0 };
  Part part;
  int year;

  *period = (HengPeriod) { 0 };
  while (behind < n && g_ascii_isdigit (plain[n - 1 - behind]))
    behind++;
  /* 2025q3 has its year in front (also 202503); q32025 is the part's one digit and the year behind it. */
  if (in_front >= 4)
    {
      memcpy (year_text, plain, 4);
      memmove (plain, plain + 4, n - 3);
    }
  else if (behind >= 4)
    {
      memcpy (year_text, plain + n - 4, 4);
      plain[n - 4] = '\0';
    }
  else
    return FALSE;
  year = (int) g_ascii_strtoll (year_text, NULL, 10);
  if (year < 1990 || year > 2100 || !read_part (plain, &part))
    return FALSE;
  fill (year, &part, period);
  return TRUE;
}
