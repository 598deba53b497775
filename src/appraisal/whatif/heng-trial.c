/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial: every parameter that can be moved, and how each is moved. */
#include "heng-whatif-private.h"

#include "heng-weights.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STEP_BP 50     /* others make room in half percents */
#define LEAST_BAND HENG_MICRO /* a grade is at least one point wide */

static HengTrial *
trial_alloc (guint n_cards, guint n_profiles, guint n_bands)
{
  HengTrial *trial = g_new0 (HengTrial, 1);

  trial->n_cards = n_cards;
  trial->cards = g_new0 (HengTrialCard, n_cards + 1);
  trial->n_profiles = n_profiles;
  trial->mixes = g_malloc0_n (n_profiles + 1, sizeof *trial->mixes);
  trial->is_mix_pinned = g_malloc0_n (n_profiles + 1, sizeof *trial->is_mix_pinned);
  trial->n_bands = n_bands;
  trial->lowers = g_new0 (HengMicro, n_bands + 1);
  trial->shares_bp = g_new0 (gint64, n_bands + 1);
  return trial;
}

HengTrial *
heng_trial_new (const HengWhatif *whatif)
{
  HengTrial *trial = trial_alloc (whatif->cards->len, whatif->profiles->len, whatif->bands->len);

  trial->mode = whatif->mode;
  for (guint c = 0; c < trial->n_cards; c++)
    {
      const HengWhatifCard *card = whatif->cards->pdata[c];

      trial->cards[c].n_lines = card->lines->len;
      trial->cards[c].lines = g_new0 (HengTrialLine, card->lines->len + 1);
      heng_trial_reset_card (trial, whatif, c);
    }
  for (guint i = 0; i < trial->n_profiles; i++)
    memcpy (trial->mixes[i], ((HengWhatifProfile *) whatif->profiles->pdata[i])->mix, sizeof trial->mixes[i]);
  for (guint i = 0; i < trial->n_bands; i++)
    {
      trial->lowers[i] = ((HengGradeBand *) whatif->bands->pdata[i])->lower;
      trial->shares_bp[i] = ((HengGradeBand *) whatif->bands->pdata[i])->share_bp;
    }
  return trial;
}

HengTrial *
heng_trial_copy (const HengTrial *trial)
{
  HengTrial *copy = trial_alloc (trial->n_cards, trial->n_profiles, trial->n_bands);

  copy->mode = trial->mode;
  memcpy (copy->mixes, trial->mixes, trial->n_profiles * sizeof *trial->mixes);
  memcpy (copy->is_mix_pinned, trial->is_mix_pinned, trial->n_profiles * sizeof *trial->is_mix_pinned);
  memcpy (copy->lowers, trial->lowers, trial->n_bands * sizeof *trial->lowers);
  memcpy (copy->shares_bp, trial->shares_bp, trial->n_bands * sizeof *trial->shares_bp);
  for (guint c = 0; c < trial->n_cards; c++)
    {
      const HengTrialCard *card = &trial->cards[c];

      copy->cards[c].n_lines = card->n_lines;
      copy->cards[c].lines = g_new0 (HengTrialLine, card->n_lines + 1);
      for (guint i = 0; i < card->n_lines; i++)
        copy->cards[c].lines[i] = (HengTrialLine) { card->lines[i].weight_bp, card->lines[i].is_pinned, g_strdup (card->lines[i].rule) };
    }
  return copy;
}

void
heng_trial_free (HengTrial *trial)
{
  for (guint c = 0; c < trial->n_cards; c++)
    {
      for (guint i = 0; i < trial->cards[c].n_lines; i++)
        g_free (trial->cards[c].lines[i].rule);
      g_free (trial->cards[c].lines);
    }
  g_free (trial->cards);
  g_free (trial->mixes);
  g_free (trial->is_mix_pinned);
  g_free (trial->lowers);
  g_free (trial->shares_bp);
  g_free (trial);
}

static gboolean
equal_cards (const HengTrialCard *a, const HengTrialCard *b)
{
  if (a->n_lines != b->n_lines)
    return FALSE;
  for (guint i = 0; i < a->n_lines; i++)
    if (a->lines[i].weight_bp != b->lines[i].weight_bp || strcmp (a->lines[i].rule, b->lines[i].rule) != 0)
      return FALSE;
  return TRUE;
}

gboolean
heng_trial_equal (const HengTrial *a, const HengTrial *b)
{
  if (a->mode != b->mode || a->n_cards != b->n_cards || a->n_profiles != b->n_profiles || a->n_bands != b->n_bands
      || memcmp (a->mixes, b->mixes, a->n_profiles * sizeof *a->mixes) != 0
      || memcmp (a->lowers, b->lowers, a->n_bands * sizeof *a->lowers) != 0
      || memcmp (a->shares_bp, b->shares_bp, a->n_bands * sizeof *a->shares_bp) != 0)
    return FALSE;
  for (guint c = 0; c < a->n_cards; c++)
    if (!equal_cards (&a->cards[c], &b->cards[c]))
      return FALSE;
  return TRUE;
}

