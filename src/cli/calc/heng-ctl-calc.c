/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl calc: formulas without a store, one at a time or a document of cases. */
#include "heng-ctl.h"

#include "heng-ctl-calc.h"

#include <glib/gi18n.h>

/* One rule with its answers, as a table or as a document. */
static int
print_points (HengCtl *ctl, const HengRule *rule, const char *text, GStrv actuals)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("rr", _("Actual value"), _("Points"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "rule", text);
  heng_ctl_json_array (json, "points");
  for (guint i = 0; actuals[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      HengActual actual;
      HengValue points;

      if (!heng_actual_parse (rule, actuals[i], &actual, &error))
        return heng_ctl_fail (g_steal_pointer (&error));
      points = heng_rule_score (rule, &actual, NULL);
      heng_actual_clear (&actual);
      heng_ctl_table_cell (table, actuals[i]);
      heng_ctl_table_take (table, heng_value_format (points, 6));
      heng_ctl_json_value (json, NULL, points, 6);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
  return HENG_EXIT_DONE;
}

static int
run_rule (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengRule) rule = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 2, -1, &operands, &status))
    return status;
  if (!(rule = heng_rule_parse (operands[0], &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  return print_points (ctl, rule, operands[0], operands + 1);
}

/* The options of `calc kr` as typed. */
typedef struct
{
  char *start, *target, *current, *low, *high, *tolerance, *cap, *steps, *done, *from, *due, *today;
  int hits, checkins, confidence;
  gboolean keep;
} KrArgs;

static void
kr_args_clear (KrArgs *args)
{
  char **texts[] = { &args->start, &args->target, &args->current, &args->low, &args->high, &args->tolerance,
                     &args->cap, &args->steps, &args->done, &args->from, &args->due, &args->today };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KrArgs, kr_args_clear)

static gboolean
take_number (const char *text, HengMicro *micro, GError **error)
{
  if (!text || heng_micro_parse (text, micro))
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” is no number with at most six decimals."), text);
  return FALSE;
}

static gboolean
take_date (const char *text, HengDate *date, GError **error)
{
  return !text || heng_ctl_parse_date (text, date, error);
}

/* Weights of the steps and which of them are done; the array lives as long as the input. */
static GArray *
take_steps (const KrArgs *args, GError **error)
{
  g_autoptr (GPtrArray) texts = heng_kr_steps_parse (args->steps);
  g_autoptr (GArray) steps = g_array_new (FALSE, TRUE, sizeof (HengKrStep));
  g_autofree gboolean *done = g_new0 (gboolean, texts ? texts->len + 1 : 1);

  if (!texts || (args->done && !heng_checkin_steps_parse (args->done, texts->len, done)))
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID,
                   _("Write the steps like --steps \"20 draft;80 release\" and those done like --done 1,2."));
      return NULL;
    }
  for (guint i = 0; i < texts->len; i++)
    {
      HengKrStep step = { ((HengKrStepText *) texts->pdata[i])->weight_bp, done[i] };

      g_array_append_val (steps, step);
    }
  return g_steal_pointer (&steps);
}

static gboolean
fill_input (const KrArgs *args, HengKrInput *input, GArray **steps, GError **error)
{
  if (!take_number (args->start, &input->start, error) || !take_number (args->target, &input->target, error)
      || !take_number (args->current, &input->current, error) || !take_number (args->low, &input->low, error)
      || !take_number (args->high, &input->high, error) || !take_number (args->tolerance, &input->tolerance, error)
      || !take_number (args->cap, &input->cap, error) || !take_date (args->from, &input->cycle_start, error)
      || !take_date (args->due, &input->due, error) || !take_date (args->today, &input->today, error))
    return FALSE;
  input->keep = args->keep;
  input->hits = args->hits;
  input->checkins = args->checkins;
  input->confidence = args->confidence;
  input->has_value = args->current != NULL || args->done != NULL || args->checkins > 0;
  if (input->type == HENG_KR_BOOLEAN && args->done && !heng_checkin_done_parse (args->done, &input->done))
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s”: yes or no is expected"), args->done);
      return FALSE;
    }
  if (input->type != HENG_KR_STEPS)
    return TRUE;
  if (!(*steps = take_steps (args, error)))
    return FALSE;
  input->steps = (const HengKrStep *) (gpointer) (*steps)->data;
  input->n_steps = (*steps)->len;
  return TRUE;
}

/* What the type cannot do without, by the names of the options; NULL when everything is there. */
static const char *
missing_options (HengKrType type, const KrArgs *args)
{
  switch (type)
    {
    case HENG_KR_INCREASE:
    case HENG_KR_DECREASE:
      return args->start && args->target ? NULL : "--start, --target";
    case HENG_KR_RANGE:
      return args->low && args->high ? NULL : "--low, --high";
    case HENG_KR_STEPS:
      return args->steps ? NULL : "--steps";
    case HENG_KR_BOOLEAN:
    case HENG_KR_RANGE_HITS:
    default:
      return NULL;
    }
}

