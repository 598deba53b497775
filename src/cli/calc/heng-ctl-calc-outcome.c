/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of distributions, rolling results and whole scenarios (calc-format.md, domain.md §2.9, §2.10); seats on the command line. */
#include "heng-ctl-calc.h"
#include "heng-distribution.h"
#include "heng-final-score.h"
#include "heng-rolling.h"

#include <glib/gi18n.h>

/* Faults a case cannot be blamed for end it all the same. */
static HengGradeScale *
shipped_scale (HengJsonReader *reader)
{
  GPtrArray *bands = heng_calc_shipped_bands ();

  if (bands && bands->len > 0)
    return heng_grade_scale_new ((const HengGradeBand *const *) bands->pdata, bands->len);
  heng_json_fail (reader, "scheme.json", _("The shipped grades cannot be read."));
  return NULL;
}

static void
write_seats (HengCtlJson *json, const HengGradeScale *scale, const gint64 *seats)
{
  heng_ctl_json_object (json, "seats");
  for (guint i = 0; i < scale->n; i++)
    heng_ctl_json_int (json, scale->bands[i]->grade, seats[i]);
  heng_ctl_json_end (json);
}

/* A pool on its way from JSON to people. */
typedef struct
{
  GArray *people;  /* of HengDistributionPerson: those with a published score */
  GPtrArray *numbers;
  GHashTable *seen;
} Pool;

