/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing an open cycle in line with the roster: joiners, transfers, leavers, new managers. */
#include "heng-cycle-write.h"
#include "heng-outcome.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-feedback-table.h"

#include "heng-actual-table.h"

typedef struct
{
  HengChange *change;
  HengCycle *cycle;
  HengRoster *roster;
  GPtrArray *stored, *planned; /* of HengParticipant, by employee_id, part */
  GPtrArray *gaps;
  GPtrArray *inserts;          /* copies of planned ones */
  GHashTable *data_owners;     /* participant ids that hold entered data */
  GHashTable *published;       /* employee ids with a result: no longer touched */
  gint64 only;                 /* 0: everyone */
  gint64 changed;
} Refresh;

static void
add_id (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/* Participants whose own numbers somebody has entered. */
static gboolean
collect_data_owners (Refresh *refresh, HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) actuals = heng_actual_rows_load (db, refresh->cycle->id, 0, error);
  g_autoptr (HengActualPacks) packs = actuals ? heng_actual_packs_load (db, refresh->cycle->id, 0, error) : NULL;
  g_autoptr (GPtrArray) milestones = packs ? heng_milestones_load (db, refresh->cycle->id, 0, error) : NULL;
  g_autoptr (GPtrArray) feedback = milestones ? heng_feedback_load (db, refresh->cycle->id, 0, error) : NULL;
  g_autoptr (GPtrArray) sheets = feedback ? heng_rating_sheets_load (db, refresh->cycle->id, 0, error) : NULL;
  g_autoptr (GPtrArray) results = sheets ? heng_results_load (db, refresh->cycle->id, error) : NULL;

  if (!results)
    return FALSE;
  for (guint i = 0; i < actuals->len; i++)
    if (((HengActualRow *) actuals->pdata[i])->level == HENG_LEVEL_PERSON)
      add_id (refresh->data_owners, ((HengActualRow *) actuals->pdata[i])->owner_id);
  for (guint i = 0; i < packs->packs->len; i++)
    add_id (refresh->data_owners, ((HengActualPack *) packs->packs->pdata[i])->id);
  for (guint i = 0; i < milestones->len; i++)
    add_id (refresh->data_owners, ((HengMilestone *) milestones->pdata[i])->participant_id);
  for (guint i = 0; i < feedback->len; i++)
    add_id (refresh->data_owners, ((HengFeedback *) feedback->pdata[i])->participant_id);
  for (guint i = 0; i < sheets->len; i++)
    add_id (refresh->data_owners, ((HengRatingSheet *) sheets->pdata[i])->participant_id);
  for (guint i = 0; i < results->len; i++)
    add_id (refresh->published, ((HengResult *) results->pdata[i])->employee_id);
  return TRUE;
}

