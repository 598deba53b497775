/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts in a goal's sentence: digits or Chinese numerals with a unit, 百分之N, N成, 翻一番, 减半; and which of them are relative. */
#include "heng-smart-private.h"

#define MOST_MICRO (G_MAXINT64 / 4)

static HengSmartNumber *
add_number (HengSmartText *text, guint begin, guint end, HengMicro value, const char *unit)
{
  HengSmartNumber number = { .begin = begin, .end = end, .value = value, .unit = unit };

  g_array_append_val (text->numbers, number);
  return &g_array_index (text->numbers, HengSmartNumber, text->numbers->len - 1);
}

/* "1,234.5" at `at`, rounded half up behind the sixth decimal. *end one past; FALSE when it is no digit or too large. */
static gboolean
read_digits (const HengSmartText *text, guint at, HengMicro *micro, guint *end)
{
  HengWide value = 0;
  gint64 unit = HENG_MICRO;
  guint i = heng_smart_digits_end (text, at);

  if (i == at)
    return FALSE;
  while (smart_char (text, i) == ',' && heng_smart_digits_end (text, i + 1) == i + 4)
    i += 4;
  for (guint k = at; k < i && value < MOST_MICRO; k++)
    if (text->chars[k] != ',')
      value = value * 10 + (HengWide) (text->chars[k] - '0') * HENG_MICRO;
  if (smart_char (text, i) == '.' && smart_is_digit (smart_char (text, i + 1)))
    {
      for (i++; smart_is_digit (smart_char (text, i)); i++)
        {
          value += unit > 1 ? (HengWide) (text->chars[i] - '0') * (unit / 10) : (unit == 1 && text->chars[i] >= '5' ? 1 : 0);
          unit /= 10;
        }
    }
  *micro = (HengMicro) value;
  *end = i;
  return value < MOST_MICRO;
}

