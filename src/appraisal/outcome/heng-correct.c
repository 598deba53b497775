/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A published result that was wrong: the data are put right and the result becomes a new revision; nothing is overwritten (domain.md §0). */
#include "heng-pools.h"

#include "heng-text.h"

#include <glib/gi18n-lib.h>

static const char *
approver_of (const HengCorrectArgs *args)
{
  return args->approver ? args->approver : args->actor ? args->actor : g_get_user_name ();
}

static gboolean
check_args (const HengReview *review, const HengCorrectArgs *args, GError **error)
{
  const char *person = heng_localized (review->employee->name, review->employee->name_en);

  if (!review->published)
    return heng_refuse_about (error, HENG_APPRAISAL_ERROR_REFUSED, person, _("There is no published result to correct."));
  if (heng_text_is_blank (args->reason))
    return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, person, _("A correction needs a reason."));
  if (review->cycle->state == HENG_CYCLE_ARCHIVED
      && (heng_text_is_blank (args->second_approver) || g_strcmp0 (args->second_approver, approver_of (args)) == 0))
    return heng_refuse_about (error, HENG_APPRAISAL_ERROR_REFUSED, person,
                              _("The cycle is archived: a correction needs HR and the head of the department. Name the second approver."));
  return TRUE;
}

static const HengScorecardLine *
find_line (const HengReview *review, const HengCorrectedActual *actual)
{
  const HengReviewPart *part = heng_review_current_part (review);

  for (guint i = 0; actual->part > 0 && i < review->parts->len; i++)
    if (((HengReviewPart *) review->parts->pdata[i])->participant->part == actual->part)
      part = review->parts->pdata[i];
  for (guint i = 0; i < part->lines->len; i++)
    if (g_strcmp0 (((HengReviewLine *) part->lines->pdata[i])->record->code, actual->code) == 0)
      return ((HengReviewLine *) part->lines->pdata[i])->record;
  return NULL;
}

static gboolean
correct_data (HengChange *change, const HengReview *review, const HengCorrectArgs *args, GError **error)
{
  g_autoptr (HengAdjustment) adjustment = NULL;

  for (guint i = 0; i < args->n_actuals; i++)
    {
      const HengScorecardLine *line = find_line (review, &args->actuals[i]);

      if (!line)
        {
          g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, _("The scorecard of %s has no indicator %s."),
                       heng_localized (review->employee->name, review->employee->name_en), args->actuals[i].code);
          return FALSE;
        }
      if (!heng_correct_actual (change, line, args->actuals[i].value, args->reason, approver_of (args), args->actor, error))
        return FALSE;
    }
  if (args->points == 0)
    return TRUE;
  adjustment = heng_adjustment_new ();
  adjustment->cycle_id = args->cycle_id;
  adjustment->employee_id = args->employee_id;
  adjustment->points = args->points;
  adjustment->reason = g_strdup (args->reason);
  adjustment->approver = g_strdup (approver_of (args));
  adjustment->day = heng_store_today (heng_change_db (change));
  return heng_change_insert (change, &heng_adjustment_type, adjustment, error);
}

/* Grades */

static gboolean
check_grade (const HengReview *review, const HengCorrectArgs *args, GError **error)
{
  g_autoptr (HengGradeScale) scale = heng_grade_scale_new ((const HengGradeBand *const *) review->bands->pdata, review->bands->len);
  const HengParticipant *participant = heng_review_current_part (review)->participant;
  HengMove move = { review->band->grade, args->grade, args->reason, approver_of (args), args->second_approver,
                    participant->is_protected != 0, -1, 0 };
  HengMoveCheck check = heng_calibration_check (scale, &move);

  return check == HENG_MOVE_ALLOWED
         || heng_refuse_about (error, HENG_APPRAISAL_ERROR_REFUSED, heng_localized (review->employee->name, review->employee->name_en),
                               heng_enum_label (heng_move_check_values, (int) check));
}

static gboolean
drop_grade (HengChange *change, HengReview *review, GError **error)
{
  const HengGradeChange *present = review->grade_change;

  if (present && !heng_change_delete (change, &heng_grade_change_type, present->id, present->version, error))
    return FALSE;
  g_clear_pointer (&review->grade_change, heng_grade_change_free);
  return TRUE;
}

