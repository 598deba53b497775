/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Department cells to departments: separators of the two big address books, parents, types (domain.md §9.1, §9.4 case 12). */
#include "heng-roster-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_department (gpointer data)
{
  HengRosterDepartment *department = data;

  g_free (department->name);
  g_free (department->path);
  heng_department_free (department->stored);
  g_free (department);
}

static HengRosterDepartment *
get (const HengRosterRun *run, int index)
{
  return run->departments->pdata[index];
}

const char *
heng_roster_department_path (const HengRosterRun *run, int index)
{
  return index >= 0 ? get (run, index)->path : "";
}

static int
find_child (const HengRosterRun *run, int parent, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%d/%s", parent, name);

  return GPOINTER_TO_INT (g_hash_table_lookup (run->children, key)) - 1;
}

static int
add_department (HengRosterRun *run, int parent, const char *name, const HengDepartment *stored)
{
  HengRosterDepartment *department = g_new0 (HengRosterDepartment, 1);
  int index = (int) run->departments->len;

  department->name = g_strdup (name);
  department->path = parent >= 0 ? g_strconcat (get (run, parent)->path, "/", name, NULL) : g_strdup (name);
  department->parent = parent;
  department->head_row = -1;
  if (stored != NULL)
    {
      department->stored = heng_department_copy (stored);
      department->id = stored->id;
      department->type = stored->dept_type;
    }
  g_ptr_array_add (run->departments, department);
  g_hash_table_insert (run->children, g_strdup_printf ("%d/%s", parent, name), GINT_TO_POINTER (index + 1));
  return index;
}

gboolean
heng_roster_load_departments (HengRosterRun *run, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_departments_load (run->import->db, error);
  g_autoptr (GHashTable) indexes = g_hash_table_new (NULL, NULL);
  g_autoptr (HengCompany) company = NULL;
  g_autoptr (GError) problem = NULL;

  run->departments = g_ptr_array_new_with_free_func (free_department);
  run->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->dept_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->cut_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (stored == NULL)
    return FALSE;
  /* Parents come before children. */
  for (guint i = 0; i < stored->len; i++)
    {
      const HengDepartment *department = stored->pdata[i];
      int parent = GPOINTER_TO_INT (g_hash_table_lookup (indexes, GSIZE_TO_POINTER ((gsize) department->parent_id))) - 1;
      int index = add_department (run, parent, department->name, department);

      g_hash_table_insert (indexes, GSIZE_TO_POINTER ((gsize) department->id), GINT_TO_POINTER (index + 1));
    }
  company = heng_company_load (run->import->db, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  run->company_name = g_strdup (company != NULL ? company->name : NULL);
  run->company_name_en = g_strdup (company != NULL ? company->name_en : NULL);
  return TRUE;
}

/* Steps down one known or new level; a company name at the top is no department. */
static int
step (HengRosterRun *run, int parent, const char *name)
{
  int child = find_child (run, parent, name);

  return child >= 0 ? child : add_department (run, parent, name, NULL);
}

static gboolean
is_company (const HengRosterRun *run, const char *name)
{
  return g_strcmp0 (run->company_name, name) == 0 || g_strcmp0 (run->company_name_en, name) == 0;
}

static int
walk (HengRosterRun *run, char **names)
{
  int at = -1;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_strstrip (names[i]);
      if (*names[i] == '\0' || (at < 0 && names[i + 1] != NULL && is_company (run, names[i])))
        continue;
      at = step (run, at, names[i]);
    }
  return at;
}

/* The longest known department below `at` that some of `parts` from the first on make up, joined by a minus; −1: none. */
static int
take_longest (const HengRosterRun *run, int at, char **parts, guint *taken)
{
  int child = -1;

  for (*taken = g_strv_length (parts); *taken > 0; --*taken)
    {
      char *rest = parts[*taken];
      g_autofree char *joined = NULL;

      parts[*taken] = NULL;
      joined = g_strstrip (g_strjoinv ("-", parts));
      parts[*taken] = rest;
      child = find_child (run, at, joined);
      if (child >= 0)
        break;
    }
  return child;
}

