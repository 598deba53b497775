/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scorecards and scores of a cycle as tables: published results where there are any, else what is computed now. */
#include "heng-export-private.h"

#include <glib/gi18n-lib.h>

static void
put_person (HengSheet *sheet, const HengReview *review)
{
  heng_sheet_text (sheet, review->employee->emp_no);
  heng_sheet_text (sheet, heng_localized (review->employee->name, review->employee->name_en));
  heng_sheet_text (sheet, review->department_path);
}

static void
add_person_columns (HengSheet *sheet)
{
  heng_sheet_column (sheet, "emp_no", N_("Employee number"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "name", N_("Full name"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "department", N_("Department"), HENG_OUT_TEXT);
}

static void
put_line (HengSheet *sheet, const HengReview *review, const HengReviewPart *part, const HengReviewLine *line)
{
  const HengScorecardLine *record = line->record;

  put_person (sheet, review);
  heng_sheet_int (sheet, part->participant->part);
  heng_sheet_text (sheet, part->participant->template_key);
  heng_sheet_text (sheet, record->code);
  heng_sheet_text (sheet, heng_localized (record->name, record->name_en));
  heng_sheet_enum (sheet, heng_perspective_values, record->perspective);
  heng_sheet_text (sheet, heng_localized (record->unit, record->unit_en));
  heng_sheet_text (sheet, record->rule);
  heng_sheet_text (sheet, record->target);
  heng_sheet_percent (sheet, record->weight_bp);
  heng_sheet_enum (sheet, heng_indicator_level_values, record->level);
  heng_sheet_text (sheet, line->actual ? line->actual->value : NULL);
  heng_sheet_value (sheet, line->points, 6);
  heng_sheet_text (sheet, record->source);
}

HengSheet *
heng_export_scorecards (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle->id, 0, FALSE, error);
  HengSheet *sheet;

  if (!reviews)
    return NULL;
  sheet = heng_sheet_new ("scorecards", cycle->key, options);
  add_person_columns (sheet);
  heng_sheet_column (sheet, "part", N_("Part of the cycle"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "template", N_("Template"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "code", N_("Code"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "indicator", N_("Indicator"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "perspective", N_("Perspective"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "unit", N_("Unit"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "rule", N_("Scoring rule"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "target", N_("Target"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "weight", N_("Weight"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "level", N_("Level"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "actual", N_("Actual value"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "points", N_("Points"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "source", N_("Data source"), HENG_OUT_TEXT);
  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];

      for (guint p = 0; p < review->parts->len; p++)
        {
          const HengReviewPart *part = review->parts->pdata[p];

          for (guint l = 0; l < part->lines->len; l++)
            put_line (sheet, review, part, part->lines->pdata[l]);
        }
    }
  return sheet;
}

/* A component of a result record: a number, or "NA" and nothing. */
static void
put_component (HengSheet *sheet, const char *text)
{
  HengMicro micro;

  heng_sheet_value (sheet, text && heng_micro_parse (text, &micro) ? HENG_NUMBER (micro) : HENG_NA, 2);
}

static void
put_score (HengSheet *sheet, const HengReview *review)
{
  int state = heng_review_current_part (review)->participant->state;
  gboolean out = state == HENG_PART_EXEMPT || state == HENG_PART_LEFT;
  g_autoptr (HengResult) result = review->published ? heng_result_copy (review->published) : heng_review_to_result (review);
  gboolean scored = !out && (review->published || review->final.final.state == HENG_VALUE_NUMBER);

  put_person (sheet, review);
  heng_sheet_enum (sheet, heng_participant_state_values, state);
  put_component (sheet, result->okr);
  put_component (sheet, result->kpi);
  put_component (sheet, result->feedback);
  heng_sheet_micro (sheet, result->adjustment, 2);
  heng_sheet_value (sheet, scored ? HENG_NUMBER (review->published ? result->published : review->final.published) : HENG_NA, 2);
  heng_sheet_text (sheet, scored ? result->grade : NULL);
  heng_sheet_value (sheet, scored && result->grade ? HENG_NUMBER (result->coefficient) : HENG_NA, -1);
  heng_sheet_text (sheet, result->flags);
  heng_sheet_bool (sheet, review->published != NULL);
}

HengSheet *
heng_export_scores (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle->id, 0, TRUE, error);
  HengSheet *sheet;

  if (!reviews)
    return NULL;
  sheet = heng_sheet_new ("scores", cycle->key, options);
  add_person_columns (sheet);
  heng_sheet_column (sheet, "state", N_("State"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "okr", N_("OKR"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "kpi", N_("KPI scorecard"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "feedback", N_("360° feedback"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "adjustment", N_("Bonus and penalty points"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "score", N_("Score"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "grade", N_("Grade"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "coefficient", N_("Performance coefficient"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "flags", N_("Flags"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "published", N_("Published"), HENG_OUT_BOOL);
  for (guint i = 0; i < reviews->len; i++)
    put_score (sheet, reviews->pdata[i]);
  return sheet;
}
