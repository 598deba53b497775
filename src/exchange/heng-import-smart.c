/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SMART check of imported goals: whatever it finds is a warning, so that goals of other systems can move in and be put right after. */
#include "heng-import-goals.h"

#include "heng-smart.h"

/* Nobody has more key results; a file that says so is not compared title by title without end. */
#define MOST_SIBLINGS 100

typedef struct
{
  HengImport *import;
  GPtrArray *goals; /* of HengImportedGoal */
  GHashTable *of_owner; /* "kind:owner" → GPtrArray of HengImportedGoal, active ones */
  GHashTable *children; /* HengObjective → GPtrArray of counted HengObjective below it */
  const HengSmartColumns *columns;
} Check;

HengImportedGoal *
heng_imported_goal_new (const HengObjective *objective)
{
  HengImportedGoal *goal = g_new0 (HengImportedGoal, 1);

  goal->objective = objective;
  goal->row = HENG_NO_ROW;
  goal->key_results = g_ptr_array_new ();
  goal->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  return goal;
}

void
heng_imported_goal_free (HengImportedGoal *goal)
{
  g_ptr_array_unref (goal->key_results);
  g_array_unref (goal->rows);
  g_free (goal);
}

void
heng_imported_goal_add (HengImportedGoal *goal, const HengKeyResult *kr, guint row)
{
  g_ptr_array_add (goal->key_results, (gpointer) kr);
  g_array_append_val (goal->rows, row);
}

static gboolean
is_active (int state)
{
  return state != HENG_GOAL_CANCELLED;
}

static char *
owner_key (const HengObjective *objective)
{
  return g_strdup_printf ("%d:%" G_GINT64_FORMAT, objective->owner_kind, objective->owner_id);
}

static void
report (const Check *check, guint row, int column, const char *value, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const HengSmartFinding *finding = findings->pdata[i];

      if (finding->severity != HENG_SMART_INFO)
        heng_import_warning (check->import, row, column, value, "%s %s", heng_enum_by_value (heng_smart_rule_values, (int) finding->rule)->key,
                             finding->message);
    }
}

static GPtrArray *
siblings_of (GPtrArray *goals, const HengKeyResult *kr)
{
  GPtrArray *titles = g_ptr_array_new ();

  for (guint i = 0; i < goals->len && titles->len < MOST_SIBLINGS; i++)
    {
      const HengImportedGoal *goal = goals->pdata[i];

      for (guint k = 0; k < goal->key_results->len && titles->len < MOST_SIBLINGS; k++)
        {
          const HengKeyResult *other = goal->key_results->pdata[k];

          if (other != kr && is_active (other->state))
            g_ptr_array_add (titles, other->title);
        }
    }
  return titles;
}

/* A cell that was left empty is a field that was left empty, unless the store knows better. */
static gboolean
is_given (const Check *check, guint row, guint column, HengMicro value)
{
  return value != 0 || *heng_import_text (check->import, row, column, HENG_CLEAN_NARROW) != '\0';
}

static void
check_kr (const Check *check, GPtrArray *goals, const HengKeyResult *kr, guint row)
{
  g_autoptr (GPtrArray) siblings = siblings_of (goals, kr);
  g_autoptr (GPtrArray) findings = NULL;
  const HengSmartKr smart = {
    .title = kr->title,
    .type = kr->type,
    .keep = kr->keep != 0,
    .has_start = is_given (check, row, check->columns->start, kr->start_value),
    .has_target = is_given (check, row, check->columns->target, kr->target),
    .has_range = kr->high > kr->low || kr->low != 0,
    .start = kr->start_value,
    .target = kr->target,
    .unit = kr->unit,
    .acceptance = kr->acceptance,
    .is_submit = kr->state != HENG_GOAL_DRAFT,
    .due = kr->due_date,
    .cycle_start = check->import->cycle->start_date,
    .cycle_end = check->import->cycle->end_date,
    .siblings = (const char *const *) siblings->pdata,
    .n_siblings = siblings->len,
  };

  findings = heng_smart_check_kr (&smart);
  report (check, row, (int) check->columns->kr_title, kr->title, findings);
}

