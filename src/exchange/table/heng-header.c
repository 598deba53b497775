/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Header matching: alias table, hand-made maps, instruction rows above and second header rows below. */
#include "heng-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEARCHED_ROWS 15
#define MINIMUM_KNOWN 3
#define REASON -2 /* the column our error files add */
#define LEFT_OUT -3 /* by a map without a key */

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
heng_header_known_name (const char *aliases)
{
  gboolean is_chinese = g_str_has_prefix (g_get_language_names ()[0], "zh");
  g_auto (GStrv) names = g_strsplit (aliases, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_is_ascii (names[i]) != is_chinese)
      return g_strdup (names[i]);
  return g_strdup (names[0]);
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
  add_aliases (aliases, HENG_HEADER_REASON, REASON);
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

      if (key != NULL && *key == '\0')
        {
          g_hash_table_insert (matcher->mapped, heng_header_normalize (equals + 1), GINT_TO_POINTER (LEFT_OUT));
          continue;
        }
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

/* 学历2 and 紧急联系人2姓名: the name without its one digit, which goes to *number. */
static int
match_numbered (const Matcher *matcher, char *name, guint *number)
{
  char *digit = strpbrk (name, "123456789");
  int found;

  if (digit == NULL || digit == name || g_ascii_isdigit (digit[1]))
    return 0;
  *number = (guint) (*digit - '0');
  memmove (digit, digit + 1, strlen (digit));
  found = GPOINTER_TO_INT (g_hash_table_lookup (matcher->aliases, name));
  return found > 0 && (*number == 1 || matcher->columns[found - 1].flags & HENG_COLUMN_REPEATS) ? found : 0;
}

/* Index + 1 of the column, REASON, or 0. 学历1 stands for 学历; *number (may be NULL) is 2 for 学历2, else 1. */
static int
match_number (const Matcher *matcher, const char *text, guint *number)
{
  g_autofree char *name = NULL;
  guint own = 1;
  int found;

  if (*text == '\0')
    return 0;
  name = heng_header_normalize (text);
  found = GPOINTER_TO_INT (g_hash_table_lookup (matcher->mapped, name));
  if (found == 0)
    found = GPOINTER_TO_INT (g_hash_table_lookup (matcher->aliases, name));
  if (found == 0)
    found = match_numbered (matcher, name, &own);
  if (number != NULL)
    *number = own;
  return found;
}

static int
match (const Matcher *matcher, const char *text)
{
  return match_number (matcher, text, NULL);
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
  if (table->n_rows == 0)
    {
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER,
                   _("“%s” is empty: it has no row with text. Choose the file that holds the table."), table->name);
      return -1;
    }
  found = join (table, best_row);
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER,
               _("“%s” has no header row: fewer than %u known column names in its first %d rows. Line %u reads: %s. Name the "
                  "columns as in the manual or map them by hand (KEY=HEADER)."),
               table->name, wanted, SEARCHED_ROWS, table->rows[best_row].line, found);
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

