/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens, creates and fills company files in a thread of their own. */
#include "heng-opener.h"

#include <glib/gi18n.h>

#include "heng-import.h"
#include "heng-people-text.h"

typedef struct
{
  char *path, *company, *language;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->company);
  g_free (job->language);
  g_free (job);
}

static void
return_store (GTask *task, const char *path)
{
  g_autoptr (GError) error = NULL;
  HengStore *store = heng_store_open (path, HENG_DB_OPEN, &error);

  if (store == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, store, g_object_unref);
}

static void
open_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  return_store (task, job->path);
}

static void
sample_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *directory = g_path_get_dirname (job->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (directory, 0700);
  if (!g_file_test (job->path, G_FILE_TEST_EXISTS) && !heng_sample_create (job->path, job->language, NULL, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    return_store (task, job->path);
}

static gboolean
write_company (HengDb *db, const char *name, GError **error)
{
  g_autofree char *templates = heng_data_path ("templates");
  g_autoptr (HengCompany) company = heng_company_new ();
  g_autoptr (HengChange) change = NULL;

  if (heng_scheme_install (db, templates, NULL, error) < 0)
    return FALSE;
  change = heng_change_begin (db, NULL, _("New company"), error);
  if (change == NULL)
    return FALSE;
  company->name = g_strdup (name);
  if (!heng_change_insert (change, &heng_company_type, company, error) || !heng_change_commit (change, error))
    return FALSE;
  /* templates and company are the ground of everything after: a step back must not take them away */
  return heng_journal_seal (db, NULL, _("New company"), error);
}

static void
create_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = heng_db_open (job->path, HENG_DB_CREATE, &error);
  gboolean written = db != NULL && write_company (db, job->company, &error);

  g_clear_pointer (&db, heng_db_close);
  if (written)
    return_store (task, job->path);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run (GTaskThreadFunc func, char *path, const char *company, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = path;
  job->company = g_strdup (company);
  job->language = g_strdup (heng_text_is_chinese () ? "zh_CN" : "en");
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
}

void
heng_opener_open_async (const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  run (open_thread, g_strdup (path), NULL, callback, user_data);
}

void
heng_opener_sample_async (GAsyncReadyCallback callback, gpointer user_data)
{
  run (sample_thread, heng_opener_sample_path (), NULL, callback, user_data);
}

void
heng_opener_create_async (const char *path, const char *company, GAsyncReadyCallback callback, gpointer user_data)
{
  run (create_thread, g_strdup (path), company, callback, user_data);
}

HengStore *
heng_opener_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
heng_opener_sample_path (void)
{
  const char *name = heng_text_is_chinese () ? "sample-zh_CN.heng" : "sample-en.heng";

  return g_build_filename (g_get_user_data_dir (), "heng", name, NULL);
}
