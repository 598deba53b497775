/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The OKR component of a review: check-ins to progress, objectives to points. */
#include "heng-review-private.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_CAP HENG_MICRO

gboolean
heng_review_counts_checkin (const HengReview *review, const HengCheckin *checkin)
{
  return review->today == HENG_DATE_NONE || checkin->day <= review->today;
}

/* The latest check-in by day, then id. */
static const HengCheckin *
latest_checkin (const HengReview *review, const HengReviewKr *kr)
{
  const HengCheckin *latest = NULL;

  for (guint i = 0; i < kr->checkins->len; i++)
    {
      const HengCheckin *checkin = g_ptr_array_index (kr->checkins, i);

      if (!heng_review_counts_checkin (review, checkin))
        continue;
      if (!latest || checkin->day > latest->day || (checkin->day == latest->day && checkin->id >= latest->id))
        latest = checkin;
    }
  return latest;
}

static void
count_hits (const HengReview *review, const HengReviewKr *kr, HengKrInput *input)
{
  for (guint i = 0; i < kr->checkins->len; i++)
    {
      const HengCheckin *checkin = g_ptr_array_index (kr->checkins, i);
      HengMicro value;

      if (!heng_review_counts_checkin (review, checkin) || !heng_micro_parse (checkin->value, &value))
        continue;
      input->checkins++;
      input->hits += value >= input->low && value <= input->high ? 1 : 0;
    }
}

static void
explain_checkin (const HengReviewKr *kr, const HengCheckin *latest, HengTrace *trace)
{
  g_autofree char *day = latest ? heng_date_format (latest->day) : NULL;
  g_autofree char *label = NULL;
  HengTrace *step;

  if (!trace || !latest)
    return;
  label = g_strdup_printf (_("Check-in of %s"), day);
  step = heng_trace_add (trace, "checkin", label);
  heng_trace_value_text (step, kr->current_text);
  if (latest->author && *latest->author)
    heng_trace_note (step, "%s", latest->author);
  if (latest->note && *latest->note)
    heng_trace_note (step, "%s", latest->note);
  heng_trace_source (step, "checkin", latest->id);
}

static void
note_weight (HengTrace *trace, gint64 weight_bp)
{
  g_autofree char *weight = trace ? heng_micro_display_short (weight_bp * (HENG_MICRO / 100)) : NULL;

  heng_trace_note (trace, _("weight %s%%"), weight ? weight : "");
}

static void
score_kr (const HengReview *review, HengReviewKr *kr, HengTrace *trace)
{
  const HengKeyResult *record = kr->record;
  const HengCheckin *latest = latest_checkin (review, kr);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (HengKrStep));
  HengTrace *step = heng_trace_add (trace, record->key, record->title);
  HengKrInput input = {
    .cap = review->cycle->okr_cap > 0 ? review->cycle->okr_cap : DEFAULT_CAP,
    .cycle_start = review->cycle->start_date,
    .due = record->due_date != HENG_DATE_NONE ? record->due_date : review->cycle->end_date,
    .today = review->today,
    .confidence = latest ? (int) latest->confidence : -1,
  };

  heng_kr_input_read (&input, record, latest != NULL, latest ? latest->value : NULL, steps);
  if (record->type == HENG_KR_RANGE_HITS)
    count_hits (review, kr, &input);
  g_free (kr->current_text);
  kr->current_text = heng_kr_current_text (&input, record->unit);
  kr->progress = heng_kr_progress (&input, step);
  note_weight (step, record->weight_bp);
  if (record->state == HENG_GOAL_CANCELLED)
    heng_trace_note (step, "%s", _("cancelled: left out"));
  explain_checkin (kr, latest, step);
  heng_trace_source (step, "key_result", record->id);
}

static GArray *
score_key_results (const HengReview *review, HengReviewObjective *objective, HengTrace *trace)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (HengWeightedProgress));

  for (guint i = 0; i < objective->key_results->len; i++)
    {
      HengReviewKr *kr = g_ptr_array_index (objective->key_results, i);
      HengWeightedProgress item = { kr->record->weight_bp, kr->record->state == HENG_GOAL_CANCELLED, HENG_NA };

      score_kr (review, kr, trace);
      item.progress = HENG_NUMBER (kr->progress.p);
      g_array_append_val (items, item);
    }
  return items;
}

/* The person's own goals, then those of others that count in them. */
static HengReviewObjective *
objective_at (const HengReviewPart *part, guint i)
{
  return i < part->objectives->len ? g_ptr_array_index (part->objectives, i) : g_ptr_array_index (part->counted, i - part->objectives->len);
}

