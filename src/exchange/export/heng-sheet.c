/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table on its way out: typed columns, cells as exact text. */
#include "heng-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-import-private.h"

HengSheet *
heng_sheet_new (const char *word, const char *cycle_key, const HengExportOptions *options)
{
  HengSheet *sheet = g_new0 (HengSheet, 1);

  sheet->word = word;
  sheet->for_programs = options->format == HENG_FORMAT_JSON;
  sheet->texts = g_string_chunk_new (16 * 1024);
  sheet->cycle_key = cycle_key ? g_string_chunk_insert (sheet->texts, cycle_key) : NULL;
  sheet->columns = g_array_new (FALSE, FALSE, sizeof (HengOutColumn));
  sheet->cells = g_ptr_array_new ();
  return sheet;
}

void
heng_sheet_free (HengSheet *sheet)
{
  if (!sheet)
    return;
  for (guint i = 0; i < sheet->columns->len; i++)
    g_free (g_array_index (sheet->columns, HengOutColumn, i).header);
  g_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->cells);
  g_string_chunk_free (sheet->texts);
  g_free (sheet);
}

void
heng_sheet_column (HengSheet *sheet, const char *key, const char *header, HengOutKind kind)
{
  HengOutColumn column = { key, g_strdup (_(header)), kind };

  g_array_append_val (sheet->columns, column);
}

static gboolean
is_chinese (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh");
}

void
heng_sheet_import_column (HengSheet *sheet, const HengColumn *known, HengOutKind kind)
{
  /* importers differ in what they call people first */
  HengOutColumn column = { known->key, heng_header_known_name (strcmp (known->key, "emp_no") == 0 ? "工号|Employee No" : known->aliases), kind };

  g_array_append_val (sheet->columns, column);
}

void
heng_sheet_text (HengSheet *sheet, const char *text)
{
  g_ptr_array_add (sheet->cells, text && *text ? g_string_chunk_insert_const (sheet->texts, text) : (gpointer) "");
}

void
heng_sheet_enum (HengSheet *sheet, const HengEnumValue *values, int value)
{
  const HengEnumValue *found = heng_enum_by_value (values, value);

  heng_sheet_text (sheet, found && sheet->for_programs ? found->key : heng_enum_label (values, value));
}

static void
take (HengSheet *sheet, char *text)
{
  heng_sheet_text (sheet, text);
  g_free (text);
}

void
heng_sheet_int (HengSheet *sheet, gint64 number)
{
  take (sheet, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

void
heng_sheet_micro (HengSheet *sheet, HengMicro micro, int decimals)
{
  take (sheet, decimals < 0 ? heng_micro_format_short (micro) : heng_micro_format (micro, decimals));
}

void
heng_sheet_value (HengSheet *sheet, HengValue value, int decimals)
{
  if (value.state == HENG_VALUE_NUMBER)
    heng_sheet_micro (sheet, value.micro, decimals);
  else
    heng_sheet_text (sheet, NULL);
}

void
heng_sheet_percent (HengSheet *sheet, gint64 bp)
{
  heng_sheet_micro (sheet, bp * (HENG_MICRO / 100), -1);
}

void
heng_sheet_date (HengSheet *sheet, HengDate date)
{
  take (sheet, heng_date_format (date));
}

void
heng_sheet_bool (HengSheet *sheet, gboolean yes)
{
  heng_sheet_text (sheet, yes ? "1" : "0");
}

guint
heng_sheet_rows (const HengSheet *sheet)
{
  return sheet->columns->len ? sheet->cells->len / sheet->columns->len : 0;
}

const char *
heng_sheet_cell (const HengSheet *sheet, guint row, guint column)
{
  return sheet->cells->pdata[row * sheet->columns->len + column];
}

const char *
heng_sheet_yes_no (gboolean yes)
{
  return is_chinese () ? (yes ? "是" : "否") : (yes ? "Yes" : "No");
}

static const HengColumn *
find_column (const HengImporter *importer, const char *key)
{
  for (guint i = 0; i < importer->n_columns; i++)
    if (g_strcmp0 (importer->columns[i].key, key) == 0)
      return &importer->columns[i];
  g_assert_not_reached ();
}

HengSheet *
heng_sheet_new_like (const char *word, const HengCycle *cycle, const HengImporter *importer, const HengExportOptions *options, const char *keys)
{
  HengSheet *sheet = heng_sheet_new (word, cycle->key, options);
  g_auto (GStrv) list = g_strsplit (keys, " ", -1);

  for (guint i = 0; list[i]; i++)
    {
      char *kind = strchr (list[i], ':');

      if (kind)
        *kind++ = '\0';
      heng_sheet_import_column (sheet, find_column (importer, list[i]),
                                !kind ? HENG_OUT_TEXT : *kind == 'n' ? HENG_OUT_NUMBER : *kind == 'd' ? HENG_OUT_DATE : HENG_OUT_BOOL);
    }
  return sheet;
}

void
heng_sheet_word (HengSheet *sheet, const HengEnumValue *values, const char *const *words, int value)
{
  const char *key = heng_enum_by_value (values, value)->key;
  gsize n = strlen (key);

  for (; *words && !sheet->for_programs; words++)
    if (strncmp (*words, key, n) == 0 && (*words)[n] == '=')
      {
        g_autofree char *word = heng_header_known_name (*words + n + 1);

        heng_sheet_text (sheet, word);
        return;
      }
  heng_sheet_text (sheet, key);
}
