/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of many people by columns. Each rule becomes a curve without divisions or branches, evaluated for a tile of people at a
 * time by loops that the compiler turns into vector code; a rule that does not fit goes through heng_rule_score, so the results
 * are the same to the last micro either way. */
#include "heng-score-columns-curve.h"
#include "heng-score-columns.h"

/* Loops over a tile are compiled twice where that is possible, the second time for processors with AVX2; glibc chooses at start. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#define VECTOR_LOOP __attribute__ ((target_clones ("avx2", "default")))
#else
#define VECTOR_LOOP
#endif

#define FARTHEST (G_GINT64_CONSTANT (1) << 62)
#define TILE 1024 /* people at a time: all that belongs to them stays in the nearest cache */
#define CACHE_LINE 8 /* actuals that come from memory together */

/* What is known of the people of a tile. */
typedef struct
{
  gint64 sum[TILE];
  gint64 active[TILE]; /* weight of the lines that are not NA; this and `missing` only count when is_marked */
  guint8 missing[TILE];
  gint32 offset[TILE];  /* actual of the present line, counted from where its curve begins */
  guint32 points[TILE]; /* points of the present line in micro: 120 points are below 2²⁷ */
  gboolean is_marked;   /* some actual is HENG_COLUMN_NA or HENG_COLUMN_MISSING */
} Tile;

/* Brings the actuals to distances of 31 bits, too far ones to the nearer end. TRUE when there is one beyond ±2⁶², where the
 * difference may overflow; the marks are such numbers, too. Shifts instead of comparisons of 64 bits, which need a newer machine
 * to run on several numbers at a time. */
VECTOR_LOOP static gboolean
read_offsets (gint64 first, const HengMicro *restrict actuals, guint n, gint32 *restrict offset)
{
  guint64 strange = 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 x = (guint64) actuals[i];
      guint64 difference = x - (guint64) first;
      gint32 low = (gint32) difference, high = (gint32) (difference >> 32);
      gint32 too_far = high | (gint32) ((guint32) low >> 31);

      offset[i] = too_far == 0 ? low : too_far < 0 ? 0 : G_MAXINT32;
      strange |= x ^ (x << 1); /* the two highest bits differ */
    }
  return strange >> 63 != 0;
}

/* Sets the offsets of those beyond ±2⁶²; TRUE when there is a mark among them. */
VECTOR_LOOP static gboolean
mend_offsets (const HengMicro *restrict actuals, guint n, gint32 *restrict offset)
{
  guint marked = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 x = actuals[i];

      offset[i] = x < -FARTHEST ? 0 : x >= FARTHEST ? G_MAXINT32 : offset[i];
      marked |= x <= HENG_COLUMN_NA;
    }
  return marked != 0;
}

VECTOR_LOOP static void
add_jump (gint32 from, guint32 more, const gint32 *restrict offset, guint n, guint32 *restrict points)
{
  for (guint i = 0; i < n; i++)
    points[i] += offset[i] >= from ? more : 0;
}

/* A distance on a ramp is (near ^ sign) + start, where near lies between from and to. */
typedef struct
{
  gint32 from, to, sign;
  guint32 start;
} Place;

static Place
place_of (const HengCurveRamp *ramp, gint64 first)
{
  gint32 from = (gint32) (ramp->from - first), to = (gint32) (ramp->to - first);

  return ramp->falling ? (Place) { from, to, -1, (guint32) to + 1 } : (Place) { from, to, 0, -(guint32) from };
}

static inline guint32
distance_at (const Place *place, gint32 offset)
{
  gint32 near = offset > place->from ? offset : place->from;

  near = near < place->to ? near : place->to;
  return (guint32) (near ^ place->sign) + place->start;
}

/* A ramp of whole micros for each micro, as most targets give, needs no rounding. */
VECTOR_LOOP static void
add_whole_ramp (const HengCurveRamp *ramp, gint64 first, const gint32 *restrict offset, guint n, guint32 *restrict points)
{
  Place place = place_of (ramp, first);
  guint32 gain = (guint32) ramp->gain, extra = (guint32) ramp->extra;

  for (guint i = 0; i < n; i++)
    points[i] += distance_at (&place, offset[i]) * gain + extra;
}

