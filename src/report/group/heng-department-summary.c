/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A department on one landscape page: figures, distribution, means by unit, course, and everybody in order (paper-and-charts.md, paper-5). */
#include <glib/gi18n-lib.h>

#include "heng-group.h"

#define HEAD_HEIGHT 19.5
#define GUTTER 9.0
#define RANK_ROW 6.6
#define RANK_HEAD 11.5
#define COLUMN_GAP 4.0
#define COLUMNS_LATER 4 /* of names on the pages after the first */

/* Where the cells of one column of names stand, from its left edge, in shares of its width. */
typedef struct
{
  HengPaperSheet *paper;
  HengBlock *block;
  GPtrArray *order; /* of HengReview, best first */
  double width;     /* of one column */
  gboolean with_unit; /* there is room for the unit beside the longest name */
} List;

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const HengReview *x = *(HengReview *const *) a, *y = *(HengReview *const *) b;
  gboolean has_x = x->final.final.state == HENG_VALUE_NUMBER, has_y = y->final.final.state == HENG_VALUE_NUMBER;

  if (has_x != has_y)
    return has_x ? -1 : 1;
  if (has_x && x->final.published != y->final.published)
    return x->final.published > y->final.published ? -1 : 1;
  return g_strcmp0 (x->employee->emp_no, y->employee->emp_no);
}

static void
key_figure (HengPaperSheet *paper, HengBlock *block, double x, const char *label, const char *value, const char *unit)
{
  double width;

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, x, 2.6, 0, label);
  width = heng_block_text (paper, block, HENG_FACE_BOLD, 16, HENG_INK_TEXT, HENG_ALIGN_LEFT, x, 11.5, 0, value);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, x + width + 1.2, 11.5, 0, unit);
}

static void
head (HengPaperSheet *paper, GPtrArray *reviews, const char *name)
{
  const HengReview *first = reviews->pdata[0];
  HengBlock *block = heng_paper_block (paper, "head", HEAD_HEIGHT, 0, HENG_BLOCK_HEADING | HENG_BLOCK_KEEP_NEXT);
  g_autoptr (GArray) scores = heng_group_scores (reviews);
  HengMeanInterval mean = heng_mean_interval ((const HengMicro *) (gpointer) scores->data, scores->len);
  gint64 share = heng_group_objective_share (reviews);
  g_autofree char *title = g_strdup_printf (_ ("%s: Performance Summary"), name), *n = g_strdup_printf ("%u", scores->len);
  g_autofree char *average = heng_group_figure (scores->len ? HENG_NUMBER (mean.mean) : HENG_NA, 1);
  g_autofree char *median = heng_group_figure (heng_group_median (scores), 1);
  g_autofree char *sd = scores->len > 1 ? g_strdup_printf ("%.1f", mean.sd) : g_strdup ("—");
  g_autofree char *objective = share >= 0 ? heng_micro_display (share * (HENG_MICRO / 100), 0, FALSE) : g_strdup ("—");
  double step = 22.5, x = paper->block_width - 5 * step + 2, width;

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, 0, 2.6, 90,
                   heng_localized (first->company->name, first->company->name_en));
  width = heng_block_text (paper, block, HENG_FACE_BOLD, 17, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 11.5, 118, title);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_PERIOD, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, width + 4, 11.5, x - width - 6,
                   heng_localized (first->cycle->name, first->cycle->name_en));
  key_figure (paper, block, x, C_ ("figures", "Scored"), n, C_ ("unit", "people"));
  key_figure (paper, block, x + step, C_ ("figures", "Mean"), average, NULL);
  key_figure (paper, block, x + 2 * step, C_ ("figures", "Median"), median, NULL);
  key_figure (paper, block, x + 3 * step, C_ ("figures", "SD"), sd, NULL);
  key_figure (paper, block, x + 4 * step, C_ ("figures", "Objective data"), objective, "%");
  heng_block_line (block, 0, 15.8, paper->block_width, 15.8, 1.5, HENG_INK_ACCENT);
  paper->title = g_steal_pointer (&title);
}

