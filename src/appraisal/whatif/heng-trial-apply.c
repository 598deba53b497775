/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applying a trial: the cycle's own copies are rewritten in one named change. What decides who is touched is read anew inside that change. */
#include "heng-whatif-private.h"

#include "heng-cast-table.h"
#include "heng-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is being written, and where each participant's row lies. */
typedef struct
{
  HengChange *change;
  const HengWhatif *whatif;
  const HengTrial *trial;
  GHashTable *rows; /* participant id → row + 1 */
  gint64 n;         /* rows written */
} Writer;

static const HengWhatifBlock *
block_of (const HengWhatif *whatif, guint row)
{
  guint low = 0, high = whatif->columns->n_blocks - 1;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (whatif->columns->blocks[middle].first <= row)
        low = middle;
      else
        high = middle - 1;
    }
  return &whatif->columns->blocks[low];
}

static GHashTable *
index_rows (const HengWhatif *whatif)
{
  GHashTable *rows = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < whatif->columns->n_rows; i++)
    g_hash_table_insert (rows, &whatif->columns->participants[i], GUINT_TO_POINTER (i + 1));
  return rows;
}

static int
find_line (const HengWhatifCard *card, const char *code)
{
  for (guint i = 0; i < card->lines->len; i++)
    if (g_strcmp0 (((HengWhatifLine *) card->lines->pdata[i])->code, code) == 0)
      return (int) i;
  return -1;
}

/* Makes the record say what the trial says; TRUE when that is something new. */
static gboolean
change_line (const Writer *writer, const HengWhatifBlock *block, HengScorecardLine *record)
{
  const HengWhatifCard *card = writer->whatif->cards->pdata[block->card];
  int line = find_line (card, record->code);
  const char *rule = line < 0 ? NULL : heng_trial_changed_rule (writer->trial, writer->whatif, block->card, (guint) line);
  gboolean changed = FALSE;

  if (line < 0)
    return FALSE;
  if (!block->own_weights)
    {
      gint64 weight = writer->trial->cards[block->card].lines[line].weight_bp;

      changed = weight != record->weight_bp;
      record->weight_bp = weight;
    }
  if (rule && g_strcmp0 (record->rule, ((HengWhatifLine *) card->lines->pdata[line])->rule) == 0)
    {
      g_free (record->rule);
      record->rule = g_strdup (rule);
      /* a target in words belonged to the old rule: now it is read from the rule */
      g_clear_pointer (&record->target, g_free);
      changed = TRUE;
    }
  return changed;
}

static gboolean
write_lines (Writer *writer, GError **error)
{
  g_autoptr (GPtrArray) lines = heng_scorecard_lines_load (heng_change_db (writer->change), writer->whatif->cycle->id, 0, error);

  for (guint i = 0; lines && i < lines->len; i++)
    {
      HengScorecardLine *record = lines->pdata[i];
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (writer->rows, &record->participant_id));

      if (row == 0 || !change_line (writer, block_of (writer->whatif, row - 1), record))
        continue;
      if (!heng_change_update (writer->change, &heng_scorecard_line_type, record, error))
        return FALSE;
      writer->n++;
    }
  return lines != NULL;
}

static gboolean
write_shares (Writer *writer, GError **error)
{
  const HengWhatifColumns *columns = writer->whatif->columns;
  g_autoptr (GPtrArray) participants = heng_participants_load (heng_change_db (writer->change), writer->whatif->cycle->id, 0, error);

  for (guint i = 0; participants && i < participants->len; i++)
    {
      HengParticipant *record = participants->pdata[i];
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (writer->rows, &record->id));
      const HengWhatifMix *mix = row ? &columns->mixes[columns->mix[row - 1]] : NULL;
      const gint64 *shares = mix ? writer->trial->mixes[mix->profile] : NULL;

      if (!mix || mix->is_own || !heng_trial_changes_mix (writer->trial, writer->whatif, mix->profile))
        continue;
      record->okr_bp = shares[HENG_COMPONENT_OKR];
      record->kpi_bp = shares[HENG_COMPONENT_KPI];
      record->feedback_bp = shares[HENG_COMPONENT_FEEDBACK];
      if (!heng_change_update (writer->change, &heng_participant_type, record, error))
        return FALSE;
      writer->n++;
    }
  return participants != NULL;
}

