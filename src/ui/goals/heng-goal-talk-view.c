/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people said about a goal, and what proves it. */
#include "heng-goal-talk-view.h"

#include <glib/gi18n.h>

#include "heng-organisation-choice.h"
#include "heng-people-text.h"

struct _HengGoalTalkView
{
  GtkBox parent_instance;
  GtkWidget *remarks, *nothing, *entry, *fault, *evidence, *no_evidence, *name, *address;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (HengGoalTalkView, heng_goal_talk_view, GTK_TYPE_BOX)

enum { SAID, UNSAID, LINK, FILE_WANTED, OPENED, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkWidget *
text_new (const char *text, const char *style, const char *second)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_css_classes (label, (const char *[]) { style, second, NULL });
  return label;
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

typedef struct
{
  gint64 id, version;
} Row;

static void
take_back_cb (GtkButton *button, HengGoalTalkView *self)
{
  const Row *row = g_object_get_data (G_OBJECT (button), "heng-row");
  gboolean evidence = g_object_get_data (G_OBJECT (button), "heng-evidence") != NULL;
  gint64 id = row->id, version = row->version;

  g_signal_emit (self, signals[evidence ? REMOVED : UNSAID], 0, id, version);
}

static GtkWidget *
remove_button_new (HengGoalTalkView *self, gint64 id, gint64 version, gpointer evidence, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  Row row = { id, version };

  gtk_widget_set_css_classes (button, (const char *[]) { "flat", "h-mini", NULL });
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "heng-row", g_memdup2 (&row, sizeof row), g_free);
  g_object_set_data (G_OBJECT (button), "heng-evidence", evidence);
  g_signal_connect (button, "clicked", G_CALLBACK (take_back_cb), self);
  return button;
}

static void
add_remark (HengGoalTalkView *self, const HengGoalComment *comment, const char *actor)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *moment = heng_text_moment (comment->at);
  g_autofree char *head = comment->kind == HENG_REMARK_PLAIN
                              ? g_strdup_printf ("%s · %s", comment->author, moment)
                              : g_strdup_printf ("%s · %s · %s", comment->author, heng_enum_label (heng_remark_kind_values, comment->kind), moment);

  gtk_box_append (GTK_BOX (words), text_new (head, "h-cap", "h-dim"));
  gtk_box_append (GTK_BOX (words), text_new (comment->text, "h-cell", NULL));
  gtk_box_append (GTK_BOX (row), words);
  if (comment->kind == HENG_REMARK_PLAIN && g_strcmp0 (comment->author, actor) == 0)
    gtk_box_append (GTK_BOX (row), remove_button_new (self, comment->id, comment->version, NULL, _("Take Back")));
  gtk_box_append (GTK_BOX (self->remarks), row);
}

static void
open_cb (GtkButton *button, HengGoalTalkView *self)
{
  g_signal_emit (self, signals[OPENED], 0, g_object_get_data (G_OBJECT (button), "heng-evidence"));
}

static void
add_evidence (HengGoalTalkView *self, HengGoalEvidence *evidence)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *day = heng_text_day_year (evidence->added);
  g_autofree char *foot = g_strdup_printf ("%s · %s%s%s", heng_enum_label (heng_evidence_kind_values, evidence->kind), day,
                                           evidence->kind == HENG_EVIDENCE_DOCUMENT ? " · " : "",
                                           evidence->kind == HENG_EVIDENCE_DOCUMENT ? evidence->place : "");
  GtkWidget *name;

  if (evidence->kind == HENG_EVIDENCE_DOCUMENT)
    name = text_new (evidence->name, "h-cell", NULL);
  else
    {
      GtkWidget *label = gtk_label_new (evidence->name);

      name = gtk_button_new ();
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_button_set_child (GTK_BUTTON (name), label);
      gtk_widget_add_css_class (name, "h-linkbutton");
      gtk_widget_set_halign (name, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (name, evidence->kind == HENG_EVIDENCE_LINK ? evidence->place : evidence->name);
      g_object_set_data (G_OBJECT (name), "heng-evidence", evidence);
      g_signal_connect (name, "clicked", G_CALLBACK (open_cb), self);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), text_new (foot, "h-cap", "h-dim"));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), remove_button_new (self, evidence->id, evidence->version, evidence, _("Remove")));
  gtk_box_append (GTK_BOX (self->evidence), row);
}

