/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators, templates, profiles, grade bands, calendar. */
#pragma once

#include "heng-journal.h"
#include "heng-scheme.h"
#include "heng-scorecard-step.h"

G_BEGIN_DECLS

GPtrArray *heng_indicators_load (HengDb *db, GError **error); /* by code */
GPtrArray *heng_templates_load (HengDb *db, GError **error);  /* by key, revision */
GPtrArray *heng_template_lines_load (HengDb *db, gint64 template_id /* 0 = all */, GError **error); /* by template, sort */
GPtrArray *heng_indicator_versions_load (HengDb *db, gint64 indicator_id /* 0 = all */, GError **error); /* by indicator, revision */
GPtrArray *heng_profiles_load (HengDb *db, GError **error);
GPtrArray *heng_assignments_load (HengDb *db, GError **error);
GPtrArray *heng_grade_bands_load (HengDb *db, GError **error); /* best first */
HengCalendar *heng_calendar_load (HengDb *db, GError **error);
GPtrArray *heng_calendar_days_load (HengDb *db, GError **error);

/* How many people of a cycle have a scorecard made of a revision of a template. */
typedef struct
{
  gint64 cycle_id, revision;
  char *template_key;
  guint n_people;
} HengTemplateUse;
void heng_template_use_free (HengTemplateUse *use);
GPtrArray *heng_template_uses_load (HengDb *db, GError **error); /* by cycle, key, revision */
/* Whether somebody in some cycle has it. */
gboolean heng_template_is_used (HengDb *db, const char *key, gint64 revision, gboolean *used, GError **error);
/* Steps of a participant's scorecard, newest first. */
GPtrArray *heng_scorecard_steps_load (HengDb *db, gint64 participant_id, GError **error);

G_END_DECLS
