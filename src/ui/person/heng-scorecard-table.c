/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Head, rows and total line up by one size group for each column. */
#include "heng-scorecard-table.h"

#include <glib/gi18n-lib.h>

#include "heng-people-text.h"

struct _HengScorecardTable
{
  GtkBox parent_instance;
  GtkLabel *part_title, *t_weight, *t_gap, *score_label, *h_name, *t_name;
  GtkBox *rows;
  GtkButton *t_score;
  GtkWidget *heads[HENG_N_COLUMNS], *totals[HENG_N_COLUMNS];
  GtkSizeGroup *groups[HENG_N_COLUMNS];
  HengReviewPart *part; /* of the review that was set; outlives until the next set */
  HengWidthClass width_class;
};

G_DEFINE_FINAL_TYPE (HengScorecardTable, heng_scorecard_table, GTK_TYPE_BOX)

enum { TYPED, COMMIT, NOT_APPLICABLE, PROOF, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const column_ids[HENG_N_COLUMNS] = { "code", "perspective", "weight", "target", "actual",
                                                        "rule", "score",       "source", "gap",    "menu", "name" };

static void
total_cb (HengScorecardTable *self)
{
  g_signal_emit (self, signals[PROOF], 0, self->t_score, NULL);
}

static void
row_typed_cb (HengScorecardTable *self, const char *text, HengScorecardRow *row)
{
  g_signal_emit (self, signals[TYPED], 0, row, text);
}

static void
row_commit_cb (HengScorecardTable *self, const char *text, HengScorecardRow *row)
{
  g_signal_emit (self, signals[COMMIT], 0, row, text);
}

static void
row_not_applicable_cb (HengScorecardTable *self, HengScorecardRow *row)
{
  g_signal_emit (self, signals[NOT_APPLICABLE], 0, row);
}

static void
row_proof_cb (HengScorecardTable *self, GtkWidget *anchor, HengScorecardRow *row)
{
  g_signal_emit (self, signals[PROOF], 0, anchor, row);
}

static void
row_move_cb (HengScorecardTable *self, int delta, HengScorecardRow *row)
{
  heng_scorecard_table_focus_from (self, row, delta);
}

static void
heng_scorecard_table_finalize (GObject *object)
{
  HengScorecardTable *self = HENG_SCORECARD_TABLE (object);

  for (guint i = 0; i < HENG_N_COLUMNS; i++)
    g_object_unref (self->groups[i]);
  G_OBJECT_CLASS (heng_scorecard_table_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  GType type = HENG_TYPE_SCORECARD_TABLE, row = HENG_TYPE_SCORECARD_ROW;

  signals[TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, row, G_TYPE_STRING);
  signals[COMMIT] = g_signal_new ("commit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, row, G_TYPE_STRING);
  signals[NOT_APPLICABLE] = g_signal_new ("not-applicable", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, row);
  signals[PROOF] = g_signal_new ("proof", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_WIDGET, row);
}

static void
heng_scorecard_table_class_init (HengScorecardTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = heng_scorecard_table_finalize;
  install_signals ();
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-scorecard-table.ui");
  gtk_widget_class_bind_template_child (widget_class, HengScorecardTable, part_title);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardTable, rows);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardTable, t_weight);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardTable, t_score);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardTable, score_label);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardTable, h_name);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardTable, t_name);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardTable, t_gap);
  for (guint i = 0; i < HENG_N_COLUMNS; i++)
    {
      g_autofree char *head = g_strconcat ("h_", column_ids[i], NULL);
      g_autofree char *total = g_strconcat ("t_", column_ids[i], NULL);

      gtk_widget_class_bind_template_child_full (widget_class, head, FALSE, 0);
      gtk_widget_class_bind_template_child_full (widget_class, total, FALSE, 0);
    }
  gtk_widget_class_bind_template_callback (widget_class, total_cb);
}

static void
heng_scorecard_table_init (HengScorecardTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->width_class = HENG_WIDTH_WIDE;
  for (guint i = 0; i < HENG_N_COLUMNS; i++)
    {
      g_autofree char *head = g_strconcat ("h_", column_ids[i], NULL);
      g_autofree char *total = g_strconcat ("t_", column_ids[i], NULL);

      self->heads[i] = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), HENG_TYPE_SCORECARD_TABLE, head));
      self->totals[i] = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), HENG_TYPE_SCORECARD_TABLE, total));
      self->groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->groups[i], self->heads[i]);
      gtk_size_group_add_widget (self->groups[i], self->totals[i]);
    }
}

GtkWidget *
heng_scorecard_table_new (void)
{
  return g_object_new (HENG_TYPE_SCORECARD_TABLE, NULL);
}

static HengScorecardRow *
row_at (HengScorecardTable *self, guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row != NULL ? HENG_SCORECARD_ROW (row) : NULL;
}

static HengScorecardRow *
add_row (HengScorecardTable *self)
{
  GtkWidget *row = heng_scorecard_row_new (self->groups);

  g_signal_connect_swapped (row, "typed", G_CALLBACK (row_typed_cb), self);
  g_signal_connect_swapped (row, "commit", G_CALLBACK (row_commit_cb), self);
  g_signal_connect_swapped (row, "not-applicable", G_CALLBACK (row_not_applicable_cb), self);
  g_signal_connect_swapped (row, "proof", G_CALLBACK (row_proof_cb), self);
  g_signal_connect_swapped (row, "move", G_CALLBACK (row_move_cb), self);
  gtk_box_append (self->rows, row);
  heng_scorecard_row_set_width_class (HENG_SCORECARD_ROW (row), self->width_class);
  return HENG_SCORECARD_ROW (row);
}

