/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl cycle: opening, showing, advancing, publishing and verifying cycles. */
#include "heng-ctl.h"

#include "heng-ctl-print.h"

#include <glib/gi18n.h>

/* The days of a quarter key such as 2026Q3. */
static gboolean
quarter_days (const char *key, HengDate *from, HengDate *to)
{
  int year, quarter;

  if (!g_regex_match_simple ("^[0-9]{4}Q[1-4]$", key, 0, 0))
    return FALSE;
  year = (int) g_ascii_strtoll (key, NULL, 10);
  quarter = key[5] - '0';
  *from = heng_date_new (year, quarter * 3 - 2, 1);
  *to = quarter == 4 ? heng_date_new (year, 12, 31) : heng_date_new (year, quarter * 3 + 1, 1) - 1;
  return TRUE;
}

static void
write_gaps (HengCtlJson *json, GPtrArray *gaps)
{
  static const char *const kinds[] = { "NO_MANAGER", "NO_TEMPLATE", "WEIGHTS", "NO_DEPARTMENT", "EXEMPT", "KEPT" };

  heng_ctl_json_array (json, "gaps");
  for (guint i = 0; i < gaps->len; i++)
    {
      const HengGap *gap = gaps->pdata[i];

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "kind", kinds[gap->kind]);
      heng_ctl_json_text (json, "text", gap->text);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
}

static void
print_gaps (GPtrArray *gaps)
{
  for (guint i = 0; i < gaps->len; i++)
    fprintf (stderr, "%s\n", ((HengGap *) gaps->pdata[i])->text);
}

