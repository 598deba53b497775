/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units and figures of many reviews. */
#include "heng-group.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-chart-about.h"

#define PATH_MARK " / "

static void
unit_free (gpointer data)
{
  HengGroupUnit *unit = data;

  g_free (unit->label);
  g_ptr_array_unref (unit->reviews);
  g_free (unit);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(HengGroupUnit *const *) a)->label, (*(HengGroupUnit *const *) b)->label);
}

static void
add_to_unit (GPtrArray *units, const char *label, HengReview *review)
{
  HengGroupUnit *unit = NULL;

  for (guint i = 0; i < units->len && !unit; i++)
    if (g_strcmp0 (((HengGroupUnit *) units->pdata[i])->label, label) == 0)
      unit = units->pdata[i];
  if (!unit)
    {
      unit = g_new0 (HengGroupUnit, 1);
      unit->label = g_strdup (label);
      unit->reviews = g_ptr_array_new ();
      g_ptr_array_add (units, unit);
    }
  g_ptr_array_add (unit->reviews, review);
}

/* How many names at the beginning of all paths are the same. */
static guint
common_depth (GPtrArray *reviews)
{
  const HengReview *first = reviews->pdata[0];
  g_auto (GStrv) names = g_strsplit (first->department_path ? first->department_path : "", PATH_MARK, -1);
  guint depth = g_strv_length (names);

  for (guint i = 1; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];
      g_auto (GStrv) other = g_strsplit (review->department_path ? review->department_path : "", PATH_MARK, -1);
      guint same = 0;

      while (same < depth && other[same] && g_str_equal (names[same], other[same]))
        same++;
      depth = same;
    }
  return depth;
}

char *
heng_group_name (GPtrArray *reviews)
{
  const HengReview *first = reviews->pdata[0];
  guint depth = common_depth (reviews);
  g_auto (GStrv) names = g_strsplit (first->department_path ? first->department_path : "", PATH_MARK, -1);

  if (depth == 0 || !*names[depth - 1])
    return g_strdup (heng_localized (first->company->name, first->company->name_en));
  return g_strdup (names[depth - 1]);
}

GPtrArray *
heng_group_units (GPtrArray *reviews)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (unit_free);
  guint depth = common_depth (reviews);

  for (guint i = 0; i < reviews->len; i++)
    {
      HengReview *review = reviews->pdata[i];
      g_auto (GStrv) names = g_strsplit (review->department_path ? review->department_path : "", PATH_MARK, -1);
      guint length = g_strv_length (names);

      g_autofree char *direct = length > 0 ? g_strdup_printf (_ ("%s (direct)"), names[length - 1]) : g_strdup ("—");

      add_to_unit (units, length > depth ? names[depth] : direct, review);
    }
  g_ptr_array_sort (units, compare_units);
  return units;
}

/* Whether another manager has the same name. */
static gboolean
has_namesake (GPtrArray *reviews, const HengReview *review)
{
  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *other = reviews->pdata[i];

      if (g_strcmp0 (other->manager_name, review->manager_name) == 0 && g_strcmp0 (other->manager_no, review->manager_no) != 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
heng_group_managers (GPtrArray *reviews)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (unit_free);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free); /* number → label */

  for (guint i = 0; i < reviews->len; i++)
    {
      HengReview *review = reviews->pdata[i];
      const char *no = review->manager_no ? review->manager_no : "", *label = g_hash_table_lookup (labels, no);

      if (!review->manager_name || !*review->manager_name)
        continue;
      if (!label)
        {
          label = has_namesake (reviews, review) ? g_strdup_printf ("%s %s", review->manager_name, no) : g_strdup (review->manager_name);
          g_hash_table_insert (labels, g_strdup (no), (gpointer) label);
        }
      add_to_unit (units, label, review);
    }
  g_ptr_array_sort (units, compare_units);
  return units;
}

gboolean *
heng_group_hidden (GPtrArray *units)
{
  gboolean *hidden = g_new0 (gboolean, units->len + 1);
  g_autofree guint *n = g_new0 (guint, units->len + 1);

  for (guint i = 0; i < units->len; i++)
    {
      g_autoptr (GArray) scores = heng_group_scores (((HengGroupUnit *) units->pdata[i])->reviews);

      n[i] = scores->len;
    }
  heng_hide_small (n, units->len, 1, HENG_ANONYMITY_MINIMUM, hidden);
  return hidden;
}

GArray *
heng_group_scores (GPtrArray *reviews)
{
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (HengMicro));

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];

      if (review->final.final.state == HENG_VALUE_NUMBER)
        g_array_append_val (scores, review->final.published);
    }
  return scores;
}

static int
compare_micro (gconstpointer a, gconstpointer b)
{
  HengMicro x = *(const HengMicro *) a, y = *(const HengMicro *) b;

  return x < y ? -1 : x > y;
}

HengValue
heng_group_median (GArray *scores)
{
  g_autoptr (GArray) sorted = g_array_copy (scores);

  if (sorted->len == 0)
    return HENG_NA;
  g_array_sort (sorted, compare_micro);
  return HENG_NUMBER (heng_div_round ((HengWide) g_array_index (sorted, HengMicro, (sorted->len - 1) / 2)
                                        + g_array_index (sorted, HengMicro, sorted->len / 2), 2));
}

gint64
heng_group_objective_share (GPtrArray *reviews)
{
  gint64 sum = 0, n = 0;

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReviewPart *part = heng_review_current_part (reviews->pdata[i]);

      if (part->lines->len > 0)
        sum += part->kpi.objective_share_bp, n++;
    }
  return n > 0 ? heng_div_round (sum, n) : -1;
}

const HengReviewPoint *
heng_group_previous (const HengReview *review)
{
  for (guint i = review->history->len; i > 0; i--)
    {
      const HengReviewPoint *point = review->history->pdata[i - 1];

      if (point->has_value && point->counts && g_strcmp0 (point->cycle_key, review->cycle->key) != 0)
        return point;
    }
  return NULL;
}

char *
heng_group_share (gint64 basis_points)
{
  return basis_points >= 0 ? heng_paper_percent (heng_div_round (basis_points, 100) * 100) : g_strdup ("—");
}

char *
heng_group_figure (HengValue value, int decimals)
{
  return value.state == HENG_VALUE_NUMBER ? heng_micro_display (value.micro, decimals, FALSE) : g_strdup ("—");
}