static gboolean
write_bands (Writer *writer, GError **error)
{
  for (guint i = 0; i < writer->whatif->bands->len; i++)
    {
      g_autoptr (HengGradeBand) band = heng_grade_band_copy (writer->whatif->bands->pdata[i]);

      if (band->lower == writer->trial->lowers[i] && band->share_bp == writer->trial->shares_bp[i])
        continue;
      band->lower = writer->trial->lowers[i];
      band->share_bp = writer->trial->shares_bp[i];
      if (!heng_change_update (writer->change, &heng_grade_band_type, band, error))
        return FALSE;
      writer->n++;
    }
  return TRUE;
}

static gboolean
write_mode (Writer *writer, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_copy (writer->whatif->cycle);

  if (writer->trial->mode == writer->whatif->mode)
    return TRUE;
  cycle->distribution = writer->trial->mode;
  writer->n++;
  return heng_change_update (writer->change, &heng_cycle_type, cycle, error);
}

static gboolean
changes_lines (const Writer *writer)
{
  for (guint c = 0; c < writer->trial->n_cards; c++)
    {
      if (heng_trial_changes_weights (writer->trial, writer->whatif, c))
        return TRUE;
      for (guint i = 0; i < writer->trial->cards[c].n_lines; i++)
        if (heng_trial_changed_rule (writer->trial, writer->whatif, c, i))
          return TRUE;
    }
  return FALSE;
}

static gboolean
write_all (Writer *writer, GError **error)
{
  g_autoptr (HengCast) cast = NULL;
  gint64 cycle_id = writer->whatif->cycle->id;
  gboolean changes = changes_lines (writer);

  if (changes && !(cast = heng_cast_load (heng_change_db (writer->change), cycle_id, TRUE, error)))
    return FALSE;
  if ((changes && !write_lines (writer, error)) || !write_shares (writer, error) || !write_bands (writer, error) || !write_mode (writer, error))
    return FALSE;
  /* scorecards of a template that were alike still are, for they changed together */
  return !changes || !cast->was_stamped || heng_cast_stamp (writer->change, cycle_id, error);
}

/* The sentence the journal keeps: which cycle, how much, and why. */
static char *
name_action (const HengWhatif *whatif, const HengTrial *trial, const char *reason)
{
  g_autoptr (HengTrial) now = heng_trial_new (whatif);
  g_autoptr (GPtrArray) differences = heng_trial_differences (whatif, now, trial);

  return g_strdup_printf (ngettext ("What-if applied to %s, %u parameter: %s", "What-if applied to %s, %u parameters: %s", differences->len),
                          whatif->cycle_name, differences->len, reason);
}

static gboolean
check_cycle (const HengWhatif *whatif, GError **error)
{
  if (!heng_cycle_check_writable (whatif->cycle, error))
    return FALSE;
  return !whatif->is_published
         || heng_refuse (error, _("Results of %s are published. A what-if shows how they would have been, but nothing of it can be applied."),
                         whatif->cycle_name);
}

static gboolean
check_trial (const HengWhatif *whatif, const HengTrial *trial, GPtrArray *left_out, GError **error)
{
  g_autoptr (GPtrArray) faults = heng_trial_check (trial, whatif);
  g_autoptr (HengTrial) now = heng_trial_new (whatif);

  if (left_out->len > 0)
    return heng_refuse (error, _("%s is no longer part of this cycle. Open the trial again to see what is left of it."),
                        (char *) left_out->pdata[0]);
  if (faults->len > 0)
    return heng_refuse (error, "%s", (char *) faults->pdata[0]);
  return !heng_trial_equal (trial, now) || heng_refuse (error, _("The trial changes nothing; there is nothing to apply."));
}

gboolean
heng_trial_apply (HengDb *db, gint64 cycle_id, const char *json, const char *reason, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengWhatif) whatif = change ? heng_whatif_load (db, cycle_id, error) : NULL;
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HengTrial) trial = NULL;
  g_autoptr (GHashTable) rows = NULL;
  g_autofree char *action = NULL;
  Writer writer;

  if (!whatif || !check_cycle (whatif, error))
    return FALSE;
  if (heng_text_is_blank (reason))
    return heng_refuse (error, _("Give the reason for the change; the journal keeps it."));
  if (!(trial = heng_trial_from_json (whatif, json, left_out, error)) || !check_trial (whatif, trial, left_out, error))
    return FALSE;
  rows = index_rows (whatif);
  writer = (Writer) { change, whatif, trial, rows, 0 };
  action = name_action (whatif, trial, reason);
  heng_change_set_action (change, action);
  return write_all (&writer, error) && heng_change_commit (change, error);
}
