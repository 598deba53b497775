/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every write goes to the work lane as one job, which comes home with a toast, a sentence or a conflict. */
#include "heng-file-desk.h"

#include <glib/gi18n-lib.h>

#include "heng-conflict-dialog.h"
#include "heng-import.h"
#include "heng-window.h"

struct _HengFileDesk
{
  GObject parent_instance;
  HengPage *page; /* not owned */
  const HengPersonData *data;
  HengDate today; /* of a desk without data */
  guint writes;
};

G_DEFINE_FINAL_TYPE (HengFileDesk, heng_file_desk, G_TYPE_OBJECT)

/* Shared by the lane, which frees its part when it is done, and the answer. */
typedef struct
{
  HengFileDesk *desk;
  HengPage *page;
  GWeakRef who;
  HengFileDone done;
  HengFileRun run;
  gpointer data;
  GDestroyNotify data_free;
  char *actor, *surnames, *toast;
} Job;

static void
job_clear (gpointer memory)
{
  Job *job = memory;

  g_clear_object (&job->desk);
  g_clear_object (&job->page);
  g_weak_ref_clear (&job->who);
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job->actor);
  g_free (job->surnames);
  g_free (job->toast);
}

static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static gpointer
run_job (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Job *job = args;
  HengPersonWriter writer = { job->actor, job->surnames };

  return GINT_TO_POINTER (job->run (db, &writer, job->data, error));
}

static gboolean
run_resolve (HengDb *db, const HengPersonWriter *writer, gpointer data, GError **error)
{
  HengConflict *conflict = data;
  HengKeep keep = (HengKeep) (int) conflict->at;

  return heng_person_resolve (db, writer, conflict, keep, error);
}

static void
conflict_free (gpointer conflict)
{
  heng_conflict_free (conflict);
}

static void
conflict_chosen_cb (gboolean chosen, HengKeep keep, const HengConflict *conflict, gpointer user_data)
{
  g_autoptr (HengFileDesk) desk = user_data;
  HengConflict *copy;

  if (desk->page == NULL)
    return;
  heng_page_reload (desk->page);
  if (!chosen || keep == HENG_KEEP_THEIRS)
    return;
  copy = heng_conflict_copy (conflict);
  copy->at = (gint64) keep; /* its moment has been shown; the choice travels in its place */
  heng_file_desk_run (desk, run_resolve, copy, conflict_free, _("Saved"), NULL, NULL);
}

static void
tell (Job *job, const GError *error)
{
  g_autoptr (GObject) who = g_weak_ref_get (&job->who);
  const HengConflict *conflict = heng_store_error_get_conflict (error);
  HengWindow *window = heng_page_get_window (job->page);

  job->desk->writes += error == NULL ? 1 : 0;
  if (job->done != NULL && who != NULL)
    job->done (who, error == NULL || conflict != NULL, error != NULL ? error->message : NULL);
  if (window == NULL)
    return;
  if (conflict != NULL)
    heng_conflict_dialog_present (GTK_WIDGET (job->page), conflict, conflict_chosen_cb, g_object_ref (job->desk));
  else if (error == NULL)
    heng_window_toast (window, job->toast, TRUE);
  else if (job->done == NULL || who == NULL)
    heng_window_show_error (window, _("The change was not stored"), error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  heng_store_run_finish (HENG_STORE (source), result, &error);
  tell (job, error);
  job_unref (job);
}

void
heng_file_desk_run (HengFileDesk *self, HengFileRun run, gpointer data, GDestroyNotify data_free, const char *toast, GObject *who,
                    HengFileDone done)
{
  HengStore *store = heng_file_desk_get_store (self);
  Job *job;

  if (store == NULL)
    {
      data_free (data);
      return;
    }
  job = g_atomic_rc_box_new0 (Job);
  job->desk = g_object_ref (self);
  job->page = g_object_ref (self->page);
  g_weak_ref_init (&job->who, who);
  job->done = done;
  job->run = run;
  job->data = data;
  job->data_free = data_free;
  job->actor = g_strdup (heng_store_get_actor (store));
  job->surnames = heng_data_path ("surnames.txt");
  job->toast = g_strdup (toast);
  heng_store_run_async (store, HENG_LANE_WORK, run_job, g_atomic_rc_box_acquire (job), job_unref, NULL, NULL, done_cb, job);
}

guint
heng_file_desk_get_writes (HengFileDesk *self)
{
  return self->writes;
}

void
heng_file_desk_tell_change (HengFileDesk *self, const HengRecordType *type, gpointer began, gpointer now)
{
  HengConflict change = { .type = type, .base = began, .mine = began, .theirs = now };
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GString) detail = g_string_new (NULL);

  if (self->page == NULL)
    return;
  if (now == NULL)
    {
      heng_page_show_news (self->page, NULL, NULL);
      return;
    }
  fields = heng_conflict_fields (&change);
  for (guint i = 0; i < fields->len; i++)
    {
      const HengConflictField *field = fields->pdata[i];

      g_string_append_printf (detail, _("%s: now %s."), _(field->field->label), *field->theirs != '\0' ? field->theirs : "—");
      g_string_append_c (detail, ' ');
    }
  g_string_append (detail, _("What you type is stored as well; you are asked where both changed the same."));
  if (fields->len > 0)
    heng_page_show_news (self->page, _("Somebody else changed this while you are editing"), detail->str);
}

