/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed-point numbers: one rounding, half away from zero, everywhere; decimal text in and out without floating point. */
#include "heng-fixed.h"

#include <string.h>

#define PUBLISH_STEP G_GINT64_CONSTANT (10000) /* two decimals in micro */
#define MINUS_SIGN "\xe2\x88\x92"              /* U+2212 */

static const gint64 power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

gint64
heng_div_round (HengWide numerator, HengWide denominator)
{
  gboolean negative = (numerator < 0) != (denominator < 0);
  HengWide n = numerator < 0 ? -numerator : numerator;
  HengWide d = denominator < 0 ? -denominator : denominator;
  HengWide q = n / d;

  if ((n % d) * 2 >= d)
    q++;
  return (gint64) (negative ? -q : q);
}

static HengMicro
publish_half_even (HengMicro micro)
{
  gint64 quotient = micro / PUBLISH_STEP;
  gint64 rest = ABS (micro % PUBLISH_STEP);
  gint64 away = micro < 0 ? -1 : 1;

  if (rest * 2 > PUBLISH_STEP || (rest * 2 == PUBLISH_STEP && quotient % 2 != 0))
    quotient += away;
  return quotient * PUBLISH_STEP;
}

HengMicro
heng_micro_publish (HengMicro micro, HengRounding rounding)
{
  guint64 magnitude = micro < 0 ? - (guint64) micro : (guint64) micro;

  if (rounding == HENG_ROUND_HALF_EVEN)
    return publish_half_even (micro);
  /* In 64 bits and by a constant: a whole company is published at once. */
  magnitude = (magnitude + PUBLISH_STEP / 2) / PUBLISH_STEP * PUBLISH_STEP;
  return (HengMicro) (micro < 0 ? 0 - magnitude : magnitude);
}

/* Reads the digits before the point; commas must stand before groups of exactly three. */
static const char *
parse_whole (const char *p, HengWide *whole)
{
  const char *group = NULL;
  const char *start = p;

  for (; g_ascii_isdigit (*p) || *p == ','; p++)
    {
      if (*p == ',')
        {
          if (p == start || (group && p - group != 4) || (!group && p - start > 3))
            return NULL;
          group = p;
          continue;
        }
      *whole = *whole * 10 + (*p - '0');
      if (*whole > G_MAXINT64)
        return NULL;
    }
  if (p == start || (group && p - group != 4))
    return NULL;
  return p;
}

gboolean
heng_micro_parse (const char *text, HengMicro *micro)
{
  const char *p = text;
  gboolean negative = FALSE;
  HengWide value = 0;
  int decimals = 0;

  if (!p)
    return FALSE;
  if (*p == '-' || *p == '+')
    negative = *p++ == '-';
  else if (g_str_has_prefix (p, MINUS_SIGN))
    {
      negative = TRUE;
      p += strlen (MINUS_SIGN);
    }
  p = parse_whole (p, &value);
  if (!p)
    return FALSE;
  if (*p == '.')
    {
      for (p++; g_ascii_isdigit (*p) && decimals < 6; p++, decimals++)
        value = value * 10 + (*p - '0');
      if (decimals == 0)
        return FALSE;
    }
  value *= power_of_ten[6 - decimals];
  if (*p || value > G_MAXINT64)
    return FALSE;
  *micro = (HengMicro) (negative ? -value : value);
  return TRUE;
}

static char *
format_with_sign (HengMicro micro, int decimals, const char *minus, const char *plus)
{
  int places = CLAMP (decimals, 0, 6);
  HengWide scaled = (HengWide) micro * power_of_ten[places];
  gint64 rounded = heng_div_round (scaled, HENG_MICRO);
  guint64 magnitude = rounded < 0 ? - (guint64) rounded : (guint64) rounded;
  const char *sign = rounded < 0 ? minus : rounded > 0 ? plus : "";
  char digits[32];
  char *p = digits + sizeof digits;

  /* without printf: a whole company is printed at once */
  *--p = '\0';
  for (int place = 0; place < places; place++, magnitude /= 10)
    *--p = (char) ('0' + magnitude % 10);
  if (places > 0)
    *--p = '.';
  do
    *--p = (char) ('0' + magnitude % 10);
  while (magnitude /= 10);
  return g_strconcat (sign, p, NULL);
}

char *
heng_micro_format (HengMicro micro, int decimals)
{
  return format_with_sign (micro, decimals, "-", "");
}

static char *
drop_trailing_zeros (char *text)
{
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';
  return text;
}

char *
heng_micro_format_short (HengMicro micro)
{
  return drop_trailing_zeros (heng_micro_format (micro, 6));
}

char *
heng_micro_display (HengMicro micro, int decimals, gboolean with_plus)
{
  return format_with_sign (micro, decimals, MINUS_SIGN, with_plus ? "+" : "");
}

char *
heng_micro_display_short (HengMicro micro)
{
  return drop_trailing_zeros (heng_micro_display (micro, 6, FALSE));
}

char *
heng_with_unit (const char *number, const char *unit)
{
  if (!unit || !*unit)
    return g_strdup (number);
  return g_strconcat (number, g_str_equal (unit, "%") ? "" : " ", unit, NULL);
}

char *
heng_value_format (HengValue value, int decimals)
{
  switch (value.state)
    {
    case HENG_VALUE_NUMBER:
      return heng_micro_format (value.micro, decimals);
    case HENG_VALUE_NA:
      return g_strdup ("NA");
    case HENG_VALUE_MISSING:
    default:
      return g_strdup ("MISSING");
    }
}
