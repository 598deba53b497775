/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl metrics, smart: numbers of a period, and the SMART check of a cycle's goals. */
#include "heng-ctl.h"

#include "heng-ctl-insight.h"
#include "heng-ctl-smart.h"

#include <glib/gi18n.h>

/* What a metric is called in a document, and where it lies. */
static const struct
{
  const char *key;
  gsize offset;
} metrics_fields[] = {
  { "average", G_STRUCT_OFFSET (HengMetrics, average) },
  { "turnover", G_STRUCT_OFFSET (HengMetrics, turnover) },
  { "turnover_joined", G_STRUCT_OFFSET (HengMetrics, turnover_joined) },
  { "voluntary", G_STRUCT_OFFSET (HengMetrics, voluntary) },
  { "involuntary", G_STRUCT_OFFSET (HengMetrics, involuntary) },
  { "probation", G_STRUCT_OFFSET (HengMetrics, probation) },
  { "annualised", G_STRUCT_OFFSET (HengMetrics, annualised) },
  { "regularisation", G_STRUCT_OFFSET (HengMetrics, regularisation) },
  { "tenure", G_STRUCT_OFFSET (HengMetrics, tenure) },
  { "absence", G_STRUCT_OFFSET (HengMetrics, absence) },
};

static const struct
{
  const char *key, *label;
  gsize offset;
} headcounts[] = {
  { "opening", N_("At work before the first day"), G_STRUCT_OFFSET (HengHeadcount, opening) },
  { "joiners", N_("Joined"), G_STRUCT_OFFSET (HengHeadcount, joiners) },
  { "leavers", N_("Left"), G_STRUCT_OFFSET (HengHeadcount, leavers) },
  { "voluntary", N_("Left voluntarily"), G_STRUCT_OFFSET (HengHeadcount, voluntary) },
  { "involuntary", N_("Left involuntarily"), G_STRUCT_OFFSET (HengHeadcount, involuntary) },
  { "retired", N_("Left for retirement"), G_STRUCT_OFFSET (HengHeadcount, retired) },
  { "died", N_("Died"), G_STRUCT_OFFSET (HengHeadcount, died) },
  { "other", N_("Left, reason not stated"), G_STRUCT_OFFSET (HengHeadcount, other) },
  { "probation_leavers", N_("Left in probation"), G_STRUCT_OFFSET (HengHeadcount, probation_leavers) },
  { "closing", N_("At work after the last day"), G_STRUCT_OFFSET (HengHeadcount, closing) },
  { "probation_due", N_("Probation ended"), G_STRUCT_OFFSET (HengHeadcount, probation_due) },
  { "probation_passed", N_("Became regular"), G_STRUCT_OFFSET (HengHeadcount, probation_passed) },
};

