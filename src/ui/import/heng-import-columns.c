/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a file with samples, and what each is read as, to be corrected. */
#include "heng-import-columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-compat.h"

typedef struct
{
  const char *key;
  char *name;
} Wanted;

static void
match_key_cb (const char *key, const char *name, gpointer data)
{
  Wanted *wanted = data;

  if (wanted->name == NULL && g_str_equal (key, wanted->key))
    wanted->name = g_strdup (name);
}

static const char *
find_field_label (const char *name)
{
  const HengRecordType *types[] = { &heng_employee_type, &heng_employee_detail_type, &heng_employee_private_type, &heng_scorecard_line_type,
                                    &heng_actual_row_type, &heng_department_type };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const HengField *field = heng_record_field (types[i], name);

      if (field != NULL && field->label != NULL)
        return _(field->label);
    }
  return NULL;
}

char *
heng_import_field_label (HengImportKind kind, const char *key)
{
  static const char *const aliases[][2] = { { "dept", "department_id" },         { "manager", "manager_id" }, { "probation", "probation_months" },
                                            { "effective", "valid_from" } };
  const char *name = key, *label = NULL;
  Wanted wanted = { key, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (key, aliases[i][0]))
      name = aliases[i][1];
  if (kind == HENG_IMPORT_ROSTER)
    label = find_field_label (name);
  if (label != NULL)
    return g_strdup (label);
  heng_import_kind_columns (kind, match_key_cb, &wanted);
  return wanted.name != NULL ? wanted.name : g_strdup (key);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Typing in the open list searches it; at the floor only its search entry does by itself. */
static void
let_typing_search (GtkWidget *widget, GtkWidget *within)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_SEARCH_ENTRY (child))
      gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (child), within);
    else
      let_typing_search (child, GTK_IS_POPOVER (child) ? child : within);
}

void
heng_import_choice_prepare (GtkDropDown *choice, const char *name)
{
  GtkListItemFactory *whole = gtk_drop_down_get_factory (choice), *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_drop_down_set_list_factory (choice, whole);
  gtk_drop_down_set_factory (choice, factory);
  g_object_unref (factory);
  let_typing_search (GTK_WIDGET (choice), GTK_WIDGET (choice));
  heng_compat_enter_chooses (choice);
  heng_compat_name_choice (GTK_WIDGET (choice), name);
}

typedef struct
{
  HengImportKind kind;
  GtkStringList *names;
  GStrvBuilder *keys;
} Fields;

static void
append_field_cb (const char *key, const char *name, gpointer data)
{
  Fields *fields = data;
  g_autofree char *label = heng_import_field_label (fields->kind, key);

  gtk_string_list_append (fields->names, label);
  g_strv_builder_add (fields->keys, key);
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (choice), GTK_TYPE_LIST_BOX);
  char **keys = list != NULL ? g_object_get_data (G_OBJECT (list), "keys") : NULL;
  guint at = gtk_drop_down_get_selected (choice);

  if (keys == NULL || g_object_get_data (G_OBJECT (list), "filling") != NULL || at > g_strv_length (keys))
    return;
  gtk_widget_activate_action (GTK_WIDGET (choice), "import.map", "(ss)", (const char *) g_object_get_data (G_OBJECT (choice), "header"),
                              at == 0 ? "" : keys[at - 1]);
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static char *
describe_samples (const HengImportColumn *column)
{
  if (column->left_out)
    return g_strdup (_("Sensitive: left out"));
  if (column->samples[0] == NULL)
    return g_strdup (_("Empty"));
  if (column->samples[1] == NULL)
    return g_strdup (column->samples[0]);
  return g_strconcat (column->samples[0], _(", "), column->samples[1], NULL);
}

/* A second 学历 is one by its place; there is nothing to choose. */
static gboolean
is_fixed (char **keys, const HengImportColumn *column)
{
  return column->key != NULL && !g_strv_contains ((const char *const *) keys, column->key);
}

