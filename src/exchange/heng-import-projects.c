/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects and their members: one member a row, the project's own facts on its first row. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>

enum { KEY, NAME, NAME_EN, LEAD, FROM, TO, MEMBER, ROLE, SHARE, N_COLUMNS };

static const HengColumn columns[N_COLUMNS] = {
  [KEY] = { "key", "项目编号|项目代码|Project|Project Key" },
  [NAME] = { "name", "项目|项目名称|Project Name" },
  [NAME_EN] = { "name_en", "英文名|项目英文名|English Name" },
  [LEAD] = { "lead", "负责人|项目负责人|项目经理|Lead|Project Lead" },
  [FROM] = { "from", "开始|开始日期|From|Start" },
  [TO] = { "to", "结束|结束日期|To|End" },
  [MEMBER] = { "member", "成员工号|成员|Member" },
  [ROLE] = { "role", "角色|项目角色|Role" },
  [SHARE] = { "share", "投入比例|投入占比|Share" },
};

typedef struct
{
  HengProject *record, *before;
  guint row;
} Plan;

typedef struct
{
  HengImport *import;
  HengLookup *lookup;
  GHashTable *plans;   /* key → Plan */
  GPtrArray *order;    /* of Plan, borrowed */
  GHashTable *members; /* "project:employee" → HengProjectMember */
  GPtrArray *projects, *member_records;
} Run;

static void
free_plan (gpointer data)
{
  Plan *plan = data;

  heng_project_free (plan->record);
  heng_project_free (plan->before);
  g_free (plan);
}

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->lookup, heng_lookup_free);
  g_clear_pointer (&run->plans, g_hash_table_unref);
  g_clear_pointer (&run->order, g_ptr_array_unref);
  g_clear_pointer (&run->members, g_hash_table_unref);
  g_clear_pointer (&run->projects, g_ptr_array_unref);
  g_clear_pointer (&run->member_records, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static char *
member_key (gint64 project, gint64 employee)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, project, employee);
}

static gboolean
begin_run (Run *run, HengImport *import, GError **error)
{
  run->import = import;
  run->lookup = heng_lookup_new (import, error);
  run->projects = run->lookup != NULL ? heng_projects_load (import->db, error) : NULL;
  run->member_records = run->projects != NULL ? heng_project_members_load (import->db, 0, error) : NULL;
  if (run->member_records == NULL)
    return FALSE;
  run->plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_plan);
  run->order = g_ptr_array_new ();
  run->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < run->member_records->len; i++)
    {
      HengProjectMember *member = run->member_records->pdata[i];

      g_hash_table_insert (run->members, member_key (member->project_id, member->employee_id), member);
    }
  return TRUE;
}

static Plan *
find_plan (Run *run, guint row, const char *key)
{
  Plan *plan = g_hash_table_lookup (run->plans, key);

  if (plan != NULL)
    return plan;
  plan = g_new0 (Plan, 1);
  plan->row = row;
  for (guint i = 0; i < run->projects->len && plan->record == NULL; i++)
    if (g_str_equal (((HengProject *) run->projects->pdata[i])->key, key))
      {
        plan->record = heng_project_copy (run->projects->pdata[i]);
        plan->before = heng_project_copy (run->projects->pdata[i]);
      }
  if (plan->record == NULL)
    {
      plan->record = heng_project_new ();
      plan->record->key = g_strdup (key);
    }
  g_hash_table_insert (run->plans, g_strdup (key), plan);
  g_ptr_array_add (run->order, plan);
  return plan;
}

static void
set_text (char **field, const char *text)
{
  if (*text == '\0')
    return;
  g_free (*field);
  *field = g_strdup (text);
}

