/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question set with its questions: copies, which revision is the newest, and whether two ask the same. */
#include "heng-question-set.h"

HengSchemeQuestions *
heng_scheme_questions_one_new (HengQuestionSet *record)
{
  HengSchemeQuestions *set = g_new0 (HengSchemeQuestions, 1);

  set->record = record;
  set->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_question_free);
  return set;
}

HengSchemeQuestions *
heng_scheme_questions_copy (const HengSchemeQuestions *set)
{
  HengSchemeQuestions *copy = heng_scheme_questions_one_new (heng_question_set_copy (set->record));

  for (guint i = 0; i < set->questions->len; i++)
    g_ptr_array_add (copy->questions, heng_question_copy (set->questions->pdata[i]));
  return copy;
}

void
heng_scheme_questions_free (HengSchemeQuestions *set)
{
  heng_question_set_free (set->record);
  g_ptr_array_unref (set->questions);
  g_free (set);
}

GPtrArray *
heng_scheme_questions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scheme_questions_free);
}

HengSchemeQuestions *
heng_scheme_questions_of (const HengQuestionSet *record, GPtrArray *questions)
{
  HengSchemeQuestions *set = heng_scheme_questions_one_new (heng_question_set_copy (record));

  for (guint i = 0; i < questions->len; i++)
    if (((HengQuestion *) questions->pdata[i])->question_set_id == record->id)
      g_ptr_array_add (set->questions, heng_question_copy (questions->pdata[i]));
  return set;
}

HengQuestionSet *
heng_question_set_newest (GPtrArray *sets, const char *key)
{
  HengQuestionSet *newest = NULL;

  for (guint i = 0; i < sets->len; i++)
    {
      HengQuestionSet *candidate = sets->pdata[i];

      if (!candidate->retired && g_strcmp0 (candidate->key, key) == 0 && (!newest || candidate->revision > newest->revision))
        newest = candidate;
    }
  return newest;
}

HengQuestionSet *
heng_question_set_last (GPtrArray *sets, const char *key)
{
  HengQuestionSet *last = NULL;

  for (guint i = 0; i < sets->len; i++)
    {
      HengQuestionSet *candidate = sets->pdata[i];

      if (g_strcmp0 (candidate->key, key) == 0 && (!last || candidate->revision > last->revision))
        last = candidate;
    }
  return last;
}

gboolean
heng_question_same (const HengQuestion *a, const HengQuestion *b)
{
  return a->kind == b->kind && !a->reversed == !b->reversed && a->weight_bp == b->weight_bp && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->text_en, b->text_en) == 0;
}

gboolean
heng_scheme_questions_same (const HengSchemeQuestions *a, const HengSchemeQuestions *b)
{
  gboolean same = a->questions->len == b->questions->len && a->record->kind == b->record->kind
                  && g_strcmp0 (a->record->name, b->record->name) == 0 && g_strcmp0 (a->record->name_en, b->record->name_en) == 0;

  for (guint i = 0; same && i < a->questions->len; i++)
    same = heng_question_same (a->questions->pdata[i], b->questions->pdata[i]);
  return same;
}
