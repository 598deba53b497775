/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of the work: open a cycle, check in, enter actuals, load and score, publish. Synchronous; run on a lane by the window. */
#pragma once

#include "heng-cycle-table.h"
#include "heng-people-table.h"
#include "heng-review.h"
#include "heng-scheme-table.h"

G_BEGIN_DECLS

#define HENG_APPRAISAL_ERROR (heng_appraisal_error_quark ())
GQuark heng_appraisal_error_quark (void);
typedef enum { HENG_APPRAISAL_ERROR_INVALID, HENG_APPRAISAL_ERROR_NOT_FOUND, HENG_APPRAISAL_ERROR_REFUSED } HengAppraisalError;

/* Loads shipped or edited templates (JSON of data/templates, schema in its README) into the store; existing ones of the same key and
 * content stay, changed ones become a new revision. One change. Returns how many records were written, −1 on error. */
gint64 heng_scheme_install (HengDb *db, const char *directory, const char *actor, GError **error);

typedef enum { HENG_GAP_NO_MANAGER, HENG_GAP_NO_TEMPLATE, HENG_GAP_WEIGHTS, HENG_GAP_NO_DEPARTMENT, HENG_GAP_EXEMPT,
               HENG_GAP_KEPT /* a part that the roster no longer has, kept because it holds data */ } HengGapKind;
typedef struct
{
  HengGapKind kind;
  gint64 employee_id; /* 0 when the gap is a template's */
  char *text;         /* translated, names the person */
} HengGap;
void heng_gap_free (HengGap *gap);

typedef struct
{
  const char *key, *name, *name_en;
  HengDate from, to;
  const gint64 *department_ids; /* NULL = everyone; with subtrees */
  guint n_departments;
  gboolean pilot;
  const char *actor;
  gboolean trim;                     /* how 360 ratings are read (domain.md §2.7); all off by default */
  HengLeniency leniency;
  HengMicro leniency_lambda;         /* 0–1, of HENG_LENIENCY_SHIFT */
  HengDistributionMode distribution; /* a pilot has none */
} HengCycleOpenArgs;
typedef struct
{
  gint64 cycle_id;
  gint64 n_scorecards, n_exempt;
  GPtrArray *gaps; /* of HengGap */
} HengCycleOpened;
void heng_cycle_opened_free (HengCycleOpened *opened);
/* Scorecards for everyone from the template of their department type and profile; late joiners (< 30 days) EXEMPT; a transfer inside the
 * cycle gives two parts. One undoable change. */
HengCycleOpened *heng_cycle_open (HengDb *db, const HengCycleOpenArgs *args, GError **error);
/* Brings an open cycle up to date with the roster: joiners get scorecards, a transfer inside the cycle splits the participant into day-weighted
 * parts, leavers are marked. Undoable; returns how many participants changed, −1 on error. */
gint64 heng_cycle_refresh (HengDb *db, gint64 cycle_id, GPtrArray **gaps, const char *actor, GError **error);
/* The next stage of the cycle (domain.md §4). REFUSED with the guard that fails: everyone's weights, the end of the cycle reached, missing
 * actual values, results published. Undoable. */
gboolean heng_cycle_advance (HengDb *db, gint64 cycle_id, HengDate today, const char *actor, GError **error);
/* Today for this store: the sample company's day, else the real one. */
HengDate heng_store_today (HengDb *db);
/* Preflight without writing. */
GPtrArray *heng_cycle_open_preview (HengDb *db, const HengCycleOpenArgs *args, gint64 *n_scorecards, GError **error);

/* Whose actual a line reads: the participant (PERSON), the nearest department with a type of its own (DEPT), 0 (COMPANY): the owner_id
 * of HengActualRow. `departments` from heng_departments_load. */
gint64 heng_actual_owner (GPtrArray *departments, const HengParticipant *participant, int level);
/* The department people are compared within: the nearest one upwards with a type of its own, else the topmost. 0 for 0. */
gint64 heng_comparison_department (GPtrArray *departments, gint64 department_id);

/* The stored form of a check-in's value ("是" → "yes", "3, 1" → "1,3", "6.5 %" → "6.5"), new string; NULL when it does not fit the type. */
char *heng_check_in_value (const HengKeyResult *kr, const char *value, GError **error);
/* Whether the day lies from the first to the last of the cycle (domain.md §4); REFUSED with a sentence otherwise. */
gboolean heng_check_in_check_day (const HengCycle *cycle, HengDate day, GError **error);
/* The day of a check-in for which none is given: today, and the last day of a cycle that is over. */
HengDate heng_check_in_day (HengDb *db, const HengCycle *cycle);
/* One dated check-in, HENG_DATE_NONE as above. `value` as in HengCheckin; the error names what the type of key result expects. */
gboolean heng_check_in (HengDb *db, gint64 key_result_id, HengDate day, const char *value, int confidence, const char *note,
                        const char *actor, GError **error);
/* Enters (value), marks NA (value "NA" with reason and approver) or clears (NULL) the actual of one line. `value` is checked against
 * the line's rule. Refused with STALE when `expected_version` (−1 = do not care, 0 = expects none) differs. */
gboolean heng_enter_actual (HengDb *db, const HengScorecardLine *line, const char *value, const char *reason, const char *approver,
                            const char *source_note, gint64 expected_version, const char *actor, GError **error);

