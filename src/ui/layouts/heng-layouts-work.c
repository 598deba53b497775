/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Report layouts on the lanes of the store. */
#include "heng-layouts-work.h"

#include "heng-appraisal.h"
#include "heng-cycle-table.h"
#include "heng-layout-edit.h"
#include "heng-layout-table.h"

void
heng_layouts_data_free (HengLayoutsData *data)
{
  g_clear_pointer (&data->layouts, g_ptr_array_unref);
  g_clear_pointer (&data->reviews, g_ptr_array_unref);
  g_free (data);
}

static GPtrArray *
load_layouts (HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) records = heng_report_layouts_load (db, error);
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_paper_layout_unref);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      HengPaperLayout *layout = heng_paper_layout_load (db, ((HengReportLayout *) records->pdata[i])->name, error);

      if (layout == NULL)
        return NULL;
      g_ptr_array_add (layouts, layout);
    }
  return records != NULL ? g_steal_pointer (&layouts) : NULL;
}

/* The first who is scored. */
static gint64
somebody (GPtrArray *participants)
{
  for (guint i = 0; i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];

      if (participant->state != HENG_PART_EXEMPT && participant->state != HENG_PART_LEFT)
        return participant->employee_id;
    }
  return 0;
}

static GPtrArray *
load_review (HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (GPtrArray) participants = heng_participants_load (db, cycle_id, 0, error);
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  gint64 employee_id = participants != NULL ? somebody (participants) : 0;
  HengReview *review;

  if (participants == NULL)
    return NULL;
  if (employee_id == 0)
    return g_steal_pointer (&reviews);
  if (!(review = heng_review_load (db, cycle_id, employee_id, NULL, error)))
    return NULL;
  g_ptr_array_add (reviews, review);
  return heng_reviews_add_plans (db, reviews, error) ? g_steal_pointer (&reviews) : NULL;
}

static gpointer
load_body (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  gint64 cycle_id = *(const gint64 *) args;
  g_autoptr (HengLayoutsData) data = g_new0 (HengLayoutsData, 1);

  if (!(data->layouts = load_layouts (db, error)) || (cycle_id != 0 && !(data->reviews = load_review (db, cycle_id, error))))
    return NULL;
  return g_steal_pointer (&data);
}

void
heng_layouts_load_async (HengStore *store, gint64 cycle_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  heng_store_run_async (store, HENG_LANE_READING, load_body, g_memdup2 (&cycle_id, sizeof cycle_id), g_free,
                        (GDestroyNotify) heng_layouts_data_free, cancellable, callback, data);
}

typedef struct
{
  HengReportLayout *layout;
  GBytes *logo;
  char *action, *actor, *path;
} Args;

static void
args_free (gpointer data)
{
  Args *args = data;

  g_clear_pointer (&args->layout, heng_report_layout_free);
  g_clear_pointer (&args->logo, g_bytes_unref);
  g_free (args->action);
  g_free (args->actor);
  g_free (args->path);
  g_free (args);
}

static Args *
args_new (HengStore *store, const HengReportLayout *layout)
{
  Args *args = g_new0 (Args, 1);

  args->layout = layout != NULL ? heng_report_layout_copy (layout) : NULL;
  args->actor = g_strdup (heng_store_get_actor (store));
  return args;
}

static gpointer
save_body (HengDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Args *args = data;

  return heng_layout_save (db, args->layout, args->logo, args->action, args->actor, error) ? heng_report_layout_copy (args->layout) : NULL;
}

static gpointer
delete_body (HengDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Args *args = data;

  return heng_layout_delete (db, args->layout, args->actor, error) ? heng_report_layout_copy (args->layout) : NULL;
}

static gpointer
import_body (HengDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Args *args = data;
  g_autofree char *text = NULL, *name = g_path_get_basename (args->path);
  gsize length = 0;
  gboolean added;
  g_autoptr (HengPaperLayout) read = NULL, stored = NULL;

  if (!g_file_get_contents (args->path, &text, &length, error) || !(read = heng_layout_from_json (name, text, length, error))
      || !heng_layout_install (db, read, args->actor, &added, error) || !(stored = heng_paper_layout_load (db, read->record->name, error)))
    return NULL;
  return heng_report_layout_copy (stored->record);
}

void
heng_layouts_import_async (HengStore *store, const char *path, GAsyncReadyCallback callback, gpointer data)
{
  Args *args = args_new (store, NULL);

  args->path = g_strdup (path);
  heng_store_run_async (store, HENG_LANE_WORK, import_body, args, args_free, (GDestroyNotify) heng_report_layout_free, NULL, callback, data);
}

void
heng_layouts_save_async (HengStore *store, const HengReportLayout *layout, GBytes *logo, const char *action, GAsyncReadyCallback callback,
                         gpointer data)
{
  Args *args = args_new (store, layout);

  args->logo = logo != NULL ? g_bytes_ref (logo) : NULL;
  args->action = g_strdup (action);
  heng_store_run_async (store, HENG_LANE_WORK, save_body, args, args_free, (GDestroyNotify) heng_report_layout_free, NULL, callback, data);
}

void
heng_layouts_delete_async (HengStore *store, const HengReportLayout *layout, GAsyncReadyCallback callback, gpointer data)
{
  heng_store_run_async (store, HENG_LANE_WORK, delete_body, args_new (store, layout), args_free, (GDestroyNotify) heng_report_layout_free, NULL,
                        callback, data);
}
