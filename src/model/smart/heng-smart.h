/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SMART check of objectives and key results (domain.md §5, TV-SM): pure, fast enough for each key press. */
#pragma once

#include "heng-key-result.h"
#include "heng-smart-text.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_SMART_S1, HENG_SMART_S2, HENG_SMART_S3, HENG_SMART_M1, HENG_SMART_M2, HENG_SMART_M3, HENG_SMART_M4, HENG_SMART_M5, HENG_SMART_A1,
  HENG_SMART_A2, HENG_SMART_A3, HENG_SMART_A4, HENG_SMART_R1, HENG_SMART_R2, HENG_SMART_T1, HENG_SMART_T2, HENG_SMART_O1, HENG_SMART_N1,
  HENG_SMART_N2, HENG_SMART_D1
} HengSmartRule;
extern const HengEnumValue heng_smart_rule_values[]; /* keys S1 … D1; the label is the message with %s for its value */

typedef enum { HENG_SMART_INFO, HENG_SMART_WARNING, HENG_SMART_ERROR } HengSmartSeverity;
extern const HengEnumValue heng_smart_severity_values[]; /* keys I W E */

/* Green, amber, red: the worst finding of a letter; information leaves it green. */
typedef enum { HENG_LAMP_GREEN, HENG_LAMP_AMBER, HENG_LAMP_RED } HengLamp;
extern const HengEnumValue heng_lamp_values[]; /* keys GREEN AMBER RED */
typedef enum { HENG_SMART_S, HENG_SMART_M, HENG_SMART_A, HENG_SMART_R, HENG_SMART_T, HENG_SMART_N_LAMPS } HengSmartLetter;

typedef struct
{
  HengSmartRule rule;
  HengSmartSeverity severity;
  char *value;   /* what the message names: the vague word, ρ with 2 decimals, the other title; NULL for most rules */
  char *message; /* translated, with its value */
} HengSmartFinding;
void heng_smart_finding_free (HengSmartFinding *finding);
HengSmartLetter heng_smart_finding_letter (const HengSmartFinding *finding); /* O1, N1, N2 and D1 count for S */

/* One key result as it stands in a form. What is not known is left 0 or NULL; numbers are micro. */
typedef struct
{
  const char *title;
  HengKrType type;
  gboolean keep;
  gboolean has_start, has_target, has_range; /* FALSE: the field is empty. range: low and high of RANGE and RANGE_HITS */
  HengMicro start, target;
  const char *unit;
  const char *acceptance;
  gboolean has_evidence;    /* a link that shows it was done */
  gboolean is_justified;    /* a reason for a stretched target was written down */
  gboolean is_submit;       /* at submit the fields are required; on save the text fills empty ones */
  gboolean ignore_due;      /* a text on its own: no due date is expected */
  HengDate due, cycle_start, cycle_end; /* cycle_end NONE: no cycle to compare with */
  const HengMicro *history; /* actual values of earlier periods, newest first; the first four count */
  guint n_history;
  const char *const *siblings; /* titles of the owner's other key results */
  guint n_siblings;
} HengSmartKr;

/* Findings in the order of the table; of HengSmartFinding, owned. */
GPtrArray *heng_smart_check_kr (const HengSmartKr *kr);

/* An objective with what hangs on it. */
typedef struct
{
  const char *title;
  HengOkrMode mode;
  int n_owners;             /* active owners; −1: not known, not checked */
  gboolean is_aligned;      /* has a parent objective, a strategy theme or a scorecard link, or is the company's own */
  gboolean makes_loop;      /* heng_smart_makes_loop */
  gboolean parent_is_closed;
  guint n_objectives;       /* active ones of the owner, this one included */
  guint n_key_results;      /* active ones */
  const gint64 *weights_bp; /* of the objective's list: key results (OWN, MIXED) and counted children (CHILDREN, MIXED), also cancelled */
  guint n_weights;
} HengSmartObjective;

GPtrArray *heng_smart_check_objective (const HengSmartObjective *objective);

/* Whether going up from `child` by parents[] (indexes, −1 = none) comes back to it when `parent` becomes its parent. */
gboolean heng_smart_makes_loop (const int *parents, guint n, int child, int parent);

void heng_smart_lamps (GPtrArray *findings, HengLamp lamps[HENG_SMART_N_LAMPS]);
/* The worst severity; INFO when there is nothing. */
HengSmartSeverity heng_smart_worst (GPtrArray *findings);

/* What the text says about empty fields: start, target, unit of its first "from A to B" and its only day-exact date. */
typedef struct
{
  gboolean has_values;
  HengMicro start, target;
  const char *unit; /* static; NULL: none */
  HengDate due;     /* a day without a year is taken in the cycle; NONE: not exactly one */
} HengSmartPrefill;
HengSmartPrefill heng_smart_prefill (const HengSmartText *text, HengDate cycle_start, HengDate cycle_end);

/* 1 − Levenshtein ÷ longer length over the normalised code points is ≥ 0.85 (rule D1). Two empty texts are not alike. */
gboolean heng_smart_is_similar (const HengSmartText *a, const HengSmartText *b);

G_END_DECLS
