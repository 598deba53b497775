/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering, marking not applicable and clearing the actual value of one indicator. */
#include "heng-appraisal-private.h"

#include <glib/gi18n-lib.h>

#include "heng-actual-table.h"
#include "heng-text.h"

/* One entry on its way into the store. */
typedef struct
{
  HengChange *change;
  const HengScorecardLine *line;
  HengParticipant *participant;
  HengCycle *cycle;
  GPtrArray *departments;
  HengActualRow *stored; /* NULL: none yet */
  char *value;           /* canonical; NULL: clear */
  gboolean is_correction; /* of a published result: the person's own result does not keep it back */
  gboolean is_borrowed;   /* the change is the caller's */
} Entry;

static void
entry_clear (Entry *entry)
{
  if (!entry->is_borrowed)
    g_clear_pointer (&entry->change, heng_change_free);
  g_clear_pointer (&entry->participant, heng_participant_free);
  g_clear_pointer (&entry->cycle, heng_cycle_free);
  g_clear_pointer (&entry->departments, g_ptr_array_unref);
  g_clear_pointer (&entry->stored, heng_actual_row_free);
  g_clear_pointer (&entry->value, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

/* Checks the text by the line's rule and brings it into its stored form; NULL stays NULL. */
static gboolean
normal_value (const HengScorecardLine *line, const char *value, char **normal, GError **error)
{
  g_autoptr (HengRule) rule = heng_rule_parse (line->rule ? line->rule : "", error);
  g_autoptr (GError) fault = NULL;
  HengActual actual = { 0 };
  gboolean is_na;

  if (!rule)
    {
      g_prefix_error (error, "%s: ", line->code);
      return FALSE;
    }
  if (!heng_actual_parse (rule, value, &actual, &fault))
    {
      heng_actual_clear (&actual);
      return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, line->code, fault->message);
    }
  is_na = actual.state == HENG_VALUE_NA;
  *normal = heng_actual_format (rule, &actual);
  heng_actual_clear (&actual);
  if (*normal && !is_na && heng_rule_kind (rule) == HENG_RULE_MILE)
    {
      g_clear_pointer (normal, g_free);
      return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, line->code,
                                _("Its value comes from the milestones. Enter date and quality of each milestone instead."));
    }
  return TRUE;
}

static gboolean
check_not_applicable (const Entry *entry, const char *reason, const char *approver, GError **error)
{
  if (g_strcmp0 (entry->value, "NA") != 0 || (!heng_text_is_blank (reason) && !heng_text_is_blank (approver)))
    return TRUE;
  return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, entry->line->code,
                            _("“Not applicable” needs a reason and who approved it."));
}

/* A shared value counts for several people: none of them may have a published result. */
static gboolean
check_not_published (HengDb *db, const Entry *entry, gint64 owner_id, GError **error)
{
  g_autoptr (GPtrArray) results = heng_results_load (db, entry->cycle->id, error);
  g_autoptr (GPtrArray) participants = results && results->len ? heng_participants_load (db, entry->cycle->id, 0, error) : NULL;
  g_autoptr (GHashTable) published = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!results || (results->len && !participants))
    return FALSE;
  for (guint i = 0; i < results->len; i++)
    g_hash_table_add (published, &((HengResult *) results->pdata[i])->employee_id);
  for (guint i = 0; participants && i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];

      if (g_hash_table_contains (published, &participant->employee_id)
          && !(entry->is_correction && participant->employee_id == entry->participant->employee_id)
          && heng_actual_owner (entry->departments, participant, entry->line->level) == owner_id)
        return heng_refuse_about (error, HENG_APPRAISAL_ERROR_REFUSED, entry->line->code,
                                  _("A published result rests on this value. It can no longer change."));
    }
  return TRUE;
}

static gboolean
check_version (const Entry *entry, gint64 expected, GError **error)
{
  gint64 version = entry->stored ? entry->stored->version : 0;

  if (expected < 0 || expected == version)
    return TRUE;
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE,
               _("%s was changed by somebody else meanwhile: it is now %s. Look at the new value and enter yours again."),
               entry->line->code, entry->stored && entry->stored->value ? entry->stored->value : "—");
  return FALSE;
}

