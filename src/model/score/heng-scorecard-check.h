/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks of a scorecard before anybody is scored by it (domain.md §2.6, §2.1): weights, few but sharp, customers, objective data. */
#pragma once

#include "heng-scorecard.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_CARD_FAULT_WEIGHTS = 1 << 0,      /* error: Σ w ≠ 100.00 */
  HENG_CARD_FAULT_COUNT = 1 << 1,        /* warnings from here on: not 5–10 indicators */
  HENG_CARD_FAULT_RANGE = 1 << 2,        /* a weight outside 5–40 */
  HENG_CARD_FAULT_OBJECTIVE = 1 << 3,    /* objective-data share < 30 % */
  HENG_CARD_FAULT_CUSTOMER = 1 << 4,     /* functional: customers < 25 */
  HENG_CARD_FAULT_SATISFACTION = 1 << 5, /* functional: no indicator of a survey ≥ 15 */
} HengCardFaults;
extern const HengEnumValue heng_card_fault_values[]; /* values are the bits, labels the sentences */

typedef struct
{
  HengCardFaults faults;
  gint64 total_bp, objective_bp, customer_bp;
  gint64 perspective_bp[HENG_N_PERSPECTIVES];
  guint n_lines;   /* with a weight */
} HengCardCheck;

/* Points of the items do not matter. `functional`: the card is for a functional department (finance, HR, administration; domain.md §2.1). */
HengCardCheck heng_scorecard_check (const HengScoreItem *items, guint n_items, gboolean functional);

G_END_DECLS
