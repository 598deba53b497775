/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far raters agree, and who is lenient or severe. Anonymous raters stay so: only managers are named. */
#include "heng-quality-private.h"

#include "heng-ratings.h"

#include <math.h>

#define ALL_GROUPS HENG_N_GROUPS /* the list that holds every rating but those of SELF */

/* Ratings of one rater, or the pool they are compared with. */
typedef struct
{
  gint64 id; /* employee of a manager; 0 */
  GArray *ratings; /* of HengMicro */
} Rater;

struct _HengRatingGathering
{
  GArray *ratings[HENG_N_GROUPS + 1]; /* of HengMicro, ratee after ratee */
  GArray *sizes[HENG_N_GROUPS + 1];   /* of guint: how many of them each ratee has */
  GHashTable *managers;               /* employee id → Rater */
  GHashTable *raters[HENG_N_GROUPS];  /* rater key and cycle → Rater, of anonymous groups */
};

static Rater *
rater_new (gint64 id)
{
  Rater *rater = g_new0 (Rater, 1);

  rater->id = id;
  rater->ratings = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  return rater;
}

static void
rater_free (gpointer data)
{
  Rater *rater = data;

  g_array_unref (rater->ratings);
  g_free (rater);
}

HengRatingGathering *
heng_rating_gathering_new (void)
{
  HengRatingGathering *gathering = g_new0 (HengRatingGathering, 1);

  for (guint g = 0; g <= ALL_GROUPS; g++)
    {
      gathering->ratings[g] = g_array_new (FALSE, FALSE, sizeof (HengMicro));
      gathering->sizes[g] = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  gathering->managers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, rater_free);
  for (guint g = 0; g < HENG_N_GROUPS; g++)
    gathering->raters[g] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rater_free);
  return gathering;
}

void
heng_rating_gathering_free (HengRatingGathering *gathering)
{
  if (gathering == NULL)
    return;
  for (guint g = 0; g <= ALL_GROUPS; g++)
    {
      g_array_unref (gathering->ratings[g]);
      g_array_unref (gathering->sizes[g]);
    }
  g_hash_table_unref (gathering->managers);
  for (guint g = 0; g < HENG_N_GROUPS; g++)
    g_hash_table_unref (gathering->raters[g]);
  g_free (gathering);
}

/* The manager's rating: of whoever signed it, else of the manager of that time. */
static void
add_manager (HengRatingGathering *gathering, gint64 employee_id, HengMicro rating)
{
  Rater *rater = g_hash_table_lookup (gathering->managers, &employee_id);

  if (employee_id == 0)
    return;
  if (rater == NULL)
    {
      rater = rater_new (employee_id);
      g_hash_table_insert (gathering->managers, &rater->id, rater);
    }
  g_array_append_val (rater->ratings, rating);
}

static void
add_anonymous (HengRatingGathering *gathering, int group, gint64 key, guint cycle, HengMicro rating)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT ":%u", key, cycle);
  Rater *rater = g_hash_table_lookup (gathering->raters[group], name);

  if (rater == NULL)
    {
      rater = rater_new (0);
      g_hash_table_insert (gathering->raters[group], g_steal_pointer (&name), rater);
    }
  g_array_append_val (rater->ratings, rating);
}

static void
add_sheets (HengRatingGathering *gathering, const HengReviewPart *part, guint cycle, guint counts[HENG_N_GROUPS + 1])
{
  for (guint i = 0; i < part->sheets->len; i++)
    {
      const HengReviewSheet *sheet = part->sheets->pdata[i];
      int group = sheet->record->rater_group;
      HengValue mean = heng_rating_mean (sheet->answers, sheet->n, sheet->weights, NULL);

      if (mean.state != HENG_VALUE_NUMBER || group == HENG_GROUP_SELF)
        continue;
      g_array_append_val (gathering->ratings[group], mean.micro);
      g_array_append_val (gathering->ratings[ALL_GROUPS], mean.micro);
      counts[group]++;
      counts[ALL_GROUPS]++;
      if (group == HENG_GROUP_MGR)
        add_manager (gathering, sheet->record->rater_id ? sheet->record->rater_id : part->participant->manager_id, mean.micro);
      else if (sheet->record->rater_key != 0)
        add_anonymous (gathering, group, sheet->record->rater_key, cycle, mean.micro);
    }
}

