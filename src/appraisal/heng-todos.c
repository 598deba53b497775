/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Home's to-do list: what waits, for how many, until when (domain.md §4 dates). */
#include "heng-appraisal-private.h"

#include <glib/gi18n-lib.h>

#include "heng-goal-talk.h"
#include "heng-reminders.h"
#include "heng-reporting-line.h"

#define FREEZE_WORKING_DAYS 5    /* data frozen at E+5 wd */
#define PUBLISH_WORKING_DAYS 15  /* calibration ends at E+15 wd */
#define OPEN_DAYS_BEFORE 10      /* goal setting begins at S−10 d */
#define NAMES_SHOWN 3
#define MENTION_DAYS 14          /* how long a remark that mentions somebody waits to be read */

typedef struct
{
  HengDb *db;
  HengCycle *cycle; /* NULL: none yet */
  HengDate today;
  HengCalendar *calendar;
  GPtrArray *reviews; /* of the cycle, without exempt people */
  GPtrArray *departments;
  GHashTable *line; /* who counts; NULL: everybody */
  GPtrArray *todos;
} Todos;

void
heng_todo_free (HengTodo *todo)
{
  g_free (todo->title);
  g_free (todo->detail);
  g_clear_pointer (&todo->employee_ids, g_array_unref);
  g_free (todo);
}

