/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of the Goals page. */
#include "heng-goal-work.h"

#include <glib/gi18n.h>

#include "heng-conflict-dialog.h"
#include "heng-goal-carry.h"
#include "heng-goal-history.h"
#include "heng-goal-request.h"
#include "heng-goal-state.h"
#include "heng-goal-talk.h"
#include "heng-record-sql.h"
#include "heng-window.h"

typedef struct
{
  HengPage *page;
  char *toast;
  gboolean own_errors;
  HengGoalDone done;
  GObject *user_data;
} Run;

HengGoalWork *
heng_goal_work_new (HengGoalWorkKind what, HengGoalKind kind, gint64 id)
{
  HengGoalWork *work = g_new0 (HengGoalWork, 1);

  work->what = what;
  work->kind = kind;
  work->id = id;
  work->confidence = -1;
  return work;
}

static const HengRecordType *
type_of (const HengGoalWork *work)
{
  return work->kind == HENG_GOAL_OBJECTIVE ? &heng_objective_type : &heng_key_result_type;
}

void
heng_goal_work_free (HengGoalWork *work)
{
  g_free (work->field);
  g_free (work->text);
  g_free (work->comment);
  g_free (work->actor);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  if (work->record != NULL)
    heng_record_free (type_of (work), work->record);
  g_free (work);
}

static gboolean
set_field (HengDb *db, const HengGoalWork *work, GError **error)
{
  const HengRecordType *type = type_of (work);
  gpointer loaded = work->record == NULL ? heng_record_load_existing (db, type, work->id, error) : NULL;
  gconstpointer record = work->record != NULL ? work->record : loaded;
  gboolean done;

  if (record == NULL)
    return FALSE;
  if (work->comment != NULL)
    done = heng_goal_request_field (db, type, record, work->field, work->text, work->comment, work->actor, error) != 0;
  else
    done = heng_goal_set_field (db, type, record, work->field, work->text, work->actor, error);
  if (loaded != NULL)
    heng_record_free (type, loaded);
  return done;
}

static gboolean
with_objective (HengDb *db, const HengGoalWork *work, GError **error)
{
  g_autoptr (HengObjective) objective = heng_record_load_existing (db, &heng_objective_type, work->id, error);

  if (objective == NULL)
    return FALSE;
  if (work->what == HENG_GOAL_WORK_SET_OWNER && work->comment != NULL)
    return heng_goal_request_owner (db, work->id, work->place.owner_kind, work->place.owner_id, work->comment, work->actor, error) != 0;
  if (work->what == HENG_GOAL_WORK_SET_OWNER)
    return heng_goal_set_owner (db, objective, work->place.owner_kind, work->place.owner_id, work->actor, error);
  if (work->comment != NULL)
    return heng_goal_request_align (db, work->id, work->target, work->target_kr, work->place.link, work->comment, work->actor, error) != 0;
  return heng_goal_align (db, objective, work->target, work->target_kr, work->place.link, work->actor, error);
}

static gboolean
step_objective (HengDb *db, const HengGoalWork *work, GError **error)
{
  gboolean in = work->what == HENG_GOAL_WORK_INDENT;

  if (work->comment != NULL)
    return heng_goal_request_step (db, work->id, in, work->comment, work->actor, error) != 0;
  return (in ? heng_goal_indent : heng_goal_outdent) (db, work->id, work->actor, error);
}

static gboolean
move_key_result (HengDb *db, const HengGoalWork *work, GError **error)
{
  g_autoptr (HengKeyResult) kr = heng_record_load_existing (db, &heng_key_result_type, work->id, error);

  return kr != NULL && heng_goal_move_key_result (db, kr, work->target, work->after, work->actor, error);
}

static gint64
carry (HengDb *db, const HengGoalWork *work, GError **error)
{
  const HengGoalCarryArgs args = { work->from, work->place.cycle_id, (HengGoalCarry) work->how, -1, 0, NULL, 0, work->actor };

  return heng_goal_carry (db, &args, error);
}