static void
change (const List *list, const HengReview *review, double right, double y)
{
  const HengReviewPoint *before = heng_group_previous (review);
  HengMicro difference = before && review->final.final.state == HENG_VALUE_NUMBER ? review->final.published - before->published : 0;
  gboolean known = review->final.final.state == HENG_VALUE_NUMBER;
  g_autofree char *text = !known ? g_strdup ("—") : before ? heng_micro_display (ABS (difference), 2, FALSE) : g_strdup (C_ ("no score before", "new"));

  heng_block_text (list->paper, list->block, HENG_FACE_SANS, SIZE_BODY, before ? HENG_INK_TEXT : HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, right,
                   y + ROW_BASELINE, 0, text);
  if (before && difference != 0)
    heng_block_arrow (list->block, right - 12.2, y + 2.1, 1.7, difference > 0);
}

static void
rank_row (const List *list, guint rank, double x, double y)
{
  const HengReview *review = list->order->pdata[rank];
  const HengReview *above = rank > 0 ? list->order->pdata[rank - 1] : NULL;
  g_autofree char *place = g_strdup_printf ("%u", rank + 1), *score = heng_group_figure (review->final.final.state == HENG_VALUE_NUMBER
                                                                                           ? HENG_NUMBER (review->final.published) : HENG_NA, 2);
  const char *unit = review->department_path ? g_strrstr (review->department_path, " / ") : NULL;
  double right = x + list->width;
  gboolean cut = above && g_strcmp0 (review->grade ? review->grade->grade : "", above->grade ? above->grade->grade : "") != 0;

  if (above)
    heng_block_line (list->block, x, y, right, y, .5, cut ? HENG_INK_TEXT : HENG_INK_ROW_LINE);
  heng_block_text (list->paper, list->block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, x + 5.4, y + ROW_BASELINE, 0, place);
  heng_block_text (list->paper, list->block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, x + 7.4, y + ROW_BASELINE,
                   list->width - (list->with_unit ? 53 : 40),
                   heng_localized (review->employee->name, review->employee->name_en));
  if (list->with_unit)
    heng_block_text (list->paper, list->block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, right - 45, y + ROW_BASELINE, 13.5,
                   unit ? unit + 3 : review->department_path);
  heng_block_text (list->paper, list->block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, right - 20, y + ROW_BASELINE, 0, score);
  heng_block_text (list->paper, list->block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, right - 18.5, y + ROW_BASELINE, 0,
                   review->grade ? review->grade->grade : "—");
  change (list, review, right, y);
}

