/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field table of the steps of a scorecard. */
#include "heng-scorecard-step.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"

const HengEnumValue heng_card_state_values[] = {
  { HENG_CARD_DRAFT, "DRAFT", N_("Draft") },
  { HENG_CARD_SUBMITTED, "SUBMITTED", N_("Submitted") },
  { HENG_CARD_APPROVED, "APPROVED", N_("Approved") },
  { HENG_CARD_RETURNED, "RETURNED", N_("Returned") },
  { 0, NULL, NULL },
};

static const HengField scorecard_step_fields[] = {
  REF_FIELD (HengScorecardStep, participant_id, N_("Participant"), REQUIRED),
  ENUM_FIELD (HengScorecardStep, kind, N_("State"), heng_card_state_values),
  INT_FIELD (HengScorecardStep, at, N_("Time"), TIME),
  TEXT_FIELD (HengScorecardStep, actor, N_("By"), PLAIN),
  TEXT_FIELD (HengScorecardStep, reason, N_("Reason"), PLAIN),
};
RECORD_TYPE (heng_scorecard_step_type, HengScorecardStep, "scorecard_step", N_("step of a scorecard"), scorecard_step_fields, FALSE);