/* What gives an id or a count; −2: not one of these. */
static gint64
do_counted (HengDb *db, const HengGoalWork *work, GError **error)
{
  gint64 id;

  switch (work->what)
    {
    case HENG_GOAL_WORK_ADD_OBJECTIVE:
      id = heng_goal_add_objective (db, &work->place, work->text, work->actor, error);
      return id != 0 ? id : -1;
    case HENG_GOAL_WORK_ADD_KR:
      id = heng_goal_add_key_result (db, work->id, work->after, work->text, work->actor, error);
      return id != 0 ? id : -1;
    case HENG_GOAL_WORK_ADD_LINK:
      id = heng_goal_add_link (db, work->id, work->target, work->target_kr, NULL, work->actor, error);
      return id != 0 ? id : -1;
    case HENG_GOAL_WORK_COMMENT:
      id = heng_goal_comment (db, work->kind, work->id, work->text, work->actor, error);
      return id != 0 ? id : -1;
    case HENG_GOAL_WORK_PUBLISH:
      return heng_goal_publish (db, work->place.cycle_id, work->id != 0 ? &work->id : NULL, work->id != 0 ? 1 : 0, work->actor, error);
    case HENG_GOAL_WORK_CARRY:
      return carry (db, work, error);
    default:
      return -2;
    }
}

static gboolean
do_state (HengDb *db, const HengGoalWork *work, GError **error)
{
  switch (work->what)
    {
    case HENG_GOAL_WORK_SUBMIT:
      return heng_goal_submit (db, work->id, work->text, work->actor, error);
    case HENG_GOAL_WORK_APPROVE:
      return heng_goal_approve (db, work->id, work->text, work->actor, error);
    case HENG_GOAL_WORK_RETURN:
      return heng_goal_return (db, work->id, work->text, work->actor, error);
    case HENG_GOAL_WORK_WITHDRAW:
      return heng_goal_withdraw (db, work->id, work->actor, error);
    case HENG_GOAL_WORK_APPROVE_REQUEST:
      return heng_goal_request_approve (db, work->id, work->text, work->actor, error);
    case HENG_GOAL_WORK_REFUSE_REQUEST:
      return heng_goal_request_refuse (db, work->id, work->text, work->actor, error);
    case HENG_GOAL_WORK_WITHDRAW_REQUEST:
    default:
      return heng_goal_request_withdraw (db, work->id, work->actor, error);
    }
}

static gboolean
do_surroundings (HengDb *db, const HengGoalWork *work, GError **error)
{
  switch (work->what)
    {
    case HENG_GOAL_WORK_CHECK_IN:
      return heng_check_in (db, work->id, work->day, work->text, work->confidence, work->comment, work->actor, error);
    case HENG_GOAL_WORK_REMOVE_COMMENT:
      return heng_goal_comment_remove (db, work->id, work->version, work->actor, error);
    case HENG_GOAL_WORK_ATTACH_LINK:
      return heng_goal_attach_link (db, work->kind, work->id, work->text, work->comment, work->actor, error);
    case HENG_GOAL_WORK_ATTACH_FILE:
      return heng_goal_attach_file (db, work->kind, work->id, work->text, work->comment, work->bytes, work->actor, error);
    case HENG_GOAL_WORK_REMOVE_EVIDENCE:
      return heng_goal_evidence_remove (db, work->id, work->version, work->actor, error);
    case HENG_GOAL_WORK_GRADE:
      return heng_goal_grade (db, work->kind, work->id, work->text, work->comment, work->actor, error);
    default:
      return do_state (db, work, error);
    }
}

