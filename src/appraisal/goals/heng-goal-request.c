/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests to change an approved goal, their decision, and the versions that are kept. */
#include "heng-goal-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-goal-private.h"
#include "heng-goal-smart.h"
#include "heng-goal-version.h"

GPtrArray *
heng_goal_versions_load (HengDb *db, gint64 objective_id, GError **error)
{
  return heng_goal_rows_load (db, &heng_goal_version_type, objective_id, -1, (GDestroyNotify) heng_goal_version_free, error);
}

static gboolean
add_version (HengChange *change, gint64 objective_id, gint64 number, const char *document, const char *reason, const char *approver, gint64 at,
             GError **error)
{
  g_autoptr (HengGoalVersion) version = heng_goal_version_new ();

  version->objective_id = objective_id;
  version->number = number;
  version->document = g_strdup (document);
  version->reason = g_strdup (reason);
  version->approver = g_strdup (approver);
  version->at = at;
  return heng_change_insert (change, &heng_goal_version_type, version, error);
}

gboolean
heng_goal_keep_version (HengChange *change, const HengObjective *objective, const char *reason, const char *actor, GError **error)
{
  HengDb *db = heng_change_db (change);
  g_autoptr (GPtrArray) versions = heng_goal_versions_load (db, objective->id, error);
  g_autoptr (HengGoalDocument) document = versions ? heng_goal_document_load (db, objective->id, error) : NULL;
  g_autofree char *json = NULL;
  gint64 number = 1;

  if (!document)
    return FALSE;
  if (versions->len > 0)
    number = ((HengGoalVersion *) versions->pdata[versions->len - 1])->number + 1;
  json = heng_goal_document_to_json (document);
  return add_version (change, objective->id, number, json, reason, actor ? actor : g_get_user_name (), heng_now_ms (), error);
}

/* Every field that differs, as if it were typed. */
static gboolean
check_fields (const HengCycle *cycle, const HengRecordType *type, gconstpointer before, gconstpointer after, GError **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];
      g_autofree char *text = NULL, *stored = NULL;

      if (!heng_goal_is_content (type, field->name) || heng_field_equal (field, before, after))
        continue;
      text = heng_goal_field_text (type, after, field->name);
      if (!heng_goal_check_field (cycle, type, after, field->name, text, &stored, error))
        return FALSE;
    }
  return TRUE;
}

/* N1 and N2 over the proposed list. */
static gboolean
check_list (HengDb *db, const HengGoalDocument *proposed, GError **error)
{
  g_autoptr (GPtrArray) aligned = heng_objectives_load_aligned (db, proposed->objective->id, error);
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) findings = NULL;
  HengSmartObjective smart = { .title = proposed->objective->title, .mode = proposed->objective->mode, .n_owners = -1, .is_aligned = TRUE,
                               .n_objectives = 1 };

  for (guint i = 0; i < proposed->key_results->len && smart.mode != HENG_OKR_CHILDREN; i++)
    g_array_append_val (weights, ((HengKeyResult *) proposed->key_results->pdata[i])->weight_bp);
  for (guint i = 0; aligned && i < aligned->len && smart.mode != HENG_OKR_OWN; i++)
    if (((HengObjective *) aligned->pdata[i])->link == HENG_LINK_COUNT)
      g_array_append_val (weights, ((HengObjective *) aligned->pdata[i])->weight_bp);
  for (guint i = 0; i < proposed->key_results->len; i++)
    smart.n_key_results += ((HengKeyResult *) proposed->key_results->pdata[i])->state != HENG_GOAL_CANCELLED;
  smart.weights_bp = (const gint64 *) (gpointer) weights->data;
  smart.n_weights = weights->len;
  findings = heng_smart_check_objective (&smart);
  for (guint i = 0; i < findings->len; i++)
    if (((HengSmartFinding *) findings->pdata[i])->severity == HENG_SMART_ERROR)
      return heng_goal_invalid (error, "%s", ((HengSmartFinding *) findings->pdata[i])->message);
  return aligned != NULL;
}

