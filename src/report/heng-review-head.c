/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Top of the printed review: title, document facts, QR; below it eight facts, result box and grade ruler (domain.md §6 items 1 and 2). */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"
#include "heng-source.h"

#define QR_WIDTH 18.0
#define FACTS_X 119.5 /* of the document */
#define LONG_TITLE 96.0 /* mm: longer ones are set smaller, or they run into the facts */
#define SIZE_LONG_TITLE 17.0
#define FACT_COLUMNS 4
#define COEFFICIENT_X 88.0
#define RULER_LOW 50.0 /* points at the left end of the grade ruler; below it the scale is of no interest */

static const double fact_x[FACT_COLUMNS] = { 0, 36, 80, 128 };

char *
heng_review_document_number (const HengReview *review)
{
  return g_strdup_printf ("JX-%s-%s", review->cycle->key, review->employee->emp_no);
}

gint64
heng_review_moment (const HengReview *review)
{
  if (review->published)
    return review->published->published_at;
  if (review->cycle->frozen_at > 0)
    return review->cycle->frozen_at;
  /* 18:00 at UTC+8 of the day the review speaks of */
  return ((gint64) review->today - heng_date_new (1970, 1, 1)) * 86400000 + 10 * 3600000;
}

static char *
short_checksum (const char *checksum)
{
  g_autofree char *upper = g_ascii_strup (checksum, 8);

  return g_strdup_printf ("%.4s %.4s", upper, upper + 4);
}

char *
heng_review_code (const HengReview *review, const char *checksum)
{
  g_autofree char *number = heng_review_document_number (review);

  return g_strdup_printf ("HENG:%s:%" G_GINT64_FORMAT ":%.16s", number, review->published ? review->published->revision : (gint64) 0, checksum);
}

void
heng_paper_of_person (HengPaperSheet *paper, const char *title, const char *suffix)
{
  const HengReview *review = paper->review;
  const char *name = heng_localized (review->employee->name, review->employee->name_en);
  g_autofree char *number = heng_review_document_number (review);

  paper->title = g_strdup (title);
  paper->running = g_strdup_printf ("%s · %s %s · %s", title, name, review->employee->emp_no,
                                    heng_localized (review->cycle->name, review->cycle->name_en));
  paper->number = review->published ? g_strdup_printf (_ ("%s%s · revision %d"), number, suffix, (int) review->published->revision)
                                    : g_strdup_printf (_ ("%s%s · draft"), number, suffix);
  paper->name = g_strdup_printf ("%s %s", name, review->employee->emp_no);
}

HengBlock *
heng_paper_title (HengPaperSheet *paper, const char *period, const char *facts[][2], guint n_facts)
{
  const HengReview *review = paper->review;
  HengBlock *block = heng_paper_block (paper, "head", 22, 0, HENG_BLOCK_KEEP_NEXT | HENG_BLOCK_HEADING);
  g_autoptr (PangoLayout) title = heng_type_line (paper->type, HENG_FACE_BOLD, SIZE_TITLE, paper->title, 0);
  double width, size = heng_type_width (title) > MM (LONG_TITLE) ? SIZE_LONG_TITLE : SIZE_TITLE;

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, 0, 2.6, 90,
                   heng_localized (review->company->name, review->company->name_en));
  width = heng_block_text (paper, block, HENG_FACE_BOLD, size, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 14, 0, paper->title);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_PERIOD, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, width + 4.5, 14, 100 - width, period);
  for (guint i = 0; i < n_facts; i++)
    {
      heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, FACTS_X - 3, 2.6 + i * 3.72, 0, facts[i][0]);
      heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_TEXT, HENG_ALIGN_LEFT, FACTS_X, 2.6 + i * 3.72, 31, facts[i][1]);
    }
  if (paper->code)
    heng_block_qr (block, paper->code, BLOCK_WIDTH - QR_WIDTH, 0, QR_WIDTH);
  return block;
}

