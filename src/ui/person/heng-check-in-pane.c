/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check-in form and the history below it. */
#include "heng-check-in-pane.h"

#include <glib/gi18n-lib.h>

#include "heng-confidence.h"
#include "heng-date-entry.h"
#include "heng-okr-row.h"
#include "heng-people-text.h"
#include "heng-progress-bar.h"
#include "heng-state-mark.h"

struct _HengCheckInPane
{
  GtkBox parent_instance;
  GtkLabel *objective, *title, *percent, *gap, *value_label, *confidence_label, *error, *closed, *no_history;
  HengStateMark *state;
  HengProgressBar *bar;
  GtkBox *form, *steps_box;
  GtkEntry *value_entry;
  GtkCheckButton *done_check;
  HengDateEntry *date_entry;
  HengConfidence *confidence;
  GtkTextView *note_view;
  GtkButton *record_button;
  GtkListBox *history;
  const HengPersonData *data;
  gint64 key_result_id;
  gboolean touched, filling;
};

G_DEFINE_FINAL_TYPE (HengCheckInPane, heng_check_in_pane, GTK_TYPE_BOX)

enum { RECORD, N_SIGNALS };
static guint signals[N_SIGNALS];

void
heng_check_in_request_free (HengCheckInRequest *request)
{
  g_free (request->value);
  g_free (request->note);
  g_free (request->actor);
  g_free (request);
}

static HengReviewKr *
find_kr (HengCheckInPane *self, HengReviewObjective **objective)
{
  return self->data != NULL ? heng_okr_find (self->data->review, self->key_result_id, objective) : NULL;
}

/* The value as the form says it now. New string. */
static char *
form_value (HengCheckInPane *self, const HengKeyResult *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  if (record->type == HENG_KR_BOOLEAN)
    return g_strdup (gtk_check_button_get_active (self->done_check) ? "yes" : "no");
  if (record->type != HENG_KR_STEPS)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value_entry))));
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box)); w != NULL; w = gtk_widget_get_next_sibling (w))
    {
      n++;
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (w)))
        g_string_append_printf (text, "%s%u", text->len > 0 ? "," : "", n);
    }
  return g_strdup (text->str);
}

static char *
gap_text (const HengKrProgress *progress)
{
  g_autofree char *points = heng_micro_display (ABS (progress->gap) * 100, 0, FALSE);

  if (progress->p >= HENG_MICRO)
    return g_strdup (_("target reached"));
  if (progress->gap < 0)
    return g_strdup_printf (_("%s points behind plan"), points);
  return g_strdup_printf (_("%s points ahead of plan"), points);
}

static void
show_progress (HengCheckInPane *self, const HengKrProgress *progress)
{
  g_autofree char *percent = heng_text_percent (progress->p);
  g_autofree char *gap = gap_text (progress);

  gtk_label_set_text (self->percent, percent);
  heng_state_mark_set_health (self->state, progress->health);
  gtk_label_set_text (self->gap, gap);
  heng_progress_bar_set (self->bar, progress->p, progress->expected, progress->health);
}

/* What the progress would be with this check-in: the review's own arithmetic over a check-in that is taken out again. */
static HengKrProgress
preview (HengCheckInPane *self, HengReviewKr *kr, HengDate day, const char *value)
{
  HengCheckin *checkin = heng_checkin_new ();
  HengKrProgress progress;

  checkin->id = G_MAXINT64;
  checkin->key_result_id = kr->record->id;
  checkin->day = day;
  checkin->value = g_strdup (value);
  checkin->confidence = heng_confidence_get_value (self->confidence);
  g_ptr_array_add (kr->checkins, checkin);
  heng_review_score (self->data->review, NULL);
  progress = kr->progress;
  g_ptr_array_remove_index (kr->checkins, kr->checkins->len - 1);
  heng_review_score (self->data->review, NULL);
  return progress;
}

/* Why the form cannot be recorded yet; NULL when it can. New string. */
static char *
form_fault (HengCheckInPane *self, const HengKeyResult *record, const char *value, HengDate day)
{
  if (day == HENG_DATE_NONE)
    return g_strdup (_("The date is written as 2026-08-21."));
  if (day > self->data->today)
    return g_strdup (_("The day of a check-in cannot lie in the future."));
  if (record->type != HENG_KR_STEPS && record->type != HENG_KR_BOOLEAN && *value == '\0')
    return g_strdup ("");
  return heng_checkin_value_check (record, value);
}

