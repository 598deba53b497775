/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "由A降至B", "from A to B": the start and the target that a form is filled with. */
#include "heng-smart-private.h"

#include <string.h>

#define WIDEST_GAP 20 /* code points between A and B */

static gboolean
begins_pair (const HengSmartText *text, guint begin)
{
  static const char *const words[] = { "由", "从", "自", "from" };
  static const char *const fillers[] = { "约", "目前的", "当前的", "现在的", "目前", "当前", "现在", "平均", "about", " " };
  guint end = begin;

  for (guint i = 0; i < G_N_ELEMENTS (fillers);)
    {
      guint n = heng_smart_match_before (text, end, fillers[i]);

      end -= n;
      i = n > 0 ? 0 : i + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = heng_smart_match_before (text, end, words[i]);

      if (n > 0 && !(*words[i] == 'f' && end > n && smart_is_word (text->chars[end - n - 1])))
        return TRUE;
    }
  return FALSE;
}

/* What stands between A and B ends with 到, 至, 为 or "to", and is part of the same clause. */
static gboolean
leads_to (const HengSmartText *text, guint from, guint to)
{
  static const char *const words[] = { "到", "至", "为", "to" };
  guint end = to;

  if (to < from || to - from > WIDEST_GAP)
    return FALSE;
  for (guint i = from; i < to; i++)
    if (text->chars[i] < 128 ? strchr (",;.!?", (int) text->chars[i]) != NULL : text->chars[i] == 0x3002 /* 。 */)
      return FALSE;
  while (end > from && text->chars[end - 1] == ' ')
    end--;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = heng_smart_match_before (text, end, words[i]);

      if (n > 0 && end - n >= from && !(*words[i] == 't' && end > n && smart_is_word (text->chars[end - n - 1])))
        return TRUE;
    }
  return FALSE;
}

void
heng_smart_find_pairs (HengSmartText *text)
{
  for (guint i = 0; i + 1 < text->numbers->len; i++)
    {
      const HengSmartNumber *a = &g_array_index (text->numbers, HengSmartNumber, i);
      const HengSmartNumber *b = a + 1;
      HengSmartPair pair = { a->begin, b->end, a->value, b->value, b->unit != NULL ? b->unit : a->unit };

      if (a->is_factor || b->is_factor || !begins_pair (text, a->begin) || !leads_to (text, a->end, b->begin))
        continue;
      /* "由80万元提升到1.2亿元": the start in the unit of the target, where that is a whole number of micro */
      if (a->unit != NULL && b->unit != NULL && !g_str_equal (a->unit, b->unit))
        {
          if (!heng_smart_convert (a->value, a->unit, b->unit, &pair.start))
            continue;
        }
      g_array_append_val (text->pairs, pair);
    }
}
