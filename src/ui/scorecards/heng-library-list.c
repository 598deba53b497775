/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of the library with a search above it. */
#include "heng-library-list.h"

#include <glib/gi18n.h>

#include "heng-organisation-choice.h"
#include "heng-palette-data.h"

struct _HengLibraryList
{
  GtkBox parent_instance;
  GtkWidget *search, *list, *stack, *nothing, *empty;
  GPtrArray *items;
  char *needle;
  gint64 wanted; /* to be chosen when it is there */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HengLibraryList, heng_library_list, GTK_TYPE_BOX)

enum { CHOSEN, OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

HengLibraryItem *
heng_library_item_new (gint64 id, const char *title, const char *number)
{
  HengLibraryItem *item = g_new0 (HengLibraryItem, 1);

  item->id = id;
  item->title = g_strdup (title);
  item->number = g_strdup (number);
  return item;
}

void
heng_library_item_free (HengLibraryItem *item)
{
  g_free (item->title);
  g_free (item->number);
  g_free (item->detail);
  g_free (item->tag);
  g_free (item);
}

static const HengLibraryItem *
item_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "heng-item") : NULL;
}

static gboolean
matches (const HengLibraryItem *item, const char *needle)
{
  g_autofree char *pinyin = NULL, *initials = NULL;

  heng_palette_reading (item->title, &pinyin, &initials);
  return heng_palette_rank (item->title, pinyin, initials, needle) != G_MAXUINT || heng_palette_rank (item->number, NULL, NULL, needle) != G_MAXUINT;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  HengLibraryList *self = user_data;

  return self->needle == NULL || *self->needle == '\0' || matches (item_of (row), self->needle);
}

static void
show_stack (HengLibraryList *self)
{
  gboolean any = FALSE;
  g_autofree char *text = NULL;

  for (guint i = 0; self->items != NULL && i < self->items->len && !any; i++)
    any = self->needle == NULL || *self->needle == '\0' || matches (self->items->pdata[i], self->needle);
  text = g_strdup_printf (_("Nothing here matches “%s”."), self->needle != NULL ? self->needle : "");
  gtk_label_set_text (GTK_LABEL (self->nothing), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "list" : self->items == NULL || self->items->len == 0 ? "empty" : "nothing");
}

/* The first that is shown. */
static GtkListBoxRow *
first_row (HengLibraryList *self)
{
  for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i) != NULL; i++)
    if (filter_cb (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i), self))
      return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);
  return NULL;
}

/* What is shown beside the list is one of those that were found. */
static void
search_changed_cb (GtkSearchEntry *entry, HengLibraryList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  g_free (self->needle);
  self->needle = g_utf8_strdown (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);
  g_strstrip (self->needle);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  show_stack (self);
  if (row == NULL || !filter_cb (row, self))
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), first_row (self));
}

static void
stop_search_cb (GtkSearchEntry *entry, HengLibraryList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  heng_library_list_focus (self);
}