static void
pool_init (Pool *pool)
{
  pool->people = g_array_new (FALSE, TRUE, sizeof (HengDistributionPerson));
  pool->numbers = g_ptr_array_new_with_free_func (g_free);
  pool->seen = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
pool_clear (Pool *pool)
{
  g_clear_pointer (&pool->people, g_array_unref);
  g_clear_pointer (&pool->seen, g_hash_table_unref);
  g_clear_pointer (&pool->numbers, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pool, pool_clear)

/* The number of the next person; NULL with a fault when it is missing or taken. Kept by the pool. */
static const char *
take_number (HengJsonReader *reader, JsonObject *object, const char *path, Pool *pool)
{
  char *number = heng_json_text (reader, object, path, "employee", TRUE);

  if (!number)
    return NULL;
  g_ptr_array_add (pool->numbers, number);
  if (g_hash_table_add (pool->seen, number))
    return number;
  heng_json_fail (reader, path, _("“%s” occurs twice. Give each its own."), number);
  return NULL;
}

/* A score as it is published: two decimals at most. */
static HengMicro
read_published (HengJsonReader *reader, JsonObject *object, const char *path)
{
  HengMicro published = heng_json_decimal (reader, object, path, "published");

  if (published < 0 || published > HENG_POINTS (120) || published % (HENG_MICRO / 100) != 0)
    heng_json_fail (reader, path, _("A published score lies between 0 and 120 and has two decimals at most."));
  return published;
}

static void
read_person (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Pool *pool = data;
  HengDistributionPerson person = { .emp_no = take_number (reader, object, path, pool) };

  if (!heng_json_has (object, "published"))
    return;
  person.published = read_published (reader, object, path);
  g_array_append_val (pool->people, person);
}

static HengDistribution *
propose (const HengGradeScale *scale, HengDistributionMode mode, const Pool *pool)
{
  return heng_distribution_propose (scale, mode, (const HengDistributionPerson *) (gpointer) pool->people->data, pool->people->len, NULL);
}

void
heng_calc_distribution (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  HengDistributionMode mode = (HengDistributionMode) heng_json_enum (reader, input, "input", "mode", heng_distribution_mode_values);
  g_autoptr (HengGradeScale) scale = shipped_scale (reader);
  g_autoptr (HengDistribution) distribution = NULL;
  g_auto (Pool) pool = { 0 };

  pool_init (&pool);
  heng_json_each (reader, input, "input", "people", read_person, &pool);
  if (reader->error)
    return;
  distribution = propose (scale, mode, &pool);
  write_seats (json, scale, distribution->seats);
  heng_ctl_json_object (json, "proposal");
  for (guint i = 0; i < pool.people->len; i++)
    heng_ctl_json_text (json, g_array_index (pool.people, HengDistributionPerson, i).emp_no,
                        scale->bands[distribution->grades[i].proposal]->grade);
  heng_ctl_json_end (json);
  heng_ctl_json_object (json, "band");
  for (guint i = 0; i < pool.people->len; i++)
    heng_ctl_json_text (json, g_array_index (pool.people, HengDistributionPerson, i).emp_no,
                        scale->bands[distribution->grades[i].band]->grade);
  heng_ctl_json_end (json);
}

/* Rolling results */

static void
read_cycle (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengRollingPoint point = { NULL, HENG_NA, FALSE };

  point.pilot = heng_json_has (object, "pilot") && heng_json_flag (reader, object, path, "pilot");
  if (heng_json_has (object, "published"))
    point.published = heng_calc_read_value (reader, object, path, "published");
  g_array_append_val ((GArray *) data, point);
}

/* Statistics have six decimals like everything else. */
static void
write_statistic (HengCtlJson *json, const char *key, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  heng_ctl_json_text (json, key, g_ascii_formatd (text, sizeof text, "%.6f", value));
}

static void
write_band (HengCtlJson *json, const HengRolling *rolling)
{
  write_statistic (json, "slope", rolling->slope);
  write_statistic (json, "sd", rolling->sd);
  write_statistic (json, "s", rolling->s);
  heng_ctl_json_array (json, "fit");
  for (guint i = 0; i < rolling->n; i++)
    write_statistic (json, NULL, rolling->fit[i]);
  heng_ctl_json_end (json);
  heng_ctl_json_array (json, "half_width");
  for (guint i = 0; i < rolling->n; i++)
    write_statistic (json, NULL, rolling->half_width[i]);
  heng_ctl_json_end (json);
}

void
heng_calc_rolling (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (HengRollingPoint));
  g_autofree char *published = NULL;
  HengRolling rolling;

  heng_json_each (reader, input, "input", "cycles", read_cycle, points);
  if (reader->error)
    return;
  rolling = heng_rolling ((const HengRollingPoint *) (gpointer) points->data, points->len, NULL);
  if (rolling.n > 0)
    published = heng_micro_format (rolling.published, 2);
  heng_calc_write_value (json, "rolling", rolling.rolling);
  heng_ctl_json_text (json, "published", published);
  heng_ctl_json_text (json, "trend", heng_enum_by_value (heng_trend_values, (int) rolling.trend)->key);
  heng_ctl_json_bool (json, "volatile", rolling.is_volatile);
  if (rolling.n >= 3)
    write_band (json, &rolling);
}

/* Scenarios */

/* One person of a scenario; the number is borrowed from the pool. */
typedef struct
{
  const char *number;
  HengValue parts[HENG_N_COMPONENTS];
  HengFinalScore final;
  HengScoreFlags basis;    /* of the scorecard, when it counts */
  gboolean is_published;
  HengRolling rolling;     /* this cycle included */
  int place;               /* in the pool; −1: outside */
} Member;

typedef struct
{
  Pool pool;
  GArray *members; /* of Member */
} Scenario;

static void
scenario_clear (Scenario *scenario)
{
  pool_clear (&scenario->pool);
  g_clear_pointer (&scenario->members, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scenario, scenario_clear)

/* The member as an object, NULL when it is absent or null; a fault when it is something else. */
static JsonObject *
optional_object (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  return heng_json_has (object, member) ? heng_json_object (reader, object, path, member) : NULL;
}

/* A component without its input is not applicable. */
static void
read_parts (HengJsonReader *reader, JsonObject *object, const char *path, Member *member)
{
  g_autofree char *tree_path = g_strconcat (path, ".tree", NULL);
  g_autofree char *card_path = g_strconcat (path, ".scorecard", NULL);
  g_autofree char *raters_path = g_strconcat (path, ".raters", NULL);
  JsonObject *tree = optional_object (reader, object, path, "tree");
  JsonObject *card = optional_object (reader, object, path, "scorecard");
  JsonObject *raters = optional_object (reader, object, path, "raters");

  for (int i = 0; i < HENG_N_COMPONENTS; i++)
    member->parts[i] = HENG_NA;
  if (tree)
    member->parts[HENG_COMPONENT_OKR] = heng_calc_read_okr_component (reader, tree, tree_path);
  if (card)
    {
      HengScorecardScore score = heng_calc_read_scorecard (reader, card, card_path);

      member->parts[HENG_COMPONENT_KPI] = score.score;
      member->basis = score.flags & HENG_SCORE_FLAG_INSUFFICIENT_BASIS;
    }
  if (raters)
    member->parts[HENG_COMPONENT_FEEDBACK] = heng_calc_read_rater_groups (reader, raters, raters_path).points;
}

/* The final score, which a scorecard with too little behind it keeps from being published. */
static void
score_member (HengJsonReader *reader, JsonObject *object, const char *path, Member *member)
{
  JsonObject *weights = heng_json_object (reader, object, path, "components");
  g_autoptr (GArray) adjustments = heng_calc_read_adjustments (reader, object, path);
  HengComponent components[HENG_N_COMPONENTS];

  for (guint i = 0; i < HENG_N_COMPONENTS; i++)
    {
      const char *key = heng_enum_by_value (heng_component_values, (int) i)->key;
      gint64 weight = weights && heng_json_has (weights, key) ? heng_json_percent (reader, weights, path, key) : 0;

      components[i] = (HengComponent) { (HengComponentKind) i, weight, member->parts[i] };
    }
  if (components[HENG_COMPONENT_KPI].weight_bp == 0)
    member->basis = 0;
  member->final = heng_final_score (components, HENG_N_COMPONENTS, (const HengMicro *) (gpointer) adjustments->data, adjustments->len, NULL);
  member->is_published = member->final.final.state == HENG_VALUE_NUMBER && !member->basis;
}

static void
roll_member (HengJsonReader *reader, JsonObject *object, const char *path, Member *member)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (HengRollingPoint));
  HengRollingPoint now = { NULL, member->is_published ? HENG_NUMBER (member->final.published) : HENG_NA, FALSE };

  if (heng_json_has (object, "history"))
    heng_json_each (reader, object, path, "history", read_cycle, points);
  g_array_append_val (points, now);
  member->rolling = heng_rolling ((const HengRollingPoint *) (gpointer) points->data, points->len, NULL);
}

