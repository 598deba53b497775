/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small company with every case of domain.md §4, in a store of its own, with the shipped templates. */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "heng-appraisal.h"

typedef struct
{
  char *folder, *path;
  HengDb *db;
  gint64 rd, platform, hr, board; /* departments; the board has no template */
} Fixture;

#define Q3_FROM heng_date_new (2026, 7, 1)
#define Q3_TO heng_date_new (2026, 9, 30)

static inline void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static inline char *
fixture_templates (void)
{
  return g_build_filename (g_getenv ("HENG_DATA_DIR"), "templates", NULL);
}

static inline gint64
add_department (HengChange *change, const char *name, int type, gint64 parent_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDepartment) department = heng_department_new ();

  department->name = g_strdup (name);
  department->dept_type = type;
  department->parent_id = parent_id;
  heng_change_insert (change, &heng_department_type, department, &error);
  g_assert_no_error (error);
  return department->id;
}

/* A person with a job from the day of hiring. */
static inline gint64
add_employee (HengDb *db, const char *emp_no, const char *name, gint64 department_id, gint64 manager_id, HengDate hired)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "hire", &error);
  g_autoptr (HengEmployee) employee = heng_employee_new ();
  g_autoptr (HengJob) job = heng_job_new ();

  g_assert_no_error (error);
  employee->emp_no = g_strdup (emp_no);
  employee->name = g_strdup (name);
  employee->department_id = department_id;
  employee->manager_id = manager_id;
  employee->hire_date = hired;
  employee->emp_status = HENG_EMP_STATUS_REGULAR;
  heng_change_insert (change, &heng_employee_type, employee, &error);
  g_assert_no_error (error);
  job->employee_id = employee->id;
  job->from_date = hired;
  job->kind = HENG_JOB_HIRE;
  job->department_id = department_id;
  job->manager_id = manager_id;
  heng_change_insert (change, &heng_job_type, job, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  return employee->id;
}

static inline gint64
id_of (HengDb *db, const char *emp_no)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, &error);

  g_assert_no_error (error);
  return employee->id;
}

