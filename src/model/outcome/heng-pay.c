/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compa-ratio, merit matrix, budget, bonus and pool: exact in fen, each pay item rounded once (domain.md §2.12). */
#include "heng-pay.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
heng_fen_format (gint64 fen)
{
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", fen < 0 ? "-" : "", ABS (fen / 100), (int) ABS (fen % 100));
}

static HengValue
explain_quotient (HengTrace *parent, const char *key, const char *label, gint64 numerator, gint64 denominator)
{
  HengTrace *step = heng_trace_add (parent, key, label);
  g_autofree char *top = heng_fen_format (numerator);
  g_autofree char *bottom = heng_fen_format (denominator);
  HengValue value = denominator > 0 ? HENG_NUMBER (heng_div_round ((HengWide) numerator * HENG_MICRO, denominator)) : HENG_NA;

  heng_trace_formula (step, "%s ÷ %s", top, bottom);
  heng_trace_value (step, value, 4);
  return value;
}

HengPayPosition
heng_pay_position (gint64 salary, gint64 min, gint64 midpoint, gint64 max, HengTrace *trace)
{
  return (HengPayPosition) {
    explain_quotient (trace, "compa_ratio", _("Compa-ratio"), salary, midpoint),
    explain_quotient (trace, "penetration", _("Range penetration"), salary - min, max - min),
  };
}

static const HengMeritRow *
find_row (const HengMeritRow *rows, guint n_rows, const char *grade)
{
  for (guint i = 0; grade && i < n_rows; i++)
    if (g_str_equal (rows[i].grade, grade))
      return &rows[i];
  return NULL;
}

/* salary ÷ midpoint against 0.90 and 1.10, in whole numbers. */
static gint64
raise_of (const HengMeritRow *row, gint64 salary, gint64 midpoint)
{
  if ((HengWide) salary * 10 < (HengWide) midpoint * 9)
    return row->below_bp;
  return (HengWide) salary * 10 > (HengWide) midpoint * 11 ? row->above_bp : row->within_bp;
}

gint64
heng_merit_raise (const HengMeritRow *rows, guint n_rows, const char *grade, gint64 salary, gint64 midpoint, gint64 *raise_bp,
                  HengTrace *trace)
{
  const HengMeritRow *row = find_row (rows, n_rows, grade);
  gint64 bp = row && midpoint > 0 ? raise_of (row, salary, midpoint) : 0;
  gint64 raise = heng_div_round ((HengWide) salary * bp, 10000);
  g_autofree char *salary_text = heng_fen_format (salary);
  g_autofree char *percent = heng_micro_display_short (bp * (HENG_MICRO / 100));
  g_autofree char *raise_text = heng_fen_format (raise);

  if (raise_bp)
    *raise_bp = bp;
  if (!trace)
    return raise;
  explain_quotient (trace, "compa_ratio", _("Compa-ratio"), salary, midpoint);
  heng_trace_formula (trace, "%s × %s%%", salary_text, percent);
  heng_trace_note (trace, _("grade %s"), grade ? grade : "—");
  heng_trace_note (trace, "%s", _("a proposal; somebody decides"));
  heng_trace_value_text (trace, raise_text);
  return raise;
}

/* A share with what its floor left over. */
typedef struct
{
  HengPayShare *share;
  HengWide remainder;
  gboolean extra;
} Rest;

static int
compare_rests (gconstpointer a, gconstpointer b)
{
  const Rest *x = a, *y = b;

  if (x->remainder != y->remainder)
    return x->remainder > y->remainder ? -1 : 1;
  return strcmp (x->share->emp_no, y->share->emp_no);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Rest *) a)->share->emp_no, ((const Rest *) b)->share->emp_no);
}

static void
explain_split (gint64 pool, HengWide sum, Rest *rests, guint n, HengTrace *trace)
{
  g_autofree char *pool_text = heng_fen_format (pool);

  heng_trace_value_text (trace, pool_text);
  heng_trace_note (trace, "%s", _("floors in fen; what is left goes to the largest remainders, ties by employee number"));
  heng_trace_note (trace, "%s", _("a proposal; somebody decides"));
  qsort (rests, n, sizeof *rests, compare_numbers);
  for (guint i = 0; i < n; i++)
    {
      HengTrace *step = heng_trace_add (trace, rests[i].share->emp_no, rests[i].share->emp_no);
      g_autofree char *share = heng_micro_display_short (heng_div_round (rests[i].share->weight * 100 * HENG_MICRO, sum));
      g_autofree char *amount = heng_fen_format (rests[i].share->amount);

      heng_trace_formula (step, "%s × %s%%", pool_text, share);
      if (rests[i].extra)
        heng_trace_note (step, "%s", _("one fen more for the remainder"));
      heng_trace_value_text (step, amount);
    }
}

