/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One JSON document on stdout: UTF-8, two spaces of indentation, exact decimal numbers. */
#include "heng-ctl-print.h"

#define FLUSH_SIZE (64 * 1024)

struct _HengCtlJson
{
  GString *text;
  GString *closers;  /* '}' and ']' still owed */
  gboolean has_item; /* in the innermost container */
};

HengCtlJson *
heng_ctl_json_new (void)
{
  HengCtlJson *json = g_new0 (HengCtlJson, 1);

  json->text = g_string_new (NULL);
  json->closers = g_string_new (NULL);
  return json;
}

void
heng_ctl_json_free (HengCtlJson *json)
{
  g_string_free (json->text, TRUE);
  g_string_free (json->closers, TRUE);
  g_free (json);
}

static void
append_quoted (GString *text, const char *unsure)
{
  /* a path may hold any bytes, a document only UTF-8 */
  g_autofree char *valid = g_utf8_make_valid (unsure, -1);

  g_string_append_c (text, '"');
  for (const char *value = valid; *value; value++)
    {
      if (*value == '"' || *value == '\\')
        g_string_append_printf (text, "\\%c", *value);
      else if (*value == '\n')
        g_string_append (text, "\\n");
      else if ((guchar) *value < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *value);
      else
        g_string_append_c (text, *value);
    }
  g_string_append_c (text, '"');
}

static void
begin_item (HengCtlJson *json, const char *key)
{
  if (json->closers->len > 0)
    g_string_append_printf (json->text, "%s\n%*s", json->has_item ? "," : "", (int) json->closers->len * 2, "");
  json->has_item = TRUE;
  if (!key)
    return;
  append_quoted (json->text, key);
  g_string_append (json->text, ": ");
}

static void
begin_container (HengCtlJson *json, const char *key, char opener, char closer)
{
  begin_item (json, key);
  g_string_append_c (json->text, opener);
  g_string_append_c (json->closers, closer);
  json->has_item = FALSE;
}

void
heng_ctl_json_object (HengCtlJson *json, const char *key)
{
  begin_container (json, key, '{', '}');
}

void
heng_ctl_json_array (HengCtlJson *json, const char *key)
{
  begin_container (json, key, '[', ']');
}

void
heng_ctl_json_end (HengCtlJson *json)
{
  gsize depth = json->closers->len - 1;
  char closer = json->closers->str[depth];

  g_string_truncate (json->closers, depth);
  if (json->has_item)
    g_string_append_printf (json->text, "\n%*s", (int) depth * 2, "");
  g_string_append_c (json->text, closer);
  json->has_item = TRUE;
}

void
heng_ctl_json_text (HengCtlJson *json, const char *key, const char *value)
{
  begin_item (json, key);
  if (value)
    append_quoted (json->text, value);
  else
    g_string_append (json->text, "null");
}

void
heng_ctl_json_int (HengCtlJson *json, const char *key, gint64 value)
{
  begin_item (json, key);
  g_string_append_printf (json->text, "%" G_GINT64_FORMAT, value);
}

void
heng_ctl_json_bool (HengCtlJson *json, const char *key, gboolean value)
{
  begin_item (json, key);
  g_string_append (json->text, value ? "true" : "false");
}

void
heng_ctl_json_micro (HengCtlJson *json, const char *key, HengMicro micro, int decimals)
{
  g_autofree char *number = heng_micro_format (micro, decimals);

  begin_item (json, key);
  g_string_append (json->text, number);
}

void
heng_ctl_json_value (HengCtlJson *json, const char *key, HengValue value, int decimals)
{
  if (value.state == HENG_VALUE_NUMBER)
    heng_ctl_json_micro (json, key, value.micro, decimals);
  else
    heng_ctl_json_text (json, key, value.state == HENG_VALUE_NA ? "NA" : "MISSING");
}

void
heng_ctl_json_date (HengCtlJson *json, const char *key, HengDate date)
{
  g_autofree char *text = date == HENG_DATE_NONE ? NULL : heng_date_format (date);

  heng_ctl_json_text (json, key, text);
}

void
heng_ctl_json_append (HengCtlJson *json, const HengCtlJson *member)
{
  g_auto (GStrv) lines = g_strsplit (member->text->str, "\n", -1);

  begin_item (json, NULL);
  for (guint i = 0; lines[i]; i++)
    g_string_append_printf (json->text, "%s%*s%s", i ? "\n" : "", i ? (int) json->closers->len * 2 : 0, "", lines[i]);
}

void
heng_ctl_json_flush (HengCtlJson *json)
{
  if (json->text->len < FLUSH_SIZE)
    return;
  g_print ("%s", json->text->str);
  g_string_truncate (json->text, 0);
}

void
heng_ctl_json_print (HengCtlJson *json)
{
  g_print ("%s\n", json->text->str);
}

void
heng_ctl_print (gboolean as_json, HengCtlTable *table, HengCtlJson *json)
{
  if (as_json)
    heng_ctl_json_print (json);
  else
    heng_ctl_table_print (table);
}
