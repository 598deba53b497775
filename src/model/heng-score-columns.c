/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of many people by columns. Each rule becomes a table of straight pieces in 64-bit integers; a rule that does not fit
 * goes through heng_rule_score, so the results are the same to the last micro either way. */
#include "heng-score-columns.h"

#include "heng-rule-private.h"

#define N_MARKS 8 /* most boundaries between pieces */
#define BLOCK 512 /* people at a time: their sums stay in the nearest cache */
#define LIMIT ((HengWide) 1 << 62)

/* Points on one piece: base + floor ((gain · (x − from) + add) ÷ divisor), where add already holds the half for rounding. The
 * quotient comes from a multiplication with reciprocal = floor (2⁶⁴ ÷ divisor), which gives at most one too little. */
typedef struct
{
  gint64 from, base, gain, add;
  guint64 divisor, reciprocal;
} Piece;

/* Pieces from the lowest x to the highest; marks[i] is the first x of piece i + 1. */
typedef struct
{
  gboolean fits;    /* FALSE: a number is too large, or there are too many pieces */
  gboolean falling; /* lower is better: the pieces are written for −x */
  guint n_marks;
  gint64 marks[N_MARKS];
  Piece pieces[N_MARKS + 1];
} Table;

static guint64
reciprocal_of (guint64 divisor)
{
  return divisor == 1 ? G_MAXUINT64 : (guint64) (((unsigned __int128) 1 << 64) / divisor);
}

static inline guint64
divide (guint64 numerator, guint64 divisor, guint64 reciprocal)
{
  guint64 quotient = (guint64) (((unsigned __int128) numerator * reciprocal) >> 64);

  return quotient + (numerator - quotient * divisor >= divisor ? 1 : 0);
}

