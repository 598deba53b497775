/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators and templates among what the palette finds. */
#include "heng-palette-library.h"

#include <glib/gi18n.h>

#define SHOWN 3

static void
consider (GPtrArray *candidates, HengFoundKind kind, gint64 id, const char *name, const char *number, const char *detail, const char *needle)
{
  g_autofree char *pinyin = NULL, *initials = NULL;
  HengFound *found;
  guint rank;

  heng_palette_reading (name, &pinyin, &initials);
  rank = MIN (heng_palette_rank (name, pinyin, initials, needle), heng_palette_rank (number, NULL, NULL, needle));
  if (rank == G_MAXUINT)
    return;
  found = g_new0 (HengFound, 1);
  found->kind = kind;
  found->id = id;
  found->name = g_strdup (name);
  found->number = g_strdup (number);
  found->detail = g_strdup (detail);
  found->rank = rank;
  g_ptr_array_add (candidates, found);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const HengFound *x = *(HengFound *const *) a, *y = *(HengFound *const *) b;

  return x->rank != y->rank ? (x->rank < y->rank ? -1 : 1) : g_strcmp0 (x->number, y->number);
}

static void
keep_best (GPtrArray *all, GPtrArray *candidates)
{
  g_ptr_array_sort (candidates, compare);
  for (guint i = 0; i < SHOWN && candidates->len > 0; i++)
    g_ptr_array_add (all, g_ptr_array_steal_index (candidates, 0));
}

gboolean
heng_palette_search_library (HengDb *db, const char *needle, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) indicators = heng_indicators_load (db, error);
  g_autoptr (GPtrArray) templates = indicators != NULL ? heng_templates_load (db, error) : NULL;
  g_autoptr (GPtrArray) of_indicators = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_found_free);
  g_autoptr (GPtrArray) of_templates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_found_free);

  for (guint i = 0; templates != NULL && i < templates->len; i++)
    {
      const HengTemplate *template = templates->pdata[i];

      if (!template->retired)
        consider (of_templates, HENG_FOUND_TEMPLATE, template->id, heng_localized (template->name, template->name_en), template->key, _("Template"),
                  needle);
    }
  for (guint i = 0; templates != NULL && i < indicators->len; i++)
    {
      const HengIndicator *indicator = indicators->pdata[i];

      if (!indicator->retired)
        consider (of_indicators, HENG_FOUND_INDICATOR, indicator->id, heng_localized (indicator->name, indicator->name_en), indicator->code,
                  _("Indicator"), needle);
    }
  keep_best (all, of_templates);
  keep_best (all, of_indicators);
  return templates != NULL;
}
