/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, subtitle and foot of charts of many people, and the hiding of small numbers. */
#include "heng-chart-rows.h"

#include <glib/gi18n-lib.h>

static gboolean
is_shown (const guint *n, const gboolean *hidden, guint i)
{
  return n[i] > 0 && !hidden[i];
}

/* Hides a second cell of a line in which exactly one is hidden; `step` leads from one cell of the line to the next. */
static gboolean
hide_second (const guint *n, guint first, guint step, guint length, gboolean *hidden)
{
  guint n_hidden = 0, smallest = G_MAXUINT;

  for (guint k = 0, i = first; k < length; k++, i += step)
    {
      n_hidden += n[i] > 0 && hidden[i];
      if (is_shown (n, hidden, i) && (smallest == G_MAXUINT || n[i] < n[smallest]))
        smallest = i;
    }
  if (n_hidden != 1 || smallest == G_MAXUINT)
    return FALSE;
  hidden[smallest] = TRUE;
  return TRUE;
}

void
heng_hide_small (const guint *n, guint n_rows, guint n_columns, guint least, gboolean *hidden)
{
  gboolean again = TRUE;

  for (guint i = 0; i < n_rows * n_columns; i++)
    hidden[i] |= n[i] > 0 && n[i] < least;
  /* Every round hides at least one more cell. */
  while (again)
    {
      again = FALSE;
      for (guint row = 0; row < n_rows && n_columns > 1; row++)
        again |= hide_second (n, row * n_columns, 1, n_columns, hidden);
      for (guint column = 0; column < n_columns && n_rows > 1; column++)
        again |= hide_second (n, column, n_columns, n_rows, hidden);
    }
}

char *
heng_about_title (const HengChartAbout *about, const char *finding)
{
  if (about->who == NULL || *about->who == '\0')
    return *finding != '\0' ? heng_sentence_case (g_strdup (finding)) : g_strdup ("");
  return g_strdup_printf (C_("chart", "%s: %s"), about->who, finding);
}

char *
heng_about_subtitle (const HengChartAbout *about, const char *measure)
{
  if (about->period == NULL || *about->period == '\0')
    return g_strdup (measure);
  return g_strdup_printf (C_("chart", "%s, %s"), measure, about->period);
}

char *
heng_about_foot (const HengChartAbout *about, const char *rule)
{
  g_autofree char *when = NULL;

  if (about->frozen_at != 0)
    {
      /* UTC+8 everywhere, as on paper */
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (about->frozen_at / 1000);
      g_autoptr (GDateTime) office = g_date_time_add_hours (utc, 8);
      g_autofree char *text = g_date_time_format (office, "%Y-%m-%d %H:%M");

      when = g_strdup_printf (_("data frozen %s"), text);
    }
  else if (about->day != HENG_DATE_NONE)
    {
      g_autofree char *day = heng_date_format (about->day);

      when = g_strdup_printf (_("as of %s"), day);
    }
  if (when == NULL)
    return rule != NULL ? heng_sentence_case (g_strdup (rule)) : NULL;
  return heng_sentence_case (rule != NULL ? g_strdup_printf ("%s · %s", when, rule) : g_steal_pointer (&when));
}
