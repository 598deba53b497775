/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What surrounds a goal in the store, and the SMART check of records with it. */
#include "heng-smart-reading.h"

#include <string.h>

#include "heng-goal-private.h"

#define HISTORY_CYCLES 4

void
heng_smart_reading_clear (HengSmartReading *reading)
{
  g_clear_pointer (&reading->cycle, heng_cycle_free);
  g_clear_pointer (&reading->departments, g_ptr_array_unref);
  g_clear_pointer (&reading->employees, g_ptr_array_unref);
  g_clear_pointer (&reading->projects, g_ptr_array_unref);
  g_clear_pointer (&reading->objectives, g_ptr_array_unref);
  g_clear_pointer (&reading->key_results, g_ptr_array_unref);
  g_clear_pointer (&reading->employees_by_id, g_hash_table_unref);
  g_clear_pointer (&reading->objectives_by_id, g_hash_table_unref);
  g_clear_pointer (&reading->krs_of, g_hash_table_unref);
  g_clear_pointer (&reading->children_of, g_hash_table_unref);
  g_clear_pointer (&reading->goals_of, g_hash_table_unref);
  g_clear_pointer (&reading->past, g_ptr_array_unref);
  g_clear_pointer (&reading->reviews, g_ptr_array_unref);
  g_clear_pointer (&reading->names, g_hash_table_unref);
  g_clear_pointer (&reading->proven, g_hash_table_unref);
}
static gboolean
is_active (int state)
{
  return state != HENG_GOAL_CANCELLED;
}

static void
add_to (GHashTable *lists, gint64 id, gpointer record)
{
  GPtrArray *list = g_hash_table_lookup (lists, &id);

  if (list == NULL)
    g_hash_table_insert (lists, g_memdup2 (&id, sizeof id), list = g_ptr_array_new ());
  g_ptr_array_add (list, record);
}

static char *
owner_key (const HengObjective *objective)
{
  return g_strdup_printf ("%d:%" G_GINT64_FORMAT, objective->owner_kind, objective->owner_id);
}

static void
index_goals (HengSmartReading *reading)
{
  reading->objectives_by_id = heng_index_by_id (reading->objectives);
  reading->krs_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  reading->children_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  reading->goals_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < reading->key_results->len; i++)
    add_to (reading->krs_of, ((HengKeyResult *) reading->key_results->pdata[i])->objective_id, reading->key_results->pdata[i]);
  for (guint i = 0; i < reading->objectives->len; i++)
    {
      HengObjective *objective = reading->objectives->pdata[i];
      g_autofree char *key = owner_key (objective);
      GPtrArray *goals = g_hash_table_lookup (reading->goals_of, key);

      if (objective->parent_id != 0 && objective->link == HENG_LINK_COUNT)
        add_to (reading->children_of, objective->parent_id, objective);
      if (!is_active (objective->state))
        continue;
      if (goals == NULL)
        g_hash_table_insert (reading->goals_of, g_steal_pointer (&key), goals = g_ptr_array_new ());
      g_ptr_array_add (goals, objective);
    }
}

static const HengActualRow *
find_actual (const HengSmartReading *reading, GPtrArray *actuals, const HengParticipant *participant, const HengScorecardLine *line)
{
  gint64 owner = heng_actual_owner (reading->departments, participant, line->level);

  for (guint i = 0; i < actuals->len; i++)
    {
      const HengActualRow *actual = actuals->pdata[i];

      if (actual->level == line->level && actual->owner_id == owner && g_strcmp0 (actual->code, line->code) == 0)
        return actual;
    }
  return NULL;
}

static void
add_part (const HengSmartReading *reading, HengReview *review, const HengParticipant *participant, GPtrArray *lines, GPtrArray *actuals)
{
  HengReviewPart *part = heng_review_part_new ();

  part->participant = heng_participant_copy (participant);
  for (guint i = 0; i < lines->len; i++)
    {
      const HengScorecardLine *record = lines->pdata[i];
      const HengActualRow *actual = record->participant_id == participant->id ? find_actual (reading, actuals, participant, record) : NULL;
      HengReviewLine *line;

      if (record->participant_id != participant->id)
        continue;
      line = heng_review_line_new ();
      line->record = heng_scorecard_line_copy (record);
      line->actual = actual != NULL ? heng_actual_row_copy (actual) : NULL;
      g_ptr_array_add (part->lines, line);
    }
  g_ptr_array_add (review->parts, part);
}

