/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicator scoring rules and actual values (domain.md §2.5, TV-I1…I7). */
#pragma once

#include "heng-date.h"
#include "heng-trace.h"

G_BEGIN_DECLS

typedef enum { HENG_RULE_LIN, HENG_RULE_RATIO, HENG_RULE_BAND, HENG_RULE_STEP, HENG_RULE_DED, HENG_RULE_BOOL, HENG_RULE_RATE,
               HENG_RULE_DIRECT, HENG_RULE_MILE } HengRuleKind;

#define HENG_RULE_ERROR (heng_rule_error_quark ())
GQuark heng_rule_error_quark (void);
typedef enum { HENG_RULE_ERROR_SYNTAX, HENG_RULE_ERROR_ORDER, HENG_RULE_ERROR_ACTUAL } HengRuleError;

typedef struct _HengRule HengRule;

/* "lin HB 70/90/100", "lin LB 60/40/25 ramp z=120", "idx lin HB 60/80/95", "ratio HB 100", "band -10..10 k4",
 * "step 0:60 1:90 2:100 3:120", "ded 100 minor2 major10 veto", "bool", "rate", "direct", "mile". Errors name the part at fault. */
HengRule *heng_rule_parse (const char *text, GError **error);
void heng_rule_free (HengRule *rule);
HengRuleKind heng_rule_kind (const HengRule *rule);
gboolean heng_rule_is_index (const HengRule *rule); /* the actual may be a Likert mean */
/* Whether plain numbers are actuals of this rule, and which (both ends included; may be NULL). */
gboolean heng_rule_numbers (const HengRule *rule, HengMicro *least, HengMicro *most);
/* For people: "Linear, lower is better: 15 / 8 / 3", "线性 15 / 8 / 3". New string. */
char *heng_rule_describe (const HengRule *rule);
/* Text of the target value with no unit: "8", "±10", "—"; new string. `micro` (may be NULL) gets it as a number if there is one. */
char *heng_rule_target (const HengRule *rule, HengMicro *micro);
gboolean heng_rule_lower_is_better (const HengRule *rule);

typedef struct
{
  gint64 weight_bp;
  gboolean delivered;
  gint64 delay;      /* working days after the plan date, ≤ 0 = on time */
  HengMicro quality; /* 1–5 */
} HengMilestoneActual;

/* An actual value as the rule reads it. */
typedef struct
{
  HengValueState state;
  HengMicro number;               /* LIN, RATIO, BAND, STEP, RATE, DIRECT; index rules: the index, or the Likert mean with is_likert */
  gboolean is_likert;
  gint64 minor, major, critical;  /* DED */
  gboolean yes;                   /* BOOL */
  HengMilestoneActual *milestones; /* MILE, owned */
  guint n_milestones;
} HengActual;

/* Stored text to value: "6.5"; "NA"; NULL or "" = MISSING; DED "3/1/0" (minor/major/critical) or "3/1"; BOOL yes/no/是/否/1/0;
 * index rules "72" or "mean 4.2"; MILE "40:0:4 60:7:4.5 50:-:-" (weight:delay:quality). Also accepts a trailing unit % and grouping commas. */
gboolean heng_actual_parse (const HengRule *rule, const char *text, HengActual *actual, GError **error);
char *heng_actual_format (const HengRule *rule, const HengActual *actual); /* canonical stored text, NULL for MISSING */
char *heng_actual_display (const HengRule *rule, const HengActual *actual, const char *unit); /* for people, "—" for MISSING */
void heng_actual_clear (HengActual *actual);
/* The number a rule of plain numbers scores: for a Likert mean its index. */
HengMicro heng_actual_number (const HengActual *actual);

/* 0–120 points, rounded once to micro; NA and MISSING pass through. */
HengValue heng_rule_score (const HengRule *rule, const HengActual *actual, HengTrace *trace);

/* Date factor of a delivered milestone as micro: 1.0, 0.9, 0.8, 0.6, 0 (§2.5 mile). */
HengMicro heng_milestone_factor (gboolean delivered, gint64 delay);
/* Points of one milestone: factor · (20 + 20 · quality), exact in micro; MISSING while the quality is not rated (§2.5 mile, TV-I6). */
HengValue heng_milestone_points (const HengMilestoneActual *milestone, HengTrace *trace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengRule, heng_rule_free)

G_END_DECLS
