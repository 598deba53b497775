/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From readings to columns, and what the scorecards of a template and the shares of a profile have in common: that is what a trial moves. */
#include "heng-whatif-build.h"

#include <string.h>

/* Cards */

static void
whatif_line_free (gpointer data)
{
  HengWhatifLine *line = data;
  char **texts[] = { &line->code, &line->name, &line->name_en, &line->unit, &line->unit_en, &line->rule };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  heng_rule_free (line->parsed);
  g_free (line);
}

static void
card_free (gpointer data)
{
  HengWhatifCard *card = data;

  g_ptr_array_unref (card->lines);
  g_free (card->template_key);
  g_free (card->name);
  g_free (card->name_en);
  g_free (card);
}

static void
profile_free (gpointer data)
{
  HengWhatifProfile *profile = data;

  g_free (profile->key);
  g_free (profile->name);
  g_free (profile->name_en);
  g_free (profile);
}

HengWhatif *
heng_whatif_new (void)
{
  HengWhatif *whatif = g_atomic_rc_box_new0 (HengWhatif);

  whatif->cards = g_ptr_array_new_with_free_func (card_free);
  whatif->profiles = g_ptr_array_new_with_free_func (profile_free);
  whatif->bands = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_grade_band_free);
  whatif->pools = g_ptr_array_new_with_free_func (g_free);
  whatif->columns = g_new0 (HengWhatifColumns, 1);
  return whatif;
}

static void
whatif_clear (gpointer data)
{
  HengWhatif *whatif = data;

  g_clear_pointer (&whatif->now, heng_outcome_free);
  g_clear_pointer (&whatif->cycle, heng_cycle_free);
  g_ptr_array_unref (whatif->cards);
  g_ptr_array_unref (whatif->profiles);
  g_ptr_array_unref (whatif->bands);
  g_ptr_array_unref (whatif->pools);
  g_free (whatif->people);
  g_free (whatif->cycle_name);
  heng_whatif_columns_free (whatif->columns);
}

HengWhatif *
heng_whatif_ref (HengWhatif *whatif)
{
  return g_atomic_rc_box_acquire (whatif);
}

void
heng_whatif_unref (HengWhatif *whatif)
{
  g_atomic_rc_box_release_full (whatif, whatif_clear);
}

static HengWhatifLine *
new_line (const HengScorecardLine *record)
{
  HengWhatifLine *line = g_new0 (HengWhatifLine, 1);

  line->code = g_strdup (record->code);
  line->name = g_strdup (record->name);
  line->name_en = g_strdup (record->name_en);
  line->unit = g_strdup (record->unit);
  line->unit_en = g_strdup (record->unit_en);
  line->rule = g_strdup (record->rule ? record->rule : "");
  line->perspective = record->perspective;
  line->weight_bp = record->weight_bp;
  line->parsed = heng_rule_parse (line->rule, NULL);
  return line;
}

static int
compare_cards (gconstpointer a, gconstpointer b)
{
  const HengWhatifCard *x = *(HengWhatifCard *const *) a, *y = *(HengWhatifCard *const *) b;
  int order = strcmp (x->template_key, y->template_key);

  return order != 0 ? order : (x->revision > y->revision) - (x->revision < y->revision);
}

static HengWhatifCard *
find_card (GPtrArray *cards, const HengWhatifReading *reading)
{
  for (guint i = 0; i < cards->len; i++)
    {
      HengWhatifCard *card = cards->pdata[i];

      if (card->revision == reading->revision && strcmp (card->template_key, reading->template_key) == 0)
        return card;
    }
  return NULL;
}

