/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units: what is refused, what is dated, what a move brings along, closing, the organisation of an earlier day; projects. */
#include "appraisal-fixture.h"
#include "heng-organisation.h"

static HengDepartment *
unit_of (HengDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = heng_departments_load (db, &error);
  const HengDepartment *unit = heng_department_find (units, id);

  g_assert_no_error (error);
  return unit != NULL ? heng_department_copy (unit) : NULL;
}

static HengDepartment *
new_unit (const char *name, gint64 parent_id)
{
  HengDepartment *unit = heng_department_new ();

  unit->name = g_strdup (name);
  unit->parent_id = parent_id;
  return unit;
}

static void
assert_says (const GError *error, const char *words)
{
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_not_saved (HengDb *db, HengDepartment *unit, HengDate day, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (heng_unit_save (db, unit, day, "test", &error));
  assert_says (error, words);
}

static void
save (HengDb *db, HengDepartment *unit, HengDate day)
{
  g_autoptr (GError) error = NULL;

  heng_unit_save (db, unit, day, "test", &error);
  g_assert_no_error (error);
}

static void
move (HengDb *db, gint64 id, gint64 parent_id, gint64 before_id)
{
  g_autoptr (GError) error = NULL;

  heng_unit_move (db, id, parent_id, before_id, HENG_DATE_NONE, "test", &error);
  g_assert_no_error (error);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengDepartment) unit = new_unit ("  ", 0), rd = unit_of (fixture->db, fixture->rd);

  assert_not_saved (fixture->db, unit, HENG_DATE_NONE, "needs a name");
  g_free (unit->name);
  unit->name = g_strdup ("研/发");
  assert_not_saved (fixture->db, unit, HENG_DATE_NONE, "“/”");
  g_free (unit->name);
  unit->name = g_strdup (" 人事部 ");
  assert_not_saved (fixture->db, unit, HENG_DATE_NONE, "a unit “人事部” in the same place");
  unit->parent_id = fixture->rd; /* the name is free there */
  assert_not_saved (fixture->db, unit, heng_date_new (2026, 8, 22), "future");
  unit->valid_from = heng_date_new (2026, 8, 20);
  unit->valid_to = heng_date_new (2026, 8, 19);
  assert_not_saved (fixture->db, unit, HENG_DATE_NONE, "before the first day");
  unit->valid_to = HENG_DATE_NONE;
  unit->head_id = id_of (fixture->db, "QH0008");
  assert_not_saved (fixture->db, unit, HENG_DATE_NONE, "has left");
  unit->head_id = id_of (fixture->db, "QH0002");
  save (fixture->db, unit, HENG_DATE_NONE);
  rd->parent_id = fixture->platform;
  assert_not_saved (fixture->db, rd, HENG_DATE_NONE, "below itself");
  undo (fixture->db, "New unit 人事部");
}

