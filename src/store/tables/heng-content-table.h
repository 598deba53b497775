/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of photos and attachments, once each, by their SHA-256. They are written beside the journal: what refers to them is journaled. */
#pragma once

#include "heng-journal.h"

G_BEGIN_DECLS

/* How long bytes that nobody refers to any more are kept for those who undo. */
#define HENG_CONTENT_KEPT_DAYS 90

/* Puts the bytes into the store, unless they are there, as part of the change. Their SHA-256 in hex (new), NULL with error. */
char *heng_content_put (HengChange *change, GBytes *bytes, GError **error);
/* NULL without error when there are none of this sum; DAMAGED when they are not what the sum says. */
GBytes *heng_content_load (HengDb *db, const char *sha256, GError **error);
/* The sums of those that attachments and photos refer to, ascending: GPtrArray of char *. */
GPtrArray *heng_content_list_used (HengDb *db, GError **error);
/* Adds a sentence, with whose it is and its name, for each attachment, photo and evidence whose bytes the store does not have. */
gboolean heng_content_list_missing (HengDb *db, GPtrArray *sentences, GError **error);
/* How many there are and how large they are together. */
gboolean heng_content_count (HengDb *db, gint64 *n, gint64 *bytes, GError **error);
/* Takes away what no row refers to and no change of the last HENG_CONTENT_KEPT_DAYS has mentioned, as part of the change; called by what adds and
 * removes contents, so that the file does not grow for ever. How many, −1 on error. */
int heng_content_sweep (HengChange *change, gint64 now_ms, GError **error);

G_END_DECLS