static void
take_first_cb (GtkSearchEntry *entry, HengLibraryList *self)
{
  GtkListBoxRow *row;

  search_changed_cb (entry, self); /* Enter may be faster than the search */
  if ((row = first_row (self)) == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, HengLibraryList *self)
{
  const HengLibraryItem *item = item_of (row);

  if (self->filling || item == NULL)
    return;
  self->wanted = 0;
  g_signal_emit (self, signals[CHOSEN], 0, item->id);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, HengLibraryList *self)
{
  g_signal_emit (self, signals[OPENED], 0, item_of (row)->id);
}

/* Also when the list was filled anew and has no cursor of its own yet. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HengLibraryList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->list);

  if (row == NULL || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
  g_signal_emit (self, signals[OPENED], 0, item_of (GTK_LIST_BOX_ROW (row))->id);
  return GDK_EVENT_STOP;
}

static void
clear_cb (GtkButton *button, HengLibraryList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

static void
heng_library_list_finalize (GObject *object)
{
  HengLibraryList *self = HENG_LIBRARY_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self->needle);
  G_OBJECT_CLASS (heng_library_list_parent_class)->finalize (object);
}

static void
heng_library_list_class_init (HengLibraryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_library_list_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", HENG_TYPE_LIBRARY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", HENG_TYPE_LIBRARY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
nothing_new (HengLibraryList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *button = gtk_button_new_with_mnemonic (_("_Clear Search"));

  self->nothing = heng_cell_label_new (NULL, "h-dim");
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "h-s");
  g_signal_connect (button, "clicked", G_CALLBACK (clear_cb), self);
  gtk_widget_add_css_class (box, "h-form");
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
heng_library_list_init (HengLibraryList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->search = gtk_search_entry_new ();
  gtk_widget_set_margin_start (self->search, 12);
  gtk_widget_set_margin_end (self->search, 12);
  gtk_widget_set_margin_bottom (self->search, 6);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "h-picker");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  self->stack = gtk_stack_new ();
  self->empty = heng_cell_label_new (NULL, "h-dim");
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "h-form");
  gtk_widget_set_valign (self->empty, GTK_ALIGN_START);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), nothing_new (self), "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self), self->search);
  gtk_box_append (GTK_BOX (self), self->stack);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->list, keys);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (take_first_cb), self);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

GtkWidget *
heng_library_list_new (const char *label, const char *placeholder, const char *empty)
{
  HengLibraryList *self = g_object_new (HENG_TYPE_LIBRARY_LIST, NULL);

  g_object_set (self->search, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_text (GTK_LABEL (self->empty), empty);
  return GTK_WIDGET (self);
}

static GtkWidget *
tag_new (const HengLibraryItem *item)
{
  GtkWidget *tag = gtk_label_new (item->tag);

  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (tag, "h-tag");
  if (item->tag_style != NULL)
    gtk_widget_add_css_class (tag, item->tag_style);
  return tag;
}

static GtkWidget *
row_new (const HengLibraryItem *item)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = heng_cell_label_new (item->title, "h-strong"), *detail = heng_cell_label_new (NULL, "h-dim");
  g_autofree char *below = g_strconcat (item->number != NULL ? item->number : "", item->number != NULL && item->detail != NULL ? " · " : "",
                                        item->detail != NULL ? item->detail : "", NULL);
  g_autofree char *spoken = g_strconcat (item->title, ", ", below, item->tag != NULL ? ", " : "", item->tag != NULL ? item->tag : "", NULL);

  gtk_label_set_text (GTK_LABEL (detail), below);
  gtk_widget_add_css_class (detail, "h-cap");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  if (item->dim)
    gtk_widget_add_css_class (title, "h-dim");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), texts);
  if (item->tag != NULL)
    gtk_box_append (GTK_BOX (box), tag_new (item));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), "heng-item", (gpointer) item);
  return row;
}

void
heng_library_list_set_items (HengLibraryList *self, GPtrArray *items)
{
  gint64 chosen = self->wanted != 0 ? self->wanted : heng_library_list_get_chosen (self);
  gboolean focused = gtk_widget_get_focus_child (self->list) != NULL;
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (items->pdata[i]));
  show_stack (self);
  heng_library_list_choose (self, chosen);
  self->filling = FALSE;
  if (focused)
    heng_library_list_focus (self);
}

gint64
heng_library_list_get_chosen (HengLibraryList *self)
{
  const HengLibraryItem *item = item_of (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));

  return item != NULL ? item->id : 0;
}

void
heng_library_list_choose (HengLibraryList *self, gint64 id)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (item_of (row)->id == id)
      break;
  self->wanted = row == NULL ? id : 0;
  if (row == NULL)
    row = first_row (self);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

void
heng_library_list_search (HengLibraryList *self)
{
  gtk_widget_grab_focus (self->search);
}

void
heng_library_list_focus (HengLibraryList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->search);
}
