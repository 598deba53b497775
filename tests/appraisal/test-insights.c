/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a cycle hold what the reviews say, filters narrow them, and groups, people and courses are counted from them. */
#include "appraisal-fixture.h"

#include "heng-insights-course.h"

static gint64
filled_cycle (Fixture *fixture)
{
  gint64 cycle_id = open_q3 (fixture->db);

  fill_everything (fixture->db, cycle_id);
  return cycle_id;
}

static HengInsights *
insights_of (Fixture *fixture, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  HengInsights *insights = heng_insights_load (fixture->db, cycle_id, &error);

  g_assert_no_error (error);
  return insights;
}

static const HengInsightsGroup *
group_of (GPtrArray *groups, gint64 id)
{
  for (guint i = 0; i < groups->len; i++)
    if (((HengInsightsGroup *) groups->pdata[i])->id == id)
      return groups->pdata[i];
  return NULL;
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (HengInsights) insights = insights_of (fixture, cycle_id);
  g_autoptr (GPtrArray) reviews = heng_reviews_load (fixture->db, cycle_id, 0, FALSE, &error);
  guint scored = 0;

  g_assert_cmpuint (insights->n, ==, reviews->len);
  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];
      const HengReviewPart *part = heng_review_current_part (review);
      gint32 score = insights->scores[i];

      g_assert_cmpint (insights->employees[i], ==, review->employee->id);
      g_assert_cmpint (g_array_index (insights->units, HengInsightsUnit, insights->departments[i]).id, ==, part->participant->department_id);
      g_assert_cmpint (score == HENG_INSIGHTS_NONE, ==, review->final.final.state != HENG_VALUE_NUMBER);
      if (score == HENG_INSIGHTS_NONE)
        continue;
      scored++;
      g_assert_cmpint (score, ==, review->final.published);
      g_assert_cmpstr (((HengGradeBand *) insights->bands->pdata[insights->grades[i]])->grade, ==, review->grade->grade);
      for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
        g_assert_cmpint (insights->perspectives[p][i], ==,
                         part->kpi.perspectives[p].state == HENG_VALUE_NUMBER ? part->kpi.perspectives[p].micro : HENG_INSIGHTS_NONE);
    }
  g_assert_cmpuint (insights->n_scored, ==, scored);
  g_assert_cmpuint (scored, >, 3);
  for (guint i = 1; i < scored; i++)
    g_assert_cmpint (insights->scores[insights->by_score[i - 1]], <=, insights->scores[insights->by_score[i]]);
}

static guint
count_of (HengInsights *insights, HengInsightsFilter filter)
{
  g_autoptr (HengInsightsScope) scope = heng_insights_scope_new (insights, &filter);

  return scope->n;
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengInsights) insights = insights_of (fixture, filled_cycle (fixture));

  g_assert_cmpuint (count_of (insights, (HengInsightsFilter) { 0 }), ==, insights->n);
  /* with what is below it */
  g_assert_cmpuint (count_of (insights, (HengInsightsFilter) { .department_id = fixture->rd }), ==, 4);
  g_assert_cmpuint (count_of (insights, (HengInsightsFilter) { .department_id = fixture->platform }), ==, 1);
  /* the line, not who leads it */
  g_assert_cmpuint (count_of (insights, (HengInsightsFilter) { .manager_id = id_of (fixture->db, "QH0001") }), ==, insights->n - 1);
  g_assert_cmpuint (count_of (insights, (HengInsightsFilter) { .manager_id = id_of (fixture->db, "QH0002") }), ==, 0);
  g_assert_cmpuint (count_of (insights, (HengInsightsFilter) { .level = "P99" }), ==, 0);
}

