/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every record can do from its field table: make, copy, compare, to text and back. */
#include "heng-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-fixed.h"

#define MEMBER(record, field, type) (*(type *) ((char *) (record) + (field)->offset))
#define CONST_MEMBER(record, field, type) (*(type const *) ((const char *) (record) + (field)->offset))

gpointer
heng_record_new (const HengRecordType *type)
{
  return g_malloc0 (type->size);
}

void
heng_record_clear (const HengRecordType *type, gpointer record)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == HENG_KIND_TEXT)
      g_free (MEMBER (record, &type->fields[i], char *));
  memset (record, 0, type->size);
}

void
heng_record_free (const HengRecordType *type, gpointer record)
{
  if (!record)
    return;
  heng_record_clear (type, record);
  g_free (record);
}

gpointer
heng_record_copy (const HengRecordType *type, gconstpointer record)
{
  gpointer copy;

  if (!record)
    return NULL;
  copy = g_memdup2 (record, type->size);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == HENG_KIND_TEXT)
      MEMBER (copy, &type->fields[i], char *) = g_strdup (CONST_MEMBER (record, &type->fields[i], char *));
  return copy;
}

const HengField *
heng_record_field (const HengRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return &type->fields[i];
  return NULL;
}

gboolean
heng_field_equal (const HengField *field, gconstpointer a, gconstpointer b)
{
  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      return g_strcmp0 (CONST_MEMBER (a, field, char *), CONST_MEMBER (b, field, char *)) == 0;
    case HENG_KIND_DATE:
      return CONST_MEMBER (a, field, HengDate) == CONST_MEMBER (b, field, HengDate);
    case HENG_KIND_ENUM:
      return CONST_MEMBER (a, field, int) == CONST_MEMBER (b, field, int);
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    case HENG_KIND_VALUE:
    default:
      return CONST_MEMBER (a, field, gint64) == CONST_MEMBER (b, field, gint64);
    }
}

char *
heng_field_get_text (const HengField *field, gconstpointer record)
{
  const HengEnumValue *value;
  gint64 number;
  HengDate date;

  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      return g_strdup (CONST_MEMBER (record, field, char *));
    case HENG_KIND_DATE:
      date = CONST_MEMBER (record, field, HengDate);
      return date == HENG_DATE_NONE ? NULL : heng_date_format (date);
    case HENG_KIND_ENUM:
      value = heng_enum_by_value (field->enum_values, CONST_MEMBER (record, field, int));
      return value ? g_strdup (value->key) : NULL;
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    case HENG_KIND_VALUE:
    default:
      number = CONST_MEMBER (record, field, gint64);
      if ((field->kind == HENG_KIND_REF && number == 0) || (field->kind == HENG_KIND_VALUE && number == HENG_NO_VALUE))
        return NULL;
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

static gboolean
set_text_value (const HengField *field, gpointer record, const char *text)
{
  if (g_strcmp0 (MEMBER (record, field, char *), text) == 0)
    return TRUE;
  g_free (MEMBER (record, field, char *));
  MEMBER (record, field, char *) = g_strdup (text);
  return TRUE;
}

static gboolean
set_date (const HengField *field, gpointer record, const char *text)
{
  HengDate date = heng_date_parse (text);

  if (date == HENG_DATE_NONE && text && *text)
    return FALSE;
  MEMBER (record, field, HengDate) = date;
  return TRUE;
}

static gboolean
set_enum (const HengField *field, gpointer record, const char *text)
{
  const HengEnumValue *value = text ? heng_enum_by_key (field->enum_values, text) : NULL;

  if (!value)
    return FALSE;
  MEMBER (record, field, int) = value->value;
  return TRUE;
}

static gboolean
set_number (const HengField *field, gpointer record, const char *text)
{
  gint64 number = field->kind == HENG_KIND_VALUE ? HENG_NO_VALUE : 0;

  if (text && *text && !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return FALSE;
  MEMBER (record, field, gint64) = number;
  return TRUE;
}

gboolean
heng_field_set_text (const HengField *field, gpointer record, const char *text)
{
  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      return set_text_value (field, record, text);
    case HENG_KIND_DATE:
      return set_date (field, record, text);
    case HENG_KIND_ENUM:
      return set_enum (field, record, text);
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    case HENG_KIND_VALUE:
    default:
      return set_number (field, record, text);
    }
}

static char *
display_time (gint64 ms)
{
  g_autoptr (GDateTime) time = ms ? g_date_time_new_from_unix_local (ms / 1000) : NULL;

  return time ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static char *
display_number (const HengField *field, gint64 number)
{
  g_autofree char *text = NULL;

  if (field->flags & HENG_FIELD_YES_NO)
    return g_strdup (number ? _("Yes") : _("No"));
  if (field->flags & HENG_FIELD_TIME)
    return display_time (number);
  if (field->flags & HENG_FIELD_MICRO)
    return heng_micro_format_short (number);
  if (field->flags & HENG_FIELD_PERCENT)
    {
      text = heng_micro_format_short (number * (HENG_MICRO / 100));
      return g_strdup_printf ("%s%%", text);
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

char *
heng_field_display (const HengField *field, gconstpointer record)
{
  char *text;

  if (field->kind == HENG_KIND_ENUM)
    return g_strdup (heng_enum_label (field->enum_values, CONST_MEMBER (record, field, int)));
  if (field->kind == HENG_KIND_INT || (field->kind == HENG_KIND_VALUE && CONST_MEMBER (record, field, gint64) != HENG_NO_VALUE))
    return display_number (field, CONST_MEMBER (record, field, gint64));
  text = heng_field_get_text (field, record);
  return text ? text : g_strdup ("");
}

const HengEnumValue *
heng_enum_by_value (const HengEnumValue *values, int value)
{
  for (; values->key; values++)
    if (values->value == value)
      return values;
  return NULL;
}

const HengEnumValue *
heng_enum_by_key (const HengEnumValue *values, const char *key)
{
  for (; values->key; values++)
    if (strcmp (values->key, key) == 0)
      return values;
  return NULL;
}

const char *
heng_enum_label (const HengEnumValue *values, int value)
{
  const HengEnumValue *found = heng_enum_by_value (values, value);

  return found && *found->label ? _(found->label) : "";
}
