/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The company's quarter, or a department's, written from the data alone (R59): findings, charts, tables. Names of people are not in it, save managers'. */
#include <glib/gi18n-lib.h>

#include "heng-group.h"
#include "heng-training-needs.h"

#define N_NEEDS 8

typedef struct
{
  HengPaperSheet *paper;
  GPtrArray *reviews, *units, *managers;
  const char *name;
  HengChart *distribution, *heat, *calibration, *trend; /* owned by their blocks later */
} Report;

static void
put_text (HengPaperSheet *paper, HengBlock *block, HengAlign align, double x, const char *text)
{
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, align, x, ROW_BASELINE, 0, text);
}

static void
take_text (HengPaperSheet *paper, HengBlock *block, HengAlign align, double x, char *text)
{
  put_text (paper, block, align, x, text);
  g_free (text);
}

static guint
published (GPtrArray *reviews)
{
  guint n = 0;

  for (guint i = 0; i < reviews->len; i++)
    n += ((HengReview *) reviews->pdata[i])->published != NULL;
  return n;
}

static void
head (const Report *report)
{
  HengPaperSheet *paper = report->paper;
  const HengReview *first = report->reviews->pdata[0];
  g_autofree char *time = heng_paper_time (heng_review_moment (first)), *number = g_strdup_printf ("JX-%s-C", first->cycle->key);
  g_autofree char *state = g_strdup_printf (_ ("%u of %u"), published (report->reviews), report->reviews->len);
  const char *facts[][2] = { { C_ ("paper", "Document"), number }, { C_ ("paper", "Published"), state },
                             { C_ ("paper", "Rules"), first->cycle->rule_version ? first->cycle->rule_version : "—" }, { _ ("Data as of"), time } };

  paper->title = g_strdup (_ ("Quarter Report"));
  paper->running = g_strdup_printf ("%s · %s · %s", paper->title, report->name, heng_localized (first->cycle->name, first->cycle->name_en));
  paper->number = g_strdup (number);
  paper->name = g_strdup (report->name);
  paper->readers = g_strdup (_ ("For management and HR only"));
  heng_paper_title (paper, heng_localized (first->cycle->name, first->cycle->name_en), facts, G_N_ELEMENTS (facts));
}

static void
figure (HengPaperSheet *paper, HengBlock *block, guint column, const char *label, const char *value)
{
  double x = column * 34.5;

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, x, 5, 0, label);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_COEFFICIENT, HENG_INK_TEXT, HENG_ALIGN_LEFT, x, 13.5, 0, value);
}

/* What is told of the scores of a group. */
static char *
score_figure (HengValue value, gboolean hidden)
{
  return hidden ? g_strdup (_ ("hidden")) : heng_group_figure (value, 1);
}

static char *
spread_figure (const HengMeanInterval *mean, guint n, gboolean hidden)
{
  return hidden ? g_strdup (_ ("hidden")) : n > 1 ? g_strdup_printf ("%.1f", mean->sd) : g_strdup ("—");
}

static void
figures (const Report *report)
{
  HengPaperSheet *paper = report->paper;
  HengBlock *block = heng_paper_block (paper, "figures", 17, 0, 0);
  g_autoptr (GArray) scores = heng_group_scores (report->reviews);
  HengMeanInterval mean = heng_mean_interval ((const HengMicro *) (gpointer) scores->data, scores->len);
  gint64 share = heng_group_objective_share (report->reviews);
  gboolean few = scores->len > 0 && scores->len < HENG_ANONYMITY_MINIMUM;
  g_autofree char *n = g_strdup_printf ("%u", scores->len), *objective = heng_group_share (share);
  g_autofree char *average = score_figure (scores->len ? HENG_NUMBER (mean.mean) : HENG_NA, few);
  g_autofree char *median = score_figure (heng_group_median (scores), few);
  g_autofree char *sd = spread_figure (&mean, scores->len, few);

  heng_block_line (block, 0, 0, BLOCK_WIDTH, 0, 1.5, HENG_INK_ACCENT);
  figure (paper, block, 0, C_ ("figures", "People scored"), n);
  figure (paper, block, 1, C_ ("figures", "Mean"), average);
  figure (paper, block, 2, C_ ("figures", "Median"), median);
  figure (paper, block, 3, C_ ("figures", "SD"), sd);
  figure (paper, block, 4, C_ ("figures", "Objective data"), objective);
}

