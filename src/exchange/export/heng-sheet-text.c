/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as CSV (RFC 4180) and as JSON. */
#include "heng-export-private.h"

#include <string.h>

#include "heng-csv.h"
#include "heng-json-write.h"

#define FLUSH_SIZE (256 * 1024)

static gboolean
flush (GString *text, HengOutput *output, GError **error)
{
  gboolean ok = g_output_stream_write_all (output->stream, text->str, text->len, NULL, NULL, error);

  g_string_truncate (text, 0);
  return ok;
}

/* Numbers stand as they are: a minus there is no formula, and an apostrophe would make them text. */
static void
append_cell (GString *text, HengOutKind kind, const char *cell)
{
  if (kind == HENG_OUT_NUMBER)
    g_string_append (text, cell);
  else if (kind == HENG_OUT_BOOL && *cell)
    g_string_append (text, heng_sheet_yes_no (*cell == '1'));
  else
    heng_csv_append (text, cell);
}

gboolean
heng_sheet_write_csv (const HengSheet *sheet, HengOutput *output, gboolean with_mark, GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (FLUSH_SIZE + 4096);
  guint n = sheet->columns->len;

  if (with_mark)
    g_string_append (text, "\xEF\xBB\xBF");
  for (guint c = 0; c < n; c++)
    {
      heng_csv_append (text, g_array_index (sheet->columns, HengOutColumn, c).header);
      g_string_append (text, c + 1 < n ? "," : "\r\n");
    }
  for (guint row = 0; row < heng_sheet_rows (sheet); row++)
    {
      for (guint c = 0; c < n; c++)
        {
          append_cell (text, g_array_index (sheet->columns, HengOutColumn, c).kind, heng_sheet_cell (sheet, row, c));
          g_string_append (text, c + 1 < n ? "," : "\r\n");
        }
      if (text->len > FLUSH_SIZE && !flush (text, output, error))
        return FALSE;
    }
  return flush (text, output, error);
}

static void
put_cell (HengJsonOut *out, const HengOutColumn *column, const char *cell)
{
  if (!*cell)
    heng_json_out_raw (out, column->key, "null");
  else if (column->kind == HENG_OUT_NUMBER)
    heng_json_out_raw (out, column->key, cell);
  else if (column->kind == HENG_OUT_BOOL)
    heng_json_out_raw (out, column->key, *cell == '1' ? "true" : "false");
  else
    heng_json_out_text (out, column->key, cell);
}

gboolean
heng_sheet_write_json (const HengSheet *sheet, HengOutput *output, GError **error)
{
  g_auto (HengJsonOut) out = { 0 };

  heng_json_out_init (&out, output->stream);
  heng_json_out_object (&out, NULL);
  heng_json_out_text (&out, "kind", sheet->word);
  if (sheet->cycle_key)
    heng_json_out_text (&out, "cycle", sheet->cycle_key);
  heng_json_out_list (&out, "rows");
  for (guint row = 0; row < heng_sheet_rows (sheet); row++)
    {
      heng_json_out_object (&out, NULL);
      for (guint c = 0; c < sheet->columns->len; c++)
        put_cell (&out, &g_array_index (sheet->columns, HengOutColumn, c), heng_sheet_cell (sheet, row, c));
      heng_json_out_end (&out);
    }
  heng_json_out_end (&out);
  heng_json_out_end (&out);
  return heng_json_out_finish (&out, error);
}
