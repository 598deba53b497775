/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tinted row inside a page that says what happened and what to do. */
#include "heng-banner.h"

#include <glib/gi18n.h>

struct _HengBanner
{
  GtkWidget parent_instance;
  GtkWidget *revealer, *box, *icon, *title, *detail;
};

G_DEFINE_FINAL_TYPE (HengBanner, heng_banner, GTK_TYPE_WIDGET)

static const struct
{
  const char *style, *icon;
} kinds[] = {
  [HENG_BANNER_INFO] = { "info", "dialog-information-symbolic" },
  [HENG_BANNER_WARNING] = { "warning", "dialog-warning-symbolic" },
  [HENG_BANNER_ERROR] = { "error", "dialog-error-symbolic" },
};

static GtkWidget *
text_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
close_button_new (HengBanner *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Dismiss"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Dismiss"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (heng_banner_hide), self);
  return button;
}

static void
heng_banner_dispose (GObject *object)
{
  g_clear_pointer (&HENG_BANNER (object)->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_banner_parent_class)->dispose (object);
}

static void
heng_banner_class_init (HengBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
heng_banner_init (HengBanner *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->revealer = gtk_revealer_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->icon = gtk_image_new ();
  self->title = text_new ("h-strong");
  self->detail = text_new ("h-cell");
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->detail);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), texts);
  gtk_box_append (GTK_BOX (self->box), close_button_new (self));
  gtk_widget_add_css_class (self->box, "h-banner");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
heng_banner_new (void)
{
  return g_object_new (HENG_TYPE_BANNER, NULL);
}

void
heng_banner_show (HengBanner *self, HengBannerKind kind, const char *title, const char *detail)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_remove_css_class (self->box, kinds[i].style);
  gtk_widget_add_css_class (self->box, kinds[kind].style);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), kinds[kind].icon);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->detail), detail != NULL ? detail : "");
  gtk_widget_set_visible (self->detail, detail != NULL && *detail != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  detail != NULL ? detail : "", -1);
}

void
heng_banner_hide (HengBanner *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
