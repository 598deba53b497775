/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies of the person page's writes; each is one named, undoable change. */
#include "heng-person-verbs.h"

#include <glib/gi18n-lib.h>

#include "heng-check-in-pane.h"
#include "heng-scorecard-sheet.h"

void
heng_fact_request_free (HengFactRequest *request)
{
  g_free (request->text);
  g_free (request->actor);
  g_free (request);
}

void
heng_job_request_free (HengJobRequest *request)
{
  g_clear_pointer (&request->job, heng_job_free);
  g_free (request->actor);
  g_free (request);
}

gpointer
heng_verb_check_in (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengCheckInRequest *r = args;

  return GINT_TO_POINTER (heng_check_in (db, r->key_result_id, r->day, r->value, r->confidence, r->note, r->actor, error));
}

gpointer
heng_verb_enter_actual (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengActualRequest *r = args;

  return GINT_TO_POINTER (heng_enter_actual (db, r->line, r->value, r->reason, r->approver, NULL, r->expected_version, r->actor, error));
}

gpointer
heng_verb_set_fact (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengFactRequest *r = args;
  g_autoptr (HengEmployee) employee = heng_employee_load (db, r->employee_id, error);
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (employee == NULL)
    return NULL;
  if (!heng_field_set_text (r->field, employee, r->text))
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” cannot be read as %s."), r->text, _(r->field->label));
      return NULL;
    }
  /* what the person saw is what may be overwritten */
  employee->version = r->expected_version;
  action = g_strdup_printf (_("%s of %s"), _(r->field->label), heng_localized (employee->name, employee->name_en));
  change = heng_change_begin (db, r->actor, action, error);
  if (change == NULL || !heng_change_update (change, &heng_employee_type, employee, error))
    return NULL;
  return GINT_TO_POINTER (heng_change_commit (change, error));
}

gpointer
heng_verb_change_job (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengJobRequest *r = args;
  g_autoptr (HengEmployee) employee = heng_employee_load (db, r->job->employee_id, error);
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (employee == NULL)
    return NULL;
  action = g_strdup_printf (_("%s of %s"), heng_enum_label (heng_job_kind_values, r->job->kind),
                            heng_localized (employee->name, employee->name_en));
  change = heng_change_begin (db, r->actor, action, error);
  if (change == NULL || !heng_employee_change_job (change, employee, r->job, error))
    return NULL;
  return GINT_TO_POINTER (heng_change_commit (change, error));
}
