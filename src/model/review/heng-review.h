/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one person's appraisal in one cycle: the object that window, paper, charts and hengctl show. */
#pragma once

#include "heng-cycle.h"
#include "heng-decision.h"
#include "heng-final-score.h"
#include "heng-leniency.h"
#include "heng-objective-tree.h"
#include "heng-people.h"
#include "heng-question.h"
#include "heng-rater-groups.h"
#include "heng-report-layout.h"
#include "heng-rolling.h"
#include "heng-scorecard.h"

G_BEGIN_DECLS

/* A key result with its check-ins; computed fields are filled by heng_review_score. */
typedef struct
{
  HengKeyResult *record;
  GPtrArray *checkins; /* of HengCheckin, by day then id */
  HengKrProgress progress;
  char *current_text;  /* "6.5 %", "1/3", "—" */
} HengReviewKr;

typedef struct
{
  HengObjective *record;
  GPtrArray *key_results; /* of HengReviewKr */
  HengValue progress, points;
  gint64 effective_bp;    /* share in the OKR component, of 10,000 active; 0 when left out */
  HengMicro contribution; /* to the final score */
  gboolean is_root;       /* counts in the OKR component itself, not through another objective of the person */
} HengReviewObjective;

typedef struct
{
  HengScorecardLine *record;
  HengActualRow *actual;  /* NULL: MISSING */
  HengRule *rule;         /* NULL when the rule text is wrong; then rule_error says why */
  char *rule_error;
  char *rule_read;        /* the text that rule or rule_error come from: unchanged, it is not read again */
  HengActual value;       /* parsed; MILE lines take theirs from the milestones */
  char *value_error;      /* the stored text cannot be read: counts as MISSING */
  HengValue points;
  HengMicro contribution; /* to the final score */
} HengReviewLine;

/* One rater's sheet about the person, ready to be scored; never shown as it is. */
typedef struct
{
  HengRatingSheet *record;
  HengMicro *answers;        /* of the rating questions, 0 = not answered */
  gsize n;
  gint64 *weights;           /* of the same questions; NULL: all alike */
  HengRatingSums own, pool;  /* means of the rater and of the group kind in the cycle; own.n 0: not corrected for leniency */
} HengReviewSheet;

/* One part of the cycle: normally one, more after a transfer. */
typedef struct
{
  HengParticipant *participant;
  char *department_path; /* "研发部 / 平台组" */
  char *manager_name, *manager_no;
  char *profile_name, *template_name;
  gint64 group_weight_bp[HENG_N_GROUPS];
  GPtrArray *objectives; /* of HengReviewObjective: the person's own */
  GPtrArray *counted;    /* of HengReviewObjective: goals of others that count in the person's (§2.3), parents first; not the person's own */
  GPtrArray *lines;      /* of HengReviewLine, by sort */
  GPtrArray *milestones; /* of HengMilestone */
  GPtrArray *sheets;     /* of HengReviewSheet; when there are any they are the 360 component, and `feedback` follows from them */
  GPtrArray *feedback;   /* of HengFeedback */
  HengValue okr;
  HengScorecardScore kpi;
  HengRaterScore raters;
  HengFinalScore final;  /* of the part, without adjustments when there is more than one */
  HengMicro component_contribution[HENG_N_COMPONENTS];
} HengReviewPart;

/* One earlier or current point of the trend. */
typedef struct
{
  char *cycle_key, *cycle_name;
  HengMicro published;
  char *grade;
  gboolean pilot, is_forecast; /* forecast: the running cycle, not published */
  gboolean has_value;
  gboolean is_legacy;          /* of another system, on its mapped scale */
  gboolean counts;             /* for the rolling result: published, no pilot, a past result only when it is complete */
  HengDate from, day;          /* the first and the last one of the cycle */
  HengMicro group_mean;        /* of the department; 0 when unknown */
} HengReviewPoint;

