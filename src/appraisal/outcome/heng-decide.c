/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Personnel decisions with their evidence: saved only when every flag is answered in writing (domain.md §2.10). */
#include "heng-appraisal-private.h"
#include "heng-outcome.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTES_MARK '*'

/* A case on its way from records to the guards. */
typedef struct
{
  GArray *cycles;      /* of HengEvidenceCycle */
  GArray *starts;      /* of HengDate, for the order */
  GPtrArray *keys;     /* of char* */
  HengDecisionCase decision;
} Case;

static void
case_clear (Case *made)
{
  g_clear_pointer (&made->cycles, g_array_unref);
  g_clear_pointer (&made->starts, g_array_unref);
  g_clear_pointer (&made->keys, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static const HengResult *
find_result (GPtrArray *results, gint64 cycle_id)
{
  for (guint i = 0; i < results->len; i++)
    if (((HengResult *) results->pdata[i])->cycle_id == cycle_id)
      return results->pdata[i];
  return NULL;
}

static void
insert_cycle (Case *made, const HengEvidenceCycle *evidence, HengDate start)
{
  guint place = 0;

  while (place < made->starts->len && g_array_index (made->starts, HengDate, place) <= start)
    place++;
  g_array_insert_val (made->starts, place, start);
  g_array_insert_vals (made->cycles, place, evidence, 1);
}

static gboolean
add_cycle (Case *made, HengDb *db, GPtrArray *results, const HengGradeScale *scale, const char *word, GError **error)
{
  gsize length = strlen (word);
  gboolean has_minutes = word[length - 1] == MINUTES_MARK;
  char *key = g_strndup (word, length - (has_minutes ? 1 : 0));
  g_autoptr (HengCycle) cycle = NULL;
  HengEvidenceCycle evidence = { .key = key, .has_minutes = has_minutes };
  const HengResult *result;

  g_ptr_array_add (made->keys, key);
  if (!(cycle = heng_cycle_load_by_key (db, key, error)))
    return FALSE;
  result = find_result (results, cycle->id);
  evidence.pilot = cycle->pilot != 0;
  evidence.from = cycle->start_date;
  evidence.to = cycle->end_date;
  if (result)
    {
      evidence.is_published = TRUE;
      evidence.published = result->published;
      evidence.is_low = heng_grade_scale_is_low (scale, result->grade);
      evidence.active_weight_bp = result->active_weight_bp;
      evidence.component_missing = result->flags && strstr (result->flags, "COMPONENT_MISSING");
    }
  insert_cycle (made, &evidence, cycle->start_date);
  return TRUE;
}

static gboolean
add_cycles (Case *made, HengDb *db, const HengDecision *decision, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (decision->evidence ? decision->evidence : "", " ,\n", -1);
  g_autoptr (GPtrArray) results = heng_results_load_employee (db, decision->employee_id, error);
  g_autoptr (GPtrArray) bands = results ? heng_grade_bands_load (db, error) : NULL;
  g_autoptr (HengGradeScale) scale = NULL;

  if (!bands)
    return FALSE;
  scale = heng_grade_scale_new ((const HengGradeBand *const *) bands->pdata, bands->len);
  for (guint i = 0; words[i]; i++)
    if (*words[i] && !add_cycle (made, db, results, scale, words[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_documents (const char *documents, HengProofFlags *proofs, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (documents ? documents : "", " ,\n", -1);

  for (guint i = 0; words[i]; i++)
    {
      const HengEnumValue *proof = heng_enum_by_key (heng_proof_values, words[i]);

      if (proof)
        *proofs |= (HengProofFlags) proof->value;
      else if (*words[i])
        {
          g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” is no kind of document for a decision."), words[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
find_open_appeal (HengDb *db, gint64 employee_id, gboolean *open, GError **error)
{
  g_autoptr (GPtrArray) appeals = heng_appeals_load (db, 0, employee_id, error);

  for (guint i = 0; appeals && i < appeals->len; i++)
    *open |= ((HengAppeal *) appeals->pdata[i])->state == HENG_APPEAL_OPEN;
  return appeals != NULL;
}

gint64
heng_decision_flags (HengDb *db, const HengDecision *decision, HengTrace *trace, GError **error)
{
  g_auto (Case) made = { 0 };

  made.cycles = g_array_new (FALSE, TRUE, sizeof (HengEvidenceCycle));
  made.starts = g_array_new (FALSE, TRUE, sizeof (HengDate));
  made.keys = g_ptr_array_new_with_free_func (g_free);
  if (!add_cycles (&made, db, decision, error) || !read_documents (decision->documents, &made.decision.proofs, error)
      || !find_open_appeal (db, decision->employee_id, &made.decision.appeal_open, error))
    return -1;
  made.decision.kind = (HengDecisionKind) decision->kind;
  made.decision.cycles = (const HengEvidenceCycle *) (gpointer) made.cycles->data;
  made.decision.n_cycles = made.cycles->len;
  made.decision.decider = decision->decider;
  made.decision.reason = decision->reason;
  return heng_decision_guards (&made.decision, trace);
}

/* Whether a line "FLAG: text" answers the flag with words. */
static gboolean
is_answered (const char *answers, const char *flag)
{
  g_auto (GStrv) lines = g_strsplit (answers ? answers : "", "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      char *text = strchr (lines[i], ':');

      if (!text)
        continue;
      *text++ = '\0';
      if (g_str_equal (g_strstrip (lines[i]), flag) && heng_reason_is_more_than_grade (text))
        return TRUE;
    }
  return FALSE;
}

static char *
flags_text (gint64 flags)
{
  GString *text = g_string_new (NULL);

  for (const HengEnumValue *guard = heng_guard_values; guard->key; guard++)
    if (flags & guard->value)
      g_string_append_printf (text, "%s%s", text->len ? " " : "", guard->key);
  return g_string_free (text, FALSE);
}

static gboolean
check_answers (const HengDecision *decision, gint64 flags, GError **error)
{
  g_autoptr (GString) open = g_string_new (NULL);

  for (const HengEnumValue *guard = heng_guard_values; guard->key; guard++)
    if ((flags & guard->value) && !is_answered (decision->answers, guard->key))
      g_string_append_printf (open, "\n%s: %s", guard->key, g_dgettext (GETTEXT_PACKAGE, guard->label));
  if (open->len == 0)
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED, _("Answer these points in writing before the decision is saved:%s"),
               open->str);
  return FALSE;
}

gboolean
heng_decision_save (HengDb *db, HengDecision *decision, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengEmployee) employee = change ? heng_employee_load (db, decision->employee_id, error) : NULL;
  gint64 flags = employee ? heng_decision_flags (db, decision, NULL, error) : -1;
  g_autofree char *person = NULL, *action = NULL;

  if (flags < 0)
    return FALSE;
  g_free (decision->flags);
  decision->flags = flags_text (flags);
  if (!check_answers (decision, flags, error))
    return FALSE;
  person = heng_person_label (employee);
  action = g_strdup_printf (_("Decision on %s: %s"), person, heng_enum_label (heng_decision_kind_values, decision->kind));
  heng_change_set_action (change, action);
  return heng_change_insert (change, &heng_decision_type, decision, error) && heng_change_commit (change, error);
}
