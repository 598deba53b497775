/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The importers of a cycle's tables, on a company of three with the shipped templates: once, twice, corrected, refused. */
#include "import-fixture.h"

static void
set_up_cycle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *templates = heng_data_path ("templates");
  g_autoptr (HengImportReport) roster = NULL;
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q2", .name = "2026年第2季度", .from = heng_date_new (2026, 4, 1), .to = heng_date_new (2026, 6, 30) };

  fixture_set_up (fixture, data);
  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", &error), >, 0);
  roster = fixture_import (fixture, HENG_IMPORT_ROSTER,
                           "工号,姓名,部门,职位,直属主管,入职日期,员工状态,是否此部门主管\nQ1,李娜,研发部,总监,,2020-03-01,正式,是\n"
                           "Q2,张伟,研发部/平台组,工程师,Q1,2021-01-05,正式,否\nQ3,王芳,市场部,专员,Q1,2021-06-01,正式,是\n");
  assert_counts (roster, 3, 0, 0, 0);
  opened = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opened->n_scorecards, ==, 3);
  fixture->options.cycle_key = "2026Q2";
}

/* The codes of a person's lines of a level; rule kinds by their first word. */
static HengScorecardLine *
find_line (Fixture *fixture, const char *emp_no, int level, const char *rule_prefix)
{
  g_autoptr (HengEmployee) employee = load_person (fixture, emp_no);
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) lines = heng_scorecard_lines_load (fixture->db, cycle->id, employee->id, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const HengScorecardLine *line = lines->pdata[i];

      if (line->level == level && g_str_has_prefix (line->rule, rule_prefix))
        return heng_scorecard_line_copy (line);
    }
  g_assert_not_reached ();
}

static void
assert_value (Fixture *fixture, const char *code, int level, const char *expected)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) actuals = heng_actuals_load (fixture->db, cycle->id, NULL);

  for (guint i = 0; i < actuals->len; i++)
    {
      const HengActualRow *actual = actuals->pdata[i];

      if (actual->level == level && g_str_equal (actual->code, code))
        {
          g_assert_cmpstr (actual->value, ==, expected);
          return;
        }
    }
  g_assert_null (expected);
}

#define ACTUALS "工号,部门,指标编号,实际值,不适用原因,批准人,数据来源\n"

static void
test_actuals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengScorecardLine) own = find_line (fixture, "Q2", HENG_LEVEL_PERSON, "lin");
  g_autoptr (HengScorecardLine) shared = find_line (fixture, "Q2", HENG_LEVEL_DEPT, "");
  g_autofree char *text = g_strdup_printf (ACTUALS "Q2,,%s,6.5,,,工单导出\n,研发部,%s,80,,,\n", own->code, shared->code);
  g_autofree char *changed = g_strdup_printf (ACTUALS "Q2,,%s,NA,本季无此职责,李娜,\n,研发部,%s,,,,\n", own->code, shared->code);
  g_autofree char *cleared = g_strdup_printf (ACTUALS "Q2,,%s,<清空>,,,\n", own->code);
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ACTUALS, text);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_ACTUALS, text);
  g_autoptr (HengImportReport) second = NULL;
  g_autoptr (HengImportReport) third = NULL;

  assert_counts (first, 2, 0, 0, 0);
  assert_counts (again, 0, 0, 2, 0);
  assert_value (fixture, own->code, HENG_LEVEL_PERSON, "6.5");
  assert_value (fixture, shared->code, HENG_LEVEL_DEPT, "80");
  second = fixture_import (fixture, HENG_IMPORT_ACTUALS, changed);
  assert_counts (second, 0, 1, 1, 0);
  assert_value (fixture, own->code, HENG_LEVEL_PERSON, "NA");
  assert_value (fixture, shared->code, HENG_LEVEL_DEPT, "80");
  third = fixture_import (fixture, HENG_IMPORT_ACTUALS, cleared);
  assert_counts (third, 0, 1, 0, 0);
  assert_value (fixture, own->code, HENG_LEVEL_PERSON, NULL);
}

