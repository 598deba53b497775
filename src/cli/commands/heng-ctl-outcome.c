/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl cycle distribution, calibrate, correct, request; rolling: what follows from the scores of a cycle. */
#include "heng-ctl-outcome.h"

#include <glib/gi18n.h>

gboolean
heng_ctl_needs (HengCtl *ctl, int *status, const char *option, const char *value)
{
  if (value && *value)
    return TRUE;
  *status = heng_ctl_usage (ctl, _("%s is needed."), option);
  return FALSE;
}

/* Distribution */

static void
write_person (HengCtlJson *json, const HengPoolPerson *person)
{
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "employee", person->emp_no);
  heng_ctl_json_text (json, "name", person->name);
  heng_ctl_json_text (json, "department", person->department);
  heng_ctl_json_micro (json, "score", person->published, 2);
  heng_ctl_json_bool (json, "published", person->is_published);
  heng_ctl_json_bool (json, "outside", person->outside);
  heng_ctl_json_text (json, "band", person->band);
  heng_ctl_json_text (json, "seat", person->seat);
  heng_ctl_json_text (json, "proposal", person->proposal);
  heng_ctl_json_text (json, "grade", person->grade);
  heng_ctl_json_bool (json, "moved", person->is_moved);
  heng_ctl_json_end (json);
}

static void
write_pool (HengCtlJson *json, const HengPool *pool)
{
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "pool", pool->name);
  heng_ctl_json_text (json, "mode", heng_enum_by_value (heng_distribution_mode_values, (int) pool->distribution->mode)->key);
  heng_ctl_json_text (json, "effect", heng_enum_by_value (heng_distribution_mode_values, (int) pool->distribution->effect)->key);
  heng_ctl_json_int (json, "people_counted", pool->distribution->n);
  heng_ctl_json_int (json, "without_score", pool->n_blocked);
  heng_ctl_json_array (json, "grades");
  for (guint i = 0; i < pool->scale->n; i++)
    {
      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "grade", pool->scale->bands[i]->grade);
      heng_ctl_json_int (json, "seats", pool->distribution->seats[i]);
      heng_ctl_json_int (json, "proposed", pool->distribution->proposed[i]);
      heng_ctl_json_int (json, "now", pool->counting[i]);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_array (json, "people");
  for (guint i = 0; i < pool->people->len; i++)
    write_person (json, pool->people->pdata[i]);
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
}

static void
print_pool (const HengPool *pool, gboolean explain)
{
  g_autoptr (HengCtlTable) grades = heng_ctl_table_new ("lrrr", _("Grade"), _("Seats"), _("Proposed"), _("Now"));
  g_autoptr (HengCtlTable) people = heng_ctl_table_new ("llrllll", _("Number"), _("Name"), _("Score"), _("Grade of the score"), _("Proposal"),
                                                        _("Grade"), _("Note"));

  for (guint i = 0; i < pool->scale->n; i++)
    {
      heng_ctl_table_cell (grades, pool->scale->bands[i]->grade);
      heng_ctl_table_take (grades, g_strdup_printf ("%d", (int) pool->distribution->seats[i]));
      heng_ctl_table_take (grades, g_strdup_printf ("%d", (int) pool->distribution->proposed[i]));
      heng_ctl_table_take (grades, g_strdup_printf ("%d", (int) pool->counting[i]));
    }
  for (guint i = 0; i < pool->people->len; i++)
    {
      const HengPoolPerson *person = pool->people->pdata[i];

      heng_ctl_table_cell (people, person->emp_no);
      heng_ctl_table_cell (people, person->name);
      heng_ctl_table_take (people, heng_micro_format (person->published, 2));
      heng_ctl_table_cell (people, person->band);
      heng_ctl_table_cell (people, person->proposal);
      heng_ctl_table_cell (people, person->grade);
      heng_ctl_table_cell (people, person->outside ? _("outside the distribution") : "");
    }
  g_print ("%s · %s\n", pool->name, heng_enum_label (heng_distribution_mode_values, (int) pool->distribution->effect));
  if (pool->n_blocked)
    g_print (ngettext ("%u person without a score yet is not counted\n", "%u people without a score yet are not counted\n", pool->n_blocked),
             pool->n_blocked);
  heng_ctl_table_print (grades);
  heng_ctl_table_print (people);
  if (explain)
    {
      g_autofree char *text = heng_trace_to_text (pool->trace);

      g_print ("%s", text);
    }
}

