/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the pages of a HengReviewPrint on a grey desk. */
#include "heng-print-view.h"

#include <glib/gi18n-lib.h>

#define SCALE 1.25   /* screen px for a point: a page is read without a magnifier */
#define MARGIN 18    /* of desk around the page */
#define SHADOW 2

struct _HengPrintView
{
  GtkBox parent_instance;
  GtkWidget *draft_banner;
  GtkDrawingArea *page;
  GtkLabel *page_label;
  HengReview *review;
  HengReviewPrint *print;
  HengPrintOptions options;
  guint current;
};

G_DEFINE_FINAL_TYPE (HengPrintView, heng_print_view, GTK_TYPE_BOX)

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  HengPrintView *self = data;
  double page_width, page_height;

  if (self->print == NULL)
    return;
  heng_review_print_page_size (self->print, &page_width, &page_height);
  cairo_translate (cr, MARGIN, MARGIN);
  cairo_scale (cr, SCALE, SCALE);
  cairo_set_source_rgba (cr, 0, 0, 0, .18);
  cairo_rectangle (cr, -SHADOW / 2., SHADOW / 2., page_width + SHADOW, page_height + SHADOW);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  heng_review_print_draw_page (self->print, cr, self->current);
}

static void
show_page (HengPrintView *self, guint page)
{
  guint n = self->print != NULL ? heng_review_print_n_pages (self->print) : 0;
  g_autofree char *text = NULL;

  self->current = n > 0 ? MIN (page, n - 1) : 0;
  text = g_strdup_printf (_("Page %u of %u"), self->current + 1, n);
  gtk_label_set_text (self->page_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", self->current > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", self->current + 1 < n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->page));
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_page (HENG_PRINT_VIEW (widget), HENG_PRINT_VIEW (widget)->current + 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPrintView *self = HENG_PRINT_VIEW (widget);

  if (self->current > 0)
    show_page (self, self->current - 1);
}

static void
heng_print_view_finalize (GObject *object)
{
  HengPrintView *self = HENG_PRINT_VIEW (object);

  g_clear_pointer (&self->print, heng_review_print_free);
  g_clear_pointer (&self->review, heng_review_free);
  G_OBJECT_CLASS (heng_print_view_parent_class)->finalize (object);
}

static void
heng_print_view_class_init (HengPrintViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = heng_print_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-print-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HengPrintView, draft_banner);
  gtk_widget_class_bind_template_child (widget_class, HengPrintView, page);
  gtk_widget_class_bind_template_child (widget_class, HengPrintView, page_label);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, previous_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "preview.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "preview.previous", NULL);
}

static void
heng_print_view_init (HengPrintView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->page, draw_cb, self, NULL);
}

GtkWidget *
heng_print_view_new (void)
{
  return g_object_new (HENG_TYPE_PRINT_VIEW, NULL);
}

void
heng_print_view_set_review (HengPrintView *self, HengReview *review)
{
  double width, height;

  g_clear_pointer (&self->print, heng_review_print_free);
  g_clear_pointer (&self->review, heng_review_free);
  self->review = review;
  self->options.draft = review->published == NULL;
  self->print = heng_review_print_new (&self->options);
  heng_review_print_add (self->print, review);
  heng_review_print_page_size (self->print, &width, &height);
  gtk_drawing_area_set_content_width (self->page, (int) (width * SCALE) + 2 * MARGIN);
  gtk_drawing_area_set_content_height (self->page, (int) (height * SCALE) + 2 * MARGIN);
  gtk_widget_set_visible (self->draft_banner, self->options.draft);
  show_page (self, 0);
}

const HengReview *
heng_print_view_get_review (HengPrintView *self)
{
  return self->review;
}

HengReviewPrint *
heng_print_view_get_print (HengPrintView *self)
{
  return self->print;
}

const HengPrintOptions *
heng_print_view_get_options (HengPrintView *self)
{
  return &self->options;
}
