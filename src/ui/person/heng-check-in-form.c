/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a check-in. */
#include "heng-check-in-form.h"

#include <glib/gi18n-lib.h>

#include "heng-confidence.h"
#include "heng-date-entry.h"

struct _HengCheckInForm
{
  GtkBox parent_instance;
  GtkLabel *value_label, *confidence_label, *error;
  GtkBox *steps_box;
  GtkEntry *value_entry;
  GtkCheckButton *done_check;
  HengDateEntry *date_entry;
  HengConfidence *confidence;
  GtkTextView *note_view;
  GtkButton *record_button;
  HengKeyResult *record; /* NULL before the first */
  HengDate today;
  gboolean touched, filling, two_steps;
};

G_DEFINE_FINAL_TYPE (HengCheckInForm, heng_check_in_form, GTK_TYPE_BOX)

enum { CHANGED, RECORD, N_SIGNALS };
static guint signals[N_SIGNALS];

void
heng_check_in_request_free (HengCheckInRequest *request)
{
  g_free (request->value);
  g_free (request->note);
  g_free (request->actor);
  g_free (request);
}

char *
heng_check_in_form_get_value (HengCheckInForm *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  if (self->record->type == HENG_KR_BOOLEAN)
    return g_strdup (gtk_check_button_get_active (self->done_check) ? "yes" : "no");
  if (self->record->type != HENG_KR_STEPS)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value_entry))));
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box)); w != NULL; w = gtk_widget_get_next_sibling (w))
    {
      n++;
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (w)))
        g_string_append_printf (text, "%s%u", text->len > 0 ? "," : "", n);
    }
  return g_strdup (text->str);
}

/* Why it cannot be recorded yet, "" when that needs no words; NULL when it can. New string. */
static char *
form_fault (HengCheckInForm *self)
{
  HengDate day = heng_date_entry_get_date (self->date_entry);
  g_autofree char *value = heng_check_in_form_get_value (self);

  if (day == HENG_DATE_NONE)
    return g_strdup (_("The date is written as 2026-08-21."));
  if (day > self->today)
    return g_strdup (_("The day of a check-in cannot lie in the future."));
  if (self->record->type != HENG_KR_STEPS && self->record->type != HENG_KR_BOOLEAN && *value == '\0')
    return g_strdup ("");
  return heng_checkin_value_check (self->record, value);
}

static void
show_fault (HengCheckInForm *self, const char *fault)
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
check (HengCheckInForm *self)
{
  int confidence = heng_confidence_get_value (self->confidence);
  g_autofree char *given = confidence >= 0 ? g_strdup_printf ("%d / 10", confidence) : g_strdup (_("not given"));
  g_autofree char *fault = form_fault (self);

  gtk_label_set_text (self->confidence_label, given);
  show_fault (self, fault);
}

static void
changed_cb (HengCheckInForm *self)
{
  if (self->filling || self->record == NULL)
    return;
  self->touched = TRUE;
  check (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
record_cb (HengCheckInForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);
  HengCheckInRequest *request;
  GtkTextIter start, end;

  if (self->record == NULL)
    return;
  check (self);
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->record_button)))
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  request = g_new0 (HengCheckInRequest, 1);
  request->key_result_id = self->record->id;
  request->day = heng_date_entry_get_date (self->date_entry);
  request->value = heng_check_in_form_get_value (self);
  request->note = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  request->confidence = heng_confidence_get_value (self->confidence);
  g_signal_emit (self, signals[RECORD], 0, request);
}

static void
enter_cb (HengCheckInForm *self)
{
  check (self);
  if (self->two_steps && gtk_widget_get_sensitive (GTK_WIDGET (self->record_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->confidence));
  else
    record_cb (self);
}

/* Enter on the confidence records; the cells themselves know only digits and arrows. */
static gboolean
confidence_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengCheckInForm *self)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  record_cb (self);
  return TRUE;
}

static void
heng_check_in_form_finalize (GObject *object)
{
  g_clear_pointer (&HENG_CHECK_IN_FORM (object)->record, heng_key_result_free);
  G_OBJECT_CLASS (heng_check_in_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, value_label);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, value_entry);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, done_check);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, steps_box);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, date_entry);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, confidence);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, confidence_label);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, note_view);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, error);
  gtk_widget_class_bind_template_child (widget_class, HengCheckInForm, record_button);
}

