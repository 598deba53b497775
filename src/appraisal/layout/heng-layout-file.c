/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report layout as a JSON document of its own, logo included. */
#include "heng-layout-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-appraisal-private.h"
#include "heng-json-reader.h"

#define FORMAT 1
#define USUAL_SIGNERS "EMPLOYEE\nMANAGER\nDEPARTMENT_HEAD\nHR"

/* The members that are texts of the record, by their names. */
static const char *const texts[] = { "header", "footer", "intro", "intro_en", "closing", "closing_en" };

static void
put_sections (JsonBuilder *builder, const HengReportLayout *layout)
{
  HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS];

  heng_layout_entries_parse (layout->sections, entries);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < HENG_N_LAYOUT_SECTIONS; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "section");
      json_builder_add_string_value (builder, heng_layout_section_values[entries[i].section].key);
      json_builder_set_member_name (builder, "on");
      json_builder_add_boolean_value (builder, entries[i].on);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
put_signers (JsonBuilder *builder, const HengReportLayout *layout)
{
  g_auto (GStrv) signers = heng_layout_signers (layout);

  json_builder_set_member_name (builder, "signatures");
  json_builder_begin_array (builder);
  for (char **signer = signers; *signer; signer++)
    json_builder_add_string_value (builder, *signer);
  json_builder_end_array (builder);
}

static void
put_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (!text || !*text)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

char *
heng_layout_to_json (const HengPaperLayout *layout)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  put_text (builder, "name", layout->record->name);
  json_builder_set_member_name (builder, "is_default");
  json_builder_add_boolean_value (builder, layout->record->is_default != 0);
  put_sections (builder, layout->record);
  put_signers (builder, layout->record);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *value = heng_field_get_text (heng_record_field (&heng_report_layout_type, texts[i]), layout->record);

      put_text (builder, texts[i], value);
    }
  if (layout->logo)
    {
      g_autofree char *logo = g_base64_encode (g_bytes_get_data (layout->logo, NULL), g_bytes_get_size (layout->logo));

      put_text (builder, "logo", logo);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

static void
section_cb (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  g_autofree char *section = heng_json_text (reader, object, path, "section", TRUE);

  if (section)
    g_string_append_printf (data, "%s%s%s", index ? " " : "", !heng_json_has (object, "on") || heng_json_flag (reader, object, path, "on") ? "" : "-", section);
}

static char *
read_sections (HengJsonReader *reader, JsonObject *object)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *fault = NULL;
  HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS];

  if (!heng_json_has (object, "sections"))
    return NULL;
  heng_json_each (reader, object, "$", "sections", section_cb, text);
  if ((fault = heng_report_layout_fault (&(HengReportLayout) { .name = (char *) "-", .sections = text->str })))
    {
      heng_json_fail (reader, "$.sections", "%s", fault);
      return NULL;
    }
  heng_layout_entries_parse (text->str, entries);
  return heng_layout_entries_format (entries);
}

static char *
read_signers (HengJsonReader *reader, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "signatures");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (node && !array)
    heng_json_fail (reader, "$.signatures", _("This must be a list of texts."));
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING || strchr (json_node_get_string (element), '\n'))
        heng_json_fail (reader, "$.signatures", _("This must be a list of texts."));
      else
        g_string_append_printf (text, "%s%s", i ? "\n" : "", json_node_get_string (element));
    }
  return text->len && strcmp (text->str, USUAL_SIGNERS) != 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static GBytes *
read_logo (HengJsonReader *reader, JsonObject *object)
{
  g_autofree char *text = heng_json_text (reader, object, "$", "logo", FALSE);
  g_autofree char *fault = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guchar *data;
  gsize size = 0;

  if (!text || !*text)
    return NULL;
  data = g_base64_decode (text, &size);
  bytes = g_bytes_new_take (data, size);
  fault = heng_logo_fault (bytes);
  if (fault)
    heng_json_fail (reader, "$.logo", "%s", fault);
  return fault ? NULL : g_steal_pointer (&bytes);
}

HengPaperLayout *
heng_layout_from_json (const char *name, const char *text, gsize length, GError **error)
{
  HengJsonReader reader = { .file = name };
  g_autoptr (JsonNode) root = heng_json_parse (name, text, length, error);
  g_autoptr (HengReportLayout) layout = heng_report_layout_new ();
  g_autoptr (GBytes) logo = NULL;
  g_autofree char *fault = NULL;
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (!root)
    return NULL;
  if (!object)
    heng_json_fail (&reader, "$", _("This must be an object in braces."));
  else if (heng_json_int (&reader, object, "$", "format") != FORMAT)
    heng_json_fail (&reader, "$.format", _("This program reads format %d."), FORMAT);
  if (!reader.error)
    {
      layout->name = heng_json_text (&reader, object, "$", "name", TRUE);
      layout->is_default = heng_json_has (object, "is_default") && heng_json_flag (&reader, object, "$", "is_default");
      layout->sections = read_sections (&reader, object);
      layout->signatures = read_signers (&reader, object);
      logo = read_logo (&reader, object);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autofree char *value = heng_json_text (&reader, object, "$", texts[i], FALSE);

          heng_field_set_text (heng_record_field (&heng_report_layout_type, texts[i]), layout, value && *value ? value : NULL);
        }
    }
  if (!reader.error && (fault = heng_report_layout_fault (layout)))
    heng_json_fail (&reader, "$", "%s", fault);
  if (reader.error)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return heng_paper_layout_new (layout, logo);
}
