/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a goal as somebody types it: its rule, what is stored, and what follows from it. */
#include "heng-goal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-smart.h"

#define LONGEST_TITLE 200
#define LONGEST_UNIT 20

/* Fields people may set; content is what an approval is about. */
static const char *const objective_content[] = { "title", "mode", "curve", "weight_bp", NULL };
static const char *const objective_free[] = { "lead_id", "comment", NULL };
static const char *const kr_content[] = { "title",     "type",  "keep", "start_value", "target",     "low",           "high",
                                          "tolerance", "steps", "unit", "weight_bp",   "due_date", "acceptance", "justification", NULL };
static const char *const kr_free[] = { "lead_id", NULL };

gboolean
heng_goal_is_content (const HengRecordType *type, const char *field)
{
  return g_strv_contains (type == &heng_objective_type ? objective_content : kr_content, field);
}

static gboolean
is_settable (const HengRecordType *type, const char *field)
{
  return heng_goal_is_content (type, field) || g_strv_contains (type == &heng_objective_type ? objective_free : kr_free, field);
}

void
heng_goal_parsed_clear (HengGoalParsed *parsed)
{
  g_clear_pointer (&parsed->unit, g_free);
}

void
heng_goal_parse_title (const char *title, HengDate cycle_start, HengDate cycle_end, HengGoalParsed *parsed)
{
  g_autoptr (HengSmartText) text = heng_smart_text_new (title);
  HengSmartPrefill prefill = heng_smart_prefill (text, cycle_start, cycle_end);

  *parsed = (HengGoalParsed) { .due = prefill.due };
  if (!prefill.has_values)
    return;
  parsed->has_values = TRUE;
  parsed->start = prefill.start;
  parsed->target = prefill.target;
  parsed->type = prefill.target < prefill.start ? HENG_KR_DECREASE : HENG_KR_INCREASE;
  parsed->unit = g_strdup (prefill.unit);
}

static char *
normal (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text ? text : "", -1, G_NORMALIZE_ALL_COMPOSE);

  return g_strstrip (g_steal_pointer (&narrow));
}

/* "18", "18 分钟", "12%", "5万条": a number, with the unit of the key result or one it does not have yet (*unit, static). */
static gboolean
parse_number (const HengKeyResult *kr, const char *typed, HengMicro *number, const char **unit)
{
  g_autofree char *narrow = normal (typed);
  g_autoptr (HengSmartText) text = NULL;
  const HengSmartNumber *only;

  *unit = NULL;
  if (kr->unit && *kr->unit && g_str_has_suffix (narrow, kr->unit))
    narrow[strlen (narrow) - strlen (kr->unit)] = '\0';
  if (heng_micro_parse (g_strchomp (narrow), number))
    return TRUE;
  text = heng_smart_text_new (typed);
  if (text->numbers->len != 1)
    return FALSE;
  only = &g_array_index (text->numbers, HengSmartNumber, 0);
  if (only->begin != 0 || only->end != text->n || only->is_factor || only->is_relative)
    return FALSE;
  *number = only->value;
  *unit = only->unit;
  return !only->unit || !kr->unit || !*kr->unit || heng_smart_same_amount (only->value, only->unit, only->value, kr->unit);
}

static gboolean
check_number (const HengKeyResult *kr, const HengField *field, const char *typed, char **stored, GError **error)
{
  const char *unit;
  HengMicro number = 0;

  if (typed && *typed && !parse_number (kr, typed, &number, &unit))
    return heng_goal_invalid (error, _("%s: “%s” is no number of this key result. Enter one with at most six decimals, such as 12.5."), _(field->label), typed);
  if (strcmp (field->name, "tolerance") == 0 && number < 0)
    return heng_goal_invalid (error, "%s", _("The tolerance must not be negative"));
  *stored = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return TRUE;
}

