/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a ratings file to sheets: one sheet a row, or one answer a row. */
#include "heng-ratings-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people write for a question they leave out. */
static const char *const unanswered_words[]
  = { "无法评价", "不了解", "不清楚", "无法判断", "不适用", "NA", "N/A", "cannot rate", "unable to rate", "not observed", "-", NULL };
/* The anchors of the scale (domain.md §2.5). */
static const char *const anchors[] = { "不符合要求|far below", "需改进|below", "基本符合|mostly meets", "符合要求|fully meets", "超出要求|exceeds" };

static gboolean
is_word (const char *const *words, const char *text)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (*words, text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_anchor (const char *text, HengMicro *answer)
{
  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      g_auto (GStrv) words = g_strsplit (anchors[i], "|", -1);

      if (is_word ((const char *const *) words, text))
        {
          *answer = HENG_POINTS (i + 1);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
heng_ratings_read_answer (HengImport *import, guint row, guint column, HengMicro *answer)
{
  const char *text = heng_import_text (import, row, column, HENG_CLEAN_NARROW);
  g_autofree char *bare = NULL;

  *answer = 0;
  if (*text == '\0' || is_word (unanswered_words, text) || read_anchor (text, answer))
    return TRUE;
  bare = g_str_has_suffix (text, "分") ? g_strndup (text, strlen (text) - strlen ("分")) : g_strdup (text);
  if (heng_micro_parse (g_strstrip (bare), answer) && *answer >= HENG_POINTS (1) && *answer <= HENG_POINTS (5))
    return TRUE;
  heng_import_error (import, row, (int) column, text, _("An answer is a number from 1 to 5, or empty when the rater cannot tell."));
  *answer = 0;
  return FALSE;
}

static void
take_answer (HengRatings *ratings, guint row, guint column, HengRatingsSheet *sheet, const HengRatingsQuestions *questions, guint question)
{
  HengMicro answer;

  if (!heng_ratings_read_answer (ratings->import, row, column, &answer))
    return;
  if (questions != NULL && question >= questions->n && answer != 0)
    heng_import_error (ratings->import, row, (int) column, heng_import_raw (ratings->import, row, column),
                       _("The questionnaire of this person has %u questions. Remove this answer."), questions->n);
  sheet->answers[question] = answer;
  ratings->n_in_file = MAX (ratings->n_in_file, question + 1);
}

static gboolean
read_group (HengImport *import, guint row, gint64 employee, gint64 rater, int *group)
{
  const char *text = heng_import_text (import, row, HENG_RATINGS_GROUP, HENG_CLEAN_NARROW);

  *group = HENG_GROUP_SELF;
  if (*text == '\0' && rater == employee)
    return TRUE;
  if (!heng_import_required (import, row, HENG_RATINGS_GROUP, text)
      || !heng_import_enum (import, row, HENG_RATINGS_GROUP, heng_rater_group_values, heng_ratings_group_words, HENG_GROUP_PEER, group))
    return FALSE;
  if (rater == employee && *group != HENG_GROUP_SELF)
    {
      heng_import_error (import, row, HENG_RATINGS_RATER, heng_import_raw (import, row, HENG_RATINGS_RATER),
                         _("Nobody rates oneself, a manager neither, except as self-assessment. Correct the rater or the relation."));
      return FALSE;
    }
  if (rater != 0 && rater != employee && *group == HENG_GROUP_SELF)
    {
      heng_import_error (import, row, HENG_RATINGS_RATER, heng_import_raw (import, row, HENG_RATINGS_RATER),
                         _("A self-assessment comes from the person alone. Correct the rater or the relation."));
      return FALSE;
    }
  return TRUE;
}

static void
check_manager (HengRatings *ratings, guint row, const HengParticipant *participant, gint64 rater, int group)
{
  if (group == HENG_GROUP_MGR && rater != 0 && rater != participant->manager_id)
    heng_import_warning (ratings->import, row, HENG_RATINGS_RATER, heng_lookup_emp_no (ratings->lookup, rater),
                         _("Not the direct manager of this person in the cycle; taken as the manager's rating all the same."));
}

/* The number of an unnamed rater, below 0: the file tells them apart by a code, as exports do. 0: no code either. */
static gint64
find_coded (HengRatings *ratings, guint row)
{
  const char *code = heng_import_text (ratings->import, row, HENG_RATINGS_RATER_CODE, HENG_CLEAN_NARROW);
  gpointer number = g_hash_table_lookup (ratings->coded, code);

  if (*code == '\0')
    return 0;
  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (ratings->coded) + 1);
      g_hash_table_insert (ratings->coded, g_strdup (code), number);
    }
  return -(gint64) GPOINTER_TO_UINT (number);
}

/* The rater of a row; 0 where the file need not say. FALSE when an error was added. */
static gboolean
read_rater (HengRatings *ratings, guint row, gint64 *rater)
{
  HengImport *import = ratings->import;
  gboolean may_be_unnamed = heng_import_has_column (import, HENG_RATINGS_RATER_CODE) && !heng_import_has_column (import, HENG_RATINGS_SCORE);

  *rater = 0;
  if (!heng_import_has_column (import, HENG_RATINGS_RATER))
    return TRUE;
  *rater = heng_lookup_employee (ratings->lookup, row, HENG_RATINGS_RATER, !may_be_unnamed);
  if (*rater == 0 && may_be_unnamed && *heng_import_raw (import, row, HENG_RATINGS_RATER) == '\0')
    {
      *rater = find_coded (ratings, row);
      return TRUE;
    }
  return *rater != 0;
}

/* Who, whom and in which relation; FALSE when an error was added. */
static gboolean
read_who (HengRatings *ratings, guint row, HengParticipant **participant, gint64 *rater, int *group)
{
  HengImport *import = ratings->import;
  gint64 employee = heng_lookup_employee (ratings->lookup, row, HENG_RATINGS_EMP_NO, TRUE);
  gint64 part = g_ascii_strtoll (heng_import_text (import, row, HENG_RATINGS_PART, HENG_CLEAN_NARROW), NULL, 10);

  if (!read_rater (ratings, row, rater) || employee == 0)
    return FALSE;
  *participant = heng_lookup_participant (ratings->lookup, row, HENG_RATINGS_EMP_NO, employee, part);
  if (*participant == NULL || !read_group (import, row, employee, MAX (*rater, 0), group))
    return FALSE;
  if (*rater < 0 && !heng_ratings_is_anonymous (*group))
    *rater = 0;
  return TRUE;
}

static HengRatingsSheet *
add_sheet (HengRatings *ratings, HengParticipant *participant, gint64 rater, int group)
{
  HengRatingsSheet *sheet = g_new0 (HengRatingsSheet, 1);
  const HengRatingsQuestions *questions = heng_ratings_questions (ratings, participant);

  sheet->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->asked = g_array_new (FALSE, FALSE, sizeof (int));
  sheet->participant = participant;
  sheet->rater = rater;
  sheet->group = group;
  sheet->answers = g_new0 (HengMicro, MAX (ratings->room, questions != NULL ? questions->n : 0) + 1);
  g_ptr_array_add (ratings->sheets, sheet);
  return sheet;
}

static HengRatingsSheet *
find_sheet (HengRatings *ratings, const HengParticipant *participant, gint64 rater)
{
  g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, participant->id, rater);

  return rater != 0 ? g_hash_table_lookup (ratings->by_pair, pair) : NULL;
}