void
heng_paper_person_head (HengPaperSheet *paper, const char *title, const char *suffix)
{
  const HengReview *review = paper->review;
  g_autofree char *plain = heng_review_document_number (review), *number = g_strconcat (plain, suffix, NULL);
  g_autofree char *revision = review->published ? g_strdup_printf (C_ ("revision", "%d"), (int) review->published->revision) : g_strdup (_ ("draft"));
  g_autofree char *time = heng_paper_time (heng_review_moment (review));
  g_autofree char *checksum = heng_review_checksum (review);
  g_autofree char *brief = short_checksum (checksum);
  const char *rule = review->cycle->rule_version ? review->cycle->rule_version : "—";
  const char *facts[][2] = { { C_ ("paper", "Document"), number },  { C_ ("paper", "Revision"), revision }, { C_ ("paper", "Rules"), rule },
                             { _ ("Data as of"), time }, { _ ("Checksum"), brief } };

  heng_paper_of_person (paper, title, suffix);
  paper->code = heng_review_code (review, checksum);
  heng_paper_title (paper, heng_localized (review->cycle->name, review->cycle->name_en), facts, G_N_ELEMENTS (facts));
}

static char *
with_english (const char *name, const char *name_en)
{
  const char *shown = heng_localized (name, name_en);

  if (shown != name && g_strcmp0 (shown, name) != 0)
    return g_strdup_printf ("%s %s", shown, name);
  return g_strdup (shown);
}

static char *
period_covered (const HengReview *review)
{
  g_autofree char *from = heng_date_format (review->cycle->start_date);
  g_autofree char *to = heng_date_format (review->cycle->end_date);

  /* Translators: from date – to date */
  return g_strdup_printf (_ ("%s – %s"), from, to + 5);
}

static char *
joined (const char *a, const char *b)
{
  return a && *a && b && *b ? g_strdup_printf ("%s %s", a, b) : g_strdup (a && *a ? a : b && *b ? b : "—");
}

#define LINE (14.5 / MM (1))

static double
fact_width (guint column)
{
  return (column + 1 < FACT_COLUMNS ? fact_x[column + 1] - 2 : BLOCK_WIDTH) - fact_x[column];
}

static const char *
fact_text (const char *value)
{
  return value && *value ? value : "—";
}

/* A row grows to two lines where a value needs them; nothing is cut on paper. */
static double
fact_row_height (HengPaperSheet *paper, const char *facts[][2])
{
  double height = LINE;

  for (guint i = 0; i < FACT_COLUMNS; i++)
    height = MAX (height, heng_paper_measure (paper, HENG_FACE_SANS, SIZE_FACT, fact_width (i), fact_text (facts[i][1])));
  return height;
}

void
heng_paper_facts (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  const HengReviewPart *part = heng_review_current_part (review);
  g_autofree char *name = with_english (review->employee->name, review->employee->name_en);
  g_autofree char *position = joined (review->employee->position, review->employee->level);
  g_autofree char *manager = joined (review->manager_name, review->manager_no);
  g_autofree char *period = period_covered (review);
  const char *facts[][2] = {
    { C_ ("paper", "Name"), name },          { C_ ("paper", "Employee No."), review->employee->emp_no },  { C_ ("paper", "Department"), review->department_path },
    { C_ ("paper", "Position"), position },  { C_ ("paper", "Manager"), manager },                        { C_ ("paper", "Department Head"), review->department_head },
    { C_ ("paper", "Profile"), part ? part->profile_name : NULL }, { _ ("Period Covered"), period },
  };
  double first = fact_row_height (paper, facts), second = fact_row_height (paper, facts + FACT_COLUMNS);
  HengBlock *block = heng_paper_block (paper, "facts", 24.2 + first + second - 2 * LINE, 0, HENG_BLOCK_KEEP_NEXT);

  heng_block_line (block, 0, 0, BLOCK_WIDTH, 0, .5, HENG_INK_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      guint column = i % FACT_COLUMNS;
      double y = i < FACT_COLUMNS ? 4.8 : 16.2 + first - LINE;

      heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, fact_x[column], y, 0, facts[i][0]);
      heng_block_paragraph (paper, block, i == 0 ? HENG_FACE_BOLD : HENG_FACE_SANS, SIZE_FACT, HENG_INK_TEXT, fact_x[column], y + 5.2,
                            fact_width (column), fact_text (facts[i][1]));
    }
}

