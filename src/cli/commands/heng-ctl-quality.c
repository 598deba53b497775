/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl quality: the half-yearly look at the scheme, with its alarms. */
#include "heng-ctl-insight.h"

#include <glib/gi18n.h>

/* Statistics leave as decimals with six places; they were doubles before, and are rounded here once. */
static void
write_double (HengCtlJson *json, const char *key, double value)
{
  heng_ctl_json_micro (json, key, (HengMicro) (value * HENG_MICRO + (value < 0 ? -0.5 : 0.5)), 6);
}

static char *
format_double (double value, int decimals)
{
  return heng_micro_format ((HengMicro) (value * HENG_MICRO + (value < 0 ? -0.5 : 0.5)), decimals);
}

static void
write_indicators (HengCtlJson *json, const HengQualityReport *report)
{
  heng_ctl_json_array (json, "indicators");
  for (guint i = 0; i < report->indicators->len; i++)
    {
      const HengIndicatorQuality *indicator = report->indicators->pdata[i];
      const HengDiscrimination *found = &indicator->discrimination;

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "code", indicator->code);
      heng_ctl_json_text (json, "name", indicator->name);
      heng_ctl_json_int (json, "n", found->n);
      write_double (json, "mean", found->mean);
      write_double (json, "sd", found->sd);
      write_double (json, "share", found->share);
      heng_ctl_json_bool (json, "low_sd", found->low_sd);
      heng_ctl_json_bool (json, "crowded", found->crowded);
      heng_ctl_json_int (json, "missing", indicator->missing.missing);
      heng_ctl_json_int (json, "expected", indicator->missing.expected);
      heng_ctl_json_bool (json, "often_missing", indicator->missing.alarm);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_array (json, "pairs");
  for (guint i = 0; i < report->pairs->len; i++)
    {
      const HengIndicatorPair *pair = report->pairs->pdata[i];

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "a", pair->code_a);
      heng_ctl_json_text (json, "b", pair->code_b);
      heng_ctl_json_int (json, "n", pair->correlation.n);
      write_double (json, "r", pair->correlation.r);
      heng_ctl_json_bool (json, "redundant", heng_correlation_is_redundant (&pair->correlation));
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
}

static const char *
group_key (int group)
{
  return group < 0 ? "ALL" : heng_enum_by_value (heng_rater_group_values, group)->key;
}

static void
write_raters (HengCtlJson *json, const HengQualityReport *report)
{
  heng_ctl_json_array (json, "agreement");
  for (guint i = 0; i < report->agreements->len; i++)
    {
      const HengGroupAgreement *group = report->agreements->pdata[i];
      const HengAgreement *found = &group->agreement;

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "group", group_key (group->group));
      heng_ctl_json_int (json, "ratees", found->n);
      heng_ctl_json_int (json, "ratings", found->n_ratings);
      heng_ctl_json_text (json, "level", heng_enum_by_value (heng_agreement_level_values, (int) found->level)->key);
      if (found->has_value)
        {
          write_double (json, "msb", found->msb);
          write_double (json, "msw", found->msw);
          write_double (json, "k0", found->k0);
          write_double (json, "icc", found->single);
          write_double (json, "icc_mean", found->mean);
        }
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_array (json, "managers");
  for (guint i = 0; i < report->managers->len; i++)
    {
      const HengManagerBias *manager = report->managers->pdata[i];

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "manager", manager->label);
      heng_ctl_json_int (json, "n", manager->bias.n);
      write_double (json, "bias", manager->bias.bias);
      write_double (json, "sd", manager->bias.sd);
      heng_ctl_json_bool (json, "biased", manager->bias.biased);
      heng_ctl_json_bool (json, "uniform", manager->bias.uniform);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_object (json, "anonymous_raters");
  heng_ctl_json_int (json, "n", report->n_raters);
  heng_ctl_json_int (json, "biased", report->n_biased);
  heng_ctl_json_int (json, "uniform", report->n_uniform);
  heng_ctl_json_end (json);
}