void
heng_trial_reset_card (HengTrial *trial, const HengWhatif *whatif, guint card)
{
  const HengWhatifCard *now = whatif->cards->pdata[card];

  for (guint i = 0; i < trial->cards[card].n_lines; i++)
    {
      const HengWhatifLine *line = now->lines->pdata[i];
      HengTrialLine *mine = &trial->cards[card].lines[i];

      g_free (mine->rule);
      *mine = (HengTrialLine) { line->weight_bp, FALSE, g_strdup (line->rule) };
    }
}

/* Changes */

const char *
heng_trial_changed_rule (const HengTrial *trial, const HengWhatif *whatif, guint card, guint line)
{
  const HengWhatifLine *now = ((HengWhatifCard *) whatif->cards->pdata[card])->lines->pdata[line];
  const char *rule = trial->cards[card].lines[line].rule;

  return strcmp (rule, now->rule) == 0 ? NULL : rule;
}

gboolean
heng_trial_changes_weights (const HengTrial *trial, const HengWhatif *whatif, guint card)
{
  const HengWhatifCard *now = whatif->cards->pdata[card];

  for (guint i = 0; i < trial->cards[card].n_lines; i++)
    if (trial->cards[card].lines[i].weight_bp != ((HengWhatifLine *) now->lines->pdata[i])->weight_bp)
      return TRUE;
  return FALSE;
}

gboolean
heng_trial_changes_mix (const HengTrial *trial, const HengWhatif *whatif, guint profile)
{
  return memcmp (trial->mixes[profile], ((HengWhatifProfile *) whatif->profiles->pdata[profile])->mix, sizeof trial->mixes[profile]) != 0;
}

void
heng_trial_set_weight (HengTrial *trial, const HengWhatif *whatif, guint card, guint line, gint64 weight_bp, gboolean others_follow)
{
  const HengWhatifCard *now = whatif->cards->pdata[card];
  HengTrialCard *mine = &trial->cards[card];
  g_autofree gint64 *weights = g_new0 (gint64, mine->n_lines + 1);
  g_autofree gint64 *like = g_new0 (gint64, mine->n_lines + 1);
  g_autofree gboolean *pinned = g_new0 (gboolean, mine->n_lines + 1);

  for (guint i = 0; i < mine->n_lines; i++)
    {
      weights[i] = mine->lines[i].weight_bp;
      like[i] = ((HengWhatifLine *) now->lines->pdata[i])->weight_bp;
      pinned[i] = mine->lines[i].is_pinned;
    }
  if (!others_follow || !heng_weights_move (weights, like, mine->n_lines, line, weight_bp, STEP_BP, pinned))
    weights[line] = CLAMP (weight_bp, 0, HENG_WEIGHTS_WHOLE);
  for (guint i = 0; i < mine->n_lines; i++)
    mine->lines[i].weight_bp = weights[i];
  mine->lines[line].is_pinned = TRUE;
}

void
heng_trial_set_share (HengTrial *trial, const HengWhatif *whatif, guint profile, HengComponentKind component, gint64 share_bp,
                      gboolean others_follow)
{
  const HengWhatifProfile *now = whatif->profiles->pdata[profile];
  gint64 *mix = trial->mixes[profile];

  if (!others_follow
      || !heng_weights_move (mix, now->mix, HENG_N_COMPONENTS, component, share_bp, STEP_BP, trial->is_mix_pinned[profile]))
    mix[component] = CLAMP (share_bp, 0, HENG_WEIGHTS_WHOLE);
  trial->is_mix_pinned[profile][component] = TRUE;
}

gboolean
heng_trial_set_rule (HengTrial *trial, const HengWhatif *whatif, guint card, guint line, const char *rule, GError **error)
{
  const HengWhatifLine *now = ((HengWhatifCard *) whatif->cards->pdata[card])->lines->pdata[line];
  g_autoptr (HengRule) parsed = heng_rule_parse (rule, error);
  HengTrialLine *mine = &trial->cards[card].lines[line];

  if (!parsed)
    return FALSE;
  if (!now->parsed || heng_rule_kind (parsed) != heng_rule_kind (now->parsed) || heng_rule_is_index (parsed) != heng_rule_is_index (now->parsed))
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID,
                   _("%s: a trial moves the numbers of a rule; another kind of rule is a matter of the template."), now->code);
      return FALSE;
    }
  g_free (mine->rule);
  mine->rule = g_strdup (rule);
  return TRUE;
}

void
heng_trial_set_lower (HengTrial *trial, const HengWhatif *whatif, guint band, HengMicro lower)
{
  HengMicro least = band + 1 < trial->n_bands ? trial->lowers[band + 1] + LEAST_BAND : 0;
  HengMicro most = band > 0 ? trial->lowers[band - 1] - LEAST_BAND : HENG_POINTS (120);

  if (band + 1 < trial->n_bands)
    trial->lowers[band] = CLAMP (lower, least, MAX (least, most));
}
