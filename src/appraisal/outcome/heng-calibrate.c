/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grades that differ from the grade of the score: taken from the distribution, moved in calibration, or held after an absence. */
#include "heng-pools.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, const char *person, const char *sentence)
{
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED, "%s: %s", person, sentence);
  return FALSE;
}

static void
take_text (char **target, const char *value)
{
  char *fresh = value && *value ? g_strdup (value) : NULL;

  g_free (*target);
  *target = fresh;
}

/* Writes the row of a person, new or over the present one. */
static gboolean
write_change (HengChange *change, const HengGradeChange *present, HengGradeChange *fresh, GError **error)
{
  fresh->id = present ? present->id : 0;
  fresh->version = present ? present->version : 0;
  fresh->at = heng_now_ms ();
  return present ? heng_change_update (change, &heng_grade_change_type, fresh, error)
                 : heng_change_insert (change, &heng_grade_change_type, fresh, error);
}

static HengGradeChange *
new_change (gint64 cycle_id, gint64 employee_id, const char *from, const char *to, const char *reason, const char *approver)
{
  HengGradeChange *change = heng_grade_change_new ();

  change->cycle_id = cycle_id;
  change->employee_id = employee_id;
  take_text (&change->from_grade, from);
  take_text (&change->to_grade, to);
  take_text (&change->reason, reason);
  take_text (&change->approver, approver);
  return change;
}

/* Distribution */

static char *
seat_reason (const HengPool *pool, const HengPoolPerson *person)
{
  return g_strdup_printf (_("Distribution of %s, %d people: seat %s"), pool->name, (int) pool->distribution->n, person->seat);
}

/* Whether the row still says what the proposal says. */
static gboolean
is_settled (const HengGradeChange *present, const HengPoolPerson *person)
{
  return present ? g_str_equal (present->from_grade, person->proposal) : g_str_equal (person->band, person->proposal);
}

static gboolean
apply_person (HengChange *change, gint64 cycle_id, const HengPool *pool, const HengPoolPerson *person, const char *approver, gint64 *n,
              GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (HengGradeChange) present = heng_grade_change_load (heng_change_db (change), cycle_id, person->employee_id, &fault);
  g_autoptr (HengGradeChange) fresh = NULL;
  g_autofree char *reason = NULL;

  if (fault)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (person->is_published || is_settled (present, person))
    return TRUE;
  (*n)++;
  if (g_str_equal (person->band, person->proposal))
    return heng_change_delete (change, &heng_grade_change_type, present->id, present->version, error);
  reason = seat_reason (pool, person);
  fresh = new_change (cycle_id, person->employee_id, person->proposal, person->proposal, reason, approver);
  return write_change (change, present, fresh, error);
}

gint64
heng_distribution_apply (HengDb *db, gint64 cycle_id, const char *approver, const char *actor, GError **error)
{
  const HengPoolArgs args = { .mode = -1 };
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengCycle) cycle = change ? heng_cycle_load (db, cycle_id, error) : NULL;
  g_autoptr (GPtrArray) pools = NULL;
  g_autofree char *action = NULL;
  gint64 n = 0;

  if (!cycle || !heng_cycle_check_writable (cycle, error) || !(pools = heng_pools_propose (db, cycle_id, &args, error)))
    return -1;
  if (heng_cycle_mode (cycle) != HENG_DISTRIBUTION_ENFORCE)
    {
      refuse (error, heng_localized (cycle->name, cycle->name_en), _("The distribution is not enforced; grades follow the scores."));
      return -1;
    }
  for (guint i = 0; i < pools->len; i++)
    {
      const HengPool *pool = pools->pdata[i];

      for (guint k = 0; k < pool->people->len; k++)
        if (!apply_person (change, cycle_id, pool, pool->people->pdata[k], approver ? approver : actor, &n, error))
          return -1;
    }
  action = g_strdup_printf (ngettext ("%s: %d grade by the distribution", "%s: %d grades by the distribution", (gulong) n),
                            heng_localized (cycle->name, cycle->name_en), (int) n);
  heng_change_set_action (change, action);
  return heng_change_commit (change, error) ? n : -1;
}

/* Calibration */

static gboolean
check_move (const HengPool *pool, const HengPoolPerson *person, const HengCalibrateArgs *args, const char *approver, GError **error)
{
  gboolean enforced = pool->distribution->effect == HENG_DISTRIBUTION_ENFORCE && !person->outside;
  int to = heng_grade_scale_find (pool->scale, args->grade);
  HengMove move = { person->proposal, args->grade, args->reason, approver, args->second_approver, person->is_protected, -1, 0 };
  HengMoveCheck check;

  if (enforced && to >= 0)
    {
      move.seats = pool->distribution->seats[to];
      move.taken = pool->counting[to] - (g_strcmp0 (person->grade, args->grade) == 0);
    }
  check = heng_calibration_check (pool->scale, &move);
  return check == HENG_MOVE_ALLOWED || refuse (error, person->name, heng_enum_label (heng_move_check_values, (int) check));
}

