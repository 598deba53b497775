/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "How this score came about": the proof of one score as a tree of rows, each with its sum, down to the raw data (paper-and-charts.md, paper-4). */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-paper.h"
#include "heng-source.h"

#define INDENT 3.6
#define DEEPEST 9
#define STEP_ROW 6.1
#define STEP_BASELINE 4.2
#define LABEL_RIGHT 55.0
#define FORMULA_X 57.0
#define FORMULA_WIDTH 55.0
#define RESULT_RIGHT 132.0
#define SHARE_RIGHT 151.0
#define SOURCE_WIDTH 18.0
#define PALE_DIGITS 4 /* of six decimals: as many as nobody needs to read */

typedef struct
{
  HengPaperSheet *paper;
  const HengReviewPart *part;
  const HengReviewObjective *objective; /* whose key results follow */
  gboolean more[DEEPEST + 1];           /* at this depth somebody still follows: its line goes on */
} Sheet;

static gboolean
is_key (const HengTrace *step, const char *const *keys)
{
  return step->key && g_strv_contains (keys, step->key);
}

/* Steps that stand in a column of their parent's row, or in rows of their own above. */
static gboolean
is_folded (const HengTrace *step)
{
  static const char *const folded[] = { "actual", "rule", "contribution", "checkin", "published", "grade", "perspectives", NULL };

  return is_key (step, folded);
}

static const HengTrace *
child_of (const HengTrace *step, const char *key)
{
  for (guint i = 0; step->children && i < step->children->len; i++)
    {
      const HengTrace *child = g_ptr_array_index (step->children, i);

      if (g_strcmp0 (child->key, key) == 0)
        return child;
    }
  return NULL;
}

/* The note's parts: the weight belongs to the name, that each step is rounded says the foot, the rest belongs to the sum. */
static void
split_note (const HengTrace *step, char **weight, char **rest)
{
  g_auto (GStrv) notes = step->note ? g_strsplit (step->note, "; ", -1) : NULL;
  g_autoptr (GString) others = g_string_new (NULL);

  *weight = NULL;
  for (guint i = 0; notes && notes[i]; i++)
    {
      if (g_str_equal (notes[i], _ ("rounded half up to 6 decimals")))
        continue;
      if (!*weight && g_str_has_suffix (notes[i], "%"))
        *weight = heng_paper_spaced (notes[i]);
      else
        g_string_append_printf (others, "%s%s", others->len ? _ (", ") : "", notes[i]);
    }
  *rest = others->len ? g_strdup (others->str) : NULL;
}

static const HengReviewKr *
key_result_of (const Sheet *sheet, const HengTrace *step)
{
  for (guint i = 0; sheet->objective && i < sheet->objective->key_results->len; i++)
    {
      const HengReviewKr *kr = g_ptr_array_index (sheet->objective->key_results, i);

      if (g_strcmp0 (kr->record->key, step->key) == 0)
        return kr;
    }
  return NULL;
}

static const HengReviewObjective *
objective_of (const Sheet *sheet, const HengTrace *step)
{
  for (guint i = 0; i < sheet->part->objectives->len; i++)
    {
      const HengReviewObjective *objective = g_ptr_array_index (sheet->part->objectives, i);

      if (g_strcmp0 (objective->record->key, step->key) == 0)
        return objective;
    }
  return NULL;
}

static char *
group_source (const Sheet *sheet, int group)
{
  for (guint i = 0; i < sheet->part->feedback->len; i++)
    {
      const HengFeedback *feedback = g_ptr_array_index (sheet->part->feedback, i);

      if (feedback->rater_group == group)
        return g_strdup_printf ("n %" G_GINT64_FORMAT, feedback->n);
    }
  return g_strdup ("n 0");
}

/* Where the raw value came from: the sources of an indicator, the day of the last check-in, how many raters. */
static char *
source_of (const Sheet *sheet, const HengTrace *step)
{
  const HengReviewKr *kr = key_result_of (sheet, step);

  for (guint i = 0; i < sheet->part->lines->len; i++)
    {
      const HengReviewLine *line = g_ptr_array_index (sheet->part->lines, i);

      if (g_strcmp0 (line->record->code, step->key) == 0)
        return heng_source_describe (line->record->source);
    }
  for (int group = 0; group < HENG_N_GROUPS; group++)
    if (g_strcmp0 (heng_enum_by_value (heng_rater_group_values, group)->key, step->key) == 0)
      return group_source (sheet, group);
  if (kr && kr->checkins->len > 0)
    return heng_date_format (((const HengCheckin *) g_ptr_array_index (kr->checkins, kr->checkins->len - 1))->day);
  return NULL;
}

