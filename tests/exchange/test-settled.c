/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that come again after a result is published: what they say again is unchanged, what they would change is refused row by row. */
#include "import-fixture.h"

#include "heng-cycle-table.h"

#define ACTUALS "工号,部门,指标编号,实际值,不适用原因,批准人,数据来源\n"
#define RATINGS "被评人工号,评价人工号,评价关系,题1,题2,题3,题4,题5,题6,题7,题8,做得好的,建议改进的\n"
#define OKR "归属类型,归属对象,目标编号,目标,目标类型,目标权重,关键结果编号,关键结果,关键结果类型,起始值,目标值,权重\n"
#define MILESTONES "工号,指标编号,里程碑,权重,计划日期,实际日期,质量\n"

/* A table of one kind: what is stored before the publication, and how its second row comes again as another one. */
typedef struct
{
  HengImportKind kind;
  const char *head;
  const char *kept, *changed, *other; /* rows: one that stays, one that changes, how it changes */
  int rows;
} Case;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *templates = heng_data_path ("templates");
  g_autoptr (HengImportReport) roster = NULL;
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q2", .from = heng_date_new (2026, 4, 1), .to = heng_date_new (2026, 6, 30) };

  fixture_set_up (fixture, data);
  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", &error), >, 0);
  roster = fixture_import (fixture, HENG_IMPORT_ROSTER,
                           "工号,姓名,部门,职位,直属主管,入职日期,员工状态,是否此部门主管\nQ1,李娜,研发部,总监,,2020-03-01,正式,是\n"
                           "Q2,张伟,研发部,工程师,Q1,2021-01-05,正式,否\nQ3,王芳,研发部,工程师,Q1,2021-06-01,正式,否\n");
  assert_counts (roster, 3, 0, 0, 0);
  opened = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  fixture->options.cycle_key = "2026Q2";
}

static void
publish (Fixture *fixture, const char *emp_no)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "publish", &error);
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", &error);
  g_autoptr (HengEmployee) employee = load_person (fixture, emp_no);
  g_autoptr (HengResult) result = heng_result_new ();

  result->cycle_id = cycle->id;
  result->employee_id = employee->id;
  result->revision = 1;
  result->published_at = heng_now_ms ();
  heng_change_insert (change, &heng_result_type, result, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static const Case cases[] = {
  { HENG_IMPORT_ACTUALS, ACTUALS, "Q2,,RD-02,6.5,,,工单导出\n", "Q2,,RD-04,3,,,工单导出\n", "Q2,,RD-04,3.5,,,工单导出\n", 1 },
  { HENG_IMPORT_ACTUALS, ACTUALS, "Q2,,RD-02,NA,本季无此职责,李娜,\n", "Q2,,RD-04,3,,,\n", "Q2,,RD-04,NA,本季无此职责,李娜,\n", 1 },
  { HENG_IMPORT_ACTUALS, ACTUALS, "Q2,,RD-02,6.5,,,\n", "Q2,,RD-04,3,,,\n", "Q2,,RD-04,<清空>,,,\n", 1 },
  { HENG_IMPORT_FEEDBACK, RATINGS, "Q2,Q1,上级,4,4,4,4,4,4,4,4,稳,\n", "Q2,Q2,自评,4,4,4,4,4,4,4,4,,\n", "Q2,Q2,自评,5,4,4,4,4,4,4,4,,\n", 1 },
  { HENG_IMPORT_FEEDBACK, "工号,评价人组,人数,均分合计\n", "Q2,上级,1,4.25\n", "Q2,同级,4,18\n", "Q2,同级,4,18.5\n", 1 },
  { HENG_IMPORT_ADJUSTMENTS, "工号,分值,事由,日期,批准人\n", "Q2,+2,事故恢复,2026-05-18,李娜\n", "Q2,-1.5,迟交,2026-05-19,李娜\n",
    "Q2,-2.5,迟交,2026-05-19,李娜\n", 1 },
  { HENG_IMPORT_COMMENTS, "工号,类别,内容,署名\n", "Q2,优点,质量好。,李娜\n", "Q2,不足,慢。,李娜\n", "Q2,不足,有些慢。,李娜\n", 1 },
  { HENG_IMPORT_OKR, OKR, "个人,Q2,O1,稳定上线,承诺型,60,KR1,按期率,提升,60,90,100\n", "个人,Q2,O2,少缺陷,承诺型,40,KR1,缺陷,降低,12,6,100\n",
    "个人,Q2,O2,少缺陷,承诺型,40,KR1,缺陷,降低,12,5,100\n", 1 },
};

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  g_autofree char *first = g_strconcat (c->head, c->kept, c->changed, NULL);
  g_autofree char *second = g_strconcat (c->head, c->kept, c->other, NULL);
  g_autoptr (HengImportReport) stored = fixture_import (fixture, c->kind, first);
  g_autoptr (HengImportReport) again = NULL, differs = NULL, skipped = NULL;

  assert_counts (stored, 2, 0, 0, 0);
  publish (fixture, "Q2");
  again = fixture_import (fixture, c->kind, first);
  assert_counts (again, 0, 0, 2, 0);
  g_assert_false (again->written);
  differs = fixture_import (fixture, c->kind, second);
  assert_counts (differs, 0, 0, 1, c->rows);
  g_assert_nonnull (find_issue (differs, 3, NULL, "published result rests"));
  g_assert_null (find_issue (differs, 2, NULL, "published result rests"));
  fixture->options.skip_errors = TRUE;
  skipped = fixture_import (fixture, c->kind, second);
  g_assert_false (skipped->written);
}