static gboolean
write_move (HengChange *change, const HengPoolPerson *person, const HengCalibrateArgs *args, const char *approver, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (HengGradeChange) present = heng_grade_change_load (heng_change_db (change), args->cycle_id, args->employee_id, &fault);
  g_autoptr (HengGradeChange) fresh = NULL;

  if (fault)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  /* back to the grade of the score: as if it had never moved */
  if (g_str_equal (args->grade, person->proposal) && g_str_equal (person->proposal, person->band))
    return !present || heng_change_delete (change, &heng_grade_change_type, present->id, present->version, error);
  fresh = new_change (args->cycle_id, args->employee_id, person->proposal, args->grade, args->reason, approver);
  take_text (&fresh->second_approver, args->second_approver);
  return write_change (change, present, fresh, error);
}

gboolean
heng_grade_calibrate (HengDb *db, const HengCalibrateArgs *args, GError **error)
{
  const HengPoolArgs pool_args = { .mode = -1 };
  const char *approver = args->approver ? args->approver : args->actor ? args->actor : g_get_user_name ();
  g_autoptr (HengChange) change = heng_change_begin (db, args->actor, "", error);
  g_autoptr (HengCycle) cycle = change ? heng_cycle_load (db, args->cycle_id, error) : NULL;
  g_autoptr (HengEmployee) employee = cycle ? heng_employee_load (db, args->employee_id, error) : NULL;
  g_autoptr (GPtrArray) pools = NULL;
  g_autofree char *action = NULL;
  const HengPool *pool;
  const HengPoolPerson *person;

  if (!employee || !heng_cycle_check_writable (cycle, error) || !(pools = heng_pools_propose (db, args->cycle_id, &pool_args, error)))
    return FALSE;
  if (!(person = heng_pools_find (pools, args->employee_id, &pool)))
    return refuse (error, heng_localized (employee->name, employee->name_en), _("There is no score in this cycle to grade yet."));
  if (person->is_published)
    return refuse (error, person->name, _("The result is published. Correct it with a reason instead."));
  if (!check_move (pool, person, args, approver, error))
    return FALSE;
  action = g_strdup_printf (_("Grade of %s %s → %s"), person->name, person->grade, args->grade);
  heng_change_set_action (change, action);
  return write_move (change, person, args, approver, error) && heng_change_commit (change, error);
}

/* Publishing */

/* The grade of the newest cycle before this one that counts. */
static const char *
earlier_grade (const HengReview *review)
{
  for (guint i = review->rolling_points->len; i > 0; i--)
    {
      const HengReviewPoint *point = review->rolling_points->pdata[i - 1];

      if (g_strcmp0 (point->cycle_key, review->cycle->key) != 0)
        return point->grade;
    }
  return NULL;
}

/* A grade below the one before, with a maternity or work-injury absence in between, stays where it was (domain.md §4). */
static gboolean
hold_grade (HengChange *change, const HengPool *pool, const HengPoolPerson *person, HengReview *review, GError **error)
{
  const char *before = earlier_grade (review);
  int held = heng_grade_scale_find (pool->scale, before);
  g_autoptr (HengGradeChange) fresh = NULL;

  if (!person->is_protected || review->grade_change || held < 0 || held >= heng_grade_scale_find (pool->scale, person->band))
    return TRUE;
  fresh = new_change (review->cycle->id, person->employee_id, person->band, before,
                      _("Held at the grade before: maternity leave or a work injury in the cycle never lowers it"), NULL);
  if (!write_change (change, NULL, fresh, error))
    return FALSE;
  review->grade_change = g_steal_pointer (&fresh);
  heng_review_score (review, NULL);
  return TRUE;
}

static char *
stale_sentence (const HengReview *review, const HengPoolPerson *person)
{
  if (review->grade_change)
    return g_strdup_printf (_("the grade was moved from %s, but %s is proposed now: calibrate it again"), review->grade_change->from_grade,
                            person->proposal);
  return g_strdup_printf (_("the distribution proposes %s instead of %s: take the distribution over, or calibrate"), person->proposal,
                          person->band);
}

static gboolean
settle_pool (HengChange *change, const HengPool *pool, GHashTable *reviews, GHashTable *stale, GError **error)
{
  for (guint i = 0; i < pool->people->len; i++)
    {
      const HengPoolPerson *person = pool->people->pdata[i];
      HengReview *review = g_hash_table_lookup (reviews, &person->employee_id);

      if (person->is_published)
        continue;
      if (!is_settled (review->grade_change, person))
        g_hash_table_insert (stale, g_memdup2 (&person->employee_id, sizeof (gint64)), stale_sentence (review, person));
      else if (!hold_grade (change, pool, person, review, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_grades_settle (HengChange *change, const HengCycle *cycle, GPtrArray *reviews, GHashTable *stale, GError **error)
{
  const HengPoolArgs args = { .mode = -1 };
  g_autoptr (GPtrArray) pools = heng_pools_from_reviews (heng_change_db (change), cycle, reviews, &args, error);
  g_autoptr (GHashTable) by_employee = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!pools)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    g_hash_table_insert (by_employee, &((HengReview *) reviews->pdata[i])->employee->id, reviews->pdata[i]);
  for (guint i = 0; i < pools->len; i++)
    if (!settle_pool (change, pools->pdata[i], by_employee, stale, error))
      return FALSE;
  return TRUE;
}
