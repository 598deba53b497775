/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading what the reviews of a cycle are made of, and indexing it. */
#include "heng-review-source.h"

#include "heng-outcome-table.h"

#include <glib/gi18n-lib.h>

/* The trend shows eight cycles, this one included (domain.md §2.10); pilots between them are shown besides. */
#define PAST_CYCLES 7
#define MOST_PAST_CYCLES 14

GHashTable *
heng_means_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
heng_mean_add (GHashTable *means, gint64 department_id, HengMicro value)
{
  HengMean *mean = g_hash_table_lookup (means, &department_id);

  if (!mean)
    {
      mean = g_new0 (HengMean, 1);
      g_hash_table_insert (means, g_memdup2 (&department_id, sizeof department_id), mean);
    }
  mean->sum += value;
  mean->n++;
}

HengMicro
heng_mean_get (GHashTable *means, gint64 department_id)
{
  const HengMean *mean = g_hash_table_lookup (means, &department_id);

  return mean && mean->n >= HENG_ANONYMITY_MINIMUM ? heng_div_round (mean->sum, mean->n) : 0;
}

static void
past_cycle_free (HengPastCycle *past)
{
  g_clear_pointer (&past->cycle, heng_cycle_free);
  g_clear_pointer (&past->by_employee, g_hash_table_unref);
  g_clear_pointer (&past->department_of, g_hash_table_unref);
  g_clear_pointer (&past->means, g_hash_table_unref);
  g_clear_pointer (&past->results, g_ptr_array_unref);
  g_clear_pointer (&past->participants, g_ptr_array_unref);
  g_free (past);
}