static void
todos_clear (Todos *todos)
{
  g_clear_pointer (&todos->cycle, heng_cycle_free);
  g_clear_pointer (&todos->calendar, heng_calendar_free);
  g_clear_pointer (&todos->reviews, g_ptr_array_unref);
  g_clear_pointer (&todos->departments, g_ptr_array_unref);
  g_clear_pointer (&todos->line, g_hash_table_unref);
  g_clear_pointer (&todos->todos, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Todos, todos_clear)

static HengDate
working_days_after (const HengCalendar *calendar, HengDate day, int n)
{
  while (n > 0)
    n -= heng_calendar_is_working (calendar, ++day);
  return day;
}

static HengTodo *
todo_new (HengTodoKind kind, HengDate due)
{
  HengTodo *todo = g_new0 (HengTodo, 1);

  todo->kind = kind;
  todo->due = due;
  todo->employee_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return todo;
}

/* Adds the to-do when somebody is concerned, else drops it. */
static void
finish (Todos *todos, HengTodo *todo, char *title, char *detail)
{
  if (todo->n == 0)
    {
      g_free (title);
      g_free (detail);
      heng_todo_free (todo);
      return;
    }
  todo->title = title;
  todo->detail = detail;
  g_ptr_array_add (todos->todos, todo);
}

static void
add_person (HengTodo *todo, gint64 employee_id)
{
  todo->n++;
  g_array_append_val (todo->employee_ids, employee_id);
}

/* "R&D 5 · Marketing 2", most people first in the order of the department tree. */
static char *
department_detail (const Todos *todos, const HengTodo *todo)
{
  g_autofree guint *counts = g_new0 (guint, todos->departments->len + 1);
  GString *text = g_string_new (NULL);
  guint next = 0; /* the people of a to-do come in the order of the reviews */

  for (guint i = 0; i < todos->reviews->len && next < todo->employee_ids->len; i++)
    {
      const HengReview *review = todos->reviews->pdata[i];
      gint64 id = heng_comparison_department (todos->departments, heng_review_current_part (review)->participant->department_id);

      if (g_array_index (todo->employee_ids, gint64, next) != review->employee->id)
        continue;
      next++;
      for (guint k = 0; k < todos->departments->len; k++)
        counts[k] += ((HengDepartment *) todos->departments->pdata[k])->id == id;
    }
  for (;;)
    {
      guint best = 0;

      for (guint k = 1; k < todos->departments->len; k++)
        if (counts[k] > counts[best])
          best = k;
      if (counts[best] == 0)
        return g_string_free (text, FALSE);
      g_string_append_printf (text, "%s%s %u", text->len ? " · " : "",
                              heng_localized (((HengDepartment *) todos->departments->pdata[best])->name,
                                              ((HengDepartment *) todos->departments->pdata[best])->name_en),
                              counts[best]);
      counts[best] = 0;
    }
}

/* Collects up to NAMES_SHOWN names; `shown` counts all. */
static void
append_name (GString *names, guint *shown, const HengEmployee *employee)
{
  if (++*shown > NAMES_SHOWN + 1)
    return;
  if (*shown == NAMES_SHOWN + 1)
    {
      g_string_append (names, " …");
      return;
    }
  /* Translators: between two names of a list */
  g_string_append_printf (names, "%s%s", names->len ? C_("list", ", ") : "", heng_localized (employee->name, employee->name_en));
}

static gboolean
lacks_actual (const HengReview *review)
{
  for (guint p = 0; p < review->parts->len; p++)
    {
      const HengReviewPart *part = review->parts->pdata[p];

      for (guint i = 0; i < part->lines->len; i++)
        {
          const HengReviewLine *line = part->lines->pdata[i];

          if (line->record->weight_bp > 0 && line->points.state == HENG_VALUE_MISSING)
            return TRUE;
        }
    }
  return FALSE;
}

static void
add_missing_actuals (Todos *todos)
{
  HengTodo *todo = todo_new (HENG_TODO_MISSING_ACTUALS, working_days_after (todos->calendar, todos->cycle->end_date, FREEZE_WORKING_DAYS));

  for (guint i = 0; i < todos->reviews->len; i++)
    {
      const HengReview *review = todos->reviews->pdata[i];

      if (!review->published && lacks_actual (review))
        add_person (todo, review->employee->id);
    }
  finish (todos, todo, g_strdup_printf (ngettext ("%u person lacks actual values", "%u people lack actual values", todo->n), todo->n),
          department_detail (todos, todo));
}

/* The day by which the person should check in next; none when no key result waits. */
static HengDate
next_checkin (const Todos *todos, const HengReview *review)
{
  const HengReviewPart *part = heng_review_current_part (review);
  HengDate due = HENG_DATE_NONE;

  for (guint i = 0; i < part->objectives->len; i++)
    {
      const HengReviewObjective *objective = part->objectives->pdata[i];

      for (guint k = 0; k < objective->key_results->len; k++)
        {
          const HengReviewKr *kr = objective->key_results->pdata[k];
          HengDate last = kr->checkins->len ? ((HengCheckin *) kr->checkins->pdata[kr->checkins->len - 1])->day : todos->cycle->start_date;

          if (kr->record->state == HENG_GOAL_CANCELLED || objective->record->state == HENG_GOAL_CANCELLED
              || kr->progress.health == HENG_HEALTH_DONE)
            continue;
          if (due == HENG_DATE_NONE || last + HENG_CHECKIN_DAYS < due)
            due = last + HENG_CHECKIN_DAYS;
        }
    }
  return due;
}

static void
add_checkins (Todos *todos)
{
  HengTodo *todo = todo_new (HENG_TODO_NO_CHECKIN, HENG_DATE_NONE);

  for (guint i = 0; i < todos->reviews->len && todos->today <= todos->cycle->end_date; i++)
    {
      const HengReview *review = todos->reviews->pdata[i];
      HengDate due = next_checkin (todos, review);

      if (review->published || due == HENG_DATE_NONE || due >= todos->today)
        continue;
      add_person (todo, review->employee->id);
      if (todo->due == HENG_DATE_NONE || due < todo->due)
        todo->due = due;
    }
  finish (todos, todo,
          g_strdup_printf (ngettext ("%u person has not checked in for two weeks", "%u people have not checked in for two weeks", todo->n),
                           todo->n),
          department_detail (todos, todo));
}

static void
add_no_manager (Todos *todos)
{
  HengTodo *todo = todo_new (HENG_TODO_NO_MANAGER, working_days_after (todos->calendar, todos->cycle->end_date, FREEZE_WORKING_DAYS));
  GString *names = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < todos->reviews->len; i++)
    {
      const HengReview *review = todos->reviews->pdata[i];

      if (review->published || heng_review_current_part (review)->participant->manager_id != 0)
        continue;
      add_person (todo, review->employee->id);
      append_name (names, &shown, review->employee);
    }
  finish (todos, todo, g_strdup_printf (ngettext ("%u person has no manager", "%u people have no manager", todo->n), todo->n),
          g_string_free (names, FALSE));
}

static gboolean
has_wrong_weights (const HengReview *review)
{
  for (guint p = 0; p < review->parts->len; p++)
    if (((HengReviewPart *) review->parts->pdata[p])->kpi.flags & HENG_SCORE_FLAG_WEIGHT_SUM)
      return TRUE;
  return FALSE;
}

static void
add_weights (Todos *todos)
{
  HengTodo *todo = todo_new (HENG_TODO_WEIGHTS, working_days_after (todos->calendar, todos->cycle->end_date, FREEZE_WORKING_DAYS));
  GString *names = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < todos->reviews->len; i++)
    {
      const HengReview *review = todos->reviews->pdata[i];

      if (review->published || !has_wrong_weights (review))
        continue;
      add_person (todo, review->employee->id);
      append_name (names, &shown, review->employee);
    }
  finish (todos, todo,
          g_strdup_printf (ngettext ("%u scorecard does not total 100%%", "%u scorecards do not total 100%%", todo->n), todo->n),
          g_string_free (names, FALSE));
}