static inline void
add_job (HengDb *db, const char *emp_no, HengDate from, HengJobKind kind, gint64 department_id, gint64 manager_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "job", &error);
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, &error);
  g_autoptr (HengJob) job = heng_job_new ();

  g_assert_no_error (error);
  job->employee_id = employee->id;
  job->from_date = from;
  job->kind = kind;
  job->department_id = department_id;
  job->manager_id = manager_id;
  heng_employee_change_job (change, employee, job, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static inline void
leave (HengDb *db, const char *emp_no, HengDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "leave", &error);
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, &error);

  g_assert_no_error (error);
  employee->leave_date = day;
  employee->emp_status = HENG_EMP_STATUS_LEFT;
  heng_change_update (change, &heng_employee_type, employee, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static inline void
add_people (Fixture *fixture)
{
  HengDb *db = fixture->db;
  HengDate early = heng_date_new (2024, 3, 1);
  gint64 head = add_employee (db, "QH0001", "李娜", fixture->rd, 0, early);

  add_employee (db, "QH0002", "张伟", fixture->platform, head, early);
  add_employee (db, "QH0003", "王芳", fixture->rd, head, early);
  add_employee (db, "QH0004", "陈晨", fixture->rd, head, heng_date_new (2026, 9, 10)); /* 21 days */
  add_employee (db, "QH0005", "周敏", fixture->rd, head, heng_date_new (2026, 8, 15)); /* 47 days */
  add_employee (db, "QH0006", "何一鸣", fixture->rd, head, early);
  add_job (db, "QH0006", heng_date_new (2026, 8, 3), HENG_JOB_TRANSFER, fixture->hr, head);
  add_employee (db, "QH0007", "董事", fixture->board, head, early);
  add_employee (db, "QH0008", "已离", fixture->rd, head, early);
  leave (db, "QH0008", heng_date_new (2026, 6, 30));
  add_employee (db, "QH0009", "将离", fixture->rd, head, early);
  leave (db, "QH0009", heng_date_new (2026, 8, 20));
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = NULL;
  g_autofree char *templates = fixture_templates ();

  heng_clock_pin (heng_date_new (2026, 8, 21));
  fixture->folder = g_dir_make_tmp ("heng-appraisal-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "company.heng", NULL);
  fixture->db = heng_db_open (fixture->path, HENG_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", &error), >, 50);
  g_assert_no_error (error);
  change = heng_change_begin (fixture->db, "test", "departments", &error);
  g_assert_no_error (error);
  fixture->rd = add_department (change, "研发部", HENG_DEPT_RD, 0);
  fixture->platform = add_department (change, "平台组", HENG_DEPT_OTHER, fixture->rd);
  fixture->hr = add_department (change, "人事部", HENG_DEPT_HR, 0);
  fixture->board = add_department (change, "董事会", HENG_DEPT_OTHER, 0);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  add_people (fixture);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  heng_db_close (fixture->db);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  heng_clock_pin (HENG_DATE_NONE);
}

static inline HengCycleOpenArgs
q3_args (void)
{
  return (HengCycleOpenArgs) { .key = "2026Q3", .from = Q3_FROM, .to = Q3_TO, .actor = "test" };
}

static inline gint64
open_q3 (HengDb *db)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = q3_args ();
  g_autoptr (HengCycleOpened) opened = heng_cycle_open (db, &args, &error);

  g_assert_no_error (error);
  return opened->cycle_id;
}

static inline HengReview *
review_of (HengDb *db, gint64 cycle_id, const char *emp_no)
{
  g_autoptr (GError) error = NULL;
  HengReview *review = heng_review_load (db, cycle_id, id_of (db, emp_no), NULL, &error);

  g_assert_no_error (error);
  return review;
}

static inline gboolean
enter (HengDb *db, gint64 cycle_id, const char *emp_no, const char *code, const char *value, GError **error)
{
  g_autoptr (HengReview) review = review_of (db, cycle_id, emp_no);

  return heng_enter_actual (db, heng_review_find_line (review, code)->record, value, NULL, NULL, NULL, -1, "test", error);
}

/* A plausible value for each kind of rule. */
static inline const char *
plain_value (const HengReviewLine *line)
{
  switch (heng_rule_kind (line->rule))
    {
    case HENG_RULE_RATE:
      return "4";
    case HENG_RULE_DED:
      return "1/0/0";
    case HENG_RULE_STEP:
      return "2";
    case HENG_RULE_BAND:
      return "3";
    case HENG_RULE_LIN:
      return heng_rule_lower_is_better (line->rule) ? "5" : "80";
    default:
      return "90";
    }
}

static inline void
deliver_milestone (HengDb *db, gint64 participant_id, const char *code, HengDate plan, HengDate actual)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "milestone", &error);
  g_autoptr (HengMilestone) milestone = heng_milestone_new ();

  g_assert_no_error (error);
  milestone->participant_id = participant_id;
  milestone->code = g_strdup (code);
  milestone->name = g_strdup ("灰度发布");
  milestone->weight_bp = 10000;
  milestone->plan_date = plan;
  milestone->actual_date = actual;
  milestone->quality = HENG_POINTS (4);
  heng_change_insert (change, &heng_milestone_type, milestone, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

/* Every line of every scored person gets a value. */
static inline void
fill_everything (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle_id, 0, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < reviews->len; i++)
    for (guint p = 0; p < ((HengReview *) reviews->pdata[i])->parts->len; p++)
      {
        const HengReviewPart *part = ((HengReview *) reviews->pdata[i])->parts->pdata[p];

        for (guint k = 0; k < part->lines->len; k++)
          {
            const HengReviewLine *line = part->lines->pdata[k];

            if (heng_rule_kind (line->rule) == HENG_RULE_MILE)
              deliver_milestone (db, part->participant->id, line->record->code, heng_date_new (2026, 8, 10), heng_date_new (2026, 8, 10));
            else
              heng_enter_actual (db, line->record, plain_value (line), NULL, NULL, NULL, -1, "test", &error);
            g_assert_no_error (error);
          }
      }
}

static inline gboolean
has_gap (GPtrArray *gaps, HengGapKind kind, gint64 employee_id, const char *words)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      const HengGap *gap = gaps->pdata[i];

      if (gap->kind == kind && gap->employee_id == employee_id && strstr (gap->text, words))
        return TRUE;
    }
  return FALSE;
}

static inline void
undo (HengDb *db, const char *expected_name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_journal_undo (db, "test", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected_name);
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