static int
find_objective (const HengReviewPart *part, gint64 id)
{
  for (guint i = 0; id != 0 && i < part->objectives->len + part->counted->len; i++)
    if (objective_at (part, i)->record->id == id)
      return (int) i;
  return -1;
}

/* An objective that is counted in another one of the same person, be it through others, does not count a second time by itself. */
static gboolean
is_root (const HengReviewPart *part, const HengReviewObjective *objective, int parent)
{
  const HengReviewObjective *owner = parent >= 0 ? objective_at (part, (guint) parent) : NULL;

  return !owner || owner == objective || objective->record->link != HENG_LINK_COUNT
         || owner->record->mode == HENG_OKR_OWN;
}

static void
fill_node (const HengReviewPart *part, HengReviewObjective *objective, HengObjectiveNode *node)
{
  const HengObjective *record = objective->record;

  node->id = record->id;
  node->mode = (HengOkrMode) record->mode;
  node->curve = (HengOkrCurve) record->curve;
  node->parent = find_objective (part, record->parent_id);
  node->link = (HengOkrLink) record->link;
  node->weight_bp = record->weight_bp;
  node->cancelled = record->state == HENG_GOAL_CANCELLED;
  objective->is_root = is_root (part, objective, node->parent);
}

static HengTrace *
add_objective_step (const HengReviewObjective *objective, HengTrace *trace)
{
  const HengObjective *record = objective->record;
  HengTrace *step = heng_trace_add (trace, record->key, record->title);

  note_weight (step, record->weight_bp);
  if (record->state == HENG_GOAL_CANCELLED)
    heng_trace_note (step, "%s", _("cancelled: left out"));
  if (!objective->is_root)
    heng_trace_note (step, "%s", _("counts through its parent objective"));
  heng_trace_source (step, "objective", record->id);
  return step;
}

/* What the root counts in the component: 0 when it is left out. */
static gint64
active_weight (const HengWeightedPoints *item, gboolean equal)
{
  if (item->cancelled || item->points.state != HENG_VALUE_NUMBER)
    return 0;
  return equal ? 1 : item->weight_bp;
}

/* Shares of the component in basis points of what is active; `items` has one entry for each root, in order. */
static void
set_effective_weights (HengReviewPart *part, const HengWeightedPoints *items, guint n_items)
{
  gboolean equal = TRUE;
  gint64 all = 0;
  guint root = 0;

  for (guint i = 0; i < n_items; i++)
    equal &= items[i].weight_bp == 0;
  for (guint i = 0; i < n_items; i++)
    all += active_weight (&items[i], equal);
  for (guint i = 0; i < part->objectives->len; i++)
    {
      HengReviewObjective *objective = g_ptr_array_index (part->objectives, i);
      gint64 weight = objective->is_root ? active_weight (&items[root++], equal) : 0;

      objective->effective_bp = all > 0 ? heng_div_round ((HengWide) weight * 10000, all) : 0;
    }
}

static void
score_component (HengReviewPart *part, const HengObjectiveNode *nodes, HengTrace *trace)
{
  g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (HengWeightedPoints));
  const HengWeightedPoints *items;

  for (guint i = 0; i < part->objectives->len; i++)
    {
      HengReviewObjective *objective = g_ptr_array_index (part->objectives, i);
      HengWeightedPoints item = { nodes[i].weight_bp, nodes[i].cancelled, nodes[i].points };

      objective->progress = nodes[i].progress;
      objective->points = nodes[i].points;
      if (objective->is_root)
        g_array_append_val (roots, item);
    }
  items = (const HengWeightedPoints *) (gpointer) roots->data;
  part->okr = heng_okr_component (items, roots->len, trace);
  set_effective_weights (part, items, roots->len);
}

void
heng_review_score_okr (const HengReview *review, HengReviewPart *part, HengTrace *trace)
{
  guint n_own = part->objectives->len, n = n_own + part->counted->len;
  g_autofree HengObjectiveNode *nodes = g_new0 (HengObjectiveNode, n + 1);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      HengReviewObjective *objective = objective_at (part, i);
      GArray *key_results;

      fill_node (part, objective, &nodes[i]);
      nodes[i].trace = add_objective_step (objective, i < n_own ? trace : nodes[nodes[i].parent].trace);
      key_results = score_key_results (review, objective, nodes[i].trace);
      g_ptr_array_add (items, key_results);
      nodes[i].key_results = (const HengWeightedProgress *) (gpointer) key_results->data;
      nodes[i].n_key_results = key_results->len;
    }
  if (heng_objective_tree_evaluate (nodes, n, &error))
    {
      score_component (part, nodes, trace);
      return;
    }
  part->okr = HENG_MISSING;
  heng_trace_note (trace, "%s", error->message);
}