/* The figures of one person in a cycle, read by the one scoring path; what others need of a review stays away. */
static gboolean
read_figures (HengSmartReading *reading, gint64 cycle_id, gint64 employee_id, GPtrArray *reviews, GError **error)
{
  g_autoptr (HengReview) review = heng_review_new ();
  g_autoptr (GPtrArray) participants = heng_participants_load (reading->db, cycle_id, employee_id, error);
  g_autoptr (GPtrArray) lines = participants != NULL ? heng_scorecard_lines_load (reading->db, cycle_id, employee_id, error) : NULL;
  g_autoptr (GPtrArray) actuals = lines != NULL ? heng_actuals_load_for (reading->db, cycle_id, employee_id, error) : NULL;

  if (actuals == NULL || (review->cycle = heng_cycle_load (reading->db, cycle_id, error)) == NULL)
    return FALSE;
  review->employee = heng_employee_new ();
  review->employee->id = employee_id;
  review->calendar = heng_calendar_new ();
  for (guint i = 0; i < participants->len; i++)
    add_part (reading, review, participants->pdata[i], lines, actuals);
  if (participants->len == 0)
    return TRUE;
  heng_review_score (review, NULL);
  g_ptr_array_add (reviews, g_steal_pointer (&review));
  return TRUE;
}

/* Figures of one person, or of everyone, in the cycle. */
static gboolean
read_past_cycle (HengSmartReading *reading, gint64 cycle_id, gint64 employee_id, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) reviews = NULL;

  if (employee_id == 0)
    reviews = heng_reviews_load (reading->db, cycle_id, 0, FALSE, error);
  else
    reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  if (reviews == NULL || (employee_id != 0 && !read_figures (reading, cycle_id, employee_id, reviews, error)))
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      HengReview *review = reviews->pdata[i];

      g_hash_table_insert (people, &review->employee->id, review);
    }
  g_ptr_array_add (reading->past, g_steal_pointer (&people));
  g_ptr_array_add (reading->reviews, g_steal_pointer (&reviews));
  return TRUE;
}

