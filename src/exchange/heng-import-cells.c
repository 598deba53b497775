/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed reading of cells for the table importers; every fault becomes an issue with its remedy. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
heng_import_has_column (const HengImport *import, guint column)
{
  return g_array_index (import->header->columns, int, column) >= 0;
}

const char *
heng_import_raw (const HengImport *import, guint row, guint column)
{
  int at = g_array_index (import->header->columns, int, column);

  return at >= 0 ? heng_table_cell (import->table, row, (guint) at) : "";
}

const char *
heng_import_text (HengImport *import, guint row, guint column, HengCleanFlags flags)
{
  const char *raw = heng_import_raw (import, row, column);
  const char *text;

  switch (heng_cell_read (raw, flags, import->chunk, &text))
    {
    case HENG_CELL_VALUE:
      return text;
    case HENG_CELL_FORMULA:
      heng_import_warning (import, row, (int) column, text,
                           _("A formula error or a formula without a value; taken as empty. Copy the values and export again."));
      return "";
    case HENG_CELL_EMPTY:
    case HENG_CELL_CLEAR:
    case HENG_CELL_MASKED:
    default:
      return "";
    }
}

gboolean
heng_import_required (HengImport *import, guint row, guint column, const char *text)
{
  if (*text != '\0')
    return TRUE;
  heng_import_error (import, row, (int) column, text, _("Empty, but needed. Fill it in."));
  return FALSE;
}

gboolean
heng_import_date (HengImport *import, guint row, guint column, HengDate *date)
{
  const char *text = heng_import_text (import, row, column, HENG_CLEAN_NARROW);
  HengDateRead read = *text != '\0' ? heng_import_read_date (import, row, (int) column, text, date) : HENG_DATE_READ_EMPTY;

  if (read == HENG_DATE_READ_EMPTY)
    *date = HENG_DATE_NONE;
  if (read == HENG_DATE_READ_EMPTY || read == HENG_DATE_READ_OK)
    return TRUE;
  if (read == HENG_DATE_READ_BAD)
    heng_import_error (import, row, (int) column, text, _("There is no such date. Write it as YYYY-MM-DD."));
  else
    heng_import_error (import, row, (int) column, text, _("The date can be read in more than one way. Write it as YYYY-MM-DD."));
  return FALSE;
}

/* The number without grouping commas and a trailing %; in the import's chunk. */
static const char *
bare_number (HengImport *import, const char *text)
{
  gsize n = strlen (text);

  if (n > 0 && text[n - 1] == '%')
    n--;
  while (n > 0 && text[n - 1] == ' ')
    n--;
  return g_string_chunk_insert_len (import->chunk, text, (gssize) n);
}

gboolean
heng_import_micro (HengImport *import, guint row, guint column, HengMicro *micro)
{
  const char *text = heng_import_text (import, row, column, HENG_CLEAN_NARROW);

  g_autofree char *plain = NULL;

  *micro = 0;
  if (*text == '\0' || heng_micro_parse (bare_number (import, text), micro))
    return TRUE;
  plain = heng_cell_number (text, NULL);
  if (plain != NULL && heng_micro_parse (plain, micro))
    return TRUE;
  heng_import_error (import, row, (int) column, text, _("Not a number. Write digits with at most six decimals."));
  return FALSE;
}

gboolean
heng_import_weight (HengImport *import, guint row, guint column, gint64 *bp)
{
  const char *text = heng_import_text (import, row, column, HENG_CLEAN_NARROW);
  HengMicro micro = 0;

  *bp = 0;
  if (*text == '\0')
    return TRUE;
  if (heng_micro_parse (bare_number (import, text), &micro) && micro >= 0 && micro <= HENG_POINTS (100) && micro % 10000 == 0)
    {
      *bp = micro / 10000;
      return TRUE;
    }
  heng_import_error (import, row, (int) column, text, _("Not a percentage from 0 to 100 with at most two decimals."));
  return FALSE;
}

/* Whether `text` is one of the words of "KEY=word|word". */
static gboolean
has_word (const char *entry, const char *text)
{
  const char *p = strchr (entry, '=') + 1;
  gsize n = strlen (text);

  while (p != NULL)
    {
      if (g_ascii_strncasecmp (p, text, n) == 0 && (p[n] == '|' || p[n] == '\0'))
        return TRUE;
      p = strchr (p, '|');
      p = p != NULL ? p + 1 : NULL;
    }
  return FALSE;
}

typedef struct
{
  const char *const *words;
  const HengEnumValue *values;
} Words;

static gboolean
find_word (const char *text, int *value, gpointer data)
{
  const Words *all = data;
  const HengEnumValue *values = all->values;
  g_autofree char *upper = g_ascii_strup (text, -1);
  const HengEnumValue *found = heng_enum_by_key (values, upper);
  const char *const *words = all->words;

  for (; found == NULL && *words != NULL; words++)
    if (has_word (*words, text))
      {
        g_autofree char *key = g_strndup (*words, (gsize) (strchr (*words, '=') - *words));

        found = heng_enum_by_key (values, key);
      }
  if (found != NULL)
    *value = found->value;
  return found != NULL;
}

gboolean
heng_import_enum (HengImport *import, guint row, guint column, const HengEnumValue *values, const char *const *words,
                  int fallback, int *value)
{
  const char *text = heng_import_text (import, row, column, HENG_CLEAN_NARROW);
  Words all = { words, values };
  g_autoptr (GString) known = NULL;
  gboolean is_empty;

  *value = fallback;
  if (*text == '\0' || find_word (text, value, &all))
    return TRUE;
  if (heng_import_ask_value (import, row, (int) column, text, values, find_word, &all, value, &is_empty))
    return TRUE;
  known = g_string_new (NULL);
  for (; *words != NULL; words++)
    {
      const char *word = strchr (*words, '=') + 1;

      g_string_append_printf (known, "%s%.*s", known->len > 0 ? ", " : "", (int) strcspn (word, "|"), word);
    }
  heng_import_error (import, row, (int) column, text, _("Not one of the known values: %s."), known->str);
  return FALSE;
}
