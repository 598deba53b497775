/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of scoring rules, scorecards and final scores (calc-format.md, domain.md §2.5, §2.6, §2.8). */
#include "heng-appraisal.h"
#include "heng-ctl-calc.h"
#include "heng-final-score.h"
#include "heng-import.h"
#include "heng-scheme-files.h"
#include "heng-scorecard.h"

#include <glib/gi18n.h>

void
heng_calc_write_micro (HengCtlJson *json, const char *key, HengMicro micro, int decimals)
{
  g_autofree char *text = heng_micro_format (micro, decimals);

  heng_ctl_json_text (json, key, text);
}

void
heng_calc_write_value (HengCtlJson *json, const char *key, HengValue value)
{
  g_autofree char *text = heng_value_format (value, 6);

  heng_ctl_json_text (json, key, text);
}

void
heng_calc_write_flags (HengCtlJson *json, const char *key, const HengEnumValue *values, guint flags, guint wanted)
{
  heng_ctl_json_array (json, key);
  for (; values->key; values++)
    if (flags & wanted & (guint) values->value)
      heng_ctl_json_text (json, NULL, values->key);
  heng_ctl_json_end (json);
}

HengValue
heng_calc_read_value (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  g_autofree char *text = heng_json_text (reader, object, path, member, TRUE);

  if (g_strcmp0 (text, "NA") == 0)
    return HENG_NA;
  if (!text || g_str_equal (text, "MISSING"))
    return HENG_MISSING;
  return HENG_NUMBER (heng_json_decimal (reader, object, path, member));
}

gint64
heng_calc_read_weight (HengJsonReader *reader, JsonObject *object, const char *path)
{
  const HengMicro per_basis_point = HENG_MICRO / 100, most = 1000000 * HENG_MICRO;
  HengMicro micro = heng_json_decimal (reader, object, path, "weight");

  if (micro < 0 || micro > most || micro % per_basis_point != 0)
    heng_json_fail (reader, path, _("“%s” must be a number from 0 to %d with at most two decimals."), "weight", (int) (most / HENG_MICRO));
  return reader->error ? 0 : micro / per_basis_point;
}

gint64
heng_calc_read_count (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, gint64 least)
{
  const gint64 most = 1000000;
  gint64 number = heng_json_int (reader, object, path, member);

  if (number < least || number > most)
    heng_json_fail (reader, path, _("“%s” must lie between %d and %d."), member, (int) least, (int) most);
  return number;
}

static void
read_milestone (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengMilestoneActual milestone = { .weight_bp = heng_calc_read_weight (reader, object, path) };

  milestone.delivered = heng_json_has (object, "delay");
  if (milestone.delivered)
    milestone.delay = heng_calc_read_count (reader, object, path, "delay", -1000000);
  if (heng_json_has (object, "quality"))
    {
      milestone.quality = heng_json_decimal (reader, object, path, "quality");
      if (milestone.quality < HENG_MICRO || milestone.quality > 5 * HENG_MICRO)
        heng_json_fail (reader, path, "%s", _("a rating lies between 1 and 5"));
    }
  g_array_append_val ((GArray *) data, milestone);
}

static void
read_object_actual (HengJsonReader *reader, const char *path, const HengRule *rule, JsonObject *object, HengActual *actual)
{
  GArray *milestones;

  actual->state = HENG_VALUE_NUMBER;
  if (heng_rule_kind (rule) != HENG_RULE_MILE)
    {
      actual->minor = heng_calc_read_count (reader, object, path, "minor", 0);
      actual->major = heng_calc_read_count (reader, object, path, "major", 0);
      actual->critical = heng_calc_read_count (reader, object, path, "critical", 0);
      return;
    }
  milestones = g_array_new (FALSE, TRUE, sizeof (HengMilestoneActual));
  heng_json_each (reader, object, path, "milestones", read_milestone, milestones);
  actual->n_milestones = milestones->len;
  actual->milestones = (HengMilestoneActual *) (gpointer) g_array_free (milestones, FALSE);
  /* none due: there is nothing to score yet (domain.md §2.5) */
  if (actual->n_milestones == 0)
    actual->state = HENG_VALUE_MISSING;
}

static void
read_number_actual (HengJsonReader *reader, const char *path, const HengRule *rule, const char *text, HengActual *actual)
{
  /* the actual of an index rule is a Likert mean */
  g_autofree char *stored = heng_rule_is_index (rule) && g_ascii_isdigit (*text) ? g_strdup_printf ("mean %s", text) : g_strdup (text);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (text, "MISSING"))
    return;
  if (!heng_actual_parse (rule, stored, actual, &error))
    heng_json_fail (reader, path, "%s", error->message);
}

