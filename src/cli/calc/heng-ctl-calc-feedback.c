/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of rater groups, leniency and surveys (calc-format.md, domain.md §2.6, §2.7). */
#include "heng-ctl-calc.h"
#include "heng-leniency.h"
#include "heng-ratings.h"
#include "heng-survey.h"

#include <glib/gi18n.h>

/* The list of that name; NULL with a fault when it is absent or no list. */
static JsonArray *
take_list (HengJsonReader *reader, JsonObject *object, const char *path, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  heng_json_fail (reader, path, _("“%s” must be a list in square brackets."), member);
  return NULL;
}

/* A decimal string of a list that lies in [least, most]; 0 with a fault. */
static HengMicro
take_number (HengJsonReader *reader, JsonNode *node, const char *path, HengMicro least, HengMicro most)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  HengMicro micro = 0;

  if (!text || !heng_micro_parse (text, &micro))
    heng_json_fail (reader, path, _("This must be a decimal number in quotation marks."));
  else if (micro < least || micro > most)
    heng_json_fail (reader, path, _("%s does not lie between %d and %d."), text, (int) (least / HENG_MICRO), (int) (most / HENG_MICRO));
  return micro;
}

/* `n` answers from 1 to 5, null as 0; NULL with a fault. */
static HengMicro *
take_answers (HengJsonReader *reader, JsonObject *object, const char *path, gint64 n)
{
  JsonArray *list = take_list (reader, object, path, "answers");
  g_autofree HengMicro *answers = NULL;

  if (list && json_array_get_length (list) != n)
    heng_json_fail (reader, path, _("“answers” has %u entries for %d questions."), json_array_get_length (list), (int) n);
  if (reader->error)
    return NULL;
  answers = g_new0 (HengMicro, n + 1);
  for (guint i = 0; i < n; i++)
    if (!JSON_NODE_HOLDS_NULL (json_array_get_element (list, i)))
      answers[i] = take_number (reader, json_array_get_element (list, i), path, HENG_POINTS (1), HENG_POINTS (5));
  return g_steal_pointer (&answers);
}

/* Rater groups */

typedef struct
{
  gint64 n_questions;
  gint64 *weights; /* of the questions; NULL: all alike */
  GArray *ratings; /* of HengRating */
  guint named;     /* bits of the groups the case speaks of */
} Raters;

static void
raters_clear (Raters *raters)
{
  g_clear_pointer (&raters->weights, g_free);
  g_clear_pointer (&raters->ratings, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Raters, raters_clear)

static void
read_group_weights (HengJsonReader *reader, JsonObject *input, const char *path, Raters *raters, HengRaterGroupInput *groups)
{
  JsonObject *weights = heng_json_object (reader, input, path, "weights");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!weights)
    return;
  json_object_iter_init (&iter, weights);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const HengEnumValue *group = heng_enum_by_key (heng_rater_group_values, name);

      if (!group)
        {
          heng_json_fail (reader, path, _("There is no rater group “%s”."), name);
          return;
        }
      groups[group->value].weight_bp = take_number (reader, node, path, 0, HENG_POINTS (1000000));
      raters->named |= 1u << group->value;
    }
}

static void
read_question_weights (HengJsonReader *reader, JsonObject *input, const char *path, Raters *raters)
{
  JsonArray *list;

  if (!heng_json_has (input, "question_weights") || !(list = take_list (reader, input, path, "question_weights")))
    return;
  if (json_array_get_length (list) != raters->n_questions)
    {
      heng_json_fail (reader, path, _("“question_weights” has %u entries for %d questions."), json_array_get_length (list),
                      (int) raters->n_questions);
      return;
    }
  raters->weights = g_new0 (gint64, raters->n_questions + 1);
  for (guint i = 0; i < raters->n_questions; i++)
    raters->weights[i] = take_number (reader, json_array_get_element (list, i), path, 0, HENG_POINTS (1000000));
}

static void
read_rater (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Raters *raters = data;
  HengRating rating = { heng_json_enum (reader, object, path, "group", heng_rater_group_values), 0 };
  g_autofree HengMicro *answers = take_answers (reader, object, path, raters->n_questions);
  HengValue mean;

  if (!answers)
    return;
  raters->named |= 1u << rating.group;
  mean = heng_rating_mean (answers, raters->n_questions, raters->weights, NULL);
  rating.mean = mean.micro;
  if (mean.state == HENG_VALUE_NUMBER)
    g_array_append_val (raters->ratings, rating);
}

