/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things about texts that many rooms need. */
#include "heng-text.h"

gboolean
heng_text_is_blank (const char *text)
{
  for (; text && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char_validated (text, -1);

      if (c >= (gunichar) -2 || !g_unichar_isspace (c))
        return FALSE;
    }
  return TRUE;
}

void
heng_text_append_int (GString *text, gint64 number)
{
  char digits[24];
  char *p = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  do
    *--p = (char) ('0' + rest % 10);
  while (rest /= 10);
  if (number < 0)
    *--p = '-';
  g_string_append_len (text, p, digits + sizeof digits - p);
}
