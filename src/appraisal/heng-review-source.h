/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the reviews of one cycle are assembled from: a handful of queries, whatever the number of people. */
#pragma once

#include "heng-goal-load.h"
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
  HengGrouping participants_by_employee, lines_by_participant, milestones_by_participant, feedback_by_participant;
  HengGrouping adjustments_by_employee, comments_by_employee, results_by_employee;
  GHashTable *actuals_by_key; /* HengActualRow keyed by its level, owner and code */
  GPtrArray *past;            /* of HengPastCycle, old → new */
} HengReviewSource;

/* `today` decides what is due in reviews that are not published; published ones are seen as on the day they were. */
HengReviewSource *heng_review_source_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error);
void heng_review_source_free (HengReviewSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengReviewSource, heng_review_source_free)

/* What decides the score of a person with this result: the present scheme while there is none (NULL). Borrowed. */
const HengScheme *heng_review_source_scheme (const HengReviewSource *source, const HengResult *published);

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
