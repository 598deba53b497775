/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New departments are created when somebody has agreed to them (domain.md §9.4 case 12). */
#include "heng-roster-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const HengRosterDepartment *
department_at (const HengRosterRun *run, guint index)
{
  return run->departments->pdata[index];
}

/* The stored department of a path, −1 when there is none. Spaces around the slashes do not matter. */
static int
find_stored (const HengRosterRun *run, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  g_autofree char *wanted = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);
  wanted = g_strjoinv ("/", names);
  for (guint i = 0; i < run->departments->len; i++)
    if (department_at (run, i)->stored != NULL && g_str_equal (department_at (run, i)->path, wanted))
      return (int) i;
  return -1;
}

typedef struct
{
  const HengRosterRun *run;
  const HengRosterDepartment *department;
} Asked;

/* Known departments of the same name elsewhere are likely what is meant. */
static void
fill (HengImportQuestion *question, gpointer data)
{
  const Asked *asked = data;

  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("“%s” is a new department. Create it?"), question->value);
  question->is_open = TRUE;
  heng_ask_propose (question, "yes", _("Create it"));
  heng_ask_propose (question, "no", _("Do not create it; its people stay unassigned"));
  for (guint i = 0; i < asked->run->departments->len; i++)
    {
      const HengRosterDepartment *known = department_at (asked->run, i);
      g_autofree char *label = NULL;

      if (known->stored == NULL || !g_str_equal (known->name, asked->department->name))
        continue;
      label = g_strdup_printf (_("It is %s"), known->path);
      heng_ask_propose (question, known->path, label);
    }
}

/* Where the row's people go: the department itself, a known one, or −1. */
static int
decide (HengRosterRun *run, const HengRosterRow *row)
{
  Asked asked = { run, department_at (run, (guint) row->dept) };
  const char *path = asked.department->path;
  const HengImportQuestion *question;
  int known;

  if (run->import->options->new_departments == HENG_NEW_DEPARTMENTS_CREATE
      && !heng_import_has_answer (run->import, HENG_ASK_DEPARTMENT, R_DEPT, path))
    return row->dept;
  question = heng_import_ask (run->import, HENG_ASK_DEPARTMENT, R_DEPT, path, row->table_row, fill, &asked);
  if (heng_ask_is (question, "yes"))
    return row->dept;
  if (heng_ask_is (question, "no"))
    return -1;
  if (question->answer == NULL)
    {
      heng_import_warning (run->import, row->table_row, R_DEPT, path,
                           _("A new department that nobody has agreed to; the person stays where they are, or unassigned."));
      return -1;
    }
  known = find_stored (run, question->answer);
  if (known < 0)
    heng_import_refuse_answer (run->import, question);
  return known;
}

void
heng_roster_confirm_departments (HengRosterRun *run)
{
  for (guint i = 0; i < run->n_rows; i++)
    if (run->rows[i].dept >= 0 && department_at (run, (guint) run->rows[i].dept)->stored == NULL)
      run->rows[i].dept = decide (run, &run->rows[i]);
}
