/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of one appraisal cycle: participants, scorecards, actuals, goals, check-ins, results. */
#pragma once

#include "heng-fixed.h"
#include "heng-record.h"

G_BEGIN_DECLS

typedef enum { HENG_CYCLE_DRAFT, HENG_CYCLE_GOAL_SETTING, HENG_CYCLE_EXECUTING, HENG_CYCLE_SELF_REVIEW, HENG_CYCLE_REVIEW,
               HENG_CYCLE_CALIBRATION, HENG_CYCLE_INTERVIEW, HENG_CYCLE_SIGN_OFF, HENG_CYCLE_ARCHIVED } HengCycleState;
extern const HengEnumValue heng_cycle_state_values[];

/* How rater means are corrected for habitual leniency (domain.md §2.7); off by default. */
typedef enum { HENG_LENIENCY_NONE, HENG_LENIENCY_SHIFT, HENG_LENIENCY_ZSCORE } HengLeniency;
extern const HengEnumValue heng_leniency_values[];

/* What the shares of the grades mean for the results (domain.md §2.9). */
typedef enum { HENG_DISTRIBUTION_ADVISE, HENG_DISTRIBUTION_OFF, HENG_DISTRIBUTION_ENFORCE } HengDistributionMode;
extern const HengEnumValue heng_distribution_mode_values[];

typedef struct
{
  gint64 id, version;
  char *key; /* "2026Q3" */
  char *name, *name_en; /* "2026年第3季度", "Q3 2026" */
  HengDate start_date, end_date;
  int state;
  gint64 pilot;
  char *rule_version; /* "2026-1": names formulas, bands and profiles used; stored with each result */
  HengMicro okr_cap;  /* 1.0 or 1.2 */
  char *scope;        /* ids of the departments it was opened for, space-separated; NULL = everyone */
  gint64 frozen_at, published_at; /* UTC ms, 0 = not yet */
  gint64 trim;                /* 1: groups of five and more raters lose one highest and one lowest mean */
  int leniency;               /* HengLeniency */
  HengMicro leniency_lambda;  /* 0–1, of the mean shift */
  int distribution;           /* HengDistributionMode; OFF for pilots */
} HengCycle;
HENG_DECLARE_RECORD (HengCycle, heng_cycle, heng_cycle_type)

typedef enum { HENG_PART_IN_PROGRESS, HENG_PART_EXEMPT, HENG_PART_TRANSFERRED, HENG_PART_LEFT, HENG_PART_CLOSED,
               HENG_PART_GOAL_DRAFT, HENG_PART_GOAL_SUBMITTED, HENG_PART_GOAL_RETURNED, HENG_PART_GOAL_APPROVED } HengParticipantState;
extern const HengEnumValue heng_participant_state_values[];

/* One person in one cycle, or one part of it: after a transfer there are parts 1, 2 …, weighted by days (domain.md §2.8). */
typedef struct
{
  gint64 id, version;
  gint64 cycle_id, employee_id;
  gint64 part;              /* 1 … */
  HengDate from_date, to_date; /* both inclusive */
  gint64 department_id;     /* of that time */
  char *position;
  gint64 manager_id;
  char *template_key;
  gint64 template_revision;
  char *profile_key;
  gint64 okr_bp, kpi_bp, feedback_bp; /* copied from the profile when the cycle opens */
  int state;
  char *note;               /* reason of exemption, gap … */
  gint64 is_protected;      /* absent for maternity or a work injury in the cycle: the grade is never lowered */
  gint64 by_request;        /* scored on the employee's own request although most of the cycle was leave */
  gint64 outside_distribution; /* 1: scored, but not in the pool of grades (domain.md §4) */
  char *question_set_key;   /* of the 360 questions, newest revision when the cycle opened; NULL: none given */
  gint64 question_set_revision;
} HengParticipant;
HENG_DECLARE_RECORD (HengParticipant, heng_participant, heng_participant_type)

