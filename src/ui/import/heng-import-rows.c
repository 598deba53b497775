/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the import preview, built from a report. */
#include "heng-import-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ROWS 200

static void
empty (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "h-cell");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
row_box_new (GtkListBox *list)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "h-row");
  gtk_widget_add_css_class (row, "h-tight");
  gtk_list_box_append (list, row);
  return box;
}

static void
append_more (GtkListBox *list, guint n)
{
  g_autofree char *text = NULL;

  if (n <= MOST_ROWS)
    return;
  text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_ROWS), n - MOST_ROWS);
  gtk_box_append (GTK_BOX (row_box_new (list)), label_new (text, "h-dim"));
}

/* The field as people call it; the importer's own word where it is no field of a person. */
static const char *
field_label (const char *key)
{
  const HengRecordType *types[] = { &heng_employee_type, &heng_employee_detail_type, &heng_employee_private_type, &heng_scorecard_line_type,
                                    &heng_actual_row_type, &heng_department_type };
  static const char *const aliases[][2] = { { "dept", "department_id" },     { "main_dept", "department_id" }, { "dept1", "department_id" },
                                            { "dept2", "department_id" },    { "dept3", "department_id" },     { "dept4", "department_id" },
                                            { "manager", "manager_id" },     { "probation", "probation_months" },
                                            { "effective", "valid_from" } };
  const char *name = key;

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (key, aliases[i][0]))
      name = aliases[i][1];
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const HengField *field = heng_record_field (types[i], name);

      if (field != NULL && field->label != NULL)
        return _(field->label);
    }
  return key;
}

static void
append_column (GtkListBox *list, const char *header, const char *field)
{
  GtkWidget *box = row_box_new (list);
  GtkWidget *from = label_new (header, "h-strong");
  GtkWidget *to = label_new (field != NULL ? field : _("Not imported"), field != NULL ? NULL : "h-dim");

  gtk_label_set_ellipsize (GTK_LABEL (from), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (from, TRUE);
  gtk_box_append (GTK_BOX (box), from);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_label_set_width_chars (GTK_LABEL (to), 12);
  gtk_box_append (GTK_BOX (box), to);
}

void
heng_import_rows_columns (GtkListBox *list, const HengImportReport *report)
{
  empty (list);
  for (guint i = 0; i < report->mapping->len; i++)
    {
      const char *pair = g_ptr_array_index (report->mapping, i);
      const char *equals = strchr (pair, '=');
      g_autofree char *key = equals != NULL ? g_strndup (pair, (gsize) (equals - pair)) : g_strdup (pair);

      append_column (list, equals != NULL ? equals + 1 : pair, field_label (key));
    }
  for (guint i = 0; i < report->unknown_columns->len; i++)
    append_column (list, g_ptr_array_index (report->unknown_columns, i), NULL);
}

/* Of an ID or bank number only the end is shown, enough to find it in the file. */
static char *
shown_value (const HengImportReport *report, const HengImportIssue *issue)
{
  const char *value = issue->value != NULL && *issue->value != '\0' ? issue->value : "—";

  for (guint i = 0; i < report->mapping->len; i++)
    {
      const char *pair = g_ptr_array_index (report->mapping, i), *equals = strchr (pair, '=');
      g_autofree char *key = equals != NULL ? g_strndup (pair, (gsize) (equals - pair)) : NULL;
      glong length = g_utf8_strlen (value, -1);

      if (key != NULL && g_str_equal (equals + 1, issue->column) && heng_record_field (&heng_employee_private_type, key) != NULL && length > 4)
        return g_strconcat ("••••", g_utf8_offset_to_pointer (value, length - 4), NULL);
    }
  return g_strdup (value);
}

static void
append_issue (GtkListBox *list, const HengImportReport *report, const HengImportIssue *issue)
{
  GtkWidget *box = row_box_new (list);
  gboolean bad = issue->severity == HENG_ISSUE_ERROR;
  GtkWidget *icon = gtk_image_new_from_icon_name (bad ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  g_autofree char *line = g_strdup_printf (_("Line %d"), (int) issue->line);
  g_autofree char *value_text = issue->column != NULL ? shown_value (report, issue) : NULL;
  g_autofree char *what = value_text != NULL ? g_strdup_printf (_("%s: %s"), issue->column, value_text) : NULL;
  GtkWidget *where = label_new (line, "h-dim"), *value = label_new (what != NULL ? what : "", "h-strong");
  GtkWidget *reason = label_new (issue->reason, NULL);

  gtk_widget_add_css_class (icon, bad ? "h-bad" : "h-warn");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, bad ? _("Error") : _("Warning"), -1);
  gtk_label_set_width_chars (GTK_LABEL (where), 8);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (value), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 20);
  gtk_widget_set_tooltip_text (value, what);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_widget_set_hexpand (reason, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), reason);
}

void
heng_import_rows_issues (GtkListBox *list, const HengImportReport *report)
{
  guint n = report->issues->len;

  empty (list);
  for (guint i = 0; i < MIN (n, MOST_ROWS); i++)
    append_issue (list, report, g_ptr_array_index (report->issues, i));
  append_more (list, n);
}

static void
append_diff (GtkListBox *list, const HengImportDiff *diff)
{
  GtkWidget *box = row_box_new (list);
  g_autofree char *line = g_strdup_printf (_("Line %d"), (int) diff->row_line);
  g_autoptr (PangoAttrList) struck = pango_attr_list_new ();
  GtkWidget *where = label_new (line, "h-dim"), *column = label_new (diff->column, NULL);
  GtkWidget *before = label_new (diff->before != NULL && *diff->before != '\0' ? diff->before : "—", "h-dim");
  GtkWidget *after = label_new (diff->after != NULL && *diff->after != '\0' ? diff->after : "—", "h-new");

  pango_attr_list_insert (struck, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (before), struck);
  gtk_label_set_width_chars (GTK_LABEL (where), 8);
  gtk_label_set_width_chars (GTK_LABEL (column), 12);
  gtk_label_set_ellipsize (GTK_LABEL (before), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (after), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (after, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (GTK_BOX (box), column);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), after);
}

void
heng_import_rows_changes (GtkListBox *list, const HengImportReport *report)
{
  guint n = report->diffs->len;

  empty (list);
  for (guint i = 0; i < MIN (n, MOST_ROWS); i++)
    append_diff (list, g_ptr_array_index (report->diffs, i));
  append_more (list, n);
}
