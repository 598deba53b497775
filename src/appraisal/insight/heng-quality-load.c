/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quality of the scheme from the reviews of one or more cycles: indicators, pairs of them, appeals. */
#include "heng-quality-private.h"

#include "heng-outcome-table.h"

#include <math.h>
#include <string.h>

/* Fewer scores than this (a department's value in two quarters) say nothing about how an indicator tells people apart. */
#define JUDGED_FROM 5

static void
indicator_free (gpointer data)
{
  HengIndicatorQuality *indicator = data;

  g_free (indicator->code);
  g_free (indicator->name);
  g_free (indicator);
}

static void
pair_free (gpointer data)
{
  HengIndicatorPair *pair = data;

  g_free (pair->code_a);
  g_free (pair->code_b);
  g_free (pair);
}

static void
manager_free (gpointer data)
{
  HengManagerBias *manager = data;

  g_free (manager->label);
  g_free (manager);
}

void
heng_quality_report_free (HengQualityReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->indicators);
  g_ptr_array_unref (report->pairs);
  g_ptr_array_unref (report->agreements);
  g_ptr_array_unref (report->managers);
  g_free (report);
}

/* What is gathered of one indicator. */
typedef struct
{
  char *code, *name;
  guint index;
  GArray *points; /* of HengMicro, each shared value once */
  guint missing, expected;
} Indicator;

static void
gathered_free (gpointer data)
{
  Indicator *indicator = data;

  g_free (indicator->code);
  g_free (indicator->name);
  g_array_unref (indicator->points);
  g_free (indicator);
}

/* Scores of two indicators over the people who have both. */
typedef struct
{
  const Indicator *a, *b;
  GArray *x, *y;
} Pair;

static void
gathered_pair_free (gpointer data)
{
  Pair *pair = data;

  g_array_unref (pair->x);
  g_array_unref (pair->y);
  g_free (pair);
}

typedef struct
{
  GPtrArray *departments;
  GHashTable *indicators; /* code → Indicator */
  GHashTable *pairs;      /* "a:b" as two 32-bit indexes in one key → Pair */
  GHashTable *shared;     /* shared values, and pairs of them, that were counted */
  GArray *objective, *manager; /* of HengMicro, by person: S over automatic indicators, mean of the MGR group */
} Gathering;

static void
gathering_clear (Gathering *gathering)
{
  g_clear_pointer (&gathering->departments, g_ptr_array_unref);
  g_clear_pointer (&gathering->indicators, g_hash_table_unref);
  g_clear_pointer (&gathering->pairs, g_hash_table_unref);
  g_clear_pointer (&gathering->shared, g_hash_table_unref);
  g_clear_pointer (&gathering->objective, g_array_unref);
  g_clear_pointer (&gathering->manager, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

static Indicator *
find_indicator (Gathering *gathering, const HengScorecardLine *line)
{
  Indicator *indicator = g_hash_table_lookup (gathering->indicators, line->code);

  if (indicator != NULL)
    return indicator;
  indicator = g_new0 (Indicator, 1);
  indicator->code = g_strdup (line->code);
  indicator->name = g_strdup (heng_localized (line->name, line->name_en));
  indicator->index = g_hash_table_size (gathering->indicators);
  indicator->points = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  g_hash_table_insert (gathering->indicators, indicator->code, indicator);
  return indicator;
}

/* Whose value it is, once: "cycle:level:owner:code". New string. */
static char *
value_key (Gathering *gathering, const HengReview *review, const HengReviewPart *part, const HengScorecardLine *line)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%" G_GINT64_FORMAT ":%s", review->cycle->id, line->level,
                          heng_actual_owner (gathering->departments, part->participant, line->level), line->code);
}

/* TRUE once for each person's value, and once for a value that several people share. */
static gboolean
is_first (Gathering *gathering, const HengReview *review, const HengReviewPart *part, const HengScorecardLine *line)
{
  return line->level == HENG_LEVEL_PERSON || g_hash_table_add (gathering->shared, value_key (gathering, review, part, line));
}

/* The same for two values: two shared ones are one observation, however many people share them. */
static gboolean
is_first_pair (Gathering *gathering, const HengReview *review, const HengReviewPart *part, const HengScorecardLine *a,
               const HengScorecardLine *b)
{
  g_autofree char *key_a = NULL, *key_b = NULL;

  if (a->level == HENG_LEVEL_PERSON || b->level == HENG_LEVEL_PERSON)
    return TRUE;
  key_a = value_key (gathering, review, part, a);
  key_b = value_key (gathering, review, part, b);
  return g_hash_table_add (gathering->shared, g_strjoin (" ", key_a, key_b, NULL));
}