static gint64
carry_at (const HengSmartText *text, guint at)
{
  switch (smart_char (text, at))
    {
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

/* "三成", but not 三成员, 成本. */
static gboolean
is_tenth (const HengSmartText *text, guint at)
{
  gunichar after = smart_char (text, at + 1);

  return smart_char (text, at) == 0x6210 /* 成 */
         && (after == 0 || g_utf8_strchr ("员本果功立为长交绩品就年", -1, after) == NULL);
}

/* The unit behind an amount: 千 万 亿 multiply it until one is found. */
static void
take_unit (HengSmartText *text, guint begin, guint end, HengMicro value)
{
  guint at = end, unit_end = end;
  const char *unit;
  gint64 carry;

  if (is_tenth (text, at) && ABS (value) <= MOST_MICRO / 10)
    {
      add_number (text, begin, at + 1, value * 10, "%");
      return;
    }
  while ((unit = heng_smart_unit_at (text, at, &unit_end)) == NULL)
    {
      guint next = smart_char (text, at) == ' ' ? at + 1 : at;

      carry = carry_at (text, next);
      if (carry == 0 || ABS (value) > MOST_MICRO / carry)
        break;
      value *= carry;
      at = next + 1;
    }
  add_number (text, begin, unit != NULL ? unit_end : at, value, unit);
}

/* A sign, not the dash of "10-15" or "nps-5". */
static gboolean
is_sign (const HengSmartText *text, guint at)
{
  gunichar c = text->chars[at], before = at > 0 ? text->chars[at - 1] : 0;

  return (c == '-' || c == '+') && smart_is_digit (smart_char (text, at + 1)) && !text->hidden[at + 1]
         && !smart_is_word (before) && before != '%' && before != ')';
}

static guint
take_digits (HengSmartText *text, guint at)
{
  guint begin = at, end;
  HengMicro value;

  if (is_sign (text, at))
    at++;
  if (!smart_is_digit (smart_char (text, at)))
    return 0;
  if (!read_digits (text, at, &value, &end))
    return end;
  take_unit (text, begin, end, text->chars[begin] == '-' ? -value : value);
  return MAX (end, g_array_index (text->numbers, HengSmartNumber, text->numbers->len - 1).end);
}

static guint
take_numeral (HengSmartText *text, guint at)
{
  gint64 value;
  guint end;

  if (!heng_smart_numeral (text, at, &value, &end) || value > MOST_MICRO / HENG_MICRO)
    return 0;
  take_unit (text, at, end, value * HENG_MICRO);
  return MAX (end, g_array_index (text->numbers, HengSmartNumber, text->numbers->len - 1).end);
}

/* "百分之30", "百分之三十", "百分百". */
static guint
take_percent (HengSmartText *text, guint at)
{
  guint begin = at, end;
  HengMicro value;
  gint64 numeral;

  if ((end = heng_smart_match (text, at, "百分百")) > 0 || (end = heng_smart_match (text, at, "百分之百")) > 0)
    {
      add_number (text, begin, at + end, HENG_POINTS (100), "%");
      return at + end;
    }
  at += heng_smart_match (text, at, "百分之");
  if (at == begin)
    return 0;
  if (heng_smart_numeral (text, at, &numeral, &end) && numeral < MOST_MICRO / HENG_MICRO)
    value = numeral * HENG_MICRO;
  else if (!read_digits (text, at, &value, &end))
    return 0;
  add_number (text, begin, end, value, "%");
  return end;
}

/* "翻一番", "翻番" ×2, "翻两番" ×4, "减半" ×0.5. */
static guint
take_factor (HengSmartText *text, guint at)
{
  static const struct
  {
    const char *words;
    HengMicro value;
  } factors[] = { { "翻一番", HENG_POINTS (2) }, { "翻1番", HENG_POINTS (2) }, { "翻番", HENG_POINTS (2) },
                  { "翻两番", HENG_POINTS (4) }, { "翻2番", HENG_POINTS (4) }, { "减半", HENG_MICRO / 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      guint n = heng_smart_match (text, at, factors[i].words);

      if (n > 0)
        {
          HengSmartNumber *number = add_number (text, at, at + n, factors[i].value, NULL);

          number->is_factor = number->is_relative = TRUE;
          return at + n;
        }
    }
  return 0;
}

/* 提升20%, 降低约三成, by 20%; not 提升到20%. */
static gboolean
is_relative (const HengSmartText *text, const HengSmartNumber *number)
{
  static const char *const fillers[] = { "了", "约", "近", "至少", "超过", "不少于", "不低于", "不小于", " " };
  static const char *const verbs[] = { "提升", "提高", "增长", "增加", "降低", "减少", "下降", "缩短" };
  guint end = number->begin, n;

  if (g_strcmp0 (number->unit, "%") != 0 && g_strcmp0 (number->unit, "pct") != 0)
    return FALSE;
  if (end > 0 && text->chars[end - 1] == ' ' && (n = heng_smart_match_before (text, end - 1, "by")) > 0)
    return end - 1 == n || !smart_is_word (text->chars[end - 2 - n]);
  for (guint i = 0; i < G_N_ELEMENTS (fillers);)
    {
      n = heng_smart_match_before (text, end, fillers[i]);
      end -= n;
      i = n > 0 ? 0 : i + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (heng_smart_match_before (text, end, verbs[i]) > 0)
      return TRUE;
  return FALSE;
}

void
heng_smart_find_numbers (HengSmartText *text)
{
  for (guint at = 0; at < text->n;)
    {
      guint end = 0;

      if (!text->hidden[at] && ((end = take_percent (text, at)) > 0 || (end = take_factor (text, at)) > 0))
        at = end;
      else if (!text->hidden[at] && ((end = take_digits (text, at)) > 0 || (end = take_numeral (text, at)) > 0))
        at = end;
      else
        at++;
    }
  for (guint i = 0; i < text->numbers->len; i++)
    {
      HengSmartNumber *number = &g_array_index (text->numbers, HengSmartNumber, i);

      number->is_relative |= is_relative (text, number);
    }
}