static GtkWidget *
choice_new (GtkListBox *list, HengImportKind kind, const HengImportColumn *column, char **keys)
{
  GtkWidget *choice;

  if (is_fixed (keys, column))
    {
      g_autofree char *label = heng_import_field_label (kind, column->key);

      choice = label_new (label, "h-cell");
      gtk_widget_set_size_request (choice, 130, -1);
      return choice;
    }
  choice = gtk_drop_down_new (g_object_ref (g_object_get_data (G_OBJECT (list), "names")),
                              gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_widget_set_size_request (choice, 130, -1);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (choice), "header", g_strdup (column->header), g_free);
  heng_import_choice_prepare (GTK_DROP_DOWN (choice), column->header);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (chosen_cb), NULL);
  return choice;
}

static void
append_row (GtkListBox *list, HengImportKind kind, const HengImportColumn *column, char **keys)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *choice = choice_new (list, kind, column, keys);
  g_autofree char *samples = describe_samples (column);
  GtkWidget *sample = label_new (samples, "h-cap");

  gtk_widget_add_css_class (sample, "h-dim");
  gtk_box_append (GTK_BOX (texts), label_new (column->header, "h-strong"));
  gtk_box_append (GTK_BOX (texts), sample);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_box_append (GTK_BOX (box), choice);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "h-row");
  g_object_set_data (G_OBJECT (row), "choice", choice);
  g_object_set_data (G_OBJECT (row), "sample", sample);
  gtk_list_box_append (list, row);
}

/* What the rows were made for, to tell whether they can stay. */
static char *
describe (char **keys, HengImportKind kind, const HengImportReport *report)
{
  GString *text = g_string_new (heng_import_kind_key (kind));

  for (guint i = 0; i < report->columns->len; i++)
    {
      const HengImportColumn *column = report->columns->pdata[i];

      g_string_append_printf (text, "\n%s%s", column->header, is_fixed (keys, column) ? "*" : "");
    }
  return g_string_free (text, FALSE);
}

static void
set_fields (GtkListBox *list, HengImportKind kind)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  Fields fields = { kind, gtk_string_list_new (NULL), keys };

  gtk_string_list_append (fields.names, _("Not imported"));
  heng_import_kind_columns (kind, append_field_cb, &fields);
  g_object_set_data_full (G_OBJECT (list), "names", fields.names, g_object_unref);
  g_object_set_data_full (G_OBJECT (list), "keys", g_strv_builder_end (keys), (GDestroyNotify) g_strfreev);
}

static void
set_choice (GtkListBoxRow *row, char **keys, const HengImportColumn *column)
{
  GtkWidget *choice = g_object_get_data (G_OBJECT (row), "choice");
  g_autofree char *samples = describe_samples (column);
  guint at = 0;

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "sample"), samples);
  if (!GTK_IS_DROP_DOWN (choice))
    return;
  for (guint k = 0; column->key != NULL && keys[k] != NULL; k++)
    if (g_str_equal (keys[k], column->key))
      at = k + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), at);
  if (at == 0)
    gtk_widget_add_css_class (choice, "h-dim");
  else
    gtk_widget_remove_css_class (choice, "h-dim");
}

void
heng_import_columns_show (GtkListBox *list, HengImportKind kind, const HengImportReport *report)
{
  g_autofree char *description = NULL;
  GtkWidget *row;
  char **keys;

  set_fields (list, kind);
  keys = g_object_get_data (G_OBJECT (list), "keys");
  description = describe (keys, kind, report);
  g_object_set_data (G_OBJECT (list), "filling", list);
  if (g_strcmp0 (description, g_object_get_data (G_OBJECT (list), "description")) != 0)
    {
      while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
        gtk_list_box_remove (list, row);
      for (guint i = 0; i < report->columns->len; i++)
        append_row (list, kind, report->columns->pdata[i], keys);
      g_object_set_data_full (G_OBJECT (list), "description", g_steal_pointer (&description), g_free);
    }
  for (guint i = 0; i < report->columns->len; i++)
    set_choice (gtk_list_box_get_row_at_index (list, (int) i), keys, report->columns->pdata[i]);
  g_object_set_data (G_OBJECT (list), "filling", NULL);
}
