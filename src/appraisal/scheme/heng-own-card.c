/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own scorecard: what may be changed when, and the steps to its approval. */
#include "heng-own-card.h"

#include <glib/gi18n-lib.h>

#include "heng-text.h"

void
heng_own_card_free (HengOwnCard *card)
{
  g_clear_pointer (&card->participant, heng_participant_free);
  g_clear_pointer (&card->cycle, heng_cycle_free);
  g_clear_pointer (&card->employee, heng_employee_free);
  g_clear_pointer (&card->lines, g_ptr_array_unref);
  g_clear_pointer (&card->steps, g_ptr_array_unref);
  g_free (card->locked);
  g_free (card);
}

static char *
why_locked (const HengOwnCard *card)
{
  if (!heng_participant_is_scored (card->participant))
    return g_strdup (_("This person is not scored in the cycle."));
  if (card->cycle->state > HENG_CYCLE_GOAL_SETTING)
    return g_strdup (_("Goal setting is over: the scorecard stays as it was approved. Change the template for the next quarter."));
  if (card->state == HENG_CARD_SUBMITTED)
    return g_strdup (_("Submitted: the manager approves it, or returns it to be changed."));
  if (card->state == HENG_CARD_APPROVED)
    return g_strdup (_("Approved: return it with a reason to change it."));
  return NULL;
}

static GPtrArray *
own_lines (HengDb *db, const HengParticipant *participant, GError **error)
{
  g_autoptr (GPtrArray) all = heng_scorecard_lines_load (db, participant->cycle_id, participant->employee_id, error);

  for (guint i = all ? all->len : 0; i > 0; i--)
    if (((HengScorecardLine *) all->pdata[i - 1])->participant_id != participant->id)
      g_ptr_array_remove_index (all, i - 1);
  return g_steal_pointer (&all);
}

HengOwnCard *
heng_own_card_load (HengDb *db, gint64 participant_id, GError **error)
{
  g_autoptr (HengOwnCard) card = g_new0 (HengOwnCard, 1);
  g_autoptr (GPtrArray) departments = heng_departments_load (db, error);

  if (!departments || !(card->participant = heng_participant_load (db, participant_id, error))
      || !(card->cycle = heng_cycle_load (db, card->participant->cycle_id, error))
      || !(card->employee = heng_employee_load (db, card->participant->employee_id, error))
      || !(card->lines = own_lines (db, card->participant, error))
      || !(card->steps = heng_scorecard_steps_load (db, participant_id, error)))
    return NULL;
  card->state = card->steps->len ? ((HengScorecardStep *) card->steps->pdata[0])->kind : HENG_CARD_DRAFT;
  card->locked = why_locked (card);
  card->dept_type = heng_department_effective_type (departments, card->participant->department_id);
  return g_steal_pointer (&card);
}

static const HengScorecardLine *
line_by_id (GPtrArray *lines, gint64 id)
{
  for (guint i = 0; id && i < lines->len; i++)
    if (((HengScorecardLine *) lines->pdata[i])->id == id)
      return lines->pdata[i];
  return NULL;
}

/* A value that many share is scored once: what it is scored by is nobody's own. */
static gboolean
check_shared (const HengScorecardLine *old, const HengScorecardLine *line, GError **error)
{
  if (!old || old->level == HENG_LEVEL_PERSON)
    return TRUE;
  if (old->level == line->level && g_strcmp0 (old->rule, line->rule) == 0 && g_strcmp0 (old->source, line->source) == 0
      && g_strcmp0 (old->code, line->code) == 0)
    return TRUE;
  return heng_refuse_about (error, HENG_APPRAISAL_ERROR_REFUSED, old->code,
                            old->level == HENG_LEVEL_DEPT ? _("It is scored once for the whole department. Only its weight is a person's own.")
                                                          : _("It is scored once for the whole company. Only its weight is a person's own."));
}

static gboolean
check_lines (GPtrArray *seen, GPtrArray *lines, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      const HengScorecardLine *line = lines->pdata[i];

      if (!heng_card_check_line (line, error) || !check_shared (line_by_id (seen, line->id), line, error))
        return FALSE;
      if (heng_text_is_blank (line->code) || !g_hash_table_add (codes, line->code))
        return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, line->name, _("It needs a code of its own."));
    }
  return TRUE;
}