/* One weighted indicator in a participant's scorecard: a copy of the template's line, so later edits of the template do not reach it. */
typedef struct
{
  gint64 id, version;
  gint64 participant_id, sort;
  char *code, *name, *name_en;
  int perspective;
  char *unit, *unit_en, *rule, *source, *target;
  gint64 weight_bp;
  int level; /* HengIndicatorLevel: where its actual lives */
} HengScorecardLine;
HENG_DECLARE_RECORD (HengScorecardLine, heng_scorecard_line, heng_scorecard_line_type)

/* The actual value of an indicator in a cycle. DEPT and COMPANY values are entered once and shared. */
typedef struct
{
  gint64 id, version;
  gint64 cycle_id;
  int level;
  gint64 owner_id; /* participant (PERSON), department (DEPT) or 0 (COMPANY) */
  char *code;
  char *value;  /* text of heng_actual_parse; "NA" = not applicable; NULL = MISSING */
  char *reason, *approver; /* required for NA */
  char *source_note; /* "工单导出, 200 行" */
  char *entered_by;
  gint64 entered_at; /* UTC ms */
} HengActualRow;
HENG_DECLARE_RECORD (HengActualRow, heng_actual_row, heng_actual_row_type)
/* Whose value of what: level, owner and code; for hash tables keyed by the row. */
guint heng_actual_row_hash (gconstpointer key);
gboolean heng_actual_row_equal (gconstpointer a, gconstpointer b);

/* A milestone due in the cycle, scored by date and quality (rule `mile`). */
typedef struct
{
  gint64 id, version;
  gint64 participant_id;
  char *code; /* of the scorecard line it feeds */
  char *name;
  gint64 weight_bp;
  HengDate plan_date, actual_date; /* actual none = undelivered */
  HengMicro quality;               /* 1–5 */
} HengMilestone;
HENG_DECLARE_RECORD (HengMilestone, heng_milestone, heng_milestone_type)

typedef enum { HENG_OWNER_COMPANY, HENG_OWNER_DEPT, HENG_OWNER_PROJECT, HENG_OWNER_PERSON } HengOwnerKind;
extern const HengEnumValue heng_owner_kind_values[];
typedef enum { HENG_OKR_OWN, HENG_OKR_CHILDREN, HENG_OKR_MIXED } HengOkrMode;
extern const HengEnumValue heng_okr_mode_values[];
typedef enum { HENG_CURVE_COMMITTED, HENG_CURVE_ASPIRATIONAL } HengOkrCurve;
extern const HengEnumValue heng_okr_curve_values[];
typedef enum { HENG_LINK_NONE, HENG_LINK_COUNT, HENG_LINK_REFERENCE } HengOkrLink;
extern const HengEnumValue heng_okr_link_values[];
typedef enum { HENG_GOAL_DRAFT, HENG_GOAL_SUBMITTED, HENG_GOAL_APPROVED, HENG_GOAL_CANCELLED, HENG_GOAL_RETURNED } HengGoalState;
extern const HengEnumValue heng_goal_state_values[];

typedef struct
{
  gint64 id, version;
  gint64 cycle_id;
  int owner_kind;
  gint64 owner_id; /* employee, department, project, or 0 for the company */
  char *key;       /* "O1", unique per owner and cycle */
  char *title;
  int mode, curve;
  gint64 weight_bp;
  gint64 parent_id;
  int link;        /* HengOkrLink to the parent */
  int state;
  char *cancel_reason;
  char *comment;   /* owner's comment at the close */
  gint64 sort;
  gint64 parent_kr_id; /* key result of the parent objective it is aligned to; 0: to the objective as a whole */
  gint64 lead_id;      /* who answers for an objective of company, department or project; 0: its head or lead */
  gint64 is_published; /* 1: approved and visible to everyone */
} HengObjective;
HENG_DECLARE_RECORD (HengObjective, heng_objective, heng_objective_type)

typedef enum { HENG_KR_INCREASE, HENG_KR_DECREASE, HENG_KR_BOOLEAN, HENG_KR_STEPS, HENG_KR_RANGE, HENG_KR_RANGE_HITS } HengKrType;
extern const HengEnumValue heng_kr_type_values[];

