/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress of a key result (domain.md §2.2, TV-K1…K6). */
#pragma once

#include "heng-cycle.h"
#include "heng-trace.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_KR_FLAG_NO_CHECKIN = 1 << 0,
  HENG_KR_FLAG_REGRESS = 1 << 1,
  HENG_KR_FLAG_OVER = 1 << 2,
} HengKrFlags;

typedef enum { HENG_HEALTH_NONE, HENG_HEALTH_ON_TRACK, HENG_HEALTH_AT_RISK, HENG_HEALTH_OFF_TRACK, HENG_HEALTH_DONE } HengHealth;
extern const HengEnumValue heng_health_values[]; /* ON_TRACK 正常, AT_RISK 有风险, OFF_TRACK 落后, DONE 已完成 */

typedef struct
{
  gint64 weight_bp;
  gboolean done;
} HengKrStep;

/* What the formula reads; all values micro. */
typedef struct
{
  HengKrType type;
  gboolean keep;
  gboolean has_value; /* FALSE: no check-in yet */
  HengMicro start, target, current;
  HengMicro low, high, tolerance;
  gboolean done;
  const HengKrStep *steps;
  guint n_steps;
  gint64 hits, checkins; /* RANGE_HITS */
  HengMicro cap;         /* 1.0 or 1.2 */
  HengDate cycle_start, due, today;
  int confidence; /* 0–10, −1 = not given */
} HengKrInput;

typedef struct
{
  HengMicro p_raw, p;
  HengKrFlags flags;
  HengMicro expected, gap; /* e and p − e */
  HengHealth health;       /* DONE is display only: p ≥ 1 counts as ON_TRACK in `status` */
  HengHealth status;       /* ON_TRACK, AT_RISK, OFF_TRACK as in domain.md */
} HengKrProgress;

HengKrProgress heng_kr_progress (const HengKrInput *input, HengTrace *trace);

/* Whether it is on track, for a gap of progress and plan and a confidence (−1: none); also of an objective as a whole. */
HengHealth heng_goal_status (HengMicro gap, int confidence);

/* Fills what comes from the record and from the value of its newest check-in (has_checkin FALSE: none yet). `steps` (of HengKrStep) is emptied and
 * holds the steps that `input` points to. hits, checkins, cap, days and confidence are the caller's. */
void heng_kr_input_read (HengKrInput *input, const HengKeyResult *kr, gboolean has_checkin, const char *value, GArray *steps);
/* Where it stands as people read it: "6.5 %", "1/3", "Done", "—". New string. */
char *heng_kr_current_text (const HengKrInput *input, const char *unit);

extern const HengEnumValue heng_kr_flag_values[]; /* keys NO_CHECKIN REGRESS OVER; values are the bits */

/* A step of a STEPS key result as written in HengKeyResult.steps. */
typedef struct
{
  gint64 weight_bp;
  char *name;
} HengKrStepText;

/* "20 方案评审;80 上线" → array of HengKrStepText (owned by the array); a step without a weight has 0. Both ; and ； separate.
 * NULL when a weight is no number ≥ 0 or there is no step at all. */
GPtrArray *heng_kr_steps_parse (const char *steps);
/* Whether `value` is a check-in value of this key result: NULL, or a translated sentence that says what is expected. */
char *heng_checkin_value_check (const HengKeyResult *kr, const char *value);
/* The steps marked as done in a check-in value ("1,3"), as n_steps booleans; FALSE when it names no step of the list. */
gboolean heng_checkin_steps_parse (const char *value, guint n_steps, gboolean *done);
/* "yes"/"no" and their kin; FALSE when it is neither. */
gboolean heng_checkin_done_parse (const char *value, gboolean *done);

/* Save-time check: NULL when the numbers fit the type, else a translated sentence (§2.2). */
char *heng_key_result_check (const HengKeyResult *kr);

G_END_DECLS
