/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One dated check-in of a key result (domain.md §2.2): checked against the type, never edited, only superseded. */
#include "heng-appraisal-private.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse_value (GError **error, const HengKeyResult *kr, const char *value, const char *expects)
{
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("%s: “%s” does not fit. %s"), kr->key, value, expects);
  return FALSE;
}

static gboolean
is_one_of (const char *folded, const char *const *words)
{
  return g_strv_contains (words, folded);
}

static char *
normal_boolean (const HengKeyResult *kr, const char *value, GError **error)
{
  static const char *const yes[] = { "yes", "y", "true", "1", "done", "是", "已完成", "完成", NULL };
  static const char *const no[] = { "no", "n", "false", "0", "否", "未完成", NULL };
  g_autofree char *folded = g_utf8_casefold (value, -1);

  if (is_one_of (folded, yes))
    return g_strdup ("yes");
  if (is_one_of (folded, no))
    return g_strdup ("no");
  refuse_value (error, kr, value, _("Enter yes or no."));
  return NULL;
}

static guint
count_steps (const HengKeyResult *kr)
{
  g_auto (GStrv) steps = g_strsplit (kr->steps ? kr->steps : "", ";", -1);
  guint n = 0;

  for (guint i = 0; steps[i]; i++)
    n += *g_strstrip (steps[i]) != '\0';
  return n;
}

/* "3, 1" → "1,3"; "" and "0": no step is done. */
static char *
normal_steps (const HengKeyResult *kr, const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (value, ",，、; ", -1);
  guint n = count_steps (kr);
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);
  GString *text;

  for (guint i = 0; words[i]; i++)
    {
      char *end;
      gint64 step = g_ascii_strtoll (words[i], &end, 10);

      if (*words[i] == '\0')
        continue;
      if (*end != '\0' || step < 0 || step > n)
        {
          g_autofree char *expects = g_strdup_printf (_("Enter the numbers of the steps that are done, 1 to %u, such as 1,3."), n);

          refuse_value (error, kr, value, expects);
          return NULL;
        }
      done[step] = TRUE;
    }
  text = g_string_new (NULL);
  for (guint step = 1; step <= n; step++)
    if (done[step])
      g_string_append_printf (text, "%s%u", text->len ? "," : "", step);
  return g_string_free (text, FALSE);
}

/* "6.5", "6.5 %" or with the unit of the key result → "6.5". */
static char *
normal_number (const HengKeyResult *kr, const char *value, GError **error)
{
  g_autofree char *number = g_strstrip (g_strdup (value));
  g_autofree char *unit = kr->unit ? g_utf8_normalize (kr->unit, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
  HengMicro micro;

  if (unit && *unit && g_str_has_suffix (number, unit))
    number[strlen (number) - strlen (unit)] = '\0';
  else if (g_str_has_suffix (number, "%"))
    number[strlen (number) - 1] = '\0';
  if (heng_micro_parse (g_strchomp (number), &micro))
    return heng_micro_format_short (micro);
  refuse_value (error, kr, value, _("Enter a number with at most six decimals."));
  return NULL;
}

char *
heng_check_in_value (const HengKeyResult *kr, const char *value, GError **error)
{
  /* input methods write full-width digits and signs */
  g_autofree char *normal = g_str_is_ascii (value) ? NULL : g_utf8_normalize (value, -1, G_NORMALIZE_ALL_COMPOSE);
  const char *narrow = normal ? normal : value;

  switch (kr->type)
    {
    case HENG_KR_BOOLEAN:
      return normal_boolean (kr, narrow, error);
    case HENG_KR_STEPS:
      return normal_steps (kr, narrow, error);
    default:
      return normal_number (kr, narrow, error);
    }
}

gboolean
heng_check_in_check_day (const HengCycle *cycle, HengDate day, GError **error)
{
  g_autofree char *given = heng_date_format (day), *first = heng_date_format (cycle->start_date), *last = heng_date_format (cycle->end_date);

  if (day >= cycle->start_date && day <= cycle->end_date)
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED,
               _("The day %s lies outside the cycle. Give one from %s to %s."), given, first, last);
  return FALSE;
}

static gboolean
check_state (HengDb *db, const HengCycle *cycle, const HengKeyResult *kr, const HengObjective *objective, HengDate day, GError **error)
{
  gboolean published = FALSE;
  const char *fault = NULL;

  if (!heng_cycle_check_writable (cycle, error))
    return FALSE;
  if (!heng_objective_is_published (db, objective, &published, error))
    return FALSE;
  if (kr->state == HENG_GOAL_CANCELLED || objective->state == HENG_GOAL_CANCELLED)
    fault = _("This key result is cancelled. Check in on an active one.");
  else if (published)
    fault = _("The result of this cycle is published. It can no longer change.");
  else if (day > heng_store_today (db))
    fault = _("The day of a check-in cannot lie in the future.");
  if (!fault)
    return heng_check_in_check_day (cycle, day, error);
  g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED, fault);
  return FALSE;
}

static char *
owner_name (HengDb *db, const HengObjective *objective)
{
  if (objective->owner_kind == HENG_OWNER_PERSON)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (db, objective->owner_id, NULL);

      return g_strdup (employee ? heng_localized (employee->name, employee->name_en) : "");
    }
  if (objective->owner_kind == HENG_OWNER_DEPT)
    {
      g_autoptr (GPtrArray) departments = heng_departments_load (db, NULL);
      const HengDepartment *department = departments ? heng_department_find (departments, objective->owner_id) : NULL;

      return g_strdup (department ? heng_localized (department->name, department->name_en) : "");
    }
  return g_strdup (heng_enum_label (heng_owner_kind_values, objective->owner_kind));
}

static char *
action_text (HengDb *db, const HengKeyResult *kr, const HengObjective *objective, const char *value)
{
  g_autofree char *owner = owner_name (db, objective);

  return g_strdup_printf (_("Check-in %s %s %s: %s"), owner, objective->key, kr->key, *value ? value : "—");
}

HengDate
heng_check_in_day (HengDb *db, const HengCycle *cycle)
{
  return MIN (heng_store_today (db), cycle->end_date);
}

gboolean
heng_check_in (HengDb *db, gint64 key_result_id, HengDate day, const char *value, int confidence, const char *note, const char *actor,
               GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengKeyResult) kr = change ? heng_key_result_load (db, key_result_id, error) : NULL;
  g_autoptr (HengObjective) objective = kr ? heng_objective_load (db, kr->objective_id, error) : NULL;
  g_autoptr (HengCycle) cycle = objective ? heng_cycle_load (db, objective->cycle_id, error) : NULL;
  g_autoptr (HengCheckin) checkin = NULL;
  g_autofree char *action = NULL;

  if (!cycle)
    return FALSE;
  if (confidence < -1 || confidence > 10)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("The confidence is %d. It is a whole number from 0 to 10."),
                   confidence);
      return FALSE;
    }
  checkin = heng_checkin_new ();
  checkin->key_result_id = key_result_id;
  checkin->day = day == HENG_DATE_NONE ? heng_check_in_day (db, cycle) : day;
  checkin->value = heng_check_in_value (kr, value ? value : "", error);
  if (!checkin->value || !check_state (db, cycle, kr, objective, checkin->day, error))
    return FALSE;
  checkin->confidence = confidence;
  checkin->note = g_strdup (note);
  checkin->author = g_strdup (actor ? actor : g_get_user_name ());
  checkin->at = heng_now_ms ();
  action = action_text (db, kr, objective, checkin->value);
  heng_change_set_action (change, action);
  return heng_change_insert (change, &heng_checkin_type, checkin, error) && heng_change_commit (change, error);
}
