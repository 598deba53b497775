/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scorecard tab. What is typed goes into the review in memory at once; Enter and leaving the cell store it. */
#include "heng-scorecard-sheet.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "heng-columns.h"
#include "heng-gap-steps.h"
#include "heng-na-form.h"
#include "heng-people-text.h"
#include "heng-scorecard-table.h"
#include "heng-state-mark.h"
#include "heng-weight-meter.h"

struct _HengScorecardSheet
{
  GtkBox parent_instance;
  GtkLabel *steps_title, *weights_title, *count, *objective_share, *note;
  HengGapSteps *steps;
  HengWeightMeter *weights;
  HengStateMark *weights_state;
  HengColumns *cards;
  GtkBox *tables;
  const HengPersonData *data;
  HengWidthClass width_class;
};

G_DEFINE_FINAL_TYPE (HengScorecardSheet, heng_scorecard_sheet, GTK_TYPE_BOX)

enum { RESCORED, STORE_ACTUAL, PROOF, N_SIGNALS };
static guint signals[N_SIGNALS];

void
heng_actual_request_free (HengActualRequest *request)
{
  g_clear_pointer (&request->line, heng_scorecard_line_free);
  g_free (request->value);
  g_free (request->reason);
  g_free (request->approver);
  g_free (request->actor);
  g_free (request);
}

static void
show_weights (HengScorecardSheet *self, const HengReviewPart *part)
{
  const HengScorecardScore *kpi = &part->kpi;
  g_autofree char *total = heng_text_weight (kpi->total_weight_bp, 2);
  g_autofree char *title = g_strdup_printf (_("Weights %s"), total);
  g_autofree char *share = heng_text_weight (kpi->objective_share_bp, 0);
  g_autofree char *count = g_strdup_printf (ngettext ("%u indicator, 5–10 advised", "%u indicators, 5–10 advised", part->lines->len),
                                            part->lines->len);
  g_autofree char *objective = g_strdup_printf (_("objective data %s"), share);
  gboolean wrong = (kpi->flags & HENG_SCORE_FLAG_WEIGHT_SUM) != 0;

  gtk_label_set_text (self->weights_title, title);
  heng_state_mark_set_health (self->weights_state, wrong ? HENG_HEALTH_OFF_TRACK : HENG_HEALTH_DONE);
  heng_state_mark_set_word (self->weights_state, wrong ? _("must be 100%") : _("adds up"));
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->objective_share, objective);
  heng_weight_meter_set (self->weights, kpi);
}

static void
show_note (HengScorecardSheet *self, const HengReviewPart *part)
{
  g_autofree char *active = heng_text_weight (part->kpi.active_weight_bp, 0);
  g_autofree char *text = NULL;

  if (part->kpi.active_weight_bp != part->kpi.total_weight_bp)
    text = g_strdup_printf (_("Active weight %s: what is not applicable is left out and the other weights count more."), active);
  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

static void
show_computed (HengScorecardSheet *self)
{
  HengReviewPart *part = heng_review_current_part (self->data->review);
  g_autofree char *finding = heng_gap_steps_finding (part);

  gtk_label_set_text (self->steps_title, finding);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->steps_title), finding);
  heng_gap_steps_set (self->steps, part);
  show_weights (self, part);
  show_note (self, part);
}

static void
rescore (HengScorecardSheet *self)
{
  heng_review_score (self->data->review, NULL);
  for (GtkWidget *t = gtk_widget_get_first_child (GTK_WIDGET (self->tables)); t != NULL; t = gtk_widget_get_next_sibling (t))
    heng_scorecard_table_show_scores (HENG_SCORECARD_TABLE (t));
  show_computed (self);
  g_signal_emit (self, signals[RESCORED], 0);
}

/* Puts a value into the review in memory; the version stays that of the stored row. */
static void
put_value (HengReviewLine *line, const char *text)
{
  if (line->actual == NULL)
    line->actual = heng_actual_row_new ();
  g_free (line->actual->value);
  line->actual->value = *text != '\0' ? g_strdup (text) : NULL;
}

static void
typed_cb (HengScorecardSheet *self, HengScorecardRow *row, const char *text, HengScorecardTable *table)
{
  put_value (heng_scorecard_row_get_line (row), text);
  rescore (self);
}