/* Whose value it is, in words: the person, the department or the company. */
static char *
owner_label (HengDb *db, const Entry *entry, gint64 owner_id)
{
  if (entry->line->level == HENG_LEVEL_DEPT)
    {
      const HengDepartment *department = heng_department_find (entry->departments, owner_id);

      return g_strdup (department ? heng_localized (department->name, department->name_en) : "");
    }
  if (entry->line->level == HENG_LEVEL_COMPANY)
    {
      g_autoptr (HengCompany) company = heng_company_load (db, NULL);

      return g_strdup (company ? heng_localized (company->name, company->name_en) : _("Company"));
    }
  {
    g_autoptr (HengEmployee) employee = heng_employee_load (db, entry->participant->employee_id, NULL);

    return g_strdup (employee ? heng_localized (employee->name, employee->name_en) : "");
  }
}

static void
name_action (HengDb *db, const Entry *entry, gint64 owner_id)
{
  g_autofree char *owner = owner_label (db, entry, owner_id);
  g_autofree char *action = g_strdup_printf (_("Actual %s %s %s → %s"), owner, entry->line->code,
                                             entry->stored && entry->stored->value ? entry->stored->value : "—",
                                             entry->value ? entry->value : "—");

  heng_change_set_action (entry->change, action);
}

static void
take_text (char **target, const char *value)
{
  g_free (*target);
  *target = heng_text_is_blank (value) ? NULL : g_strdup (value);
}

static HengActualRow *
new_row (const Entry *entry, gint64 owner_id)
{
  HengActualRow *row = entry->stored ? heng_actual_row_copy (entry->stored) : heng_actual_row_new ();

  row->cycle_id = entry->cycle->id;
  row->level = entry->line->level;
  row->owner_id = owner_id;
  take_text (&row->code, entry->line->code);
  take_text (&row->value, entry->value);
  return row;
}

static gboolean
put_row (Entry *entry, HengActualRow *row, const char *actor, GError **error)
{
  take_text (&row->entered_by, actor ? actor : g_get_user_name ());
  row->entered_at = heng_now_ms ();
  return row->id != 0 ? heng_change_update (entry->change, &heng_actual_row_type, row, error)
                      : heng_change_insert (entry->change, &heng_actual_row_type, row, error);
}

/* Whether the value came in bulk; then a row without a value has to stand before it. */
static gboolean
is_packed (const Entry *entry, gint64 owner_id, gboolean *packed, GError **error)
{
  HengDb *db = heng_change_db (entry->change);
  g_autoptr (HengActualPacks) packs = heng_actual_packs_load (db, entry->cycle->id, entry->participant->employee_id, error);
  g_autoptr (HengActualRow) row = NULL;

  if (packs && entry->line->level == HENG_LEVEL_PERSON)
    row = heng_actual_packs_row (packs, owner_id, entry->line->code);
  *packed = row != NULL;
  return packs != NULL;
}

static gboolean
clear_entry (Entry *entry, gint64 owner_id, const char *actor, GError **error)
{
  g_autoptr (HengActualRow) row = NULL;
  gboolean packed;

  if (!entry->stored || !entry->stored->value)
    return TRUE;
  if (!is_packed (entry, owner_id, &packed, error))
    return FALSE;
  if (!packed)
    return heng_change_delete (entry->change, &heng_actual_row_type, entry->stored->id, entry->stored->version, error);
  row = new_row (entry, owner_id);
  take_text (&row->reason, NULL);
  take_text (&row->approver, NULL);
  take_text (&row->source_note, NULL);
  return put_row (entry, row, actor, error);
}

