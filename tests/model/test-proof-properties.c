/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every proof recomputes: an evaluator that knows nothing of the engine reads each formula of the proofs of thousands of random reviews
 * and must come to the value that stands beside it; and each number that a formula takes over must be that of a step below. */
#include <locale.h>
#include <string.h>

#include "model-test.h"
#include "review-random.h"

enum { ROUNDS = 2000 };

/* An exact number, reduced, denominator > 0. */
typedef struct
{
  HengWide n, d;
} Exact;

typedef struct
{
  const char *at;
  gboolean failed;
} Parser;

static HengWide
gcd (HengWide a, HengWide b)
{
  while (b != 0)
    {
      HengWide rest = a % b;

      a = b;
      b = rest;
    }
  return a < 0 ? -a : a;
}

static Exact
reduce (HengWide n, HengWide d)
{
  HengWide common = gcd (n, d);

  if (common == 0)
    return (Exact) { 0, 1 };
  return d < 0 ? (Exact) { -n / common, -d / common } : (Exact) { n / common, d / common };
}

static gboolean
take (Parser *parser, const char *sign)
{
  parser->at += strspn (parser->at, " ");
  if (!g_str_has_prefix (parser->at, sign))
    return FALSE;
  parser->at += strlen (sign);
  return TRUE;
}

static Exact parse_sum (Parser *parser);

static Exact
parse_factor (Parser *parser)
{
  Exact value = { 0, 1 };

  if (take (parser, "("))
    {
      value = parse_sum (parser);
      parser->failed |= !take (parser, ")");
      return value;
    }
  if (take (parser, "−"))
    {
      value = parse_factor (parser);
      return (Exact) { -value.n, value.d };
    }
  parser->failed |= !g_ascii_isdigit (*parser->at);
  for (; g_ascii_isdigit (*parser->at); parser->at++)
    value.n = value.n * 10 + (*parser->at - '0');
  if (*parser->at == '.')
    for (parser->at++; g_ascii_isdigit (*parser->at); parser->at++, value.d *= 10)
      value.n = value.n * 10 + (*parser->at - '0');
  return reduce (value.n, value.d);
}

/* Cross-reduced before multiplying, so that everything stays far inside 128 bits. */
static Exact
multiply (Exact a, Exact b)
{
  Exact x = reduce (a.n, b.d), y = reduce (b.n, a.d);

  return reduce (x.n * y.n, x.d * y.d);
}

static Exact
parse_product (Parser *parser)
{
  Exact value = parse_factor (parser);

  while (!parser->failed)
    {
      if (take (parser, "×"))
        value = multiply (value, parse_factor (parser));
      else if (take (parser, "÷"))
        {
          Exact by = parse_factor (parser);

          parser->failed |= by.n == 0;
          if (!parser->failed)
            value = multiply (value, reduce (by.d, by.n));
        }
      else
        break;
    }
  return value;
}

static Exact
parse_sum (Parser *parser)
{
  Exact value = parse_product (parser);

  while (!parser->failed)
    {
      gboolean minus = take (parser, "−");
      Exact other;

      if (!minus && !take (parser, "+"))
        break;
      other = parse_product (parser);
      value = reduce (value.n * other.d + (minus ? -other.n : other.n) * value.d, value.d * other.d);
    }
  return value;
}

/* A whole text as one number; FALSE when it is anything else. */
static gboolean
evaluate (const char *text, Exact *value)
{
  Parser parser = { text, FALSE };

  *value = parse_sum (&parser);
  parser.at += strspn (parser.at, " ");
  return !parser.failed && *parser.at == '\0';
}

static int
compare (Exact a, Exact b)
{
  HengWide left = a.n * b.d, right = b.n * a.d;

  return (left > right) - (left < right);
}

