/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scorecard tab. What is typed goes into the review in memory at once; Enter and leaving the cell store it. */
#include "heng-scorecard-sheet.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "heng-columns.h"
#include "heng-cut-tip.h"
#include "heng-gap-steps.h"
#include "heng-na-form.h"
#include "heng-own-card-view.h"
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
  HengOwnCardView *own; /* while goals are set */
  const HengPersonData *data;
  HengWidthClass width_class;
  gboolean setting, typed;
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

static void
typed_cb (HengScorecardSheet *self)
{
  if (!self->setting)
    rescore (self);
  self->typed = TRUE;
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
not_applicable_cb (HengScorecardSheet *self, guint row, HengScorecardTable *table)
{
  const HengReviewLine *line = heng_scorecard_model_get_line (heng_scorecard_table_get_model (table), row);
  NaChoice *choice = g_new0 (NaChoice, 1);

  choice->sheet = g_object_ref (self);
  choice->request = g_new0 (HengActualRequest, 1);
  choice->request->line = heng_scorecard_line_copy (line->record);
  choice->request->value = g_strdup ("NA");
  choice->request->expected_version = line->actual != NULL ? line->actual->version : 0;
  heng_na_form_show (heng_sheet_get_anchor (heng_scorecard_table_get_sheet (table), row, HENG_COLUMN_ACTUAL),
                     heng_localized (line->record->name, line->record->name_en), line->actual != NULL ? line->actual->reason : NULL,
                     line->actual != NULL ? line->actual->approver : NULL, na_chosen_cb, choice, na_choice_free);
}

static char *
proof_title (const HengReviewLine *line, guint column)
{
  const char *name = line != NULL ? heng_localized (line->record->name, line->record->name_en) : NULL;

  if (line == NULL)
    return g_strdup (_("Score of the scorecard"));
  if (column == HENG_COLUMN_ACTUAL)
    return g_strdup_printf (_("Actual value of %s"), name);
  return g_strdup_printf (column == HENG_COLUMN_TARGET || column == HENG_COLUMN_RULE ? _("Rule of %s") : _("Score of %s"), name);
}

static void
proof_cb (HengScorecardSheet *self, GtkWidget *anchor, guint row, guint column, HengScorecardTable *table)
{
  HengScorecardModel *model = heng_scorecard_table_get_model (table);
  const HengReviewLine *line = heng_scorecard_model_get_line (model, row);
  g_autofree char *path = heng_scorecard_model_proof_path (model, row, column), *title = proof_title (line, column), *value = NULL;

  if (line == NULL)
    value = heng_text_value (heng_scorecard_model_get_part (model)->kpi.score, 2);
  else if (column == HENG_COLUMN_ACTUAL || column == HENG_COLUMN_TARGET)
    value = heng_sheet_model_display (HENG_SHEET_MODEL (model), row, column);
  else
    value = column == HENG_COLUMN_RULE ? g_strdup ("") : heng_text_value (line->points, 2);
  g_signal_emit (self, signals[PROOF], 0, anchor, path, title, value);
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
  heng_cut_tip_add (GTK_LABEL (self->steps_title));
  self->own = HENG_OWN_CARD_VIEW (heng_own_card_view_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->own), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->own));
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

  g_signal_connect_swapped (table, "typed-value", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (table, "not-applicable", G_CALLBACK (not_applicable_cb), self);
  g_signal_connect_swapped (table, "proof", G_CALLBACK (proof_cb), self);
  gtk_box_append (self->tables, table);
  heng_scorecard_table_set_width_class (HENG_SCORECARD_TABLE (table), self->width_class);
  return HENG_SCORECARD_TABLE (table);
}

/* Before the cycle runs there is nothing to score: the lines themselves are edited. */
static void
show_own_card (HengScorecardSheet *self)
{
  HengPage *page = HENG_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), HENG_TYPE_PAGE));
  gboolean own = page != NULL && self->data->cycle->state <= HENG_CYCLE_GOAL_SETTING;

  gtk_widget_set_visible (GTK_WIDGET (self->own), own);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), !own);
  gtk_widget_set_visible (GTK_WIDGET (self->tables), !own);
  if (own)
    heng_own_card_view_load (self->own, page, heng_review_current_part (self->data->review)->participant->id);
}

void
heng_scorecard_sheet_set (HengScorecardSheet *self, HengStore *store, const HengPersonData *data)
{
  HengScorecardTable *table;

  self->data = data;
  self->setting = TRUE;
  self->typed = FALSE;
  for (guint p = 0; p < data->review->parts->len; p++)
    {
      table = table_at (self, p);
      heng_scorecard_table_set (table != NULL ? table : add_table (self), store, data->review, p);
    }
  while ((table = table_at (self, data->review->parts->len)) != NULL)
    gtk_box_remove (self->tables, GTK_WIDGET (table));
  self->setting = FALSE;
  show_own_card (self);
  /* a reload while somebody types: what they typed counts in the new review, too */
  if (self->typed)
    rescore (self);
  else
    show_computed (self);
}

void
heng_scorecard_sheet_set_width_class (HengScorecardSheet *self, HengWidthClass width_class)
{
  self->width_class = width_class;
  heng_own_card_view_set_width_class (self->own, width_class);
  g_object_set (self->cards, "end-width", width_class == HENG_WIDTH_WIDE ? 332 : 290, "break-width", 640, NULL);
  for (GtkWidget *t = gtk_widget_get_first_child (GTK_WIDGET (self->tables)); t != NULL; t = gtk_widget_get_next_sibling (t))
    heng_scorecard_table_set_width_class (HENG_SCORECARD_TABLE (t), width_class);
}

/* The first value that is missing and can be typed; −1: none. */
static int
first_missing (const HengReviewPart *part)
{
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = part->lines->pdata[i];

      if (line->points.state == HENG_VALUE_MISSING && line->rule != NULL && heng_rule_kind (line->rule) != HENG_RULE_MILE)
        return (int) i;
    }
  return -1;
}

void
heng_scorecard_sheet_focus (HengScorecardSheet *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->own)))
    {
      heng_own_card_view_grab_focus (self->own);
      return;
    }
  for (guint p = 0; p < self->data->review->parts->len; p++)
    {
      HengScorecardTable *table = table_at (self, p);
      int row = first_missing (heng_scorecard_model_get_part (heng_scorecard_table_get_model (table)));

      if (row >= 0 && heng_sheet_focus_cell (heng_scorecard_table_get_sheet (table), (guint) row, HENG_COLUMN_ACTUAL, FALSE))
        return;
    }
  if (table_at (self, 0) != NULL)
    heng_sheet_focus_cell (heng_scorecard_table_get_sheet (table_at (self, 0)), 0, HENG_COLUMN_ACTUAL, FALSE);
}
