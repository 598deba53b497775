/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing question sets (domain.md §3.7, §3.8). Each call is one named, undoable change; the revision somebody is rated by keeps what it was. */
#pragma once

#include "heng-scheme-compare.h"
#include "heng-question-set.h"

G_BEGIN_DECLS

/* As many as a file of answers has columns for. */
#define HENG_MOST_QUESTIONS 20

/* Whether a question may stand at a place (from 0) of the set, whatever stands there now; INVALID names the rule that it breaks. */
gboolean heng_question_check (const HengSchemeQuestions *set, guint place, const HengQuestion *question, GError **error);
/* As an edit stores it: texts without blanks around them, and what only a rating has does not outlive a change of kind. */
void heng_question_set_tidy (HengSchemeQuestions *set);
/* What is wrong with a set before anybody is asked by it, as one sentence; NULL: nothing. New string. */
char *heng_question_set_fault (const HengSchemeQuestions *set);

/* The set as it is to be: name, kind, and the questions in their order; ids of questions do not matter. `seen` is the set that the edit began from:
 * REFUSED when it is another by now. What is written is tidied (above). `action` names the change. While people are rated by the set it
 * becomes a new revision. The id of the revision that was written, 0 on error; INVALID names question and rule. */
gint64 heng_question_set_edit (HengDb *db, const HengSchemeQuestions *seen, const HengSchemeQuestions *wanted, const char *action, const char *actor,
                               GError **error);
/* A new set with a key of its own; copy_of 0: 360 feedback without questions. Its id, 0 on error. */
gint64 heng_question_set_add (HengDb *db, gint64 copy_of, const char *name, const char *actor, GError **error);
/* REFUSED while a profile asks it. Restoring takes the newest revision. The id of that one, 0 on error. */
gint64 heng_question_set_set_retired (HengDb *db, const char *key, gboolean retired, const char *actor, GError **error);
/* Back to what `directory` (data/templates) holds; REFUSED when it is not among that, or is like that already. The id of the revision written, 0 on error. */
gint64 heng_question_set_reset (HengDb *db, const char *key, const char *directory, const char *actor, GError **error);

/* Every revision, oldest first; of HengSchemeQuestions. */
GPtrArray *heng_question_set_versions (HengDb *db, const char *key, GError **error);
/* Questions are the same by their text. Of HengLineCompare in the order of `b`, then what only `a` has; code is the number of the question. */
GPtrArray *heng_question_set_compare (const HengSchemeQuestions *a, const HengSchemeQuestions *b);

G_END_DECLS
