/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which moves of a grade a calibration may make (domain.md §2.9). The score never changes. */
#pragma once

#include "heng-distribution.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_MOVE_ALLOWED,
  HENG_MOVE_UNKNOWN_GRADE,
  HENG_MOVE_NEEDS_REASON,
  HENG_MOVE_NEEDS_SECOND, /* two grades: a second approver who is somebody else */
  HENG_MOVE_SEATS_FULL,   /* into S, C or D beyond their seats: a second approver */
  HENG_MOVE_TOO_FAR,      /* three grades or more */
  HENG_MOVE_PROTECTED,    /* down, after a maternity or work-injury absence */
} HengMoveCheck;
extern const HengEnumValue heng_move_check_values[]; /* labels are sentences */

typedef struct
{
  const char *from, *to;                 /* grades; from is what was proposed, not an earlier move */
  const char *reason;
  const char *approver, *second_approver; /* names; second NULL or empty = none */
  gboolean is_protected;                 /* domain.md §4: an absence that never lowers a grade */
  gint64 seats, taken;                   /* of `to` in the pool, without this person; seats −1 = not limited */
} HengMove;

/* The first rule the move breaks. */
HengMoveCheck heng_calibration_check (const HengGradeScale *scale, const HengMove *move);

G_END_DECLS