static void
heng_check_in_form_class_init (HengCheckInFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_CONFIDENCE);
  g_type_ensure (HENG_TYPE_DATE_ENTRY);
  G_OBJECT_CLASS (klass)->finalize = heng_check_in_form_finalize;
  signals[CHANGED] = g_signal_new ("changed", HENG_TYPE_CHECK_IN_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RECORD] = g_signal_new ("record", HENG_TYPE_CHECK_IN_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-check-in-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
}

static void
heng_check_in_form_init (HengCheckInForm *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (confidence_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->confidence), keys);
}

static void
fill_steps (HengCheckInForm *self, const char *last_value)
{
  g_autoptr (GPtrArray) steps = self->record->type == HENG_KR_STEPS ? heng_kr_steps_parse (self->record->steps) : NULL;
  g_autofree gboolean *done = steps != NULL ? g_new0 (gboolean, steps->len + 1) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box))) != NULL)
    gtk_box_remove (self->steps_box, child);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_box), steps != NULL);
  if (steps == NULL)
    return;
  if (last_value != NULL)
    heng_checkin_steps_parse (last_value, steps->len, done);
  for (guint i = 0; i < steps->len; i++)
    {
      GtkWidget *box = gtk_check_button_new_with_label (((HengKrStepText *) g_ptr_array_index (steps, i))->name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (box), done[i]);
      g_signal_connect_swapped (box, "toggled", G_CALLBACK (changed_cb), self);
      gtk_box_append (self->steps_box, box);
    }
}

static void
show_kind (HengCheckInForm *self)
{
  int type = self->record->type;
  const char *unit = self->record->unit;
  g_autofree char *label = unit != NULL && *unit != '\0' ? g_strdup_printf (_("Current _value (%s)"), unit) : g_strdup (_("Current _value"));

  gtk_widget_set_visible (GTK_WIDGET (self->value_entry), type != HENG_KR_BOOLEAN && type != HENG_KR_STEPS);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->value_entry)), type != HENG_KR_STEPS);
  gtk_widget_set_visible (GTK_WIDGET (self->done_check), type == HENG_KR_BOOLEAN);
  gtk_label_set_text_with_mnemonic (self->value_label, label);
}

void
heng_check_in_form_set (HengCheckInForm *self, const HengKeyResult *record, const char *last_value, int last_confidence, const char *current,
                        HengDate today)
{
  gboolean done = FALSE;
  HengKeyResult *copy = heng_key_result_copy (record);

  g_clear_pointer (&self->record, heng_key_result_free);
  self->record = copy;
  self->today = today;
  self->filling = TRUE;
  show_kind (self);
  if (last_value != NULL)
    heng_checkin_done_parse (last_value, &done);
  gtk_check_button_set_active (self->done_check, done);
  gtk_editable_set_text (GTK_EDITABLE (self->value_entry), "");
  gtk_entry_set_placeholder_text (self->value_entry, current);
  heng_date_entry_set_date (self->date_entry, today);
  heng_confidence_set_value (self->confidence, last_confidence);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), "", 0);
  fill_steps (self, last_value);
  self->filling = self->touched = FALSE;
  check (self);
}

void
heng_check_in_form_set_two_steps (HengCheckInForm *self, gboolean two_steps)
{
  self->two_steps = two_steps;
}

gboolean
heng_check_in_form_is_touched (HengCheckInForm *self)
{
  return self->touched;
}

gboolean
heng_check_in_form_is_complete (HengCheckInForm *self)
{
  return self->record != NULL && gtk_widget_get_sensitive (GTK_WIDGET (self->record_button));
}

HengDate
heng_check_in_form_get_day (HengCheckInForm *self)
{
  return heng_date_entry_get_date (self->date_entry);
}

int
heng_check_in_form_get_confidence (HengCheckInForm *self)
{
  return heng_confidence_get_value (self->confidence);
}

void
heng_check_in_form_focus (HengCheckInForm *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->value_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
