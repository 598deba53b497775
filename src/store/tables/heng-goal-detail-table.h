/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what hangs on one objective or key result. */
#pragma once

#include "heng-db.h"
#include "heng-goal-records.h"

G_BEGIN_DECLS

/* Objectives of the cycle right below an objective (parent_kr_id 0), right below one of its key results, or (both 0) below nothing. */
GPtrArray *heng_objectives_load_below (HengDb *db, gint64 cycle_id, gint64 parent_id, gint64 parent_kr_id, GError **error);
/* All that are aligned to an objective, to its key results too. */
GPtrArray *heng_objectives_load_aligned (HengDb *db, gint64 objective_id, GError **error);
GPtrArray *heng_key_results_load_of (HengDb *db, gint64 objective_id, GError **error); /* by sort, id */
GPtrArray *heng_checkins_load_of (HengDb *db, gint64 key_result_id, GError **error);   /* by day, id */
/* Rows of a type with objective_id (links, versions, requests, grades, comments, evidence), by id; key_result_id −1: of the objective and all of its key
 * results, 0: of the objective itself. */
GPtrArray *heng_goal_rows_load (HengDb *db, const HengRecordType *type, gint64 objective_id, gint64 key_result_id, GDestroyNotify record_free,
                                GError **error);
/* Links that point to the objective (target_kr_id 0) or to a key result. */
GPtrArray *heng_goal_links_load_to (HengDb *db, gint64 target_id, gint64 target_kr_id, GError **error);
/* Of a remark, by id. */
GPtrArray *heng_goal_mentions_load_of (HengDb *db, gint64 goal_comment_id, GError **error);
/* Remarks of the cycle in which somebody is mentioned, newest first. */
GPtrArray *heng_goal_comments_load_mentioning (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);
HengGoalComment *heng_goal_comment_load_one (HengDb *db, gint64 id, GError **error); /* NO_ROW */
HengGoalRequest *heng_goal_request_load_one (HengDb *db, gint64 id, GError **error); /* NO_ROW */
/* Requests of the cycle, newest first. */
GPtrArray *heng_goal_requests_load_cycle (HengDb *db, gint64 cycle_id, GError **error);

G_END_DECLS