/* Somebody below somebody below the one who is asked for. */
static void
test_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengInsights) insights = NULL;

  add_employee (fixture->db, "QH0200", "新人", fixture->platform, id_of (fixture->db, "QH0002"), heng_date_new (2024, 3, 1));
  insights = insights_of (fixture, filled_cycle (fixture));
  g_assert_cmpuint (count_of (insights, (HengInsightsFilter) { .manager_id = id_of (fixture->db, "QH0002") }), ==, 1);
  g_assert_cmpuint (count_of (insights, (HengInsightsFilter) { .manager_id = id_of (fixture->db, "QH0001") }), ==, insights->n - 1);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengInsights) insights = insights_of (fixture, filled_cycle (fixture));
  g_autoptr (HengInsightsScope) all = heng_insights_scope_new (insights, NULL);
  g_autoptr (HengInsightsScope) rd = heng_insights_scope_new (insights, &(HengInsightsFilter) { .department_id = fixture->rd });
  g_autoptr (GPtrArray) top = heng_insights_groups (all, HENG_INSIGHTS_BY_DEPARTMENT);
  g_autoptr (GPtrArray) within = heng_insights_groups (rd, HENG_INSIGHTS_BY_DEPARTMENT);
  const HengInsightsGroup *group = group_of (top, fixture->rd);
  HengWide sum = 0;
  guint n = 0;

  g_assert_cmpuint (group->n, ==, 4); /* with the platform team */
  g_assert_null (group_of (top, fixture->platform));
  for (guint row = 0; row < insights->n; row++)
    if (rd->is_in[row] && insights->scores[row] != HENG_INSIGHTS_NONE)
      {
        sum += insights->scores[row];
        n++;
      }
  g_assert_cmpuint (group->n_scored, ==, n);
  g_assert_cmpint (group->mean.micro, ==, heng_div_round (sum, n));
  /* seen from inside: those of the department itself, and the team */
  g_assert_cmpuint (within->len, ==, 2);
  g_assert_true (group_of (within, fixture->rd)->is_direct);
  g_assert_cmpuint (group_of (within, fixture->rd)->n, ==, 3);
  g_assert_cmpuint (group_of (within, fixture->platform)->n, ==, 1);
}

static void
assert_people (const HengInsightsScope *scope, HengInsightsPick pick, guint n)
{
  g_autoptr (GArray) ids = heng_insights_people (scope, &pick);

  g_assert_cmpuint (ids->len, ==, n);
}

static void
test_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengInsights) insights = insights_of (fixture, filled_cycle (fixture));
  g_autoptr (HengInsightsScope) all = heng_insights_scope_new (insights, NULL);
  g_autoptr (GPtrArray) departments = heng_insights_groups (all, HENG_INSIGHTS_BY_DEPARTMENT);
  g_autoptr (GPtrArray) managers = heng_insights_groups (all, HENG_INSIGHTS_BY_MANAGER);
  const HengInsightsGroup *lead = group_of (managers, id_of (fixture->db, "QH0001"));
  HengInsightsPick pick = HENG_INSIGHTS_ALL;
  gint32 lowest = insights->scores[insights->by_score[0]];

  assert_people (all, pick, insights->n);
  pick.group = group_of (departments, fixture->rd);
  assert_people (all, pick, 4);
  pick = HENG_INSIGHTS_ALL;
  pick.high = lowest;
  pick.low = 0;
  assert_people (all, pick, 0);
  pick.high = lowest + 1;
  pick.low = lowest;
  assert_people (all, pick, 1);
  pick = HENG_INSIGHTS_ALL;
  pick.by = HENG_INSIGHTS_BY_MANAGER;
  pick.group = lead;
  assert_people (all, pick, lead->n);
  g_assert_cmpuint (lead->n, ==, insights->n - 1);
  g_assert_cmpuint (lead->scores->len, ==, lead->n_scored);
  /* whoever has no manager stands last */
  g_assert_cmpint (((HengInsightsGroup *) managers->pdata[managers->len - 1])->place, ==, -1);
  pick.group = managers->pdata[managers->len - 1];
  assert_people (all, pick, 1);
}

