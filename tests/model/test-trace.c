/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof: its shape, and that every formula in it, computed again from its own text, gives the value beside it. */
#include "heng-trace.h"

#include <math.h>
#include <string.h>

#include "model-test.h"
#include "review-fixture.h"

/* A small calculator for formulas as they are printed: + − × ÷, brackets, decimals. */
typedef struct
{
  const char *p;
  gboolean is_good;
} Reader;

static double read_sum (Reader *reader);

static gboolean
accept (Reader *reader, const char *mark)
{
  while (*reader->p == ' ')
    reader->p++;
  if (!g_str_has_prefix (reader->p, mark))
    return FALSE;
  reader->p += strlen (mark);
  return TRUE;
}

static double
read_factor (Reader *reader)
{
  double value;
  char *end;

  if (accept (reader, "("))
    {
      value = read_sum (reader);
      reader->is_good &= accept (reader, ")");
      return value;
    }
  if (accept (reader, "−"))
    return -read_factor (reader);
  value = g_ascii_strtod (reader->p, &end);
  reader->is_good &= end != reader->p;
  reader->p = end;
  return value;
}

static double
read_product (Reader *reader)
{
  double value = read_factor (reader);

  while (reader->is_good)
    {
      if (accept (reader, "×"))
        value *= read_factor (reader);
      else if (accept (reader, "÷"))
        value /= read_factor (reader);
      else
        break;
    }
  return value;
}

static double
read_sum (Reader *reader)
{
  double value = read_product (reader);

  while (reader->is_good)
    {
      if (accept (reader, "+"))
        value += read_product (reader);
      else if (accept (reader, "−"))
        value -= read_product (reader);
      else
        break;
    }
  return value;
}

/* FALSE when the formula is words or a comparison, not arithmetic. */
static gboolean
calculate (const char *formula, double *result)
{
  Reader reader = { formula, TRUE };

  *result = read_sum (&reader);
  return reader.is_good && *reader.p == '\0';
}

typedef struct
{
  guint steps, calculated;
} Count;

/* Limits are said in words beside the formula. */
static double
apply_limits (const HengTrace *trace, double value)
{
  if (!trace->note || !strstr (trace->note, "limited"))
    return value;
  return CLAMP (value, 0, strstr (trace->note, "0–120") ? 120 : 1);
}

static void
check_step (const HengTrace *trace, Count *count)
{
  double result;

  count->steps++;
  g_assert_true (trace->key && trace->label);
  g_assert_true (trace->value || (trace->children && !trace->formula));
  if (trace->formula && calculate (trace->formula, &result))
    {
      int decimals = strchr (trace->value, '.') ? (int) strlen (strchr (trace->value, '.')) - 1 : 0;

      g_test_message ("%s = %s", trace->formula, trace->value);
      count->calculated++;
      g_assert_cmpfloat_with_epsilon (apply_limits (trace, result), g_ascii_strtod (trace->value, NULL),
                                      0.5000001 * pow (10, -decimals));
    }
  else if (trace->formula && strstr (trace->formula, "→"))
    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (strstr (trace->formula, "→ ") + strlen ("→ "), NULL),
                                    g_ascii_strtod (trace->value, NULL), 1e-9);
  for (guint i = 0; trace->children && i < trace->children->len; i++)
    check_step (g_ptr_array_index (trace->children, i), count);
}

static void
test_review (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  g_autoptr (HengTrace) trace = heng_trace_new ("final", NULL);
  Count count = { 0 };

  fixture_add_adjustment (review, "3", "客户表扬");
  fixture_add_adjustment (review, "-1", "资料迟交");
  heng_review_score (review, trace);
  check_step (trace, &count);
  g_assert_cmpuint (count.steps, >, 60);
  g_assert_cmpuint (count.calculated, >, 30);
  g_assert_cmpstr (trace->value, ==, "92.169641");
  g_assert_cmpstr (trace->label, ==, "Final score");
}

static const HengTrace *
find (const HengTrace *trace, const char *path)
{
  const HengTrace *found = heng_trace_find (trace, path);

  g_test_message ("%s", path);
  g_assert_nonnull (found);
  return found;
}

