/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Managers: by number, then by a name that only one person has; they may come later in the file. A loop is an error (§9.4 case 13). */
#include "heng-roster-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-identity.h"

/* A person of the file (row) or only of the store. */
typedef struct
{
  int row;
  const HengEmployee *employee;
  guint n; /* people of the same name */
} Candidate;

typedef struct
{
  HengRosterRun *run;
  GHashTable *rows_of;  /* stored employee → row index + 1 */
  GHashTable *by_name;  /* name → Candidate; made when first needed */
} Search;

static void
add_name (GHashTable *by_name, const char *name, int row, const HengEmployee *employee)
{
  Candidate *known = g_hash_table_lookup (by_name, name);

  if (known != NULL)
    {
      known->n++;
      return;
    }
  known = g_new0 (Candidate, 1);
  *known = (Candidate) { row, employee, 1 };
  g_hash_table_insert (by_name, (gpointer) name, known);
}

static GHashTable *
names (Search *search)
{
  HengRosterRun *run = search->run;

  if (search->by_name != NULL)
    return search->by_name;
  search->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < run->n_rows; i++)
    if (run->rows[i].employee.name != NULL)
      add_name (search->by_name, run->rows[i].employee.name, (int) i, NULL);
  for (guint i = 0; i < run->employees->len; i++)
    {
      const HengEmployee *employee = run->employees->pdata[i];

      if (employee->emp_status != HENG_EMP_STATUS_LEFT && !g_hash_table_contains (search->rows_of, employee))
        add_name (search->by_name, employee->name, -1, employee);
    }
  return search->by_name;
}

static gboolean
take_number (Search *search, HengRosterRow *row, const char *emp_no)
{
  HengRosterRun *run = search->run;
  guint index = (guint) (heng_text_index_find (run->rows_by_no, emp_no) + 1);
  const HengEmployee *employee = index == 0 ? g_hash_table_lookup (run->by_no, emp_no) : NULL;

  if (employee != NULL)
    index = GPOINTER_TO_UINT (g_hash_table_lookup (search->rows_of, employee));
  row->manager_row = (int) index - 1;
  row->manager_id = index == 0 && employee != NULL ? employee->id : 0;
  return index > 0 || employee != NULL;
}

/* 12 where 00012 is meant: a spreadsheet has dropped the zeros, and only one number fits. */
static gboolean
take_padded (Search *search, HengRosterRow *row, const char *text)
{
  HengRosterRow found = { .manager_row = -1 };
  guint fits = 0;

  if (*text == '\0' || strlen (text) > 12 || strspn (text, "0123456789") != strlen (text))
    return FALSE;
  for (int zeros = 1; zeros <= 8; zeros++)
    {
      g_autofree char *padded = g_strdup_printf ("%.*s%s", zeros, "00000000", text);

      fits += take_number (search, &found, padded) ? 1 : 0;
      if (fits == 1 && !row->manager_found && (found.manager_row >= 0 || found.manager_id != 0))
        {
          row->manager_row = found.manager_row;
          row->manager_id = found.manager_id;
          row->manager_found = TRUE;
        }
    }
  row->manager_found = FALSE;
  if (fits != 1)
    return FALSE;
  heng_import_warning (search->run->import, row->table_row, (int) row->manager_column, text,
                       _("Taken as the one number with zeros in front. Export the column as text again."));
  return TRUE;
}

/* 0 nobody, 1 one person, more: how many share the name. */
static guint
take_name (Search *search, HengRosterRow *row, const char *text)
{
  HengNameFlags flags;
  g_autofree char *name = heng_name_normalize (text, &flags, NULL);
  const Candidate *candidate = g_hash_table_lookup (names (search), name);

  if (candidate == NULL)
    return 0;
  if (candidate->n == 1)
    {
      row->manager_row = candidate->row;
      row->manager_id = candidate->employee != NULL ? candidate->employee->id : 0;
    }
  return candidate->n;
}

