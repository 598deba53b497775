/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text laid out lately, in two generations: when the young one is full it becomes the old one, and the old one is forgotten. */
#include "heng-text-cache.h"

#define GENERATION 1024

typedef struct
{
  HengTextKey key; /* its text is owned */
  PangoLayout *layout;
} Entry;

struct _HengTextCache
{
  GHashTable *young, *old; /* of Entry, by its key */
};

static guint
key_hash (gconstpointer data)
{
  const HengTextKey *key = data;

  return g_str_hash (key->text) ^ g_double_hash (&key->size) ^ (g_double_hash (&key->width) << 1) ^ (key->variant << 24);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const HengTextKey *one = a, *two = b;

  return one->variant == two->variant && one->size <= two->size && one->size >= two->size && one->width <= two->width
         && one->width >= two->width && g_str_equal (one->text, two->text);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free ((char *) entry->key.text);
  g_object_unref (entry->layout);
  g_free (entry);
}

static GHashTable *
generation_new (void)
{
  return g_hash_table_new_full (key_hash, key_equal, NULL, entry_free);
}

HengTextCache *
heng_text_cache_new (void)
{
  HengTextCache *cache = g_new0 (HengTextCache, 1);

  cache->young = generation_new ();
  cache->old = generation_new ();
  return cache;
}

void
heng_text_cache_free (HengTextCache *cache)
{
  if (!cache)
    return;
  g_hash_table_unref (cache->young);
  g_hash_table_unref (cache->old);
  g_free (cache);
}

PangoLayout *
heng_text_cache_get (HengTextCache *cache, const HengTextKey *key)
{
  const Entry *entry = g_hash_table_lookup (cache->young, key);

  if (entry)
    return g_object_ref (entry->layout);
  entry = g_hash_table_lookup (cache->old, key);
  if (!entry)
    return NULL;
  heng_text_cache_put (cache, key, entry->layout);
  return heng_text_cache_get (cache, key);
}

void
heng_text_cache_put (HengTextCache *cache, const HengTextKey *key, PangoLayout *layout)
{
  Entry *entry = g_new (Entry, 1);

  entry->key = *key;
  entry->key.text = g_strdup (key->text);
  entry->layout = g_object_ref (layout);
  if (g_hash_table_size (cache->young) >= GENERATION)
    {
      g_hash_table_unref (cache->old);
      cache->old = g_steal_pointer (&cache->young);
      cache->young = generation_new ();
    }
  g_hash_table_replace (cache->young, &entry->key, entry);
}
