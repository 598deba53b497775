/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese numerals: 三, 十五, 一百二十, 两万五千, 二〇二六. */
#include "heng-smart-private.h"

#define MOST G_GINT64_CONSTANT (1000000000000) /* 万亿: more is no amount of a goal */

/* The parts of a numeral while it is read: 两万五千 = total 20,000 + section 5,000. */
typedef struct
{
  gint64 total, section;
  gint64 digit;    /* −1: none pending */
  gint64 last;     /* the multiplier just before `digit`; 1 after a 零 */
  guint n_digits;  /* digits in a row */
  guint n_multipliers;
  gboolean has_zero;
} Numeral;

static int
digit_of (gunichar c)
{
  switch (c)
    {
    case 0x96f6: /* 零 */
    case 0x3007: /* 〇 */
      return 0;
    case 0x4e00: /* 一 */
      return 1;
    case 0x4e8c: /* 二 */
    case 0x4e24: /* 两 */
      return 2;
    case 0x4e09: /* 三 */
      return 3;
    case 0x56db: /* 四 */
      return 4;
    case 0x4e94: /* 五 */
      return 5;
    case 0x516d: /* 六 */
      return 6;
    case 0x4e03: /* 七 */
      return 7;
    case 0x516b: /* 八 */
      return 8;
    case 0x4e5d: /* 九 */
      return 9;
    default:
      return -1;
    }
}

static gint64
multiplier_of (gunichar c)
{
  switch (c)
    {
    case 0x5341: /* 十 */
      return 10;
    case 0x767e: /* 百 */
      return 100;
    case 0x5343: /* 千 */
      return 1000;
    case 0x4e07: /* 万 */
      return 10000;
    case 0x4ebf: /* 亿 */
      return 100000000;
    default:
      return 0;
    }
}

static void
take_digit (Numeral *numeral, int digit)
{
  numeral->has_zero |= digit == 0;
  if (digit == 0 && numeral->n_multipliers > 0 && numeral->n_digits == 0)
    {
      numeral->last = 1; /* 一百零五 */
      return;
    }
  numeral->digit = MAX (numeral->digit, 0) * 10 + digit;
  numeral->n_digits++;
}

/* Whether the numeral stays within MOST with this multiplier behind what has been read; 三千亿亿 does not. */
static gboolean
can_multiply (const Numeral *numeral, gint64 multiplier)
{
  gint64 digit = MAX (numeral->digit, 0);

  if (multiplier > 10000)
    return numeral->total + numeral->section + digit <= MOST / multiplier;
  if (multiplier == 10000)
    return numeral->section + digit <= (MOST - numeral->total) / multiplier;
  return digit <= (MOST - numeral->total - numeral->section) / multiplier;
}

static void
take_multiplier (Numeral *numeral, gint64 multiplier)
{
  gint64 digit = numeral->digit >= 0 ? numeral->digit : (numeral->section > 0 ? 0 : 1);

  if (multiplier >= 10000)
    {
      gint64 section = numeral->section + MAX (numeral->digit, 0);

      /* 三万亿: 亿 multiplies all before it; 两亿三千万: 万 only its own section */
      if (multiplier > 10000)
        numeral->total = (numeral->total + section) * multiplier;
      else
        numeral->total += section * multiplier;
      numeral->section = 0;
    }
  else
    numeral->section += digit * multiplier;
  numeral->digit = -1;
  numeral->n_digits = 0;
  numeral->last = multiplier;
  numeral->n_multipliers++;
}

/* 一万二 is 12,000 and 两百五 250: a last digit without its multiplier takes the next lower one. */
static gint64
whole_value (const Numeral *numeral)
{
  gint64 rest = MAX (numeral->digit, 0);

  if (numeral->n_digits == 1 && numeral->last > 10)
    rest *= numeral->last / 10;
  return numeral->total + numeral->section + rest;
}

/* Words in which the numeral is part of another word (统一, 唯一, 每一, 数十), or that only begin with a multiplier (千万别, 万分). */
static gboolean
is_another_word (const HengSmartText *text, guint at)
{
  gunichar first = smart_char (text, at), before = at > 0 ? text->chars[at - 1] : 0;

  if ((digit_of (first) < 0 && first != 0x5341 /* 十 */) || digit_of (before) >= 0 || multiplier_of (before) > 0)
    return TRUE;
  if (before >= 0x2e80 && g_utf8_strchr ("统唯同每某数几单专进", -1, before) != NULL)
    return TRUE;
  if (heng_smart_match (text, at, "一成不变") > 0)
    return TRUE;
  /* "very", unless minutes or marks are meant */
  return heng_smart_match (text, at, "十分") > 0 && smart_char (text, at + 2) >= 0x4e00
         && g_utf8_strchr ("钟以及之的制", -1, text->chars[at + 2]) == NULL;
}

gboolean
heng_smart_numeral (const HengSmartText *text, guint at, gint64 *value, guint *end)
{
  Numeral numeral = { .digit = -1, .last = 1 };
  guint i;

  if (is_another_word (text, at))
    return FALSE;
  for (i = at; i < text->n; i++)
    {
      int digit = digit_of (text->chars[i]);
      gint64 multiplier = multiplier_of (text->chars[i]);

      if ((digit < 0 && (multiplier == 0 || !can_multiply (&numeral, multiplier))) || numeral.n_digits > 8
          || (multiplier >= 10000 && smart_char (text, i + 1) == 0x5143 /* 元 */) || heng_smart_match (text, i, "百分点") > 0)
        break;
      if (digit >= 0)
        take_digit (&numeral, digit);
      else
        take_multiplier (&numeral, multiplier);
    }
  /* 三五个, 一两周: about that many, nothing to measure by */
  if (i == at || (numeral.n_digits == 2 && !numeral.has_zero))
    return FALSE;
  *value = whole_value (&numeral);
  *end = i;
  return TRUE;
}
