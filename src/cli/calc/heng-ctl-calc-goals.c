/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of key results and objective trees (calc-format.md, domain.md §2.2–§2.4). */
#include "heng-appraisal.h"
#include "heng-ctl-calc.h"
#include "heng-objective-tree.h"

#include <glib/gi18n.h>

static const HengEnumValue curve_words[] = {
  { HENG_CURVE_COMMITTED, "committed", NULL }, { HENG_CURVE_ASPIRATIONAL, "aspirational", NULL }, { 0, NULL, NULL },
};
static const HengEnumValue link_words[] = {
  { HENG_LINK_COUNT, "count", NULL }, { HENG_LINK_REFERENCE, "reference", NULL }, { 0, NULL, NULL },
};

static HengMicro
optional_decimal (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, HengMicro fallback)
{
  return heng_json_has (object, member) ? heng_json_decimal (reader, object, path, member) : fallback;
}

static gboolean
optional_flag (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  return heng_json_has (object, member) && heng_json_flag (reader, object, path, member);
}

static HengDate
optional_date (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  g_autofree char *text = heng_json_text (reader, object, path, member, FALSE);
  HengDate date = text ? heng_date_parse (text) : HENG_DATE_NONE;

  if (text && date == HENG_DATE_NONE)
    heng_json_fail (reader, path, _("“%s” is “%s”, which is no date. Write it like 2026-01-31."), member, text);
  return date;
}

static void
read_step (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengKrStep step = { heng_calc_read_weight (reader, object, path), heng_json_flag (reader, object, path, "done") };

  g_array_append_val ((GArray *) data, step);
}

/* The members that belong to the type; steps are kept in `steps`. */
static void
read_by_type (HengJsonReader *reader, JsonObject *object, const char *path, HengKrInput *input, GArray *steps)
{
  switch (input->type)
    {
    case HENG_KR_BOOLEAN:
      input->has_value = heng_json_has (object, "done");
      input->done = optional_flag (reader, object, path, "done");
      break;
    case HENG_KR_STEPS:
      heng_json_each (reader, object, path, "steps", read_step, steps);
      input->steps = (const HengKrStep *) (gpointer) steps->data;
      input->n_steps = steps->len;
      input->has_value = !json_object_has_member (object, "checkin") || optional_flag (reader, object, path, "checkin");
      break;
    case HENG_KR_RANGE_HITS:
      input->hits = heng_json_int (reader, object, path, "hits");
      input->checkins = heng_json_int (reader, object, path, "checkins");
      input->has_value = input->checkins > 0;
      break;
    case HENG_KR_RANGE:
      input->low = heng_json_decimal (reader, object, path, "lo");
      input->high = heng_json_decimal (reader, object, path, "hi");
      input->tolerance = heng_json_decimal (reader, object, path, "tol");
      input->has_value = heng_json_has (object, "current");
      input->current = optional_decimal (reader, object, path, "current", 0);
      break;
    case HENG_KR_INCREASE:
    case HENG_KR_DECREASE:
    default:
      input->start = heng_json_decimal (reader, object, path, "start");
      input->target = heng_json_decimal (reader, object, path, "target");
      input->keep = optional_flag (reader, object, path, "keep");
      input->has_value = heng_json_has (object, "current");
      input->current = optional_decimal (reader, object, path, "current", 0);
      break;
    }
}

/* Numbers that the formula cannot read; what is only unwise is left to the check when a key result is saved. */
char *
heng_calc_check_key_result (const HengKrInput *input)
{
  gboolean is_line = input->type == HENG_KR_INCREASE || input->type == HENG_KR_DECREASE;
  const char *message = NULL;

  if (is_line && !input->keep && input->start == input->target)
    message = _("Start and target are the same: mark the key result as “keep the level”, or change one of them");
  else if (input->type == HENG_KR_RANGE && input->low > input->high)
    message = _("The lower limit is above the upper limit");
  else if (input->type == HENG_KR_RANGE && input->tolerance < 0)
    message = _("The tolerance must not be negative");
  else if (input->type == HENG_KR_RANGE_HITS && (input->hits < 0 || input->checkins < input->hits))
    message = _("The check-ins inside the range are a part of all check-ins: 0 to as many as there are");
  else if (input->cap < HENG_MICRO || input->cap > HENG_MICRO * 12 / 10)
    message = _("The largest progress is 1, or up to 1.2");
  else if (input->confidence < -1 || input->confidence > 10)
    message = _("The confidence is a whole number from 0 to 10");
  else if (input->cycle_start != HENG_DATE_NONE && input->due != HENG_DATE_NONE && input->due < input->cycle_start)
    message = _("The due date lies before the start of the cycle");
  return g_strdup (message);
}