/* Scores the case; what the output needs besides is left in `raters` and `groups`. */
static HengRaterScore
score_raters (HengJsonReader *reader, JsonObject *input, const char *path, Raters *raters, HengRaterGroupInput groups[HENG_N_GROUPS])
{
  gboolean trim = heng_json_has (input, "trim") && heng_json_flag (reader, input, path, "trim");

  raters->ratings = g_array_new (FALSE, FALSE, sizeof (HengRating));
  raters->n_questions = heng_calc_read_count (reader, input, path, "questions", 1);
  read_group_weights (reader, input, path, raters, groups);
  read_question_weights (reader, input, path, raters);
  heng_json_each (reader, input, path, "raters", read_rater, raters);
  heng_ratings_sum ((const HengRating *) (gpointer) raters->ratings->data, raters->ratings->len, trim, groups);
  return heng_rater_groups_score (groups, NULL);
}

HengRaterScore
heng_calc_read_rater_groups (HengJsonReader *reader, JsonObject *input, const char *path)
{
  HengRaterGroupInput groups[HENG_N_GROUPS] = { 0 };
  g_auto (Raters) raters = { 0 };

  return score_raters (reader, input, path, &raters, groups);
}

static void
write_fates (HengCtlJson *json, const char *key, const HengRaterScore *score, HengGroupFate fate)
{
  heng_ctl_json_array (json, key);
  for (int g = 0; g < HENG_N_GROUPS; g++)
    if (score->fate[g] == fate)
      heng_ctl_json_text (json, NULL, heng_enum_by_value (heng_rater_group_values, g)->key);
  heng_ctl_json_end (json);
}

static void
write_groups (HengCtlJson *json, const Raters *raters, const HengRaterGroupInput groups[HENG_N_GROUPS], const HengRaterScore *score)
{
  heng_ctl_json_object (json, "valid");
  for (int g = 0; g < HENG_N_GROUPS; g++)
    if (raters->named >> g & 1)
      heng_ctl_json_int (json, heng_enum_by_value (heng_rater_group_values, g)->key, groups[g].n);
  heng_ctl_json_end (json);
  heng_ctl_json_object (json, "groups");
  for (int g = 0; g < HENG_N_GROUPS; g++)
    if (score->fate[g] == HENG_GROUP_SHOWN)
      heng_calc_write_value (json, heng_enum_by_value (heng_rater_group_values, g)->key, score->mean[g]);
  if (score->pool_n > 0)
    heng_calc_write_value (json, "OTHER", score->pool_mean);
  heng_ctl_json_end (json);
  write_fates (json, "pooled", score, HENG_GROUP_POOLED);
  write_fates (json, "excluded", score, HENG_GROUP_EXCLUDED);
}

void
heng_calc_rater_groups (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  HengRaterGroupInput groups[HENG_N_GROUPS] = { 0 };
  g_auto (Raters) raters = { 0 };
  HengRaterScore score = score_raters (reader, input, "input", &raters, groups);
  g_autofree char *published = NULL;

  if (score.points.state == HENG_VALUE_NUMBER)
    published = heng_micro_format (heng_micro_publish (score.points.micro, HENG_ROUND_HALF_UP), 2);
  write_groups (json, &raters, groups, &score);
  heng_calc_write_value (json, "R", score.rating);
  heng_calc_write_value (json, "points", score.points);
  heng_ctl_json_text (json, "published", published);
}

/* Leniency */

typedef struct
{
  char *name;
  GArray *ratings; /* of HengMicro */
  HengRatingSums sums;
} Rater;

static void
rater_clear (gpointer data)
{
  g_free (((Rater *) data)->name);
  g_array_unref (((Rater *) data)->ratings);
}

static void
read_pool_rater (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  GArray *pool = data;
  Rater rater = { heng_json_text (reader, object, path, "rater", TRUE), g_array_new (FALSE, FALSE, sizeof (HengMicro)), { 0 } };
  JsonArray *list = take_list (reader, object, path, "ratings");

  for (guint i = 0; i < pool->len; i++)
    if (g_strcmp0 (g_array_index (pool, Rater, i).name, rater.name) == 0)
      heng_json_fail (reader, path, _("“%s” occurs twice. Give each its own."), rater.name);
  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      HengMicro rating = take_number (reader, json_array_get_element (list, i), path, HENG_POINTS (1), HENG_POINTS (5));

      g_array_append_val (rater.ratings, rating);
      heng_rating_sums_add (&rater.sums, rating);
    }
  g_array_append_val (pool, rater);
}

static HengLeniency
take_method (HengJsonReader *reader, JsonObject *input)
{
  g_autofree char *method = heng_json_text (reader, input, "input", "method", TRUE);

  if (g_strcmp0 (method, "shift") == 0)
    return HENG_LENIENCY_SHIFT;
  if (g_strcmp0 (method, "z") != 0)
    heng_json_fail (reader, "input", _("“%s” is “%s”. Use one of %s."), "method", method ? method : "", "shift, z");
  return HENG_LENIENCY_ZSCORE;
}

