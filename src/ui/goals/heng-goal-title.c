/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first cell of a goal's row. */
#include "heng-goal-title.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "heng-goal-words.h"
#include "heng-match.h"

#define INDENT 20

struct _HengGoalTitle
{
  GtkBox parent_instance;
  GtkWidget *arrow, *arrow_image, *ring, *dot, *label, *tag, *entry_box, *entry, *fault;
  HengGoalItem *item;
  gboolean ending;
};

G_DEFINE_FINAL_TYPE (HengGoalTitle, heng_goal_title, GTK_TYPE_BOX)

enum { FOLD, TYPED, ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
end (HengGoalTitle *self, HengTitleEnd how)
{
  g_autofree char *text = NULL;

  if (self->ending || self->entry == NULL || !gtk_widget_get_visible (self->entry_box))
    return;
  self->ending = TRUE;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_signal_emit (self, signals[ENDED], 0, text, (int) how);
  self->ending = FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengGoalTitle *self)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      end (self, HENG_TITLE_CANCEL);
      return TRUE;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter:
      end (self, control ? HENG_TITLE_NEXT : HENG_TITLE_ENTER);
      return TRUE;
    case GDK_KEY_Insert:
      end (self, HENG_TITLE_NEXT);
      return TRUE;
    case GDK_KEY_Tab: case GDK_KEY_KP_Tab: case GDK_KEY_ISO_Left_Tab:
      end (self, shift || keyval == GDK_KEY_ISO_Left_Tab ? HENG_TITLE_OUT : HENG_TITLE_IN);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
left_cb (GtkEventControllerFocus *controller, HengGoalTitle *self)
{
  end (self, HENG_TITLE_LEFT);
}

static void
typed_cb (GtkEditable *editable, HengGoalTitle *self)
{
  if (gtk_widget_get_visible (self->entry_box))
    g_signal_emit (self, signals[TYPED], 0, gtk_editable_get_text (editable));
}

/* Made when first needed: only one row of the table is edited at a time. */
static void
make_entry (HengGoalTitle *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->entry_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->entry = gtk_entry_new ();
  self->fault = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->entry, "h-title-entry");
  gtk_widget_set_hexpand (self->entry_box, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_set_css_classes (self->fault, (const char *[]) { "h-cap", "h-bad", NULL });
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_box_append (GTK_BOX (self->entry_box), self->entry);
  gtk_box_append (GTK_BOX (self->entry_box), self->fault);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect (self->entry, "changed", G_CALLBACK (typed_cb), self);
  gtk_box_insert_child_after (GTK_BOX (self), self->entry_box, self->label);
  gtk_widget_set_visible (self->entry_box, FALSE);
}

/* In the next turn: the row is being bound right now and cannot take the keyboard yet. */
static gboolean
grab_cb (gpointer user_data)
{
  HengGoalTitle *self = user_data;

  if (self->entry != NULL && gtk_widget_get_visible (self->entry_box) && gtk_widget_get_mapped (self->entry))
    gtk_widget_grab_focus (self->entry);
  return G_SOURCE_REMOVE;
}

static void
show_entry (HengGoalTitle *self, gboolean editing)
{
  const HengGoalNode *node = heng_goal_item_get_node (self->item);
  gboolean key_result = heng_goal_item_get_kind (self->item) == HENG_GOAL_KEY_RESULT;

  if (editing && self->entry == NULL)
    make_entry (self);
  gtk_widget_set_visible (self->label, !editing);
  if (self->entry == NULL || gtk_widget_get_visible (self->entry_box) == editing)
    return;
  self->ending = TRUE; /* what is seen to be left now is not a person's leaving */
  gtk_widget_set_visible (self->entry_box, editing);
  self->ending = FALSE;
  if (!editing)
    return;
  heng_goal_title_set_fault (self, NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), key_result ? _("Build time from 40 to 10 minutes") : _("What is to be better?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  key_result ? _("Title of the key result") : _("Title of the objective"), -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), node != NULL ? node->title : "");
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, grab_cb, g_object_ref (self), g_object_unref);
}

static void
show_match (HengGoalTitle *self, const HengGoalNode *node)
{
  const char *needle = heng_goal_item_get_needle (self->item);
  g_autoptr (GArray) ranges = *needle != '\0' ? heng_match_text (node->title, needle) : NULL;
  g_autoptr (PangoAttrList) attributes
      = ranges != NULL && ranges->len > 0 ? heng_match_attributes (ranges, adw_style_manager_get_dark (adw_style_manager_get_default ())) : NULL;

  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
}

static void
show_tag (HengGoalTitle *self, const HengGoalNode *node)
{
  const char *style = NULL, *word = node != NULL ? heng_goal_state_word (node, &style) : NULL;

  gtk_widget_set_visible (self->tag, word != NULL);
  gtk_widget_set_css_classes (self->tag, (const char *[]) { "h-tag", style, NULL });
  gtk_label_set_text (GTK_LABEL (self->tag), word != NULL ? word : "");
}

static void
show (HengGoalTitle *self)
{
  const HengGoalNode *node = heng_goal_item_get_node (self->item);
  gboolean foldable = heng_goal_item_is_foldable (self->item), objective = heng_goal_item_get_kind (self->item) == HENG_GOAL_OBJECTIVE;
  gboolean cancelled = node != NULL && node->state == HENG_GOAL_CANCELLED;

  gtk_widget_set_margin_start (self->arrow, (int) MIN (heng_goal_item_get_depth (self->item), 12) * INDENT);
  gtk_widget_set_opacity (self->arrow, foldable ? 1 : 0);
  gtk_widget_set_can_target (self->arrow, foldable);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow_image), heng_goal_item_is_unfolded (self->item) ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_visible (self->ring, objective);
  gtk_widget_set_visible (self->dot, !objective);
  gtk_label_set_text (GTK_LABEL (self->label), node != NULL ? node->title : "");
  gtk_widget_set_css_classes (self->label, (const char *[]) { "h-cell", cancelled ? "h-dim" : objective ? "h-name" : NULL, NULL });
  gtk_widget_set_tooltip_text (self->label, node != NULL ? node->title : NULL);
  if (node != NULL)
    show_match (self, node);
  show_tag (self, node);
  show_entry (self, heng_goal_item_is_editing (self->item));
}