void
heng_review_source_free (HengReviewSource *source)
{
  HengGrouping *groupings[] = { &source->participants_by_employee, &source->lines_by_participant, &source->milestones_by_participant,
                                &source->feedback_by_participant,  &source->adjustments_by_employee, &source->comments_by_employee,
                                &source->results_by_employee, &source->grade_changes_by_employee, &source->first_by_employee };
  GPtrArray **arrays[] = { &source->templates, &source->employees,   &source->participants, &source->lines,   &source->actuals, &source->milestones,
                           &source->feedback,  &source->adjustments, &source->comments,     &source->results, &source->past,
                           &source->grade_changes, &source->first_results };

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    heng_grouping_clear (groupings[i]);
  g_clear_pointer (&source->employees_by_id, g_hash_table_unref);
  g_clear_pointer (&source->actuals_by_key, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (arrays[i], g_ptr_array_unref);
  g_clear_pointer (&source->packs, heng_actual_packs_free);
  g_clear_pointer (&source->before, heng_review_past_free);
  g_clear_pointer (&source->schemes_then, g_ptr_array_unref);
  g_clear_pointer (&source->scheme, heng_scheme_free);
  g_clear_pointer (&source->goals, heng_goal_source_free);
  g_clear_pointer (&source->sheets, heng_sheet_source_free);
  g_clear_pointer (&source->company, heng_company_free);
  g_clear_pointer (&source->cycle, heng_cycle_free);
  g_free (source);
}

static gboolean
load_scheme (HengReviewSource *source, gint64 cycle_id, GError **error)
{
  HengDb *db = source->db;
  g_autoptr (GError) fault = NULL;

  source->company = heng_company_load (db, &fault);
  if (fault)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (!(source->cycle = heng_cycle_load (db, cycle_id, error)) || !(source->scheme = heng_scheme_load (db, error))
      || !(source->templates = heng_templates_load (db, error)))
    return FALSE;
  source->departments = source->scheme->departments;
  return TRUE;
}

const HengScheme *
heng_review_source_scheme (const HengReviewSource *source, const HengResult *published)
{
  const HengScheme *then = published ? heng_schemes_then_find (source->schemes_then, heng_review_source_first (source, published)->id) : NULL;

  return then ? then : source->scheme;
}

static gboolean
load_records (HengReviewSource *source, gint64 cycle_id, GError **error)
{
  HengDb *db = source->db;

  return (source->employees = heng_employees_load (db, 0, error))
         && (source->participants = heng_participants_load (db, cycle_id, 0, error))
         && (source->lines = heng_scorecard_lines_load (db, cycle_id, 0, error))
         && (source->actuals = heng_actual_rows_load (db, cycle_id, 0, error))
         && (source->packs = heng_actual_packs_load (db, cycle_id, 0, error))
         && (source->milestones = heng_milestones_load (db, cycle_id, 0, error))
         && (source->feedback = heng_feedback_load (db, cycle_id, 0, error))
         && (source->sheets = heng_sheet_source_load (db, source->cycle, error))
         && (source->adjustments = heng_adjustments_load (db, cycle_id, 0, error))
         && (source->comments = heng_comments_load (db, cycle_id, 0, error))
         && (source->results = heng_results_load (db, cycle_id, error))
         && (source->first_results = heng_first_results_load (db, cycle_id, error))
         && (source->grade_changes = heng_grade_changes_load (db, cycle_id, error))
         && (source->goals = heng_goal_source_load (db, cycle_id, -1, 0, error));
}

static void
index_records (HengReviewSource *source)
{
  source->employees_by_id = heng_index_by_id (source->employees);
  heng_grouping_init (&source->participants_by_employee, source->participants, G_STRUCT_OFFSET (HengParticipant, employee_id));
  heng_grouping_init (&source->lines_by_participant, source->lines, G_STRUCT_OFFSET (HengScorecardLine, participant_id));
  heng_grouping_init (&source->milestones_by_participant, source->milestones, G_STRUCT_OFFSET (HengMilestone, participant_id));
  heng_grouping_init (&source->feedback_by_participant, source->feedback, G_STRUCT_OFFSET (HengFeedback, participant_id));
  heng_grouping_init (&source->adjustments_by_employee, source->adjustments, G_STRUCT_OFFSET (HengAdjustment, employee_id));
  heng_grouping_init (&source->comments_by_employee, source->comments, G_STRUCT_OFFSET (HengComment, employee_id));
  heng_grouping_init (&source->results_by_employee, source->results, G_STRUCT_OFFSET (HengResult, employee_id));
  heng_grouping_init (&source->grade_changes_by_employee, source->grade_changes, G_STRUCT_OFFSET (HengGradeChange, employee_id));
  source->actuals_by_key = g_hash_table_new (heng_actual_row_hash, heng_actual_row_equal);
  for (guint i = 0; i < source->actuals->len; i++)
    g_hash_table_add (source->actuals_by_key, source->actuals->pdata[i]);
}

/* Means are taken inside the department a person was in then, not now. */
static void
compute_means (HengPastCycle *past, GPtrArray *departments)
{
  past->means = heng_means_new ();
  for (guint i = 0; i < past->results->len; i++)
    {
      const HengResult *result = past->results->pdata[i];
      const HengParticipant *participant = g_hash_table_lookup (past->department_of, &result->employee_id);

      if (participant)
        heng_mean_add (past->means, heng_comparison_department (departments, participant->department_id), result->published);
    }
}

static HengPastCycle *
past_cycle_load (HengDb *db, const HengCycle *cycle, GPtrArray *departments, GError **error)
{
  HengPastCycle *past = g_new0 (HengPastCycle, 1);

  past->cycle = heng_cycle_copy (cycle);
  past->by_employee = g_hash_table_new (g_int64_hash, g_int64_equal);
  past->department_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (!(past->results = heng_results_load (db, cycle->id, error))
      || !(past->participants = heng_participants_load (db, cycle->id, 0, error)))
    {
      past_cycle_free (past);
      return NULL;
    }
  for (guint i = 0; i < past->results->len; i++)
    g_hash_table_insert (past->by_employee, &((HengResult *) past->results->pdata[i])->employee_id, past->results->pdata[i]);
  for (guint i = 0; i < past->participants->len; i++)
    g_hash_table_insert (past->department_of, &((HengParticipant *) past->participants->pdata[i])->employee_id, past->participants->pdata[i]);
  compute_means (past, departments);
  return past;
}

/* The history begins seven published non-pilot cycles before `end`. */
static guint
first_of_history (GPtrArray *cycles, guint end)
{
  guint begin = end, n = 0;

  while (begin > 0 && n < PAST_CYCLES && end - begin < MOST_PAST_CYCLES)
    {
      const HengCycle *cycle = cycles->pdata[--begin];

      n += cycle->published_at != 0 && !cycle->pilot;
    }
  return begin;
}

static gboolean
load_past (HengReviewSource *source, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (source->db, error);
  guint end = 0, begin;

  if (!cycles)
    return FALSE;
  while (end < cycles->len && ((HengCycle *) cycles->pdata[end])->start_date < source->cycle->start_date)
    end++;
  begin = first_of_history (cycles, end);
  if (!(source->before = heng_review_past_load (source->db, cycles, begin, error)))
    return FALSE;
  source->past = g_ptr_array_new_with_free_func ((GDestroyNotify) past_cycle_free);
  for (guint i = begin; i < end; i++)
    {
      HengPastCycle *past = past_cycle_load (source->db, cycles->pdata[i], source->departments, error);

      if (!past)
        return FALSE;
      g_ptr_array_add (source->past, past);
    }
  return TRUE;
}

/* A correction is computed by the scheme of the day the result was first published. */
static gboolean
load_schemes (HengReviewSource *source, GError **error)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();

  heng_grouping_init (&source->first_by_employee, source->first_results, G_STRUCT_OFFSET (HengResult, employee_id));
  for (guint i = 0; i < source->results->len; i++)
    g_ptr_array_add (first, (gpointer) heng_review_source_first (source, source->results->pdata[i]));
  source->schemes_then = heng_schemes_then_load (source->db, source->scheme, first, error);
  return source->schemes_then != NULL;
}

const HengResult *
heng_review_source_first (const HengReviewSource *source, const HengResult *newest)
{
  guint begin, end;

  heng_grouping_find (&source->first_by_employee, newest->employee_id, &begin, &end);
  return begin < end ? source->first_results->pdata[begin] : newest;
}

HengReviewSource *
heng_review_source_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error)
{
  g_autoptr (HengReviewSource) source = g_new0 (HengReviewSource, 1);

  source->db = db;
  source->today = today;
  if (!load_scheme (source, cycle_id, error) || !load_records (source, cycle_id, error) || !load_schemes (source, error)
      || !load_past (source, error))
    return NULL;
  index_records (source);
  return g_steal_pointer (&source);
}
