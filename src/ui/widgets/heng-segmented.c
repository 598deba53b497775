/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One toggle button for each page of a view stack. */
#include "heng-segmented.h"

#include <glib/gi18n-lib.h>

struct _HengSegmented
{
  GtkBox parent_instance;
  AdwViewStack *stack;
  gulong visible_handler, items_handler;
  GtkSelectionModel *pages;
};

G_DEFINE_FINAL_TYPE (HengSegmented, heng_segmented, GTK_TYPE_BOX)

enum { PROP_STACK = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static GtkWidget *
page_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "heng-page");
}

static void
toggled_cb (GtkToggleButton *button, HengSegmented *self)
{
  if (gtk_toggle_button_get_active (button) && self->stack != NULL)
    adw_view_stack_set_visible_child (self->stack, page_of (GTK_WIDGET (button)));
}

static void
sync_active (HengSegmented *self)
{
  GtkWidget *visible = adw_view_stack_get_visible_child (self->stack);

  for (GtkWidget *b = gtk_widget_get_first_child (GTK_WIDGET (self)); b != NULL; b = gtk_widget_get_next_sibling (b))
    if (page_of (b) == visible)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (b), TRUE);
}

static void
add_button (HengSegmented *self, AdwViewStackPage *page)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (adw_view_stack_page_get_title (page));
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_object_set_data (G_OBJECT (button), "heng-page", adw_view_stack_page_get_child (page));
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  g_object_bind_property (page, "visible", button, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self), button);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
rebuild (HengSegmented *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      add_button (self, page);
    }
  sync_active (self);
}

static void
set_stack (HengSegmented *self, AdwViewStack *stack)
{
  if (self->stack == stack)
    return;
  if (self->stack != NULL)
    {
      g_clear_signal_handler (&self->visible_handler, self->stack);
      g_clear_signal_handler (&self->items_handler, self->pages);
      g_clear_object (&self->pages);
      g_clear_object (&self->stack);
    }
  if (stack == NULL)
    return;
  self->stack = g_object_ref (stack);
  self->pages = adw_view_stack_get_pages (stack);
  self->visible_handler = g_signal_connect_swapped (stack, "notify::visible-child", G_CALLBACK (sync_active), self);
  self->items_handler = g_signal_connect_swapped (self->pages, "items-changed", G_CALLBACK (rebuild), self);
  rebuild (self);
}

static void
heng_segmented_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, HENG_SEGMENTED (object)->stack);
}

static void
heng_segmented_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_stack (HENG_SEGMENTED (object), g_value_get_object (value));
}

static void
heng_segmented_dispose (GObject *object)
{
  set_stack (HENG_SEGMENTED (object), NULL);
  G_OBJECT_CLASS (heng_segmented_parent_class)->dispose (object);
}

static void
heng_segmented_class_init (HengSegmentedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = heng_segmented_get_property;
  object_class->set_property = heng_segmented_set_property;
  object_class->dispose = heng_segmented_dispose;
  props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
heng_segmented_init (HengSegmented *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-seg");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("View"), -1);
}

GtkWidget *
heng_segmented_new (AdwViewStack *stack)
{
  return g_object_new (HENG_TYPE_SEGMENTED, "stack", stack, NULL);
}
