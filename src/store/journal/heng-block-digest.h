/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of imported rows: where they end, and the digest of each that goes into the journal. */
#pragma once

#include "heng-db-keys.h"

G_BEGIN_DECLS

/* How many of the records, at most HENG_BLOCK_ROWS and at least one, have consecutive ids. */
gsize heng_block_length (gpointer const *records, gsize n);
/* SHA-256 over the ids and REQUIRED fields of a block of rows. */
char *heng_block_digest (const HengRecordType *type, gpointer const *records, gsize n);

/**
 * HengBlockDigests: the digests of all blocks of more than one row, in their order. For many records a thread of its own makes them while
 * the caller writes the rows, and notes their parents in `keys` (may be NULL; until it is freed nobody else may use them); ids and fields
 * must stay as they are until it is freed.
 */
typedef struct _HengBlockDigests HengBlockDigests;
HengBlockDigests *heng_block_digests_new (const HengRecordType *type, gpointer const *records, gsize n, HengDbKeys *keys);
char *heng_block_digests_next (HengBlockDigests *digests);
void heng_block_digests_free (HengBlockDigests *digests);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengBlockDigests, heng_block_digests_free)

G_END_DECLS
