/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of heng-rule-check.h: a query that finds what breaks the rule, and the sentence that says so. */
#include "heng-rule-check.h"

#include <glib/gi18n-lib.h>

#include "heng-actual-table.h"
#include "heng-cast-table.h"

/* Columns: name, number (NULL when it is no person), one detail. The sentence takes the person (or thing) and the detail. */
typedef struct
{
  const char *sql;
  const char *sentence;
} Rule;

#define PERSON "SELECT e.name, e.emp_no, "
#define OF_PARTICIPANT "JOIN participant p ON p.id = r.participant_id JOIN employee e ON e.id = p.employee_id "
#define OF_EMPLOYEE "JOIN employee e ON e.id = r.employee_id "
#define RANK(grade) "(SELECT count(*) FROM grade_band x JOIN grade_band y ON y.sort < x.sort WHERE x.grade = " grade ")"
#define KNOWN_GRADE(grade) "EXISTS (SELECT 1 FROM grade_band x WHERE x.grade = " grade ")"

static const Rule rules[] = {
  /* Ratings */
  { PERSON "r.rater_group FROM rating_sheet r " OF_PARTICIPANT "WHERE r.rater_id IS NOT NULL AND r.rater_group NOT IN ('MGR', 'SELF') "
           "ORDER BY r.id",
    N_("%s: a rating of the anonymous group %s names its rater.") },
  { PERSON "p.question_set_key FROM participant p JOIN employee e ON e.id = p.employee_id WHERE p.question_set_key IS NOT NULL "
           "AND NOT EXISTS (SELECT 1 FROM question_set q WHERE q.key = p.question_set_key) ORDER BY p.id",
    N_("%s is to be rated by the questions %s, which do not exist.") },
  { "SELECT f.name, f.key, f.question_set_key FROM profile f WHERE f.question_set_key IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM question_set q WHERE q.key = f.question_set_key) ORDER BY f.id",
    N_("Profile %s names the questions %s, which do not exist.") },
  /* Calibration (domain.md §2.9) */
  { PERSON "r.to_grade FROM grade_change r " OF_EMPLOYEE "WHERE NOT " KNOWN_GRADE ("r.to_grade") " ORDER BY r.id",
    N_("%s was calibrated to the grade %s, which the scheme does not have.") },
  { PERSON "r.to_grade FROM grade_change r " OF_EMPLOYEE "WHERE " KNOWN_GRADE ("r.to_grade") " AND " KNOWN_GRADE ("r.from_grade")
           " AND abs(" RANK ("r.from_grade") " - " RANK ("r.to_grade") ") > 2 ORDER BY r.id",
    N_("%s was calibrated to %s, more than two grades from the proposal.") },
  { PERSON "r.to_grade FROM grade_change r " OF_EMPLOYEE "WHERE " KNOWN_GRADE ("r.to_grade") " AND " KNOWN_GRADE ("r.from_grade")
           " AND abs(" RANK ("r.from_grade") " - " RANK ("r.to_grade") ") = 2 "
           "AND (r.second_approver IS NULL OR r.second_approver = r.approver) ORDER BY r.id",
    N_("%s was calibrated by two grades to %s without a second approver.") },
  /* Appeals and decisions */
  { PERSON "r.opened FROM appeal r " OF_EMPLOYEE "WHERE r.decided IS NOT NULL AND r.decided < r.opened ORDER BY r.id",
    N_("%s: the appeal of %s was decided before it was opened.") },
  { PERSON "r.opened FROM appeal r " OF_EMPLOYEE "WHERE r.state IN ('UPHELD', 'AMENDED', 'RERATED') "
           "AND (r.decided IS NULL OR r.decided_by IS NULL) ORDER BY r.id",
    N_("%s: the appeal of %s is decided, but not by whom and when.") },
  { PERSON "r.day FROM decision r " OF_EMPLOYEE "WHERE e.hire_date IS NOT NULL AND r.day < e.hire_date ORDER BY r.id",
    N_("%s: a decision of %s lies before the first day.") },
  /* Absences; which kind stays untold */
  { PERSON "r.from_date FROM absence r " OF_EMPLOYEE "WHERE r.to_date < r.from_date ORDER BY r.id",
    N_("%s: the absence from %s ends before it begins.") },
  { PERSON "b.from_date FROM absence r JOIN absence b ON b.employee_id = r.employee_id AND b.id > r.id "
           "AND b.from_date <= r.to_date AND r.from_date <= b.to_date " OF_EMPLOYEE
           "WHERE r.to_date >= r.from_date AND b.to_date >= b.from_date ORDER BY r.id, b.id",
    N_("%s: the absence from %s overlaps with another one.") },
  /* Past results */
  { PERSON "r.cycle_key FROM legacy_result r " OF_EMPLOYEE "WHERE r.to_date IS NOT NULL AND r.to_date < r.from_date ORDER BY r.id",
    N_("%s: the past result of %s ends before it begins.") },
  { PERSON "r.cycle_key FROM legacy_result r " OF_EMPLOYEE "WHERE r.has_score = 0 AND r.grade IS NULL AND r.comment IS NULL ORDER BY r.id",
    N_("%s: the past result of %s has neither score nor grade.") },
  /* Personal files and second reporting lines */
  { PERSON "r.name FROM attachment r " OF_EMPLOYEE "WHERE NOT EXISTS (SELECT 1 FROM file_content f WHERE f.sha256 = r.sha256) ORDER BY r.id",
    N_("%s: the content of the file “%s” is missing.") },
  { "SELECT o.title, o.key, r.name FROM goal_evidence r JOIN objective o ON o.id = r.objective_id WHERE r.kind = 'FILE' "
    "AND NOT EXISTS (SELECT 1 FROM file_content f WHERE f.sha256 = r.sha256) ORDER BY r.id",
    N_("%s: the content of the file “%s” is missing.") },
  { PERSON "r.name FROM certificate r " OF_EMPLOYEE "WHERE r.expires < r.issued ORDER BY r.id",
    N_("%s: the certificate “%s” expires before it was issued.") },
  { PERSON "e.name FROM reporting_line r " OF_EMPLOYEE "WHERE r.manager_id = r.employee_id ORDER BY r.id",
    N_("%s: a second reporting line leads to %s, the same person.") },
};

static gboolean
ask (HengDb *db, const Rule *rule, GPtrArray *findings, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, rule->sql, error);
  HengStep step = HENG_STEP_ERROR;

  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      const char *name = heng_stmt_text (stmt, 0);
      const char *number = heng_stmt_text (stmt, 1);
      g_autofree char *who = g_strdup_printf ("%s (%s)", name ? name : "?", number ? number : "?");

      g_ptr_array_add (findings, g_strdup_printf (_(rule->sentence), who, heng_stmt_text (stmt, 2)));
    }
  return step == HENG_STEP_DONE;
}

gboolean
heng_rule_check (HengDb *db, GPtrArray *findings, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!ask (db, &rules[i], findings, error))
      return FALSE;
  return heng_actual_blocks_check (db, findings, error) && heng_cast_check (db, findings, error);
}