/* "研发部-平台组": a minus separates levels but may be part of a name, so the longest known department is tried first. */
static int
walk_minus (HengRosterRun *run, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  guint n = g_strv_length (parts), taken = 0;
  int at = -1;

  for (guint i = 0; i < n; i += taken)
    {
      int child = take_longest (run, at, parts + i, &taken);

      if (child < 0)
        {
          taken = 1;
          g_strstrip (parts[i]);
          if (*parts[i] != '\0' && !(at < 0 && i + 1 < n && is_company (run, parts[i])))
            at = step (run, at, parts[i]);
        }
      else
        at = child;
    }
  return at;
}

/* Whether a minus of the text stands where no known department settles what it means. */
static gboolean
is_guess (const HengRosterRun *run, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  guint taken = 0;
  int at = -1;

  for (guint i = 0; parts[i] != NULL; i += taken)
    if ((at = take_longest (run, at, parts + i, &taken)) < 0)
      return parts[1] != NULL;
  return FALSE;
}

static gboolean
has_levels (const char *text)
{
  return strpbrk (text, "/>\\") != NULL || strstr (text, "＞") != NULL || strstr (text, "／") != NULL;
}

/* The departments of a cell: "/" levels with ";" between (WeCom), "-" levels with "," between (DingTalk). */
static char **
split_departments (const char *text)
{
  g_auto (GStrv) semicolons = g_strsplit (text, "；", -1);
  g_autofree char *one = g_strjoinv (";", semicolons);
  g_auto (GStrv) commas = g_strsplit (one, "，", -1);
  g_autofree char *two = g_strjoinv (",", commas);

  return g_strsplit_set (two, ";,\n", -1);
}

static int
walk_path (HengRosterRun *run, const char *text)
{
  g_auto (GStrv) wide = g_strsplit (text, "／", -1);
  g_autofree char *slashes = g_strjoinv ("/", wide);
  g_auto (GStrv) arrows = g_strsplit (slashes, "＞", -1);
  g_autofree char *plain = g_strjoinv (">", arrows);
  g_auto (GStrv) names = g_strsplit_set (plain, "/>\\", -1);

  return walk (run, names);
}

static void
fill_levels (HengImportQuestion *question, gpointer data)
{
  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("Does the minus in “%s” separate levels, or is it part of a name?"), question->value);
  question->is_open = TRUE;
  heng_ask_propose (question, "split", _("It separates levels"));
  heng_ask_propose (question, "whole", _("It is part of one name"));
}

/* Once more for each row with the text, so that the question knows how many there are. */
static const HengImportQuestion *
ask_levels (HengRosterRun *run, guint table_row, int column, const char *text)
{
  return heng_import_ask (run->import, HENG_ASK_LEVELS, column, text, table_row, fill_levels, NULL);
}

static int
answer_levels (HengRosterRun *run, const HengImportQuestion *question, const char *text)
{
  char *whole[] = { (char *) text, NULL };

  if (question->answer == NULL || heng_ask_is (question, "split"))
    return walk_minus (run, text);
  if (heng_ask_is (question, "whole"))
    return walk (run, whole);
  return walk_path (run, question->answer);
}

/* FALSE with an error when the cell names more levels than a department can have. */
static gboolean
check_levels (HengRosterRun *run, guint table_row, int column, const char *text)
{
  g_auto (GStrv) wide = g_strsplit (text, "／", -1);
  g_autofree char *slashes = g_strjoinv ("/", wide);
  g_auto (GStrv) arrows = g_strsplit (slashes, "＞", -1);
  g_autofree char *plain = g_strjoinv (">", arrows);
  g_auto (GStrv) names = g_strsplit_set (plain, has_levels (text) ? "/>\\" : "-", -1);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    n += *g_strstrip (names[i]) != '\0';
  if (n <= HENG_MOST_LEVELS)
    return TRUE;
  heng_import_error (run->import, table_row, column, text, _("This path has %u levels; a department has at most %d. Shorten the path."), n,
                     HENG_MOST_LEVELS);
  return FALSE;
}

