/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every pool, trend and sum of money: thousands of random ones, the same at every run unless a seed is given. */
#include <math.h>
#include <string.h>

#include "heng-pay.h"
#include "heng-rolling.h"
#include "model-test.h"
#include "outcome-fixture.h"

#define CASES 3000
#define MOST 60

/* Fisher and Yates. */
static void
shuffle (gpointer items, gsize size, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = (guint) g_test_rand_int_range (0, (gint32) i);
      char *a = (char *) items + (i - 1) * size, *b = (char *) items + k * size;
      g_autofree char *room = g_memdup2 (a, size);

      memmove (a, b, size);
      memcpy (b, room, size);
    }
}

static HengMicro
random_score (void)
{
  static const int edges[] = { 6000, 7499, 7500, 8999, 9000, 9999, 10000, 10999, 11000 };
  int hundredths = g_test_rand_bit () ? g_test_rand_int_range (0, 12001) : edges[g_test_rand_int_range (0, G_N_ELEMENTS (edges))];

  return (HengMicro) hundredths * 10000;
}

static void
test_seats (void)
{
  g_autoptr (HengGradeScale) scale = shipped_scale ();

  for (gint64 n = 0; n <= 5000; n++)
    {
      gint64 seats[6], sum = 0;

      heng_distribution_seats (scale, n, seats, NULL);
      for (guint k = 0; k < 6; k++)
        {
          gint64 distance = seats[k] * 10000 - n * scale->bands[k]->share_bp;

          sum += seats[k];
          /* never a whole seat away from the quota */
          g_assert_cmpint (ABS (distance), <, 10000);
        }
      g_assert_cmpint (sum, ==, n);
    }
}

/* Seats of odd shares and any number of grades. */
static void
test_seats_of_any_scheme (void)
{
  for (guint i = 0; i < CASES; i++)
    {
      HengGradeBand bands[9] = { 0 };
      const HengGradeBand *pointers[9];
      char names[9][4];
      guint n_bands = (guint) g_test_rand_int_range (1, 10);
      gint64 n = g_test_rand_int_range (0, 400), sum = 0, seats[9];
      g_autoptr (HengGradeScale) scale = NULL;

      for (guint k = 0; k < n_bands; k++)
        {
          g_snprintf (names[k], sizeof names[k], "G%u", k);
          bands[k].grade = names[k];
          bands[k].lower = HENG_POINTS (10 * k);
          bands[k].share_bp = g_test_rand_int_range (0, 4) ? g_test_rand_int_range (0, 4000) : 0;
          pointers[k] = &bands[k];
        }
      scale = heng_grade_scale_new (pointers, n_bands);
      heng_distribution_seats (scale, n, seats, NULL);
      for (guint k = 0; k < n_bands; k++)
        sum += seats[k];
      g_assert_cmpint (sum, ==, n);
    }
}

static const HengDistributionGrade *
grade_of (const HengDistribution *distribution, const HengDistributionPerson *people, const char *emp_no)
{
  for (guint i = 0; i < distribution->n_people; i++)
    if (g_str_equal (people[i].emp_no, emp_no))
      return &distribution->grades[i];
  g_assert_not_reached ();
}

static guint
random_pool (HengDistributionPerson *people, char numbers[][8])
{
  guint n = (guint) g_test_rand_int_range (0, MOST);
  HengMicro few[4] = { random_score (), random_score (), random_score (), random_score () };
  gboolean ties = g_test_rand_bit ();

  for (guint i = 0; i < n; i++)
    {
      g_snprintf (numbers[i], 8, "E%03u", i);
      people[i] = (HengDistributionPerson) { numbers[i], ties ? few[g_test_rand_int_range (0, 4)] : random_score (),
                                             g_test_rand_int_range (0, 10) == 0, NULL };
    }
  return n;
}

/* Better scores never get worse grades, equal ones get the same, guards hold, and the order of the people decides nothing. */
static void
check_pool (const HengGradeScale *scale, const HengDistributionPerson *people, guint n, const HengDistribution *distribution)
{
  gint64 counted = 0;

  for (guint k = 0; k < scale->n; k++)
    counted += distribution->proposed[k];
  g_assert_cmpint (counted, ==, distribution->n);
  for (guint i = 0; i < n; i++)
    {
      const HengDistributionGrade *grade = &distribution->grades[i];
      const char *name = scale->bands[grade->proposal]->grade;

      if (people[i].outside || distribution->effect != HENG_DISTRIBUTION_ENFORCE)
        {
          g_assert_cmpint (grade->proposal, ==, grade->band);
          continue;
        }
      if (g_str_equal (name, "S"))
        g_assert_cmpint (people[i].published, >=, HENG_POINTS (100));
      if (g_str_equal (name, "A"))
        g_assert_cmpint (people[i].published, >=, HENG_POINTS (90));
      if (g_str_equal (name, "C"))
        g_assert_cmpint (people[i].published, <, HENG_POINTS (90));
      if (g_str_equal (name, "D"))
        g_assert_cmpint (people[i].published, <, HENG_POINTS (75));
      for (guint k = 0; k < n; k++)
        if (!people[k].outside && people[k].published >= people[i].published)
          g_assert_cmpint (distribution->grades[k].proposal, <=, grade->proposal);
    }
}

static void
test_proposals (void)
{
  g_autoptr (HengGradeScale) scale = shipped_scale ();
  HengDistributionPerson people[MOST], other[MOST];
  char numbers[MOST][8];

  for (guint i = 0; i < CASES; i++)
    {
      guint n = random_pool (people, numbers);
      g_autoptr (HengDistribution) distribution = heng_distribution_propose (scale, HENG_DISTRIBUTION_ENFORCE, people, n, NULL);
      g_autoptr (HengDistribution) again = NULL;

      check_pool (scale, people, n, distribution);
      memcpy (other, people, sizeof other);
      shuffle (other, sizeof *other, n);
      again = heng_distribution_propose (scale, HENG_DISTRIBUTION_ENFORCE, other, n, NULL);
      for (guint k = 0; k < n; k++)
        g_assert_cmpint (grade_of (again, other, people[k].emp_no)->proposal, ==, distribution->grades[k].proposal);
    }
}