static void
finding (HengPaperSheet *paper, const char *text, guint *n)
{
  double height = heng_paper_measure (paper, HENG_FACE_SANS, SIZE_FACT, BLOCK_WIDTH - 7, text);
  HengBlock *block = heng_paper_block (paper, NULL, height + .8, 0, 0);
  g_autofree char *number = g_strdup_printf ("%u", ++*n);

  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_FACT, HENG_INK_ACCENT, HENG_ALIGN_LEFT, 0, ROW_BASELINE, 0, number);
  heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_FACT, HENG_INK_TEXT, 7, ROW_BASELINE, BLOCK_WIDTH - 7, text);
}

/* What the charts found, and what stands out in the tables. */
static void
findings (const Report *report)
{
  HengPaperSheet *paper = report->paper;
  HengChart *charts[] = { report->distribution, report->trend, report->heat, report->calibration };
  guint n = 0, thin = 0;

  heng_paper_section (paper, 1, "findings", _ ("Findings"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    finding (paper, heng_chart_title (charts[i]), &n);
  for (guint i = 0; i < report->reviews->len; i++)
    {
      const HengReview *review = report->reviews->pdata[i];

      thin += (review->final.flags & HENG_FINAL_FLAG_COMPONENT_MISSING) != 0;
    }
  if (thin > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u result lacks a component and needs a human decision.",
                                                         "%u results lack a component and need a human decision.", thin), thin);

      finding (paper, text, &n);
    }
}

static guint
n_of_grade (GPtrArray *reviews, const char *grade)
{
  guint n = 0;

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];

      n += review->grade && g_strcmp0 (review->grade->grade, grade) == 0;
    }
  return n;
}

static void
grades (const Report *report)
{
  HengPaperSheet *paper = report->paper;
  const HengReview *first = report->reviews->pdata[0];
  const HengColumn columns[] = { { C_ ("paper", "Grade"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "From"), HENG_ALIGN_RIGHT, 60 },
                                 { C_ ("paper", "Coefficient"), HENG_ALIGN_RIGHT, 90 }, { C_ ("paper", "People"), HENG_ALIGN_RIGHT, 120 },
                                 { C_ ("paper", "Share"), HENG_ALIGN_RIGHT, BLOCK_WIDTH } };
  guint all = 0;

  for (guint i = 0; i < first->bands->len; i++)
    all += n_of_grade (report->reviews, ((HengGradeBand *) first->bands->pdata[i])->grade);
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Scores and Grades"));
  for (guint i = 0; i < first->bands->len; i++)
    {
      const HengGradeBand *band = first->bands->pdata[i];
      HengBlock *block = heng_paper_row (paper, i == 0, FALSE);
      guint n = n_of_grade (report->reviews, band->grade);

      take_text (paper, block, HENG_ALIGN_LEFT, 0, g_strdup_printf ("%s %s", band->grade, heng_localized (band->label, band->label_en)));
      take_text (paper, block, HENG_ALIGN_RIGHT, 60, heng_micro_format_short (band->lower));
      take_text (paper, block, HENG_ALIGN_RIGHT, 90, heng_micro_display (band->coefficient, 2, FALSE));
      take_text (paper, block, HENG_ALIGN_RIGHT, 120, g_strdup_printf ("%u", n));
      take_text (paper, block, HENG_ALIGN_RIGHT, BLOCK_WIDTH, all ? heng_paper_percent (heng_div_round ((HengWide) n * 100, all) * 100) : g_strdup ("—"));
    }
  heng_paper_end_table (paper);
}

