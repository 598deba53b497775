/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question sets: their questions, copies, retiring, going back to what was shipped. */
#include "heng-question-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-feedback-table.h"
#include "heng-scheme-files.h"
#include "heng-text.h"

static gboolean
invalid (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
invalid (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

static const char *
title (const HengQuestionSet *set)
{
  return heng_localized (set->name, set->name_en);
}

gboolean
heng_question_check (const HengSchemeQuestions *set, guint place, const HengQuestion *question, GError **error)
{
  if (heng_text_is_blank (question->text))
    return invalid (error, _("A question needs a text."));
  if (question->kind == HENG_QUESTION_ENPS && set->record->kind == HENG_QUESTIONS_FEEDBACK)
    return invalid (error, _("Only a survey asks whether somebody would recommend the company."));
  if (question->weight_bp < 0 || question->weight_bp > 10000)
    return invalid (error, _("A weight is a number from 0 to 100 with at most two decimals."));
  for (guint i = 0; i < set->questions->len; i++)
    if (i != place && g_strcmp0 (((HengQuestion *) set->questions->pdata[i])->text, question->text) == 0)
      return invalid (error, _("“%s” is asked already."), question->text);
  return TRUE;
}

static gboolean
check_set (const HengSchemeQuestions *set, GError **error)
{
  if (heng_text_is_blank (set->record->name))
    return invalid (error, _("A question set needs a name."));
  if (set->questions->len > HENG_MOST_QUESTIONS)
    return invalid (error, _("A set has at most %d questions: a file of answers has no column for more."), HENG_MOST_QUESTIONS);
  for (guint i = 0; i < set->questions->len; i++)
    {
      g_autoptr (GError) fault = NULL;

      if (!heng_question_check (set, i, set->questions->pdata[i], &fault))
        return invalid (error, _("Question %u: %s"), i + 1, fault->message);
    }
  return TRUE;
}

char *
heng_question_set_fault (const HengSchemeQuestions *set)
{
  gint64 sum = 0, n = 0;

  for (guint i = 0; i < set->questions->len; i++)
    {
      const HengQuestion *question = set->questions->pdata[i];

      n += question->kind == HENG_QUESTION_RATING;
      sum += question->weight_bp;
    }
  if (n == 0)
    return g_strdup (_("No question asks for a rating, so nothing can be computed from the answers."));
  if (sum != 0 && sum != 10000)
    {
      g_autofree char *total = heng_micro_display_short (sum * (HENG_MICRO / 100));

      return g_strdup_printf (_("The weights total %s%%, not 100%%. The questions count in proportion to them."), total);
    }
  return NULL;
}

void
heng_question_set_tidy (HengSchemeQuestions *set)
{
  for (guint i = 0; i < set->questions->len; i++)
    {
      HengQuestion *question = set->questions->pdata[i];

      if (question->text)
        g_strstrip (question->text);
      if (question->text_en && *g_strstrip (question->text_en) == '\0')
        g_clear_pointer (&question->text_en, g_free);
      if (question->kind != HENG_QUESTION_RATING)
        question->reversed = question->weight_bp = 0;
    }
  if (set->record->name)
    g_strstrip (set->record->name);
  if (set->record->name_en && *g_strstrip (set->record->name_en) == '\0')
    g_clear_pointer (&set->record->name_en, g_free);
}

/* The newest revision of the key with its questions; NULL with REFUSED when there is none. */
static HengSchemeQuestions *
load_last (HengDb *db, const char *key, GError **error)
{
  g_autoptr (GPtrArray) sets = heng_question_sets_load (db, error);
  g_autoptr (GPtrArray) questions = sets ? heng_questions_load (db, error) : NULL;
  const HengQuestionSet *last = questions ? heng_question_set_last (sets, key) : NULL;

  if (questions && !last)
    heng_refuse (error, _("This question set does not exist any more."));
  return last ? heng_scheme_questions_of (last, questions) : NULL;
}

/* Which profiles ask the set; NULL: none. */
static char *
askers (HengDb *db, const char *key, GError **error)
{
  g_autoptr (GPtrArray) profiles = heng_profiles_load (db, error);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; profiles && i < profiles->len; i++)
    {
      const HengProfile *profile = profiles->pdata[i];

      if (g_strcmp0 (profile->question_set_key, key) == 0)
        g_string_append_printf (names, "%s%s", names->len ? ", " : "", heng_localized (profile->name, profile->name_en));
    }
  return names->len ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static gboolean
check_kind (HengDb *db, const HengSchemeQuestions *stored, const HengSchemeQuestions *wanted, GError **error)
{
  g_autofree char *names = NULL;

  if (stored->record->kind == wanted->record->kind || !(names = askers (db, stored->record->key, error)))
    return TRUE;
  return heng_refuse (error, _("%s are rated by these questions, so they stay questions of 360° feedback."), names);
}

static gboolean
check_seen (const HengSchemeQuestions *stored, const HengSchemeQuestions *seen, GError **error)
{
  if (heng_scheme_questions_same (stored, seen))
    return TRUE;
  return heng_refuse (error, _("Somebody else has changed this question set meanwhile. Look at it again, then repeat your change."));
}

gint64
heng_question_set_edit (HengDb *db, const HengSchemeQuestions *seen, const HengSchemeQuestions *wanted, const char *action, const char *actor,
                        GError **error)
{
  g_autoptr (HengSchemeQuestions) stored = load_last (db, seen->record->key, error), fresh = heng_scheme_questions_copy (wanted);
  g_autofree char *name = NULL;
  g_autoptr (HengChange) change = NULL;
  gint64 written = 0;

  heng_question_set_tidy (fresh);
  if (!stored || !check_seen (stored, seen, error) || !check_set (fresh, error) || !check_kind (db, stored, fresh, error))
    return 0;
  if (heng_scheme_questions_same (stored, fresh))
    return stored->record->id;
  /* Translators: a question set and what was done to it: "R&D: Question 3" */
  name = g_strdup_printf (_("%1$s: %2$s"), title (stored->record), action);
  if (!(change = heng_change_begin (db, actor, name, error)) || !heng_scheme_questions_write (change, stored, fresh, &written, error)
      || !heng_change_commit (change, error))
    return 0;
  return fresh->record->id;
}

/* "RD2": the copied key or Q, and the next free number. */
static char *
free_key (GPtrArray *sets, const char *like)
{
  gsize letters = like ? strcspn (like, "0123456789") : 0;
  g_autofree char *head = letters ? g_strndup (like, letters) : g_strdup ("Q");

  for (guint n = letters ? 2 : 1;; n++)
    {
      g_autofree char *key = g_strdup_printf ("%s%u", head, n);

      if (!heng_question_set_last (sets, key))
        return g_steal_pointer (&key);
    }
}

static HengSchemeQuestions *
copy_of_id (GPtrArray *sets, GPtrArray *questions, gint64 id)
{
  for (guint i = 0; i < sets->len; i++)
    if (((HengQuestionSet *) sets->pdata[i])->id == id)
      return heng_scheme_questions_of (sets->pdata[i], questions);
  return NULL;
}

/* The set as a new one, not yet stored. */
static void
become_new (HengSchemeQuestions *set, GPtrArray *sets, gboolean is_copy)
{
  HengQuestionSet *record = set->record;
  g_autofree char *name = record->name, *name_en = record->name_en, *key = record->key;

  record->id = record->version = record->retired = 0;
  record->revision = 1;
  record->key = free_key (sets, key);
  /* both languages are data, so they are not translated */
  record->name = is_copy ? g_strdup_printf ("%s（副本）", name) : g_strdup (name);
  record->name_en = is_copy && !heng_text_is_blank (name_en) ? g_strdup_printf ("%s (copy)", name_en) : NULL;
}

gint64
heng_question_set_add (HengDb *db, gint64 copy_of, const char *name, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) sets = heng_question_sets_load (db, error);
  g_autoptr (GPtrArray) questions = sets ? heng_questions_load (db, error) : NULL;
  g_autoptr (HengSchemeQuestions) fresh = questions && copy_of ? copy_of_id (sets, questions, copy_of) : NULL;
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!questions)
    return 0;
  if (copy_of && !fresh)
    return heng_refuse (error, _("This question set does not exist any more."));
  if (!fresh)
    fresh = heng_scheme_questions_one_new (heng_question_set_new ());
  if (!fresh->record->name)
    fresh->record->name = g_strdup (name);
  become_new (fresh, sets, copy_of != 0);
  action = g_strdup_printf (_("Add question set %s"), title (fresh->record));
  if (!check_set (fresh, error) || !(change = heng_change_begin (db, actor, action, error))
      || !heng_change_insert (change, &heng_question_set_type, fresh->record, error))
    return 0;
  for (guint i = 0; i < fresh->questions->len; i++)
    {
      HengQuestion *question = fresh->questions->pdata[i];

      question->id = question->version = 0;
      question->question_set_id = fresh->record->id;
      if (!heng_change_insert (change, &heng_question_type, question, error))
        return 0;
    }
  return heng_change_commit (change, error) ? fresh->record->id : 0;
}

