/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a grid divides its width among columns. */
#include "heng-grid.h"

static GPtrArray *
columns_of (HengGridColumn *columns, guint n)
{
  GPtrArray *array = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (array, &columns[i]);
  return array;
}

/* Fixed ones keep their width, the others share what is left, to the last pixel. */
static void
rest_is_shared (void)
{
  HengGridColumn c[] = { { .width = 36 }, { .natural = 100, .least = 40 }, { .width = 80 }, { .natural = 50, .least = 40 } };
  g_autoptr (GPtrArray) columns = columns_of (c, 4);

  g_assert_cmpint (heng_grid_divide (columns, 501), ==, 501);
  g_assert_cmpint (c[0].given, ==, 36);
  g_assert_cmpint (c[2].given, ==, 80);
  g_assert_cmpint (c[1].given + c[3].given, ==, 385);
  g_assert_cmpint (ABS (c[1].given - c[3].given - 50), <=, 1);
  g_assert_cmpint (c[3].x, ==, c[2].x + 80);
}

/* Too narrow: those that share give way, none below its least; then the sum is more than there is. */
static void
none_below_its_least (void)
{
  HengGridColumn c[] = { { .width = 100 }, { .natural = 200, .least = 150 }, { .natural = 200, .least = 40 } };
  g_autoptr (GPtrArray) columns = columns_of (c, 3);

  g_assert_cmpint (heng_grid_divide (columns, 300), ==, 300);
  g_assert_cmpint (c[1].given, ==, 150);
  g_assert_cmpint (c[2].given, ==, 50);
  g_assert_cmpint (heng_grid_divide (columns, 200), ==, 290);
  g_assert_cmpint (c[2].given, ==, 40);
}

/* What a person chose goes before the usual width. */
static void
chosen_width (void)
{
  HengGridColumn c[] = { { .width = 100, .chosen = 180 }, { .natural = 60, .least = 40, .chosen = 50 }, { .natural = 60, .least = 40 } };
  g_autoptr (GPtrArray) columns = columns_of (c, 3);

  g_assert_cmpint (heng_grid_divide (columns, 400), ==, 400);
  g_assert_cmpint (c[0].given, ==, 180);
  g_assert_cmpint (c[1].given, ==, 50);
  g_assert_cmpint (c[2].given, ==, 170);
}

static void
nothing_shares (void)
{
  HengGridColumn c[] = { { .width = 100 }, { .width = 50 } };
  g_autoptr (GPtrArray) columns = columns_of (c, 2);

  g_assert_cmpint (heng_grid_divide (columns, 400), ==, 150);
  g_assert_cmpint (c[1].x, ==, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid/rest is shared", rest_is_shared);
  g_test_add_func ("/grid/none below its least", none_below_its_least);
  g_test_add_func ("/grid/chosen width", chosen_width);
  g_test_add_func ("/grid/nothing shares", nothing_shares);
  return g_test_run ();
}
