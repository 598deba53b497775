/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A review printed by a layout of the company's own: which sections, in which order, letterhead on every page, who signs, own words. */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "heng-import.h"
#include "heng-paper.h"
#include "heng-review-print-private.h"

typedef struct
{
  char *folder;
  GPtrArray *reviews;
} Fixture;

static Fixture fixture;

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *store = NULL;

  fixture.folder = g_dir_make_tmp ("heng-layout-XXXXXX", NULL);
  store = g_build_filename (fixture.folder, "sample.heng", NULL);
  heng_sample_create (store, "zh_CN", "test", &error);
  g_assert_no_error (error);
  db = heng_db_open (store, HENG_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  cycle = heng_cycle_load_by_key (db, "2026Q2", &error);
  g_assert_no_error (error);
  all = heng_reviews_load (db, cycle->id, 0, FALSE, &error);
  g_assert_no_error (error);
  fixture.reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  for (guint i = 0; i < 6; i++)
    g_ptr_array_add (fixture.reviews, g_ptr_array_steal_index (all, 0));
}

static void
tear_down (void)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture.folder);

  g_ptr_array_unref (fixture.reviews);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (fixture.folder);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A red square. */
static GBytes *
make_logo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 40, 40);
  cairo_t *cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, write_cb, png);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (png);
}

static void
use (const HengReportLayout *record, GBytes *logo)
{
  g_autoptr (HengPaperLayout) layout = record ? heng_paper_layout_new (record, logo) : NULL;

  heng_reviews_set_layout (fixture.reviews, layout);
}

static gboolean
place_of (HengReviewPrint *print, const char *name, double *place)
{
  guint page;
  double y, height;

  if (!heng_review_print_block (print, name, &page, &y, &height))
    return FALSE;
  *place = page * 10000. + y;
  return TRUE;
}

/* Those that are on, in the order of the layout; the others not at all; never an empty page. */
static void
test_sections (void)
{
  const HengReportLayout layout = { .sections = (char *) "okr result kpi facts -milestones -feedback -charts next opinion comments" };
  static const char *const order[] = { "head", "okr", "result", "kpi", "facts", "next", "opinion", "signatures", "comments" };
  static const char *const absent[] = { "milestones", "feedback", "charts", "waterfall", "adjustments" };
  g_autoptr (HengReviewPrint) print = heng_review_print_new (NULL);

  use (&layout, NULL);
  for (guint i = 0; i < fixture.reviews->len; i++)
    {
      double last = -1, place = 0;

      heng_review_print_add (print, fixture.reviews->pdata[i]);
      for (guint j = 0; j < G_N_ELEMENTS (order); j++)
        {
          g_assert_true (place_of (print, order[j], &place));
          g_assert_cmpfloat (place, >, last);
          last = place;
        }
      for (guint j = 0; j < G_N_ELEMENTS (absent); j++)
        g_assert_false (place_of (print, absent[j], &place));
      g_assert_cmpfloat (last, >=, (heng_review_print_n_pages (print) - 1) * 10000.);
      heng_review_print_drop (print);
    }
  use (NULL, NULL);
}

static void
check_page_ends (const HengPaperSheet *paper)
{
  guint on_last = 0;

  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const HengBlock *block = paper->blocks->pdata[i];

      g_assert_cmpfloat (block->y + block->height, <=, paper->bottom + 1);
      on_last += block->page == paper->n_pages - 1;
    }
  g_assert_cmpuint (on_last, >, 0);
}

/* Each section alone, on both papers. */
static void
test_each_alone (void)
{
  HengType *type = heng_type_new ();

  for (int section = 0; section < HENG_N_LAYOUT_SECTIONS; section++)
    for (int size = HENG_PAPER_A4; size <= HENG_PAPER_LETTER; size++)
      {
        HengReportLayout layout = { .sections = (char *) heng_layout_section_values[section].key };
        HengPaperSheet *paper;

        use (&layout, NULL);
        paper = heng_paper_new (type, fixture.reviews->pdata[section % fixture.reviews->len], (HengPaper) size, FALSE);
        heng_review_build (paper);
        heng_paper_paginate (paper);
        check_page_ends (paper);
        heng_paper_free (paper);
      }
  heng_type_free (type);
  use (NULL, NULL);
}