/* The deepest chain there may be, and what would make it deeper: a unit below it, or one above moved down with all it holds. */
static void
test_levels (Fixture *fixture, gconstpointer data)
{
  gint64 above = 0, top = 0;
  g_autoptr (HengDepartment) deeper = NULL, moved = NULL;

  for (guint i = 0; i < HENG_MOST_LEVELS; i++)
    {
      g_autoptr (HengDepartment) unit = new_unit ("D", above);

      save (fixture->db, unit, HENG_DATE_NONE);
      above = unit->id;
      top = i == 0 ? unit->id : top;
    }
  deeper = new_unit ("D", above);
  assert_not_saved (fixture->db, deeper, HENG_DATE_NONE, "at most 32 levels");
  moved = unit_of (fixture->db, top);
  moved->parent_id = fixture->rd;
  assert_not_saved (fixture->db, moved, HENG_DATE_NONE, "at most 32 levels");
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDepartment) mine = unit_of (fixture->db, fixture->rd), theirs = unit_of (fixture->db, fixture->rd);

  theirs->dept_type = HENG_DEPT_AD;
  save (fixture->db, theirs, HENG_DATE_NONE);
  mine->dept_type = HENG_DEPT_MK;
  g_assert_false (heng_unit_save (fixture->db, mine, HENG_DATE_NONE, "test", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  undo (fixture->db, "Department type of 研发部");
}

static HengOrganisation *
on (HengDb *db, HengDate day)
{
  g_autoptr (GError) error = NULL;
  HengOrganisation *organisation = heng_organisation_load (db, day, FALSE, &error);

  g_assert_no_error (error);
  return organisation;
}

/* The tree, the names and the people of a day before the changes, whatever happened since. */
static void
test_then (Fixture *fixture, gconstpointer data)
{
  HengDb *db = fixture->db;
  HengDate before = heng_date_new (2026, 8, 9), after = heng_date_new (2026, 8, 12);
  g_autoptr (HengDepartment) unit = unit_of (db, fixture->platform);
  g_autoptr (HengOrganisation) then = NULL, later = NULL, now = NULL, hired = NULL;

  g_free (unit->name);
  unit->name = g_strdup ("平台工程组");
  unit->head_id = id_of (db, "QH0002");
  save (db, unit, heng_date_new (2026, 8, 10));
  move (db, fixture->platform, fixture->hr, 0);
  then = on (db, before);
  g_assert_cmpstr (heng_organisation_unit (then, fixture->platform)->name, ==, "平台组");
  g_assert_cmpint (heng_organisation_unit (then, fixture->platform)->parent_id, ==, fixture->rd);
  g_assert_cmpint (heng_organisation_unit (then, fixture->platform)->head_id, ==, 0);
  later = on (db, after);
  g_assert_cmpstr (heng_organisation_unit (later, fixture->platform)->name, ==, "平台工程组");
  g_assert_cmpint (heng_organisation_unit (later, fixture->platform)->parent_id, ==, fixture->rd);
  now = on (db, HENG_DATE_NONE);
  g_assert_true (now->is_today);
  g_assert_cmpint (heng_organisation_unit (now, fixture->platform)->parent_id, ==, fixture->hr);
  g_assert_cmpint (now->first_day, ==, heng_date_new (2026, 8, 10));
  /* 何一鸣 came to 人事部 on 3 August; 将离 left on the 20th, 已离 before */
  hired = on (db, heng_date_new (2026, 8, 1));
  g_assert_cmpint (heng_organisation_person (hired, id_of (db, "QH0006"))->department_id, ==, fixture->rd);
  g_assert_cmpint (heng_organisation_person (then, id_of (db, "QH0006"))->department_id, ==, fixture->hr);
  g_assert_nonnull (heng_organisation_person (then, id_of (db, "QH0009")));
  g_assert_null (heng_organisation_person (then, id_of (db, "QH0008")));
  g_assert_null (heng_organisation_person (then, id_of (db, "QH0005"))); /* hired on the 15th */
  g_assert_cmpuint (heng_organisation_count (then, fixture->rd), ==, 4);
  g_assert_cmpuint (heng_organisation_own_count (then, fixture->rd), ==, 3);
  g_assert_cmpuint (heng_organisation_count (now, fixture->hr), ==, 2);
}

static guint
add_unit_people (HengDb *db, HengOrganisation *part, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *people = heng_department_people_load (db, unit_id, 200, &error);
  guint n = people != NULL ? people->len : 0;

  g_assert_no_error (error);
  g_assert_false (heng_organisation_has_people (part, unit_id));
  heng_organisation_add_people (part, unit_id, people);
  g_assert_true (heng_organisation_has_people (part, unit_id));
  return n;
}

/* Counts of the part are those of the whole; unit by unit it comes to the same people. */
static void
test_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengOrganisation) whole = on (fixture->db, HENG_DATE_NONE), part = heng_organisation_load_part (fixture->db, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (part->n_people, ==, whole->n_people);
  g_assert_cmpuint (part->employees->len, <, whole->employees->len);
  g_assert_true (heng_organisation_has_people (whole, fixture->rd));
  for (guint i = 0; i < whole->units->len; i++)
    {
      const HengDepartment *unit = whole->units->pdata[i];

      g_assert_cmpuint (heng_organisation_count (part, unit->id), ==, heng_organisation_count (whole, unit->id));
      g_assert_cmpuint (heng_organisation_own_count (part, unit->id), ==, heng_organisation_own_count (whole, unit->id));
      g_assert_true (unit->head_id == 0 || heng_organisation_person (part, unit->head_id) != NULL);
      g_assert_cmpuint (add_unit_people (fixture->db, part, unit->id), ==, heng_organisation_own_count (whole, unit->id));
    }
  add_unit_people (fixture->db, part, 0);
  g_assert_cmpuint (part->employees->len, ==, whole->employees->len);
  for (guint i = 0; i < whole->employees->len; i++)
    g_assert_cmpint (((HengEmployee *) part->employees->pdata[i])->id, ==, ((HengEmployee *) whole->employees->pdata[i])->id);
}

/* A change cannot be dated before what is recorded already. */
static void
test_backdated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengDepartment) unit = unit_of (fixture->db, fixture->platform);

  unit->head_id = id_of (fixture->db, "QH0002");
  save (fixture->db, unit, heng_date_new (2026, 8, 10));
  unit->head_id = id_of (fixture->db, "QH0003");
  assert_not_saved (fixture->db, unit, heng_date_new (2026, 8, 9), "changed on 2026-08-10");
  save (fixture->db, unit, heng_date_new (2026, 8, 10));
}

