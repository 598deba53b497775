/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading JSON with messages that name file, path and remedy. */
#include "heng-json-reader.h"

#include "heng-appraisal.h"

#include <glib/gi18n-lib.h>

void
heng_json_fail (HengJsonReader *reader, const char *path, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  if (reader->error)
    return;
  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (&reader->error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, "%s, %s: %s", reader->file, path, sentence);
}

/* The member's node, or NULL with a fault when it is required and absent. */
static JsonNode *
take_member (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, gboolean required)
{
  JsonNode *node = reader->error || !object ? NULL : json_object_get_member (object, member);

  if (node && JSON_NODE_HOLDS_NULL (node))
    node = NULL;
  if (!node && required)
    heng_json_fail (reader, path, _("“%s” is missing. Add it."), member);
  return node;
}

char *
heng_json_text (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, gboolean required)
{
  JsonNode *node = take_member (reader, object, path, member, required);

  if (!node)
    return NULL;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      heng_json_fail (reader, path, _("“%s” must be text in quotation marks."), member);
      return NULL;
    }
  if (required && *json_node_get_string (node) == '\0')
    heng_json_fail (reader, path, _("“%s” is empty. Fill it in."), member);
  return json_node_dup_string (node);
}

gboolean
heng_json_flag (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  JsonNode *node = take_member (reader, object, path, member, TRUE);

  if (!node)
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  heng_json_fail (reader, path, _("“%s” must be true or false."), member);
  return FALSE;
}

HengMicro
heng_json_decimal (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  g_autofree char *text = heng_json_text (reader, object, path, member, TRUE);
  HengMicro micro = 0;

  if (text && !heng_micro_parse (text, &micro))
    heng_json_fail (reader, path, _("“%s” is “%s”, which is no decimal number. Write it like \"37.5\"."), member, text);
  return micro;
}

gint64
heng_json_percent (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  const HengMicro per_basis_point = HENG_MICRO / 100;
  HengMicro micro = heng_json_decimal (reader, object, path, member);

  if (micro < 0 || micro > 100 * HENG_MICRO || micro % per_basis_point != 0)
    heng_json_fail (reader, path, _("“%s” must be a percentage from 0 to 100 with at most two decimals."), member);
  return micro / per_basis_point;
}

gint64
heng_json_int (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  JsonNode *node = take_member (reader, object, path, member, TRUE);

  if (!node)
    return 0;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  heng_json_fail (reader, path, _("“%s” must be a whole number without quotation marks."), member);
  return 0;
}

gboolean
heng_json_has (JsonObject *object, const char *member)
{
  JsonNode *node = object ? json_object_get_member (object, member) : NULL;

  return node && !JSON_NODE_HOLDS_NULL (node);
}

/* "F, C, I, L" */
static char *
list_keys (const HengEnumValue *values)
{
  GString *list = g_string_new (NULL);

  for (; values->key; values++)
    g_string_append_printf (list, "%s%s", list->len ? ", " : "", values->key);
  return g_string_free (list, FALSE);
}

int
heng_json_enum (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, const HengEnumValue *values)
{
  g_autofree char *text = heng_json_text (reader, object, path, member, TRUE);
  const HengEnumValue *value = text ? heng_enum_by_key (values, text) : NULL;

  if (text && !value)
    {
      g_autofree char *keys = list_keys (values);

      heng_json_fail (reader, path, _("“%s” is “%s”. Use one of %s."), member, text, keys);
    }
  return value ? value->value : 0;
}

JsonObject *
heng_json_object (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  JsonNode *node = take_member (reader, object, path, member, TRUE);

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  if (node)
    heng_json_fail (reader, path, _("“%s” must be an object in braces."), member);
  return NULL;
}

void
heng_json_each (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, HengJsonEach each, gpointer data)
{
  JsonNode *node = take_member (reader, object, path, member, TRUE);
  JsonArray *array;

  if (!node)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      heng_json_fail (reader, path, _("“%s” must be a list in square brackets."), member);
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && !reader->error; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *where = g_strdup_printf ("%s.%s[%u]", path, member, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        each (reader, json_node_get_object (element), where, i, data);
      else
        heng_json_fail (reader, where, _("This must be an object in braces."));
    }
}
