/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a scorecard for eight people at a time, from actual to weighted sum without a stop in memory: for processors with AVX2. The numbers
 * are those of heng-score-columns.c; other processors take its loops. */
#include "heng-score-columns-curve.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define AVX2 __attribute__ ((target ("avx2")))
#define INLINE static inline __attribute__ ((target ("avx2"), always_inline))

/* Eight actuals in two halves a and b lie as a0 a1 b0 b1 a2 a3 b2 b3 until they are added up. */

INLINE __m256i
low_halves (__m256i a, __m256i b)
{
  return _mm256_castps_si256 (_mm256_shuffle_ps (_mm256_castsi256_ps (a), _mm256_castsi256_ps (b), 0x88));
}

INLINE __m256i
high_halves (__m256i a, __m256i b)
{
  return _mm256_castps_si256 (_mm256_shuffle_ps (_mm256_castsi256_ps (a), _mm256_castsi256_ps (b), 0xdd));
}

/* Distances from the begin of the curve, brought between 0 and 2³¹ − 1. */
INLINE __m256i
offsets (const HengMicro *actuals, __m256i first)
{
  __m256i a = _mm256_sub_epi64 (_mm256_loadu_si256 ((const __m256i *) (gconstpointer) actuals), first);
  __m256i b = _mm256_sub_epi64 (_mm256_loadu_si256 ((const __m256i *) (gconstpointer) (actuals + 4)), first);
  __m256i low = low_halves (a, b), high = high_halves (a, b);
  __m256i negative = _mm256_srai_epi32 (high, 31);
  __m256i fits = _mm256_cmpeq_epi32 (_mm256_or_si256 (high, _mm256_srli_epi32 (low, 31)), _mm256_setzero_si256 ());
  __m256i end = _mm256_andnot_si256 (negative, _mm256_set1_epi32 (G_MAXINT32));

  return _mm256_blendv_epi8 (end, low, fits);
}

INLINE __m256i
distances (const HengCurveRamp *ramp, gint64 first, __m256i offset)
{
  gint32 from = (gint32) (ramp->from - first), to = (gint32) (ramp->to - first);
  __m256i near = _mm256_min_epi32 (_mm256_max_epi32 (offset, _mm256_set1_epi32 (from)), _mm256_set1_epi32 (to));

  return ramp->falling ? _mm256_sub_epi32 (_mm256_set1_epi32 (to), near) : _mm256_sub_epi32 (near, _mm256_set1_epi32 (from));
}

/* (factor · d + add) >> shift of the even lanes of d, in the lower halves. */
INLINE __m256i
ramp_points (const HengCurveRamp *ramp, __m256i d)
{
  __m256i low = _mm256_set1_epi64x ((gint64) (ramp->factor & G_MAXUINT32)), high = _mm256_set1_epi64x ((gint64) (ramp->factor >> 32));
  __m256i add_low = _mm256_set1_epi64x ((gint64) ((guint64) ramp->add & G_MAXUINT32));
  __m256i add_high = _mm256_set1_epi64x ((gint64) (guint64) (ramp->add >> 32));
  __m256i carry = _mm256_srli_epi64 (_mm256_add_epi64 (_mm256_mul_epu32 (d, low), add_low), 32);
  __m256i sum = _mm256_add_epi64 (_mm256_add_epi64 (_mm256_mul_epu32 (d, high), add_high), carry);

  return _mm256_srl_epi64 (sum, _mm_cvtsi32_si128 ((int) ramp->shift - 32));
}

INLINE __m256i
curve_points (const HengCurve *curve, guint n_jumps, guint n_ramps, __m256i offset)
{
  __m256i points = _mm256_set1_epi32 ((gint32) curve->base);

  for (guint j = 0; j < n_jumps; j++)
    {
      __m256i before = _mm256_set1_epi32 ((gint32) (curve->jumps[j].from - curve->first) - 1);

      points = _mm256_add_epi32 (points, _mm256_and_si256 (_mm256_cmpgt_epi32 (offset, before), _mm256_set1_epi32 ((gint32) curve->jumps[j].points)));
    }
  for (guint r = 0; r < n_ramps; r++)
    {
      const HengCurveRamp *ramp = &curve->ramps[r];
      __m256i d = distances (ramp, curve->first, offset);

      if (ramp->divisor == 1)
        points = _mm256_add_epi32 (points, _mm256_add_epi32 (_mm256_mullo_epi32 (d, _mm256_set1_epi32 ((gint32) ramp->gain)),
                                                            _mm256_set1_epi32 ((gint32) ramp->extra)));
      else
        {
          __m256i odd = _mm256_slli_epi64 (ramp_points (ramp, _mm256_srli_epi64 (d, 32)), 32);

          points = _mm256_add_epi32 (points, _mm256_blend_epi32 (ramp_points (ramp, d), odd, 0xaa));
        }
    }
  return points;
}

INLINE void
add_weighted (__m256i points, __m256i weight, gint64 *sum)
{
  __m256i even = _mm256_mul_epu32 (points, weight), odd = _mm256_mul_epu32 (_mm256_srli_epi64 (points, 32), weight);
  __m256i *to = (__m256i *) (gpointer) sum;

  _mm256_storeu_si256 (to, _mm256_add_epi64 (_mm256_loadu_si256 (to), _mm256_unpacklo_epi64 (even, odd)));
  _mm256_storeu_si256 (to + 1, _mm256_add_epi64 (_mm256_loadu_si256 (to + 1), _mm256_unpackhi_epi64 (even, odd)));
}

/* With the numbers of pieces known to the compiler their constants stay in registers. */
INLINE void
add_line (const HengCurve *curve, guint n_jumps, guint n_ramps, const HengMicro *actuals, guint n, guint32 weight_bp, gint64 *sum)
{
  __m256i first = _mm256_set1_epi64x (curve->first), weight = _mm256_set1_epi64x (weight_bp);

  for (guint i = 0; i < n; i += 8)
    add_weighted (curve_points (curve, n_jumps, n_ramps, offsets (actuals + i, first)), weight, sum + i);
}

AVX2 static gboolean
has_strange (const HengMicro *actuals, guint n)
{
  guint64 strange = 0;

  for (guint i = 0; i < n; i++)
    strange |= (guint64) actuals[i] ^ ((guint64) actuals[i] << 1);
  return strange >> 63 != 0;
}

AVX2 static void
add_line_of (const HengCurve *curve, const HengMicro *actuals, guint n, guint32 weight_bp, gint64 *sum)
{
  if (curve->n_jumps == 0 && curve->n_ramps == 1)
    add_line (curve, 0, 1, actuals, n, weight_bp, sum);
  else if (curve->n_jumps == 1 && curve->n_ramps == 2)
    add_line (curve, 1, 2, actuals, n, weight_bp, sum);
  else if (curve->n_jumps == 2 && curve->n_ramps == 2)
    add_line (curve, 2, 2, actuals, n, weight_bp, sum);
  else
    add_line (curve, curve->n_jumps, curve->n_ramps, actuals, n, weight_bp, sum);
}

gboolean
heng_curve_add_line (const HengCurve *curve, const HengMicro *actuals, guint n, guint32 weight_bp, gint64 *sum)
{
  if (!curve->fits || !curve->is_narrow || n % 8 != 0 || !__builtin_cpu_supports ("avx2") || has_strange (actuals, n))
    return FALSE;
  add_line_of (curve, actuals, n, weight_bp, sum);
  return TRUE;
}

#else

gboolean
heng_curve_add_line (const HengCurve *curve, const HengMicro *actuals, guint n, guint32 weight_bp, gint64 *sum)
{
  return FALSE;
}

#endif
