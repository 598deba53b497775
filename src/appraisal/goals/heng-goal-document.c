/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An objective with its key results as one document: loading, JSON and back, comparing field by field. */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "heng-goal-private.h"
#include "heng-goal-version.h"

#define DOCUMENT_FORMAT 1

void
heng_goal_document_free (HengGoalDocument *document)
{
  g_clear_pointer (&document->objective, heng_objective_free);
  g_clear_pointer (&document->key_results, g_ptr_array_unref);
  g_clear_pointer (&document->places, g_hash_table_unref);
  g_free (document);
}

HengGoalDocument *
heng_goal_document_load (HengDb *db, gint64 objective_id, GError **error)
{
  g_autoptr (HengGoalDocument) document = g_new0 (HengGoalDocument, 1);

  if (!(document->objective = heng_objective_load (db, objective_id, error))
      || !(document->key_results = heng_key_results_load_of (db, objective_id, error)) || !heng_goal_places_load (db, document, error))
    return NULL;
  return g_steal_pointer (&document);
}

static void
copy_places (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    heng_goal_places_set (to, key, ((HengGoalPlaceName *) value)->name, ((HengGoalPlaceName *) value)->words);
}

HengGoalDocument *
heng_goal_document_copy (const HengGoalDocument *document)
{
  HengGoalDocument *copy = g_new0 (HengGoalDocument, 1);

  copy->objective = heng_objective_copy (document->objective);
  copy->key_results = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_key_result_free);
  for (guint i = 0; i < document->key_results->len; i++)
    g_ptr_array_add (copy->key_results, heng_key_result_copy (document->key_results->pdata[i]));
  copy->places = document->places ? heng_goal_places_new () : NULL;
  if (copy->places)
    copy_places (copy->places, document->places);
  return copy;
}

/* What stands in a document: what is approved, and the key that tells key results apart. */
static gboolean
is_in_document (const HengRecordType *type, const HengField *field)
{
  return heng_goal_is_content (type, field->name) || strcmp (field->name, "key") == 0
         || (type == &heng_key_result_type && strcmp (field->name, "state") == 0);
}

static void
write_record (JsonBuilder *builder, const HengRecordType *type, gconstpointer record)
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];
      g_autofree char *text = is_in_document (type, field) ? heng_field_get_text (field, record) : NULL;

      /* of the state only whether it is cancelled is content: the rest is the objective's way through approval */
      if (!text || (strcmp (field->name, "state") == 0 && ((const HengKeyResult *) record)->state != HENG_GOAL_CANCELLED))
        continue;
      json_builder_set_member_name (builder, field->name);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_object (builder);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const char *left = (*(HengKeyResult *const *) a)->key, *right = (*(HengKeyResult *const *) b)->key;
  gsize n_left = strlen (left), n_right = strlen (right);

  return n_left != n_right ? (n_left < n_right ? -1 : 1) : strcmp (left, right);
}

/* By key: the order of key results is nobody's approval. */
static GPtrArray *
by_key (GPtrArray *key_results)
{
  GPtrArray *sorted = g_ptr_array_sized_new (key_results->len);

  for (guint i = 0; i < key_results->len; i++)
    g_ptr_array_add (sorted, key_results->pdata[i]);
  g_ptr_array_sort (sorted, compare_keys);
  return sorted;
}

static void
write_places (JsonBuilder *builder, GHashTable *places)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (places), (GCompareFunc) strcmp);

  json_builder_set_member_name (builder, "places");
  json_builder_begin_object (builder);
  for (const GList *at = keys; at; at = at->next)
    {
      json_builder_set_member_name (builder, at->data);
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, heng_goal_places_name (places, at->data));
      json_builder_add_string_value (builder, heng_goal_places_words (places, at->data) ? heng_goal_places_words (places, at->data) : "");
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static char *
to_json (const HengGoalDocument *document, gboolean with_places)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) key_results = by_key (document->key_results);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, DOCUMENT_FORMAT);
  json_builder_set_member_name (builder, "objective");
  write_record (builder, &heng_objective_type, document->objective);
  json_builder_set_member_name (builder, "key_results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < key_results->len; i++)
    write_record (builder, &heng_key_result_type, key_results->pdata[i]);
  json_builder_end_array (builder);
  if (with_places && document->places)
    write_places (builder, document->places);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

char *
heng_goal_document_to_json (const HengGoalDocument *document)
{
  return to_json (document, TRUE);
}

char *
heng_goal_document_content (const HengGoalDocument *document)
{
  return to_json (document, FALSE);
}

static gboolean
read_places (JsonObject *object, GHashTable *places)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  for (const GList *at = keys; at; at = at->next)
    {
      JsonNode *node = json_object_get_member (object, at->data);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      if (!pair || json_array_get_length (pair) != 2)
        return FALSE;
      for (guint i = 0; i < 2; i++)
        if (json_node_get_value_type (json_array_get_element (pair, i)) != G_TYPE_STRING)
          return FALSE;
      heng_goal_places_set (places, at->data, json_array_get_string_element (pair, 0), json_array_get_string_element (pair, 1));
    }
  return TRUE;
}

static gboolean
read_record (JsonNode *node, const HengRecordType *type, gpointer record)
{
  JsonObject *object = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (guint i = 0; object && i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];
      JsonNode *value = json_object_get_member (object, field->name);

      if (!value || !is_in_document (type, field))
        continue;
      if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING
          || !heng_field_set_text (field, record, json_node_get_string (value)))
        return FALSE;
    }
  return object != NULL;
}

