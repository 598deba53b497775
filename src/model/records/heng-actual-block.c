/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a block of actual values, written and read by hand: millions of values pass here at once. */
#include "heng-actual-pack.h"

#include <string.h>

#define MOST_DIGITS 18 /* of a value in micro */

void
heng_block_writer_begin (HengBlockWriter *writer)
{
  writer->n = 0;
  writer->at = writer->text;
  *writer->at++ = '[';
}

static char *
write_number (char *at, guint64 number)
{
  char digits[20];
  guint n = 0;

  do
    digits[n++] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  while (n > 0)
    *at++ = digits[--n];
  return at;
}

/* Divisors are constants, for dividing by a variable takes several times as long; most values have one decimal. */
static char *
write_fraction (char *at, guint64 fraction)
{
  *at++ = '.';
  if (fraction % (HENG_MICRO / 10) == 0)
    {
      *at++ = (char) ('0' + fraction / (HENG_MICRO / 10));
      return at;
    }
  for (int i = 5; i >= 0; i--, fraction /= 10)
    at[i] = (char) ('0' + fraction % 10);
  for (at += 6; at[-1] == '0';)
    at--;
  return at;
}

/* "-12.5": without zeros at the end. */
static char *
write_micro (char *at, HengMicro value)
{
  guint64 size = value < 0 ? -(guint64) value : (guint64) value, fraction = size % HENG_MICRO;

  if (value < 0)
    *at++ = '-';
  at = write_number (at, size / HENG_MICRO);
  return fraction > 0 ? write_fraction (at, fraction) : at;
}

static char *
write_null (char *at)
{
  memcpy (at, ",null", 5);
  return at + 5;
}

gboolean
heng_block_writer_add (HengBlockWriter *writer, gint64 participant_id, const HengMicro *values, guint n_values)
{
  char *at = writer->at;

  if (writer->n == HENG_BLOCK_PEOPLE)
    return FALSE;
  if (writer->n++ == 0)
    writer->first_id = participant_id;
  else
    *at++ = ',';
  writer->last_id = participant_id;
  *at++ = '[';
  at = write_number (at, (guint64) (participant_id - writer->first_id));
  while (n_values > 0 && values[n_values - 1] == HENG_NO_VALUE)
    n_values--;
  for (guint i = 0; i < n_values; i++)
    if (values[i] == HENG_NO_VALUE)
      at = write_null (at);
    else
      {
        *at++ = ',';
        at = write_micro (at, values[i]);
      }
  *at++ = ']';
  writer->at = at;
  return TRUE;
}

HengActualBlock *
heng_block_writer_end (HengBlockWriter *writer, gint64 list_id)
{
  HengActualBlock *block = writer->n > 0 ? heng_actual_block_new () : NULL;

  if (!block)
    return NULL;
  *writer->at++ = ']';
  block->actual_list_id = list_id;
  block->first_id = writer->first_id;
  block->last_id = writer->last_id;
  block->content = g_strndup (writer->text, (gsize) (writer->at - writer->text));
  heng_block_writer_begin (writer);
  return block;
}

/* Digits at the place; behind them, NULL: there are none, or too many. */
static const char *
read_number (const char *at, guint64 *number)
{
  const char *start = at;

  for (*number = 0; *at >= '0' && *at <= '9' && at - start < MOST_DIGITS; at++)
    *number = *number * 10 + (guint64) (*at - '0');
  return at == start || (*at >= '0' && *at <= '9') ? NULL : at;
}

static const char *
read_fraction (const char *at, guint64 *fraction)
{
  guint64 unit = HENG_MICRO / 10;
  const char *start = at;

  for (*fraction = 0; *at >= '0' && *at <= '9' && unit > 0; at++, unit /= 10)
    *fraction += (guint64) (*at - '0') * unit;
  return at == start || (*at >= '0' && *at <= '9') ? NULL : at;
}

static const char *
read_value (const char *at, HengMicro *value)
{
  gboolean negative = *at == '-';
  guint64 whole, fraction = 0;

  if (strncmp (at, "null", 4) == 0)
    {
      *value = HENG_NO_VALUE;
      return at + 4;
    }
  at = read_number (at + negative, &whole);
  if (!at || whole > G_MAXINT64 / HENG_MICRO - 1)
    return NULL;
  if (*at == '.' && !(at = read_fraction (at + 1, &fraction)))
    return NULL;
  *value = (HengMicro) (whole * HENG_MICRO + fraction);
  if (negative)
    *value = -*value;
  return at;
}

/* Behind the bracket that opens a participant's values. */
static const char *
read_pack (const char *at, const HengActualBlock *block, HengActualPack *pack)
{
  guint64 behind;
  guint n = 0;

  if (!(at = read_number (at, &behind)) || (gint64) behind > block->last_id - block->first_id)
    return NULL;
  pack->id = block->first_id + (gint64) behind;
  pack->version = block->version;
  pack->actual_list_id = block->actual_list_id;
  for (; *at == ','; n++)
    if (n == HENG_PACK_VALUES || !(at = read_value (at + 1, &pack->values[n])))
      return NULL;
  for (; n < HENG_PACK_VALUES; n++)
    pack->values[n] = HENG_NO_VALUE;
  return *at == ']' ? at + 1 : NULL;
}

gboolean
heng_actual_block_read (const HengActualBlock *block, GArray *packs)
{
  const char *at = block->content ? block->content : "";
  gint64 last = G_MININT64;

  for (char before = '['; *at == before && at[1] == '['; before = ',')
    {
      HengActualPack *pack;

      g_array_set_size (packs, packs->len + 1);
      pack = &g_array_index (packs, HengActualPack, packs->len - 1);
      if (!(at = read_pack (at + 2, block, pack)) || pack->id <= last)
        return FALSE;
      last = pack->id;
    }
  return last != G_MININT64 && at[0] == ']' && at[1] == '\0';
}