static gboolean
read_project (Run *run, guint row, HengProject *project)
{
  HengImport *import = run->import;
  gint64 lead = heng_lookup_employee (run->lookup, row, LEAD, FALSE);
  HengDate from, to;

  set_text (&project->name, heng_import_text (import, row, NAME, HENG_CLEAN_TEXT));
  set_text (&project->name_en, heng_import_text (import, row, NAME_EN, HENG_CLEAN_TEXT));
  if (lead != 0)
    project->lead_id = lead;
  if (!heng_import_date (import, row, FROM, &from) || !heng_import_date (import, row, TO, &to))
    return FALSE;
  project->from_date = from != HENG_DATE_NONE ? from : project->from_date;
  project->to_date = to != HENG_DATE_NONE ? to : project->to_date;
  if (project->to_date != HENG_DATE_NONE && project->from_date > project->to_date)
    {
      heng_import_error (import, row, TO, heng_import_raw (import, row, TO), _("The end lies before the start. Correct one of the dates."));
      return FALSE;
    }
  return heng_import_required (import, row, NAME, project->name != NULL ? project->name : "") && !import->bad[row];
}

/* Member rows go into the batch behind all projects, so that their project has its id by then. */
static void
plan_member (Run *run, guint row, Plan *plan)
{
  gint64 employee = heng_lookup_employee (run->lookup, row, MEMBER, FALSE);
  g_autofree char *key = member_key (plan->record->id, employee);
  HengProjectMember *before = plan->record->id != 0 ? g_hash_table_lookup (run->members, key) : NULL;
  HengProjectMember *member;

  if (employee == 0)
    return;
  member = before != NULL ? heng_project_member_copy (before) : heng_project_member_new ();
  member->project_id = plan->record->id;
  member->employee_id = employee;
  set_text (&member->role, heng_import_text (run->import, row, ROLE, HENG_CLEAN_TEXT));
  if (*heng_import_text (run->import, row, SHARE, HENG_CLEAN_NARROW) != '\0')
    heng_import_weight (run->import, row, SHARE, &member->share_bp);
  heng_batch_add (run->import, row, &heng_project_member_type, member, before != NULL ? heng_project_member_copy (before) : NULL,
                  plan->record, G_STRUCT_OFFSET (HengProjectMember, project_id));
}

static gboolean
plan (HengImport *import, GError **error)
{
  g_auto (Run) run = { 0 };
  g_autofree Plan **plans = g_new0 (Plan *, import->table->n_rows);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Plan *current = NULL;

  if (!begin_run (&run, import, error))
    return FALSE;
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      const char *key = heng_import_text (import, row, KEY, HENG_CLEAN_NARROW);
      const char *member = heng_import_text (import, row, MEMBER, HENG_CLEAN_NARROW);
      g_autofree char *pair = NULL;

      if (*key != '\0')
        current = find_plan (&run, row, key);
      if (current == NULL)
        {
          heng_import_required (import, row, KEY, key);
          continue;
        }
      plans[row] = current;
      read_project (&run, row, current->record);
      pair = g_strconcat (current->record->key, "\n", member, NULL);
      if (*member != '\0' && !g_hash_table_add (seen, g_steal_pointer (&pair)))
        heng_import_error (import, row, MEMBER, member, _("An earlier row of the file says the same thing again. Keep one of them."));
    }
  for (guint i = 0; i < run.order->len; i++)
    {
      Plan *plan = run.order->pdata[i];

      heng_batch_add (import, plan->row, &heng_project_type, plan->record, g_steal_pointer (&plan->before), NULL, 0);
    }
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    if (plans[row] != NULL && !import->bad[row])
      {
        heng_import_set_fate (import, row, HENG_ROW_UNCHANGED);
        plan_member (&run, row, plans[row]);
      }
  /* The batch owns the projects from here on. */
  for (guint i = 0; i < run.order->len; i++)
    ((Plan *) run.order->pdata[i])->record = NULL;
  return TRUE;
}

const HengImporter heng_projects_importer = { columns, N_COLUMNS, FALSE, N_("Import of projects from %s"), plan, NULL };
