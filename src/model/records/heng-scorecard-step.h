/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a scorecard stands while goals are set: submitted, approved, returned (domain.md §4, GOAL_SETTING). */
#pragma once

#include "heng-record.h"

G_BEGIN_DECLS

typedef enum { HENG_CARD_DRAFT, HENG_CARD_SUBMITTED, HENG_CARD_APPROVED, HENG_CARD_RETURNED } HengCardState;
extern const HengEnumValue heng_card_state_values[]; /* keys DRAFT SUBMITTED APPROVED RETURNED */

/* One step of a participant's scorecard; the newest says where it stands, none: a draft. */
typedef struct
{
  gint64 id, version;
  gint64 participant_id;
  int kind;      /* HengCardState */
  gint64 at;     /* UTC milliseconds */
  char *actor;
  char *reason;  /* of a return or of taking an approval back */
} HengScorecardStep;
HENG_DECLARE_RECORD (HengScorecardStep, heng_scorecard_step, heng_scorecard_step_type)

G_END_DECLS
