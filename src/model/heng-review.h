/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one person's appraisal in one cycle: the object that window, paper, charts and hengctl show. */
#pragma once

#include "heng-cycle.h"
#include "heng-final-score.h"
#include "heng-objective-tree.h"
#include "heng-people.h"
#include "heng-rater-groups.h"
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
  HengActual value;       /* parsed; MILE lines take theirs from the milestones */
  char *value_error;      /* the stored text cannot be read: counts as MISSING */
  HengValue points;
  HengMicro contribution; /* to the final score */
} HengReviewLine;

/* One part of the cycle: normally one, more after a transfer. */
typedef struct
{
  HengParticipant *participant;
  char *department_path; /* "研发部 / 平台组" */
  char *manager_name, *manager_no;
  char *profile_name, *template_name;
  gint64 group_weight_bp[HENG_N_GROUPS];
  GPtrArray *objectives; /* of HengReviewObjective: the person's own */
  GPtrArray *lines;      /* of HengReviewLine, by sort */
  GPtrArray *milestones; /* of HengMilestone */
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
  HengCalendar *calendar;
  HengDate today;
  HengValue perspective_mean[HENG_N_PERSPECTIVES]; /* of the comparison group; NA when n < 3 */
  gint64 perspective_mean_n;
  /* computed */
  HengFinalScore final;
  const HengGradeBand *grade; /* NULL without a published score */
} HengReview;

HengReview *heng_review_new (void);
void heng_review_free (HengReview *review);
HengReviewPart *heng_review_part_new (void);
HengReviewLine *heng_review_line_new (void); /* the containers' free functions are set by the _new of their owner */
HengReviewObjective *heng_review_objective_new (void);
HengReviewKr *heng_review_kr_new (void);

/* The one code path of a score: fills every computed field of the review from its inputs, and its proof when trace is given.
 * `trace` becomes the step of the final score: make it with heng_trace_new ("final", NULL), it gets its label here. Below it, by key:
 * "OKR/O1/KR1", "KPI/RD-02/actual", "360/MGR", "adjustments", "published", "grade"; with several parts "part1/KPI/…".
 * Pure and fast (µs): the window calls it on every key press with a changed actual. */
void heng_review_score (HengReview *review, HengTrace *trace);

/* The part that is current today, or the last. */
HengReviewPart *heng_review_current_part (const HengReview *review);
HengReviewLine *heng_review_find_line (const HengReview *review, const char *code);
/* What still keeps the review from being published, one translated sentence each ("RD-02 缺陷逃逸率: no actual value"); empty when ready. */
GPtrArray *heng_review_blockers (const HengReview *review);
/* SHA-256 (hex) over the canonical text of all inputs and the result; equal inputs, equal checksum. */
char *heng_review_checksum (const HengReview *review);
/* A result record with the computed values (revision, ids and times left 0). */
HengResult *heng_review_to_result (const HengReview *review);
/* "B+ 良好" in the language of the process; name_en is preferred when the process speaks English and it is not empty. */
const char *heng_localized (const char *name, const char *name_en);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengReview, heng_review_free)

G_END_DECLS
