/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows around one objective or key result. */
#include "heng-goal-detail-table.h"
#include "heng-record-sql.h"

GPtrArray *
heng_objectives_load_below (HengDb *db, gint64 cycle_id, gint64 parent_id, gint64 parent_kr_id, GError **error)
{
  const char *rest = parent_kr_id != 0 ? "WHERE t.cycle_id = $1 AND t.parent_kr_id = $2"
                     : parent_id != 0  ? "WHERE t.cycle_id = $1 AND t.parent_id = $2 AND t.parent_kr_id IS NULL"
                                       : "WHERE t.cycle_id = $1 AND t.parent_id IS NULL AND t.parent_kr_id IS NULL";

  return heng_record_load_many (db, &heng_objective_type, rest, cycle_id, parent_kr_id != 0 ? parent_kr_id : parent_id,
                                (GDestroyNotify) heng_objective_free, error);
}

GPtrArray *
heng_objectives_load_aligned (HengDb *db, gint64 objective_id, GError **error)
{
  return heng_record_load_many (db, &heng_objective_type, "WHERE t.parent_id = $1 ORDER BY t.id", objective_id, 0,
                                (GDestroyNotify) heng_objective_free, error);
}

GPtrArray *
heng_key_results_load_of (HengDb *db, gint64 objective_id, GError **error)
{
  return heng_record_load_many (db, &heng_key_result_type, "WHERE t.objective_id = $1 ORDER BY t.sort, t.id", objective_id, 0,
                                (GDestroyNotify) heng_key_result_free, error);
}

GPtrArray *
heng_checkins_load_of (HengDb *db, gint64 key_result_id, GError **error)
{
  return heng_record_load_many (db, &heng_checkin_type, "WHERE t.key_result_id = $1 ORDER BY t.day, t.id", key_result_id, 0,
                                (GDestroyNotify) heng_checkin_free, error);
}

GPtrArray *
heng_goal_rows_load (HengDb *db, const HengRecordType *type, gint64 objective_id, gint64 key_result_id, GDestroyNotify record_free, GError **error)
{
  const char *rest = key_result_id < 0    ? "WHERE t.objective_id = $1 ORDER BY t.id"
                     : key_result_id == 0 ? "WHERE t.objective_id = $1 AND t.key_result_id IS NULL ORDER BY t.id"
                                          : "WHERE t.objective_id = $1 AND t.key_result_id = $2 ORDER BY t.id";

  return heng_record_load_many (db, type, rest, objective_id, MAX (key_result_id, 0), record_free, error);
}

GPtrArray *
heng_goal_links_load_to (HengDb *db, gint64 target_id, gint64 target_kr_id, GError **error)
{
  return heng_record_load_many (db, &heng_goal_link_type,
                                target_kr_id != 0 ? "WHERE t.target_kr_id = $1 ORDER BY t.id" : "WHERE t.target_id = $1 ORDER BY t.id",
                                target_kr_id != 0 ? target_kr_id : target_id, 0, (GDestroyNotify) heng_goal_link_free, error);
}

GPtrArray *
heng_goal_mentions_load_of (HengDb *db, gint64 goal_comment_id, GError **error)
{
  return heng_record_load_many (db, &heng_goal_mention_type, "WHERE t.goal_comment_id = $1 ORDER BY t.id", goal_comment_id, 0,
                                (GDestroyNotify) heng_goal_mention_free, error);
}

GPtrArray *
heng_goal_comments_load_mentioning (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  return heng_record_load_many (db, &heng_goal_comment_type,
                                "JOIN goal_mention m ON m.goal_comment_id = t.id JOIN objective o ON o.id = t.objective_id "
                                "WHERE o.cycle_id = $1 AND m.employee_id = $2 ORDER BY t.at DESC, t.id DESC",
                                cycle_id, employee_id, (GDestroyNotify) heng_goal_comment_free, error);
}

HengGoalComment *
heng_goal_comment_load_one (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load_existing (db, &heng_goal_comment_type, id, error);
}

HengGoalRequest *
heng_goal_request_load_one (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load_existing (db, &heng_goal_request_type, id, error);
}

GPtrArray *
heng_goal_requests_load_cycle (HengDb *db, gint64 cycle_id, GError **error)
{
  return heng_record_load_many (db, &heng_goal_request_type,
                                "JOIN objective o ON o.id = t.objective_id WHERE o.cycle_id = $1 ORDER BY t.at DESC, t.id DESC", cycle_id, 0,
                                (GDestroyNotify) heng_goal_request_free, error);
}
