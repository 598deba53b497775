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
heng_profiles_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_profile_type, heng_record_select (db, &heng_profile_type, "ORDER BY t.key", error),
                               (GDestroyNotify) heng_profile_free, error);
}

GPtrArray *
heng_assignments_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_assignment_type,
                               heng_record_select (db, &heng_assignment_type, "ORDER BY t.dept_type, t.is_manager", error),
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