static void
show_fault (HengCheckInPane *self, const char *fault)
{
  gboolean speak = fault != NULL && *fault != '\0';

  gtk_label_set_text (self->error, speak ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), speak);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), fault == NULL);
  if (speak)
    gtk_widget_add_css_class (GTK_WIDGET (self->value_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value_entry), "error");
}

static void
check_form (HengCheckInPane *self)
{
  HengReviewKr *kr = find_kr (self, NULL);
  HengDate day = heng_date_entry_get_date (self->date_entry);
  g_autofree char *value = kr != NULL ? form_value (self, kr->record) : NULL;
  g_autofree char *fault = kr != NULL ? form_fault (self, kr->record, value, day) : g_strdup ("");
  int confidence = heng_confidence_get_value (self->confidence);
  g_autofree char *given = confidence >= 0 ? g_strdup_printf ("%d / 10", confidence) : g_strdup (_("not given"));

  gtk_label_set_text (self->confidence_label, given);
  show_fault (self, fault);
  if (kr == NULL)
    return;
  if (fault == NULL && self->touched)
    {
      HengKrProgress progress = preview (self, kr, day, value);

      show_progress (self, &progress);
    }
  else
    show_progress (self, &kr->progress);
}

static void
changed_cb (HengCheckInPane *self)
{
  if (self->filling)
    return;
  self->touched = TRUE;
  check_form (self);
}

static void
record_cb (HengCheckInPane *self)
{
  HengReviewKr *kr = find_kr (self, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);
  HengCheckInRequest *request;
  GtkTextIter start, end;

  check_form (self);
  if (kr == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->record_button)))
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  request = g_new0 (HengCheckInRequest, 1);
  request->key_result_id = self->key_result_id;
  request->day = heng_date_entry_get_date (self->date_entry);
  request->value = form_value (self, kr->record);
  request->note = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  request->confidence = heng_confidence_get_value (self->confidence);
  g_signal_emit (self, signals[RECORD], 0, request);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, objective);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, title);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, percent);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, gap);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, state);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, bar);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, form);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, closed);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, value_label);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, value_entry);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, done_check);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, steps_box);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, date_entry);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, confidence);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, confidence_label);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, note_view);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, error);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, record_button);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, history);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, no_history);
}

static void
heng_check_in_pane_class_init (HengCheckInPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_STATE_MARK);
  g_type_ensure (HENG_TYPE_PROGRESS_BAR);
  g_type_ensure (HENG_TYPE_CONFIDENCE);
  g_type_ensure (HENG_TYPE_DATE_ENTRY);
  signals[RECORD] = g_signal_new ("record", HENG_TYPE_CHECK_IN_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-check-in-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
}

static void
heng_check_in_pane_init (HengCheckInPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_steps (HengCheckInPane *self, const HengReviewKr *kr)
{
  const HengCheckin *last = kr->checkins->len > 0 ? g_ptr_array_index (kr->checkins, kr->checkins->len - 1) : NULL;
  g_autoptr (GPtrArray) steps = kr->record->type == HENG_KR_STEPS ? heng_kr_steps_parse (kr->record->steps) : NULL;
  g_autofree gboolean *done = steps != NULL ? g_new0 (gboolean, steps->len + 1) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box))) != NULL)
    gtk_box_remove (self->steps_box, child);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_box), steps != NULL);
  if (steps == NULL)
    return;
  if (last != NULL)
    heng_checkin_steps_parse (last->value, steps->len, done);
  for (guint i = 0; i < steps->len; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (((HengKrStepText *) g_ptr_array_index (steps, i))->name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), done[i]);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), self);
      gtk_box_append (self->steps_box, check);
    }
}

static void
clear_form (HengCheckInPane *self, const HengReviewKr *kr)
{
  const HengCheckin *last = kr->checkins->len > 0 ? g_ptr_array_index (kr->checkins, kr->checkins->len - 1) : NULL;
  gboolean done = FALSE;

  self->filling = TRUE;
  if (last != NULL)
    heng_checkin_done_parse (last->value, &done);
  gtk_check_button_set_active (self->done_check, done);
  gtk_editable_set_text (GTK_EDITABLE (self->value_entry), "");
  gtk_entry_set_placeholder_text (self->value_entry, kr->current_text);
  heng_date_entry_set_date (self->date_entry, self->data->today);
  heng_confidence_set_value (self->confidence, last != NULL ? (int) last->confidence : -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), "", 0);
  fill_steps (self, kr);
  self->filling = self->touched = FALSE;
}

