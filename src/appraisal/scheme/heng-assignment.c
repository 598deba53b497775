/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for who gets which template: whether they fit, their order, and editing them. */
#include "heng-assignment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-scheme-revise.h"
#include "heng-text.h"

/* "P7" → "p" and 7; FALSE without a number at the end. */
static gboolean
split_level (const char *level, char **letters, gint64 *number)
{
  gsize length = strlen (level), digits = 0;

  while (digits < length && g_ascii_isdigit (level[length - digits - 1]))
    digits++;
  if (digits == 0 || digits > 9)
    return FALSE;
  *letters = g_strndup (level, length - digits);
  *number = g_ascii_strtoll (level + length - digits, NULL, 10);
  return TRUE;
}

/* "p5-p7": both ends and the value have the same letters. */
static gboolean
is_in_range (const char *part, const char *value)
{
  g_auto (GStrv) ends = g_strsplit (part, "-", -1);
  g_autofree char *from_letters = NULL, *to_letters = NULL, *letters = NULL;
  gint64 from, to, number;

  if (g_strv_length (ends) != 2 || !split_level (g_strstrip (ends[0]), &from_letters, &from)
      || !split_level (g_strstrip (ends[1]), &to_letters, &to) || !split_level (value, &letters, &number))
    return FALSE;
  return g_str_equal (from_letters, letters) && (g_str_equal (to_letters, letters) || *to_letters == '\0') && from <= number && number <= to;
}

