/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Header matching: alias table, hand-made maps, instruction rows above and second header rows below. */
#include "heng-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEARCHED_ROWS 15
#define MINIMUM_KNOWN 3
#define REASON -2 /* the column our error files add */

typedef struct
{
  const HengTable *table;
  const HengColumn *columns;
  guint n_columns;
  GHashTable *aliases; /* normalised name → index + 1, or REASON */
  GHashTable *mapped;  /* the same, from the maps; wins */
} Matcher;

/* Appends `c` unless headers are compared without it; *depth counts open brackets. */
static void
append_significant (GString *out, gunichar c, int *depth)
{
  if (c == '(' || c == '[' || c == 0x3010 || c == '{')
    ++*depth;
  else if ((c == ')' || c == ']' || c == 0x3011 || c == '}') && *depth > 0)
    --*depth;
  else if (*depth == 0 && !g_unichar_isspace (c) && g_unichar_isprint (c) && (c >= 0x80 || strchr ("*:._-#'`", (int) c) == NULL))
    g_string_append_unichar (out, c);
}

char *
heng_header_normalize (const char *text)
{
  g_autofree char *compatible = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = compatible != NULL ? g_utf8_strdown (compatible, -1) : g_strdup ("");
  GString *out = g_string_new (NULL);
  int depth = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0xFEFF && !(c >= 0x200B && c <= 0x200F))
        append_significant (out, c, &depth);
    }
  /* Nothing but a bracketed note: the note is the name. */
  if (out->len == 0)
    for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static void
add_aliases (GHashTable *aliases, const char *list, int value)
{
  g_auto (GStrv) names = g_strsplit (list, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *name = heng_header_normalize (names[i]);

      if (*name != '\0' && !g_hash_table_contains (aliases, name))
        g_hash_table_insert (aliases, name, GINT_TO_POINTER (value));
      else
        g_free (name);
    }
}

static GHashTable *
build_aliases (const HengColumn *columns, guint n_columns)
{
  GHashTable *aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      add_aliases (aliases, columns[i].aliases, (int) i + 1);
      add_aliases (aliases, columns[i].key, (int) i + 1);
    }
  add_aliases (aliases, "错误原因|Error reason", REASON);
  return aliases;
}

static gboolean
read_maps (Matcher *matcher, const char *const *maps, GError **error)
{
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    {
      const char *equals = strchr (maps[i], '=');
      g_autofree char *key = equals != NULL ? g_strstrip (g_strndup (maps[i], (gsize) (equals - maps[i]))) : NULL;
      guint column = 0;

      while (key != NULL && column < matcher->n_columns && strcmp (matcher->columns[column].key, key) != 0)
        column++;
      if (key == NULL || column == matcher->n_columns)
        {
          g_autoptr (GString) keys = g_string_new (NULL);

          for (guint k = 0; k < matcher->n_columns; k++)
            if (!(matcher->columns[k].flags & HENG_COLUMN_NOT_IMPORTED))
              g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", matcher->columns[k].key);
          g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER,
                       _("The map “%s” is not of the form KEY=HEADER with one of these keys: %s."), maps[i], keys->str);
          return FALSE;
        }
      g_hash_table_insert (matcher->mapped, heng_header_normalize (equals + 1), GINT_TO_POINTER ((int) column + 1));
    }
  return TRUE;
}

/* Index + 1 of the column, REASON, or 0. 学历1 stands for 学历. */
static int
match (const Matcher *matcher, const char *text)
{
  g_autofree char *name = NULL;
  gsize n;
  int found;

  if (*text == '\0')
    return 0;
  name = heng_header_normalize (text);
  found = GPOINTER_TO_INT (g_hash_table_lookup (matcher->mapped, name));
  if (found == 0)
    found = GPOINTER_TO_INT (g_hash_table_lookup (matcher->aliases, name));
  n = strlen (name);
  if (found == 0 && n > 1 && name[n - 1] == '1')
    {
      name[n - 1] = '\0';
      found = GPOINTER_TO_INT (g_hash_table_lookup (matcher->aliases, name));
    }
  return found;
}

