/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators of the library: fields, copies, retiring, going back to what was shipped. */
#include "heng-scheme-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-record-sql.h"
#include "heng-scheme-files.h"
#include "heng-text.h"

/* A manager's rating needs no data, so it works from the first day. */
#define FIRST_RULE "rate"
#define FIRST_SOURCE "R-MGR"
#define LONGEST_CODE 24

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

static gboolean
check_code (const HengIndicator *indicator, const char *code, GPtrArray *others, GError **error)
{
  if (strlen (code) > LONGEST_CODE || strpbrk (code, " \t/\",;"))
    return invalid (error, _("A code is one short word such as RD-02."));
  for (guint i = 0; others && i < others->len; i++)
    {
      const HengIndicator *other = others->pdata[i];

      if (other->id != indicator->id && g_str_equal (other->code, code))
        return invalid (error, _("The code %s belongs to “%s”. Give each indicator its own."), code, heng_localized (other->name, other->name_en));
    }
  return TRUE;
}

static gboolean
check_rule (const char *text, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (HengRule) rule = heng_rule_parse (text, &fault);

  return rule || invalid (error, "%s", fault->message);
}

gboolean
heng_indicator_check (const HengIndicator *indicator, const char *name, const char *text, GPtrArray *others, char **stored, GError **error)
{
  const HengField *field = heng_record_field (&heng_indicator_type, name);
  g_autofree char *clean = text ? g_strstrip (g_strdup (text)) : NULL;
  gboolean blank = heng_text_is_blank (clean);
  g_autoptr (HengIndicator) trial = heng_indicator_copy (indicator);

  *stored = NULL;
  g_return_val_if_fail (field, FALSE);
  if (blank && (field->flags & HENG_FIELD_REQUIRED))
    return invalid (error, _("“%s” may not be empty."), _(field->label));
  if (!blank && !heng_field_set_text (field, trial, clean))
    return invalid (error, _("“%s” is no value of “%s”."), clean, _(field->label));
  if (!blank && strcmp (name, "code") == 0 && !check_code (indicator, clean, others, error))
    return FALSE;
  if (!blank && strcmp (name, "rule") == 0 && !check_rule (clean, error))
    return FALSE;
  *stored = blank ? NULL : g_steal_pointer (&clean);
  return TRUE;
}

static char *
short_text (const HengField *field, const HengIndicator *indicator)
{
  g_autofree char *text = heng_field_display (field, indicator);

  if (*text == '\0')
    return g_strdup ("—");
  if (g_utf8_strlen (text, -1) > 40)
    {
      g_autofree char *head = g_utf8_substring (text, 0, 39);

      return g_strconcat (head, "…", NULL);
    }
  return g_steal_pointer (&text);
}

gboolean
heng_indicator_set_field (HengDb *db, const HengIndicator *seen, const char *name, const char *text, const char *actor, GError **error)
{
  const HengField *field = heng_record_field (&heng_indicator_type, name);
  g_autoptr (GPtrArray) others = heng_indicators_load (db, error);
  g_autoptr (HengIndicator) after = heng_indicator_copy (seen);
  g_autofree char *stored = NULL, *old = NULL, *new = NULL, *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!others || !heng_indicator_check (seen, name, text, others, &stored, error))
    return FALSE;
  heng_field_set_text (field, after, stored);
  if (heng_field_equal (field, seen, after))
    return TRUE;
  old = short_text (field, seen);
  new = short_text (field, after);
  /* Translators: a field, an indicator's code, the old and the new value: "Scoring rule of RD-02 lin LB 15/8/3 → lin LB 12/6/2" */
  action = g_strdup_printf (_("%1$s of %2$s %3$s → %4$s"), _(field->label), seen->code, old, new);
  change = heng_change_begin (db, actor, action, error);
  return change && heng_indicator_write (change, seen, after, error) && heng_change_commit (change, error);
}

char *
heng_indicator_free_code (GPtrArray *indicators, const char *like)
{
  const char *dash = like ? strrchr (like, '-') : NULL;
  g_autofree char *head = dash && dash != like ? g_strndup (like, (gsize) (dash - like)) : g_strdup ("KPI");

  for (guint n = 1;; n++)
    {
      g_autofree char *code = g_strdup_printf ("%s-%02u", head, n);
      gboolean taken = FALSE;

      for (guint i = 0; i < indicators->len && !taken; i++)
        taken = g_str_equal (((HengIndicator *) indicators->pdata[i])->code, code);
      if (!taken)
        return g_steal_pointer (&code);
    }
}

static void
name_copy (HengIndicator *indicator)
{
  g_autofree char *name = indicator->name, *name_en = indicator->name_en;

  /* both languages are data, so they are not translated */
  indicator->name = g_strdup_printf ("%s（副本）", name);
  indicator->name_en = heng_text_is_blank (name_en) ? NULL : g_strdup_printf ("%s (copy)", name_en);
}