static gboolean
no_past (HengSmartReading *reading)
{
  reading->past = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  reading->reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/* The newest four cycles that ended before this one began. */
static gboolean
read_past (HengSmartReading *reading, gint64 employee_id, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (reading->db, error);

  if (cycles == NULL)
    return FALSE;
  no_past (reading);
  for (guint i = cycles->len; i > 0 && reading->past->len < HISTORY_CYCLES; i--)
    {
      const HengCycle *cycle = cycles->pdata[i - 1];

      if (cycle->end_date < reading->cycle->start_date && !read_past_cycle (reading, cycle->id, employee_id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_smart_reading_load_cycle (HengSmartReading *reading, gint64 cycle_id, gint64 employee_id, GError **error)
{
  if (!(reading->cycle = heng_cycle_load (reading->db, cycle_id, error)) || !(reading->departments = heng_departments_load (reading->db, error))
      || !(reading->employees = heng_employees_load (reading->db, 0, error)) || !(reading->projects = heng_projects_load (reading->db, error))
      || !(reading->objectives = heng_objectives_load (reading->db, cycle_id, -1, 0, error))
      || !(reading->key_results = heng_key_results_load (reading->db, cycle_id, -1, 0, error)) || !read_past (reading, employee_id, error))
    return FALSE;
  reading->employees_by_id = heng_index_by_id (reading->employees);
  reading->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) heng_smart_text_free);
  index_goals (reading);
  return TRUE;
}

/* Adds the record to the array unless it is there. */
static gboolean
add_objective (HengSmartReading *reading, gint64 id, GError **error)
{
  HengObjective *objective;

  for (guint i = 0; i < reading->objectives->len; i++)
    if (((HengObjective *) reading->objectives->pdata[i])->id == id)
      return TRUE;
  objective = heng_objective_load (reading->db, id, error);
  if (objective != NULL)
    g_ptr_array_add (reading->objectives, objective);
  return objective != NULL;
}

/* Who may answer for it: the few that the owner rule looks at. */
static gboolean
read_people (HengSmartReading *reading, const HengObjective *objective, GError **error)
{
  gint64 ids[3] = { objective->lead_id, 0, 0 };
  const HengDepartment *department = heng_department_find (reading->departments, objective->owner_id);

  if (objective->owner_kind == HENG_OWNER_PERSON)
    ids[1] = objective->owner_id;
  else if (objective->owner_kind == HENG_OWNER_DEPT && department != NULL)
    ids[1] = department->head_id;
  for (guint i = 0; objective->owner_kind == HENG_OWNER_PROJECT && i < reading->projects->len; i++)
    if (((HengProject *) reading->projects->pdata[i])->id == objective->owner_id)
      ids[2] = ((HengProject *) reading->projects->pdata[i])->lead_id;
  reading->employees = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      HengEmployee *employee = ids[i] != 0 ? heng_employee_load (reading->db, ids[i], error) : NULL;

      if (ids[i] != 0 && employee == NULL)
        return FALSE;
      if (employee != NULL)
        g_ptr_array_add (reading->employees, employee);
    }
  reading->employees_by_id = heng_index_by_id (reading->employees);
  return TRUE;
}

static gboolean
read_proven (HengSmartReading *reading, const HengObjective *objective, GError **error)
{
  g_autoptr (GPtrArray) evidence = heng_goal_rows_load (reading->db, &heng_goal_evidence_type, objective->id, -1,
                                                        (GDestroyNotify) heng_goal_evidence_free, error);

  reading->proven = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    g_hash_table_add (reading->proven, g_memdup2 (&((HengGoalEvidence *) evidence->pdata[i])->key_result_id, sizeof (gint64)));
  return evidence != NULL;
}

gboolean
heng_smart_reading_load_owner (HengSmartReading *reading, const HengObjective *objective, GError **error)
{
  gint64 cycle_id = objective->cycle_id, person = objective->owner_kind == HENG_OWNER_PERSON ? objective->owner_id : 0;
  gboolean any = objective->owner_kind == HENG_OWNER_COMPANY;
  g_autoptr (GPtrArray) aligned = NULL;

  if (!(reading->cycle = heng_cycle_load (reading->db, cycle_id, error)) || !(reading->departments = heng_departments_load (reading->db, error))
      || !(reading->projects = heng_projects_load (reading->db, error)) || !read_people (reading, objective, error)
      || !(reading->objectives = heng_objectives_load (reading->db, cycle_id, objective->owner_kind, any ? 0 : objective->owner_id, error))
      || !(reading->key_results = heng_key_results_load (reading->db, cycle_id, objective->owner_kind, any ? 0 : objective->owner_id, error))
      || !(aligned = heng_objectives_load_aligned (reading->db, objective->id, error)) || !read_proven (reading, objective, error))
    return FALSE;
  for (guint i = 0; i < aligned->len; i++)
    if (!add_objective (reading, ((HengRecord *) aligned->pdata[i])->id, error))
      return FALSE;
  if (objective->parent_id != 0
      && (!add_objective (reading, objective->parent_id, error)
          || !heng_goal_reaches (reading->db, objective->parent_id, objective->id, &reading->loops, error)))
    return FALSE;
  if (person != 0 ? !read_past (reading, person, error) : !no_past (reading))
    return FALSE;
  reading->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) heng_smart_text_free);
  index_goals (reading);
  return TRUE;
}

/* The name of the indicator, in either language, is part of the key result's text. */
static gboolean
names_indicator (const HengSmartReading *reading, const HengSmartText *title, const char *name)
{
  HengSmartText *words = name != NULL && *name != '\0' ? g_hash_table_lookup (reading->names, name) : NULL;

  if (words == NULL && name != NULL && *name != '\0')
    g_hash_table_insert (reading->names, g_strdup (name), words = heng_smart_text_new (name));
  for (guint at = 0; words != NULL && words->n > 0 && at + words->n <= title->n; at++)
    if (memcmp (title->chars + at, words->chars, words->n * sizeof (gunichar)) == 0)
      return TRUE;
  return FALSE;
}

