/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts of the printed review in a store: saved, one the default, taken back, kept as a file, and given to reviews. */
#include "appraisal-fixture.h"

#include "heng-content-table.h"
#include "heng-layout-edit.h"
#include "heng-layout-table.h"

static const guchar png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 40, 0, 0, 0, 40 };

static void
save (Fixture *fixture, HengReportLayout *layout, GBytes *logo)
{
  g_autoptr (GError) error = NULL;

  heng_layout_save (fixture->db, layout, logo, NULL, "test", &error);
  g_assert_no_error (error);
}

static HengReportLayout *
add (Fixture *fixture, const char *name, gboolean is_default)
{
  HengReportLayout *layout = heng_report_layout_new ();

  layout->name = g_strdup (name);
  layout->is_default = is_default;
  save (fixture, layout, NULL);
  return layout;
}

static char *
name_of_default (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengPaperLayout) layout = heng_paper_layout_load (fixture->db, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (layout ? layout->record->name : NULL);
}

static void
assert_default (Fixture *fixture, const char *name)
{
  g_autofree char *found = name_of_default (fixture);

  g_assert_cmpstr (found, ==, name);
}

static void
take_back (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_journal_undo (fixture->db, "test", &error);

  g_assert_no_error (error);
  g_assert_nonnull (name);
}

static void
assert_refused (Fixture *fixture, HengReportLayout *layout, GBytes *logo, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (heng_layout_save (fixture->db, layout, logo, NULL, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, says));
}

/* A second default takes the place of the first, and one undo gives it back. */
static void
test_one_default (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengReportLayout) first = NULL, second = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  assert_default (fixture, NULL);
  first = add (fixture, "甲", TRUE);
  assert_default (fixture, "甲");
  second = add (fixture, "乙", TRUE);
  assert_default (fixture, "乙");
  take_back (fixture);
  assert_default (fixture, "甲");
  again = heng_report_layout_new ();
  again->name = g_strdup ("甲");
  assert_refused (fixture, again, NULL, "“甲”");
  first->sections = g_strdup ("okr pay");
  assert_refused (fixture, first, NULL, "“pay”");
  g_clear_pointer (&first->sections, g_free);
  heng_layout_delete (fixture->db, first, "test", &error);
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE); /* it was a default and no more, and is one again */
}

static void
test_logo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) logo = g_bytes_new_static (png, sizeof png), text = g_bytes_new_static ("no picture", 10);
  g_autoptr (HengReportLayout) layout = add (fixture, "甲", TRUE);
  g_autoptr (HengPaperLayout) paper = NULL;
  g_autoptr (GPtrArray) used = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, layout, text, "PNG");
  save (fixture, layout, logo);
  paper = heng_paper_layout_load (fixture->db, "甲", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (paper->logo, logo));
  used = heng_content_list_used (fixture->db, &error);
  g_assert_cmpuint (used->len, >=, 1);
  g_assert_true (g_ptr_array_find_with_equal_func (used, layout->logo, g_str_equal, NULL));
  heng_layout_delete (fixture->db, layout, "test", &error);
  g_assert_no_error (error);
  assert_default (fixture, NULL);
  take_back (fixture);
  g_clear_pointer (&paper, heng_paper_layout_unref);
  paper = heng_paper_layout_load (fixture->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (paper->logo, logo));
}

/* Written to a file and read again it is the same; a second import changes nothing; faults name the place. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) logo = g_bytes_new_static (png, sizeof png);
  HengReportLayout record = { .name = (char *) "正式", .is_default = 1, .sections = (char *) "okr opinion", .signatures = (char *) "HR\n工会",
                              .header = (char *) "H", .footer = (char *) "F", .intro = (char *) "a\nb", .closing_en = (char *) "c" };
  g_autoptr (HengPaperLayout) paper = heng_paper_layout_new (&record, logo), read = NULL, bad = NULL;
  g_autofree char *text = heng_layout_to_json (paper), *again = NULL;
  g_autoptr (GError) error = NULL;
  const char *wrong = "{\"format\": 1, \"name\": \"x\", \"sections\": [{\"section\": \"pay\"}]}";
  gboolean added;

  read = heng_layout_from_json ("x.json", text, strlen (text), &error);
  g_assert_no_error (error);
  again = heng_layout_to_json (read);
  g_assert_cmpstr (again, ==, text);
  g_assert_true (heng_layout_install (fixture->db, read, "test", &added, &error) && added);
  g_assert_true (heng_layout_install (fixture->db, read, "test", &added, &error) && !added);
  assert_default (fixture, "正式");
  take_back (fixture); /* the second one wrote nothing */
  assert_default (fixture, NULL);
  bad = heng_layout_from_json ("x.json", wrong, strlen (wrong), &error);
  g_assert_null (bad);
  g_assert_nonnull (strstr (error->message, "x.json"));
  g_assert_nonnull (strstr (error->message, "pay"));
}

/* What is printed takes the default layout with it. */
static void
test_reviews (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (HengReportLayout) layout = add (fixture, "甲", TRUE);
  g_autoptr (GError) error = NULL;

  reviews = heng_reviews_load (fixture->db, open_q3 (fixture->db), 0, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, >, 0);
  g_assert_null (((HengReview *) reviews->pdata[0])->layout);
  heng_reviews_add_plans (fixture->db, reviews, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < reviews->len; i++)
    g_assert_cmpstr (((HengReview *) reviews->pdata[i])->layout->record->name, ==, "甲");
  heng_reviews_set_layout (reviews, NULL);
  g_assert_null (((HengReview *) reviews->pdata[0])->layout);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/report-layouts/one-default", test_one_default);
  TEST ("/report-layouts/logo", test_logo);
  TEST ("/report-layouts/file", test_file);
  TEST ("/report-layouts/reviews", test_reviews);
  return g_test_run ();
}
