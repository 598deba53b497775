/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Images of rows as JSON: written by hand because every change of the program passes here, read with json-glib. */
#include "heng-image.h"

#include "heng-text.h"

#include <string.h>

#define CONST_MEMBER(record, field, type) (*(type const *) ((const char *) (record) + (field)->offset))

static void
append_string (GString *text, const char *value)
{
  const char *start = value;

  g_string_append_c (text, '"');
  for (const char *p = value; *p; p++)
    {
      if (*p != '"' && *p != '\\' && (guchar) *p >= 0x20)
        continue;
      g_string_append_len (text, start, p - start);
      if ((guchar) *p < 0x20)
        g_string_append_printf (text, "\\u%04x", *p);
      else
        g_string_append_printf (text, "\\%c", *p);
      start = p + 1;
    }
  g_string_append (text, start);
  g_string_append_c (text, '"');
}

static void
append_text (GString *text, const char *value)
{
  if (value)
    append_string (text, value);
  else
    g_string_append (text, "null");
}

static void
append_date (GString *text, HengDate date)
{
  char digits[] = "\"0000-00-00\"";
  int year, month, day;

  if (date == HENG_DATE_NONE)
    {
      append_text (text, NULL);
      return;
    }
  heng_date_split (date, &year, &month, &day);
  for (int i = 4; i > 0; i--, year /= 10)
    digits[i] = (char) ('0' + year % 10);
  digits[6] = (char) ('0' + month / 10);
  digits[7] = (char) ('0' + month % 10);
  digits[9] = (char) ('0' + day / 10);
  digits[10] = (char) ('0' + day % 10);
  g_string_append (text, digits);
}

static void
append_name (GString *text, const char *name)
{
  g_string_append_c (text, '"');
  g_string_append (text, name);
  g_string_append (text, "\":");
}

static void
append_value (GString *text, const HengField *field, gconstpointer record)
{
  const HengEnumValue *value;
  gint64 number;

  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      append_text (text, CONST_MEMBER (record, field, char *));
      break;
    case HENG_KIND_DATE:
      append_date (text, CONST_MEMBER (record, field, HengDate));
      break;
    case HENG_KIND_ENUM:
      value = heng_enum_by_value (field->enum_values, CONST_MEMBER (record, field, int));
      append_text (text, value ? value->key : NULL);
      break;
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    case HENG_KIND_VALUE:
    default:
      number = CONST_MEMBER (record, field, gint64);
      if ((field->kind == HENG_KIND_REF && number == 0) || (field->kind == HENG_KIND_VALUE && number == HENG_NO_VALUE))
        append_text (text, NULL);
      else
        heng_text_append_int (text, number);
    }
}

static gboolean
is_none (const HengField *field, gconstpointer record)
{
  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      return CONST_MEMBER (record, field, char *) == NULL;
    case HENG_KIND_DATE:
      return CONST_MEMBER (record, field, HengDate) == HENG_DATE_NONE;
    case HENG_KIND_ENUM:
      return CONST_MEMBER (record, field, int) == 0;
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    case HENG_KIND_VALUE: /* none is written, because a new record has 0 */
    default:
      return CONST_MEMBER (record, field, gint64) == 0;
    }
}

void
heng_image_append_row (GString *text, const HengRecordType *type, gconstpointer record)
{
  g_string_append (text, "{\"id\":");
  heng_text_append_int (text, ((const HengRecord *) record)->id);
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (is_none (&type->fields[i], record))
        continue;
      g_string_append_c (text, ',');
      append_name (text, type->fields[i].name);
      append_value (text, &type->fields[i], record);
    }
  g_string_append_c (text, '}');
}

/* FALSE: the field is none and left out. Stored texts of dates and enumerations are those of the image. */
static gboolean
append_column (GString *text, const HengField *field, HengStmt *stmt, int column, gboolean only_look)
{
  const HengEnumValue *value;
  const char *stored;

  switch (field->kind)
    {
    case HENG_KIND_TEXT:
    case HENG_KIND_DATE:
      stored = heng_stmt_text (stmt, column);
      if (stored && !only_look)
        append_string (text, stored);
      return stored != NULL;
    case HENG_KIND_ENUM:
      stored = heng_stmt_text (stmt, column);
      value = stored ? heng_enum_by_key (field->enum_values, stored) : NULL;
      if (value && value->value != 0 && !only_look)
        append_string (text, stored);
      return value && value->value != 0;
    case HENG_KIND_VALUE:
      if (heng_stmt_is_null (stmt, column))
        {
          if (!only_look)
            append_text (text, NULL);
          return TRUE;
        }
      G_GNUC_FALLTHROUGH;
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    default:
      if (!only_look)
        heng_text_append_int (text, heng_stmt_int (stmt, column));
      return heng_stmt_int (stmt, column) != 0;
    }
}

void
heng_image_append_stored (GString *text, const HengRecordType *type, HengStmt *stmt)
{
  g_string_append (text, "{\"id\":");
  heng_text_append_int (text, heng_stmt_int (stmt, 0));
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (!append_column (text, &type->fields[i], stmt, (int) i + 2, TRUE))
        continue;
      g_string_append_c (text, ',');
      append_name (text, type->fields[i].name);
      append_column (text, &type->fields[i], stmt, (int) i + 2, FALSE);
    }
  g_string_append_c (text, '}');
}

char *
heng_image_changes (const HengRecordType *type, gconstpointer record, gconstpointer other)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < type->n_fields; i++)
    {
      if (heng_field_equal (&type->fields[i], record, other))
        continue;
      if (text->len > 1)
        g_string_append_c (text, ',');
      append_name (text, type->fields[i].name);
      append_value (text, &type->fields[i], record);
    }
  g_string_append_c (text, '}');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
heng_image_member_text (JsonObject *image, const char *name)
{
  JsonNode *node = json_object_get_member (image, name);

  if (!node || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return g_strdup (json_node_get_string (node));
}

/* An enumeration without a value is stored as NULL and read as 0; every other kind takes NULL itself. */
gboolean
heng_image_set_member (const HengField *field, gpointer record, const char *text)
{
  if (field->kind == HENG_KIND_ENUM && !text)
    {
      *(int *) ((char *) record + field->offset) = 0;
      return TRUE;
    }
  return heng_field_set_text (field, record, text);
}

gboolean
heng_image_apply (JsonObject *image, const HengRecordType *type, gpointer record)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, image);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      const HengField *field = heng_record_field (type, name);
      g_autofree char *text = heng_image_member_text (image, name);

      if (strcmp (name, "id") == 0)
        ((HengRecord *) record)->id = json_object_get_int_member (image, name);
      else if (!field || !heng_image_set_member (field, record, text))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_image_matches (JsonObject *image, const HengRecordType *type, gconstpointer record)
{
  gpointer expected = heng_record_copy (type, record);
  gboolean same = heng_image_apply (image, type, expected);

  for (guint i = 0; same && i < type->n_fields; i++)
    same = heng_field_equal (&type->fields[i], expected, record);
  heng_record_free (type, expected);
  return same;
}

JsonNode *
heng_image_parse (const char *text)
{
  JsonNode *node = text ? json_from_string (text, NULL) : NULL;

  if (node && (JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node)))
    return node;
  if (node)
    json_node_unref (node);
  return NULL;
}
