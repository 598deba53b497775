/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Human-resources metrics (domain.md §2.11) with their proofs. */
#include "heng-metric.h"

#include "heng-sla.h"
#include "heng-turnover.h"
#include "model-test.h"

static void
test_enps (void)
{
  static const int answers[] = { 10, 9, 9, 7, 8, 6, 0, 11, -1 };
  g_autoptr (HengTrace) trace = heng_trace_new ("enps", NULL);
  HengEnps enps = heng_enps_from_counts (18, 14, 8, trace);

  assert_value (enps.value, "25");
  g_assert_cmpstr (trace->formula, ==, "100 × (18 − 8) ÷ 40");
  assert_value (heng_enps_from_counts (2, 3, 3, NULL).value, "-13"); /* −12.5 */
  assert_value (heng_enps_from_counts (3, 3, 2, NULL).value, "13");
  enps = heng_enps_from_counts (4, 0, 0, NULL);
  g_assert_true (enps.hidden);
  assert_value (enps.value, "MISSING");
  g_assert_false (heng_enps_from_counts (5, 0, 0, NULL).hidden);
  enps = heng_enps (answers, G_N_ELEMENTS (answers), NULL);
  g_assert_cmpint (enps.n, ==, 7);
  g_assert_cmpint (enps.promoters, ==, 3);
  g_assert_cmpint (enps.passives, ==, 2);
  g_assert_cmpint (enps.detractors, ==, 2);
  assert_value (enps.value, "14"); /* 14.29 */
  assert_value (heng_enps (NULL, 0, NULL).value, "MISSING");
}

static void
test_turnover (void)
{
  const HengHeadcount count = { .opening = 52, .closing = 48, .joiners = 2, .leavers = 6, .voluntary = 4, .involuntary = 1, .retired = 1 };
  const HengHeadcount nobody = { 0 };
  g_autoptr (HengTrace) trace = heng_trace_new ("turnover", NULL);

  assert_value (heng_turnover_rate (&count, count.leavers, HENG_TURNOVER_AVERAGE, 1, trace), "12");
  g_assert_cmpstr (trace->formula, ==, "100 × 6 ÷ ((52 + 48) ÷ 2)");
  assert_value (heng_turnover_rate (&count, count.leavers, HENG_TURNOVER_JOINED, 1, NULL), "11.111111");
  assert_value (heng_turnover_rate (&count, count.leavers, HENG_TURNOVER_AVERAGE, 4, NULL), "48");
  assert_value (heng_turnover_rate (&count, count.leavers, HENG_TURNOVER_JOINED, 4, NULL), "44.444444"); /* not 4 × 11.111111 */
  assert_value (heng_turnover_rate (&count, count.voluntary, HENG_TURNOVER_AVERAGE, 1, NULL), "8");
  assert_value (heng_turnover_rate (&nobody, 0, HENG_TURNOVER_AVERAGE, 1, NULL), "MISSING");
  assert_value (heng_headcount_average (&count, NULL), "50");
}

static HengEmployment
employment (const char *hired, const char *left, int type, int kind)
{
  return (HengEmployment) { .hired = heng_date_parse (hired), .left = left ? heng_date_parse (left) : HENG_DATE_NONE, .emp_type = type,
                            .leave_kind = kind };
}

