/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped sample company loads in both languages through the real importers and carries what it promises. */
#include <glib/gstdio.h>
#include <string.h>

#include "heng-goal-forest.h"
#include "heng-import.h"

#define PEOPLE 50
#define BOARD 2 /* appraised by the board: no template for their department type */

static const char *const languages[] = { "zh_CN", "en" };

typedef struct
{
  char *directory;
  char *paths[G_N_ELEMENTS (languages)];
  HengDb *dbs[G_N_ELEMENTS (languages)];
} Samples;

static Samples samples;

static void
create_samples (void)
{
  g_autoptr (GError) error = NULL;

  samples.directory = g_dir_make_tmp ("heng-sample-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *name = g_strconcat (languages[i], ".heng", NULL);

      samples.paths[i] = g_build_filename (samples.directory, name, NULL);
      heng_sample_create (samples.paths[i], languages[i], "test", &error);
      g_assert_no_error (error);
      samples.dbs[i] = heng_db_open (samples.paths[i], HENG_DB_OPEN, &error);
      g_assert_no_error (error);
    }
}

static void
remove_samples (void)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_clear_pointer (&samples.dbs[i], heng_db_close);
      g_clear_pointer (&samples.paths[i], g_free);
    }
  dir = g_dir_open (samples.directory, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (samples.directory, name, NULL);

      g_remove (path);
    }
  g_rmdir (samples.directory);
  g_clear_pointer (&samples.directory, g_free);
}

static HengCycle *
load_cycle (HengDb *db, const char *key)
{
  g_autoptr (GError) error = NULL;
  HengCycle *cycle = heng_cycle_load_by_key (db, key, &error);

  g_assert_no_error (error);
  return cycle;
}

static GPtrArray *
load_reviews (HengDb *db, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycle) cycle = load_cycle (db, key);
  GPtrArray *reviews = heng_reviews_load (db, cycle->id, 0, FALSE, &error);

  g_assert_no_error (error);
  return reviews;
}

static HengReview *
load_review (HengDb *db, const char *key, const char *emp_no)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycle) cycle = load_cycle (db, key);
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, &error);
  HengReview *review = employee ? heng_review_load (db, cycle->id, employee->id, NULL, &error) : NULL;

  g_assert_no_error (error);
  return review;
}

static void
test_fifty_people (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HengCompany) company = heng_company_load (samples.dbs[i], &error);
      g_autoptr (GPtrArray) people = heng_employees_load (samples.dbs[i], 0, &error);
      g_autoptr (GPtrArray) projects = heng_projects_load (samples.dbs[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (company->is_sample, ==, 1);
      g_assert_cmpint (company->sample_day, ==, heng_date_new (2026, 8, 21));
      g_assert_cmpint (heng_store_today (samples.dbs[i]), ==, company->sample_day);
      g_assert_cmpuint (people->len, ==, PEOPLE);
      g_assert_cmpuint (projects->len, ==, 1);
      for (guint k = 0; k < people->len; k++)
        {
          const HengEmployee *employee = people->pdata[k];

          g_assert_cmpint (employee->emp_status, !=, HENG_EMP_STATUS_LEFT);
          g_assert_cmpint (employee->department_id, !=, 0);
        }
    }
}