static void
test_wrong_actuals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengScorecardLine) own = find_line (fixture, "Q2", HENG_LEVEL_PERSON, "lin");
  g_autoptr (HengScorecardLine) mile = find_line (fixture, "Q2", HENG_LEVEL_PERSON, "mile");
  g_autoptr (HengScorecardLine) shared = find_line (fixture, "Q2", HENG_LEVEL_DEPT, "");
  g_autofree char *text
    = g_strdup_printf (ACTUALS "Q2,,%s,many,,,\nQ2,,XX-99,5,,,\nQ9,,%s,5,,,\nQ2,,%s,NA,,,\nQ2,,%s,80,,,\n,外星部,%s,80,,,\n"
                               ",研发部,%s,80,,,\nQ1,,%s,81,,,\n,,%s,5,,,\n",
                       own->code, own->code, own->code, mile->code, shared->code, shared->code, shared->code, own->code);
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ACTUALS, text);

  g_assert_cmpstr (find_issue (report, 2, "实际值", NULL)->value, ==, "many");
  g_assert_nonnull (find_issue (report, 3, "指标编号", "Q2"));
  g_assert_nonnull (find_issue (report, 4, "工号", "no employee"));
  g_assert_nonnull (find_issue (report, 5, "不适用原因", "needed"));
  g_assert_nonnull (find_issue (report, 6, "实际值", "milestones"));
  g_assert_nonnull (find_issue (report, 7, "部门", "no such department"));
  g_assert_nonnull (find_issue (report, 9, "实际值", "Line 8"));
  g_assert_nonnull (find_issue (report, 10, "指标编号", "shared value"));
  assert_counts (report, 1, 0, 0, 8);
  g_assert_false (report->written);
}

#define OKR "归属类型,归属对象,目标编号,目标,目标类型,目标权重,汇总方式,上级目标,对齐方式,关键结果编号,关键结果,关键结果类型,起始值,目标值,下限,上限,容差,步骤,单位,权重,截止日期,说明\n"
#define GOALS                                                                                  \
  OKR ",Q2,O1,稳定上线,承诺型,100,,部门:研发部/O1,参考,KR1,按期率,提升,60,90,,,,,%,60%,2026-06-15,\n"  \
      ",,,,,,,,,KR2,上线步骤,分步,,,,,,20 评审；80 上线,,40,,写在后面\n"                           \
      "部门,研发部,O1,交付更快,挑战型,100,混合,公司/O1,,KR1,延迟,区间,,,45,65,15,,%,100,,\n"       \
      "公司,,O1,增长,承诺型,100,下级目标,,,,,,,,,,,,,,,\n"

static void
test_goals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_OKR, GOALS);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_OKR, GOALS);
  g_autoptr (HengImportReport) changed
    = fixture_import (fixture, HENG_IMPORT_OKR, OKR ",Q2,O1,,,,,,,KR1,,,,95,,,,,,,,\n,,,,,,,,,KR3,新增,是否,,,,,,,,,,\n");
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (HengEmployee) zhang = load_person (fixture, "Q2");
  g_autoptr (GPtrArray) own = heng_objectives_load (fixture->db, cycle->id, HENG_OWNER_PERSON, zhang->id, NULL);
  g_autoptr (GPtrArray) company = heng_objectives_load (fixture->db, cycle->id, HENG_OWNER_COMPANY, 0, NULL);
  g_autoptr (GPtrArray) department = heng_objectives_load (fixture->db, cycle->id, HENG_OWNER_DEPT, -1, NULL);
  g_autoptr (GPtrArray) krs = heng_key_results_load (fixture->db, cycle->id, HENG_OWNER_PERSON, zhang->id, NULL);
  const HengObjective *objective = own->pdata[0];
  const HengKeyResult *kr1 = krs->pdata[0], *kr2 = krs->pdata[1], *kr3 = krs->pdata[2];
  g_autoptr (HengObjective) parent = heng_objective_load (fixture->db, objective->parent_id, NULL);

  assert_counts (first, 4, 0, 0, 0);
  assert_counts (again, 0, 0, 4, 0);
  assert_counts (changed, 1, 1, 0, 0);
  g_assert_cmpstr (objective->title, ==, "稳定上线");
  g_assert_cmpstr (objective->comment, ==, "写在后面");
  g_assert_cmpint (objective->link, ==, HENG_LINK_REFERENCE);
  g_assert_cmpint (objective->state, ==, HENG_GOAL_APPROVED);
  g_assert_cmpint (parent->owner_kind, ==, HENG_OWNER_DEPT);
  g_assert_cmpint (parent->link, ==, HENG_LINK_COUNT);
  g_assert_cmpint (parent->curve, ==, HENG_CURVE_ASPIRATIONAL);
  g_assert_cmpint (parent->parent_id, ==, ((HengObjective *) company->pdata[0])->id);
  g_assert_cmpuint (krs->len, ==, 3);
  g_assert_cmpint (kr1->target, ==, HENG_POINTS (95));
  g_assert_cmpint (kr1->weight_bp, ==, 6000);
  g_assert_cmpint (kr1->due_date, ==, heng_date_new (2026, 6, 15));
  g_assert_cmpstr (kr2->steps, ==, "20 评审;80 上线");
  g_assert_cmpint (kr2->due_date, ==, heng_date_new (2026, 6, 30));
  g_assert_cmpint (kr3->type, ==, HENG_KR_BOOLEAN);
  g_assert_cmpint (kr3->sort, ==, 3);
}