static void
arrow_cb (GtkGestureClick *gesture, int n, double x, double y, HengGoalTitle *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[FOLD], 0);
}

static void
heng_goal_title_dispose (GObject *object)
{
  heng_goal_title_set_item (HENG_GOAL_TITLE (object), NULL);
  G_OBJECT_CLASS (heng_goal_title_parent_class)->dispose (object);
}

static void
heng_goal_title_class_init (HengGoalTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_goal_title_dispose;
  signals[FOLD] = g_signal_new ("fold", HENG_TYPE_GOAL_TITLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", HENG_TYPE_GOAL_TITLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENDED] = g_signal_new ("ended", HENG_TYPE_GOAL_TITLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
}

static void
heng_goal_title_init (HengGoalTitle *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->arrow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->arrow_image = gtk_image_new ();
  gtk_box_append (GTK_BOX (self->arrow), self->arrow_image);
  g_signal_connect (click, "pressed", G_CALLBACK (arrow_cb), self);
  gtk_widget_add_controller (self->arrow, GTK_EVENT_CONTROLLER (click));
  self->ring = gtk_image_new_from_icon_name ("heng-goal-symbolic");
  gtk_widget_add_css_class (self->ring, "h-done");
  self->dot = gtk_label_new ("•");
  gtk_widget_set_size_request (self->dot, 16, -1);
  gtk_widget_add_css_class (self->dot, "h-dim");
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->tag = gtk_label_new (NULL);
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->arrow);
  gtk_box_append (GTK_BOX (self), self->ring);
  gtk_box_append (GTK_BOX (self), self->dot);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), self->tag);
}

GtkWidget *
heng_goal_title_new (void)
{
  return g_object_new (HENG_TYPE_GOAL_TITLE, NULL);
}

void
heng_goal_title_set_item (HengGoalTitle *self, HengGoalItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show), self);
  show (self);
}

HengGoalItem *
heng_goal_title_get_item (HengGoalTitle *self)
{
  return self->item;
}

void
heng_goal_title_set_fault (HengGoalTitle *self, const char *fault)
{
  if (self->entry == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault, fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}