static gboolean
check_weight (const HengField *field, const char *typed, char **stored, GError **error)
{
  g_autofree char *narrow = normal (typed);
  HengMicro percent = 0;

  if (g_str_has_suffix (narrow, "%"))
    narrow[strlen (narrow) - 1] = '\0';
  if (*g_strchomp (narrow) && (!heng_micro_parse (narrow, &percent) || percent < 0 || percent > HENG_POINTS (100) || percent % (HENG_MICRO / 100) != 0))
    return heng_goal_invalid (error, _("%s: “%s” is no weight. Enter 0 to 100 percent with at most two decimals."), _(field->label), typed);
  *stored = g_strdup_printf ("%" G_GINT64_FORMAT, percent / (HENG_MICRO / 100));
  return TRUE;
}

/* T1: after the first day, up to the last. */
static gboolean
check_due (const HengCycle *cycle, const char *typed, char **stored, GError **error)
{
  g_autofree char *narrow = normal (typed);
  HengDate due = heng_date_parse (narrow);
  g_autofree char *first = heng_date_format (cycle->start_date + 1), *last = heng_date_format (cycle->end_date);

  if (due == HENG_DATE_NONE)
    return heng_goal_invalid (error, _("“%s” is no day. Write it like %s."), typed ? typed : "", last);
  if (due <= cycle->start_date || due > cycle->end_date)
    return heng_goal_invalid (error, _("Rule T1: the due day lies outside the cycle. Give one from %s to %s."), first, last);
  *stored = heng_date_format (due);
  return TRUE;
}

static gboolean
check_enum (const HengField *field, const char *typed, char **stored, GError **error)
{
  g_autofree char *narrow = normal (typed);

  for (const HengEnumValue *value = field->enum_values; value->key; value++)
    if (g_ascii_strcasecmp (narrow, value->key) == 0 || strcmp (narrow, _(value->label)) == 0)
      {
        *stored = g_strdup (value->key);
        return TRUE;
      }
  return heng_goal_invalid (error, _("%s: “%s” is none of the choices."), _(field->label), typed ? typed : "");
}

static gboolean
check_text (const HengField *field, const char *typed, char **stored, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed ? typed : ""));

  if (strcmp (field->name, "title") == 0)
    g_strdelimit (text, "\n\r\t", ' ');
  if ((field->flags & HENG_FIELD_REQUIRED) && *text == '\0')
    return heng_goal_invalid (error, _("%s: it must not be empty."), _(field->label));
  if (strcmp (field->name, "title") == 0 && g_utf8_strlen (text, -1) > LONGEST_TITLE)
    return heng_goal_invalid (error, _("The title has more than %d characters. Say it shorter; details belong into the acceptance criterion."), LONGEST_TITLE);
  if (strcmp (field->name, "unit") == 0 && g_utf8_strlen (text, -1) > LONGEST_UNIT)
    return heng_goal_invalid (error, _("A unit has at most %d characters."), LONGEST_UNIT);
  *stored = *text ? g_steal_pointer (&text) : NULL;
  return TRUE;
}

static gboolean
check_steps (const char *typed, char **stored, GError **error)
{
  g_auto (GStrv) wide = g_strsplit (typed ? typed : "", "；", -1);
  g_autofree char *plain = g_strdelimit (g_strjoinv (";", wide), "\n", ';');
  g_autoptr (GPtrArray) steps = NULL;

  if (*g_strstrip (plain) == '\0')
    return TRUE;
  steps = heng_kr_steps_parse (plain);
  if (!steps)
    return heng_goal_invalid (error, "%s", _("The steps are missing, or a weight is no number: write “20 design review;80 release”"));
  *stored = g_steal_pointer (&plain);
  return TRUE;
}