static void
unit_row (HengPaperSheet *paper, const char *label, GPtrArray *reviews, gboolean first, gboolean hidden)
{
  HengBlock *block = heng_paper_row (paper, first, FALSE);
  g_autoptr (GArray) scores = heng_group_scores (reviews);
  HengMeanInterval mean = heng_mean_interval ((const HengMicro *) (gpointer) scores->data, scores->len);
  gint64 share = heng_group_objective_share (reviews);

  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 58, label);
  take_text (paper, block, HENG_ALIGN_RIGHT, 74, g_strdup_printf ("%u", reviews->len));
  take_text (paper, block, HENG_ALIGN_RIGHT, 98, score_figure (scores->len ? HENG_NUMBER (mean.mean) : HENG_NA, hidden));
  take_text (paper, block, HENG_ALIGN_RIGHT, 122, score_figure (heng_group_median (scores), hidden));
  take_text (paper, block, HENG_ALIGN_RIGHT, 144, spread_figure (&mean, scores->len, hidden));
  take_text (paper, block, HENG_ALIGN_RIGHT, BLOCK_WIDTH, heng_group_share (share));
}

static void
units (const Report *report)
{
  HengPaperSheet *paper = report->paper;
  const HengColumn columns[] = { { C_ ("paper", "Department"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "People"), HENG_ALIGN_RIGHT, 74 },
                                 { C_ ("figures", "Mean"), HENG_ALIGN_RIGHT, 98 }, { C_ ("figures", "Median"), HENG_ALIGN_RIGHT, 122 },
                                 { C_ ("figures", "SD"), HENG_ALIGN_RIGHT, 144 }, { C_ ("figures", "Objective data"), HENG_ALIGN_RIGHT, BLOCK_WIDTH } };

  g_autofree gboolean *hidden = heng_group_hidden (report->units);

  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), C_ ("paper", "Departments"));
  for (guint i = 0; i < report->units->len; i++)
    {
      const HengGroupUnit *unit = report->units->pdata[i];

      unit_row (paper, unit->label, unit->reviews, i == 0, hidden[i]);
    }
  heng_paper_end_table (paper);
}

static void
whole_chart (HengPaperSheet *paper, HengChart *chart, double least, double most)
{
  HengChartStyle style = heng_paper_chart_style (paper);
  double height = CLAMP (heng_chart_natural_height (chart, heng_type_context (paper->type), &style, MM (BLOCK_WIDTH)) / MM (1), least, most);
  HengBlock *block = heng_paper_block (paper, NULL, height, 1.5, 0);

  block->natural = height;
  block->least = MAX (.62 * height, least);
  heng_block_chart (block, chart, TRUE, 0, 0, BLOCK_WIDTH, height);
}

/* How the goals of the people stand: each objective by its progress. */
static void
goals (const Report *report)
{
  HengPaperSheet *paper = report->paper;
  const HengColumn columns[] = { { C_ ("paper", "Department"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "Objectives"), HENG_ALIGN_RIGHT, 90 },
                                 { C_ ("paper", "Key results"), HENG_ALIGN_RIGHT, 120 }, { _ ("Mean progress"), HENG_ALIGN_RIGHT, BLOCK_WIDTH } };

  heng_paper_section (paper, 5, "okr", _ ("Objectives and Key Results (OKR)"), NULL);
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Objectives and Key Results (OKR)"));
  for (guint i = 0; i < report->units->len; i++)
    {
      const HengGroupUnit *unit = report->units->pdata[i];
      HengBlock *block = heng_paper_row (paper, i == 0, FALSE);
      guint objectives = 0, results = 0, known = 0;
      HengWide sum = 0;

      for (guint j = 0; j < unit->reviews->len; j++)
        {
          const HengReviewPart *part = heng_review_current_part (unit->reviews->pdata[j]);

          for (guint k = 0; k < part->objectives->len; k++)
            {
              const HengReviewObjective *objective = part->objectives->pdata[k];

              objectives++;
              results += objective->key_results->len;
              if (objective->progress.state == HENG_VALUE_NUMBER)
                sum += objective->progress.micro, known++;
            }
        }
      heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 70, unit->label);
      take_text (paper, block, HENG_ALIGN_RIGHT, 90, g_strdup_printf ("%u", objectives));
      take_text (paper, block, HENG_ALIGN_RIGHT, 120, g_strdup_printf ("%u", results));
      take_text (paper, block, HENG_ALIGN_RIGHT, BLOCK_WIDTH, known ? heng_paper_percent (heng_div_round (sum * 100, (HengWide) known * HENG_MICRO) * 100)
                                                                    : g_strdup ("—"));
    }
  heng_paper_end_table (paper);
}

