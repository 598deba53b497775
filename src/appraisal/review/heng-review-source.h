/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the reviews of one cycle are assembled from: a handful of queries, whatever the number of people. */
#pragma once

#include "heng-actual-table.h"
#include "heng-goal-load.h"
#include "heng-review-sheets.h"
#include "heng-scheme-then.h"

G_BEGIN_DECLS

/* Published results of an earlier cycle, by employee, and their means by comparison department. */
typedef struct
{
  HengCycle *cycle;
  GPtrArray *results;       /* of HengResult */
  GHashTable *by_employee;  /* employee id → HengResult */
  GPtrArray *participants;
  GHashTable *department_of; /* employee id → HengParticipant, the last part */
  GHashTable *means;         /* comparison department → HengMean */
} HengPastCycle;

/* What lies before and beside the cycles of the history. */
typedef struct _HengReviewPast HengReviewPast;
/* `cycles` by start, of which the first n_older lie before the history. */
HengReviewPast *heng_review_past_load (HengDb *db, GPtrArray *cycles, guint n_older, GError **error);
void heng_review_past_free (HengReviewPast *past);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengReviewPast, heng_review_past_free)
/* Puts past results with a scale into the history and fills the rolling result; the history then has at most eight points. */
void heng_review_past_add (const HengReviewPast *past, HengDb *db, HengReview *review);

typedef struct
{
  HengWide sum;
  gint64 n;
} HengMean;

typedef struct
{
  HengDb *db;
  HengDate today;
  HengCompany *company; /* NULL when there is none */
  HengCycle *cycle;
  HengScheme *scheme;     /* as it is now */
  GPtrArray *schemes_then; /* those of the results */
  GPtrArray *departments; /* of `scheme`, borrowed */
  GPtrArray *templates;
  GPtrArray *employees;
  GHashTable *employees_by_id;
  GPtrArray *participants, *lines, *actuals, *milestones, *feedback, *adjustments, *comments, *results;
  HengGoalSource *goals;
  HengSheetSource *sheets;
  HengGrouping participants_by_employee, lines_by_participant, milestones_by_participant, feedback_by_participant;
  HengGrouping adjustments_by_employee, comments_by_employee, results_by_employee;
  GHashTable *actuals_by_key; /* HengActualRow keyed by its level, owner and code */
  HengActualPacks *packs;     /* values behind those rows */
  GPtrArray *past;            /* of HengPastCycle, old → new */
  HengReviewPast *before;     /* past results of other systems, and cycles before those */
  GPtrArray *grade_changes, *first_results;
  HengGrouping grade_changes_by_employee;
  HengGrouping first_by_employee; /* revision 1 of results that were corrected */
} HengReviewSource;

/* `today` decides what is due in reviews that are not published; published ones are seen as on the day they were. */
HengReviewSource *heng_review_source_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error);
void heng_review_source_free (HengReviewSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengReviewSource, heng_review_source_free)

/* What decides the score of a person with this result: the present scheme while there is none (NULL). Borrowed. */
const HengScheme *heng_review_source_scheme (const HengReviewSource *source, const HengResult *published);

/* The first revision of a result, which may be the result itself. Borrowed. */
const HengResult *heng_review_source_first (const HengReviewSource *source, const HengResult *newest);

/* Pieces of heng_review_assemble: a new calendar, and what profile and template give a part. */
HengCalendar *heng_review_calendar (GPtrArray *days);
void heng_review_part_set_scheme (HengReviewPart *part, const HengScheme *scheme, GPtrArray *templates);
/* NULL when the person takes no part. Not scored yet. */
HengReview *heng_review_assemble (const HengReviewSource *source, gint64 employee_id);
/* Adds history, group means and perspective means; `means` from the scored reviews of the cycle. */
typedef struct _HengGroupMeans HengGroupMeans;
HengGroupMeans *heng_group_means_new (const HengReviewSource *source, GPtrArray *scored_reviews);
void heng_group_means_free (HengGroupMeans *means);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGroupMeans, heng_group_means_free)
void heng_review_add_history (HengReview *review, const HengReviewSource *source, const HengGroupMeans *means);

void heng_mean_add (GHashTable *means, gint64 department_id, HengMicro value);
/* 0 when fewer than three values are known (domain.md §1, anonymity minimum). */
HengMicro heng_mean_get (GHashTable *means, gint64 department_id);
/* department id → HengMean */
GHashTable *heng_means_new (void);

G_END_DECLS
