/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Normalising a goal's sentence and walking its code points. */
#include "heng-smart-private.h"

#include <string.h>

guint
heng_smart_match (const HengSmartText *text, guint at, const char *word)
{
  guint n = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p), n++)
    if (at + n >= text->n || text->chars[at + n] != g_utf8_get_char (p))
      return 0;
  return n;
}

guint
heng_smart_match_before (const HengSmartText *text, guint end, const char *word)
{
  guint n = (guint) g_utf8_strlen (word, -1);

  return n <= end ? heng_smart_match (text, end - n, word) : 0;
}

guint
heng_smart_match_word (const HengSmartText *text, guint at, const char *word)
{
  guint n = heng_smart_match (text, at, word);

  if (n == 0 || !smart_is_letter (smart_char (text, at)))
    return n;
  if ((at > 0 && smart_is_word (text->chars[at - 1]))
      || (smart_is_word (smart_char (text, at + n - 1)) && smart_is_word (smart_char (text, at + n))))
    return 0;
  return n;
}

guint
heng_smart_digits_end (const HengSmartText *text, guint at)
{
  while (smart_is_digit (smart_char (text, at)))
    at++;
  return at;
}

int
heng_smart_digits_value (const HengSmartText *text, guint begin, guint end, int limit)
{
  gint64 value = 0;

  for (guint i = begin; i < end && value <= limit; i++)
    value = value * 10 + (gint64) (text->chars[i] - '0');
  return (int) MIN (value, limit);
}

void
heng_smart_hide (HengSmartText *text, guint begin, guint end)
{
  memset (text->hidden + begin, 1, MIN (end, text->n) - begin);
}

/* Minus signs and dashes that stand for one; what people see as a blank is a blank. */
static gunichar
plain_char (gunichar c)
{
  if (c == 0x2212 || c == 0xfe63)
    return '-';
  return g_unichar_isspace (c) ? ' ' : g_unichar_tolower (c);
}

static void
read_chars (HengSmartText *text, const char *utf8)
{
  g_autofree char *valid = g_utf8_make_valid (utf8 != NULL ? utf8 : "", -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  glong n = 0;
  guint begin = 0;

  text->chars = g_utf8_to_ucs4_fast (g_strchomp (normal), -1, &n);
  while (begin < (guint) n && g_unichar_isspace (text->chars[begin]))
    begin++;
  text->n = (guint) n - begin;
  memmove (text->chars, text->chars + begin, (text->n + 1) * sizeof (gunichar));
  while (text->n > 0 && g_unichar_isspace (text->chars[text->n - 1]))
    text->n--;
  for (guint i = 0; i < text->n; i++)
    {
      gunichar c = text->chars[i] = plain_char (text->chars[i]);

      if (c >= 0x2e80 && g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN)
        text->has_han = TRUE;
      if (c != ' ' && (i == 0 || text->chars[i - 1] == ' '))
        text->n_words++;
    }
}

HengSmartText *
heng_smart_text_new_plain (const char *utf8)
{
  HengSmartText *text = g_new0 (HengSmartText, 1);

  read_chars (text, utf8);
  return text;
}

HengSmartText *
heng_smart_text_new (const char *utf8)
{
  HengSmartText *text = heng_smart_text_new_plain (utf8);

  text->hidden = g_new0 (guint8, text->n + 1);
  text->numbers = g_array_new (FALSE, TRUE, sizeof (HengSmartNumber));
  text->days = g_array_new (FALSE, TRUE, sizeof (HengSmartDay));
  text->pairs = g_array_new (FALSE, TRUE, sizeof (HengSmartPair));
  heng_smart_find_dates (text);
  heng_smart_find_labels (text);
  heng_smart_find_numbers (text);
  heng_smart_find_pairs (text);
  return text;
}

void
heng_smart_text_free (HengSmartText *text)
{
  if (text == NULL)
    return;
  g_free (text->chars);
  g_free (text->hidden);
  g_clear_pointer (&text->numbers, g_array_unref);
  g_clear_pointer (&text->days, g_array_unref);
  g_clear_pointer (&text->pairs, g_array_unref);
  g_free (text);
}

gboolean
heng_smart_text_measures (const HengSmartText *text)
{
  for (guint i = 0; i < text->numbers->len; i++)
    {
      const HengSmartNumber *number = &g_array_index (text->numbers, HengSmartNumber, i);

      if (number->unit != NULL || number->is_factor)
        return TRUE;
    }
  return FALSE;
}

gboolean
heng_smart_text_is_relative (const HengSmartText *text)
{
  for (guint i = 0; i < text->numbers->len; i++)
    if (g_array_index (text->numbers, HengSmartNumber, i).is_relative)
      return TRUE;
  return FALSE;
}
