/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading and laying out on the reading lane, writing in a thread. */
#include "heng-reports-private.h"

#include <glib/gi18n.h>

#include "heng-appraisal.h"
#include "heng-layout-table.h"

const char *
heng_reports_kind_title (guint kind)
{
  if (kind == HENG_REPORTS_ROSTER)
    return C_("report", "List of People");
  if (kind == HENG_REPORTS_CHART)
    return C_("report", "Organisation Chart");
  return heng_report_kind_title ((HengReportKind) kind);
}

gboolean
heng_reports_kind_is_personal (guint kind)
{
  return kind < HENG_N_REPORTS && !heng_report_kind_is_group ((HengReportKind) kind);
}

HengReportsJob *
heng_reports_job_copy (const HengReportsJob *job)
{
  HengReportsJob *copy = g_memdup2 (job, sizeof *job);

  copy->path = g_strdup (job->path);
  copy->layout = g_strdup (job->layout);
  copy->employee_ids = job->employee_ids != NULL ? g_array_ref (job->employee_ids) : NULL;
  copy->columns = job->columns != NULL ? g_ptr_array_ref (job->columns) : NULL;
  return copy;
}

void
heng_reports_job_clear (HengReportsJob *job)
{
  g_clear_pointer (&job->path, g_free);
  g_clear_pointer (&job->layout, g_free);
  g_clear_pointer (&job->employee_ids, g_array_unref);
  g_clear_pointer (&job->columns, g_ptr_array_unref);
}

void
heng_reports_job_free (HengReportsJob *job)
{
  heng_reports_job_clear (job);
  g_free (job);
}

void
heng_reports_document_free (HengReportsDocument *document)
{
  g_clear_pointer (&document->pages, heng_pages_unref);
  g_free (document);
}

static gpointer
scope_body (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_reports_scope_load (db, args, error);
}

void
heng_reports_scope_async (HengStore *store, const HengReportsJob *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  heng_store_run_async (store, HENG_LANE_READING, scope_body, heng_reports_job_copy (job), (GDestroyNotify) heng_reports_job_free,
                        (GDestroyNotify) heng_reports_scope_free, cancellable, callback, data);
}

/* The reviews of the scope's people in their order; those nobody asked for go. */
static GPtrArray *
in_order (GPtrArray *reviews, const HengReportsScope *scope)
{
  GPtrArray *ordered = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < reviews->len; i++)
    g_hash_table_insert (by_id, &((HengReview *) reviews->pdata[i])->employee->id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < scope->people->len; i++)
    {
      const HengReportsPerson *person = scope->people->pdata[i];
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (by_id, &person->id));

      if (at == 0)
        continue;
      g_ptr_array_add (ordered, reviews->pdata[at - 1]);
      reviews->pdata[at - 1] = NULL;
    }
  for (guint i = 0; i < reviews->len; i++)
    if (reviews->pdata[i] != NULL)
      heng_review_free (reviews->pdata[i]);
  g_ptr_array_set_free_func (reviews, NULL);
  return ordered;
}

/* By the layout that was chosen; one that is gone meanwhile is none. */
static gboolean
set_layout (HengDb *db, GPtrArray *reviews, const HengReportsJob *job, GError **error)
{
  g_autoptr (HengPaperLayout) layout = NULL;
  g_autoptr (GError) fault = NULL;

  if (job->layout == NULL)
    return TRUE;
  layout = *job->layout != '\0' ? heng_paper_layout_load (db, job->layout, &fault) : NULL;
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  heng_reviews_set_layout (reviews, layout);
  return TRUE;
}

/* With what follows them; in the job's order. */
static GPtrArray *
load_reviews (HengDb *db, const HengReportsJob *job, GError **error)
{
  g_autoptr (GPtrArray) reviews = NULL, ordered = NULL;
  g_autoptr (HengReportsScope) scope = NULL;

  if (job->employee_id != 0)
    {
      HengReview *review = heng_review_load (db, job->cycle_id, job->employee_id, NULL, error);

      if (review == NULL)
        return NULL;
      ordered = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
      g_ptr_array_add (ordered, review);
    }
  else
    {
      if (!(scope = heng_reports_scope_load (db, job, error)) || !(reviews = heng_reviews_load (db, job->cycle_id, job->department_id, FALSE, error)))
        return NULL;
      ordered = in_order (reviews, scope);
    }
  return heng_reviews_add_plans (db, ordered, error) && set_layout (db, ordered, job, error) ? g_steal_pointer (&ordered) : NULL;
}