/* A value with six decimals: its last four are pale. */
static void
put_value (const Sheet *sheet, HengBlock *block, HengFace face, double right, const char *value)
{
  const char *point = value ? strchr (value, '.') : NULL;
  g_autofree char *signless = value && *value == '-' ? g_strconcat ("−", value + 1, NULL) : g_strdup (value);
  gsize length = signless ? strlen (signless) : 0;
  g_autofree char *head = NULL;

  if (!point || strlen (point) != 7)
    {
      heng_block_text (sheet->paper, block, face, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, right, STEP_BASELINE, 0, signless);
      return;
    }
  head = g_strndup (signless, length - PALE_DIGITS);
  right -= heng_block_text (sheet->paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_FAINT_TEXT, HENG_ALIGN_RIGHT, right, STEP_BASELINE, 0,
                            signless + length - PALE_DIGITS);
  heng_block_text (sheet->paper, block, face, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, right, STEP_BASELINE, 0, head);
}

/* Text that may take several lines; the row grows. */
static void
put_words (const Sheet *sheet, HengBlock *block, HengFace face, double size, HengInk ink, double x, double width, const char *text)
{
  double lines = heng_paper_measure (sheet->paper, face, size, width, text);

  heng_block_paragraph (sheet->paper, block, face, size, ink, x, STEP_BASELINE, width, text);
  block->height = MAX (block->height, STEP_ROW + lines - 14.5 / MM (1));
}

/* Lines of the tree left of a row: those of rows that still follow, and the elbow to its own name. */
static void
put_tree (const Sheet *sheet, HengBlock *block, int depth)
{
  for (int d = 1; d <= depth; d++)
    {
      double x = (d - 1) * INDENT + 1.2;

      if (d < depth && sheet->more[d])
        heng_block_line (block, x, 0, x, block->height, .5, HENG_INK_GROUP_LINE);
      else if (d == depth)
        {
          heng_block_line (block, x, 0, x, sheet->more[d] ? block->height : STEP_ROW / 2, .5, HENG_INK_GROUP_LINE);
          heng_block_line (block, x, STEP_ROW / 2, x + 2, STEP_ROW / 2, .5, HENG_INK_GROUP_LINE);
        }
    }
}

static HengBlock *
row_new (const Sheet *sheet, gboolean keep)
{
  HengBlock *block = heng_paper_block (sheet->paper, NULL, STEP_ROW, 0, keep ? HENG_BLOCK_KEEP_NEXT : 0);

  block->repeated = sheet->paper->continuation;
  return block;
}

static void
step_row (Sheet *sheet, const HengTrace *step, int depth)
{
  gboolean strong = depth < 2 && step->value;
  HengBlock *block = row_new (sheet, depth < 2);
  g_autofree char *weight = NULL, *rest = NULL, *label = NULL, *source = source_of (sheet, step);
  g_autoptr (GString) formula = g_string_new (step->formula);
  const HengTrace *share = child_of (step, "contribution");
  double x = depth * INDENT;

  split_note (step, &weight, &rest);
  label = weight ? g_strdup_printf (_ ("%s, %s"), step->label, weight) : g_strdup (step->label);
  if (rest && formula->len)
    {
      g_autofree char *sum = g_strdup (formula->str);

      g_string_printf (formula, _ ("%s, %s"), sum, rest);
    }
  else if (rest)
    g_string_assign (formula, rest);
  put_words (sheet, block, strong ? HENG_FACE_BOLD : HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, x, LABEL_RIGHT - x, label);
  if (formula->len)
    put_words (sheet, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, FORMULA_X, FORMULA_WIDTH, formula->str);
  put_value (sheet, block, strong ? HENG_FACE_BOLD : HENG_FACE_SANS, RESULT_RIGHT, step->value);
  if (share)
    put_value (sheet, block, HENG_FACE_SANS, SHARE_RIGHT, share->value);
  if (source)
    heng_block_cell (sheet->paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, BLOCK_WIDTH, SOURCE_WIDTH, source);
  if (depth == 1)
    heng_block_line (block, x, 0, BLOCK_WIDTH, 0, .5, HENG_INK_ROW_LINE);
  put_tree (sheet, block, depth);
}

