/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of decision against the evidence it asks for; DG1–DG8 in the order of domain.md §2.10. */
#include "heng-decision-guards.h"

#include <glib/gi18n-lib.h>

#include "heng-rolling.h"

const HengEnumValue heng_guard_values[] = {
  { HENG_GUARD_DG1, "DG1_SINGLE_CYCLE", N_("It rests on too few cycles or too low a rolling result") },
  { HENG_GUARD_DG2, "DG2_NO_PATTERN", N_("No pattern is shown: low results, incident, interview minutes or examples are missing") },
  { HENG_GUARD_DG3, "DG3_LEGAL", N_("What the law asks for a dismissal for incompetence is not complete") },
  { HENG_GUARD_DG4, "DG4_APPEAL_OPEN", N_("An appeal is open") },
  { HENG_GUARD_DG5, "DG5_THIN_DATA", N_("A listed cycle rests on thin data") },
  { HENG_GUARD_DG6, "DG6_OUTLIER", N_("The newest result jumps by more than 15 points") },
  { HENG_GUARD_DG7, "DG7_PILOT", N_("A pilot cycle is used") },
  { HENG_GUARD_DG8, "DG8_AUTOMATED", N_("No person decides, or the reason is only the grade") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_proof_values[] = {
  { HENG_PROOF_INCIDENT, "INCIDENT", N_("Documented incident") },
  { HENG_PROOF_EXAMPLES, "EXAMPLES", N_("Concrete examples") },
  { HENG_PROOF_INCOMPETENCE, "INCOMPETENCE", N_("Proof of incompetence against agreed duties") },
  { HENG_PROOF_TRAINING, "TRAINING", N_("Training or re-posting on record") },
  { HENG_PROOF_STILL_INCOMPETENT, "STILL_INCOMPETENT", N_("Still incompetent afterwards") },
  { HENG_PROOF_LEGAL_REVIEW, "LEGAL_REVIEW", N_("Legal review") },
  { 0, NULL, NULL },
};

#define JUMP HENG_POINTS (15)
#define PROMOTION_ROLLING HENG_POINTS (90)
#define LEAST_ACTIVE_BP 5000
/* Low results are looked for among this many of the newest cycles. */
#define LOW_WINDOW 4
#define LEAST_REASON 4

static gboolean
counts (const HengEvidenceCycle *cycle)
{
  return cycle->is_published && !cycle->pilot;
}

static guint
count_cycles (const HengDecisionCase *decision)
{
  guint n = 0;

  for (guint i = 0; i < decision->n_cycles; i++)
    n += counts (&decision->cycles[i]);
  return n;
}

/* C and D results with interview minutes among the newest four. */
static guint
count_low (const HengDecisionCase *decision)
{
  guint seen = 0, low = 0;

  for (guint i = decision->n_cycles; i > 0 && seen < LOW_WINDOW; i--)
    if (counts (&decision->cycles[i - 1]))
      {
        seen++;
        low += decision->cycles[i - 1].is_low && decision->cycles[i - 1].has_minutes;
      }
  return low;
}

/* Published rolling result of the listed cycles; 0 without any. */
static HengMicro
rolling_of (const HengDecisionCase *decision, HengTrace *trace)
{
  g_autofree HengRollingPoint *points = g_new0 (HengRollingPoint, decision->n_cycles + 1);
  HengTrace *step = trace ? heng_trace_add (trace, "rolling", _("Rolling result")) : NULL;

  for (guint i = 0; i < decision->n_cycles; i++)
    {
      const HengEvidenceCycle *cycle = &decision->cycles[i];

      points[i] = (HengRollingPoint) { cycle->key, cycle->is_published ? HENG_NUMBER (cycle->published) : HENG_NA, cycle->pilot, cycle->from,
                                        cycle->to };
    }
  return heng_rolling (points, decision->n_cycles, step).published;
}

static gboolean
lacks_cycles (const HengDecisionCase *decision, HengTrace *trace)
{
  switch (decision->kind)
    {
    case HENG_DECISION_PROMOTION:
    case HENG_DECISION_KEY_TALENT:
      return rolling_of (decision, trace) < PROMOTION_ROLLING || count_cycles (decision) < 2;
    case HENG_DECISION_RAISE_ABOVE_MATRIX:
      return count_cycles (decision) < 2;
    default:
      return FALSE;
    }
}

static gboolean
lacks_pattern (const HengDecisionCase *decision)
{
  guint low = count_low (decision);

  switch (decision->kind)
    {
    case HENG_DECISION_DEMOTION:
    case HENG_DECISION_PAY_CUT:
      return !(low >= 2 || (low >= 1 && (decision->proofs & HENG_PROOF_INCIDENT)));
    case HENG_DECISION_PIP:
      return !(low >= 1 && (decision->proofs & HENG_PROOF_EXAMPLES));
    default:
      return FALSE;
    }
}

static gboolean
lacks_legal_proof (const HengDecisionCase *decision)
{
  const HengProofFlags all = HENG_PROOF_INCOMPETENCE | HENG_PROOF_TRAINING | HENG_PROOF_STILL_INCOMPETENT | HENG_PROOF_LEGAL_REVIEW;

  return decision->kind == HENG_DECISION_DISMISSAL && (decision->proofs & all) != all;
}

static gboolean
is_thin (const HengDecisionCase *decision)
{
  for (guint i = 0; i < decision->n_cycles; i++)
    {
      const HengEvidenceCycle *cycle = &decision->cycles[i];

      if (!cycle->is_published || cycle->active_weight_bp < LEAST_ACTIVE_BP || cycle->component_missing)
        return TRUE;
    }
  return FALSE;
}

static gboolean
jumps (const HengDecisionCase *decision)
{
  const HengEvidenceCycle *newest = NULL;

  for (guint i = decision->n_cycles; i > 0; i--)
    {
      const HengEvidenceCycle *cycle = &decision->cycles[i - 1];

      if (!counts (cycle))
        continue;
      if (newest)
        return ABS (newest->published - cycle->published) > JUMP;
      newest = cycle;
    }
  return FALSE;
}

static gboolean
uses_pilot (const HengDecisionCase *decision)
{
  for (guint i = 0; i < decision->n_cycles; i++)
    if (decision->cycles[i].pilot)
      return TRUE;
  return FALSE;
}

/* Words that only repeat the result, longest first so that none leaves a rest of another. */
gboolean
heng_reason_is_more_than_grade (const char *reason)
{
  static const char words[] = "绩效考核结果|绩效等级|考核等级|考核结果|绩效|考核|等级|得分|评分|分数|结果|排名|倒数|末位|垫底|最后|第[一二三四五六七八九十]|名|"
                              "为|是|级|分|的|季度|年度|连续|performance|appraisal|review|result|grade|rating|score|rank(ed|ing)?|bottom|last|lowest|"
                              "points|quarter|only|\\bis\\b|\\bin\\b|\\bof\\b|\\bthe\\b|\\bq[1-4]\\b|\\b[sabcd][+]?(?![a-z])|[0-9]+|[^\\p{L}]";
  g_autoptr (GRegex) regex = g_regex_new (words, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  g_autofree char *rest = reason && g_utf8_validate (reason, -1, NULL) ? g_regex_replace_literal (regex, reason, -1, 0, "", 0, NULL) : NULL;

  return rest && g_utf8_strlen (rest, -1) >= LEAST_REASON;
}

static gboolean
is_automated (const HengDecisionCase *decision)
{
  g_autofree char *decider = g_strstrip (g_strdup (decision->decider ? decision->decider : ""));

  return *decider == '\0' || !heng_reason_is_more_than_grade (decision->reason);
}

static void
explain (const HengDecisionCase *decision, HengGuardFlags flags, HengTrace *trace)
{
  heng_trace_note (trace, _("%u published cycles that are no pilots, %u of the newest four low with interview minutes"),
                   count_cycles (decision), count_low (decision));
  for (const HengEnumValue *guard = heng_guard_values; guard->key; guard++)
    if (flags & (guint) guard->value)
      heng_trace_value_text (heng_trace_add (trace, guard->key, _(guard->label)), _("to be answered"));
}

HengGuardFlags
heng_decision_guards (const HengDecisionCase *decision, HengTrace *trace)
{
  HengGuardFlags flags = 0;

  if (lacks_cycles (decision, trace))
    flags |= HENG_GUARD_DG1;
  if (lacks_pattern (decision))
    flags |= HENG_GUARD_DG2;
  if (lacks_legal_proof (decision))
    flags |= HENG_GUARD_DG3;
  if (decision->appeal_open)
    flags |= HENG_GUARD_DG4;
  if (is_thin (decision))
    flags |= HENG_GUARD_DG5;
  if (jumps (decision))
    flags |= HENG_GUARD_DG6;
  if (uses_pilot (decision))
    flags |= HENG_GUARD_DG7;
  if (is_automated (decision))
    flags |= HENG_GUARD_DG8;
  if (trace)
    explain (decision, flags, trace);
  return flags;
}