static gboolean
set_grade (HengChange *change, HengReview *review, const HengCorrectArgs *args, GError **error)
{
  g_autoptr (HengGradeChange) fresh = review->grade_change ? heng_grade_change_copy (review->grade_change) : heng_grade_change_new ();
  char **texts[] = { &fresh->from_grade, &fresh->to_grade, &fresh->reason, &fresh->approver, &fresh->second_approver };
  const char *values[] = { review->band->grade, args->grade, args->reason, approver_of (args), args->second_approver };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = g_strdup (values[i]);
    }
  fresh->cycle_id = args->cycle_id;
  fresh->employee_id = args->employee_id;
  fresh->at = heng_now_ms ();
  if (!(fresh->id ? heng_change_update (change, &heng_grade_change_type, fresh, error)
                  : heng_change_insert (change, &heng_grade_change_type, fresh, error)))
    return FALSE;
  g_clear_pointer (&review->grade_change, heng_grade_change_free);
  review->grade_change = g_steal_pointer (&fresh);
  return TRUE;
}

/* A move belongs to the grade it started from: a score that now gives another grade takes it away, unless a grade is given. */
static gboolean
settle_grade (HengChange *change, HengReview *review, const char *old_band, const HengCorrectArgs *args, GError **error)
{
  if (!review->band)
    return TRUE;
  if (args->grade && g_strcmp0 (args->grade, review->band->grade) != 0)
    {
      if (!check_grade (review, args, error) || !set_grade (change, review, args, error))
        return FALSE;
    }
  else if ((args->grade || g_strcmp0 (old_band, review->band->grade) != 0) && !drop_grade (change, review, error))
    return FALSE;
  heng_review_score (review, NULL);
  return TRUE;
}

/* Revisions */

/* Whether the new revision says anything the old one did not. */
static gboolean
differs (const HengResult *old, const HengResult *fresh)
{
  return g_strcmp0 (old->checksum, fresh->checksum) != 0 || g_strcmp0 (old->grade, fresh->grade) != 0;
}

static gboolean
check_ready (const HengReview *review, GError **error)
{
  g_autoptr (GPtrArray) blockers = heng_review_blockers (review);

  return blockers->len == 0
         || heng_refuse_about (error, HENG_APPRAISAL_ERROR_REFUSED, heng_localized (review->employee->name, review->employee->name_en),
                               blockers->pdata[0]);
}

static HengResult *
new_revision (const HengReview *review, const HengCorrectArgs *args)
{
  HengResult *result = heng_review_to_result (review);
  gboolean has_second = !heng_text_is_blank (args->second_approver);

  result->revision = review->published->revision + 1;
  result->published_at = MAX (heng_now_ms (), review->published->published_at);
  result->reason = has_second ? g_strdup_printf (_("%s (approved by %s and %s)"), args->reason, approver_of (args), args->second_approver)
                              : g_strdup_printf (_("%s (approved by %s)"), args->reason, approver_of (args));
  return result;
}

HengResult *
heng_result_correct (HengDb *db, const HengCorrectArgs *args, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, args->actor, "", error);
  g_autoptr (HengReview) before = change ? heng_review_load (db, args->cycle_id, args->employee_id, NULL, error) : NULL;
  g_autoptr (HengReview) after = NULL;
  g_autoptr (HengResult) result = NULL;
  g_autofree char *action = NULL, *person = NULL;

  if (!before || !check_args (before, args, error) || !correct_data (change, before, args, error)
      || !(after = heng_review_load (db, args->cycle_id, args->employee_id, NULL, error)) || !check_ready (after, error)
      || !settle_grade (change, after, before->published->band_grade, args, error))
    return NULL;
  result = new_revision (after, args);
  person = heng_person_label (after->employee);
  if (!differs (after->published, result))
    {
      heng_refuse_about (error, HENG_APPRAISAL_ERROR_REFUSED, person, _("Nothing differs from the published result; there is nothing to correct."));
      return NULL;
    }
  action = g_strdup_printf (_("Correct the result of %s in %s: revision %d"), person,
                            heng_localized (after->cycle->name, after->cycle->name_en), (int) result->revision);
  heng_change_set_action (change, action);
  if (!heng_change_insert (change, &heng_result_type, result, error) || !heng_change_commit (change, error))
    return NULL;
  return g_steal_pointer (&result);
}
