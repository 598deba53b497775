/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a key result check-in by check-in, and the grades at the close. */
#include "heng-goal-history.h"

#include <glib/gi18n-lib.h>

#include "heng-goal-private.h"

#define GRADE_DAYS 10                     /* before the cycle's end grading begins */
#define FAR_FROM_COMPUTED (HENG_MICRO / 5) /* a grade this far off needs a word */

static void
point_free (HengGoalPoint *point)
{
  g_free (point->value_text);
  g_free (point->note);
  g_free (point->author);
  g_free (point);
}

void
heng_goal_history_free (HengGoalHistory *history)
{
  g_clear_pointer (&history->kr, heng_key_result_free);
  g_clear_pointer (&history->objective, heng_objective_free);
  g_clear_pointer (&history->points, g_ptr_array_unref);
  g_free (history->current_text);
  g_free (history);
}

/* What the formula reads on one day, check-ins 0 … n behind it. */
typedef struct
{
  const HengCycle *cycle;
  const HengKeyResult *kr;
  GPtrArray *checkins;
  GArray *steps;
} Course;

static void
count_hits (const Course *course, guint n, HengKrInput *input)
{
  for (guint i = 0; i < n; i++)
    {
      HengMicro value;

      if (!heng_micro_parse (((HengCheckin *) course->checkins->pdata[i])->value, &value))
        continue;
      input->checkins++;
      input->hits += value >= input->low && value <= input->high;
    }
}

/* The input of the formula after the first n check-ins; *text gets where it stood, when wanted. */
static HengKrProgress
progress_after (const Course *course, guint n, HengDate day, char **text)
{
  const HengCheckin *last = n > 0 ? course->checkins->pdata[n - 1] : NULL;
  HengKrInput input = {
    .cap = course->cycle->okr_cap > 0 ? course->cycle->okr_cap : HENG_MICRO,
    .cycle_start = course->cycle->start_date,
    .due = course->kr->due_date != HENG_DATE_NONE ? course->kr->due_date : course->cycle->end_date,
    .today = day,
    .confidence = last ? (int) last->confidence : -1,
  };

  heng_kr_input_read (&input, course->kr, last != NULL, last ? last->value : NULL, course->steps);
  if (course->kr->type == HENG_KR_RANGE_HITS)
    count_hits (course, n, &input);
  if (text)
    *text = heng_kr_current_text (&input, course->kr->unit);
  return heng_kr_progress (&input, NULL);
}

/* The value of one check-in on its own, as people read it. */
static char *
value_text (const Course *course, const HengCheckin *checkin, HengGoalPoint *point)
{
  HengMicro number;
  g_autofree char *text = NULL;
  HengKrInput input = { 0 };

  if (course->kr->type == HENG_KR_BOOLEAN || course->kr->type == HENG_KR_STEPS)
    {
      heng_kr_input_read (&input, course->kr, TRUE, checkin->value, course->steps);
      return heng_kr_current_text (&input, course->kr->unit);
    }
  if (!heng_micro_parse (checkin->value, &number))
    return g_strdup (checkin->value ? checkin->value : "");
  point->has_number = TRUE;
  point->number = number;
  text = heng_micro_display_short (number);
  return heng_with_unit (text, course->kr->unit);
}

static HengGoalPoint *
point_new (const Course *course, guint i)
{
  const HengCheckin *checkin = course->checkins->pdata[i];
  const HengCheckin *next = i + 1 < course->checkins->len ? course->checkins->pdata[i + 1] : NULL;
  HengGoalPoint *point = g_new0 (HengGoalPoint, 1);
  HengKrProgress progress = progress_after (course, i + 1, checkin->day, NULL);

  point->id = checkin->id;
  point->day = checkin->day;
  point->value_text = value_text (course, checkin, point);
  point->progress = progress.p;
  point->expected = progress.expected;
  point->confidence = (int) checkin->confidence;
  point->note = g_strdup (checkin->note);
  point->author = g_strdup (checkin->author);
  point->at = checkin->at;
  point->superseded = next && next->day == checkin->day;
  return point;
}

/* The straight line from start on the first day to target on the due day: the value at which progress would be e. */
static void
draw_plan (HengGoalHistory *history, HengMicro expected)
{
  const HengKeyResult *kr = history->kr;

  history->has_plan = (kr->type == HENG_KR_INCREASE || kr->type == HENG_KR_DECREASE) && !kr->keep && kr->start_value != kr->target;
  if (!history->has_plan)
    return;
  history->plan_from = kr->start_value;
  history->plan_to = kr->target;
  history->plan_today = kr->start_value + heng_div_round ((HengWide) (kr->target - kr->start_value) * expected, HENG_MICRO);
}

HengGoalHistory *
heng_goal_history_load (HengDb *db, gint64 key_result_id, HengDate today, GError **error)
{
  g_autoptr (HengGoalHistory) history = g_new0 (HengGoalHistory, 1);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (HengKrStep));
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) checkins = NULL;
  Course course = { .steps = steps };

  if (!(history->kr = heng_key_result_load (db, key_result_id, error)) || !(history->objective = heng_objective_load (db, history->kr->objective_id, error))
      || !(cycle = heng_cycle_load (db, history->objective->cycle_id, error)) || !(checkins = heng_checkins_load_of (db, key_result_id, error)))
    return NULL;
  if (today == HENG_DATE_NONE)
    today = heng_store_today (db);
  while (checkins->len > 0 && ((HengCheckin *) checkins->pdata[checkins->len - 1])->day > today)
    g_ptr_array_remove_index (checkins, checkins->len - 1);
  course.cycle = cycle;
  course.kr = history->kr;
  course.checkins = checkins;
  history->from = cycle->start_date;
  history->to = history->kr->due_date != HENG_DATE_NONE ? history->kr->due_date : cycle->end_date;
  history->progress = progress_after (&course, checkins->len, today, &history->current_text);
  draw_plan (history, history->progress.expected);
  history->points = g_ptr_array_new_with_free_func ((GDestroyNotify) point_free);
  for (guint i = 0; i < checkins->len; i++)
    g_ptr_array_add (history->points, point_new (&course, i));
  return g_steal_pointer (&history);
}

