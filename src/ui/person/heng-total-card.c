/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The total card of the overview. */
#include "heng-total-card.h"

#include <glib/gi18n-lib.h>

#include "heng-cut-tip.h"
#include "heng-gap-bar.h"
#include "heng-grade-chip.h"
#include "heng-people-text.h"

#define MOST_ROWS 16 /* three components for each part of the cycle, and the adjustments */

typedef struct
{
  char *name;
  gint64 weight_bp; /* −1: none to show */
  HengValue score;  /* NA without a number of its own */
  gboolean has_score, has_gap;
  HengMicro gap;
} Row;

struct _HengTotalCard
{
  GtkBox parent_instance;
  GtkLabel *title, *score, *caption, *note;
  HengGradeChip *grade;
  GtkButton *link;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (HengTotalCard, heng_total_card, GTK_TYPE_BOX)

enum { SHOW_PROOF, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
link_cb (HengTotalCard *self)
{
  g_signal_emit (self, signals[SHOW_PROOF], 0, self->link);
}

static void
heng_total_card_class_init (HengTotalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_GRADE_CHIP);
  signals[SHOW_PROOF] = g_signal_new ("show-proof", HENG_TYPE_TOTAL_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                      GTK_TYPE_WIDGET);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-total-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HengTotalCard, title);
  gtk_widget_class_bind_template_child (widget_class, HengTotalCard, score);
  gtk_widget_class_bind_template_child (widget_class, HengTotalCard, caption);
  gtk_widget_class_bind_template_child (widget_class, HengTotalCard, note);
  gtk_widget_class_bind_template_child (widget_class, HengTotalCard, grade);
  gtk_widget_class_bind_template_child (widget_class, HengTotalCard, link);
  gtk_widget_class_bind_template_child (widget_class, HengTotalCard, grid);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
}

static void
heng_total_card_init (HengTotalCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
row_clear (gpointer row)
{
  g_free (((Row *) row)->name);
}

static void
add_components (GArray *rows, const HengReview *review, const HengReviewPart *part)
{
  const gint64 weights[HENG_N_COMPONENTS] = { part->participant->okr_bp, part->participant->kpi_bp, part->participant->feedback_bp };
  const HengValue scores[HENG_N_COMPONENTS] = { part->okr, part->kpi.score, part->raters.points };

  for (int i = 0; i < HENG_N_COMPONENTS && rows->len < MOST_ROWS; i++)
    {
      const char *name = heng_enum_label (heng_component_values, i);
      Row row = { NULL, weights[i], scores[i], TRUE, scores[i].state == HENG_VALUE_NUMBER, part->component_contribution[i] };

      if (weights[i] == 0)
        continue;
      row.name = review->parts->len > 1 ? g_strdup_printf ("%s · %s", name, part->department_path) : g_strdup (name);
      g_array_append_val (rows, row);
    }
}

static void
add_adjustments (GArray *rows, const HengReview *review)
{
  for (guint i = 0; i < review->adjustments->len && rows->len < MOST_ROWS; i++)
    {
      const HengAdjustment *adjustment = g_ptr_array_index (review->adjustments, i);
      const char *word = adjustment->points < 0 ? _("Penalty") : _("Bonus");
      Row row = { NULL, -1, HENG_NA, FALSE, TRUE, adjustment->points };

      row.name = adjustment->reason != NULL && *adjustment->reason != '\0' ? g_strdup_printf ("%s · %s", word, adjustment->reason)
                                                                             : g_strdup (word);
      g_array_append_val (rows, row);
    }
}

static GtkWidget *
add_label (HengTotalCard *self, const char *text, int column, int row, double xalign, const char *extra)
{
  GtkWidget *label = gtk_label_new (text);
  const char *classes[] = { extra != NULL && g_str_equal (extra, "h-dim") ? "h-cap" : "h-cell", extra, NULL };

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_widget_set_css_classes (label, classes);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

static void
show_row (HengTotalCard *self, const Row *row, int i, HengMicro low, HengMicro high)
{
  g_autofree char *weight = row->weight_bp >= 0 ? heng_text_weight (row->weight_bp, 0) : g_strdup ("");
  g_autofree char *score = row->has_score ? heng_text_value (row->score, 2) : g_strdup ("");
  g_autofree char *gap = row->has_gap ? heng_micro_display (row->gap, 2, TRUE) : g_strdup ("—");
  GtkWidget *name = add_label (self, row->name, 0, i, 0, NULL), *bar = heng_gap_bar_new ();

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  heng_cut_tip_add (GTK_LABEL (name));
  add_label (self, weight, 1, i, 1, "h-dim");
  add_label (self, score, 2, i, 1, NULL);
  heng_gap_bar_set (HENG_GAP_BAR (bar), row->has_gap ? row->gap : 0, low, high);
  gtk_grid_attach (self->grid, bar, 3, i, 1, 1);
  add_label (self, gap, 4, i, 1, "h-strong");
}

static void
show_rows (HengTotalCard *self, GArray *rows)
{
  HengMicro low = 0, high = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      low = row->has_gap ? MIN (low, row->gap) : low;
      high = row->has_gap ? MAX (high, row->gap) : high;
    }
  for (guint i = 0; i < rows->len; i++)
    show_row (self, &g_array_index (rows, Row, i), (int) i, low, high);
}

static void
show_note (HengTotalCard *self, const HengReview *review)
{
  g_autoptr (GPtrArray) blockers = heng_review_blockers (review);
  g_autofree char *text = NULL;

  if (blockers->len == 1)
    text = g_strdup (g_ptr_array_index (blockers, 0));
  else if (blockers->len > 1)
    text = g_strdup_printf (ngettext ("%s, and %u more before this can be published", "%s, and %u more before this can be published",
                                      blockers->len - 1), (const char *) g_ptr_array_index (blockers, 0), blockers->len - 1);
  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

void
heng_total_card_set (HengTotalCard *self, const HengReview *review)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  HengValue final = review->final.final;
  g_autofree char *title = g_strdup_printf (_("%s Total"), heng_localized (review->cycle->name, review->cycle->name_en));
  g_autofree char *score = NULL;

  g_array_set_clear_func (rows, row_clear);
  if (final.state == HENG_VALUE_NUMBER)
    final.micro = review->final.published;
  score = heng_text_value (final, 2);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->score, score);
  gtk_label_set_text (self->caption, review->published != NULL ? _("Published total") : _("Forecast total"));
  heng_grade_chip_set_grade (self->grade, review->grade != NULL ? review->grade->grade : NULL);
  for (guint i = 0; i < review->parts->len; i++)
    add_components (rows, review, g_ptr_array_index (review->parts, i));
  add_adjustments (rows, review);
  show_rows (self, rows);
  show_note (self, review);
}
