/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question sets: reading them from the scheme's files, and installing what differs as a new revision. */
#include "heng-scheme-questions.h"

#include <glib/gi18n-lib.h>

#include "heng-appraisal.h"
#include "heng-feedback-table.h"

static void
read_question (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengSchemeQuestions *set = data;
  HengQuestion *question = heng_question_new ();

  g_ptr_array_add (set->questions, question);
  question->sort = index + 1;
  question->text = heng_json_text (reader, object, path, "text", TRUE);
  question->text_en = heng_json_text (reader, object, path, "text_en", FALSE);
  if (heng_json_has (object, "kind"))
    question->kind = heng_json_enum (reader, object, path, "kind", heng_question_kind_values);
  if (heng_json_has (object, "reversed"))
    question->reversed = heng_json_flag (reader, object, path, "reversed");
  if (heng_json_has (object, "weight"))
    question->weight_bp = heng_json_percent (reader, object, path, "weight");
}

void
heng_scheme_questions_read (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  GPtrArray *sets = data;
  HengSchemeQuestions *set = heng_scheme_questions_one_new (heng_question_set_new ());

  g_ptr_array_add (sets, set);
  set->record->key = heng_json_text (reader, object, path, "key", TRUE);
  set->record->name = heng_json_text (reader, object, path, "name", TRUE);
  set->record->name_en = heng_json_text (reader, object, path, "name_en", FALSE);
  set->record->kind = heng_json_enum (reader, object, path, "kind", heng_question_set_kind_values);
  heng_json_each (reader, object, path, "questions", read_question, set);
  for (guint i = 0; i + 1 < sets->len; i++)
    if (g_strcmp0 (((HengSchemeQuestions *) sets->pdata[i])->record->key, set->record->key) == 0)
      heng_json_fail (reader, path, _("“%s” occurs twice. Give each its own."), set->record->key);
}

/* Rows stay in their places and take the questions over, so that no two ever have the same place; only the end grows or shrinks. */
static gboolean
write_questions (HengChange *change, GPtrArray *before, GPtrArray *wanted, gint64 set_id, gint64 *written, GError **error)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      HengQuestion *question = wanted->pdata[i];
      const HengQuestion *row = i < before->len ? before->pdata[i] : NULL;

      question->question_set_id = set_id;
      question->sort = i + 1;
      question->id = row ? row->id : 0;
      question->version = row ? row->version : 0;
      if (row && heng_question_same (row, question))
        continue;
      (*written)++;
      if (!(row ? heng_change_update (change, &heng_question_type, question, error)
                : heng_change_insert (change, &heng_question_type, question, error)))
        return FALSE;
    }
  for (guint i = before->len; i > wanted->len; i--)
    {
      const HengQuestion *row = before->pdata[i - 1];

      (*written)++;
      if (!heng_change_delete (change, &heng_question_type, row->id, row->version, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_next (HengChange *change, const HengQuestionSet *before, HengSchemeQuestions *wanted, gint64 *written, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  wanted->record->id = wanted->record->version = wanted->record->retired = 0;
  wanted->record->revision = before ? before->revision + 1 : 1;
  if (before && !before->retired)
    {
      g_autoptr (HengQuestionSet) retired = heng_question_set_copy (before);

      retired->retired = TRUE;
      (*written)++;
      if (!heng_change_update (change, &heng_question_set_type, retired, error))
        return FALSE;
    }
  (*written)++;
  return heng_change_insert (change, &heng_question_set_type, wanted->record, error)
         && write_questions (change, none, wanted->questions, wanted->record->id, written, error);
}

gboolean
heng_scheme_questions_write (HengChange *change, const HengSchemeQuestions *before, HengSchemeQuestions *wanted, gint64 *written, GError **error)
{
  HengQuestionSet *record = wanted->record;
  gboolean used;

  if (!heng_question_set_is_used (heng_change_db (change), before->record->key, before->record->revision, &used, error))
    return FALSE;
  if (used && !heng_scheme_questions_same (before, wanted))
    return write_next (change, before->record, wanted, written, error);
  record->id = before->record->id;
  record->version = before->record->version;
  record->revision = before->record->revision;
  if (record->kind != before->record->kind || !record->retired != !before->record->retired
      || g_strcmp0 (record->name, before->record->name) != 0 || g_strcmp0 (record->name_en, before->record->name_en) != 0)
    {
      (*written)++;
      if (!heng_change_update (change, &heng_question_set_type, record, error))
        return FALSE;
    }
  return write_questions (change, before->questions, wanted->questions, record->id, written, error);
}

gboolean
heng_scheme_questions_install (HengChange *change, GPtrArray *fresh, gint64 *written, GError **error)
{
  HengDb *db = heng_change_db (change);
  g_autoptr (GPtrArray) sets = heng_question_sets_load (db, error);
  g_autoptr (GPtrArray) questions = sets ? heng_questions_load (db, error) : NULL;

  if (!questions)
    return FALSE;
  for (guint i = 0; i < fresh->len; i++)
    {
      HengSchemeQuestions *set = fresh->pdata[i];
      const HengQuestionSet *last = heng_question_set_last (sets, set->record->key);
      g_autoptr (HengSchemeQuestions) before = last ? heng_scheme_questions_of (last, questions) : NULL;
      gboolean same = before && heng_scheme_questions_same (before, set);

      if (!(same ? heng_scheme_questions_write (change, before, set, written, error) : write_next (change, last, set, written, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_scheme_questions_check (HengDb *db, GPtrArray *profiles, GError **error)
{
  g_autoptr (GPtrArray) sets = heng_question_sets_load (db, error);

  for (guint i = 0; sets && i < profiles->len; i++)
    {
      const HengProfile *profile = profiles->pdata[i];

      if (!profile->question_set_key || heng_question_set_newest (sets, profile->question_set_key))
        continue;
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID,
                   _("$.profiles[%u]: the question set “%s” does not exist. Add it or name another one."), i, profile->question_set_key);
      return FALSE;
    }
  return sets != NULL;
}
