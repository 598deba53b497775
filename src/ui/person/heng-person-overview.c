/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview tab. */
#include "heng-person-overview.h"

#include <glib/gi18n-lib.h>

#include "heng-chart-view.h"
#include "heng-columns.h"
#include "heng-cut-tip.h"
#include "heng-okr-row.h"
#include "heng-people-text.h"
#include "heng-total-card.h"

struct _HengPersonOverview
{
  GtkBox parent_instance;
  GtkBox *trend_card;
  GtkLabel *trend_title, *trend_caption, *okr_title, *okr_caption, *okr_empty, *waterfall_title, *waterfall_caption;
  HengChartView *trend, *waterfall;
  GtkListBox *okr_list;
  HengTotalCard *total;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (HengPersonOverview, heng_person_overview, GTK_TYPE_BOX)

enum { SHOW_PROOF, SHOW_KEY_RESULT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_proof_cb (HengPersonOverview *self, GtkWidget *anchor)
{
  g_signal_emit (self, signals[SHOW_PROOF], 0, anchor);
}

static void
okr_activated_cb (HengPersonOverview *self, HengOkrRow *row)
{
  g_signal_emit (self, signals[SHOW_KEY_RESULT], 0, heng_okr_row_get_key_result (row));
}

static void
heng_person_overview_class_init (HengPersonOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_COLUMNS);
  g_type_ensure (HENG_TYPE_CHART_VIEW);
  g_type_ensure (HENG_TYPE_TOTAL_CARD);
  signals[SHOW_PROOF] = g_signal_new ("show-proof", HENG_TYPE_PERSON_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                      GTK_TYPE_WIDGET);
  signals[SHOW_KEY_RESULT] = g_signal_new ("show-key-result", HENG_TYPE_PERSON_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-person-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, trend_card);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, trend_title);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, trend_caption);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, trend);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, okr_title);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, okr_caption);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, okr_empty);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, okr_list);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, total);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, waterfall_title);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, waterfall_caption);
  gtk_widget_class_bind_template_child (widget_class, HengPersonOverview, waterfall);
  gtk_widget_class_bind_template_callback (widget_class, show_proof_cb);
  gtk_widget_class_bind_template_callback (widget_class, okr_activated_cb);
}

static void
heng_person_overview_init (HengPersonOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_cut_tip_add (self->trend_title);
  heng_cut_tip_add (self->waterfall_title);
}

static void
show_chart (HengChartView *view, GtkLabel *title, GtkLabel *caption, HengChart *chart)
{
  gtk_label_set_text (title, heng_chart_title (chart));
  gtk_label_set_text (caption, heng_chart_subtitle (chart));
  heng_chart_view_set_chart (view, chart);
}

/* The planned progress is the same for key results due at the end of the cycle; then it stands once above them. */
static void
show_okr_caption (HengPersonOverview *self, const HengReview *review)
{
  const HengReviewPart *part = heng_review_current_part (review);
  const HengReviewObjective *first = part->objectives->len > 0 ? g_ptr_array_index (part->objectives, 0) : NULL;
  g_autofree char *title = g_strdup_printf (_("%s OKR"), heng_localized (review->cycle->name, review->cycle->name_en));
  g_autofree char *share = NULL;
  g_autofree char *caption = NULL;

  gtk_label_set_text (self->okr_title, title);
  if (first != NULL && first->key_results->len > 0)
    {
      share = heng_text_percent (((HengReviewKr *) g_ptr_array_index (first->key_results, 0))->progress.expected);
      caption = g_strdup_printf (_("mark = planned %s"), share);
    }
  gtk_label_set_text (self->okr_caption, caption != NULL ? caption : "");
}

void
heng_person_overview_set (HengPersonOverview *self, const HengReview *review)
{
  show_chart (self->trend, self->trend_title, self->trend_caption, heng_chart_trend_new (review));
  show_chart (self->waterfall, self->waterfall_title, self->waterfall_caption, heng_chart_waterfall_new (review));
  heng_total_card_set (self->total, review);
  show_okr_caption (self, review);
  heng_okr_rows_fill (self->okr_list, review, HENG_OKR_PLAIN);
  heng_okr_rows_set_narrow (self->okr_list, self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->okr_list), gtk_list_box_get_row_at_index (self->okr_list, 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->okr_empty), gtk_list_box_get_row_at_index (self->okr_list, 0) == NULL);
}

void
heng_person_overview_set_width_class (HengPersonOverview *self, HengWidthClass width_class)
{
  self->narrow = width_class == HENG_WIDTH_NARROW;
  heng_okr_rows_set_narrow (self->okr_list, self->narrow);
}
