/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form behind "Not Applicable…". */
#include "heng-na-form.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *popover, *reason, *approver, *button;
  HengNaChosen chosen;
  gpointer user_data;
  GDestroyNotify destroy;
} Form;

static gboolean
is_filled (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return *text != '\0';
}

static void
check_cb (Form *form)
{
  gtk_widget_set_sensitive (form->button, is_filled (form->reason) && is_filled (form->approver));
}

static void
confirm_cb (Form *form)
{
  if (!gtk_widget_get_sensitive (form->button))
    {
      gtk_widget_grab_focus (is_filled (form->reason) ? form->approver : form->reason);
      return;
    }
  form->chosen (gtk_editable_get_text (GTK_EDITABLE (form->reason)), gtk_editable_get_text (GTK_EDITABLE (form->approver)),
                form->user_data);
  gtk_popover_popdown (GTK_POPOVER (form->popover));
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static gboolean
popup_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_popover_popup (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
form_free (gpointer data, GClosure *closure)
{
  Form *form = data;

  if (form->destroy != NULL)
    form->destroy (form->user_data);
  g_free (form);
}

static GtkWidget *
add_field (GtkBox *box, const char *label, const char *text, Form *form)
{
  GtkWidget *caption = gtk_label_new_with_mnemonic (label), *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), entry);
  gtk_widget_set_css_classes (caption, (const char *[]) { "h-cap", "h-dim", NULL });
  gtk_widget_set_margin_top (caption, 6);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("required"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL, -1);
  gtk_box_append (box, caption);
  gtk_box_append (box, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (check_cb), form);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (confirm_cb), form);
  return entry;
}

void
heng_na_form_show (GtkWidget *anchor, const char *indicator, const char *reason, const char *approver, HengNaChosen chosen,
                   gpointer user_data, GDestroyNotify destroy)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *title = gtk_label_new (indicator);
  GtkWidget *hint = gtk_label_new (_("It is left out and the other weights count more."));

  form->chosen = chosen;
  form->user_data = user_data;
  form->destroy = destroy;
  form->popover = gtk_popover_new ();
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 34);
  gtk_widget_add_css_class (title, "h-head");
  gtk_widget_set_css_classes (hint, (const char *[]) { "h-cap", "h-dim", NULL });
  gtk_widget_add_css_class (box, "h-form");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), hint);
  form->reason = add_field (GTK_BOX (box), _("_Reason"), reason, form);
  form->approver = add_field (GTK_BOX (box), _("_Approved by"), approver, form);
  form->button = gtk_button_new_with_mnemonic (_("Mark _Not Applicable"));
  gtk_widget_add_css_class (form->button, "suggested-action");
  gtk_box_append (GTK_BOX (box), form->button);
  gtk_popover_set_child (GTK_POPOVER (form->popover), box);
  gtk_widget_set_parent (form->popover, anchor);
  g_signal_connect_data (form->button, "clicked", G_CALLBACK (confirm_cb), form, form_free, G_CONNECT_SWAPPED);
  g_signal_connect (form->popover, "closed", G_CALLBACK (closed_cb), NULL);
  check_cb (form);
  /* the menu it was chosen from closes first */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, popup_cb, g_object_ref (form->popover), g_object_unref);
}
