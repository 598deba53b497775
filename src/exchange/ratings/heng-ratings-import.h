/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the importer of ratings: single answers of raters on their way to sheets. domain.md §2.7.
 *
 * What belongs where: answers of raters (one sheet a row, or one answer a row) and sums of groups are 360 and come through this door. A
 * manager's rating of an indicator (上级评价, rule `rate`) is the actual value of its scorecard line; a file with a column of indicator
 * codes is therefore read by the importer of actual values, through whichever of the two doors it comes. */
#pragma once

#include "heng-import-private.h"
#include "heng-question.h"

G_BEGIN_DECLS

#define HENG_RATINGS_QUESTIONS 40 /* columns 题1 … 题40 */

enum
{
  HENG_RATINGS_EMP_NO, HENG_RATINGS_GROUP, HENG_RATINGS_COUNT, HENG_RATINGS_SUM, HENG_RATINGS_MEAN, HENG_RATINGS_PART,
  HENG_RATINGS_RATER, HENG_RATINGS_QUESTION, HENG_RATINGS_SCORE, HENG_RATINGS_GOOD, HENG_RATINGS_IMPROVE, HENG_RATINGS_CODE,
  HENG_RATINGS_RATER_CODE,
  HENG_RATINGS_FIRST, /* 题1 */
  HENG_RATINGS_N_COLUMNS = HENG_RATINGS_FIRST + HENG_RATINGS_QUESTIONS,
};

/* "KEY=上级|Manager" for heng_import_enum. */
extern const char *const heng_ratings_group_words[];

/* One rater's answers about one person, from one row or from several. */
typedef struct
{
  GArray *rows;  /* of guint */
  GArray *asked; /* of int: what each row asks, where a row holds one answer */
  HengParticipant *participant;
  gint64 rater; /* 0: the file does not say; below 0: somebody it gives a code instead of a name */
  int group;
  HengMicro *answers; /* of all questions of the person and of the file, 0 = not answered */
  const char *good, *improve;
} HengRatingsSheet;

/* What a file says about one person and group; it comes as a whole or not at all. */
typedef struct
{
  HengParticipant *participant;
  int group;
  GPtrArray *sheets; /* borrowed */
  GPtrArray *stored; /* of HengRatingSheet, borrowed */
  HengRowFate fate;
} HengRatingsGroup;

/* The rating questions a person is asked. */
typedef struct
{
  guint n;
  GPtrArray *texts; /* of HengQuestion, borrowed; of all kinds */
} HengRatingsQuestions;

typedef struct
{
  HengImport *import;
  HengLookup *lookup;
  guint room;            /* questions a sheet can hold */
  guint n_in_file;       /* the highest question the file speaks of */
  GPtrArray *sheets;     /* of HengRatingsSheet */
  GHashTable *by_pair;   /* "participant:rater" → HengRatingsSheet */
  GHashTable *coded;     /* code of an unnamed rater → number from 1 */
  GPtrArray *groups;     /* of HengRatingsGroup, in the order of the file */
  GHashTable *by_group;  /* "participant:group" → HengRatingsGroup */
  GPtrArray *stored, *done, *sets, *questions; /* records */
  GHashTable *questions_of; /* "key:revision" → HengRatingsQuestions */
  GPtrArray *counts;     /* of HengRatingDone as they will be */
} HengRatings;

HengRatings *heng_ratings_new (HengImport *import, GError **error);
void heng_ratings_free (HengRatings *ratings);
/* The questions of a participant; NULL when it has no question set. */
const HengRatingsQuestions *heng_ratings_questions (HengRatings *ratings, const HengParticipant *participant);

/* heng-ratings-read.c: every row becomes a sheet or a part of one; faults of rows become issues. */
gboolean heng_ratings_read (HengRatings *ratings, GError **error);
/* heng-ratings-compare.c: equal as heaps of sheets, whatever their order. */
gboolean heng_ratings_is_unchanged (HengRatings *ratings, const HengRatingsGroup *group);
/* Where leniency is corrected it also matters which unnamed sheets come from one rater: whether that is the same as stored. */
gboolean heng_ratings_same_raters (HengRatings *ratings);
/* An answer of a cell in micro, 0 for a question that is left out; FALSE with an error added (and 0). */
gboolean heng_ratings_read_answer (HengImport *import, guint row, guint column, HengMicro *answer);
/* heng-ratings-plan.c: groups, what is stored of them already, and the rules about them. */
gboolean heng_ratings_plan (HengRatings *ratings, GError **error);
/* heng-ratings-write.c */
gboolean heng_ratings_write (HengRatings *ratings, HengChange *change, GError **error);

/* A sheet's questions as they will be stored. */
guint heng_ratings_n_questions (HengRatings *ratings, const HengRatingsSheet *sheet);
gboolean heng_ratings_is_anonymous (int group);
gboolean heng_ratings_is_bad (const HengRatings *ratings, const HengRatingsSheet *sheet);

/* Whether a row holds the sum of a group instead of a sheet. */
gboolean heng_ratings_is_sum (const HengImport *import, guint row);
/* heng-import-facts.c: the sums of groups. */
gboolean heng_import_plan_sums (HengImport *import, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengRatings, heng_ratings_free)

G_END_DECLS
