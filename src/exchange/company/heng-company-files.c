/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos and attachments in the whole-company document. */
#include "heng-company-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-content-table.h"
#include "heng-person-edit.h"

static gboolean
write_file (HengDb *db, HengJsonOut *out, const char *sha256, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = heng_content_load (db, sha256, &problem);

  if (problem)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!bytes)
    return TRUE;
  heng_json_out_object (out, NULL);
  heng_json_out_text (out, "sha256", sha256);
  heng_json_out_int (out, "size", (gint64) g_bytes_get_size (bytes));
  heng_json_out_base64 (out, "data", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  heng_json_out_end (out);
  return TRUE;
}

gboolean
heng_company_files_write (HengDb *db, HengJsonOut *out, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sums = heng_content_list_used (db, error);

  if (!sums)
    return FALSE;
  if (sums->len == 0)
    return TRUE;
  heng_json_out_list (out, "files");
  for (guint i = 0; i < sums->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !write_file (db, out, sums->pdata[i], error))
      return FALSE;
  heng_json_out_end (out);
  return TRUE;
}

/* The bytes of a text in base64; NULL when it is none. Line breaks and other letters between are not let pass: what is exported has none. */
static guchar *
decode (const char *text, gsize *size)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  gsize length = strlen (text), plain = strspn (text, letters), padding = length - plain;

  if (length == 0 || length % 4 != 0 || padding > 2 || strspn (text + plain, "=") != padding)
    return NULL;
  return g_base64_decode (text, size);
}

/* One file as it is read. */
typedef struct
{
  HengReadFile file;
  gsize offset, sum_at, size_at;
  gboolean has_sum, has_size, has_data;
  char actual[65]; /* SHA-256 of the bytes */
  gsize length;    /* of the bytes */
} Reading;

static gboolean
read_sum (HengReading *reading, Reading *file, HengJsonToken token)
{
  const char *text = reading->scan.value->str;

  if (token != HENG_JSON_STRING || strlen (text) != 64 || strspn (text, "0123456789abcdef") != 64)
    {
      heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("A SHA-256 is text of 64 digits from 0 to f."));
      return FALSE;
    }
  memcpy (file->file.sha256, text, sizeof file->file.sha256);
  file->sum_at = reading->scan.start;
  return TRUE;
}

static gboolean
read_size (HengReading *reading, Reading *file, HengJsonToken token)
{
  file->size_at = reading->scan.start;
  if (token == HENG_JSON_NUMBER && g_ascii_string_to_signed (reading->scan.value->str, 10, 1, HENG_ATTACHMENT_LIMIT, &file->file.size, NULL))
    return TRUE;
  heng_reading_fault (reading, reading->scan.start, NULL, token == HENG_JSON_NUMBER ? reading->scan.value->str : NULL,
                      _("The size is a whole number of bytes from 1 to %d."), HENG_ATTACHMENT_LIMIT);
  return FALSE;
}

static gboolean
read_data (HengReading *reading, Reading *file, HengJsonToken token)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char *sum = NULL;

  if (token == HENG_JSON_STRING && reading->scan.value->len > HENG_ATTACHMENT_LIMIT / 3 * 4 + 4)
    {
      heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("These are more than %d bytes, the most that a file may have."),
                          HENG_ATTACHMENT_LIMIT);
      return FALSE;
    }
  bytes = token == HENG_JSON_STRING ? decode (reading->scan.value->str, &file->length) : NULL;
  if (!bytes)
    {
      heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("The bytes of a file are text in base64, without line breaks."));
      return FALSE;
    }
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, file->length);
  memcpy (file->actual, sum, sizeof file->actual);
  file->file.data_at = reading->scan.start;
  return TRUE;
}