/* After the end, when nobody is held back any more. */
static void
add_publish (Todos *todos)
{
  HengTodo *todo = todo_new (HENG_TODO_PUBLISH, working_days_after (todos->calendar, todos->cycle->end_date, PUBLISH_WORKING_DAYS));
  gboolean ready = todos->today > todos->cycle->end_date;

  for (guint i = 0; i < todos->reviews->len && ready; i++)
    {
      const HengReview *review = todos->reviews->pdata[i];
      g_autoptr (GPtrArray) blockers = review->published ? NULL : heng_review_blockers (review);

      if (blockers && blockers->len)
        ready = FALSE;
      else if (blockers)
        add_person (todo, review->employee->id);
    }
  if (!ready)
    todo->n = 0;
  finish (todos, todo, g_strdup_printf (ngettext ("%u result is ready to publish", "%u results are ready to publish", todo->n), todo->n),
          g_strdup (heng_localized (todos->cycle->name, todos->cycle->name_en)));
}

/* A new cycle is due ten days before this one ends. */
static gboolean
add_open_cycle (Todos *todos, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (todos->db, error);
  HengDate last_end = HENG_DATE_NONE;
  HengTodo *todo;

  if (!cycles)
    return FALSE;
  for (guint i = 0; i < cycles->len; i++)
    last_end = MAX (last_end, ((HengCycle *) cycles->pdata[i])->end_date);
  todo = todo_new (HENG_TODO_OPEN_CYCLE, last_end == HENG_DATE_NONE ? HENG_DATE_NONE : last_end + 1);
  todo->n = last_end == HENG_DATE_NONE || todos->today > last_end - OPEN_DAYS_BEFORE;
  finish (todos, todo, g_strdup (cycles->len ? _("Open the next cycle") : _("Open the first cycle")),
          g_strdup (_("Scorecards for everyone from the templates")));
  return TRUE;
}

static const HengTodoKind reminder_kinds[HENG_N_REMINDERS] = {
  [HENG_REMINDER_PROBATION] = HENG_TODO_PROBATION, [HENG_REMINDER_CONTRACT] = HENG_TODO_CONTRACT, [HENG_REMINDER_NO_MANAGER] = HENG_TODO_MANAGER,
  [HENG_REMINDER_IDENTITY] = HENG_TODO_IDENTITY,   [HENG_REMINDER_DUPLICATE] = HENG_TODO_DUPLICATE,
};

/* TRUE when the cycle's own to-do already names all of them. */
static gboolean
are_named (const Todos *todos, HengTodoKind kind, const GArray *ids)
{
  const HengTodo *named = NULL;

  for (guint i = 0; i < todos->todos->len; i++)
    if (((HengTodo *) todos->todos->pdata[i])->kind == kind)
      named = todos->todos->pdata[i];
  for (guint i = 0; named != NULL && i < ids->len; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < named->employee_ids->len && !found; k++)
        found = g_array_index (named->employee_ids, gint64, k) == g_array_index (ids, gint64, i);
      if (!found)
        return FALSE;
    }
  return named != NULL;
}

static gboolean
add_reminder (Todos *todos, HengReminderKind kind, const GArray *reminders, GError **error)
{
  g_autoptr (GArray) ids = heng_reminders_people (reminders, kind);
  g_autoptr (GString) names = g_string_new (NULL);
  guint shown = 0;
  HengTodo *todo;

  for (guint i = ids->len; i > 0; i--)
    if (!heng_is_in_line (todos->line, g_array_index (ids, gint64, i - 1)))
      g_array_remove_index (ids, i - 1);
  if (kind == HENG_REMINDER_NO_MANAGER && are_named (todos, HENG_TODO_NO_MANAGER, ids))
    return TRUE;
  for (guint i = 0; i < ids->len && i <= NAMES_SHOWN; i++)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (todos->db, g_array_index (ids, gint64, i), error);

      if (employee == NULL)
        return FALSE;
      append_name (names, &shown, employee);
    }
  todo = todo_new (reminder_kinds[kind], heng_reminders_due (reminders, kind));
  g_array_append_vals (todo->employee_ids, ids->data, ids->len);
  todo->n = ids->len;
  finish (todos, todo, heng_reminder_sentence (kind, todo->n), g_strdup (names->str));
  return TRUE;
}