/* A card is what the largest block of its template has. */
static void
make_cards (HengWhatif *whatif, GPtrArray *readings)
{
  g_autoptr (GHashTable) largest = g_hash_table_new (NULL, NULL); /* card → rows of its block */

  for (guint i = 0; i < readings->len; i++)
    {
      const HengWhatifReading *reading = readings->pdata[i];
      HengWhatifCard *card = find_card (whatif->cards, reading);

      if (!card)
        {
          card = g_new0 (HengWhatifCard, 1);
          card->template_key = g_strdup (reading->template_key);
          card->revision = reading->revision;
          card->lines = g_ptr_array_new_with_free_func (whatif_line_free);
          g_ptr_array_add (whatif->cards, card);
        }
      if (reading->rows->len <= GPOINTER_TO_UINT (g_hash_table_lookup (largest, card)))
        continue;
      g_hash_table_insert (largest, card, GUINT_TO_POINTER (reading->rows->len));
      g_ptr_array_set_size (card->lines, 0);
      for (guint k = 0; k < reading->records->len; k++)
        g_ptr_array_add (card->lines, new_line (reading->records->pdata[k]));
    }
  g_ptr_array_sort (whatif->cards, compare_cards);
}

static int
find_line (const HengWhatifCard *card, const char *code)
{
  for (guint i = 0; i < card->lines->len; i++)
    if (g_strcmp0 (((HengWhatifLine *) card->lines->pdata[i])->code, code) == 0)
      return (int) i;
  return -1;
}

/* Whether all weights are those of the card: the weights of a scorecard change together or not at all, so that they still add up. */
static gboolean
has_own_weights (const HengWhatifCard *card, const HengWhatifReading *reading)
{
  if (reading->records->len != card->lines->len)
    return TRUE;
  for (guint i = 0; i < reading->records->len; i++)
    {
      const HengScorecardLine *record = reading->records->pdata[i];
      int line = find_line (card, record->code);

      if (line < 0 || ((HengWhatifLine *) card->lines->pdata[line])->weight_bp != record->weight_bp)
        return TRUE;
    }
  return FALSE;
}

/* Blocks */

static gpointer
take_data (GArray *array)
{
  return array->len > 0 ? g_memdup2 (array->data, (gsize) array->len * g_array_get_element_size (array)) : NULL;
}

static gboolean
has_any (const HengMicro *column, guint n, HengMicro mark)
{
  for (guint i = 0; i < n; i++)
    if (column[i] == mark)
      return TRUE;
  return FALSE;
}

static void
fill_line (HengWhatifBlockLine *line, const HengWhatifCard *card, HengWhatifReading *reading, guint i)
{
  const HengScorecardLine *record = reading->records->pdata[i];
  GArray *problems = reading->problems->pdata[i];
  guint n = reading->rows->len;

  line->line = find_line (card, record->code);
  line->own_rule = line->line < 0 || g_strcmp0 (((HengWhatifLine *) card->lines->pdata[line->line])->rule, record->rule ? record->rule : "") != 0;
  line->weight_bp = record->weight_bp;
  line->rule = g_steal_pointer (&reading->rules->pdata[i]);
  line->is_numeric = line->rule && heng_rule_numbers (line->rule, NULL, NULL);
  line->column = take_data (reading->columns->pdata[i]);
  line->values = reading->values->pdata[i] ? take_data (reading->values->pdata[i]) : NULL;
  line->has_na = has_any (line->column, n, HENG_COLUMN_NA);
  line->problems = memchr (problems->data, 1, n) ? take_data (problems) : NULL;
}

static void
fill_block (HengWhatif *whatif, HengWhatifBlock *block, HengWhatifReading *reading)
{
  HengWhatifCard *card = find_card (whatif->cards, reading);

  block->n = reading->rows->len;
  g_ptr_array_find (whatif->cards, card, &block->card);
  block->own_weights = has_own_weights (card, reading);
  *(block->own_weights ? &card->n_own : &card->n_people) += block->n;
  block->n_lines = reading->records->len;
  block->lines = g_new0 (HengWhatifBlockLine, block->n_lines + 1);
  for (guint i = 0; i < block->n_lines; i++)
    fill_line (&block->lines[i], card, reading, i);
}

static void
fill_rows (HengWhatifColumns *columns, const HengWhatifBlock *block, const HengWhatifReading *reading)
{
  for (guint i = 0; i < block->n; i++)
    {
      const HengWhatifRow *row = &g_array_index (reading->rows, HengWhatifRow, i);
      guint at = block->first + i;

      columns->participants[at] = row->participant;
      columns->okr[at] = row->okr;
      columns->feedback[at] = row->feedback;
      columns->mix[at] = row->mix;
      columns->days[at] = row->days;
    }
}

