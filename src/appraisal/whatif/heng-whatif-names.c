/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of scorecards, indicators and profiles, for people who read a trial. */
#include "heng-whatif-build.h"

#include <string.h>

static void
take (char **to, const char *from)
{
  if (!*to)
    *to = g_strdup (from);
}

static void
name_card (HengWhatifCard *card, GPtrArray *templates)
{
  for (guint i = 0; i < templates->len; i++)
    {
      const HengTemplate *template = templates->pdata[i];

      if (template->revision != card->revision || strcmp (template->key, card->template_key) != 0)
        continue;
      take (&card->name, template->name);
      take (&card->name_en, template->name_en);
    }
  take (&card->name, card->template_key);
}

static void
name_lines (HengWhatifCard *card, GPtrArray *indicators)
{
  for (guint k = 0; k < card->lines->len; k++)
    for (guint i = 0; i < indicators->len; i++)
      {
        HengWhatifLine *line = card->lines->pdata[k];
        const HengIndicator *indicator = indicators->pdata[i];

        if (strcmp (indicator->code, line->code) != 0)
          continue;
        take (&line->unit, indicator->unit);
        take (&line->unit_en, indicator->unit_en);
      }
}

gboolean
heng_whatif_name_cards (HengWhatif *whatif, HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (GPtrArray) indicators = templates ? heng_indicators_load (db, error) : NULL;

  for (guint i = 0; indicators && i < whatif->cards->len; i++)
    {
      name_card (whatif->cards->pdata[i], templates);
      name_lines (whatif->cards->pdata[i], indicators);
    }
  return indicators != NULL;
}

gboolean
heng_whatif_name_profiles (HengWhatif *whatif, HengDb *db, GPtrArray *keys, GError **error)
{
  g_autoptr (GPtrArray) records = heng_profiles_load (db, error);

  for (guint i = 0; records && i < whatif->profiles->len; i++)
    {
      HengWhatifProfile *profile = whatif->profiles->pdata[i];

      profile->key = g_strdup (keys->pdata[i]);
      for (guint k = 0; k < records->len; k++)
        if (g_strcmp0 (((HengProfile *) records->pdata[k])->key, profile->key) == 0)
          {
            take (&profile->name, ((HengProfile *) records->pdata[k])->name);
            take (&profile->name_en, ((HengProfile *) records->pdata[k])->name_en);
          }
      take (&profile->name, profile->key);
    }
  return records != NULL;
}
