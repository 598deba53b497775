/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that the generated titles, subtitles and feet of charts share. */
#include "heng-chart-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
heng_count_word (guint n)
{
  static const char *const words[] = {
    NC_("count", "no"),    NC_("count", "one"),  NC_("count", "two"), NC_("count", "three"),
    NC_("count", "four"),  NC_("count", "five"), NC_("count", "six"), NC_("count", "seven"),
    NC_("count", "eight"), NC_("count", "nine"), NC_("count", "ten"),
  };

  if (n < G_N_ELEMENTS (words))
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "count", words[n]));
  return g_strdup_printf ("%u", n);
}

char *
heng_sentence_case (char *sentence)
{
  g_autofree char *old = sentence;
  GString *text = g_string_new (NULL);

  g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (old)));
  g_string_append (text, *old != '\0' ? g_utf8_next_char (old) : old);
  return g_string_free (text, FALSE);
}

char *
heng_percent (HengMicro share)
{
  g_autofree char *number = heng_micro_display (share * 100, 0, FALSE);

  return g_strdup_printf ("%s%%", number);
}

const char *
heng_review_employee_name (const HengReview *review)
{
  return review->employee != NULL ? heng_localized (review->employee->name, review->employee->name_en) : "";
}

/* "张伟 · data frozen 2026-07-07 18:00 · rule": whose chart, as of when, and the one rule a reader needs. */
char *
heng_chart_person_foot (const HengReview *review, const char *rule)
{
  g_autofree char *day = heng_date_format (review->today);
  g_autofree char *when = NULL;
  GString *foot = g_string_new (heng_review_employee_name (review));

  if (review->cycle != NULL && review->cycle->frozen_at != 0)
    {
      /* UTC+8 everywhere, as on paper, so that the same chart is the same picture on every machine */
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (review->cycle->frozen_at / 1000);
      g_autoptr (GDateTime) office = g_date_time_add_hours (utc, 8);
      g_autofree char *text = g_date_time_format (office, "%Y-%m-%d %H:%M");

      when = g_strdup_printf (_("data frozen %s"), text);
    }
  else if (*day != '\0')
    when = g_strdup_printf (_("as of %s"), day);
  if (when != NULL)
    g_string_append_printf (foot, "%s%s", foot->len > 0 ? " · " : "", when);
  if (rule != NULL)
    g_string_append_printf (foot, "%s%s", foot->len > 0 ? " · " : "", rule);
  return heng_sentence_case (g_string_free (foot, FALSE));
}

gboolean
heng_cycle_key_split (const char *key, char **year, char **part)
{
  if (key == NULL || strlen (key) < 6)
    return FALSE;
  for (int i = 0; i < 4; i++)
    if (!g_ascii_isdigit (key[i]))
      return FALSE;
  *year = g_strndup (key, 4);
  *part = g_strdup (key + 4 + (key[4] == '-' ? 1 : 0));
  return TRUE;
}
