/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation: its units as they are or were on any day, the verbs that change them, and projects. Synchronous, as HengStoreFuncs need. */
#pragma once

#include "heng-appraisal.h"
#include "heng-organisation-table.h"

G_BEGIN_DECLS

/* The day from which on a unit is known that was there before anything was recorded of it. */
#define HENG_ORGANISATION_BEGINNING heng_date_new (1900, 1, 1)

/**
 * HengOrganisation: units and people on one day. Units have the name, parent and head of that day, employees the department, position
 * and manager of that day; the other facts are today's.
 */
typedef struct
{
  HengDate day, today;
  gboolean is_today;
  char *company;          /* its name in the language of the process */
  GPtrArray *units;       /* of HengDepartment, parents before children */
  GPtrArray *employees;   /* of HengEmployee: everybody who was there; of a part only who is named and who was added */
  gboolean is_part;       /* of heng_organisation_load_part */
  guint n_people;         /* everybody who was there */
  GPtrArray *lines;       /* of HengReportingLine that hold on the day */
  GPtrArray *changes;     /* of HengDepartmentChange, by unit and day */
  GHashTable *units_by_id, *employees_by_id; /* borrowed; keys are the record's id */
  GHashTable *counts;     /* unit id (gint64 *) → number of people in it and below */
  GHashTable *own_counts; /* … in it alone */
  GHashTable *filled;     /* set of unit ids (gint64 *) whose people were added; NULL unless it is a part */
  HengDate first_day;     /* of the first recorded change; none when nothing was recorded */
} HengOrganisation;

/* day NONE = today. Closed units are left out, unless `with_closed` and the day is today. */
HengOrganisation *heng_organisation_load (HengDb *db, HengDate day, gboolean with_closed, GError **error);
/* Today, but of the people only those who are named by units and reporting lines: what a company of 300,000 needs 400 MB less for. Counts are
 * those of everybody. */
HengOrganisation *heng_organisation_load_part (HengDb *db, gboolean with_closed, GError **error);
/* Adds people of a unit (heng_department_people_load) that were left out; takes the array. */
void heng_organisation_add_people (HengOrganisation *organisation, gint64 unit_id, GPtrArray *people);
/* FALSE: its people were left out. */
gboolean heng_organisation_has_people (const HengOrganisation *organisation, gint64 unit_id);
void heng_organisation_free (HengOrganisation *organisation);
const HengDepartment *heng_organisation_unit (const HengOrganisation *organisation, gint64 id); /* NULL for none */
const HengEmployee *heng_organisation_person (const HengOrganisation *organisation, gint64 id);
guint heng_organisation_count (const HengOrganisation *organisation, gint64 unit_id);     /* with those below */
guint heng_organisation_own_count (const HengOrganisation *organisation, gint64 unit_id); /* in the unit alone */
/* Closed before the day. */
gboolean heng_unit_is_closed (const HengDepartment *unit, HengDate day);
/* Lines of people of the unit alone (not below), of HengReportingLine, borrowed; the array is new. */
GPtrArray *heng_organisation_lines_of (const HengOrganisation *organisation, gint64 unit_id);

/* FALSE with INVALID and the rule in words: a name, unique among its open siblings; no unit below itself; the parent is there and open;
 * valid to not before valid from. `units` from heng_departments_load. */
gboolean heng_unit_check (GPtrArray *units, const HengDepartment *unit, HengDate day, GError **error);

/* Stores a new unit (id 0; it comes last among its siblings) or the changed fields of one. A new name, parent or head is dated `day` (not in
 * the future, not before the unit's last change). Sets id and version. STALE when another changed it. One undoable change. */
gboolean heng_unit_save (HengDb *db, HengDepartment *unit, HengDate day, const char *actor, GError **error);
/* Hangs the unit below another (0 = at the top), before one of its children (0 = last); a new place among the same siblings is no dated change. */
gboolean heng_unit_move (HengDb *db, gint64 id, gint64 parent_id, gint64 before_id, HengDate day, const char *actor, GError **error);
/* Closes a unit: the day before `day` is its last. Its people and the units below go to `target_id`; 0 is refused when there are any. */
gboolean heng_unit_close (HengDb *db, gint64 id, gint64 target_id, HengDate day, const char *actor, GError **error);
/* Puts a closed unit in use again. */
gboolean heng_unit_reopen (HengDb *db, gint64 id, HengDate day, const char *actor, GError **error);

/* What a change of a unit would bring along. Sentences are new strings in the language of the process. */
typedef struct
{
  guint n_people, n_units; /* in the unit and below; units without itself */
  guint n_scorecards;      /* of running cycles that would take another template */
  GPtrArray *scorecards;   /* of char *, at most 20 */
  GPtrArray *gaps;         /* of char *: people who would have no template */
  char *path;              /* where it would be: "研发部 / 平台组" */
} HengUnitEffect;
/* Before heng_unit_save or heng_unit_move: `unit` is the record as it would be. INVALID like heng_unit_check. */
HengUnitEffect *heng_unit_preview (HengDb *db, const HengDepartment *unit, GError **error);
void heng_unit_effect_free (HengUnitEffect *effect);

/* Projects, their people and milestones. */
typedef struct
{
  GPtrArray *projects, *members, *milestones; /* of HengProject by key, HengProjectMember, HengProjectMilestone */
  GPtrArray *employees;                       /* of HengEmployee, all */
  GHashTable *employees_by_id;
  GHashTable *shares; /* employee id (gint64 *) → basis points in all projects that run today */
  HengDate today;
} HengProjects;
HengProjects *heng_projects_read (HengDb *db, GError **error);
void heng_projects_free (HengProjects *projects);
const HengEmployee *heng_projects_person (const HengProjects *projects, gint64 id);
gint64 heng_projects_share (const HengProjects *projects, gint64 employee_id);
/* Has begun or has no begin, and has not ended. */
gboolean heng_project_runs (const HengProject *project, HengDate day);

/* FALSE with INVALID: number and name are given, the number is no other's, the end is not before the begin. */
gboolean heng_project_save (HengDb *db, HengProject *project, const char *actor, GError **error);
/* With members and milestones, as one change. */
gboolean heng_project_remove (HengDb *db, gint64 project_id, const char *actor, GError **error);
/* INVALID: the person is named and is in the project once, the share is 0 to 100 %. */
gboolean heng_project_member_save (HengDb *db, HengProjectMember *member, const char *actor, GError **error);
gboolean heng_project_member_remove (HengDb *db, gint64 id, gint64 version, const char *actor, GError **error);
/* INVALID: a name is given. */
gboolean heng_project_milestone_save (HengDb *db, HengProjectMilestone *milestone, const char *actor, GError **error);
gboolean heng_project_milestone_remove (HengDb *db, gint64 id, gint64 version, const char *actor, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengOrganisation, heng_organisation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengUnitEffect, heng_unit_effect_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengProjects, heng_projects_free)

G_END_DECLS