/* Why a line's actual cannot be edited here; NULL when it can. */
static const char *
lock_reason (const HengReview *review, const HengReviewPart *part, const HengReviewLine *line)
{
  if (review->published != NULL)
    return _("The result of this cycle is published; it can no longer change.");
  if (review->cycle->state == HENG_CYCLE_ARCHIVED)
    return _("This cycle is archived.");
  if (line->rule == NULL)
    return line->rule_error;
  if (heng_rule_kind (line->rule) == HENG_RULE_MILE)
    return _("Its value comes from the milestones.");
  return NULL;
}

static void
show_title (HengScorecardTable *self, const HengReview *review, guint number)
{
  const HengParticipant *participant = self->part->participant;
  gint64 days = (gint64) participant->to_date - participant->from_date + 1;
  g_autofree char *from = heng_text_day (participant->from_date);
  g_autofree char *to = heng_text_day (participant->to_date);
  /* Translators: part of a quarter before or after a transfer: number, department, first day, last day, days */
  g_autofree char *text = g_strdup_printf (_("Part %1$u · %2$s · %3$s – %4$s (%5$d days)"), number + 1,
                                           self->part->department_path != NULL ? self->part->department_path : "—", from, to, (int) days);

  gtk_label_set_text (self->part_title, text);
  gtk_widget_set_visible (GTK_WIDGET (self->part_title), review->parts->len > 1);
}

static void
show_total (HengScorecardTable *self)
{
  const HengScorecardScore *kpi = &self->part->kpi;
  g_autofree char *weight = heng_text_weight (kpi->total_weight_bp, 2);
  g_autofree char *score = heng_text_value (kpi->score, 2);
  g_autofree char *gap = kpi->score.state == HENG_VALUE_NUMBER ? heng_micro_display (kpi->score.micro - HENG_POINTS (100), 2, TRUE)
                                                               : g_strdup ("—");
  g_autofree char *name = g_strdup_printf (_("Scorecard score: %s"), score);

  gtk_label_set_text (self->t_weight, weight);
  gtk_label_set_text (self->score_label, score);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->t_score), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_text (self->t_gap, gap);
}

void
heng_scorecard_table_set (HengScorecardTable *self, const HengReview *review, guint number)
{
  HengScorecardRow *row;

  self->part = g_ptr_array_index (review->parts, number);
  for (guint i = 0; i < self->part->lines->len; i++)
    {
      HengReviewLine *line = g_ptr_array_index (self->part->lines, i);

      row = row_at (self, i);
      heng_scorecard_row_set (row != NULL ? row : add_row (self), self->part, line, lock_reason (review, self->part, line));
    }
  while ((row = row_at (self, self->part->lines->len)) != NULL)
    gtk_box_remove (self->rows, GTK_WIDGET (row));
  show_title (self, review, number);
  show_total (self);
}

void
heng_scorecard_table_show_scores (HengScorecardTable *self)
{
  HengScorecardRow *row;

  for (guint i = 0; (row = row_at (self, i)) != NULL; i++)
    heng_scorecard_row_show_score (row, self->part);
  show_total (self);
}

HengReviewPart *
heng_scorecard_table_get_part (HengScorecardTable *self)
{
  return self->part;
}

HengScorecardRow *
heng_scorecard_table_find_row (HengScorecardTable *self, const char *code)
{
  HengScorecardRow *row;

  for (guint i = 0; (row = row_at (self, i)) != NULL; i++)
    if (g_strcmp0 (heng_scorecard_row_get_line (row)->record->code, code) == 0)
      return row;
  return NULL;
}

void
heng_scorecard_table_set_width_class (HengScorecardTable *self, HengWidthClass width_class)
{
  HengScorecardRow *row;

  self->width_class = width_class;
  gtk_label_set_width_chars (self->h_name, width_class == HENG_WIDTH_NARROW ? 6 : 14);
  gtk_label_set_width_chars (self->t_name, width_class == HENG_WIDTH_NARROW ? 6 : 14);
  for (guint i = 0; i < HENG_N_COLUMNS; i++)
    {
      gboolean visible = heng_sheet_column_visible (i, width_class);

      gtk_widget_set_visible (self->heads[i], visible);
      gtk_widget_set_visible (self->totals[i], visible);
    }
  for (guint i = 0; (row = row_at (self, i)) != NULL; i++)
    heng_scorecard_row_set_width_class (row, width_class);
}

gboolean
heng_scorecard_table_focus_from (HengScorecardTable *self, HengScorecardRow *row, int delta)
{
  GtkWidget *next = delta > 0 ? gtk_widget_get_next_sibling (GTK_WIDGET (row)) : gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (next == NULL)
    {
      /* stay, but show the stored value again */
      heng_scorecard_row_edit (row);
      return FALSE;
    }
  if (focus != NULL && gtk_widget_is_ancestor (focus, heng_scorecard_row_get_entry (row)))
    heng_scorecard_row_edit (HENG_SCORECARD_ROW (next));
  else
    gtk_widget_grab_focus (heng_scorecard_row_get_score_button (HENG_SCORECARD_ROW (next)));
  return TRUE;
}
