/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies of the person page's writes; each is one named, undoable change. */
#include "heng-person-verbs.h"

#include "heng-check-in-pane.h"
#include "heng-scorecard-sheet.h"

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

static void
actual_entry_clear (gpointer data)
{
  HengActualEntry *entry = data;

  g_clear_pointer (&entry->line, heng_scorecard_line_free);
  g_free (entry->value);
  g_free (entry->reason);
  g_free (entry->approver);
}

HengActualsRequest *
heng_actuals_request_new (const char *action, const char *actor)
{
  HengActualsRequest *request = g_new0 (HengActualsRequest, 1);

  request->entries = g_array_new (FALSE, TRUE, sizeof (HengActualEntry));
  g_array_set_clear_func (request->entries, actual_entry_clear);
  request->action = g_strdup (action);
  request->actor = g_strdup (actor);
  return request;
}

void
heng_actuals_request_add (HengActualsRequest *request, const HengScorecardLine *line, const char *value, gint64 expected_version)
{
  HengActualEntry entry = { .line = heng_scorecard_line_copy (line), .value = *value != '\0' ? g_strdup (value) : NULL,
                            .expected_version = expected_version };

  g_array_append_val (request->entries, entry);
}

void
heng_actuals_request_free (HengActualsRequest *request)
{
  g_array_unref (request->entries);
  g_free (request->action);
  g_free (request->actor);
  g_free (request);
}

gpointer
heng_verb_enter_actuals (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengActualsRequest *r = args;

  return GINT_TO_POINTER (heng_enter_actuals (db, (const HengActualEntry *) (gpointer) r->entries->data, r->entries->len, r->action, r->actor, error));
}

gpointer
heng_verb_change_job (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengJobRequest *r = args;
  HengPersonWriter writer = { r->actor, NULL };

  return GINT_TO_POINTER (heng_person_change_job (db, &writer, r->job, error));
}
