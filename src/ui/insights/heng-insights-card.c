/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card around a chart view. */
#include "heng-insights-card.h"

#include <glib/gi18n.h>

#define LEAST_HEIGHT 220

struct _HengInsightsCard
{
  GtkBox parent_instance;
  HengFigure figure;
  GtkLabel *title, *caption, *empty;
  GtkStack *stack;
  HengChartView *chart;
};

G_DEFINE_FINAL_TYPE (HengInsightsCard, heng_insights_card, GTK_TYPE_BOX)

enum { MARK, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
activated_cb (HengInsightsCard *self, guint index, gint64 target)
{
  const HengChartMark *mark = heng_chart_mark (heng_chart_view_get_chart (self->chart), index);
  GdkRectangle place = { (int) mark->x, (int) mark->y, MAX ((int) mark->width, 1), MAX ((int) mark->height, 1) };

  g_signal_emit (self, signals[MARK], 0, mark->name, &place);
}

static void
heng_insights_card_class_init (HengInsightsCardClass *klass)
{
  signals[MARK] = g_signal_new ("mark", HENG_TYPE_INSIGHTS_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                G_TYPE_POINTER);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
label_new (GtkBox *box, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* findings are sentences: two lines before anything is cut */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
heng_insights_card_init (HengInsightsCard *self)
{
  static const char *const card[] = { "h-card", "h-pad", "vertical", NULL }, *const head[] = { "h-head", NULL },
                    *const caption[] = { "h-cap", "h-dim", "h-card-caption", NULL }, *const empty[] = { "h-cell", "h-dim", NULL };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) card);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->title = label_new (GTK_BOX (self), head);
  self->caption = label_new (GTK_BOX (self), caption);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->chart = HENG_CHART_VIEW (heng_chart_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->chart), -1, LEAST_HEIGHT);
  g_signal_connect_swapped (self->chart, "mark-activated", G_CALLBACK (activated_cb), self);
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_label_set_max_width_chars (self->empty, 44);
  gtk_label_set_justify (self->empty, GTK_JUSTIFY_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->empty), -1, LEAST_HEIGHT / 2);
  gtk_widget_set_css_classes (GTK_WIDGET (self->empty), (const char **) empty);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->chart), "chart");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
}

GtkWidget *
heng_insights_card_new (HengFigure figure)
{
  HengInsightsCard *self = g_object_new (HENG_TYPE_INSIGHTS_CARD, NULL);
  /* rows of people grow with their number; the others keep the height of a card */
  gboolean grows = figure == HENG_FIGURE_DEPARTMENTS || figure == HENG_FIGURE_HEAT || figure == HENG_FIGURE_CALIBRATION
                   || figure == HENG_FIGURE_QUALITY;

  self->figure = figure;
  g_object_set (self->chart, "content-height", grows ? 0 : LEAST_HEIGHT, NULL);
  gtk_label_set_text (self->title, heng_figure_title (figure));
  gtk_label_set_text (self->empty, heng_figure_empty (figure));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heng_figure_title (figure), -1);
  return GTK_WIDGET (self);
}

HengFigure
heng_insights_card_get_figure (HengInsightsCard *self)
{
  return self->figure;
}

void
heng_insights_card_show (HengInsightsCard *self, const HengInsightsResult *result)
{
  HengChart *chart = heng_figure_build (self->figure, result);
  const char *title = chart != NULL ? heng_chart_title (chart) : heng_figure_title (self->figure);
  const char *caption = chart != NULL ? heng_chart_subtitle (chart) : "";

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->caption, caption);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption), caption);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), *caption != '\0');
  gtk_stack_set_visible_child_name (self->stack, chart != NULL ? "chart" : "empty");
  heng_chart_view_set_chart (self->chart, chart);
}

GtkWidget *
heng_insights_card_get_chart (HengInsightsCard *self)
{
  return GTK_WIDGET (self->chart);
}
