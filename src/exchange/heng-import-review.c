/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows of a file before it is imported, and what a person corrects in it: columns, single cells, the map for the next time. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-person-records.h"
#include "heng-record-sql.h"

#define FIRST_ROWS 15
#define SAMPLED_ROWS 200
#define MASK "••••"

struct _HengImportRows
{
  HengTable *table;
  guint8 *bad, *fate;
  guint first;
};

void
heng_import_column_free (HengImportColumn *column)
{
  g_free (column->header);
  g_free (column->key);
  g_free (column->samples[0]);
  g_free (column->samples[1]);
  g_free (column);
}

void
heng_import_line_free (HengImportLine *line)
{
  g_free (line->text);
  g_free (line);
}

void
heng_import_rows_free (HengImportRows *rows)
{
  heng_table_free (rows->table);
  g_free (rows->bad);
  g_free (rows->fate);
  g_free (rows);
}

guint
heng_import_rows_get_n (const HengImportRows *rows)
{
  return rows->table->n_rows - rows->first;
}

gint64
heng_import_rows_get_line (const HengImportRows *rows, guint row)
{
  return rows->table->rows[rows->first + row].line;
}

HengImportFate
heng_import_rows_get_fate (const HengImportRows *rows, guint row)
{
  guint at = rows->first + row;

  return rows->bad[at] ? HENG_IMPORT_FATE_BAD : (HengImportFate) rows->fate[at];
}

const char *
heng_import_rows_get_cell (const HengImportRows *rows, guint row, guint place)
{
  return heng_table_cell (rows->table, rows->first + row, place);
}

/* The table lives on in the report: nothing of the import needs it any more. */
void
heng_import_keep_rows (HengImport *import)
{
  HengImportRows *rows = g_new0 (HengImportRows, 1);

  rows->first = heng_import_first_row (import);
  rows->table = g_steal_pointer (&import->table);
  rows->bad = g_steal_pointer (&import->bad);
  rows->fate = g_steal_pointer (&import->fate);
  import->report->kept = rows;
}

/* The key a column of the file is read as, "edu2" for a second one; NULL when it is not read. New string. */
static char *
find_key (const HengImport *import, guint place)
{
  for (guint c = 0; c < import->header->columns->len; c++)
    if (g_array_index (import->header->columns, int, c) == (int) place)
      return g_strdup (import->columns[c].key);
  for (guint i = 0; i < import->header->repeats->len; i++)
    {
      const HengHeaderRepeat *repeat = &g_array_index (import->header->repeats, HengHeaderRepeat, i);

      if (repeat->place == place)
        return g_strdup_printf ("%s%u", import->columns[repeat->column].key, repeat->number);
    }
  return NULL;
}

static gboolean
is_private (const char *key)
{
  return key != NULL && heng_record_field (&heng_employee_private_type, key) != NULL;
}

static void
add_samples (const HengImport *import, HengImportColumn *column, guint place, gboolean masked)
{
  guint first = heng_import_first_row (import), n = 0;

  for (guint row = first; row < MIN (first + SAMPLED_ROWS, import->table->n_rows) && n < 2; row++)
    {
      const char *text = heng_table_cell (import->table, row, place);

      if (*text == '\0' || (n == 1 && strcmp (text, column->samples[0]) == 0))
        continue;
      if (masked)
        n = 1;
      column->samples[n++] = g_strdup (masked ? MASK : text);
    }
  if (masked)
    column->samples[0] = g_steal_pointer (&column->samples[1]);
}

static void
add_columns (HengImport *import)
{
  for (guint c = 0; c < import->header->names->len; c++)
    {
      const char *name = import->header->names->pdata[c];
      int guess = heng_header_guess (import->columns, import->n_columns, name);
      HengImportColumn *column;

      if (*name == '\0' || (int) c == import->header->reason_column)
        continue;
      column = g_new0 (HengImportColumn, 1);
      column->header = g_strdup (name);
      column->key = find_key (import, c);
      column->place = c;
      column->left_out = column->key == NULL && guess >= 0 && import->columns[guess].flags & HENG_COLUMN_ONLY_MAPPED;
      add_samples (import, column, c, is_private (column->key) || (guess >= 0 && is_private (import->columns[guess].key)));
      g_ptr_array_add (import->report->columns, column);
    }
}

