/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing behind the page of report layouts. */
#pragma once

#include "heng-review.h"
#include "heng-store.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *layouts; /* of HengPaperLayout, by name */
  GPtrArray *reviews; /* of HengReview: one to show layouts on; NULL: not asked for. Empty: nobody is there */
} HengLayoutsData;
void heng_layouts_data_free (HengLayoutsData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengLayoutsData, heng_layouts_data_free)

/* Finish with heng_store_run_finish: a HengLayoutsData. cycle_id 0: no review is wanted. */
void heng_layouts_load_async (HengStore *store, gint64 cycle_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* Writes the layout (a copy); finish with heng_store_run_finish: it as it is stored now, a HengReportLayout. */
void heng_layouts_save_async (HengStore *store, const HengReportLayout *layout, GBytes *logo, const char *action, GAsyncReadyCallback callback,
                              gpointer data);
/* Reads a layout's file and stores it under its name; finish the same way. */
void heng_layouts_import_async (HengStore *store, const char *path, GAsyncReadyCallback callback, gpointer data);
void heng_layouts_delete_async (HengStore *store, const HengReportLayout *layout, GAsyncReadyCallback callback, gpointer data);

G_END_DECLS
