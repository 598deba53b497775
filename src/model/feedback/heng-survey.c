/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Department-equal means, so that a large department does not drown small ones; who is too few to be shown is pooled. */
#include "heng-survey.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-ratings.h"

typedef struct
{
  const char *name;
  gint64 n;
  HengWide sum;
} Group;

HengValue
heng_survey_respondent_mean (const HengMicro *answers, gsize n, const gboolean *reversed)
{
  g_autofree HengMicro *turned = g_memdup2 (answers, n * sizeof *answers);

  for (gsize i = 0; reversed && i < n; i++)
    if (reversed[i] && turned[i])
      turned[i] = HENG_POINTS (6) - turned[i];
  return heng_rating_mean (turned, n, NULL, NULL);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Group *) a)->name, ((const Group *) b)->name);
}

static GArray *
group_replies (const HengSurveyReply *replies, gsize n)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal); /* name → index + 1 */

  for (gsize i = 0; i < n; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, replies[i].department));

      if (place == 0)
        {
          Group fresh = { replies[i].department, 0, 0 };

          g_array_append_val (groups, fresh);
          place = groups->len;
          g_hash_table_insert (places, (gpointer) fresh.name, GUINT_TO_POINTER (place));
        }
      g_array_index (groups, Group, place - 1).n++;
      g_array_index (groups, Group, place - 1).sum += replies[i].mean;
    }
  g_array_sort (groups, compare_groups);
  return groups;
}

static void
add_department (HengSurveyScore *score, const Group *group, HengTrace *trace)
{
  HengSurveyDepartment department = { g_strdup (group->name), group->n, heng_div_round (group->sum, group->n) };
  const char *label = group->name ? group->name : _("Other departments");
  HengTrace *step = heng_trace_add (trace, group->name ? group->name : "OTHER", label);

  g_array_append_val (score->departments, department);
  if (step)
    {
      g_autofree char *sum = heng_micro_display_short ((HengMicro) group->sum);

      heng_trace_formula (step, "%s ÷ %d", sum, (int) group->n);
      heng_trace_note_rounding (step, group->sum, group->n);
      heng_trace_value (step, HENG_NUMBER (department.mean), 6);
    }
}

static void
add_departments (HengSurveyScore *score, const GArray *groups, HengTrace *trace)
{
  Group others = { NULL, 0, 0 };

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      if (group->n >= HENG_SURVEY_DEPARTMENT_MINIMUM)
        {
          add_department (score, group, trace);
          continue;
        }
      others.n += group->n;
      others.sum += group->sum;
    }
  if (others.n >= HENG_SURVEY_DEPARTMENT_MINIMUM)
    add_department (score, &others, trace);
}

static void
explain_mean (const HengSurveyScore *score, HengWide sum, HengTrace *trace)
{
  HengTrace *step = heng_trace_add (trace, "mean", _("Mean of the departments"));
  g_autoptr (GString) terms = g_string_new (NULL);
  g_autofree char *mean = heng_micro_display_short (score->mean.micro);

  for (guint i = 0; i < score->departments->len; i++)
    {
      g_autofree char *term = heng_micro_display_short (g_array_index (score->departments, HengSurveyDepartment, i).mean);

      g_string_append_printf (terms, "%s%s", i ? " + " : "", term);
    }
  heng_trace_formula (step, "(%s) ÷ %u", terms->str, score->departments->len);
  heng_trace_note_rounding (step, sum, score->departments->len);
  heng_trace_value (step, score->mean, 6);
  heng_trace_formula (trace, "(%s − 1) ÷ 4 × 100", mean);
}

static void
finish_score (HengSurveyScore *score, HengTrace *trace)
{
  HengWide sum = 0;

  for (guint i = 0; i < score->departments->len; i++)
    sum += g_array_index (score->departments, HengSurveyDepartment, i).mean;
  if (score->valid >= HENG_SURVEY_MINIMUM && score->departments->len > 0)
    {
      score->mean = HENG_NUMBER (heng_div_round (sum, score->departments->len));
      score->index = HENG_NUMBER ((score->mean.micro - HENG_POINTS (1)) * 25);
      if (trace)
        explain_mean (score, sum, trace);
    }
  else
    heng_trace_note (trace, _("fewer than %d valid respondents"), HENG_SURVEY_MINIMUM);
  if (score->low_response)
    heng_trace_note (trace, "%s", _("fewer than half of the invited answered"));
  heng_trace_value (trace, score->index, 6);
}

static void
clear_department (gpointer data)
{
  g_free (((HengSurveyDepartment *) data)->name);
}

HengSurveyScore *
heng_survey_score (const HengSurveyReply *replies, gsize n, gint64 invited, HengTrace *trace)
{
  HengSurveyScore *score = g_new0 (HengSurveyScore, 1);
  g_autoptr (GArray) groups = group_replies (replies, n);

  score->valid = (gint64) n;
  score->low_response = score->valid * 2 < invited;
  score->mean = score->index = HENG_MISSING;
  score->departments = g_array_new (FALSE, FALSE, sizeof (HengSurveyDepartment));
  g_array_set_clear_func (score->departments, clear_department);
  add_departments (score, groups, trace);
  finish_score (score, trace);
  return score;
}

void
heng_survey_score_free (HengSurveyScore *score)
{
  g_array_unref (score->departments);
  g_free (score);
}