/* What nobody has said yet would change the result as well; somebody else's rows go on as ever. */
static void
test_new_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;

  publish (fixture, "Q2");
  report = fixture_import (fixture, HENG_IMPORT_ACTUALS, ACTUALS "Q2,,RD-02,6.5,,,\nQ3,,RD-02,6.5,,,\n");
  assert_counts (report, 1, 0, 0, 1);
  g_assert_nonnull (find_issue (report, 2, NULL, "published result rests"));
}

#define TREE "归属类型,归属对象,目标编号,目标,目标类型,目标权重,汇总方式,上级目标,对齐方式,关键结果编号,关键结果,关键结果类型,起始值,目标值,权重,负责人工号,关键结果负责人\n"
#define CHECKINS "归属类型,归属对象,目标编号,关键结果编号,日期,当前值,信心\n"

/* Q3's O1 counts in an objective of the department that counts in Q2's O1; Q3's O2 only refers to it. */
static void
test_above (Fixture *fixture, gconstpointer data)
{
  const char *goals = TREE "个人,Q2,O1,稳定上线,承诺型,60,混合,,,KR1,按期率,提升,60,90,100,,\n"
                           "部门,研发部,O1,少返工,承诺型,40,混合,Q2/O1,计入,KR1,返工率,降低,12,6,100,,\n"
                           "个人,Q3,O1,测得早,承诺型,60,关键结果,部门:研发部/O1,计入,KR1,覆盖率,提升,40,80,100,,\n"
                           "个人,Q3,O2,写得清,承诺型,40,关键结果,Q2/O1,参考,KR1,文档,提升,4,8,100,,\n";
  const char *checkins = CHECKINS "个人,Q3,O1,KR1,2026-05-08,50,6\n个人,Q3,O2,KR1,2026-05-08,5,6\n部门,研发部,O1,KR1,2026-05-08,9,6\n";
  g_autoptr (HengImportReport) stored = fixture_import (fixture, HENG_IMPORT_OKR, goals), first = NULL, again = NULL, more = NULL, moved = NULL;

  assert_counts (stored, 4, 0, 0, 0);
  first = fixture_import (fixture, HENG_IMPORT_CHECKINS, CHECKINS "个人,Q3,O1,KR1,2026-05-08,50,6\n");
  assert_counts (first, 1, 0, 0, 0);
  publish (fixture, "Q2");
  again = fixture_import (fixture, HENG_IMPORT_OKR, goals);
  assert_counts (again, 0, 0, 4, 0);
  fixture->options.skip_errors = TRUE;
  more = fixture_import (fixture, HENG_IMPORT_CHECKINS, checkins);
  assert_counts (more, 1, 0, 1, 1);
  g_assert_null (find_issue (more, 3, NULL, "published result rests"));
  g_assert_nonnull (find_issue (more, 4, NULL, "published result rests"));
  fixture->options.skip_errors = FALSE;
  moved = fixture_import (fixture, HENG_IMPORT_OKR, TREE "个人,Q3,O1,测得早,承诺型,60,关键结果,部门:研发部/O1,参考,KR1,覆盖率,提升,40,80,100,,\n"
                                                    "个人,Q3,O2,写得清,承诺型,40,关键结果,Q2/O1,计入,KR1,文档,提升,4,8,100,,\n");
  assert_counts (moved, 0, 0, 0, 2);
  g_assert_nonnull (find_issue (moved, 2, NULL, "published result rests"));
  g_assert_nonnull (find_issue (moved, 3, NULL, "published result rests"));
}