/* As many as an indicator expects, and each of them of the scope. */
static void
test_indicator_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengInsights) insights = insights_of (fixture, filled_cycle (fixture));
  g_autoptr (HengInsightsScope) rd = heng_insights_scope_new (insights, &(HengInsightsFilter) { .department_id = fixture->rd });
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  guint met = 0;

  for (guint i = 0; i < insights->indicators->len; i++)
    {
      const HengInsightsIndicator *indicator = &g_array_index (insights->indicators, HengInsightsIndicator, i);
      g_autoptr (GArray) people = heng_insights_indicator_people (rd, indicator);

      g_assert_cmpuint (people->len, ==, heng_insights_indicator_points (rd, indicator, points));
      met += people->len;
    }
  g_assert_cmpuint (met, >, 0);
}

static void
test_published (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (HengInsights) insights = NULL;
  g_autoptr (HengInsightsScope) scope = NULL;
  g_autoptr (HengInsightsCourse) course = NULL;
  g_autoptr (GArray) points = NULL;
  const HengInsightsPoint *last;

  heng_results_publish_early (fixture->db, cycle_id, TRUE, "test", NULL, "test", &error);
  g_assert_no_error (error);
  insights = insights_of (fixture, cycle_id);
  scope = heng_insights_scope_new (insights, NULL);
  g_assert_cmpuint (scope->n_published, ==, scope->n_scored);
  course = heng_insights_course_load (fixture->db, insights, &error);
  g_assert_no_error (error);
  points = heng_insights_course_points (course, scope);
  g_assert_cmpuint (points->len, ==, 1);
  last = &g_array_index (points, HengInsightsPoint, 0);
  g_assert_false (last->is_forecast);
  g_assert_cmpuint (last->n, ==, scope->n_scored);
  g_assert_cmpint (last->mean.state, ==, HENG_VALUE_NUMBER);
}

/* The next quarter sees the published one as its past, with the people of that time. */
static void
test_course (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  HengCycleOpenArgs args = { .key = "2026Q4", .from = heng_date_new (2026, 10, 1), .to = heng_date_new (2026, 12, 31), .actor = "test" };
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (HengInsights) insights = NULL;
  g_autoptr (HengInsightsCourse) course = NULL;

  heng_results_publish_early (fixture->db, cycle_id, TRUE, "test", NULL, "test", &error);
  g_assert_no_error (error);
  opened = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  insights = insights_of (fixture, opened->cycle_id);
  course = heng_insights_course_load (fixture->db, insights, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      const HengInsightsFilter filter = { .department_id = i == 0 ? 0 : fixture->platform };
      g_autoptr (HengInsightsScope) scope = heng_insights_scope_new (insights, &filter);
      g_autoptr (GArray) points = heng_insights_course_points (course, scope);
      g_autoptr (GArray) people = heng_insights_course_people (course, scope, cycle_id);
      g_autoptr (GArray) nobody = heng_insights_course_people (course, scope, opened->cycle_id);
      const HengInsightsPoint *point = &g_array_index (points, HengInsightsPoint, 0);

      g_assert_cmpuint (points->len, ==, 1); /* nobody has a score in the new quarter */
      g_assert_cmpint (point->cycle->id, ==, cycle_id);
      /* one person of the platform team: too few for a mean */
      g_assert_cmpint (point->mean.state, ==, i == 0 ? HENG_VALUE_NUMBER : HENG_VALUE_NA);
      g_assert_cmpuint (point->n, ==, i == 0 ? 5 : 1);
      g_assert_cmpuint (people->len, ==, point->n);
      g_assert_cmpuint (nobody->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/insights/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("columns-hold-what-reviews-say", test_columns);
  ADD ("filters-narrow", test_filter);
  ADD ("a-manager-sees-the-whole-line", test_line);
  ADD ("groups-of-departments", test_groups);
  ADD ("people-of-a-mark", test_people);
  ADD ("people-of-an-indicator", test_indicator_people);
  ADD ("published-results-count", test_published);
  ADD ("earlier-cycles", test_course);
  return g_test_run ();
}
