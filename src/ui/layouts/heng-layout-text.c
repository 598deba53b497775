/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A captioned text of several lines. */
#include "heng-layout-text.h"

#include "heng-organisation-choice.h"

struct _HengLayoutText
{
  GtkBox parent_instance;
  GtkWidget *view, *fault;
  char *stored;
  gboolean filling, faulty;
};

G_DEFINE_FINAL_TYPE (HengLayoutText, heng_layout_text, GTK_TYPE_BOX)

enum { EDITED, CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkTextBuffer *
buffer_of (HengLayoutText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

char *
heng_layout_text_get (HengLayoutText *self)
{
  g_autofree char *text = NULL;

  g_object_get (buffer_of (self), "text", &text, NULL);
  return g_strdup (g_strstrip (text));
}

static void
commit (HengLayoutText *self)
{
  g_autofree char *text = heng_layout_text_get (self);

  if (self->faulty || self->stored == NULL || g_str_equal (text, self->stored))
    return;
  g_free (self->stored);
  self->stored = g_strdup (text);
  g_signal_emit (self, signals[EDITED], 0, text);
}

static void
changed_cb (HengLayoutText *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HengLayoutText *self)
{
  g_autofree char *text = heng_layout_text_get (self);

  if (key != GDK_KEY_Escape || g_strcmp0 (text, self->stored) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_set_text (buffer_of (self), self->stored != NULL ? self->stored : "", -1);
  return GDK_EVENT_STOP;
}

static void
heng_layout_text_finalize (GObject *object)
{
  g_free (HENG_LAYOUT_TEXT (object)->stored);
  G_OBJECT_CLASS (heng_layout_text_parent_class)->finalize (object);
}

static void
heng_layout_text_class_init (HengLayoutTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_layout_text_finalize;
  signals[EDITED] = g_signal_new ("edited", HENG_TYPE_LAYOUT_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", HENG_TYPE_LAYOUT_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_layout_text_init (HengLayoutText *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
}

GtkWidget *
heng_layout_text_new (const char *label, int height)
{
  HengLayoutText *self = g_object_new (HENG_TYPE_LAYOUT_TEXT, NULL);
  GtkWidget *caption = gtk_label_new_with_mnemonic (label), *scrolled = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), self->view);
  gtk_widget_add_css_class (caption, "h-dim");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), height);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 2 * height);
  gtk_widget_add_css_class (scrolled, "h-layout-text");
  self->fault = heng_cell_label_new (NULL, "h-bad");
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_set_visible (self->fault, FALSE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->view, focus);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_swapped (buffer_of (self), "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self), caption);
  gtk_box_append (GTK_BOX (self), scrolled);
  gtk_box_append (GTK_BOX (self), self->fault);
  return GTK_WIDGET (self);
}

void
heng_layout_text_load (HengLayoutText *self, const char *stored, gboolean reset)
{
  g_autofree char *text = heng_layout_text_get (self);
  gboolean typing = self->stored != NULL && !g_str_equal (text, self->stored);

  g_free (self->stored);
  self->stored = g_strdup (stored != NULL ? stored : "");
  if ((typing && !reset) || g_str_equal (text, self->stored))
    return;
  self->filling = TRUE;
  gtk_text_buffer_set_text (buffer_of (self), self->stored, -1);
  self->filling = FALSE;
  heng_layout_text_show_fault (self, NULL);
}

void
heng_layout_text_show_fault (HengLayoutText *self, const char *fault)
{
  self->faulty = fault != NULL;
  gtk_label_set_text (GTK_LABEL (self->fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault, fault != NULL);
}
