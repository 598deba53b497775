/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Revisions of templates and versions of indicators, so that an edit for the next quarter leaves this one alone. */
#include "heng-scheme-revise.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-json-reader.h"

static gboolean
is_content (const HengField *field)
{
  return strcmp (field->name, "retired") != 0 && strcmp (field->name, "revision") != 0;
}

gboolean
heng_indicator_same (const HengIndicator *a, const HengIndicator *b)
{
  for (guint i = 0; i < heng_indicator_type.n_fields; i++)
    {
      const HengField *field = &heng_indicator_type.fields[i];

      if (is_content (field) && !heng_field_equal (field, a, b))
        return FALSE;
    }
  return TRUE;
}

char *
heng_indicator_document (const HengIndicator *indicator)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < heng_indicator_type.n_fields; i++)
    {
      const HengField *field = &heng_indicator_type.fields[i];
      g_autofree char *text = is_content (field) ? heng_field_get_text (field, indicator) : NULL;

      if (text)
        json_object_set_string_member (object, field->name, text);
    }
  json_node_set_object (root, object);
  return json_to_string (root, FALSE);
}

HengIndicator *
heng_indicator_from_document (const HengIndicator *present, gint64 revision, const char *document, GError **error)
{
  g_autoptr (JsonNode) root = heng_json_parse (present->code, document, strlen (document), error);
  g_autoptr (HengIndicator) indicator = heng_indicator_new ();

  if (!root)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("Version %d of %s cannot be read."), (int) revision + 1,
                   present->code);
      return NULL;
    }
  for (guint i = 0; i < heng_indicator_type.n_fields; i++)
    {
      const HengField *field = &heng_indicator_type.fields[i];
      JsonNode *node = is_content (field) ? json_object_get_member (json_node_get_object (root), field->name) : NULL;

      if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        heng_field_set_text (field, indicator, json_node_get_string (node));
    }
  indicator->id = present->id;
  indicator->version = present->version;
  indicator->retired = present->retired;
  indicator->revision = revision;
  return g_steal_pointer (&indicator);
}

/* The indicator of a line in the revision that the line names. */
static HengIndicator *
indicator_of_line (GPtrArray *indicators, GPtrArray *versions, const HengTemplateLine *line, GError **error)
{
  const HengIndicator *present = NULL;

  for (guint i = 0; i < indicators->len && !present; i++)
    if (((HengIndicator *) indicators->pdata[i])->id == line->indicator_id)
      present = indicators->pdata[i];
  if (!present)
    return heng_indicator_new ();
  for (guint i = 0; i < versions->len; i++)
    {
      const HengIndicatorVersion *version = versions->pdata[i];

      if (version->indicator_id == present->id && version->revision == line->indicator_revision)
        return heng_indicator_from_document (present, version->revision, version->document, error);
    }
  return heng_indicator_copy (present);
}

HengSchemeTemplate *
heng_template_version_load (HengDb *db, const HengTemplate *template, GError **error)
{
  g_autoptr (HengSchemeTemplate) scheme = heng_scheme_template_new ();
  g_autoptr (GPtrArray) lines = heng_template_lines_load (db, template->id, error);
  g_autoptr (GPtrArray) indicators = lines ? heng_indicators_load (db, error) : NULL;
  g_autoptr (GPtrArray) versions = indicators ? heng_indicator_versions_load (db, 0, error) : NULL;

  if (!versions)
    return NULL;
  heng_template_free (scheme->record);
  scheme->record = heng_template_copy (template);
  for (guint i = 0; i < lines->len; i++)
    {
      HengIndicator *indicator = indicator_of_line (indicators, versions, lines->pdata[i], error);

      if (!indicator)
        return NULL;
      g_ptr_array_add (scheme->lines, heng_template_line_copy (lines->pdata[i]));
      g_ptr_array_add (scheme->indicators, indicator);
    }
  return g_steal_pointer (&scheme);
}

HengTemplate *
heng_template_newest (GPtrArray *templates, const char *key)
{
  HengTemplate *newest = NULL;

  for (guint i = 0; i < templates->len; i++)
    {
      HengTemplate *candidate = templates->pdata[i];

      if (g_strcmp0 (candidate->key, key) == 0 && (!newest || candidate->revision > newest->revision))
        newest = candidate;
    }
  return newest;
}

