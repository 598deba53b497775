/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views of Insights are kept, replaced, undone and carried as files; months count goals and people as they were. */
#include "appraisal-fixture.h"

#include "heng-insights-months.h"
#include "heng-insights-view.h"

static const char *const figures[] = { "heat", "trend", NULL };

static HengInsightsView *
view_of (Fixture *fixture, const char *name)
{
  const HengInsightsFilter filter = { fixture->platform, id_of (fixture->db, "QH0001"), "P6" };

  return heng_insights_view_new (name, &filter, figures);
}

static GPtrArray *
kept (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *views = heng_insights_views_load (fixture->db, &error);

  g_assert_no_error (error);
  return views;
}

static void
assert_same (const HengInsightsView *view, const HengInsightsView *wanted)
{
  g_assert_cmpstr (view->name, ==, wanted->name);
  g_assert_cmpint (view->department_id, ==, wanted->department_id);
  g_assert_cmpint (view->manager_id, ==, wanted->manager_id);
  g_assert_cmpstr (view->level, ==, wanted->level);
  g_assert_cmpint (view->is_on_home, ==, wanted->is_on_home);
  g_assert_true (g_strv_equal ((const char *const *) view->figures, (const char *const *) wanted->figures));
}

static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengInsightsView) view = view_of (fixture, " 平台组 ");
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (heng_insights_view_keep (fixture->db, view, "test", &error));
  view->is_on_home = TRUE;
  g_assert_true (heng_insights_view_keep (fixture->db, view, "test", &error));
  g_assert_no_error (error);
  views = kept (fixture);
  g_assert_cmpuint (views->len, ==, 1); /* the second took the place of the first */
  assert_same (views->pdata[0], view);
  g_assert_true (heng_insights_view_drop (fixture->db, views->pdata[0], "test", &error));
  g_clear_pointer (&views, g_ptr_array_unref);
  views = kept (fixture);
  g_assert_cmpuint (views->len, ==, 0);
  undone = heng_journal_undo (fixture->db, "test", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (undone, "平台组"));
  g_clear_pointer (&views, g_ptr_array_unref);
  views = kept (fixture);
  assert_same (views->pdata[0], view);
}

static void
test_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengInsightsView) view = view_of (fixture, "  ");

  g_assert_false (heng_insights_view_keep (fixture->db, view, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengInsightsView) view = view_of (fixture, "平台组");
  g_autofree char *text = heng_insights_view_write (fixture->db, view, &error);
  g_autoptr (HengInsightsView) back = heng_insights_view_read (fixture->db, "a.json", text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "研发部 / 平台组"));
  g_assert_nonnull (strstr (text, "QH0001"));
  assert_same (back, view);
}

static void
assert_refused (Fixture *fixture, const char *text, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengInsightsView) view = heng_insights_view_read (fixture->db, "a.json", text, strlen (text), &error);

  g_assert_null (view);
  g_assert_error (error, HENG_APPRAISAL_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

#define BEGIN "{\"format\":\"heng-view\",\"version\":1,\"name\":\"x\","
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, "{\"format\":", HENG_APPRAISAL_ERROR_INVALID, "a.json");
  assert_refused (fixture, "[1]", HENG_APPRAISAL_ERROR_INVALID, "a.json");
  assert_refused (fixture, "{\"format\":\"heng-trial\"}", HENG_APPRAISAL_ERROR_INVALID, "$.format");
  assert_refused (fixture, "{\"format\":\"heng-view\",\"version\":2,\"name\":\"x\",\"figures\":[]}", HENG_APPRAISAL_ERROR_INVALID, "$.version");
  assert_refused (fixture, BEGIN "\"figures\":[1]}", HENG_APPRAISAL_ERROR_INVALID, "$.figures");
  assert_refused (fixture, BEGIN "\"figures\":[],\"department\":\"火星\"}", HENG_APPRAISAL_ERROR_NOT_FOUND, "火星");
  assert_refused (fixture, BEGIN "\"figures\":[],\"manager\":\"QH9999\"}", HENG_APPRAISAL_ERROR_NOT_FOUND, "QH9999");
}

/* Nobody, or exactly this one. */
static void
assert_only (GArray *ids, gint64 id)
{
  g_assert_cmpuint (ids->len, ==, id != 0 ? 1 : 0);
  if (id != 0)
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, id);
}