static HengUnitEffect *
preview_below (HengDb *db, gint64 id, gint64 parent_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDepartment) unit = unit_of (db, id);
  HengUnitEffect *effect;

  unit->parent_id = parent_id;
  effect = heng_unit_preview (db, unit, &error);
  g_assert_no_error (error);
  return effect;
}

static void
test_consequences (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengUnitEffect) to_hr = NULL, to_board = NULL, to_same = NULL;
  g_autoptr (HengDepartment) rd = unit_of (fixture->db, fixture->rd);

  open_q3 (fixture->db);
  to_hr = preview_below (fixture->db, fixture->platform, fixture->hr);
  g_assert_cmpuint (to_hr->n_people, ==, 1);
  g_assert_cmpuint (to_hr->n_units, ==, 0);
  g_assert_cmpuint (to_hr->n_scorecards, ==, 1);
  g_assert_true (g_str_has_prefix (to_hr->scorecards->pdata[0], "张伟, "));
  g_assert_nonnull (strstr (to_hr->scorecards->pdata[0], " instead of "));
  g_assert_cmpuint (to_hr->gaps->len, ==, 0);
  g_assert_cmpstr (to_hr->path, ==, "人事部");
  to_board = preview_below (fixture->db, fixture->platform, fixture->board);
  g_assert_cmpuint (to_board->n_scorecards, ==, 0);
  g_assert_cmpuint (to_board->gaps->len, ==, 1);
  g_assert_cmpstr (to_board->gaps->pdata[0], ==, "张伟 would have no template");
  to_same = preview_below (fixture->db, fixture->platform, fixture->rd);
  g_assert_cmpuint (to_same->n_scorecards + to_same->gaps->len, ==, 0);
  rd->parent_id = fixture->platform;
  g_assert_null (heng_unit_preview (fixture->db, rd, &error));
  assert_says (error, "below itself");
}

static void
assert_top (HengDb *db, const char *first, const char *second, const char *third)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = heng_departments_load (db, &error);
  g_autoptr (GPtrArray) top = g_ptr_array_new ();

  for (guint i = 0; i < units->len; i++)
    if (((HengDepartment *) units->pdata[i])->parent_id == 0)
      g_ptr_array_add (top, ((HengDepartment *) units->pdata[i])->name);
  g_assert_cmpuint (top->len, ==, 3);
  g_assert_cmpstr (top->pdata[0], ==, first);
  g_assert_cmpstr (top->pdata[1], ==, second);
  g_assert_cmpstr (top->pdata[2], ==, third);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  assert_top (fixture->db, "研发部", "人事部", "董事会");
  move (fixture->db, fixture->board, 0, fixture->rd);
  assert_top (fixture->db, "董事会", "研发部", "人事部");
  move (fixture->db, fixture->rd, 0, 0);
  assert_top (fixture->db, "董事会", "人事部", "研发部");
  changes = heng_department_changes_load (fixture->db, 0, &error);
  g_assert_cmpuint (changes->len, ==, 0); /* another order is no other organisation */
  undo (fixture->db, "Order of 研发部");
  assert_top (fixture->db, "董事会", "研发部", "人事部");
  move (fixture->db, fixture->platform, 0, fixture->hr);
  undo (fixture->db, "平台组 moved to the top");
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengDb *db = fixture->db;
  g_autoptr (HengOrganisation) now = NULL, yesterday = NULL, all = NULL;
  g_autoptr (HengEmployee) moved = NULL;

  g_assert_false (heng_unit_close (db, fixture->platform, 0, HENG_DATE_NONE, "test", &error));
  assert_says (error, "not empty (1 people, 0 units)");
  g_clear_error (&error);
  g_assert_false (heng_unit_close (db, fixture->rd, fixture->platform, HENG_DATE_NONE, "test", &error));
  assert_says (error, "choose a unit outside");
  g_clear_error (&error);
  g_assert_true (heng_unit_close (db, fixture->rd, fixture->hr, HENG_DATE_NONE, "test", &error));
  g_assert_no_error (error);
  now = on (db, HENG_DATE_NONE);
  g_assert_null (heng_organisation_unit (now, fixture->rd));
  g_assert_cmpint (heng_organisation_unit (now, fixture->platform)->parent_id, ==, fixture->hr);
  moved = heng_employee_load_by_no (db, "QH0003", &error);
  g_assert_cmpint (moved->department_id, ==, fixture->hr);
  yesterday = on (db, heng_date_new (2026, 8, 20));
  g_assert_nonnull (heng_organisation_unit (yesterday, fixture->rd));
  g_assert_cmpint (heng_organisation_person (yesterday, moved->id)->department_id, ==, fixture->rd);
  all = heng_organisation_load (db, HENG_DATE_NONE, TRUE, &error);
  g_assert_true (heng_unit_is_closed (heng_organisation_unit (all, fixture->rd), all->today));
  g_assert_true (heng_unit_reopen (db, fixture->rd, all->today, "test", &error));
  g_assert_no_error (error);
  undo (db, "研发部 reopened");
  undo (db, "研发部 closed");
}

