/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed review of every person of the sample company: page rules, repeatability, Letter and A4, failures that leave nothing behind. */
#include <glib/gstdio.h>
#include <locale.h>

#include "heng-group.h"
#include "heng-import.h"
#include "heng-paper.h"
#include "heng-review-print-private.h"

typedef struct
{
  char *folder, *store;
  HengDb *db;
  GPtrArray *published, *running;
  HengType *type;
  GPtrArray *papers[2]; /* the published reviews, by HengPaper */
} Fixture;

static Fixture fixture;

static GPtrArray *
load (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture.db, key, &error);
  GPtrArray *reviews;

  g_assert_no_error (error);
  reviews = heng_reviews_load (fixture.db, cycle->id, 0, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, >, 40);
  return reviews;
}

static HengPaperSheet *
lay_out (const HengReview *review, HengPaper size)
{
  HengPaperSheet *paper = heng_paper_new (fixture.type, review, size, FALSE);

  heng_review_build (paper);
  heng_paper_paginate (paper);
  return paper;
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;

  fixture.folder = g_dir_make_tmp ("heng-print-XXXXXX", NULL);
  fixture.store = g_build_filename (fixture.folder, "sample.heng", NULL);
  heng_sample_create (fixture.store, "zh_CN", "test", &error);
  g_assert_no_error (error);
  fixture.db = heng_db_open (fixture.store, HENG_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  fixture.published = load ("2026Q2");
  fixture.running = load ("2026Q3");
  fixture.type = heng_type_new ();
  for (int size = HENG_PAPER_A4; size <= HENG_PAPER_LETTER; size++)
    {
      fixture.papers[size] = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_paper_free);
      for (guint i = 0; i < fixture.published->len; i++)
        g_ptr_array_add (fixture.papers[size], lay_out (g_ptr_array_index (fixture.published, i), size));
    }
}

static void
tear_down (void)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture.folder);

  for (int size = HENG_PAPER_A4; size <= HENG_PAPER_LETTER; size++)
    g_ptr_array_unref (fixture.papers[size]);
  heng_type_free (fixture.type);
  g_ptr_array_unref (fixture.published);
  g_ptr_array_unref (fixture.running);
  heng_db_close (fixture.db);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (fixture.folder);
  g_free (fixture.store);
}

/* Blocks run down the pages in order, never overlap, never leave the text block; the signatures have company. */
static void
check_pages (HengPaperSheet *paper)
{
  double y = paper->top;
  guint page = 0, on_last = 0;

  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const HengBlock *block = g_ptr_array_index (paper->blocks, i);

      g_assert_cmpuint (block->page, >=, page);
      if (block->page > page)
        y = paper->top;
      g_assert_cmpfloat (block->y, >=, y - .01);
      g_assert_cmpfloat (block->y + block->height, <=, paper->bottom + 1);
      y = block->y + block->height - .3;
      page = block->page;
      on_last += block->page == paper->n_pages - 1;
    }
  g_assert_cmpuint (page + 1, ==, paper->n_pages);
  g_assert_cmpuint (on_last, >, 2);
}

static void
test_pages (void)
{
  for (guint i = 0; i < fixture.published->len; i++)
    for (int size = HENG_PAPER_A4; size <= HENG_PAPER_LETTER; size++)
      {
        HengPaperSheet *paper = g_ptr_array_index (fixture.papers[size], i);

        check_pages (paper);
        g_assert_cmpuint (paper->n_pages, >=, 2);
        g_assert_cmpuint (paper->n_pages, <=, 5);
      }
}

/* Every section stands on the paper, in the order of the form, also when it has nothing to say. */
static void
test_sections (void)
{
  static const char *const order[] = { "head", "facts", "result", "ruler", "okr", "kpi", "milestones", "feedback", "adjustments", "charts", "comments", "next", "opinion", "signatures" };

  g_autoptr (HengReviewPrint) print = heng_review_print_new (NULL);

  for (guint i = 0; i < fixture.running->len; i++)
    {
      guint last_page = 0;
      double last_y = 0;

      heng_review_print_add (print, g_ptr_array_index (fixture.running, i));
      for (guint j = 0; j < G_N_ELEMENTS (order); j++)
        {
          guint page;
          double y, height;

          g_assert_true (heng_review_print_block (print, order[j], &page, &y, &height));
          g_assert_true (page > last_page || (page == last_page && y >= last_y));
          last_page = page;
          last_y = y;
        }
      heng_review_print_drop (print);
    }
}

