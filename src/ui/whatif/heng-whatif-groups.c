/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of parameters a person chooses among. */
#include "heng-whatif-data.h"

#include <glib/gi18n.h>

guint
heng_whatif_n_groups (const HengWhatif *whatif)
{
  return whatif->cards->len + 2;
}

char *
heng_whatif_group_name (const HengWhatif *whatif, guint group)
{
  const HengWhatifCard *card;
  g_autofree char *people = NULL;
  guint n;

  if (group == whatif->cards->len)
    return g_strdup (_("Components of the final score"));
  if (group > whatif->cards->len)
    return g_strdup (_("Grades and distribution"));
  card = g_ptr_array_index (whatif->cards, group);
  n = card->n_people + card->n_own;
  people = g_strdup_printf (ngettext ("%u scorecard", "%u scorecards", n), n);
  return g_strdup_printf ("%s · %s", heng_localized (card->name, card->name_en), people);
}

char *
heng_whatif_shape (const HengWhatif *whatif)
{
  GString *shape = g_string_new (NULL);

  for (guint c = 0; c < whatif->cards->len; c++)
    {
      const HengWhatifCard *card = g_ptr_array_index (whatif->cards, c);

      g_string_append_printf (shape, "%s %d %u:", card->template_key, (int) card->revision, card->n_own);
      for (guint i = 0; i < card->lines->len; i++)
        g_string_append_printf (shape, "%s %s;", ((HengWhatifLine *) card->lines->pdata[i])->code, ((HengWhatifLine *) card->lines->pdata[i])->rule);
    }
  for (guint p = 0; p < whatif->profiles->len; p++)
    g_string_append_printf (shape, "%s,", ((HengWhatifProfile *) whatif->profiles->pdata[p])->key);
  for (guint b = 0; b < whatif->bands->len; b++)
    g_string_append_printf (shape, "%s,", ((HengGradeBand *) whatif->bands->pdata[b])->grade);
  return g_string_free (shape, FALSE);
}
