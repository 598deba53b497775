/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foreign keys of a big load, looked up together before the commit: which parents its rows name, as ranges of ids. */
#pragma once

#include "heng-db.h"
#include "heng-record.h"

G_BEGIN_DECLS

typedef struct _HengDbKeys HengDbKeys;
HengDbKeys *heng_db_keys_new (HengDb *db, const HengRecordType *type, GError **error);
void heng_db_keys_free (HengDbKeys *keys);
/* Notes the parents of records about to be inserted. */
void heng_db_keys_add (HengDbKeys *keys, gpointer const *records, gsize n);
/* FALSE with CONSTRAINT when a parent is missing. */
gboolean heng_db_keys_check (HengDbKeys *keys, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengDbKeys, heng_db_keys_free)

G_END_DECLS