static gboolean
check_one (const HengCycle *cycle, const HengRecordType *type, gconstpointer record, const HengField *field, const char *typed, char **stored,
           GError **error)
{
  g_autofree char *narrow = NULL;

  if (strcmp (field->name, "due_date") == 0)
    return check_due (cycle, typed, stored, error);
  if (strcmp (field->name, "steps") == 0)
    return check_steps (typed, stored, error);
  if (field->flags & HENG_FIELD_PERCENT)
    return check_weight (field, typed, stored, error);
  if (field->flags & HENG_FIELD_MICRO)
    return check_number (record, field, typed, stored, error);
  if (field->kind == HENG_KIND_ENUM)
    return check_enum (field, typed, stored, error);
  if (field->kind == HENG_KIND_TEXT)
    return check_text (field, typed, stored, error);
  narrow = normal (typed);
  if (field->flags & HENG_FIELD_YES_NO)
    {
      gboolean yes = FALSE;

      if (*narrow && !heng_checkin_done_parse (narrow, &yes))
        return heng_goal_invalid (error, _("“%s”: yes or no is expected"), typed);
      *stored = g_strdup (yes ? "1" : "0");
      return TRUE;
    }
  if (*narrow && !g_ascii_string_to_unsigned (narrow, 10, 0, G_MAXINT64, NULL, NULL))
    return heng_goal_invalid (error, _("%s: “%s” names nobody."), _(field->label), typed);
  *stored = *narrow && strcmp (narrow, "0") != 0 ? g_steal_pointer (&narrow) : NULL;
  return TRUE;
}

/* Whether the numbers fit the type after the change (§2.2): a direction typed on purpose is a rule, numbers typed later turn it. */
static gboolean
check_after (const HengCycle *cycle, const HengRecordType *type, gconstpointer record, const char *field, const char *stored, const char *typed,
             GError **error)
{
  g_autoptr (HengKeyResult) after = NULL;
  g_autofree char *fault = NULL;

  if (type != &heng_key_result_type)
    return TRUE;
  after = heng_key_result_copy (record);
  heng_goal_apply_field (cycle, type, after, field, stored, typed);
  if (strcmp (field, "type") == 0 && after->start_value != after->target && after->type <= HENG_KR_DECREASE)
    fault = heng_key_result_check (after);
  if ((strcmp (field, "high") == 0 || (strcmp (field, "low") == 0 && after->high != 0)) && after->low > after->high)
    fault = g_strdup (_("The lower limit is above the upper limit"));
  return !fault || heng_goal_invalid (error, "%s", fault);
}

gboolean
heng_goal_check_field (const HengCycle *cycle, const HengRecordType *type, gconstpointer record, const char *field_name, const char *text, char **stored,
                       GError **error)
{
  const HengField *field = heng_record_field (type, field_name);

  *stored = NULL;
  if (!field || !is_settable (type, field_name))
    return heng_refuse (error, _("“%s” is not changed this way."), field ? _(field->label) : field_name);
  return check_one (cycle, type, record, field, text, stored, error) && check_after (cycle, type, record, field_name, *stored, text, error);
}

static gboolean
has_numbers (const HengKeyResult *kr)
{
  return kr->start_value != 0 || kr->target != 0 || (kr->unit && *kr->unit);
}

static void
fill_from_title (const HengCycle *cycle, HengKeyResult *kr)
{
  g_auto (HengGoalParsed) parsed = { 0 };

  heng_goal_parse_title (kr->title, cycle->start_date, cycle->end_date, &parsed);
  if (parsed.due > cycle->start_date && parsed.due <= cycle->end_date && (kr->due_date == HENG_DATE_NONE || kr->due_date == cycle->end_date))
    kr->due_date = parsed.due;
  if (!parsed.has_values || has_numbers (kr) || kr->type > HENG_KR_DECREASE)
    return;
  kr->type = parsed.type;
  kr->start_value = parsed.start;
  kr->target = parsed.target;
  g_free (kr->unit);
  kr->unit = g_steal_pointer (&parsed.unit);
}

static void
follow_number (HengKeyResult *kr, const char *field, const char *typed)
{
  const char *unit = NULL;
  HengMicro number;

  if (typed && *typed && (!kr->unit || !*kr->unit) && parse_number (kr, typed, &number, &unit) && unit)
    {
      g_free (kr->unit);
      kr->unit = g_strdup (unit);
    }
  if (kr->type > HENG_KR_DECREASE || (strcmp (field, "start_value") != 0 && strcmp (field, "target") != 0))
    return;
  if (kr->keep && kr->start_value != kr->target)
    kr->keep = 0;
  if (!kr->keep && kr->target != kr->start_value)
    kr->type = kr->target < kr->start_value ? HENG_KR_DECREASE : HENG_KR_INCREASE;
}