static GtkWidget *
history_row_new (const HengReviewKr *kr, const HengCheckin *checkin)
{
  g_autofree char *day = heng_text_day (checkin->day);
  g_autofree char *text = NULL;
  g_autofree char *sure = checkin->confidence >= 0 ? g_strdup_printf (_("conf. %d"), (int) checkin->confidence) : NULL;
  const char *note = checkin->note != NULL && *checkin->note != '\0' ? checkin->note : checkin->author;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *first = gtk_label_new (NULL), *second = gtk_label_new (note);
  const char *value = checkin->value;

  if (kr->record->type == HENG_KR_BOOLEAN)
    value = g_strcmp0 (checkin->value, "yes") == 0 ? _("reached") : _("not yet");
  text = g_strdup_printf ("%s · %s%s%s%s%s", day, value, kr->record->unit != NULL && kr->record->type != HENG_KR_BOOLEAN ? " " : "",
                          kr->record->unit != NULL && kr->record->type != HENG_KR_BOOLEAN ? kr->record->unit : "", sure != NULL ? " · " : "",
                          sure != NULL ? sure : "");
  gtk_label_set_text (GTK_LABEL (first), text);
  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_widget_add_css_class (first, "h-cell");
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_wrap (GTK_LABEL (second), TRUE);
  gtk_widget_set_css_classes (second, (const char *[]) { "h-cap", "h-dim", NULL });
  gtk_box_append (GTK_BOX (box), first);
  if (note != NULL)
    gtk_box_append (GTK_BOX (box), second);
  return box;
}

static void
fill_history (HengCheckInPane *self, const HengReviewKr *kr)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->history, 0)) != NULL)
    gtk_list_box_remove (self->history, GTK_WIDGET (row));
  for (guint i = kr->checkins->len; i > 0; i--)
    gtk_list_box_append (self->history, history_row_new (kr, g_ptr_array_index (kr->checkins, i - 1)));
  gtk_widget_set_visible (GTK_WIDGET (self->history), kr->checkins->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_history), kr->checkins->len == 0);
}

static void
show_form (HengCheckInPane *self, const HengReviewKr *kr)
{
  const HengReview *review = self->data->review;
  const char *reason = NULL;
  g_autofree char *label = NULL;

  if (review->published != NULL)
    reason = _("The result of this cycle is published. It can no longer change.");
  else if (kr->record->state == HENG_GOAL_CANCELLED)
    reason = _("This key result is cancelled.");
  gtk_label_set_text (self->closed, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->closed), reason != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->form), reason == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->value_entry), kr->record->type != HENG_KR_BOOLEAN && kr->record->type != HENG_KR_STEPS);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->value_entry)), kr->record->type != HENG_KR_STEPS);
  gtk_widget_set_visible (GTK_WIDGET (self->done_check), kr->record->type == HENG_KR_BOOLEAN);
  label = kr->record->unit != NULL && *kr->record->unit != '\0' ? g_strdup_printf (_("Current _value (%s)"), kr->record->unit)
                                                                 : g_strdup (_("Current _value"));
  gtk_label_set_text_with_mnemonic (self->value_label, label);
}

void
heng_check_in_pane_set (HengCheckInPane *self, const HengPersonData *data, gint64 key_result_id)
{
  HengReviewObjective *objective = NULL;
  gboolean same = self->key_result_id == key_result_id;
  HengReviewKr *kr;

  self->data = data;
  self->key_result_id = key_result_id;
  kr = find_kr (self, &objective);
  gtk_widget_set_visible (GTK_WIDGET (self), kr != NULL);
  if (kr == NULL)
    return;
  {
    g_autofree char *title = heng_okr_title (kr->record);

    gtk_label_set_text (self->objective, objective->record->title);
    gtk_label_set_text (self->title, title);
  }
  show_form (self, kr);
  if (!same || !self->touched)
    clear_form (self, kr);
  fill_history (self, kr);
  check_form (self);
}

void
heng_check_in_pane_recorded (HengCheckInPane *self)
{
  HengReviewKr *kr = find_kr (self, NULL);

  if (kr != NULL)
    clear_form (self, kr);
  self->touched = FALSE;
}

void
heng_check_in_pane_focus (HengCheckInPane *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->value_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}