static HengWide
greatest_common_divisor (HengWide a, HengWide b)
{
  a = a < 0 ? -a : a;
  while (b != 0)
    {
      HengWide rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* The next piece begins at `mark` and gives base + (gain · (x − mark) + extra) ÷ divisor; extra ≥ 0. */
static void
add_piece (Table *table, HengWide mark, HengMicro base, HengWide gain, HengWide extra, HengWide divisor)
{
  HengWide common = greatest_common_divisor (greatest_common_divisor (gain, extra), divisor);
  Piece *piece;

  gain /= common;
  extra /= common;
  divisor /= common;
  if (table->n_marks == N_MARKS || mark <= -LIMIT || mark >= LIMIT || extra >= LIMIT / 4 || divisor >= LIMIT / 4)
    {
      table->fits = FALSE;
      return;
    }
  table->marks[table->n_marks++] = (gint64) mark;
  piece = &table->pieces[table->n_marks];
  *piece = (Piece) { (gint64) mark, base, (gint64) (2 * gain), (gint64) (2 * extra + divisor), (guint64) (2 * divisor),
                     reciprocal_of ((guint64) (2 * divisor)) };
}

static void
add_constant (Table *table, HengWide mark, HengMicro points)
{
  add_piece (table, mark, points, 0, 0, 1);
}

static void
fill_lin (Table *table, const HengRule *rule)
{
  HengWide sign = rule->lower_is_better ? -1 : 1;
  HengWide zero = sign * rule->zero, threshold = sign * rule->threshold;
  HengWide target = sign * rule->target, stretch = sign * rule->stretch;

  if (rule->has_ramp)
    add_piece (table, zero, 0, HENG_POINTS_THRESHOLD, 0, threshold - zero);
  add_piece (table, threshold, HENG_POINTS_THRESHOLD, HENG_POINTS (40), 0, target - threshold);
  if (!rule->has_stretch)
    {
      add_constant (table, target, HENG_POINTS_TARGET);
      return;
    }
  add_piece (table, target, HENG_POINTS_TARGET, HENG_POINTS (20), 0, stretch - target);
  add_constant (table, stretch, HENG_POINTS_STRETCH);
}

static void
fill_ratio (Table *table, const HengRule *rule)
{
  HengWide target = rule->target;
  HengWide start = rule->lower_is_better ? -2 * target : 0;
  /* The first whole x that earns 120: 1.2 · target, or −0.8 · target of the falling one. */
  HengWide full = rule->lower_is_better ? -(4 * target / 5) : (6 * target + 4) / 5;

  add_piece (table, start, 0, HENG_POINTS (100), 0, target);
  add_constant (table, full, HENG_POINTS_STRETCH);
}

static void
fill_band (Table *table, const HengRule *rule)
{
  HengWide whole = HENG_POINTS (100) * (HengWide) HENG_MICRO;
  HengWide reach = (whole + rule->slope - 1) / rule->slope; /* from this distance on there are 0 points */

  add_piece (table, rule->low - reach + 1, 0, rule->slope, whole - rule->slope * (reach - 1), HENG_MICRO);
  add_constant (table, rule->low, HENG_POINTS_TARGET);
  add_piece (table, rule->high, 0, -(HengWide) rule->slope, whole, HENG_MICRO);
  add_constant (table, rule->high + reach, 0);
}

/* Whether no product on a piece can leave 62 bits. A piece that rises or falls always has a next one. */
static gboolean
pieces_fit (const Table *table)
{
  for (guint i = 1; i < table->n_marks; i++)
    {
      HengWide length = (HengWide) table->marks[i] - table->marks[i - 1];
      HengWide gain = table->pieces[i].gain;

      if ((gain < 0 ? -gain : gain) * length + table->pieces[i].add >= LIMIT)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_table (Table *table, const HengRule *rule)
{
  *table = (Table) { .fits = TRUE, .falling = rule->lower_is_better };
  table->pieces[0] = (Piece) { 0, 0, 0, 0, 1, reciprocal_of (1) };
  switch (rule->kind)
    {
    case HENG_RULE_LIN:
      fill_lin (table, rule);
      break;
    case HENG_RULE_RATIO:
      fill_ratio (table, rule);
      break;
    case HENG_RULE_BAND:
      fill_band (table, rule);
      break;
    case HENG_RULE_STEP:
      for (guint i = 0; i < rule->n_steps; i++)
        add_constant (table, rule->steps[i].from, rule->steps[i].points);
      break;
    case HENG_RULE_RATE:
      add_piece (table, -HENG_MICRO, 0, 20, 0, 1);
      add_constant (table, 5 * HENG_MICRO, HENG_POINTS_STRETCH);
      break;
    case HENG_RULE_DIRECT:
      add_piece (table, 0, 0, 1, 0, 1);
      add_constant (table, HENG_POINTS_STRETCH, HENG_POINTS_STRETCH);
      break;
    case HENG_RULE_DED:
    case HENG_RULE_BOOL:
    case HENG_RULE_MILE:
    default:
      return FALSE;
    }
  table->fits = table->fits && pieces_fit (table);
  for (guint i = table->n_marks; i < N_MARKS; i++)
    {
      table->marks[i] = G_MAXINT64;
      table->pieces[i + 1] = table->pieces[table->n_marks];
    }
  return TRUE;
}

static inline HengMicro
points_on_piece (const Piece *piece, gint64 x)
{
  guint64 numerator = (guint64) piece->gain * ((guint64) x - (guint64) piece->from) + (guint64) piece->add;

  return piece->base + (gint64) divide (numerator, piece->divisor, piece->reciprocal);
}

/* Running sums of a block of people. */
typedef struct
{
  gint64 sum[BLOCK];
  gint64 active[BLOCK];
  guint8 missing[BLOCK];
} Sums;

static inline void
add_points (Sums *sums, guint i, gint64 weight, HengMicro x, HengMicro points)
{
  gboolean there = x > HENG_COLUMN_NA;

  sums->sum[i] += there ? weight * points : 0;
  sums->active[i] += there ? weight : 0;
  sums->missing[i] |= x == HENG_COLUMN_MISSING && weight > 0;
}

/* One column by its table; `few` is a constant in each call, so that the compiler drops the marks that are not there. */
static inline __attribute__ ((always_inline)) void
score_by_table (const Table *table, gboolean few, gint64 weight, const HengMicro *actuals, guint n, Sums *sums, HengMicro *points)
{
  gboolean falling = table->falling;

  for (guint i = 0; i < n; i++)
    {
      HengMicro x = actuals[i];
      gint64 y = falling ? (gint64) (0 - (guint64) x) : x;
      const gint64 *marks = table->marks;
      guint piece = (y >= marks[0]) + (y >= marks[1]) + (y >= marks[2]) + (y >= marks[3]);
      HengMicro value;

      if (!few)
        piece += (y >= marks[4]) + (y >= marks[5]) + (y >= marks[6]) + (y >= marks[7]);
      value = points_on_piece (&table->pieces[piece], y);
      add_points (sums, i, weight, x, value);
      if (points)
        points[i] = x > HENG_COLUMN_NA ? value : x;
    }
}

static void
score_by_rule (const HengRule *rule, gint64 weight, const HengMicro *actuals, guint n, Sums *sums, HengMicro *points)
{
  for (guint i = 0; i < n; i++)
    {
      HengActual actual = { .state = HENG_VALUE_NUMBER, .number = actuals[i] };
      HengMicro value = actuals[i] > HENG_COLUMN_NA ? heng_rule_score (rule, &actual, NULL).micro : actuals[i];

      add_points (sums, i, weight, actuals[i], value);
      if (points)
        points[i] = value;
    }
}

static void
score_column (const Table *table, const HengRule *rule, gint64 weight, const HengMicro *actuals, guint n, Sums *sums,
              HengMicro *points)
{
  if (!table->fits)
    score_by_rule (rule, weight, actuals, n, sums, points);
  else if (table->n_marks > 4)
    score_by_table (table, FALSE, weight, actuals, n, sums, points);
  else if (points)
    score_by_table (table, TRUE, weight, actuals, n, sums, points);
  else
    score_by_table (table, TRUE, weight, actuals, n, sums, NULL);
}

/* The weighted means; `usual` is the weight of somebody with all lines, so that most people need no division. */
static void
finish_block (const Sums *sums, guint n, gint64 usual, HengMicro *scores)
{
  guint64 divisor = (guint64) usual * 2;
  guint64 reciprocal = usual > 0 ? reciprocal_of (divisor) : 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 numerator = (guint64) sums->sum[i] * 2;

      if (sums->missing[i])
        scores[i] = HENG_COLUMN_MISSING;
      else if (sums->active[i] == 0)
        scores[i] = HENG_COLUMN_NA;
      else if (sums->active[i] == usual)
        scores[i] = (gint64) divide (numerator + (guint64) usual, divisor, reciprocal);
      else
        scores[i] = (gint64) ((numerator + (guint64) sums->active[i]) / ((guint64) sums->active[i] * 2));
    }
}

gboolean
heng_score_columns (const HengScoreColumns *columns, HengMicro *scores, HengMicro *const *points)
{
  g_autofree Table *tables = g_new (Table, columns->n_lines + 1);
  g_autofree Sums *sums = g_new (Sums, 1);
  gint64 usual = 0;

  for (guint line = 0; line < columns->n_lines; line++)
    {
      if (!fill_table (&tables[line], columns->rules[line]))
        return FALSE;
      usual += columns->weights_bp[line];
    }
  for (guint start = 0; start < columns->n_people; start += BLOCK)
    {
      guint n = MIN (BLOCK, columns->n_people - start);

      *sums = (Sums) { 0 };
      for (guint line = 0; line < columns->n_lines; line++)
        score_column (&tables[line], columns->rules[line], columns->weights_bp[line], columns->actuals[line] + start, n, sums,
                      points ? points[line] + start : NULL);
      finish_block (sums, n, usual, scores + start);
    }
  return TRUE;
}
