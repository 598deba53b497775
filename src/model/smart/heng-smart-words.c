/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about words: too short or too long, vague, an activity, or the same as another key result. */
#include "heng-smart-private.h"
#include "heng-smart-rules.h"

/* A text with Han counts code points, another one words. */
#define HAN_FEWEST 6
#define HAN_MOST 80
#define WORDS_FEWEST 3
#define WORDS_MOST 30

static const char *
find_vague (const HengSmartText *text)
{
  static const char *const words[] = { "努力", "尽量",    "争取", "加强",    "进一步", "适当",     "大力", "做好", "持续优化", "尽快",
                                       "相关", "improve", "try",  "enhance", "better", "optimize", "asap", "etc.", "etc" };

  for (guint at = 0; at < text->n; at++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (heng_smart_match_word (text, at, words[i]) > 0)
        return words[i];
  return NULL;
}

void
heng_smart_check_words (const HengSmartText *text, GPtrArray *findings)
{
  guint length = text->has_han ? text->n : text->n_words;
  const char *vague;

  if (length < (text->has_han ? HAN_FEWEST : WORDS_FEWEST) || length > (text->has_han ? HAN_MOST : WORDS_MOST))
    heng_smart_add (findings, HENG_SMART_S1, HENG_SMART_WARNING, NULL);
  if (!heng_smart_text_measures (text) && (vague = find_vague (text)) != NULL)
    heng_smart_add (findings, HENG_SMART_S2, HENG_SMART_WARNING, g_strdup (vague));
}

void
heng_smart_check_activity (const HengSmartText *text, GPtrArray *findings)
{
  static const char *const verbs[] = { "召开", "组织", "参加", "编写", "开展", "推进", "hold", "attend", "write", "organize" };
  guint at = heng_smart_after_leading_date (text);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (heng_smart_match_word (text, at, verbs[i]) > 0)
      {
        heng_smart_add (findings, HENG_SMART_S3, HENG_SMART_INFO, NULL);
        return;
      }
}

/* Levenshtein distance, given up (limit + 1) as soon as it must be greater than `limit`: only a band around the diagonal is filled. */
static guint
distance_within (const HengSmartText *a, const HengSmartText *b, guint limit)
{
  g_autofree guint *row = g_new (guint, b->n + 1);

  for (guint k = 0; k <= b->n; k++)
    row[k] = k;
  for (guint i = 1; i <= a->n; i++)
    {
      guint from = i > limit ? i - limit : 1, to = MIN (b->n, i + limit);
      guint diagonal = row[from - 1], best = G_MAXUINT;

      row[from - 1] = from == 1 ? i : limit + 1;
      for (guint k = from; k <= to; k++)
        {
          guint above = k < i + limit ? row[k] : limit + 1;
          guint value = MIN (diagonal + (a->chars[i - 1] != b->chars[k - 1]), MIN (above, row[k - 1]) + 1);

          diagonal = row[k];
          row[k] = value;
          best = MIN (best, value);
        }
      if (best > limit)
        return limit + 1;
    }
  return row[b->n];
}

gboolean
heng_smart_is_similar (const HengSmartText *a, const HengSmartText *b)
{
  guint longer = MAX (a->n, b->n), shorter = MIN (a->n, b->n);
  guint limit = longer * 15 / 100; /* (longer − distance) ÷ longer ≥ 0.85 */

  return longer > 0 && longer - shorter <= limit && distance_within (a, b, limit) <= limit;
}

void
heng_smart_check_siblings (const HengSmartKr *kr, const HengSmartText *text, GPtrArray *findings)
{
  for (guint i = 0; i < kr->n_siblings; i++)
    {
      g_autoptr (HengSmartText) other = heng_smart_text_new_plain (kr->siblings[i]);

      if (!heng_smart_is_similar (text, other))
        continue;
      heng_smart_add (findings, HENG_SMART_D1, HENG_SMART_WARNING, g_strdup (kr->siblings[i]));
      return;
    }
}
