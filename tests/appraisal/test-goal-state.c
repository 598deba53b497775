/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From draft to approved: SMART blocks, comments, the participant's state; changes after approval, versions and their comparison. */
#include "goal-fixture.h"
#include "heng-goal-detail-table.h"
#include "heng-goal-request.h"
#include "heng-goal-state.h"

/* A cycle that has not begun: goals are being set. */
static gint64
open_q4 (HengDb *db)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q4", .from = heng_date_new (2026, 10, 1), .to = heng_date_new (2026, 12, 31), .actor = "test" };
  g_autoptr (HengCycleOpened) opened = heng_cycle_open (db, &args, &error);

  g_assert_no_error (error);
  return opened->cycle_id;
}

static int
part_state (HengDb *db, gint64 cycle, gint64 employee)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = heng_participants_load (db, cycle, employee, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, 1);
  return ((HengParticipant *) parts->pdata[0])->state;
}

static int
state_of (HengDb *db, gint64 id)
{
  g_autoptr (HengObjective) objective = objective_of (db, id);

  return objective->state;
}

/* A goal of 张伟 aligned to one of the department, without a warning. */
static gint64
ready_goal (Fixture *fixture, gint64 cycle, gint64 krs[2])
{
  gint64 above = add_goal (fixture->db, cycle, HENG_OWNER_DEPT, fixture->rd, 0, 0, "让产品版本按期上线");
  gint64 id = add_good_goal (fixture->db, cycle, id_of (fixture->db, "QH0002"), krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengObjective) objective = objective_of (fixture->db, id);

  g_assert_true (heng_goal_align (fixture->db, objective, above, 0, HENG_LINK_COUNT, "test", &error));
  g_assert_no_error (error);
  return id;
}

static gint64
approved_goal (Fixture *fixture, gint64 cycle, gint64 krs[2])
{
  gint64 id = ready_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;

  g_assert_true (heng_goal_submit (fixture->db, id, NULL, "test", &error));
  g_assert_true (heng_goal_approve (fixture->db, id, NULL, "boss", &error));
  g_assert_no_error (error);
  return id;
}

static void
test_way (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), wei = id_of (fixture->db, "QH0002"), krs[2];
  gint64 id = ready_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  g_assert_cmpint (part_state (fixture->db, cycle, wei), ==, HENG_PART_GOAL_DRAFT);
  g_assert_false (heng_goal_approve (fixture->db, id, NULL, "boss", &error));
  g_clear_error (&error);
  g_assert_true (heng_goal_submit (fixture->db, id, NULL, "test", &error));
  g_assert_no_error (error);
  g_assert_cmpint (state_of (fixture->db, id), ==, HENG_GOAL_SUBMITTED);
  g_assert_cmpint (part_state (fixture->db, cycle, wei), ==, HENG_PART_GOAL_SUBMITTED);
  g_assert_false (set_kr (fixture->db, krs[0], "target", "12", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (heng_goal_return (fixture->db, id, " ", "boss", &error));
  g_clear_error (&error);
  g_assert_true (heng_goal_return (fixture->db, id, "请写清环境", "boss", &error));
  g_assert_cmpint (part_state (fixture->db, cycle, wei), ==, HENG_PART_GOAL_RETURNED);
  must_set_kr (fixture->db, krs[0], "target", "12");
  must_set_kr (fixture->db, krs[0], "title", "构建时长由40分钟降到12分钟");
  g_assert_true (heng_goal_submit (fixture->db, id, NULL, "test", &error));
  g_assert_true (heng_goal_approve (fixture->db, id, "好", "boss", &error));
  g_assert_no_error (error);
  g_assert_cmpint (part_state (fixture->db, cycle, wei), ==, HENG_PART_GOAL_APPROVED);
  versions = heng_goal_versions_load (fixture->db, id, &error);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (((HengGoalVersion *) versions->pdata[0])->approver, ==, "boss");
  undo (fixture->db, "Approve 张伟 O1");
  g_assert_cmpint (part_state (fixture->db, cycle, wei), ==, HENG_PART_GOAL_SUBMITTED);
  g_assert_true (heng_goal_withdraw (fixture->db, id, "test", &error));
  g_assert_cmpint (state_of (fixture->db, id), ==, HENG_GOAL_DRAFT);
}

static void
test_begins_with_the_cycle (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), wei = id_of (fixture->db, "QH0002"), krs[2];
  g_autoptr (GError) error = NULL;

  approved_goal (fixture, cycle, krs);
  g_assert_true (heng_cycle_advance (fixture->db, cycle, heng_date_new (2026, 10, 1), "test", &error));
  g_assert_no_error (error);
  g_assert_cmpint (part_state (fixture->db, cycle, wei), ==, HENG_PART_IN_PROGRESS);
}