static gboolean
copy_lines (HengChange *change, gint64 from_id, gint64 to_id, GError **error)
{
  g_autoptr (GPtrArray) lines = heng_template_lines_load (heng_change_db (change), from_id, error);

  for (guint i = 0; lines && i < lines->len; i++)
    {
      HengTemplateLine *line = lines->pdata[i];

      line->id = 0;
      line->version = 0;
      line->template_id = to_id;
      if (!heng_change_insert (change, &heng_template_line_type, line, error))
        return FALSE;
    }
  return lines != NULL;
}

HengTemplate *
heng_template_revise (HengChange *change, const HengTemplate *template, GError **error)
{
  g_autoptr (HengTemplate) old = heng_template_copy (template), fresh = heng_template_copy (template);
  gboolean used;

  if (!heng_template_is_used (heng_change_db (change), template->key, template->revision, &used, error))
    return NULL;
  if (!used)
    return g_steal_pointer (&fresh);
  fresh->id = 0;
  fresh->version = 0;
  fresh->revision++;
  old->retired = TRUE;
  if ((!template->retired && !heng_change_update (change, &heng_template_type, old, error))
      || !heng_change_insert (change, &heng_template_type, fresh, error) || !copy_lines (change, old->id, fresh->id, error))
    return NULL;
  return g_steal_pointer (&fresh);
}

/* Whether a cycle uses a template that holds the indicator as it is. */
static gboolean
is_indicator_used (HengDb *db, const HengIndicator *indicator, gboolean *used, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (GPtrArray) lines = templates ? heng_template_lines_load (db, 0, error) : NULL;
  g_autoptr (GHashTable) by_id = lines ? heng_index_by_id (templates) : NULL;

  *used = FALSE;
  for (guint i = 0; lines && i < lines->len && !*used; i++)
    {
      const HengTemplateLine *line = lines->pdata[i];
      const HengTemplate *template = g_hash_table_lookup (by_id, &line->template_id);

      if (template && line->indicator_id == indicator->id && line->indicator_revision == indicator->revision
          && !heng_template_is_used (db, template->key, template->revision, used, error))
        return FALSE;
    }
  return lines != NULL;
}

gboolean
heng_indicator_keep (HengChange *change, const HengIndicator *before, HengIndicator *after, GError **error)
{
  g_autoptr (HengIndicatorVersion) version = heng_indicator_version_new ();
  gboolean used = FALSE;

  after->revision = before->revision;
  if (heng_indicator_same (before, after) || !is_indicator_used (heng_change_db (change), before, &used, error))
    return heng_indicator_same (before, after);
  if (!used)
    return TRUE;
  version->indicator_id = before->id;
  version->revision = before->revision;
  version->document = heng_indicator_document (before);
  after->revision = before->revision + 1;
  return heng_change_insert (change, &heng_indicator_version_type, version, error);
}

/* The line of a present template goes over to the indicator's new revision. */
static gboolean
follow_line (HengChange *change, const HengTemplate *template, const HengIndicator *indicator, GError **error)
{
  g_autoptr (HengTemplate) target = heng_template_revise (change, template, error);
  g_autoptr (GPtrArray) lines = target ? heng_template_lines_load (heng_change_db (change), target->id, error) : NULL;

  for (guint i = 0; lines && i < lines->len; i++)
    {
      HengTemplateLine *line = lines->pdata[i];

      if (line->indicator_id != indicator->id)
        continue;
      line->indicator_revision = indicator->revision;
      return heng_change_update (change, &heng_template_line_type, line, error);
    }
  return lines != NULL;
}

/* Only the newest revision of each template is still to be given to anybody. */
gboolean
heng_indicator_follow (HengChange *change, const HengIndicator *indicator, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (heng_change_db (change), error);
  g_autoptr (GPtrArray) lines = templates ? heng_template_lines_load (heng_change_db (change), 0, error) : NULL;
  g_autoptr (GHashTable) by_id = lines ? heng_index_by_id (templates) : NULL;

  for (guint i = 0; lines && i < lines->len; i++)
    {
      const HengTemplateLine *line = lines->pdata[i];
      const HengTemplate *template = g_hash_table_lookup (by_id, &line->template_id);

      if (template && line->indicator_id == indicator->id && line->indicator_revision != indicator->revision
          && heng_template_newest (templates, template->key) == template && !follow_line (change, template, indicator, error))
        return FALSE;
    }
  return lines != NULL;
}

gboolean
heng_indicator_write (HengChange *change, const HengIndicator *before, HengIndicator *after, GError **error)
{
  if (!heng_indicator_keep (change, before, after, error) || !heng_change_update (change, &heng_indicator_type, after, error))
    return FALSE;
  return after->revision == before->revision || heng_indicator_follow (change, after, error);
}