static HengActualRequest *
request_new (const HengReviewLine *line, const char *value)
{
  HengActualRequest *request = g_new0 (HengActualRequest, 1);

  request->line = heng_scorecard_line_copy (line->record);
  request->value = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  request->expected_version = line->actual != NULL ? line->actual->version : 0;
  return request;
}

static void
commit_cb (HengScorecardSheet *self, HengScorecardRow *row, const char *text, HengScorecardTable *table)
{
  g_signal_emit (self, signals[STORE_ACTUAL], 0, request_new (heng_scorecard_row_get_line (row), text));
}

typedef struct
{
  HengScorecardSheet *sheet;
  HengActualRequest *request;
} NaChoice;

static void
na_choice_free (gpointer data)
{
  NaChoice *choice = data;

  g_clear_pointer (&choice->request, heng_actual_request_free);
  g_object_unref (choice->sheet);
  g_free (choice);
}

static void
na_chosen_cb (const char *reason, const char *approver, gpointer data)
{
  NaChoice *choice = data;

  if (choice->request == NULL)
    return;
  choice->request->reason = g_strstrip (g_strdup (reason));
  choice->request->approver = g_strstrip (g_strdup (approver));
  g_signal_emit (choice->sheet, signals[STORE_ACTUAL], 0, g_steal_pointer (&choice->request));
}

static void
not_applicable_cb (HengScorecardSheet *self, HengScorecardRow *row, HengScorecardTable *table)
{
  HengReviewLine *line = heng_scorecard_row_get_line (row);
  NaChoice *choice = g_new0 (NaChoice, 1);

  choice->sheet = g_object_ref (self);
  choice->request = request_new (line, "NA");
  heng_na_form_show (heng_scorecard_row_get_score_button (row), heng_localized (line->record->name, line->record->name_en),
                     line->actual != NULL ? line->actual->reason : NULL, line->actual != NULL ? line->actual->approver : NULL,
                     na_chosen_cb, choice, na_choice_free);
}

static void
proof_cb (HengScorecardSheet *self, GtkWidget *anchor, HengScorecardRow *row, HengScorecardTable *table)
{
  HengReviewPart *part = heng_scorecard_table_get_part (table);
  HengReviewLine *line = row != NULL ? heng_scorecard_row_get_line (row) : NULL;
  g_autofree char *value = heng_text_value (line != NULL ? line->points : part->kpi.score, 2);
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *title = NULL;
  guint number = 0;

  if (self->data->review->parts->len > 1 && g_ptr_array_find (self->data->review->parts, part, &number))
    g_string_append_printf (path, "part%u/", number + 1);
  g_string_append (path, "KPI");
  if (line != NULL)
    g_string_append_printf (path, "/%s", line->record->code);
  title = line != NULL ? g_strdup_printf (_("Score of %s"), heng_localized (line->record->name, line->record->name_en))
                       : g_strdup (_("Score of the scorecard"));
  g_signal_emit (self, signals[PROOF], 0, anchor, path->str, title, value);
}

static void
heng_scorecard_sheet_class_init (HengScorecardSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = HENG_TYPE_SCORECARD_SHEET;

  g_type_ensure (HENG_TYPE_COLUMNS);
  g_type_ensure (HENG_TYPE_GAP_STEPS);
  g_type_ensure (HENG_TYPE_WEIGHT_METER);
  g_type_ensure (HENG_TYPE_STATE_MARK);
  signals[RESCORED] = g_signal_new ("rescored", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STORE_ACTUAL] = g_signal_new ("store-actual", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[PROOF] = g_signal_new ("proof", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, GTK_TYPE_WIDGET, G_TYPE_STRING,
                                 G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-scorecard-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, cards);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, steps_title);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, steps);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, weights_title);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, weights_state);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, weights);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, count);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, objective_share);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, tables);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardSheet, note);
}

