/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets which template: conditions in words, the order of the rules, what opening a cycle makes of them, and the gaps. */
#include "appraisal-fixture.h"
#include "heng-assignment.h"

static void
test_conditions (void)
{
  g_assert_true (heng_condition_holds (NULL, "工程师"));
  g_assert_true (heng_condition_holds (" ", NULL));
  g_assert_true (heng_condition_holds ("测试、架构师", "架构师"));
  g_assert_true (heng_condition_holds ("*工程师", "高级工程师"));
  g_assert_true (heng_condition_holds ("engineer", "Engineer"));
  g_assert_false (heng_condition_holds ("工程师", "高级工程师"));
  g_assert_false (heng_condition_holds ("工程师", NULL));
  g_assert_true (heng_condition_holds ("P5-P7", "p6"));
  g_assert_true (heng_condition_holds ("M1, P5–P7", "P7"));
  g_assert_true (heng_condition_holds ("P5-7", "P5"));
  g_assert_false (heng_condition_holds ("P5-P7", "P10"));
  g_assert_false (heng_condition_holds ("P5-P7", "M6"));
}

static HengAssignment *
rule_new (int type, const char *position, const char *level, const char *template)
{
  HengAssignment *rule = heng_assignment_new ();

  rule->dept_type = type;
  rule->any_manager = 1;
  rule->position = g_strdup (position);
  rule->level = g_strdup (level);
  rule->template_key = g_strdup (template);
  rule->profile_key = g_strdup ("RD_STAFF");
  return rule;
}

static void
save (HengDb *db, HengAssignment *rule)
{
  g_autoptr (GError) error = NULL;

  heng_assignment_save (db, rule, "test", &error);
  g_assert_no_error (error);
}

static void
set_post (HengDb *db, const char *emp_no, const char *position, const char *level)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, &error);
  g_autoptr (GPtrArray) jobs = heng_jobs_load (db, employee->id, &error);
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "post", &error);
  HengJob *job = jobs->pdata[jobs->len - 1];

  g_free (job->position);
  g_free (job->level);
  job->position = g_strdup (position);
  job->level = g_strdup (level);
  heng_change_update (change, &heng_job_type, job, &error);
  g_assert_no_error (error);
  employee->position = g_strdup (position);
  employee->level = g_strdup (level);
  heng_change_update (change, &heng_employee_type, employee, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static char *
template_of (HengDb *db, gint64 cycle, const char *emp_no)
{
  g_autoptr (GPtrArray) parts = heng_participants_load (db, cycle, id_of (db, emp_no), NULL);

  return g_strdup (((HengParticipant *) parts->pdata[0])->template_key);
}

/* The first that fits decides: a rule behind the general one reaches nobody until it is moved before it. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengAssignment) tester = rule_new (HENG_DEPT_RD, "测试*", NULL, "AD"), senior = rule_new (HENG_DEPT_RD, NULL, "P7-P9", "FI");
  g_autoptr (HengAssignmentGaps) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  gint64 cycle;

  set_post (fixture->db, "QH0002", "测试工程师", "P5");
  set_post (fixture->db, "QH0003", "测试工程师", "P8");
  save (fixture->db, tester);
  save (fixture->db, senior);
  before = heng_assignment_gaps_load (fixture->db, &error);
  g_assert_cmpint (before->n_people[before->assignments->len - 2], ==, 0);
  g_assert_true (heng_assignment_move (fixture->db, senior->id, 0, "test", &error));
  g_assert_true (heng_assignment_move (fixture->db, tester->id, 1, "test", &error));
  after = heng_assignment_gaps_load (fixture->db, &error);
  g_assert_cmpint (((HengAssignment *) after->assignments->pdata[0])->id, ==, senior->id);
  g_assert_cmpint (after->n_people[0], ==, 1);
  g_assert_cmpint (after->n_people[1], ==, 1);
  cycle = open_q3 (fixture->db);
  g_assert_cmpstr ((first = template_of (fixture->db, cycle, "QH0002")), ==, "AD");
  g_assert_cmpstr ((second = template_of (fixture->db, cycle, "QH0003")), ==, "FI");
  g_assert_cmpstr ((third = template_of (fixture->db, cycle, "QH0001")), ==, "RD");
}

static gboolean
lists (GPtrArray *templates, const char *key)
{
  for (guint i = 0; i < templates->len; i++)
    if (g_str_equal (((HengTemplate *) templates->pdata[i])->key, key))
      return TRUE;
  return FALSE;
}

static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengAssignmentGaps) gaps = NULL, closed = NULL;
  g_autoptr (HengAssignment) rest = rule_new (HENG_DEPT_OTHER, NULL, NULL, "MK");
  g_autoptr (GError) error = NULL;

  gaps = heng_assignment_gaps_load (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gaps->people->len, ==, 1); /* the board has no type */
  g_assert_cmpstr (((HengEmployee *) gaps->people->pdata[0])->emp_no, ==, "QH0007");
  g_assert_nonnull (strstr (gaps->reasons->pdata[0], "董事会"));
  g_assert_true (lists (gaps->templates, "MK"));
  g_assert_false (lists (gaps->templates, "RD"));
  rest->any_type = 1;
  save (fixture->db, rest);
  closed = heng_assignment_gaps_load (fixture->db, &error);
  g_assert_cmpint (closed->people->len, ==, 0);
  g_assert_false (lists (closed->templates, "MK"));
}

static void
assert_invalid (HengDb *db, HengAssignment *rule, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (heng_assignment_save (db, rule, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_faults_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengAssignment) twice = rule_new (HENG_DEPT_RD, NULL, NULL, "RD"), other = rule_new (HENG_DEPT_RD, "测试", NULL, "QQ");
  g_autoptr (GPtrArray) before = heng_assignments_load (fixture->db, NULL), after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  twice->any_manager = 0;
  assert_invalid (fixture->db, twice, "same conditions");
  assert_invalid (fixture->db, other, "template");
  g_free (other->template_key);
  other->template_key = g_strdup ("RD");
  g_free (other->profile_key);
  other->profile_key = g_strdup ("QQ");
  assert_invalid (fixture->db, other, "profile");
  g_free (other->profile_key);
  other->profile_key = g_strdup ("RD_STAFF");
  save (fixture->db, other);
  g_assert_true (heng_assignment_remove (fixture->db, other->id, other->version, "test", &error));
  name = heng_journal_undo (fixture->db, "test", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (name, "Remove the rule"));
  after = heng_assignments_load (fixture->db, NULL);
  g_assert_cmpint (after->len, ==, before->len + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assignment/conditions", test_conditions);
  TEST ("/assignment/order", test_order);
  TEST ("/assignment/gaps", test_gaps);
  TEST ("/assignment/faults-and-undo", test_faults_and_undo);
  return g_test_run ();
}
