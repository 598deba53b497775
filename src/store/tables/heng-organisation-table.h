/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what the organisation was and is besides the tree itself: dated changes, second reporting lines, milestones of projects. */
#pragma once

#include "heng-people.h"
#include "heng-person-records.h"
#include "heng-record-sql.h"

G_BEGIN_DECLS

/* Of HengDepartmentChange, by department, from_date, id; department_id 0 = all. */
GPtrArray *heng_department_changes_load (HengDb *db, gint64 department_id, GError **error);
/* Of HengReportingLine: all of them, by employee. */
GPtrArray *heng_reporting_lines_load (HengDb *db, GError **error);
/* How many people who have not left are in each department, and under 0 in none: department id (gint64 *) → GUINT. New. */
GHashTable *heng_department_counts_load (HengDb *db, GError **error);
/* Of HengEmployee by number, who have not left: of one department alone, 0 = of none; at most `most`. */
GPtrArray *heng_department_people_load (HengDb *db, gint64 department_id, guint most, GError **error);
/* Of HengEmployee by number, who have not left: heads of departments, and both ends of second reporting lines. */
GPtrArray *heng_named_people_load (HengDb *db, GError **error);
/* Of HengProjectMilestone, by project, plan_date; project_id 0 = all. */
GPtrArray *heng_project_milestones_load (HengDb *db, gint64 project_id, GError **error);

G_END_DECLS