/* "6.5 ≤ 8", "90 ≤ 90.17 < 100": each relation of the chain must hold. FALSE: no such chain. */
static gboolean
check_chain (const char *text)
{
  static const char *const relations[] = { "≤", "≥", "<", ">" };
  g_autofree char *rest = g_strdup (text);
  char *begin = rest;
  Exact left = { 0, 1 };
  const char *relation = NULL;

  for (;;)
    {
      char *next = NULL;
      const char *found = NULL;
      Exact right;
      int order;

      for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
        {
          char *at = strstr (begin, relations[i]);

          if (at != NULL && (next == NULL || at < next))
            next = at, found = relations[i];
        }
      if (next != NULL)
        *next = '\0';
      if (!evaluate (begin, &right))
        return FALSE;
      order = relation != NULL ? compare (left, right) : 0;
      if (relation != NULL)
        g_assert_true (g_str_equal (relation, "≤") ? order <= 0
                       : g_str_equal (relation, "≥") ? order >= 0
                       : g_str_equal (relation, "<") ? order < 0
                                                     : order > 0);
      if (next == NULL)
        return relation != NULL;
      left = right;
      relation = found;
      begin = next + strlen (found);
    }
}

/* half away from zero, to `decimals`, as micro */
static HengMicro
round_exact (Exact value, int decimals)
{
  HengWide scale = 1, rounded;

  for (int i = 0; i < decimals; i++)
    scale *= 10;
  rounded = (value.n < 0 ? -value.n : value.n) * scale * 2 + value.d;
  rounded /= 2 * value.d;
  rounded *= HENG_MICRO / scale;
  return (HengMicro) (value.n < 0 ? -rounded : rounded);
}

/* "limited to 0–120", "limited to ±5". */
static HengMicro
limit (HengMicro value, const char *note)
{
  const char *words = note != NULL ? strstr (note, "limited to ") : NULL;
  g_auto (GStrv) ends = NULL;
  g_autofree char *range = NULL;

  if (words == NULL)
    return value;
  words += strlen ("limited to ");
  range = g_strndup (words, strcspn (words, ";"));
  if (g_str_has_prefix (range, "±"))
    return CLAMP (value, -micro (range + strlen ("±")), micro (range + strlen ("±")));
  ends = g_strsplit (range, "–", 2);
  return CLAMP (value, micro (ends[0]), micro (ends[1]));
}

typedef struct
{
  guint formulas, chains, words, taken;
} Counts;

/* The number that stands behind "→" or after the last ": "; else the formula as it is. */
static const char *
number_part (const char *formula)
{
  const char *arrow = strstr (formula, "→"), *colon = g_strrstr (formula, ": ");

  if (arrow != NULL)
    return arrow + strlen ("→");
  return colon != NULL ? colon + 2 : formula;
}

static void
check_value (const HengTrace *step, Counts *counts)
{
  const char *arrow = strstr (step->formula, "→"), *dot = strchr (step->value, '.');
  g_autofree char *before = arrow != NULL ? g_strndup (step->formula, (gsize) (arrow - step->formula)) : g_strdup (step->formula);
  Exact result;
  HengMicro value, computed;

  if (check_chain (before))
    counts->chains++;
  if (!heng_micro_parse (step->value, &value))
    return; /* a grade, NA, MISSING */
  if (!evaluate (number_part (step->formula), &result))
    {
      counts->words++;
      return;
    }
  computed = limit (round_exact (result, dot != NULL ? (int) strlen (dot + 1) : 0), step->note);
  if (computed != value)
    g_error ("%s: %s is not %s (%s)", step->key, step->formula, step->value, step->note);
  counts->formulas++;
}

static gboolean
is_below (const HengTrace *step, const char *number, guint depth)
{
  for (guint i = 0; step->children != NULL && i < step->children->len; i++)
    {
      const HengTrace *child = step->children->pdata[i];

      if (g_strcmp0 (child->value, number) == 0 || (depth > 1 && is_below (child, number, depth - 1)))
        return TRUE;
    }
  return FALSE;
}

/* A number with six decimals was computed elsewhere: it has to be the value of a step below this one, beside it (the progress of an
 * objective), beside its parent (a perspective of the scorecard) or the parent itself (the published score). */
static void
check_taken (const HengTrace *step, const HengTrace *parent, const HengTrace *above, Counts *counts)
{
  for (const char *at = step->formula; *at != '\0';)
    {
      gsize whole = strspn (at, "0123456789"), decimals = whole > 0 && at[whole] == '.' ? strspn (at + whole + 1, "0123456789") : 0;

      if (decimals == 6)
        {
          g_autofree char *number = g_strndup (at, whole + 7);

          if (!is_below (step, number, 2) && !(parent != NULL && g_strcmp0 (parent->value, number) == 0) && !(parent != NULL && is_below (parent, number, 1)) && !(above != NULL && is_below (above, number, 1)))
            g_error ("%s: no step around %s has the value %s", step->key, step->formula, number);
          counts->taken++;
        }
      at += whole > 0 ? whole + (decimals > 0 ? decimals + 1 : 0) : 1;
    }
}