static void
test_headcount (void)
{
  HengEmployment people[] = {
    employment ("2020-01-01", NULL, HENG_EMP_TYPE_FULL_TIME, 0),
    employment ("2020-01-01", "2026-03-31", HENG_EMP_TYPE_FULL_TIME, HENG_LEAVE_VOLUNTARY), /* the day before the period */
    employment ("2020-01-01", "2026-04-01", HENG_EMP_TYPE_FULL_TIME, HENG_LEAVE_VOLUNTARY), /* its first day */
    employment ("2020-01-01", "2026-06-30", HENG_EMP_TYPE_FULL_TIME, HENG_LEAVE_RETIREMENT), /* its last day */
    employment ("2020-01-01", "2026-07-01", HENG_EMP_TYPE_FULL_TIME, HENG_LEAVE_VOLUNTARY), /* the day after */
    employment ("2026-04-01", NULL, HENG_EMP_TYPE_FULL_TIME, 0),
    employment ("2026-06-30", NULL, HENG_EMP_TYPE_NONE, 0),
    employment ("2026-07-01", NULL, HENG_EMP_TYPE_FULL_TIME, 0),
    employment ("2026-05-01", "2026-06-10", HENG_EMP_TYPE_FULL_TIME, HENG_LEAVE_INVOLUNTARY), /* came and went, on probation */
    employment ("2026-01-15", NULL, HENG_EMP_TYPE_FULL_TIME, 0),                           /* passed */
    employment ("2026-01-16", "2026-04-20", HENG_EMP_TYPE_FULL_TIME, HENG_LEAVE_OTHER),      /* passed, then left */
    employment ("2026-05-01", "2026-06-20", HENG_EMP_TYPE_INTERN, HENG_LEAVE_VOLUNTARY),
    employment ("2020-05-01", NULL, HENG_EMP_TYPE_DISPATCH, 0),
    employment ("2020-05-01", "2026-05-02", HENG_EMP_TYPE_FULL_TIME, HENG_LEAVE_DEATH),
  };
  HengHeadcount count;

  people[8].regular = heng_date_parse ("2026-08-01");
  people[9].regular = heng_date_parse ("2026-04-15");
  people[9].is_regular = TRUE;
  people[10].regular = heng_date_parse ("2026-04-16");
  people[10].is_regular = TRUE;
  count = heng_headcount_count (people, G_N_ELEMENTS (people), heng_date_parse ("2026-04-01"), heng_date_parse ("2026-06-30"),
                                HENG_TURNOVER_EXCLUDED);
  g_assert_cmpint (count.opening, ==, 7);
  g_assert_cmpint (count.joiners, ==, 3);
  g_assert_cmpint (count.leavers, ==, 5);
  g_assert_cmpint (count.closing, ==, 5);
  g_assert_cmpint (count.opening + count.joiners - count.leavers, ==, count.closing);
  g_assert_cmpint (count.voluntary, ==, 1);
  g_assert_cmpint (count.involuntary, ==, 1);
  g_assert_cmpint (count.retired, ==, 1);
  g_assert_cmpint (count.died, ==, 1);
  g_assert_cmpint (count.other, ==, 1);
  g_assert_cmpint (count.probation_leavers, ==, 1);
  g_assert_cmpint (count.probation_due, ==, 2);
  g_assert_cmpint (count.probation_passed, ==, 2);
  count = heng_headcount_count (people, G_N_ELEMENTS (people), heng_date_parse ("2026-04-01"), heng_date_parse ("2026-06-30"), 0);
  g_assert_cmpint (count.opening, ==, 8);
  g_assert_cmpint (count.leavers, ==, 6);
  assert_value (heng_tenure_mean (people, 1, heng_date_parse ("2026-01-01"), 0, NULL), "6.001369"); /* 2192 days */
}

static void
test_headcount_balances (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      HengEmployment people[30];
      HengHeadcount count;
      HengDate from = 700000 + g_test_rand_int_range (0, 500), to = from + g_test_rand_int_range (0, 200);

      for (guint i = 0; i < G_N_ELEMENTS (people); i++)
        people[i] = (HengEmployment) { .hired = 700000 + g_test_rand_int_range (-300, 700), .emp_type = g_test_rand_int_range (0, 7),
                                       .leave_kind = g_test_rand_int_range (0, 5) };
      for (guint i = 0; i < G_N_ELEMENTS (people); i += 2)
        people[i].left = people[i].hired + g_test_rand_int_range (0, 500);
      count = heng_headcount_count (people, G_N_ELEMENTS (people), from, to, HENG_TURNOVER_EXCLUDED);
      g_assert_cmpint (count.opening + count.joiners - count.leavers, ==, count.closing);
      g_assert_cmpint (count.voluntary + count.involuntary + count.retired + count.died + count.other, ==, count.leavers);
      g_assert_cmpint (count.closing, >=, 0);
    }
}