static guint
count_known (const Matcher *matcher, guint row)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint c = 0; c < matcher->table->rows[row].n; c++)
    {
      int found = match (matcher, heng_table_cell (matcher->table, row, c));

      if (found > 0)
        g_hash_table_add (seen, GINT_TO_POINTER (found));
    }
  return g_hash_table_size (seen);
}

static char *
join (const HengTable *table, guint row)
{
  GString *out = g_string_new (NULL);

  for (guint c = 0; c < table->rows[row].n && out->len < 300; c++)
    if (*heng_table_cell (table, row, c) != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", heng_table_cell (table, row, c));
  return g_string_free (out, FALSE);
}

/* Index of the header row, −1 with error. */
static int
find_row (const Matcher *matcher, GError **error)
{
  const HengTable *table = matcher->table;
  guint wanted = MIN (MINIMUM_KNOWN, matcher->n_columns), best = 0, best_row = 0;
  g_autofree char *found = NULL;

  for (guint row = 0; row < MIN (SEARCHED_ROWS, table->n_rows); row++)
    {
      guint known = count_known (matcher, row);

      if (known >= wanted)
        return (int) row;
      if (known > best)
        best = known, best_row = row;
    }
  found = table->n_rows > 0 ? join (table, best_row) : g_strdup ("");
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER,
               _("“%s” has no header row: fewer than %u known column names in its first %d rows. Line %u reads: %s. Name the "
                  "columns as in the manual or map them by hand (KEY=HEADER)."),
               table->name, wanted, SEARCHED_ROWS, table->n_rows > 0 ? table->rows[best_row].line : 0, found);
  return -1;
}

/* Whether the row below only refines the header: where the header is known it is empty or repeats it, and it names known columns. */
static gboolean
is_second_row (const Matcher *matcher, guint row)
{
  const HengTable *table = matcher->table;
  guint known = 0;
  g_autofree char *above = NULL;

  if (row + 1 >= table->n_rows)
    return FALSE;
  for (guint c = 0; c < table->rows[row + 1].n; c++)
    {
      const char *upper = heng_table_cell (table, row, c), *lower = heng_table_cell (table, row + 1, c);
      g_autofree char *both = NULL;

      if (*lower == '\0' || strcmp (upper, lower) == 0)
        continue;
      if (match (matcher, upper) != 0)
        return FALSE;
      if (*upper != '\0')
        {
          g_free (above);
          above = g_strdup (upper);
        }
      both = g_strconcat (above != NULL ? above : "", lower, NULL);
      if (match (matcher, lower) == 0 && match (matcher, both) == 0)
        return FALSE;
      known++;
    }
  return known > 0;
}

static char *
single_line (const char *text)
{
  char *line = g_strdup (text);

  for (char *p = line; *p != '\0'; p++)
    if (*p == '\n' || *p == '\r' || *p == '\t')
      *p = ' ';
  return g_strstrip (line);
}

/* The header of each column; with a second row "合同" over "起始日" becomes whichever of 合同起始日 and 起始日 is known. */
static void
collect_names (const Matcher *matcher, HengHeader *header, gboolean two_rows)
{
  const HengTable *table = matcher->table;
  guint first = header->row, n = MAX (table->rows[first].n, two_rows ? table->rows[first + 1].n : 0);
  const char *above = "";

  for (guint c = 0; c < n; c++)
    {
      const char *upper = heng_table_cell (table, first, c), *lower = two_rows ? heng_table_cell (table, first + 1, c) : "";
      g_autofree char *both = NULL;

      if (*upper != '\0')
        above = upper;
      both = g_strconcat (above, lower, NULL);
      if (*lower == '\0' || strcmp (upper, lower) == 0)
        g_ptr_array_add (header->names, single_line (upper));
      else
        g_ptr_array_add (header->names, single_line (match (matcher, both) != 0 ? both : lower));
    }
  header->row = first + (two_rows ? 1 : 0);
}

