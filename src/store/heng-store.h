/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The asynchronous face of a store: two lanes (one thread and one connection each) and a `changed` signal. */
#pragma once

#include "heng-journal.h"

G_BEGIN_DECLS

#define HENG_TYPE_STORE (heng_store_get_type ())
G_DECLARE_FINAL_TYPE (HengStore, heng_store, HENG, STORE, GObject)

typedef enum { HENG_LANE_WORK, HENG_LANE_READING } HengLaneKind;

/* A plain synchronous function that runs on a lane; returns its result or NULL with error. The lane neither begins nor commits:
 * functions that write use heng_change_begin … heng_change_commit, exactly as tests and hengctl do. */
typedef gpointer (*HengStoreFunc) (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

/* Opens both lanes (blocking; ~ms). Properties: "path", "actor" (name written into the journal), "read-only". */
HengStore *heng_store_open (const char *path, HengDbFlags flags, GError **error);
const char *heng_store_get_path (HengStore *store);
gboolean heng_store_is_read_only (HengStore *store);
const char *heng_store_get_actor (HengStore *store);
void heng_store_set_actor (HengStore *store, const char *actor);

/* args are freed with args_free after the run; the result with result_free when nobody takes it. callback in the caller's main context. */
void heng_store_run_async (HengStore *store, HengLaneKind lane, HengStoreFunc func, gpointer args, GDestroyNotify args_free,
                           GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer heng_store_run_finish (HengStore *store, GAsyncResult *result, GError **error);

/* Undo and redo on the work lane; the finish function returns the action's name. */
void heng_store_undo_async (HengStore *store, GAsyncReadyCallback callback, gpointer user_data);
void heng_store_redo_async (HengStore *store, GAsyncReadyCallback callback, gpointer user_data);
char *heng_store_undo_finish (HengStore *store, GAsyncResult *result, GError **error);

/* Signal "changed" (GStrv tables): emitted in the main context, once per main-loop turn, after commits of this process on the work
 * lane and after commits of other processes (polled). Properties "undo-name", "redo-name" (NULL = nothing) are notified with it. */
const char *heng_store_get_undo_name (HengStore *store);
const char *heng_store_get_redo_name (HengStore *store);

/* Waits for running work and closes both lanes. */
void heng_store_close (HengStore *store);

G_END_DECLS