static void
test_wrong_goals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_OKR,
                      OKR ",Q2,O1,甲,,100,,Q3/O1,,KR1,一,提升,90,60,,,,,,100,,\n,Q3,O1,乙,,100,,Q2/O1,,KR1,二,提升,1,2,,,,,,100,,\n"
                          ",Q9,O1,丙,,100,,,,,,,,,,,,,,,,\n,Q1,O1,丁,奇怪,100,,公司/O9,,,,,,,,,,,,,,\n,Q1,O2,,,100,,,,,,,,,,,,,,,,\n"
                          ",Q1,O3,戊,,140,,,,,,,,,,,,,,,,\n,Q1,O4,己,,50,,,,KR1,三,提升,1,2,,,,,,50,,\n,,,,,,,,,KR1,四,提升,1,2,,,,,,50,,\n");

  g_assert_nonnull (find_issue (report, 2, "关键结果类型", NULL));
  g_assert_nonnull (find_issue (report, 2, "上级目标", "loop"));
  g_assert_nonnull (find_issue (report, 3, "上级目标", "loop"));
  g_assert_nonnull (find_issue (report, 4, "归属对象", "no employee"));
  g_assert_nonnull (find_issue (report, 5, "目标类型", "承诺型"));
  g_assert_nonnull (find_issue (report, 5, "上级目标", "公司/O1"));
  g_assert_nonnull (find_issue (report, 6, "目标", "needed"));
  g_assert_nonnull (find_issue (report, 7, "目标权重", "percentage"));
  g_assert_nonnull (find_issue (report, 9, "关键结果编号", "earlier"));
  g_assert_false (report->written);
}

#define CHECKINS "归属类型,归属对象,目标编号,关键结果编号,日期,当前值,信心,说明,更新人\n"