/* Σ of the weights; −1 when there is a negative one. */
static HengWide
sum_weights (const HengPayShare *shares, guint n_shares)
{
  HengWide sum = 0;

  for (guint i = 0; i < n_shares; i++)
    {
      if (shares[i].weight < 0)
        return -1;
      sum += shares[i].weight;
    }
  return sum;
}

/* pool × weight stays below this: 128 bits hold the product. */
#define LARGEST_PRODUCT ((HengWide) 1 << 125)

gboolean
heng_pool_split (gint64 pool, HengPayShare *shares, guint n_shares, HengTrace *trace)
{
  g_autofree Rest *rests = g_new0 (Rest, n_shares + 1);
  HengWide sum = sum_weights (shares, n_shares);
  gint64 left = pool;

  for (guint i = 0; i < n_shares; i++)
    shares[i].amount = 0;
  if (pool < 0 || sum < 0 || (pool > 0 && sum == 0))
    return FALSE;
  if (pool == 0)
    return TRUE;
  if (sum > LARGEST_PRODUCT / pool)
    return FALSE;
  for (guint i = 0; i < n_shares; i++)
    {
      HengWide product = shares[i].weight * pool;

      shares[i].amount = (gint64) (product / sum);
      rests[i] = (Rest) { &shares[i], product % sum, FALSE };
      left -= shares[i].amount;
    }
  qsort (rests, n_shares, sizeof *rests, compare_rests);
  for (guint i = 0; left > 0 && i < n_shares; i++, left--)
    {
      rests[i].share->amount++;
      rests[i].extra = TRUE;
    }
  if (trace)
    explain_split (pool, sum, rests, n_shares, trace);
  return TRUE;
}

gboolean
heng_budget_scale (gint64 budget, HengPayShare *shares, guint n_shares, HengTrace *trace)
{
  HengWide sum = sum_weights (shares, n_shares);
  g_autofree char *sum_text = NULL;
  g_autofree char *budget_text = heng_fen_format (budget);

  if (sum < 0 || budget < 0 || sum > G_MAXINT64)
    return FALSE;
  sum_text = heng_fen_format ((gint64) sum);
  if (sum > budget)
    {
      if (!heng_pool_split (budget, shares, n_shares, trace))
        return FALSE;
      if (trace)
        {
          g_autofree char *factor = heng_micro_format (heng_div_round ((HengWide) budget * HENG_MICRO, sum), 6);

          heng_trace_formula (trace, "%s ÷ %s = %s", budget_text, sum_text, factor);
        }
      return TRUE;
    }
  for (guint i = 0; i < n_shares; i++)
    shares[i].amount = (gint64) shares[i].weight;
  heng_trace_formula (trace, "%s ≤ %s", sum_text, budget_text);
  heng_trace_note (trace, "%s", _("within the budget: nothing is scaled"));
  return TRUE;
}

HengValue
heng_bonus (const HengBonusInput *input, HengTrace *trace)
{
  g_autofree char *base = heng_fen_format (input->base);
  g_autofree char *personal = heng_micro_display_short (input->personal);
  g_autofree char *department = heng_micro_display_short (input->department);
  g_autofree char *company = heng_micro_display_short (input->company);
  HengWide numerator = (HengWide) input->base * input->personal;
  HengWide unit = (HengWide) HENG_MICRO * HENG_MICRO * HENG_MICRO;
  g_autofree char *amount = NULL;
  gint64 fen;

  if (input->due_days <= 0)
    {
      heng_trace_value (trace, HENG_NA, 2);
      return HENG_NA;
    }
  numerator *= (HengWide) input->department * input->company;
  numerator *= input->paid_days;
  fen = heng_div_round (numerator, unit * input->due_days);
  heng_trace_formula (trace, "%s × %s × %s × %s × %d ÷ %d", base, personal, department, company, (int) input->paid_days,
                      (int) input->due_days);
  heng_trace_note (trace, "%s", _("a proposal; somebody decides"));
  amount = heng_fen_format (fen);
  heng_trace_value_text (trace, amount);
  return HENG_NUMBER (fen);
}