/* Captions over groups of columns stand above the header when that is complete by itself: 起始日 below 合同 is 合同起始日. */
static void
add_captions (const Matcher *matcher, HengHeader *header, guint row)
{
  const char *caption = "";

  for (guint c = 0; c < header->names->len; c++)
    {
      const char *above = heng_table_cell (matcher->table, row, c), *name = header->names->pdata[c];
      g_autofree char *both = NULL;

      if (*above != '\0')
        caption = above;
      if (*caption == '\0' || *name == '\0' || match (matcher, name) != 0)
        continue;
      both = g_strconcat (caption, name, NULL);
      if (match (matcher, both) == 0)
        continue;
      g_free (header->names->pdata[c]);
      header->names->pdata[c] = single_line (both);
    }
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

/* The next of a column that comes again, under its number or under the same name. */
static void
add_repeat (const Matcher *matcher, HengHeader *header, int column, guint number, guint place)
{
  HengHeaderRepeat repeat = { column, MAX (number, 2), place };
  int first = g_array_index (header->columns, int, column);

  if (!(matcher->columns[column].flags & HENG_COLUMN_REPEATS))
    return;
  /* 最高学历 beside 学历 says the same twice; 学历 beside 学历 is a second one. */
  if (number == 1 && (first < 0 || strcmp (header->names->pdata[first], header->names->pdata[place]) != 0))
    return;
  for (guint i = 0; number == 1 && i < header->repeats->len; i++)
    {
      const HengHeaderRepeat *other = &g_array_index (header->repeats, HengHeaderRepeat, i);

      if (other->column == column)
        repeat.number = MAX (repeat.number, other->number + 1);
    }
  g_array_append_val (header->repeats, repeat);
  g_ptr_array_add (header->mapping, g_strdup_printf ("%s%u=%s", matcher->columns[column].key, repeat.number, (char *) header->names->pdata[place]));
}

static gboolean
is_repeat (const HengHeader *header, guint place)
{
  for (guint i = 0; i < header->repeats->len; i++)
    if (g_array_index (header->repeats, HengHeaderRepeat, i).place == place)
      return TRUE;
  return FALSE;
}

static void
assign_columns (const Matcher *matcher, HengHeader *header)
{
  for (guint c = 0; c < header->names->len; c++)
    {
      const char *name = header->names->pdata[c];
      guint number = 1;
      int found = match_number (matcher, name, &number);

      if (found == REASON)
        header->reason_column = (int) c;
      else if (found > 0 && number == 1 && may_use (matcher, header, found - 1, name))
        g_array_index (header->columns, int, found - 1) = (int) c;
      else if (found > 0)
        add_repeat (matcher, header, found - 1, number, c);
    }
  for (guint c = 0; c < header->names->len; c++)
    {
      gboolean used = *(char *) header->names->pdata[c] == '\0' || (int) c == header->reason_column || is_repeat (header, c);

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

/* The row of the line, −1 when there is none. */
static int
find_line (const HengTable *table, guint line)
{
  for (guint row = 0; row < table->n_rows && table->rows[row].line <= line; row++)
    if (table->rows[row].line == line)
      return (int) row;
  return -1;
}

/* The first row with most known names; where none is known, with most texts. −1: there is no row. */
static int
find_fullest (const Matcher *matcher)
{
  const HengTable *table = matcher->table;
  guint best = 0;
  int best_row = table->n_rows > 0 ? 0 : -1;

  for (guint row = 0; row < MIN (SEARCHED_ROWS, table->n_rows); row++)
    {
      guint value = count_known (matcher, row) * 10000;

      for (guint c = 0; c < table->rows[row].n; c++)
        value += *heng_table_cell (table, row, c) != '\0';
      if (value > best)
        best = value, best_row = (int) row;
    }
  return best_row;
}

static int
choose_row (const Matcher *matcher, guint line, gboolean any, GError **error)
{
  g_autoptr (GError) problem = NULL;
  int row = line > 0 ? find_line (matcher->table, line) : find_row (matcher, &problem);

  if (row < 0 && any)
    row = find_fullest (matcher);
  if (row < 0 && problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (row < 0)
    g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER, _("“%s” has no row in line %u."), matcher->table->name, line);
  return row;
}

int
heng_header_guess (const HengColumn *columns, guint n_columns, const char *name)
{
  g_autoptr (GHashTable) aliases = build_aliases (columns, n_columns);
  g_autoptr (GHashTable) mapped = g_hash_table_new (g_str_hash, g_str_equal);
  Matcher matcher = { NULL, columns, n_columns, aliases, mapped };
  int found = match (&matcher, name);

  return found > 0 ? found - 1 : -1;
}

HengHeader *
heng_header_find (const HengTable *table, const HengColumn *columns, guint n_columns, const char *const *maps, GError **error)
{
  return heng_header_find_at (table, columns, n_columns, maps, 0, FALSE, error);
}

HengHeader *
heng_header_find_at (const HengTable *table, const HengColumn *columns, guint n_columns, const char *const *maps, guint line, gboolean any,
                     GError **error)
{
  g_autoptr (GHashTable) aliases = build_aliases (columns, n_columns);
  g_autoptr (GHashTable) mapped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Matcher matcher = { table, columns, n_columns, aliases, mapped };
  g_autoptr (HengHeader) header = NULL;
  int row, absent = -1;

  if (!read_maps (&matcher, maps, error) || (row = choose_row (&matcher, line, any, error)) < 0)
    return NULL;
  header = g_new0 (HengHeader, 1);
  header->row = header->first_row = (guint) row;
  header->names = g_ptr_array_new_with_free_func (g_free);
  header->unknown = g_ptr_array_new_with_free_func (g_free);
  header->mapping = g_ptr_array_new_with_free_func (g_free);
  header->columns = g_array_new (FALSE, FALSE, sizeof (int));
  header->repeats = g_array_new (FALSE, FALSE, sizeof (HengHeaderRepeat));
  header->reason_column = -1;
  for (guint i = 0; i < n_columns; i++)
    g_array_append_val (header->columns, absent);
  collect_names (&matcher, header, is_second_row (&matcher, header->row));
  if (row > 0)
    add_captions (&matcher, header, (guint) row - 1);
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
  g_array_unref (header->repeats);
  g_ptr_array_unref (header->unknown);
  g_ptr_array_unref (header->mapping);
  g_free (header);
}
