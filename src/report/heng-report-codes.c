/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes of the documents in a PDF that Heng wrote: they stand in its keywords, plain or in a compressed object stream. */
#include "heng-review-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LARGEST (512 << 20) /* bytes */
#define KEYWORDS "/Keywords"

/* Inflates what begins at `data`; NULL when it is not compressed so. */
static GByteArray *
inflate (const char *data, gsize length)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 room[16384];
  gsize read, written;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED)
    {
      result = g_converter_convert (G_CONVERTER (zlib), data, length, room, sizeof room, G_CONVERTER_NO_FLAGS, &read, &written, NULL);
      if (result == G_CONVERTER_ERROR || bytes->len + written > LARGEST)
        return NULL;
      g_byte_array_append (bytes, room, (guint) written);
      data += read;
      length -= read;
    }
  return g_steal_pointer (&bytes);
}

/* "<FEFF0048…>" of UTF-16; new string, NULL when broken. */
static char *
read_hexadecimal (const char *at, const char *end)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (int high = -1; at < end && *at != '>'; at++)
    {
      int digit = g_ascii_xdigit_value (*at);
      guint8 byte;

      if (digit < 0)
        continue;
      if (high < 0)
        {
          high = digit;
          continue;
        }
      byte = (guint8) (high << 4 | digit);
      g_byte_array_append (bytes, &byte, 1);
      high = -1;
    }
  if (bytes->len < 2 || bytes->data[0] != 0xfe || bytes->data[1] != 0xff)
    return NULL;
  return g_convert ((const char *) bytes->data + 2, bytes->len - 2, "UTF-8", "UTF-16BE", NULL, NULL, NULL);
}

/* "(text)" with backslashes; new string. */
static char *
read_literal (const char *at, const char *end)
{
  GString *text = g_string_new (NULL);

  for (; at < end && *at != ')'; at++)
    {
      if (*at == '\\' && at + 1 < end)
        at++;
      g_string_append_c (text, *at);
    }
  return g_string_free (text, FALSE);
}

/* The keywords of an information dictionary somewhere in `data`. */
static char *
find_keywords (const char *data, gsize length)
{
  const char *end = data + length, *at = memmem (data, length, KEYWORDS, strlen (KEYWORDS));

  if (!at)
    return NULL;
  at += strlen (KEYWORDS);
  while (at < end && g_ascii_isspace (*at))
    at++;
  if (at < end && *at == '<')
    return read_hexadecimal (at + 1, end);
  return at < end && *at == '(' ? read_literal (at + 1, end) : NULL;
}

/* Object streams that newer writers put the dictionary into. */
static char *
find_in_streams (const char *data, gsize length)
{
  const char *at = data, *end = data + length;
  char *found = NULL;

  while (!found && (at = memmem (at, (gsize) (end - at), "/ObjStm", 7)))
    {
      const char *stream = memmem (at, (gsize) (end - at), "stream", 6);
      g_autoptr (GByteArray) plain = NULL;

      if (!stream)
        return NULL;
      stream += 6;
      while (stream < end && (*stream == '\r' || *stream == '\n'))
        stream++;
      if ((plain = inflate (stream, (gsize) (end - stream))))
        found = find_keywords ((const char *) plain->data, plain->len);
      at = stream;
    }
  return found;
}

GStrv
heng_report_codes_of_pdf (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autofree char *keywords = NULL;
  g_auto (GStrv) words = NULL, found = NULL;

  if (!file)
    return NULL;
  if (g_mapped_file_get_length (file) > 4)
    {
      const char *data = g_mapped_file_get_contents (file);
      gsize length = g_mapped_file_get_length (file);

      if (!(keywords = find_keywords (data, length)))
        keywords = find_in_streams (data, length);
    }
  words = g_strsplit_set (keywords ? keywords : "", " ,;", -1);
  for (guint i = 0; words[i]; i++)
    if (g_str_has_prefix (words[i], "HENG:"))
      g_strv_builder_add (codes, words[i]);
  found = g_strv_builder_end (codes);
  if (!*found)
    {
      g_set_error (error, HENG_REPORT_ERROR, HENG_REPORT_ERROR_EMPTY, _ ("“%s” holds no code of a printed review. Type the text of its QR code instead."), path);
      return NULL;
    }
  return g_steal_pointer (&found);
}
