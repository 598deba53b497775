/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question of a file in the import preview. */
#include "heng-import-question.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-import-columns.h"

#define MOST_BUTTONS 3

static gboolean
is_proposal (const HengImportQuestion *question, const char *answer)
{
  for (guint i = 0; i < question->proposals->len; i++)
    if (g_ascii_strcasecmp (((HengProposal *) question->proposals->pdata[i])->answer, answer) == 0)
      return TRUE;
  return FALSE;
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  const HengImportQuestion *question = user_data;
  guint at = gtk_drop_down_get_selected (choice);
  const char *answer = at > 0 && at <= question->proposals->len ? ((HengProposal *) question->proposals->pdata[at - 1])->answer : NULL;

  /* the last entry of an open question is the answer it has already */
  if (at <= question->proposals->len)
    gtk_widget_activate_action (GTK_WIDGET (choice), "import.answer", "(sbs)", question->id, answer != NULL, answer != NULL ? answer : "");
}

static void
written_cb (GtkEntry *entry, gpointer user_data)
{
  const HengImportQuestion *question = user_data;

  gtk_widget_activate_action (GTK_WIDGET (entry), "import.answer", "(sbs)", question->id, TRUE, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* A chosen answer that is pressed again is taken back. */
static void
proposal_cb (GtkToggleButton *button, gpointer user_data)
{
  const HengImportQuestion *question = user_data;
  const char *answer = g_object_get_data (G_OBJECT (button), "answer");
  gboolean on = gtk_toggle_button_get_active (button);

  gtk_widget_activate_action (GTK_WIDGET (button), "import.answer", "(sbs)", question->id, on, on ? answer : "");
}

/* A few answers side by side: a file may bring hundreds of departments, and buttons are made sooner than lists. */
static GtkWidget *
buttons_new (HengImportQuestion *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < question->proposals->len; i++)
    {
      const HengProposal *proposal = question->proposals->pdata[i];
      const char *label = proposal->label != NULL ? proposal->label : proposal->answer;
      GtkWidget *button = gtk_toggle_button_new (), *text = gtk_label_new (label);
      g_autofree char *name = g_strdup_printf (_("%s: %s"), label, question->text);

      gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (button, label);
      gtk_button_set_child (GTK_BUTTON (button), text);
      gtk_widget_add_css_class (button, "h-s");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    question->answer != NULL && g_ascii_strcasecmp (question->answer, proposal->answer) == 0);
      heng_compat_name_button (button, name);
      g_object_set_data (G_OBJECT (button), "answer", proposal->answer);
      g_signal_connect (button, "toggled", G_CALLBACK (proposal_cb), question);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
choice_new (HengImportQuestion *question)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *choice;
  guint at = 0;

  gtk_string_list_append (names, _("Choose…"));
  for (guint i = 0; i < question->proposals->len; i++)
    {
      const HengProposal *proposal = question->proposals->pdata[i];

      gtk_string_list_append (names, proposal->label != NULL ? proposal->label : proposal->answer);
      if (question->answer != NULL && g_ascii_strcasecmp (question->answer, proposal->answer) == 0)
        at = i + 1;
    }
  if (at == 0 && question->answer != NULL)
    {
      gtk_string_list_append (names, question->answer);
      at = question->proposals->len + 1;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), at);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  heng_import_choice_prepare (GTK_DROP_DOWN (choice), question->text);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (chosen_cb), question);
  return choice;
}

static GtkWidget *
own_answer_new (HengImportQuestion *question)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_("Another answer: %s"), question->text);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Another answer"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 18);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (written_cb), question);
  return entry;
}

/* The entry comes in the place of the button. */
static void
other_cb (GtkWidget *button, gpointer user_data)
{
  GtkWidget *answers = gtk_widget_get_parent (button), *entry = own_answer_new (user_data);

  gtk_box_append (GTK_BOX (answers), entry);
  gtk_widget_grab_focus (entry);
  gtk_widget_set_visible (button, FALSE);
}

static GtkWidget *
other_new (HengImportQuestion *question)
{
  GtkWidget *button = gtk_button_new_with_label (C_ ("answer", "Other…"));
  g_autofree char *name = g_strdup_printf (_("Another answer: %s"), question->text);

  gtk_widget_set_css_classes (button, (const char *[]) { "h-s", "flat", NULL });
  heng_compat_name_button (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (other_cb), question);
  return button;
}

static GtkWidget *
note_new (const HengImportQuestion *question)
{
  guint n = (guint) question->rows;
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
  g_autofree char *text = question->remembered ? g_strdup_printf (_("%s · answered earlier"), rows) : g_strdup (rows);
  GtkWidget *note = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "h-cap");
  gtk_widget_add_css_class (note, "h-dim");
  return note;
}

void
heng_import_question_fill (GtkBox *box, HengImportQuestion *question)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (question->answer != NULL ? "object-select-symbolic" : "dialog-question-symbolic");
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (question->text);
  gboolean few = question->kind == HENG_ASK_DEPARTMENT && question->proposals->len <= MOST_BUTTONS
                 && (question->answer == NULL || is_proposal (question, question->answer));

  gtk_widget_add_css_class (icon, question->answer != NULL ? "h-good" : "h-warn");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, question->answer != NULL ? _("Answered") : _("Not Answered"), -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (answers), few ? buttons_new (question) : choice_new (question));
  if (question->is_open)
    gtk_box_append (GTK_BOX (answers), few ? other_new (question) : own_answer_new (question));
  gtk_box_append (GTK_BOX (texts), text);
  gtk_box_append (GTK_BOX (texts), note_new (question));
  gtk_box_append (GTK_BOX (texts), answers);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (box, icon);
  gtk_box_append (box, texts);
}
