/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a section. */
#include "heng-file-section.h"

#include "heng-compat.h"

typedef struct
{
  GtkWidget *head, *title, *caption, *empty;
} HengFileSectionPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (HengFileSection, heng_file_section, GTK_TYPE_BOX)

static GtkWidget *
label_new (const char *first, const char *second)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_css_classes (label, (const char *[]) { first, second, NULL });
  return label;
}

static void
heng_file_section_class_init (HengFileSectionClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
heng_file_section_init (HengFileSection *self)
{
  HengFileSectionPrivate *priv = heng_file_section_get_instance_private (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-pad");
  priv->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (priv->head, "h-card-head");
  priv->title = label_new ("h-head", NULL);
  gtk_widget_set_hexpand (priv->title, TRUE);
  priv->caption = label_new ("h-cap", "h-dim");
  gtk_widget_set_visible (priv->caption, FALSE);
  priv->empty = label_new ("h-cap", "h-dim");
  gtk_widget_set_visible (priv->empty, FALSE);
  gtk_box_append (GTK_BOX (priv->head), priv->title);
  gtk_box_append (GTK_BOX (priv->head), priv->caption);
  gtk_box_append (GTK_BOX (self), priv->head);
  gtk_box_append (GTK_BOX (self), priv->empty);
}

void
heng_file_section_set_title (HengFileSection *self, const char *title)
{
  HengFileSectionPrivate *priv = heng_file_section_get_instance_private (self);

  gtk_label_set_text (GTK_LABEL (priv->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
heng_file_section_set_caption (HengFileSection *self, const char *text, gboolean warning)
{
  HengFileSectionPrivate *priv = heng_file_section_get_instance_private (self);

  gtk_label_set_text (GTK_LABEL (priv->caption), text != NULL ? text : "");
  gtk_widget_set_css_classes (priv->caption, (const char *[]) { "h-cap", warning ? "h-warn" : "h-dim", NULL });
  gtk_widget_set_visible (priv->caption, text != NULL);
}

GtkWidget *
heng_file_section_add_button (HengFileSection *self, const char *label, const char *name)
{
  HengFileSectionPrivate *priv = heng_file_section_get_instance_private (self);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "h-s");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  heng_compat_name_button (button, name);
  gtk_box_append (GTK_BOX (priv->head), button);
  return button;
}

void
heng_file_section_append (HengFileSection *self, GtkWidget *row)
{
  gtk_box_append (GTK_BOX (self), row);
}

void
heng_file_section_set_empty (HengFileSection *self, const char *text)
{
  HengFileSectionPrivate *priv = heng_file_section_get_instance_private (self);

  gtk_label_set_text (GTK_LABEL (priv->empty), text != NULL ? text : "");
  gtk_widget_set_visible (priv->empty, text != NULL);
}
