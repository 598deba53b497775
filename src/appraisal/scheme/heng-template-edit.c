/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates: their facts, copies, retiring, going back to what was shipped. Their lines are in heng-template-lines.c. */
#include "heng-scheme-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-assignment.h"
#include "heng-record-sql.h"
#include "heng-scheme-files.h"
#include "heng-text.h"

static gboolean
invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, sentence);
  return FALSE;
}

static const char *
title (const HengTemplate *template)
{
  return heng_localized (template->name, template->name_en);
}

gint64
heng_template_set_field (HengDb *db, gint64 template_id, const char *name, const char *text, const char *actor, GError **error)
{
  const HengField *field = heng_record_field (&heng_template_type, name);
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (HengTemplate) before = templates ? heng_record_load_existing (db, &heng_template_type, template_id, error) : NULL;
  g_autoptr (HengTemplate) after = NULL, wanted = NULL;
  g_autofree char *clean = g_strstrip (g_strdup (text ? text : "")), *action = NULL, *value = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!before)
    return 0;
  if (heng_template_newest (templates, before->key)->id != template_id)
    return heng_refuse (error, _("This is an older revision, kept as it was. Change the newest one."));
  if (*clean == '\0' && (field->flags & HENG_FIELD_REQUIRED))
    return invalid (error, _("A template needs a name."));
  wanted = heng_template_copy (before);
  if (!heng_field_set_text (field, wanted, *clean ? clean : NULL))
    return invalid (error, _("This is no type of department."));
  if (heng_field_equal (field, before, wanted))
    return template_id;
  value = heng_field_display (field, wanted);
  /* Translators: a field, a template and the new value: "Name of the template R&D → Research" */
  action = g_strdup_printf (_("%1$s of the template %2$s → %3$s"), _(field->label), title (before), value);
  if (!(change = heng_change_begin (db, actor, action, error)) || !(after = heng_template_revise (change, before, error)))
    return 0;
  heng_field_set_text (field, after, *clean ? clean : NULL);
  return heng_change_update (change, &heng_template_type, after, error) && heng_change_commit (change, error) ? after->id : 0;
}

/* "RD2": letters of the copied one or T, and the next free number. */
static char *
free_key (GPtrArray *templates, const char *like)
{
  gsize letters = like ? strcspn (like, "0123456789") : 0;
  g_autofree char *head = letters ? g_strndup (like, letters) : g_strdup ("T");

  for (guint n = letters ? 2 : 1;; n++)
    {
      g_autofree char *key = g_strdup_printf ("%s%u", head, n);

      if (!heng_template_newest (templates, key))
        return g_steal_pointer (&key);
    }
}

static gboolean
add_lines (HengChange *change, gint64 from_id, gint64 to_id, GError **error)
{
  g_autoptr (GPtrArray) lines = heng_template_lines_load (heng_change_db (change), from_id, error);

  for (guint i = 0; lines && i < lines->len; i++)
    {
      HengTemplateLine *line = lines->pdata[i];

      line->id = line->version = 0;
      line->template_id = to_id;
      if (!heng_change_insert (change, &heng_template_line_type, line, error))
        return FALSE;
    }
  return lines != NULL;
}

gint64
heng_template_add (HengDb *db, gint64 copy_of, const char *name, int dept_type, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (HengTemplate) source = templates && copy_of ? heng_record_load_existing (db, &heng_template_type, copy_of, error) : NULL;
  g_autoptr (HengTemplate) fresh = heng_template_new ();
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!templates || (copy_of && !source))
    return 0;
  if (!source && heng_text_is_blank (name))
    return invalid (error, _("A template needs a name."));
  fresh->key = free_key (templates, source ? source->key : NULL);
  /* both languages are data, so they are not translated */
  fresh->name = source ? g_strdup_printf ("%s（副本）", source->name) : g_strdup (name);
  fresh->name_en = source && !heng_text_is_blank (source->name_en) ? g_strdup_printf ("%s (copy)", source->name_en) : NULL;
  fresh->dept_type = source ? source->dept_type : dept_type;
  fresh->revision = 1;
  action = g_strdup_printf (_("Add template %s"), title (fresh));
  if (!(change = heng_change_begin (db, actor, action, error)) || !heng_change_insert (change, &heng_template_type, fresh, error)
      || (source && !add_lines (change, source->id, fresh->id, error)) || !heng_change_commit (change, error))
    return 0;
  return fresh->id;
}

/* Who gets it by which rule; NULL: nobody. */
static char *
giver (HengDb *db, const char *key, GError **error)
{
  g_autoptr (GPtrArray) assignments = heng_assignments_load (db, error);

  for (guint i = 0; assignments && i < assignments->len; i++)
    if (g_strcmp0 (((HengAssignment *) assignments->pdata[i])->template_key, key) == 0)
      return heng_assignment_describe (assignments->pdata[i]);
  return NULL;
}

gboolean
heng_template_set_retired (HengDb *db, const char *key, gboolean retired, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  HengTemplate *template = templates ? heng_template_newest (templates, key) : NULL;
  g_autofree char *who = NULL, *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!template)
    return templates ? invalid (error, _("This template does not exist any more.")) : FALSE;
  if (retired && (who = giver (db, key, error)))
    return heng_refuse (error, _("The rule for %s gives this template. Give them another one first."), who);
  action = g_strdup_printf (retired ? _("Retire template %s") : _("Restore template %s"), title (template));
  template->retired = retired;
  change = heng_change_begin (db, actor, action, error);
  return change && heng_change_update (change, &heng_template_type, template, error) && heng_change_commit (change, error);
}

HengSchemeTemplate *
heng_template_shipped (const char *directory, const char *key, GError **error)
{
  g_autoptr (HengSchemeFiles) files = heng_scheme_files_read (directory, error);

  for (guint i = 0; files && i < files->templates->len; i++)
    if (g_strcmp0 (((HengSchemeTemplate *) files->templates->pdata[i])->record->key, key) == 0)
      return g_ptr_array_steal_index (files->templates, i);
  return NULL;
}

gboolean
heng_template_reset (HengDb *db, const char *key, const char *directory, const char *actor, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (HengSchemeTemplate) shipped = heng_template_shipped (directory, key, &fault);
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;
  gint64 written = 0;

  if (fault)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (!shipped)
    return heng_refuse (error, _("%s was not shipped with Heng, so there is nothing to go back to."), key);
  action = g_strdup_printf (_("Reset template %s to the shipped one"), title (shipped->record));
  if (!(change = heng_change_begin (db, actor, action, error)) || !heng_scheme_template_install (change, shipped, &written, error))
    return FALSE;
  if (written == 0)
    return heng_refuse (error, _("%s is as it was shipped. There is nothing to go back to."), title (shipped->record));
  return heng_change_commit (change, error);
}
