/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of texts finds what was put in, and only that. */
#include "heng-text-index.h"

#define MANY 5000

static void
test_many (void)
{
  g_autoptr (HengTextIndex) index = heng_text_index_new (MANY);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < MANY; i++)
    {
      char *text = g_strdup_printf ("E%d", i * 3);

      g_ptr_array_add (texts, text);
      heng_text_index_expect (index, heng_text_hash (text));
      g_assert_cmpint (heng_text_index_add (index, text, heng_text_hash (text), i), ==, -1);
    }
  for (int i = 0; i < MANY; i++)
    {
      g_autofree char *other = g_strdup_printf ("E%d", i * 3 + 1);

      g_assert_cmpint (heng_text_index_find (index, texts->pdata[i]), ==, i);
      g_assert_cmpint (heng_text_index_find (index, other), ==, -1);
    }
}

static void
test_same_again (void)
{
  g_autoptr (HengTextIndex) index = heng_text_index_new (2);
  g_autofree char *again = g_strdup ("张伟");

  g_assert_cmpint (heng_text_index_add (index, "张伟", heng_text_hash ("张伟"), 7), ==, -1);
  g_assert_cmpint (heng_text_index_add (index, again, heng_text_hash (again), 8), ==, 7);
  g_assert_cmpint (heng_text_index_find (index, again), ==, 7);
}

/* Two texts of one hash stay apart. */
static void
test_collision (void)
{
  g_autoptr (HengTextIndex) index = heng_text_index_new (4);

  g_assert_cmpint (heng_text_index_add (index, "a", 5, 1), ==, -1);
  g_assert_cmpint (heng_text_index_add (index, "b", 5, 2), ==, -1);
  g_assert_cmpint (heng_text_index_add (index, "a", 5, 3), ==, 1);
  g_assert_cmpint (heng_text_index_add (index, "b", 5, 4), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (HengTextIndex) index = heng_text_index_new (0);

  g_assert_cmpint (heng_text_index_find (index, "x"), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-index/many", test_many);
  g_test_add_func ("/text-index/same-again", test_same_again);
  g_test_add_func ("/text-index/collision", test_collision);
  g_test_add_func ("/text-index/empty", test_empty);
  return g_test_run ();
}