static void
write_report (const HengQualityReport *report, GStrv keys)
{
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();
  const HengCorrelation *r = &report->objective_manager;

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_array (json, "cycles");
  for (guint i = 0; keys[i]; i++)
    heng_ctl_json_text (json, NULL, keys[i]);
  heng_ctl_json_end (json);
  heng_ctl_json_int (json, "people", report->n_people);
  heng_ctl_json_int (json, "missing", report->missing.missing);
  heng_ctl_json_int (json, "expected", report->missing.expected);
  heng_ctl_json_bool (json, "often_missing", report->missing.alarm);
  write_indicators (json, report);
  write_raters (json, report);
  heng_ctl_json_object (json, "objective_manager");
  heng_ctl_json_int (json, "n", r->n);
  if (r->has_value)
    write_double (json, "r", r->r);
  heng_ctl_json_bool (json, "discordant", heng_correlation_is_discordant (r));
  heng_ctl_json_end (json);
  heng_ctl_json_object (json, "appeals");
  heng_ctl_json_int (json, "results", report->appeals.results);
  heng_ctl_json_int (json, "appeals", report->appeals.appeals);
  heng_ctl_json_int (json, "decided", report->appeals.decided);
  heng_ctl_json_int (json, "amended", report->appeals.amended);
  heng_ctl_json_bool (json, "many", report->appeals.many);
  heng_ctl_json_bool (json, "often_amended", report->appeals.often_amended);
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

/* The alarms of one row in words, "" for none. */
static char *
join_alarms (const char *first, const char *second, const char *third)
{
  const char *words[] = { first, second, third };
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i])
      g_string_append_printf (joined, "%s%s", joined->len ? " · " : "", words[i]);
  return g_string_free (joined, FALSE);
}

static void
print_indicators (const HengQualityReport *report)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("llrrrrrl", _("Code"), _("Indicator"), "n", _("Mean"), _("SD"), _("Share"), _("Missing"),
                                                       _("Alarm"));

  for (guint i = 0; i < report->indicators->len; i++)
    {
      const HengIndicatorQuality *indicator = report->indicators->pdata[i];
      const HengDiscrimination *found = &indicator->discrimination;

      heng_ctl_table_cell (table, indicator->code);
      heng_ctl_table_cell (table, indicator->name);
      heng_ctl_table_take (table, g_strdup_printf ("%u", found->n));
      heng_ctl_table_take (table, found->n ? format_double (found->mean, 2) : NULL);
      heng_ctl_table_take (table, found->n ? format_double (found->sd, 2) : NULL);
      heng_ctl_table_take (table, found->n ? g_strdup_printf ("%.0f %%", found->share * 100) : NULL);
      heng_ctl_table_take (table, g_strdup_printf ("%u/%u", indicator->missing.missing, indicator->missing.expected));
      heng_ctl_table_take (table, join_alarms (found->low_sd ? _("scores hardly differ") : NULL,
                                               found->crowded ? _("most have the same score") : NULL,
                                               indicator->missing.alarm ? _("often missing") : NULL));
    }
  heng_ctl_table_print (table);
}

static void
print_pairs (const HengQualityReport *report)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("llrrl", _("Indicator"), _("Indicator"), "n", "r", _("Alarm"));
  guint n = 0;

  for (guint i = 0; i < report->pairs->len; i++)
    {
      const HengIndicatorPair *pair = report->pairs->pdata[i];

      if (!heng_correlation_is_redundant (&pair->correlation))
        continue;
      heng_ctl_table_cell (table, pair->code_a);
      heng_ctl_table_cell (table, pair->code_b);
      heng_ctl_table_take (table, g_strdup_printf ("%u", pair->correlation.n));
      heng_ctl_table_take (table, format_double (pair->correlation.r, 3));
      heng_ctl_table_cell (table, _("both say the same: merge one"));
      n++;
    }
  if (n > 0)
    {
      g_print ("\n");
      heng_ctl_table_print (table);
    }
}

