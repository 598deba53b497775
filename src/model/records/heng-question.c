/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables of questionnaires and rating sheets, and the stored form of answers. */
#include "heng-question.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"

const HengEnumValue heng_question_set_kind_values[] = {
  { HENG_QUESTIONS_FEEDBACK, "FEEDBACK", N_("360° feedback") },
  { HENG_QUESTIONS_SURVEY, "SURVEY", N_("Survey") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_question_kind_values[] = {
  { HENG_QUESTION_RATING, "RATING", N_("Rating from 1 to 5") },
  { HENG_QUESTION_GOOD, "GOOD", N_("What goes well") },
  { HENG_QUESTION_IMPROVE, "IMPROVE", N_("What could be better") },
  { HENG_QUESTION_ENPS, "ENPS", N_("Recommendation from 0 to 10") },
  { 0, NULL, NULL },
};

static const HengField question_set_fields[] = {
  TEXT_FIELD (HengQuestionSet, key, N_("Key"), REQUIRED),
  TEXT_FIELD (HengQuestionSet, name, N_("Name"), PLAIN),
  TEXT_FIELD (HengQuestionSet, name_en, N_("English name"), PLAIN),
  ENUM_FIELD (HengQuestionSet, kind, N_("Kind of questions"), heng_question_set_kind_values),
  INT_FIELD (HengQuestionSet, revision, N_("Revision"), PLAIN),
  INT_FIELD (HengQuestionSet, retired, N_("Retired"), YES_NO),
};
RECORD_TYPE (heng_question_set_type, HengQuestionSet, "question_set", N_("question set"), question_set_fields, FALSE);

static const HengField question_fields[] = {
  REF_FIELD (HengQuestion, question_set_id, N_("Question set"), REQUIRED),
  INT_FIELD (HengQuestion, sort, N_("Order"), PLAIN),
  ENUM_FIELD (HengQuestion, kind, N_("Kind of question"), heng_question_kind_values),
  TEXT_FIELD (HengQuestion, text, N_("Text"), REQUIRED),
  TEXT_FIELD (HengQuestion, text_en, N_("Text in English"), PLAIN),
  INT_FIELD (HengQuestion, reversed, N_("Reversed"), YES_NO),
  INT_FIELD (HengQuestion, weight_bp, N_("Weight"), PERCENT),
};
RECORD_TYPE (heng_question_type, HengQuestion, "question", N_("question"), question_fields, FALSE);

static const HengField rating_sheet_fields[] = {
  REF_FIELD (HengRatingSheet, participant_id, N_("Participant"), REQUIRED),
  ENUM_FIELD (HengRatingSheet, rater_group, N_("Rater group"), heng_rater_group_values),
  TEXT_FIELD (HengRatingSheet, question_set_key, N_("Question set"), PLAIN),
  INT_FIELD (HengRatingSheet, question_set_revision, N_("Revision of the question set"), PLAIN),
  TEXT_FIELD (HengRatingSheet, answers, N_("Answers"), REQUIRED),
  REF_FIELD (HengRatingSheet, rater_id, N_("Rater"), PLAIN),
  INT_FIELD (HengRatingSheet, rater_key, N_("Key of the rater"), PLAIN),
  TEXT_FIELD (HengRatingSheet, good, N_("What goes well"), PLAIN),
  TEXT_FIELD (HengRatingSheet, improve, N_("What could be better"), PLAIN),
};
RECORD_TYPE (heng_rating_sheet_type, HengRatingSheet, "rating_sheet", N_("rating sheet"), rating_sheet_fields, TRUE);

static const HengField rating_done_fields[] = {
  REF_FIELD (HengRatingDone, cycle_id, N_("Cycle"), REQUIRED),
  REF_FIELD (HengRatingDone, rater_id, N_("Rater"), REQUIRED),
  INT_FIELD (HengRatingDone, n, N_("People rated"), PLAIN),
};
RECORD_TYPE (heng_rating_done_type, HengRatingDone, "rating_done", N_("taking part in ratings"), rating_done_fields, TRUE);

#define NOT_ANSWERED "-"

static gboolean
parse_answer (const char *word, HengMicro *answer)
{
  *answer = 0;
  return g_str_equal (word, NOT_ANSWERED)
         || (heng_micro_parse (word, answer) && *answer >= HENG_POINTS (1) && *answer <= HENG_POINTS (5));
}

HengMicro *
heng_answers_parse (const char *text, gsize *n)
{
  g_auto (GStrv) words = g_strsplit (text ? text : "", " ", -1);
  g_autofree HengMicro *answers = g_new0 (HengMicro, g_strv_length (words) + 1);

  *n = 0;
  for (char **word = words; *word; word++)
    if (**word && !parse_answer (*word, &answers[(*n)++]))
      return NULL;
  return g_steal_pointer (&answers);
}

char *
heng_answers_format (const HengMicro *answers, gsize n)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *word = answers[i] ? heng_micro_format_short (answers[i]) : g_strdup (NOT_ANSWERED);

      g_string_append_printf (text, "%s%s", i ? " " : "", word);
    }
  return g_string_free (text, FALSE);
}
