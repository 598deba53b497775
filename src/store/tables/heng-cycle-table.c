/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading cycles with their participants, scorecards, actuals and results. */
#include "heng-cycle-table.h"

#include "heng-people-table.h"
#include "heng-record-sql.h"
#include "heng-scheme.h"

GPtrArray *
heng_cycles_load (HengDb *db, GError **error)
{
  return heng_record_load_many (db, &heng_cycle_type, "ORDER BY t.start_date, t.id", 0, 0, (GDestroyNotify) heng_cycle_free, error);
}

HengCycle *
heng_cycle_load (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load_existing (db, &heng_cycle_type, id, error);
}

HengCycle *
heng_cycle_load_by_key (HengDb *db, const char *key, GError **error)
{
  g_autoptr (GError) problem = NULL;
  HengStmt *stmt = heng_record_select (db, &heng_cycle_type, "WHERE t.key = $1", error);
  HengCycle *cycle;

  if (!stmt)
    return NULL;
  heng_stmt_bind_text (stmt, 1, key);
  cycle = heng_record_read_one (&heng_cycle_type, stmt, &problem);
  if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (!cycle)
    heng_record_set_no_row (&heng_cycle_type, key, error);
  return cycle;
}

HengCycle *
heng_cycle_load_current (HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);
  g_autoptr (HengCompany) company = cycles ? heng_company_load (db, NULL) : NULL;
  HengDate today = company && company->is_sample && company->sample_day ? company->sample_day : heng_date_today ();

  for (guint i = cycles ? cycles->len : 0; i > 0; i--)
    {
      const HengCycle *cycle = cycles->pdata[i - 1];

      if (cycle->start_date <= today && cycle->state != HENG_CYCLE_ARCHIVED)
        return heng_cycle_copy (cycle);
    }
  return cycles && cycles->len > 0 ? heng_cycle_copy (cycles->pdata[cycles->len - 1]) : NULL;
}

GPtrArray *
heng_participants_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  return heng_record_load_many (db, &heng_participant_type,
                                employee_id ? "WHERE t.cycle_id = $1 AND t.employee_id = $2 ORDER BY t.employee_id, t.part"
                                            : "WHERE t.cycle_id = $1 ORDER BY t.employee_id, t.part",
                                cycle_id, employee_id, (GDestroyNotify) heng_participant_free, error);
}

HengParticipant *
heng_participant_load (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load_existing (db, &heng_participant_type, id, error);
}

/* Rows that hang on a participant, by participant id. */
static GPtrArray *
load_of_participants (HengDb *db, const HengRecordType *type, gint64 cycle_id, gint64 employee_id, const char *order,
                      GDestroyNotify record_free, GError **error)
{
  g_autofree char *rest = NULL;

  rest = g_strdup_printf ("JOIN participant p ON p.id = t.participant_id WHERE p.cycle_id = $1 %s ORDER BY t.participant_id, %s",
                          employee_id ? "AND p.employee_id = $2" : "", order);
  return heng_record_load_many (db, type, rest, cycle_id, employee_id, record_free, error);
}

GPtrArray *
heng_scorecard_lines_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  return load_of_participants (db, &heng_scorecard_line_type, cycle_id, employee_id, "t.sort, t.id",
                               (GDestroyNotify) heng_scorecard_line_free, error);
}

GPtrArray *
heng_milestones_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  return load_of_participants (db, &heng_milestone_type, cycle_id, employee_id, "t.code, t.plan_date, t.id",
                               (GDestroyNotify) heng_milestone_free, error);
}

static int
compare_group (gconstpointer a, gconstpointer b)
{
  const HengFeedback *left = *(HengFeedback *const *) a;
  const HengFeedback *right = *(HengFeedback *const *) b;

  if (left->participant_id != right->participant_id)
    return left->participant_id < right->participant_id ? -1 : 1;
  return left->rater_group - right->rater_group;
}

GPtrArray *
heng_feedback_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  GPtrArray *feedback = load_of_participants (db, &heng_feedback_type, cycle_id, employee_id, "t.id",
                                              (GDestroyNotify) heng_feedback_free, error);

  /* Groups are stored by key, whose alphabet is not their order. */
  if (feedback)
    g_ptr_array_sort (feedback, compare_group);
  return feedback;
}

GPtrArray *
heng_adjustments_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  return heng_record_load_many (db, &heng_adjustment_type,
                                employee_id ? "WHERE t.cycle_id = $1 AND t.employee_id = $2 ORDER BY t.employee_id, t.day, t.id"
                                            : "WHERE t.cycle_id = $1 ORDER BY t.employee_id, t.day, t.id",
                                cycle_id, employee_id, (GDestroyNotify) heng_adjustment_free, error);
}

GPtrArray *
heng_comments_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  return heng_record_load_many (db, &heng_comment_type,
                                employee_id ? "WHERE t.cycle_id = $1 AND t.employee_id = $2 ORDER BY t.employee_id, t.id"
                                            : "WHERE t.cycle_id = $1 ORDER BY t.employee_id, t.id",
                                cycle_id, employee_id, (GDestroyNotify) heng_comment_free, error);
}

GPtrArray *
heng_results_load (HengDb *db, gint64 cycle_id, GError **error)
{
  return heng_record_load_many (db, &heng_result_type,
                                "WHERE t.cycle_id = $1 AND t.revision = (SELECT max(r.revision) FROM result r WHERE r.cycle_id = t.cycle_id "
                                "AND r.employee_id = t.employee_id) ORDER BY t.employee_id",
                                cycle_id, 0, (GDestroyNotify) heng_result_free, error);
}

GPtrArray *
heng_results_load_employee (HengDb *db, gint64 employee_id, GError **error)
{
  return heng_record_load_many (db, &heng_result_type,
                                "JOIN cycle c ON c.id = t.cycle_id WHERE t.employee_id = $1 AND t.revision = (SELECT max(r.revision) FROM result r "
                                "WHERE r.cycle_id = t.cycle_id AND r.employee_id = t.employee_id) ORDER BY c.start_date, c.id",
                                employee_id, 0, (GDestroyNotify) heng_result_free, error);
}
