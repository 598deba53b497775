/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals, check-ins and actual values of a cycle, in the columns their importers read. */
#include "heng-export-private.h"

#include <string.h>

#include "heng-export-lookup.h"
#include "heng-import-private.h"

/* How an objective is named as the parent of another: "部门:研发部/O1". */
static char *
name_objective (HengExportLookup *lookup, const HengObjective *objective)
{
  g_autofree char *owner = heng_export_owner (lookup, objective->owner_kind, objective->owner_id);
  g_autofree char *word = NULL;

  for (const char *const *words = heng_owner_words; *words && !word; words++)
    if (g_str_has_prefix (*words, heng_enum_by_value (heng_owner_kind_values, objective->owner_kind)->key))
      word = heng_header_known_name (strchr (*words, '=') + 1);
  if (objective->owner_kind == HENG_OWNER_COMPANY)
    return g_strdup_printf ("%s/%s", word, objective->key);
  if (objective->owner_kind == HENG_OWNER_PERSON)
    return g_strdup_printf ("%s/%s", owner, objective->key);
  return g_strdup_printf ("%s:%s/%s", word, owner, objective->key);
}

static void
put_owner (HengSheet *sheet, HengExportLookup *lookup, const HengObjective *objective)
{
  g_autofree char *owner = heng_export_owner (lookup, objective->owner_kind, objective->owner_id);

  heng_sheet_word (sheet, heng_owner_kind_values, heng_owner_words, objective->owner_kind);
  heng_sheet_text (sheet, owner);
  heng_sheet_text (sheet, objective->key);
}

/* What it is aligned to: "部门:研发部/O1", a key result "部门:研发部/O1/KR2". */
static char *
name_parent (HengExportLookup *lookup, const HengObjective *objective)
{
  const HengObjective *parent = heng_export_objective (lookup, objective->parent_id);
  g_autoptr (HengKeyResult) kr = parent && objective->parent_kr_id != 0 ? heng_export_key_result (lookup, objective->parent_kr_id) : NULL;
  g_autofree char *name = parent ? name_objective (lookup, parent) : NULL;

  return kr ? g_strdup_printf ("%s/%s", name, kr->key) : g_steal_pointer (&name);
}

static void
put_objective (HengSheet *sheet, HengExportLookup *lookup, const HengObjective *objective)
{
  g_autofree char *parent_name = name_parent (lookup, objective);

  put_owner (sheet, lookup, objective);
  heng_sheet_text (sheet, objective->title);
  heng_sheet_word (sheet, heng_okr_curve_values, heng_okr_curve_words, objective->curve);
  heng_sheet_percent (sheet, objective->weight_bp);
  heng_sheet_word (sheet, heng_okr_mode_values, heng_okr_mode_words, objective->mode);
  heng_sheet_text (sheet, parent_name);
  heng_sheet_word (sheet, heng_okr_link_values, heng_okr_link_words, objective->link);
}

static void
put_blank (HengSheet *sheet, guint n)
{
  while (n-- > 0)
    heng_sheet_text (sheet, NULL);
}

/* A number that says nothing for this type of key result stays empty. */
static void
put_bound (HengSheet *sheet, HengMicro micro)
{
  heng_sheet_value (sheet, micro ? HENG_NUMBER (micro) : HENG_NA, -1);
}

static void
put_lead (HengSheet *sheet, HengExportLookup *lookup, gint64 lead_id)
{
  heng_sheet_text (sheet, lead_id != 0 ? heng_export_emp_no (lookup, lead_id) : NULL);
}

static void
put_key_result (HengSheet *sheet, HengExportLookup *lookup, const HengObjective *objective, const HengKeyResult *kr)
{
  gboolean measured = kr->type == HENG_KR_INCREASE || kr->type == HENG_KR_DECREASE;

  put_objective (sheet, lookup, objective);
  heng_sheet_text (sheet, kr->key);
  heng_sheet_text (sheet, kr->title);
  heng_sheet_word (sheet, heng_kr_type_values, heng_okr_type_words, kr->type);
  heng_sheet_value (sheet, measured ? HENG_NUMBER (kr->start_value) : HENG_NA, -1);
  heng_sheet_value (sheet, measured ? HENG_NUMBER (kr->target) : HENG_NA, -1);
  put_bound (sheet, kr->low);
  put_bound (sheet, kr->high);
  put_bound (sheet, kr->tolerance);
  heng_sheet_text (sheet, kr->steps);
  heng_sheet_text (sheet, kr->unit);
  heng_sheet_percent (sheet, kr->weight_bp);
  heng_sheet_date (sheet, kr->due_date);
  heng_sheet_text (sheet, kr->acceptance);
  heng_sheet_text (sheet, objective->comment);
  heng_sheet_word (sheet, heng_goal_state_values, heng_goal_state_words, kr->state);
  heng_sheet_bool (sheet, kr->keep != 0);
  put_lead (sheet, lookup, objective->lead_id);
  put_lead (sheet, lookup, kr->lead_id);
}

/* A row of the objective alone says its state; the rows of key results say theirs. */
static void
put_objective_row (HengSheet *sheet, HengExportLookup *lookup, const HengObjective *objective)
{
  put_objective (sheet, lookup, objective);
  put_blank (sheet, 13);
  heng_sheet_text (sheet, objective->comment);
  heng_sheet_word (sheet, heng_goal_state_values, heng_goal_state_words, objective->state);
  heng_sheet_text (sheet, NULL);
  put_lead (sheet, lookup, objective->lead_id);
  heng_sheet_text (sheet, NULL);
}