static gboolean
delete_gone (HengChange *change, GPtrArray *seen, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < seen->len; i++)
    {
      const HengScorecardLine *old = seen->pdata[i];

      if (!line_by_id (lines, old->id) && !heng_change_delete (change, &heng_scorecard_line_type, old->id, old->version, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_lines (HengChange *change, gint64 participant_id, GPtrArray *seen, GPtrArray *lines, GError **error)
{
  if (!delete_gone (change, seen, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const HengScorecardLine *old = line_by_id (seen, ((HengScorecardLine *) lines->pdata[i])->id);
      g_autoptr (HengScorecardLine) line = heng_scorecard_line_copy (lines->pdata[i]);
      gboolean ok = TRUE;

      line->participant_id = participant_id;
      line->sort = i + 1;
      if (!old)
        ok = heng_change_insert (change, &heng_scorecard_line_type, line, error);
      else if (old->sort != line->sort || !heng_card_line_equal (old, line))
        ok = heng_change_update (change, &heng_scorecard_line_type, line, error);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_own_card_edit (HengDb *db, gint64 participant_id, GPtrArray *seen, GPtrArray *lines, const char *action, const char *actor, GError **error)
{
  g_autoptr (HengOwnCard) card = heng_own_card_load (db, participant_id, error);
  g_autofree char *name = NULL, *person = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!card || !check_lines (seen, lines, error))
    return FALSE;
  if (card->locked)
    return heng_refuse (error, "%s", card->locked);
  person = heng_person_label (card->employee);
  /* Translators: a person and what was done to the scorecard: "Zhang Wei (QH0014): Weight RD-02" */
  name = g_strdup_printf (_("%1$s: %2$s"), person, action);
  change = heng_change_begin (db, actor, name, error);
  return change && write_lines (change, participant_id, seen, lines, error) && heng_change_commit (change, error);
}

static gboolean
check_step (const HengOwnCard *card, HengCardState to, const char *reason, GError **error)
{
  gboolean draft = card->state == HENG_CARD_DRAFT || card->state == HENG_CARD_RETURNED;

  if (card->cycle->state > HENG_CYCLE_GOAL_SETTING)
    return heng_refuse (error, _("Goal setting is over: the scorecard stays as it was approved. Change the template for the next quarter."));
  if (to == HENG_CARD_SUBMITTED ? !draft : to == HENG_CARD_APPROVED ? card->state == HENG_CARD_APPROVED : draft)
    return heng_refuse (error, _("The scorecard is %s: this step does not lead on from there."),
                        heng_enum_label (heng_card_state_values, card->state));
  if (to == HENG_CARD_RETURNED && heng_text_is_blank (reason))
    return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, _("Return"), _("Say why, so that it can be put right."));
  if (to != HENG_CARD_RETURNED && heng_card_check (card->lines, card->dept_type).faults & HENG_CARD_FAULT_WEIGHTS)
    return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, _("Weights"), _("They must total 100.00."));
  return TRUE;
}

gboolean
heng_own_card_step (HengDb *db, gint64 participant_id, HengCardState to, const char *reason, const char *actor, GError **error)
{
  g_autoptr (HengOwnCard) card = heng_own_card_load (db, participant_id, error);
  g_autoptr (HengScorecardStep) step = heng_scorecard_step_new ();
  g_autofree char *name = NULL, *person = NULL;
  g_autoptr (HengChange) change = NULL;

  if (!card || !check_step (card, to, reason, error))
    return FALSE;
  step->participant_id = participant_id;
  step->kind = to;
  step->at = heng_now_ms ();
  step->actor = g_strdup (actor ? actor : g_get_user_name ());
  step->reason = heng_text_is_blank (reason) ? NULL : g_strstrip (g_strdup (reason));
  person = heng_person_label (card->employee);
  /* Translators: a person and a state: "Scorecard of Zhang Wei (QH0014): Approved" */
  name = g_strdup_printf (_("Scorecard of %1$s: %2$s"), person, heng_enum_label (heng_card_state_values, to));
  change = heng_change_begin (db, actor, name, error);
  return change && heng_change_insert (change, &heng_scorecard_step_type, step, error) && heng_change_commit (change, error);
}
