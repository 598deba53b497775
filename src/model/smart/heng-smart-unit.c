/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of amounts: how people write them, and which of them mean the same. */
#include "heng-smart-private.h"

#include <string.h>

/* One way to write a unit. Amounts compare as value × factor in the base. */
typedef struct
{
  const char *written, *name, *base;
  gint64 factor;
  const char *shown; /* NULL: `written` in Latin letters, else `name` */
} Unit;

static const Unit units[] = {
  { "%", "%", "%", 1 },
  { "pct", "%", "%", 1 },
  { "个百分点", "百分点", "百分点", 1 },
  { "百分点", "百分点", "百分点", 1 },
  { "个工作日", "工作日", "工作日", 1 },
  { "工作日", "工作日", "工作日", 1 },
  { "working days", "工作日", "工作日", 1 },
  { "working day", "工作日", "工作日", 1 },
  { "天", "天", "天", 1 },
  { "日", "天", "天", 1 },
  { "days", "天", "天", 1 },
  { "day", "天", "天", 1 },
  { "个小时", "小时", "小时", 1 },
  { "小时", "小时", "小时", 1 },
  { "hours", "小时", "小时", 1 },
  { "hour", "小时", "小时", 1 },
  { "分钟", "分钟", "分钟", 1 },
  { "minutes", "分钟", "分钟", 1 },
  { "minute", "分钟", "分钟", 1 },
  { "周", "周", "周", 1 },
  { "weeks", "周", "周", 1 },
  { "week", "周", "周", 1 },
  { "个月", "月", "月", 1 },
  { "月", "月", "月", 1 },
  { "months", "月", "月", 1 },
  { "month", "月", "月", 1 },
  { "亿元", "亿元", "元", 100000000 },
  { "万元", "万元", "元", 10000 },
  { "元", "元", "元", 1 },
  { "yuan", "元", "元", 1 },
  { "rmb", "元", "元", 1, "RMB" },
  { "人", "人", "人", 1 },
  { "名", "人", "人", 1 },
  { "people", "人", "人", 1 },
  { "persons", "人", "人", 1 },
  { "person", "人", "人", 1 },
  { "次", "次", "次", 1 },
  { "times", "次", "次", 1 },
  { "time", "次", "次", 1 },
  { "分", "分", "分", 1 },
  { "points", "分", "分", 1 },
  { "point", "分", "分", 1 },
  { "倍", "倍", "倍", 1 },
  { "x", "倍", "倍", 1 },
  { "场", "场", "场", 1 },
  { "sessions", "场", "场", 1 },
  { "session", "场", "场", 1 },
  { "份", "份", "份", 1 },
  { "docs", "份", "份", 1 },
  { "doc", "份", "份", 1 },
  { "项", "项", "项", 1 },
  { "items", "项", "项", 1 },
  { "item", "项", "项", 1 },
  { "件", "件", "件", 1 },
  { "cases", "件", "件", 1 },
  { "case", "件", "件", 1 },
  { "个", "个", "个", 1 },
  { "篇", "篇", "篇", 1 },
  { "条", "条", "条", 1 },
  { "笔", "笔", "笔", 1 },
  { "门", "门", "门", 1 },
  { "套", "套", "套", 1 },
  { "台", "台", "台", 1 },
  /* a thousand of anything */
  { "k", "k", "", 1000 },
};

/* As a form would show it: an English sentence keeps its own word. */
static const char *
shown_unit (const Unit *unit)
{
  if (unit->shown != NULL)
    return unit->shown;
  return g_ascii_isalpha (unit->written[0]) ? unit->written : unit->name;
}

/* What makes a unit another word: 三分之一, 5周年, 一次性. */
static gboolean
is_another_word (const HengSmartText *text, const Unit *unit, guint end)
{
  static const struct
  {
    const char *unit, *after;
  } others[] = { { "分", "之" }, { "周", "年" }, { "次", "性" } };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (unit->written, others[i].unit) && heng_smart_match (text, end, others[i].after) > 0)
      return TRUE;
  return FALSE;
}

const char *
heng_smart_unit_at (const HengSmartText *text, guint at, guint *end)
{
  const Unit *best = NULL;
  guint length = 0;

  if (smart_char (text, at) == ' ')
    at++;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      guint n = heng_smart_match (text, at, units[i].written);

      if (n <= length || (smart_is_letter ((guchar) units[i].written[0]) && smart_is_word (smart_char (text, at + n)))
          || is_another_word (text, &units[i], at + n))
        continue;
      best = &units[i];
      length = n;
    }
  if (best == NULL)
    return NULL;
  *end = at + length;
  return shown_unit (best);
}

char *
heng_smart_unit_canonical (const char *unit)
{
  g_autofree char *normal = g_utf8_normalize (unit != NULL ? unit : "", -1, G_NORMALIZE_NFKC);
  g_autofree char *small = normal != NULL ? g_utf8_strdown (normal, -1) : g_strdup ("");

  g_strstrip (small);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (small, units[i].written))
      return g_strdup (units[i].name);
  return g_steal_pointer (&small);
}

static const Unit *
find_unit (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].name, name) || g_str_equal (units[i].written, name) || g_strcmp0 (units[i].shown, name) == 0)
      return &units[i];
  return NULL;
}

gboolean
heng_smart_convert (HengMicro value, const char *from, const char *to, HengMicro *converted)
{
  const Unit *a = find_unit (from), *b = find_unit (to);
  HengWide wide;

  if (a == NULL || b == NULL || !g_str_equal (a->base, b->base))
    return FALSE;
  wide = (HengWide) value * a->factor;
  if (wide % b->factor != 0 || wide / b->factor > G_MAXINT64 || wide / b->factor < G_MININT64)
    return FALSE;
  *converted = (HengMicro) (wide / b->factor);
  return TRUE;
}

gboolean
heng_smart_same_amount (HengMicro a, const char *unit_a, HengMicro b, const char *unit_b)
{
  const Unit *of_a, *of_b;
  HengWide wide_a, wide_b;
  gboolean is_thousand;

  if (unit_a == NULL || *unit_a == '\0' || unit_b == NULL || *unit_b == '\0')
    return a == b;
  if (g_str_equal (unit_a, unit_b))
    return a == b;
  of_a = find_unit (unit_a);
  of_b = find_unit (unit_b);
  is_thousand = (of_a != NULL && *of_a->base == '\0') || (of_b != NULL && *of_b->base == '\0');
  if (!is_thousand && (of_a == NULL || of_b == NULL || !g_str_equal (of_a->base, of_b->base)))
    return FALSE;
  wide_a = (HengWide) a * (of_a != NULL ? of_a->factor : 1);
  wide_b = (HengWide) b * (of_b != NULL ? of_b->factor : 1);
  return wide_a == wide_b;
}
