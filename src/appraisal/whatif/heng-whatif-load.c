/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody's values of a cycle, read once: people with the same scorecard lie together, a column for each of its lines. */
#include "heng-whatif-private.h"

#include "heng-cycle-walk.h"
#include "heng-pools.h"
#include "heng-whatif-build.h"

#include <string.h>

/* Where people and their parts go while they come by. */
typedef struct
{
  HengWhatif *whatif;
  GPtrArray *blocks;       /* of HengWhatifReading */
  GHashTable *by_card;     /* text of the scorecard → HengWhatifReading */
  GHashTable *by_mix;      /* text of profile and shares → index + 1 */
  GArray *mixes;           /* of HengWhatifMix; `profile` is an index into keys */
  GPtrArray *profile_keys;
  GArray *people;          /* of HengWhatifPerson */
  GArray *parts;           /* of PartPlace */
  GArray *sums;            /* of HengMicro, by person */
  GHashTable *pools;       /* department that names it → index + 1 */
  GHashTable *paths;       /* department path → itself, in the chunk */
  GStringChunk *texts;
  GPtrArray *departments, *pool_members;
  GPtrArray *scheme_bands; /* as they are now */
} Loader;

typedef struct
{
  guint block, row;
} PartPlace;

static void
loader_clear (Loader *loader)
{
  GHashTable **tables[] = { &loader->by_card, &loader->by_mix, &loader->pools, &loader->paths };
  GPtrArray **pointers[] = { &loader->blocks, &loader->profile_keys, &loader->departments, &loader->pool_members, &loader->scheme_bands };
  GArray **arrays[] = { &loader->mixes, &loader->people, &loader->parts, &loader->sums };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_clear_pointer (tables[i], g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (pointers); i++)
    g_clear_pointer (pointers[i], g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (arrays[i], g_array_unref);
  g_clear_pointer (&loader->texts, g_string_chunk_free);
  g_clear_pointer (&loader->whatif, heng_whatif_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

/* Parts */

static HengWhatifReading *
find_block (Loader *loader, const HengReviewPart *part)
{
  g_autofree char *key = heng_whatif_card_key (part);
  HengWhatifReading *reading = g_hash_table_lookup (loader->by_card, key);

  if (!reading)
    {
      reading = heng_whatif_reading_new (part, loader->blocks->len);
      g_ptr_array_add (loader->blocks, reading);
      g_hash_table_insert (loader->by_card, g_steal_pointer (&key), reading);
    }
  return reading;
}

static guint
find_profile (Loader *loader, const char *key)
{
  for (guint i = 0; i < loader->profile_keys->len; i++)
    if (strcmp (loader->profile_keys->pdata[i], key) == 0)
      return i;
  g_ptr_array_add (loader->profile_keys, g_strdup (key));
  return loader->profile_keys->len - 1;
}

static guint16
find_mix (Loader *loader, const HengParticipant *participant)
{
  const char *profile = participant->profile_key ? participant->profile_key : "";
  g_autofree char *key = g_strdup_printf ("%s\n%d %d %d", profile, (int) participant->okr_bp, (int) participant->kpi_bp,
                                          (int) participant->feedback_bp);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (loader->by_mix, key));

  if (found == 0)
    {
      HengWhatifMix mix = { find_profile (loader, profile), FALSE, { participant->okr_bp, participant->kpi_bp, participant->feedback_bp } };

      g_array_append_val (loader->mixes, mix);
      found = loader->mixes->len;
      g_hash_table_insert (loader->by_mix, g_steal_pointer (&key), GUINT_TO_POINTER (found));
    }
  return (guint16) (found - 1);
}

static void
add_part (Loader *loader, const HengReviewPart *part)
{
  HengWhatifReading *reading = find_block (loader, part);
  HengWhatifRow row = { .participant = part->participant->id, .mix = find_mix (loader, part->participant) };
  PartPlace place = { reading->index, reading->rows->len };

  row.okr = heng_whatif_mark (part->okr);
  row.feedback = heng_whatif_mark (part->raters.points);
  row.days = MAX (part->participant->to_date - part->participant->from_date + 1, 0);
  heng_whatif_reading_add (reading, part, &row);
  g_array_append_val (loader->parts, place);
}

/* People */

static guint
find_pool (Loader *loader, gint64 department_id)
{
  gint64 key = heng_pool_key (loader->departments, loader->pool_members, department_id);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (loader->pools, &key));

  if (found == 0)
    {
      g_ptr_array_add (loader->whatif->pools, heng_department_path (loader->departments, key));
      found = loader->whatif->pools->len;
      g_hash_table_insert (loader->pools, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (found));
    }
  return found - 1;
}

static const char *
keep_path (Loader *loader, const char *path)
{
  const char *kept = g_hash_table_lookup (loader->paths, path ? path : "");

  if (!kept)
    {
      kept = g_string_chunk_insert (loader->texts, path ? path : "");
      g_hash_table_add (loader->paths, (gpointer) kept);
    }
  return kept;
}

/* Published results keep the grades of their day. */
static void
take_bands (Loader *loader, const HengReview *review)
{
  GPtrArray *bands = loader->whatif->bands;

  if (bands->len > 0 && (!review->published || loader->whatif->is_published))
    return;
  g_ptr_array_set_size (bands, 0);
  for (guint i = 0; i < review->bands->len; i++)
    g_ptr_array_add (bands, heng_grade_band_copy (review->bands->pdata[i]));
  loader->whatif->is_published |= review->published != NULL;
}

static gint16
find_band (const HengWhatif *whatif, const char *grade)
{
  for (guint i = 0; i < whatif->bands->len; i++)
    if (g_strcmp0 (((HengGradeBand *) whatif->bands->pdata[i])->grade, grade) == 0)
      return (gint16) i;
  return -1;
}

static gboolean
visit (const HengReview *review, gpointer data, GError **error)
{
  Loader *loader = data;
  const HengParticipant *participant = heng_review_current_part (review)->participant;
  HengMicro sum = 0;
  HengWhatifPerson person = {
    .employee_id = review->employee->id,
    .emp_no = g_string_chunk_insert (loader->texts, review->employee->emp_no),
    .name = g_string_chunk_insert (loader->texts, heng_localized (review->employee->name, review->employee->name_en)),
    .department = keep_path (loader, review->department_path),
    .first_part = loader->parts->len,
    .n_parts = review->parts->len,
    .outside = participant->outside_distribution != 0,
  };

  take_bands (loader, review);
  person.pool = find_pool (loader, participant->department_id);
  person.is_moved = review->grade_change != NULL;
  person.moved_from = find_band (loader->whatif, review->grade_change ? review->grade_change->from_grade : NULL);
  person.moved_to = find_band (loader->whatif, review->grade_change ? review->grade_change->to_grade : NULL);
  for (guint i = 0; i < review->adjustments->len; i++)
    sum += ((HengAdjustment *) review->adjustments->pdata[i])->points;
  for (guint i = 0; i < review->parts->len; i++)
    add_part (loader, review->parts->pdata[i]);
  g_array_append_val (loader->people, person);
  g_array_append_val (loader->sums, sum);
  return TRUE;
}

/* Columns */

/* People of each pool, one pool after the other. */
static void
group_pools (HengWhatif *whatif)
{
  HengWhatifColumns *columns = whatif->columns;
  g_autofree guint *next = NULL;

  columns->members = g_new0 (guint, whatif->n_people + 1);
  columns->pool_begin = g_new0 (guint, whatif->pools->len + 1);
  for (guint i = 0; i < whatif->n_people; i++)
    columns->pool_begin[whatif->people[i].pool + 1]++;
  for (guint p = 0; p < whatif->pools->len; p++)
    columns->pool_begin[p + 1] += columns->pool_begin[p];
  next = g_memdup2 (columns->pool_begin, (whatif->pools->len + 1) * sizeof (guint));
  for (guint i = 0; i < whatif->n_people; i++)
    columns->members[next[whatif->people[i].pool]++] = i;
}

static void
place_people (Loader *loader)
{
  HengWhatif *whatif = loader->whatif;
  HengWhatifColumns *columns = whatif->columns;

  whatif->n_people = loader->people->len;
  whatif->people = (HengWhatifPerson *) (gpointer) g_array_free (g_steal_pointer (&loader->people), FALSE);
  columns->sums = (HengMicro *) (gpointer) g_array_free (g_steal_pointer (&loader->sums), FALSE);
  columns->n_parts = loader->parts->len;
  columns->parts = g_new (guint, columns->n_parts + 1);
  for (guint i = 0; i < columns->n_parts; i++)
    {
      const PartPlace *place = &g_array_index (loader->parts, PartPlace, i);

      columns->parts[i] = columns->blocks[place->block].first + place->row;
    }
  for (guint i = 0; i < whatif->n_people; i++)
    if (whatif->people[i].n_parts == 1)
      columns->adjustments[columns->parts[whatif->people[i].first_part]] = columns->sums[i];
  columns->texts = g_steal_pointer (&loader->texts);
  group_pools (whatif);
}

/* The cycle as it is: everything that later is compared with it. */
static gboolean
finish (Loader *loader, HengDb *db, GError **error)
{
  HengWhatif *whatif = loader->whatif;
  HengTrial *trial;

  heng_whatif_columns_fill (whatif, loader->blocks, loader->mixes);
  place_people (loader);
  if (!heng_whatif_name_cards (whatif, db, error) || !heng_whatif_name_profiles (whatif, db, loader->profile_keys, error))
    return FALSE;
  if (whatif->bands->len == 0)
    for (guint i = 0; i < loader->scheme_bands->len; i++)
      g_ptr_array_add (whatif->bands, heng_grade_band_copy (loader->scheme_bands->pdata[i]));
  heng_whatif_score_now (whatif);
  trial = heng_trial_new (whatif);
  whatif->now = heng_whatif_evaluate (whatif, trial);
  heng_trial_free (trial);
  return TRUE;
}

static void
loader_init (Loader *loader, HengWhatif *whatif)
{
  loader->whatif = whatif;
  loader->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_whatif_reading_free);
  loader->by_card = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  loader->by_mix = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  loader->mixes = g_array_new (FALSE, FALSE, sizeof (HengWhatifMix));
  loader->profile_keys = g_ptr_array_new_with_free_func (g_free);
  loader->people = g_array_new (FALSE, FALSE, sizeof (HengWhatifPerson));
  loader->parts = g_array_new (FALSE, FALSE, sizeof (PartPlace));
  loader->sums = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  loader->pools = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  loader->paths = g_hash_table_new (g_str_hash, g_str_equal);
  loader->texts = g_string_chunk_new (64 * 1024);
}

HengWhatif *
heng_whatif_load (HengDb *db, gint64 cycle_id, GError **error)
{
  g_auto (Loader) loader = { NULL };

  loader_init (&loader, heng_whatif_new ());
  if (!(loader.whatif->cycle = heng_cycle_load (db, cycle_id, error)) || !(loader.departments = heng_departments_load (db, error))
      || !(loader.pool_members = heng_pool_members_load (db, cycle_id, error)) || !(loader.scheme_bands = heng_grade_bands_load (db, error)))
    return NULL;
  loader.whatif->cycle_name = g_strdup (heng_localized (loader.whatif->cycle->name, loader.whatif->cycle->name_en));
  loader.whatif->mode = heng_cycle_mode (loader.whatif->cycle);
  loader.whatif->is_published = FALSE;
  if (!heng_cycle_walk (db, cycle_id, 0, FALSE, heng_store_today (db), visit, &loader, error) || !finish (&loader, db, error))
    return NULL;
  loader.whatif->is_published = loader.whatif->cycle->published_at != 0 || loader.whatif->cycle->state == HENG_CYCLE_ARCHIVED;
  return g_steal_pointer (&loader.whatif);
}
