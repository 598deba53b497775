/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Installing templates, profiles, grades and calendar: only what differs from the store is written, as one change. */
#include "heng-appraisal-private.h"
#include "heng-assignment.h"
#include "heng-scheme-files.h"
#include "heng-scheme-revise.h"

#include <glib/gi18n-lib.h>

/* The running installation: written counts rows. */
typedef struct
{
  HengChange *change;
  HengDb *db;
  gint64 written;
  gboolean in_place; /* a template that no cycle uses gets no new revision */
} Install;

static gboolean
same_content (const HengRecordType *type, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!heng_field_equal (&type->fields[i], a, b))
      return FALSE;
  return TRUE;
}

/* Brings the stored row in line with `fresh`; stored NULL = there is none. fresh gets the id. */
static gboolean
put (Install *install, const HengRecordType *type, gpointer fresh, gconstpointer stored, GError **error)
{
  HengRecord *record = fresh;

  if (!stored)
    {
      install->written++;
      return heng_change_insert (install->change, type, fresh, error);
    }
  record->id = ((const HengRecord *) stored)->id;
  record->version = ((const HengRecord *) stored)->version;
  if (same_content (type, fresh, stored))
    return TRUE;
  install->written++;
  return heng_change_update (install->change, type, fresh, error);
}

static gboolean
install_profiles (Install *install, GPtrArray *fresh, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_profiles_load (install->db, error);

  if (!stored)
    return FALSE;
  for (guint i = 0; i < fresh->len; i++)
    {
      HengProfile *profile = fresh->pdata[i];
      const HengProfile *old = NULL;

      for (guint k = 0; k < stored->len && !old; k++)
        if (g_str_equal (((HengProfile *) stored->pdata[k])->key, profile->key))
          old = stored->pdata[k];
      if (!put (install, &heng_profile_type, profile, old, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
install_assignments (Install *install, GPtrArray *fresh, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_assignments_load (install->db, error);

  if (!stored)
    return FALSE;
  for (guint i = 0; i < fresh->len; i++)
    {
      HengAssignment *assignment = fresh->pdata[i];
      const HengAssignment *old = NULL;

      for (guint k = 0; k < stored->len && !old; k++)
        {
          const HengAssignment *candidate = stored->pdata[k];

          if (heng_assignment_same_conditions (candidate, assignment))
            old = candidate;
        }
      if (old)
        assignment->sort = old->sort;
      if (!put (install, &heng_assignment_type, assignment, old, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
install_grades (Install *install, GPtrArray *fresh, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_grade_bands_load (install->db, error);

  if (!stored)
    return FALSE;
  for (guint i = 0; i < fresh->len; i++)
    {
      HengGradeBand *band = fresh->pdata[i];
      const HengGradeBand *old = NULL;

      for (guint k = 0; k < stored->len && !old; k++)
        if (g_str_equal (((HengGradeBand *) stored->pdata[k])->grade, band->grade))
          old = stored->pdata[k];
      if (!put (install, &heng_grade_band_type, band, old, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
install_days (Install *install, GPtrArray *fresh, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_calendar_days_load (install->db, error);
  g_autoptr (GHashTable) by_day = g_hash_table_new (NULL, NULL);

  if (!stored)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    g_hash_table_insert (by_day, GINT_TO_POINTER (((HengCalendarDay *) stored->pdata[i])->day), stored->pdata[i]);
  for (guint i = 0; i < fresh->len; i++)
    {
      HengCalendarDay *day = fresh->pdata[i];

      if (!put (install, &heng_calendar_day_type, day, g_hash_table_lookup (by_day, GINT_TO_POINTER (day->day)), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
install_indicators (Install *install, const HengSchemeTemplate *scheme, gboolean *changed, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_indicators_load (install->db, error);
  gint64 before = install->written;

  if (!stored)
    return FALSE;
  for (guint i = 0; i < scheme->indicators->len; i++)
    {
      HengIndicator *indicator = scheme->indicators->pdata[i];
      const HengIndicator *old = NULL;

      for (guint k = 0; k < stored->len && !old; k++)
        if (g_str_equal (((HengIndicator *) stored->pdata[k])->code, indicator->code))
          old = stored->pdata[k];
      if ((old && !heng_indicator_keep (install->change, old, indicator, error))
          || !put (install, &heng_indicator_type, indicator, old, error))
        return FALSE;
      ((HengTemplateLine *) scheme->lines->pdata[i])->indicator_id = indicator->id;
      ((HengTemplateLine *) scheme->lines->pdata[i])->indicator_revision = indicator->revision;
    }
  *changed = install->written != before;
  return TRUE;
}

static gboolean
same_template (Install *install, const HengTemplate *stored, const HengSchemeTemplate *scheme, gboolean *same, GError **error)
{
  g_autoptr (GPtrArray) lines = heng_template_lines_load (install->db, stored->id, error);

  if (!lines)
    return FALSE;
  *same = !stored->retired && lines->len == scheme->lines->len && stored->dept_type == scheme->record->dept_type
          && g_strcmp0 (stored->name, scheme->record->name) == 0 && g_strcmp0 (stored->name_en, scheme->record->name_en) == 0;
  for (guint i = 0; i < lines->len && *same; i++)
    {
      const HengTemplateLine *a = lines->pdata[i], *b = scheme->lines->pdata[i];

      *same = a->indicator_id == b->indicator_id && a->weight_bp == b->weight_bp && a->sort == b->sort
              && a->indicator_revision == b->indicator_revision && g_strcmp0 (a->target, b->target) == 0;
    }
  return TRUE;
}

static gboolean
write_revision (Install *install, HengSchemeTemplate *scheme, const HengTemplate *previous, GError **error)
{
  scheme->record->revision = previous ? previous->revision + 1 : 1;
  if (previous && !previous->retired)
    {
      g_autoptr (HengTemplate) retired = heng_template_copy (previous);

      retired->retired = TRUE;
      if (!heng_change_update (install->change, &heng_template_type, retired, error))
        return FALSE;
    }
  if (!put (install, &heng_template_type, scheme->record, NULL, error))
    return FALSE;
  for (guint i = 0; i < scheme->lines->len; i++)
    {
      HengTemplateLine *line = scheme->lines->pdata[i];

      line->template_id = scheme->record->id;
      if (!put (install, &heng_template_line_type, line, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static HengTemplateLine *
line_of_indicator (GPtrArray *lines, gint64 indicator_id)
{
  for (guint i = 0; i < lines->len; i++)
    if (((HengTemplateLine *) lines->pdata[i])->indicator_id == indicator_id)
      return lines->pdata[i];
  return NULL;
}

/* Into the rows of the revision that is there. */
static gboolean
write_over (Install *install, HengSchemeTemplate *scheme, const HengTemplate *previous, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_template_lines_load (install->db, previous->id, error);

  scheme->record->revision = previous->revision;
  if (!stored || !put (install, &heng_template_type, scheme->record, previous, error))
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      const HengTemplateLine *line = stored->pdata[i];

      if (line_of_indicator (scheme->lines, line->indicator_id))
        continue;
      install->written++;
      if (!heng_change_delete (install->change, &heng_template_line_type, line->id, line->version, error))
        return FALSE;
    }
  for (guint i = 0; i < scheme->lines->len; i++)
    {
      HengTemplateLine *line = scheme->lines->pdata[i];

      line->template_id = previous->id;
      if (!put (install, &heng_template_line_type, line, line_of_indicator (stored, line->indicator_id), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_template (Install *install, HengSchemeTemplate *scheme, const HengTemplate *previous, GError **error)
{
  gboolean used = TRUE;

  if (previous && install->in_place && !heng_template_is_used (install->db, previous->key, previous->revision, &used, error))
    return FALSE;
  return used ? write_revision (install, scheme, previous, error) : write_over (install, scheme, previous, error);
}

static gboolean
install_template (Install *install, HengSchemeTemplate *scheme, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (install->db, error);
  HengTemplate *previous;
  gboolean changed = FALSE, same = FALSE;

  if (!templates || !install_indicators (install, scheme, &changed, error))
    return FALSE;
  previous = heng_template_newest (templates, scheme->record->key);
  if (previous && !same_template (install, previous, scheme, &same, error))
    return FALSE;
  /* an edited rule is an edited template too: whoever opens the next cycle sees a new revision */
  if (!(previous && same && !changed) && !write_template (install, scheme, previous, error))
    return FALSE;
  for (guint i = 0; changed && i < scheme->indicators->len; i++)
    if (!heng_indicator_follow (install->change, scheme->indicators->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
heng_scheme_template_install (HengChange *change, HengSchemeTemplate *scheme, gint64 *written, GError **error)
{
  Install install = { change, heng_change_db (change), 0, TRUE };
  gboolean ok = install_template (&install, scheme, error);

  *written += install.written;
  return ok;
}

/* Every assignment must name a template and a profile that the store has by now. */
static gboolean
check_assignments (Install *install, GPtrArray *assignments, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (install->db, error);
  g_autoptr (GPtrArray) profiles = templates ? heng_profiles_load (install->db, error) : NULL;

  if (!profiles)
    return FALSE;
  for (guint i = 0; i < assignments->len; i++)
    {
      const HengAssignment *assignment = assignments->pdata[i];
      gboolean known = FALSE;

      for (guint k = 0; k < profiles->len; k++)
        known |= g_str_equal (((HengProfile *) profiles->pdata[k])->key, assignment->profile_key);
      if (known && heng_template_newest (templates, assignment->template_key))
        continue;
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID,
                   _("$.assignments[%u]: the %s “%s” does not exist. Add it or name another one."), i,
                   known ? _("template") : _("profile"), known ? assignment->template_key : assignment->profile_key);
      return FALSE;
    }
  return TRUE;
}

static gboolean
install_all (Install *install, HengSchemeFiles *files, GError **error)
{
  for (guint i = 0; i < files->templates->len; i++)
    if (!install_template (install, files->templates->pdata[i], error))
      return FALSE;
  return heng_scheme_questions_install (install->change, files->question_sets, &install->written, error)
         && install_profiles (install, files->profiles, error) && install_assignments (install, files->assignments, error)
         && install_grades (install, files->grades, error) && install_days (install, files->days, error)
         && check_assignments (install, files->assignments, error)
         && heng_scheme_questions_check (install->db, files->profiles, error);
}

gint64
heng_scheme_install (HengDb *db, const char *directory, const char *actor, GError **error)
{
  g_autoptr (HengSchemeFiles) files = heng_scheme_files_read (directory, error);
  g_autoptr (HengChange) change = files ? heng_change_begin (db, actor, _("Install appraisal templates"), error) : NULL;
  Install install = { change, db, 0, FALSE };

  if (!change || !install_all (&install, files, error) || !heng_change_commit (change, error))
    return -1;
  return install.written;
}
