/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals of the cycle as a table for a spreadsheet. */
#include "heng-goal-export.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-export.h"
#include "heng-window.h"

typedef struct
{
  char *path, *cycle, *actor;
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_free (job->cycle);
  g_free (job->actor);
  g_free (job);
}

static gpointer
write_file (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const Job *job = args;
  HengExportOptions options = { .kind = HENG_EXPORT_OKR, .path = job->path, .cycle_key = job->cycle, .actor = job->actor,
                                .cancellable = cancellable };

  if (!heng_export_format_of (job->path, &options.format))
    {
      g_set_error_literal (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_FORMAT, _("The name ends with .csv, .xlsx or .json."));
      return NULL;
    }
  return heng_export_file (db, &options, error) >= 0 ? g_strdup (job->path) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = heng_store_run_finish (HENG_STORE (source), result, &error), *name = NULL, *text = NULL;
  HengWindow *window = heng_page_get_window (page);

  if (window == NULL)
    return;
  if (path == NULL)
    {
      heng_window_show_error (window, _("The goals were not exported"), error);
      return;
    }
  name = g_path_get_basename (path);
  text = g_strdup_printf (_("Saved as %s"), name);
  heng_window_toast (window, text, FALSE);
}

typedef struct
{
  HengPage *page;
  char *cycle;
} Wish;

static void
chosen_cb (GFile *file, gpointer user_data)
{
  Wish *wish = user_data;
  HengStore *store = heng_page_get_store (wish->page);

  if (file != NULL && store != NULL)
    {
      Job *job = g_new0 (Job, 1);

      job->path = g_file_get_path (file);
      job->cycle = g_strdup (wish->cycle);
      job->actor = g_strdup (heng_store_get_actor (store));
      heng_store_run_async (store, HENG_LANE_WORK, write_file, job, (GDestroyNotify) job_free, g_free, NULL, written_cb, g_object_ref (wish->page));
    }
  g_object_unref (wish->page);
  g_free (wish->cycle);
  g_free (wish);
}

void
heng_goal_export_present (HengPage *page, const HengGoalData *data)
{
  Wish *wish = g_new0 (Wish, 1);
  g_autofree char *name = g_strdup_printf ("%s %s.xlsx", C_("area", "Goals"), data->forest->cycle->key);

  wish->page = g_object_ref (page);
  wish->cycle = g_strdup (data->forest->cycle->key);
  heng_compat_save_file (GTK_WINDOW (heng_page_get_window (page)), _("Export Goals"), HENG_FILES_TABLE, name, chosen_cb, wish);
}