typedef struct
{
  char *code, *text;
  guint n;
} Need;

static void
need_free (gpointer data)
{
  Need *need = data;

  g_free (need->code);
  g_free (need->text);
  g_free (need);
}

static int
compare_needs (gconstpointer a, gconstpointer b)
{
  const Need *x = *(Need *const *) a, *y = *(Need *const *) b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return g_strcmp0 (x->code, y->code);
}

static GPtrArray *
count_needs (GPtrArray *reviews)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (need_free);
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reviews->len; i++)
    {
      g_autoptr (GPtrArray) needs = heng_training_needs (reviews->pdata[i], NULL, 0, NULL);

      for (guint j = 0; j < needs->len; j++)
        {
          const HengTrainingNeed *found = needs->pdata[j];
          Need *need = g_hash_table_lookup (by_code, found->code);

          if (!need)
            {
              need = g_new0 (Need, 1);
              need->code = g_strdup (found->code);
              need->text = g_strdup (found->text);
              g_hash_table_insert (by_code, need->code, need);
              g_ptr_array_add (list, need);
            }
          need->n++;
        }
    }
  g_ptr_array_sort (list, compare_needs);
  return list;
}

static void
training (const Report *report)
{
  HengPaperSheet *paper = report->paper;
  g_autoptr (GPtrArray) needs = count_needs (report->reviews);
  const HengColumn columns[] = { { _ ("Indicator"), HENG_ALIGN_LEFT, 0 }, { _ ("People below 75 points"), HENG_ALIGN_RIGHT, BLOCK_WIDTH } };

  if (needs->len == 0)
    {
      heng_paper_empty_section (paper, 6, "needs", _ ("Training Needs"));
      return;
    }
  heng_paper_section (paper, 6, "needs", _ ("Training Needs"), NULL);
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Training Needs"));
  for (guint i = 0; i < MIN (needs->len, N_NEEDS); i++)
    {
      const Need *need = needs->pdata[i];
      HengBlock *block = heng_paper_row (paper, i == 0, FALSE);

      heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 120, need->text);
      take_text (paper, block, HENG_ALIGN_RIGHT, BLOCK_WIDTH, g_strdup_printf ("%u", need->n));
    }
  heng_paper_end_table (paper);
  heng_paper_note (paper, _ ("Each indicator below 75 points proposes a course; somebody decides. The most frequent ones are listed."));
}

void
heng_company_report_build (HengPaperSheet *paper, GPtrArray *reviews)
{
  g_autofree char *name = heng_group_name (reviews);
  g_autoptr (GPtrArray) teams = heng_group_units (reviews), managers = heng_group_managers (reviews);
  Report report = { .paper = paper, .reviews = reviews, .units = teams, .managers = managers, .name = name };

  report.distribution = heng_group_distribution (reviews);
  report.heat = heng_group_heat (reviews, teams, name);
  report.calibration = heng_group_calibration (reviews, managers);
  report.trend = heng_group_trend (reviews);
  head (&report);
  figures (&report);
  findings (&report);
  heng_paper_section (paper, 2, "scores", _ ("Scores and Grades"), NULL);
  whole_chart (paper, report.distribution, 55, 70);
  grades (&report);
  heng_paper_section (paper, 3, "departments", C_ ("paper", "Departments"), NULL);
  units (&report);
  whole_chart (paper, report.heat, 30, 110);
  whole_chart (paper, report.trend, 50, 60);
  heng_paper_section (paper, 4, "managers", _ ("Managers Compared"), NULL);
  whole_chart (paper, report.calibration, 30, 150);
  heng_paper_note (paper, _ ("Means with the interval that chance leaves them (95 %): where an interval holds the mean of all, the difference may be chance."));
  goals (&report);
  training (&report);
}