static gboolean
delete_lines (Refresh *refresh, const HengParticipant *participant, GError **error)
{
  HengDb *db = heng_change_db (refresh->change);
  g_autoptr (GPtrArray) lines = heng_scorecard_lines_load (db, refresh->cycle->id, participant->employee_id, error);

  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const HengScorecardLine *line = lines->pdata[i];

      if (line->participant_id == participant->id
          && !heng_change_delete (refresh->change, &heng_scorecard_line_type, line->id, line->version, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_lines (Refresh *refresh, const HengParticipant *participant, gboolean *has, GError **error)
{
  g_autoptr (GPtrArray) lines = heng_scorecard_lines_load (heng_change_db (refresh->change), refresh->cycle->id, participant->employee_id, error);

  *has = FALSE;
  for (guint i = 0; lines && i < lines->len; i++)
    *has |= ((HengScorecardLine *) lines->pdata[i])->participant_id == participant->id;
  return lines != NULL;
}

static gboolean
insert_lines (Refresh *refresh, const HengParticipant *participant, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);

  heng_roster_add_lines (refresh->roster, participant, lines);
  return lines->len == 0 || heng_change_insert_many (refresh->change, &heng_scorecard_line_type, lines->pdata, lines->len, error);
}

static void
take_text (char **target, const char *value)
{
  if (g_strcmp0 (*target, value) == 0)
    return;
  g_free (*target);
  *target = g_strdup (value);
}

static void
take_scheme (HengParticipant *fresh, const HengParticipant *plan)
{
  take_text (&fresh->template_key, plan->template_key);
  take_text (&fresh->profile_key, plan->profile_key);
  fresh->template_revision = plan->template_revision;
  fresh->okr_bp = plan->okr_bp;
  fresh->kpi_bp = plan->kpi_bp;
  fresh->feedback_bp = plan->feedback_bp;
  take_text (&fresh->question_set_key, plan->question_set_key);
  fresh->question_set_revision = plan->question_set_revision;
}

/* Whether two notes say the same, be it in two languages: they are sentences around numbers. */
static gboolean
is_same_note (const char *a, const char *b)
{
  for (; a && b; a++, b++)
    {
      a += strcspn (a, "0123456789");
      b += strcspn (b, "0123456789");
      if (*a != *b || *a == '\0')
        return *a == *b;
    }
  return a == b;
}

/* The stored part takes over what the roster says; its scorecard stays unless its department now has another template. Exempt people and
 * leavers keep the scorecard they had; who becomes one of the scored gets one, or the old one back. */
static gboolean
update_part (Refresh *refresh, const HengParticipant *stored, const HengParticipant *plan, GError **error)
{
  g_autoptr (HengParticipant) fresh = heng_participant_copy (stored);
  gboolean moved = stored->department_id != plan->department_id && g_strcmp0 (stored->template_key, plan->template_key) != 0;
  gboolean has_card = TRUE;
  gboolean differs = FALSE;

  if (!heng_participant_is_scored (stored) && !has_lines (refresh, stored, &has_card, error))
    return FALSE;

  fresh->from_date = plan->from_date;
  fresh->to_date = plan->to_date;
  fresh->department_id = plan->department_id;
  fresh->manager_id = plan->manager_id;
  take_text (&fresh->position, plan->position);
  if (!is_same_note (stored->note, plan->note))
    take_text (&fresh->note, plan->note);
  fresh->outside_distribution = plan->outside_distribution;
  fresh->is_protected = plan->is_protected;
  fresh->by_request = g_hash_table_contains (refresh->roster->asked, &stored->employee_id);
  /* how far the goals are stays; the roster only knows that somebody takes part */
  if (stored->state != HENG_PART_CLOSED && (stored->state < HENG_PART_GOAL_DRAFT || plan->state != HENG_PART_IN_PROGRESS))
    fresh->state = plan->state;
  if (moved || !has_card)
    take_scheme (fresh, plan);
  for (guint i = 0; i < heng_participant_type.n_fields; i++)
    differs |= !heng_field_equal (&heng_participant_type.fields[i], stored, fresh);
  if (!differs)
    return TRUE;
  refresh->changed++;
  if (!heng_change_update (refresh->change, &heng_participant_type, fresh, error))
    return FALSE;
  if (moved && !delete_lines (refresh, stored, error))
    return FALSE;
  return !heng_participant_is_scored (fresh) || (has_card && !moved) || insert_lines (refresh, fresh, error);
}

static void
add_kept_gap (Refresh *refresh, const HengParticipant *stored)
{
  const HengEmployee *employee = g_hash_table_lookup (refresh->roster->employees_by_id, &stored->employee_id);
  g_autofree char *person = employee ? heng_person_label (employee) : g_strdup ("?");
  g_autofree char *from = heng_date_format (stored->from_date);

  heng_gap_add (refresh->gaps, HENG_GAP_KEPT, stored->employee_id,
                g_strdup_printf (_("%s: the roster no longer has the part from %s, but values were entered for it. "
                                   "It is kept; clear its values and refresh again."), person, from));
}

/* A part the roster no longer has: removed while it is empty, else kept and named. */
static gboolean
remove_part (Refresh *refresh, const HengParticipant *stored, GError **error)
{
  if (g_hash_table_contains (refresh->data_owners, &stored->id))
    {
      add_kept_gap (refresh, stored);
      return TRUE;
    }
  refresh->changed++;
  return delete_lines (refresh, stored, error)
         && heng_change_delete (refresh->change, &heng_participant_type, stored->id, stored->version, error);
}

/* A person the plan does not know left before the first day, or has lost department or template. */
static gboolean
handle_missing (Refresh *refresh, const HengParticipant *stored, GError **error)
{
  const HengEmployee *employee = g_hash_table_lookup (refresh->roster->employees_by_id, &stored->employee_id);
  g_autoptr (HengParticipant) fresh = NULL;

  if (!employee || employee->emp_status != HENG_EMP_STATUS_LEFT || stored->state == HENG_PART_LEFT)
    return TRUE;
  fresh = heng_participant_copy (stored);
  fresh->state = HENG_PART_LEFT;
  take_text (&fresh->note, _("Left the company"));
  refresh->changed++;
  return heng_change_update (refresh->change, &heng_participant_type, fresh, error);
}

static guint
count_same_person (GPtrArray *participants, guint first)
{
  guint n = 0;
  gint64 employee_id = ((HengParticipant *) participants->pdata[first])->employee_id;

  while (first + n < participants->len && ((HengParticipant *) participants->pdata[first + n])->employee_id == employee_id)
    n++;
  return n;
}

/* stored[0…n_stored) and planned[0…n_planned) are the parts of one person. */
static gboolean
refresh_person (Refresh *refresh, gpointer *stored, guint n_stored, gpointer *planned, guint n_planned, GError **error)
{
  const HengParticipant *first = n_stored ? stored[0] : planned[0];

  if (g_hash_table_contains (refresh->published, &first->employee_id) || (refresh->only && refresh->only != first->employee_id))
    return TRUE;
  for (guint i = 0; i < n_stored; i++)
    if (!(n_planned == 0 ? handle_missing (refresh, stored[i], error)
          : i < n_planned ? update_part (refresh, stored[i], planned[i], error)
                          : remove_part (refresh, stored[i], error)))
      return FALSE;
  for (guint i = n_stored; i < n_planned; i++)
    {
      g_ptr_array_add (refresh->inserts, heng_participant_copy (planned[i]));
      refresh->changed++;
    }
  return TRUE;
}

/* A merge walk over both sorted lists. */
static gboolean
refresh_all (Refresh *refresh, GError **error)
{
  guint s = 0, p = 0;

  while (s < refresh->stored->len || p < refresh->planned->len)
    {
      const HengParticipant *a = s < refresh->stored->len ? refresh->stored->pdata[s] : NULL;
      const HengParticipant *b = p < refresh->planned->len ? refresh->planned->pdata[p] : NULL;
      guint n_stored = a && (!b || a->employee_id <= b->employee_id) ? count_same_person (refresh->stored, s) : 0;
      guint n_planned = b && (!a || b->employee_id <= a->employee_id) ? count_same_person (refresh->planned, p) : 0;

      if (!refresh_person (refresh, refresh->stored->pdata + s, n_stored, refresh->planned->pdata + p, n_planned, error))
        return FALSE;
      s += n_stored;
      p += n_planned;
    }
  return heng_participants_write (refresh->change, refresh->roster, refresh->cycle->id, refresh->inserts, error);
}

/* The departments the cycle was opened for; NULL = everyone. */
static GArray *
parse_scope (const char *scope)
{
  g_auto (GStrv) words = scope ? g_strsplit (scope, " ", -1) : NULL;
  GArray *ids = words ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;

  for (guint i = 0; words && words[i]; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
load_refresh (Refresh *refresh, HengDb *db, gint64 cycle_id, gboolean asks, GError **error)
{
  g_autoptr (GArray) scope = NULL;

  if (!(refresh->cycle = heng_cycle_load (db, cycle_id, error)) || !heng_cycle_check_writable (refresh->cycle, error)
      || !(refresh->roster = heng_roster_load (db, error)) || !(refresh->stored = heng_participants_load (db, cycle_id, 0, error))
      || !collect_data_owners (refresh, db, error))
    return FALSE;
  for (guint i = 0; i < refresh->stored->len; i++)
    {
      const HengParticipant *participant = refresh->stored->pdata[i];

      if (participant->by_request && participant->employee_id != refresh->only)
        add_id (refresh->roster->asked, participant->employee_id);
    }
  if (asks)
    add_id (refresh->roster->asked, refresh->only);
  heng_roster_hold_templates (refresh->roster, refresh->stored);
  scope = parse_scope (refresh->cycle->scope);
  refresh->planned = heng_cycle_plan (refresh->roster, refresh->cycle->start_date, refresh->cycle->end_date,
                                      scope ? (const gint64 *) scope->data : NULL, scope ? scope->len : 0, refresh->gaps);
  return TRUE;
}

static void
refresh_clear (Refresh *refresh)
{
  g_clear_pointer (&refresh->change, heng_change_free);
  g_clear_pointer (&refresh->cycle, heng_cycle_free);
  g_clear_pointer (&refresh->roster, heng_roster_free);
  g_clear_pointer (&refresh->stored, g_ptr_array_unref);
  g_clear_pointer (&refresh->planned, g_ptr_array_unref);
  g_clear_pointer (&refresh->gaps, g_ptr_array_unref);
  g_clear_pointer (&refresh->inserts, g_ptr_array_unref);
  g_clear_pointer (&refresh->data_owners, g_hash_table_unref);
  g_clear_pointer (&refresh->published, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Refresh, refresh_clear)

static gboolean
refresh_begin (Refresh *refresh, HengDb *db, gint64 cycle_id, gint64 only, gboolean asks, const char *actor, GError **error)
{
  refresh->only = only;
  refresh->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_gap_free);
  refresh->inserts = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_participant_free);
  refresh->data_owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  refresh->published = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  refresh->change = heng_change_begin (db, actor, "", error);
  return refresh->change && load_refresh (refresh, db, cycle_id, asks, error);
}

gint64
heng_cycle_refresh (HengDb *db, gint64 cycle_id, GPtrArray **gaps, const char *actor, GError **error)
{
  g_auto (Refresh) refresh = { 0 };
  g_autofree char *action = NULL;

  if (!refresh_begin (&refresh, db, cycle_id, 0, FALSE, actor, error))
    return -1;
  action = g_strdup_printf (_("Bring %s up to date with the roster"), heng_localized (refresh.cycle->name, refresh.cycle->name_en));
  heng_change_set_action (refresh.change, action);
  if (!refresh_all (&refresh, error) || !heng_change_commit (refresh.change, error))
    return -1;
  if (gaps)
    *gaps = g_steal_pointer (&refresh.gaps);
  return refresh.changed;
}

gboolean
heng_cycle_request (HengDb *db, gint64 cycle_id, gint64 employee_id, gboolean asks, const char *actor, GError **error)
{
  g_auto (Refresh) refresh = { 0 };
  g_autoptr (HengEmployee) employee = NULL;
  g_autofree char *person = NULL, *action = NULL;

  if (!refresh_begin (&refresh, db, cycle_id, employee_id, asks, actor, error) || !(employee = heng_employee_load (db, employee_id, error)))
    return FALSE;
  person = heng_person_label (employee);
  if (g_hash_table_contains (refresh.published, &employee_id))
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED, _("%s: the result is published. Correct it with a reason instead."),
                   person);
      return FALSE;
    }
  action = g_strdup_printf (asks ? _("%s asks to be scored in %s") : _("%s no longer asks to be scored in %s"), person,
                            heng_localized (refresh.cycle->name, refresh.cycle->name_en));
  heng_change_set_action (refresh.change, action);
  return refresh_all (&refresh, error) && heng_change_commit (refresh.change, error);
}
