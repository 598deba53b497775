/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The images of a whole block of rows back into records, token by token: hundreds of thousands of rows are put back at once. */
#include "heng-image.h"

#include <string.h>

#include "heng-json-scan.h"

/* The field called so; images have the fields in their order, so the next one is looked at first. */
static const HengField *
find_field (const HengRecordType *type, const char *name, guint *next)
{
  for (guint tried = 0; tried < type->n_fields; tried++)
    {
      guint i = (*next + tried) % type->n_fields;

      if (strcmp (type->fields[i].name, name) == 0)
        {
          *next = i + 1;
          return &type->fields[i];
        }
    }
  return NULL;
}

static gboolean
set_value (const HengField *field, gpointer record, HengJsonToken token, const char *text)
{
  if (token == HENG_JSON_NULL)
    return heng_image_set_member (field, record, NULL);
  if (token != HENG_JSON_STRING && token != HENG_JSON_NUMBER)
    return FALSE;
  return heng_image_set_member (field, record, text);
}

static gboolean
read_id (HengRecord *record, HengJsonToken token, const char *text)
{
  return token == HENG_JSON_NUMBER && g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &record->id, NULL);
}

/* At the opening brace. */
static gboolean
read_row (HengJsonScan *scan, const HengRecordType *type, HengRecord *record)
{
  guint next = 0;
  HengJsonToken token;

  while ((token = heng_json_scan_next (scan)) == HENG_JSON_MEMBER)
    {
      gboolean is_id = strcmp (scan->value->str, "id") == 0;
      const HengField *field = is_id ? NULL : find_field (type, scan->value->str, &next);

      token = heng_json_scan_next (scan);
      if (!(is_id ? read_id (record, token, scan->value->str) : field && set_value (field, record, token, scan->value->str)))
        return FALSE;
    }
  return token == HENG_JSON_OBJECT_END && record->id > 0;
}

GPtrArray *
heng_image_read_rows (const HengRecordType *type, const char *text)
{
  g_auto (HengJsonScan) scan = { 0 };
  GPtrArray *rows = g_ptr_array_new ();
  gboolean ok = text != NULL;
  HengJsonToken token = HENG_JSON_FAULT;

  heng_json_scan_init (&scan, ok ? text : "", ok ? strlen (text) : 0);
  ok = ok && heng_json_scan_next (&scan) == HENG_JSON_ARRAY;
  while (ok && (token = heng_json_scan_next (&scan)) == HENG_JSON_OBJECT)
    {
      g_ptr_array_add (rows, heng_record_new (type));
      ok = read_row (&scan, type, rows->pdata[rows->len - 1]);
    }
  if (ok && token == HENG_JSON_ARRAY_END && heng_json_scan_next (&scan) == HENG_JSON_END && rows->len > 0)
    return rows;
  for (guint i = 0; i < rows->len; i++)
    heng_record_free (type, rows->pdata[i]);
  g_ptr_array_unref (rows);
  return NULL;
}
