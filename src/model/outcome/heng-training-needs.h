/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a result suggests to learn: each weak indicator and each weak question of the 360° feedback proposes a course (domain.md §2.12). */
#pragma once

#include "heng-review.h"

G_BEGIN_DECLS

typedef enum { HENG_NEED_INDICATOR, HENG_NEED_QUESTION } HengNeedKind;

typedef struct
{
  HengNeedKind kind;
  char *code;      /* of the indicator, or the number of the question */
  char *text;      /* its name, in the language of the process */
  HengMicro value; /* points, or the mean rating */
} HengTrainingNeed;
void heng_training_need_free (HengTrainingNeed *need);

/* Mean of one question over the groups whose answers may be shown (never SELF). */
typedef struct
{
  const char *text;
  HengValue mean;
  gint64 n;
} HengQuestionMean;

/* Proposals (of HengTrainingNeed, owned), weakest first inside each kind, indicators before questions: weighted indicators of the scored review
 * below 75 points, questions below 3.0 from at least three answers. The same indicator in two parts of the cycle is proposed once, by its
 * lower points. */
GPtrArray *heng_training_needs (const HengReview *review, const HengQuestionMean *questions, guint n_questions, HengTrace *trace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengTrainingNeed, heng_training_need_free)

G_END_DECLS
