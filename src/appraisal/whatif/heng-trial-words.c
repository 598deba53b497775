/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial in words: what differs, and what keeps it from being applied. */
#include "heng-whatif-private.h"

#include "heng-weights.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
heng_trial_difference_free (HengTrialDifference *difference)
{
  g_free (difference->what);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static char *
percent (gint64 bp)
{
  g_autofree char *text = heng_micro_display (bp * (HENG_MICRO / 100), 2, FALSE);

  return g_strdup_printf ("%s%%", text);
}

/* Takes the texts. */
static void
add (GPtrArray *differences, char *what, char *before, char *after)
{
  HengTrialDifference *difference = g_new (HengTrialDifference, 1);

  *difference = (HengTrialDifference) { what, before, after };
  g_ptr_array_add (differences, difference);
}

static char *
line_name (const HengWhatifCard *card, const HengWhatifLine *line, const char *of)
{
  return g_strdup_printf ("%s · %s %s · %s", heng_localized (card->name, card->name_en), line->code,
                          heng_localized (line->name, line->name_en), of);
}

static char *
describe_rule (const char *text)
{
  g_autoptr (HengRule) rule = heng_rule_parse (text, NULL);

  return rule ? heng_rule_describe (rule) : g_strdup (text);
}

static void
compare_cards (GPtrArray *differences, const HengWhatif *whatif, guint c, const HengTrial *before, const HengTrial *after)
{
  const HengWhatifCard *card = whatif->cards->pdata[c];

  for (guint i = 0; i < card->lines->len; i++)
    {
      const HengWhatifLine *line = card->lines->pdata[i];
      const HengTrialLine *was = &before->cards[c].lines[i], *is = &after->cards[c].lines[i];

      if (was->weight_bp != is->weight_bp)
        add (differences, line_name (card, line, _("Weight")), percent (was->weight_bp), percent (is->weight_bp));
      if (strcmp (was->rule, is->rule) != 0)
        add (differences, line_name (card, line, _("Scoring rule")), describe_rule (was->rule), describe_rule (is->rule));
    }
}

static void
compare_profiles (GPtrArray *differences, const HengWhatif *whatif, guint p, const HengTrial *before, const HengTrial *after)
{
  const HengWhatifProfile *profile = whatif->profiles->pdata[p];

  for (int c = 0; c < HENG_N_COMPONENTS; c++)
    if (before->mixes[p][c] != after->mixes[p][c])
      add (differences,
           g_strdup_printf ("%s · %s", heng_localized (profile->name, profile->name_en), heng_enum_label (heng_component_values, c)),
           percent (before->mixes[p][c]), percent (after->mixes[p][c]));
}

static void
compare_bands (GPtrArray *differences, const HengWhatif *whatif, guint b, const HengTrial *before, const HengTrial *after)
{
  const HengGradeBand *band = whatif->bands->pdata[b];

  if (before->lowers[b] != after->lowers[b])
    add (differences, g_strdup_printf (_("Grade %s from"), band->grade), heng_micro_display (before->lowers[b], 2, FALSE),
         heng_micro_display (after->lowers[b], 2, FALSE));
  if (before->shares_bp[b] != after->shares_bp[b])
    add (differences, g_strdup_printf (_("Share of grade %s"), band->grade), percent (before->shares_bp[b]), percent (after->shares_bp[b]));
}

GPtrArray *
heng_trial_differences (const HengWhatif *whatif, const HengTrial *before, const HengTrial *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_trial_difference_free);

  for (guint c = 0; c < whatif->cards->len; c++)
    compare_cards (differences, whatif, c, before, after);
  for (guint p = 0; p < whatif->profiles->len; p++)
    compare_profiles (differences, whatif, p, before, after);
  for (guint b = 0; b < whatif->bands->len; b++)
    compare_bands (differences, whatif, b, before, after);
  if (before->mode != after->mode)
    add (differences, g_strdup (_("Distribution of grades")), g_strdup (heng_enum_label (heng_distribution_mode_values, before->mode)),
         g_strdup (heng_enum_label (heng_distribution_mode_values, after->mode)));
  return differences;
}

/* Checks */

static void
check_sum (GPtrArray *faults, const char *what, gint64 sum)
{
  g_autofree char *text = percent (sum);

  if (sum != HENG_WEIGHTS_WHOLE)
    g_ptr_array_add (faults, g_strdup_printf (_("%s: the weights add up to %s, not 100%%."), what, text));
}

static void
check_card (GPtrArray *faults, const HengWhatif *whatif, guint c, const HengTrial *trial)
{
  const HengWhatifCard *card = whatif->cards->pdata[c];
  gint64 sum = 0;

  for (guint i = 0; i < trial->cards[c].n_lines; i++)
    sum += trial->cards[c].lines[i].weight_bp;
  if (heng_trial_changes_weights (trial, whatif, c))
    check_sum (faults, heng_localized (card->name, card->name_en), sum);
}

static void
check_profile (GPtrArray *faults, const HengWhatif *whatif, guint p, const HengTrial *trial)
{
  const HengWhatifProfile *profile = whatif->profiles->pdata[p];
  gint64 sum = 0;

  for (int c = 0; c < HENG_N_COMPONENTS; c++)
    sum += trial->mixes[p][c];
  if (heng_trial_changes_mix (trial, whatif, p))
    check_sum (faults, heng_localized (profile->name, profile->name_en), sum);
}

static void
check_bands (GPtrArray *faults, const HengWhatif *whatif, const HengTrial *trial)
{
  gint64 sum = 0;
  gboolean changes = FALSE;

  for (guint b = 0; b < trial->n_bands; b++)
    {
      const HengGradeBand *band = whatif->bands->pdata[b];
      const HengGradeBand *better = b > 0 ? whatif->bands->pdata[b - 1] : NULL;

      changes |= trial->shares_bp[b] != band->share_bp;
      sum += trial->shares_bp[b];
      if (better && trial->lowers[b] >= trial->lowers[b - 1])
        g_ptr_array_add (faults, g_strdup_printf (_("Grade %s has to begin below grade %s."), band->grade, better->grade));
      if (b + 1 == trial->n_bands && trial->lowers[b] != band->lower)
        g_ptr_array_add (faults, g_strdup_printf (_("Grade %s is the lowest; it keeps its bound."), band->grade));
    }
  if (changes)
    check_sum (faults, _("Shares of the grades"), sum);
}

GPtrArray *
heng_trial_check (const HengTrial *trial, const HengWhatif *whatif)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < whatif->cards->len; c++)
    check_card (faults, whatif, c, trial);
  for (guint p = 0; p < whatif->profiles->len; p++)
    check_profile (faults, whatif, p, trial);
  check_bands (faults, whatif, trial);
  if (whatif->cycle->pilot && trial->mode != HENG_DISTRIBUTION_OFF)
    g_ptr_array_add (faults, g_strdup (_("A pilot has no distribution of grades.")));
  return faults;
}