static void
heng_scorecard_sheet_init (HengScorecardSheet *self)
{
  self->width_class = HENG_WIDTH_WIDE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static HengScorecardTable *
table_at (HengScorecardSheet *self, guint index)
{
  GtkWidget *table = gtk_widget_get_first_child (GTK_WIDGET (self->tables));

  while (table != NULL && index-- > 0)
    table = gtk_widget_get_next_sibling (table);
  return table != NULL ? HENG_SCORECARD_TABLE (table) : NULL;
}

static HengScorecardTable *
add_table (HengScorecardSheet *self)
{
  GtkWidget *table = heng_scorecard_table_new ();

  g_signal_connect_swapped (table, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (table, "commit", G_CALLBACK (commit_cb), self);
  g_signal_connect_swapped (table, "not-applicable", G_CALLBACK (not_applicable_cb), self);
  g_signal_connect_swapped (table, "proof", G_CALLBACK (proof_cb), self);
  gtk_box_append (self->tables, table);
  heng_scorecard_table_set_width_class (HENG_SCORECARD_TABLE (table), self->width_class);
  return HENG_SCORECARD_TABLE (table);
}

/* A reload while somebody types: what they typed counts in the new review, too. */
static gboolean
keep_pending (HengScorecardSheet *self)
{
  gboolean any = FALSE;

  for (guint p = 0; p < self->data->review->parts->len; p++)
    {
      HengScorecardTable *table = table_at (self, p);
      HengReviewPart *part = heng_scorecard_table_get_part (table);

      for (guint i = 0; i < part->lines->len; i++)
        {
          HengReviewLine *line = g_ptr_array_index (part->lines, i);
          HengScorecardRow *row = heng_scorecard_table_find_row (table, line->record->code);

          if (row == NULL || heng_scorecard_row_get_pending (row) == NULL)
            continue;
          put_value (line, heng_scorecard_row_get_pending (row));
          any = TRUE;
        }
    }
  return any;
}

void
heng_scorecard_sheet_set (HengScorecardSheet *self, const HengPersonData *data)
{
  HengScorecardTable *table;

  self->data = data;
  for (guint p = 0; p < data->review->parts->len; p++)
    {
      table = table_at (self, p);
      heng_scorecard_table_set (table != NULL ? table : add_table (self), data->review, p);
    }
  while ((table = table_at (self, data->review->parts->len)) != NULL)
    gtk_box_remove (self->tables, GTK_WIDGET (table));
  if (keep_pending (self))
    rescore (self);
  else
    show_computed (self);
}

void
heng_scorecard_sheet_fault (HengScorecardSheet *self, const char *code, const char *message)
{
  for (GtkWidget *t = gtk_widget_get_first_child (GTK_WIDGET (self->tables)); t != NULL; t = gtk_widget_get_next_sibling (t))
    {
      HengScorecardRow *row = heng_scorecard_table_find_row (HENG_SCORECARD_TABLE (t), code);

      if (row != NULL)
        heng_scorecard_row_set_fault (row, message);
    }
}

void
heng_scorecard_sheet_set_width_class (HengScorecardSheet *self, HengWidthClass width_class)
{
  self->width_class = width_class;
  g_object_set (self->cards, "end-width", width_class == HENG_WIDTH_WIDE ? 404 : 290, "break-width", 640, NULL);
  for (GtkWidget *t = gtk_widget_get_first_child (GTK_WIDGET (self->tables)); t != NULL; t = gtk_widget_get_next_sibling (t))
    heng_scorecard_table_set_width_class (HENG_SCORECARD_TABLE (t), width_class);
}

void
heng_scorecard_sheet_focus (HengScorecardSheet *self)
{
  HengReviewPart *part = heng_review_current_part (self->data->review);
  HengScorecardRow *found = NULL;

  for (guint p = 0; p < self->data->review->parts->len && found == NULL; p++)
    {
      HengScorecardTable *table = table_at (self, p);

      part = heng_scorecard_table_get_part (table);
      for (guint i = 0; i < part->lines->len && found == NULL; i++)
        {
          const HengReviewLine *line = g_ptr_array_index (part->lines, i);

          if (line->points.state == HENG_VALUE_MISSING && line->rule != NULL && heng_rule_kind (line->rule) != HENG_RULE_MILE)
            found = heng_scorecard_table_find_row (table, line->record->code);
        }
    }
  if (found == NULL && part->lines->len > 0)
    found = heng_scorecard_table_find_row (table_at (self, 0), ((HengReviewLine *) g_ptr_array_index (part->lines, 0))->record->code);
  if (found != NULL)
    heng_scorecard_row_edit (found);
}
