/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the forest of goals: key results first, then what is aligned; and the nodes as they are shown. */
#include "heng-goal-forest-private.h"

/* Nodes are numbered objectives first, then key results, until they have their place. */
typedef struct
{
  HengForestBuild *build;
  HengGoalForest *forest;
  guint n_objectives, n;
  int *first_child, *last_child, *next; /* −1: none */
  int *place;                           /* index in the forest, −1: not yet placed */
  guint n_placed;
} Order;

static int
compare_objectives (gconstpointer a, gconstpointer b, gpointer data)
{
  const HengForestRows *rows = data;
  const HengForestObjective *left = &g_array_index (rows->objectives, HengForestObjective, *(const guint *) a);
  const HengForestObjective *right = &g_array_index (rows->objectives, HengForestObjective, *(const guint *) b);

  if (left->owner_kind != right->owner_kind)
    return left->owner_kind < right->owner_kind ? -1 : 1;
  if (left->sort != right->sort)
    return left->sort < right->sort ? -1 : 1;
  if (left->owner_id != right->owner_id)
    return left->owner_id < right->owner_id ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

static int
compare_key_results (gconstpointer a, gconstpointer b, gpointer data)
{
  const HengForestRows *rows = data;
  const HengForestKr *left = &g_array_index (rows->key_results, HengForestKr, *(const guint *) a);
  const HengForestKr *right = &g_array_index (rows->key_results, HengForestKr, *(const guint *) b);

  if (left->sort != right->sort)
    return left->sort < right->sort ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

static guint *
sorted (guint n, GCompareDataFunc compare, HengForestRows *rows)
{
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare, rows);
  return order;
}

static void
append_child (Order *order, int parent, int child)
{
  if (order->last_child[parent] >= 0)
    order->next[order->last_child[parent]] = child;
  else
    order->first_child[parent] = child;
  order->last_child[parent] = child;
}

static int *
none (guint n)
{
  int *places = g_new (int, n + 1);

  for (guint i = 0; i <= n; i++)
    places[i] = -1;
  return places;
}

static int
parent_of (const Order *order, guint objective)
{
  int kr = order->build->parent_krs[objective];

  return kr >= 0 ? (int) order->n_objectives + kr : order->build->parents[objective];
}

static const char *
project_name (const HengForestBuild *build, gint64 id, gint64 *lead_id)
{
  for (guint i = 0; i < build->projects->len; i++)
    {
      const HengProject *project = build->projects->pdata[i];

      if (project->id != id)
        continue;
      if (*lead_id == 0)
        *lead_id = project->lead_id;
      return heng_localized (project->name, project->name_en);
    }
  return "";
}

static const char *
person_name (const HengForestPerson *person)
{
  return person ? heng_localized (person->name, person->name_en) : "";
}

/* Who answers for it. */
static void
fill_lead (HengForestBuild *build, gint64 id, HengGoalNode *node)
{
  const HengForestPerson *person = heng_forest_person (build->rows, build->db, id);

  node->lead_id = id;
  node->lead_name = person_name (person);
  node->lead_photo = person ? person->photo : NULL;
}

/* Owner, person in charge and department of an objective. */
static void
fill_owner (HengForestBuild *build, const HengForestObjective *row, HengGoalNode *node)
{
  const HengDepartment *department;
  const HengForestPerson *person;
  gint64 lead_id = row->lead_id;

  node->owner_kind = row->owner_kind;
  node->owner_id = row->owner_id;
  switch (node->owner_kind)
    {
    case HENG_OWNER_PERSON:
      lead_id = row->owner_id;
      person = heng_forest_person (build->rows, build->db, lead_id);
      node->department_id = person ? person->department_id : 0;
      node->owner_name = person_name (person);
      break;
    case HENG_OWNER_DEPT:
      department = heng_department_find (build->departments, row->owner_id);
      node->department_id = row->owner_id;
      node->owner_name = g_string_chunk_insert_const (build->rows->texts, department ? heng_localized (department->name, department->name_en) : "");
      if (lead_id == 0 && department)
        lead_id = department->head_id;
      break;
    case HENG_OWNER_PROJECT:
      node->owner_name = g_string_chunk_insert_const (build->rows->texts, project_name (build, row->owner_id, &lead_id));
      break;
    case HENG_OWNER_COMPANY:
    default:
      node->owner_name = g_string_chunk_insert_const (build->rows->texts, heng_enum_label (heng_owner_kind_values, row->owner_kind));
    }
  fill_lead (build, lead_id, node);
}

static void
fill_objective (Order *order, guint i, HengGoalNode *node)
{
  HengForestBuild *build = order->build;
  const HengForestObjective *row = &g_array_index (build->rows->objectives, HengForestObjective, i);
  gboolean counts = row->state != HENG_GOAL_CANCELLED && !order->forest->fault;

  node->id = row->id;
  node->version = row->version;
  node->kind = HENG_GOAL_OBJECTIVE;
  node->parent_id = row->parent_id;
  node->parent_kr_id = row->parent_kr_id;
  node->key = row->key;
  node->title = row->title ? row->title : "";
  fill_owner (build, row, node);
  node->state = row->state;
  node->is_published = row->is_published;
  node->weight_bp = row->weight_bp;
  node->mode = row->mode;
  node->curve = row->curve;
  node->link = row->link;
  node->unit = "";
  node->progress = counts ? build->rolled[i] : HENG_NA;
  node->points = counts ? build->points[i] : HENG_NA;
  node->raw = node->progress.micro;
  node->expected = build->expected[i].micro;
  node->confidence = build->confidence[i].state == HENG_VALUE_NUMBER ? (int) heng_div_round (build->confidence[i].micro, HENG_MICRO) : -1;
  if (node->progress.state == HENG_VALUE_NUMBER)
    node->health = node->progress.micro >= HENG_MICRO ? HENG_HEALTH_DONE : heng_goal_status (node->progress.micro - node->expected, -1);
}

static void
fill_values (const HengForestKr *row, HengGoalNode *node)
{
  node->type = row->type;
  node->keep = row->keep;
  node->start = row->start;
  node->target = row->target;
  node->low = row->low;
  node->high = row->high;
  node->tolerance = row->tolerance;
  node->unit = row->unit ? row->unit : "";
  node->steps = row->steps;
  node->value = row->value;
  node->confidence = row->confidence;
  node->last_checkin = row->checkin_day;
  node->hits = row->hits;
  node->checkins = row->checkins;
}

/* What an objective shows of its own key results: flags that all share, the last day, the last check-in. */
static void
add_to_objective (HengGoalNode *objective, const HengGoalNode *kr, gboolean is_first)
{
  objective->flags = is_first ? kr->flags : objective->flags & kr->flags;
  objective->due = MAX (objective->due, kr->due);
  objective->last_checkin = MAX (objective->last_checkin, kr->last_checkin);
}

static void
fill_key_result (Order *order, guint i, HengGoalNode *node)
{
  HengForestBuild *build = order->build;
  const HengForestKr *row = &g_array_index (build->rows->key_results, HengForestKr, i);
  const HengKrProgress *progress = &build->progress[i];
  HengGoalNode *objective = &order->forest->nodes[order->place[row->objective]];
  gboolean counts = row->state != HENG_GOAL_CANCELLED && objective->state != HENG_GOAL_CANCELLED;

  node->id = row->id;
  node->version = row->version;
  node->kind = HENG_GOAL_KEY_RESULT;
  node->objective = order->place[row->objective];
  node->key = row->key;
  node->title = row->title ? row->title : "";
  node->owner_kind = objective->owner_kind;
  node->owner_id = objective->owner_id;
  node->owner_name = objective->owner_name;
  node->department_id = objective->department_id;
  fill_lead (build, row->lead_id != 0 ? row->lead_id : objective->lead_id, node);
  node->state = row->state;
  node->is_published = objective->is_published;
  node->weight_bp = row->weight_bp;
  node->due = row->due != HENG_DATE_NONE ? row->due : order->forest->cycle->end_date;
  fill_values (row, node);
  node->current = build->current[i];
  node->progress = counts ? HENG_NUMBER (progress->p) : HENG_NA;
  node->points = HENG_NA;
  node->raw = progress->p_raw;
  node->expected = progress->expected;
  node->flags = progress->flags;
  node->health = counts ? progress->health : HENG_HEALTH_NONE;
  if (counts)
    add_to_objective (objective, node, objective->due == HENG_DATE_NONE);
}

static void
count_node (HengGoalSummary *summary, const HengGoalNode *node)
{
  if (node->kind == HENG_GOAL_OBJECTIVE)
    {
      summary->n_objectives += node->state != HENG_GOAL_CANCELLED;
      return;
    }
  if (node->health == HENG_HEALTH_NONE)
    return;
  summary->has_plan = summary->n_key_results == 0 || (summary->has_plan && summary->plan == node->expected);
  summary->plan = node->expected;
  summary->n_key_results++;
  summary->n_health[node->health]++;
}

static void
place_node (Order *order, int at, int parent)
{
  HengGoalForest *forest = order->forest;
  int place = (int) order->n_placed++;
  HengGoalNode *node = &forest->nodes[place];
  gboolean is_kr = at >= (int) order->n_objectives;

  order->place[at] = place;
  node->parent = parent;
  node->depth = parent >= 0 ? forest->nodes[parent].depth + 1 : 0;
  if (parent >= 0)
    forest->nodes[parent].n_children++;
  if (is_kr)
    fill_key_result (order, (guint) at - order->n_objectives, node);
  else
    fill_objective (order, (guint) at, node);
  if (!is_kr)
    node->objective = place;
  g_hash_table_insert (forest->places[node->kind], GSIZE_TO_POINTER ((gsize) node->id), GUINT_TO_POINTER (place + 1));
  count_node (&forest->summary, node);
}

/* A tree from its top on, without recursion: alignment may be deep. */
static void
place_tree (Order *order, int top)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int)); /* nodes whose children are being placed */
  int at = top, parent = -1;

  for (;;)
    {
      if (at >= 0 && order->place[at] < 0)
        {
          place_node (order, at, parent);
          g_array_append_val (open, at);
          parent = order->place[at];
          at = order->first_child[at];
          continue;
        }
      if (at >= 0) /* already placed: the alignment forms a loop */
        {
          at = order->next[at];
          continue;
        }
      if (open->len == 0)
        return;
      at = g_array_index (open, int, open->len - 1);
      g_array_set_size (open, open->len - 1);
      order->forest->nodes[order->place[at]].n_below = order->n_placed - 1 - (guint) order->place[at];
      parent = order->forest->nodes[order->place[at]].parent;
      if (at == top)
        return;
      at = order->next[at];
    }
}

