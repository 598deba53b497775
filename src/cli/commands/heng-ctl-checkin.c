/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl checkin: one dated check-in of a key result named by its owner. */
#include "heng-ctl.h"

#include "heng-ctl-print.h"

#include <glib/gi18n.h>

static gint64
find_project (HengDb *db, const char *key)
{
  g_autoptr (GPtrArray) projects = heng_projects_load (db, NULL);

  for (guint i = 0; projects && i < projects->len; i++)
    if (g_strcmp0 (((HengProject *) projects->pdata[i])->key, key) == 0)
      return ((HengProject *) projects->pdata[i])->id;
  return 0;
}

/* The owner by employee number, "company", project key or department path. */
static gboolean
find_owner (HengDb *db, const char *owner, int *kind, gint64 *id, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, owner, NULL);
  g_autoptr (GError) fault = NULL;

  if (employee)
    {
      *kind = HENG_OWNER_PERSON;
      *id = employee->id;
      return TRUE;
    }
  if (g_str_equal (owner, "company") || g_str_equal (owner, "公司"))
    {
      *kind = HENG_OWNER_COMPANY;
      *id = 0;
      return TRUE;
    }
  *kind = HENG_OWNER_PROJECT;
  if ((*id = find_project (db, owner)))
    return TRUE;
  *kind = HENG_OWNER_DEPT;
  if ((*id = heng_ctl_find_department (db, owner, &fault)))
    return TRUE;
  if (g_error_matches (fault, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND))
    g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND,
                 _("“%s” is no employee number, project, department or “company”. “hengctl employees” lists the numbers."), owner);
  else
    g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static gint64
find_key_result (HengDb *db, gint64 cycle_id, const char *path, GError **error)
{
  g_auto (GStrv) words = g_strsplit (path, "/", -1);
  guint n = g_strv_length (words);
  g_autofree char *owner = NULL;
  g_autoptr (GPtrArray) objectives = NULL;
  g_autoptr (GPtrArray) key_results = NULL;
  const char *objective_key, *key;
  gint64 owner_id;
  int kind;

  if (n < 3)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID,
                   _("“%s” names no key result. Write OWNER/OBJECTIVE/KEY RESULT, such as QH0014/O1/KR2."), path);
      return 0;
    }
  key = words[n - 1];
  objective_key = words[n - 2];
  owner = g_strndup (path, strlen (path) - strlen (key) - strlen (objective_key) - 2);
  if (!find_owner (db, owner, &kind, &owner_id, error) || !(objectives = heng_objectives_load (db, cycle_id, kind, owner_id, error))
      || !(key_results = heng_key_results_load (db, cycle_id, kind, owner_id, error)))
    return 0;
  for (guint i = 0; i < objectives->len; i++)
    for (guint k = 0; k < key_results->len; k++)
      {
        const HengObjective *objective = objectives->pdata[i];
        const HengKeyResult *kr = key_results->pdata[k];

        if (kr->objective_id == objective->id && g_str_equal (objective->key, objective_key) && g_str_equal (kr->key, key))
          return kr->id;
      }
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND,
               _("“%s”: this owner has no such key result in the cycle."), path);
  return 0;
}

static void
print_done (HengCtl *ctl, const char *path, const char *value, HengDate day)
{
  g_autoptr (HengCtlJson) json = NULL;
  g_autofree char *date = heng_date_format (day);

  if (!ctl->json)
    {
      g_print ("%s %s %s\n", date, path, value);
      return;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "key_result", path);
  heng_ctl_json_text (json, "value", value);
  heng_ctl_json_date (json, "date", day);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static int
run_checkin (HengCtl *ctl, GStrv args)
{
  int confidence = -1;
  g_autofree char *note = NULL, *date = NULL, *cycle_key = NULL;
  const GOptionEntry entries[] = {
    { "confidence", 0, 0, G_OPTION_ARG_INT, &confidence, N_("How sure the owner is, 0 to 10"), N_("N") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_("What happened"), N_("TEXT") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Day of the check-in, within the cycle; otherwise today"), N_("DATE") },
    { "cycle", 0, 0, G_OPTION_ARG_STRING, &cycle_key, N_("Cycle of the key result; otherwise the current one"), N_("KEY") },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  HengDate day = HENG_DATE_NONE;
  gint64 kr = 0;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 2, 2, &operands, &status))
    return status;
  if ((date && !heng_ctl_parse_date (date, &day, &error)) || !(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error))
      || !(cycle = heng_ctl_find_cycle (db, cycle_key, &error)) || !(kr = find_key_result (db, cycle->id, operands[0], &error))
      || !heng_check_in (db, kr, day, operands[1], confidence, note, NULL, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_done (ctl, operands[0], operands[1], day == HENG_DATE_NONE ? heng_check_in_day (db, cycle) : day);
  return HENG_EXIT_DONE;
}

const HengCtlCommand heng_ctl_checkin_commands[] = {
  { "checkin", "KR VALUE [--confidence N] [--note TEXT] [--date DATE] [--cycle KEY]",
    N_("One dated check-in; KR is OWNER/OBJECTIVE/KEY RESULT, such as QH0014/O1/KR2."), run_checkin },
  { NULL },
};
