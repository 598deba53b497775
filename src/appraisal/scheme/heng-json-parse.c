/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a JSON document as nodes: the tokens of the one grammar (heng-json-scan.h) put together. */
#include "heng-json-reader.h"

#include "heng-appraisal.h"

#include <glib/gi18n-lib.h>

static void
set_fault (const char *name, const char *text, gsize offset, const char *sentence, GError **error)
{
  guint line, column;

  heng_json_line_column (text, offset, &line, &column);
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("%s, line %u, column %u: %s"), name, line, column, sentence);
}

gboolean
heng_json_check_encoding (const char *name, const char *text, gsize length, GError **error)
{
  const char *bad;

  if (g_utf8_validate_len (text, length, &bad))
    return TRUE;
  set_fault (name, text, (gsize) (bad - text), _("The document is not UTF-8. Save it as UTF-8."), error);
  return FALSE;
}

void
heng_json_scan_fault (const HengJsonScan *scan, const char *name, GError **error)
{
  set_fault (name, scan->text, scan->start, scan->fault, error);
}

/* Whole numbers that fit are integers, as json-glib has them; all others are no numbers a reader here takes. */
static JsonNode *
read_number (const HengJsonScan *scan)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  gint64 number;

  if (g_ascii_string_to_signed (scan->value->str, 10, G_MININT64, G_MAXINT64, &number, NULL))
    json_node_set_int (node, number);
  else
    json_node_set_double (node, g_ascii_strtod (scan->value->str, NULL));
  return node;
}

static JsonNode *
read_object (HengJsonScan *scan)
{
  g_autoptr (JsonObject) object = json_object_new ();
  HengJsonToken token;
  JsonNode *node;

  while ((token = heng_json_scan_next (scan)) == HENG_JSON_MEMBER)
    {
      g_autofree char *name = g_strdup (scan->value->str);

      if (!(node = heng_json_read_node (scan, heng_json_scan_next (scan))))
        return NULL;
      json_object_set_member (object, name, node);
    }
  if (token != HENG_JSON_OBJECT_END)
    return NULL;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, g_steal_pointer (&object));
  return node;
}

static JsonNode *
read_list (HengJsonScan *scan)
{
  g_autoptr (JsonArray) array = json_array_new ();
  HengJsonToken token;
  JsonNode *node;

  while ((token = heng_json_scan_next (scan)) != HENG_JSON_ARRAY_END)
    {
      if (!(node = heng_json_read_node (scan, token)))
        return NULL;
      json_array_add_element (array, node);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, g_steal_pointer (&array));
  return node;
}

JsonNode *
heng_json_read_node (HengJsonScan *scan, HengJsonToken first)
{
  JsonNode *node;

  switch (first)
    {
    case HENG_JSON_OBJECT:
      return read_object (scan);
    case HENG_JSON_ARRAY:
      return read_list (scan);
    case HENG_JSON_NUMBER:
      return read_number (scan);
    case HENG_JSON_STRING:
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_string (node, scan->value->str);
      return node;
    case HENG_JSON_TRUE:
    case HENG_JSON_FALSE:
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_boolean (node, first == HENG_JSON_TRUE);
      return node;
    case HENG_JSON_NULL:
      return json_node_new (JSON_NODE_NULL);
    case HENG_JSON_FAULT:
    case HENG_JSON_END:
    case HENG_JSON_OBJECT_END:
    case HENG_JSON_ARRAY_END:
    case HENG_JSON_MEMBER:
    default:
      return NULL;
    }
}

JsonNode *
heng_json_parse (const char *name, const char *text, gsize length, GError **error)
{
  g_auto (HengJsonScan) scan = { 0 };
  g_autoptr (JsonNode) root = NULL;

  if (!heng_json_check_encoding (name, text, length, error))
    return NULL;
  heng_json_scan_init (&scan, text, length);
  root = heng_json_read_node (&scan, heng_json_scan_next (&scan));
  if (root && heng_json_scan_next (&scan) == HENG_JSON_END)
    return g_steal_pointer (&root);
  heng_json_scan_fault (&scan, name, error);
  return NULL;
}
