/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of the organisation's pages. */
#include "heng-organisation-work.h"

#include <glib/gi18n.h>

#include "heng-window.h"

typedef struct
{
  HengPage *page;
  HengWorkDone done;
  GObject *user_data;
} Run;

HengOrganisationWork *
heng_organisation_work_new (HengWorkKind kind, const HengRecordType *type, gpointer record)
{
  HengOrganisationWork *work = g_new0 (HengOrganisationWork, 1);

  work->kind = kind;
  work->type = type;
  work->record = record;
  return work;
}

void
heng_organisation_work_free (HengOrganisationWork *work)
{
  if (work->record != NULL)
    heng_record_free (work->type, work->record);
  g_free (work->actor);
  g_free (work);
}

static gboolean
do_work (HengDb *db, HengOrganisationWork *work, GError **error)
{
  switch (work->kind)
    {
    case HENG_WORK_SAVE_UNIT:
      return heng_unit_save (db, work->record, work->day, work->actor, error);
    case HENG_WORK_MOVE_UNIT:
      return heng_unit_move (db, work->id, work->target_id, work->before_id, work->day, work->actor, error);
    case HENG_WORK_CLOSE_UNIT:
      return heng_unit_close (db, work->id, work->target_id, work->day, work->actor, error);
    case HENG_WORK_REOPEN_UNIT:
      return heng_unit_reopen (db, work->id, work->day, work->actor, error);
    case HENG_WORK_SAVE_PROJECT:
      return heng_project_save (db, work->record, work->actor, error);
    case HENG_WORK_REMOVE_PROJECT:
      return heng_project_remove (db, work->id, work->actor, error);
    case HENG_WORK_SAVE_MEMBER:
      return heng_project_member_save (db, work->record, work->actor, error);
    case HENG_WORK_REMOVE_MEMBER:
      return heng_project_member_remove (db, work->id, work->version, work->actor, error);
    case HENG_WORK_SAVE_MILESTONE:
      return heng_project_milestone_save (db, work->record, work->actor, error);
    case HENG_WORK_REMOVE_MILESTONE:
    default:
      return heng_project_milestone_remove (db, work->id, work->version, work->actor, error);
    }
}

gpointer
heng_organisation_work_do (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  HengOrganisationWork *work = args;
  gint64 id = work->id;

  if (!do_work (db, work, error))
    return NULL;
  if (work->record != NULL)
    id = ((HengRecord *) work->record)->id;
  return g_memdup2 (&id, sizeof id);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengWindow *window = heng_page_get_window (run->page);

  if (window != NULL && heng_page_get_store (run->page) == HENG_STORE (source))
    {
      if (run->done != NULL)
        run->done (run->page, id != NULL ? *id : 0, error, run->user_data);
      if (error == NULL)
        heng_window_toast (window, _("Saved"), TRUE);
      else if (run->done == NULL || !g_error_matches (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID))
        heng_window_show_error (window, _("The change was not stored"), error);
      heng_page_reload (run->page);
    }
  g_clear_object (&run->user_data);
  g_object_unref (run->page);
  g_free (run);
}

void
heng_organisation_work_run (HengPage *page, HengOrganisationWork *work, HengWorkDone done, gpointer user_data)
{
  HengStore *store = heng_page_get_store (page);
  Run *run = g_new0 (Run, 1);

  run->page = g_object_ref (page);
  run->done = done;
  run->user_data = user_data != NULL ? g_object_ref (user_data) : NULL;
  work->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, heng_organisation_work_do, work, (GDestroyNotify) heng_organisation_work_free, g_free, NULL,
                        done_cb, run);
}
