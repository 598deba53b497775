/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what can be printed. */
#include "heng-reports-kinds.h"

#include <glib/gi18n.h>

guint
heng_reports_kind_of_row (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "heng-kind"));
}

static GtkWidget *
kind_row_new (guint kind)
{
  static const char *const notes[HENG_REPORTS_N_KINDS] = {
    [HENG_REPORT_REVIEW] = N_ ("the whole result, to be signed"),
    [HENG_REPORT_PROOF] = N_ ("each step down to the raw data"),
    [HENG_REPORT_LETTER] = N_ ("one page with a receipt"),
    [HENG_REPORT_INTERVIEW] = N_ ("to take along and fill in"),
    [HENG_REPORT_FORM] = N_ ("targets, with room for results"),
    [HENG_REPORT_DEPARTMENT] = N_ ("one landscape page, everybody in order"),
    [HENG_REPORT_COMPANY] = N_ ("findings, charts and tables"),
    [HENG_REPORTS_ROSTER] = N_ ("the columns that People shows"),
    [HENG_REPORTS_CHART] = N_ ("all units, on any paper"),
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *row = gtk_list_box_row_new ();
  GtkWidget *title = gtk_label_new (heng_reports_kind_title (kind)), *note = gtk_label_new (_(notes[kind]));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (note, "h-cell");
  gtk_widget_add_css_class (note, "h-dim");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "heng-kind", GUINT_TO_POINTER (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heng_reports_kind_title (kind), -1);
  return row;
}

static const char *
heading_of (GtkListBoxRow *row)
{
  guint kind = heng_reports_kind_of_row (row);

  if (kind >= HENG_N_REPORTS)
    return C_("reports", "About the Company Now");
  return heng_reports_kind_is_personal (kind) ? C_("reports", "About One Person") : C_("reports", "About Many");
}

static void
kind_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *label;

  if (before != NULL && heading_of (row) == heading_of (before))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading_of (row));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "h-dim");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, before != NULL ? 12 : 6);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_list_box_row_set_header (row, label);
}

void
heng_reports_kinds_fill (GtkListBox *list)
{
  for (guint kind = 0; kind < HENG_REPORTS_N_KINDS; kind++)
    gtk_list_box_append (list, kind_row_new (kind));
  gtk_list_box_set_header_func (list, kind_header_cb, NULL, NULL);
}

void
heng_reports_kinds_select (GtkListBox *list, guint kind)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (heng_reports_kind_of_row (row) == kind)
      gtk_list_box_select_row (list, row);
}