static gboolean
add_reminders (Todos *todos, GError **error)
{
  g_autoptr (GArray) reminders = heng_reminders_load (todos->db, todos->today, error);

  for (guint i = 0; reminders != NULL && i < HENG_N_REMINDERS; i++)
    if (!add_reminder (todos, (HengReminderKind) i, reminders, error))
      return FALSE;
  return reminders != NULL;
}

/* "张伟：镜像推送慢", in one line. */
static char *
remark_detail (const HengGoalComment *remark)
{
  g_autofree char *line = g_strdelimit (g_strdup (remark->text), "\n\r\t", ' ');

  /* Translators: who said what */
  return remark->author != NULL ? g_strdup_printf (C_("remark", "%s: %s"), remark->author, line) : g_steal_pointer (&line);
}

/* What was said to somebody about goals of the cycle lately. */
static gboolean
add_mentions (Todos *todos, gint64 cycle_id, gint64 employee_id, GError **error)
{
  const gint64 since = heng_now_ms () - (gint64) MENTION_DAYS * 24 * 60 * 60 * 1000;
  g_autoptr (HengEmployee) employee = heng_employee_load (todos->db, employee_id, error);
  g_autoptr (GPtrArray) remarks = employee != NULL ? heng_goal_mentions_load (todos->db, cycle_id, employee_id, error) : NULL;
  const HengGoalComment *newest = remarks != NULL && remarks->len > 0 ? ((HengGoalRemark *) remarks->pdata[0])->record : NULL;
  HengTodo *todo;

  if (remarks == NULL)
    return FALSE;
  if (newest == NULL || newest->at < since)
    return TRUE;
  todo = todo_new (HENG_TODO_MENTIONED, HENG_DATE_NONE);
  for (guint i = 0; i < remarks->len; i++)
    todo->n += ((HengGoalRemark *) remarks->pdata[i])->record->at >= since;
  todo->objective_id = newest->objective_id;
  todo->key_result_id = newest->key_result_id;
  finish (todos, todo,
          g_strdup_printf (ngettext ("%u remark of the last two weeks mentions %s", "%u remarks of the last two weeks mention %s", todo->n), todo->n,
                           heng_localized (employee->name, employee->name_en)),
          remark_detail (newest));
  return TRUE;
}

static int
compare_todos (gconstpointer a, gconstpointer b)
{
  const HengTodo *x = *(HengTodo *const *) a, *y = *(HengTodo *const *) b;

  if ((x->due == HENG_DATE_NONE) != (y->due == HENG_DATE_NONE))
    return x->due == HENG_DATE_NONE ? 1 : -1;
  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

static gboolean
add_of_cycle (Todos *todos, gint64 cycle_id, GError **error)
{
  if (!(todos->cycle = heng_cycle_load (todos->db, cycle_id, error))
      || !(todos->reviews = heng_reviews_load (todos->db, cycle_id, 0, FALSE, error)))
    return FALSE;
  for (guint i = todos->reviews->len; i > 0; i--)
    if (!heng_is_in_line (todos->line, ((HengReview *) todos->reviews->pdata[i - 1])->employee->id))
      g_ptr_array_remove_index (todos->reviews, i - 1);
  if (todos->cycle->state == HENG_CYCLE_ARCHIVED)
    return TRUE;
  add_missing_actuals (todos);
  add_checkins (todos);
  add_no_manager (todos);
  add_weights (todos);
  if (todos->line == NULL)
    add_publish (todos);
  return TRUE;
}

GPtrArray *
heng_todos_load_for (HengDb *db, gint64 cycle_id, gint64 manager_id, HengDate today, GError **error)
{
  g_auto (Todos) todos = { 0 };

  todos.db = db;
  todos.today = today;
  todos.todos = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_todo_free);
  if (!(todos.calendar = heng_calendar_load (db, error)) || !(todos.departments = heng_departments_load (db, error)))
    return NULL;
  if (manager_id != 0 && !(todos.line = heng_reporting_line_load (db, manager_id, error)))
    return NULL;
  if (cycle_id != 0 && !add_of_cycle (&todos, cycle_id, error))
    return NULL;
  if (cycle_id != 0 && manager_id != 0 && !add_mentions (&todos, cycle_id, manager_id, error))
    return NULL;
  if ((manager_id == 0 && !add_open_cycle (&todos, error)) || !add_reminders (&todos, error))
    return NULL;
  g_ptr_array_sort (todos.todos, compare_todos);
  return g_steal_pointer (&todos.todos);
}

GPtrArray *
heng_todos_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error)
{
  return heng_todos_load_for (db, cycle_id, 0, today, error);
}