static void
place_counts (HengGoalForest *forest, const GArray *counts, gsize offset)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const HengForestCount *count = &g_array_index (counts, HengForestCount, i);
      int at = heng_goal_forest_find (forest, count->key_result_id != 0 ? HENG_GOAL_KEY_RESULT : HENG_GOAL_OBJECTIVE,
                                      count->key_result_id != 0 ? count->key_result_id : count->objective_id);

      if (at >= 0)
        G_STRUCT_MEMBER (guint, &forest->nodes[at], offset) = count->n;
    }
}

static void
place_links (HengForestBuild *build, HengGoalForest *forest)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (HengGoalSideLink));

  for (guint i = 0; i < build->rows->links->len; i++)
    {
      const HengForestLink *row = &g_array_index (build->rows->links, HengForestLink, i);
      HengGoalSideLink link = { row->id, row->version, heng_goal_forest_find (forest, HENG_GOAL_OBJECTIVE, row->objective_id), -1, row->note };

      link.to = row->target_kr_id != 0 ? heng_goal_forest_find (forest, HENG_GOAL_KEY_RESULT, row->target_kr_id)
                                       : heng_goal_forest_find (forest, HENG_GOAL_OBJECTIVE, row->target_id);
      if (link.from < 0 || link.to < 0)
        continue;
      forest->nodes[link.from].n_links++;
      forest->nodes[link.to].n_links++;
      g_array_append_val (links, link);
    }
  forest->n_links = links->len;
  forest->links = (HengGoalSideLink *) (gpointer) g_array_free (g_steal_pointer (&links), FALSE);
}

