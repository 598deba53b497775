/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checksum of a review: a canonical text of everything that decides the score, and of the score itself. */
#include "heng-review-private.h"

#include "heng-text.h"

#include <string.h>

/* Row ids and texts that decide nothing (titles, notes) stay outside: the same data in another file has the same checksum.
 * One "name=value" a line; values are written with their length, so that no value can imitate another line. */
static void
put_text (GString *text, const char *name, const char *value)
{
  gsize length = value ? strlen (value) : 0;

  g_string_append (text, name);
  g_string_append_c (text, '=');
  heng_text_append_int (text, (gint64) length);
  g_string_append_c (text, ':');
  g_string_append_len (text, value ? value : "", (gssize) length);
  g_string_append_c (text, '\n');
}

static void
put_int (GString *sum, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  put_text (sum, name, text);
}

static void
put_value (GString *sum, const char *name, HengValue value)
{
  g_autofree char *text = heng_value_format (value, 6);

  put_text (sum, name, text);
}

/* The named fields of a record, by their stored text. */
static void
put_record (GString *sum, const HengRecordType *type, gconstpointer record, const char *const *fields)
{
  put_text (sum, "record", type->table);
  for (; *fields; fields++)
    {
      g_autofree char *text = heng_field_get_text (heng_record_field (type, *fields), record);

      put_text (sum, *fields, text);
    }
}

static void
put_checkins (GString *sum, const HengReview *review, const HengReviewKr *kr)
{
  static const char *const fields[] = { "day", "value", NULL };

  for (guint i = 0; i < kr->checkins->len; i++)
    {
      const HengCheckin *checkin = g_ptr_array_index (kr->checkins, i);

      if (heng_review_counts_checkin (review, checkin))
        put_record (sum, &heng_checkin_type, checkin, fields);
    }
}

static const char *
parent_key (const HengReviewPart *part, gint64 id)
{
  const GPtrArray *lists[] = { part->objectives, part->counted };

  for (guint list = 0; id != 0 && list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        const HengReviewObjective *objective = g_ptr_array_index (lists[list], i);

        if (objective->record->id == id)
          return objective->record->key;
      }
  return NULL;
}

static void
put_objective (GString *sum, const HengReview *review, const HengReviewPart *part, const HengReviewObjective *objective)
{
  static const char *const fields[] = { "key", "mode", "curve", "weight_bp", "link", "state", NULL };
  static const char *const kr_fields[] = { "key", "type", "keep", "start_value", "target", "low", "high", "tolerance", "steps",
                                           "weight_bp", "state", NULL };

  put_record (sum, &heng_objective_type, objective->record, fields);
  put_text (sum, "parent", parent_key (part, objective->record->parent_id));
  for (guint i = 0; i < objective->key_results->len; i++)
    {
      const HengReviewKr *kr = g_ptr_array_index (objective->key_results, i);

      put_record (sum, &heng_key_result_type, kr->record, kr_fields);
      put_checkins (sum, review, kr);
      put_int (sum, "p", kr->progress.p);
    }
  put_value (sum, "points", objective->points);
}

static void
put_line (GString *sum, const HengReviewLine *line)
{
  static const char *const fields[] = { "code", "perspective", "rule", "source", "weight_bp", NULL };
  g_autofree char *actual = line->rule ? heng_actual_format (line->rule, &line->value) : NULL;

  put_record (sum, &heng_scorecard_line_type, line->record, fields);
  put_text (sum, "actual", actual);
  put_value (sum, "points", line->points);
}

static void
put_sums (GString *sum, const char *name, const HengRatingSums *sums)
{
  const HengWide part = (HengWide) HENG_MICRO * HENG_MICRO;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, sums->n,
                                           (gint64) sums->sum, (gint64) (sums->squares / part), (gint64) (sums->squares % part));

  put_text (sum, name, text);
}

