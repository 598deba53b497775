/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts to numbers by open hashing, at most three quarters full. */
#include "heng-text-index.h"

#include <string.h>

typedef struct
{
  const char *text; /* NULL: free */
  guint32 hash;
  int number;
} Slot;

struct _HengTextIndex
{
  guint32 mask; /* size − 1, the size a power of two */
  guint n, most;
  Slot *slots;
};

HengTextIndex *
heng_text_index_new (guint most)
{
  HengTextIndex *index = g_new0 (HengTextIndex, 1);
  gsize size = 16;

  while (size * 3 < (gsize) most * 4)
    size *= 2;
  index->mask = (guint32) (size - 1);
  index->most = most;
  index->slots = g_new0 (Slot, size);
  return index;
}

void
heng_text_index_free (HengTextIndex *index)
{
  if (index == NULL)
    return;
  g_free (index->slots);
  g_free (index);
}

/* g_str_hash leaves numbers that count up next to each other; the multiplication spreads them. */
guint32
heng_text_hash (const char *text)
{
  guint32 hash = g_str_hash (text) * 0x9E3779B1u;

  return hash ^ hash >> 15;
}

/* The slot of the text, or the free one where it belongs. */
static Slot *
find_slot (const HengTextIndex *index, const char *text, guint32 hash)
{
  guint32 at = hash & index->mask;

  while (index->slots[at].text != NULL && (index->slots[at].hash != hash || strcmp (index->slots[at].text, text) != 0))
    at = (at + 1) & index->mask;
  return &index->slots[at];
}

int
heng_text_index_add (HengTextIndex *index, const char *text, guint32 hash, int number)
{
  Slot *slot = find_slot (index, text, hash);

  if (slot->text != NULL)
    return slot->number;
  g_assert (index->n < index->most);
  index->n++;
  *slot = (Slot) { text, hash, number };
  return -1;
}

void
heng_text_index_expect (const HengTextIndex *index, guint32 hash)
{
  __builtin_prefetch (&index->slots[hash & index->mask], 1);
}

int
heng_text_index_find (const HengTextIndex *index, const char *text)
{
  const Slot *slot = find_slot (index, text, heng_text_hash (text));

  return slot->text != NULL ? slot->number : -1;
}