static void
print_pools (HengCtl *ctl, const HengCycle *cycle, GPtrArray *pools, gint64 applied, gboolean explain)
{
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "cycle", cycle->key);
  heng_ctl_json_int (json, "applied", MAX (applied, 0));
  heng_ctl_json_array (json, "pools");
  for (guint i = 0; i < pools->len; i++)
    write_pool (json, pools->pdata[i]);
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  if (ctl->json)
    {
      heng_ctl_json_print (json);
      return;
    }
  for (guint i = 0; i < pools->len; i++)
    print_pool (pools->pdata[i], explain);
  if (applied >= 0)
    g_print (ngettext ("%d grade taken over\n", "%d grades taken over\n", (gulong) applied), (int) applied);
}

/* What `cycle distribution` was asked for. */
typedef struct
{
  GArray *ids; /* of gint64 */
  int mode;
  gboolean save, apply, explain;
} Wish;

/* Stores the mode and the merged pool, and takes the proposals over, as asked for. *applied −1: was not asked for. */
static gboolean
store_wish (HengDb *db, const HengCycle *cycle, const Wish *wish, gint64 *applied, GError **error)
{
  *applied = -1;
  if (wish->save && wish->mode >= 0 && !heng_cycle_set_distribution (db, cycle->id, (HengDistributionMode) wish->mode, NULL, error))
    return FALSE;
  if (wish->save && wish->ids->len
      && !heng_cycle_merge_pools (db, cycle->id, (const gint64 *) (gpointer) wish->ids->data, wish->ids->len, NULL, error))
    return FALSE;
  if (wish->apply)
    *applied = heng_distribution_apply (db, cycle->id, NULL, NULL, error);
  return !wish->apply || *applied >= 0;
}