static gboolean
write_entry (Entry *entry, gint64 owner_id, const char *reason, const char *approver, const char *source_note, const char *actor,
             GError **error)
{
  g_autoptr (HengActualRow) row = NULL;
  gboolean is_na = g_strcmp0 (entry->value, "NA") == 0;

  if (!entry->value)
    return clear_entry (entry, owner_id, actor, error);
  row = new_row (entry, owner_id);
  take_text (&row->reason, is_na ? reason : NULL);
  take_text (&row->approver, is_na ? approver : NULL);
  if (source_note)
    take_text (&row->source_note, source_note);
  if (entry->stored && g_strcmp0 (entry->stored->value, row->value) == 0 && g_strcmp0 (entry->stored->reason, row->reason) == 0
      && g_strcmp0 (entry->stored->approver, row->approver) == 0 && g_strcmp0 (entry->stored->source_note, row->source_note) == 0)
    return TRUE;
  return put_row (entry, row, actor, error);
}

static gboolean
load_entry (HengDb *db, Entry *entry, gint64 *owner_id, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (!(entry->participant = heng_participant_load (db, entry->line->participant_id, error))
      || !(entry->cycle = heng_cycle_load (db, entry->participant->cycle_id, error))
      || (!entry->is_correction && !heng_cycle_check_writable (entry->cycle, error)) || !(entry->departments = heng_departments_load (db, error)))
    return FALSE;
  *owner_id = heng_actual_owner (entry->departments, entry->participant, entry->line->level);
  entry->stored = heng_actual_load (db, entry->cycle->id, entry->line->level, *owner_id, entry->line->code, &fault);
  if (!fault)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

gboolean
heng_enter_actual (HengDb *db, const HengScorecardLine *line, const char *value, const char *reason, const char *approver,
                   const char *source_note, gint64 expected_version, const char *actor, GError **error)
{
  g_auto (Entry) entry = { 0 };
  gint64 owner_id;

  entry.line = line;
  if (!normal_value (line, value, &entry.value, error) || !check_not_applicable (&entry, reason, approver, error))
    return FALSE;
  entry.change = heng_change_begin (db, actor, "", error);
  if (!entry.change || !load_entry (db, &entry, &owner_id, error) || !check_version (&entry, expected_version, error)
      || !check_not_published (db, &entry, owner_id, error))
    return FALSE;
  name_action (db, &entry, owner_id);
  return write_entry (&entry, owner_id, reason, approver, source_note, actor, error) && heng_change_commit (entry.change, error);
}

gboolean
heng_correct_actual (HengChange *change, const HengScorecardLine *line, const char *value, const char *reason, const char *approver,
                     const char *actor, GError **error)
{
  g_auto (Entry) entry = { .change = change, .line = line, .is_correction = TRUE, .is_borrowed = TRUE };
  gint64 owner_id;

  return normal_value (line, value, &entry.value, error) && check_not_applicable (&entry, reason, approver, error)
         && load_entry (heng_change_db (change), &entry, &owner_id, error)
         && check_not_published (heng_change_db (change), &entry, owner_id, error)
         && write_entry (&entry, owner_id, reason, approver, reason, actor, error);
}

static gboolean
enter_one (HengChange *change, const HengActualEntry *item, const char *actor, GError **error)
{
  g_auto (Entry) entry = { .change = change, .line = item->line, .is_borrowed = TRUE };
  gint64 owner_id;

  return normal_value (item->line, item->value, &entry.value, error) && check_not_applicable (&entry, item->reason, item->approver, error)
         && load_entry (heng_change_db (change), &entry, &owner_id, error) && check_version (&entry, item->expected_version, error)
         && check_not_published (heng_change_db (change), &entry, owner_id, error)
         && write_entry (&entry, owner_id, item->reason, item->approver, NULL, actor, error);
}

gboolean
heng_enter_actuals (HengDb *db, const HengActualEntry *entries, guint n, const char *action, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = NULL;

  if (n == 1)
    return heng_enter_actual (db, entries->line, entries->value, entries->reason, entries->approver, NULL, entries->expected_version, actor, error);
  change = heng_change_begin (db, actor, action, error);
  for (guint i = 0; change && i < n; i++)
    if (!enter_one (change, &entries[i], actor, error))
      return FALSE;
  return change && heng_change_commit (change, error);
}
