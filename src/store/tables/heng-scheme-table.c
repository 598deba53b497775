/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading indicators, templates, profiles, grade bands and the calendar. */
#include "heng-scheme-table.h"

#include "heng-record-sql.h"

GPtrArray *
heng_indicators_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_indicator_type, heng_record_select (db, &heng_indicator_type, "ORDER BY t.code", error),
                               (GDestroyNotify) heng_indicator_free, error);
}

GPtrArray *
heng_templates_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_template_type,
                               heng_record_select (db, &heng_template_type, "ORDER BY t.key, t.revision", error),
                               (GDestroyNotify) heng_template_free, error);
}

GPtrArray *
heng_template_lines_load (HengDb *db, gint64 template_id, GError **error)
{
  HengStmt *stmt;

  if (template_id == 0)
    stmt = heng_record_select (db, &heng_template_line_type, "ORDER BY t.template_id, t.sort, t.id", error);
  else
    stmt = heng_record_select (db, &heng_template_line_type, "WHERE t.template_id = $1 ORDER BY t.sort, t.id", error);
  if (stmt && template_id != 0)
    heng_stmt_bind_int (stmt, 1, template_id);
  return heng_record_read_all (&heng_template_line_type, stmt, (GDestroyNotify) heng_template_line_free, error);
}

GPtrArray *
heng_indicator_versions_load (HengDb *db, gint64 indicator_id, GError **error)
{
  return heng_record_load_many (db, &heng_indicator_version_type,
                                indicator_id ? "WHERE t.indicator_id = $1 ORDER BY t.revision" : "ORDER BY t.indicator_id, t.revision",
                                indicator_id, 0, (GDestroyNotify) heng_indicator_version_free, error);
}

GPtrArray *
heng_profiles_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_profile_type, heng_record_select (db, &heng_profile_type, "ORDER BY t.key", error),
                               (GDestroyNotify) heng_profile_free, error);
}

GPtrArray *
heng_assignments_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_assignment_type,
                               heng_record_select (db, &heng_assignment_type, "ORDER BY t.sort, t.id", error),
                               (GDestroyNotify) heng_assignment_free, error);
}

GPtrArray *
heng_grade_bands_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_grade_band_type,
                               heng_record_select (db, &heng_grade_band_type, "ORDER BY t.sort, t.id", error),
                               (GDestroyNotify) heng_grade_band_free, error);
}

GPtrArray *
heng_calendar_days_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_calendar_day_type, heng_record_select (db, &heng_calendar_day_type, "ORDER BY t.day", error),
                               (GDestroyNotify) heng_calendar_day_free, error);
}

HengCalendar *
heng_calendar_load (HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) days = heng_calendar_days_load (db, error);
  HengCalendar *calendar;

  if (!days)
    return NULL;
  calendar = heng_calendar_new ();
  for (guint i = 0; i < days->len; i++)
    {
      const HengCalendarDay *day = days->pdata[i];

      heng_calendar_set (calendar, day->day, day->is_working != 0);
    }
  return calendar;
}

void
heng_template_use_free (HengTemplateUse *use)
{
  g_free (use->template_key);
  g_free (use);
}

GPtrArray *
heng_template_uses_load (HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_template_use_free);
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (db,
                          "SELECT cycle_id, template_key, template_revision, count(DISTINCT employee_id) FROM participant "
                          "WHERE template_key IS NOT NULL GROUP BY cycle_id, template_key, template_revision "
                          "ORDER BY cycle_id, template_key, template_revision",
                          error);
  if (!stmt)
    return NULL;
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      HengTemplateUse *use = g_new0 (HengTemplateUse, 1);

      use->cycle_id = heng_stmt_int (stmt, 0);
      use->template_key = g_strdup (heng_stmt_text (stmt, 1));
      use->revision = heng_stmt_int (stmt, 2);
      use->n_people = (guint) heng_stmt_int (stmt, 3);
      g_ptr_array_add (uses, use);
    }
  return step == HENG_STEP_DONE ? g_steal_pointer (&uses) : NULL;
}

gboolean
heng_template_is_used (HengDb *db, const char *key, gint64 revision, gboolean *used, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (db, "SELECT id FROM participant WHERE template_key = $1 AND template_revision = $2 LIMIT 1", error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_text (stmt, 1, key);
  heng_stmt_bind_int (stmt, 2, revision);
  step = heng_stmt_step (stmt, error);
  *used = step == HENG_STEP_ROW;
  return step != HENG_STEP_ERROR;
}

GPtrArray *
heng_scorecard_steps_load (HengDb *db, gint64 participant_id, GError **error)
{
  return heng_record_load_many (db, &heng_scorecard_step_type, "WHERE t.participant_id = $1 ORDER BY t.id DESC", participant_id, 0,
                                (GDestroyNotify) heng_scorecard_step_free, error);
}
