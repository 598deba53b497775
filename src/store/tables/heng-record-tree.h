/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All rows of a record type, or those below one row far up the tree: for whole-company documents and other full walks. */
#pragma once

#include "heng-db.h"
#include "heng-record.h"

G_BEGIN_DECLS

/* One step up: the column of the lower table that holds the id of a row of `table`. */
typedef struct
{
  const char *column, *table;
} HengRecordStep;

/* The rows in the order of their ids; `n_steps` steps lead up to the row `root_id` (0 steps: all rows). The array does not free its records:
 * they are taken one by one with heng_record_free, or all with heng_records_free. NULL with error. */
GPtrArray *heng_records_load_below (HengDb *db, const HengRecordType *type, const HengRecordStep *steps, guint n_steps, gint64 root_id,
                                    GError **error);
void heng_records_free (const HengRecordType *type, GPtrArray *records);

/* How many rows the type has; −1 with error. */
gint64 heng_records_count (HengDb *db, const HengRecordType *type, GError **error);

G_END_DECLS