/* A head never stands at the foot of a page without what it announces. */
static void
test_heads_keep_company (void)
{
  for (guint i = 0; i < fixture.published->len; i++)
    {
      const HengPaperSheet *paper = g_ptr_array_index (fixture.papers[HENG_PAPER_A4], i);

      for (guint j = 0; j + 1 < paper->blocks->len; j++)
        {
          const HengBlock *block = g_ptr_array_index (paper->blocks, j), *next = g_ptr_array_index (paper->blocks, j + 1);

          if (block->flags & HENG_BLOCK_HEADING && block->flags & HENG_BLOCK_KEEP_NEXT)
            g_assert_cmpuint (block->page, ==, next->page);
        }
    }
}

/* The other documents about a person: all of them have pages, their head and nothing that hangs over. */
static void
test_other_documents (void)
{
  for (int kind = HENG_REPORT_PROOF; kind <= HENG_REPORT_FORM; kind++)
    {
      const HengPrintOptions options = { .kind = (HengReportKind) kind, .paper = kind % 2 ? HENG_PAPER_LETTER : HENG_PAPER_A4 };
      g_autoptr (HengReviewPrint) print = heng_review_print_new (&options);
      HengReportKind found;

      g_assert_true (heng_report_kind_by_name (heng_report_kind_name (options.kind), &found) && found == options.kind);
      for (guint i = 0; i < fixture.running->len; i += 7)
        {
          double width, height, y, block;
          guint page;

          g_assert_cmpuint (heng_review_print_add (print, g_ptr_array_index (fixture.running, i)), <=, 4);
          heng_review_print_page_size (print, &width, &height);
          g_assert_true (heng_review_print_block (print, "head", &page, &y, &block));
          g_assert_cmpuint (page, ==, 0);
          g_assert_cmpfloat (y + block, <, height);
          heng_review_print_drop (print);
        }
    }
  g_assert_false (heng_report_kind_by_name ("nonsense", &(HengReportKind) { 0 }));
}

/* Many people on one document: it has pages however many they are, and nothing of it hangs over. */
static void
test_many_people (void)
{
  for (int kind = HENG_REPORT_DEPARTMENT; kind <= HENG_REPORT_COMPANY; kind++)
    for (guint n = 1; n <= fixture.published->len; n = n == 1 ? 4 : n == 4 ? fixture.published->len : n + 1)
      {
        const HengPrintOptions options = { .kind = (HengReportKind) kind, .paper = n % 2 ? HENG_PAPER_LETTER : HENG_PAPER_A4 };
        g_autoptr (HengReviewPrint) print = heng_review_print_new (&options);
        g_autoptr (GPtrArray) some = g_ptr_array_new ();
        double width, height, y, block;
        guint page;

        for (guint i = 0; i < n; i++)
          g_ptr_array_add (some, fixture.published->pdata[i]);
        g_assert_true (heng_report_kind_is_group (options.kind));
        g_assert_cmpuint (heng_review_print_add_group (print, some), <=, 6);
        heng_review_print_page_size (print, &width, &height);
        g_assert_true ((width > height) == (kind == HENG_REPORT_DEPARTMENT));
        g_assert_true (heng_review_print_block (print, "head", &page, &y, &block));
        g_assert_cmpfloat (y + block, <, height);
      }
}

/* A review of somebody with this manager, in this department. */
static HengReview *
stranger (const char *department, const char *manager, const char *manager_no)
{
  HengReview *review = heng_review_new ();

  review->department_path = g_strdup (department);
  review->manager_name = g_strdup (manager);
  review->manager_no = g_strdup (manager_no);
  review->final.final = HENG_NUMBER (HENG_POINTS (80));
  review->final.published = HENG_POINTS (80);
  return review;
}