static int
read_confidence (HengJsonReader *reader, JsonObject *object, const char *path)
{
  gint64 confidence = heng_json_int (reader, object, path, "confidence");

  if (confidence < 0 || confidence > 10)
    heng_json_fail (reader, path, "%s", _("The confidence is a whole number from 0 to 10"));
  return (int) CLAMP (confidence, 0, 10);
}

static HengKrProgress
read_key_result (HengJsonReader *reader, JsonObject *object, const char *path, HengMicro cap)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, TRUE, sizeof (HengKrStep));
  HengKrInput input = { .confidence = -1 };
  HengKrProgress nothing = { 0 };
  g_autofree char *fault = NULL;

  input.type = heng_json_enum (reader, object, path, "type", heng_kr_type_values);
  input.cap = optional_decimal (reader, object, path, "cap", cap);
  input.cycle_start = optional_date (reader, object, path, "cycle_start");
  input.due = optional_date (reader, object, path, "due");
  input.today = optional_date (reader, object, path, "today");
  if (heng_json_has (object, "confidence"))
    input.confidence = read_confidence (reader, object, path);
  read_by_type (reader, object, path, &input, steps);
  if (!reader->error && (fault = heng_calc_check_key_result (&input)))
    heng_json_fail (reader, path, "%s", fault);
  return reader->error ? nothing : heng_kr_progress (&input, NULL);
}

void
heng_calc_key_result (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  static const char *const days[] = { "cycle_start", "due", "today" };
  HengKrProgress progress = read_key_result (reader, input, "input", HENG_MICRO);

  /* the pace needs them; inside a tree only the progress counts */
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!heng_json_has (input, days[i]))
      heng_json_fail (reader, "input", _("“%s” is missing. Add it."), days[i]);

  heng_calc_write_micro (json, "p_raw", progress.p_raw, 6);
  heng_calc_write_micro (json, "p", progress.p, 6);
  heng_calc_write_flags (json, "flags", heng_kr_flag_values, progress.flags, G_MAXUINT);
  heng_calc_write_micro (json, "expected_progress", progress.expected, 6);
  heng_calc_write_micro (json, "gap", progress.gap, 6);
  heng_ctl_json_text (json, "status", reader->error ? NULL : heng_enum_by_value (heng_health_values, progress.status)->key);
}

/* A tree on its way from JSON to nodes. */
typedef struct
{
  HengMicro cap;
  GPtrArray *ids, *parents; /* of char*, by node; a parent may be NULL */
  GArray *nodes;            /* of HengObjectiveNode */
  GPtrArray *items;         /* of GArray of HengWeightedProgress, by node */
  GArray *scored;           /* of HengWeightedPoints */
} Tree;

