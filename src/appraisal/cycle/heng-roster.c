/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster and the scheme as a cycle needs them: loaded once, looked up by id. */
#include "heng-cycle-plan.h"

#include "heng-feedback-table.h"
#include "heng-scheme-edit.h"

void
heng_roster_free (HengRoster *roster)
{
  g_clear_pointer (&roster->departments, g_ptr_array_unref);
  g_clear_pointer (&roster->employees, g_ptr_array_unref);
  g_clear_pointer (&roster->jobs, g_ptr_array_unref);
  g_clear_pointer (&roster->templates, g_ptr_array_unref);
  g_clear_pointer (&roster->template_lines, g_ptr_array_unref);
  g_clear_pointer (&roster->indicators, g_ptr_array_unref);
  g_clear_pointer (&roster->indicator_versions, g_ptr_array_unref);
  g_clear_pointer (&roster->held, g_hash_table_unref);
  g_clear_pointer (&roster->held_questions, g_hash_table_unref);
  g_clear_pointer (&roster->profiles, g_ptr_array_unref);
  g_clear_pointer (&roster->assignments, g_ptr_array_unref);
  g_clear_pointer (&roster->question_sets, g_ptr_array_unref);
  g_clear_pointer (&roster->absences, g_ptr_array_unref);
  g_clear_pointer (&roster->calendar, heng_calendar_free);
  g_clear_pointer (&roster->asked, g_hash_table_unref);
  g_clear_pointer (&roster->employees_by_id, g_hash_table_unref);
  g_clear_pointer (&roster->indicators_by_id, g_hash_table_unref);
  g_free (roster);
}

static gboolean
load_leave (HengRoster *roster, HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) days = heng_calendar_days_load (db, error);

  if (!days || !(roster->absences = heng_absences_load (db, 0, error)))
    return FALSE;
  roster->calendar = heng_calendar_new ();
  for (guint i = 0; i < days->len; i++)
    heng_calendar_set (roster->calendar, ((HengCalendarDay *) days->pdata[i])->day, ((HengCalendarDay *) days->pdata[i])->is_working != 0);
  roster->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return TRUE;
}

HengRoster *
heng_roster_load (HengDb *db, GError **error)
{
  g_autoptr (HengRoster) roster = g_new0 (HengRoster, 1);

  if (!(roster->departments = heng_departments_load (db, error)) || !(roster->employees = heng_employees_load (db, 0, error))
      || !(roster->jobs = heng_jobs_load (db, 0, error)) || !(roster->templates = heng_templates_load (db, error))
      || !(roster->template_lines = heng_template_lines_load (db, 0, error))
      || !(roster->indicator_versions = heng_indicator_versions_load (db, 0, error))
      || !(roster->indicators = heng_indicators_load (db, error)) || !(roster->profiles = heng_profiles_load (db, error))
      || !(roster->assignments = heng_assignments_load (db, error)) || !(roster->question_sets = heng_question_sets_load (db, error))
      || !load_leave (roster, db, error))
    return NULL;
  roster->employees_by_id = heng_index_by_id (roster->employees);
  roster->indicators_by_id = heng_index_by_id (roster->indicators);
  return g_steal_pointer (&roster);
}

const HengTemplate *
heng_roster_template (const HengRoster *roster, const char *key, gint64 revision)
{
  for (guint i = 0; i < roster->templates->len; i++)
    {
      const HengTemplate *candidate = roster->templates->pdata[i];

      if (candidate->revision == revision && g_strcmp0 (candidate->key, key) == 0)
        return candidate;
    }
  return NULL;
}

static const HengQuestionSet *
find_questions (const HengRoster *roster, const char *key, gint64 revision)
{
  for (guint i = 0; i < roster->question_sets->len; i++)
    {
      const HengQuestionSet *candidate = roster->question_sets->pdata[i];

      if (candidate->revision == revision && g_strcmp0 (candidate->key, key) == 0)
        return candidate;
    }
  return NULL;
}

static void
hold_questions (HengRoster *roster, const HengParticipant *participant)
{
  const HengQuestionSet *set = find_questions (roster, participant->question_set_key, participant->question_set_revision);
  const HengQuestionSet *held = set ? g_hash_table_lookup (roster->held_questions, set->key) : NULL;

  if (set && (!held || held->revision < set->revision))
    g_hash_table_replace (roster->held_questions, set->key, (gpointer) set);
}

/* The newest revision that any of them has: an edit for the next quarter does not reach those who join this one. */
void
heng_roster_hold_templates (HengRoster *roster, GPtrArray *participants)
{
  roster->held = g_hash_table_new (g_str_hash, g_str_equal);
  roster->held_questions = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];
      const HengTemplate *template = heng_roster_template (roster, participant->template_key, participant->template_revision);
      const HengTemplate *held = template ? g_hash_table_lookup (roster->held, template->key) : NULL;

      if (template && (!held || held->revision < template->revision))
        g_hash_table_replace (roster->held, template->key, (gpointer) template);
      hold_questions (roster, participant);
    }
}

static HengScorecardLine *
line_from_template (const HengParticipant *participant, const HengTemplateLine *template_line, const HengIndicator *indicator)
{
  HengScorecardLine *line = heng_card_line_new (template_line, indicator);

  line->id = line->version = 0;
  line->participant_id = participant->id;
  return line;
}

/* An indicator that was changed since is taken as the template's revision knew it. */
static void
add_line (const HengRoster *roster, const HengParticipant *participant, const HengTemplateLine *template_line, const HengIndicator *indicator,
          GPtrArray *lines)
{
  g_autoptr (HengIndicator) then = NULL;

  for (guint i = 0; i < roster->indicator_versions->len && !then && template_line->indicator_revision != indicator->revision; i++)
    {
      const HengIndicatorVersion *version = roster->indicator_versions->pdata[i];

      if (version->indicator_id == indicator->id && version->revision == template_line->indicator_revision)
        then = heng_indicator_from_document (indicator, version->revision, version->document, NULL);
    }
  g_ptr_array_add (lines, line_from_template (participant, template_line, then ? then : indicator));
}

void
heng_roster_add_lines (const HengRoster *roster, const HengParticipant *participant, GPtrArray *lines)
{
  const HengTemplate *template = heng_roster_template (roster, participant->template_key, participant->template_revision);

  for (guint i = 0; template && i < roster->template_lines->len; i++)
    {
      const HengTemplateLine *template_line = roster->template_lines->pdata[i];
      const HengIndicator *indicator;

      if (template_line->template_id != template->id)
        continue;
      indicator = g_hash_table_lookup (roster->indicators_by_id, &template_line->indicator_id);
      if (indicator)
        add_line (roster, participant, template_line, indicator, lines);
    }
}