/* 张伟(QH0001): the number in brackets decides. */
static gboolean
take_bracketed (Search *search, HengRosterRow *row, const char *text)
{
  const char *open = strrchr (text, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;
  g_autofree char *emp_no = close != NULL ? g_strstrip (g_strndup (open + 1, (gsize) (close - open - 1))) : NULL;

  return emp_no != NULL && take_number (search, row, emp_no);
}

static void
resolve (Search *search, HengRosterRow *row, int index)
{
  HengRosterRun *run = search->run;
  const char *text = row->manager_text;
  guint found = take_number (search, row, text) || take_bracketed (search, row, text) ? 1 : take_name (search, row, text);

  if (found == 0 && take_padded (search, row, text))
    found = 1;
  if (found == 1 && row->manager_row != index)
    {
      row->manager_found = TRUE;
      return;
    }
  row->manager_row = -1;
  row->manager_id = 0;
  if (found == 1)
    heng_import_warning (run->import, row->table_row, (int) row->manager_column, text, _("Nobody is their own manager; left empty."));
  else if (found > 1)
    heng_import_warning (run->import, row->table_row, (int) row->manager_column, text,
                         _("%u people have this name; left empty. Give the manager's employee number."), found);
  else
    heng_import_warning (run->import, row->table_row, (int) row->manager_column, text,
                         _("Nobody has this number or name; left empty. Give the manager's employee number."));
}

/* The manager of person `at` (rows first, then stored people that are not in the file), −1 for none. */
static int
manager_of (const Search *search, GHashTable *others, int at)
{
  HengRosterRun *run = search->run;
  const HengRosterRow *row = at < (int) run->n_rows ? &run->rows[at] : NULL;
  const HengEmployee *employee = row != NULL ? row->stored : run->employees->pdata[at - (int) run->n_rows];
  gint64 id = 0;
  guint index;

  if (row != NULL && row->manager_found)
    {
      if (row->manager_row >= 0)
        return row->manager_row;
      id = row->manager_id;
    }
  else if (row == NULL || !(row->cleared & MANAGER_BITS))
    id = employee != NULL ? employee->manager_id : 0;
  employee = id != 0 ? g_hash_table_lookup (run->by_employee, GSIZE_TO_POINTER ((gsize) id)) : NULL;
  if (employee == NULL)
    return -1;
  index = GPOINTER_TO_UINT (g_hash_table_lookup (search->rows_of, employee));
  return index > 0 ? (int) index - 1 : (int) run->n_rows + GPOINTER_TO_INT (g_hash_table_lookup (others, employee)) - 1;
}

static const char *
name_of (const Search *search, int at)
{
  HengRosterRun *run = search->run;

  if (at >= (int) run->n_rows)
    return ((HengEmployee *) run->employees->pdata[at - (int) run->n_rows])->name;
  if (run->rows[at].employee.name != NULL)
    return run->rows[at].employee.name;
  return run->rows[at].stored != NULL ? run->rows[at].stored->name : "";
}

static void
report_loop (Search *search, GHashTable *others, int start)
{
  g_autoptr (GString) chain = g_string_new (name_of (search, start));
  int at = start;

  do
    {
      at = manager_of (search, others, at);
      if (chain->len < 200)
        g_string_append_printf (chain, " → %s", name_of (search, at));
    }
  while (at != start);
  do
    {
      if (at < (int) search->run->n_rows)
        heng_import_error (search->run->import, search->run->rows[at].table_row, (int) search->run->rows[at].manager_column, search->run->rows[at].manager_text,
                           _("The managers form a loop: %s. Correct one of them."), chain->str);
      at = manager_of (search, others, at);
    }
  while (at != start);
}

/* Everybody has at most one manager, so a walk that meets its own path has found a loop. */
static void
find_loops (Search *search)
{
  HengRosterRun *run = search->run;
  int n = (int) (run->n_rows + run->employees->len);
  g_autofree int *mark = g_new0 (int, n);
  g_autoptr (GHashTable) others = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < run->employees->len; i++)
    g_hash_table_insert (others, run->employees->pdata[i], GINT_TO_POINTER ((int) i + 1));
  for (int start = 0; start < (int) run->n_rows; start++)
    {
      int at = start;

      while (at >= 0 && mark[at] == 0)
        {
          mark[at] = start + 1;
          at = manager_of (search, others, at);
        }
      if (at >= 0 && mark[at] == start + 1)
        report_loop (search, others, at);
    }
}

static void
warn_of_lost_managers (HengRosterRun *run)
{
  for (guint i = 0; i < run->n_rows; i++)
    {
      HengRosterRow *row = &run->rows[i];
      const HengRosterRow *manager = row->manager_row >= 0 ? &run->rows[row->manager_row] : NULL;

      if (manager == NULL || manager->stored != NULL || !run->import->bad[manager->table_row] || run->import->bad[row->table_row])
        continue;
      heng_import_warning (run->import, row->table_row, (int) row->manager_column, row->manager_text,
                           _("The manager's own row has an error and is not stored, so the manager stays empty."));
    }
}

void
heng_roster_resolve_managers (HengRosterRun *run)
{
  g_autoptr (GHashTable) rows_of = g_hash_table_new (NULL, NULL);
  Search search = { run, rows_of, NULL };

  /* Nobody has a manager: nobody to find, and no loop. */
  if (run->employees->len == 0 && !heng_import_has_column (run->import, R_MANAGER) && !heng_import_has_column (run->import, R_MANAGER_NO))
    return;
  for (guint i = 0; i < run->n_rows; i++)
    if (run->rows[i].stored != NULL)
      g_hash_table_insert (rows_of, (gpointer) run->rows[i].stored, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < run->n_rows; i++)
    if (run->rows[i].manager_text != NULL)
      resolve (&search, &run->rows[i], (int) i);
  find_loops (&search);
  if (run->import->options->skip_errors)
    warn_of_lost_managers (run);
  g_clear_pointer (&search.by_name, g_hash_table_unref);
}