/* Where only sums are stored, a single manager's rating still is one. */
static void
add_sum (HengRatingGathering *gathering, const HengReviewPart *part)
{
  for (guint i = 0; i < part->feedback->len; i++)
    {
      const HengFeedback *feedback = part->feedback->pdata[i];

      if (feedback->rater_group == HENG_GROUP_MGR && feedback->n == 1)
        add_manager (gathering, part->participant->manager_id, feedback->sum);
    }
}

void
heng_rating_gathering_add (HengRatingGathering *gathering, const HengReviewPart *part, guint cycle)
{
  guint counts[HENG_N_GROUPS + 1] = { 0 };

  if (part->sheets->len > 0)
    add_sheets (gathering, part, cycle, counts);
  else
    add_sum (gathering, part);
  for (guint g = 0; g <= ALL_GROUPS; g++)
    if (counts[g] > 0)
      g_array_append_val (gathering->sizes[g], counts[g]);
}

static void
report_agreement (const HengRatingGathering *gathering, guint list, HengQualityReport *report)
{
  const HengMicro *ratings = (const HengMicro *) (gpointer) gathering->ratings[list]->data;
  guint n = gathering->sizes[list]->len;
  g_autofree HengRatee *ratees = g_new0 (HengRatee, n + 1);
  HengGroupAgreement *agreement;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      ratees[i].ratings = ratings;
      ratees[i].k = g_array_index (gathering->sizes[list], guint, i);
      ratings += ratees[i].k;
    }
  agreement = g_new0 (HengGroupAgreement, 1);
  agreement->group = list == ALL_GROUPS ? -1 : (int) list;
  agreement->agreement = heng_agreement (ratees, n);
  g_ptr_array_add (report->agreements, agreement);
}

static HengRaterBias
bias_of (const Rater *rater, GArray *pool)
{
  return heng_rater_bias ((const HengMicro *) (gpointer) rater->ratings->data, rater->ratings->len,
                          (const HengMicro *) (gpointer) pool->data, pool->len);
}

static GArray *
pool_of (GHashTable *raters)
{
  GArray *pool = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, raters);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_vals (pool, ((Rater *) value)->ratings->data, ((Rater *) value)->ratings->len);
  return pool;
}

static int
compare_managers (gconstpointer a, gconstpointer b)
{
  const HengManagerBias *x = *(HengManagerBias *const *) a, *y = *(HengManagerBias *const *) b;
  double bx = fabs (x->bias.bias), by = fabs (y->bias.bias);

  if (bx != by)
    return bx > by ? -1 : 1;
  return g_strcmp0 (x->label, y->label);
}

static gboolean
report_managers (const HengRatingGathering *gathering, HengDb *db, HengQualityReport *report, GError **error)
{
  g_autoptr (GArray) pool = pool_of (gathering->managers);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, gathering->managers);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Rater *rater = value;
      g_autoptr (HengEmployee) employee = heng_employee_load (db, rater->id, error);
      HengManagerBias *manager;

      if (employee == NULL)
        return FALSE;
      manager = g_new0 (HengManagerBias, 1);
      manager->employee_id = rater->id;
      manager->label = heng_person_label (employee);
      manager->bias = bias_of (rater, pool);
      g_ptr_array_add (report->managers, manager);
    }
  g_ptr_array_sort (report->managers, compare_managers);
  return TRUE;
}

static void
report_anonymous (const HengRatingGathering *gathering, HengQualityReport *report)
{
  for (guint g = 0; g < HENG_N_GROUPS; g++)
    {
      g_autoptr (GArray) pool = pool_of (gathering->raters[g]);
      GHashTableIter iter;
      gpointer value;

      g_hash_table_iter_init (&iter, gathering->raters[g]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          HengRaterBias bias = bias_of (value, pool);

          report->n_raters++;
          report->n_biased += bias.biased;
          report->n_uniform += bias.uniform;
        }
    }
}

gboolean
heng_rating_gathering_report (HengRatingGathering *gathering, HengDb *db, HengQualityReport *report, GError **error)
{
  report_agreement (gathering, ALL_GROUPS, report);
  for (guint g = 0; g < HENG_N_GROUPS; g++)
    report_agreement (gathering, g, report);
  report_anonymous (gathering, report);
  return report_managers (gathering, db, report, error);
}