static HengRatingsSheet *
add_named_sheet (HengRatings *ratings, guint row, HengParticipant *participant, gint64 rater, int group)
{
  HengRatingsSheet *sheet = add_sheet (ratings, participant, rater, group);

  if (rater != 0)
    g_hash_table_insert (ratings->by_pair, g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, participant->id, rater), sheet);
  check_manager (ratings, row, participant, rater, group);
  return sheet;
}

/* The same fault on both lines, each naming the other. */
static void
add_duplicate (HengImport *import, guint row, guint earlier, guint column)
{
  heng_import_error (import, row, (int) column, heng_import_raw (import, row, column),
                     _("Line %u says the same about the same person by the same rater. Keep one of them."), import->table->rows[earlier].line);
  heng_import_error (import, earlier, (int) column, heng_import_raw (import, earlier, column),
                     _("Line %u says the same about the same person by the same rater. Keep one of them."), import->table->rows[row].line);
}

static void
take_words (HengImport *import, guint row, guint column, const char **words)
{
  const char *text = heng_import_text (import, row, column, HENG_CLEAN_LITERAL);

  if (*text != '\0')
    *words = text;
}

static void
read_sheet_row (HengRatings *ratings, guint row)
{
  HengImport *import = ratings->import;
  const HengRatingsQuestions *questions;
  HengParticipant *participant;
  HengRatingsSheet *sheet, *earlier;
  gint64 rater;
  int group;

  if (!read_who (ratings, row, &participant, &rater, &group))
    return;
  earlier = find_sheet (ratings, participant, rater);
  if (earlier != NULL)
    add_duplicate (import, row, g_array_index (earlier->rows, guint, 0), HENG_RATINGS_RATER);
  sheet = earlier != NULL ? add_sheet (ratings, participant, rater, group) : add_named_sheet (ratings, row, participant, rater, group);
  questions = heng_ratings_questions (ratings, participant);
  g_array_append_val (sheet->rows, row);
  for (guint q = 0; q < ratings->room; q++)
    if (heng_import_has_column (import, HENG_RATINGS_FIRST + q))
      take_answer (ratings, row, HENG_RATINGS_FIRST + q, sheet, questions, q);
  take_words (import, row, HENG_RATINGS_GOOD, &sheet->good);
  take_words (import, row, HENG_RATINGS_IMPROVE, &sheet->improve);
}

