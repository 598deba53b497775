/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws one page and the line of buttons below it. */
#include "heng-paper-desk.h"

#include <glib/gi18n-lib.h>

#define MARGIN 18 /* of desk around the page */
#define SHADOW 2
#define PIXELS (96 / 72.) /* for a point at 100 % */

static const int zooms[] = { 50, 75, 100, 125, 150, 200 };
#define FIT -1 /* the whole page, as large as there is room */

struct _HengPaperDesk
{
  GtkBox parent_instance;
  GtkDrawingArea *page;
  GtkLabel *page_label, *zoom_label;
  HengPages *pages; /* NULL: none */
  char *who;
  guint current;
  int zoom; /* index, or FIT */
  double fitted; /* px for a point when it was drawn so last */
  gboolean before, after;
};

G_DEFINE_FINAL_TYPE (HengPaperDesk, heng_paper_desk, GTK_TYPE_BOX)

enum { TURN, N_SIGNALS };
static guint signals[N_SIGNALS];

static double
scale_of (HengPaperDesk *self)
{
  return self->zoom == FIT ? 0 : zooms[self->zoom] / 100. * PIXELS;
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  HengPaperDesk *self = data;
  double page_width, page_height, scale = scale_of (self);

  if (self->pages == NULL)
    return;
  heng_pages_get_size (self->pages, &page_width, &page_height);
  if (self->zoom == FIT)
    self->fitted = scale = MAX (.1, MIN ((width - 2. * MARGIN) / page_width, (height - 2. * MARGIN) / page_height));
  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgba (cr, 0, 0, 0, .18);
  cairo_rectangle (cr, -SHADOW / 2., SHADOW / 2., page_width + SHADOW, page_height + SHADOW);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  heng_pages_draw (self->pages, cr, self->current);
}

static void
update (HengPaperDesk *self)
{
  guint n = heng_paper_desk_get_n_pages (self);
  g_autofree char *pages = g_strdup_printf (_("Page %u of %u"), n > 0 ? self->current + 1 : 0, n);
  g_autofree char *text = self->who != NULL ? g_strdup_printf ("%s · %s", self->who, pages) : g_strdup (pages);
  g_autofree char *zoom = self->zoom == FIT ? g_strdup (C_("zoom", "Fit")) : g_strdup_printf ("%d%%", zooms[self->zoom]);
  double width = 0, height = 0;

  if (self->pages != NULL)
    heng_pages_get_size (self->pages, &width, &height);
  gtk_drawing_area_set_content_width (self->page, self->zoom == FIT ? 0 : (int) (width * scale_of (self)) + 2 * MARGIN);
  gtk_drawing_area_set_content_height (self->page, self->zoom == FIT ? 0 : (int) (height * scale_of (self)) + 2 * MARGIN);
  gtk_label_set_text (self->page_label, text);
  gtk_label_set_text (self->zoom_label, zoom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.previous", self->current > 0 || self->before);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.next", self->current + 1 < n || self->after);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.smaller", self->zoom != FIT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.larger", self->zoom + 1 < (int) G_N_ELEMENTS (zooms));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->page));
}

static void
turn (HengPaperDesk *self, int step)
{
  guint n = heng_paper_desk_get_n_pages (self);

  if ((step < 0 && self->current == 0) || (step > 0 && self->current + 1 >= n))
    {
      g_signal_emit (self, signals[TURN], 0, step);
      return;
    }
  self->current += step;
  update (self);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (HENG_PAPER_DESK (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (HENG_PAPER_DESK (widget), -1);
}

static void
zoom_by (HengPaperDesk *self, int step)
{
  self->zoom = CLAMP (self->zoom + step, FIT, (int) G_N_ELEMENTS (zooms) - 1);
  /* what would be no larger than the page already is says nothing */
  while (step > 0 && self->zoom + 1 < (int) G_N_ELEMENTS (zooms) && scale_of (self) <= self->fitted)
    self->zoom++;
  if (step < 0 && scale_of (self) <= self->fitted)
    self->zoom = FIT;
  update (self);
}

static void
larger_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_by (HENG_PAPER_DESK (widget), 1);
}

static void
smaller_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_by (HENG_PAPER_DESK (widget), -1);
}

static void
heng_paper_desk_finalize (GObject *object)
{
  HengPaperDesk *self = HENG_PAPER_DESK (object);

  g_clear_pointer (&self->pages, heng_pages_unref);
  g_free (self->who);
  G_OBJECT_CLASS (heng_paper_desk_parent_class)->finalize (object);
}

static void
heng_paper_desk_class_init (HengPaperDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = heng_paper_desk_finalize;
  signals[TURN] = g_signal_new ("turn", HENG_TYPE_PAPER_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/widgets/heng-paper-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, HengPaperDesk, page);
  gtk_widget_class_bind_template_child (widget_class, HengPaperDesk, page_label);
  gtk_widget_class_bind_template_child (widget_class, HengPaperDesk, zoom_label);
  gtk_widget_class_install_action (widget_class, "desk.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "desk.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "desk.larger", NULL, larger_action);
  gtk_widget_class_install_action (widget_class, "desk.smaller", NULL, smaller_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "desk.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "desk.previous", NULL);
}

static void
heng_paper_desk_init (HengPaperDesk *self)
{
  self->zoom = FIT;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->page, draw_cb, self, NULL);
  update (self);
}

GtkWidget *
heng_paper_desk_new (void)
{
  return g_object_new (HENG_TYPE_PAPER_DESK, NULL);
}

HengPages *
heng_paper_desk_get_pages (HengPaperDesk *self)
{
  return self->pages;
}

guint
heng_paper_desk_get_n_pages (HengPaperDesk *self)
{
  return self->pages != NULL ? heng_pages_get_n (self->pages) : 0;
}

void
heng_paper_desk_show (HengPaperDesk *self, HengPages *pages, const char *who, gboolean from_end)
{
  guint n;

  g_clear_pointer (&self->pages, heng_pages_unref);
  g_free (self->who);
  self->pages = pages;
  self->who = g_strdup (who);
  n = heng_paper_desk_get_n_pages (self);
  self->current = from_end && n > 0 ? n - 1 : 0;
  update (self);
}

void
heng_paper_desk_replace (HengPaperDesk *self, HengPages *pages)
{
  guint n;

  g_clear_pointer (&self->pages, heng_pages_unref);
  self->pages = pages;
  n = heng_paper_desk_get_n_pages (self);
  self->current = n > 0 ? MIN (self->current, n - 1) : 0;
  update (self);
}

void
heng_paper_desk_set_zoom (HengPaperDesk *self, int percent)
{
  self->zoom = FIT;
  for (int i = 0; i < (int) G_N_ELEMENTS (zooms); i++)
    if (zooms[i] <= percent)
      self->zoom = i;
  update (self);
}

void
heng_paper_desk_set_neighbours (HengPaperDesk *self, gboolean before, gboolean after)
{
  self->before = before;
  self->after = after;
  update (self);
}
