/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person may choose about a whole file. */
#include "heng-import-choices.h"

#include <glib/gi18n.h>

#define START_LENGTH 24 /* letters of a row, enough to know it */

void
heng_import_fill_kinds (GtkDropDown *choice)
{
  const char *const names[] = { _("People"), _("Actual Values"), _("Goals and Key Results"), _("Check-ins"), _("Project Milestones"),
                                _("360 Answers"), _("Adjustments"), _("Comments"), _("Projects"), _("Past Results"), _("Survey Answers"),
                                _("Leave"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
}

void
heng_import_fill_sheets (GtkDropDown *choice, const HengImportReport *report)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint at = 0;

  for (guint i = 0; i < report->sheets->len; i++)
    {
      gtk_string_list_append (names, report->sheets->pdata[i]);
      if (g_strcmp0 (report->sheets->pdata[i], report->sheet) == 0)
        at = i;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  if (report->sheets->len > 0)
    gtk_drop_down_set_selected (choice, at);
  gtk_widget_set_visible (GTK_WIDGET (choice), report->sheets->len > 1);
}

void
heng_import_fill_header_rows (GtkDropDown *choice, const HengImportReport *report)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint at = 0;

  for (guint i = 0; i < report->first_rows->len; i++)
    {
      const HengImportLine *line = report->first_rows->pdata[i];
      g_autofree char *start = g_utf8_substring (line->text, 0, MIN (START_LENGTH, g_utf8_strlen (line->text, -1)));
      g_autofree char *name = g_strdup_printf (_("Line %d: %s"), (int) line->line, start);

      gtk_string_list_append (names, name);
      if (line->line == report->header_line)
        at = i;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, at);
}

gint64
heng_import_count_bad_rows (const HengImportReport *report)
{
  gint64 n = 0;

  for (guint i = 0; report->kept != NULL && i < heng_import_rows_get_n (report->kept); i++)
    n += heng_import_rows_get_fate (report->kept, i) == HENG_IMPORT_FATE_BAD;
  return n;
}