/* Pace and status need to know the days; without them only the progress is printed. */
static void
print_kr (HengCtl *ctl, const HengKrProgress *progress, gboolean has_days)
{
  g_autoptr (HengCtlTable) table = NULL;
  g_autoptr (HengCtlJson) json = NULL;
  g_autofree char *raw = heng_micro_format (progress->p_raw, 6);

  if (ctl->json)
    {
      json = heng_ctl_json_new ();
      heng_ctl_json_object (json, NULL);
      heng_ctl_json_micro (json, "p_raw", progress->p_raw, 6);
      heng_ctl_json_micro (json, "p", progress->p, 6);
      heng_calc_write_flags (json, "flags", heng_kr_flag_values, progress->flags, G_MAXUINT);
      if (has_days)
        {
          heng_ctl_json_micro (json, "expected_progress", progress->expected, 6);
          heng_ctl_json_micro (json, "gap", progress->gap, 6);
          heng_ctl_json_text (json, "status", heng_enum_by_value (heng_health_values, progress->status)->key);
        }
      heng_ctl_json_end (json);
      heng_ctl_json_print (json);
      return;
    }
  table = heng_ctl_table_new ("lr", "p_raw", raw);
  heng_ctl_table_cell (table, "p");
  heng_ctl_table_take (table, heng_micro_format (progress->p, 6));
  if (has_days)
    {
      heng_ctl_table_cell (table, _("expected"));
      heng_ctl_table_take (table, heng_micro_format (progress->expected, 6));
      heng_ctl_table_cell (table, _("gap"));
      heng_ctl_table_take (table, heng_micro_format (progress->gap, 6));
      heng_ctl_table_cell (table, _("status"));
      heng_ctl_table_cell (table, heng_enum_label (heng_health_values, progress->status));
    }
  for (const HengEnumValue *flag = heng_kr_flag_values; flag->key; flag++)
    if (progress->flags & (guint) flag->value)
      {
        heng_ctl_table_cell (table, flag->key);
        heng_ctl_table_cell (table, _(flag->label));
      }
  heng_ctl_table_print (table);
}

static int
run_kr (HengCtl *ctl, GStrv args)
{
  g_auto (KrArgs) kr = { .confidence = -1 };
  const GOptionEntry entries[] = {
    { "start", 0, 0, G_OPTION_ARG_STRING, &kr.start, N_("Start value"), "S" },
    { "target", 0, 0, G_OPTION_ARG_STRING, &kr.target, N_("Target value"), "T" },
    { "current", 0, 0, G_OPTION_ARG_STRING, &kr.current, N_("Current value; without it there is no check-in"), "C" },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &kr.keep, N_("Start equals target on purpose"), NULL },
    { "low", 0, 0, G_OPTION_ARG_STRING, &kr.low, N_("Lower end of a range"), "N" },
    { "high", 0, 0, G_OPTION_ARG_STRING, &kr.high, N_("Upper end of a range"), "N" },
    { "tolerance", 0, 0, G_OPTION_ARG_STRING, &kr.tolerance, N_("Distance outside a range that is worth nothing"), "N" },
    { "steps", 0, 0, G_OPTION_ARG_STRING, &kr.steps, N_("Steps as “20 draft;80 release”"), "TEXT" },
    { "done", 0, 0, G_OPTION_ARG_STRING, &kr.done, N_("yes or no, or the numbers of the steps done"), "X" },
    { "hits", 0, 0, G_OPTION_ARG_INT, &kr.hits, N_("Check-ins inside the range"), "N" },
    { "checkins", 0, 0, G_OPTION_ARG_INT, &kr.checkins, N_("All check-ins"), "N" },
    { "cap", 0, 0, G_OPTION_ARG_STRING, &kr.cap, N_("Largest progress, 1 or 1.2"), "CAP" },
    { "confidence", 0, 0, G_OPTION_ARG_INT, &kr.confidence, N_("How sure the owner is, 0 to 10"), "N" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &kr.from, N_("First day of the cycle"), "DATE" },
    { "due", 0, 0, G_OPTION_ARG_STRING, &kr.due, N_("Day the key result is due"), "DATE" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &kr.today, N_("Day to look at it"), "DATE" },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) steps = NULL;
  HengKrInput input = { .cap = HENG_MICRO };
  HengKrProgress progress;
  const HengEnumValue *type;
  const char *missing;
  g_autofree char *fault = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!(type = heng_enum_by_key (heng_kr_type_values, operands[0])))
    return heng_ctl_usage (ctl, _("TYPE is INCREASE, DECREASE, BOOLEAN, STEPS, RANGE or RANGE_HITS."));
  input.type = type->value;
  if ((missing = missing_options (input.type, &kr)))
    return heng_ctl_usage (ctl, _("%s needs %s."), type->key, missing);
  if (!fill_input (&kr, &input, &steps, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  if ((fault = heng_calc_check_key_result (&input)))
    return heng_ctl_fail (g_error_new_literal (HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, fault));
  progress = heng_kr_progress (&input, NULL);
  print_kr (ctl, &progress, kr.from && kr.due && kr.today);
  return HENG_EXIT_DONE;
}

const HengCtlCommand heng_ctl_calc_commands[] = {
  { "calc rule", "RULE X…", N_("Points of actual values by a scoring rule, such as “lin HB 70/90/100” 85."), run_rule },
  { "calc kr", "TYPE --start S --target T --current C", N_("Progress of a key result."), run_kr },
  { "calc file", "FILE.json|-", N_("Evaluates a document of cases."), heng_calc_run_file },
  { "calc seats", "N", N_("Seats of each grade in a pool of N people."), heng_calc_run_seats },
  { "calc smart", "TEXT [--start S --target T --unit UNIT --due DATE …]", N_("Checks the words and numbers of a goal."), heng_calc_run_smart },
  { NULL },
};
