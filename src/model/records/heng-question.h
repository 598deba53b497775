/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questionnaires and what came back: question sets of 360 feedback and of surveys, one rater's sheet, who has taken part. */
#pragma once

#include "heng-cycle.h"

G_BEGIN_DECLS

typedef enum { HENG_QUESTIONS_FEEDBACK, HENG_QUESTIONS_SURVEY } HengQuestionSetKind;
extern const HengEnumValue heng_question_set_kind_values[]; /* keys FEEDBACK SURVEY */

/* The questions of one kind of person or survey (domain.md §3.7, §3.8). An edited set is a new revision; sheets keep theirs. */
typedef struct
{
  gint64 id, version;
  char *key, *name, *name_en;
  int kind;
  gint64 revision, retired;
} HengQuestionSet;
HENG_DECLARE_RECORD (HengQuestionSet, heng_question_set, heng_question_set_type)

typedef enum
{
  HENG_QUESTION_RATING,  /* 1–5, or not answered */
  HENG_QUESTION_GOOD,    /* words: what goes well */
  HENG_QUESTION_IMPROVE, /* words: what could be better */
  HENG_QUESTION_ENPS,    /* 0–10: would recommend */
} HengQuestionKind;
extern const HengEnumValue heng_question_kind_values[];

typedef struct
{
  gint64 id, version;
  gint64 question_set_id, sort;
  int kind;
  char *text, *text_en;
  gint64 reversed;  /* 1: scores 6 − x */
  gint64 weight_bp; /* of the rater's mean; all 0 = all alike */
} HengQuestion;
HENG_DECLARE_RECORD (HengQuestion, heng_question, heng_question_type)

/* One rater's answers about one participant. Anonymous groups carry no rater. Sensitive. */
typedef struct
{
  gint64 id, version;
  gint64 participant_id;
  int rater_group;
  char *question_set_key;
  gint64 question_set_revision;
  char *answers;    /* of the rating questions in their order, as of heng_answers_parse */
  gint64 rater_id;  /* MGR and SELF only */
  gint64 rater_key; /* joins the sheets of one unnamed rater where the cycle corrects leniency, else 0 */
  char *good, *improve;
} HengRatingSheet;
HENG_DECLARE_RECORD (HengRatingSheet, heng_rating_sheet, heng_rating_sheet_type)

/* How many people somebody has rated in a cycle, apart from what was answered. Sensitive. */
typedef struct
{
  gint64 id, version;
  gint64 cycle_id, rater_id;
  gint64 n;
} HengRatingDone;
HENG_DECLARE_RECORD (HengRatingDone, heng_rating_done, heng_rating_done_type)

/* "4 - 3.5" → 4, not answered, 3.5: micro, 0 for a question that was not answered. New array; NULL when an answer is no number from 1 to 5. */
HengMicro *heng_answers_parse (const char *text, gsize *n);
/* The reverse, new string. */
char *heng_answers_format (const HengMicro *answers, gsize n);

G_END_DECLS
