/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SMART lamps of one goal as it is being typed: the findings of the model, each with the field it is about and a proposal. */
#include "heng-goal-smart.h"

#include <glib/gi18n-lib.h>

#include "heng-goal-private.h"
#include "heng-smart-reading.h"

struct _HengGoalContext
{
  HengSmartReading reading;
  HengObjective *objective;
  GPtrArray *key_results; /* borrowed records, by order */
};

void
heng_goal_context_free (HengGoalContext *context)
{
  heng_smart_reading_clear (&context->reading);
  g_clear_pointer (&context->objective, heng_objective_free);
  g_clear_pointer (&context->key_results, g_ptr_array_unref);
  g_free (context);
}

HengGoalContext *
heng_goal_context_load (HengDb *db, gint64 objective_id, GError **error)
{
  g_autoptr (HengGoalContext) context = g_new0 (HengGoalContext, 1);

  context->reading.db = db;
  if (!(context->objective = heng_objective_load (db, objective_id, error))
      || !heng_smart_reading_load_owner (&context->reading, context->objective, error)
      || !(context->key_results = heng_key_results_load_of (db, objective_id, error)))
    return NULL;
  context->reading.db = NULL; /* pure from here on */
  return g_steal_pointer (&context);
}

const HengObjective *
heng_goal_context_objective (const HengGoalContext *context)
{
  return context->objective;
}

GPtrArray *
heng_goal_context_key_results (const HengGoalContext *context)
{
  return context->key_results;
}

const HengCycle *
heng_goal_context_cycle (const HengGoalContext *context)
{
  return context->reading.cycle;
}

void
heng_goal_advice_free (HengGoalAdvice *advice)
{
  g_free (advice->finding.value);
  g_free (advice->finding.message);
  g_free (advice->proposal);
  g_free (advice->field);
  g_free (advice->text);
  g_free (advice);
}

void
heng_goal_lamps_free (HengGoalLamps *lamps)
{
  g_ptr_array_unref (lamps->advice);
  g_free (lamps);
}

/* The field of the record a rule is about. */
static const char *
field_of (HengSmartRule rule)
{
  switch (rule)
    {
    case HENG_SMART_M1:
    case HENG_SMART_M2:
    case HENG_SMART_M5:
    case HENG_SMART_A3:
    case HENG_SMART_A4:
      return "target";
    case HENG_SMART_M3:
      return "start_value";
    case HENG_SMART_M4:
      return "acceptance";
    case HENG_SMART_A1:
    case HENG_SMART_A2:
      return "justification";
    case HENG_SMART_R1:
    case HENG_SMART_R2:
      return "parent_id";
    case HENG_SMART_T1:
    case HENG_SMART_T2:
      return "due_date";
    case HENG_SMART_O1:
      return "owner_id";
    case HENG_SMART_N2:
      return "weight_bp";
    case HENG_SMART_S1:
    case HENG_SMART_S2:
    case HENG_SMART_S3:
    case HENG_SMART_N1:
    case HENG_SMART_D1:
    default:
      return "title";
    }
}

/* What to do, in a sentence; NULL when the message says it all. */
static const char *
proposal_of (HengSmartRule rule)
{
  switch (rule)
    {
    case HENG_SMART_S1:
      return N_("Name what changes, for whom, and by how much: “Build time from 40 to 10 minutes”.");
    case HENG_SMART_S2:
      return N_("Replace the word by a number with a unit.");
    case HENG_SMART_S3:
      return N_("Say what will be different after it.");
    case HENG_SMART_M1:
      return N_("Write it into the title, “from 42 to 30 days”, or fill start, target and unit.");
    case HENG_SMART_M2:
      return N_("Change the target, or mark it as a level to keep.");
    case HENG_SMART_M3:
      return N_("Enter where it stands today.");
    case HENG_SMART_M4:
      return N_("Say who accepts it by what, or attach a link that will show it.");
    case HENG_SMART_M5:
      return N_("Make the title say the same as the fields.");
    case HENG_SMART_A1:
    case HENG_SMART_A2:
      return N_("Write why it can be reached, or lower the target.");
    case HENG_SMART_A3:
      return N_("Raise the target above what was reached before.");
    case HENG_SMART_R1:
      return N_("Align it to a goal of the department or the company.");
    case HENG_SMART_R2:
      return N_("Choose another goal above it.");
    case HENG_SMART_T1:
      return N_("Set a due day within the cycle.");
    case HENG_SMART_T2:
      return N_("Take the day of the title as the due day.");
    case HENG_SMART_O1:
      return N_("Give it one person who is at work.");
    case HENG_SMART_N1:
      return N_("Have up to five objectives, each with two to five key results.");
    case HENG_SMART_N2:
      return N_("Let the weights sum to 100, or set all to 0 for equal weights.");
    case HENG_SMART_D1:
      return N_("Join the two, or say what tells them apart.");
    case HENG_SMART_A4:
    default:
      return NULL;
    }
}

/* What would mend the field, where that is known: the title's day, the cycle's last day. */
static char *
mend (const HengGoalContext *context, const HengKeyResult *kr, HengSmartRule rule)
{
  const HengCycle *cycle = context->reading.cycle;
  g_auto (HengGoalParsed) parsed = { 0 };

  if (!kr || (rule != HENG_SMART_T1 && rule != HENG_SMART_T2 && rule != HENG_SMART_M5))
    return NULL;
  heng_goal_parse_title (kr->title, cycle->start_date, cycle->end_date, &parsed);
  if (rule == HENG_SMART_M5)
    return parsed.has_values ? heng_micro_format_short (parsed.target) : NULL;
  if (parsed.due > cycle->start_date && parsed.due <= cycle->end_date)
    return heng_date_format (parsed.due);
  return rule == HENG_SMART_T1 ? heng_date_format (cycle->end_date) : NULL;
}

static HengGoalLamps *
lamps_new (const HengGoalContext *context, const HengKeyResult *kr, GPtrArray *findings)
{
  HengGoalLamps *lamps = g_new0 (HengGoalLamps, 1);

  heng_smart_lamps (findings, lamps->lamps);
  lamps->worst = heng_smart_worst (findings);
  lamps->advice = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_goal_advice_free);
  for (guint i = 0; i < findings->len; i++)
    {
      const HengSmartFinding *finding = findings->pdata[i];
      HengGoalAdvice *advice = g_new0 (HengGoalAdvice, 1);

      advice->finding = *finding;
      advice->finding.value = g_strdup (finding->value);
      advice->finding.message = g_strdup (finding->message);
      advice->proposal = g_strdup (proposal_of (finding->rule) ? _(proposal_of (finding->rule)) : NULL);
      advice->field = g_strdup (field_of (finding->rule));
      advice->text = mend (context, kr, finding->rule);
      g_ptr_array_add (lamps->advice, advice);
    }
  return lamps;
}

HengGoalLamps *
heng_goal_check_objective (const HengGoalContext *context, const HengObjective *objective)
{
  g_autoptr (GPtrArray) findings = heng_smart_reading_check_objective (&context->reading, objective);

  return lamps_new (context, NULL, findings);
}

HengGoalLamps *
heng_goal_check_key_result (const HengGoalContext *context, const HengKeyResult *kr, gboolean is_submit)
{
  g_autoptr (GPtrArray) findings = heng_smart_reading_check_kr (&context->reading, context->objective, kr, is_submit);

  return lamps_new (context, kr, findings);
}