static void
write_metrics (const HengMetrics *metrics, const char *department)
{
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_date (json, "from", metrics->from);
  heng_ctl_json_date (json, "to", metrics->to);
  heng_ctl_json_text (json, "department", department);
  heng_ctl_json_object (json, "headcount");
  for (guint i = 0; i < G_N_ELEMENTS (headcounts); i++)
    heng_ctl_json_int (json, headcounts[i].key, G_STRUCT_MEMBER (gint64, &metrics->count, headcounts[i].offset));
  heng_ctl_json_end (json);
  heng_ctl_json_object (json, "metrics");
  for (guint i = 0; i < G_N_ELEMENTS (metrics_fields); i++)
    heng_ctl_json_value (json, metrics_fields[i].key, G_STRUCT_MEMBER (HengValue, metrics, metrics_fields[i].offset), 6);
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static void
print_metrics (const HengMetrics *metrics)
{
  g_autoptr (HengCtlTable) heads = heng_ctl_table_new ("lr", _("People"), _("Count"));
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("lrl", _("Metric"), _("Value"), _("How"));

  for (guint i = 0; i < G_N_ELEMENTS (headcounts); i++)
    {
      heng_ctl_table_cell (heads, _(headcounts[i].label));
      heng_ctl_table_take (heads, g_strdup_printf ("%" G_GINT64_FORMAT, G_STRUCT_MEMBER (gint64, &metrics->count, headcounts[i].offset)));
    }
  heng_ctl_table_print (heads);
  g_print ("\n");
  for (guint i = 0; i < G_N_ELEMENTS (metrics_fields); i++)
    {
      const HengTrace *step = heng_trace_find (metrics->trace, metrics_fields[i].key);

      if (step == NULL)
        continue;
      heng_ctl_table_cell (table, step->label);
      heng_ctl_table_take (table, heng_value_format (G_STRUCT_MEMBER (HengValue, metrics, metrics_fields[i].offset), 2));
      heng_ctl_table_cell (table, step->formula);
    }
  heng_ctl_table_print (table);
}

static int
run_metrics (HengCtl *ctl, GStrv args)
{
  g_autofree char *from_text = NULL, *to_text = NULL, *department = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from_text, N_("First day of the period"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to_text, N_("Last day of the period"), N_("DATE") },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, N_("Only this department and what is below it"), N_("PATH") },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengMetrics) metrics = NULL;
  HengDate from, to;
  gint64 department_id = 0;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 0, 0, &operands, &status))
    return status;
  if (!from_text || !to_text)
    return heng_ctl_usage (ctl, _("%s needs %s."), ctl->command->name, "--from, --to");
  if (!heng_ctl_parse_date (from_text, &from, &error) || !heng_ctl_parse_date (to_text, &to, &error)
      || !(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error))
      || (department && !(department_id = heng_ctl_find_department (db, department, &error)))
      || !(metrics = heng_metrics_load (db, department_id, from, to, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (ctl->json)
    write_metrics (metrics, department);
  else
    print_metrics (metrics);
  return HENG_EXIT_DONE;
}

static void
write_items (GPtrArray *items, const char *cycle)
{
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "cycle", cycle);
  heng_ctl_json_array (json, "goals");
  for (guint i = 0; i < items->len; i++)
    {
      const HengSmartItem *item = items->pdata[i];

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "owner_kind", heng_enum_by_value (heng_owner_kind_values, item->owner_kind)->key);
      heng_ctl_json_text (json, "owner", *item->owner ? item->owner : NULL);
      heng_ctl_json_text (json, "key", item->key);
      heng_ctl_json_text (json, "title", item->title);
      heng_ctl_smart_write (json, item->findings);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

/* Only what there is something to say about. */
static void
print_items (GPtrArray *items, gboolean with_notes)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("llllll", _("Owner"), _("Goal"), C_ ("check", "Rule"), _("Severity"), _("Message"),
                                                       _("Text"));
  guint errors = 0, warnings = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const HengSmartItem *item = items->pdata[i];

      for (guint k = 0; k < item->findings->len; k++)
        {
          const HengSmartFinding *finding = item->findings->pdata[k];

          errors += finding->severity == HENG_SMART_ERROR;
          warnings += finding->severity == HENG_SMART_WARNING;
          if (finding->severity == HENG_SMART_INFO && !with_notes)
            continue;
          heng_ctl_table_cell (table, *item->owner ? item->owner : heng_enum_label (heng_owner_kind_values, item->owner_kind));
          heng_ctl_table_cell (table, item->key);
          heng_ctl_table_cell (table, heng_enum_by_value (heng_smart_rule_values, (int) finding->rule)->key);
          heng_ctl_table_cell (table, heng_enum_label (heng_smart_severity_values, (int) finding->severity));
          heng_ctl_table_cell (table, finding->message);
          heng_ctl_table_cell (table, item->title);
        }
    }
  heng_ctl_table_print (table);
  g_print (_("%u goals checked: %u errors, %u warnings\n"), items->len, errors, warnings);
}

static int
run_smart (HengCtl *ctl, GStrv args)
{
  g_autofree char *emp_no = NULL;
  gboolean with_notes = FALSE;
  const GOptionEntry entries[] = {
    { "notes", 0, 0, G_OPTION_ARG_NONE, &with_notes, N_("Also what is only worth a note"), NULL },
    { "employee", 0, 0, G_OPTION_ARG_STRING, &emp_no, N_("Only the goals of this person"), N_("NO") },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (GPtrArray) items = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error))
      || (emp_no && !(employee = heng_ctl_find_employee (db, emp_no, &error)))
      || !(items = heng_smart_load (db, cycle->id, employee ? employee->id : 0, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (ctl->json)
    write_items (items, cycle->key);
  else
    print_items (items, with_notes);
  return HENG_EXIT_DONE;
}

const HengCtlCommand heng_ctl_insight_commands[] = {
  { "smart", "KEY [--employee NO] [--notes]", N_("Checks the words and numbers of a cycle's goals."), run_smart },
  { "quality", "KEY…", N_("Looks at the scheme itself: do its indicators and raters tell people apart?"), heng_ctl_run_quality },
  { "metrics", "--from DATE --to DATE [--department PATH]", N_("Headcount, turnover, regularisation, service and absence of a period."),
    run_metrics },
  { NULL },
};