void
heng_calc_leniency (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (Rater));
  HengLeniency method = take_method (reader, input);
  HengRatingSums all = { 0 };
  HengMicro lambda = 0;

  g_array_set_clear_func (pool, rater_clear);
  if (method == HENG_LENIENCY_SHIFT)
    lambda = heng_json_decimal (reader, input, "input", "lambda");
  if (lambda < 0 || lambda > HENG_MICRO)
    heng_json_fail (reader, "input", _("“%s” must lie between %d and %d."), "lambda", 0, 1);
  heng_json_each (reader, input, "input", "pool", read_pool_rater, pool);
  for (guint i = 0; i < pool->len; i++)
    {
      const HengRatingSums *own = &g_array_index (pool, Rater, i).sums;

      all = (HengRatingSums) { all.n + own->n, all.sum + own->sum, all.squares + own->squares };
    }
  heng_ctl_json_object (json, "corrected");
  for (guint i = 0; i < pool->len && !reader->error; i++)
    {
      const Rater *rater = &g_array_index (pool, Rater, i);

      heng_ctl_json_array (json, rater->name);
      for (guint k = 0; k < rater->ratings->len; k++)
        heng_calc_write_micro (json, NULL,
                               heng_leniency_correct (g_array_index (rater->ratings, HengMicro, k), method, lambda, &rater->sums, &all, NULL),
                               6);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
}

/* Surveys */

typedef struct
{
  gint64 n_items;
  gboolean *reversed;
  GArray *replies; /* of HengSurveyReply */
  GPtrArray *names;
} Survey;

static void
survey_clear (Survey *survey)
{
  g_clear_pointer (&survey->reversed, g_free);
  g_clear_pointer (&survey->replies, g_array_unref);
  g_clear_pointer (&survey->names, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Survey, survey_clear)

static void
read_reversed (HengJsonReader *reader, JsonObject *input, Survey *survey)
{
  JsonArray *list = heng_json_has (input, "reversed") ? take_list (reader, input, "input", "reversed") : NULL;

  survey->reversed = g_new0 (gboolean, survey->n_items + 1);
  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      gint64 item = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;

      if (item >= 0 && item < survey->n_items)
        survey->reversed[item] = TRUE;
      else
        heng_json_fail (reader, "input", _("“%s” must lie between %d and %d."), "reversed", 0, (int) survey->n_items - 1);
    }
}

static void
read_respondent (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Survey *survey = data;
  HengSurveyReply reply = { NULL, 0 };
  g_autofree char *department = heng_json_text (reader, object, path, "department", TRUE);
  g_autofree HengMicro *answers = take_answers (reader, object, path, survey->n_items);
  HengValue mean;

  if (!answers || !department)
    return;
  mean = heng_survey_respondent_mean (answers, survey->n_items, survey->reversed);
  if (mean.state != HENG_VALUE_NUMBER)
    return;
  reply.mean = mean.micro;
  reply.department = g_steal_pointer (&department);
  g_ptr_array_add (survey->names, (gpointer) reply.department);
  g_array_append_val (survey->replies, reply);
}

static void
write_survey (HengCtlJson *json, const HengSurveyScore *score)
{
  heng_ctl_json_int (json, "valid", score->valid);
  heng_ctl_json_object (json, "departments");
  for (guint i = 0; i < score->departments->len; i++)
    {
      const HengSurveyDepartment *department = &g_array_index (score->departments, HengSurveyDepartment, i);

      heng_calc_write_micro (json, department->name ? department->name : "其他", department->mean, 6);
    }
  heng_ctl_json_end (json);
  heng_calc_write_value (json, "mean", score->mean);
  heng_calc_write_value (json, "index", score->index);
  heng_ctl_json_array (json, "flags");
  if (score->low_response)
    heng_ctl_json_text (json, NULL, "LOW_RESPONSE");
  heng_ctl_json_end (json);
}

void
heng_calc_survey (HengJsonReader *reader, JsonObject *input, HengCtlJson *json)
{
  g_auto (Survey) survey = { 0 };
  g_autoptr (HengSurveyScore) score = NULL;
  gint64 invited;

  survey.replies = g_array_new (FALSE, FALSE, sizeof (HengSurveyReply));
  survey.names = g_ptr_array_new_with_free_func (g_free);
  survey.n_items = heng_calc_read_count (reader, input, "input", "items", 1);
  invited = heng_calc_read_count (reader, input, "input", "invited", 0);
  if (reader->error)
    return;
  read_reversed (reader, input, &survey);
  heng_json_each (reader, input, "input", "respondents", read_respondent, &survey);
  if (reader->error)
    return;
  score = heng_survey_score ((const HengSurveyReply *) (gpointer) survey.replies->data, survey.replies->len, invited, NULL);
  write_survey (json, score);
}