/* The question of a row by its text in the questionnaire; NULL when it is none of them. */
static const HengQuestion *
find_question (const HengRatingsQuestions *questions, const char *text)
{
  for (guint i = 0; questions != NULL && i < questions->texts->len; i++)
    {
      const HengQuestion *question = questions->texts->pdata[i];

      if (g_strcmp0 (question->text, text) == 0 || (question->text_en && g_ascii_strcasecmp (question->text_en, text) == 0))
        return question;
    }
  return NULL;
}

/* What a row of one answer is about: a rating question from 0 on, or words. */
enum { ASKS_GOOD = -1, ASKS_IMPROVE = -2, ASKS_NOTHING = -3 };

static int
number_of (const HengRatingsQuestions *questions, const HengQuestion *question)
{
  int number = 0;

  for (guint i = 0; questions->texts->pdata[i] != question; i++)
    number += ((HengQuestion *) questions->texts->pdata[i])->kind == HENG_QUESTION_RATING;
  return number;
}

/* ASKS_NOTHING with an error added. */
static int
read_question (HengRatings *ratings, guint row, const HengParticipant *participant)
{
  const char *text = heng_import_text (ratings->import, row, HENG_RATINGS_QUESTION, HENG_CLEAN_NARROW);
  const HengRatingsQuestions *questions = heng_ratings_questions (ratings, participant);
  const HengQuestion *question = find_question (questions, text);
  guint64 number = g_ascii_strtoull (text + strcspn (text, "0123456789"), NULL, 10);

  if (question != NULL && question->kind == HENG_QUESTION_RATING)
    return number_of (questions, question);
  if (question != NULL && question->kind != HENG_QUESTION_ENPS)
    return question->kind == HENG_QUESTION_GOOD ? ASKS_GOOD : ASKS_IMPROVE;
  if (question == NULL && number >= 1 && number <= ratings->room)
    return (int) number - 1;
  if (heng_import_required (ratings->import, row, HENG_RATINGS_QUESTION, text))
    heng_import_error (ratings->import, row, HENG_RATINGS_QUESTION, text,
                       _("Not a question of the questionnaire. Give its number, or its words as they stand there."));
  return ASKS_NOTHING;
}