gint64
heng_question_set_set_retired (HengDb *db, const char *key, gboolean retired, const char *actor, GError **error)
{
  g_autoptr (HengSchemeQuestions) last = load_last (db, key, error);
  g_autofree char *names = NULL, *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!last)
    return 0;
  if (retired && (names = askers (db, key, error)))
    return heng_refuse (error, _("The profiles %s ask these questions. Give them other ones first."), names);
  last->record->retired = retired;
  action = g_strdup_printf (retired ? _("Retire question set %s") : _("Restore question set %s"), title (last->record));
  if (!(change = heng_change_begin (db, actor, action, error)) || !heng_change_update (change, &heng_question_set_type, last->record, error)
      || !heng_change_commit (change, error))
    return 0;
  return last->record->id;
}

static const HengSchemeQuestions *
find_shipped (const HengSchemeFiles *files, const char *key)
{
  for (guint i = 0; i < files->question_sets->len; i++)
    if (g_strcmp0 (((HengSchemeQuestions *) files->question_sets->pdata[i])->record->key, key) == 0)
      return files->question_sets->pdata[i];
  return NULL;
}

gint64
heng_question_set_reset (HengDb *db, const char *key, const char *directory, const char *actor, GError **error)
{
  g_autoptr (HengSchemeQuestions) last = load_last (db, key, error), fresh = NULL;
  g_autoptr (HengSchemeFiles) files = last ? heng_scheme_files_read (directory, error) : NULL;
  const HengSchemeQuestions *shipped = files ? find_shipped (files, key) : NULL;
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;
  gint64 written = 0;

  if (!files)
    return 0;
  if (!shipped)
    return heng_refuse (error, _("%s was not shipped with Heng, so there is nothing to go back to."), title (last->record));
  if (heng_scheme_questions_same (last, shipped))
    return heng_refuse (error, _("%s is as it was shipped. There is nothing to go back to."), title (last->record));
  fresh = heng_scheme_questions_copy (shipped);
  fresh->record->retired = last->record->retired;
  action = g_strdup_printf (_("Reset question set %s to the shipped one"), title (last->record));
  if (!(change = heng_change_begin (db, actor, action, error)) || !heng_scheme_questions_write (change, last, fresh, &written, error)
      || !heng_change_commit (change, error))
    return 0;
  return fresh->record->id;
}

GPtrArray *
heng_question_set_versions (HengDb *db, const char *key, GError **error)
{
  g_autoptr (GPtrArray) sets = heng_question_sets_load (db, error);
  g_autoptr (GPtrArray) questions = sets ? heng_questions_load (db, error) : NULL;
  g_autoptr (GPtrArray) versions = heng_scheme_questions_new ();

  for (guint i = 0; questions && i < sets->len; i++)
    if (g_strcmp0 (((HengQuestionSet *) sets->pdata[i])->key, key) == 0)
      g_ptr_array_add (versions, heng_scheme_questions_of (sets->pdata[i], questions));
  return questions ? g_steal_pointer (&versions) : NULL;
}
