/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the whole-company document: the bytes of photos and attachments, in base64, once each by their SHA-256. One file is in memory at a
 * time, on the way out and in. */
#pragma once

#include "heng-company-read.h"
#include "heng-journal.h"
#include "heng-json-write.h"

G_BEGIN_DECLS

/* The member "files" of what rows of the document refer to, by SHA-256; nothing when there are none. */
gboolean heng_company_files_write (HengDb *db, HengJsonOut *out, GCancellable *cancellable, GError **error);
/* Behind the name of the member: checks each and notes where it stands. */
gboolean heng_company_files_read (HengReading *reading, gboolean *known);
/* Puts what was read into the store. */
gboolean heng_company_files_put (HengReading *reading, HengChange *change, GCancellable *cancellable, GError **error);

G_END_DECLS
