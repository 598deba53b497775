/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All reviews of a cycle into one PDF: loaded on the reading lane, laid out and written in a thread of its own. */
#include "heng-print-all.h"

#include "heng-appraisal.h"
#include "heng-review-print.h"

typedef struct
{
  GPtrArray *reviews; /* of HengReview */
  char *path;
  HengPrintProgress progress;
  gpointer progress_data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->reviews, g_ptr_array_unref);
  g_free (job->path);
  g_free (job);
}

static gpointer
load_reviews (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  gint64 *cycle = args;

  return heng_reviews_load (db, *cycle, 0, FALSE, error);
}

static gboolean
any_unpublished (GPtrArray *reviews)
{
  for (guint i = 0; i < reviews->len; i++)
    if (((HengReview *) g_ptr_array_index (reviews, i))->published == NULL)
      return TRUE;
  return FALSE;
}

static void
print_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  HengPrintOptions options = { .paper = HENG_PAPER_A4, .draft = any_unpublished (job->reviews) };
  g_autoptr (GError) error = NULL;

  if (heng_reviews_to_pdf (job->reviews, &options, job->path, cancellable, job->progress, job->progress_data, &error))
    g_task_return_int (task, job->reviews->len);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  job->reviews = heng_store_run_finish (HENG_STORE (source), result, &error);
  if (job->reviews == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, print_thread);
}

void
heng_print_all_async (HengStore *store, gint64 cycle_id, const char *path, GCancellable *cancellable, HengPrintProgress progress,
                      gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_task_data (task, job, job_free);
  heng_store_run_async (store, HENG_LANE_READING, load_reviews, g_memdup2 (&cycle_id, sizeof cycle_id), g_free,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, loaded_cb, task);
}

gssize
heng_print_all_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
