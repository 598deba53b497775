/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cycles, participants, scorecards, actuals, goals, check-ins, results. */
#pragma once

#include "heng-cycle.h"
#include "heng-journal.h"

G_BEGIN_DECLS

GPtrArray *heng_cycles_load (HengDb *db, GError **error); /* by start_date */
HengCycle *heng_cycle_load (HengDb *db, gint64 id, GError **error);
HengCycle *heng_cycle_load_by_key (HengDb *db, const char *key, GError **error); /* NO_ROW */
/* The newest cycle that has begun and is not archived, else the newest; NULL without error when there is none. */
HengCycle *heng_cycle_load_current (HengDb *db, GError **error);

/* Each takes one employee, or 0 for all of the cycle; lines and the rest come ordered so that a merge walk over participants works
 * (participants by employee_id, part; the others by participant id resp. employee id, then sort). */
GPtrArray *heng_participants_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);
HengParticipant *heng_participant_load (HengDb *db, gint64 id, GError **error); /* NO_ROW */
GPtrArray *heng_scorecard_lines_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);
/* Every value there is, packed ones too (heng-actual-table.h), by level, owner_id, code. */
GPtrArray *heng_actuals_load (HengDb *db, gint64 cycle_id, GError **error);
GPtrArray *heng_actuals_load_for (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error); /* own, and DEPT and COMPANY ones of the cycle */
HengActualRow *heng_actual_row_load (HengDb *db, gint64 cycle_id, int level, gint64 owner_id, const char *code, GError **error); /* not packed ones; NULL without error */
GPtrArray *heng_milestones_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);
GPtrArray *heng_feedback_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);
GPtrArray *heng_adjustments_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);
GPtrArray *heng_comments_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);

/* Objectives of the cycle; owner_kind −1 = all owners, owner_id 0 = all of that kind. By owner, sort. */
GPtrArray *heng_objectives_load (HengDb *db, gint64 cycle_id, int owner_kind, gint64 owner_id, GError **error);
GPtrArray *heng_key_results_load (HengDb *db, gint64 cycle_id, int owner_kind, gint64 owner_id, GError **error); /* by objective, sort */
GPtrArray *heng_checkins_load (HengDb *db, gint64 cycle_id, int owner_kind, gint64 owner_id, GError **error);    /* by key result, day, id */
HengKeyResult *heng_key_result_load (HengDb *db, gint64 id, GError **error);
HengObjective *heng_objective_load (HengDb *db, gint64 id, GError **error);

GPtrArray *heng_results_load (HengDb *db, gint64 cycle_id, GError **error);            /* newest revision of each employee, by employee_id */
GPtrArray *heng_results_load_employee (HengDb *db, gint64 employee_id, GError **error); /* newest revision of each cycle, old → new */

G_END_DECLS
