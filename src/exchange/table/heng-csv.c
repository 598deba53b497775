/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV reader: encoding, delimiter, then one pass that cuts the text into cells in place. */
#include "heng-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SNIFF_LINES 30

typedef struct
{
  HengTable *table;
  char *at, *end; /* *end is NUL */
  guint32 line;
  char delimiter;
  guchar stops[256]; /* 1 for the bytes that end a plain cell */
} Reader;

/* Encoding. A file that is nearly all good UTF-8 is damaged UTF-8, not GB18030: reading it as the latter would give mojibake. */
static gboolean
looks_like_utf8 (const char *text, gsize size)
{
  const char *end = text + size;
  gsize good = 0, bad = 0;

  while (text < end)
    {
      gunichar c = (guchar) *text < 0x80 ? (guchar) *text : g_utf8_get_char_validated (text, end - text);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        bad++, text++;
      else
        {
          /* Han in UTF-8 has three bytes; two bytes in GB18030 often look like a short UTF-8 sequence. */
          good += c >= 0x800;
          text += g_unichar_to_utf8 (c, NULL);
        }
    }
  return good >= 4 && good > 3 * bad;
}

static guint
count_lines (const char *text, const char *end)
{
  guint n = 1;

  for (; text < end; text++)
    n += *text == '\n' || (*text == '\r' && text[1] != '\n');
  return n;
}

static char *
convert (const char *name, const char *content, gsize size, const char *charset, gsize *new_size, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gsize read = 0;
  char *text = g_convert (content, (gssize) size, "UTF-8", charset, &read, new_size, &problem);

  if (text != NULL && memchr (text, '\0', *new_size) == NULL)
    return text;
  g_free (text);
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
               _("“%s” is not a readable text table: line %u is neither UTF-8 nor %s. Save it again as “CSV UTF-8” or .xlsx."), name,
               count_lines (content, content + MIN (read, size)), charset);
  return NULL;
}

/* UTF-16 without a mark: every second byte of the first lines is mostly zero. */
static const char *
guess_utf16 (const char *content, gsize size)
{
  gsize n = MIN (size, 512) & ~(gsize) 1, even = 0, odd = 0;

  for (gsize i = 0; i + 1 < n; i += 2)
    {
      even += content[i] == '\0';
      odd += content[i + 1] == '\0';
    }
  if (n >= 8 && odd * 5 > n / 2 && even == 0)
    return "UTF-16LE";
  if (n >= 8 && even * 5 > n / 2 && odd == 0)
    return "UTF-16BE";
  return NULL;
}

#define NOT_ASCII G_GUINT64_CONSTANT (0x8080808080808080)

/* The usual check, which looks at each byte, only where there is something else than ASCII (no NUL, as the caller knows). */
static gboolean
is_utf8 (const char *text, gsize size, const char **invalid)
{
  const char *p = text, *end = text + size;

  while (p < end)
    {
      guint64 eight;
      const char *stop;

      for (; end - p >= 8; p += 8)
        {
          memcpy (&eight, p, 8);
          if (eight & NOT_ASCII)
            break;
        }
      while (p < end && (guchar) *p < 0x80)
        p++;
      for (stop = p; stop < end && (guchar) *stop >= 0x80;)
        stop++;
      if (!g_utf8_validate_len (p, (gsize) (stop - p), invalid))
        return FALSE;
      p = stop;
    }
  return TRUE;
}

/* Returns UTF-8 text: `content` itself where possible, then *skip is the size of its mark. */
static char *
decode (HengTable *table, char *content, gsize size, gsize *skip, gsize *new_size, GError **error)
{
  g_autofree char *owned = content;
  const char *invalid = NULL;
  const char *charset = NULL;
  gsize mark = 0;

  *new_size = size;
  if (size >= 3 && memcmp (content, "\xEF\xBB\xBF", 3) == 0)
    mark = 3;
  else if (size >= 2 && memcmp (content, "\xFF\xFE", 2) == 0)
    charset = "UTF-16LE", mark = 2;
  else if (size >= 2 && memcmp (content, "\xFE\xFF", 2) == 0)
    charset = "UTF-16BE", mark = 2;
  else if (memchr (content, '\0', size) != NULL)
    charset = guess_utf16 (content, size);
  if (charset == NULL && memchr (content, '\0', size) != NULL)
    {
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
                   _("“%s” is neither a text table (CSV) nor an Excel workbook (.xlsx)."), table->name);
      return NULL;
    }
  *skip = charset == NULL ? mark : 0;
  if (charset == NULL && is_utf8 (content + mark, size - mark, &invalid))
    {
      table->encoding = "UTF-8";
      return g_steal_pointer (&owned);
    }
  if (charset == NULL && (mark == 3 || looks_like_utf8 (content, size)))
    {
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
                   _("“%s” is damaged: line %u holds bytes that are not UTF-8. Export the file again."), table->name,
                   count_lines (content, invalid));
      return NULL;
    }
  table->encoding = charset != NULL ? charset : "GB18030";
  return convert (table->name, content + mark, size - mark, table->encoding, new_size, error);
}