static void
test_checkins (Fixture *fixture, gconstpointer data)
{
  static const char text[] = CHECKINS
      "个人,Q2,O1,KR1,2026-04-20,66%,6,,张伟\n个人,Q2,O1,KR1,2026-05-20,75,7,加快,张伟\n个人,Q2,O1,KR2,2026-05-20,1,,,\n";
  g_autoptr (HengImportReport) goals = fixture_import (fixture, HENG_IMPORT_OKR, GOALS);
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_CHECKINS, text);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_CHECKINS, text);
  g_autoptr (HengImportReport) later
    = fixture_import (fixture, HENG_IMPORT_CHECKINS, CHECKINS "个人,Q2,O1,KR1,2026-05-20,78,7,加快,张伟\n");
  g_autoptr (HengImportReport) wrong
    = fixture_import (fixture, HENG_IMPORT_CHECKINS,
                      CHECKINS "个人,Q2,O1,KR9,2026-05-20,78,,,\n个人,Q2,O1,KR1,2026-07-20,78,,,\n个人,Q2,O1,KR1,2026-05-20,much,,,\n"
                               "个人,Q2,O1,KR1,2026-05-20,78,11,,\n个人,Q2,O1,KR1,,78,,,\n");
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) checkins = heng_checkins_load (fixture->db, cycle->id, -1, 0, NULL);

  assert_counts (goals, 4, 0, 0, 0);
  assert_counts (first, 3, 0, 0, 0);
  assert_counts (again, 0, 0, 3, 0);
  assert_counts (later, 1, 0, 0, 0);
  g_assert_cmpuint (checkins->len, ==, 4);
  g_assert_cmpstr (((HengCheckin *) checkins->pdata[0])->value, ==, "66");
  assert_counts (wrong, 0, 0, 0, 5);
  g_assert_nonnull (find_issue (wrong, 2, "关键结果编号", "2026Q2"));
  g_assert_nonnull (find_issue (wrong, 3, "日期", "future"));
  g_assert_nonnull (find_issue (wrong, 4, "当前值", NULL));
  g_assert_nonnull (find_issue (wrong, 5, "信心", "10"));
  g_assert_nonnull (find_issue (wrong, 6, "日期", "needed"));
}

static void
test_milestones (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengScorecardLine) mile = find_line (fixture, "Q2", HENG_LEVEL_PERSON, "mile");
  g_autoptr (HengScorecardLine) lin = find_line (fixture, "Q2", HENG_LEVEL_PERSON, "lin");
  const char *head = "工号,指标编号,里程碑,权重,计划日期,实际日期,质量\n";
  g_autofree char *text
      = g_strdup_printf ("%sQ2,%s,评审,40,2026-04-20,2026-04-20,4\nQ2,%s,上线,60,2026-06-20,,\n", head, mile->code, mile->code);
  g_autofree char *delivered = g_strdup_printf ("%sQ2,%s,上线,,,2026-06-22,4.5\n", head, mile->code);
  g_autofree char *bad = g_strdup_printf ("%sQ2,%s,甲,40,2026-04-20,,\nQ2,%s,乙,40,2026-04-20,2026-04-20,6\n", head, lin->code, mile->code);
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_MILESTONES, text);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_MILESTONES, text);
  g_autoptr (HengImportReport) second = fixture_import (fixture, HENG_IMPORT_MILESTONES, delivered);
  g_autoptr (HengImportReport) wrong = fixture_import (fixture, HENG_IMPORT_MILESTONES, bad);
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) milestones = heng_milestones_load (fixture->db, cycle->id, 0, NULL);
  gboolean found = FALSE;

  assert_counts (first, 2, 0, 0, 0);
  assert_counts (again, 0, 0, 2, 0);
  assert_counts (second, 0, 1, 0, 0);
  assert_counts (wrong, 0, 0, 0, 2);
  for (guint i = 0; i < milestones->len; i++)
    {
      const HengMilestone *m = milestones->pdata[i];

      if (!g_str_equal (m->name, "上线"))
        continue;
      found = TRUE;
      g_assert_cmpint (m->weight_bp, ==, 6000);
      g_assert_cmpint (m->actual_date, ==, heng_date_new (2026, 6, 22));
      g_assert_cmpint (m->quality, ==, 4500000);
    }
  g_assert_true (found);
}

static void
test_feedback (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "工号,评价人组,人数,均分合计,均分\nQ2,上级,1,4.25,\nQ2,同级,4,,4.5\n";
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_FEEDBACK, text);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_FEEDBACK, text);
  g_autoptr (HengImportReport) wrong
    = fixture_import (fixture, HENG_IMPORT_FEEDBACK, "工号,评价人组,人数,均分合计\nQ2,上级,1,6\nQ2,邻居,1,4\nQ2,下级,x,4\nQ3,同级,2,8\nQ3,同级,2,9\n");
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) feedback = heng_feedback_load (fixture->db, cycle->id, 0, NULL);

  assert_counts (first, 2, 0, 0, 0);
  assert_counts (again, 0, 0, 2, 0);
  assert_counts (wrong, 1, 0, 0, 4);
  g_assert_cmpuint (feedback->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    if (((HengFeedback *) feedback->pdata[i])->rater_group == HENG_GROUP_PEER)
      g_assert_cmpint (((HengFeedback *) feedback->pdata[i])->sum, ==, HENG_POINTS (18));
}