static void
test_three_cycles_two_published (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cycles = heng_cycles_load (samples.dbs[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (cycles->len, ==, 3);
      for (guint k = 0; k < cycles->len; k++)
        {
          const HengCycle *cycle = cycles->pdata[k];
          g_autoptr (GPtrArray) results = heng_results_load (samples.dbs[i], cycle->id, &error);

          g_assert_no_error (error);
          g_assert_cmpint (cycle->published_at != 0, ==, k < 2);
          /* QH0048 to QH0050 join later */
          g_assert_cmpuint (results->len, ==, k == 0 ? PEOPLE - BOARD - 2 : k == 1 ? PEOPLE - BOARD - 1 : 0);
        }
    }
}

/* Nobody's goal: each has somebody who answers for it. */
static void
test_every_goal_has_a_lead (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cycles = heng_cycles_load (samples.dbs[i], &error);

      for (guint k = 0; cycles != NULL && k < cycles->len; k++)
        {
          g_autoptr (HengGoalForest) forest = heng_goal_forest_load (samples.dbs[i], ((HengRecord *) cycles->pdata[k])->id, HENG_DATE_NONE, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (forest->n_nodes, >, 0);
          for (guint n = 0; n < forest->n_nodes; n++)
            if (forest->nodes[n].lead_id == 0 || *forest->nodes[n].lead_name == '\0')
              g_error ("nobody answers for %s", forest->nodes[n].title);
        }
      g_assert_no_error (error);
    }
}

static guint
count_blocked (GPtrArray *reviews)
{
  guint n = 0;

  for (guint i = 0; i < reviews->len; i++)
    {
      g_autoptr (GPtrArray) blockers = heng_review_blockers (reviews->pdata[i]);

      n += blockers->len > 0;
    }
  return n;
}

static void
test_blockers_only_in_the_running_quarter (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GPtrArray) first = load_reviews (samples.dbs[i], "2026Q1");
      g_autoptr (GPtrArray) second = load_reviews (samples.dbs[i], "2026Q2");
      g_autoptr (GPtrArray) third = load_reviews (samples.dbs[i], "2026Q3");
      guint blocked = count_blocked (third);

      g_assert_cmpuint (count_blocked (first), ==, 0);
      g_assert_cmpuint (count_blocked (second), ==, 0);
      g_assert_cmpuint (third->len, ==, PEOPLE - BOARD);
      g_assert_cmpuint (blocked, >=, 20);
      /* enough people have a score for the picture on Home to be worth a look */
      g_assert_cmpuint (third->len - blocked, >=, 12);
    }
}

static void
test_published_results_are_reproduced (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint k = 1; k <= 2; k++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *key = g_strdup_printf ("2026Q%u", k);
        g_autoptr (HengCycle) cycle = load_cycle (samples.dbs[i], key);
        g_autoptr (GPtrArray) differences = NULL;
        gint64 n = heng_results_verify (samples.dbs[i], cycle->id, &differences, &error);

        g_assert_no_error (error);
        g_assert_cmpint (n, ==, 0);
      }
}

static void
test_same_scores_in_both_languages (void)
{
  static const char *const keys[] = { "2026Q1", "2026Q2", "2026Q3" };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      g_autoptr (GPtrArray) chinese = load_reviews (samples.dbs[0], keys[k]);
      g_autoptr (GPtrArray) english = load_reviews (samples.dbs[1], keys[k]);

      g_assert_cmpuint (chinese->len, ==, english->len);
      for (guint i = 0; i < chinese->len; i++)
        {
          const HengReview *a = chinese->pdata[i], *b = english->pdata[i];

          g_assert_cmpstr (a->employee->emp_no, ==, b->employee->emp_no);
          g_assert_cmpint (a->final.final.state, ==, b->final.final.state);
          g_assert_cmpint (a->final.final.micro, ==, b->final.final.micro);
          g_assert_cmpint (a->published != NULL, ==, k < 2);
          if (a->published)
            {
              g_assert_cmpint (a->published->published, ==, b->published->published);
              g_assert_cmpstr (a->published->grade, ==, b->published->grade);
            }
        }
    }
}

/* The person of the pictures in the handbook: OKR 76, KPI 98.193333, 360 102.466660 and two points for the incident. */
static void
test_zhang_wei (void)
{
  g_autoptr (HengReview) review = load_review (samples.dbs[0], "2026Q2", "QH0014");
  const HengReviewPart *part = heng_review_current_part (review);

  g_assert_cmpint (part->okr.micro, ==, HENG_POINTS (76));
  g_assert_cmpint (part->kpi.score.micro, ==, 98193333);
  g_assert_cmpint (part->raters.points.micro, ==, 102466660);
  g_assert_cmpint (review->final.adjustment, ==, HENG_POINTS (2));
  g_assert_cmpint (review->published->published, ==, 92170000);
  g_assert_cmpstr (review->published->grade, ==, "B+");
}