static int
resolve_one (HengRosterRun *run, guint table_row, int column, const char *text)
{
  const HengImportQuestion *question;
  int index;

  if (!check_levels (run, table_row, column, text))
    return -1;
  if (has_levels (text))
    return walk_path (run, text);
  if (!is_guess (run, text))
    return walk_minus (run, text);
  question = ask_levels (run, table_row, column, text);
  g_hash_table_add (run->cut_texts, g_strdup (text));
  index = answer_levels (run, question, text);
  if (question->answer == NULL)
    heng_import_warning (run->import, table_row, column, text,
                         _("Read as “%s”: a minus separates levels. If it is part of a name, write the path with /."),
                         heng_roster_department_path (run, index));
  return index;
}

/* Which of several departments is the main one: the one the main-department cell names by path or by name, else the first. */
static guint
choose_main (char **texts, const char *wanted)
{
  for (guint i = 0; *wanted != '\0' && texts[i] != NULL; i++)
    {
      const char *text = g_strstrip (texts[i]);
      gsize n = strlen (text), w = strlen (wanted);

      if (strcmp (text, wanted) == 0 || (n > w && strcmp (text + n - w, wanted) == 0 && strchr ("/-", text[n - w - 1]) != NULL))
        return i;
    }
  return 0;
}

/* Is the person head of the main department? The cell may be a list parallel to the departments (是,否). */
static void
read_head (HengRosterRun *run, HengRosterRow *row, guint main_department)
{
  g_auto (GStrv) flags = NULL;
  guint n;
  gboolean yes;

  if (row->head_text == NULL)
    return;
  if (heng_cell_bool (row->head_text, &yes))
    {
      row->employee.is_head = yes;
      return;
    }
  flags = g_strsplit_set (row->head_text, ",;", -1);
  n = g_strv_length (flags);
  if (heng_cell_bool (g_strstrip (flags[n > main_department ? main_department : 0]), &yes))
    {
      row->employee.is_head = yes;
      return;
    }
  row->given &= ~COLUMN_BIT (R_IS_HEAD);
  heng_import_error (run->import, row->table_row, R_IS_HEAD, row->head_text, _("Neither yes nor no. Write 是 or 否."));
}

static char *
join_level_columns (HengRosterRun *run, HengRosterRow *row)
{
  GString *path = g_string_new (NULL);

  for (guint c = R_DEPT1; c <= R_DEPT4; c++)
    {
      const char *name = heng_import_text (run->import, row->table_row, c, HENG_CLEAN_TEXT);

      if (*name != '\0')
        g_string_append_printf (path, "%s%s", path->len > 0 ? "/" : "", name);
    }
  return g_string_free (path, FALSE);
}

static void
resolve_row (HengRosterRun *run, HengRosterRow *row)
{
  HengImport *import = run->import;
  const char *text = row->given & COLUMN_BIT (R_DEPT) ? row->dept_text : "";
  const char *wanted = row->given & COLUMN_BIT (R_MAIN_DEPT) ? heng_import_text (import, row->table_row, R_MAIN_DEPT, HENG_CLEAN_TEXT) : "";
  g_autofree char *levels = NULL;
  g_auto (GStrv) several = NULL;
  guint chosen = 0;
  int column = *text != '\0' ? R_DEPT : R_MAIN_DEPT;

  if (*text == '\0' && row->given & (COLUMN_BIT (R_DEPT1) | COLUMN_BIT (R_DEPT2) | COLUMN_BIT (R_DEPT3) | COLUMN_BIT (R_DEPT4)))
    {
      text = levels = join_level_columns (run, row);
      column = R_DEPT1;
    }
  if (*text == '\0')
    text = wanted;
  if (*text == '\0')
    {
      row->dept = row->cleared & (COLUMN_BIT (R_DEPT) | COLUMN_BIT (R_MAIN_DEPT)) ? -2 : -1;
      read_head (run, row, 0);
      return;
    }
  if (*wanted == '\0' && (row->dept = GPOINTER_TO_INT (g_hash_table_lookup (run->dept_texts, text)) - 1) >= 0)
    {
      if (g_hash_table_size (run->cut_texts) > 0 && g_hash_table_contains (run->cut_texts, text))
        ask_levels (run, row->table_row, column, text);
      read_head (run, row, 0);
      return;
    }
  several = split_departments (text);
  chosen = choose_main (several, wanted);
  if (g_strv_length (several) > 1)
    heng_import_warning (import, row->table_row, column, text, _("Several departments; “%s” is taken as the main one."),
                         g_strstrip (several[chosen]));
  row->dept = GPOINTER_TO_INT (g_hash_table_lookup (run->dept_texts, several[chosen])) - 1;
  if (row->dept < 0)
    {
      row->dept = resolve_one (run, row->table_row, column, g_strstrip (several[chosen]));
      g_hash_table_insert (run->dept_texts, g_strdup (several[chosen]), GINT_TO_POINTER (row->dept + 1));
    }
  read_head (run, row, chosen);
}