static void
tree_clear (Tree *tree)
{
  g_clear_pointer (&tree->ids, g_ptr_array_unref);
  g_clear_pointer (&tree->parents, g_ptr_array_unref);
  g_clear_pointer (&tree->nodes, g_array_unref);
  g_clear_pointer (&tree->items, g_ptr_array_unref);
  g_clear_pointer (&tree->scored, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tree, tree_clear)

static void
tree_init (Tree *tree)
{
  tree->ids = g_ptr_array_new_with_free_func (g_free);
  tree->parents = g_ptr_array_new_with_free_func (g_free);
  tree->nodes = g_array_new (FALSE, TRUE, sizeof (HengObjectiveNode));
  tree->items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  tree->scored = g_array_new (FALSE, TRUE, sizeof (HengWeightedPoints));
}

static void
read_tree_key_result (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Tree *tree = data;
  GArray *items = tree->items->pdata[tree->items->len - 1];
  HengWeightedProgress item = { 0 };

  item.weight_bp = heng_calc_read_weight (reader, object, path);
  item.cancelled = optional_flag (reader, object, path, "cancelled");
  item.progress = HENG_NUMBER (read_key_result (reader, object, path, tree->cap).p);
  g_array_append_val (items, item);
}

static int
find_id (const Tree *tree, const char *id)
{
  for (guint i = 0; id && i < tree->ids->len; i++)
    if (g_strcmp0 (tree->ids->pdata[i], id) == 0)
      return (int) i;
  return -1;
}

static void
read_objective (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Tree *tree = data;
  HengObjectiveNode node = { .id = index, .parent = -1 };
  char *id = heng_json_text (reader, object, path, "id", TRUE);

  if (find_id (tree, id) >= 0)
    heng_json_fail (reader, path, _("“%s” occurs twice. Give each its own."), id);
  g_ptr_array_add (tree->ids, id);
  g_ptr_array_add (tree->parents, heng_json_text (reader, object, path, "parent", FALSE));
  g_ptr_array_add (tree->items, g_array_new (FALSE, TRUE, sizeof (HengWeightedProgress)));
  node.mode = heng_json_enum (reader, object, path, "mode", heng_okr_mode_values);
  node.curve = heng_json_enum (reader, object, path, "curve", curve_words);
  node.link = heng_json_has (object, "link") ? heng_json_enum (reader, object, path, "link", link_words) : HENG_LINK_NONE;
  node.weight_bp = heng_json_has (object, "weight") ? heng_calc_read_weight (reader, object, path) : 0;
  node.cancelled = optional_flag (reader, object, path, "cancelled");
  if (heng_json_has (object, "key_results"))
    heng_json_each (reader, object, path, "key_results", read_tree_key_result, tree);
  g_array_append_val (tree->nodes, node);
}

/* Parents by index, and the lists that do not move any more. */
static void
link_nodes (HengJsonReader *reader, Tree *tree)
{
  for (guint i = 0; i < tree->nodes->len; i++)
    {
      HengObjectiveNode *node = &g_array_index (tree->nodes, HengObjectiveNode, i);
      GArray *items = tree->items->pdata[i];

      node->key_results = (const HengWeightedProgress *) (gpointer) items->data;
      node->n_key_results = items->len;
      node->parent = find_id (tree, tree->parents->pdata[i]);
      if (tree->parents->pdata[i] && node->parent < 0)
        heng_json_fail (reader, "input.objectives", _("There is no objective “%s” to be the parent."), (char *) tree->parents->pdata[i]);
    }
}

static void
read_scored (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Tree *tree = data;
  g_autofree char *id = heng_json_text (reader, object, path, "objective", TRUE);
  int found = find_id (tree, id);
  HengWeightedPoints item = { .weight_bp = heng_calc_read_weight (reader, object, path) };

  if (found < 0)
    {
      heng_json_fail (reader, path, _("There is no objective “%s”."), id ? id : "");
      return;
    }
  item.cancelled = g_array_index (tree->nodes, HengObjectiveNode, found).cancelled;
  item.points = g_array_index (tree->nodes, HengObjectiveNode, found).points;
  g_array_append_val (tree->scored, item);
}

static void
write_tree (const Tree *tree, HengCtlJson *json)
{
  heng_ctl_json_object (json, "progress");
  for (guint i = 0; i < tree->nodes->len; i++)
    heng_calc_write_value (json, tree->ids->pdata[i], g_array_index (tree->nodes, HengObjectiveNode, i).progress);
  heng_ctl_json_end (json);
  heng_ctl_json_object (json, "points");
  for (guint i = 0; i < tree->nodes->len; i++)
    heng_calc_write_value (json, tree->ids->pdata[i], g_array_index (tree->nodes, HengObjectiveNode, i).points);
  heng_ctl_json_end (json);
  heng_calc_write_value (json, "component",
                         heng_okr_component ((const HengWeightedPoints *) (gpointer) tree->scored->data, tree->scored->len, NULL));
}

/* Reads and evaluates a tree; FALSE with a fault. */
static gboolean
evaluate_tree (HengJsonReader *reader, JsonObject *input, const char *path, Tree *tree)
{
  g_autoptr (GError) error = NULL;

  tree_init (tree);
  tree->cap = optional_decimal (reader, input, path, "cap", HENG_MICRO);
  heng_json_each (reader, input, path, "objectives", read_objective, tree);
  if (!reader->error)
    link_nodes (reader, tree);
  if (reader->error)
    return FALSE;
  if (!heng_objective_tree_evaluate ((HengObjectiveNode *) (gpointer) tree->nodes->data, tree->nodes->len, &error))
    {
      heng_json_fail (reader, path, "%s", error->message);
      return FALSE;
    }
  if (heng_json_has (input, "scored"))
    heng_json_each (reader, input, path, "scored", read_scored, tree);
  return reader->error == NULL;
}

void
heng_calc_objective_tree (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  g_auto (Tree) tree = { 0 };

  if (evaluate_tree (reader, input, "input", &tree))
    write_tree (&tree, json);
}

HengValue
heng_calc_read_okr_component (HengJsonReader *reader, JsonObject *input, const char *path)
{
  g_auto (Tree) tree = { 0 };

  if (!evaluate_tree (reader, input, path, &tree))
    return HENG_MISSING;
  return heng_okr_component ((const HengWeightedPoints *) (gpointer) tree.scored->data, tree.scored->len, NULL);
}