static void
test_roster_keeps_the_state (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), wei = id_of (fixture->db, "QH0002"), krs[2];
  g_autoptr (GError) error = NULL;

  approved_goal (fixture, cycle, krs);
  g_assert_cmpint (heng_cycle_refresh (fixture->db, cycle, NULL, "test", &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (part_state (fixture->db, cycle, wei), ==, HENG_PART_GOAL_APPROVED);
}

static void
test_blockers (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 id = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "打造一天可上线的发布流程");
  gint64 vague = add_kr (fixture->db, id, "努力做好招聘工作"), kr;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blockers = heng_goal_blockers (fixture->db, id, &error), left = NULL;
  const HengGoalBlocker *first = blockers->pdata[0];
  g_autoptr (GPtrArray) remarks = NULL;

  g_assert_cmpint (first->severity, ==, HENG_SMART_ERROR);
  g_assert_cmpint (first->kind, ==, HENG_GOAL_KEY_RESULT);
  g_assert_cmpint (first->id, ==, vague);
  g_assert_false (heng_goal_submit (fixture->db, id, "因为", "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  must_set_kr (fixture->db, vague, "title", "关键岗位到岗周期由42天降到30天");
  kr = add_kr (fixture->db, id, "面试官认证人数由6人增加到15人");
  g_assert_cmpint (kr, >, vague);
  left = heng_goal_blockers (fixture->db, id, &error); /* not aligned: R1 wants a word */
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (((HengGoalBlocker *) left->pdata[0])->severity, ==, HENG_SMART_WARNING);
  g_assert_false (heng_goal_submit (fixture->db, id, "  ", "test", &error));
  g_clear_error (&error);
  g_assert_true (heng_goal_submit (fixture->db, id, "部门目标下周才定", "test", &error));
  g_assert_no_error (error);
  remarks = heng_goal_rows_load (fixture->db, &heng_goal_comment_type, id, 0, (GDestroyNotify) heng_goal_comment_free, &error);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpint (((HengGoalComment *) remarks->pdata[0])->kind, ==, HENG_REMARK_SUBMIT);
}

static void
test_lamps (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), krs[2];
  gint64 id = ready_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengGoalContext) context = heng_goal_context_load (fixture->db, id, &error);
  g_autoptr (HengKeyResult) typed = heng_key_result_copy (heng_goal_context_key_results (context)->pdata[0]);
  g_autoptr (HengGoalLamps) good = heng_goal_check_key_result (context, typed, TRUE), bad = NULL, late = NULL;
  gboolean found = FALSE;

  g_assert_cmpint (good->worst, ==, HENG_SMART_INFO);
  for (guint i = 0; i < HENG_SMART_N_LAMPS; i++)
    g_assert_cmpint (good->lamps[i], ==, HENG_LAMP_GREEN);
  g_free (typed->title);
  typed->title = g_strdup ("尽快缩短构建时长");
  typed->start_value = typed->target = 0;
  g_clear_pointer (&typed->unit, g_free);
  bad = heng_goal_check_key_result (context, typed, FALSE);
  g_assert_cmpint (bad->lamps[HENG_SMART_M], ==, HENG_LAMP_RED);
  g_assert_cmpint (bad->lamps[HENG_SMART_S], ==, HENG_LAMP_AMBER);
  g_assert_cmpint (bad->worst, ==, HENG_SMART_ERROR);
  for (guint i = 0; i < bad->advice->len; i++)
    {
      const HengGoalAdvice *advice = bad->advice->pdata[i];

      found |= advice->finding.rule == HENG_SMART_M1 && advice->proposal != NULL && g_str_equal (advice->field, "target");
    }
  g_assert_true (found);
  typed->due_date = heng_date_new (2027, 1, 15);
  late = heng_goal_check_key_result (context, typed, FALSE);
  found = FALSE;
  for (guint i = 0; i < late->advice->len; i++)
    {
      const HengGoalAdvice *advice = late->advice->pdata[i];

      found |= advice->finding.rule == HENG_SMART_T1 && g_strcmp0 (advice->text, "2026-12-31") == 0;
    }
  g_assert_true (found);
}

