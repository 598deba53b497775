/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digits that are no amounts: versions, ordinals, labels, telephone and identity numbers. */
#include "heng-smart-private.h"

#define LONGEST_AMOUNT 7 /* digits in a row; more are a telephone or identity number */

/* One past "2.3.1", "12-a", and *n_dots, from digits at `at`. */
static guint
dotted_end (const HengSmartText *text, guint at, guint *n_dots)
{
  guint end = heng_smart_digits_end (text, at);

  for (*n_dots = 0; smart_char (text, end) == '.' && smart_is_digit (smart_char (text, end + 1)); (*n_dots)++)
    end = heng_smart_digits_end (text, end + 1);
  return end;
}

/* "v2.3", "o1", "kr2", "q2", "top10", "rd-02": letters go before, with or without a dash. */
static gboolean
follows_letter (const HengSmartText *text, guint at)
{
  if (at > 0 && (smart_is_letter (text->chars[at - 1]) || text->chars[at - 1] == '_'))
    return TRUE;
  return at > 1 && text->chars[at - 1] == '-' && smart_is_letter (text->chars[at - 2]);
}

/* "第3", "top 3", "version 2", "no. 1", "版本2". */
static gboolean
follows_word (const HengSmartText *text, guint at)
{
  static const char *const words[] = { "第", "top", "v", "ver", "version", "no.", "no", "#", "版本" };
  guint end = at > 0 && text->chars[at - 1] == ' ' ? at - 1 : at;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = heng_smart_match_before (text, end, words[i]);

      if (n > 0 && !(smart_is_letter ((guchar) words[i][0]) && end > n && smart_is_word (text->chars[end - n - 1])))
        return TRUE;
    }
  return FALSE;
}

void
heng_smart_find_labels (HengSmartText *text)
{
  for (guint at = 0; at < text->n; at++)
    {
      guint end = at, dots = 0;
      gint64 value;

      if (text->hidden[at])
        continue;
      if (smart_is_digit (text->chars[at]))
        {
          guint run = heng_smart_digits_end (text, at) - at;

          end = dotted_end (text, at, &dots);
          if (dots < 2 && run <= LONGEST_AMOUNT && !follows_letter (text, at) && !follows_word (text, at))
            {
              at = end - 1;
              continue;
            }
        }
      else if (at == 0 || text->chars[at - 1] != 0x7b2c /* 第 */ || !heng_smart_numeral (text, at, &value, &end))
        continue;
      heng_smart_hide (text, at, end);
      at = end - 1;
    }
}