static gboolean
any_unpublished (GPtrArray *reviews)
{
  for (guint i = 0; i < reviews->len; i++)
    if (((HengReview *) reviews->pdata[i])->published == NULL)
      return TRUE;
  return FALSE;
}

HengPages *
heng_reports_pages_new (GPtrArray *reviews, HengReportKind kind, HengPaper paper)
{
  const HengPrintOptions options = { .kind = kind, .paper = paper };
  HengReviewPrint *print = heng_review_print_new (&options);

  if (heng_report_kind_is_group (kind) && reviews->len > 0)
    heng_review_print_add_group (print, reviews);
  for (guint i = 0; !heng_report_kind_is_group (kind) && i < reviews->len; i++)
    heng_review_print_add (print, reviews->pdata[i]);
  return heng_pages_new_reviews (print, reviews);
}

static gpointer
document_body (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengReportsJob *job = args;
  g_autoptr (HengReportsDocument) document = g_new0 (HengReportsDocument, 1);
  g_autoptr (GPtrArray) reviews = NULL;

  if (job->kind >= HENG_N_REPORTS)
    {
      document->pages = heng_reports_list_load (db, job, cancellable, error);
      return document->pages != NULL ? g_steal_pointer (&document) : NULL;
    }
  if (!(reviews = load_reviews (db, job, error)) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  document->draft = any_unpublished (reviews) && job->kind != HENG_REPORT_FORM;
  document->pages = reviews->len > 0 ? heng_reports_pages_new (reviews, (HengReportKind) job->kind, job->paper) : NULL;
  return g_steal_pointer (&document);
}

void
heng_reports_document_async (HengStore *store, const HengReportsJob *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  heng_store_run_async (store, HENG_LANE_READING, document_body, heng_reports_job_copy (job), (GDestroyNotify) heng_reports_job_free,
                        (GDestroyNotify) heng_reports_document_free, cancellable, callback, data);
}

/* For the writer: reviews to be written in a thread of its own, or no reviews when the lists are written already. */
static gpointer
write_body (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengReportsJob *job = args;

  if (job->kind < HENG_N_REPORTS)
    return load_reviews (db, job, error);
  return heng_reports_list_write (db, job, cancellable, error) ? g_ptr_array_new () : NULL;
}

typedef struct
{
  HengReportsJob *job;
  GPtrArray *reviews;
  void (*progress) (guint done, guint total, gpointer data);
  gpointer progress_data;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  heng_reports_job_free (writing->job);
  g_clear_pointer (&writing->reviews, g_ptr_array_unref);
  g_free (writing);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *writing = task_data;
  const HengReportsJob *job = writing->job;
  const HengPrintOptions options = { .kind = (HengReportKind) job->kind, .paper = job->paper, .draft = job->draft && any_unpublished (writing->reviews) };
  g_autoptr (GError) error = NULL;
  gint64 n = heng_report_kind_is_group ((HengReportKind) job->kind) ? 1 : writing->reviews->len;

  if (job->many)
    n = heng_reviews_to_pdf_files (writing->reviews, &options, job->path, cancellable, writing->progress, writing->progress_data, &error);
  else if (!heng_reviews_to_pdf (writing->reviews, &options, job->path, cancellable, writing->progress, writing->progress_data, &error))
    n = -1;
  if (n < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, n);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Writing *writing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if ((writing->reviews = heng_store_run_finish (HENG_STORE (source), result, &error)) == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (writing->job->kind >= HENG_N_REPORTS)
    g_task_return_int (task, 1);
  else
    g_task_run_in_thread (task, write_thread);
}

void
heng_reports_write_async (HengStore *store, const HengReportsJob *job, GCancellable *cancellable,
                          void (*progress) (guint done, guint total, gpointer data), gpointer progress_data, GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task = g_task_new (store, cancellable, callback, data);
  Writing *writing = g_new0 (Writing, 1);

  writing->job = heng_reports_job_copy (job);
  writing->progress = progress;
  writing->progress_data = progress_data;
  g_task_set_task_data (task, writing, writing_free);
  heng_store_run_async (store, HENG_LANE_READING, write_body, heng_reports_job_copy (job), (GDestroyNotify) heng_reports_job_free,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, loaded_cb, task);
}

gssize
heng_reports_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
