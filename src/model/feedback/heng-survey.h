/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A satisfaction survey: from respondents' answers to the mean of the client departments and its index (domain.md §2.6, TV-S2). */
#pragma once

#include "heng-fixed.h"
#include "heng-trace.h"

G_BEGIN_DECLS

#define HENG_SURVEY_DEPARTMENT_MINIMUM 3  /* respondents of a department that stands for itself */
#define HENG_SURVEY_MINIMUM 5             /* valid respondents in all */

/* A respondent's mean over the answered items: micro from 1 to 5, 0 = not answered; reversed ones (NULL: none) score 6 − x. MISSING when
 * fewer than half of the items are answered. */
HengValue heng_survey_respondent_mean (const HengMicro *answers, gsize n, const gboolean *reversed);

/* One valid respondent. */
typedef struct
{
  const char *department;
  HengMicro mean;
} HengSurveyReply;

typedef struct
{
  char *name; /* NULL: the small departments together */
  gint64 n;
  HengMicro mean;
} HengSurveyDepartment;

typedef struct
{
  gint64 valid;
  GArray *departments;   /* of HengSurveyDepartment, those that count: by name in byte order, the small ones together last */
  HengValue mean, index; /* index 0–100; both MISSING with fewer than five valid respondents */
  gboolean low_response; /* fewer than half of the invited */
} HengSurveyScore;

/* Every department counts the same. `replies` in any order. */
HengSurveyScore *heng_survey_score (const HengSurveyReply *replies, gsize n, gint64 invited, HengTrace *trace);
void heng_survey_score_free (HengSurveyScore *score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSurveyScore, heng_survey_score_free)

G_END_DECLS
