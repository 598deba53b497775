/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Company, departments, employees, job history, projects: reading, and the writes that need more than one row. */
#pragma once

#include "heng-journal.h"
#include "heng-people.h"

G_BEGIN_DECLS

HengCompany *heng_company_load (HengDb *db, GError **error); /* NULL without error: no company row yet */

GPtrArray *heng_departments_load (HengDb *db, GError **error); /* of HengDepartment, parents before children, by sort */
/* "研发部 / 平台组"; "" for 0. `departments` from heng_departments_load. */
char *heng_department_path (GPtrArray *departments, gint64 id);
const HengDepartment *heng_department_find (GPtrArray *departments, gint64 id);
/* The nearest own or inherited type. */
HengDeptType heng_department_effective_type (GPtrArray *departments, gint64 id);
/* Finds "a/b/c" (names, "/" separated) or creates the missing steps inside the change; 0 on error. */
gint64 heng_department_ensure_path (HengChange *change, GPtrArray *departments, const char *path, GError **error);

HengEmployee *heng_employee_load (HengDb *db, gint64 id, GError **error); /* NO_ROW */
HengEmployee *heng_employee_load_by_no (HengDb *db, const char *emp_no, GError **error); /* NO_ROW */
GPtrArray *heng_employees_load (HengDb *db, gint64 department_id /* 0 = all; with its subtree */, GError **error); /* by emp_no */
/* Name, pinyin (with or without spaces), initials or number; NULL or "" = all. At most limit (0 = no limit), by emp_no. */
GPtrArray *heng_employees_search (HengDb *db, const char *text, guint limit, GError **error);
gint64 heng_employees_count (HengDb *db, GError **error);
HengEmployeePrivate *heng_employee_private_load (HengDb *db, gint64 id, GError **error); /* NULL without error: none */
HengEmployeeDetail *heng_employee_detail_load (HengDb *db, gint64 id, GError **error);
/* By employee, from_date. Somebody who was hired and never changed has one record with id 0: derived from the employee, not stored. */
GPtrArray *heng_jobs_load (HengDb *db, gint64 employee_id /* 0 = all */, GError **error);
/* Stores the derived record of the hiring. To be called with the employee as stored, before a change that is to become history (a new
 * department) is written to it; nothing happens when there are records already. heng_employee_change_job does it by itself. */
gboolean heng_employee_keep_hire (HengChange *change, const HengEmployee *stored, GError **error);
/* Writes the job record and brings department, position, level and manager of the employee in line. */
gboolean heng_employee_change_job (HengChange *change, HengEmployee *employee, HengJob *job, GError **error);
GPtrArray *heng_projects_load (HengDb *db, GError **error);
GPtrArray *heng_project_members_load (HengDb *db, gint64 project_id /* 0 = all */, GError **error);

G_END_DECLS
