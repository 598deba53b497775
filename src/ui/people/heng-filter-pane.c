/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters that follow from facts and filters that were kept. */
#include "heng-filter-pane.h"

#include <glib/gi18n.h>

struct _HengFilterPane
{
  GtkBox parent_instance;
  GtkWidget *facts_head, *facts, *kept_head, *kept;
  GPtrArray *filters; /* of HengSavedFilter */
  char *chosen;
  char *facts_shown, *kept_shown; /* so that rows that stay keep the keyboard over a reload */
};

G_DEFINE_FINAL_TYPE (HengFilterPane, heng_filter_pane, GTK_TYPE_BOX)

enum { REMINDER, KEPT, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkWidget *
row_new (const char *icon, const char *text, GtkWidget *end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, "h-cell");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
clear_rows (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

/* Takes `now`; TRUE when it is what is shown already. */
static gboolean
is_shown (char **shown, GString *now)
{
  g_autofree char *text = g_string_free (now, FALSE);

  if (g_strcmp0 (*shown, text) == 0)
    return TRUE;
  g_free (*shown);
  *shown = g_steal_pointer (&text);
  return FALSE;
}

static void
fact_cb (GtkListBox *list, GtkListBoxRow *row, HengFilterPane *self)
{
  const char *word = g_object_get_data (G_OBJECT (row), "heng-word");

  /* the chosen one again: back to everybody */
  g_signal_emit (self, signals[REMINDER], 0, g_strcmp0 (word, self->chosen) == 0 ? "" : word);
}

static void
kept_cb (GtkListBox *list, GtkListBoxRow *row, HengFilterPane *self)
{
  guint i = (guint) gtk_list_box_row_get_index (row);

  if (i < self->filters->len)
    g_signal_emit (self, signals[KEPT], 0, self->filters->pdata[i]);
}

static void
remove_cb (GtkButton *button, HengFilterPane *self)
{
  g_signal_emit (self, signals[REMOVED], 0, g_object_get_data (G_OBJECT (button), "heng-filter"));
}

static GtkWidget *
head_new (const char *text)
{
  GtkWidget *head = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_set_margin_start (head, 16);
  gtk_widget_set_margin_top (head, 12);
  gtk_widget_set_margin_bottom (head, 6);
  gtk_widget_add_css_class (head, "h-colhead");
  gtk_widget_set_visible (head, FALSE);
  return head;
}

static GtkWidget *
list_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "h-filters");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static void
heng_filter_pane_finalize (GObject *object)
{
  HengFilterPane *self = HENG_FILTER_PANE (object);

  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_free (self->chosen);
  g_free (self->facts_shown);
  g_free (self->kept_shown);
  G_OBJECT_CLASS (heng_filter_pane_parent_class)->finalize (object);
}

static void
heng_filter_pane_class_init (HengFilterPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_filter_pane_finalize;
  signals[REMINDER] = g_signal_new ("reminder", HENG_TYPE_FILTER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[KEPT] = g_signal_new ("kept", HENG_TYPE_FILTER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[REMOVED] = g_signal_new ("removed", HENG_TYPE_FILTER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
heng_filter_pane_init (HengFilterPane *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->chosen = g_strdup ("");
  self->facts_head = head_new (_("To Look At"));
  self->facts = list_new (_("To Look At"));
  self->kept_head = head_new (_("Saved Filters"));
  self->kept = list_new (_("Saved Filters"));
  g_signal_connect (self->facts, "row-activated", G_CALLBACK (fact_cb), self);
  g_signal_connect (self->kept, "row-activated", G_CALLBACK (kept_cb), self);
  gtk_box_append (GTK_BOX (self), self->facts_head);
  gtk_box_append (GTK_BOX (self), self->facts);
  gtk_box_append (GTK_BOX (self), self->kept_head);
  gtk_box_append (GTK_BOX (self), self->kept);
}

void
heng_filter_pane_set_reminders (HengFilterPane *self, const GArray *reminders)
{
  gboolean some = FALSE;
  GString *now = g_string_new (NULL);

  for (guint i = 0; i < HENG_N_REMINDERS; i++)
    g_string_append_printf (now, "%u ", heng_reminders_count (reminders, (HengReminderKind) i));
  if (is_shown (&self->facts_shown, now))
    return;
  clear_rows (self->facts);
  for (guint i = 0; i < HENG_N_REMINDERS; i++)
    {
      guint n = heng_reminders_count (reminders, (HengReminderKind) i);
      g_autofree char *number = g_strdup_printf ("%u", n);
      GtkWidget *count, *row;

      if (n == 0)
        continue;
      some = TRUE;
      count = gtk_label_new (number);
      gtk_widget_add_css_class (count, "h-cap");
      gtk_widget_add_css_class (count, "h-dim");
      row = row_new ("system-search-symbolic", heng_reminder_label ((HengReminderKind) i), count);
      g_object_set_data (G_OBJECT (row), "heng-word", (gpointer) heng_reminder_word ((HengReminderKind) i));
      gtk_list_box_append (GTK_LIST_BOX (self->facts), row);
    }
  gtk_widget_set_visible (self->facts_head, some);
  gtk_widget_set_visible (self->facts, some);
  heng_filter_pane_set_chosen (self, self->chosen);
}

void
heng_filter_pane_set_filters (HengFilterPane *self, GPtrArray *filters)
{
  GString *now = g_string_new (NULL);

  for (guint i = 0; i < filters->len; i++)
    {
      const HengSavedFilter *filter = filters->pdata[i];

      g_string_append_printf (now, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", filter->id, filter->version, filter->name);
    }
  if (is_shown (&self->kept_shown, now))
    return;
  g_ptr_array_ref (filters);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  self->filters = filters;
  clear_rows (self->kept);
  for (guint i = 0; i < filters->len; i++)
    {
      HengSavedFilter *filter = filters->pdata[i];
      GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
      g_autofree char *what = g_strdup_printf (_("Remove Filter “%s”"), filter->name);

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_add_css_class (remove, "h-mini");
      gtk_widget_set_tooltip_text (remove, what);
      gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
      g_object_set_data (G_OBJECT (remove), "heng-filter", filter);
      g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (self->kept), row_new ("folder-saved-search-symbolic", filter->name, remove));
    }
  gtk_widget_set_visible (self->kept_head, filters->len > 0);
  gtk_widget_set_visible (self->kept, filters->len > 0);
}

void
heng_filter_pane_set_chosen (HengFilterPane *self, const char *reminder)
{
  char *chosen = g_strdup (reminder);

  g_free (self->chosen);
  self->chosen = chosen;
  for (GtkWidget *row = gtk_widget_get_first_child (self->facts); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "heng-word"), chosen) == 0)
      gtk_widget_add_css_class (row, "h-sel");
    else
      gtk_widget_remove_css_class (row, "h-sel");
}
