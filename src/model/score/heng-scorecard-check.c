/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks of a scorecard: the flags of the scorecard's own sum, and those of functional departments. */
#include "heng-scorecard-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CUSTOMER_LEAST 2500
#define SATISFACTION_LEAST 1500

const HengEnumValue heng_card_fault_values[] = {
  { HENG_CARD_FAULT_WEIGHTS, "WEIGHTS", N_("The weights do not add up to 100 %") },
  { HENG_CARD_FAULT_COUNT, "COUNT", N_("Not between 5 and 10 indicators") },
  { HENG_CARD_FAULT_RANGE, "RANGE", N_("A weight is outside 5–40 %") },
  { HENG_CARD_FAULT_OBJECTIVE, "OBJECTIVE", N_("Objective data below 30 %") },
  { HENG_CARD_FAULT_CUSTOMER, "CUSTOMER", N_("The customer perspective has less than 25 %") },
  { HENG_CARD_FAULT_SATISFACTION, "SATISFACTION", N_("No survey of the service weighs at least 15") },
  { 0, NULL, NULL },
};

/* By its first source, as the objective-data share looks at it. */
static gboolean
is_survey (const char *source)
{
  const char *start = source ? source + strspn (source, " \t") : "";

  return g_ascii_strncasecmp (start, "SUR", 3) == 0 && !g_ascii_isalnum (start[3]);
}

HengCardCheck
heng_scorecard_check (const HengScoreItem *items, guint n_items, gboolean functional)
{
  HengScorecardScore score = heng_scorecard_score (items, n_items, NULL);
  HengCardCheck check = { 0, score.total_weight_bp, score.objective_share_bp, score.perspective_weight_bp[HENG_PERSPECTIVE_C], { 0 }, 0 };
  gboolean satisfaction = FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      check.n_lines += items[i].weight_bp > 0;
      satisfaction |= is_survey (items[i].source) && items[i].weight_bp >= SATISFACTION_LEAST;
    }
  memcpy (check.perspective_bp, score.perspective_weight_bp, sizeof check.perspective_bp);
  check.faults = (score.flags & HENG_SCORE_FLAG_WEIGHT_SUM ? HENG_CARD_FAULT_WEIGHTS : 0)
                 | (score.flags & HENG_SCORE_FLAG_COUNT ? HENG_CARD_FAULT_COUNT : 0)
                 | (score.flags & HENG_SCORE_FLAG_WEIGHT_RANGE ? HENG_CARD_FAULT_RANGE : 0)
                 | (score.flags & HENG_SCORE_FLAG_LOW_OBJECTIVE_DATA ? HENG_CARD_FAULT_OBJECTIVE : 0);
  if (functional && check.customer_bp < CUSTOMER_LEAST)
    check.faults |= HENG_CARD_FAULT_CUSTOMER;
  if (functional && !satisfaction)
    check.faults |= HENG_CARD_FAULT_SATISFACTION;
  return check;
}
