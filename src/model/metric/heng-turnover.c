/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was there, who came, who left and why. */
#include "heng-turnover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const HengEnumValue heng_leave_kind_values[] = {
  { HENG_LEAVE_OTHER, "OTHER", N_("Not stated") },
  { HENG_LEAVE_VOLUNTARY, "VOLUNTARY", N_("Voluntary") },
  { HENG_LEAVE_INVOLUNTARY, "INVOLUNTARY", N_("Involuntary") },
  { HENG_LEAVE_RETIREMENT, "RETIREMENT", N_("Retirement") },
  { HENG_LEAVE_DEATH, "DEATH", N_("Death") },
  { 0, NULL, NULL },
};

HengLeaveKind
heng_leave_kind_of (const char *reason)
{
  /* the first that is found decides: "被动离职" before "离职" would, "不胜任解除" before anything personal */
  static const struct
  {
    const char *word;
    HengLeaveKind kind;
  } words[] = {
    { "退休", HENG_LEAVE_RETIREMENT },    { "retire", HENG_LEAVE_RETIREMENT },    { "去世", HENG_LEAVE_DEATH },
    { "身故", HENG_LEAVE_DEATH },         { "死亡", HENG_LEAVE_DEATH },           { "病故", HENG_LEAVE_DEATH },
    { "deceased", HENG_LEAVE_DEATH },     { "death", HENG_LEAVE_DEATH },          { "died", HENG_LEAVE_DEATH },
    { "被动", HENG_LEAVE_INVOLUNTARY },   { "辞退", HENG_LEAVE_INVOLUNTARY },     { "开除", HENG_LEAVE_INVOLUNTARY },
    { "裁员", HENG_LEAVE_INVOLUNTARY },   { "裁减", HENG_LEAVE_INVOLUNTARY },     { "优化", HENG_LEAVE_INVOLUNTARY },
    { "不胜任", HENG_LEAVE_INVOLUNTARY }, { "违纪", HENG_LEAVE_INVOLUNTARY },     { "试用期不合格", HENG_LEAVE_INVOLUNTARY },
    { "未通过试用", HENG_LEAVE_INVOLUNTARY }, { "公司解除", HENG_LEAVE_INVOLUNTARY }, { "不续签", HENG_LEAVE_INVOLUNTARY },
    { "involuntary", HENG_LEAVE_INVOLUNTARY }, { "dismiss", HENG_LEAVE_INVOLUNTARY }, { "laid off", HENG_LEAVE_INVOLUNTARY },
    { "layoff", HENG_LEAVE_INVOLUNTARY }, { "redundan", HENG_LEAVE_INVOLUNTARY }, { "terminated", HENG_LEAVE_INVOLUNTARY },
    { "主动", HENG_LEAVE_VOLUNTARY },     { "辞职", HENG_LEAVE_VOLUNTARY },       { "个人", HENG_LEAVE_VOLUNTARY },
    { "自愿", HENG_LEAVE_VOLUNTARY },     { "家庭", HENG_LEAVE_VOLUNTARY },       { "voluntary", HENG_LEAVE_VOLUNTARY },
    { "resign", HENG_LEAVE_VOLUNTARY },   { "personal", HENG_LEAVE_VOLUNTARY },
  };
  g_autofree char *small = reason != NULL ? g_utf8_strdown (reason, -1) : NULL;

  for (guint i = 0; small != NULL && i < G_N_ELEMENTS (words); i++)
    if (strstr (small, words[i].word) != NULL)
      return words[i].kind;
  return HENG_LEAVE_OTHER;
}

static gboolean
counts (const HengEmployment *employment, guint excluded_types)
{
  return employment->hired != HENG_DATE_NONE && (excluded_types & (1u << employment->emp_type)) == 0;
}