static void
place_requests (HengForestBuild *build, HengGoalForest *forest)
{
  for (guint i = 0; i < build->rows->requests->len; i++)
    {
      int at = heng_goal_forest_find (forest, HENG_GOAL_OBJECTIVE, g_array_index (build->rows->requests, HengForestCount, i).objective_id);

      if (at >= 0)
        forest->nodes[at].has_request = TRUE;
    }
}

static void
link_children (Order *order)
{
  HengForestRows *rows = order->build->rows;
  g_autofree guint *objectives = sorted (order->n_objectives, compare_objectives, rows);
  g_autofree guint *key_results = sorted (rows->key_results->len, compare_key_results, rows);

  for (guint i = 0; i < rows->key_results->len; i++)
    append_child (order, (int) g_array_index (rows->key_results, HengForestKr, key_results[i]).objective, (int) (order->n_objectives + key_results[i]));
  for (guint i = 0; i < order->n_objectives; i++)
    if (parent_of (order, objectives[i]) >= 0)
      append_child (order, parent_of (order, objectives[i]), (int) objectives[i]);
  for (guint i = 0; i < order->n_objectives; i++)
    if (parent_of (order, objectives[i]) < 0)
      place_tree (order, (int) objectives[i]);
  for (guint i = 0; i < order->n_objectives; i++) /* loops hang on nothing */
    if (order->place[objectives[i]] < 0)
      place_tree (order, (int) objectives[i]);
}

void
heng_forest_lay_out (HengForestBuild *build, HengGoalForest *forest)
{
  Order order = { .build = build, .forest = forest, .n_objectives = build->rows->objectives->len };

  order.n = order.n_objectives + build->rows->key_results->len;
  order.first_child = none (order.n);
  order.last_child = none (order.n);
  order.next = none (order.n);
  order.place = none (order.n);
  forest->n_nodes = order.n;
  forest->nodes = g_new0 (HengGoalNode, order.n + 1);
  for (guint i = 0; i < G_N_ELEMENTS (forest->places); i++)
    forest->places[i] = g_hash_table_new (NULL, NULL);
  link_children (&order);
  place_counts (forest, build->rows->comments, G_STRUCT_OFFSET (HengGoalNode, n_comments));
  place_counts (forest, build->rows->evidence, G_STRUCT_OFFSET (HengGoalNode, n_evidence));
  place_requests (build, forest);
  place_links (build, forest);
  g_free (order.first_child);
  g_free (order.last_child);
  g_free (order.next);
  g_free (order.place);
}