static void
test_leads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", &error);
  g_autoptr (HengEmployee) lead = load_person (fixture, "Q1"), other = load_person (fixture, "Q3");
  g_autoptr (HengImportReport) stored = fixture_import (fixture, HENG_IMPORT_OKR, TREE "公司,,O1,稳定上线,承诺型,60,,,,KR1,按期率,提升,60,90,100,Q1,Q3\n");
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_OKR, TREE "公司,,O1,稳定上线,承诺型,60,,,,KR1,按期率,提升,60,90,100,,\n");
  g_autoptr (HengImportReport) wrong = fixture_import (fixture, HENG_IMPORT_OKR, TREE "公司,,O1,稳定上线,承诺型,60,,,,KR1,按期率,提升,60,90,100,Q9,\n");
  g_autoptr (GPtrArray) objectives = heng_objectives_load (fixture->db, cycle->id, -1, 0, &error);
  g_autoptr (GPtrArray) krs = heng_key_results_load (fixture->db, cycle->id, -1, 0, &error);

  g_assert_no_error (error);
  assert_counts (stored, 1, 0, 0, 0);
  assert_counts (again, 0, 0, 1, 0);
  assert_counts (wrong, 0, 0, 0, 1);
  g_assert_nonnull (find_issue (wrong, 2, "负责人工号", "no employee with this number"));
  g_assert_cmpint (((HengObjective *) objectives->pdata[0])->lead_id, ==, lead->id);
  g_assert_cmpint (((HengKeyResult *) krs->pdata[0])->lead_id, ==, other->id);
}

static void
test_milestones (Fixture *fixture, gconstpointer data)
{
  Case c = { HENG_IMPORT_MILESTONES, MILESTONES, "Q2,RD-01,评审,40,2026-04-20,2026-04-20,4\n", "Q2,RD-01,上线,60,2026-06-20,,\n",
             "Q2,RD-01,上线,60,2026-06-20,2026-06-21,4\n", 1 };

  test_case (fixture, &c);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/settled/case/%u", i);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, fixture_tear_down);
    }
  g_test_add ("/settled/milestones", Fixture, NULL, set_up, test_milestones, fixture_tear_down);
  g_test_add ("/settled/above", Fixture, NULL, set_up, test_above, fixture_tear_down);
  g_test_add ("/settled/leads", Fixture, NULL, set_up, test_leads, fixture_tear_down);
  g_test_add ("/settled/new-rows", Fixture, NULL, set_up, test_new_rows, fixture_tear_down);
  return g_test_run ();
}