typedef struct
{
  HengCompany *company;
  HengCycle *cycle;
  HengEmployee *employee;
  char *department_path, *department_head, *manager_name, *manager_no;
  GPtrArray *parts;       /* of HengReviewPart, ≥ 1 */
  GPtrArray *adjustments; /* of HengAdjustment */
  GPtrArray *comments;    /* of HengComment */
  GPtrArray *bands;       /* of HengGradeBand, best first */
  GPtrArray *history;     /* of HengReviewPoint, old → new, including this cycle as the last */
  HengResult *published;  /* newest revision, NULL when not yet published */
  HengGradeChange *grade_change; /* by distribution or calibration; NULL: the grade of the score counts */
  HengCalendar *calendar;
  HengDate today;
  HengValue perspective_mean[HENG_N_PERSPECTIVES]; /* of the comparison group; NA when n < 3 */
  gint64 perspective_mean_n;
  /* what follows, for paper: empty until somebody fills it (heng_reviews_add_plans) */
  HengCycle *next_cycle;      /* the next one in time; NULL: none */
  GPtrArray *next_goals;      /* of HengReviewObjective: the person's own in it */
  GPtrArray *plans;           /* of HengDecision: improvement plans since the cycle began */
  HengPaperLayout *layout;    /* of its paper; NULL: the usual one */
  /* computed */
  HengFinalScore final;
  const HengGradeBand *band;  /* of the score alone; NULL without a published score */
  const HengGradeBand *grade; /* that counts: the band, or what distribution and calibration made of it */
  HengRolling rolling;        /* over published non-pilot cycles up to this one; filled with the history */
  GPtrArray *rolling_points;  /* of HengReviewPoint: what it is made of, old → new */
} HengReview;

HengReview *heng_review_new (void);
void heng_review_free (HengReview *review);
HengReviewPart *heng_review_part_new (void);
HengReviewLine *heng_review_line_new (void); /* the containers' free functions are set by the _new of their owner */
HengReviewObjective *heng_review_objective_new (void);
HengReviewKr *heng_review_kr_new (void);
HengReviewSheet *heng_review_sheet_new (void);
void heng_review_sheet_free (HengReviewSheet *sheet);

/* The one code path of a score: fills every computed field of the review from its inputs, and its proof when trace is given.
 * `trace` becomes the step of the final score: make it with heng_trace_new ("final", NULL), it gets its label here. Below it, by key:
 * "OKR/O1/KR1", "KPI/RD-02/actual", "360/MGR", "adjustments", "published", "grade"; with several parts "part1/KPI/…".
 * Pure and fast (µs): the window calls it on every key press with a changed actual. */
void heng_review_score (HengReview *review, HengTrace *trace);

/* Takes out of the rolling_points what others say of the same time (heng_rolling_repeated). */
void heng_review_leave_repeated_out (HengReview *review);
/* Fills review->rolling from its rolling_points; `trace` (may be NULL) becomes the step "rolling". */
void heng_review_roll (HengReview *review, HengTrace *trace);
HengReviewPoint *heng_review_point_copy (const HengReviewPoint *point);
void heng_review_point_free (HengReviewPoint *point);

/* The part that is current today, or the last. */
HengReviewPart *heng_review_current_part (const HengReview *review);
HengReviewLine *heng_review_find_line (const HengReview *review, const char *code);
/* What still keeps the review from being published, one translated sentence each ("RD-02 缺陷逃逸率: no actual value"); empty when ready. */
GPtrArray *heng_review_blockers (const HengReview *review);
/* What of a line with weight keeps the review from being published; NULL: nothing. Borrowed. */
const char *heng_review_line_problem (const HengReviewLine *line);
/* SHA-256 (hex) over the canonical text of all inputs and the result; equal inputs, equal checksum. */
char *heng_review_checksum (const HengReview *review);
/* A result record with the computed values (revision, ids and times left 0). */
HengResult *heng_review_to_result (const HengReview *review);
/* The same without its checksum, which takes longer than all the rest: for showing. */
HengResult *heng_review_to_figures (const HengReview *review);
/* "B+ 良好" in the language of the process; name_en is preferred when the process speaks English and it is not empty. */
const char *heng_localized (const char *name, const char *name_en);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengReview, heng_review_free)

G_END_DECLS
