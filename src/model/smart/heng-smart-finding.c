/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of the SMART check: their messages, their lamps. */
#include "heng-smart-rules.h"

#include <glib/gi18n-lib.h>

const HengEnumValue heng_smart_rule_values[] = {
  { HENG_SMART_S1, "S1", N_("Say clearly what changes for whom") },
  { HENG_SMART_S2, "S2", N_("Vague word \"%s\": quantify it") },
  { HENG_SMART_S3, "S3", N_("This is an activity, not a result") },
  { HENG_SMART_M1, "M1", N_("No measurable number with a unit") },
  { HENG_SMART_M2, "M2", N_("Start equals target") },
  { HENG_SMART_M3, "M3", N_("Relative change needs a baseline") },
  { HENG_SMART_M4, "M4", N_("Milestone needs an acceptance criterion") },
  { HENG_SMART_M5, "M5", N_("Text and fields disagree") },
  { HENG_SMART_A1, "A1", N_("Target is %s× history, justify") },
  { HENG_SMART_A2, "A2", N_("Target is %s× history, justify") },
  { HENG_SMART_A3, "A3", N_("Below past performance") },
  { HENG_SMART_A4, "A4", N_("No history to compare") },
  { HENG_SMART_R1, "R1", N_("Not aligned to a parent") },
  { HENG_SMART_R2, "R2", N_("Alignment loop") },
  { HENG_SMART_T1, "T1", N_("Due date missing or outside the cycle") },
  { HENG_SMART_T2, "T2", N_("Dates disagree") },
  { HENG_SMART_O1, "O1", N_("Exactly one owner") },
  { HENG_SMART_N1, "N1", N_("Few but sharp") },
  { HENG_SMART_N2, "N2", N_("Weights must total 100") },
  { HENG_SMART_D1, "D1", N_("Duplicate of \"%s\"") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_smart_severity_values[] = {
  { HENG_SMART_INFO, "I", N_("note") },
  { HENG_SMART_WARNING, "W", N_("warning") },
  { HENG_SMART_ERROR, "E", N_("error") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_lamp_values[] = {
  { HENG_LAMP_GREEN, "GREEN", N_("green") },
  { HENG_LAMP_AMBER, "AMBER", N_("amber") },
  { HENG_LAMP_RED, "RED", N_("red") },
  { 0, NULL, NULL },
};

void
heng_smart_finding_free (HengSmartFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->value);
  g_free (finding->message);
  g_free (finding);
}

GPtrArray *
heng_smart_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) heng_smart_finding_free);
}

void
heng_smart_add (GPtrArray *findings, HengSmartRule rule, HengSmartSeverity severity, char *value)
{
  HengSmartFinding *finding = g_new0 (HengSmartFinding, 1);
  const char *message = _(heng_enum_by_value (heng_smart_rule_values, (int) rule)->label);

  /* a target a little above the past is not below it */
  if (rule == HENG_SMART_A3 && severity == HENG_SMART_INFO)
    message = _("Hardly above past performance");
  finding->rule = rule;
  finding->severity = severity;
  finding->message = value != NULL ? g_strdup_printf (message, value) : g_strdup (message);
  finding->value = value;
  g_ptr_array_add (findings, finding);
}

HengSmartLetter
heng_smart_finding_letter (const HengSmartFinding *finding)
{
  switch (heng_enum_by_value (heng_smart_rule_values, (int) finding->rule)->key[0])
    {
    case 'M':
      return HENG_SMART_M;
    case 'A':
      return HENG_SMART_A;
    case 'R':
      return HENG_SMART_R;
    case 'T':
      return HENG_SMART_T;
    default:
      return HENG_SMART_S;
    }
}

void
heng_smart_lamps (GPtrArray *findings, HengLamp lamps[HENG_SMART_N_LAMPS])
{
  for (guint i = 0; i < HENG_SMART_N_LAMPS; i++)
    lamps[i] = HENG_LAMP_GREEN;
  for (guint i = 0; i < findings->len; i++)
    {
      const HengSmartFinding *finding = findings->pdata[i];
      HengLamp *lamp = &lamps[heng_smart_finding_letter (finding)];

      if (finding->severity == HENG_SMART_ERROR)
        *lamp = HENG_LAMP_RED;
      else if (finding->severity == HENG_SMART_WARNING && *lamp == HENG_LAMP_GREEN)
        *lamp = HENG_LAMP_AMBER;
    }
}

HengSmartSeverity
heng_smart_worst (GPtrArray *findings)
{
  HengSmartSeverity worst = HENG_SMART_INFO;

  for (guint i = 0; i < findings->len; i++)
    worst = MAX (worst, ((HengSmartFinding *) findings->pdata[i])->severity);
  return worst;
}
