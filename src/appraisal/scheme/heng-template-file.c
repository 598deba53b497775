/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template as a file of its own: writing one like those that are shipped, and reading one with a look at what it would change. */
#include "heng-scheme-compare.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static void
put_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (!text)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
put_percent (JsonBuilder *builder, const char *member, gint64 weight_bp)
{
  g_autofree char *text = heng_micro_format (weight_bp * (HENG_MICRO / 100), 2);

  put_text (builder, member, text);
}

static void
put_indicator (JsonBuilder *builder, const HengIndicator *indicator, const HengTemplateLine *line)
{
  json_builder_begin_object (builder);
  put_text (builder, "code", indicator->code);
  put_text (builder, "name", indicator->name);
  put_text (builder, "name_en", indicator->name_en);
  put_text (builder, "perspective", heng_enum_by_value (heng_perspective_values, indicator->perspective)->key);
  put_text (builder, "unit", indicator->unit);
  put_text (builder, "unit_en", indicator->unit_en);
  put_text (builder, "formula", indicator->formula);
  put_text (builder, "formula_en", indicator->formula_en);
  put_text (builder, "source", indicator->source ? indicator->source : "R-MGR");
  put_text (builder, "rule", indicator->rule);
  put_percent (builder, "weight", line->weight_bp);
  put_text (builder, "target", line->target);
  put_text (builder, "level", heng_enum_by_value (heng_indicator_level_values, indicator->level)->key);
  json_builder_end_object (builder);
}

char *
heng_template_to_json (const HengSchemeTemplate *scheme)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "template");
  json_builder_begin_object (builder);
  put_text (builder, "key", scheme->record->key);
  put_text (builder, "dept_type", heng_enum_by_value (heng_dept_type_values, scheme->record->dept_type)->key);
  put_text (builder, "name", scheme->record->name);
  put_text (builder, "name_en", scheme->record->name_en);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "indicators");
  json_builder_begin_array (builder);
  for (guint i = 0; i < scheme->lines->len; i++)
    put_indicator (builder, scheme->indicators->pdata[i], scheme->lines->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

gboolean
heng_template_export (HengDb *db, gint64 template_id, const char *path, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (GHashTable) by_id = templates ? heng_index_by_id (templates) : NULL;
  const HengTemplate *template = by_id ? g_hash_table_lookup (by_id, &template_id) : NULL;
  g_autoptr (HengSchemeTemplate) scheme = template ? heng_template_version_load (db, template, error) : NULL;
  g_autofree char *text = scheme ? heng_template_to_json (scheme) : NULL;

  if (templates && !template)
    return heng_refuse (error, _("This template does not exist any more."));
  return text && g_file_set_contents (path, text, -1, error);
}

void
heng_template_import_free (HengTemplateImport *import)
{
  g_clear_pointer (&import->fresh, heng_scheme_template_free);
  g_clear_pointer (&import->present, heng_scheme_template_free);
  g_clear_pointer (&import->lines, g_ptr_array_unref);
  g_clear_pointer (&import->others, g_ptr_array_unref);
  g_free (import);
}

static const HengIndicator *
find_code (GPtrArray *indicators, const char *code)
{
  for (guint i = 0; i < indicators->len; i++)
    if (g_strcmp0 (((HengIndicator *) indicators->pdata[i])->code, code) == 0)
      return indicators->pdata[i];
  return NULL;
}

/* Templates besides the read one that hold an indicator which the file describes otherwise. */
static gboolean
find_others (HengTemplateImport *import, HengDb *db, GPtrArray *templates, GError **error)
{
  g_autoptr (GPtrArray) library = heng_indicators_load (db, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; library && i < import->fresh->indicators->len; i++)
    {
      const HengIndicator *fresh = import->fresh->indicators->pdata[i], *stored = find_code (library, fresh->code);
      g_autoptr (GPtrArray) uses = NULL;

      if (!stored || heng_indicator_same (fresh, stored))
        continue;
      if (!(uses = heng_indicator_uses_load (db, stored->id, error)))
        return FALSE;
      for (guint k = 0; k < uses->len; k++)
        {
          const HengIndicatorUse *use = uses->pdata[k];
          const HengTemplate *template = heng_template_newest (templates, use->template->key);

          if (use->is_newest && !g_str_equal (template->key, import->fresh->record->key) && g_hash_table_add (seen, template->key))
            g_ptr_array_add (import->others, g_strdup (heng_localized (template->name, template->name_en)));
        }
    }
  return library != NULL;
}

static gboolean
compare_with_present (HengTemplateImport *import, HengDb *db, const HengTemplate *newest, GError **error)
{
  const HengTemplate *a = newest, *b = import->fresh->record;

  if (!(import->present = heng_template_version_load (db, newest, error))
      || !heng_template_is_used (db, newest->key, newest->revision, &import->in_use, error))
    return FALSE;
  import->differs = newest->retired || a->dept_type != b->dept_type || g_strcmp0 (a->name, b->name) != 0 || g_strcmp0 (a->name_en, b->name_en) != 0;
  return TRUE;
}

HengTemplateImport *
heng_template_import_preview (HengDb *db, const char *path, GError **error)
{
  g_autoptr (HengTemplateImport) import = g_new0 (HengTemplateImport, 1);
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (HengSchemeTemplate) none = heng_scheme_template_new ();
  const HengTemplate *newest;

  import->others = g_ptr_array_new_with_free_func (g_free);
  if (!templates || !(import->fresh = heng_scheme_template_read (path, error)))
    return NULL;
  newest = heng_template_newest (templates, import->fresh->record->key);
  if ((newest && !compare_with_present (import, db, newest, error)) || !find_others (import, db, templates, error))
    return NULL;
  import->lines = heng_template_compare (import->present ? import->present : none, import->fresh);
  import->differs |= !newest || import->others->len > 0;
  for (guint i = 0; i < import->lines->len; i++)
    import->differs |= ((HengLineCompare *) import->lines->pdata[i])->change != HENG_LINE_SAME;
  return g_steal_pointer (&import);
}

gint64
heng_template_import (HengDb *db, const char *path, const char *actor, GError **error)
{
  g_autoptr (HengSchemeTemplate) fresh = heng_scheme_template_read (path, error);
  g_autoptr (GPtrArray) templates = NULL;
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;
  gint64 written = 0;

  if (!fresh)
    return 0;
  action = g_strdup_printf (_("Import template %s"), heng_localized (fresh->record->name, fresh->record->name_en));
  if (!(change = heng_change_begin (db, actor, action, error)) || !heng_scheme_template_install (change, fresh, &written, error)
      || !heng_change_commit (change, error) || !(templates = heng_templates_load (db, error)))
    return 0;
  return heng_template_newest (templates, fresh->record->key)->id;
}