/* Component rows at the right of the result: name, weight, points, contribution. */
static void
component_row (HengPaperSheet *paper, HengBlock *block, double y, const char *name, gint64 weight_bp, HengValue score, HengMicro contribution)
{
  g_autofree char *weight = weight_bp > 0 ? heng_paper_percent (weight_bp) : NULL;
  g_autofree char *points = score.state == HENG_VALUE_NUMBER ? heng_micro_display (score.micro, 2, FALSE)
                            : score.state == HENG_VALUE_NA    ? g_strdup (_ ("NA"))
                                                              : g_strdup ("—");
  g_autofree char *share = heng_micro_display (contribution, 2, TRUE);

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 110, y + 3.7, 22, name);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 142, y + 3.7, 0, weight);
  if (weight_bp > 0)
    heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 154.5, y + 3.7, 0, points);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, y + 3.7, 0, share);
  heng_block_line (block, 110, y + 5.1, BLOCK_WIDTH, y + 5.1, .5, HENG_INK_ROW_LINE);
}

static void
components (HengPaperSheet *paper, HengBlock *block)
{
  const HengReviewPart *part = heng_review_current_part (paper->review);
  double y = 6.9;

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, 110, 5, 0, C_ ("paper", "Component"));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, 142, 5, 0, C_ ("paper", "Weight"));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, 154.5, 5, 0, C_ ("paper", "Points"));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, BLOCK_WIDTH, 5, 0, _ ("Contrib."));
  heng_block_line (block, 110, y, BLOCK_WIDTH, y, .5, HENG_INK_TEXT);
  if (part->participant->okr_bp > 0)
    component_row (paper, block, y, _ ("OKR"), part->participant->okr_bp, part->okr, part->component_contribution[HENG_COMPONENT_OKR]), y += 5.1;
  if (part->participant->kpi_bp > 0)
    component_row (paper, block, y, _ ("Scorecard"), part->participant->kpi_bp, part->kpi.score,
                   part->component_contribution[HENG_COMPONENT_KPI]), y += 5.1;
  if (part->participant->feedback_bp > 0)
    component_row (paper, block, y, _ ("360 feedback"), part->participant->feedback_bp, part->raters.points,
                   part->component_contribution[HENG_COMPONENT_FEEDBACK]), y += 5.1;
  component_row (paper, block, y, _ ("Adjustments"), 0, HENG_NA, paper->review->final.adjustment);
}

/* "Good (90 to < 100)" */
static char *
band_text (const HengReview *review)
{
  const HengGradeBand *grade = review->grade, *above = NULL;
  g_autofree char *low = NULL, *high = NULL;

  if (!grade)
    return g_strdup ("");
  for (guint i = 0; i < review->bands->len; i++)
    {
      const HengGradeBand *band = g_ptr_array_index (review->bands, i);

      if (band->lower > grade->lower && (!above || band->lower < above->lower))
        above = band;
    }
  low = heng_micro_format_short (grade->lower);
  if (!above)
    return g_strdup_printf (_ ("%s (%s and more)"), heng_localized (grade->label, grade->label_en), low);
  high = heng_micro_format_short (above->lower);
  return g_strdup_printf (_ ("%s (%s to < %s)"), heng_localized (grade->label, grade->label_en), low, high);
}

static char *
score_note (const HengReview *review)
{
  g_autofree char *base = NULL, *adjustment = NULL;

  if (review->final.final.state != HENG_VALUE_NUMBER)
    return g_strdup (_ ("not complete yet"));
  if (review->final.adjustment == 0)
    return g_strdup (review->published ? _ ("0–120, 100 = target met") : _ ("forecast, not published"));
  base = heng_micro_display (heng_micro_publish (review->final.final.micro - review->final.adjustment, HENG_ROUND_HALF_UP), 2, FALSE);
  adjustment = heng_micro_display (review->final.adjustment, 2, TRUE);
  return g_strdup_printf (_ ("%s, adjusted %s"), base, adjustment);
}

