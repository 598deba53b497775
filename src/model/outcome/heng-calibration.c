/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of moving a grade in calibration: one step with a reason, two with a second approver, never more. */
#include "heng-calibration.h"

#include "heng-text.h"

#include <glib/gi18n-lib.h>

const HengEnumValue heng_move_check_values[] = {
  { HENG_MOVE_ALLOWED, "ALLOWED", N_("Allowed") },
  { HENG_MOVE_UNKNOWN_GRADE, "UNKNOWN_GRADE", N_("There is no such grade in the scheme.") },
  { HENG_MOVE_NEEDS_REASON, "NEEDS_REASON", N_("A move needs a reason.") },
  { HENG_MOVE_NEEDS_SECOND, "NEEDS_SECOND", N_("A move by two grades needs a second approver, somebody else than the first.") },
  { HENG_MOVE_SEATS_FULL, "SEATS_FULL", N_("All seats of this grade are taken; one more needs a second approver.") },
  { HENG_MOVE_TOO_FAR, "TOO_FAR", N_("A grade moves by two at most.") },
  { HENG_MOVE_PROTECTED, "PROTECTED", N_("After maternity leave or a work injury in the cycle a grade is never lowered.") },
  { 0, NULL, NULL },
};

/* S, C and D: seats that may stay empty but not be exceeded by one person's word. */
static gboolean
is_scarce (const HengGradeScale *scale, int place)
{
  return place == 0 || place > (int) scale->centre;
}

HengMoveCheck
heng_calibration_check (const HengGradeScale *scale, const HengMove *move)
{
  int from = heng_grade_scale_find (scale, move->from), to = heng_grade_scale_find (scale, move->to);
  gboolean has_second = !heng_text_is_blank (move->second_approver) && g_strcmp0 (move->second_approver, move->approver) != 0;

  if (from < 0 || to < 0)
    return HENG_MOVE_UNKNOWN_GRADE;
  if (to > from && move->is_protected)
    return HENG_MOVE_PROTECTED;
  if (ABS (to - from) > 2)
    return HENG_MOVE_TOO_FAR;
  if (heng_text_is_blank (move->reason))
    return HENG_MOVE_NEEDS_REASON;
  if (ABS (to - from) == 2 && !has_second)
    return HENG_MOVE_NEEDS_SECOND;
  if (to != from && move->seats >= 0 && is_scarce (scale, to) && move->taken >= move->seats && !has_second)
    return HENG_MOVE_SEATS_FULL;
  return HENG_MOVE_ALLOWED;
}