static gboolean
check_key_result (const HengGoalContext *context, const HengKeyResult *before, const HengKeyResult *kr, GError **error)
{
  g_autoptr (HengKeyResult) none = heng_key_result_new ();
  g_autoptr (HengGoalLamps) lamps = NULL;
  g_autofree char *fault = NULL;

  if (kr->state == HENG_GOAL_CANCELLED)
    return TRUE;
  if (!check_fields (heng_goal_context_cycle (context), &heng_key_result_type, before ? before : none, kr, error))
    return FALSE;
  if ((fault = heng_key_result_check (kr)) != NULL)
    return heng_goal_invalid (error, "%s: %s", kr->key, fault);
  lamps = heng_goal_check_key_result (context, kr, TRUE);
  for (guint i = 0; i < lamps->advice->len; i++)
    {
      const HengSmartFinding *finding = &((HengGoalAdvice *) lamps->advice->pdata[i])->finding;

      if (finding->severity == HENG_SMART_ERROR)
        return heng_goal_invalid (error, _("%1$s: %2$s"), kr->key, finding->message);
    }
  return TRUE;
}

static gboolean
check_document (HengDb *db, const HengGoalDocument *base, const HengGoalDocument *proposed, GError **error)
{
  g_autoptr (HengGoalContext) context = heng_goal_context_load (db, proposed->objective->id, error);

  if (!context
      || !check_fields (heng_goal_context_cycle (context), &heng_objective_type, base->objective, proposed->objective, error))
    return FALSE;
  for (guint i = 0; i < proposed->key_results->len; i++)
    {
      const HengKeyResult *kr = proposed->key_results->pdata[i];

      if (!check_key_result (context, heng_goal_document_find (base, kr->key), kr, error))
        return FALSE;
    }
  return check_list (db, proposed, error);
}

static gboolean
has_open_request (HengDb *db, gint64 objective_id, gboolean *open, GError **error)
{
  g_autoptr (GPtrArray) requests
    = heng_goal_rows_load (db, &heng_goal_request_type, objective_id, -1, (GDestroyNotify) heng_goal_request_free, error);

  *open = FALSE;
  for (guint i = 0; requests && i < requests->len; i++)
    *open |= ((HengGoalRequest *) requests->pdata[i])->state == HENG_REQUEST_OPEN;
  return requests != NULL;
}

/* New key results get their keys, also against those that are gone. */
static void
give_keys (HengGoalDocument *proposed)
{
  for (guint i = 0; i < proposed->key_results->len; i++)
    {
      HengKeyResult *kr = proposed->key_results->pdata[i];

      if (!kr->key || !*kr->key)
        {
          g_free (kr->key);
          kr->key = heng_goal_free_key ("KR", proposed->key_results, G_STRUCT_OFFSET (HengKeyResult, key));
        }
      kr->objective_id = proposed->objective->id;
    }
}

static gboolean
check_places (HengDb *db, const HengGoalDocument *base, const HengGoalDocument *whole, GError **error)
{
  g_autoptr (HengGoalDocument) copy = heng_goal_document_copy (base); /* takes the ids, which nobody needs yet */
  HengGoalResolved resolved = { 0 };

  return heng_goal_places_resolve (db, copy, whole, &resolved, error);
}

/* The checks of a request; `base` and `whole` get what is stored and what is wished. */
static gboolean
prepare (HengDb *db, const HengGoalDocument *proposed, HengGoalDocument **base, HengGoalDocument **whole, GError **error)
{
  g_autoptr (GPtrArray) differences = NULL;
  gboolean open = FALSE;

  if (!(*base = heng_goal_document_load (db, proposed->objective->id, error)) || !heng_goal_check_open (db, (*base)->objective, error))
    return FALSE;
  if ((*base)->objective->state != HENG_GOAL_APPROVED)
    return heng_refuse (error, "%s", _("Only an approved goal is changed by a request; this one is changed directly."));
  if (!has_open_request (db, proposed->objective->id, &open, error))
    return FALSE;
  if (open)
    return heng_refuse (error, "%s", _("Another request to change this goal waits for its decision."));
  *whole = heng_goal_document_copy (proposed);
  give_keys (*whole);
  differences = heng_goal_compare (*base, *whole);
  if (differences->len == 0)
    return heng_goal_invalid (error, "%s", _("Nothing would change."));
  return check_places (db, *base, *whole, error) && check_document (db, *base, *whole, error);
}

