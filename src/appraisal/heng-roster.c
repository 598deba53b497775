/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster and the scheme as a cycle needs them: loaded once, looked up by id. */
#include "heng-cycle-plan.h"

void
heng_roster_free (HengRoster *roster)
{
  g_clear_pointer (&roster->departments, g_ptr_array_unref);
  g_clear_pointer (&roster->employees, g_ptr_array_unref);
  g_clear_pointer (&roster->jobs, g_ptr_array_unref);
  g_clear_pointer (&roster->templates, g_ptr_array_unref);
  g_clear_pointer (&roster->template_lines, g_ptr_array_unref);
  g_clear_pointer (&roster->indicators, g_ptr_array_unref);
  g_clear_pointer (&roster->profiles, g_ptr_array_unref);
  g_clear_pointer (&roster->assignments, g_ptr_array_unref);
  g_clear_pointer (&roster->employees_by_id, g_hash_table_unref);
  g_clear_pointer (&roster->indicators_by_id, g_hash_table_unref);
  g_free (roster);
}

HengRoster *
heng_roster_load (HengDb *db, GError **error)
{
  g_autoptr (HengRoster) roster = g_new0 (HengRoster, 1);

  if (!(roster->departments = heng_departments_load (db, error)) || !(roster->employees = heng_employees_load (db, 0, error))
      || !(roster->jobs = heng_jobs_load (db, 0, error)) || !(roster->templates = heng_templates_load (db, error))
      || !(roster->template_lines = heng_template_lines_load (db, 0, error))
      || !(roster->indicators = heng_indicators_load (db, error)) || !(roster->profiles = heng_profiles_load (db, error))
      || !(roster->assignments = heng_assignments_load (db, error)))
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

static HengScorecardLine *
line_from_template (const HengParticipant *participant, const HengTemplateLine *template_line, const HengIndicator *indicator)
{
  HengScorecardLine *line = heng_scorecard_line_new ();

  line->participant_id = participant->id;
  line->sort = template_line->sort;
  line->code = g_strdup (indicator->code);
  line->name = g_strdup (indicator->name);
  line->name_en = g_strdup (indicator->name_en);
  line->perspective = indicator->perspective;
  line->unit = g_strdup (indicator->unit);
  line->unit_en = g_strdup (indicator->unit_en);
  line->rule = g_strdup (indicator->rule);
  line->source = g_strdup (indicator->source);
  line->target = g_strdup (template_line->target);
  line->weight_bp = template_line->weight_bp;
  line->level = indicator->level;
  return line;
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
        g_ptr_array_add (lines, line_from_template (participant, template_line, indicator));
    }
}