static void
set_type (HengRosterRun *run, HengRosterRow *row, int index)
{
  HengRosterDepartment *department = get (run, index);

  if (department->type_given && department->type != row->dept_type)
    {
      heng_import_warning (run->import, row->table_row, R_DEPT_TYPE, NULL,
                           _("An earlier row gives “%s” another type; the first one stays. Correct the file."), department->path);
      return;
    }
  if (department->type != row->dept_type && department->stored != NULL)
    {
      department->type_changed = TRUE;
      heng_import_set_fate (run->import, row->table_row, HENG_ROW_UPDATED);
      heng_import_add_diff (run->import, row->table_row, _("Department type"), heng_enum_label (heng_dept_type_values, department->type),
                            heng_enum_label (heng_dept_type_values, row->dept_type));
    }
  department->type = row->dept_type;
  department->type_given = TRUE;
}

static int
effective_type (const HengRosterRun *run, int index)
{
  for (; index >= 0; index = get (run, index)->parent)
    if (get (run, index)->type != HENG_DEPT_OTHER)
      return get (run, index)->type;
  return HENG_DEPT_OTHER;
}

/* Given types first for departments at the top; a type given with a deeper department belongs to its top unless that says otherwise. */
static void
resolve_types (HengRosterRun *run)
{
  guint n_rows = heng_import_has_column (run->import, R_DEPT_TYPE) ? run->n_rows : 0; /* that may give types */

  for (guint i = 0; i < n_rows; i++)
    if (run->rows[i].dept_type >= 0 && run->rows[i].dept >= 0 && get (run, run->rows[i].dept)->parent < 0)
      set_type (run, &run->rows[i], run->rows[i].dept);
  for (guint i = 0; i < run->departments->len; i++)
    {
      HengRosterDepartment *department = get (run, (int) i);

      if (department->stored == NULL && department->parent < 0 && !department->type_given)
        department->type = (int) heng_roster_guess_dept_type (department->name);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      HengRosterRow *row = &run->rows[i];
      int top = row->dept;

      if (row->dept_type < 0 || row->dept < 0 || get (run, row->dept)->parent < 0 || effective_type (run, row->dept) == row->dept_type)
        continue;
      while (get (run, top)->parent >= 0)
        top = get (run, top)->parent;
      set_type (run, row, get (run, top)->type == HENG_DEPT_OTHER && !get (run, top)->type_given ? top : row->dept);
    }
}

void
heng_roster_resolve_departments (HengRosterRun *run)
{
  for (guint i = 0; i < run->n_rows; i++)
    resolve_row (run, &run->rows[i]);
  heng_roster_confirm_departments (run);
  resolve_types (run);
}

void
heng_roster_list_departments (HengRosterRun *run)
{
  for (guint i = 0; i < run->n_rows; i++)
    if (!run->import->bad[run->rows[i].table_row])
      for (int k = run->rows[i].dept; k >= 0 && !get (run, k)->used; k = get (run, k)->parent)
        get (run, k)->used = TRUE;
  for (guint i = 0; i < run->departments->len; i++)
    if (get (run, (int) i)->stored == NULL && get (run, (int) i)->used)
      g_ptr_array_add (run->import->report->new_departments, g_strdup (get (run, (int) i)->path));
}
