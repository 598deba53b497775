/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl calc smart: the SMART check of one sentence, with the fields that stand beside it in a form. */
#include "heng-ctl.h"

#include "heng-ctl-calc.h"
#include "heng-ctl-smart.h"

#include <glib/gi18n.h>

static const char *const letters[HENG_SMART_N_LAMPS] = { "S", "M", "A", "R", "T" };

/* The options as typed. */
typedef struct
{
  char *type, *start, *target, *low, *high, *unit, *acceptance, *due, *from, *to, *history, *weights;
  GStrv siblings;
  gboolean keep, evidence, justified, submit, is_objective, aligned;
  int key_results;
} SmartArgs;

static void
smart_args_clear (SmartArgs *args)
{
  char **texts[] = { &args->type, &args->start, &args->target, &args->low, &args->high, &args->unit, &args->acceptance,
                     &args->due, &args->from, &args->to, &args->history, &args->weights };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_clear_pointer (&args->siblings, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SmartArgs, smart_args_clear)

char *
heng_ctl_smart_lamps (GPtrArray *findings)
{
  GString *line = g_string_new (NULL);
  HengLamp lamps[HENG_SMART_N_LAMPS];

  heng_smart_lamps (findings, lamps);
  for (guint i = 0; i < HENG_SMART_N_LAMPS; i++)
    g_string_append_printf (line, "%s%s %s", i > 0 ? " · " : "", letters[i], heng_enum_label (heng_lamp_values, (int) lamps[i]));
  return g_string_free (line, FALSE);
}

void
heng_ctl_smart_write (HengCtlJson *json, GPtrArray *findings)
{
  HengLamp lamps[HENG_SMART_N_LAMPS];

  heng_ctl_json_array (json, "findings");
  for (guint i = 0; i < findings->len; i++)
    {
      const HengSmartFinding *finding = findings->pdata[i];

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "id", heng_enum_by_value (heng_smart_rule_values, (int) finding->rule)->key);
      heng_ctl_json_text (json, "severity", heng_enum_by_value (heng_smart_severity_values, (int) finding->severity)->key);
      heng_ctl_json_text (json, "lamp", letters[heng_smart_finding_letter (finding)]);
      heng_ctl_json_text (json, "value", finding->value);
      heng_ctl_json_text (json, "message", finding->message);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_smart_lamps (findings, lamps);
  heng_ctl_json_object (json, "lamps");
  for (guint i = 0; i < HENG_SMART_N_LAMPS; i++)
    heng_ctl_json_text (json, letters[i], heng_enum_by_value (heng_lamp_values, (int) lamps[i])->key);
  heng_ctl_json_end (json);
}

static gboolean
take_number (const char *text, gboolean *given, HengMicro *micro, GError **error)
{
  *given = text != NULL;
  if (!text || heng_micro_parse (text, micro))
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” is no number with at most six decimals."), text);
  return FALSE;
}

/* "42 40,38" as micro, in the order given. */
static GArray *
take_numbers (const char *text, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  g_auto (GStrv) words = g_strsplit_set (text ? text : "", " ,;", -1);

  for (guint i = 0; words[i]; i++)
    {
      HengMicro micro;
      gboolean given;

      if (*words[i] == '\0')
        continue;
      if (!take_number (words[i], &given, &micro, error))
        return NULL;
      g_array_append_val (numbers, micro);
    }
  return g_steal_pointer (&numbers);
}

static gboolean
take_date (const char *text, HengDate *date, GError **error)
{
  return !text || heng_ctl_parse_date (text, date, error);
}

/* Without --type a target below the start means that less is better. */
static HengKrType
natural_type (const HengSmartKr *kr, const HengSmartPrefill *prefill)
{
  HengMicro start = kr->has_start ? kr->start : prefill->start, target = kr->has_target ? kr->target : prefill->target;
  gboolean known = (kr->has_start || prefill->has_values) && (kr->has_target || prefill->has_values);

  if (kr->has_range)
    return HENG_KR_RANGE;
  return known && target < start ? HENG_KR_DECREASE : HENG_KR_INCREASE;
}

static gboolean
fill_kr (const SmartArgs *args, HengSmartKr *kr, const HengSmartText *text, GError **error)
{
  const HengEnumValue *type = args->type ? heng_enum_by_key (heng_kr_type_values, args->type) : NULL;
  gboolean has_low, has_high;
  HengMicro low, high;
  HengSmartPrefill prefill;

  if (!take_number (args->start, &kr->has_start, &kr->start, error) || !take_number (args->target, &kr->has_target, &kr->target, error)
      || !take_number (args->low, &has_low, &low, error) || !take_number (args->high, &has_high, &high, error)
      || !take_date (args->due, &kr->due, error) || !take_date (args->from, &kr->cycle_start, error)
      || !take_date (args->to, &kr->cycle_end, error))
    return FALSE;
  prefill = heng_smart_prefill (text, kr->cycle_start, kr->cycle_end);
  kr->has_range = has_low && has_high;
  kr->unit = args->unit;
  kr->keep = args->keep;
  kr->acceptance = args->acceptance;
  kr->has_evidence = args->evidence;
  kr->is_justified = args->justified;
  kr->is_submit = args->submit;
  /* a sentence on its own has no due date to miss */
  kr->ignore_due = !args->submit && kr->cycle_end == HENG_DATE_NONE;
  kr->siblings = (const char *const *) args->siblings;
  kr->n_siblings = args->siblings ? g_strv_length (args->siblings) : 0;
  kr->type = type ? (HengKrType) type->value : natural_type (kr, &prefill);
  return TRUE;
}

static void
write_reading (HengCtlJson *json, const HengSmartText *text, const HengSmartPrefill *prefill)
{
  heng_ctl_json_array (json, "numbers");
  for (guint i = 0; i < text->numbers->len; i++)
    {
      const HengSmartNumber *number = &g_array_index (text->numbers, HengSmartNumber, i);

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_micro (json, "value", number->value, 6);
      heng_ctl_json_text (json, "unit", number->is_factor ? "×" : number->unit);
      heng_ctl_json_bool (json, "relative", number->is_relative);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_object (json, "prefill");
  if (prefill->has_values)
    {
      heng_ctl_json_micro (json, "start", prefill->start, 6);
      heng_ctl_json_micro (json, "target", prefill->target, 6);
      heng_ctl_json_text (json, "unit", prefill->unit);
    }
  heng_ctl_json_date (json, "due", prefill->due);
  heng_ctl_json_end (json);
}

static void
print_prefill (const HengSmartPrefill *prefill)
{
  g_autofree char *start = heng_micro_display_short (prefill->start);
  g_autofree char *target = heng_micro_display_short (prefill->target);
  g_autofree char *due = heng_date_format (prefill->due);

  if (prefill->has_values)
    g_print (_("From the text: start %s, target %s, unit %s\n"), start, target, prefill->unit ? prefill->unit : "—");
  if (prefill->due != HENG_DATE_NONE)
    g_print (_("From the text: due on %s\n"), due);
}

static void
print_findings (HengCtl *ctl, const char *sentence, const char *type, const HengSmartText *text, const HengSmartPrefill *prefill,
                GPtrArray *findings)
{
  g_autoptr (HengCtlTable) table = NULL;
  g_autofree char *lamps = heng_ctl_smart_lamps (findings);

  if (ctl->json)
    {
      g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "text", sentence);
      heng_ctl_json_text (json, "type", type);
      heng_ctl_smart_write (json, findings);
      write_reading (json, text, prefill);
      heng_ctl_json_end (json);
      heng_ctl_json_print (json);
      return;
    }
  g_print ("%s\n", lamps);
  print_prefill (prefill);
  if (findings->len == 0)
    {
      g_print ("%s\n", _("Nothing to criticise."));
      return;
    }
  table = heng_ctl_table_new ("lll", C_ ("check", "Rule"), _("Severity"), _("Message"));
  for (guint i = 0; i < findings->len; i++)
    {
      const HengSmartFinding *finding = findings->pdata[i];

      heng_ctl_table_cell (table, heng_enum_by_value (heng_smart_rule_values, (int) finding->rule)->key);
      heng_ctl_table_cell (table, heng_enum_label (heng_smart_severity_values, (int) finding->severity));
      heng_ctl_table_cell (table, finding->message);
    }
  heng_ctl_table_print (table);
}

static int
check_kr (HengCtl *ctl, const SmartArgs *args, const char *sentence)
{
  g_autoptr (HengSmartText) text = heng_smart_text_new (sentence);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) history = take_numbers (args->history, &error);
  g_autoptr (GPtrArray) findings = NULL;
  HengSmartKr kr = { .title = sentence };
  HengSmartPrefill prefill;

  if (!history || !fill_kr (args, &kr, text, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  /* typed oldest first */
  for (guint i = 0; i < history->len / 2; i++)
    {
      HengMicro *values = (HengMicro *) (gpointer) history->data, kept = values[i];

      values[i] = values[history->len - 1 - i];
      values[history->len - 1 - i] = kept;
    }
  kr.history = (const HengMicro *) (gpointer) history->data;
  kr.n_history = history->len;
  findings = heng_smart_check_kr (&kr);
  prefill = heng_smart_prefill (text, kr.cycle_start, kr.cycle_end);
  print_findings (ctl, sentence, heng_enum_by_value (heng_kr_type_values, (int) kr.type)->key, text, &prefill, findings);
  return HENG_EXIT_DONE;
}

static int
check_objective (HengCtl *ctl, const SmartArgs *args, const char *sentence)
{
  g_autoptr (HengSmartText) text = heng_smart_text_new (sentence);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) weights = take_numbers (args->weights, &error);
  g_autoptr (GPtrArray) findings = NULL;
  HengSmartObjective objective = { .title = sentence, .n_owners = -1, .is_aligned = args->aligned, .n_objectives = 1 };
  HengSmartPrefill none = { 0 };

  if (!weights)
    return heng_ctl_fail (g_steal_pointer (&error));
  /* percent as micro → basis points */
  for (guint i = 0; i < weights->len; i++)
    g_array_index (weights, gint64, i) /= HENG_MICRO / 100;
  objective.weights_bp = (const gint64 *) (gpointer) weights->data;
  objective.n_weights = weights->len;
  objective.n_key_results = (guint) MAX (args->key_results, (int) weights->len);
  /* how many key results it has is only judged when it is told */
  if (args->key_results < 0 && weights->len == 0)
    objective.mode = HENG_OKR_CHILDREN;
  findings = heng_smart_check_objective (&objective);
  print_findings (ctl, sentence, "OBJECTIVE", text, &none, findings);
  return HENG_EXIT_DONE;
}

int
heng_calc_run_smart (HengCtl *ctl, GStrv args)
{
  g_auto (SmartArgs) smart = { .key_results = -1 };
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_STRING, &smart.type, N_("INCREASE, DECREASE, BOOLEAN, STEPS, RANGE or RANGE_HITS"), "TYPE" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &smart.start, N_("Start value"), "S" },
    { "target", 0, 0, G_OPTION_ARG_STRING, &smart.target, N_("Target value"), "T" },
    { "low", 0, 0, G_OPTION_ARG_STRING, &smart.low, N_("Lower end of a range"), "N" },
    { "high", 0, 0, G_OPTION_ARG_STRING, &smart.high, N_("Upper end of a range"), "N" },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &smart.unit, N_("Unit of start and target"), "UNIT" },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &smart.keep, N_("Start equals target on purpose"), NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &smart.due, N_("Day the key result is due"), "DATE" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &smart.from, N_("First day of the cycle"), "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &smart.to, N_("Last day of the cycle"), "DATE" },
    { "history", 0, 0, G_OPTION_ARG_STRING, &smart.history, N_("Actual values of the last periods, oldest first, as “48,45,42”"), "LIST" },
    { "justified", 0, 0, G_OPTION_ARG_NONE, &smart.justified, N_("The reason for a stretched target is written down"), NULL },
    { "acceptance", 0, 0, G_OPTION_ARG_STRING, &smart.acceptance, N_("Acceptance criterion of a milestone"), "TEXT" },
    { "evidence", 0, 0, G_OPTION_ARG_NONE, &smart.evidence, N_("There is a link to the evidence"), NULL },
    { "other", 0, 0, G_OPTION_ARG_STRING_ARRAY, &smart.siblings, N_("Another key result of the owner; may be repeated"), "TEXT" },
    { "submit", 0, 0, G_OPTION_ARG_NONE, &smart.submit, N_("Check as when the goal is submitted: the fields are required"), NULL },
    { "objective", 0, 0, G_OPTION_ARG_NONE, &smart.is_objective, N_("The text is an objective, not a key result"), NULL },
    { "aligned", 0, 0, G_OPTION_ARG_NONE, &smart.aligned, N_("The objective has a parent, a theme or a scorecard link"), NULL },
    { "key-results", 0, 0, G_OPTION_ARG_INT, &smart.key_results, N_("How many key results the objective has"), "N" },
    { "weights", 0, 0, G_OPTION_ARG_STRING, &smart.weights, N_("Weights of the objective's list in percent, as “60,40”"), "LIST" },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (smart.type && !heng_enum_by_key (heng_kr_type_values, smart.type))
    return heng_ctl_usage (ctl, _("TYPE is INCREASE, DECREASE, BOOLEAN, STEPS, RANGE or RANGE_HITS."));
  return smart.is_objective ? check_objective (ctl, &smart, operands[0]) : check_kr (ctl, &smart, operands[0]);
}