/* An unknown unit fits any. */
static gboolean
units_fit (const HengScorecardLine *line, const char *unit)
{
  g_autofree char *of_line = heng_smart_unit_canonical (line->unit), *in_english = heng_smart_unit_canonical (line->unit_en);
  g_autofree char *of_kr = heng_smart_unit_canonical (unit);

  return *of_kr == '\0' || *of_line == '\0' || g_str_equal (of_kr, of_line) || g_str_equal (of_kr, in_english);
}

/* The actual value of a plain-number indicator that the text names, in the last part that has it. */
static gboolean
past_value (const HengSmartReading *reading, const HengReview *review, const HengSmartText *title, const char *unit, HengMicro *value)
{
  gboolean found = FALSE;

  for (guint p = 0; p < review->parts->len; p++)
    {
      const HengReviewPart *part = review->parts->pdata[p];

      for (guint i = 0; i < part->lines->len; i++)
        {
          const HengReviewLine *line = part->lines->pdata[i];

          if (line->rule == NULL || !heng_rule_numbers (line->rule, NULL, NULL) || line->value.state != HENG_VALUE_NUMBER
              || line->value.is_likert
              || (!names_indicator (reading, title, line->record->name) && !names_indicator (reading, title, line->record->name_en))
              || !units_fit (line->record, unit))
            continue;
          *value = line->value.number;
          found = TRUE;
        }
    }
  return found;
}

/* Newest first. */
static GArray *
read_history (const HengSmartReading *reading, const HengObjective *objective, const HengKeyResult *kr)
{
  GArray *history = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  g_autoptr (HengSmartText) title = heng_smart_text_new (kr->title);

  for (guint i = 0; i < reading->past->len && objective->owner_kind == HENG_OWNER_PERSON; i++)
    {
      const HengReview *review = g_hash_table_lookup (reading->past->pdata[i], &objective->owner_id);
      HengMicro value;

      if (review != NULL && past_value (reading, review, title, kr->unit, &value))
        g_array_append_val (history, value);
    }
  return history;
}

/* Titles of the owner's other active key results. */
static GPtrArray *
read_siblings (const HengSmartReading *reading, const HengObjective *objective, const HengKeyResult *kr)
{
  GPtrArray *titles = g_ptr_array_new ();
  g_autofree char *key = owner_key (objective);
  GPtrArray *goals = g_hash_table_lookup (reading->goals_of, key);

  for (guint i = 0; goals != NULL && i < goals->len; i++)
    {
      GPtrArray *krs = g_hash_table_lookup (reading->krs_of, &((HengObjective *) goals->pdata[i])->id);

      for (guint k = 0; krs != NULL && k < krs->len; k++)
        {
          const HengKeyResult *other = krs->pdata[k];

          if (other->id != kr->id && is_active (other->state))
            g_ptr_array_add (titles, other->title);
        }
    }
  return titles;
}

GPtrArray *
heng_smart_reading_check_kr (const HengSmartReading *reading, const HengObjective *objective, const HengKeyResult *kr, gboolean is_submit)
{
  g_autoptr (GArray) history = read_history (reading, objective, kr);
  g_autoptr (GPtrArray) siblings = read_siblings (reading, objective, kr);
  /* nothing was filled in yet when both numbers are 0 and there is no unit */
  gboolean has_numbers = kr->start_value != 0 || kr->target != 0 || (kr->unit != NULL && *kr->unit != '\0');
  const HengSmartKr smart = {
    .title = kr->title,
    .type = kr->type,
    .keep = kr->keep != 0,
    .has_start = has_numbers,
    .has_target = has_numbers,
    .has_range = kr->high > kr->low || kr->low != 0,
    .start = kr->start_value,
    .target = kr->target,
    .unit = kr->unit,
    .acceptance = kr->acceptance,
    .is_submit = is_submit,
    .has_evidence = reading->proven != NULL && g_hash_table_contains (reading->proven, &kr->id),
    .is_justified = kr->justification != NULL && *kr->justification != '\0',
    .due = kr->due_date,
    .cycle_start = reading->cycle->start_date,
    .cycle_end = reading->cycle->end_date,
    .history = (const HengMicro *) (gpointer) history->data,
    .n_history = history->len,
    .siblings = (const char *const *) siblings->pdata,
    .n_siblings = siblings->len,
  };

  return heng_smart_check_kr (&smart);
}