/* (factor · d + add) >> shift in two halves, so that no product leaves 64 bits. */
VECTOR_LOOP static void
add_ramp (const HengCurveRamp *ramp, gint64 first, const gint32 *restrict offset, guint n, guint32 *restrict points)
{
  Place place = place_of (ramp, first);
  guint32 high = (guint32) (ramp->factor >> 32), low = (guint32) ramp->factor;
  guint64 add_high = (guint64) (ramp->add >> 32), add_low = (guint32) ramp->add;
  guint shift = ramp->shift - 32;

  for (guint i = 0; i < n; i++)
    {
      guint32 distance = distance_at (&place, offset[i]);
      guint64 carry = ((guint64) distance * low + add_low) >> 32;

      points[i] += (guint32) (((guint64) distance * high + add_high + carry) >> shift);
    }
}

/* Points of a tile by a narrow curve; TRUE when there is a mark among the actuals. */
static gboolean
score_narrow (const HengCurve *curve, const HengMicro *actuals, guint n, Tile *tile)
{
  gboolean marked = read_offsets (curve->first, actuals, n, tile->offset) && mend_offsets (actuals, n, tile->offset);

  for (guint i = 0; i < n; i++)
    tile->points[i] = (guint32) curve->base;
  for (guint j = 0; j < curve->n_jumps; j++)
    add_jump ((gint32) (curve->jumps[j].from - curve->first), (guint32) curve->jumps[j].points, tile->offset, n, tile->points);
  for (guint r = 0; r < curve->n_ramps; r++)
    if (curve->ramps[r].divisor == 1)
      add_whole_ramp (&curve->ramps[r], curve->first, tile->offset, n, tile->points);
    else
      add_ramp (&curve->ramps[r], curve->first, tile->offset, n, tile->points);
  return marked;
}

static gboolean
score_wide (const HengCurve *curve, const HengMicro *actuals, guint n, Tile *tile)
{
  guint marked = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 x = actuals[i];
      gint64 points = curve->base;

      for (guint j = 0; j < curve->n_jumps; j++)
        points += x >= curve->jumps[j].from ? curve->jumps[j].points : 0;
      for (guint r = 0; r < curve->n_ramps; r++)
        {
          const HengCurveRamp *ramp = &curve->ramps[r];
          gint64 near = CLAMP (x, ramp->from, ramp->to);
          guint64 distance = (guint64) (ramp->falling ? ramp->to - near : near - ramp->from);

          points += (gint64) (((HengCurveWide) ramp->factor * distance + ramp->add) >> ramp->shift);
        }
      tile->points[i] = (guint32) points;
      marked |= x <= HENG_COLUMN_NA;
    }
  return marked != 0;
}

static gboolean
score_by_rule (const HengRule *rule, const HengMicro *actuals, guint n, Tile *tile)
{
  gboolean marked = FALSE;

  for (guint i = 0; i < n; i++)
    {
      HengActual actual = { .state = HENG_VALUE_NUMBER, .number = actuals[i] };

      if (actuals[i] > HENG_COLUMN_NA)
        tile->points[i] = (guint32) heng_rule_score (rule, &actual, NULL).micro;
      else
        marked = TRUE;
    }
  return marked;
}

/* The marked people get no points from this line; NA takes its weight away, MISSING takes the score. */
VECTOR_LOOP static void
take_marks (Tile *tile, gint64 weight, gint64 total, const HengMicro *restrict actuals, guint n)
{
  for (guint i = 0; !tile->is_marked && i < n; i++)
    {
      tile->active[i] = total;
      tile->missing[i] = 0;
    }
  tile->is_marked = TRUE;
  for (guint i = 0; i < n; i++)
    {
      gboolean is_number = actuals[i] > HENG_COLUMN_NA;

      tile->points[i] = is_number ? tile->points[i] : 0;
      tile->active[i] -= is_number ? 0 : weight;
      tile->missing[i] |= actuals[i] == HENG_COLUMN_MISSING && weight > 0;
    }
}