/* Small letters, one kind of comma, dash and space. */
static char *
fold (const char *text)
{
  g_autofree char *wide = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *small = g_utf8_casefold (wide ? wide : text, -1);
  g_autoptr (GString) folded = g_string_new (g_strstrip (small));

  g_string_replace (folded, "、", ",", 0);
  g_string_replace (folded, ";", ",", 0);
  g_string_replace (folded, "–", "-", 0);
  g_string_replace (folded, "~", "-", 0);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

gboolean
heng_condition_holds (const char *condition, const char *value)
{
  g_autofree char *list = NULL, *folded = NULL;
  g_auto (GStrv) parts = NULL;

  if (heng_text_is_blank (condition))
    return TRUE;
  list = fold (condition);
  folded = fold (value ? value : "");
  parts = g_strsplit (list, ",", -1);
  for (guint i = 0; parts[i]; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (*part && (g_str_equal (part, folded) || (strchr (part, '*') && g_pattern_match_simple (part, folded)) || is_in_range (part, folded)))
        return TRUE;
    }
  return FALSE;
}

gboolean
heng_assignment_fits (const HengAssignment *assignment, const HengAssignmentFacts *facts)
{
  return (assignment->any_type || assignment->dept_type == facts->dept_type)
         && (assignment->any_manager || !!assignment->is_manager == !!facts->is_manager)
         && heng_condition_holds (assignment->position, facts->position) && heng_condition_holds (assignment->level, facts->level);
}

const HengAssignment *
heng_assignment_find (GPtrArray *assignments, const HengAssignmentFacts *facts)
{
  for (guint i = 0; i < assignments->len; i++)
    if (heng_assignment_fits (assignments->pdata[i], facts))
      return assignments->pdata[i];
  return NULL;
}

static gboolean
same_text (const char *a, const char *b)
{
  return heng_text_is_blank (a) ? heng_text_is_blank (b) : g_strcmp0 (a, b) == 0;
}

gboolean
heng_assignment_same_conditions (const HengAssignment *a, const HengAssignment *b)
{
  return !!a->any_type == !!b->any_type && (a->any_type || a->dept_type == b->dept_type) && !!a->any_manager == !!b->any_manager
         && (a->any_manager || !!a->is_manager == !!b->is_manager) && same_text (a->position, b->position) && same_text (a->level, b->level);
}

char *
heng_assignment_describe (const HengAssignment *assignment)
{
  g_autoptr (GString) text = g_string_new (assignment->any_type ? _("Every department")
                                                                : heng_enum_label (heng_dept_type_values, assignment->dept_type));

  if (!assignment->any_manager)
    g_string_append_printf (text, " · %s", assignment->is_manager ? _("managers") : _("staff"));
  if (!heng_text_is_blank (assignment->position))
    g_string_append_printf (text, " · %s", assignment->position);
  if (!heng_text_is_blank (assignment->level))
    g_string_append_printf (text, " · %s", assignment->level);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_profile (GPtrArray *profiles, const char *key)
{
  for (guint i = 0; i < profiles->len; i++)
    if (g_strcmp0 (((HengProfile *) profiles->pdata[i])->key, key) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check (HengDb *db, const HengAssignment *assignment, GPtrArray *others, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (GPtrArray) profiles = templates ? heng_profiles_load (db, error) : NULL;
  const HengTemplate *template;

  if (!profiles)
    return FALSE;
  template = heng_template_newest (templates, assignment->template_key);
  if (!template || template->retired)
    return invalid (error, _("Choose a template that is in use."));
  if (!is_profile (profiles, assignment->profile_key))
    return invalid (error, _("Choose a profile: it says how goals, scorecard and feedback make up the result."));
  for (guint i = 0; i < others->len; i++)
    {
      const HengAssignment *other = others->pdata[i];

      if (other->id != assignment->id && heng_assignment_same_conditions (other, assignment))
        return invalid (error, _("Another rule has the same conditions. Change that one, or add a position or a level."));
    }
  return TRUE;
}

static const HengAssignment *
find_by_id (GPtrArray *assignments, gint64 id)
{
  for (guint i = 0; i < assignments->len; i++)
    if (((HengAssignment *) assignments->pdata[i])->id == id)
      return assignments->pdata[i];
  return NULL;
}

/* Every rule gets its place as `sort`, so that one can be put between. */
static gboolean
write_order (HengChange *change, GPtrArray *assignments, GError **error)
{
  for (guint i = 0; i < assignments->len; i++)
    {
      HengAssignment *assignment = assignments->pdata[i];

      if (assignment->sort == (gint64) i + 1)
        continue;
      assignment->sort = i + 1;
      if (!heng_change_update (change, &heng_assignment_type, assignment, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_assignment_save (HengDb *db, HengAssignment *assignment, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_assignments_load (db, error);
  g_autofree char *who = heng_assignment_describe (assignment);
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!stored || !check (db, assignment, stored, error))
    return FALSE;
  /* Translators: the people a rule is for, and a template: "Template of R&D · staff → RD" */
  action = g_strdup_printf (_("Template of %1$s → %2$s"), who, assignment->template_key);
  change = heng_change_begin (db, actor, action, error);
  if (!change)
    return FALSE;
  if (assignment->id != 0)
    return heng_change_update (change, &heng_assignment_type, assignment, error) && heng_change_commit (change, error);
  if (!write_order (change, stored, error))
    return FALSE;
  assignment->sort = stored->len + 1;
  return heng_change_insert (change, &heng_assignment_type, assignment, error) && heng_change_commit (change, error);
}

gboolean
heng_assignment_remove (HengDb *db, gint64 id, gint64 version, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_assignments_load (db, error);
  const HengAssignment *assignment = stored ? find_by_id (stored, id) : NULL;
  g_autofree char *who = assignment ? heng_assignment_describe (assignment) : g_strdup ("");
  g_autofree char *action = g_strdup_printf (_("Remove the rule for %s"), who);
  g_autoptr (HengChange) change = stored ? heng_change_begin (db, actor, action, error) : NULL;

  return change && heng_change_delete (change, &heng_assignment_type, id, version, error) && heng_change_commit (change, error);
}

gboolean
heng_assignment_move (HengDb *db, gint64 id, guint place, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) stored = heng_assignments_load (db, error);
  const HengAssignment *assignment = stored ? find_by_id (stored, id) : NULL;
  g_autofree char *who = NULL, *action = NULL;
  g_autoptr (HengChange) change = NULL;
  guint from = 0;

  if (!assignment)
    return stored ? invalid (error, _("This rule does not exist any more.")) : FALSE;
  who = heng_assignment_describe (assignment);
  action = g_strdup_printf (_("Order of the rule for %s"), who);
  change = heng_change_begin (db, actor, action, error);
  g_ptr_array_find (stored, assignment, &from);
  g_ptr_array_insert (stored, MIN ((int) place, (int) stored->len - 1), g_ptr_array_steal_index (stored, from));
  return change && write_order (change, stored, error) && heng_change_commit (change, error);
}