/* The values in the proof are those of the review, not a second calculation's. */
static void
test_values (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  g_autoptr (HengTrace) trace = heng_trace_new ("final", NULL);
  HengReviewPart *part = g_ptr_array_index (review->parts, 0);

  heng_review_score (review, trace);
  assert_value (review->final.final, trace->value);
  assert_value (part->okr, find (trace, "OKR")->value);
  assert_value (part->kpi.score, find (trace, "KPI")->value);
  assert_value (part->raters.points, find (trace, "360")->value);
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = g_ptr_array_index (part->lines, i);
      g_autofree char *path = g_strconcat ("KPI/", line->record->code, NULL);
      g_autofree char *contribution = g_strconcat (path, "/contribution", NULL);

      assert_value (line->points, find (trace, path)->value);
      assert_micro (line->contribution, find (trace, contribution)->value);
    }
  g_assert_cmpstr (find (trace, "published")->value, ==, "90.17");
  g_assert_cmpstr (find (trace, "grade")->value, ==, "B+");
  g_assert_cmpstr (find (trace, "grade")->formula, ==, "90 ≤ 90.17 < 100");
}

static void
test_sources (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  g_autoptr (HengTrace) trace = heng_trace_new ("final", NULL);
  const HengTrace *actual, *checkin, *milestone;

  heng_review_score (review, trace);
  actual = find (trace, "KPI/RD-02/actual");
  g_assert_cmpstr (actual->value, ==, "6.5");
  g_assert_nonnull (strstr (actual->note, "工单导出, 200 行"));
  g_assert_nonnull (strstr (actual->note, "entered by 周敏"));
  g_assert_cmpstr (actual->source_table, ==, "actual");
  g_assert_cmpint (actual->source_id, ==, heng_review_find_line (review, "RD-02")->actual->id);
  checkin = find (trace, "OKR/O2/KR1/checkin");
  g_assert_cmpstr (checkin->source_table, ==, "checkin");
  g_assert_cmpint (checkin->source_id, ==, 7);
  milestone = find (trace, "KPI/RD-01/M2");
  g_assert_cmpstr (milestone->label, ==, "API v2 全量上线");
  g_assert_cmpstr (milestone->formula, ==, "0.8 × (20 + 20 × 4.5)");
  g_assert_nonnull (strstr (milestone->note, "7 working days late"));
  g_assert_cmpstr (find (trace, "KPI/RD-02")->formula, ==, "100 + 20 × (8 − 6.5) ÷ (8 − 3)");
  g_assert_cmpstr (find (trace, "OKR/O1/KR3")->formula, ==, "(35 − 40) ÷ (20 − 40)");
}

/* With and without a proof the numbers are the same. */
static void
test_no_influence (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  g_autoptr (HengReview) silent = fixture_f1 ();
  g_autoptr (HengTrace) trace = heng_trace_new ("final", NULL);
  g_autofree char *with_proof = NULL, *without = NULL;

  heng_review_score (review, trace);
  heng_review_score (silent, NULL);
  with_proof = heng_review_checksum (review);
  without = heng_review_checksum (silent);
  g_assert_cmpstr (with_proof, ==, without);
}

static void
test_tree (void)
{
  g_autoptr (HengTrace) root = heng_trace_new ("final", "Final");
  HengTrace *kpi = heng_trace_add (root, "KPI", "Scorecard");
  HengTrace *line = heng_trace_add (kpi, "RD-02", "Defects");
  g_autofree char *text = NULL;

  heng_trace_formula (line, "100 + %d", 6);
  heng_trace_value (line, number ("106"), 6);
  heng_trace_note (line, "one");
  heng_trace_note (line, "two");
  heng_trace_source (line, "actual", 5);
  text = heng_trace_to_text (root);
  g_assert_cmpstr (text, ==, "Final\n  Scorecard\n    Defects: 106.000000 = 100 + 6  [one; two]\n");
  g_assert_true (heng_trace_find (root, "KPI/RD-02") == line);
  g_assert_true (heng_trace_find (root, "RD-02") == line);
  g_assert_null (heng_trace_find (root, "RD-0"));
  g_assert_null (heng_trace_find (root, "KPI/RD-03"));
  g_assert_null (heng_trace_find (NULL, "KPI"));
}

static void
test_null (void)
{
  HengTrace *none = heng_trace_add (NULL, "x", "y");

  g_assert_null (none);
  heng_trace_formula (none, "%d", 1);
  heng_trace_value (none, HENG_NA, 6);
  heng_trace_value_text (none, "x");
  heng_trace_note (none, "%s", "x");
  heng_trace_note_rounding (none, 1, 3);
  heng_trace_source (none, "t", 1);
  heng_trace_free (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/review", test_review);
  g_test_add_func ("/trace/values", test_values);
  g_test_add_func ("/trace/sources", test_sources);
  g_test_add_func ("/trace/no-influence", test_no_influence);
  g_test_add_func ("/trace/tree", test_tree);
  g_test_add_func ("/trace/null", test_null);
  return g_test_run ();
}
