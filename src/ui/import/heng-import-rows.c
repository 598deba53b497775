/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the import preview: problems with their remedy, what is new and what changes. */
#include "heng-import-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-import-question.h"

#define MOST_DIFFS 6
#define MOST_CELLS 6

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
short_label_new (const char *text, const char *style)
{
  GtkWidget *label = label_new (text, style);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_tooltip_text (label, text);
  return label;
}

static GtkWidget *
tag_new (const char *text, const char *style)
{
  GtkWidget *tag = gtk_label_new (text);

  gtk_widget_add_css_class (tag, "h-tag");
  if (style != NULL)
    gtk_widget_add_css_class (tag, style);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  return tag;
}

static GtkWidget *
line_new (gint64 line)
{
  g_autofree char *text = g_strdup_printf (_("Line %d"), (int) line);

  return label_new (text, "h-dim");
}

static void
fill_heading (GtkBox *box, const HengImportReport *report, const HengImportItem *item)
{
  static const char *const titles[HENG_N_PARTS] = {
    [HENG_PART_QUESTIONS] = N_("Questions"),       [HENG_PART_DEPARTMENTS] = N_("New Departments"), [HENG_PART_ISSUES] = N_("Problems in the File"),
    [HENG_PART_UPDATED] = N_("What Changes"),      [HENG_PART_ADDED] = N_("New Rows"),               [HENG_PART_SAME] = N_("As They Are Here"),
    [HENG_PART_ABSENT] = N_("Not in the File; They Stay as They Are"),
  };
  g_autofree char *count = g_strdup_printf ("%u", item->count);
  GtkWidget *title = label_new (_(titles[item->index]), "h-head");

  gtk_box_append (box, title);
  gtk_box_append (box, label_new (count, "h-dim"));
  if (item->index == HENG_PART_DEPARTMENTS)
    {
      GtkWidget *all = gtk_button_new_with_mnemonic (_("Create _All"));

      gtk_widget_add_css_class (all, "h-s");
      gtk_widget_set_hexpand (all, TRUE);
      gtk_widget_set_halign (all, GTK_ALIGN_END);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "import.departments");
      gtk_box_append (box, all);
    }
}

static gboolean
is_private (const HengImportReport *report, const char *header)
{
  for (guint i = 0; header != NULL && i < report->columns->len; i++)
    {
      const HengImportColumn *column = report->columns->pdata[i];

      if (g_str_equal (column->header, header))
        return column->key != NULL && heng_record_field (&heng_employee_private_type, column->key) != NULL;
    }
  return FALSE;
}

/* Of an ID or bank number only the end is shown, enough to find it in the file. */
static char *
shown_value (const HengImportReport *report, const HengImportIssue *issue)
{
  const char *value = issue->value != NULL && *issue->value != '\0' ? issue->value : "—";
  glong length = g_utf8_strlen (value, -1);

  if (length > 4 && is_private (report, issue->column))
    return g_strconcat ("••••", g_utf8_offset_to_pointer (value, length - 4), NULL);
  return g_strdup (value);
}

static void
fix_cb (GtkWidget *widget, gpointer user_data)
{
  const HengImportIssue *issue = g_object_get_data (G_OBJECT (user_data), "issue");

  gtk_widget_activate_action (widget, "import.fix", "(xss)", issue->line, issue->column, gtk_editable_get_text (GTK_EDITABLE (user_data)));
}

static void
empty_cb (GtkWidget *widget, gpointer user_data)
{
  const HengImportIssue *issue = g_object_get_data (G_OBJECT (user_data), "issue");

  gtk_widget_activate_action (widget, "import.fix", "(xss)", issue->line, issue->column, "");
}

/* The remedy stands directly below: another value, or none. Corrections hold for this import; the file itself stays as it is. */
static GtkWidget *
remedy_new (const HengImportReport *report, HengImportIssue *issue)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = gtk_entry_new (), *correct = gtk_button_new_with_label (_("Correct")), *leave = gtk_button_new_with_label (_("Leave Empty"));
  g_autofree char *name = g_strdup_printf (_("%s in line %d"), issue->column, (int) issue->line);

  g_object_set_data (G_OBJECT (entry), "issue", issue);
  if (issue->value != NULL && !is_private (report, issue->column))
    gtk_editable_set_text (GTK_EDITABLE (entry), issue->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 24);
  g_signal_connect_object (entry, "activate", G_CALLBACK (fix_cb), entry, 0);
  g_signal_connect_object (correct, "clicked", G_CALLBACK (fix_cb), entry, 0);
  g_signal_connect_object (leave, "clicked", G_CALLBACK (empty_cb), entry, 0);
  gtk_widget_add_css_class (correct, "h-s");
  gtk_widget_add_css_class (leave, "h-s");
  gtk_widget_add_css_class (leave, "flat");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), correct);
  gtk_box_append (GTK_BOX (box), leave);
  return box;
}

static gboolean
can_be_fixed (const HengImportReport *report, const HengImportIssue *issue)
{
  for (guint i = 0; issue->line > 0 && issue->column != NULL && i < report->columns->len; i++)
    if (g_str_equal (((HengImportColumn *) report->columns->pdata[i])->header, issue->column))
      return TRUE;
  return FALSE;
}