/* The row of the sheet that answered this before; −1 when there is none. */
static int
find_asked (const HengRatingsSheet *sheet, int asked)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (g_array_index (sheet->asked, int, i) == asked)
      return (int) g_array_index (sheet->rows, guint, i);
  return -1;
}

static void
read_asked (HengRatings *ratings, guint row, HengRatingsSheet *sheet)
{
  int asked = read_question (ratings, row, sheet->participant);
  int earlier = asked != ASKS_NOTHING ? find_asked (sheet, asked) : -1;

  if (earlier >= 0)
    add_duplicate (ratings->import, row, (guint) earlier, HENG_RATINGS_QUESTION);
  else if (asked >= 0)
    take_answer (ratings, row, HENG_RATINGS_SCORE, sheet, heng_ratings_questions (ratings, sheet->participant), (guint) asked);
  else if (asked != ASKS_NOTHING)
    take_words (ratings->import, row, HENG_RATINGS_SCORE, asked == ASKS_GOOD ? &sheet->good : &sheet->improve);
  g_array_append_val (sheet->rows, row);
  g_array_append_val (sheet->asked, asked);
}

static void
read_answer_row (HengRatings *ratings, guint row)
{
  HengImport *import = ratings->import;
  HengParticipant *participant;
  HengRatingsSheet *sheet;
  gint64 rater;
  int group;

  if (!read_who (ratings, row, &participant, &rater, &group))
    return;
  sheet = find_sheet (ratings, participant, rater);
  if (sheet != NULL && sheet->group != group)
    heng_import_error (import, row, HENG_RATINGS_GROUP, heng_import_raw (import, row, HENG_RATINGS_GROUP),
                       _("Line %u gives another relation of the same two people. Keep one of them."),
                       import->table->rows[g_array_index (sheet->rows, guint, 0)].line);
  if (sheet == NULL)
    sheet = add_named_sheet (ratings, row, participant, rater, group);
  read_asked (ratings, row, sheet);
  take_words (import, row, HENG_RATINGS_GOOD, &sheet->good);
  take_words (import, row, HENG_RATINGS_IMPROVE, &sheet->improve);
}

/* One answer a row needs to know whose answers belong together. */
static gboolean
check_columns (HengImport *import, gboolean by_answer, GError **error)
{
  if (!by_answer || (heng_import_has_column (import, HENG_RATINGS_RATER) && heng_import_has_column (import, HENG_RATINGS_QUESTION)))
    return TRUE;
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER,
               _("“%s” gives one answer a row; it also needs the columns 评价人工号 and 题号."), import->table->name);
  return FALSE;
}

gboolean
heng_ratings_read (HengRatings *ratings, GError **error)
{
  HengImport *import = ratings->import;
  gboolean by_answer = heng_import_has_column (import, HENG_RATINGS_SCORE);
  gboolean has_sums = heng_import_has_column (import, HENG_RATINGS_COUNT) || heng_import_has_column (import, HENG_RATINGS_SUM)
                      || heng_import_has_column (import, HENG_RATINGS_MEAN);

  ratings->room = by_answer ? HENG_RATINGS_QUESTIONS : 0;
  for (guint q = 0; !by_answer && q < HENG_RATINGS_QUESTIONS; q++)
    if (heng_import_has_column (import, HENG_RATINGS_FIRST + q))
      ratings->room = q + 1;
  if (!check_columns (import, by_answer, error))
    return FALSE;
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      if (has_sums && heng_ratings_is_sum (import, row))
        continue;
      if (by_answer)
        read_answer_row (ratings, row);
      else
        read_sheet_row (ratings, row);
      if (row % 1024 == 0 && heng_import_stopped (import, row, import->table->n_rows, error))
        return FALSE;
    }
  return TRUE;
}