typedef struct
{
  gint64 id, version;
  gint64 objective_id;
  char *key; /* "KR1", unique in its objective */
  char *title;
  int type;
  gint64 keep;                /* 1: start = target on purpose */
  HengMicro start_value, target; /* INCREASE, DECREASE */
  HengMicro low, high, tolerance; /* RANGE, RANGE_HITS */
  char *steps;                /* STEPS: "weight name;weight name", e.g. "20 方案评审;80 上线" */
  char *unit;
  gint64 weight_bp;
  HengDate due_date;
  char *acceptance;
  int state;                  /* HengGoalState */
  gint64 sort;
  gint64 lead_id;             /* who answers for it; 0: who answers for the objective */
  char *justification;        /* why a target far above the past can be reached (rule A2) */
} HengKeyResult;
HENG_DECLARE_RECORD (HengKeyResult, heng_key_result, heng_key_result_type)

/* A dated update of a key result; never edited, only superseded by a later one. */
typedef struct
{
  gint64 id, version;
  gint64 key_result_id;
  HengDate day;
  char *value;       /* number; "yes"/"no" (BOOLEAN); numbers of the done steps "1,3" or "" (STEPS) */
  gint64 confidence; /* 0–10, −1 = not given */
  char *note, *author;
  gint64 at;         /* UTC ms */
} HengCheckin;
HENG_DECLARE_RECORD (HengCheckin, heng_checkin, heng_checkin_type)

typedef enum { HENG_GROUP_MGR, HENG_GROUP_PEER, HENG_GROUP_SUB, HENG_GROUP_CUST, HENG_GROUP_SELF, HENG_N_GROUPS } HengRaterGroup;
extern const HengEnumValue heng_rater_group_values[];

/* What a rater group gave as a whole: never who said what. mean of the group = sum / n. Sensitive. */
typedef struct
{
  gint64 id, version;
  gint64 participant_id;
  int rater_group;
  gint64 n;      /* valid raters */
  HengMicro sum; /* of their means */
} HengFeedback;
HENG_DECLARE_RECORD (HengFeedback, heng_feedback, heng_feedback_type)

typedef struct
{
  gint64 id, version;
  gint64 cycle_id, employee_id;
  HengMicro points;
  char *reason, *approver;
  HengDate day;
} HengAdjustment;
HENG_DECLARE_RECORD (HengAdjustment, heng_adjustment, heng_adjustment_type)

/* A published result; never overwritten, a correction is a new revision with its reason. */
typedef struct
{
  gint64 id, version;
  gint64 cycle_id, employee_id;
  gint64 revision; /* 1 … */
  char *rule_version;
  char *okr, *kpi, *feedback; /* component values, 6 decimals, "NA" */
  HengMicro adjustment;
  HengMicro final_micro;  /* before publishing to 2 decimals */
  HengMicro published;    /* 2 decimals, in micro */
  char *grade;            /* that counts, after distribution and calibration */
  char *band_grade;       /* of the score alone */
  HengMicro coefficient;
  char *perspectives;     /* "F=98.000000 C=… I=… L=…" */
  char *flags;            /* space-separated: COMPONENT_MISSING INSUFFICIENT_BASIS … */
  gint64 active_weight_bp, objective_share_bp;
  char *checksum;         /* SHA-256 of the inputs and the result, hex: printed and checked again */
  char *reason;           /* of a revision > 1 */
  gint64 published_at;
} HengResult;
HENG_DECLARE_RECORD (HengResult, heng_result, heng_result_type)

/* A written comment that stands on the review (people's own words). */
typedef enum { HENG_COMMENT_STRENGTHS, HENG_COMMENT_GAPS, HENG_COMMENT_NEXT, HENG_COMMENT_EMPLOYEE, HENG_COMMENT_PEER_GOOD, HENG_COMMENT_PEER_IMPROVE } HengCommentKind;
extern const HengEnumValue heng_comment_kind_values[];
typedef struct
{
  gint64 id, version;
  gint64 cycle_id, employee_id;
  int kind;
  char *text;
  char *author;
} HengComment;
HENG_DECLARE_RECORD (HengComment, heng_comment, heng_comment_type)

G_END_DECLS
