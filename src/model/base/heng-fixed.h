/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed-point numbers: every score, progress, rating and actual is an int64 of millionths. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HengMicro: a number times 1,000,000 (domain.md §0). Points run 0–120, progress 0–1, ratings 1–5.
 * Weights are gint64 basis points (10,000 = 100 %), money is gint64 fen.
 */
typedef gint64 HengMicro;

#define HENG_MICRO G_GINT64_CONSTANT (1000000)
#define HENG_POINTS(n) ((HengMicro) (n) * HENG_MICRO)

__extension__ typedef __int128 HengWide;

/* Whether a value is there at all: the three kinds of "no value" of domain.md §0 (0 is a real number). */
typedef enum
{
  HENG_VALUE_MISSING, /* no data yet: blocks publishing */
  HENG_VALUE_NA,      /* not applicable: left out, the weights re-normalise */
  HENG_VALUE_NUMBER,
} HengValueState;

typedef struct
{
  HengValueState state;
  HengMicro micro; /* 0 unless state is HENG_VALUE_NUMBER */
} HengValue;

#define HENG_MISSING ((HengValue) { HENG_VALUE_MISSING, 0 })
#define HENG_NA ((HengValue) { HENG_VALUE_NA, 0 })
#define HENG_NUMBER(m) ((HengValue) { HENG_VALUE_NUMBER, (m) })

typedef enum
{
  HENG_ROUND_HALF_UP,   /* half away from zero: the default everywhere */
  HENG_ROUND_HALF_EVEN, /* option for the published score only */
} HengRounding;

/* numerator / denominator rounded once, half away from zero. denominator must not be 0. */
gint64 heng_div_round (HengWide numerator, HengWide denominator);

/* The published score: micro rounded to 2 decimals, still in micro (TV-R1). */
HengMicro heng_micro_publish (HengMicro micro, HengRounding rounding);

/* Exact decimal text to micro: "-1,234.5" → -1234500000. More than six decimals, an empty string,
 * other characters or an overflow are refused (FALSE). Accepts one leading sign and U+2212. */
gboolean heng_micro_parse (const char *text, HengMicro *micro);

/* Decimal text with exactly `decimals` (0–6) places, rounded half-up, ASCII minus: for data and JSON. */
char *heng_micro_format (HengMicro micro, int decimals);

/* As many decimals as needed, at most six, no trailing zeros: "6.5", "12", "0.648649". */
char *heng_micro_format_short (HengMicro micro);

/* For people: true minus U+2212, optional plus sign, `decimals` places. */
char *heng_micro_display (HengMicro micro, int decimals, gboolean with_plus);

/* For people, with as many decimals as needed and the true minus: "−6.5". */
char *heng_micro_display_short (HengMicro micro);

/* A number and its unit for people: "6.5%", "30 days"; no unit, no space. New string. */
char *heng_with_unit (const char *number, const char *unit);

/* "NA", "MISSING" or the number with `decimals` places. */
char *heng_value_format (HengValue value, int decimals);

G_END_DECLS