gint64
heng_goal_request (HengDb *db, const HengGoalDocument *proposed, const char *reason, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengGoalDocument) base = NULL, whole = NULL;
  g_autoptr (HengGoalRequest) request = heng_goal_request_new ();
  g_autofree char *name = NULL, *action = NULL;

  request->reason = g_strstrip (g_strdup (reason ? reason : ""));
  if (!change || (*request->reason == '\0' && !heng_goal_invalid (error, "%s", _("Say why the approved goal has to change."))))
    return 0;
  if (!prepare (db, proposed, &base, &whole, error))
    return 0;
  request->objective_id = proposed->objective->id;
  request->base = heng_goal_document_to_json (base);
  request->document = heng_goal_document_to_json (whole);
  request->author = g_strdup (actor ? actor : g_get_user_name ());
  request->at = heng_now_ms ();
  name = heng_goal_name (db, base->objective, NULL);
  /* Translators: owner and key of an objective */
  action = g_strdup_printf (_("Ask for a change of %s"), name);
  heng_change_set_action (change, action);
  if (!heng_change_insert (change, &heng_goal_request_type, request, error) || !heng_change_commit (change, error))
    return 0;
  return request->id;
}

gint64
heng_goal_request_field (HengDb *db, const HengRecordType *type, gconstpointer record, const char *field, const char *text, const char *reason,
                         const char *actor, GError **error)
{
  const HengKeyResult *kr = type == &heng_key_result_type ? record : NULL;
  g_autoptr (HengGoalDocument) document
    = heng_goal_document_load (db, kr ? kr->objective_id : ((const HengObjective *) record)->id, error);
  g_autoptr (HengCycle) cycle = document ? heng_cycle_load (db, document->objective->cycle_id, error) : NULL;
  g_autofree char *stored = NULL;
  gpointer target;

  if (!cycle || !heng_goal_check_field (cycle, type, record, field, text, &stored, error))
    return 0;
  target = kr ? (gpointer) heng_goal_document_find (document, kr->key) : document->objective;
  if (!target)
    {
      heng_refuse (error, "%s", _("This key result is gone."));
      return 0;
    }
  if (strcmp (field, "lead_id") != 0)
    heng_goal_apply_field (cycle, type, target, field, stored, text);
  else if (!heng_goal_document_set_lead (db, document, kr ? kr->key : NULL, stored ? g_ascii_strtoll (stored, NULL, 10) : 0, error))
    return 0;
  return heng_goal_request (db, document, reason, actor, error);
}

gint64
heng_goal_request_align (HengDb *db, gint64 objective_id, gint64 parent_id, gint64 kr_id, HengOkrLink link, const char *reason, const char *actor,
                         GError **error)
{
  g_autoptr (HengGoalDocument) document = heng_goal_document_load (db, objective_id, error);

  if (!document || !heng_goal_document_set_above (db, document, parent_id, kr_id, link, error))
    return 0;
  return heng_goal_request (db, document, reason, actor, error);
}

gint64
heng_goal_request_owner (HengDb *db, gint64 objective_id, HengOwnerKind owner_kind, gint64 owner_id, const char *reason, const char *actor,
                         GError **error)
{
  g_autoptr (HengGoalDocument) document = heng_goal_document_load (db, objective_id, error);

  if (!document || !heng_goal_document_set_owner (db, document, owner_kind, owner_id, error))
    return 0;
  return heng_goal_request (db, document, reason, actor, error);
}

GPtrArray *
heng_goal_requests_load (HengDb *db, gint64 cycle_id, gint64 objective_id, gboolean open_only, GError **error)
{
  GPtrArray *requests = objective_id != 0 ? heng_goal_rows_load (db, &heng_goal_request_type, objective_id, -1,
                                                                 (GDestroyNotify) heng_goal_request_free, error)
                                          : heng_goal_requests_load_cycle (db, cycle_id, error);

  for (guint i = 0; requests && objective_id != 0 && i < requests->len / 2; i++) /* newest first */
    {
      gpointer kept = requests->pdata[i];

      requests->pdata[i] = requests->pdata[requests->len - 1 - i];
      requests->pdata[requests->len - 1 - i] = kept;
    }
  for (guint i = requests ? requests->len : 0; open_only && i-- > 0;)
    if (((HengGoalRequest *) requests->pdata[i])->state != HENG_REQUEST_OPEN)
      g_ptr_array_remove_index (requests, i);
  return requests;
}

