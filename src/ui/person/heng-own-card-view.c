/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a person's own lines above the checks of a scorecard, with Submit, Approve and Return. */
#include "heng-own-card-view.h"

#include <glib/gi18n-lib.h>

#include "heng-card-checks.h"
#include "heng-library-work.h"
#include "heng-sheet.h"
#include "heng-template-sheet.h"

struct _HengOwnCardView
{
  GtkBox parent_instance;
  GtkWidget *checks, *state, *note, *submit, *approve, *back, *sheet;
  HengTemplateSheet *model;
  HengPage *page; /* the one it is in */
  gint64 participant_id;
  HengOwnCard *card;
  HengLibrary *library;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HengOwnCardView, heng_own_card_view, GTK_TYPE_BOX)

/* What is read at once. */
typedef struct
{
  gint64 participant_id;
  HengOwnCard *card;
  HengLibrary *library;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->card, heng_own_card_free);
  g_clear_pointer (&reading->library, heng_library_free);
  g_free (reading);
}

static gpointer
read_card (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->participant_id = *(const gint64 *) args;
  reading->card = heng_own_card_load (db, reading->participant_id, error);
  reading->library = reading->card != NULL ? heng_library_load (db, NULL, cancellable, error) : NULL;
  if (reading->library != NULL)
    return reading;
  reading_free (reading);
  return NULL;
}

static void
show_checks (HengOwnCardView *self)
{
  g_autoptr (GPtrArray) lines = heng_template_sheet_get_lines (self->model);
  HengCardCheck check = heng_card_check (lines, self->card->dept_type);

  heng_card_checks_show (HENG_CARD_CHECKS (self->checks), &check);
  gtk_widget_set_sensitive (self->submit, (check.faults & HENG_CARD_FAULT_WEIGHTS) == 0);
}

/* The last word about the card: why it came back, or why it is locked. */
static const char *
note_text (const HengOwnCard *card)
{
  const HengScorecardStep *last = card->steps->len > 0 ? card->steps->pdata[0] : NULL;

  if (card->state == HENG_CARD_RETURNED && last != NULL && last->reason != NULL)
    return last->reason;
  return card->locked;
}

static void
show_state (HengOwnCardView *self)
{
  const HengOwnCard *card = self->card;
  const char *note = note_text (card);

  gtk_label_set_text (GTK_LABEL (self->state), heng_enum_label (heng_card_state_values, card->state));
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->submit, card->locked == NULL);
  gtk_widget_set_visible (self->approve, card->state == HENG_CARD_SUBMITTED);
  gtk_widget_set_visible (self->back, card->state == HENG_CARD_SUBMITTED || card->state == HENG_CARD_APPROVED);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HengOwnCardView) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengLibrary *old = self->library;
  gboolean read_only = heng_store_is_read_only (HENG_STORE (source));

  if (reading == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_text (GTK_LABEL (self->note), error->message);
      return;
    }
  g_clear_pointer (&self->card, heng_own_card_free);
  self->card = g_steal_pointer (&reading->card);
  self->library = g_steal_pointer (&reading->library);
  reading_free (reading);
  heng_template_sheet_load (self->model, self->card->lines, self->library,
                            read_only ? _("This company is open to be read only.") : self->card->locked, TRUE);
  g_clear_pointer (&old, heng_library_free);
  show_state (self);
  show_checks (self);
}

static void
lines_written_cb (HengPage *page, gint64 id, const GError *error, gpointer task)
{
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
write_lines (GPtrArray *seen, GPtrArray *lines, const char *action, GTask *task, gpointer data)
{
  HengOwnCardView *self = data;
  HengLibraryWork *work = heng_library_work_new (heng_verb_edit_card, self->participant_id);

  work->seen = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);
  for (guint i = 0; i < seen->len; i++)
    g_ptr_array_add (work->seen, heng_scorecard_line_copy (seen->pdata[i]));
  work->lines = g_ptr_array_ref (lines);
  work->text = g_strdup (action);
  heng_library_work_run (self->page, work, NULL, lines_written_cb, task);
  g_object_unref (task);
}

static void
take_step (HengOwnCardView *self, HengCardState to, const char *reason, const char *said)
{
  HengLibraryWork *work = heng_library_work_new (heng_verb_step_card, self->participant_id);

  work->number = to;
  work->text = g_strdup (reason);
  heng_library_work_run (self->page, work, said, NULL, NULL);
}

