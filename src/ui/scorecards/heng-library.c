/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the library for its page. */
#include "heng-library.h"

#include <glib/gi18n.h>

#include "heng-feedback-table.h"

static void
indicator_free (gpointer data)
{
  HengLibraryIndicator *indicator = data;

  g_clear_pointer (&indicator->record, heng_indicator_free);
  g_free (indicator->holders);
  g_free (indicator);
}

static void
template_free (gpointer data)
{
  HengLibraryTemplate *template = data;

  g_clear_pointer (&template->record, heng_template_free);
  g_clear_pointer (&template->card, g_ptr_array_unref);
  g_free (template->cycles);
  g_free (template);
}

static void
questions_free (gpointer data)
{
  HengLibraryQuestions *questions = data;

  g_clear_pointer (&questions->set, heng_scheme_questions_free);
  g_free (questions->profiles);
  g_free (questions->fault);
  g_free (questions);
}

void
heng_library_free (HengLibrary *library)
{
  g_clear_pointer (&library->indicators, g_ptr_array_unref);
  g_clear_pointer (&library->templates, g_ptr_array_unref);
  g_clear_pointer (&library->questions, g_ptr_array_unref);
  g_clear_pointer (&library->profiles, g_ptr_array_unref);
  g_clear_pointer (&library->revisions, g_ptr_array_unref);
  g_clear_pointer (&library->uses, g_ptr_array_unref);
  g_clear_pointer (&library->question_sets, g_ptr_array_unref);
  g_clear_pointer (&library->cycles, g_ptr_array_unref);
  g_clear_pointer (&library->gaps, heng_assignment_gaps_free);
  g_free (library);
}

const HengLibraryIndicator *
heng_library_indicator (const HengLibrary *library, gint64 id)
{
  for (guint i = 0; i < library->indicators->len; i++)
    if (((HengLibraryIndicator *) library->indicators->pdata[i])->record->id == id)
      return library->indicators->pdata[i];
  return NULL;
}

const HengLibraryIndicator *
heng_library_indicator_by_code (const HengLibrary *library, const char *code)
{
  for (guint i = 0; i < library->indicators->len; i++)
    if (g_strcmp0 (((HengLibraryIndicator *) library->indicators->pdata[i])->record->code, code) == 0)
      return library->indicators->pdata[i];
  return NULL;
}

const HengLibraryTemplate *
heng_library_template (const HengLibrary *library, const char *key)
{
  for (guint i = 0; i < library->templates->len; i++)
    if (g_strcmp0 (((HengLibraryTemplate *) library->templates->pdata[i])->record->key, key) == 0)
      return library->templates->pdata[i];
  return NULL;
}

const HengLibraryTemplate *
heng_library_template_of (const HengLibrary *library, gint64 id)
{
  for (guint i = 0; i < library->revisions->len; i++)
    if (((HengTemplate *) library->revisions->pdata[i])->id == id)
      return heng_library_template (library, ((HengTemplate *) library->revisions->pdata[i])->key);
  return NULL;
}

const HengLibraryQuestions *
heng_library_questions (const HengLibrary *library, const char *key)
{
  for (guint i = 0; i < library->questions->len; i++)
    if (g_strcmp0 (((HengLibraryQuestions *) library->questions->pdata[i])->set->record->key, key) == 0)
      return library->questions->pdata[i];
  return NULL;
}

const HengLibraryQuestions *
heng_library_questions_of (const HengLibrary *library, gint64 id)
{
  for (guint i = 0; i < library->question_sets->len; i++)
    if (((HengQuestionSet *) library->question_sets->pdata[i])->id == id)
      return heng_library_questions (library, ((HengQuestionSet *) library->question_sets->pdata[i])->key);
  return NULL;
}

char *
heng_library_rule_text (const char *text)
{
  g_autoptr (HengRule) rule = text ? heng_rule_parse (text, NULL) : NULL;

  return rule ? heng_rule_describe (rule) : g_strdup (text ? text : "");
}

static const HengCycle *
cycle_of (const HengLibrary *library, gint64 id)
{
  for (guint i = 0; i < library->cycles->len; i++)
    if (((HengCycle *) library->cycles->pdata[i])->id == id)
      return library->cycles->pdata[i];
  return NULL;
}