static void
read_member (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Scenario *scenario = data;
  Member member = { .number = take_number (reader, object, path, &scenario->pool), .place = -1 };
  HengDistributionPerson person = { .emp_no = member.number };

  read_parts (reader, object, path, &member);
  score_member (reader, object, path, &member);
  roll_member (reader, object, path, &member);
  if (member.is_published)
    {
      member.place = (int) scenario->pool.people->len;
      person.published = member.final.published;
      g_array_append_val (scenario->pool.people, person);
    }
  g_array_append_val (scenario->members, member);
}

static void
write_member_flags (HengCtlJson *json, const Member *member)
{
  heng_ctl_json_array (json, "flags");
  if (member->final.flags & HENG_FINAL_FLAG_COMPONENT_MISSING)
    heng_ctl_json_text (json, NULL, heng_enum_by_value (heng_final_flag_values, HENG_FINAL_FLAG_COMPONENT_MISSING)->key);
  if (member->basis)
    heng_ctl_json_text (json, NULL, heng_enum_by_value (heng_score_flag_values, HENG_SCORE_FLAG_INSUFFICIENT_BASIS)->key);
  heng_ctl_json_end (json);
}

static void
write_member (HengCtlJson *json, const HengGradeScale *scale, const HengDistribution *distribution, const Member *member)
{
  g_autofree char *published = member->is_published ? heng_micro_format (member->final.published, 2) : NULL;
  const HengDistributionGrade *grade = member->place < 0 ? NULL : &distribution->grades[member->place];

  heng_ctl_json_object (json, member->number);
  heng_calc_write_value (json, "okr", member->parts[HENG_COMPONENT_OKR]);
  heng_calc_write_value (json, "kpi", member->parts[HENG_COMPONENT_KPI]);
  heng_calc_write_value (json, "points_360", member->parts[HENG_COMPONENT_FEEDBACK]);
  heng_calc_write_value (json, "final", member->final.final);
  heng_ctl_json_text (json, "published", published);
  write_member_flags (json, member);
  heng_ctl_json_text (json, "band", grade ? scale->bands[grade->band]->grade : NULL);
  heng_ctl_json_text (json, "proposal", grade ? scale->bands[grade->proposal]->grade : NULL);
  heng_calc_write_value (json, "rolling", member->rolling.rolling);
  heng_ctl_json_text (json, "trend", heng_enum_by_value (heng_trend_values, (int) member->rolling.trend)->key);
  heng_ctl_json_end (json);
}