static void
result_block (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  gboolean known = review->final.final.state == HENG_VALUE_NUMBER;
  g_autofree char *score = known ? heng_micro_display (review->final.published, 2, FALSE) : g_strdup ("—");
  g_autofree char *coefficient = review->grade ? heng_micro_display (review->grade->coefficient, 2, FALSE) : g_strdup ("—");
  g_autofree char *band = band_text (review), *note = score_note (review);
  HengBlock *block = heng_paper_block (paper, "result", 29.6, 0, HENG_BLOCK_KEEP_NEXT);
  double grade_x;

  heng_block_line (block, 0, 0, BLOCK_WIDTH, 0, 1.5, HENG_INK_ACCENT);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, 0, 5, 0,
                   review->published ? _ ("Published Score") : _ ("Forecast Score"));
  grade_x = MAX (47, 5 + heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_SCORE, HENG_INK_TEXT, HENG_ALIGN_LEFT, -.6, 20, 0, score));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, 0, 26, 45, note);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, grade_x, 5, 0, C_ ("paper", "Grade"));
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_SCORE, HENG_INK_ACCENT, HENG_ALIGN_LEFT, grade_x - .6, 20, 0,
                   review->grade ? review->grade->grade : "—");
  if (*band)
    block->height += heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, grade_x, 26, COEFFICIENT_X - 2 - grade_x, band) - LINE;
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, COEFFICIENT_X, 5, 0, _ ("Coefficient"));
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_COEFFICIENT, HENG_INK_TEXT, HENG_ALIGN_LEFT, COEFFICIENT_X, 20, 0, coefficient);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, COEFFICIENT_X, 26, 21, _ ("bonus and pay"));
  components (paper, block);
}

static double
ruler_x (double points)
{
  return CLAMP ((points - RULER_LOW) / (120 - RULER_LOW), 0, 1) * BLOCK_WIDTH;
}

static void
ruler_band (HengPaperSheet *paper, HengBlock *block, const HengGradeBand *band, double next)
{
  double low = MAX (band->lower / (double) HENG_MICRO, RULER_LOW), left = ruler_x (low), right = ruler_x (next);
  gboolean own = band == paper->review->grade;

  if (own)
    heng_block_rect (block, left, 3, right - left, 2.4, HENG_INK_ACCENT, TRUE);
  heng_block_text (paper, block, own ? HENG_FACE_BOLD : HENG_FACE_SANS, SIZE_BODY, own ? HENG_INK_ACCENT : HENG_INK_SECONDARY,
                   HENG_ALIGN_CENTER, (left + right) / 2, 9.4, 0, band->grade);
  if (left > 0)
    {
      g_autofree char *cut = heng_micro_format_short (band->lower);

      heng_block_line (block, left, 3, left, 5.4, .5, HENG_INK_TEXT);
      heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_CENTER, left, 9.4, 0, cut);
    }
}

static void
ruler_block (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  HengBlock *block = heng_paper_block (paper, "ruler", 11.2, 0, HENG_BLOCK_KEEP_NEXT);
  double next = 120;

  for (guint i = 0; i < review->bands->len; i++)
    {
      const HengGradeBand *band = g_ptr_array_index (review->bands, i);

      ruler_band (paper, block, band, next);
      next = MAX (band->lower / (double) HENG_MICRO, RULER_LOW);
    }
  heng_block_line (block, 0, 3, BLOCK_WIDTH, 3, .5, HENG_INK_TEXT);
  heng_block_line (block, 0, 5.4, BLOCK_WIDTH, 5.4, .5, HENG_INK_TEXT);
  heng_block_line (block, BLOCK_WIDTH, 3, BLOCK_WIDTH, 5.4, .5, HENG_INK_TEXT);
  if (review->final.final.state == HENG_VALUE_NUMBER)
    heng_block_triangle (block, ruler_x (review->final.published / (double) HENG_MICRO), 2.6, 2.6);
}

static void
notice (HengPaperSheet *paper, const char *label, const char *text)
{
  double height = heng_paper_measure (paper, HENG_FACE_SANS, SIZE_BODY, BLOCK_WIDTH - 26, text);
  HengBlock *block = heng_paper_block (paper, NULL, height, 0, HENG_BLOCK_KEEP_NEXT);

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, 0, 3.7, 25, label);
  heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, 26, 3.7, BLOCK_WIDTH - 26, text);
}