/* Separators of one line outside quotes; returns the start of the next line. */
static const char *
count_separators (const char *p, const char *end, const char *separators, guint *counts)
{
  gboolean quoted = FALSE;

  for (; p < end; p++)
    {
      const char *s;

      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (*p == '\n' || *p == '\r'))
        return p + 1 + (*p == '\r' && p[1] == '\n');
      else if (!quoted && (s = strchr (separators, *p)) != NULL && *s != '\0')
        counts[s - separators]++;
    }
  return end;
}

/* The separator whose commonest count per line, times the lines that have it, is largest. */
static char
sniff_delimiter (const char *text, const char *end)
{
  static const char separators[] = ",;\t";
  guint counts[SNIFF_LINES][3] = { { 0 } };
  guint n = 0, best_score = 0;
  char best = ',';

  while (text < end && n < SNIFF_LINES)
    text = count_separators (text, end, separators, counts[n++]);
  for (guint s = 0; s < 3; s++)
    for (guint i = 0; i < n; i++)
      {
        guint same = 0;

        for (guint j = 0; j < n; j++)
          same += counts[j][s] == counts[i][s];
        if (counts[i][s] * same > best_score)
          best_score = counts[i][s] * same, best = separators[s];
      }
  return best;
}

/* Spreadsheet programs understand, and some exports begin with, a line "sep=;". */
static void
read_sep_line (Reader *reader)
{
  const char *p = reader->at;

  if (reader->end - p < 6 || g_ascii_strncasecmp (p, "sep=", 4) != 0 || (p[5] != '\n' && p[5] != '\r'))
    return;
  reader->delimiter = p[4];
  reader->at += p[5] == '\r' && p[6] == '\n' ? 7 : 6;
  reader->line++;
}

/* The cell behind an opening quote: doubled quotes shrink in place. FALSE: never closed. */
static gboolean
read_quoted (Reader *reader, char **end_of_text)
{
  char *out = ++reader->at;

  for (;;)
    {
      char *quote = memchr (reader->at, '"', (gsize) (reader->end - reader->at));
      gsize n;

      if (quote == NULL)
        return FALSE;
      n = (gsize) (quote - reader->at);
      reader->line += count_lines (reader->at, quote) - 1;
      memmove (out, reader->at, n);
      out += n;
      reader->at = quote + 1;
      if (*reader->at != '"')
        break;
      *out++ = '"';
      reader->at++;
    }
  while (!reader->stops[(guchar) *reader->at])
    *out++ = *reader->at++;
  *end_of_text = out;
  return TRUE;
}

/* Cuts one cell off; FALSE on a quote that is never closed. *used when it is not empty. */
static gboolean
read_cell (Reader *reader, gboolean *used, char *stop)
{
  char *start = reader->at, *end_of_text;

  if (*start == '"')
    {
      start++;
      if (!read_quoted (reader, &end_of_text))
        return FALSE;
    }
  else
    {
      char *p = start;

      while (!reader->stops[(guchar) *p])
        p++;
      end_of_text = reader->at = p;
    }
  *stop = *reader->at;
  *end_of_text = '\0';
  *used |= end_of_text > start;
  heng_table_add_cell (reader->table, (guint32) (start - reader->table->text));
  return TRUE;
}

static gboolean
read_row (Reader *reader, GError **error)
{
  guint32 line = reader->line;
  gboolean used = FALSE;
  char stop;

  heng_table_begin_row (reader->table, line);
  do
    {
      if (!read_cell (reader, &used, &stop))
        {
          g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
                       _("“%s”, line %u: a quotation mark opens a cell that is never closed. Correct the line or export the file again."),
                       reader->table->name, line);
          return FALSE;
        }
      if (stop == reader->delimiter)
        reader->at++;
    }
  while (stop == reader->delimiter);
  heng_table_end_row (reader->table, used);
  /* The line end itself may have been overwritten by the terminating NUL of the cell. */
  if (reader->at < reader->end)
    {
      reader->at++;
      if (stop == '\r' && *reader->at == '\n')
        reader->at++;
      reader->line++;
    }
  return TRUE;
}

