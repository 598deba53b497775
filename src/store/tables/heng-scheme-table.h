/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators, templates, profiles, grade bands, calendar. */
#pragma once

#include "heng-journal.h"
#include "heng-scheme.h"

G_BEGIN_DECLS

GPtrArray *heng_indicators_load (HengDb *db, GError **error); /* by code */
GPtrArray *heng_templates_load (HengDb *db, GError **error);  /* by key, revision */
GPtrArray *heng_template_lines_load (HengDb *db, gint64 template_id /* 0 = all */, GError **error); /* by template, sort */
GPtrArray *heng_profiles_load (HengDb *db, GError **error);
GPtrArray *heng_assignments_load (HengDb *db, GError **error);
GPtrArray *heng_grade_bands_load (HengDb *db, GError **error); /* best first */
HengCalendar *heng_calendar_load (HengDb *db, GError **error);
GPtrArray *heng_calendar_days_load (HengDb *db, GError **error);

G_END_DECLS