/* Takes the content of `from` over into the stored record. */
static void
take_content (const HengRecordType *type, gpointer record, gconstpointer from)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];
      g_autofree char *text = NULL;

      if (!heng_goal_is_content (type, field->name))
        continue;
      text = heng_field_get_text (field, from);
      heng_field_set_text (field, record, text);
    }
}

static gboolean
apply_key_result (HengChange *change, const HengGoalDocument *stored, const HengKeyResult *wished, gint64 sort, GError **error)
{
  HengKeyResult *kr = heng_goal_document_find (stored, wished->key);
  g_autoptr (HengKeyResult) fresh = NULL;

  if (kr)
    {
      take_content (&heng_key_result_type, kr, wished);
      if (wished->state == HENG_GOAL_CANCELLED)
        kr->state = HENG_GOAL_CANCELLED;
      return heng_change_update (change, &heng_key_result_type, kr, error);
    }
  fresh = heng_key_result_copy (wished);
  fresh->id = fresh->version = 0;
  fresh->objective_id = stored->objective->id;
  fresh->state = HENG_GOAL_APPROVED;
  fresh->sort = sort;
  return heng_change_insert (change, &heng_key_result_type, fresh, error);
}

/* Writes the wished goal over the stored one; key results it leaves out are cancelled, never lost. */
static gboolean
apply (HengChange *change, HengGoalDocument *stored, const HengGoalDocument *wished, GError **error)
{
  HengGoalResolved resolved = { 0 };
  gint64 sort = 0;

  if (!heng_goal_places_resolve (heng_change_db (change), stored, wished, &resolved, error)
      || (resolved.above_changes && !heng_goal_hang (change, stored->objective, resolved.parent_id, resolved.kr_id, resolved.link, error)))
    return FALSE;
  for (guint i = 0; i < stored->key_results->len; i++)
    sort = MAX (sort, ((HengKeyResult *) stored->key_results->pdata[i])->sort);
  take_content (&heng_objective_type, stored->objective, wished->objective);
  if (!heng_change_update (change, &heng_objective_type, stored->objective, error))
    return FALSE;
  for (guint i = 0; i < wished->key_results->len; i++)
    if (!apply_key_result (change, stored, wished->key_results->pdata[i], ++sort, error))
      return FALSE;
  for (guint i = 0; i < stored->key_results->len; i++)
    {
      HengKeyResult *kr = stored->key_results->pdata[i];

      if (kr->state == HENG_GOAL_CANCELLED || heng_goal_document_find (wished, kr->key))
        continue;
      kr->state = HENG_GOAL_CANCELLED;
      if (!heng_change_update (change, &heng_key_result_type, kr, error))
        return FALSE;
    }
  return TRUE;
}

/* A request that is still open, with the goal it is about. */
static HengGoalRequest *
load_open (HengDb *db, gint64 request_id, HengGoalDocument **stored, GError **error)
{
  g_autoptr (HengGoalRequest) request = heng_goal_request_load_one (db, request_id, error);

  if (!request || !(*stored = heng_goal_document_load (db, request->objective_id, error)) || !heng_goal_check_open (db, (*stored)->objective, error))
    return NULL;
  if (request->state == HENG_REQUEST_OPEN)
    return g_steal_pointer (&request);
  heng_refuse (error, _("This request is decided already: %s."), heng_enum_label (heng_request_state_values, request->state));
  return NULL;
}

static gboolean
decide (HengChange *change, HengGoalRequest *request, HengRequestState state, const char *words, const char *actor, GError **error)
{
  request->state = state;
  request->decision = words && *words ? g_strdup (words) : NULL;
  request->decider = g_strdup (actor ? actor : g_get_user_name ());
  request->decided_at = heng_now_ms ();
  return heng_change_update (change, &heng_goal_request_type, request, error);
}