static int
show_distribution (HengCtl *ctl, const char *key, GStrv departments, Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = heng_ctl_open (ctl, wish->save || wish->apply ? HENG_DB_OPEN : HENG_DB_READ_ONLY, &error);
  g_autoptr (HengCycle) cycle = db ? heng_ctl_find_cycle (db, key, &error) : NULL;
  g_autoptr (GPtrArray) pools = NULL;
  HengPoolArgs args = { .mode = wish->mode, .with_trace = wish->explain };
  gint64 applied;

  for (guint i = 0; cycle && departments && departments[i]; i++)
    {
      gint64 id = heng_ctl_find_department (db, departments[i], &error);

      if (id == 0)
        return heng_ctl_fail (g_steal_pointer (&error));
      g_array_append_val (wish->ids, id);
    }
  if (!cycle || !store_wish (db, cycle, wish, &applied, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  args.department_ids = wish->ids->len ? (const gint64 *) (gpointer) wish->ids->data : NULL;
  args.n_departments = wish->ids->len;
  if (!(pools = heng_pools_propose (db, cycle->id, &args, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_pools (ctl, cycle, pools, applied, wish->explain);
  return HENG_EXIT_DONE;
}

static int
run_distribution (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) departments = NULL, operands = NULL;
  g_autofree char *mode = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Wish wish = { .ids = ids, .mode = -1 };
  const GOptionEntry entries[] = {
    { "department", 0, 0, G_OPTION_ARG_STRING_ARRAY, &departments, N_("Only this department; several are one pool"), "PATH" },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &mode, N_("OFF, ADVISE or ENFORCE instead of the cycle's own"), "MODE" },
    { "save", 0, 0, G_OPTION_ARG_NONE, &wish.save, N_("Keep --mode, and the departments as one pool, for the cycle"), NULL },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &wish.apply, N_("Take the enforced grades over; calibration may move them"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &wish.explain, N_("Print how seats and grades were found"), NULL },
    { NULL },
  };
  const HengEnumValue *value;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (mode && !(value = heng_enum_by_key (heng_distribution_mode_values, mode)))
    return heng_ctl_usage (ctl, _("MODE is OFF, ADVISE or ENFORCE."));
  if (mode)
    wish.mode = value->value;
  if (wish.apply && !wish.save && (mode || departments))
    return heng_ctl_usage (ctl, _("--apply follows what is kept for the cycle; add --save, or leave --mode and --department out."));
  return show_distribution (ctl, operands[0], departments, &wish);
}

/* Grades and corrections of one person */

/* The result of one person after a change, as a line. */
static void
print_result (HengCtl *ctl, const HengReview *review)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("llrllr", _("Number"), _("Name"), _("Score"), _("Grade of the score"), _("Grade"),
                                                       _("Revision"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();
  const HengResult *stored = review->published;
  HengValue score = stored ? HENG_NUMBER (stored->published)
                    : review->final.final.state == HENG_VALUE_NUMBER ? HENG_NUMBER (review->final.published) : review->final.final;
  const char *grade = stored ? stored->grade : review->grade ? review->grade->grade : NULL;
  const char *band = stored ? stored->band_grade : review->band ? review->band->grade : NULL;

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "cycle", review->cycle->key);
  heng_ctl_json_text (json, "employee", review->employee->emp_no);
  heng_ctl_json_text (json, "name", heng_localized (review->employee->name, review->employee->name_en));
  heng_ctl_json_value (json, "score", score, 2);
  heng_ctl_json_text (json, "band", band);
  heng_ctl_json_text (json, "grade", grade);
  heng_ctl_json_int (json, "revision", stored ? stored->revision : 0);
  heng_ctl_json_text (json, "reason", stored ? stored->reason : review->grade_change ? review->grade_change->reason : NULL);
  heng_ctl_json_end (json);
  heng_ctl_table_cell (table, review->employee->emp_no);
  heng_ctl_table_cell (table, heng_localized (review->employee->name, review->employee->name_en));
  heng_ctl_table_take (table, heng_value_format (score, 2));
  heng_ctl_table_cell (table, band);
  heng_ctl_table_cell (table, grade);
  heng_ctl_table_take (table, stored ? g_strdup_printf ("%d", (int) stored->revision) : g_strdup (""));
  heng_ctl_print (ctl->json, table, json);
}

/* Opens the store and finds cycle and employee; NULL with error. */
static HengDb *
open_for_person (HengCtl *ctl, const char *key, const char *number, HengCycle **cycle, HengEmployee **employee, GError **error)
{
  g_autoptr (HengDb) db = heng_ctl_open (ctl, HENG_DB_OPEN, error);

  if (!db || !(*cycle = heng_ctl_find_cycle (db, key, error)) || !(*employee = heng_ctl_find_employee (db, number, error)))
    return NULL;
  return g_steal_pointer (&db);
}

static int
finish_person (HengCtl *ctl, HengDb *db, const HengCycle *cycle, const HengEmployee *employee, gboolean done, GError *fault)
{
  g_autoptr (GError) error = fault;
  g_autoptr (HengReview) review = done ? heng_review_load (db, cycle->id, employee->id, NULL, &error) : NULL;

  if (!review)
    return heng_ctl_fail (g_steal_pointer (&error));
  print_result (ctl, review);
  return HENG_EXIT_DONE;
}

static int
run_calibrate (HengCtl *ctl, GStrv args)
{
  g_autofree char *number = NULL, *grade = NULL, *reason = NULL, *approver = NULL, *second = NULL;
  const GOptionEntry entries[] = {
    { "employee", 0, 0, G_OPTION_ARG_STRING, &number, N_("Whose grade"), "NO" },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &grade, N_("The grade that shall count"), "G" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why; it is kept with the change"), "TEXT" },
    { "approver", 0, 0, G_OPTION_ARG_STRING, &approver, N_("Who approved it; without it you"), "NAME" },
    { "second", 0, 0, G_OPTION_ARG_STRING, &second, N_("Second approver, needed for two grades or a full grade"), "NAME" },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  GError *error = NULL;
  HengCalibrateArgs move = { 0 };
  gboolean done;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status) || !heng_ctl_needs (ctl, &status, "--employee", number)
      || !heng_ctl_needs (ctl, &status, "--grade", grade) || !heng_ctl_needs (ctl, &status, "--reason", reason))
    return status;
  if (!(db = open_for_person (ctl, operands[0], number, &cycle, &employee, &error)))
    return heng_ctl_fail (error);
  move = (HengCalibrateArgs) { cycle->id, employee->id, grade, reason, approver, second, NULL };
  done = heng_grade_calibrate (db, &move, &error);
  return finish_person (ctl, db, cycle, employee, done, error);
}

/* "RD-02=6.5" and "2:RD-02=6.5" (second part of the cycle); the texts are cut in place. */
static gboolean
read_actual (char *text, HengCorrectedActual *actual)
{
  char *value = strchr (text, '='), *code = strchr (text, ':');
  guint64 part = 0;

  if (!value || value == text)
    return FALSE;
  *value++ = '\0';
  if (code && code < value)
    {
      *code++ = '\0';
      if (!g_ascii_string_to_unsigned (text, 10, 1, 100, &part, NULL))
        return FALSE;
    }
  else
    code = text;
  *actual = (HengCorrectedActual) { code, value, (gint64) part };
  return TRUE;
}

/* NULL with a fault on stderr in *status. */
static HengCorrectedActual *
read_actuals (HengCtl *ctl, GStrv texts, int *status)
{
  g_autofree HengCorrectedActual *actuals = g_new0 (HengCorrectedActual, texts ? g_strv_length (texts) + 1 : 1);

  for (guint i = 0; texts && texts[i]; i++)
    if (!read_actual (texts[i], &actuals[i]))
      {
        *status = heng_ctl_usage (ctl, _("Write a corrected value like --actual RD-02=6.5."));
        return NULL;
      }
  return g_steal_pointer (&actuals);
}

static int
run_correct (HengCtl *ctl, GStrv args)
{
  g_autofree char *number = NULL, *grade = NULL, *reason = NULL, *approver = NULL, *second = NULL, *points = NULL;
  g_auto (GStrv) operands = NULL, texts = NULL;
  const GOptionEntry entries[] = {
    { "employee", 0, 0, G_OPTION_ARG_STRING, &number, N_("Whose result"), "NO" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why; it stands on the new revision"), "TEXT" },
    { "actual", 0, 0, G_OPTION_ARG_STRING_ARRAY, &texts, N_("An actual value put right, such as RD-02=6.5"), "CODE=VALUE" },
    { "points", 0, 0, G_OPTION_ARG_STRING, &points, N_("Bonus or penalty points to be added"), "N" },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &grade, N_("The grade that shall count instead of that of the score"), "G" },
    { "approver", 0, 0, G_OPTION_ARG_STRING, &approver, N_("Who approved it; without it you"), "NAME" },
    { "second", 0, 0, G_OPTION_ARG_STRING, &second, N_("Second approver, needed once the cycle is archived"), "NAME" },
    { NULL },
  };
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (HengResult) result = NULL;
  g_autofree HengCorrectedActual *actuals = NULL;
  GError *error = NULL;
  HengCorrectArgs correction = { 0 };
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status) || !heng_ctl_needs (ctl, &status, "--employee", number)
      || !heng_ctl_needs (ctl, &status, "--reason", reason) || !(actuals = read_actuals (ctl, texts, &status)))
    return status;
  if (points && !heng_micro_parse (points, &correction.points))
    return heng_ctl_usage (ctl, _("“%s” is no number with at most six decimals."), points);
  if (!(db = open_for_person (ctl, operands[0], number, &cycle, &employee, &error)))
    return heng_ctl_fail (error);
  correction = (HengCorrectArgs) { cycle->id, employee->id, reason, approver, second, actuals, texts ? g_strv_length (texts) : 0,
                                   correction.points, grade, NULL };
  result = heng_result_correct (db, &correction, &error);
  return finish_person (ctl, db, cycle, employee, result != NULL, error);
}

