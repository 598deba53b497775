/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Installing templates: what is written, what a change becomes, and messages that name file, path and remedy. */
#include "appraisal-fixture.h"

static const char small_template[] =
  "{\"format\": 1, \"template\": {\"key\": \"XX\", \"dept_type\": \"RD\", \"name\": \"试\", \"name_en\": \"Trial\"}, \"indicators\": [\n"
  "{\"code\": \"XX-01\", \"name\": \"一\", \"name_en\": \"One\", \"perspective\": \"F\", \"unit\": \"%\", \"unit_en\": \"%\", \"formula\": \"\","
  " \"formula_en\": \"\", \"source\": \"FIN\", \"rule\": \"@RULE@\", \"weight\": \"@WEIGHT@\", \"level\": \"@LEVEL@\"}]}";

static char *
write_template (Fixture *fixture, const char *rule, const char *weight, const char *level)
{
  g_autoptr (GString) text = g_string_new (small_template);
  g_autofree char *folder = g_build_filename (fixture->folder, "templates", NULL);
  g_autofree char *path = g_build_filename (folder, "xx.json", NULL);

  g_string_replace (text, "@RULE@", rule, 0);
  g_string_replace (text, "@WEIGHT@", weight, 0);
  g_string_replace (text, "@LEVEL@", level, 0);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return g_steal_pointer (&folder);
}

static void
assert_fault (Fixture *fixture, const char *rule, const char *weight, const char *level, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = write_template (fixture, rule, weight, level);

  g_assert_cmpint (heng_scheme_install (fixture->db, folder, "test", &error), ==, -1);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "xx.json, "));
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_faults_are_named (Fixture *fixture, gconstpointer data)
{
  assert_fault (fixture, "lin HB 70", "100.00", "PERSON", "$.indicators[0]", "lin HB 70");
  assert_fault (fixture, "rate", "99.99", "PERSON", "$.indicators", "99.99");
  assert_fault (fixture, "rate", "100.005", "PERSON", "$.indicators[0]", "two decimals");
  assert_fault (fixture, "rate", "100.00", "TEAM", "$.indicators[0]", "PERSON, DEPT, COMPANY");
}

static void
test_broken_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = write_template (fixture, "rate", "100.00", "PERSON");
  g_autofree char *path = g_build_filename (folder, "yy.json", NULL);

  g_assert_true (g_file_set_contents (path, "{\"format\": 1,", -1, NULL));
  g_assert_cmpint (heng_scheme_install (fixture->db, folder, "test", &error), ==, -1);
  g_assert_true (g_str_has_prefix (error->message, "yy.json"));
}

static guint
count_revisions (HengDb *db, const char *key, gint64 *in_use)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, NULL);
  guint n = 0;

  for (guint i = 0; i < templates->len; i++)
    {
      const HengTemplate *template = templates->pdata[i];

      if (!g_str_equal (template->key, key))
        continue;
      n++;
      if (!template->retired)
        *in_use = template->revision;
    }
  return n;
}

static void
test_shipped_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = fixture_templates ();
  g_autoptr (GPtrArray) templates = heng_templates_load (fixture->db, &error);
  g_autoptr (GPtrArray) lines = heng_template_lines_load (fixture->db, 0, &error);
  g_autoptr (GPtrArray) bands = heng_grade_bands_load (fixture->db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (templates->len, ==, 5);
  g_assert_cmpuint (lines->len, ==, 8 + 7 + 8 + 8 + 8);
  g_assert_cmpstr (((HengGradeBand *) bands->pdata[0])->grade, ==, "S");
  g_assert_cmpint (heng_scheme_install (fixture->db, folder, "test", &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_change_is_a_revision (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = write_template (fixture, "rate", "100.00", "PERSON");
  g_autofree char *again = NULL;
  gint64 in_use = 0;

  g_assert_cmpint (heng_scheme_install (fixture->db, first, "test", &error), ==, 3);
  g_assert_cmpint (heng_scheme_install (fixture->db, first, "test", &error), ==, 0);
  g_assert_no_error (error);
  again = write_template (fixture, "direct", "100.00", "PERSON");
  g_assert_cmpint (heng_scheme_install (fixture->db, again, "test", &error), ==, 3);
  g_assert_no_error (error);
  g_assert_cmpuint (count_revisions (fixture->db, "XX", &in_use), ==, 2);
  g_assert_cmpint (in_use, ==, 2);
  undo (fixture->db, "Install appraisal templates");
  g_assert_cmpuint (count_revisions (fixture->db, "XX", &in_use), ==, 1);
  g_assert_cmpint (in_use, ==, 1);
}

/* A scorecard is a copy: a later edit of the template does not reach it. */
static void
test_edit_does_not_reach_scorecards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) indicators = heng_indicators_load (fixture->db, &error);
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "edit", &error);
  g_autoptr (HengReview) review = NULL;

  for (guint i = 0; i < indicators->len; i++)
    {
      HengIndicator *indicator = indicators->pdata[i];

      if (!g_str_equal (indicator->code, "RD-02"))
        continue;
      g_free (indicator->rule);
      indicator->rule = g_strdup ("rate");
      heng_change_update (change, &heng_indicator_type, indicator, &error);
    }
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  review = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpstr (heng_review_find_line (review, "RD-02")->record->rule, ==, "lin LB 15/8/3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/scheme/shipped-files-install-once", test_shipped_once);
  TEST ("/scheme/faults-name-file-and-path", test_faults_are_named);
  TEST ("/scheme/broken-json-is-named", test_broken_json);
  TEST ("/scheme/change-is-a-revision", test_change_is_a_revision);
  TEST ("/scheme/edit-does-not-reach-scorecards", test_edit_does_not_reach_scorecards);
  return g_test_run ();
}