static gboolean
has_room (const HengTable *table, GError **error)
{
  if (table->n_rows <= HENG_CSV_MAX_ROWS)
    return TRUE;
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_LIMIT, _("“%s” has more than %d rows. Split it into several files."), table->name,
               HENG_CSV_MAX_ROWS);
  return FALSE;
}

static gboolean
read_rows (Reader *reader, GError **error)
{
  while (reader->at < reader->end)
    if (!read_row (reader, error) || !has_room (reader->table, error))
      return FALSE;
  return TRUE;
}

/* The second half of a text without quotes, in which nothing can go wrong but its size, which is looked at afterwards. */
static gpointer
read_half (gpointer data)
{
  read_rows (data, NULL);
  return NULL;
}

static void
append_table (HengTable *table, const HengTable *part, guint32 lines_before)
{
  guint32 first = (guint32) table->n_cells;

  table->cells = g_renew (guint32, table->cells, table->n_cells + part->n_cells + 1);
  memcpy (table->cells + table->n_cells, part->cells, part->n_cells * sizeof *part->cells);
  table->rows = g_renew (HengTableRow, table->rows, table->n_rows + part->n_rows + 1);
  for (guint i = 0; i < part->n_rows; i++)
    table->rows[table->n_rows + i] = (HengTableRow) { part->rows[i].first + first, part->rows[i].n, part->rows[i].line + lines_before };
  table->n_cells = table->cell_room = table->n_cells + part->n_cells;
  table->n_rows = table->row_room = table->n_rows + part->n_rows;
  table->n_columns = MAX (table->n_columns, part->n_columns);
}

/* From so many bytes on a second thread pays. */
#define SIZE_FOR_TWO (2 << 20)

/* Reads the rows with two threads, where every line end ends a row. */
static gboolean
read_by_two (Reader *reader, GError **error)
{
  char *middle = memchr (reader->at + (reader->end - reader->at) / 2, '\n', (gsize) (reader->end - reader->at) / 2);
  g_autoptr (HengTable) part = heng_table_new ("");
  Reader second = *reader;
  GThread *thread;

  second.table = part;
  second.at = reader->end = middle + 1;
  second.line = 1;
  part->text = reader->table->text;
  thread = g_thread_try_new ("half", read_half, &second, NULL);
  read_half (reader);
  if (thread != NULL)
    g_thread_join (thread);
  else
    read_half (&second);
  part->text = NULL;
  append_table (reader->table, part, reader->line - 1);
  return has_room (reader->table, error);
}

static gboolean
is_for_two (const Reader *reader)
{
  gsize size = (gsize) (reader->end - reader->at);

  return size >= SIZE_FOR_TWO && g_get_num_processors () > 1 && memchr (reader->at, '"', size) == NULL
         && memchr (reader->at + size / 2, '\n', size / 2 - 1) != NULL; /* something comes behind it */
}

HengTable *
heng_csv_parse (const char *path, char *content, gsize size, GError **error)
{
  g_autoptr (HengTable) table = heng_table_new (path);
  Reader reader = { .table = table, .line = 1 };
  gsize skip = 0;

  table->text = decode (table, content, size, &skip, &table->text_size, error);
  if (table->text == NULL)
    return NULL;
  reader.at = table->text + skip;
  reader.end = table->text + table->text_size;
  reader.delimiter = sniff_delimiter (reader.at, reader.end);
  read_sep_line (&reader);
  reader.stops[0] = reader.stops['\n'] = reader.stops['\r'] = reader.stops[(guchar) reader.delimiter] = 1;
  return (is_for_two (&reader) ? read_by_two (&reader, error) : read_rows (&reader, error)) ? g_steal_pointer (&table) : NULL;
}

void
heng_csv_append (GString *line, const char *field)
{
  gboolean formula = *field != '\0' && strchr ("=+-@", *field) != NULL;

  if (strpbrk (field, "\",;\t\r\n") == NULL && !formula)
    {
      g_string_append (line, field);
      return;
    }
  g_string_append_c (line, '"');
  if (formula)
    g_string_append_c (line, '\'');
  for (; *field != '\0'; field++)
    {
      if (*field == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *field);
    }
  g_string_append_c (line, '"');
}