static int
run_request (HengCtl *ctl, GStrv args)
{
  g_autofree char *number = NULL;
  gboolean withdraw = FALSE;
  const GOptionEntry entries[] = {
    { "employee", 0, 0, G_OPTION_ARG_STRING, &number, N_("Who asks"), "NO" },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &withdraw, N_("Takes the request back"), NULL },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  GError *error = NULL;
  gboolean done;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status) || !heng_ctl_needs (ctl, &status, "--employee", number))
    return status;
  if (!(db = open_for_person (ctl, operands[0], number, &cycle, &employee, &error)))
    return heng_ctl_fail (error);
  done = heng_cycle_request (db, cycle->id, employee->id, !withdraw, NULL, &error);
  return finish_person (ctl, db, cycle, employee, done, error);
}

/* Rolling results */

static void
write_rolling (HengCtlJson *json, const HengReview *review)
{
  const HengRolling *rolling = &review->rolling;

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "employee", review->employee->emp_no);
  heng_ctl_json_text (json, "name", heng_localized (review->employee->name, review->employee->name_en));
  heng_ctl_json_text (json, "department", review->department_path);
  heng_ctl_json_int (json, "cycles", rolling->n);
  if (rolling->n)
    heng_ctl_json_micro (json, "rolling", rolling->published, 2);
  else
    heng_ctl_json_text (json, "rolling", NULL);
  heng_ctl_json_text (json, "trend", heng_enum_by_value (heng_trend_values, (int) rolling->trend)->key);
  heng_ctl_json_bool (json, "volatile", rolling->is_volatile);
  heng_ctl_json_array (json, "history");
  for (guint i = 0; i < review->rolling_points->len; i++)
    {
      const HengReviewPoint *point = review->rolling_points->pdata[i];

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "cycle", point->cycle_key);
      heng_ctl_json_micro (json, "published", point->published, 2);
      heng_ctl_json_bool (json, "legacy", point->is_legacy);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
}