static gboolean
may_use (const Matcher *matcher, const HengHeader *header, int column, const char *name)
{
  HengColumnFlags flags = matcher->columns[column].flags;
  g_autofree char *normal = heng_header_normalize (name);
  gboolean by_hand = GPOINTER_TO_INT (g_hash_table_lookup (matcher->mapped, normal)) == column + 1;

  if (flags & HENG_COLUMN_NOT_IMPORTED || (flags & HENG_COLUMN_ONLY_MAPPED && !by_hand))
    return FALSE;
  return g_array_index (header->columns, int, column) < 0 || by_hand;
}

static void
assign_columns (const Matcher *matcher, HengHeader *header)
{
  for (guint c = 0; c < header->names->len; c++)
    {
      const char *name = header->names->pdata[c];
      int found = match (matcher, name);

      if (found == REASON)
        header->reason_column = (int) c;
      else if (found > 0 && may_use (matcher, header, found - 1, name))
        g_array_index (header->columns, int, found - 1) = (int) c;
    }
  for (guint c = 0; c < header->names->len; c++)
    {
      gboolean used = *(char *) header->names->pdata[c] == '\0' || (int) c == header->reason_column;

      for (guint k = 0; k < header->columns->len && !used; k++)
        if (g_array_index (header->columns, int, k) == (int) c)
          {
            g_ptr_array_add (header->mapping, g_strconcat (matcher->columns[k].key, "=", header->names->pdata[c], NULL));
            used = TRUE;
          }
      if (!used)
        g_ptr_array_add (header->unknown, g_strdup (header->names->pdata[c]));
    }
}

/* A map must name a header that is there. */
static gboolean
check_maps (const Matcher *matcher, const HengHeader *header, const char *const *maps, GError **error)
{
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    {
      g_autofree char *wanted = heng_header_normalize (strchr (maps[i], '=') + 1);
      gboolean found = FALSE;

      for (guint c = 0; c < header->names->len && !found; c++)
        {
          g_autofree char *name = heng_header_normalize (header->names->pdata[c]);

          found = strcmp (name, wanted) == 0;
        }
      if (!found)
        {
          g_autofree char *line = join (matcher->table, header->row);

          g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER,
                       _("The map “%s” names a column “%s” does not have. Its columns: %s."), maps[i], matcher->table->name,
                       line);
          return FALSE;
        }
    }
  return TRUE;
}

HengHeader *
heng_header_find (const HengTable *table, const HengColumn *columns, guint n_columns, const char *const *maps, GError **error)
{
  g_autoptr (GHashTable) aliases = build_aliases (columns, n_columns);
  g_autoptr (GHashTable) mapped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Matcher matcher = { table, columns, n_columns, aliases, mapped };
  g_autoptr (HengHeader) header = NULL;
  int row, absent = -1;

  if (!read_maps (&matcher, maps, error) || (row = find_row (&matcher, error)) < 0)
    return NULL;
  header = g_new0 (HengHeader, 1);
  header->row = (guint) row;
  header->names = g_ptr_array_new_with_free_func (g_free);
  header->unknown = g_ptr_array_new_with_free_func (g_free);
  header->mapping = g_ptr_array_new_with_free_func (g_free);
  header->columns = g_array_new (FALSE, FALSE, sizeof (int));
  header->reason_column = -1;
  for (guint i = 0; i < n_columns; i++)
    g_array_append_val (header->columns, absent);
  collect_names (&matcher, header, is_second_row (&matcher, header->row));
  assign_columns (&matcher, header);
  if (!check_maps (&matcher, header, maps, error))
    return NULL;
  return g_steal_pointer (&header);
}

void
heng_header_free (HengHeader *header)
{
  if (header == NULL)
    return;
  g_ptr_array_unref (header->names);
  g_array_unref (header->columns);
  g_ptr_array_unref (header->unknown);
  g_ptr_array_unref (header->mapping);
  g_free (header);
}