static void
rank_heads (const List *list, double x, double y)
{
  const struct { double x; HengAlign align; const char *text; } heads[] = {
    { x + 7.4, HENG_ALIGN_LEFT, C_ ("paper", "Name") },
    { x + list->width - 20, HENG_ALIGN_RIGHT, C_ ("paper", "Score") },
    { x + list->width - 18.5, HENG_ALIGN_LEFT, C_ ("paper", "Grade") },
    { x + list->width, HENG_ALIGN_RIGHT, C_ ("list", "Change") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    heng_block_text (list->paper, list->block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, heads[i].align, heads[i].x, y + 3.4, 0, heads[i].text);
  heng_block_line (list->block, x, y + 5, x + list->width, y + 5, .5, HENG_INK_TEXT);
}

static gboolean
has_room_for_units (HengPaperSheet *paper, GPtrArray *order, double width)
{
  for (guint i = 0; i < order->len; i++)
    {
      const HengEmployee *employee = ((HengReview *) order->pdata[i])->employee;
      g_autoptr (PangoLayout) name = heng_type_line (paper->type, HENG_FACE_SANS, SIZE_BODY, heng_localized (employee->name, employee->name_en), 0);

      if (heng_type_width (name) > MM (width - 53))
        return FALSE;
    }
  return TRUE;
}

/* Columns of names from `first` on; returns the one after the last. */
static guint
columns_of_names (const List *list, guint first, double x, double y, guint n_columns, guint per_column)
{
  for (guint c = 0; c < n_columns && first < list->order->len; c++, x += list->width + COLUMN_GAP)
    {
      guint n = MIN (per_column, list->order->len - first);

      rank_heads (list, x, y);
      for (guint i = 0; i < n; i++)
        rank_row (list, first + i, x, y + 5.2 + i * RANK_ROW);
      heng_block_line (list->block, x, y + 5.2 + n * RANK_ROW, x + list->width, y + 5.2 + n * RANK_ROW, .5, HENG_INK_TEXT);
      first += n;
    }
  return first;
}

static void
left_charts (HengPaperSheet *paper, HengBlock *block, GPtrArray *reviews, const char *name, double width)
{
  g_autoptr (GPtrArray) units = heng_group_units (reviews);
  HengChartStyle style = heng_paper_chart_style (paper);
  HengChart *heat = heng_group_heat (reviews, units, name);
  double needed = heng_chart_natural_height (heat, heng_type_context (paper->type), &style, MM (width)) / MM (1);
  double middle = CLAMP (needed, 26, block->height * .45), rest = block->height - middle - 8;

  heng_block_chart (block, heng_group_distribution (reviews), TRUE, 0, 0, width, rest * .5);
  heng_block_chart (block, heat, TRUE, 0, rest * .5 + 4, width, middle);
  heng_block_chart (block, heng_group_trend (reviews), TRUE, 0, rest * .5 + middle + 8, width, rest * .5);
}

/* People who did not fit beside the charts. */
static void
further_pages (HengPaperSheet *paper, GPtrArray *order, guint first)
{
  guint per_column = (guint) ((paper->bottom - paper->top - 8) / RANK_ROW);

  while (first < order->len)
    {
      guint left = order->len - first, rows = MIN (per_column, (left + COLUMNS_LATER - 1) / COLUMNS_LATER);
      HengBlock *block = heng_paper_block (paper, NULL, 5.4 + rows * RANK_ROW, 4, 0);
      List list = { paper, block, order, (paper->block_width - (COLUMNS_LATER - 1) * COLUMN_GAP) / COLUMNS_LATER };

      list.with_unit = has_room_for_units (paper, order, list.width);

      first = columns_of_names (&list, first, 0, 0, COLUMNS_LATER, rows);
    }
}

void
heng_department_summary_build (HengPaperSheet *paper, GPtrArray *reviews)
{
  const HengReview *first = reviews->pdata[0];
  g_autofree char *name = heng_group_name (reviews);
  g_autofree char *time = heng_paper_time (heng_review_moment (first));
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  const char *note = _ ("In order of the published score, equal scores by employee number. Dark lines are the cuts between grades. A low rank by itself is no proof of incompetence.");
  double left, right, note_height;
  guint per_column;
  HengBlock *block;
  List list = { .paper = paper, .order = order };

  heng_paper_landscape (paper);
  head (paper, reviews, name);
  paper->name = g_strdup (name);
  paper->readers = g_strdup_printf (_ ("For the department head and HR only · %u people"), reviews->len);
  paper->number = g_strdup_printf (_ ("Data as of %s · JX-%s-D"), time, first->cycle->key);
  g_ptr_array_extend (order, reviews, NULL, NULL);
  g_ptr_array_sort (order, compare_scores);
  block = heng_paper_block (paper, "summary", paper->bottom - paper->top - HEAD_HEIGHT, 0, 0);
  left = (paper->block_width - GUTTER) * 126 / 258;
  right = paper->block_width - GUTTER - left;
  left_charts (paper, block, reviews, name, left);
  list.block = block;
  list.width = (right - COLUMN_GAP) / 2;
  list.with_unit = has_room_for_units (paper, order, list.width);
  note_height = heng_paper_measure (paper, HENG_FACE_SANS, SIZE_NOTE, right, note);
  per_column = MIN ((guint) ((block->height - RANK_HEAD - 5.4 - note_height) / RANK_ROW), MAX (1, (order->len + 1) / 2));
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_WORDS, HENG_INK_TEXT, HENG_ALIGN_LEFT, left + GUTTER, 3.2, 0, _ ("In order of the published score"));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, left + GUTTER, 8, right,
                   _ ("Change: against the last published score that counts"));
  heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, left + GUTTER, RANK_HEAD + 5.2 + per_column * RANK_ROW + 5, right, note);
  further_pages (paper, order, columns_of_names (&list, 0, left + GUTTER, RANK_HEAD, 2, per_column));
}
