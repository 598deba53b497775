/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading people and projects. */
#include "heng-people-table.h"

#include <string.h>

#include "heng-record-sql.h"

HengCompany *
heng_company_load (HengDb *db, GError **error)
{
  return heng_record_read_one (&heng_company_type, heng_record_select (db, &heng_company_type, "ORDER BY t.id LIMIT 1", error), error);
}

HengEmployee *
heng_employee_load (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load_existing (db, &heng_employee_type, id, error);
}

HengEmployee *
heng_employee_load_by_no (HengDb *db, const char *emp_no, GError **error)
{
  g_autoptr (GError) problem = NULL;
  HengStmt *stmt = heng_record_select (db, &heng_employee_type, "WHERE t.emp_no = $1", error);
  HengEmployee *employee;

  if (!stmt)
    return NULL;
  heng_stmt_bind_text (stmt, 1, emp_no);
  employee = heng_record_read_one (&heng_employee_type, stmt, &problem);
  if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (!employee)
    heng_record_set_no_row (&heng_employee_type, emp_no, error);
  return employee;
}

GPtrArray *
heng_employees_load (HengDb *db, gint64 department_id, GError **error)
{
  HengStmt *stmt;

  if (department_id == 0)
    stmt = heng_record_select (db, &heng_employee_type, "ORDER BY t.emp_no", error);
  else
    stmt = heng_record_select (db, &heng_employee_type,
                               "WHERE t.department_id IN (WITH RECURSIVE tree(id) AS (SELECT d.id FROM department d WHERE d.id = $1 "
                               "UNION SELECT d.id FROM department d JOIN tree ON d.parent_id = tree.id) SELECT id FROM tree) "
                               "ORDER BY t.emp_no",
                               error);
  if (stmt && department_id != 0)
    heng_stmt_bind_int (stmt, 1, department_id);
  return heng_record_read_all (&heng_employee_type, stmt, (GDestroyNotify) heng_employee_free, error);
}

/* "%text%" for LIKE … ESCAPE '\', in lower case. */
static char *
like_pattern (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr (GString) pattern = g_string_new ("%");

  for (const char *p = lower; *p; p++)
    {
      if (strchr ("%_\\", *p))
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

/* The same rule as heng_employee_matches. $2: without spaces; $3: keyboards write ü as v, the stored reading has u. */
#define MATCHES                                                                                            \
  "(lower(t.name) LIKE $1 ESCAPE '\\' OR lower(t.name_en) LIKE $1 ESCAPE '\\' "                            \
  "OR lower(t.emp_no) LIKE $1 ESCAPE '\\' OR t.initials LIKE $1 ESCAPE '\\' "                              \
  "OR t.pinyin LIKE $1 ESCAPE '\\' OR replace(t.pinyin, ' ', '') LIKE $2 ESCAPE '\\' "                     \
  "OR replace(t.pinyin, ' ', '') LIKE $3 ESCAPE '\\')"

static char *
without_spaces (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("", words);
}

GPtrArray *
heng_employees_search (HengDb *db, const char *text, guint limit, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text ? text : ""));
  g_autofree char *pattern = like_pattern (trimmed);
  g_autofree char *joined = without_spaces (pattern);
  g_autofree char *with_u = g_strdelimit (g_strdup (joined), "v", 'u');
  HengStmt *stmt;

  if (*trimmed)
    stmt = heng_record_select (db, &heng_employee_type, "WHERE " MATCHES " ORDER BY t.emp_no LIMIT $4", error);
  else
    stmt = heng_record_select (db, &heng_employee_type, "ORDER BY t.emp_no LIMIT $4", error);
  if (!stmt)
    return NULL;
  if (*trimmed)
    {
      heng_stmt_bind_text (stmt, 1, pattern);
      heng_stmt_bind_text (stmt, 2, joined);
      heng_stmt_bind_text (stmt, 3, with_u);
    }
  heng_stmt_bind_int (stmt, 4, limit > 0 ? (gint64) limit : G_MAXINT64);
  return heng_record_read_all (&heng_employee_type, stmt, (GDestroyNotify) heng_employee_free, error);
}

gint64
heng_employees_count (HengDb *db, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT count(*) FROM employee", error);

  return stmt && heng_stmt_step (stmt, error) == HENG_STEP_ROW ? heng_stmt_int (stmt, 0) : -1;
}

HengEmployeePrivate *
heng_employee_private_load (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load (db, &heng_employee_private_type, id, error);
}

HengEmployeeDetail *
heng_employee_detail_load (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load (db, &heng_employee_detail_type, id, error);
}

GPtrArray *
heng_projects_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_project_type, heng_record_select (db, &heng_project_type, "ORDER BY t.key", error),
                               (GDestroyNotify) heng_project_free, error);
}

GPtrArray *
heng_project_members_load (HengDb *db, gint64 project_id, GError **error)
{
  HengStmt *stmt;

  if (project_id == 0)
    stmt = heng_record_select (db, &heng_project_member_type, "ORDER BY t.project_id, t.id", error);
  else
    stmt = heng_record_select (db, &heng_project_member_type, "WHERE t.project_id = $1 ORDER BY t.id", error);
  if (stmt && project_id != 0)
    heng_stmt_bind_int (stmt, 1, project_id);
  return heng_record_read_all (&heng_project_member_type, stmt, (GDestroyNotify) heng_project_member_free, error);
}