static void
print_rolling (HengCtl *ctl, const HengCycle *cycle, GPtrArray *reviews)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("lllrrl", _("Number"), _("Name"), _("Department"), _("Cycles"), _("Rolling result"),
                                                       _("Trend"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "cycle", cycle->key);
  heng_ctl_json_array (json, "people");
  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];

      write_rolling (json, review);
      heng_ctl_table_cell (table, review->employee->emp_no);
      heng_ctl_table_cell (table, heng_localized (review->employee->name, review->employee->name_en));
      heng_ctl_table_cell (table, review->department_path);
      heng_ctl_table_take (table, g_strdup_printf ("%u", review->rolling.n));
      heng_ctl_table_take (table, review->rolling.n ? heng_micro_format (review->rolling.published, 2) : g_strdup (""));
      heng_ctl_table_take (table, g_strconcat (heng_enum_label (heng_trend_values, (int) review->rolling.trend),
                                               review->rolling.is_volatile ? " · " : "", review->rolling.is_volatile ? _("varies widely") : "", NULL));
    }
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
}

static GPtrArray *
load_rolling (HengDb *db, const HengCycle *cycle, const char *number, const char *department, GError **error)
{
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  g_autoptr (HengEmployee) employee = NULL;
  HengReview *review;
  gint64 department_id = 0;

  if (department && !(department_id = heng_ctl_find_department (db, department, error)))
    return NULL;
  if (!number)
    return heng_reviews_load (db, cycle->id, department_id, TRUE, error);
  if (!(employee = heng_ctl_find_employee (db, number, error)) || !(review = heng_review_load (db, cycle->id, employee->id, NULL, error)))
    return NULL;
  g_ptr_array_add (reviews, review);
  return g_steal_pointer (&reviews);
}

static int
run_rolling (HengCtl *ctl, GStrv args)
{
  g_autofree char *number = NULL, *department = NULL, *key = NULL;
  gboolean explain = FALSE;
  const GOptionEntry entries[] = {
    { "employee", 0, 0, G_OPTION_ARG_STRING, &number, N_("Only this person"), "NO" },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, N_("Only this department"), "PATH" },
    { "cycle", 0, 0, G_OPTION_ARG_STRING, &key, N_("Up to this cycle; without it the current one"), "KEY" },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_("Print how it was found; needs --employee"), NULL },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 0, 0, &operands, &status) || (explain && !heng_ctl_needs (ctl, &status, "--employee", number)))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(cycle = heng_ctl_find_cycle (db, key, &error))
      || !(reviews = load_rolling (db, cycle, number, department, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_rolling (ctl, cycle, reviews);
  if (explain && !ctl->json)
    {
      g_autoptr (HengTrace) trace = heng_trace_new ("rolling", NULL);
      g_autofree char *text = NULL;

      heng_review_roll (reviews->pdata[0], trace);
      text = heng_trace_to_text (trace);
      g_print ("%s", text);
    }
  return HENG_EXIT_DONE;
}

const HengCtlCommand heng_ctl_outcome_commands[] = {
  { "cycle distribution", "KEY [--department PATH]… [--mode OFF|ADVISE|ENFORCE] [--save] [--apply] [--explain]",
    N_("Grades by the recommended shares, pool by pool."), run_distribution },
  { "cycle calibrate", "KEY --employee NO --grade G --reason TEXT [--approver NAME] [--second NAME]",
    N_("Moves a grade before publishing; the score stays."), run_calibrate },
  { "cycle correct", "KEY --employee NO --reason TEXT [--actual CODE=VALUE]… [--points N] [--grade G] [--approver NAME] [--second NAME]",
    N_("A published result becomes a new revision; the old one stays."), run_correct },
  { "cycle request", "KEY --employee NO [--withdraw]", N_("Scores somebody on leave for most of the cycle who asks for it."), run_request },
  { "rolling", "[--cycle KEY] [--employee NO] [--department PATH] [--explain]", N_("Rolling result and trend over the published cycles."),
    run_rolling },
  { NULL },
};