void
heng_calc_scenario (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  HengDistributionMode mode = (HengDistributionMode) heng_json_enum (reader, input, "input", "mode", heng_distribution_mode_values);
  g_autoptr (HengGradeScale) scale = shipped_scale (reader);
  g_autoptr (HengDistribution) distribution = NULL;
  g_auto (Scenario) scenario = { 0 };

  pool_init (&scenario.pool);
  scenario.members = g_array_new (FALSE, TRUE, sizeof (Member));
  heng_json_each (reader, input, "input", "people", read_member, &scenario);
  if (reader->error)
    return;
  distribution = propose (scale, mode, &scenario.pool);
  heng_ctl_json_object (json, "people");
  for (guint i = 0; i < scenario.members->len; i++)
    write_member (json, scale, distribution, &g_array_index (scenario.members, Member, i));
  heng_ctl_json_end (json);
  write_seats (json, scale, distribution->seats);
}

/* Seats on the command line */

static void
print_seats (HengCtl *ctl, gint64 n, const HengGradeScale *scale, const gint64 *seats)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("lrr", _("Grade"), _("Share"), _("Seats"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_int (json, "n", n);
  write_seats (json, scale, seats);
  heng_ctl_json_end (json);
  for (guint i = 0; i < scale->n; i++)
    {
      g_autofree char *share = heng_micro_format_short (scale->bands[i]->share_bp * (HENG_MICRO / 100));

      heng_ctl_table_cell (table, scale->bands[i]->grade);
      heng_ctl_table_take (table, g_strconcat (share, "%", NULL));
      heng_ctl_table_take (table, g_strdup_printf ("%" G_GINT64_FORMAT, seats[i]));
    }
  heng_ctl_print (ctl->json, table, json);
}

int
heng_calc_run_seats (HengCtl *ctl, GStrv args)
{
  const guint64 most = 10000000;
  g_auto (GStrv) operands = NULL;
  g_autoptr (HengGradeScale) scale = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *seats = NULL;
  HengJsonReader reader = { "calc seats", NULL };
  guint64 n;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 1, 1, &operands, &status))
    return status;
  if (!g_ascii_string_to_unsigned (operands[0], 10, 0, most, &n, NULL))
    return heng_ctl_usage (ctl, _("N is the number of people in the pool, a whole number up to %d."), (int) most);
  if (!(scale = shipped_scale (&reader)))
    return heng_ctl_fail (reader.error);
  seats = g_new0 (gint64, scale->n);
  heng_distribution_seats (scale, (gint64) n, seats, NULL);
  print_seats (ctl, (gint64) n, scale, seats);
  return HENG_EXIT_DONE;
}