/* Which kinds of rule read an object, and which a truth value. */
static gboolean
fits (const HengRule *rule, JsonNode *node)
{
  HengRuleKind kind = heng_rule_kind (rule);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return kind == HENG_RULE_DED || kind == HENG_RULE_MILE;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  return json_node_get_value_type (node) == G_TYPE_STRING || (json_node_get_value_type (node) == G_TYPE_BOOLEAN && kind == HENG_RULE_BOOL);
}

void
heng_calc_read_actual (HengJsonReader *reader, const char *path, const HengRule *rule, JsonNode *node, HengActual *actual)
{
  *actual = (HengActual) { HENG_VALUE_MISSING };
  if (!node || JSON_NODE_HOLDS_NULL (node))
    return;
  if (!fits (rule, node))
    heng_json_fail (reader, path, _("This is no actual value of the rule: it reads a decimal number in quotation marks, or what its kind asks for."));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    read_object_actual (reader, path, rule, json_node_get_object (node), actual);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    read_number_actual (reader, path, rule, json_node_get_string (node), actual);
  else
    {
      actual->state = HENG_VALUE_NUMBER;
      actual->yes = json_node_get_boolean (node);
    }
}

static HengRule *
read_rule (HengJsonReader *reader, JsonObject *object, const char *path)
{
  g_autofree char *text = heng_json_text (reader, object, path, "rule", TRUE);
  g_autoptr (GError) error = NULL;
  HengRule *rule = text ? heng_rule_parse (text, &error) : NULL;

  if (text && !rule)
    heng_json_fail (reader, path, "%s", error->message);
  return rule;
}

void
heng_calc_rule (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  g_autoptr (HengRule) rule = read_rule (reader, input, "input");
  JsonNode *node = json_object_get_member (input, "actuals");
  JsonArray *actuals = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!actuals)
    heng_json_fail (reader, "input", _("“%s” must be a list in square brackets."), "actuals");
  heng_ctl_json_array (json, "points");
  for (guint i = 0; rule && actuals && i < json_array_get_length (actuals); i++)
    {
      g_autofree char *path = g_strdup_printf ("input.actuals[%u]", i);
      HengActual actual;

      heng_calc_read_actual (reader, path, rule, json_array_get_element (actuals, i), &actual);
      heng_calc_write_value (json, NULL, heng_rule_score (rule, &actual, NULL));
      heng_actual_clear (&actual);
    }
  heng_ctl_json_end (json);
}

/* A scorecard on its way from JSON to items; texts live as long as the card. */
typedef struct
{
  GArray *items;    /* of HengScoreItem */
  GPtrArray *texts; /* of char* */
  int decimals;     /* of the weights as given */
} Card;