static void
add_to_pair (Gathering *gathering, const Indicator *a, const Indicator *b, HengMicro x, HengMicro y)
{
  gint64 key = ((gint64) a->index << 32) | b->index;
  Pair *pair = g_hash_table_lookup (gathering->pairs, &key);

  if (pair == NULL)
    {
      pair = g_new0 (Pair, 1);
      pair->a = a;
      pair->b = b;
      pair->x = g_array_new (FALSE, FALSE, sizeof (HengMicro));
      pair->y = g_array_new (FALSE, FALSE, sizeof (HengMicro));
      g_hash_table_insert (gathering->pairs, g_memdup2 (&key, sizeof key), pair);
    }
  g_array_append_val (pair->x, x);
  g_array_append_val (pair->y, y);
}

/* The line's score beside those of the lines before it. */
static void
gather_pairs (Gathering *gathering, const HengReview *review, const HengReviewPart *part, guint i)
{
  const HengReviewLine *line = part->lines->pdata[i];
  const Indicator *indicator = find_indicator (gathering, line->record);

  for (guint k = 0; k < i; k++)
    {
      const HengReviewLine *other = part->lines->pdata[k];
      const Indicator *first = other->record->weight_bp > 0 ? find_indicator (gathering, other->record) : NULL;

      if (first == NULL || other->points.state != HENG_VALUE_NUMBER
          || !is_first_pair (gathering, review, part, other->record, line->record))
        continue;
      if (first->index < indicator->index)
        add_to_pair (gathering, first, indicator, other->points.micro, line->points.micro);
      else
        add_to_pair (gathering, indicator, first, line->points.micro, other->points.micro);
    }
}

/* Evidence without weight stays outside, as it does of sums. */
static void
gather_lines (Gathering *gathering, const HengReview *review, const HengReviewPart *part)
{
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = part->lines->pdata[i];
      gboolean has_points = line->points.state == HENG_VALUE_NUMBER;
      Indicator *indicator = line->record->weight_bp > 0 ? find_indicator (gathering, line->record) : NULL;

      if (indicator == NULL)
        continue;
      if (is_first (gathering, review, part, line->record))
        {
          indicator->expected++;
          indicator->missing += !has_points;
          if (has_points)
            g_array_append_val (indicator->points, line->points.micro);
        }
      if (has_points)
        gather_pairs (gathering, review, part, i);
    }
}

/* S over the automatic indicators alone, against what the manager gave. */
static void
gather_person (Gathering *gathering, const HengReviewPart *part)
{
  HengWide sum = 0;
  gint64 weight = 0;
  HengMicro score;

  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = part->lines->pdata[i];

      if (line->points.state != HENG_VALUE_NUMBER || !heng_source_is_automatic (line->record->source))
        continue;
      sum += (HengWide) line->points.micro * line->record->weight_bp;
      weight += line->record->weight_bp;
    }
  if (weight == 0 || part->raters.mean[HENG_GROUP_MGR].state != HENG_VALUE_NUMBER)
    return;
  score = heng_div_round (sum, weight);
  g_array_append_val (gathering->objective, score);
  g_array_append_val (gathering->manager, part->raters.mean[HENG_GROUP_MGR].micro);
}

static int
compare_indicators (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(HengIndicatorQuality *const *) a)->code, (*(HengIndicatorQuality *const *) b)->code);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const HengIndicatorPair *x = *(HengIndicatorPair *const *) a, *y = *(HengIndicatorPair *const *) b;
  double rx = fabs (x->correlation.r), ry = fabs (y->correlation.r);
  int by_code = strcmp (x->code_a, y->code_a);

  if (rx != ry)
    return rx > ry ? -1 : 1;
  return by_code != 0 ? by_code : strcmp (x->code_b, y->code_b);
}

static void
report_indicators (Gathering *gathering, HengQualityReport *report)
{
  guint missing = 0, expected = 0;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, gathering->indicators);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Indicator *indicator = value;
      HengIndicatorQuality *quality = g_new0 (HengIndicatorQuality, 1);

      quality->code = g_strdup (indicator->code);
      quality->name = g_strdup (indicator->name);
      quality->discrimination = heng_discrimination ((const HengMicro *) (gpointer) indicator->points->data, indicator->points->len);
      quality->missing = heng_missing_rate (indicator->missing, indicator->expected);
      if (quality->discrimination.n < JUDGED_FROM)
        quality->discrimination.low_sd = quality->discrimination.crowded = FALSE;
      missing += indicator->missing;
      expected += indicator->expected;
      g_ptr_array_add (report->indicators, quality);
    }
  report->missing = heng_missing_rate (missing, expected);
  g_ptr_array_sort (report->indicators, compare_indicators);
}