static void
test_leave_kinds (void)
{
  static const struct
  {
    const char *reason;
    HengLeaveKind kind;
  } cases[] = {
    { "主动离职", HENG_LEAVE_VOLUNTARY }, { "个人原因", HENG_LEAVE_VOLUNTARY }, { "被动离职", HENG_LEAVE_INVOLUNTARY },
    { "试用期不合格", HENG_LEAVE_INVOLUNTARY }, { "Resigned", HENG_LEAVE_VOLUNTARY }, { "involuntary", HENG_LEAVE_INVOLUNTARY },
    { "Voluntary", HENG_LEAVE_VOLUNTARY }, { "Dismissed", HENG_LEAVE_INVOLUNTARY }, { "达到法定退休年龄", HENG_LEAVE_RETIREMENT },
    { "因病身故", HENG_LEAVE_DEATH }, { "合同到期", HENG_LEAVE_OTHER }, { "", HENG_LEAVE_OTHER }, { NULL, HENG_LEAVE_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (heng_leave_kind_of (cases[i].reason), ==, cases[i].kind);
}

static HengHireCase
hire (const char *approved, gint64 days, gint64 paused)
{
  HengDate day = heng_date_parse (approved);

  return (HengHireCase) { day, day + (HengDate) days, paused };
}

static void
test_time_to_hire (void)
{
  const HengHireCase hires[] = { hire ("2026-04-01", 30, 0), hire ("2026-05-01", 50, 5), hire ("2026-05-02", 27, 0),
                                 hire ("2026-06-20", 30, 0), hire ("2026-01-01", 10, 0) }; /* accepted after and before the period */
  g_autoptr (HengTrace) trace = heng_trace_new ("hire", NULL);
  HengDate from = heng_date_parse ("2026-04-01"), to = heng_date_parse ("2026-06-30");
  HengHireTime time = heng_time_to_hire (hires, 5, from, to, trace);

  g_assert_cmpint (time.n, ==, 3);
  assert_value (time.mean, "34");
  assert_value (time.median, "30");
  g_assert_cmpstr (trace->formula, ==, "(27 + 30 + 45) ÷ 3");
  time = heng_time_to_hire (hires, 2, from, to, NULL);
  assert_value (time.median, "37.5");
  time = heng_time_to_hire (hires, 0, from, to, NULL);
  assert_value (time.mean, "MISSING");
}

static void
test_training (void)
{
  const HengTrainingSession sessions[] = { { micro ("2"), 20 }, { micro ("3"), 15 }, { micro ("1.5"), 10 } };
  g_autoptr (HengTrace) trace = heng_trace_new ("training", NULL);

  assert_value (heng_training_hours (sessions, 3, 50, 50, trace), "2");
  g_assert_cmpstr (trace->formula, ==, "(2 × 20 + 3 × 15 + 1.5 × 10) ÷ ((50 + 50) ÷ 2)");
  assert_value (heng_training_hours (sessions, 3, 52, 49, NULL), "1.980198");
  assert_value (heng_training_hours (sessions, 0, 50, 50, NULL), "0");
  assert_value (heng_training_hours (sessions, 3, 0, 0, NULL), "MISSING");
}

static void
assert_due (const HengCalendar *calendar, const char *day, int hour, int minute, gint64 minutes, const char *due_day, int due_minute)
{
  const HengWorkHours hours = HENG_WORK_HOURS_DEFAULT;
  HengMoment due = heng_sla_due (calendar, &hours, (HengMoment) { heng_date_parse (day), hour * 60 + minute }, minutes);
  g_autofree char *text = heng_date_format (due.day);

  g_assert_cmpstr (text, ==, due_day);
  g_assert_cmpint (due.minute, ==, due_minute);
}

static void
test_sla (void)
{
  g_autoptr (HengCalendar) calendar = heng_calendar_new ();

  assert_due (calendar, "2026-05-14", 9, 0, 480, "2026-05-14", 18 * 60);      /* Thursday, a whole day */
  assert_due (calendar, "2026-05-14", 9, 0, 481, "2026-05-15", 9 * 60 + 1);
  assert_due (calendar, "2026-05-14", 11, 30, 60, "2026-05-14", 13 * 60 + 30); /* across lunch */
  assert_due (calendar, "2026-05-14", 12, 30, 60, "2026-05-14", 14 * 60);
  assert_due (calendar, "2026-05-15", 17, 0, 120, "2026-05-18", 10 * 60);     /* across the weekend */
  assert_due (calendar, "2026-05-16", 3, 0, 60, "2026-05-18", 10 * 60);
  assert_due (calendar, "2026-05-15", 20, 0, 0, "2026-05-18", 9 * 60);
  heng_calendar_set (calendar, heng_date_parse ("2026-05-16"), TRUE); /* a swapped Saturday */
  assert_due (calendar, "2026-05-15", 17, 0, 120, "2026-05-16", 10 * 60);
}

/* 20 due, 17 in time, 2 late, 1 open. */
static void
test_timeliness (void)
{
  g_autoptr (HengCalendar) calendar = heng_calendar_new ();
  g_autoptr (HengTrace) trace = heng_trace_new ("timeliness", NULL);
  const HengWorkHours hours = HENG_WORK_HOURS_DEFAULT;
  HengTicket tickets[22];
  HengTimeliness found;

  for (guint i = 0; i < 22; i++)
    {
      HengDate day = heng_date_parse ("2026-05-14");

      tickets[i] = (HengTicket) { { day, 9 * 60 }, { day, 11 * 60 }, 120 };
    }
  tickets[3].closed.minute = 11 * 60 + 1;
  tickets[7].closed.day += 3;
  tickets[9].closed.day = HENG_DATE_NONE;
  tickets[20].sla_minutes = 480 * 40; /* due after the period */
  tickets[21].opened.day = heng_date_parse ("2026-03-20"); /* before */
  found = heng_timeliness (tickets, 22, calendar, &hours, heng_date_parse ("2026-04-01"), heng_date_parse ("2026-06-30"), trace);
  g_assert_cmpint (found.due, ==, 20);
  g_assert_cmpint (found.in_time, ==, 17);
  g_assert_cmpint (found.late, ==, 2);
  g_assert_cmpint (found.open, ==, 1);
  assert_value (found.rate, "85");
  g_assert_cmpstr (trace->formula, ==, "100 × 17 ÷ 20");
  g_assert_cmpstr (trace->value, ==, "85.000000");
}

static void
test_shares (void)
{
  assert_value (heng_offer_acceptance (7, 9, NULL), "77.777778");
  assert_value (heng_regularisation_rate (0, 0, NULL), "MISSING");
  assert_value (heng_regularisation_rate (3, 4, NULL), "75");
  assert_value (heng_absence_rate (micro ("2.5"), micro ("125"), NULL), "2");
  assert_value (heng_absence_rate (0, 0, NULL), "MISSING");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metric/eNPS", test_enps);
  g_test_add_func ("/metric/turnover", test_turnover);
  g_test_add_func ("/metric/headcount", test_headcount);
  g_test_add_func ("/metric/headcount-balances", test_headcount_balances);
  g_test_add_func ("/metric/leave-kinds", test_leave_kinds);
  g_test_add_func ("/metric/time-to-hire", test_time_to_hire);
  g_test_add_func ("/metric/training-hours", test_training);
  g_test_add_func ("/metric/sla", test_sla);
  g_test_add_func ("/metric/timeliness", test_timeliness);
  g_test_add_func ("/metric/shares", test_shares);
  return g_test_run ();
}
