/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of the Scorecards pages. */
#include "heng-library-work.h"

#include <glib/gi18n.h>

#include "heng-assignment.h"
#include "heng-window.h"

typedef struct
{
  HengPage *page;
  char *said;
  HengLibraryDone done;
  GObject *user_data;
} Run;

HengLibraryWork *
heng_library_work_new (HengLibraryVerb verb, gint64 id)
{
  HengLibraryWork *work = g_new0 (HengLibraryWork, 1);

  work->verb = verb;
  work->id = id;
  return work;
}

void
heng_library_work_free (HengLibraryWork *work)
{
  g_free (work->key);
  g_free (work->field);
  g_free (work->text);
  g_free (work->path);
  g_free (work->actor);
  g_clear_pointer (&work->indicator, heng_indicator_free);
  g_clear_pointer (&work->seen, g_ptr_array_unref);
  g_clear_pointer (&work->lines, g_ptr_array_unref);
  g_clear_pointer ((HengAssignment **) &work->assignment, heng_assignment_free);
  g_clear_pointer (&work->questions, heng_scheme_questions_free);
  g_clear_pointer (&work->wanted, heng_scheme_questions_free);
  g_free (work);
}

gpointer
heng_library_work_do (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  HengLibraryWork *work = args;
  gint64 id = work->verb (db, work, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

gint64
heng_verb_set_indicator_field (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_indicator_set_field (db, work->indicator, work->field, work->text, work->actor, error) ? work->indicator->id : 0;
}

gint64
heng_verb_add_indicator (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_indicator_add (db, work->id, work->text, work->actor, error);
}

gint64
heng_verb_retire_indicator (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_indicator_set_retired (db, work->id, work->number != 0, work->actor, error) ? work->id : 0;
}

gint64
heng_verb_reset_indicator (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_indicator_reset (db, work->id, work->path, work->actor, error) ? work->id : 0;
}

gint64
heng_verb_set_template_field (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_template_set_field (db, work->id, work->field, work->text, work->actor, error);
}

gint64
heng_verb_add_template (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_template_add (db, work->id, work->text, (int) work->number, work->actor, error);
}

gint64
heng_verb_edit_template (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_template_edit (db, work->id, work->seen, work->lines, work->text, work->actor, error);
}

gint64
heng_verb_retire_template (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_template_set_retired (db, work->key, work->number != 0, work->actor, error) ? 1 : 0;
}

gint64
heng_verb_reset_template (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_template_reset (db, work->key, work->path, work->actor, error) ? 1 : 0;
}

gint64
heng_verb_export_template (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_template_export (db, work->id, work->path, error) ? work->id : 0;
}

gint64
heng_verb_import_template (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_template_import (db, work->path, work->actor, error);
}

gint64
heng_verb_edit_questions (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_question_set_edit (db, work->questions, work->wanted, work->text, work->actor, error);
}

gint64
heng_verb_add_questions (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_question_set_add (db, work->id, work->text, work->actor, error);
}

gint64
heng_verb_retire_questions (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_question_set_set_retired (db, work->key, work->number != 0, work->actor, error);
}

gint64
heng_verb_reset_questions (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_question_set_reset (db, work->key, work->path, work->actor, error);
}

gint64
heng_verb_save_rule (HengDb *db, const HengLibraryWork *work, GError **error)
{
  HengAssignment *assignment = work->assignment;

  return heng_assignment_save (db, assignment, work->actor, error) ? assignment->id : 0;
}

gint64
heng_verb_remove_rule (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_assignment_remove (db, work->id, work->version, work->actor, error) ? work->id : 0;
}

gint64
heng_verb_move_rule (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_assignment_move (db, work->id, (guint) work->number, work->actor, error) ? work->id : 0;
}

gint64
heng_verb_edit_card (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_own_card_edit (db, work->id, work->seen, work->lines, work->text, work->actor, error) ? work->id : 0;
}

gint64
heng_verb_step_card (HengDb *db, const HengLibraryWork *work, GError **error)
{
  return heng_own_card_step (db, work->id, (HengCardState) work->number, work->text, work->actor, error) ? work->id : 0;
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
      if (error == NULL && run->said != NULL)
        heng_window_toast (window, run->said, TRUE);
      else if (error != NULL && (run->done == NULL || !g_error_matches (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID)))
        heng_window_show_error (window, _("The change was not stored"), error);
      heng_page_reload (run->page);
    }
  g_clear_object (&run->user_data);
  g_object_unref (run->page);
  g_free (run->said);
  g_free (run);
}

void
heng_library_work_run (HengPage *page, HengLibraryWork *work, const char *said, HengLibraryDone done, gpointer user_data)
{
  HengStore *store = heng_page_get_store (page);
  Run *run = g_new0 (Run, 1);

  run->page = g_object_ref (page);
  run->said = g_strdup (said);
  run->done = done;
  run->user_data = user_data != NULL ? g_object_ref (user_data) : NULL;
  work->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, heng_library_work_do, work, (GDestroyNotify) heng_library_work_free, g_free, NULL, done_cb, run);
}