/* The people behind the figures of two months. */
static void
assert_behind (const HengInsightsMonths *months, const HengInsightsScope *scope, guint august, gint64 owner, gint64 left)
{
  const guint off = 1u << HENG_HEALTH_OFF_TRACK;
  g_autoptr (GArray) behind = heng_insights_months_owners (months, scope, august, off);
  g_autoptr (GArray) others = heng_insights_months_owners (months, scope, august, ~off);
  g_autoptr (GArray) before = heng_insights_months_owners (months, scope, august - 2, off);
  g_autoptr (GArray) leavers = heng_insights_months_movers (months, scope, august, HENG_INSIGHTS_LEAVERS);
  g_autoptr (GArray) joiners = heng_insights_months_movers (months, scope, august, HENG_INSIGHTS_JOINERS);
  g_autoptr (GArray) earlier = heng_insights_months_movers (months, scope, august - 1, HENG_INSIGHTS_LEAVERS);

  assert_only (behind, owner);
  assert_only (others, 0);
  assert_only (before, 0);
  assert_only (leavers, left);
  g_assert_cmpuint (joiners->len, ==, leavers->len);
  assert_only (earlier, 0);
}

/* A key result without a check-in in July and August; one person left in August, one joined in August. */
static void
test_months (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "goal", &error);
  g_autoptr (HengObjective) objective = heng_objective_new ();
  g_autoptr (HengKeyResult) kr = heng_key_result_new ();
  g_autoptr (HengInsights) insights = NULL;
  g_autoptr (HengInsightsMonths) months = NULL;
  const guint august = HENG_INSIGHTS_MONTHS - 1; /* the fixture's day is in August */

  objective->cycle_id = cycle_id;
  objective->owner_kind = HENG_OWNER_PERSON;
  objective->owner_id = id_of (fixture->db, "QH0002");
  objective->key = g_strdup ("O1");
  objective->title = g_strdup ("上线");
  objective->weight_bp = 10000;
  objective->state = HENG_GOAL_APPROVED;
  g_assert_true (heng_change_insert (change, &heng_objective_type, objective, &error));
  kr->objective_id = objective->id;
  kr->key = g_strdup ("KR1");
  kr->title = g_strdup ("构建时间");
  kr->type = HENG_KR_INCREASE;
  kr->target = HENG_POINTS (10);
  kr->weight_bp = 10000;
  kr->state = HENG_GOAL_APPROVED;
  kr->due_date = Q3_TO;
  g_assert_true (heng_change_insert (change, &heng_key_result_type, kr, &error));
  g_assert_true (heng_change_commit (change, &error));
  insights = heng_insights_load (fixture->db, cycle_id, &error);
  months = heng_insights_months_load (fixture->db, insights, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      const HengInsightsFilter filter = { .department_id = i == 0 ? 0 : fixture->hr };
      g_autoptr (HengInsightsScope) scope = heng_insights_scope_new (insights, &filter);
      HengInsightsMonthly monthly;

      heng_insights_months_count (months, scope, &monthly);
      g_assert_cmpint (monthly.days[august], ==, heng_date_new (2026, 8, 21));
      g_assert_cmpint (monthly.days[august - 1], ==, heng_date_new (2026, 7, 31));
      g_assert_cmpuint (monthly.key_results[august], ==, i == 0 ? 1 : 0);
      g_assert_cmpuint (monthly.key_results[august - 1], ==, i == 0 ? 1 : 0);
      g_assert_cmpuint (monthly.key_results[august - 2], ==, 0); /* before the cycle */
      g_assert_cmpuint (monthly.health[august][HENG_HEALTH_OFF_TRACK], ==, i == 0 ? 1 : 0);
      g_assert_cmpint (monthly.staff[august].leavers, ==, i == 0 ? 1 : 0);
      g_assert_cmpint (monthly.staff[august].joiners, ==, i == 0 ? 1 : 0);
      assert_behind (months, scope, august, i == 0 ? objective->owner_id : 0, i == 0 ? id_of (fixture->db, "QH0009") : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/insights-view/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("kept-replaced-dropped-undone", test_keep);
  ADD ("a-view-needs-a-name", test_name);
  ADD ("as-a-file-and-back", test_file);
  ADD ("faults-of-a-file", test_faults);
  ADD ("months", test_months);
  return g_test_run ();
}
