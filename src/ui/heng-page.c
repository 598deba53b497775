/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base of every page: title, window and the window's controls at the start of its header bar. */
#include "heng-page-private.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-operations.h"
#include "heng-window-private.h"

typedef struct
{
  char *title;
  HengWindow *window; /* weak: the page lives inside it, but what is on its way to the page may keep that longer */
  GtkWidget *sidebar_button, *undo_button, *redo_button;
  GtkWidget *history; /* the box of the last two */
  GtkWidget *focus;   /* weak: where the keyboard was when the page was left */
  GtkWidget *news;    /* the banner of heng_page_show_news; NULL until there was something to tell */
} HengPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HengPage, heng_page, GTK_TYPE_BOX)

#define PRIVATE(page) ((HengPagePrivate *) heng_page_get_instance_private (page))

static GtkHeaderBar *
find_header (HengPage *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));

  return GTK_IS_HEADER_BAR (first) ? GTK_HEADER_BAR (first) : NULL;
}

static GtkWidget *
icon_button_new (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
back_button_new (const char *title)
{
  g_autofree char *name = g_strdup_printf (_("Back to %s"), title);
  g_autofree char *tip = g_strdup_printf ("%s (Alt+←)", name);
  GtkWidget *button = icon_button_new ("go-previous-symbolic", name, "win.back");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (label, "h-cell");
  gtk_widget_add_css_class (label, "h-dim");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "h-back");
  return button;
}

/* First in the bar, but after window buttons that a desktop may keep at the left. */
static void
pack_first (GtkHeaderBar *header, GtkWidget *widget)
{
  GtkWidget *box, *first;

  gtk_header_bar_pack_start (header, widget);
  box = gtk_widget_get_parent (widget);
  if (!GTK_IS_BOX (box))
    return;
  first = gtk_widget_get_first_child (box);
  gtk_box_reorder_child_after (GTK_BOX (box), widget, GTK_IS_WINDOW_CONTROLS (first) ? first : NULL);
}

