/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copy, export and print of chosen people. */
#include "heng-people-acts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-compat.h"
#include "heng-export.h"
#include "heng-people-text.h"
#include "heng-roster-print.h"
#include "heng-settings.h"

static GdkContentProvider *
provide (const char *type, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

/* The same people as other programs like them. */
typedef struct
{
  char *tsv, *html;
} Copied;

static void
copied_free (gpointer data)
{
  Copied *copied = data;

  g_free (copied->tsv);
  g_free (copied->html);
  g_free (copied);
}

static void
make_copy (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) cells = heng_people_cells_of (task_data, cancellable, NULL);
  Copied *copied = g_new0 (Copied, 1);

  copied->tsv = heng_people_as_tsv (cells);
  copied->html = heng_people_as_html (cells);
  g_task_return_pointer (task, copied, copied_free);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HengWindow *window = HENG_WINDOW (source);
  guint n = GPOINTER_TO_UINT (user_data);
  Copied *copied = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *text = g_strdup_printf (ngettext ("Copied %u person", "Copied %u people", n), n);
  g_autoptr (GdkContentProvider) all = NULL;
  GdkContentProvider *forms[4];

  forms[0] = provide ("text/html", g_steal_pointer (&copied->html));
  forms[1] = provide ("text/tab-separated-values", g_strdup (copied->tsv));
  forms[2] = provide ("text/plain;charset=utf-8", g_strdup (copied->tsv));
  forms[3] = gdk_content_provider_new_typed (G_TYPE_STRING, copied->tsv);
  all = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (window)), all);
  heng_window_toast (window, text, FALSE);
  copied_free (copied);
}

void
heng_people_copy (HengWindow *window, HengPeopleRows *rows)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, copied_cb, GUINT_TO_POINTER (rows->ids->len));

  g_task_set_task_data (task, rows, (GDestroyNotify) heng_people_rows_free);
  g_task_run_in_thread (task, make_copy);
}

typedef struct
{
  HengWindow *window;
  HengOperation *operation;
  GArray *ids;       /* export */
  HengPeopleRows *rows; /* print */
  char *path, *actor, *title;
  gboolean letter;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->window);
  g_clear_object (&job->operation);
  g_clear_pointer (&job->ids, g_array_unref);
  g_clear_pointer (&job->rows, heng_people_rows_free);
  g_free (job->path);
  g_free (job->actor);
  g_free (job->title);
  g_free (job);
}

static gpointer
export_people (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Job *job = args;
  HengExportOptions options = { .kind = HENG_EXPORT_ROSTER, .path = job->path, .actor = job->actor, .employee_ids = job->ids,
                                .cancellable = cancellable };

  if (!heng_export_format_of (job->path, &options.format))
    options.format = HENG_FORMAT_CSV;
  return heng_export_file (db, &options, error) >= 0 ? g_strdup (job->path) : NULL;
}

static gpointer
print_people (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Job *job = args;
  g_autoptr (HengCompany) company = heng_company_load (db, error);
  g_autoptr (GPtrArray) cells = company != NULL ? heng_people_cells_of (job->rows, cancellable, error) : NULL;
  g_autofree char *day = heng_text_day_year (heng_store_today (db));
  HengRosterPaper paper = { job->letter ? HENG_PAPER_LETTER : HENG_PAPER_A4, "", job->title, day };

  if (cells == NULL)
    return NULL;
  paper.company = heng_localized (company->name, company->name_en);
  return heng_roster_to_pdf (cells, &paper, job->path, cancellable, error) > 0 ? g_strdup (job->path) : NULL;
}

typedef struct
{
  HengWindow *window;
  HengOperation *operation;
} Waiting;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Waiting *waiting = user_data;
  g_autoptr (HengWindow) window = waiting->window;
  g_autoptr (HengOperation) operation = waiting->operation;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = path != NULL ? g_strdup_printf (_("Saved %s"), path) : NULL;

  heng_operation_finish (operation);
  if (path != NULL)
    heng_window_toast (window, text, FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    heng_window_show_error (window, _("The file was not written"), error);
}

static void
run (Job *job, HengStoreFunc func, const char *what)
{
  Waiting *waiting = g_new (Waiting, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  waiting->window = g_object_ref (job->window);
  waiting->operation = heng_operation_new (what, cancellable);
  heng_window_add_operation (job->window, waiting->operation);
  heng_store_run_async (heng_window_get_store (job->window), HENG_LANE_READING, func, job, job_free, g_free, cancellable, done_cb, waiting);
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  Job *job = user_data;

  if (file == NULL || heng_window_get_store (job->window) == NULL)
    {
      job_free (job);
      return;
    }
  job->path = g_file_get_path (file);
  job->actor = g_strdup (heng_store_get_actor (heng_window_get_store (job->window)));
  run (job, export_people, _("Exporting people"));
}

void
heng_people_export (HengWindow *window, GArray *ids)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  job->ids = g_array_ref (ids);
  /* Translators: name of a file; .csv, .xlsx or .json decides what it is */
  heng_compat_save_file (GTK_WINDOW (window), _("Export People"), HENG_FILES_TABLE, _("People.xlsx"), export_chosen_cb, job);
}

static void
print_chosen_cb (GFile *file, gpointer user_data)
{
  Job *job = user_data;
  g_autofree char *paper = heng_settings_get_string ("paper");

  if (file == NULL || heng_window_get_store (job->window) == NULL)
    {
      job_free (job);
      return;
    }
  job->path = g_file_get_path (file);
  job->letter = g_str_equal (paper, "letter");
  run (job, print_people, _("Printing people"));
}

void
heng_people_print (HengWindow *window, HengPeopleRows *rows, const char *title)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  job->rows = rows;
  job->title = g_strdup (title);
  heng_compat_save_file (GTK_WINDOW (window), _("Print List"), HENG_FILES_PDF, _("People.pdf"), print_chosen_cb, job);
}
