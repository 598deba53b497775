/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person stands in the nine-box grid: performance by potential (domain.md §2.12). It never decides anything. */
#pragma once

#include "heng-record.h"
#include "heng-trace.h"

G_BEGIN_DECLS

typedef enum { HENG_BOX_LEVEL_LOW, HENG_BOX_LEVEL_MID, HENG_BOX_LEVEL_HIGH } HengNineBoxLevel;

/* Boxes by potential (high to low), then performance (low to high). */
typedef enum
{
  HENG_BOX_NONE = -1,
  HENG_BOX_ENIGMA,
  HENG_BOX_GROWTH,
  HENG_BOX_STAR,
  HENG_BOX_INCONSISTENT,
  HENG_BOX_CORE,
  HENG_BOX_HIGH_PERFORMER,
  HENG_BOX_CONCERN,
  HENG_BOX_EFFECTIVE,
  HENG_BOX_TRUSTED,
} HengNineBox;
extern const HengEnumValue heng_nine_box_values[]; /* keys ENIGMA …, labels the names of the boxes */

/* `rolling`: the published rolling result; `manager`, `second`: potential 1–5 by manager and second rater. HENG_BOX_NONE when one of the three is
 * no number. Low below 75 and 2.5, mid below 100 and 3.75; the mean of the two raters is compared unrounded. */
HengNineBox heng_nine_box (HengValue rolling, HengValue manager, HengValue second, HengTrace *trace);

G_END_DECLS
