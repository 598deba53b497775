/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appeals against published results: opened in time, decided in writing by somebody who did not rate (domain.md §4). */
#include "heng-appraisal-private.h"
#include "heng-outcome.h"
#include "heng-text.h"

#include <glib/gi18n-lib.h>

static gboolean
check_none_open (HengDb *db, gint64 cycle_id, gint64 employee_id, const char *person, GError **error)
{
  g_autoptr (GPtrArray) appeals = heng_appeals_load (db, cycle_id, employee_id, error);

  if (!appeals)
    return FALSE;
  for (guint i = 0; i < appeals->len; i++)
    if (((HengAppeal *) appeals->pdata[i])->state == HENG_APPEAL_OPEN)
      return heng_refuse (error, _("%s already has an open appeal against this result. Decide it first."), person);
  return TRUE;
}

static gboolean
check_term (const HengReview *review, HengDate day, gboolean late, const char *person, GError **error)
{
  HengDate notice = heng_day_of_ms (review->published->published_at);

  if (late || heng_calendar_working_days (review->calendar, notice, day) <= HENG_APPEAL_DAYS)
    return TRUE;
  return heng_refuse (error, _("%s: the %d working days for an appeal are over. It can be accepted as a late one."), person, HENG_APPEAL_DAYS);
}

gint64
heng_appeal_open (HengDb *db, gint64 cycle_id, gint64 employee_id, HengDate day, const char *reason, gboolean late, const char *actor,
                  GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengReview) review = change ? heng_review_load (db, cycle_id, employee_id, NULL, error) : NULL;
  g_autoptr (HengAppeal) appeal = heng_appeal_new ();
  g_autofree char *person = review ? heng_person_label (review->employee) : NULL;
  g_autofree char *action = NULL;

  if (!review)
    return 0;
  if (!review->published)
    heng_refuse (error, _("%s has no published result in this cycle."), person);
  else if (heng_text_is_blank (reason))
    heng_refuse (error, _("%s: an appeal needs a reason."), person);
  else if (check_none_open (db, cycle_id, employee_id, person, error) && check_term (review, day, late, person, error))
    {
      appeal->cycle_id = cycle_id;
      appeal->employee_id = employee_id;
      appeal->opened = day;
      appeal->reason = g_strdup (reason);
      appeal->state = HENG_APPEAL_OPEN;
      action = g_strdup_printf (_("Appeal of %s against the result of %s"), person, heng_localized (review->cycle->name, review->cycle->name_en));
      heng_change_set_action (change, action);
      if (heng_change_insert (change, &heng_appeal_type, appeal, error) && heng_change_commit (change, error))
        return appeal->id;
    }
  return 0;
}

/* Whether the text names the person, by number or name. */
static gboolean
names (const char *text, const char *name, const char *number)
{
  return g_strcmp0 (text, name) == 0 || g_strcmp0 (text, number) == 0;
}

static gboolean
check_decider (HengDb *db, const HengAppeal *appeal, const char *decided_by, char **person, GError **error)
{
  g_autoptr (HengReview) review = heng_review_load (db, appeal->cycle_id, appeal->employee_id, NULL, error);

  if (!review)
    return FALSE;
  *person = heng_person_label (review->employee);
  for (guint i = 0; i < review->parts->len; i++)
    {
      const HengReviewPart *part = review->parts->pdata[i];

      if (part->manager_no && names (decided_by, part->manager_name, part->manager_no))
        return heng_refuse (error, _("%s has rated %s and can not decide the appeal."), decided_by, *person);
    }
  if (names (decided_by, review->employee->name, review->employee->emp_no))
    return heng_refuse (error, _("Nobody decides an appeal of one's own."));
  return TRUE;
}

gboolean
heng_appeal_decide (HengDb *db, gint64 appeal_id, HengAppealState state, HengDate day, const char *decided_by, const char *reply,
                    const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengAppeal) appeal = change ? heng_appeal_load (db, appeal_id, error) : NULL;
  g_autofree char *person = NULL, *action = NULL;

  if (!appeal)
    return FALSE;
  if (appeal->state != HENG_APPEAL_OPEN)
    return heng_refuse (error, _("This appeal is decided already."));
  if (state == HENG_APPEAL_OPEN || heng_text_is_blank (decided_by) || heng_text_is_blank (reply))
    return heng_refuse (error, _("A decision on an appeal needs its outcome, who decides, and a reply in writing."));
  if (day < appeal->opened)
    return heng_refuse (error, _("An appeal is not decided before it is opened."));
  if (!check_decider (db, appeal, decided_by, &person, error))
    return FALSE;
  appeal->state = (int) state;
  appeal->decided = day;
  appeal->decided_by = g_strdup (decided_by);
  appeal->reply = g_strdup (reply);
  action = g_strdup_printf (_("Appeal of %s: %s"), person, heng_enum_label (heng_appeal_state_values, (int) state));
  heng_change_set_action (change, action);
  return heng_change_update (change, &heng_appeal_type, appeal, error) && heng_change_commit (change, error);
}