static gboolean
do_plain (HengDb *db, const HengGoalWork *work, GError **error)
{
  switch (work->what)
    {
    case HENG_GOAL_WORK_SET_FIELD:
      return set_field (db, work, error);
    case HENG_GOAL_WORK_SET_OWNER:
    case HENG_GOAL_WORK_ALIGN:
      return with_objective (db, work, error);
    case HENG_GOAL_WORK_INDENT:
    case HENG_GOAL_WORK_OUTDENT:
      return step_objective (db, work, error);
    case HENG_GOAL_WORK_MOVE:
      return heng_goal_move (db, work->kind, work->id, work->step, work->actor, error);
    case HENG_GOAL_WORK_MOVE_KR:
      return move_key_result (db, work, error);
    case HENG_GOAL_WORK_REMOVE_LINK:
      return heng_goal_remove_link (db, work->id, work->version, work->actor, error);
    case HENG_GOAL_WORK_REMOVE:
      return heng_goal_remove (db, work->kind, work->id, work->version, work->actor, error);
    case HENG_GOAL_WORK_CANCEL:
      return heng_goal_cancel (db, work->kind, work->id, work->version, work->text, work->actor, error);
    default:
      return do_surroundings (db, work, error);
    }
}

gpointer
heng_goal_work_do (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  HengGoalWork *work = args;
  gint64 id = do_counted (db, work, error);

  if (id == -1)
    return NULL;
  if (id == -2)
    {
      if (!do_plain (db, work, error))
        return NULL;
      id = work->id;
    }
  return g_memdup2 (&id, sizeof id);
}

static void
run_free (Run *run)
{
  g_clear_object (&run->user_data);
  g_object_unref (run->page);
  g_free (run->toast);
  g_free (run);
}

typedef struct
{
  HengConflict *conflict;
  HengKeep keep;
  char *actor;
} Resolve;

static void
resolve_free (Resolve *resolve)
{
  g_clear_pointer (&resolve->conflict, heng_conflict_free);
  g_free (resolve->actor);
  g_free (resolve);
}

static gpointer
resolve_on_lane (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Resolve *resolve = args;

  return heng_goal_resolve (db, resolve->conflict, resolve->keep, resolve->actor, error) ? g_new0 (gint64, 1) : NULL;
}

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *done = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (error != NULL && heng_page_get_window (page) != NULL)
    heng_window_show_error (heng_page_get_window (page), _("The change was not stored"), error);
}

static void
conflict_chosen (gboolean chosen, HengKeep keep, const HengConflict *conflict, gpointer user_data)
{
  g_autoptr (HengPage) page = user_data;
  HengStore *store = heng_page_get_store (page);
  Resolve *resolve;

  if (!chosen || store == NULL)
    return;
  resolve = g_new0 (Resolve, 1);
  resolve->conflict = heng_conflict_copy (conflict);
  resolve->keep = keep;
  resolve->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, resolve_on_lane, resolve, (GDestroyNotify) resolve_free, g_free, NULL, resolved_cb,
                        g_steal_pointer (&page));
}

static void
show_error (Run *run, const GError *error)
{
  const HengConflict *conflict = heng_store_error_get_conflict (error);
  gboolean spoken = g_error_matches (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID)
                    || g_error_matches (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);

  if (conflict != NULL)
    heng_conflict_dialog_present (GTK_WIDGET (run->page), conflict, conflict_chosen, g_object_ref (run->page));
  else if (spoken && !run->own_errors)
    heng_window_toast (heng_page_get_window (run->page), error->message, FALSE);
  else if (!spoken)
    heng_window_show_error (heng_page_get_window (run->page), _("The change was not stored"), error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (heng_page_get_window (run->page) != NULL && heng_page_get_store (run->page) == HENG_STORE (source))
    {
      if (run->done != NULL)
        run->done (run->page, id != NULL ? *id : 0, error, run->user_data);
      if (error != NULL)
        show_error (run, error);
      else if (run->toast != NULL)
        heng_window_toast (heng_page_get_window (run->page), run->toast, TRUE);
    }
  run_free (run);
}

void
heng_goal_work_run (HengPage *page, HengGoalWork *work, const char *toast, gboolean own_errors, HengGoalDone done, gpointer user_data)
{
  HengStore *store = heng_page_get_store (page);
  Run *run = g_new0 (Run, 1);

  run->page = g_object_ref (page);
  run->toast = g_strdup (toast);
  run->own_errors = own_errors;
  run->done = done;
  run->user_data = user_data != NULL ? g_object_ref (user_data) : NULL;
  work->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, heng_goal_work_do, work, (GDestroyNotify) heng_goal_work_free, g_free, NULL, done_cb, run);
}
