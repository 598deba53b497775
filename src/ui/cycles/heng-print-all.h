/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All reviews of a cycle into one PDF, in a thread of its own. */
#pragma once

#include "heng-store.h"

G_BEGIN_DECLS

typedef void (*HengPrintProgress) (guint done, guint total, gpointer data); /* any thread */

void heng_print_all_async (HengStore *store, gint64 cycle_id, const char *path, GCancellable *cancellable, HengPrintProgress progress,
                           gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data);
/* How many reviews were printed; −1 on error. */
gssize heng_print_all_finish (GAsyncResult *result, GError **error);

G_END_DECLS