HengSheet *
heng_export_okr (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error)
{
  g_autoptr (HengExportLookup) lookup = heng_export_lookup_new (db, cycle->id, error);
  g_autoptr (GPtrArray) key_results = lookup ? heng_key_results_load (db, cycle->id, -1, 0, error) : NULL;
  g_autoptr (GHashTable) by_objective = NULL;
  HengSheet *sheet;

  if (!key_results)
    return NULL;
  by_objective = heng_export_group (key_results, G_STRUCT_OFFSET (HengKeyResult, objective_id));
  sheet = heng_sheet_new_like ("okr", cycle, &heng_okr_importer, options,
                     "owner_kind owner objective title curve weight:n mode parent link key kr_title kr_type start:n target:n low:n high:n "
                     "tolerance:n steps unit kr_weight:n due:d acceptance comment state keep:b lead kr_lead");
  for (guint i = 0; i < lookup->objectives->len; i++)
    {
      const HengObjective *objective = lookup->objectives->pdata[i];
      GPtrArray *own = g_hash_table_lookup (by_objective, GSIZE_TO_POINTER ((gsize) objective->id));

      if (!own || objective->state != HENG_GOAL_APPROVED)
        put_objective_row (sheet, lookup, objective);
      for (guint k = 0; own && k < own->len; k++)
        put_key_result (sheet, lookup, objective, own->pdata[k]);
    }
  return sheet;
}

static void
put_checkin (HengSheet *sheet, HengExportLookup *lookup, const HengObjective *objective, const HengKeyResult *kr, const HengCheckin *checkin)
{
  put_owner (sheet, lookup, objective);
  heng_sheet_text (sheet, kr->key);
  heng_sheet_date (sheet, checkin->day);
  heng_sheet_text (sheet, checkin->value);
  heng_sheet_value (sheet, checkin->confidence >= 0 ? HENG_NUMBER (checkin->confidence * HENG_MICRO) : HENG_NA, 0);
  heng_sheet_text (sheet, checkin->note);
  heng_sheet_text (sheet, checkin->author);
}

HengSheet *
heng_export_checkins (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error)
{
  g_autoptr (HengExportLookup) lookup = heng_export_lookup_new (db, cycle->id, error);
  g_autoptr (GPtrArray) key_results = lookup ? heng_key_results_load (db, cycle->id, -1, 0, error) : NULL;
  g_autoptr (GPtrArray) checkins = key_results ? heng_checkins_load (db, cycle->id, -1, 0, error) : NULL;
  g_autoptr (GHashTable) by_key_result = NULL;
  HengSheet *sheet;

  if (!checkins)
    return NULL;
  by_key_result = heng_export_group (checkins, G_STRUCT_OFFSET (HengCheckin, key_result_id));
  sheet = heng_sheet_new_like ("checkins", cycle, &heng_checkins_importer, options, "owner_kind owner objective key date:d value confidence:n note author");
  for (guint i = 0; i < key_results->len; i++)
    {
      const HengKeyResult *kr = key_results->pdata[i];
      const HengObjective *objective = heng_export_objective (lookup, kr->objective_id);
      GPtrArray *own = g_hash_table_lookup (by_key_result, GSIZE_TO_POINTER ((gsize) kr->id));

      for (guint k = 0; own && objective && k < own->len; k++)
        put_checkin (sheet, lookup, objective, kr, own->pdata[k]);
    }
  return sheet;
}

static void
put_actual (HengSheet *sheet, HengExportLookup *lookup, const HengActualRow *actual)
{
  const HengParticipant *participant = actual->level == HENG_LEVEL_PERSON ? heng_export_participant (lookup, actual->owner_id) : NULL;
  g_autofree char *department = actual->level == HENG_LEVEL_DEPT ? heng_export_owner (lookup, HENG_OWNER_DEPT, actual->owner_id) : NULL;

  heng_sheet_text (sheet, participant ? heng_export_emp_no (lookup, participant->employee_id) : NULL);
  heng_sheet_text (sheet, department);
  heng_sheet_text (sheet, actual->code);
  heng_sheet_text (sheet, actual->value);
  heng_sheet_text (sheet, actual->reason);
  heng_sheet_text (sheet, actual->approver);
  heng_sheet_text (sheet, actual->source_note);
  heng_sheet_value (sheet, participant ? HENG_NUMBER (participant->part * HENG_MICRO) : HENG_NA, 0);
}

HengSheet *
heng_export_actuals (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error)
{
  g_autoptr (HengExportLookup) lookup = heng_export_lookup_new (db, cycle->id, error);
  g_autoptr (GPtrArray) actuals = lookup ? heng_actuals_load (db, cycle->id, error) : NULL;
  HengSheet *sheet;

  if (!actuals)
    return NULL;
  sheet = heng_sheet_new_like ("actuals", cycle, &heng_actuals_importer, options, "emp_no dept code value reason approver source part:n");
  for (guint i = 0; i < actuals->len; i++)
    if (((HengActualRow *) actuals->pdata[i])->value)
      put_actual (sheet, lookup, actuals->pdata[i]);
  return sheet;
}
