/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON writer: the same bytes as Python's json.dumps (indent=2, ensure_ascii=False). */
#include "heng-json-write.h"

#include <string.h>

#define FLUSH_SIZE (256 * 1024)

void
heng_json_out_init (HengJsonOut *out, GOutputStream *stream)
{
  *out = (HengJsonOut) { .text = g_string_sized_new (stream ? FLUSH_SIZE + 4096 : 4096), .stream = stream };
}

void
heng_json_out_clear (HengJsonOut *out)
{
  if (out->text)
    g_string_free (out->text, TRUE);
  out->text = NULL;
  g_clear_error (&out->error);
}

static void
flush (HengJsonOut *out)
{
  if (!out->error)
    g_output_stream_write_all (out->stream, out->text->str, out->text->len, NULL, NULL, &out->error);
  g_string_truncate (out->text, 0);
}

static void
append_quoted (GString *text, const char *value)
{
  static const char letters[] = "\"\\bfnrt";
  static const char meanings[] = "\"\\\b\f\n\r\t";
  const char *found;

  g_string_append_c (text, '"');
  for (const char *from = value;; value++)
    {
      guchar c = (guchar) *value;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (text, from, value - from);
      from = value + 1;
      if (c == '\0')
        break;
      found = strchr (meanings, c);
      if (found)
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, letters[found - meanings]);
        }
      else
        g_string_append_printf (text, "\\u%04x", c);
    }
  g_string_append_c (text, '"');
}

static void
indent (HengJsonOut *out)
{
  static const char spaces[] = "                                                                ";

  g_string_append_c (out->text, '\n');
  g_string_append_len (out->text, spaces, (gssize) MIN (out->depth * 2, sizeof spaces - 1));
}

static void
begin_item (HengJsonOut *out, const char *name)
{
  if (out->stream && out->text->len > FLUSH_SIZE)
    flush (out);
  if (out->has_item)
    g_string_append_c (out->text, ',');
  if (out->depth > 0)
    indent (out);
  out->has_item = TRUE;
  if (!name)
    return;
  append_quoted (out->text, name);
  g_string_append_len (out->text, ": ", 2);
}

static void
begin_container (HengJsonOut *out, const char *name, gboolean list)
{
  begin_item (out, name);
  g_string_append_c (out->text, list ? '[' : '{');
  out->depth++;
  out->lists = (out->lists & ~(G_GUINT64_CONSTANT (1) << out->depth)) | (guint64) list << out->depth;
  out->has_item = FALSE;
}

void
heng_json_out_object (HengJsonOut *out, const char *name)
{
  begin_container (out, name, FALSE);
}

void
heng_json_out_list (HengJsonOut *out, const char *name)
{
  begin_container (out, name, TRUE);
}

void
heng_json_out_end (HengJsonOut *out)
{
  gboolean list = (out->lists >> out->depth & 1) != 0;

  out->depth--;
  if (out->has_item)
    indent (out);
  g_string_append_c (out->text, list ? ']' : '}');
  out->has_item = TRUE;
}

void
heng_json_out_text (HengJsonOut *out, const char *name, const char *value)
{
  begin_item (out, name);
  append_quoted (out->text, value);
}

void
heng_json_out_base64 (HengJsonOut *out, const char *name, const guchar *data, gsize size)
{
  static const gsize piece = 3 * 16 * 1024; /* whole groups, so that only the last one is filled up */

  begin_item (out, name);
  g_string_append_c (out->text, '"');
  for (gsize at = 0; at < size; at += piece)
    {
      g_autofree char *text = g_base64_encode (data + at, MIN (piece, size - at));

      g_string_append (out->text, text);
      if (out->stream && out->text->len > FLUSH_SIZE)
        flush (out);
    }
  g_string_append_c (out->text, '"');
}

void
heng_json_out_raw (HengJsonOut *out, const char *name, const char *value)
{
  begin_item (out, name);
  g_string_append (out->text, value);
}

void
heng_json_out_int (HengJsonOut *out, const char *name, gint64 value)
{
  begin_item (out, name);
  g_string_append_printf (out->text, "%" G_GINT64_FORMAT, value);
}

gboolean
heng_json_out_finish (HengJsonOut *out, GError **error)
{
  g_string_append_c (out->text, '\n');
  if (out->stream)
    flush (out);
  if (!out->error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&out->error));
  return FALSE;
}