static void
say_cb (HengGoalTalkView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*text != '\0')
    g_signal_emit (self, signals[SAID], 0, text);
}

static void
link_cb (HengGoalTalkView *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address))));

  if (*address != '\0')
    g_signal_emit (self, signals[LINK], 0, *name != '\0' ? name : address, address);
}

static void
file_cb (HengGoalTalkView *self)
{
  g_signal_emit (self, signals[FILE_WANTED], 0);
}

static void
heng_goal_talk_view_class_init (HengGoalTalkViewClass *klass)
{
  GType type = HENG_TYPE_GOAL_TALK_VIEW;

  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UNSAID] = g_signal_new ("unsaid", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[LINK] = g_signal_new ("link", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FILE_WANTED] = g_signal_new ("file", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
add_evidence_form (HengGoalTalkView *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *add = gtk_button_new_with_mnemonic (_("A_dd"));
  GtkWidget *file = gtk_button_new_with_mnemonic (_("Attach _File…"));

  self->name = gtk_entry_new ();
  self->address = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->address), _("https://… or where it lies"));
  gtk_box_append (GTK_BOX (self), heng_field_new (_("Na_me of the evidence"), self->name));
  gtk_box_append (GTK_BOX (self), heng_field_new (_("_Link or place"), self->address));
  gtk_box_append (GTK_BOX (buttons), add);
  gtk_box_append (GTK_BOX (buttons), file);
  gtk_box_append (GTK_BOX (self), buttons);
  g_signal_connect_swapped (self->address, "activate", G_CALLBACK (link_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (link_cb), self);
  g_signal_connect_swapped (file, "clicked", G_CALLBACK (file_cb), self);
}

static void
heng_goal_talk_view_init (HengGoalTalkView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->remarks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->nothing = text_new (_("Nobody said anything yet."), "h-cap", "h-dim");
  self->entry = gtk_entry_new ();
  self->fault = text_new (NULL, "h-cap", "h-bad");
  self->evidence = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->no_evidence = text_new (_("Nothing is attached."), "h-cap", "h-dim");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("A word to @somebody"));
  gtk_widget_set_visible (self->fault, FALSE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (say_cb), self);
  gtk_box_append (GTK_BOX (self), heng_section_title_new (_("Comments")));
  gtk_box_append (GTK_BOX (self), self->remarks);
  gtk_box_append (GTK_BOX (self), self->nothing);
  gtk_box_append (GTK_BOX (self), heng_field_new (_("_Comment"), self->entry));
  gtk_box_append (GTK_BOX (self), self->fault);
  gtk_box_append (GTK_BOX (self), heng_section_title_new (_("Evidence")));
  gtk_box_append (GTK_BOX (self), self->evidence);
  gtk_box_append (GTK_BOX (self), self->no_evidence);
  add_evidence_form (self);
}

GtkWidget *
heng_goal_talk_view_new (void)
{
  return g_object_new (HENG_TYPE_GOAL_TALK_VIEW, NULL);
}

static void
clear (HengGoalTalkView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->address), "");
}

void
heng_goal_talk_view_show (HengGoalTalkView *self, const HengGoalPaneData *data, const char *actor)
{
  empty (self->remarks);
  empty (self->evidence);
  if (self->id != data->id)
    {
      clear (self);
      heng_goal_talk_view_done (self, NULL);
    }
  self->id = data->id;
  for (guint i = 0; i < data->remarks->len; i++)
    add_remark (self, ((const HengGoalRemark *) data->remarks->pdata[i])->record, actor);
  for (guint i = 0; i < data->evidence->len; i++)
    add_evidence (self, data->evidence->pdata[i]);
  gtk_widget_set_visible (self->nothing, data->remarks->len == 0);
  gtk_widget_set_visible (self->no_evidence, data->evidence->len == 0);
}

void
heng_goal_talk_view_done (HengGoalTalkView *self, const char *fault)
{
  gtk_label_set_text (GTK_LABEL (self->fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault, fault != NULL);
  if (fault == NULL)
    clear (self);
}

void
heng_goal_talk_view_focus (HengGoalTalkView *self)
{
  gtk_widget_grab_focus (self->entry);
}