gint64
heng_indicator_add (HengDb *db, gint64 copy_of, const char *name, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) all = heng_indicators_load (db, error);
  g_autoptr (HengIndicator) indicator = heng_indicator_new ();
  g_autofree char *action = NULL, *code = NULL;
  g_autoptr (HengChange) change = NULL;

  for (guint i = 0; all && copy_of && i < all->len; i++)
    if (((HengIndicator *) all->pdata[i])->id == copy_of)
      {
        heng_indicator_free (indicator);
        indicator = heng_indicator_copy (all->pdata[i]);
        name_copy (indicator);
      }
  if (!all)
    return 0;
  code = heng_indicator_free_code (all, indicator->code);
  g_free (indicator->code);
  indicator->code = g_steal_pointer (&code);
  indicator->id = indicator->version = indicator->revision = indicator->retired = 0;
  if (!indicator->name)
    indicator->name = g_strdup (name);
  if (!indicator->rule)
    {
      indicator->rule = g_strdup (FIRST_RULE);
      indicator->source = g_strdup (FIRST_SOURCE);
    }
  action = g_strdup_printf (_("Add indicator %s"), indicator->code);
  change = heng_change_begin (db, actor, action, error);
  if (!change || !heng_change_insert (change, &heng_indicator_type, indicator, error) || !heng_change_commit (change, error))
    return 0;
  return indicator->id;
}

/* The names of templates in use that hold the indicator; NULL: none. */
static char *
holders (HengDb *db, gint64 indicator_id, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (GPtrArray) lines = templates ? heng_template_lines_load (db, 0, error) : NULL;
  g_autoptr (GHashTable) by_id = lines ? heng_index_by_id (templates) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; lines && i < lines->len; i++)
    {
      const HengTemplateLine *line = lines->pdata[i];
      const HengTemplate *template = g_hash_table_lookup (by_id, &line->template_id);

      if (template && line->indicator_id == indicator_id && !template->retired)
        g_string_append_printf (names, "%s%s", names->len ? ", " : "", heng_localized (template->name, template->name_en));
    }
  return names->len ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

gboolean
heng_indicator_set_retired (HengDb *db, gint64 id, gboolean retired, const char *actor, GError **error)
{
  g_autoptr (HengIndicator) indicator = heng_record_load_existing (db, &heng_indicator_type, id, error);
  g_autoptr (GError) fault = NULL;
  g_autofree char *names = indicator && retired ? holders (db, id, &fault) : NULL;
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!indicator)
    return FALSE;
  if (fault)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (names)
    return heng_refuse (error, _("%s stands in the template %s. Take it out there first."), indicator->code, names);
  action = g_strdup_printf (retired ? _("Retire indicator %s") : _("Restore indicator %s"), indicator->code);
  indicator->retired = retired;
  change = heng_change_begin (db, actor, action, error);
  return change && heng_change_update (change, &heng_indicator_type, indicator, error) && heng_change_commit (change, error);
}

HengIndicator *
heng_indicator_shipped (const char *directory, const char *code, GError **error)
{
  g_autoptr (HengSchemeFiles) files = heng_scheme_files_read (directory, error);

  for (guint i = 0; files && i < files->templates->len; i++)
    {
      const HengSchemeTemplate *scheme = files->templates->pdata[i];

      for (guint k = 0; k < scheme->indicators->len; k++)
        if (g_strcmp0 (((HengIndicator *) scheme->indicators->pdata[k])->code, code) == 0)
          return heng_indicator_copy (scheme->indicators->pdata[k]);
    }
  return NULL;
}

gboolean
heng_indicator_reset (HengDb *db, gint64 id, const char *directory, const char *actor, GError **error)
{
  g_autoptr (HengIndicator) stored = heng_record_load_existing (db, &heng_indicator_type, id, error);
  g_autoptr (GError) fault = NULL;
  g_autoptr (HengIndicator) shipped = stored ? heng_indicator_shipped (directory, stored->code, &fault) : NULL;
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (fault)
    g_propagate_error (error, g_steal_pointer (&fault));
  else if (stored && !shipped)
    heng_refuse (error, _("%s was not shipped with Heng, so there is nothing to go back to."), stored->code);
  if (!shipped)
    return FALSE;
  if (heng_indicator_same (stored, shipped))
    return heng_refuse (error, _("%s is as it was shipped. There is nothing to go back to."), stored->code);
  shipped->id = stored->id;
  shipped->version = stored->version;
  shipped->retired = stored->retired;
  action = g_strdup_printf (_("Reset indicator %s to the shipped one"), stored->code);
  change = heng_change_begin (db, actor, action, error);
  return change && heng_indicator_write (change, stored, shipped, error) && heng_change_commit (change, error);
}

GPtrArray *
heng_indicator_versions (HengDb *db, gint64 id, GError **error)
{
  g_autoptr (HengIndicator) present = heng_record_load_existing (db, &heng_indicator_type, id, error);
  g_autoptr (GPtrArray) stored = present ? heng_indicator_versions_load (db, id, error) : NULL;
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_indicator_free);

  if (!stored)
    return NULL;
  for (guint i = 0; i < stored->len; i++)
    {
      const HengIndicatorVersion *version = stored->pdata[i];
      HengIndicator *then = heng_indicator_from_document (present, version->revision, version->document, error);

      if (!then)
        return NULL;
      g_ptr_array_add (versions, then);
    }
  g_ptr_array_add (versions, g_steal_pointer (&present));
  return g_steal_pointer (&versions);
}