/* Of its key results and of the objectives that count in it, cancelled ones included. */
static GArray *
weights_of (const Check *check, const HengImportedGoal *goal)
{
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *children = g_hash_table_lookup (check->children, goal->objective);
  int mode = goal->objective->mode;

  for (guint i = 0; mode != HENG_OKR_CHILDREN && i < goal->key_results->len; i++)
    g_array_append_val (weights, ((const HengKeyResult *) goal->key_results->pdata[i])->weight_bp);
  for (guint i = 0; mode != HENG_OKR_OWN && children != NULL && i < children->len; i++)
    g_array_append_val (weights, ((const HengObjective *) children->pdata[i])->weight_bp);
  return weights;
}

static void
check_objective (const Check *check, GPtrArray *goals, const HengImportedGoal *goal)
{
  g_autoptr (GArray) weights = weights_of (check, goal);
  g_autoptr (GPtrArray) findings = NULL;
  HengSmartObjective smart = {
    .title = goal->objective->title,
    .mode = goal->objective->mode,
    .n_owners = -1, /* the importer has found it, or refused the row */
    .is_aligned = goal->parent != NULL || goal->objective->owner_kind == HENG_OWNER_COMPANY,
    .parent_is_closed = goal->parent != NULL && !is_active (goal->parent->state),
    .n_objectives = goals->len,
    .weights_bp = (const gint64 *) (gpointer) weights->data,
    .n_weights = weights->len,
  };

  for (guint i = 0; i < goal->key_results->len; i++)
    smart.n_key_results += is_active (((const HengKeyResult *) goal->key_results->pdata[i])->state);
  findings = heng_smart_check_objective (&smart);
  report (check, goal->row, (int) check->columns->title, goal->objective->title, findings);
}

static void
index_goals (Check *check)
{
  check->children = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  check->of_owner = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < check->goals->len; i++)
    {
      HengImportedGoal *goal = check->goals->pdata[i];
      g_autofree char *key = owner_key (goal->objective);
      GPtrArray *mine = g_hash_table_lookup (check->of_owner, key), *siblings = g_hash_table_lookup (check->children, goal->parent);

      if (goal->parent != NULL && goal->objective->link == HENG_LINK_COUNT)
        {
          if (siblings == NULL)
            g_hash_table_insert (check->children, (gpointer) goal->parent, siblings = g_ptr_array_new ());
          g_ptr_array_add (siblings, (gpointer) goal->objective);
        }
      if (!is_active (goal->objective->state))
        continue;
      if (mine == NULL)
        g_hash_table_insert (check->of_owner, g_steal_pointer (&key), mine = g_ptr_array_new ());
      g_ptr_array_add (mine, goal);
    }
}

void
heng_import_check_smart (HengImport *import, GPtrArray *goals, const HengSmartColumns *columns)
{
  Check check = { .import = import, .goals = goals, .columns = columns };

  index_goals (&check);
  for (guint i = 0; i < goals->len; i++)
    {
      const HengImportedGoal *goal = goals->pdata[i];
      g_autofree char *key = owner_key (goal->objective);
      GPtrArray *mine = g_hash_table_lookup (check.of_owner, key);

      if (mine == NULL || !is_active (goal->objective->state))
        continue;
      if (goal->row != HENG_NO_ROW && !import->bad[goal->row])
        check_objective (&check, mine, goal);
      for (guint k = 0; k < goal->key_results->len; k++)
        {
          const HengKeyResult *kr = goal->key_results->pdata[k];
          guint row = g_array_index (goal->rows, guint, k);

          if (row != HENG_NO_ROW && !import->bad[row] && is_active (kr->state))
            check_kr (&check, mine, kr, row);
        }
    }
  g_hash_table_unref (check.of_owner);
  g_hash_table_unref (check.children);
}
