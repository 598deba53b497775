/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/store: making a conflict and giving it to an error. */
#pragma once

#include "heng-conflict.h"
#include "heng-db.h"

G_BEGIN_DECLS

/* What happened to a row since `base_version`, from the journal. Takes `theirs`. `mine` is copied, NULL for a delete. */
HengConflict *heng_conflict_new (HengDb *db, const HengRecordType *type, gint64 id, gint64 base_version, gconstpointer mine,
                                 gpointer theirs);
/* Sets STALE with a sentence that names who and which fields. Takes `conflict`. */
void heng_conflict_set_error (HengConflict *conflict, GError **error);

/* heng-db-error.c: hands `conflict` to an error of the store's domain. */
void heng_store_error_take_conflict (GError *error, HengConflict *conflict);

G_END_DECLS