VECTOR_LOOP static void
add_weighted (guint32 weight, const guint32 *restrict points, guint n, gint64 *restrict sum)
{
  for (guint i = 0; i < n; i++)
    sum[i] += (gint64) ((guint64) points[i] * weight);
}

/* Asks for the numbers that come after this line of this tile: the columns are too far apart for the processor to foresee it. */
static void
fetch_next (const HengScoreColumns *columns, guint line, guint start)
{
  guint next_line = line + 1 < columns->n_lines ? line + 1 : 0;
  guint next_start = next_line > 0 ? start : start + TILE;
  guint n = next_start < columns->n_people ? MIN (TILE, columns->n_people - next_start) : 0;

  for (guint i = 0; i < n; i += CACHE_LINE)
    __builtin_prefetch (columns->actuals[next_line] + next_start + i, 0, 2);
}

static void
score_line (const HengCurve *curve, const HengScoreColumns *columns, guint line, gint64 total, guint start, guint n, Tile *tile,
            HengMicro *points)
{
  const HengMicro *actuals = columns->actuals[line] + start;
  gboolean marked;

  fetch_next (columns, line, start);
  if (!points && heng_curve_add_line (curve, actuals, n, (guint32) columns->weights_bp[line], tile->sum))
    return;
  if (!curve->fits)
    marked = score_by_rule (columns->rules[line], actuals, n, tile);
  else if (curve->is_narrow)
    marked = score_narrow (curve, actuals, n, tile);
  else
    marked = score_wide (curve, actuals, n, tile);
  if (marked)
    take_marks (tile, columns->weights_bp[line], total, actuals, n);
  add_weighted ((guint32) columns->weights_bp[line], tile->points, n, tile->sum);
  for (guint i = 0; points && i < n; i++)
    points[start + i] = actuals[i] > HENG_COLUMN_NA ? tile->points[i] : actuals[i];
}

/* The weighted means. The usual divisor, that of somebody with all lines, is turned into a multiplication: the quotient by the
 * rounded-down reciprocal is at most one too small. */
static void
finish_tile (const Tile *tile, guint n, gint64 total, HengMicro *scores)
{
  guint64 divisor = (guint64) total * 2;
  guint64 reciprocal = total > 0 ? (guint64) (((HengCurveWide) 1 << 64) / divisor) : 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 numerator = (guint64) tile->sum[i] * 2 + (guint64) total;
      guint64 quotient = (guint64) (((HengCurveWide) numerator * reciprocal) >> 64);

      scores[i] = total > 0 ? (gint64) (quotient + (numerator - quotient * divisor >= divisor)) : HENG_COLUMN_NA;
    }
  for (guint i = 0; tile->is_marked && i < n; i++)
    {
      if (tile->missing[i])
        scores[i] = HENG_COLUMN_MISSING;
      else if (tile->active[i] == 0)
        scores[i] = HENG_COLUMN_NA;
      else if (tile->active[i] != total)
        scores[i] = (tile->sum[i] * 2 + tile->active[i]) / (tile->active[i] * 2);
    }
}

gboolean
heng_score_columns (const HengScoreColumns *columns, HengMicro *scores, HengMicro *const *points)
{
  g_autofree HengCurve *curves = g_new (HengCurve, columns->n_lines + 1);
  g_autofree Tile *tile = g_new (Tile, 1);
  gint64 total = 0;

  for (guint line = 0; line < columns->n_lines; line++)
    {
      if (!heng_curve_init (&curves[line], columns->rules[line]))
        return FALSE;
      g_return_val_if_fail (columns->weights_bp[line] >= 0 && columns->weights_bp[line] <= 10000, FALSE);
      total += columns->weights_bp[line];
    }
  for (guint start = 0; start < columns->n_people; start += TILE)
    {
      guint n = MIN (TILE, columns->n_people - start);

      for (guint i = 0; i < n; i++)
        tile->sum[i] = 0;
      tile->is_marked = FALSE;
      for (guint line = 0; line < columns->n_lines; line++)
        score_line (&curves[line], columns, line, total, start, n, tile, points ? points[line] : NULL);
      finish_tile (tile, n, total, scores + start);
    }
  return TRUE;
}
