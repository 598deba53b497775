/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copy, table and save of a chart, for the context menu and the keyboard. */
#include "heng-chart-actions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-compat.h"
#include "heng-export.h"
#include "heng-small-window.h"
#include "heng-window.h"

void
heng_chart_copy_table (GtkWidget *widget, HengChart *chart)
{
  g_autofree char *table = chart != NULL ? heng_chart_table_tsv (chart) : NULL;

  if (table != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), table);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_chart_copy_table (widget, heng_chart_view_get_chart (HENG_CHART_VIEW (widget)));
}

/* As PNG for documents and chats, as SVG for those that can take it. */
static void
copy_picture_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengChartView *view = HENG_CHART_VIEW (widget);
  g_autoptr (GBytes) png = NULL, svg = NULL;
  g_autoptr (GdkContentProvider) both = NULL;
  GdkContentProvider *parts[2];

  if (heng_chart_view_get_chart (view) == NULL)
    return;
  png = heng_chart_view_picture (view, "png", NULL);
  svg = heng_chart_view_picture (view, "svg", NULL);
  if (png == NULL || svg == NULL)
    return;
  parts[0] = gdk_content_provider_new_for_bytes ("image/png", png);
  parts[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  both = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "h-cell");
  gtk_list_item_set_child (item, label);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *row = gtk_list_item_get_item (item);
  g_auto (GStrv) cells = g_strsplit (gtk_string_object_get_string (row), "\t", -1);
  guint column = GPOINTER_TO_UINT (data);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), column < g_strv_length (cells) ? cells[column] : "");
}

static GtkWidget *
table_new (const char *tsv)
{
  g_auto (GStrv) lines = g_strsplit (g_strchomp (g_strdup (tsv)), "\n", -1);
  g_auto (GStrv) heads = g_strsplit (lines[0] != NULL ? lines[0] : "", "\t", -1);
  GtkStringList *rows = gtk_string_list_new (lines[0] != NULL ? (const char *const *) lines + 1 : NULL);
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))));

  gtk_widget_add_css_class (view, "h-table");
  for (guint i = 0; heads[i] != NULL; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (heads[i], factory);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  return view;
}

void
heng_chart_show_table (GtkWidget *widget, HengChart *chart)
{
  g_autofree char *tsv = chart != NULL ? heng_chart_table_tsv (chart) : NULL;
  GtkWidget *scroller;

  if (tsv == NULL)
    return;
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table_new (tsv));
  gtk_window_present (heng_small_window_new (widget, heng_chart_title (chart), 560, 460, scroller, NULL));
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_chart_show_table (widget, heng_chart_view_get_chart (HENG_CHART_VIEW (widget)));
}

/* Rows of the table, the first one the heads. */
static GPtrArray *
table_rows (HengChart *chart)
{
  g_autofree char *tsv = heng_chart_table_tsv (chart);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (tsv), "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (char **line = lines; *line != NULL; line++)
    g_ptr_array_add (rows, g_strsplit (*line, "\t", -1));
  return rows;
}

static gboolean
save_picture (HengChartView *view, const char *path, GError **error)
{
  const char *ending = strrchr (path, '.');
  const char *format = ending != NULL ? ending + 1 : "";
  g_autoptr (GBytes) bytes = heng_chart_check_target (path, error) ? heng_chart_view_picture (view, format, error) : NULL;

  return bytes != NULL && g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}

static void
show_failure (GtkRoot *root, const char *what, const GError *error)
{
  if (HENG_IS_WINDOW (root))
    heng_window_show_error (HENG_WINDOW (root), what, error);
  else
    g_warning ("%s", error->message);
}

static void
save_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (HengChartView) view = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));

  if (file == NULL || heng_chart_view_get_chart (view) == NULL)
    return;
  if (!save_picture (view, g_file_peek_path (file), &error))
    show_failure (root, _("The chart was not saved"), error);
}

/* The finding as a name of a file. */
static char *
file_name (HengChart *chart, const char *ending)
{
  return g_strdelimit (g_strdup_printf ("%s.%s", heng_chart_title (chart), ending), "/\\:", '-');
}

static void
table_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (HengChartView) view = data;
  HengChart *chart = heng_chart_view_get_chart (view);
  g_autoptr (GPtrArray) rows = file != NULL && chart != NULL ? table_rows (chart) : NULL;
  g_autoptr (GError) error = NULL;

  if (rows != NULL && rows->len > 0 && !heng_export_rows (g_file_peek_path (file), rows, &error))
    show_failure (gtk_widget_get_root (GTK_WIDGET (view)), _("The table was not saved"), error);
}

static void
save_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengChart *chart = heng_chart_view_get_chart (HENG_CHART_VIEW (widget));
  g_autofree char *suggestion = chart != NULL ? file_name (chart, "xlsx") : NULL;

  if (chart != NULL)
    heng_compat_save_file (GTK_WINDOW (gtk_widget_get_root (widget)), _("Save Table"), HENG_FILES_TABLE, suggestion, table_chosen_cb,
                           g_object_ref (widget));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengChart *chart = heng_chart_view_get_chart (HENG_CHART_VIEW (widget));
  g_autofree char *suggestion = chart != NULL ? file_name (chart, g_variant_get_string (parameter, NULL)) : NULL;

  if (chart == NULL)
    return;
  heng_compat_save_file (GTK_WINDOW (gtk_widget_get_root (widget)), _("Save Chart"), HENG_FILES_CHART, suggestion, save_chosen_cb,
                         g_object_ref (widget));
}

void
heng_chart_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chart.copy-picture", NULL, copy_picture_action);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "chart.save-table", NULL, save_table_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "chart.copy-picture", NULL);
}

GtkWidget *
heng_chart_actions_menu_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) save = g_menu_new ();
  GtkWidget *popover;

  g_menu_append (menu, _("_Copy Table"), "chart.copy");
  g_menu_append (menu, _("Copy P_icture"), "chart.copy-picture");
  g_menu_append (menu, _("Show as _Table"), "chart.table");
  g_menu_append (save, _("Save T_able…"), "chart.save-table");
  g_menu_append (save, _("Save as _PNG…"), "chart.save::png");
  g_menu_append (save, _("Save as _SVG…"), "chart.save::svg");
  g_menu_append (save, _("Save as P_DF…"), "chart.save::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  return popover;
}
