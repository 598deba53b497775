/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of actual values: what is written is read again, to the last millionth; what nobody wrote is refused, not guessed. */
#include <string.h>

#include "heng-actual-pack.h"

static HengMicro
some_value (GRand *rand)
{
  static const HengMicro edges[] = { HENG_NO_VALUE, 0, 1, -1, 999999, -1000000, G_GINT64_CONSTANT (99999999999999999), 12500000 };

  return g_rand_boolean (rand) ? edges[g_rand_int_range (rand, 0, G_N_ELEMENTS (edges))] : (HengMicro) (gint32) g_rand_int (rand);
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree HengBlockWriter *writer = g_new (HengBlockWriter, 1);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) packs = g_array_new (FALSE, FALSE, sizeof (HengActualPack));
      g_autoptr (HengActualBlock) block = NULL;
      guint people = (guint) g_rand_int_range (rand, 1, HENG_BLOCK_PEOPLE + 1), width = (guint) g_rand_int_range (rand, 1, HENG_PACK_VALUES + 1);
      HengMicro values[HENG_BLOCK_PEOPLE][HENG_PACK_VALUES];
      gint64 id = g_rand_int_range (rand, 1, 1000000), ids[HENG_BLOCK_PEOPLE];

      heng_block_writer_begin (writer);
      for (guint i = 0; i < people; i++, id += g_rand_int_range (rand, 1, 50))
        {
          for (guint k = 0; k < HENG_PACK_VALUES; k++)
            values[i][k] = k < width ? some_value (rand) : HENG_NO_VALUE;
          ids[i] = id;
          g_assert_true (heng_block_writer_add (writer, id, values[i], width));
        }
      block = heng_block_writer_end (writer, 5);
      g_assert_cmpint (block->first_id, ==, ids[0]);
      g_assert_cmpint (block->last_id, ==, ids[people - 1]);
      g_assert_true (heng_actual_block_read (block, packs));
      g_assert_cmpuint (packs->len, ==, people);
      for (guint i = 0; i < people; i++)
        {
          const HengActualPack *pack = &g_array_index (packs, HengActualPack, i);

          g_assert_cmpint (pack->id, ==, ids[i]);
          g_assert_cmpint (pack->actual_list_id, ==, 5);
          g_assert_cmpmem (pack->values, sizeof pack->values, values[i], sizeof values[i]);
        }
    }
}

static void
test_full (void)
{
  g_autofree HengBlockWriter *writer = g_new (HengBlockWriter, 1);
  g_autoptr (HengActualBlock) block = NULL;
  HengMicro widest[HENG_PACK_VALUES];

  for (guint k = 0; k < HENG_PACK_VALUES; k++)
    widest[k] = -G_GINT64_CONSTANT (999999999999999999);
  heng_block_writer_begin (writer);
  g_assert_null (heng_block_writer_end (writer, 1));
  for (guint i = 0; i < HENG_BLOCK_PEOPLE; i++)
    g_assert_true (heng_block_writer_add (writer, i == 0 ? 1 : G_MAXINT64 / 2 + i, widest, HENG_PACK_VALUES));
  g_assert_false (heng_block_writer_add (writer, G_MAXINT64, widest, HENG_PACK_VALUES));
  block = heng_block_writer_end (writer, 1);
  g_assert_cmpuint (strlen (block->content), <, sizeof writer->text);
}

static void
test_content (void)
{
  g_autofree HengBlockWriter *writer = g_new (HengBlockWriter, 1);
  const HengMicro first[] = { 88500000, 3000000, HENG_NO_VALUE }, second[] = { HENG_NO_VALUE, -2250000 }, none[] = { HENG_NO_VALUE };
  g_autoptr (HengActualBlock) block = NULL;

  heng_block_writer_begin (writer);
  heng_block_writer_add (writer, 10, first, 3);
  heng_block_writer_add (writer, 12, second, 2);
  heng_block_writer_add (writer, 13, none, 1);
  block = heng_block_writer_end (writer, 1);
  g_assert_cmpstr (block->content, ==, "[[0,88.5,3],[2,null,-2.25],[3]]");
}

static void
test_damaged (void)
{
  static const char *const texts[] = {
    "", "[", "[]", "[[]]", "[[0,1.5]", "[[0,1.5]] ", "[[0,1.5],]", "[[0,1.5][1,2]]", "[[0,1.],[1,2]]", "[[0,.5]]", "[[0,1.1234567]]", "[[0,--1]]",
    "[[0,nul]]", "[[0,1],[0,2]]", "[[2,1],[1,2]]", "[[9,1]]", "[[-1,1]]", "[[0,99999999999999999999]]", "[[0,9999999999999]]",
    "[[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]]", "[[0,1e3]]", "{\"a\":1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) packs = g_array_new (FALSE, FALSE, sizeof (HengActualPack));
      HengActualBlock block = { .first_id = 1, .last_id = 4, .content = (char *) texts[i] };

      g_test_message ("%s", texts[i]);
      g_assert_false (heng_actual_block_read (&block, packs));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actual-block/round-trip", test_round_trip);
  g_test_add_func ("/actual-block/full", test_full);
  g_test_add_func ("/actual-block/content", test_content);
  g_test_add_func ("/actual-block/damaged", test_damaged);
  return g_test_run ();
}