static void
print_opened (HengCtl *ctl, const char *key, gint64 n_scorecards, gint64 n_exempt, GPtrArray *gaps, gboolean written)
{
  g_autoptr (HengCtlJson) json = NULL;

  if (!ctl->json)
    {
      print_gaps (gaps);
      g_print (ngettext ("%s: %d scorecard", "%s: %d scorecards", (gulong) n_scorecards), key, (int) n_scorecards);
      g_print (ngettext (", %d person exempt", ", %d people exempt", (gulong) n_exempt), (int) n_exempt);
      g_print (ngettext (", %u gap\n", ", %u gaps\n", gaps->len), gaps->len);
      return;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "cycle", key);
  heng_ctl_json_bool (json, "written", written);
  heng_ctl_json_int (json, "scorecards", n_scorecards);
  heng_ctl_json_int (json, "exempt", n_exempt);
  write_gaps (json, gaps);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static gint64
count_exempt (GPtrArray *gaps)
{
  gint64 n = 0;

  for (guint i = 0; i < gaps->len; i++)
    n += ((HengGap *) gaps->pdata[i])->kind == HENG_GAP_EXEMPT;
  return n;
}

static int
open_cycle (HengCtl *ctl, HengDb *db, const HengCycleOpenArgs *args, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  gint64 n_scorecards = 0;

  if (dry_run)
    {
      if (!(gaps = heng_cycle_open_preview (db, args, &n_scorecards, &error)))
        return heng_ctl_fail (g_steal_pointer (&error));
      print_opened (ctl, args->key, n_scorecards, count_exempt (gaps), gaps, FALSE);
      return HENG_EXIT_DONE;
    }
  if (!(opened = heng_cycle_open (db, args, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_opened (ctl, args->key, opened->n_scorecards, opened->n_exempt, opened->gaps, TRUE);
  return HENG_EXIT_DONE;
}

static gboolean
resolve_departments (HengDb *db, GStrv paths, GArray *ids, GError **error)
{
  for (guint i = 0; paths && paths[i]; i++)
    {
      gint64 id = heng_ctl_find_department (db, paths[i], error);

      if (!id)
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
resolve_days (const char *key, const char *from, const char *to, HengCycleOpenArgs *args, GError **error)
{
  quarter_days (key, &args->from, &args->to);
  return (!from || heng_ctl_parse_date (from, &args->from, error)) && (!to || heng_ctl_parse_date (to, &args->to, error));
}

/* One of the words in "a|b|c", in the order of the values 0, 1, 2; −1 when it is none of them. */
static int
find_word (const char *words, const char *word)
{
  g_auto (GStrv) known = g_strsplit (words, "|", -1);

  for (int i = 0; known[i]; i++)
    if (g_str_equal (known[i], word))
      return i;
  return -1;
}

/* How the ratings are read and the grades distributed; the whole shift unless --lambda says how much of it. */
static gboolean
resolve_rules (const char *leniency, const char *lambda, const char *distribution, HengCycleOpenArgs *args, GError **error)
{
  int method = leniency ? find_word ("off|shift|z", leniency) : 0, mode = distribution ? find_word ("advise|off|enforce", distribution) : 0;

  args->leniency_lambda = HENG_MICRO;
  if (method < 0 || mode < 0)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("%s is “%s”. Use one of %s."),
                   method < 0 ? "--leniency" : "--distribution", method < 0 ? leniency : distribution,
                   method < 0 ? "off, shift, z" : "advise, off, enforce");
      return FALSE;
    }
  args->leniency = method;
  args->distribution = mode;
  if (!lambda || heng_micro_parse (lambda, &args->leniency_lambda))
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” is no number with at most six decimals."), lambda);
  return FALSE;
}

static int
run_open (HengCtl *ctl, GStrv args)
{
  g_autofree char *from = NULL, *to = NULL, *name = NULL, *name_en = NULL, *leniency = NULL, *lambda = NULL, *distribution = NULL;
  g_auto (GStrv) departments = NULL;
  gboolean dry_run = FALSE;
  HengCycleOpenArgs open_args = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("First day; a key such as 2026Q3 brings its own days"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Last day"), N_("DATE") },
    { "department", 0, 0, G_OPTION_ARG_STRING_ARRAY, &departments, N_("Only this department and what is below it; may be repeated"), N_("PATH") },
    { "pilot", 0, 0, G_OPTION_ARG_NONE, &open_args.pilot, N_("A pilot: results are not used for pay"), NULL },
    { "trim", 0, 0, G_OPTION_ARG_NONE, &open_args.trim, N_("Rater groups of five and more lose their highest and lowest rating"), NULL },
    { "leniency", 0, 0, G_OPTION_ARG_STRING, &leniency, N_("Correct lenient and strict raters: off, shift or z"), N_("METHOD") },
    { "lambda", 0, 0, G_OPTION_ARG_STRING, &lambda, N_("How much of the shift, 0 to 1; otherwise all of it"), N_("N") },
    { "distribution", 0, 0, G_OPTION_ARG_STRING, &distribution, N_("Shares of the grades: advise, off or enforce; a pilot has none"), N_("MODE") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Name of the cycle"), N_("NAME") },
    { "name-en", 0, 0, G_OPTION_ARG_STRING, &name_en, N_("English name of the cycle"), N_("NAME") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("List the gaps, write nothing"), NULL },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!resolve_days (operands[0], from, to, &open_args, &error)
      || !resolve_rules (leniency, lambda, distribution, &open_args, &error) || !(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error))
      || !resolve_departments (db, departments, ids, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  open_args.key = operands[0];
  open_args.name = name;
  open_args.name_en = name_en;
  open_args.department_ids = ids->len ? (const gint64 *) ids->data : NULL;
  open_args.n_departments = ids->len;
  return open_cycle (ctl, db, &open_args, dry_run);
}

static void
write_cycle (HengCtlJson *json, const HengCycle *cycle)
{
  heng_ctl_json_text (json, "key", cycle->key);
  heng_ctl_json_text (json, "name", cycle->name);
  heng_ctl_json_text (json, "name_en", cycle->name_en);
  heng_ctl_json_date (json, "from", cycle->start_date);
  heng_ctl_json_date (json, "to", cycle->end_date);
  heng_ctl_json_text (json, "stage", heng_enum_by_value (heng_cycle_state_values, cycle->state)->key);
  heng_ctl_json_bool (json, "pilot", cycle->pilot != 0);
  heng_ctl_json_bool (json, "trim", cycle->trim != 0);
  heng_ctl_json_text (json, "leniency", heng_enum_by_value (heng_leniency_values, cycle->leniency)->key);
  heng_ctl_json_micro (json, "leniency_lambda", cycle->leniency_lambda, 6);
  heng_ctl_json_text (json, "distribution", heng_enum_by_value (heng_distribution_mode_values, cycle->distribution)->key);
  heng_ctl_json_bool (json, "published", cycle->published_at != 0);
  heng_ctl_json_text (json, "rule_version", cycle->rule_version);
}

static void
print_cycles (HengCtl *ctl, GPtrArray *cycles)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("llllll", _("Key"), _("Name"), _("From"), _("To"), _("Stage"), _("Published"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_array (json, NULL);
  for (guint i = 0; i < cycles->len; i++)
    {
      const HengCycle *cycle = cycles->pdata[i];

      heng_ctl_table_cell (table, cycle->key);
      heng_ctl_table_cell (table, heng_localized (cycle->name, cycle->name_en));
      heng_ctl_table_take (table, heng_date_format (cycle->start_date));
      heng_ctl_table_take (table, heng_date_format (cycle->end_date));
      heng_ctl_table_cell (table, heng_enum_label (heng_cycle_state_values, cycle->state));
      heng_ctl_table_cell (table, cycle->published_at ? _("yes") : _("no"));
      heng_ctl_json_object (json, NULL);
      write_cycle (json, cycle);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
}

static int
run_list (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (GPtrArray) cycles = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 0, 0, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(cycles = heng_cycles_load (db, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_cycles (ctl, cycles);
  return HENG_EXIT_DONE;
}

/* Progress of one comparison department, or of all with id 0. */
typedef struct
{
  gint64 department_id;
  int people, exempt, ready, published;
} Progress;

static void
count_review (Progress *progress, const HengReview *review)
{
  int state = heng_review_current_part (review)->participant->state;
  g_autoptr (GPtrArray) blockers = NULL;

  if (state == HENG_PART_EXEMPT || state == HENG_PART_LEFT)
    {
      progress->exempt++;
      return;
    }
  blockers = heng_review_blockers (review);
  progress->people++;
  progress->ready += blockers->len == 0;
  progress->published += review->published != NULL;
}

/* Departments in the order of the tree, then the total. */
static GArray *
count_progress (GPtrArray *departments, GPtrArray *reviews)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Progress));
  Progress total = { 0 };

  for (guint d = 0; d < departments->len; d++)
    {
      Progress progress = { .department_id = ((HengDepartment *) departments->pdata[d])->id };

      for (guint i = 0; i < reviews->len; i++)
        {
          const HengReview *review = reviews->pdata[i];

          if (heng_comparison_department (departments, heng_review_current_part (review)->participant->department_id)
              == progress.department_id)
            count_review (&progress, review);
        }
      if (progress.people + progress.exempt > 0)
        g_array_append_val (rows, progress);
    }
  for (guint i = 0; i < reviews->len; i++)
    count_review (&total, reviews->pdata[i]);
  g_array_append_val (rows, total);
  return rows;
}

static void
print_progress (HengCtl *ctl, const HengCycle *cycle, GPtrArray *departments, const GArray *rows)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("lrrrr", _("Department"), C_ ("count", "People"), _("Ready"), _("Published"), _("Exempt"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_object (json, NULL);
  write_cycle (json, cycle);
  heng_ctl_json_array (json, "departments");
  for (guint i = 0; i < rows->len; i++)
    {
      const Progress *progress = &g_array_index (rows, Progress, i);
      g_autofree char *path = progress->department_id ? heng_department_path (departments, progress->department_id) : NULL;

      if (!path)
        {
          heng_ctl_json_end (json);
          heng_ctl_json_object (json, "total");
        }
      else
        {
          heng_ctl_json_object (json, NULL);
          heng_ctl_json_text (json, "department", path);
        }
      heng_ctl_table_cell (table, path ? path : _("Total"));
      heng_ctl_table_take (table, g_strdup_printf ("%d", progress->people));
      heng_ctl_table_take (table, g_strdup_printf ("%d", progress->ready));
      heng_ctl_table_take (table, g_strdup_printf ("%d", progress->published));
      heng_ctl_table_take (table, g_strdup_printf ("%d", progress->exempt));
      heng_ctl_json_int (json, "people", progress->people);
      heng_ctl_json_int (json, "ready", progress->ready);
      heng_ctl_json_int (json, "published", progress->published);
      heng_ctl_json_int (json, "exempt", progress->exempt);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  if (ctl->json)
    {
      heng_ctl_json_print (json);
      return;
    }
  g_print ("%s · %s\n", heng_localized (cycle->name, cycle->name_en), heng_enum_label (heng_cycle_state_values, cycle->state));
  heng_ctl_table_print (table);
}

static int
run_show (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) departments = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (GArray) rows = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error))
      || !(departments = heng_departments_load (db, &error)) || !(reviews = heng_reviews_load (db, cycle->id, 0, TRUE, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  rows = count_progress (departments, reviews);
  print_progress (ctl, cycle, departments, rows);
  return HENG_EXIT_DONE;
}

static int
run_advance (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengCycle) advanced = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error))
      || !heng_cycle_advance (db, cycle->id, heng_store_today (db), NULL, &error)
      || !(advanced = heng_cycle_load (db, cycle->id, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  g_ptr_array_add (list, advanced);
  print_cycles (ctl, list);
  return HENG_EXIT_DONE;
}

static int
run_refresh (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (HengCtlJson) json = NULL;
  gint64 changed;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error))
      || (changed = heng_cycle_refresh (db, cycle->id, &gaps, NULL, &error)) < 0)
    return heng_ctl_fail (g_steal_pointer (&error));
  if (!ctl->json)
    {
      print_gaps (gaps);
      g_print (ngettext ("%d participant changed\n", "%d participants changed\n", (gulong) changed), (int) changed);
      return HENG_EXIT_DONE;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "cycle", cycle->key);
  heng_ctl_json_int (json, "changed", changed);
  write_gaps (json, gaps);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
  return HENG_EXIT_DONE;
}

static void
print_outcome (HengCtl *ctl, const char *cycle_key, const char *count_key, gint64 n, const char *list_key, GPtrArray *sentences,
               const char *summary)
{
  g_autoptr (HengCtlJson) json = NULL;

  for (guint i = 0; sentences && i < sentences->len; i++)
    fprintf (stderr, "%s\n", (char *) sentences->pdata[i]);
  if (!ctl->json)
    {
      g_print ("%s\n", summary);
      return;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "cycle", cycle_key);
  heng_ctl_json_int (json, count_key, n);
  heng_ctl_json_array (json, list_key);
  for (guint i = 0; sentences && i < sentences->len; i++)
    heng_ctl_json_text (json, NULL, sentences->pdata[i]);
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static int
run_publish (HengCtl *ctl, GStrv args)
{
  gboolean skip_blocked = FALSE;
  g_autofree char *early = NULL;
  const GOptionEntry entries[] = {
    { "skip-blocked", 0, 0, G_OPTION_ARG_NONE, &skip_blocked, N_("Publish those who are ready although others are not"), NULL },
    { "early", 0, 0, G_OPTION_ARG_STRING, &early, N_("Publish before the cycle's end, for a reason that the journal keeps"), N_("REASON") },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) blockers = NULL;
  g_autofree char *summary = NULL;
  gint64 n;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  n = heng_results_publish_early (db, cycle->id, skip_blocked, early, &blockers, NULL, &error);
  if (n < 0 && !blockers)
    return heng_ctl_fail (g_steal_pointer (&error));
  summary = g_strdup_printf (ngettext ("%d result published", "%d results published", (gulong) MAX (n, 0)), (int) MAX (n, 0));
  print_outcome (ctl, cycle->key, "published", MAX (n, 0), "blocked", blockers, summary);
  return n < 0 ? heng_ctl_fail (g_steal_pointer (&error)) : HENG_EXIT_DONE;
}

static int
run_verify (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *summary = NULL;
  gint64 n;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error))
      || (n = heng_results_verify (db, cycle->id, &differences, &error)) < 0)
    return heng_ctl_fail (g_steal_pointer (&error));
  summary = n == 0 ? g_strdup (_("Every published result follows from its data."))
                   : g_strdup_printf (ngettext ("%d result differs", "%d results differ", (gulong) n), (int) n);
  print_outcome (ctl, cycle->key, "different", n, "differences", differences, summary);
  return n ? HENG_EXIT_REFUSED : HENG_EXIT_DONE;
}

const HengCtlCommand heng_ctl_cycle_commands[] = {
  { "cycle open", "KEY --from DATE --to DATE [--department PATH]… [--pilot] [--trim] [--leniency off|shift|z] [--lambda N] [--distribution MODE] [--name NAME] [--name-en NAME] [--dry-run]",
    N_("Scorecards for everyone from the templates; gaps are listed."), run_open },
  { "cycle list", "", N_("All cycles with their stage."), run_list },
  { "cycle show", "KEY", N_("Progress of a cycle by department."), run_show },
  { "cycle advance", "KEY", N_("The next stage; says which guard refuses."), run_advance },
  { "cycle refresh", "KEY", N_("Takes joiners, transfers and leavers over from the roster."), run_refresh },
  { "cycle publish", "KEY [--skip-blocked] [--early REASON]", N_("Stores the results; refused while values are missing or the cycle runs."), run_publish },
  { "cycle verify", "KEY", N_("Computes published results again and compares them bit for bit."), run_verify },
  { NULL },
};
