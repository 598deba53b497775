/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the file of one person. */
#pragma once

#include "heng-contact.h"
#include "heng-cycle.h"
#include "heng-people.h"
#include "heng-person-records.h"
#include "heng-record-sql.h"

G_BEGIN_DECLS

/* All records of a type with an employee_id that belong to the person, in the order of `order` ("t.from_date, t.id"). The array frees them with
 * `record_free`. */
GPtrArray *heng_person_records_load (HengDb *db, const HengRecordType *type, GDestroyNotify record_free, gint64 employee_id, const char *order,
                                     GError **error);
/* Those who report to the person and have not left: of HengEmployee, by number. */
GPtrArray *heng_reports_load (HengDb *db, gint64 manager_id, GError **error);
/* Second lines that end at the person: of HengReportingLine. */
GPtrArray *heng_second_reports_load (HengDb *db, gint64 manager_id, GError **error);
/* Every revision of every published result: of HengResult, newest cycle and revision first. */
GPtrArray *heng_person_results_load (HengDb *db, gint64 employee_id, GError **error);
/* Cycles that are not published nor closed and have a scorecard of the person: of HengCycle. */
GPtrArray *heng_person_open_cycles_load (HengDb *db, gint64 employee_id, GError **error);
/* All cycles that are neither published nor closed: of HengCycle. */
GPtrArray *heng_running_cycles_load (HengDb *db, GError **error);
/* Departments that the person heads: of HengDepartment. */
GPtrArray *heng_headed_departments_load (HengDb *db, gint64 employee_id, GError **error);

G_END_DECLS
