/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next stage of a cycle with the guards of domain.md §4 that concern what exists so far. */
#include "heng-appraisal-private.h"
#include "heng-outcome-table.h"

#include <glib/gi18n-lib.h>

/* Every scorecard totals 100.00. */
static gboolean
guard_weights (HengDb *db, const HengCycle *cycle, GError **error)
{
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle->id, 0, FALSE, error);

  if (!reviews)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];

      for (guint k = 0; k < review->parts->len; k++)
        if (((HengReviewPart *) review->parts->pdata[k])->kpi.flags & HENG_SCORE_FLAG_WEIGHT_SUM)
          {
            g_autofree char *person = heng_person_label (review->employee);

            return heng_refuse (error, _("The weights of the scorecard of %s do not total 100. Correct them first."), person);
          }
    }
  return TRUE;
}

static gboolean
guard_nothing_missing (HengDb *db, const HengCycle *cycle, GError **error)
{
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle->id, 0, FALSE, error);
  guint n_blocked = 0;
  g_autofree char *first = NULL;

  if (!reviews)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      g_autoptr (GPtrArray) blockers = heng_review_blockers (reviews->pdata[i]);

      if (blockers->len && n_blocked++ == 0)
        first = heng_person_label (((HengReview *) reviews->pdata[i])->employee);
    }
  return n_blocked == 0
         || heng_refuse (error, ngettext ("Values are missing for %u person, first %s. Enter them first.",
                                          "Values are missing for %u people, first %s. Enter them first.", n_blocked), n_blocked, first);
}

static gboolean
guard_ended (const HengCycle *cycle, HengDate today, GError **error)
{
  g_autofree char *end = heng_date_format (cycle->end_date);

  return today > cycle->end_date || heng_refuse (error, _("The cycle ends on %s; this stage begins the day after."), end);
}

static gboolean
guard_published (const HengCycle *cycle, GError **error)
{
  return cycle->published_at != 0 || heng_refuse (error, _("The results are not published yet. Publish them first."));
}

/* Nobody's result can be published any more once the cycle is archived. */
static gboolean
guard_all_published (HengDb *db, const HengCycle *cycle, GError **error)
{
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle->id, 0, FALSE, error);
  guint n_open = 0;
  g_autofree char *first = NULL;

  if (!reviews)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];

      if (!review->published && n_open++ == 0)
        first = heng_person_label (review->employee);
    }
  return n_open == 0
         || heng_refuse (error, ngettext ("%u person has no published result, first %s. Publish it before the cycle is archived.",
                                          "%u people have no published result, first %s. Publish them before the cycle is archived.", n_open),
                         n_open, first);
}

static gboolean
guard_no_appeal (HengDb *db, const HengCycle *cycle, GError **error)
{
  g_autoptr (GPtrArray) appeals = heng_appeals_load (db, cycle->id, 0, error);
  guint n = 0;

  if (!appeals)
    return FALSE;
  for (guint i = 0; i < appeals->len; i++)
    n += ((HengAppeal *) appeals->pdata[i])->state == HENG_APPEAL_OPEN;
  return n == 0 || heng_refuse (error, ngettext ("%u appeal is open. Decide it before the cycle is archived.",
                                                 "%u appeals are open. Decide them before the cycle is archived.", n), n);
}

/* What must hold before the cycle enters `next`. */
static gboolean
check_guard (HengDb *db, const HengCycle *cycle, HengCycleState next, HengDate today, GError **error)
{
  switch (next)
    {
    case HENG_CYCLE_GOAL_SETTING:
      return guard_weights (db, cycle, error);
    case HENG_CYCLE_SELF_REVIEW:
    case HENG_CYCLE_REVIEW:
      return guard_ended (cycle, today, error);
    case HENG_CYCLE_CALIBRATION:
      return guard_nothing_missing (db, cycle, error);
    case HENG_CYCLE_INTERVIEW:
    case HENG_CYCLE_SIGN_OFF:
      return guard_published (cycle, error);
    case HENG_CYCLE_ARCHIVED:
      return guard_published (cycle, error) && guard_all_published (db, cycle, error) && guard_no_appeal (db, cycle, error);
    default:
      return TRUE;
    }
}

/* GOAL_APPROVED –first day→ IN_PROGRESS (domain.md §4); when goals are no longer set, nobody is left in one of their states. */
static gboolean
begin_work (HengChange *change, const HengCycle *cycle, GError **error)
{
  g_autoptr (GPtrArray) participants = NULL;

  if (cycle->state != HENG_CYCLE_EXECUTING && cycle->state != HENG_CYCLE_SELF_REVIEW)
    return TRUE;
  participants = heng_participants_load (heng_change_db (change), cycle->id, 0, error);
  for (guint i = 0; participants && i < participants->len; i++)
    {
      HengParticipant *part = participants->pdata[i];
      gboolean begins = cycle->state == HENG_CYCLE_EXECUTING ? part->state == HENG_PART_GOAL_APPROVED : part->state >= HENG_PART_GOAL_DRAFT;

      if (!begins)
        continue;
      part->state = HENG_PART_IN_PROGRESS;
      if (!heng_change_update (change, &heng_participant_type, part, error))
        return FALSE;
    }
  return participants != NULL;
}

gboolean
heng_cycle_advance (HengDb *db, gint64 cycle_id, HengDate today, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengCycle) cycle = change ? heng_cycle_load (db, cycle_id, error) : NULL;
  g_autofree char *action = NULL;

  if (!cycle || !heng_cycle_check_writable (cycle, error) || !check_guard (db, cycle, cycle->state + 1, today, error))
    return FALSE;
  cycle->state++;
  /* data are frozen when managers have rated (domain.md §4) */
  if (cycle->state == HENG_CYCLE_CALIBRATION && cycle->frozen_at == 0)
    cycle->frozen_at = heng_now_ms ();
  action = g_strdup_printf (_("%s: stage %s"), heng_localized (cycle->name, cycle->name_en),
                            heng_enum_label (heng_cycle_state_values, cycle->state));
  heng_change_set_action (change, action);
  return heng_change_update (change, &heng_cycle_type, cycle, error) && begin_work (change, cycle, error) && heng_change_commit (change, error);
}