static void
print_raters (const HengQualityReport *report)
{
  g_autoptr (HengCtlTable) agreements = heng_ctl_table_new ("lrrrrl", _("Raters"), _("Ratees"), _("Ratings"), "ICC(1)", "ICC(k)", _("Agreement"));
  g_autoptr (HengCtlTable) managers = heng_ctl_table_new ("lrrrl", _("Manager"), "n", _("Bias"), _("SD"), _("Alarm"));

  for (guint i = 0; i < report->agreements->len; i++)
    {
      const HengGroupAgreement *group = report->agreements->pdata[i];
      const HengAgreement *found = &group->agreement;

      heng_ctl_table_cell (agreements, group->group < 0 ? _("All") : heng_enum_label (heng_rater_group_values, group->group));
      heng_ctl_table_take (agreements, g_strdup_printf ("%u", found->n));
      heng_ctl_table_take (agreements, g_strdup_printf ("%u", found->n_ratings));
      heng_ctl_table_take (agreements, found->has_value ? format_double (found->single, 3) : NULL);
      heng_ctl_table_take (agreements, found->has_value ? format_double (found->mean, 3) : NULL);
      heng_ctl_table_cell (agreements, heng_enum_by_value (heng_agreement_level_values, (int) found->level)->value == HENG_AGREEMENT_NONE
                                           ? _("cannot be told")
                                           : g_dpgettext2 (NULL, "agreement", heng_enum_by_value (heng_agreement_level_values, (int) found->level)->label));
    }
  for (guint i = 0; i < report->managers->len; i++)
    {
      const HengManagerBias *manager = report->managers->pdata[i];

      heng_ctl_table_cell (managers, manager->label);
      heng_ctl_table_take (managers, g_strdup_printf ("%u", manager->bias.n));
      heng_ctl_table_take (managers, format_double (manager->bias.bias, 2));
      heng_ctl_table_take (managers, format_double (manager->bias.sd, 2));
      heng_ctl_table_take (managers, join_alarms (manager->bias.biased ? (manager->bias.bias > 0 ? _("lenient") : _("severe")) : NULL,
                                                  manager->bias.uniform ? _("rates everybody alike") : NULL, NULL));
    }
  if (report->agreements->len > 0)
    {
      g_print ("\n");
      heng_ctl_table_print (agreements);
    }
  if (report->managers->len > 0)
    {
      g_print ("\n");
      heng_ctl_table_print (managers);
    }
}

static void
print_rest (const HengQualityReport *report)
{
  const HengCorrelation *r = &report->objective_manager;
  g_autofree char *text = r->has_value ? format_double (r->r, 3) : g_strdup ("—");

  g_print ("\n");
  if (report->n_raters > 0)
    g_print (_("Anonymous raters: %u, of them %u lenient or severe, %u rate everybody alike\n"), report->n_raters, report->n_biased,
             report->n_uniform);
  g_print (_("Automatic indicators against the manager's rating: r %s over %u people%s\n"), text, r->n,
           heng_correlation_is_discordant (r) ? _(": discuss") : "");
  g_print (_("Missing values: %u of %u%s\n"), report->missing.missing, report->missing.expected, report->missing.alarm ? _(": too many") : "");
  g_print (_("Appeals: %u on %u results%s; changed: %u of %u decided%s\n"), report->appeals.appeals, report->appeals.results,
           report->appeals.many ? _(": too many") : "", report->appeals.amended, report->appeals.decided,
           report->appeals.often_amended ? _(": too many") : "");
}

int
heng_ctl_run_quality (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HengQualityReport) report = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 1, -1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  for (guint i = 0; operands[i]; i++)
    {
      g_autoptr (HengCycle) cycle = heng_ctl_find_cycle (db, operands[i], &error);

      if (!cycle)
        return heng_ctl_fail (g_steal_pointer (&error));
      for (guint k = 0; k < ids->len; k++)
        if (g_array_index (ids, gint64, k) == cycle->id)
          return heng_ctl_usage (ctl, _("“%s” is named twice."), operands[i]);
      g_array_append_val (ids, cycle->id);
    }
  if (!(report = heng_quality_load (db, (const gint64 *) (gpointer) ids->data, ids->len, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (ctl->json)
    {
      write_report (report, operands);
      return HENG_EXIT_DONE;
    }
  print_indicators (report);
  print_pairs (report);
  print_raters (report);
  print_rest (report);
  return HENG_EXIT_DONE;
}
