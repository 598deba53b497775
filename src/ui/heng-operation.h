/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of long work: what it is, how far, and its Cancel. Lives on after the page that began it was left. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HENG_TYPE_OPERATION (heng_operation_get_type ())
G_DECLARE_FINAL_TYPE (HengOperation, heng_operation, HENG, OPERATION, GObject)

/* cancellable may be NULL: then it cannot be stopped. */
HengOperation *heng_operation_new (const char *what, GCancellable *cancellable);
const char *heng_operation_get_what (HengOperation *operation);
GCancellable *heng_operation_get_cancellable (HengOperation *operation);
gint64 heng_operation_get_start (HengOperation *operation); /* monotonic µs */

/* From any thread; total 0 = unknown. */
void heng_operation_set_progress (HengOperation *operation, gint64 done, gint64 total);
void heng_operation_get_progress (HengOperation *operation, gint64 *done, gint64 *total);

/* In the main thread; emits "finished" once. */
void heng_operation_finish (HengOperation *operation);

G_END_DECLS
