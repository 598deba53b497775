/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a scoring rule by name, so that one of them can be moved; and a rule as text again (domain.md §2.5). */
#pragma once

#include "heng-rule.h"

G_BEGIN_DECLS

/* Most numbers of one rule: twelve steps with their points. */
#define HENG_RULE_MOST_POINTS 24

typedef struct
{
  const char *label; /* msgid: "Threshold" */
  HengMicro value;
  gboolean is_points; /* points of a score; else an actual value */
} HengRulePoint;

/* Fills at most HENG_RULE_MOST_POINTS in the order a person reads them, and returns how many; 0 for bool, rate, direct and mile. */
guint heng_rule_points (const HengRule *rule, HengRulePoint *points);
/* The text of the rule with number `index` of heng_rule_points moved to `value`; NULL with a sentence when that is no rule any more (a target
 * beyond the stretch). New string. */
char *heng_rule_move_point (const HengRule *rule, guint index, HengMicro value, GError **error);
/* Text that heng_rule_parse reads back as the same rule; new string. */
char *heng_rule_format (const HengRule *rule);

G_END_DECLS