void
heng_goal_apply_field (const HengCycle *cycle, const HengRecordType *type, gpointer record, const char *field_name, const char *stored,
                       const char *typed)
{
  const HengField *field = heng_record_field (type, field_name);
  HengKeyResult *kr = record;

  heng_field_set_text (field, record, stored);
  if (type != &heng_key_result_type)
    return;
  if (strcmp (field_name, "title") == 0)
    fill_from_title (cycle, kr);
  else if (field->flags & HENG_FIELD_MICRO)
    follow_number (kr, field_name, typed);
  else if (strcmp (field_name, "keep") == 0 && kr->keep)
    kr->start_value = kr->target;
}

char *
heng_goal_field_text (const HengRecordType *type, gconstpointer record, const char *field_name)
{
  const HengField *field = heng_record_field (type, field_name);
  g_autofree char *text = field ? heng_field_get_text (field, record) : NULL;

  if (!text)
    return g_strdup ("");
  if (field->flags & HENG_FIELD_PERCENT)
    return heng_micro_format_short (g_ascii_strtoll (text, NULL, 10) * (HENG_MICRO / 100));
  if (field->flags & HENG_FIELD_MICRO)
    return heng_micro_format_short (g_ascii_strtoll (text, NULL, 10));
  return g_steal_pointer (&text);
}

static char *
display (HengDb *db, const HengField *field, gconstpointer record)
{
  g_autofree char *text = NULL;

  if (strcmp (field->name, "lead_id") == 0)
    text = heng_goal_owner_name (db, HENG_OWNER_PERSON, *(const gint64 *) ((const char *) record + field->offset));
  else
    text = heng_field_display (field, record);
  return heng_goal_shorten (text);
}

static gboolean
check_lead (HengDb *db, const char *field, const char *stored, GError **error)
{
  g_autoptr (HengEmployee) employee = NULL;

  if (strcmp (field, "lead_id") != 0 || !stored)
    return TRUE;
  employee = heng_employee_load (db, g_ascii_strtoll (stored, NULL, 10), error);
  if (!employee)
    return FALSE;
  return employee->emp_status != HENG_EMP_STATUS_LEFT
         || heng_goal_invalid (error, _("Rule O1: %s has left the company. Choose one person who is at work."), employee->name);
}

static gboolean
is_unchanged (const HengRecordType *type, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!heng_field_equal (&type->fields[i], a, b))
      return FALSE;
  return TRUE;
}

gboolean
heng_goal_set_field (HengDb *db, const HengRecordType *type, gconstpointer record, const char *field_name, const char *text, const char *actor,
                     GError **error)
{
  const HengKeyResult *kr = type == &heng_key_result_type ? record : NULL;
  const HengField *field = heng_record_field (type, field_name);
  g_autoptr (HengObjective) objective = heng_objective_load (db, kr ? kr->objective_id : ((const HengObjective *) record)->id, error);
  g_autoptr (HengCycle) cycle = objective ? heng_cycle_load (db, objective->cycle_id, error) : NULL;
  g_autofree char *stored = NULL, *name = NULL, *old = NULL, *new = NULL, *action = NULL;
  gpointer after;
  gboolean ok;

  if (!cycle || !heng_goal_check_field (cycle, type, record, field_name, text, &stored, error) || !check_lead (db, field_name, stored, error))
    return FALSE;
  if (kr && kr->state == HENG_GOAL_CANCELLED)
    return heng_refuse (error, "%s", _("This goal is cancelled. It is kept as it was."));
  if (!(heng_goal_is_content (type, field_name) ? heng_goal_check_editable (db, objective, error) : heng_goal_check_open (db, objective, error)))
    return FALSE;
  after = heng_record_copy (type, record);
  heng_goal_apply_field (cycle, type, after, field_name, stored, text);
  name = heng_goal_name (db, objective, kr);
  old = display (db, field, record);
  new = display (db, field, after);
  /* Translators: a field, a person, the old and the new value: "Mobile phone of Zhang Wei 139… → 138…" */
  action = g_strdup_printf (_("%1$s of %2$s %3$s → %4$s"), _(field->label), name, old, new);
  ok = is_unchanged (type, record, after) || heng_goal_write (db, type, after, action, actor, error);
  heng_record_free (type, after);
  return ok;
}