/* At the value of a member; wrong values are faults and leave the file incomplete. */
static gboolean
read_member (HengReading *reading, Reading *file)
{
  const char *name = reading->scan.value->str;
  gboolean *has = strcmp (name, "sha256") == 0 ? &file->has_sum
                  : strcmp (name, "size") == 0 ? &file->has_size
                  : strcmp (name, "data") == 0 ? &file->has_data
                                               : NULL;
  gboolean ok;
  HengJsonToken token;

  if (!has)
    return heng_reading_refuse_unknown (reading);
  if (*has)
    return heng_reading_refuse_twice (reading);
  *has = TRUE;
  if (!heng_reading_next (reading, &token))
    return FALSE;
  ok = has == &file->has_sum ? read_sum (reading, file, token) : has == &file->has_size ? read_size (reading, file, token) : read_data (reading, file, token);
  return heng_reading_skip (reading, token) && (ok || reading->faults->len < HENG_COMPANY_MAX_FAULTS);
}

static void
check_missing (HengReading *reading, const Reading *file)
{
  const char *missing = !file->has_sum ? "sha256" : !file->has_size ? "size" : !file->has_data ? "data" : NULL;

  if (missing)
    heng_reading_fault (reading, file->offset, missing, NULL, _("“%s” is missing. Add it."), missing);
}

/* The file is whole: its bytes have to be what it says. */
static void
take_file (HengReading *reading, const Reading *file)
{
  if ((gint64) file->length != file->file.size)
    {
      g_autofree char *length = g_strdup_printf ("%" G_GSIZE_FORMAT, file->length);

      heng_reading_fault (reading, file->size_at, NULL, NULL, _("The bytes are %s, not as many as the size says."), length);
    }
  else if (strcmp (file->actual, file->file.sha256) != 0)
    heng_reading_fault (reading, file->sum_at, NULL, file->file.sha256, _("The bytes have another SHA-256, %s: the document was changed."), file->actual);
  else if (!g_hash_table_add (reading->sums, g_strdup (file->file.sha256)))
    heng_reading_fault (reading, file->offset, NULL, file->file.sha256, _("This file stands in the list already. Leave one of the two out."));
  else
    g_array_append_val (reading->files, file->file);
}

/* At the opening brace. */
static gboolean
read_file (HengReading *reading)
{
  Reading file = { .offset = reading->scan.start };
  guint faults = reading->faults->len;
  HengJsonToken token;

  while (heng_reading_next (reading, &token) && token == HENG_JSON_MEMBER)
    if (!read_member (reading, &file))
      return FALSE;
  if (token != HENG_JSON_OBJECT_END)
    return FALSE;
  check_missing (reading, &file);
  if (reading->faults->len == faults)
    take_file (reading, &file);
  return TRUE;
}

gboolean
heng_company_files_read (HengReading *reading, gboolean *known)
{
  HengJsonToken token;

  *known = TRUE;
  if (!heng_reading_next (reading, &token))
    return FALSE;
  if (token != HENG_JSON_ARRAY)
    {
      heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("“%s” must be a list in square brackets."), "files");
      return heng_reading_skip (reading, token);
    }
  while (heng_reading_next (reading, &token) && token != HENG_JSON_ARRAY_END)
    {
      if (token == HENG_JSON_OBJECT)
        {
          if (!read_file (reading))
            return FALSE;
          continue;
        }
      heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("This must be an object in braces."));
      if (!heng_reading_skip (reading, token))
        return FALSE;
    }
  return token == HENG_JSON_ARRAY_END;
}

static gboolean
put_file (HengReading *reading, const HengReadFile *file, HengChange *change, GError **error)
{
  g_auto (HengJsonScan) scan = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sum = NULL;
  guchar *data;
  gsize size;

  /* the text of the bytes alone is a document too */
  heng_json_scan_init (&scan, reading->scan.text + file->data_at, reading->scan.size - file->data_at);
  data = heng_json_scan_next (&scan) == HENG_JSON_STRING ? decode (scan.value->str, &size) : NULL;
  g_assert (data); /* was read before */
  bytes = g_bytes_new_take (data, size);
  sum = heng_content_put (change, bytes, error);
  return sum != NULL;
}

gboolean
heng_company_files_put (HengReading *reading, HengChange *change, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < reading->files->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !put_file (reading, &g_array_index (reading->files, HengReadFile, i), change, error))
      return FALSE;
  return TRUE;
}