static char *
print_to (const char *name)
{
  char *path = g_build_filename (fixture.folder, name, NULL);
  g_autoptr (GError) error = NULL;

  heng_reviews_to_pdf (fixture.reviews, NULL, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
assert_same (const char *one, const char *other)
{
  g_autofree char *a = NULL, *b = NULL;
  gsize a_length, b_length;

  g_assert_true (g_file_get_contents (one, &a, &a_length, NULL));
  g_assert_true (g_file_get_contents (other, &b, &b_length, NULL));
  g_assert_cmpmem (a, a_length, b, b_length);
}

/* A layout that says nothing is the usual paper, to the byte. */
static void
test_usual (void)
{
  const HengReportLayout nothing = { .name = (char *) "plain" };
  const HengReportLayout all
    = { .sections = (char *) "facts result okr kpi milestones feedback adjustments charts comments next opinion",
        .signatures = (char *) "EMPLOYEE\nMANAGER\nDEPARTMENT_HEAD\nHR" };
  g_autofree char *usual = print_to ("usual.pdf"), *empty = NULL, *named = NULL;

  use (&nothing, NULL);
  empty = print_to ("empty.pdf");
  assert_same (usual, empty);
  use (&all, NULL);
  named = print_to ("named.pdf");
  assert_same (usual, named);
  use (NULL, NULL);
}

/* The text of a PDF without white space, page by page. */
static GStrv
text_of (const char *path)
{
  const char *command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) dense = g_string_new (NULL);
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    if (*c == '\f' || !g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (dense, g_utf8_get_char (c));
  return g_strsplit (dense->str, "\f", -1);
}

static guint
count (GStrv pages, const char *word)
{
  guint n = 0;

  for (char **page = pages; *page; page++)
    for (const char *at = *page; (at = strstr (at, word)); at += strlen (word))
      n++;
  return n;
}

/* Header and footer stand on every page, the own words once a review, the roles below each other; the code stays what it was. */
static void
test_letterhead (void)
{
  HengReportLayout layout = { .header = (char *) "QinghePrecisionLtd", .footer = (char *) "PersonnelForm7", .intro = (char *) "IntroFirst\nIntroSecond",
                              .closing = (char *) "ClosingWords", .signatures = (char *) "MANAGER\nPartySecretary\nEMPLOYEE\nHR\nWorksCouncil" };
  g_autoptr (GBytes) logo = make_logo ();
  g_autofree char *usual = print_to ("plain.pdf"), *own = NULL, *again = NULL;
  g_auto (GStrv) pages = NULL, usual_codes = heng_report_codes_of_pdf (usual, NULL), codes = NULL;
  guint n, n_reviews = fixture.reviews->len;

  use (&layout, logo);
  own = print_to ("own.pdf");
  again = print_to ("again.pdf");
  assert_same (own, again);
  pages = text_of (own);
  n = g_strv_length (pages) - 1; /* behind the last form feed there is nothing */
  g_assert_cmpuint (n, >=, n_reviews);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (strstr (pages[i], "QinghePrecisionLtd"));
      g_assert_nonnull (strstr (pages[i], "PersonnelForm7"));
      g_assert_cmpuint (strlen (pages[i]), >, 200);
    }
  g_assert_cmpuint (count (pages, "IntroFirst"), ==, n_reviews);
  g_assert_cmpuint (count (pages, "IntroSecond"), ==, n_reviews);
  g_assert_cmpuint (count (pages, "ClosingWords"), ==, n_reviews);
  g_assert_cmpuint (count (pages, "PartySecretary"), ==, n_reviews);
  g_assert_cmpuint (count (pages, "WorksCouncil"), ==, n_reviews);
  codes = heng_report_codes_of_pdf (own, NULL);
  g_assert_nonnull (codes);
  g_assert_true (g_strv_equal ((const char *const *) codes, (const char *const *) usual_codes));
  use (NULL, NULL);
}

/* The logo is ink on the first page and on the others; bytes that are no picture are none. */
static void
test_logo (void)
{
  const HengReportLayout layout = { .name = (char *) "logo" };
  g_autoptr (GBytes) logo = make_logo (), broken = g_bytes_new_from_bytes (logo, 0, 40);
  GBytes *const logos[] = { logo, broken };

  for (guint i = 0; i < G_N_ELEMENTS (logos); i++)
    {
      g_autoptr (HengReviewPrint) print = heng_review_print_new (NULL);

      use (&layout, logos[i]);
      g_assert_cmpuint (heng_review_print_add (print, fixture.reviews->pdata[0]), >=, 2);
      for (guint page = 0; page < 2; page++)
        {
          cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
          cairo_t *cr = cairo_create (surface);
          const guchar *pixel;

          cairo_set_source_rgb (cr, 1, 1, 1);
          cairo_paint (cr);
          heng_review_print_draw_page (print, cr, page);
          cairo_destroy (cr);
          cairo_surface_flush (surface);
          pixel = cairo_image_surface_get_data (surface) + 19 * cairo_image_surface_get_stride (surface) + 62 * 4;
          g_assert_cmpuint ((*(const guint32 *) (gconstpointer) pixel) & 0xffffff, ==, i == 0 ? 0xff0000 : 0xffffff);
          cairo_surface_destroy (surface);
        }
    }
  use (NULL, NULL);
}

int
main (int argc, char **argv)
{
  int failed;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  set_up ();
  g_test_add_func ("/layout/sections", test_sections);
  g_test_add_func ("/layout/each-alone", test_each_alone);
  g_test_add_func ("/layout/usual", test_usual);
  g_test_add_func ("/layout/letterhead", test_letterhead);
  g_test_add_func ("/layout/logo", test_logo);
  failed = g_test_run ();
  tear_down ();
  return failed;
}