static void
steps (Sheet *sheet, const HengTrace *step, int depth)
{
  guint last = 0;
  const HengReviewObjective *objective = objective_of (sheet, step);

  step_row (sheet, step, depth);
  if (objective)
    sheet->objective = objective;
  if (depth >= DEEPEST)
    return;
  for (guint i = 0; step->children && i < step->children->len; i++)
    if (!is_folded (g_ptr_array_index (step->children, i)))
      last = i;
  for (guint i = 0; step->children && i < step->children->len; i++)
    {
      const HengTrace *child = g_ptr_array_index (step->children, i);

      if (is_folded (child))
        continue;
      sheet->more[depth + 1] = i < last;
      steps (sheet, child, depth + 1);
    }
  if (objective)
    sheet->objective = NULL;
}

/* The two numbers everybody knows, above the tree. */
static void
result_row (Sheet *sheet, const HengTrace *step, const char *label, gboolean large)
{
  HengBlock *block = row_new (sheet, TRUE);
  g_autofree char *sum = step->note ? g_strdup_printf (_ ("%s, %s"), step->formula, step->note) : g_strdup (step->formula);

  heng_block_text (sheet->paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, STEP_BASELINE, LABEL_RIGHT, label);
  if (sum)
    put_words (sheet, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, FORMULA_X, FORMULA_WIDTH, sum);
  heng_block_text (sheet->paper, block, HENG_FACE_BOLD, large ? 14 : SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, RESULT_RIGHT, STEP_BASELINE, 0, step->value);
}

static void
head (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  g_autofree char *person = g_strdup_printf ("%s %s", heng_localized (review->employee->name, review->employee->name_en), review->employee->emp_no);
  g_autofree char *number = heng_review_document_number (review), *full = g_strconcat (number, "-P", NULL);
  g_autofree char *time = heng_paper_time (heng_review_moment (review)), *checksum = heng_review_checksum (review);
  const char *facts[][2] = { { C_ ("paper", "Employee"), person },
                             { C_ ("paper", "Cycle"), heng_localized (review->cycle->name, review->cycle->name_en) },
                             { C_ ("paper", "Document"), full },
                             { C_ ("paper", "Rules"), review->cycle->rule_version ? review->cycle->rule_version : "—" },
                             { _ ("Data as of"), time } };

  heng_paper_of_person (paper, _ ("How This Score Came About"), "-P");
  paper->code = heng_review_code (review, checksum);
  heng_paper_title (paper, NULL, facts, G_N_ELEMENTS (facts));
}

void
heng_proof_sheet_build (HengPaperSheet *paper)
{
  g_autoptr (HengTrace) trace = heng_trace_new ("final", NULL);
  Sheet sheet = { .paper = paper, .part = heng_review_current_part (paper->review) };
  const HengColumn columns[] = { { C_ ("proof", "Step"), HENG_ALIGN_LEFT, 0 }, { _ ("Sum, with the values put in"), HENG_ALIGN_LEFT, FORMULA_X },
                                 { C_ ("proof", "Result"), HENG_ALIGN_RIGHT, RESULT_RIGHT }, { C_ ("paper", "Contribution"), HENG_ALIGN_RIGHT, SHARE_RIGHT },
                                 { C_ ("paper", "Source"), HENG_ALIGN_RIGHT, BLOCK_WIDTH } };
  const HengTrace *published, *grade;

  head (paper);
  heng_review_score ((HengReview *) paper->review, trace); /* the same computation writes its proof: it changes nothing */
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("How This Score Came About"));
  if ((published = child_of (trace, "published")))
    result_row (&sheet, published, _ ("Published score"), TRUE);
  if ((grade = child_of (trace, "grade")))
    result_row (&sheet, grade, _ ("Grade"), FALSE);
  steps (&sheet, trace, 0);
  heng_paper_end_table (paper);
  heng_paper_note (paper, _ ("Each step is computed exactly from the stored data and rounded once, half up to six decimals (the last four in a lighter ink); the published score is rounded to two. Contributions are those to the final score. Of anonymous groups only the mean is shown."));
}