static void
submit_cb (HengOwnCardView *self)
{
  take_step (self, HENG_CARD_SUBMITTED, NULL, _("Scorecard submitted"));
}

static void
approve_cb (HengOwnCardView *self)
{
  take_step (self, HENG_CARD_APPROVED, NULL, _("Scorecard approved"));
}

static void
return_cb (GtkEntry *entry, HengOwnCardView *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*reason == '\0')
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->back));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  take_step (self, HENG_CARD_RETURNED, reason, _("Scorecard returned"));
}

static void
heng_own_card_view_dispose (GObject *object)
{
  HengOwnCardView *self = HENG_OWN_CARD_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->card, heng_own_card_free);
  G_OBJECT_CLASS (heng_own_card_view_parent_class)->dispose (object);
}

static void
heng_own_card_view_finalize (GObject *object)
{
  HengOwnCardView *self = HENG_OWN_CARD_VIEW (object);

  g_clear_pointer (&self->library, heng_library_free); /* after the sheet that shows it */
  G_OBJECT_CLASS (heng_own_card_view_parent_class)->finalize (object);
}

static void
heng_own_card_view_class_init (HengOwnCardViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_own_card_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_own_card_view_finalize;
}

/* The reason of a return is asked where the button is. */
static GtkWidget *
return_button (HengOwnCardView *self)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Reason")), *entry = gtk_entry_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Return…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 30);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Say why, so that it can be put right."));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (return_cb), self);
  gtk_widget_add_css_class (box, "h-form");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

static GtkWidget *
step_button (HengOwnCardView *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
state_line (HengOwnCardView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->state = gtk_label_new (NULL);
  self->note = gtk_label_new (NULL);
  self->submit = step_button (self, _("_Submit"), G_CALLBACK (submit_cb));
  self->approve = step_button (self, _("_Approve"), G_CALLBACK (approve_cb));
  self->back = return_button (self);
  gtk_widget_set_css_classes (self->state, (const char *[]) { "h-tag", "info", NULL });
  gtk_widget_set_valign (self->state, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_widget_add_css_class (self->note, "h-cell");
  gtk_widget_add_css_class (self->submit, "suggested-action");
  gtk_widget_add_css_class (self->approve, "suggested-action");
  gtk_box_append (GTK_BOX (line), self->state);
  gtk_box_append (GTK_BOX (line), self->note);
  gtk_box_append (GTK_BOX (line), self->back);
  gtk_box_append (GTK_BOX (line), self->approve);
  gtk_box_append (GTK_BOX (line), self->submit);
  return line;
}

static void
weights_cb (HengOwnCardView *self)
{
  if (self->card != NULL)
    show_checks (self);
}

static void
heng_own_card_view_init (HengOwnCardView *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->checks = heng_card_checks_new ();
  self->model = heng_template_sheet_new (write_lines, self);
  self->sheet = heng_sheet_widget_new ();
  gtk_widget_add_css_class (card, "h-card");
  gtk_box_append (GTK_BOX (card), self->sheet);
  gtk_box_append (GTK_BOX (self), state_line (self));
  gtk_box_append (GTK_BOX (self), self->checks);
  gtk_box_append (GTK_BOX (self), card);
  heng_sheet_set_model (HENG_SHEET (self->sheet), HENG_SHEET_MODEL (self->model), _("Scorecard"));
  g_signal_connect_swapped (self->model, "weights", G_CALLBACK (weights_cb), self);
}

GtkWidget *
heng_own_card_view_new (void)
{
  return g_object_new (HENG_TYPE_OWN_CARD_VIEW, NULL);
}

void
heng_own_card_view_load (HengOwnCardView *self, HengPage *page, gint64 participant_id)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->page = page;
  self->participant_id = participant_id;
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, read_card, g_memdup2 (&participant_id, sizeof participant_id), g_free,
                        reading_free, self->cancellable, read_cb, g_object_ref (self));
}

void
heng_own_card_view_set_width_class (HengOwnCardView *self, HengWidthClass width_class)
{
  heng_sheet_set_width_class (HENG_SHEET (self->sheet), width_class);
}

gboolean
heng_own_card_view_grab_focus (HengOwnCardView *self)
{
  return heng_sheet_focus_cell (HENG_SHEET (self->sheet), 0, HENG_LINE_NAME, FALSE);
}
