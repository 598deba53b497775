/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scoring rule as a curve over one axis, and the changes that make another kind of rule of it (domain.md §2.5). */
#pragma once

#include "heng-rule.h"

G_BEGIN_DECLS

/* Axis values where the curve bends or jumps, ascending, of HengMicro; new array. The axis is the actual value; the index of an index rule;
 * for `ded` the points taken off in whole points; 0 and 1 for `bool`; the working days after the plan date for `mile`. */
GArray *heng_rule_corners (const HengRule *rule);
/* Points at an axis value, by heng_rule_score; `mile`: of one milestone with quality 4 out of 5. */
HengMicro heng_rule_points_at (const HengRule *rule, HengMicro x);
/* The axis value of an actual; FALSE when it has none (no number, several milestones). */
gboolean heng_rule_axis_value (const HengRule *rule, const HengActual *actual, HengMicro *x);

/* What can be switched on and off. */
typedef enum { HENG_RULE_PART_STRETCH, HENG_RULE_PART_RAMP, HENG_RULE_PART_VETO, HENG_RULE_PART_INDEX, HENG_RULE_PART_LOWER } HengRulePart;

/* Whether this kind of rule has such a part at all, and whether it is on. */
gboolean heng_rule_can_have (const HengRule *rule, HengRulePart part);
gboolean heng_rule_has (const HengRule *rule, HengRulePart part);
/* The text of the rule with the part switched; turning the direction turns the numbers round. New string that heng_rule_parse accepts. */
char *heng_rule_switch (const HengRule *rule, HengRulePart part, gboolean on);
/* The text of a rule of another kind that keeps target and ends where it can. New string that heng_rule_parse accepts. */
char *heng_rule_as_kind (const HengRule *rule, HengRuleKind kind);
/* One step more above the last, or the last one away (the first stays). NULL for rules without steps. */
char *heng_rule_add_step (const HengRule *rule);
char *heng_rule_drop_step (const HengRule *rule);
/* In a few words, for a column: "Linear 15 / 8 / 3", "Date × quality"; new string. */
char *heng_rule_brief (const HengRule *rule);
/* "Linear", "Completion" … msgids by kind. */
const char *heng_rule_kind_label (HengRuleKind kind);
#define HENG_RULE_N_KINDS (HENG_RULE_MILE + 1)

G_END_DECLS