/* The newest cycle first. */
static char *
cycles_of (const HengLibrary *library, const char *key)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = library->uses->len; i > 0; i--)
    {
      const HengTemplateUse *use = library->uses->pdata[i - 1];
      const HengCycle *cycle = cycle_of (library, use->cycle_id);
      g_autofree char *people = NULL;

      if (!cycle || g_strcmp0 (use->template_key, key) != 0)
        continue;
      people = g_strdup_printf (ngettext ("%u person", "%u people", use->n_people), use->n_people);
      /* Translators: a cycle, the revision of a template there, and how many people: "Q3 2026 v2: 12 people" */
      g_string_append (text, text->len ? " · " : "");
      g_string_append_printf (text, _("%1$s v%2$d: %3$s"), heng_localized (cycle->name, cycle->name_en), (int) use->revision, people);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
people_of (const HengLibrary *library, const char *key)
{
  guint n = 0;

  for (guint i = 0; i < library->gaps->assignments->len; i++)
    if (g_strcmp0 (((HengAssignment *) library->gaps->assignments->pdata[i])->template_key, key) == 0)
      n += library->gaps->n_people[i];
  return n;
}

static gboolean
add_template (HengLibrary *library, HengDb *db, const HengTemplate *record, GError **error)
{
  g_autoptr (HengSchemeTemplate) version = heng_template_version_load (db, record, error);
  HengLibraryTemplate *template;

  if (!version)
    return FALSE;
  template = g_new0 (HengLibraryTemplate, 1);
  g_ptr_array_add (library->templates, template);
  template->record = heng_template_copy (record);
  template->card = heng_template_card (version);
  template->check = heng_card_check (template->card, record->dept_type);
  template->cycles = cycles_of (library, record->key);
  template->n_people = people_of (library, record->key);
  return heng_template_is_used (db, record->key, record->revision, &template->used, error);
}

static gboolean
add_templates (HengLibrary *library, HengDb *db, GError **error)
{
  library->templates = g_ptr_array_new_with_free_func (template_free);
  for (guint i = 0; i < library->revisions->len; i++)
    {
      const HengTemplate *record = library->revisions->pdata[i];

      if (heng_template_newest (library->revisions, record->key) == record && !add_template (library, db, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
holds (GPtrArray *card, const char *code)
{
  for (guint i = 0; i < card->len; i++)
    if (g_strcmp0 (((HengScorecardLine *) card->pdata[i])->code, code) == 0)
      return TRUE;
  return FALSE;
}

static void
add_indicator (HengLibrary *library, const HengIndicator *record)
{
  HengLibraryIndicator *indicator = g_new0 (HengLibraryIndicator, 1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < library->templates->len; i++)
    {
      const HengLibraryTemplate *template = library->templates->pdata[i];

      if (template->record->retired || !holds (template->card, record->code))
        continue;
      g_string_append_printf (names, "%s%s", names->len ? " · " : "", heng_localized (template->record->name, template->record->name_en));
      indicator->n_holders++;
    }
  indicator->record = heng_indicator_copy (record);
  indicator->holders = g_string_free (g_steal_pointer (&names), FALSE);
  g_ptr_array_add (library->indicators, indicator);
}

static char *
profiles_of (const HengLibrary *library, const char *key)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < library->profiles->len; i++)
    {
      const HengProfile *profile = library->profiles->pdata[i];

      if (g_strcmp0 (profile->question_set_key, key) == 0)
        g_string_append_printf (names, "%s%s", names->len ? " · " : "", heng_localized (profile->name, profile->name_en));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
add_set (HengLibrary *library, HengDb *db, const HengQuestionSet *record, GPtrArray *all, GError **error)
{
  HengLibraryQuestions *questions = g_new0 (HengLibraryQuestions, 1);

  g_ptr_array_add (library->questions, questions);
  questions->set = heng_scheme_questions_of (record, all);
  questions->profiles = profiles_of (library, record->key);
  questions->fault = heng_question_set_fault (questions->set);
  return heng_question_set_is_used (db, record->key, record->revision, &questions->used, error);
}

static gboolean
add_questions (HengLibrary *library, HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  library->questions = g_ptr_array_new_with_free_func (questions_free);
  if (!(library->question_sets = heng_question_sets_load (db, error)) || !(all = heng_questions_load (db, error)))
    return FALSE;
  for (guint i = 0; i < library->question_sets->len; i++)
    {
      const HengQuestionSet *set = library->question_sets->pdata[i];

      if (heng_question_set_last (library->question_sets, set->key) == set && !add_set (library, db, set, all, error))
        return FALSE;
    }
  return TRUE;
}

gpointer
heng_library_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengLibrary) library = g_new0 (HengLibrary, 1);
  g_autoptr (GPtrArray) indicators = heng_indicators_load (db, error);

  if (!indicators || !(library->profiles = heng_profiles_load (db, error)) || !(library->revisions = heng_templates_load (db, error))
      || !(library->uses = heng_template_uses_load (db, error)) || !(library->cycles = heng_cycles_load (db, error))
      || !(library->gaps = heng_assignment_gaps_load (db, error)) || !add_templates (library, db, error)
      || !add_questions (library, db, error))
    return NULL;
  library->indicators = g_ptr_array_new_with_free_func (indicator_free);
  for (guint i = 0; i < indicators->len; i++)
    add_indicator (library, indicators->pdata[i]);
  return g_steal_pointer (&library);
}
