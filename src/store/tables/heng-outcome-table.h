/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what follows from results: calibrated grades, pools, appeals, decisions, absences, past results of other systems. */
#pragma once

#include "heng-db.h"
#include "heng-decision.h"
#include "heng-legacy.h"

G_BEGIN_DECLS

GPtrArray *heng_grade_changes_load (HengDb *db, gint64 cycle_id, GError **error); /* of HengGradeChange, by employee_id */
/* NULL without error when the grade was not changed. */
HengGradeChange *heng_grade_change_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);
GPtrArray *heng_pool_members_load (HengDb *db, gint64 cycle_id, GError **error); /* of HengPoolMember, by pool, department */

/* Of HengAppeal, by day of opening; an id of 0 = all. */
GPtrArray *heng_appeals_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);
HengAppeal *heng_appeal_load (HengDb *db, gint64 id, GError **error);
GPtrArray *heng_decisions_load (HengDb *db, gint64 employee_id /* 0 = all */, GError **error); /* of HengDecision, by day */
GPtrArray *heng_absences_load (HengDb *db, gint64 employee_id /* 0 = all */, GError **error);  /* of HengAbsence, by employee, from_date */
GPtrArray *heng_legacy_results_load (HengDb *db, gint64 employee_id /* 0 = all */, GError **error); /* by employee, from_date, cycle_key */
/* First revision of the results of people who have a later one, by employee_id: what a correction has to be computed like. */
GPtrArray *heng_first_results_load (HengDb *db, gint64 cycle_id, GError **error);
/* Every revision of one person's result, by revision. */
GPtrArray *heng_result_revisions_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);

G_END_DECLS