static void
objective_data_notice (HengPaperSheet *paper, const HengReviewPart *part)
{
  g_autofree char *share = heng_paper_percent (part->kpi.objective_share_bp);
  GString *text = g_string_new (NULL);
  guint named = 0;

  g_string_append_printf (text, _ ("%s (notice below 30 %%)"), share);
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = g_ptr_array_index (part->lines, i);
      g_autofree char *weight = heng_micro_format_short (line->record->weight_bp * (HENG_MICRO / 100));

      if (!heng_source_is_automatic (line->record->source))
        continue;
      g_string_append (text, named++ == 0 ? _ (": ") : _ (", "));
      g_string_append_printf (text, "%s %s", heng_localized (line->record->name, line->record->name_en), weight);
    }
  notice (paper, _ ("Objective data"), text->str);
  g_string_free (text, TRUE);
}

/* Which groups are left out of the 360 component, and why. */
static void
raters_notice (HengPaperSheet *paper, const HengReviewPart *part)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  g_autofree char *active = heng_micro_format_short (part->raters.active_weight_bp * (HENG_MICRO / 100));
  g_autofree char *text = NULL;

  if (part->raters.rating.state != HENG_VALUE_NUMBER)
    return;
  for (int group = 0; group < HENG_N_GROUPS; group++)
    {
      const char *name = heng_enum_label (heng_rater_group_values, group);
      gboolean absent = part->raters.fate[group] == HENG_GROUP_ABSENT;

      if (group == HENG_GROUP_SELF || part->group_weight_bp[group] == 0 || (!absent && part->raters.fate[group] != HENG_GROUP_EXCLUDED))
        continue;
      g_string_append (reasons, reasons->len ? _ ("; ") : "");
      g_string_append_printf (reasons, absent ? _ ("%s: nobody answered") : _ ("%s: fewer than 3 people"), name);
    }
  if (reasons->len == 0)
    return;
  text = g_strdup_printf (_ ("360 feedback: weight in force %s of 100 (%s); the rest is re-normalised"), active, reasons->str);
  notice (paper, C_ ("paper", "Notice"), text);
}

static void
notices (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  const HengReviewPart *part = heng_review_current_part (review);

  if (part->lines->len > 0)
    objective_data_notice (paper, part);
  if (part->kpi.active_weight_bp < part->kpi.total_weight_bp && part->kpi.score.state == HENG_VALUE_NUMBER)
    {
      g_autofree char *active = heng_micro_format_short (part->kpi.active_weight_bp * (HENG_MICRO / 100));
      g_autofree char *text = g_strdup_printf (_ ("Scorecard: weight in force %s of 100; indicators that do not apply are left out and the rest re-normalised"), active);

      notice (paper, C_ ("paper", "Notice"), text);
    }
  raters_notice (paper, part);
  if (review->final.flags & HENG_FINAL_FLAG_COMPONENT_MISSING)
    notice (paper, C_ ("paper", "Notice"), _ ("A component has no value; the weights of the others are re-normalised. The grade needs a human decision."));
  if (review->final.final.state == HENG_VALUE_MISSING)
    {
      g_autoptr (GPtrArray) blockers = heng_review_blockers (review);
      g_autofree char *text = NULL;

      g_ptr_array_add (blockers, NULL);
      text = g_strjoinv (_ ("; "), (char **) blockers->pdata);
      notice (paper, _ ("Still open"), *text ? text : _ ("values are missing"));
    }
  if (review->parts->len > 1)
    notice (paper, C_ ("paper", "Notice"), _ ("Transferred within the cycle: the score is the mean of the parts, weighted by calendar days."));
}

void
heng_paper_result (HengPaperSheet *paper)
{
  result_block (paper);
  ruler_block (paper);
}

void
heng_review_result_build (HengPaperSheet *paper)
{
  heng_paper_result (paper);
  notices (paper);
  ((HengBlock *) g_ptr_array_index (paper->blocks, paper->blocks->len - 1))->flags &= ~(HengBlockFlags) HENG_BLOCK_KEEP_NEXT;
}