static void
count_leaver (HengHeadcount *count, const HengEmployment *employment)
{
  gint64 *const kinds[] = { &count->other, &count->voluntary, &count->involuntary, &count->retired, &count->died };

  count->leavers++;
  (*kinds[CLAMP (employment->leave_kind, 0, (int) G_N_ELEMENTS (kinds) - 1)])++;
  /* one who left on the day that was to end the probation was not taken over */
  if (employment->regular != HENG_DATE_NONE && (!employment->is_regular || employment->regular > employment->left)
      && employment->left <= employment->regular)
    count->probation_leavers++;
}

HengHeadcount
heng_headcount_count (const HengEmployment *employments, gsize n, HengDate from, HengDate to, guint excluded_types)
{
  HengHeadcount count = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      const HengEmployment *employment = &employments[i];
      HengDate left = employment->left != HENG_DATE_NONE ? employment->left : G_MAXINT32;

      if (!counts (employment, excluded_types) || employment->hired > to || left < from)
        continue;
      if (employment->hired < from)
        count.opening++;
      else
        count.joiners++;
      if (left <= to)
        count_leaver (&count, employment);
      else
        count.closing++;
      if (employment->regular >= from && employment->regular <= to)
        {
          count.probation_due++;
          count.probation_passed += employment->is_regular && left >= employment->regular;
        }
    }
  return count;
}

HengValue
heng_turnover_rate (const HengHeadcount *count, gint64 leavers, HengTurnoverBase base, gint64 times, HengTrace *trace)
{
  gboolean average = base == HENG_TURNOVER_AVERAGE;
  HengWide numerator = (HengWide) leavers * times * HENG_POINTS (100) * (average ? 2 : 1);
  HengWide denominator = average ? count->opening + count->closing : count->opening + count->joiners;
  HengValue rate = denominator > 0 ? HENG_NUMBER (heng_div_round (numerator, denominator)) : HENG_MISSING;

  heng_trace_formula (trace, average ? "100 × %" G_GINT64_FORMAT "%s ÷ ((%" G_GINT64_FORMAT " + %" G_GINT64_FORMAT ") ÷ 2)"
                                     : "100 × %" G_GINT64_FORMAT "%s ÷ (%" G_GINT64_FORMAT " + %" G_GINT64_FORMAT ")",
                      leavers, times == 4 ? " × 4" : "", count->opening, average ? count->closing : count->joiners);
  if (denominator > 0)
    heng_trace_note_rounding (trace, numerator, denominator);
  if (times == 4)
    heng_trace_note (trace, "%s", _("annualised: four times the quarter"));
  heng_trace_value (trace, rate, 6);
  return rate;
}

HengValue
heng_headcount_average (const HengHeadcount *count, HengTrace *trace)
{
  HengValue average = HENG_NUMBER ((count->opening + count->closing) * (HENG_MICRO / 2));

  heng_trace_formula (trace, "(%" G_GINT64_FORMAT " + %" G_GINT64_FORMAT ") ÷ 2", count->opening, count->closing);
  heng_trace_value (trace, average, 6);
  return average;
}

HengValue
heng_tenure_mean (const HengEmployment *employments, gsize n, HengDate day, guint excluded_types, HengTrace *trace)
{
  gint64 people = 0, days = 0;
  HengValue mean;

  for (gsize i = 0; i < n; i++)
    {
      const HengEmployment *employment = &employments[i];

      if (!counts (employment, excluded_types) || employment->hired > day
          || (employment->left != HENG_DATE_NONE && employment->left <= day))
        continue;
      people++;
      days += day - employment->hired;
    }
  mean = people > 0 ? HENG_NUMBER (heng_div_round ((HengWide) days * HENG_MICRO * 100, (HengWide) people * 36525)) : HENG_MISSING;
  heng_trace_formula (trace, "%" G_GINT64_FORMAT " ÷ 365.25 ÷ %" G_GINT64_FORMAT, days, people);
  heng_trace_value (trace, mean, 6);
  return mean;
}