static void
test_request (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), krs[2], request;
  gint64 id = approved_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengKeyResult) kr = kr_of (fixture->db, krs[0]), after = NULL;
  g_autoptr (GPtrArray) open = NULL, versions = NULL, differences = NULL;
  g_autoptr (HengGoalDocument) old = NULL, new = NULL;

  g_assert_false (set_kr (fixture->db, krs[0], "target", "8", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (heng_goal_request_field (fixture->db, &heng_key_result_type, kr, "weight_bp", "140", "因为", "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (heng_goal_request_field (fixture->db, &heng_key_result_type, kr, "title", "构建时长由40分钟降到10分钟以内", " ", "test", &error), ==, 0);
  g_clear_error (&error);
  request = heng_goal_request_field (fixture->db, &heng_key_result_type, kr, "title", "构建时长由40分钟降到10分钟以内", "说法更准确", "test", &error);
  g_assert_no_error (error);
  g_assert_cmpint (request, >, 0);
  after = kr_of (fixture->db, krs[0]);
  g_assert_cmpstr (after->title, ==, kr->title); /* nothing changes before it is approved */
  open = heng_goal_requests_load (fixture->db, cycle, 0, TRUE, &error);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpint (heng_goal_request_field (fixture->db, &heng_key_result_type, kr, "title", "又一个说法由40分钟到10分钟", "再改", "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (heng_goal_request_approve (fixture->db, request, NULL, "boss", &error));
  g_assert_no_error (error);
  versions = heng_goal_versions_load (fixture->db, id, &error);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpstr (((HengGoalVersion *) versions->pdata[1])->reason, ==, "说法更准确");
  old = heng_goal_document_from_json (((HengGoalVersion *) versions->pdata[0])->document, &error);
  new = heng_goal_document_from_json (((HengGoalVersion *) versions->pdata[1])->document, &error);
  differences = heng_goal_compare (old, new);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpstr (((HengGoalDifference *) differences->pdata[0])->key, ==, "KR1");
  g_assert_cmpstr (((HengGoalDifference *) differences->pdata[0])->field->name, ==, "title");
  g_assert_cmpstr (((HengGoalDifference *) differences->pdata[0])->after, ==, "构建时长由40分钟降到10分钟以内");
  undo (fixture->db, "Approve the change of 张伟 O1");
}

static void
test_request_whole (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), krs[2], request;
  gint64 id = approved_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengGoalDocument) wish = heng_goal_document_load (fixture->db, id, &error);
  HengKeyResult *added = heng_key_result_copy (wish->key_results->pdata[1]);
  g_autoptr (GPtrArray) krs_after = NULL;
  g_autoptr (HengGoalForest) forest = NULL;

  added->id = added->version = 0;
  g_clear_pointer (&added->key, g_free);
  g_free (added->title);
  added->title = g_strdup ("回滚次数由5次降到1次");
  added->type = HENG_KR_DECREASE;
  added->start_value = HENG_POINTS (5);
  added->target = HENG_POINTS (1);
  g_free (added->unit);
  added->unit = g_strdup ("次");
  g_ptr_array_add (wish->key_results, added);
  ((HengKeyResult *) wish->key_results->pdata[1])->state = HENG_GOAL_CANCELLED;
  request = heng_goal_request (fixture->db, wish, "换一个更关键的结果", "test", &error);
  g_assert_no_error (error);
  forest = forest_of (fixture->db, cycle);
  g_assert_true (node_of (forest, HENG_GOAL_OBJECTIVE, id)->has_request);
  g_assert_cmpuint (heng_goal_forest_counts (forest).n_requests, ==, 1);
  g_assert_true (heng_goal_request_approve (fixture->db, request, "同意", "boss", &error));
  g_assert_no_error (error);
  krs_after = heng_key_results_load_of (fixture->db, id, &error);
  g_assert_cmpuint (krs_after->len, ==, 3);
  g_assert_cmpint (((HengKeyResult *) krs_after->pdata[1])->state, ==, HENG_GOAL_CANCELLED);
  g_assert_cmpstr (((HengKeyResult *) krs_after->pdata[2])->key, ==, "KR3");
  g_assert_cmpint (((HengKeyResult *) krs_after->pdata[2])->state, ==, HENG_GOAL_APPROVED);
}

static const HengGoalDifference *
difference_of (GPtrArray *differences, const char *key, const char *field)
{
  for (guint i = 0; i < differences->len; i++)
    if (g_str_equal (((HengGoalDifference *) differences->pdata[i])->key, key)
        && g_str_equal (((HengGoalDifference *) differences->pdata[i])->field->name, field))
      return differences->pdata[i];
  return NULL;
}

/* Lead and alignment are asked for like the rest, and versions say whom and what they were; what was changed beside the request stays. */
static void
test_request_places (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), krs[2], request, company, company_kr, fang = id_of (fixture->db, "QH0003");
  gint64 id = approved_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengGoalDocument) wish = NULL, old = NULL, new = NULL;
  g_autoptr (GPtrArray) versions = NULL, differences = NULL;
  g_autoptr (HengObjective) before = objective_of (fixture->db, id), after = NULL;
  g_autoptr (HengKeyResult) first = NULL, second = NULL;
  const HengGoalDifference *above;
  g_autofree char *lead = g_strdup_printf ("%d", (int) fang);

  company = add_goal (fixture->db, cycle, HENG_OWNER_COMPANY, 0, 0, 0, "交付更快，也更可靠");
  company_kr = add_kr (fixture->db, company, "交付周期由20天降到10天");
  wish = heng_goal_document_load (fixture->db, id, &error);
  g_assert_true (heng_goal_document_set_lead (fixture->db, wish, "KR1", fang, &error));
  g_assert_true (heng_goal_document_set_above (fixture->db, wish, 0, company_kr, HENG_LINK_REFERENCE, &error));
  request = heng_goal_request (fixture->db, wish, "公司目标更贴切", "test", &error);
  g_assert_no_error (error);
  after = objective_of (fixture->db, id);
  g_assert_cmpint (after->parent_id, ==, before->parent_id); /* nothing changes before it is approved */
  must_set_kr (fixture->db, krs[1], "lead_id", lead);        /* not what the request is about */
  g_assert_true (heng_goal_request_approve (fixture->db, request, NULL, "boss", &error));
  g_assert_no_error (error);
  g_clear_pointer (&after, heng_objective_free);
  after = objective_of (fixture->db, id);
  g_assert_cmpint (after->parent_id, ==, company);
  g_assert_cmpint (after->parent_kr_id, ==, company_kr);
  g_assert_cmpint (after->link, ==, HENG_LINK_REFERENCE);
  first = kr_of (fixture->db, krs[0]);
  second = kr_of (fixture->db, krs[1]);
  g_assert_cmpint (first->lead_id, ==, fang);
  g_assert_cmpint (second->lead_id, ==, fang);
  versions = heng_goal_versions_load (fixture->db, id, &error);
  g_assert_cmpuint (versions->len, ==, 2);
  old = heng_goal_document_from_json (((HengGoalVersion *) versions->pdata[0])->document, &error);
  new = heng_goal_document_from_json (((HengGoalVersion *) versions->pdata[1])->document, &error);
  differences = heng_goal_compare (old, new);
  g_assert_cmpuint (differences->len, ==, 4); /* two leads, the goal above, how it counts there */
  above = difference_of (differences, "", "parent_id");
  g_assert_cmpstr (above->before, ==, "让产品版本按期上线");
  g_assert_cmpstr (above->after, ==, "交付周期由20天降到10天");
  g_assert_nonnull (difference_of (differences, "", "link"));
  g_assert_null (difference_of (differences, "KR1", "lead_id")->before);
  undo (fixture->db, "Approve the change of 张伟 O1");
}

/* A step in or out changes what an approved goal hangs on: it is asked for, and the version before it is kept. */
static void
test_request_step (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), krs[2], request;
  gint64 id = approved_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengObjective) before = objective_of (fixture->db, id), waiting = NULL, after = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  g_assert_cmpint (before->parent_id, !=, 0);
  g_assert_false (heng_goal_outdent (fixture->db, id, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (heng_goal_request_step (fixture->db, id, TRUE, "因为", "test", &error), ==, 0); /* nothing stands before it */
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  request = heng_goal_request_step (fixture->db, id, FALSE, "不再承接部门目标", "test", &error);
  g_assert_no_error (error);
  waiting = objective_of (fixture->db, id);
  g_assert_cmpint (waiting->parent_id, ==, before->parent_id);
  g_assert_true (heng_goal_request_approve (fixture->db, request, NULL, "boss", &error));
  g_assert_no_error (error);
  after = objective_of (fixture->db, id);
  g_assert_cmpint (after->parent_id, ==, 0);
  g_assert_cmpint (after->link, ==, HENG_LINK_NONE);
  versions = heng_goal_versions_load (fixture->db, id, &error);
  g_assert_cmpuint (versions->len, ==, 2);
}

/* Whose goal it is was approved, too: another owner is asked for, the version before it keeps the one of then, and both people's states follow. */
static void
test_request_owner (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), wei = id_of (fixture->db, "QH0002"), fang = id_of (fixture->db, "QH0003"), krs[2], request;
  gint64 id = approved_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengObjective) before = objective_of (fixture->db, id), waiting = NULL, after = NULL;
  g_autoptr (GPtrArray) versions = NULL, differences = NULL;
  g_autoptr (HengGoalDocument) old = NULL, new = NULL;

  add_goal (fixture->db, cycle, HENG_OWNER_PERSON, fang, 0, 0, "让新人一个月内独立交付"); /* has the key O1 */
  g_assert_false (heng_goal_set_owner (fixture->db, before, HENG_OWNER_PERSON, fang, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (heng_goal_request_owner (fixture->db, id, HENG_OWNER_PERSON, wei, "因为", "test", &error), ==, 0); /* the owner already */
  g_clear_error (&error);
  request = heng_goal_request_owner (fixture->db, id, HENG_OWNER_PERSON, fang, "由李芳接手", "test", &error);
  g_assert_no_error (error);
  waiting = objective_of (fixture->db, id);
  g_assert_cmpint (waiting->owner_id, ==, wei);
  g_assert_true (heng_goal_request_approve (fixture->db, request, NULL, "boss", &error));
  g_assert_no_error (error);
  after = objective_of (fixture->db, id);
  g_assert_cmpint (after->owner_kind, ==, HENG_OWNER_PERSON);
  g_assert_cmpint (after->owner_id, ==, fang);
  g_assert_cmpstr (after->key, ==, "O2");
  g_assert_cmpint (part_state (fixture->db, cycle, wei), !=, HENG_PART_GOAL_APPROVED);
  versions = heng_goal_versions_load (fixture->db, id, &error);
  g_assert_cmpuint (versions->len, ==, 2);
  old = heng_goal_document_from_json (((HengGoalVersion *) versions->pdata[0])->document, &error);
  new = heng_goal_document_from_json (((HengGoalVersion *) versions->pdata[1])->document, &error);
  differences = heng_goal_compare (old, new);
  g_assert_cmpstr (difference_of (differences, "", "owner_id")->before, ==, "张伟");
  undo (fixture->db, "Approve the change of 张伟 O1");
  g_assert_cmpint (part_state (fixture->db, cycle, wei), ==, HENG_PART_GOAL_APPROVED);
}

static void
test_request_owner_department (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), krs[2], request;
  gint64 id = approved_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengObjective) after = NULL;

  request = heng_goal_request_owner (fixture->db, id, HENG_OWNER_DEPT, fixture->rd, "由部门承担", "test", &error);
  g_assert_no_error (error);
  g_assert_true (heng_goal_request_approve (fixture->db, request, NULL, "boss", &error));
  g_assert_no_error (error);
  after = objective_of (fixture->db, id);
  g_assert_cmpint (after->owner_kind, ==, HENG_OWNER_DEPT);
  g_assert_cmpint (after->owner_id, ==, fixture->rd);
}

