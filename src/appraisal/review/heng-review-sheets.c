/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From stored rating sheets to what a review is scored from. */
#include "heng-review-sheets.h"

#include <string.h>

#include "heng-feedback-table.h"
#include "heng-goal-load.h"
#include "heng-ratings.h"

/* The rating questions of one revision of a set. */
typedef struct
{
  GArray *weights;   /* of gint64 */
  GArray *reversed;  /* of gboolean */
} Questions;

struct _HengSheetSource
{
  gboolean corrects;
  GPtrArray *sheets;
  HengGrouping by_participant;
  GHashTable *questions;                 /* "key:revision" → Questions */
  GHashTable *raters[HENG_N_GROUPS];     /* rater id or key → HengRatingSums */
  HengRatingSums pools[HENG_N_GROUPS];
};

static void
questions_free (gpointer data)
{
  Questions *questions = data;

  g_array_unref (questions->weights);
  g_array_unref (questions->reversed);
  g_free (questions);
}

void
heng_sheet_source_free (HengSheetSource *source)
{
  heng_grouping_clear (&source->by_participant);
  g_clear_pointer (&source->questions, g_hash_table_unref);
  for (int g = 0; g < HENG_N_GROUPS; g++)
    g_clear_pointer (&source->raters[g], g_hash_table_unref);
  g_clear_pointer (&source->sheets, g_ptr_array_unref);
  g_free (source);
}

static char *
set_key (const char *key, gint64 revision)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, key ? key : "", revision);
}

static Questions *
add_set (HengSheetSource *source, const HengQuestionSet *set)
{
  Questions *questions = g_new0 (Questions, 1);

  questions->weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  questions->reversed = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_hash_table_insert (source->questions, set_key (set->key, set->revision), questions);
  return questions;
}

static gboolean
load_questions (HengSheetSource *source, HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) sets = heng_question_sets_load (db, error);
  g_autoptr (GPtrArray) questions = sets ? heng_questions_load (db, error) : NULL;

  source->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, questions_free);
  for (guint i = 0; questions && i < sets->len; i++)
    {
      Questions *mine = add_set (source, sets->pdata[i]);

      for (guint k = 0; k < questions->len; k++)
        {
          const HengQuestion *question = questions->pdata[k];
          gboolean reversed = question->reversed != 0;

          if (question->question_set_id != ((HengQuestionSet *) sets->pdata[i])->id || question->kind != HENG_QUESTION_RATING)
            continue;
          g_array_append_val (mine->weights, question->weight_bp);
          g_array_append_val (mine->reversed, reversed);
        }
    }
  return questions != NULL;
}

/* The sheet as it is scored; NULL when its answers cannot be read. */
static HengReviewSheet *
make_sheet (const HengSheetSource *source, const HengRatingSheet *record)
{
  g_autofree char *key = set_key (record->question_set_key, record->question_set_revision);
  const Questions *questions = g_hash_table_lookup (source->questions, key);
  gsize n;
  g_autofree HengMicro *answers = heng_answers_parse (record->answers, &n);
  HengReviewSheet *sheet;

  if (!answers)
    return NULL;
  sheet = heng_review_sheet_new ();
  sheet->record = heng_rating_sheet_copy (record);
  sheet->n = n;
  if (questions && questions->weights->len == n)
    {
      sheet->weights = g_memdup2 (questions->weights->data, n * sizeof (gint64));
      for (gsize i = 0; i < n; i++)
        if (answers[i] && g_array_index (questions->reversed, gboolean, i))
          answers[i] = HENG_POINTS (6) - answers[i];
    }
  sheet->answers = g_steal_pointer (&answers);
  return sheet;
}

static gint64
rater_of (const HengRatingSheet *record)
{
  return record->rater_id ? record->rater_id : record->rater_key;
}

static void
add_to_pool (HengSheetSource *source, const HengRatingSheet *record)
{
  HengReviewSheet *sheet = make_sheet (source, record);
  HengValue mean = sheet ? heng_rating_mean (sheet->answers, sheet->n, sheet->weights, NULL) : HENG_MISSING;
  gint64 rater = rater_of (record);
  HengRatingSums *own;

  g_clear_pointer (&sheet, heng_review_sheet_free);
  if (mean.state != HENG_VALUE_NUMBER)
    return;
  heng_rating_sums_add (&source->pools[record->rater_group], mean.micro);
  if (rater == 0)
    return;
  own = g_hash_table_lookup (source->raters[record->rater_group], &rater);
  if (!own)
    {
      own = g_new0 (HengRatingSums, 1);
      g_hash_table_insert (source->raters[record->rater_group], g_memdup2 (&rater, sizeof rater), own);
    }
  heng_rating_sums_add (own, mean.micro);
}

