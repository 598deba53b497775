/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting gives every person of a pool the grade that ranking gives: random pools with many ties, and what counting leaves to it. */
#include <glib.h>

#include "heng-distribution.h"

static HengGradeBand bands[] = {
  { .grade = (char *) "S", .sort = 1, .lower = HENG_POINTS (110), .share_bp = 500 },
  { .grade = (char *) "A", .sort = 2, .lower = HENG_POINTS (100), .share_bp = 1500 },
  { .grade = (char *) "B+", .sort = 3, .lower = HENG_POINTS (90), .share_bp = 3000 },
  { .grade = (char *) "B", .sort = 4, .lower = HENG_POINTS (75), .share_bp = 4000 },
  { .grade = (char *) "C", .sort = 5, .lower = HENG_POINTS (60), .share_bp = 700 },
  { .grade = (char *) "D", .sort = 6, .lower = 0, .share_bp = 300 },
};

static HengGradeScale *
new_scale (void)
{
  const HengGradeBand *list[G_N_ELEMENTS (bands)];

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    list[i] = &bands[i];
  return heng_grade_scale_new (list, G_N_ELEMENTS (bands));
}

static void
compare_pool (guint n, guint span)
{
  g_autoptr (HengGradeScale) scale = new_scale ();
  g_autofree HengMicro *published = g_new (HengMicro, n);
  g_autofree HengDistributionPerson *people = g_new0 (HengDistributionPerson, n);
  g_autofree guint8 *proposals = g_new (guint8, n);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HengDistribution) ranked = NULL;
  gint64 seats[G_N_ELEMENTS (bands)];

  for (guint i = 0; i < n; i++)
    {
      published[i] = (HengMicro) (12000 - g_test_rand_int_range (0, (gint32) span)) * 10000;
      g_ptr_array_add (numbers, g_strdup_printf ("E%05d", g_test_rand_int_range (0, 10000) * 10 + (int) i % 10));
      people[i] = (HengDistributionPerson) { .emp_no = numbers->pdata[i], .published = published[i] };
    }
  ranked = heng_distribution_propose (scale, HENG_DISTRIBUTION_ENFORCE, people, n, NULL);
  g_assert_true (heng_distribution_columns (scale, published, n, seats, proposals));
  for (guint i = 0; i < scale->n; i++)
    g_assert_cmpint (seats[i], ==, ranked->seats[i]);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (proposals[i], ==, ranked->grades[i].proposal);
}

static void
test_same (void)
{
  for (guint round = 0; round < 400; round++)
    compare_pool ((guint) g_test_rand_int_range (5, 300), (guint) g_test_rand_int_range (1, 12001));
  compare_pool (5, 1);
  compare_pool (20000, 12001);
}

static void
test_left (void)
{
  g_autoptr (HengGradeScale) scale = new_scale ();
  HengMicro published[5] = { HENG_POINTS (90), HENG_POINTS (80), HENG_POINTS (70), HENG_POINTS (60), HENG_POINTS (50) };
  gint64 seats[G_N_ELEMENTS (bands)];
  guint8 proposals[5];

  g_assert_true (heng_distribution_columns (scale, published, 5, seats, proposals));
  g_assert_false (heng_distribution_columns (scale, published, 4, seats, proposals));
  published[2]++;
  g_assert_false (heng_distribution_columns (scale, published, 5, seats, proposals));
  published[2] = HENG_POINTS (121);
  g_assert_false (heng_distribution_columns (scale, published, 5, seats, proposals));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/distribution-columns/same-as-ranking", test_same);
  g_test_add_func ("/distribution-columns/left-to-ranking", test_left);
  return g_test_run ();
}