/* The text of one sheet, without who gave it. */
static char *
sheet_text (const HengReviewSheet *sheet)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *answers = heng_answers_format (sheet->answers, sheet->n);

  g_string_append_printf (text, "%d:%s:", sheet->record->rater_group, answers);
  for (gsize i = 0; sheet->weights && i < sheet->n; i++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, sheet->weights[i]);
  if (sheet->own.n > 0)
    {
      g_autoptr (GString) sums = g_string_new (NULL);
      g_autofree char *digest = NULL;

      put_sums (sums, "own", &sheet->own);
      put_sums (sums, "pool", &sheet->pool);
      digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sums->str, (gssize) sums->len);
      g_string_append_printf (text, ":%s", digest);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In no order of their own: sheets are stored shuffled. A review without sheets has the same checksum as before there were any. */
static void
put_sheets (GString *sum, const HengReview *review, const HengReviewPart *part)
{
  static const char *const fields[] = { "trim", "leniency", "leniency_lambda", NULL };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (part->sheets->len == 0)
    return;
  put_record (sum, &heng_cycle_type, review->cycle, fields);
  for (guint i = 0; i < part->sheets->len; i++)
    g_ptr_array_add (texts, sheet_text (part->sheets->pdata[i]));
  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    put_text (sum, "sheet", texts->pdata[i]);
}

static void
put_part (GString *sum, const HengReview *review, const HengReviewPart *part)
{
  static const char *const fields[] = { "part", "from_date", "to_date", "okr_bp", "kpi_bp", "feedback_bp", NULL };
  static const char *const milestone_fields[] = { "code", "weight_bp", "plan_date", "actual_date", "quality", NULL };
  static const char *const feedback_fields[] = { "rater_group", "n", "sum", NULL };

  put_record (sum, &heng_participant_type, part->participant, fields);
  for (guint i = 0; i < HENG_N_GROUPS; i++)
    put_int (sum, "group_weight_bp", part->group_weight_bp[i]);
  for (guint i = 0; i < part->objectives->len; i++)
    put_objective (sum, review, part, g_ptr_array_index (part->objectives, i));
  for (guint i = 0; i < part->counted->len; i++)
    put_objective (sum, review, part, g_ptr_array_index (part->counted, i));
  for (guint i = 0; i < part->lines->len; i++)
    put_line (sum, g_ptr_array_index (part->lines, i));
  for (guint i = 0; i < part->milestones->len; i++)
    put_record (sum, &heng_milestone_type, g_ptr_array_index (part->milestones, i), milestone_fields);
  for (guint i = 0; i < part->feedback->len; i++)
    put_record (sum, &heng_feedback_type, g_ptr_array_index (part->feedback, i), feedback_fields);
  put_sheets (sum, review, part);
  put_value (sum, "okr", part->okr);
  put_value (sum, "kpi", part->kpi.score);
  put_value (sum, "360", part->raters.points);
  put_value (sum, "part_final", part->final.final);
}

char *
heng_review_checksum (const HengReview *review)
{
  static const char *const cycle_fields[] = { "key", "start_date", "end_date", "rule_version", "okr_cap", NULL };
  static const char *const band_fields[] = { "grade", "lower", "coefficient", NULL };
  static const char *const adjustment_fields[] = { "points", NULL };
  g_autoptr (GString) sum = g_string_sized_new (4096);

  put_record (sum, &heng_cycle_type, review->cycle, cycle_fields);
  put_text (sum, "emp_no", review->employee->emp_no);
  for (guint i = 0; i < review->parts->len; i++)
    put_part (sum, review, g_ptr_array_index (review->parts, i));
  for (guint i = 0; i < review->adjustments->len; i++)
    put_record (sum, &heng_adjustment_type, g_ptr_array_index (review->adjustments, i), adjustment_fields);
  for (guint i = 0; i < review->bands->len; i++)
    put_record (sum, &heng_grade_band_type, g_ptr_array_index (review->bands, i), band_fields);
  put_value (sum, "final", review->final.final);
  put_int (sum, "published", review->final.published);
  put_text (sum, "grade", review->grade ? review->grade->grade : NULL);
  /* written only where a grade was moved: results of before keep their checksum */
  if (review->grade != review->band)
    put_text (sum, "band_grade", review->band->grade);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, sum->str, (gssize) sum->len);
}
