/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading question sets and rating sheets. */
#include "heng-feedback-table.h"

#include "heng-record-sql.h"

GPtrArray *
heng_question_sets_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_question_set_type,
                               heng_record_select (db, &heng_question_set_type, "ORDER BY t.key, t.revision", error),
                               (GDestroyNotify) heng_question_set_free, error);
}

GPtrArray *
heng_questions_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_question_type,
                               heng_record_select (db, &heng_question_type, "ORDER BY t.question_set_id, t.sort", error),
                               (GDestroyNotify) heng_question_free, error);
}

gboolean
heng_question_set_is_used (HengDb *db, const char *key, gint64 revision, gboolean *used, GError **error)
{
  static const char *const questions[] = { "SELECT id FROM participant WHERE question_set_key = $1 AND question_set_revision = $2 LIMIT 1",
                                           "SELECT id FROM rating_sheet WHERE question_set_key = $1 AND question_set_revision = $2 LIMIT 1" };

  *used = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (questions) && !*used; i++)
    {
      g_autoptr (HengStmt) stmt = heng_db_prepare (db, questions[i], error);
      HengStep step;

      if (!stmt)
        return FALSE;
      heng_stmt_bind_text (stmt, 1, key);
      heng_stmt_bind_int (stmt, 2, revision);
      step = heng_stmt_step (stmt, error);
      if (step == HENG_STEP_ERROR)
        return FALSE;
      *used = step == HENG_STEP_ROW;
    }
  return TRUE;
}

GPtrArray *
heng_rating_sheets_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  HengStmt *stmt;

  if (employee_id)
    stmt = heng_record_select (db, &heng_rating_sheet_type,
                               "JOIN participant p ON p.id = t.participant_id WHERE p.cycle_id = $1 AND p.employee_id = $2 "
                               "ORDER BY t.participant_id, t.id", error);
  else
    stmt = heng_record_select (db, &heng_rating_sheet_type,
                               "JOIN participant p ON p.id = t.participant_id WHERE p.cycle_id = $1 ORDER BY t.participant_id, t.id", error);
  if (stmt)
    heng_stmt_bind_int (stmt, 1, cycle_id);
  if (stmt && employee_id)
    heng_stmt_bind_int (stmt, 2, employee_id);
  return heng_record_read_all (&heng_rating_sheet_type, stmt, (GDestroyNotify) heng_rating_sheet_free, error);
}

GPtrArray *
heng_rating_done_load (HengDb *db, gint64 cycle_id, GError **error)
{
  HengStmt *stmt = heng_record_select (db, &heng_rating_done_type, "WHERE t.cycle_id = $1 ORDER BY t.rater_id", error);

  if (stmt)
    heng_stmt_bind_int (stmt, 1, cycle_id);
  return heng_record_read_all (&heng_rating_done_type, stmt, (GDestroyNotify) heng_rating_done_free, error);
}
