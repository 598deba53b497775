/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who takes part in a cycle, in which parts and with which template: worked out from the roster, nothing written. */
#pragma once

#include "heng-appraisal-private.h"
#include "heng-outcome-table.h"

G_BEGIN_DECLS

/* The roster and the scheme, loaded once. */
typedef struct
{
  GPtrArray *departments, *employees, *jobs;
  GPtrArray *indicator_versions;
  GPtrArray *templates, *template_lines, *indicators, *profiles, *assignments, *question_sets;
  GPtrArray *absences;    /* of HengAbsence, by employee, from_date */
  HengCalendar *calendar;
  GHashTable *employees_by_id, *indicators_by_id;
  GHashTable *held;       /* key → HengTemplate that an open cycle was opened with and keeps for who comes later; NULL: none yet */
  GHashTable *held_questions; /* key → HengQuestionSet, likewise */
  GHashTable *asked;      /* ids (gint64) of employees who want to be scored although on leave; owned */
} HengRoster;

typedef struct
{
  int absent, working;    /* working days */
  gboolean is_protected;  /* maternity or work injury among them */
} HengLeave;
/* The leave of an employee between two days, both inclusive. */
HengLeave heng_roster_count_leave (const HengRoster *roster, gint64 employee_id, HengDate from, HengDate to);


HengRoster *heng_roster_load (HengDb *db, GError **error);
void heng_roster_free (HengRoster *roster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengRoster, heng_roster_free)

/* Participants (ids and cycle 0) by employee id, then part. Gaps are appended. department_ids NULL = everyone. */
GPtrArray *heng_cycle_plan (const HengRoster *roster, HengDate from, HengDate to, const gint64 *department_ids, guint n_departments,
                            GPtrArray *gaps);
/* The template a participant was planned with; NULL when it is gone. */
const HengTemplate *heng_roster_template (const HengRoster *roster, const char *key, gint64 revision);
/* From now on plans with the templates that these participants have (heng_roster_load ones otherwise: the newest). */
void heng_roster_hold_templates (HengRoster *roster, GPtrArray *participants);
/* Appends copies of the template's lines for a stored participant to `lines`. */
void heng_roster_add_lines (const HengRoster *roster, const HengParticipant *participant, GPtrArray *lines);
void heng_gap_add (GPtrArray *gaps, HengGapKind kind, gint64 employee_id, char *text);

G_END_DECLS