void
heng_page_attach (HengPage *self, HengWindow *window, const char *back_title)
{
  HengPagePrivate *priv = PRIVATE (self);
  GtkHeaderBar *header = find_header (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  g_set_weak_pointer (&priv->window, window);
  if (header == NULL)
    {
      g_object_ref_sink (box);
      g_object_unref (box);
      return;
    }
  priv->sidebar_button = icon_button_new ("sidebar-show-symbolic", _("Show Sidebar"), "win.sidebar");
  gtk_box_append (GTK_BOX (box), priv->sidebar_button);
  if (back_title != NULL)
    gtk_box_append (GTK_BOX (box), back_button_new (back_title));
  priv->history = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_box_append (GTK_BOX (box), priv->history);
  priv->undo_button = icon_button_new ("edit-undo-symbolic", _("Undo"), "win.undo");
  priv->redo_button = icon_button_new ("edit-redo-symbolic", _("Redo"), "win.redo");
  gtk_box_append (GTK_BOX (priv->history), priv->undo_button);
  gtk_box_append (GTK_BOX (priv->history), priv->redo_button);
  gtk_box_append (GTK_BOX (box), heng_operations_button_new (heng_window_get_operations (window)));
  pack_first (header, box);
}

void
heng_page_set_chrome (HengPage *self, gboolean sidebar_shown, gboolean narrow, const char *decoration_layout)
{
  HengPagePrivate *priv = PRIVATE (self);
  GtkHeaderBar *header = find_header (self);

  if (header == NULL || priv->sidebar_button == NULL)
    return;
  gtk_widget_set_visible (priv->sidebar_button, !sidebar_shown);
  gtk_widget_set_visible (priv->history, !narrow);
  gtk_header_bar_set_decoration_layout (header, decoration_layout);
}

static void
show_name (GtkWidget *button, const char *action, const char *name, const char *keys)
{
  g_autofree char *what = name != NULL ? g_strdup_printf (_("%s: %s"), action, name) : g_strdup (action);
  g_autofree char *text = g_strdup_printf ("%s (%s)", what, keys);

  gtk_widget_set_tooltip_text (button, text);
}

void
heng_page_set_undo_names (HengPage *self, const char *undo, const char *redo)
{
  HengPagePrivate *priv = PRIVATE (self);

  if (priv->undo_button == NULL)
    return;
  /* both or none: a button must not jump to another place after it was pressed */
  gtk_widget_set_visible (priv->undo_button, undo != NULL || redo != NULL);
  gtk_widget_set_visible (priv->redo_button, undo != NULL || redo != NULL);
  show_name (priv->undo_button, _("Undo"), undo, "Ctrl+Z");
  show_name (priv->redo_button, _("Redo"), redo, "Ctrl+Shift+Z");
}

void
heng_page_remember_focus (HengPage *self, GtkWidget *focus)
{
  g_set_weak_pointer (&PRIVATE (self)->focus, focus);
}

gboolean
heng_page_restore_focus (HengPage *self)
{
  GtkWidget *focus = PRIVATE (self)->focus;

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && gtk_widget_grab_focus (focus);
}

static void
heng_page_finalize (GObject *object)
{
  g_clear_weak_pointer (&PRIVATE (HENG_PAGE (object))->focus);
  g_clear_weak_pointer (&PRIVATE (HENG_PAGE (object))->window);
  g_free (PRIVATE (HENG_PAGE (object))->title);
  G_OBJECT_CLASS (heng_page_parent_class)->finalize (object);
}

static void
heng_page_class_init (HengPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_page_finalize;
}

static void
heng_page_init (HengPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

HengWindow *
heng_page_get_window (HengPage *self)
{
  return PRIVATE (self)->window;
}

HengStore *
heng_page_get_store (HengPage *self)
{
  HengWindow *window = PRIVATE (self)->window;

  return window != NULL ? heng_window_get_store (window) : NULL;
}

gint64
heng_page_get_cycle (HengPage *self)
{
  HengWindow *window = PRIVATE (self)->window;

  return window != NULL ? heng_window_get_cycle (window) : 0;
}

const char *
heng_page_get_title (HengPage *self)
{
  HengPagePrivate *priv = PRIVATE (self);

  return priv->title != NULL ? priv->title : "";
}

void
heng_page_set_title (HengPage *self, const char *title)
{
  HengPagePrivate *priv = PRIVATE (self);

  g_free (priv->title);
  priv->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (priv->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_window_set_title (GTK_WINDOW (priv->window), title);
}

void
heng_page_reload (HengPage *self)
{
  HengPageClass *klass = HENG_PAGE_GET_CLASS (self);

  if (klass->reload != NULL && heng_page_get_store (self) != NULL)
    klass->reload (self);
}

void
heng_page_show_news (HengPage *self, const char *title, const char *detail)
{
  HengPagePrivate *priv = PRIVATE (self);

  if (title == NULL)
    {
      if (priv->news != NULL)
        heng_banner_hide (HENG_BANNER (priv->news));
      return;
    }
  if (priv->news == NULL)
    {
      priv->news = heng_banner_new ();
      gtk_widget_add_css_class (priv->news, "h-news");
      gtk_box_insert_child_after (GTK_BOX (self), priv->news, GTK_WIDGET (find_header (self)));
    }
  heng_banner_show (HENG_BANNER (priv->news), HENG_BANNER_WARNING, title, detail);
}

void
heng_page_search (HengPage *self)
{
  HengPageClass *klass = HENG_PAGE_GET_CLASS (self);

  if (klass->search != NULL)
    klass->search (self);
}

char *
heng_page_get_place (HengPage *self)
{
  HengPageClass *klass = HENG_PAGE_GET_CLASS (self);

  return klass->get_place != NULL ? klass->get_place (self) : NULL;
}

void
heng_page_go_to (HengPage *self, const char *place)
{
  HengPageClass *klass = HENG_PAGE_GET_CLASS (self);

  if (klass->go_to != NULL)
    klass->go_to (self, place);
}

const char *
heng_page_get_help (HengPage *self)
{
  return HENG_PAGE_GET_CLASS (self)->help;
}