static void
test_second_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "line", &error);
  g_autoptr (HengReportingLine) line = heng_reporting_line_new ();
  g_autoptr (HengOrganisation) now = NULL, then = NULL;
  g_autoptr (GPtrArray) platform = NULL, rd = NULL;

  line->employee_id = id_of (fixture->db, "QH0002");
  line->manager_id = id_of (fixture->db, "QH0006");
  line->from_date = heng_date_new (2026, 8, 10);
  g_assert_true (heng_change_insert (change, &heng_reporting_line_type, line, &error));
  g_assert_true (heng_change_commit (change, &error));
  now = on (fixture->db, HENG_DATE_NONE);
  then = on (fixture->db, heng_date_new (2026, 8, 9));
  platform = heng_organisation_lines_of (now, fixture->platform);
  rd = heng_organisation_lines_of (now, fixture->rd);
  g_assert_cmpuint (platform->len, ==, 1);
  g_assert_cmpuint (rd->len, ==, 0);
  g_assert_cmpuint (then->lines->len, ==, 0);
}

static HengProject *
add_project (HengDb *db, const char *key, HengDate to)
{
  g_autoptr (GError) error = NULL;
  HengProject *project = heng_project_new ();

  project->key = g_strdup (key);
  project->name = g_strdup_printf ("项目 %s", key);
  project->to_date = to;
  heng_project_save (db, project, "test", &error);
  g_assert_no_error (error);
  return project;
}

static gboolean
add_member (HengDb *db, const HengProject *project, const char *emp_no, gint64 share_bp, GError **error)
{
  g_autoptr (HengProjectMember) member = heng_project_member_new ();

  member->project_id = project->id;
  member->employee_id = id_of (db, emp_no);
  member->share_bp = share_bp;
  return heng_project_member_save (db, member, "test", error);
}

static void
test_projects (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengDb *db = fixture->db;
  g_autoptr (HengProject) one = add_project (db, "P1", HENG_DATE_NONE), two = add_project (db, "P2", heng_date_new (2026, 12, 31));
  g_autoptr (HengProject) over = add_project (db, "P3", heng_date_new (2026, 7, 31));
  g_autoptr (HengProjectMilestone) milestone = heng_project_milestone_new ();
  g_autoptr (HengProjects) projects = NULL, rest = NULL;

  g_assert_true (add_member (db, one, "QH0002", 6000, &error));
  g_assert_true (add_member (db, two, "QH0002", 5000, &error));
  g_assert_true (add_member (db, over, "QH0002", 9000, &error)); /* is over and takes no time */
  g_assert_false (add_member (db, one, "QH0002", 1000, &error));
  assert_says (error, "in the project already");
  g_clear_error (&error);
  g_assert_false (add_member (db, two, "QH0003", 10001, &error));
  assert_says (error, "from 0 to 100 %");
  g_clear_error (&error);
  g_free (two->key);
  two->key = g_strdup ("P1");
  g_assert_false (heng_project_save (db, two, "test", &error));
  assert_says (error, "“项目 P1”");
  g_clear_error (&error);
  milestone->project_id = one->id;
  g_assert_false (heng_project_milestone_save (db, milestone, "test", &error));
  assert_says (error, "needs a name");
  g_clear_error (&error);
  milestone->name = g_strdup ("上线");
  g_assert_true (heng_project_milestone_save (db, milestone, "test", &error));
  projects = heng_projects_read (db, &error);
  g_assert_cmpint (heng_projects_share (projects, id_of (db, "QH0002")), ==, 11000);
  g_assert_true (heng_project_remove (db, one->id, "test", &error));
  g_assert_no_error (error);
  rest = heng_projects_read (db, &error);
  g_assert_cmpuint (rest->projects->len, ==, 2);
  g_assert_cmpuint (rest->milestones->len, ==, 0);
  g_assert_cmpint (heng_projects_share (rest, id_of (db, "QH0002")), ==, 5000);
  undo (db, "Project 项目 P1 deleted");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/organisation/refused", test_refused);
  TEST ("/organisation/levels", test_levels);
  TEST ("/organisation/stale", test_stale);
  TEST ("/organisation/on-any-day", test_then);
  TEST ("/organisation/part-of-many", test_part);
  TEST ("/organisation/backdated", test_backdated);
  TEST ("/organisation/consequences-first", test_consequences);
  TEST ("/organisation/order", test_order);
  TEST ("/organisation/close", test_close);
  TEST ("/organisation/second-lines", test_second_lines);
  TEST ("/organisation/projects", test_projects);
  return g_test_run ();
}