static void
report_pairs (Gathering *gathering, HengQualityReport *report)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, gathering->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Pair *pair = value;
      gboolean in_order = strcmp (pair->a->code, pair->b->code) < 0;
      HengCorrelation correlation = heng_correlation ((const HengMicro *) (gpointer) pair->x->data,
                                                      (const HengMicro *) (gpointer) pair->y->data, pair->x->len);
      HengIndicatorPair *shown;

      if (!heng_correlation_is_shown (&correlation))
        continue;
      shown = g_new0 (HengIndicatorPair, 1);
      shown->code_a = g_strdup (in_order ? pair->a->code : pair->b->code);
      shown->code_b = g_strdup (in_order ? pair->b->code : pair->a->code);
      shown->correlation = correlation;
      g_ptr_array_add (report->pairs, shown);
    }
  g_ptr_array_sort (report->pairs, compare_pairs);
}

/* Withdrawn appeals were made all the same, but nothing was decided. */
static gboolean
report_appeals (HengDb *db, const gint64 *cycle_ids, guint n_cycles, HengQualityReport *report, GError **error)
{
  guint appeals = 0, decided = 0, amended = 0, results = 0;

  for (guint i = 0; i < n_cycles; i++)
    {
      g_autoptr (GPtrArray) rows = heng_appeals_load (db, cycle_ids[i], 0, error);
      g_autoptr (GPtrArray) published = rows ? heng_results_load (db, cycle_ids[i], error) : NULL;

      if (!published)
        return FALSE;
      results += published->len;
      appeals += rows->len;
      for (guint k = 0; k < rows->len; k++)
        {
          int state = ((HengAppeal *) rows->pdata[k])->state;

          decided += state == HENG_APPEAL_UPHELD || state == HENG_APPEAL_AMENDED || state == HENG_APPEAL_RERATED;
          amended += state == HENG_APPEAL_AMENDED || state == HENG_APPEAL_RERATED;
        }
    }
  report->appeals = heng_appeals_judge (results, appeals, decided, amended, HENG_MISSING);
  return TRUE;
}

static HengQualityReport *
report_new (guint n_cycles)
{
  HengQualityReport *report = g_new0 (HengQualityReport, 1);

  report->n_cycles = n_cycles;
  report->indicators = g_ptr_array_new_with_free_func (indicator_free);
  report->pairs = g_ptr_array_new_with_free_func (pair_free);
  report->agreements = g_ptr_array_new_with_free_func (g_free);
  report->managers = g_ptr_array_new_with_free_func (manager_free);
  return report;
}

static gboolean
gathering_init (Gathering *gathering, HengDb *db, GError **error)
{
  gathering->departments = heng_departments_load (db, error);
  gathering->indicators = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, gathered_free);
  gathering->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, gathered_pair_free);
  gathering->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gathering->objective = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  gathering->manager = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  return gathering->departments != NULL;
}

HengQualityReport *
heng_quality_load (HengDb *db, const gint64 *cycle_ids, guint n_cycles, GError **error)
{
  g_auto (Gathering) gathering = { 0 };
  g_autoptr (HengQualityReport) report = report_new (n_cycles);
  g_autoptr (HengRatingGathering) ratings = heng_rating_gathering_new ();

  if (!gathering_init (&gathering, db, error))
    return NULL;
  for (guint c = 0; c < n_cycles; c++)
    {
      g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle_ids[c], 0, FALSE, error);

      if (!reviews)
        return NULL;
      report->n_people += reviews->len;
      for (guint i = 0; i < reviews->len; i++)
        {
          const HengReview *review = reviews->pdata[i];

          for (guint p = 0; p < review->parts->len; p++)
            {
              gather_lines (&gathering, review, review->parts->pdata[p]);
              gather_person (&gathering, review->parts->pdata[p]);
              heng_rating_gathering_add (ratings, review->parts->pdata[p], c);
            }
        }
    }
  report_indicators (&gathering, report);
  report_pairs (&gathering, report);
  report->objective_manager = heng_correlation ((const HengMicro *) (gpointer) gathering.objective->data,
                                                (const HengMicro *) (gpointer) gathering.manager->data, gathering.objective->len);
  if (!heng_rating_gathering_report (ratings, db, report, error) || !report_appeals (db, cycle_ids, n_cycles, report, error))
    return NULL;
  return g_steal_pointer (&report);
}