static void
fill_issue (GtkBox *box, const HengImportReport *report, HengImportIssue *issue)
{
  gboolean bad = issue->severity == HENG_ISSUE_ERROR;
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *value = issue->column != NULL ? shown_value (report, issue) : NULL;
  g_autofree char *what = value != NULL ? g_strdup_printf (_("%s: %s"), issue->column, value) : NULL;
  GtkWidget *reason = label_new (issue->reason, NULL);

  gtk_box_append (box, tag_new (bad ? _("Problem") : _("Hint"), bad ? "bad" : "warn"));
  if (issue->line > 0)
    gtk_box_append (GTK_BOX (first), line_new (issue->line));
  if (what != NULL)
    gtk_box_append (GTK_BOX (first), short_label_new (what, bad ? "h-bad" : "h-strong"));
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (reason), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (texts), first);
  gtk_box_append (GTK_BOX (texts), reason);
  if (can_be_fixed (report, issue))
    gtk_box_append (GTK_BOX (texts), remedy_new (report, issue));
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (box), "h-fix");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (box, texts);
}

static const char *
cell_of (const HengImportReport *report, guint row, const char *key)
{
  for (guint i = 0; i < report->columns->len; i++)
    {
      const HengImportColumn *column = report->columns->pdata[i];

      if (column->key != NULL && g_str_equal (column->key, key))
        return heng_import_rows_get_cell (report->kept, row, column->place);
    }
  return "";
}

/* Old struck through, new tinted. */
static void
append_diff (GtkBox *box, const HengImportDiff *diff)
{
  g_autoptr (PangoAttrList) struck = pango_attr_list_new ();
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *before = short_label_new (diff->before != NULL && *diff->before != '\0' ? diff->before : "—", "h-dim");
  GtkWidget *after = short_label_new (diff->after != NULL && *diff->after != '\0' ? diff->after : "—", "h-new");

  pango_attr_list_insert (struck, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (before), struck);
  gtk_widget_set_valign (after, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (pair), label_new (diff->column, "h-cap"));
  gtk_box_append (GTK_BOX (pair), before);
  gtk_box_append (GTK_BOX (pair), after);
  gtk_box_append (box, pair);
}

static void
append_diffs (GtkBox *box, const GPtrArray *diffs)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < MIN (diffs->len, MOST_DIFFS); i++)
    append_diff (GTK_BOX (list), diffs->pdata[i]);
  if (diffs->len > MOST_DIFFS)
    {
      guint n = diffs->len - MOST_DIFFS;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

      gtk_box_append (GTK_BOX (list), label_new (more, "h-dim"));
    }
  gtk_box_append (box, list);
}

/* What else the row says, without private facts. */
static char *
describe_row (const HengImportReport *report, guint row)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < report->columns->len && n < MOST_CELLS; i++)
    {
      const HengImportColumn *column = report->columns->pdata[i];
      const char *cell = heng_import_rows_get_cell (report->kept, row, column->place);

      if (column->key == NULL || *cell == '\0' || g_str_equal (column->key, "emp_no") || g_str_equal (column->key, "name")
          || heng_record_field (&heng_employee_private_type, column->key) != NULL)
        continue;
      g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", cell);
    }
  return g_string_free (text, FALSE);
}

static void
fill_row (GtkBox *box, HengImportList *list, guint row)
{
  const HengImportReport *report = heng_import_list_get_report (list);
  gint64 line = heng_import_rows_get_line (report->kept, row);
  HengImportFate fate = heng_import_rows_get_fate (report->kept, row);
  GPtrArray *diffs = fate == HENG_IMPORT_FATE_UPDATED ? heng_import_list_get_diffs (list, line) : NULL;
  g_autofree char *rest = describe_row (report, row);
  g_autofree char *who = g_strstrip (g_strconcat (cell_of (report, row, "name"), "  ", cell_of (report, row, "emp_no"), NULL));
  GtkWidget *name = short_label_new (who, "h-strong"), *about;

  gtk_box_append (box, fate == HENG_IMPORT_FATE_ADDED     ? tag_new (_("New"), "good")
                       : fate == HENG_IMPORT_FATE_UPDATED ? tag_new (_("Changed"), "info")
                                                          : tag_new (_("Same"), NULL));
  gtk_label_set_width_chars (GTK_LABEL (name), 14);
  gtk_box_append (box, name);
  if (diffs != NULL)
    append_diffs (box, diffs);
  else
    {
      about = label_new (rest, NULL);
      gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (about, TRUE);
      gtk_box_append (box, about);
    }
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  gtk_widget_remove_css_class (box, "h-fix");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "h-import-row");
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  HengImportList *list = user_data;
  const HengImportReport *report = heng_import_list_get_report (list);
  HengImportItem *item = gtk_list_item_get_item (list_item);
  GtkBox *box = GTK_BOX (gtk_list_item_get_child (list_item));

  clear (GTK_WIDGET (box));
  switch (item->kind)
    {
    case HENG_ITEM_HEADING:
      fill_heading (box, report, item);
      break;
    case HENG_ITEM_QUESTION:
      heng_import_question_fill (box, report->questions->pdata[item->index]);
      break;
    case HENG_ITEM_ISSUE:
      fill_issue (box, report, report->issues->pdata[item->index]);
      break;
    case HENG_ITEM_ROW:
      fill_row (box, list, item->index);
      break;
    case HENG_ITEM_ABSENT:
    default:
      gtk_box_append (box, tag_new (_("Absent"), NULL));
      gtk_box_append (box, label_new (report->absent_people->pdata[item->index], NULL));
    }
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  clear (gtk_list_item_get_child (list_item));
}

GtkListItemFactory *
heng_import_rows_factory_new (HengImportList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), list, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), list, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), list, 0);
  return factory;
}