/* One of several values of a block that is entered at once. */
typedef struct
{
  HengScorecardLine *line;
  char *value;             /* NULL clears */
  char *reason, *approver; /* for "NA" */
  gint64 expected_version;
} HengActualEntry;
/* All of them as one undoable change called `action`, or none; a single one is named after what it does. */
gboolean heng_enter_actuals (HengDb *db, const HengActualEntry *entries, guint n, const char *action, const char *actor, GError **error);

/* One person, scored, with trend. trace may be NULL. */
HengReview *heng_review_load (HengDb *db, gint64 cycle_id, gint64 employee_id, HengTrace *trace, GError **error);
/* Many at once (merge walk, a handful of queries): all of the cycle, or of a department's subtree. Sorted by emp_no. EXEMPT people only
 * when include_exempt. */
GPtrArray *heng_reviews_load (HengDb *db, gint64 cycle_id, gint64 department_id, gboolean include_exempt, GError **error);

/* Fills next_cycle, next_goals, plans and layout (the company's default one) of reviews of one cycle: what paper says besides. */
gboolean heng_reviews_add_plans (HengDb *db, GPtrArray *reviews, GError **error);
/* Another layout for all of them; NULL: the usual paper. */
void heng_reviews_set_layout (GPtrArray *reviews, HengPaperLayout *layout);

/* Stores a result with rule version and checksum for each ready person of the cycle. Refused when any is blocked, unless skip_blocked, and until
 * the day after the cycle's end (domain.md §4); blockers (may be NULL) gets one sentence each. Returns the number published, −1 on error. */
gint64 heng_results_publish (HengDb *db, gint64 cycle_id, gboolean skip_blocked, GPtrArray **blockers, const char *actor, GError **error);
/* The same also before the cycle's end, for a reason that the journal keeps. */
gint64 heng_results_publish_early (HengDb *db, gint64 cycle_id, gboolean skip_blocked, const char *reason, GPtrArray **blockers,
                                   const char *actor, GError **error);
/* Recomputes every published result and compares bit for bit; −1 on error, else how many differ; `differences` gets sentences. */
gint64 heng_results_verify (HengDb *db, gint64 cycle_id, GPtrArray **differences, GError **error);

/* What a printed review is worth, by the code on it. */
typedef enum { HENG_PAPER_MATCHES, HENG_PAPER_OLD, HENG_PAPER_DRAFT, HENG_PAPER_DIFFERS, HENG_PAPER_UNKNOWN } HengPaperState;
extern const HengEnumValue heng_paper_state_values[];
typedef struct
{
  HengPaperState state;
  char *code, *number, *digits; /* as read: the document's number, the digits of the checksum */
  gint64 revision;              /* 0: a draft */
  HengEmployee *employee;       /* NULL when unknown */
  HengResult *result;           /* the stored one of that revision; NULL: none */
} HengPaperCheck;
void heng_paper_check_free (HengPaperCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPaperCheck, heng_paper_check_free)
/* Checks "HENG:JX-2026Q2-QH0014:1:7f3a9c21…", the text of the QR code, against the store: its result of that revision, and what its data
 * lead to now. REFUSED when it is no such code. */
HengPaperCheck *heng_paper_check (HengDb *db, const char *code, GError **error);

/* A row of the at-risk list, of Home and of `employees`: key results of the cycle that are not on track, worst gap first. */
typedef struct
{
  gint64 key_result_id, objective_id, employee_id; /* employee 0 when a department owns it */
  char *owner_name, *title, *current_text;
  HengKrProgress progress;
  int confidence;
  HengDate last_checkin;
} HengRiskRow;
void heng_risk_row_free (HengRiskRow *row);
GPtrArray *heng_risks_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error);

/* Home's to-do list: what, how many, who, until when. */
typedef enum { HENG_TODO_MISSING_ACTUALS, HENG_TODO_NO_CHECKIN, HENG_TODO_NO_MANAGER, HENG_TODO_WEIGHTS, HENG_TODO_PUBLISH, HENG_TODO_OPEN_CYCLE,
               /* reminders that follow from the facts of people */
               HENG_TODO_PROBATION, HENG_TODO_CONTRACT, HENG_TODO_MANAGER, HENG_TODO_IDENTITY, HENG_TODO_DUPLICATE,
               HENG_TODO_MENTIONED } HengTodoKind;
typedef struct
{
  HengTodoKind kind;
  guint n;
  char *title;  /* translated: "7 人缺少实际值" */
  char *detail; /* "研发部 5 · 市场部 2" or names */
  HengDate due; /* none = no date */
  GArray *employee_ids; /* of gint64 */
  gint64 objective_id, key_result_id; /* MENTIONED: the goal of the newest remark; key result 0: the objective itself */
} HengTodo;
void heng_todo_free (HengTodo *todo);
GPtrArray *heng_todos_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error);
/* What a manager has to do: of the people of the whole line below, without what only HR does, and what was said to the manager. manager_id 0: as
 * above. */
GPtrArray *heng_todos_load_for (HengDb *db, gint64 cycle_id, gint64 manager_id, HengDate today, GError **error);

/* Integrity, foreign keys, journal chain and business rules (weights, one head, dates). FALSE with the findings as sentences. */
gboolean heng_store_check (HengDb *db, GPtrArray **findings, GError **error);
/* Its two halves; findings (of char *) are appended, FALSE only on error. Damage: the file, its foreign keys, the journal's chain and
 * published results that no longer follow from their data. Rules: what people can put right themselves. */
gboolean heng_store_check_damage (HengDb *db, GPtrArray *findings, GError **error);
gboolean heng_store_check_rules (HengDb *db, GPtrArray *findings, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengCycleOpened, heng_cycle_opened_free)

G_END_DECLS