static gboolean
read_document (JsonNode *root, HengGoalDocument *document)
{
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *krs = object ? json_object_get_member (object, "key_results") : NULL;
  JsonArray *array = krs && JSON_NODE_HOLDS_ARRAY (krs) ? json_node_get_array (krs) : NULL;
  JsonNode *places = object ? json_object_get_member (object, "places") : NULL;

  if (!array || json_object_get_int_member_with_default (object, "format", 0) != DOCUMENT_FORMAT
      || !read_record (json_object_get_member (object, "objective"), &heng_objective_type, document->objective))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      HengKeyResult *kr = heng_key_result_new ();

      g_ptr_array_add (document->key_results, kr);
      if (!read_record (json_array_get_element (array, i), &heng_key_result_type, kr) || !kr->key)
        return FALSE;
    }
  if (!places)
    return TRUE;
  document->places = heng_goal_places_new ();
  return JSON_NODE_HOLDS_OBJECT (places) && read_places (json_node_get_object (places), document->places);
}

HengGoalDocument *
heng_goal_document_from_json (const char *json, GError **error)
{
  g_autoptr (HengGoalDocument) document = g_new0 (HengGoalDocument, 1);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);

  document->objective = heng_objective_new ();
  document->key_results = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_key_result_free);
  if (read_document (root, document))
    return g_steal_pointer (&document);
  heng_goal_invalid (error, "%s", _("This version of a goal cannot be read. Run “hengctl store check” and restore a backup."));
  return NULL;
}

void
heng_goal_difference_free (HengGoalDifference *difference)
{
  g_free (difference->key);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static void
add_difference (GPtrArray *differences, const char *key, const HengField *field, char *before, char *after)
{
  HengGoalDifference *difference = g_new (HengGoalDifference, 1);

  *difference = (HengGoalDifference) { g_strdup (key), field, before, after };
  g_ptr_array_add (differences, difference);
}

static char *
display (const HengField *field, gconstpointer record)
{
  char *text = heng_field_display (field, record);

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static gboolean
same (const HengField *field, gconstpointer a, gconstpointer b)
{
  if (strcmp (field->name, "state") == 0)
    return (((const HengKeyResult *) a)->state == HENG_GOAL_CANCELLED) == (((const HengKeyResult *) b)->state == HENG_GOAL_CANCELLED);
  return heng_field_equal (field, a, b);
}

static void
compare_records (GPtrArray *differences, const HengRecordType *type, const char *key, gconstpointer before, gconstpointer after)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];

      if (is_in_document (type, field) && !same (field, before, after))
        add_difference (differences, key, field, display (field, before), display (field, after));
    }
}

static void
compare_place (GPtrArray *differences, const HengGoalDocument *before, const HengGoalDocument *after, const char *place, const char *key,
               const HengField *field)
{
  if (strcmp (heng_goal_places_name (before->places, place), heng_goal_places_name (after->places, place)) != 0)
    add_difference (differences, key, field, g_strdup (heng_goal_places_words (before->places, place)),
                    g_strdup (heng_goal_places_words (after->places, place)));
}

static void
compare_own_places (GPtrArray *differences, const HengGoalDocument *before, const HengGoalDocument *after)
{
  if (*heng_goal_places_name (before->places, "owner") && *heng_goal_places_name (after->places, "owner")) /* versions of old do not say */
    compare_place (differences, before, after, "owner", "", heng_record_field (&heng_objective_type, "owner_id"));
  compare_place (differences, before, after, "lead", "", heng_record_field (&heng_objective_type, "lead_id"));
  compare_place (differences, before, after, "above", "", heng_record_field (&heng_objective_type, "parent_id"));
  compare_place (differences, before, after, "link", "", heng_record_field (&heng_objective_type, "link"));
}

HengKeyResult *
heng_goal_document_find (const HengGoalDocument *document, const char *key)
{
  for (guint i = 0; i < document->key_results->len; i++)
    if (g_strcmp0 (((HengKeyResult *) document->key_results->pdata[i])->key, key) == 0)
      return document->key_results->pdata[i];
  return NULL;
}

GPtrArray *
heng_goal_compare (const HengGoalDocument *before, const HengGoalDocument *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_goal_difference_free);

  gboolean with_places = before->places && after->places;

  compare_records (differences, &heng_objective_type, "", before->objective, after->objective);
  if (with_places)
    compare_own_places (differences, before, after);
  for (guint i = 0; i < after->key_results->len; i++)
    {
      const HengKeyResult *kr = after->key_results->pdata[i];
      const HengKeyResult *old = heng_goal_document_find (before, kr->key);
      g_autofree char *lead = heng_goal_places_lead_key (kr->key);

      if (old)
        compare_records (differences, &heng_key_result_type, kr->key, old, kr);
      else
        add_difference (differences, kr->key, NULL, NULL, g_strdup (kr->title));
      if (old && with_places)
        compare_place (differences, before, after, lead, kr->key, heng_record_field (&heng_key_result_type, "lead_id"));
    }
  for (guint i = 0; i < before->key_results->len; i++)
    {
      const HengKeyResult *kr = before->key_results->pdata[i];

      if (!heng_goal_document_find (after, kr->key))
        add_difference (differences, kr->key, NULL, g_strdup (kr->title), NULL);
    }
  return differences;
}