/* Two managers of one name are two; a department of one hides the next smallest, too, for the mean of all is printed. */
static void
test_groups (void)
{
  static const char *const people[][3] = {
    { "A / small", "张伟", "E1" }, { "A / middle", "张伟", "E2" }, { "A / middle", "张伟", "E2" },  { "A / middle", "李娜", "E3" },
    { "A / large", "李娜", "E3" }, { "A / large", "李娜", "E3" },  { "A / large", "王芳", "E4" },   { "A / large", "王芳", "E4" },
  };
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  g_autoptr (GPtrArray) units = NULL, managers = NULL;
  g_autofree gboolean *hidden = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    g_ptr_array_add (reviews, stranger (people[i][0], people[i][1], people[i][2]));
  managers = heng_group_managers (reviews);
  g_assert_cmpuint (managers->len, ==, 4);
  for (guint i = 0; i < managers->len; i++)
    {
      const HengGroupUnit *unit = managers->pdata[i];

      g_assert_cmpuint (unit->reviews->len, ==, g_str_equal (unit->label, "张伟 E1") ? 1 : g_str_equal (unit->label, "李娜") ? 3 : 2);
    }
  units = heng_group_units (reviews);
  hidden = heng_group_hidden (units);
  g_assert_cmpuint (units->len, ==, 3);
  for (guint i = 0; i < units->len; i++)
    g_assert_true (hidden[i] == !g_str_equal (((HengGroupUnit *) units->pdata[i])->label, "large"));
}

static char *
pdf_of (GPtrArray *reviews, const char *name)
{
  char *path = g_build_filename (fixture.folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (heng_reviews_to_pdf (reviews, NULL, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_byte_identical (void)
{
  g_autoptr (GPtrArray) few = g_ptr_array_new ();
  g_autofree char *first = NULL, *second = NULL, *a = NULL, *b = NULL;
  gsize a_length, b_length;

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (few, g_ptr_array_index (fixture.published, i));
  first = pdf_of (few, "first.pdf");
  second = pdf_of (few, "second.pdf");
  g_assert_true (g_file_get_contents (first, &a, &a_length, NULL));
  g_assert_true (g_file_get_contents (second, &b, &b_length, NULL));
  g_assert_cmpmem (a, a_length, b, b_length);
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  if (done == 2)
    g_cancellable_cancel (data);
}

static void
test_failures_leave_nothing (void)
{
  g_autofree char *path = g_build_filename (fixture.folder, "cancelled.pdf", NULL), *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (heng_reviews_to_pdf (fixture.published, NULL, path, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (heng_reviews_to_pdf (fixture.published, NULL, "/no/such/folder/x.pdf", NULL, NULL, NULL, &error));
  g_assert_error (error, HENG_REPORT_ERROR, HENG_REPORT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (heng_reviews_to_pdf (nobody, NULL, path, NULL, NULL, NULL, &error));
  g_assert_error (error, HENG_REPORT_ERROR, HENG_REPORT_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_false (heng_reviews_to_pdf (fixture.published, NULL, fixture.folder, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_true (g_file_test (fixture.folder, G_FILE_TEST_IS_DIR));
}

static void
test_one_file_each (void)
{
  g_autoptr (GPtrArray) few = g_ptr_array_new ();
  g_autofree char *folder = g_build_filename (fixture.folder, "each", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (few, g_ptr_array_index (fixture.published, i));
  g_assert_cmpint (heng_reviews_to_pdf_files (few, NULL, folder, NULL, NULL, NULL, &error), ==, 4);
  g_assert_no_error (error);
  dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)); n++)
    g_assert_true (g_str_has_prefix (name, "JX-2026Q2-") && g_str_has_suffix (name, ".pdf"));
  g_assert_cmpuint (n, ==, 4);
}

int
main (int argc, char **argv)
{
  int failed;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  set_up ();
  g_test_add_func ("/print/pages", test_pages);
  g_test_add_func ("/print/sections", test_sections);
  g_test_add_func ("/print/heads-keep-company", test_heads_keep_company);
  g_test_add_func ("/print/other-documents", test_other_documents);
  g_test_add_func ("/print/many-people", test_many_people);
  g_test_add_func ("/print/groups", test_groups);
  g_test_add_func ("/print/byte-identical", test_byte_identical);
  g_test_add_func ("/print/failures-leave-nothing", test_failures_leave_nothing);
  g_test_add_func ("/print/one-file-each", test_one_file_each);
  failed = g_test_run ();
  tear_down ();
  return failed;
}
