/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishing results and proving later that they can be computed again, bit for bit (domain.md §0). */
#include "heng-pools.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One sentence: who, and everything that still keeps the result back. */
static char *
join_blockers (const HengReview *review, GPtrArray *blockers)
{
  g_autofree char *person = heng_person_label (review->employee);
  GString *sentence = g_string_new (person);

  for (guint i = 0; i < blockers->len; i++)
    g_string_append_printf (sentence, "%s%s", i ? "; " : ": ", (char *) blockers->pdata[i]);
  return g_string_free (sentence, FALSE);
}

/* Splits the reviews into results to store and sentences about the blocked. */
static GPtrArray *
collect_results (GPtrArray *reviews, GHashTable *stale, gint64 now, GPtrArray *blocked)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_result_free);

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];
      g_autoptr (GPtrArray) blockers = NULL;
      HengResult *result;

      if (review->published)
        continue;
      blockers = heng_review_blockers (review);
      if (g_hash_table_contains (stale, &review->employee->id))
        g_ptr_array_add (blockers, g_strdup (g_hash_table_lookup (stale, &review->employee->id)));
      if (blockers->len)
        {
          g_ptr_array_add (blocked, join_blockers (review, blockers));
          continue;
        }
      result = heng_review_to_result (review);
      result->cycle_id = review->cycle->id;
      result->employee_id = review->employee->id;
      result->revision = 1;
      result->published_at = now;
      g_ptr_array_add (results, result);
    }
  return results;
}

/* Now, but for the sample company never later than the day it lives on. */
static gint64
publishing_time (HengDb *db)
{
  HengDate today = heng_store_today (db);
  gint64 now = heng_now_ms ();
  gint64 days_ahead = heng_day_of_ms (now) - today;
  g_autoptr (HengCompany) company = heng_company_load (db, NULL);

  return company && company->is_sample && days_ahead > 0 ? now - days_ahead * 24 * 3600 * 1000 : now;
}

static gboolean
mark_published (HengChange *change, gint64 cycle_id, gint64 now, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load (heng_change_db (change), cycle_id, error);

  if (!cycle)
    return FALSE;
  cycle->published_at = cycle->published_at ? cycle->published_at : now;
  cycle->frozen_at = cycle->frozen_at ? cycle->frozen_at : cycle->published_at;
  cycle->state = MAX (cycle->state, HENG_CYCLE_INTERVIEW);
  return heng_change_update (change, &heng_cycle_type, cycle, error);
}

/* The reason for publishing before the cycle's end, NULL when it has ended; FALSE without one. */
static gboolean
check_end (HengDb *db, const HengCycle *cycle, const char **reason, GError **error)
{
  g_autofree char *end = heng_date_format (cycle->end_date);

  if (heng_store_today (db) > cycle->end_date)
    *reason = NULL;
  else if (!*reason || strspn (*reason, " ") == strlen (*reason))
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED,
                   _("%s runs until %s. Publish after that day, or give a reason for publishing before it."),
                   heng_localized (cycle->name, cycle->name_en), end);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_results (HengChange *change, const HengCycle *cycle, GPtrArray *results, gint64 now, const char *reason, GError **error)
{
  g_autofree char *action = NULL, *early = NULL;

  if (results->len == 0)
    return TRUE;
  action = g_strdup_printf (ngettext ("Publish %u result of %s", "Publish %u results of %s", results->len), results->len,
                            heng_localized (cycle->name, cycle->name_en));
  early = reason ? g_strdup_printf (_("%s before its end: %s"), action, reason) : NULL;
  heng_change_set_action (change, early ? early : action);
  return heng_change_insert_many (change, &heng_result_type, results->pdata, results->len, error)
         && mark_published (change, cycle->id, now, error) && heng_change_commit (change, error);
}

gint64
heng_results_publish (HengDb *db, gint64 cycle_id, gboolean skip_blocked, GPtrArray **blockers, const char *actor, GError **error)
{
  return heng_results_publish_early (db, cycle_id, skip_blocked, NULL, blockers, actor, error);
}

gint64
heng_results_publish_early (HengDb *db, gint64 cycle_id, gboolean skip_blocked, const char *reason, GPtrArray **blockers, const char *actor,
                            GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengCycle) cycle = change ? heng_cycle_load (db, cycle_id, error) : NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (GPtrArray) blocked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) stale = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) results = NULL;
  gint64 now = publishing_time (db);
  guint n_blocked;

  if (!cycle || !heng_cycle_check_writable (cycle, error) || !check_end (db, cycle, &reason, error)
      || !(reviews = heng_reviews_load_on (db, cycle_id, 0, FALSE, heng_day_of_ms (now), error))
      || !heng_grades_settle (change, cycle, reviews, stale, error))
    return -1;
  results = collect_results (reviews, stale, now, blocked);
  n_blocked = blocked->len;
  if (blockers)
    *blockers = g_steal_pointer (&blocked);
  if (n_blocked && !skip_blocked)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED,
                   ngettext ("%u person is not ready: nothing was published. Enter what is missing, or publish the others only.",
                             "%u people are not ready: nothing was published. Enter what is missing, or publish the others only.",
                             n_blocked), n_blocked);
      return -1;
    }
  return write_results (change, cycle, results, now, reason, error) ? (gint64) results->len : -1;
}