gboolean
heng_goal_keep_before (HengChange *change, const HengObjective *objective, GError **error)
{
  g_autoptr (GPtrArray) versions = heng_goal_versions_load (heng_change_db (change), objective->id, error);
  g_autoptr (HengGoalDocument) document = NULL;
  g_autofree char *json = NULL;

  if (!versions || versions->len > 0)
    return versions != NULL;
  if (!(document = heng_goal_document_load (heng_change_db (change), objective->id, error)))
    return FALSE;
  json = heng_goal_document_to_json (document);
  return add_version (change, objective->id, 1, json, NULL, NULL, 0, error);
}

/* Goals that were approved before there were versions get the one that is replaced. */
static gboolean
keep_first (HengChange *change, const HengGoalRequest *request, GError **error)
{
  g_autoptr (GPtrArray) versions = heng_goal_versions_load (heng_change_db (change), request->objective_id, error);

  return versions && (versions->len > 0 || add_version (change, request->objective_id, 1, request->base, NULL, NULL, 0, error));
}

/* The participant's state follows the goals of the owner of now, and of the one before. */
static gboolean
follow_owners (HengChange *change, const HengObjective *before, const HengObjective *after, GError **error)
{
  if (before->owner_kind == after->owner_kind && before->owner_id == after->owner_id)
    return TRUE;
  return heng_goal_follow_participant (change, before, error) && heng_goal_follow_participant (change, after, error);
}

gboolean
heng_goal_request_approve (HengDb *db, gint64 request_id, const char *comment, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengGoalDocument) stored = NULL, wished = NULL, base = NULL;
  g_autoptr (HengGoalRequest) request = change ? load_open (db, request_id, &stored, error) : NULL;
  g_autoptr (HengObjective) before = request ? heng_objective_copy (stored->objective) : NULL;
  g_autofree char *now = NULL, *then = NULL, *name = NULL, *action = NULL;

  if (!request || !(wished = heng_goal_document_from_json (request->document, error))
      || !(base = heng_goal_document_from_json (request->base, error)))
    return FALSE;
  now = heng_goal_document_content (stored);
  then = heng_goal_document_content (base);
  if (strcmp (now, then) != 0 || !heng_goal_places_rebase (base, wished, stored))
    return heng_refuse (error, "%s", _("The goal was changed since this was asked for. Refuse it and let it be asked for again."));
  name = heng_goal_name (db, stored->objective, NULL);
  action = g_strdup_printf (_("Approve the change of %s"), name);
  heng_change_set_action (change, action);
  return keep_first (change, request, error) && apply (change, stored, wished, error)
         && follow_owners (change, before, stored->objective, error) && heng_goal_keep_version (change, stored->objective, request->reason, actor, error)
         && decide (change, request, HENG_REQUEST_APPROVED, comment, actor, error) && heng_change_commit (change, error);
}

static gboolean
close_request (HengDb *db, gint64 request_id, HengRequestState state, const char *words, const char *format, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengGoalDocument) stored = NULL;
  g_autoptr (HengGoalRequest) request = change ? load_open (db, request_id, &stored, error) : NULL;
  g_autofree char *name = NULL, *action = NULL;

  if (!request)
    return FALSE;
  name = heng_goal_name (db, stored->objective, NULL);
  action = g_strdup_printf (format, name);
  heng_change_set_action (change, action);
  return decide (change, request, state, words, actor, error) && heng_change_commit (change, error);
}

gboolean
heng_goal_request_refuse (HengDb *db, gint64 request_id, const char *reason, const char *actor, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (reason ? reason : ""));

  if (*words == '\0')
    return heng_goal_invalid (error, "%s", _("Say why the change is refused."));
  return close_request (db, request_id, HENG_REQUEST_REFUSED, words, _("Refuse the change of %s"), actor, error);
}

gboolean
heng_goal_request_withdraw (HengDb *db, gint64 request_id, const char *actor, GError **error)
{
  return close_request (db, request_id, HENG_REQUEST_WITHDRAWN, NULL, _("Withdraw the change of %s"), actor, error);
}