static void
test_adjustments_and_comments (Fixture *fixture, gconstpointer data)
{
  static const char points[] = "工号,分值,事由,日期,批准人\nQ2,+2,事故恢复,2026-05-18,李娜\nQ2,-1.5,迟交,2026-05-19,李娜\n";
  static const char words[] = "工号,类别,内容,署名\nQ2,优点,自测充分，质量好。,李娜\nQ2,同事建议,多写文档,\n";
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ADJUSTMENTS, points);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_ADJUSTMENTS, points);
  g_autoptr (HengImportReport) said = fixture_import (fixture, HENG_IMPORT_COMMENTS, words);
  g_autoptr (HengImportReport) repeated = fixture_import (fixture, HENG_IMPORT_COMMENTS, words);
  g_autoptr (HengImportReport) corrected
    = fixture_import (fixture, HENG_IMPORT_COMMENTS, "工号,类别,内容,署名\nQ2,优点,质量很好。,李娜\nQ2,谣言,x,李娜\nQ2,不足,,李娜\n");
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) adjustments = heng_adjustments_load (fixture->db, cycle->id, 0, NULL);

  assert_counts (first, 2, 0, 0, 0);
  assert_counts (again, 0, 0, 2, 0);
  g_assert_cmpint (((HengAdjustment *) adjustments->pdata[1])->points, ==, -1500000);
  assert_counts (said, 2, 0, 0, 0);
  assert_counts (repeated, 0, 0, 2, 0);
  assert_counts (corrected, 0, 1, 0, 2);
}

static void
test_projects (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "项目编号,项目,负责人,开始,结束,成员工号,角色,投入比例\nP1,智能质检,Q1,2026-02-01,2026-12-31,Q1,负责人,50\n,,,,,Q2,开发,30%\n";
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_PROJECTS, text);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_PROJECTS, text);
  g_autoptr (HengImportReport) changed
    = fixture_import (fixture, HENG_IMPORT_PROJECTS, "项目编号,项目,结束,成员工号,投入比例\nP1,,2027-01-31,Q2,40\nP1,,,Q3,10\n");
  g_autoptr (HengImportReport) goal
    = fixture_import (fixture, HENG_IMPORT_OKR, OKR "项目,P1,O1,上线,承诺型,100,,,,KR1,准确率,提升,80,95,,,,,%,100,,\n");
  g_autoptr (HengImportReport) wrong = fixture_import (
      fixture, HENG_IMPORT_PROJECTS,
      "项目编号,项目,开始,结束,成员工号\nP2,乙,2026-12-01,2026-01-01,\nP3,,,,\nP4,丁,,,Q9\nP5,戊,,,Q1\nP5,戊,,,Q1\n");
  g_autoptr (GPtrArray) members = heng_project_members_load (fixture->db, 0, NULL);
  g_autoptr (GPtrArray) projects = heng_projects_load (fixture->db, NULL);

  assert_counts (first, 2, 0, 0, 0);
  assert_counts (again, 0, 0, 2, 0);
  assert_counts (changed, 1, 1, 0, 0);
  assert_counts (goal, 1, 0, 0, 0);
  g_assert_cmpuint (members->len, ==, 3);
  g_assert_cmpint (((HengProject *) projects->pdata[0])->to_date, ==, heng_date_new (2027, 1, 31));
  g_assert_false (wrong->written);
  g_assert_nonnull (find_issue (wrong, 2, "结束", "before"));
  g_assert_nonnull (find_issue (wrong, 3, "项目", "needed"));
  g_assert_nonnull (find_issue (wrong, 4, "成员工号", "no employee"));
  g_assert_nonnull (find_issue (wrong, 6, "成员工号", "earlier"));
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) goals = fixture_import (fixture, HENG_IMPORT_OKR, GOALS);
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_journal_undo (fixture->db, "test", &error);
  g_autoptr (GPtrArray) left = heng_objectives_load (fixture->db, cycle->id, -1, 0, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_cycle_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "table.csv", GOALS);
  g_autoptr (GError) error = NULL;

  fixture->options.kind = HENG_IMPORT_OKR;
  fixture->options.cycle_key = "2019Q1";
  g_assert_null (heng_import_file (fixture->db, path, &fixture->options, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NO_ROW);
}

