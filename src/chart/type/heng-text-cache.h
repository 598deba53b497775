/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text laid out lately, kept to be used again: a long batch says the same words on every page. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Everything that makes two layouts equal within one pango context. */
typedef struct
{
  const char *text;
  double size, width; /* width 0: no limit */
  guint variant;      /* the owner's: face, weight, alignment, lines … */
} HengTextKey;

/**
 * HengTextCache: bounded; what has not been asked for in the last thousand or two texts is forgotten. For one thread and one
 * context, whose fonts must not change while the cache lives. Its layouts are shared and must not be changed.
 */
typedef struct _HengTextCache HengTextCache;

HengTextCache *heng_text_cache_new (void);
void heng_text_cache_free (HengTextCache *cache);
/* A new reference, or NULL when it is not known. */
PangoLayout *heng_text_cache_get (HengTextCache *cache, const HengTextKey *key);
void heng_text_cache_put (HengTextCache *cache, const HengTextKey *key, PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengTextCache, heng_text_cache_free)

G_END_DECLS
