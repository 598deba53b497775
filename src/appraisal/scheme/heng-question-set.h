/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question set with its questions in their order, as read from a file or from the store. */
#pragma once

#include "heng-question.h"

G_BEGIN_DECLS

/* A set with its questions in their order. */
typedef struct
{
  HengQuestionSet *record; /* from a file: revision 0 */
  GPtrArray *questions;    /* of HengQuestion; from a file: ids 0 */
} HengSchemeQuestions;

HengSchemeQuestions *heng_scheme_questions_one_new (HengQuestionSet *record); /* takes the record; without questions */
/* A stored set with its own of `questions` (of HengQuestion). */
HengSchemeQuestions *heng_scheme_questions_of (const HengQuestionSet *record, GPtrArray *questions);
HengSchemeQuestions *heng_scheme_questions_copy (const HengSchemeQuestions *set);
void heng_scheme_questions_free (HengSchemeQuestions *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSchemeQuestions, heng_scheme_questions_free)

GPtrArray *heng_scheme_questions_new (void); /* of HengSchemeQuestions */
/* The newest revision in use, borrowed; NULL when there is none. */
HengQuestionSet *heng_question_set_newest (GPtrArray *sets, const char *key);
/* The newest revision, also a retired one. */
HengQuestionSet *heng_question_set_last (GPtrArray *sets, const char *key);
/* Whether they ask the same in the same way, wherever they stand. */
gboolean heng_question_same (const HengQuestion *a, const HengQuestion *b);
/* The same of two sets: name, kind and every question; neither id nor revision counts. */
gboolean heng_scheme_questions_same (const HengSchemeQuestions *a, const HengSchemeQuestions *b);

G_END_DECLS