/* A row and what to do with it. */
typedef struct
{
  const HengRecordType *type;
  gpointer record;
  char *field, *text;
  gint64 id, version;
} RowWrite;

static void
row_write_free (gpointer data)
{
  RowWrite *write = data;

  heng_record_free (write->type, write->record);
  g_free (write->field);
  g_free (write->text);
  g_free (write);
}

static gboolean
run_set (HengDb *db, const HengPersonWriter *writer, gpointer data, GError **error)
{
  RowWrite *write = data;

  return heng_person_set_field (db, writer, write->type, write->record, write->field, write->text, error);
}

static gboolean
run_add (HengDb *db, const HengPersonWriter *writer, gpointer data, GError **error)
{
  RowWrite *write = data;

  return ((HengRecord *) write->record)->id != 0 ? heng_person_save_record (db, writer, write->type, write->record, error)
                                                 : heng_person_add_record (db, writer, write->type, write->record, error);
}

static gboolean
run_remove (HengDb *db, const HengPersonWriter *writer, gpointer data, GError **error)
{
  RowWrite *write = data;

  return heng_person_remove_record (db, writer, write->type, write->id, write->version, error);
}

void
heng_file_desk_set_field (HengFileDesk *self, const HengRecordType *type, gconstpointer record, const char *field, const char *text, GObject *who,
                          HengFileDone done)
{
  RowWrite *write = g_new0 (RowWrite, 1);

  *write = (RowWrite) { type, heng_record_copy (type, record), g_strdup (field), g_strdup (text), 0, 0 };
  heng_file_desk_run (self, run_set, write, row_write_free, _("Saved"), who, done);
}

void
heng_file_desk_add (HengFileDesk *self, const HengRecordType *type, gconstpointer record, GObject *who, HengFileDone done)
{
  RowWrite *write = g_new0 (RowWrite, 1);

  *write = (RowWrite) { type, heng_record_copy (type, record), NULL, NULL, 0, 0 };
  heng_file_desk_run (self, run_add, write, row_write_free, ((const HengRecord *) record)->id != 0 ? _("Saved") : _("Added"), who, done);
}

void
heng_file_desk_remove (HengFileDesk *self, const HengRecordType *type, gint64 id, gint64 version)
{
  RowWrite *write = g_new0 (RowWrite, 1);

  *write = (RowWrite) { type, NULL, NULL, NULL, id, version };
  heng_file_desk_run (self, run_remove, write, row_write_free, _("Removed"), NULL, NULL);
}

static void
heng_file_desk_finalize (GObject *object)
{
  g_clear_weak_pointer (&HENG_FILE_DESK (object)->page);
  G_OBJECT_CLASS (heng_file_desk_parent_class)->finalize (object);
}

static void
heng_file_desk_class_init (HengFileDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_file_desk_finalize;
}

static void
heng_file_desk_init (HengFileDesk *self)
{
}

HengFileDesk *
heng_file_desk_new (HengPage *page)
{
  HengFileDesk *self = g_object_new (HENG_TYPE_FILE_DESK, NULL);

  g_set_weak_pointer (&self->page, page);
  return self;
}

HengPage *
heng_file_desk_get_page (HengFileDesk *self)
{
  return self->page;
}

HengStore *
heng_file_desk_get_store (HengFileDesk *self)
{
  return self->page != NULL ? heng_page_get_store (self->page) : NULL;
}

void
heng_file_desk_set_data (HengFileDesk *self, const HengPersonData *data)
{
  self->data = data;
}

const HengPersonData *
heng_file_desk_get_data (HengFileDesk *self)
{
  return self->data;
}

HengPersonFacts
heng_file_desk_get_facts (HengFileDesk *self)
{
  return self->data != NULL ? (HengPersonFacts) { self->data->employee, self->data->detail, self->data->today } : (HengPersonFacts) { NULL, NULL, self->today };
}

void
heng_file_desk_set_today (HengFileDesk *self, HengDate today)
{
  self->today = today;
}
