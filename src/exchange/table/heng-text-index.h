/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which row of a big table has a text: an open hash table of a size known beforehand, several times quicker than growing a GHashTable. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts are borrowed: they must live as long as the index. */
typedef struct _HengTextIndex HengTextIndex;
HengTextIndex *heng_text_index_new (guint most); /* room for that many texts */
void heng_text_index_free (HengTextIndex *index);
guint32 heng_text_hash (const char *text);
/* Adds the text with its number unless it is there; the number it had before, −1 when it is new. `hash` = heng_text_hash (text). */
int heng_text_index_add (HengTextIndex *index, const char *text, guint32 hash, int number);
/* That a text of this hash will be added soon: a big table does not fit into the processor's cache, and this hides the wait. */
void heng_text_index_expect (const HengTextIndex *index, guint32 hash);
int heng_text_index_find (const HengTextIndex *index, const char *text); /* −1: none */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengTextIndex, heng_text_index_free)

G_END_DECLS
