/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answers for a goal and what it is aligned to, as part of its document: by names that mean the same in every store, with the words people
 * read, so that a version can be shown when those people and goals have other names. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-goal-private.h"
#include "heng-goal-version.h"

static void
place_free (gpointer data)
{
  HengGoalPlaceName *place = data;

  g_free (place->name);
  g_free (place->words);
  g_free (place);
}

GHashTable *
heng_goal_places_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);
}

void
heng_goal_places_set (GHashTable *places, const char *key, const char *name, const char *words)
{
  HengGoalPlaceName *place;

  if (!name || !*name)
    {
      g_hash_table_remove (places, key);
      return;
    }
  place = g_new (HengGoalPlaceName, 1);
  *place = (HengGoalPlaceName) { g_strdup (name), g_strdup (words) };
  g_hash_table_replace (places, g_strdup (key), place);
}

const char *
heng_goal_places_name (GHashTable *places, const char *key)
{
  const HengGoalPlaceName *place = places ? g_hash_table_lookup (places, key) : NULL;

  return place ? place->name : "";
}

const char *
heng_goal_places_words (GHashTable *places, const char *key)
{
  const HengGoalPlaceName *place = places ? g_hash_table_lookup (places, key) : NULL;

  return place ? place->words : NULL;
}

char *
heng_goal_places_lead_key (const char *kr_key)
{
  return kr_key ? g_strconcat (kr_key, " lead", NULL) : g_strdup ("lead");
}

static gboolean
put_lead (HengDb *db, GHashTable *places, const char *kr_key, gint64 lead_id, GError **error)
{
  g_autoptr (HengEmployee) employee = lead_id != 0 ? heng_employee_load (db, lead_id, error) : NULL;
  g_autofree char *key = heng_goal_places_lead_key (kr_key);

  if (lead_id != 0 && !employee)
    return FALSE;
  heng_goal_places_set (places, key, employee ? employee->emp_no : NULL, employee ? heng_localized (employee->name, employee->name_en) : NULL);
  return TRUE;
}

/* "DEPT:3:O1" would mean another department elsewhere: departments are named by their path, people by number, projects by key. New string. */
static char *
owner_key (HengDb *db, const HengObjective *objective, GError **error)
{
  if (objective->owner_kind == HENG_OWNER_PERSON)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (db, objective->owner_id, error);

      return employee ? g_strdup (employee->emp_no) : NULL;
    }
  if (objective->owner_kind == HENG_OWNER_DEPT)
    {
      g_autoptr (GPtrArray) departments = heng_departments_load (db, error);

      return departments ? heng_department_path (departments, objective->owner_id) : NULL;
    }
  if (objective->owner_kind == HENG_OWNER_PROJECT)
    {
      g_autoptr (GPtrArray) projects = heng_projects_load (db, error);

      for (guint i = 0; projects && i < projects->len; i++)
        if (((HengProject *) projects->pdata[i])->id == objective->owner_id)
          return g_strdup (((HengProject *) projects->pdata[i])->key);
      return projects ? g_strdup ("") : NULL;
    }
  return g_strdup ("");
}

/* The name of a goal in its cycle: kind of owner, owner, key, perhaps the key of a key result, one a line. New string; NULL on error. */
static char *
goal_key (HengDb *db, const HengObjective *objective, const HengKeyResult *kr, GError **error)
{
  g_autofree char *owner = owner_key (db, objective, error);

  return owner ? g_strjoin ("\n", heng_enum_by_value (heng_owner_kind_values, objective->owner_kind)->key, owner, objective->key, kr ? kr->key : NULL, NULL)
               : NULL;
}

static gboolean
put_owner (HengDb *db, GHashTable *places, const HengObjective *owned, GError **error)
{
  g_autofree char *owner = owner_key (db, owned, error), *name = NULL, *words = NULL;

  if (!owner)
    return FALSE;
  name = g_strjoin ("\n", heng_enum_by_value (heng_owner_kind_values, owned->owner_kind)->key, owner, NULL);
  words = heng_goal_owner_name (db, owned->owner_kind, owned->owner_id);
  heng_goal_places_set (places, "owner", name, words);
  return TRUE;
}

static gboolean
put_above (HengDb *db, GHashTable *places, gint64 parent_id, gint64 kr_id, HengOkrLink link, GError **error)
{
  g_autoptr (HengKeyResult) kr = kr_id != 0 ? heng_key_result_load (db, kr_id, error) : NULL;
  g_autoptr (HengObjective) parent = NULL;
  g_autofree char *key = NULL;
  const HengEnumValue *value;

  if (kr_id != 0 && !kr)
    return FALSE;
  parent_id = kr ? kr->objective_id : parent_id;
  if (parent_id != 0 && (!(parent = heng_objective_load (db, parent_id, error)) || !(key = goal_key (db, parent, kr, error))))
    return FALSE;
  value = heng_enum_by_value (heng_okr_link_values, !parent ? HENG_LINK_NONE : link == HENG_LINK_REFERENCE ? HENG_LINK_REFERENCE : HENG_LINK_COUNT);
  heng_goal_places_set (places, "above", key, kr ? kr->title : parent ? parent->title : NULL);
  heng_goal_places_set (places, "link", value->key, _(value->label));
  return TRUE;
}

