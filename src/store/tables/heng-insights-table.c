/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query behind figures over many cycles. */
#include "heng-insights-table.h"

/* One row for each revision and part, the one that counts last. */
#define SCORES                                                                                                                                     \
  "SELECT r.employee_id, p.department_id, p.manager_id, r.published FROM result r "                                                                \
  "LEFT JOIN participant p ON p.cycle_id = r.cycle_id AND p.employee_id = r.employee_id "                                                          \
  "WHERE r.cycle_id = $1 ORDER BY r.employee_id, r.revision, p.part"

GArray *
heng_result_scores_load (HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, SCORES, error);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (HengResultScore));
  HengStep step;

  if (stmt == NULL)
    return NULL;
  heng_stmt_bind_int (stmt, 1, cycle_id);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      HengResultScore score = { heng_stmt_int (stmt, 0), heng_stmt_int (stmt, 1), heng_stmt_int (stmt, 2), heng_stmt_int (stmt, 3) };

      if (scores->len > 0 && g_array_index (scores, HengResultScore, scores->len - 1).employee_id == score.employee_id)
        g_array_index (scores, HengResultScore, scores->len - 1) = score;
      else
        g_array_append_val (scores, score);
    }
  return step == HENG_STEP_DONE ? g_steal_pointer (&scores) : NULL;
}