#define ADD(name, function) g_test_add ("/cycle-tables/" name, Fixture, NULL, set_up_cycle, function, fixture_tear_down)

static guint
count_reasons (const HengImportReport *report, gint64 line, const char *prefix)
{
  guint n = 0;

  for (guint i = 0; i < report->issues->len; i++)
    {
      const HengImportIssue *issue = report->issues->pdata[i];

      n += issue->line == line && issue->severity == HENG_ISSUE_WARNING && g_str_has_prefix (issue->reason, prefix);
    }
  return n;
}

/* What the SMART check finds is a warning: nothing is refused for it. */
static void
test_okr_smart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
      = fixture_import (fixture, HENG_IMPORT_OKR,
                        "归属类型,归属对象,目标编号,目标,关键结果编号,关键结果,关键结果类型,起始值,目标值,单位,权重,截止日期,上级目标\n"
                        "公司,,O1,让客户愿意长期选择我们,KR1,重点客户续约率由80%提升到88%,提升,80,88,%,60,2026-06-30,\n"
                        "公司,,O1,,KR2,重点客户投诉由12件降至6件,降低,12,6,件,40,2026-06-30,\n"
                        "个人,Q2,O1,让新版本稳定可靠,KR1,努力做好招聘工作,提升,0,3,,60,2026-07-30,公司/O1\n"
                        "个人,Q2,O1,,KR2,6月30日前将缺陷逃逸率由12%降至6%,降低,12,5,%,30,2026-06-30,\n"
                        "个人,Q2,O1,,KR3,6月30日前将缺陷逃逸率由12%降至7%,降低,12,7,%,,2026-06-30,\n"
                        "个人,Q3,O1,让办公服务更省心,KR1,完成灰度发布并通过验收,里程碑,,,,,,\n");

  assert_counts (report, 6, 0, 0, 0);
  g_assert_true (report->written);
  for (gint64 line = 2; line <= 3; line++)
    g_assert_cmpuint (count_reasons (report, line, ""), ==, 0);
  g_assert_cmpuint (count_reasons (report, 4, "N2 "), ==, 1); /* of the objective: 60 + 30 */
  g_assert_cmpuint (count_reasons (report, 4, "S2 "), ==, 1);
  g_assert_cmpuint (count_reasons (report, 4, "M1 "), ==, 1);
  g_assert_cmpuint (count_reasons (report, 4, "T1 "), ==, 1);
  g_assert_cmpuint (count_reasons (report, 5, "M5 "), ==, 1);
  g_assert_cmpuint (count_reasons (report, 5, "D1 "), ==, 1);
  g_assert_cmpuint (count_reasons (report, 6, "D1 "), ==, 1);
  g_assert_cmpuint (count_reasons (report, 7, "M4 "), ==, 1);
  g_assert_cmpuint (count_reasons (report, 7, "R1 "), ==, 1);
  g_assert_cmpuint (count_reasons (report, 7, "N1 "), ==, 1);
  g_assert_cmpint (report->warnings, ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("actuals", test_actuals);
  ADD ("actuals/wrong", test_wrong_actuals);
  ADD ("goals", test_goals);
  ADD ("goals/wrong", test_wrong_goals);
  ADD ("check-ins", test_checkins);
  ADD ("milestones", test_milestones);
  ADD ("feedback", test_feedback);
  ADD ("adjustments-and-comments", test_adjustments_and_comments);
  ADD ("projects", test_projects);
  ADD ("undo", test_undo);
  ADD ("unknown-cycle", test_cycle_key);
  ADD ("goals/smart", test_okr_smart);
  return g_test_run ();
}
