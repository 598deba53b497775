/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seats of the grades in a pool and the grades proposed from them (domain.md §2.9, TV-Q2, D1–D5). */
#pragma once

#include "heng-cycle.h"
#include "heng-scheme.h"
#include "heng-trace.h"

G_BEGIN_DECLS

/* A smaller pool is advised only, never enforced. */
#define HENG_DISTRIBUTION_LEAST_POOL 5

/* Grades in their order, best first. The grade everything else is measured from is "B", or the middle one where a scheme has no such grade. */
typedef struct
{
  const HengGradeBand **bands; /* owned array, borrowed bands */
  guint n;
  guint centre;
} HengGradeScale;

/* Bands may come in any order. */
HengGradeScale *heng_grade_scale_new (const HengGradeBand *const *bands, guint n_bands);
void heng_grade_scale_free (HengGradeScale *scale);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGradeScale, heng_grade_scale_free)
/* Place of a grade from the best; −1 when there is no such grade. */
int heng_grade_scale_find (const HengGradeScale *scale, const char *grade);
/* Place of the band of a published score; a score below every band has the last. */
int heng_grade_scale_of_score (const HengGradeScale *scale, HengMicro published);
/* TRUE for the grades below the centre: C and D. */
gboolean heng_grade_scale_is_low (const HengGradeScale *scale, const char *grade);
/* The worse of a grade and a veto's cap; cap NULL or unknown: the grade. */
const char *heng_grade_capped (const HengGradeScale *scale, const char *grade, const char *cap);

/* Seats for n people by largest remainder, ties in the order B, B+, A, C, S, D; `seats` has one place per grade of the scale and always sums
 * to n. Shares count in proportion to their sum; without any share every seat is of the centre. `trace` becomes the step "seats". */
void heng_distribution_seats (const HengGradeScale *scale, gint64 n, gint64 *seats, HengTrace *trace);

typedef struct
{
  const char *emp_no;  /* unique in the pool */
  HengMicro published; /* 2 decimals, in micro */
  gboolean outside;    /* outside the distribution (domain.md §4): band grade, not counted in n */
  const char *cap;     /* best grade a veto leaves; NULL = none */
} HengDistributionPerson;

/* Places in the scale. */
typedef struct
{
  int band;     /* of the score */
  int seat;     /* −1: none (outside, or nothing is enforced) */
  int proposal; /* what is proposed: band, or the seat after its guard; then the cap */
} HengDistributionGrade;

typedef struct
{
  HengDistributionMode mode;     /* as asked for */
  HengDistributionMode effect;   /* ENFORCE only in a pool that is large enough */
  gint64 n;                      /* people counted */
  guint n_grades;
  gint64 *seats;                 /* per grade of the scale */
  gint64 *proposed;              /* how many of the counted are proposed for each grade */
  HengDistributionGrade *grades; /* in the order of the people given */
  guint n_people;
} HengDistribution;

/* The proposal for one pool; the order of the people decides nothing. `trace` (may be NULL) becomes the step "distribution" with
 * "seats/<grade>" and "people/<emp_no>". */
HengDistribution *heng_distribution_propose (const HengGradeScale *scale, HengDistributionMode mode, const HengDistributionPerson *people,
                                             guint n_people, HengTrace *trace);
void heng_distribution_free (HengDistribution *distribution);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengDistribution, heng_distribution_free)

/* What a seat becomes for somebody whose score has this band (places in the scale). */
int heng_distribution_guard (const HengGradeScale *scale, int band, int seat);
/* The same proposals for a big pool under ENFORCE, nobody outside and no vetoes, without ranking anybody: `published` (2 decimals, 0–120) to places in
 * the scale. `seats` has one place per grade. FALSE when a score is none of these, or the pool is too small to enforce. */
gboolean heng_distribution_columns (const HengGradeScale *scale, const HengMicro *published, guint n, gint64 *seats, guint8 *proposals);

G_END_DECLS
