/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule between rows is broken once, by a hand that goes past the program, and named. */
#include "store-fixture.h"

#include "heng-rule-check.h"

typedef struct
{
  const char *sql, *sentence;
} Case;

static const Case cases[] = {
  { "INSERT INTO rating_sheet(id, version, participant_id, rater_group, rater_id) VALUES (1, 1, 1, 'PEER', 1)",
    "a rating of the anonymous group PEER" },
  { "UPDATE participant SET question_set_key = 'none'", "by the questions none" },
  { "INSERT INTO profile(id, version, key, name, question_set_key) VALUES (1, 1, 'P', 'Staff', 'none')", "Profile Staff (P) names" },
  { "INSERT INTO actual_list(id, version, cycle_id, codes) VALUES (7, 1, 1, 'A B'); "
    "INSERT INTO actual_block(id, version, actual_list_id, first_id, last_id, content) VALUES (1, 1, 7, 990, 991, '[[0,1.5],[1,2]]')",
    "of 2 people who do not take part" },
  { "INSERT INTO actual_list(id, version, cycle_id, codes) VALUES (7, 1, 1, 'A B'); "
    "INSERT INTO actual_block(id, version, actual_list_id, first_id, last_id, content) VALUES (1, 1, 7, 1, 1, '[[0,1.5]')",
    "cannot be read" },
  { "INSERT INTO grade_change(id, version, cycle_id, employee_id, from_grade, to_grade, reason) VALUES (1, 1, 1, 1, 'B', 'Z', 'r')",
    "the grade Z" },
  { "INSERT INTO grade_change(id, version, cycle_id, employee_id, from_grade, to_grade, reason) VALUES (1, 1, 1, 1, 'D', 'A', 'r')",
    "more than two grades" },
  { "INSERT INTO grade_change(id, version, cycle_id, employee_id, from_grade, to_grade, reason, approver, second_approver) "
    "VALUES (1, 1, 1, 1, 'C', 'A', 'r', 'x', 'x')",
    "without a second approver" },
  { "INSERT INTO appeal(id, version, cycle_id, employee_id, opened, reason, state, decided, decided_by) "
    "VALUES (1, 1, 1, 1, '2026-07-10', 'r', 'UPHELD', '2026-07-01', 'x')",
    "before it was opened" },
  { "INSERT INTO appeal(id, version, cycle_id, employee_id, opened, reason, state) VALUES (1, 1, 1, 1, '2026-07-10', 'r', 'AMENDED')",
    "not by whom" },
  { "INSERT INTO decision(id, version, employee_id, kind, day, decider) VALUES (1, 1, 1, 'PROMOTION', '2020-01-01', 'x')",
    "before the first day" },
  { "INSERT INTO absence(id, version, employee_id, from_date, to_date, kind) VALUES (1, 1, 1, '2026-05-09', '2026-05-08', 'SICK')",
    "ends before it begins" },
  { "INSERT INTO absence(id, version, employee_id, from_date, to_date, kind) VALUES (1, 1, 1, '2026-05-01', '2026-05-08', 'SICK'), "
    "(2, 1, 1, '2026-05-08', '2026-05-10', 'ANNUAL')",
    "overlaps" },
  { "INSERT INTO legacy_result(id, version, employee_id, cycle_key, from_date, to_date, grade) "
    "VALUES (1, 1, 1, '2024Q1', '2024-03-31', '2024-01-01', 'A')",
    "past result of 2024Q1 ends" },
  { "INSERT INTO legacy_result(id, version, employee_id, cycle_key) VALUES (1, 1, 1, '2024Q1')", "neither score nor grade" },
  { "INSERT INTO attachment(id, version, employee_id, name, sha256) VALUES (1, 1, 1, 'a.pdf', 'none')", "“a.pdf” is missing" },
  { "INSERT INTO certificate(id, version, employee_id, name, issued, expires) VALUES (1, 1, 1, 'PMP', '2026-01-01', '2025-01-01')",
    "“PMP” expires" },
  { "INSERT INTO reporting_line(id, version, employee_id, manager_id) VALUES (1, 1, 1, 1)", "the same person" },
};

/* What the rules must let pass, too. */
static const char *const ground =
  "INSERT INTO cycle(id, version, key) VALUES (1, 1, '2026Q2');"
  "INSERT INTO participant(id, version, cycle_id, employee_id) VALUES (1, 1, 1, 1);"
  "INSERT INTO grade_band(id, version, grade, sort) VALUES (1, 1, 'A', 10), (2, 1, 'B', 20), (3, 1, 'C', 30), (4, 1, 'D', 40);"
  "INSERT INTO rating_sheet(id, version, participant_id, rater_group, rater_id) VALUES (9, 1, 1, 'MGR', 1);"
  "INSERT INTO rating_sheet(id, version, participant_id, rater_group) VALUES (10, 1, 1, 'PEER');"
  "INSERT INTO absence(id, version, employee_id, from_date, to_date, kind) VALUES (9, 1, 1, '2026-04-01', '2026-04-02', 'ANNUAL');"
  "INSERT INTO legacy_result(id, version, employee_id, cycle_key, grade) VALUES (9, 1, 1, '2023Q1', 'B')";

static void
test_each (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (GError) error = NULL;

  heng_db_exec (fixture->db, ground, &error);
  g_assert_no_error (error);
  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
      gboolean sound = i == G_N_ELEMENTS (cases);

      g_assert_true (heng_db_begin (fixture->db, &error));
      heng_db_exec (fixture->db, sound ? "SELECT 1" : cases[i].sql, &error);
      g_assert_no_error (error);
      g_assert_true (heng_rule_check (fixture->db, findings, &error));
      heng_db_rollback (fixture->db);
      g_assert_cmpuint (findings->len, ==, sound ? 0 : 1);
      if (sound)
        continue;
      g_test_message ("%s", (char *) findings->pdata[0]);
      g_assert_nonnull (strstr (findings->pdata[0], cases[i].sentence));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rule-check/each-rule", Fixture, NULL, fixture_set_up, test_each, fixture_tear_down);
  return g_test_run ();
}