static void
card_clear (Card *card)
{
  g_clear_pointer (&card->items, g_array_unref);
  g_clear_pointer (&card->texts, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Card, card_clear)

static const char *
keep_text (Card *card, char *text)
{
  g_ptr_array_add (card->texts, text);
  return text;
}

static void
read_indicator (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Card *card = data;
  HengScoreItem item = { 0 };
  g_autoptr (HengRule) rule = read_rule (reader, object, path);
  const char *weight = keep_text (card, heng_json_text (reader, object, path, "weight", TRUE));
  const char *point = weight ? strchr (weight, '.') : NULL;
  HengActual actual;

  item.code = keep_text (card, heng_json_text (reader, object, path, "code", TRUE));
  for (guint i = 0; i < card->items->len; i++)
    if (g_strcmp0 (g_array_index (card->items, HengScoreItem, i).code, item.code) == 0)
      heng_json_fail (reader, path, _("“%s” occurs twice. Give each its own."), item.code);
  item.name = item.code;
  item.perspective = heng_json_enum (reader, object, path, "perspective", heng_perspective_values);
  item.source = keep_text (card, heng_json_text (reader, object, path, "source", FALSE));
  item.weight_bp = heng_calc_read_weight (reader, object, path);
  card->decimals = MAX (card->decimals, point ? (int) strlen (point + 1) : 0);
  if (!rule)
    return;
  heng_calc_read_actual (reader, path, rule, json_object_get_member (object, "actual"), &actual);
  item.points = heng_rule_score (rule, &actual, NULL);
  heng_actual_clear (&actual);
  g_array_append_val (card->items, item);
}

static void
write_card (const Card *card, const HengScorecardScore *score, HengCtlJson *json)
{
  const HengMicro per_basis_point = HENG_MICRO / 100;
  gboolean publishable = score->score.state == HENG_VALUE_NUMBER && !(score->flags & HENG_SCORE_FLAG_INSUFFICIENT_BASIS);
  g_autofree char *published = publishable ? heng_micro_format (heng_micro_publish (score->score.micro, HENG_ROUND_HALF_UP), 2) : NULL;

  heng_ctl_json_object (json, "points");
  for (guint i = 0; i < card->items->len; i++)
    {
      const HengScoreItem *item = &g_array_index (card->items, HengScoreItem, i);

      heng_calc_write_value (json, item->code, item->points);
    }
  heng_ctl_json_end (json);
  heng_calc_write_value (json, "score", score->score);
  heng_ctl_json_text (json, "published", published);
  heng_calc_write_micro (json, "active_weight", score->active_weight_bp * per_basis_point, card->decimals);
  heng_ctl_json_object (json, "perspectives");
  for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
    heng_calc_write_value (json, heng_enum_by_value (heng_perspective_values, p)->key, score->perspectives[p]);
  heng_ctl_json_end (json);
  heng_calc_write_flags (json, "flags", heng_score_flag_values, score->flags, HENG_SCORE_FLAG_INSUFFICIENT_BASIS);
  heng_calc_write_flags (json, "warnings", heng_score_flag_values, score->flags, HENG_SCORE_FLAG_COUNT | HENG_SCORE_FLAG_WEIGHT_RANGE);
  heng_calc_write_flags (json, "errors", heng_score_flag_values, score->flags, HENG_SCORE_FLAG_WEIGHT_SUM);
  heng_calc_write_micro (json, "objective_data_share", score->objective_share_bp * per_basis_point, card->decimals);
}

static HengScorecardScore
score_card (HengJsonReader *reader, JsonObject *input, const char *path, Card *card)
{
  card->items = g_array_new (FALSE, TRUE, sizeof (HengScoreItem));
  card->texts = g_ptr_array_new_with_free_func (g_free);
  heng_json_each (reader, input, path, "indicators", read_indicator, card);
  if (reader->error)
    return (HengScorecardScore) { .score = HENG_MISSING };
  return heng_scorecard_score ((const HengScoreItem *) (gpointer) card->items->data, card->items->len, NULL);
}

void
heng_calc_scorecard (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  g_auto (Card) card = { 0 };
  HengScorecardScore score = score_card (reader, input, "input", &card);

  if (!reader->error)
    write_card (&card, &score, json);
}

HengScorecardScore
heng_calc_read_scorecard (HengJsonReader *reader, JsonObject *input, const char *path)
{
  g_auto (Card) card = { 0 };

  return score_card (reader, input, path, &card);
}

/* A named weighted score: a component or a part of one. */
typedef struct
{
  char *name;
  gint64 weight_bp;
  HengValue score;
  GArray *parts; /* of Weighted; NULL in a part */
} Weighted;

static void
weighted_clear (gpointer data)
{
  Weighted *weighted = data;

  g_free (weighted->name);
  g_clear_pointer (&weighted->parts, g_array_unref);
}

static GArray *
weighted_list_new (void)
{
  GArray *list = g_array_new (FALSE, TRUE, sizeof (Weighted));

  g_array_set_clear_func (list, weighted_clear);
  return list;
}

static void
read_weighted (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  GArray *list = data;
  Weighted weighted = { 0 };

  weighted.name = heng_json_text (reader, object, path, "name", TRUE);
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (g_array_index (list, Weighted, i).name, weighted.name) == 0)
      heng_json_fail (reader, path, _("“%s” occurs twice. Give each its own."), weighted.name);
  weighted.weight_bp = heng_calc_read_weight (reader, object, path);
  weighted.score = heng_calc_read_value (reader, object, path, "score");
  weighted.parts = weighted_list_new ();
  if (heng_json_has (object, "parts"))
    heng_json_each (reader, object, path, "parts", read_weighted, weighted.parts);
  g_array_append_val (list, weighted);
}

/* Σ of the weights that count; all weights 0 → each counts 1 (domain.md §2.3). */
static gint64
sum_active (const GArray *list, gboolean *equal)
{
  gint64 sum = 0;

  *equal = TRUE;
  for (guint i = 0; i < list->len; i++)
    *equal &= g_array_index (list, Weighted, i).weight_bp == 0;
  for (guint i = 0; i < list->len; i++)
    {
      const Weighted *item = &g_array_index (list, Weighted, i);

      if (item->score.state == HENG_VALUE_NUMBER)
        sum += *equal ? 1 : item->weight_bp;
    }
  return sum;
}

