/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of any document, and the one way to the system's print dialog. */
#include "heng-pages.h"

struct _HengPages
{
  gatomicrefcount refs;
  guint n;
  double width, height;
  HengPagesDraw draw;
  gpointer document;
  GDestroyNotify document_free;
};

typedef struct
{
  HengReviewPrint *print;
  GPtrArray *reviews; /* the print borrows them */
} Reviews;

static void
reviews_free (gpointer data)
{
  Reviews *reviews = data;

  heng_review_print_free (reviews->print);
  g_ptr_array_unref (reviews->reviews);
  g_free (reviews);
}

static void
reviews_draw (gpointer document, cairo_t *cr, guint page)
{
  heng_review_print_draw_page (((Reviews *) document)->print, cr, page);
}

HengPages *
heng_pages_new (guint n, double width, double height, HengPagesDraw draw, gpointer document, GDestroyNotify document_free)
{
  HengPages *pages = g_new0 (HengPages, 1);

  g_atomic_ref_count_init (&pages->refs);
  pages->n = n;
  pages->width = width;
  pages->height = height;
  pages->draw = draw;
  pages->document = document;
  pages->document_free = document_free;
  return pages;
}

HengPages *
heng_pages_new_reviews (HengReviewPrint *print, GPtrArray *reviews)
{
  Reviews *document = g_new0 (Reviews, 1);
  double width, height;

  document->print = print;
  document->reviews = g_ptr_array_ref (reviews);
  heng_review_print_page_size (print, &width, &height);
  return heng_pages_new (heng_review_print_n_pages (print), width, height, reviews_draw, document, reviews_free);
}

HengPages *
heng_pages_ref (HengPages *pages)
{
  g_atomic_ref_count_inc (&pages->refs);
  return pages;
}

void
heng_pages_unref (HengPages *pages)
{
  if (!g_atomic_ref_count_dec (&pages->refs))
    return;
  pages->document_free (pages->document);
  g_free (pages);
}

guint
heng_pages_get_n (const HengPages *pages)
{
  return pages->n;
}

void
heng_pages_get_size (const HengPages *pages, double *width, double *height)
{
  *width = pages->width;
  *height = pages->height;
}

void
heng_pages_draw (const HengPages *pages, cairo_t *cr, guint page)
{
  if (page < pages->n)
    pages->draw (pages->document, cr, page);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, HengPages *pages)
{
  gtk_print_operation_set_n_pages (operation, (int) pages->n);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, HengPages *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  double scale = MIN (1, MIN (width / pages->width, height / pages->height));

  if (scale < .99) /* not for a hair: papers are whole millimetres here and points there */
    {
      cairo_translate (cr, (width - pages->width * scale) / 2, (height - pages->height * scale) / 2);
      cairo_scale (cr, scale, scale);
    }
  heng_pages_draw (pages, cr, (guint) page);
}

static void
release_cb (gpointer pages, GClosure *closure)
{
  heng_pages_unref (pages);
}

/* A sheet of its own for what is neither A4 nor Letter, as a chart is. */
static GtkPageSetup *
setup_new (const HengPages *pages)
{
  static const char *const names[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_LETTER };
  double narrow = MIN (pages->width, pages->height), tall = MAX (pages->width, pages->height);
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;

  for (guint i = 0; paper == NULL && i < G_N_ELEMENTS (names); i++)
    {
      paper = gtk_paper_size_new (names[i]);
      if (ABS (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS) - narrow) > 2 || ABS (gtk_paper_size_get_height (paper, GTK_UNIT_POINTS) - tall) > 2)
        g_clear_pointer (&paper, gtk_paper_size_free);
    }
  if (paper == NULL)
    paper = gtk_paper_size_new_custom ("heng", "Heng", narrow, tall, GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, pages->width > pages->height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

gboolean
heng_pages_print (HengPages *pages, GtkWindow *parent, const char *name, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = setup_new (pages);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), heng_pages_ref (pages), release_cb, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), pages);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}