/* "0.7" or "70%" → micro from 0 to 1. */
static gboolean
parse_grade (const char *text, HengMicro *grade)
{
  g_autofree char *narrow = g_utf8_normalize (text ? text : "", -1, G_NORMALIZE_ALL_COMPOSE);
  gboolean percent = FALSE;

  g_strstrip (narrow);
  if (g_str_has_suffix (narrow, "%"))
    {
      percent = TRUE;
      narrow[strlen (narrow) - 1] = '\0';
    }
  if (!heng_micro_parse (g_strchomp (narrow), grade))
    return FALSE;
  if (percent)
    *grade = heng_div_round (*grade, 100);
  return *grade >= 0 && *grade <= HENG_MICRO;
}

static gboolean
check_grade (const HengGoalGrade *grade, GError **error)
{
  gboolean far = grade->computed != HENG_NO_VALUE && ABS (grade->grade - grade->computed) > FAR_FROM_COMPUTED;

  return !far || (grade->note && *grade->note)
         || heng_goal_invalid (error, "%s", _("The grade is more than 0.2 away from the computed one. Say why in a note."));
}

static gboolean
check_grading (HengDb *db, const HengObjective *objective, const HengKeyResult *kr, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load (db, objective->cycle_id, error);
  g_autofree char *day = NULL;

  if (!cycle || !heng_goal_check_open (db, objective, error))
    return FALSE;
  if (objective->state == HENG_GOAL_CANCELLED || (kr && kr->state == HENG_GOAL_CANCELLED))
    return heng_refuse (error, "%s", _("This goal is cancelled. It is kept as it was."));
  if (heng_store_today (db) >= cycle->end_date - GRADE_DAYS)
    return TRUE;
  day = heng_date_format (cycle->end_date - GRADE_DAYS);
  return heng_refuse (error, _("Goals are graded at the close of the cycle, from %s on."), day);
}

static gboolean
find_computed (HengDb *db, const HengObjective *objective, HengGoalKind kind, gint64 id, gint64 *computed, GError **error)
{
  g_autoptr (HengGoalForest) forest = heng_goal_forest_load (db, objective->cycle_id, HENG_DATE_NONE, error);
  int at = forest ? heng_goal_forest_find (forest, kind, id) : -1;
  HengValue value = at >= 0 ? heng_goal_node_grade (&forest->nodes[at]) : HENG_NA;

  *computed = value.state == HENG_VALUE_NUMBER ? value.micro : HENG_NO_VALUE;
  return forest != NULL;
}

gboolean
heng_goal_grade (HengDb *db, HengGoalKind kind, gint64 id, const char *text, const char *note, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengKeyResult) kr = change && kind == HENG_GOAL_KEY_RESULT ? heng_key_result_load (db, id, error) : NULL;
  g_autoptr (HengObjective) objective = NULL;
  g_autoptr (HengGoalGrade) grade = heng_goal_grade_new ();
  g_autofree char *name = NULL, *number = NULL, *action = NULL;

  if (!change || (kind == HENG_GOAL_KEY_RESULT && !kr) || !(objective = heng_objective_load (db, kr ? kr->objective_id : id, error))
      || !check_grading (db, objective, kr, error))
    return FALSE;
  if (!parse_grade (text, &grade->grade))
    return heng_goal_invalid (error, _("“%s” is no grade. Enter 0 to 1, such as 0.7, or a percentage."), text ? text : "");
  if (!find_computed (db, objective, kind, id, &grade->computed, error))
    return FALSE;
  grade->objective_id = objective->id;
  grade->key_result_id = kr ? kr->id : 0;
  grade->note = note && *note ? g_strdup (note) : NULL;
  grade->author = g_strdup (actor ? actor : g_get_user_name ());
  grade->at = heng_now_ms ();
  if (!check_grade (grade, error))
    return FALSE;
  name = heng_goal_name (db, objective, kr);
  number = heng_micro_display_short (grade->grade);
  /* Translators: a goal and its grade: "Grade of Zhang Wei O1 KR2: 0.7" */
  action = g_strdup_printf (_("Grade of %1$s: %2$s"), name, number);
  heng_change_set_action (change, action);
  return heng_change_insert (change, &heng_goal_grade_type, grade, error) && heng_change_commit (change, error);
}

GPtrArray *
heng_goal_grades_load (HengDb *db, HengGoalKind kind, gint64 id, GError **error)
{
  g_autoptr (HengKeyResult) kr = kind == HENG_GOAL_KEY_RESULT ? heng_key_result_load (db, id, error) : NULL;
  GPtrArray *grades;

  if (kind == HENG_GOAL_KEY_RESULT && !kr)
    return NULL;
  grades = heng_goal_rows_load (db, &heng_goal_grade_type, kr ? kr->objective_id : id, kr ? kr->id : 0, (GDestroyNotify) heng_goal_grade_free, error);
  for (guint i = 0; grades && i < grades->len / 2; i++)
    {
      gpointer kept = grades->pdata[i];

      grades->pdata[i] = grades->pdata[grades->len - 1 - i];
      grades->pdata[grades->len - 1 - i] = kept;
    }
  return grades;
}