static void
write_contributions (const GArray *components, HengCtlJson *json)
{
  gboolean equal, equal_parts;
  gint64 sum = sum_active (components, &equal);

  heng_ctl_json_object (json, "contributions");
  for (guint i = 0; i < components->len; i++)
    {
      const Weighted *component = &g_array_index (components, Weighted, i);
      gint64 parts_sum = sum_active (component->parts, &equal_parts);

      if (component->score.state != HENG_VALUE_NUMBER || component->weight_bp == 0 || sum == 0)
        continue;
      heng_calc_write_micro (json, component->name, heng_contribution (component->weight_bp, sum, 1, 1, component->score.micro), 6);
      for (guint k = 0; k < component->parts->len; k++)
        {
          const Weighted *part = &g_array_index (component->parts, Weighted, k);
          g_autofree char *name = g_strdup_printf ("%s/%s", component->name, part->name);

          if (part->score.state == HENG_VALUE_NUMBER && parts_sum > 0)
            heng_calc_write_micro (json, name,
                                   heng_contribution (component->weight_bp, sum, equal_parts ? 1 : part->weight_bp, parts_sum,
                                                      part->score.micro), 6);
        }
    }
  heng_ctl_json_end (json);
}

GArray *
heng_calc_read_adjustments (HengJsonReader *reader, JsonObject *input, const char *path)
{
  GArray *adjustments = g_array_new (FALSE, TRUE, sizeof (HengMicro));
  JsonNode *node = json_object_get_member (input, "adjustments");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (heng_json_has (input, "adjustments") && !array)
    heng_json_fail (reader, path, _("“%s” must be a list in square brackets."), "adjustments");
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;
      HengMicro micro = 0;

      if (!text || !heng_micro_parse (text, &micro))
        heng_json_fail (reader, path, _("“%s”: write each as a decimal number in quotation marks."), "adjustments");
      g_array_append_val (adjustments, micro);
    }
  return adjustments;
}

static void
read_partial (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengPartialFinal partial = { heng_calc_read_value (reader, object, path, "final"), heng_calc_read_count (reader, object, path, "days", 0) };

  g_array_append_val ((GArray *) data, partial);
}

static HengFinalScore
score_components (const GArray *list, const GArray *adjustments)
{
  g_autoptr (GArray) components = g_array_new (FALSE, TRUE, sizeof (HengComponent));

  for (guint i = 0; i < list->len; i++)
    {
      const Weighted *item = &g_array_index (list, Weighted, i);
      const HengEnumValue *kind = heng_enum_by_key (heng_component_values, item->name ? item->name : "");
      HengComponent component = { kind ? (HengComponentKind) kind->value : HENG_COMPONENT_OKR, item->weight_bp, item->score };

      g_array_append_val (components, component);
    }
  return heng_final_score ((const HengComponent *) (gpointer) components->data, components->len,
                           (const HengMicro *) (gpointer) adjustments->data, adjustments->len, NULL);
}

/* The grade bands are data: those of the shipped scheme, read once. */
GPtrArray *
heng_calc_shipped_bands (void)
{
  static HengSchemeFiles *files;
  g_autofree char *folder = NULL;

  if (!files)
    {
      folder = heng_data_path ("templates");
      files = heng_scheme_files_read (folder, NULL);
    }
  return files ? files->grades : NULL;
}

static void
write_final (const HengFinalScore *final, HengCtlJson *json)
{
  gboolean has_score = final->final.state == HENG_VALUE_NUMBER;
  GPtrArray *bands = heng_calc_shipped_bands ();
  const HengGradeBand *grade = has_score && bands ? heng_grade_for ((const HengGradeBand *const *) bands->pdata, bands->len, final->published)
                                                  : NULL;
  g_autofree char *published = has_score ? heng_micro_format (final->published, 2) : NULL;

  heng_calc_write_value (json, "final", final->final);
  heng_ctl_json_text (json, "published", published);
  heng_ctl_json_text (json, "grade", grade ? grade->grade : NULL);
  heng_calc_write_flags (json, "flags", heng_final_flag_values, final->flags, HENG_FINAL_FLAG_COMPONENT_MISSING);
  heng_calc_write_micro (json, "adj", final->adjustment, 6);
}

void
heng_calc_final_score (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  g_autoptr (GArray) components = weighted_list_new ();
  g_autoptr (GArray) partials = g_array_new (FALSE, TRUE, sizeof (HengPartialFinal));
  g_autoptr (GArray) adjustments = heng_calc_read_adjustments (reader, input, "input");
  HengFinalScore final;

  if (heng_json_has (input, "components"))
    heng_json_each (reader, input, "input", "components", read_weighted, components);
  if (heng_json_has (input, "transfer"))
    heng_json_each (reader, input, "input", "transfer", read_partial, partials);
  if (components->len > 0 && partials->len > 0)
    heng_json_fail (reader, "input", _("A case has components or a transfer, not both."));
  if (reader->error)
    return;
  if (partials->len > 0)
    final = heng_final_score_parts ((const HengPartialFinal *) (gpointer) partials->data, partials->len,
                                    (const HengMicro *) (gpointer) adjustments->data, adjustments->len, NULL);
  else
    final = score_components (components, adjustments);
  write_final (&final, json);
  write_contributions (components, json);
}