static gboolean
is_at_work (const HengSmartReading *reading, gint64 employee_id)
{
  const HengEmployee *employee = g_hash_table_lookup (reading->employees_by_id, &employee_id);

  return employee != NULL && employee->emp_status != HENG_EMP_STATUS_LEFT;
}

/* A department answers through its head, a project through its lead; the company is one. */
static int
count_owners (const HengSmartReading *reading, const HengObjective *objective)
{
  const HengDepartment *department;

  switch (objective->owner_kind)
    {
    case HENG_OWNER_PERSON:
      return is_at_work (reading, objective->owner_id);
    case HENG_OWNER_DEPT:
      department = heng_department_find (reading->departments, objective->owner_id);
      return department != NULL && is_at_work (reading, objective->lead_id != 0 ? objective->lead_id : department->head_id);
    case HENG_OWNER_PROJECT:
      for (guint i = 0; i < reading->projects->len; i++)
        if (((HengProject *) reading->projects->pdata[i])->id == objective->owner_id)
          return is_at_work (reading, objective->lead_id != 0 ? objective->lead_id : ((HengProject *) reading->projects->pdata[i])->lead_id);
      return 0;
    case HENG_OWNER_COMPANY:
    default:
      return objective->lead_id == 0 || is_at_work (reading, objective->lead_id);
    }
}

static gboolean
makes_loop (const HengSmartReading *reading, const HengObjective *objective)
{
  const HengObjective *at = objective;

  if (reading->loops)
    return TRUE;
  for (guint steps = 0; steps <= reading->objectives->len && at != NULL && at->parent_id != 0; steps++)
    {
      if (at->parent_id == objective->id)
        return TRUE;
      at = g_hash_table_lookup (reading->objectives_by_id, &at->parent_id);
    }
  return FALSE;
}

/* Weights of the objective's list, cancelled ones included. */
static GArray *
read_weights (const HengSmartReading *reading, const HengObjective *objective)
{
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *krs = g_hash_table_lookup (reading->krs_of, &objective->id);
  GPtrArray *children = g_hash_table_lookup (reading->children_of, &objective->id);

  for (guint i = 0; objective->mode != HENG_OKR_CHILDREN && krs != NULL && i < krs->len; i++)
    g_array_append_val (weights, ((HengKeyResult *) krs->pdata[i])->weight_bp);
  for (guint i = 0; objective->mode != HENG_OKR_OWN && children != NULL && i < children->len; i++)
    g_array_append_val (weights, ((HengObjective *) children->pdata[i])->weight_bp);
  return weights;
}

GPtrArray *
heng_smart_reading_check_objective (const HengSmartReading *reading, const HengObjective *objective)
{
  g_autoptr (GArray) weights = read_weights (reading, objective);
  g_autofree char *key = owner_key (objective);
  GPtrArray *goals = g_hash_table_lookup (reading->goals_of, key);
  GPtrArray *krs = g_hash_table_lookup (reading->krs_of, &objective->id);
  const HengObjective *parent = g_hash_table_lookup (reading->objectives_by_id, &objective->parent_id);
  HengSmartObjective smart = {
    .title = objective->title,
    .mode = objective->mode,
    .n_owners = count_owners (reading, objective),
    .is_aligned = objective->parent_id != 0 || objective->owner_kind == HENG_OWNER_COMPANY,
    .makes_loop = makes_loop (reading, objective),
    .parent_is_closed = parent != NULL && !is_active (parent->state),
    .n_objectives = goals != NULL ? goals->len : 1,
    .weights_bp = (const gint64 *) (gpointer) weights->data,
    .n_weights = weights->len,
  };

  for (guint i = 0; krs != NULL && i < krs->len; i++)
    smart.n_key_results += is_active (((HengKeyResult *) krs->pdata[i])->state);
  return heng_smart_check_objective (&smart);
}

