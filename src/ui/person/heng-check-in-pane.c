/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check-in form and the history below it. */
#include "heng-check-in-pane.h"

#include <glib/gi18n-lib.h>

#include "heng-okr-row.h"
#include "heng-people-text.h"
#include "heng-progress-bar.h"
#include "heng-state-mark.h"

struct _HengCheckInPane
{
  GtkBox parent_instance;
  GtkLabel *objective, *title, *percent, *gap, *closed, *no_history;
  HengStateMark *state;
  HengProgressBar *bar;
  HengCheckInForm *form;
  GtkListBox *history;
  const HengPersonData *data;
  gint64 key_result_id;
};

G_DEFINE_FINAL_TYPE (HengCheckInPane, heng_check_in_pane, GTK_TYPE_BOX)

enum { RECORD, N_SIGNALS };
static guint signals[N_SIGNALS];

static HengReviewKr *
find_kr (HengCheckInPane *self, HengReviewObjective **objective)
{
  return self->data != NULL ? heng_okr_find (self->data->review, self->key_result_id, objective) : NULL;
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
  checkin->confidence = heng_check_in_form_get_confidence (self->form);
  g_ptr_array_add (kr->checkins, checkin);
  heng_review_score (self->data->review, NULL);
  progress = kr->progress;
  g_ptr_array_remove_index (kr->checkins, kr->checkins->len - 1);
  heng_review_score (self->data->review, NULL);
  return progress;
}

static void
check_form (HengCheckInPane *self)
{
  HengReviewKr *kr = find_kr (self, NULL);
  g_autofree char *value = kr != NULL ? heng_check_in_form_get_value (self->form) : NULL;
  HengKrProgress progress;

  if (kr == NULL)
    return;
  progress = kr->progress;
  if (heng_check_in_form_is_complete (self->form) && heng_check_in_form_is_touched (self->form))
    progress = preview (self, kr, heng_check_in_form_get_day (self->form), value);
  show_progress (self, &progress);
}

static void
changed_cb (HengCheckInPane *self)
{
  check_form (self);
}

static void
record_cb (HengCheckInForm *form, HengCheckInRequest *request, gpointer user_data)
{
  g_signal_emit (user_data, signals[RECORD], 0, request);
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
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, history);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInPane, no_history);
}

static void
heng_check_in_pane_class_init (HengCheckInPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_STATE_MARK);
  g_type_ensure (HENG_TYPE_PROGRESS_BAR);
  g_type_ensure (HENG_TYPE_CHECK_IN_FORM);
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
clear_form (HengCheckInPane *self, const HengReviewKr *kr)
{
  const HengCheckin *last = kr->checkins->len > 0 ? g_ptr_array_index (kr->checkins, kr->checkins->len - 1) : NULL;

  heng_check_in_form_set (self->form, kr->record, last != NULL ? last->value : NULL, last != NULL ? (int) last->confidence : -1, kr->current_text,
                          self->data->today);
}

static GtkWidget *
history_row_new (const HengReviewKr *kr, const HengCheckin *checkin)
{
  g_autofree char *day = heng_text_day (checkin->day);
  g_autofree char *text = NULL;
  g_autofree char *with_unit = NULL;
  g_autofree char *sure = checkin->confidence >= 0 ? g_strdup_printf (_("conf. %d"), (int) checkin->confidence) : NULL;
  const char *note = checkin->note != NULL && *checkin->note != '\0' ? checkin->note : checkin->author;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *first = gtk_label_new (NULL), *second = gtk_label_new (note);
  const char *value = checkin->value;

  if (kr->record->type == HENG_KR_BOOLEAN)
    value = g_strcmp0 (checkin->value, "yes") == 0 ? _("reached") : _("not yet");
  with_unit = heng_with_unit (value, kr->record->type != HENG_KR_BOOLEAN ? kr->record->unit : NULL);
  text = g_strdup_printf ("%s · %s%s%s", day, with_unit, sure != NULL ? " · " : "", sure != NULL ? sure : "");
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

  if (review->published != NULL)
    reason = _("The result of this cycle is published. It can no longer change.");
  else if (kr->record->state == HENG_GOAL_CANCELLED)
    reason = _("This key result is cancelled.");
  gtk_label_set_text (self->closed, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->closed), reason != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->form), reason == NULL);
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
  if (!same || !heng_check_in_form_is_touched (self->form))
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
}

void
heng_check_in_pane_focus (HengCheckInPane *self)
{
  heng_check_in_form_focus (self->form);
}