/* The proof names the seats and grades that were computed. */
static void
test_proofs (void)
{
  g_autoptr (HengGradeScale) scale = shipped_scale ();
  HengDistributionPerson people[MOST];
  char numbers[MOST][8];

  for (guint i = 0; i < CASES / 10; i++)
    {
      guint n = random_pool (people, numbers);
      g_autoptr (HengTrace) trace = heng_trace_new ("distribution", "Distribution");
      g_autoptr (HengDistribution) distribution = heng_distribution_propose (scale, HENG_DISTRIBUTION_ENFORCE, people, n, trace);

      for (guint k = 0; k < scale->n; k++)
        {
          g_autofree char *path = g_strdup_printf ("seats/%s", scale->bands[k]->grade);
          g_autofree char *seats = g_strdup_printf ("%d", (int) distribution->seats[k]);

          g_assert_cmpstr (heng_trace_find (trace, path)->value, ==, seats);
        }
      for (guint k = 0; k < n; k++)
        {
          g_autofree char *path = g_strdup_printf ("people/%s", people[k].emp_no);

          g_assert_cmpstr (heng_trace_find (trace, path)->value, ==, scale->bands[distribution->grades[k].proposal]->grade);
        }
    }
}

/* Fractions by long division of whole numbers: what the rolling result has to be, from its own weights. */
static void
test_rolling (void)
{
  for (guint i = 0; i < CASES; i++)
    {
      HengRollingPoint points[12];
      guint n = (guint) g_test_rand_int_range (0, 12), used = 0;
      HengRolling rolling;
      HengWide sum = 0, weights = 0;
      g_autoptr (HengTrace) trace = heng_trace_new ("rolling", NULL);

      for (guint k = 0; k < n; k++)
        points[k] = (HengRollingPoint) { "c", g_test_rand_int_range (0, 6) ? HENG_NUMBER (random_score ()) : HENG_NA, g_test_rand_int_range (0, 6) == 0 };
      rolling = heng_rolling (points, n, trace);
      for (guint k = n; k > 0 && used < 4; k--)
        if (points[k - 1].published.state == HENG_VALUE_NUMBER && !points[k - 1].pilot)
          {
            sum += (HengWide) (40 - 10 * (gint64) used) * points[k - 1].published.micro;
            weights += 40 - 10 * (gint64) used++;
          }
      g_assert_cmpuint (rolling.n_rolling, ==, used);
      if (used == 0)
        {
          g_assert_cmpstr (trace->value, ==, "NA");
          continue;
        }
      /* |rolling − sum ÷ weights| ≤ half a micro */
      g_assert_true (ABS ((HengWide) rolling.rolling.micro * weights - sum) * 2 <= weights);
      g_assert_cmpint (rolling.published % 10000, ==, 0);
      g_assert_cmpuint (trace->children->len, ==, used);
      g_assert_true (rolling.n < 3 || (isfinite (rolling.s) && rolling.s >= 0));
    }
}

static void
test_pools_of_money (void)
{
  for (guint i = 0; i < CASES; i++)
    {
      HengPayShare shares[MOST], other[MOST];
      char numbers[MOST][8];
      guint n = (guint) g_test_rand_int_range (1, MOST);
      gint64 pool = g_test_rand_int_range (0, 3) ? g_test_rand_int_range (0, 100000000) : g_test_rand_int_range (0, 200), sum = 0;
      gboolean alike = g_test_rand_bit ();
      HengWide all = 0;
      g_autoptr (HengTrace) trace = heng_trace_new ("pool", "Pool");

      for (guint k = 0; k < n; k++)
        {
          g_snprintf (numbers[k], sizeof numbers[k], "E%03u", k);
          shares[k] = (HengPayShare) { numbers[k], alike ? 7 : (HengWide) g_test_rand_int_range (0, 2000000) * 1100000, 0 };
          all += shares[k].weight;
        }
      if (all == 0)
        continue;
      memcpy (other, shares, sizeof other);
      shuffle (other, sizeof *other, n);
      g_assert_true (heng_pool_split (pool, shares, n, trace));
      g_assert_true (heng_pool_split (pool, other, n, NULL));
      for (guint k = 0; k < n; k++)
        {
          g_autofree char *amount = heng_fen_format (shares[k].amount);

          sum += shares[k].amount;
          /* never a whole fen away from the exact share */
          g_assert_true (ABS ((HengWide) shares[k].amount * all - shares[k].weight * pool) < all);
          for (guint j = 0; j < n; j++)
            if (g_str_equal (other[j].emp_no, shares[k].emp_no))
              g_assert_cmpint (other[j].amount, ==, shares[k].amount);
          if (pool > 0)
            g_assert_cmpstr (heng_trace_find (trace, numbers[k])->value, ==, amount);
        }
      g_assert_cmpint (sum, ==, pool);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outcome-properties/seats-sum-to-n", test_seats);
  g_test_add_func ("/outcome-properties/seats-of-any-scheme", test_seats_of_any_scheme);
  g_test_add_func ("/outcome-properties/proposals", test_proposals);
  g_test_add_func ("/outcome-properties/proofs", test_proofs);
  g_test_add_func ("/outcome-properties/rolling", test_rolling);
  g_test_add_func ("/outcome-properties/pools-of-money", test_pools_of_money);
  return g_test_run ();
}