static void
test_transfer_and_late_joiner (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (HengReview) transfer = load_review (samples.dbs[i], "2026Q3", "QH0043");
      g_autoptr (HengReview) joiner = load_review (samples.dbs[i], "2026Q3", "QH0050");
      const HengReviewPart *before, *after;

      g_assert_cmpuint (transfer->parts->len, ==, 2);
      before = transfer->parts->pdata[0];
      after = transfer->parts->pdata[1];
      g_assert_cmpstr (before->participant->template_key, ==, "MK");
      g_assert_cmpint (before->participant->to_date, ==, heng_date_new (2026, 8, 2));
      g_assert_cmpstr (after->participant->template_key, ==, "HR");
      g_assert_cmpint (after->participant->from_date, ==, heng_date_new (2026, 8, 3));

      g_assert_cmpint (joiner->employee->manager_id, ==, 0);
      g_assert_cmpint (heng_review_current_part (joiner)->participant->from_date, ==, heng_date_new (2026, 8, 10));
      g_assert_cmpint (heng_review_current_part (joiner)->participant->state, ==, HENG_PART_IN_PROGRESS);
    }
}

static void
test_every_grade_and_a_plausible_spread (void)
{
  static const char *const keys[] = { "2026Q1", "2026Q2" };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      g_autoptr (GPtrArray) reviews = load_reviews (samples.dbs[0], keys[k]);
      g_autoptr (GHashTable) grades = g_hash_table_new (g_str_hash, g_str_equal);
      HengMicro sum = 0;

      for (guint i = 0; i < reviews->len; i++)
        {
          const HengReview *review = reviews->pdata[i];

          g_assert_cmpint (review->published->published, >=, HENG_POINTS (55));
          g_assert_cmpint (review->published->published, <=, HENG_POINTS (113));
          sum += review->published->published;
          g_hash_table_add (grades, review->published->grade);
        }
      g_assert_cmpuint (g_hash_table_size (grades), ==, 6);
      g_assert_cmpint (sum / reviews->len, >=, HENG_POINTS (86));
      g_assert_cmpint (sum / reviews->len, <=, HENG_POINTS (93));
    }
}

static void
test_risks_and_stores_in_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HengCycle) cycle = load_cycle (samples.dbs[i], "2026Q3");
      g_autoptr (GPtrArray) risks = heng_risks_load (samples.dbs[i], cycle->id, heng_store_today (samples.dbs[i]), &error);
      g_autoptr (GPtrArray) findings = NULL;
      guint counts[HENG_HEALTH_DONE + 1] = { 0 };

      g_assert_no_error (error);
      for (guint k = 0; k < risks->len; k++)
        counts[((HengRiskRow *) risks->pdata[k])->progress.status]++;
      g_assert_cmpuint (counts[HENG_HEALTH_AT_RISK], >, 0);
      g_assert_cmpuint (counts[HENG_HEALTH_OFF_TRACK], >, 0);
      g_assert_true (heng_store_check (samples.dbs[i], &findings, &error));
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  create_samples ();
  g_test_add_func ("/sample/fifty-people", test_fifty_people);
  g_test_add_func ("/sample/three-cycles-two-published", test_three_cycles_two_published);
  g_test_add_func ("/sample/every-goal-has-a-lead", test_every_goal_has_a_lead);
  g_test_add_func ("/sample/blockers-only-in-the-running-quarter", test_blockers_only_in_the_running_quarter);
  g_test_add_func ("/sample/published-results-are-reproduced", test_published_results_are_reproduced);
  g_test_add_func ("/sample/same-scores-in-both-languages", test_same_scores_in_both_languages);
  g_test_add_func ("/sample/zhang-wei", test_zhang_wei);
  g_test_add_func ("/sample/transfer-and-late-joiner", test_transfer_and_late_joiner);
  g_test_add_func ("/sample/every-grade-and-a-plausible-spread", test_every_grade_and_a_plausible_spread);
  g_test_add_func ("/sample/risks-and-stores-in-order", test_risks_and_stores_in_order);
  status = g_test_run ();
  remove_samples ();
  return status;
}