gboolean
heng_goal_places_load (HengDb *db, HengGoalDocument *document, GError **error)
{
  const HengObjective *objective = document->objective;

  document->places = heng_goal_places_new ();
  if (!put_owner (db, document->places, objective, error) || !put_lead (db, document->places, NULL, objective->lead_id, error)
      || !put_above (db, document->places, objective->parent_id, objective->parent_kr_id, objective->link, error))
    return FALSE;
  for (guint i = 0; i < document->key_results->len; i++)
    {
      const HengKeyResult *kr = document->key_results->pdata[i];

      if (kr->lead_id != 0 && !put_lead (db, document->places, kr->key, kr->lead_id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_goal_document_set_lead (HengDb *db, HengGoalDocument *document, const char *kr_key, gint64 employee_id, GError **error)
{
  return put_lead (db, document->places, kr_key, employee_id, error);
}

gboolean
heng_goal_document_set_owner (HengDb *db, HengGoalDocument *document, HengOwnerKind owner_kind, gint64 owner_id, GError **error)
{
  const HengObjective wished = { .owner_kind = owner_kind, .owner_id = owner_kind == HENG_OWNER_COMPANY ? 0 : owner_id };

  return put_owner (db, document->places, &wished, error);
}

gboolean
heng_goal_document_set_above (HengDb *db, HengGoalDocument *document, gint64 parent_id, gint64 kr_id, HengOkrLink link, GError **error)
{
  return put_above (db, document->places, parent_id, kr_id, link, error);
}

/* Reading the names back. */

static gboolean
find_lead (HengDb *db, const char *emp_no, gint64 *id, GError **error)
{
  g_autoptr (HengEmployee) employee = *emp_no != '\0' ? heng_employee_load_by_no (db, emp_no, error) : NULL;

  *id = employee ? employee->id : 0;
  if (*emp_no == '\0')
    return TRUE;
  if (!employee)
    return FALSE;
  return employee->emp_status != HENG_EMP_STATUS_LEFT
         || heng_goal_invalid (error, _("Rule O1: %s has left the company. Choose one person who is at work."), employee->name);
}

/* The department or project that is called so; 0: none is. */
static gint64
find_named (GPtrArray *records, HengOwnerKind kind, const char *name)
{
  for (guint i = 0; i < records->len; i++)
    {
      const HengRecord *record = records->pdata[i];
      g_autofree char *path = kind == HENG_OWNER_DEPT ? heng_department_path (records, record->id) : g_strdup (((HengProject *) records->pdata[i])->key);

      if (g_strcmp0 (path, name) == 0)
        return record->id;
    }
  return 0;
}

static gboolean
find_owner (HengDb *db, const char *name, HengOwnerKind *kind, gint64 *id, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "\n", 2);
  const HengEnumValue *value = parts[0] && parts[1] ? heng_enum_by_key (heng_owner_kind_values, parts[0]) : NULL;
  g_autoptr (GPtrArray) records = NULL;

  *id = 0;
  if (!value)
    return heng_goal_invalid (error, "%s", _("This version of a goal cannot be read. Run “hengctl store check” and restore a backup."));
  *kind = (HengOwnerKind) value->value;
  if (*kind == HENG_OWNER_COMPANY)
    return TRUE;
  if (*kind == HENG_OWNER_PERSON)
    return find_lead (db, parts[1], id, error);
  if (!(records = *kind == HENG_OWNER_DEPT ? heng_departments_load (db, error) : heng_projects_load (db, error)))
    return FALSE;
  *id = find_named (records, *kind, parts[1]);
  return *id != 0
         || heng_goal_invalid (error, "%s", *kind == HENG_OWNER_DEPT ? _("Rule O1: there is no such department.") : _("Rule O1: there is no such project."));
}

static gboolean
find_above (HengDb *db, gint64 cycle_id, const char *name, gint64 *parent_id, gint64 *kr_id, GError **error)
{
  g_autoptr (GPtrArray) objectives = *name != '\0' ? heng_objectives_load (db, cycle_id, -1, 0, error) : NULL;

  *parent_id = *kr_id = 0;
  if (*name == '\0')
    return TRUE;
  for (guint i = 0; objectives && i < objectives->len; i++)
    {
      const HengObjective *objective = objectives->pdata[i];
      g_autofree char *key = NULL;
      g_autoptr (GPtrArray) krs = NULL;

      if (!strstr (name, objective->key)) /* most goals have another key: their owners need not be looked up */
        continue;
      if (!(key = goal_key (db, objective, NULL, error)))
        return FALSE;
      if (strcmp (key, name) != 0 && !(g_str_has_prefix (name, key) && name[strlen (key)] == '\n'))
        continue;
      *parent_id = objective->id;
      if (strcmp (key, name) == 0)
        return TRUE;
      if (!(krs = heng_key_results_load_of (db, objective->id, error)))
        return FALSE;
      for (guint k = 0; k < krs->len; k++)
        if (strcmp (((HengKeyResult *) krs->pdata[k])->key, name + strlen (key) + 1) == 0)
          *kr_id = ((HengRecord *) krs->pdata[k])->id;
      return *kr_id != 0 || heng_refuse (error, "%s", _("The goal above is gone. Ask for the change again."));
    }
  return objectives && heng_refuse (error, "%s", _("The goal above is gone. Ask for the change again."));
}

static gboolean
differs (const HengGoalDocument *a, const HengGoalDocument *b, const char *key)
{
  return strcmp (heng_goal_places_name (a->places, key), heng_goal_places_name (b->places, key)) != 0;
}

static gboolean
resolve_alignment (HengDb *db, const HengGoalDocument *stored, const HengGoalDocument *wished, HengGoalResolved *resolved, GError **error)
{
  const HengEnumValue *link;

  resolved->above_changes = differs (stored, wished, "above") || differs (stored, wished, "link");
  if (!resolved->above_changes)
    return TRUE;
  link = heng_enum_by_key (heng_okr_link_values, heng_goal_places_name (wished->places, "link"));
  resolved->link = link ? (HengOkrLink) link->value : HENG_LINK_NONE;
  return find_above (db, stored->objective->cycle_id, heng_goal_places_name (wished->places, "above"), &resolved->parent_id, &resolved->kr_id, error)
         && heng_goal_check_above (db, stored->objective, resolved->parent_id, resolved->kr_id, error);
}

static gboolean
resolve_owner (HengDb *db, const HengGoalDocument *stored, const HengGoalDocument *wished, GError **error)
{
  HengOwnerKind kind = HENG_OWNER_COMPANY;
  gint64 id = 0;

  if (!differs (stored, wished, "owner"))
    return TRUE;
  return find_owner (db, heng_goal_places_name (wished->places, "owner"), &kind, &id, error)
         && heng_goal_give_to (db, stored->objective, kind, id, error);
}

gboolean
heng_goal_places_resolve (HengDb *db, const HengGoalDocument *stored, const HengGoalDocument *wished, HengGoalResolved *resolved, GError **error)
{
  if (!stored->places || !wished->places)
    return TRUE;
  if (!resolve_owner (db, stored, wished, error) || !resolve_alignment (db, stored, wished, resolved, error))
    return FALSE;
  if (differs (stored, wished, "lead") && !find_lead (db, heng_goal_places_name (wished->places, "lead"), &stored->objective->lead_id, error))
    return FALSE;
  for (guint i = 0; i < stored->key_results->len; i++)
    {
      HengKeyResult *kr = stored->key_results->pdata[i];
      g_autofree char *key = heng_goal_places_lead_key (kr->key);

      if (differs (stored, wished, key) && !find_lead (db, heng_goal_places_name (wished->places, key), &kr->lead_id, error))
        return FALSE;
    }
  return TRUE;
}

/* What the request leaves as it was follows what was changed meanwhile. */
static gboolean
rebase_one (const HengGoalDocument *base, HengGoalDocument *wished, const HengGoalDocument *stored, const char *key)
{
  if (!differs (base, wished, key))
    heng_goal_places_set (wished->places, key, heng_goal_places_name (stored->places, key), heng_goal_places_words (stored->places, key));
  else if (differs (base, stored, key))
    return FALSE;
  return TRUE;
}

gboolean
heng_goal_places_rebase (const HengGoalDocument *base, HengGoalDocument *wished, const HengGoalDocument *stored)
{
  static const char *const own[] = { "owner", "lead", "above", "link" };

  if (!base->places || !wished->places)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (!rebase_one (base, wished, stored, own[i]))
      return FALSE;
  for (guint i = 0; i < stored->key_results->len; i++)
    {
      g_autofree char *key = heng_goal_places_lead_key (((HengKeyResult *) stored->key_results->pdata[i])->key);

      if (!rebase_one (base, wished, stored, key))
        return FALSE;
    }
  return TRUE;
}