HengSheetSource *
heng_sheet_source_load (HengDb *db, const HengCycle *cycle, GError **error)
{
  g_autoptr (HengSheetSource) source = g_new0 (HengSheetSource, 1);

  source->corrects = cycle->leniency != HENG_LENIENCY_NONE;
  if (!load_questions (source, db, error) || !(source->sheets = heng_rating_sheets_load (db, cycle->id, 0, error)))
    return NULL;
  heng_grouping_init (&source->by_participant, source->sheets, G_STRUCT_OFFSET (HengRatingSheet, participant_id));
  for (int g = 0; g < HENG_N_GROUPS; g++)
    source->raters[g] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; source->corrects && i < source->sheets->len; i++)
    add_to_pool (source, source->sheets->pdata[i]);
  return g_steal_pointer (&source);
}

void
heng_sheet_source_add (const HengSheetSource *source, HengReviewPart *part)
{
  guint begin, end;

  heng_grouping_find (&source->by_participant, part->participant->id, &begin, &end);
  for (guint i = begin; i < end; i++)
    {
      const HengRatingSheet *record = source->sheets->pdata[i];
      HengReviewSheet *sheet = make_sheet (source, record);
      gint64 rater = rater_of (record);
      const HengRatingSums *own;

      if (!sheet)
        continue;
      own = source->corrects ? g_hash_table_lookup (source->raters[record->rater_group], &rater) : NULL;
      if (own)
        {
          sheet->own = *own;
          sheet->pool = source->pools[record->rater_group];
        }
      g_ptr_array_add (part->sheets, sheet);
    }
}

/* An order that has nothing to do with who wrote or when. */
static int
compare_shuffled (gconstpointer a, gconstpointer b)
{
  const HengComment *x = *(HengComment *const *) a, *y = *(HengComment *const *) b;
  g_autofree char *of_x = g_compute_checksum_for_string (G_CHECKSUM_SHA256, x->text, -1);
  g_autofree char *of_y = g_compute_checksum_for_string (G_CHECKSUM_SHA256, y->text, -1);

  return strcmp (of_x, of_y);
}

static void
add_comment (GPtrArray *comments, const HengReview *review, int kind, const char *text, const char *author)
{
  HengComment *comment;

  if (!text || !*text)
    return;
  comment = heng_comment_new ();
  comment->cycle_id = review->cycle->id;
  comment->employee_id = review->employee->id;
  comment->kind = kind;
  comment->text = g_strdup (text);
  comment->author = g_strdup (author);
  g_ptr_array_add (comments, comment);
}

static const char *
name_of (GHashTable *employees_by_id, gint64 id)
{
  const HengEmployee *employee = g_hash_table_lookup (employees_by_id, &id);

  return employee ? heng_localized (employee->name, employee->name_en) : NULL;
}

static void
add_sheet_comments (const HengReview *review, const HengReviewPart *part, GHashTable *employees_by_id, GPtrArray *unnamed)
{
  for (guint i = 0; i < part->sheets->len; i++)
    {
      const HengRatingSheet *record = ((HengReviewSheet *) part->sheets->pdata[i])->record;
      HengGroupFate fate = part->raters.fate[record->rater_group];

      if (record->rater_group == HENG_GROUP_MGR)
        {
          const char *author = name_of (employees_by_id, record->rater_id);

          add_comment (review->comments, review, HENG_COMMENT_STRENGTHS, record->good, author);
          add_comment (review->comments, review, HENG_COMMENT_GAPS, record->improve, author);
        }
      else if (record->rater_group != HENG_GROUP_SELF && (fate == HENG_GROUP_SHOWN || fate == HENG_GROUP_POOLED))
        {
          add_comment (unnamed, review, HENG_COMMENT_PEER_GOOD, record->good, NULL);
          add_comment (unnamed, review, HENG_COMMENT_PEER_IMPROVE, record->improve, NULL);
        }
    }
}

void
heng_review_add_rater_comments (HengReview *review, GHashTable *employees_by_id)
{
  g_autoptr (GPtrArray) unnamed = g_ptr_array_new ();

  for (guint i = 0; i < review->parts->len; i++)
    add_sheet_comments (review, review->parts->pdata[i], employees_by_id, unnamed);
  g_ptr_array_sort (unnamed, compare_shuffled);
  for (guint i = 0; i < unnamed->len; i++)
    g_ptr_array_add (review->comments, unnamed->pdata[i]);
}