static void
add_first_rows (HengImport *import)
{
  const HengTable *table = import->table;

  for (guint row = 0; row < MIN (FIRST_ROWS, table->n_rows); row++)
    {
      HengImportLine *line = g_new0 (HengImportLine, 1);
      GString *text = g_string_new (NULL);

      for (guint c = 0; c < table->rows[row].n && text->len < 80; c++)
        if (*heng_table_cell (table, row, c) != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", heng_table_cell (table, row, c));
      g_strdelimit (text->str, "\r\n\t", ' ');
      line->line = table->rows[row].line;
      line->text = g_string_free (text, FALSE);
      g_ptr_array_add (import->report->first_rows, line);
    }
}

void
heng_import_review_file (HengImport *import, guint header_row)
{
  HengImportReport *report = import->report;

  report->header_line = import->table->rows[header_row].line;
  for (guint i = 0; import->table->all_sheets != NULL && i < import->table->all_sheets->len; i++)
    g_ptr_array_add (report->sheets, g_strdup (import->table->all_sheets->pdata[i]));
  add_columns (import);
  add_first_rows (import);
}

static char *
join_headers (const HengImport *import)
{
  GString *all = g_string_new (NULL);

  for (guint c = 0; c < import->header->names->len; c++)
    if ((int) c != import->header->reason_column)
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", (char *) import->header->names->pdata[c]);
  return g_string_free (all, FALSE);
}

/* NULL without error when this kind of file with these headers was never corrected by hand. */
static HengImportMap *
load_map (HengImport *import, GError **error)
{
  g_autofree char *headers = join_headers (import);
  HengStmt *stmt = heng_record_select (import->db, &heng_import_map_type, "WHERE kind=$1 AND headers=$2", error);

  if (stmt == NULL)
    return NULL;
  heng_stmt_bind_text (stmt, 1, heng_import_kind_key (import->options->kind));
  heng_stmt_bind_text (stmt, 2, headers);
  return heng_record_read_one (&heng_import_map_type, stmt, error);
}

gboolean
heng_import_recall (HengImport *import, GError **error)
{
  g_autoptr (HengImportMap) map = NULL;
  g_autoptr (GError) problem = NULL;

  if (!import->options->remember || import->options->maps != NULL)
    return TRUE;
  map = load_map (import, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (map == NULL)
    return TRUE;
  import->recalled = g_strsplit (map->map, "\n", -1);
  import->report->remembered = TRUE;
  return TRUE;
}

gboolean
heng_import_remember (HengImport *import, HengChange *change, GError **error)
{
  g_autoptr (HengImportMap) map = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  gboolean known;

  if (!import->options->remember || import->options->maps == NULL)
    return TRUE;
  map = load_map (import, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  text = g_strjoinv ("\n", (char **) import->options->maps);
  known = map != NULL;
  if (known && g_str_equal (map->map, text))
    return TRUE;
  if (!known)
    {
      map = heng_import_map_new ();
      map->kind = g_strdup (heng_import_kind_key (import->options->kind));
      map->headers = join_headers (import);
    }
  g_free (map->map);
  map->map = g_steal_pointer (&text);
  return known ? heng_change_update (change, &heng_import_map_type, map, error)
               : heng_change_insert (change, &heng_import_map_type, map, error);
}

/* A text behind the table's block; 0 when there is no room any more. */
static guint32
append_text (HengTable *table, const char *text)
{
  gsize length = strlen (text), at = table->text_size + 1;

  if (at + length + 1 >= G_MAXUINT32)
    return 0;
  table->text = g_realloc (table->text, at + length + 1);
  table->text[at - 1] = '\0';
  memcpy (table->text + at, text, length + 1);
  table->text_size = at + length + 1;
  return (guint32) at;
}

static gboolean
apply_fix (HengImport *import, const char *fix)
{
  g_auto (GStrv) parts = g_strsplit (fix, "\t", 3);
  gint64 line = parts[0] != NULL ? g_ascii_strtoll (parts[0], NULL, 10) : 0;
  guint32 offset;

  if (g_strv_length (parts) != 3)
    return FALSE;
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    if (import->table->rows[row].line == line)
      for (guint c = 0; c < import->header->names->len; c++)
        if (strcmp (import->header->names->pdata[c], parts[1]) == 0)
          {
            offset = append_text (import->table, parts[2]);
            if (offset > 0)
              heng_table_set_cell (import->table, row, c, offset);
            return offset > 0;
          }
  return FALSE;
}

gboolean
heng_import_apply_fixes (HengImport *import, GError **error)
{
  const char *const *fixes = import->options->fixes;

  for (guint i = 0; fixes != NULL && fixes[i] != NULL; i++)
    if (!apply_fix (import, fixes[i]))
      {
        g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_ROWS, _("The correction “%s” does not fit the file."), fixes[i]);
        return FALSE;
      }
  return TRUE;
}

static const char *const kind_keys[] = {
  [HENG_IMPORT_ROSTER] = "roster",         [HENG_IMPORT_ACTUALS] = "actuals",   [HENG_IMPORT_OKR] = "okr",
  [HENG_IMPORT_CHECKINS] = "checkins",     [HENG_IMPORT_MILESTONES] = "milestones", [HENG_IMPORT_FEEDBACK] = "ratings",
  [HENG_IMPORT_ADJUSTMENTS] = "adjustments", [HENG_IMPORT_COMMENTS] = "comments", [HENG_IMPORT_PROJECTS] = "projects",
  [HENG_IMPORT_HISTORY] = "history",       [HENG_IMPORT_SURVEY] = "survey",     [HENG_IMPORT_ABSENCES] = "absences",
};

const char *
heng_import_kind_key (HengImportKind kind)
{
  return kind_keys[kind];
}

gboolean
heng_import_kind_needs_cycle (HengImportKind kind)
{
  return heng_importer_get (kind)->needs_cycle;
}

void
heng_import_kind_columns (HengImportKind kind, void (*found) (const char *key, const char *name, gpointer data), gpointer data)
{
  const HengImporter *importer = heng_importer_get (kind);

  for (guint c = 0; c < importer->n_columns; c++)
    if (!(importer->columns[c].flags & HENG_COLUMN_NOT_IMPORTED))
      {
        g_autofree char *name = heng_header_known_name (importer->columns[c].aliases);

        found (importer->columns[c].key, name, data);
      }
}

static guint
count_columns (const HengTable *table, HengImportKind kind)
{
  const HengImporter *importer = heng_importer_get (kind);
  g_autoptr (HengHeader) header = heng_header_find (table, importer->columns, importer->n_columns, NULL, NULL);

  return header != NULL ? header->mapping->len : 0;
}

static gboolean
is_any_kind (const HengTable *table, gpointer data)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (kind_keys); kind++)
    if (count_columns (table, (HengImportKind) kind) > 0)
      return TRUE;
  return FALSE;
}

gboolean
heng_import_guess_kind (const char *path, HengImportKind *kind, GError **error)
{
  g_autoptr (HengTable) table = heng_table_load (path, NULL, is_any_kind, NULL, error);
  guint best = 0;

  if (table == NULL)
    return FALSE;
  *kind = HENG_IMPORT_ROSTER;
  for (guint k = 0; k < G_N_ELEMENTS (kind_keys); k++)
    {
      guint known = count_columns (table, (HengImportKind) k);

      if (known > best)
        {
          best = known;
          *kind = (HengImportKind) k;
        }
    }
  return TRUE;
}