static void
walk (const HengTrace *step, const HengTrace *parent, const HengTrace *above, Counts *counts)
{
  if (step->formula != NULL && step->value != NULL)
    check_value (step, counts);
  if (step->formula != NULL)
    check_taken (step, parent, above, counts);
  for (guint i = 0; step->children != NULL && i < step->children->len; i++)
    walk (step->children->pdata[i], step, parent, counts);
}

static void
walk_review (HengReview *review, Counts *counts)
{
  g_autoptr (HengTrace) trace = heng_trace_new ("final", NULL);
  g_autoptr (HengResult) with_proof = NULL, without = NULL;
  g_autofree char *final = NULL;

  heng_review_score (review, trace);
  walk (trace, NULL, NULL, counts);
  final = heng_value_format (review->final.final, 6);
  g_assert_cmpstr (trace->value, ==, final);
  with_proof = heng_review_to_result (review);
  heng_review_score (review, NULL);
  without = heng_review_to_result (review);
  for (guint i = 0; i < heng_result_type.n_fields; i++)
    g_assert_true (heng_field_equal (&heng_result_type.fields[i], with_proof, without));
}

static void
test_evaluator (void)
{
  Exact value;

  g_assert_true (evaluate ("100 + 20 × (8 − 6.5) ÷ (8 − 3)", &value));
  g_assert_cmpint (round_exact (value, 6), ==, micro ("106"));
  g_assert_true (evaluate ("(−5 − (−10)) ÷ 3", &value));
  g_assert_cmpint (round_exact (value, 6), ==, micro ("1.666667"));
  g_assert_true (evaluate ("−2.5", &value));
  g_assert_cmpint (round_exact (value, 0), ==, micro ("-3"));
  g_assert_false (evaluate ("1 ÷ 0", &value));
  g_assert_false (evaluate ("1 +", &value));
  g_assert_false (evaluate ("done", &value));
  g_assert_true (check_chain ("90 ≤ 90.17 < 100"));
  g_assert_false (check_chain ("90"));
  g_assert_cmpint (limit (micro ("130"), "x; limited to 0–120"), ==, micro ("120"));
  g_assert_cmpint (limit (micro ("-7"), "limited to ±5; y"), ==, micro ("-5"));
}

static void
test_fixture (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  Counts counts = { 0 };

  walk_review (review, &counts);
  g_assert_cmpuint (counts.formulas, >, 40);
  g_assert_cmpuint (counts.taken, >, 30);
}

static void
test_random (void)
{
  Counts counts = { 0 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (HengReview) review = random_review_new ();

      walk_review (review, &counts);
    }
  g_test_message ("%u formulas, %u comparisons, %u numbers taken over, %u in words", counts.formulas, counts.chains, counts.taken, counts.words);
  g_assert_cmpuint (counts.formulas, >, 20 * ROUNDS);
  g_assert_cmpuint (counts.chains, >, ROUNDS);
  g_assert_cmpuint (counts.taken, >, 10 * ROUNDS);
  /* what cannot be evaluated stays the exception */
  g_assert_cmpuint (counts.words * 20, <, counts.formulas);
}

/* Somebody who was transferred: two parts, weighted by days. */
static void
test_parts (void)
{
  Counts counts = { 0 };

  for (guint round = 0; round < ROUNDS / 4; round++)
    {
      g_autoptr (HengReview) review = random_review_new ();
      g_autoptr (HengReview) other = random_review_new ();

      g_ptr_array_add (review->parts, g_ptr_array_steal_index (other->parts, 0));
      random_part_at (review, 0)->participant->to_date = review->cycle->start_date + g_test_rand_int_range (10, 80);
      random_part_at (review, 1)->participant->from_date = random_part_at (review, 0)->participant->to_date + 1;
      walk_review (review, &counts);
    }
  g_assert_cmpuint (counts.formulas, >, 20 * ROUNDS / 4);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof/evaluator", test_evaluator);
  g_test_add_func ("/proof/TV-F1", test_fixture);
  g_test_add_func ("/proof/random-reviews", test_random);
  g_test_add_func ("/proof/random-parts", test_parts);
  return g_test_run ();
}