static void
test_request_places_refused (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), krs[2], other_krs[2], request, below, wei = id_of (fixture->db, "QH0002");
  gint64 id = approved_goal (fixture, cycle, krs), other = add_good_goal (fixture->db, cycle, wei, other_krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengObjective) objective = objective_of (fixture->db, id), moved = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  below = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, id, 0, "一天可上线");
  g_assert_cmpint (heng_goal_request_align (fixture->db, id, below, 0, HENG_LINK_COUNT, "试试", "test", &error), ==, 0); /* a loop */
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (heng_goal_align (fixture->db, objective, other, 0, HENG_LINK_COUNT, "test", &error)); /* what is scored changes: only by request */
  g_clear_error (&error);
  request = heng_goal_request_align (fixture->db, id, other, 0, HENG_LINK_COUNT, "合并到一个目标", "test", &error);
  g_assert_no_error (error);
  g_assert_true (heng_goal_align (fixture->db, objective, 0, 0, HENG_LINK_NONE, "test", &error)); /* meanwhile: what the request rests on is gone */
  g_assert_no_error (error);
  versions = heng_goal_versions_load (fixture->db, id, &error);
  g_assert_cmpuint (versions->len, ==, 2); /* changed directly, and kept all the same */
  g_assert_false (heng_goal_request_approve (fixture->db, request, NULL, "boss", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (heng_goal_request_refuse (fixture->db, request, "先不动", "boss", &error));
  request = heng_goal_request_align (fixture->db, id, other, 0, HENG_LINK_COUNT, "合并到一个目标", "test", &error);
  g_assert_true (heng_goal_request_approve (fixture->db, request, NULL, "boss", &error));
  g_assert_no_error (error);
  moved = objective_of (fixture->db, id);
  g_assert_cmpint (moved->parent_id, ==, other);
  g_assert_cmpint (moved->link, ==, HENG_LINK_COUNT);
}

static void
test_request_stale (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), krs[2], request;
  gint64 id = approved_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengObjective) objective = objective_of (fixture->db, id);

  request = heng_goal_request_field (fixture->db, &heng_objective_type, objective, "curve", "ASPIRATIONAL", "想走得更远", "test", &error);
  g_assert_no_error (error);
  heng_goal_cancel (fixture->db, HENG_GOAL_KEY_RESULT, krs[1], kr_version (fixture->db, krs[1]), "不再需要", "test", &error);
  g_assert_no_error (error);
  g_assert_false (heng_goal_request_approve (fixture->db, request, NULL, "boss", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (heng_goal_request_refuse (fixture->db, request, "", "boss", &error));
  g_clear_error (&error);
  g_assert_true (heng_goal_request_refuse (fixture->db, request, "先把基础做好", "boss", &error));
  g_assert_false (heng_goal_request_withdraw (fixture->db, request, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

static void
test_publish (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q4 (fixture->db), krs[2];
  gint64 id = approved_goal (fixture, cycle, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengGoalForest) before = forest_of (fixture->db, cycle), after = NULL;

  g_assert_cmpuint (heng_goal_forest_counts (before).n_unpublished, ==, 1);
  g_assert_cmpint (heng_goal_publish (fixture->db, cycle, NULL, 0, "test", &error), ==, 1); /* the department's is a draft */
  g_assert_no_error (error);
  after = forest_of (fixture->db, cycle);
  g_assert_true (node_of (after, HENG_GOAL_OBJECTIVE, id)->is_published);
  g_assert_cmpint (heng_goal_publish (fixture->db, cycle, NULL, 0, "test", &error), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/goal-state/way", test_way);
  TEST ("/goal-state/begins", test_begins_with_the_cycle);
  TEST ("/goal-state/roster", test_roster_keeps_the_state);
  TEST ("/goal-state/blockers", test_blockers);
  TEST ("/goal-state/lamps", test_lamps);
  TEST ("/goal-state/request", test_request);
  TEST ("/goal-state/request-whole", test_request_whole);
  TEST ("/goal-state/request-stale", test_request_stale);
  TEST ("/goal-state/request-places", test_request_places);
  TEST ("/goal-state/request-step", test_request_step);
  TEST ("/goal-state/request-owner", test_request_owner);
  TEST ("/goal-state/request-owner-department", test_request_owner_department);
  TEST ("/goal-state/request-places-refused", test_request_places_refused);
  TEST ("/goal-state/publish", test_publish);
  return g_test_run ();
}