static void
make_columns (HengWhatifColumns *columns, guint n)
{
  columns->n_rows = n;
  columns->participants = g_new0 (gint64, n + 1);
  columns->okr = g_new0 (HengMicro, n + 1);
  columns->feedback = g_new0 (HengMicro, n + 1);
  columns->kpi = g_new0 (HengMicro, n + 1);
  columns->blocked = g_new0 (guint8, n + 1);
  columns->mix = g_new0 (guint16, n + 1);
  columns->days = g_new0 (gint32, n + 1);
  columns->adjustments = g_new0 (HengMicro, n + 1);
}

/* Profiles */

static guint *
count_mixes (const HengWhatifColumns *columns)
{
  guint *counts = g_new0 (guint, columns->n_mixes + 1);

  for (guint i = 0; i < columns->n_rows; i++)
    counts[columns->mix[i]]++;
  return counts;
}

static void
make_profiles (HengWhatif *whatif, GArray *mixes)
{
  HengWhatifColumns *columns = whatif->columns;
  g_autofree guint *counts = NULL, *most = NULL;
  guint n_profiles = 0;

  columns->n_mixes = mixes->len;
  columns->mixes = g_memdup2 (mixes->data, mixes->len * sizeof (HengWhatifMix));
  counts = count_mixes (columns);
  for (guint i = 0; i < columns->n_mixes; i++)
    n_profiles = MAX (n_profiles, columns->mixes[i].profile + 1);
  most = g_new0 (guint, n_profiles + 1);
  for (guint i = 0; i < n_profiles; i++)
    g_ptr_array_add (whatif->profiles, g_new0 (HengWhatifProfile, 1));
  for (guint i = 0; i < columns->n_mixes; i++)
    {
      const HengWhatifMix *mix = &columns->mixes[i];

      if (counts[i] <= most[mix->profile])
        continue;
      most[mix->profile] = counts[i];
      memcpy (((HengWhatifProfile *) whatif->profiles->pdata[mix->profile])->mix, mix->mix, sizeof mix->mix);
    }
  for (guint i = 0; i < columns->n_mixes; i++)
    {
      HengWhatifMix *mix = &columns->mixes[i];
      HengWhatifProfile *profile = whatif->profiles->pdata[mix->profile];

      mix->is_own = memcmp (profile->mix, mix->mix, sizeof mix->mix) != 0;
      *(mix->is_own ? &profile->n_own : &profile->n_people) += counts[i];
    }
}

void
heng_whatif_columns_fill (HengWhatif *whatif, GPtrArray *readings, GArray *mixes)
{
  HengWhatifColumns *columns = whatif->columns;
  guint n = 0;

  make_cards (whatif, readings);
  columns->n_blocks = readings->len;
  columns->blocks = g_new0 (HengWhatifBlock, readings->len + 1);
  for (guint i = 0; i < readings->len; i++)
    {
      columns->blocks[i].first = n;
      fill_block (whatif, &columns->blocks[i], readings->pdata[i]);
      n += columns->blocks[i].n;
    }
  make_columns (columns, n);
  for (guint i = 0; i < readings->len; i++)
    fill_rows (columns, &columns->blocks[i], readings->pdata[i]);
  make_profiles (whatif, mixes);
}

static void
block_clear (HengWhatifBlock *block)
{
  for (guint i = 0; i < block->n_lines; i++)
    {
      heng_rule_free (block->lines[i].rule);
      g_free (block->lines[i].column);
      g_free (block->lines[i].values);
      g_free (block->lines[i].problems);
    }
  g_free (block->lines);
}

void
heng_whatif_columns_free (HengWhatifColumns *columns)
{
  gpointer arrays[] = { columns->participants, columns->okr, columns->feedback, columns->kpi, columns->blocked, columns->mix, columns->days,
                        columns->adjustments, columns->mixes, columns->parts, columns->sums, columns->members, columns->pool_begin };

  for (guint i = 0; i < columns->n_blocks; i++)
    block_clear (&columns->blocks[i]);
  g_free (columns->blocks);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  g_clear_pointer (&columns->texts, g_string_chunk_free);
  g_free (columns);
}
