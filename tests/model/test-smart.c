/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SMART check (domain.md §5): TV-SM, and every rule in both languages. */
#include "smart-fixture.h"

#include <locale.h>

static void
test_tv_sm (void)
{
  const HengMicro h42 = micro ("42"), h60 = micro ("60");
  HengSmartKr kr;

  assert_kr (kr_of ("提升客户满意度"), "M1E");
  assert_kr (kr_of ("努力做好招聘工作"), "S2W M1E");
  assert_kr (kr_with ("2026-06-30前将缺陷逃逸率由12%降至6%", HENG_KR_DECREASE, "12", "6", "%"), "");
  kr = kr_with ("Reduce average time to hire from 42 to 30 days by 2026-06-30", HENG_KR_DECREASE, "42", "30", "days");
  kr.history = &h42;
  kr.n_history = 1;
  assert_kr (kr, "");
  kr = kr_with ("2026-06-30前客户数由60个增加到130个", HENG_KR_INCREASE, "60", "130", "个");
  kr.history = &h60;
  kr.n_history = 1;
  assert_kr (kr, "A1W A2E");
  kr = kr_with ("2026-06-30前客户数由60个增加到66个", HENG_KR_INCREASE, "60", "66", "个");
  kr.history = &h60;
  kr.n_history = 1;
  assert_kr (kr, "");
  kr = kr_with ("2026-06-30前客户数由50个增加到58个", HENG_KR_INCREASE, "50", "58", "个");
  kr.history = &h60;
  kr.n_history = 1;
  assert_kr (kr, "A3W");
  assert_kr (kr_of ("发布v2.3"), "M1E");
  assert_kr (kr_of ("销售额翻一番"), "M3E");
  assert_kr (kr_with ("召开3次技术分享会", HENG_KR_INCREASE, "0", "3", "次"), "S3I");
  kr = kr_with ("由5个增加到8个合作伙伴", HENG_KR_INCREASE, "5", "8", "个");
  kr.due = heng_date_new (2026, 7, 15);
  assert_kr (kr, "T1E");
}

/* domain.md §3.6: the examples of the templates pass. */
static void
test_examples (void)
{
  static const struct
  {
    const char *title, *start, *target, *unit;
    int month, day;
  } cases[] = {
    { "2026-06-30前将缺陷逃逸率由12%降至6%", "12", "6", "%", 6, 30 },
    { "2026-06-15前核心模块单元测试覆盖率由55%提升到75%", "55", "75", "%", 6, 15 },
    { "2026-06-30前每月有效线索由80条提升到120条", "80", "120", "条", 6, 30 },
    { "2026-06-30前线索转化率由8%提升到11%", "8", "11", "%", 6, 30 },
    { "2026-05-31前单条线索成本由300元降至240元", "300", "240", "元", 5, 31 },
    { "2026-06-30前月结天数由8个工作日缩短到5个工作日", "8", "5", "工作日", 6, 30 },
    { "2026-06-30前报销平均时长由6个工作日降至3个工作日", "6", "3", "个工作日", 6, 30 },
    { "2026-06-30前账务差错由5笔降至1笔", "5", "1", "笔", 6, 30 },
    { "2026-06-30前平均招聘周期由48天缩短到36天", "48", "36", "天", 6, 30 },
    { "2026-06-30前试用期通过率由78%提升到88%", "78", "88", "%", 6, 30 },
    { "2026-06-30前面试官认证人数由6人增加到15人", "6", "15", "人", 6, 30 },
    { "2026-06-30前服务工单及时率由85%提升到96%", "85", "96", "%", 6, 30 },
    { "2026-06-30前行政服务满意度指数由72分提升到82分", "72", "82", "分", 6, 30 },
    { "2026-05-31前资产账实相符率由96%提升到99.5%", "96", "99.5", "%", 5, 31 },
  };
  static const char *const objectives[] = { "让新版本稳定可靠", "Make the new release dependable", "建立可预期的线索来源", "Build a predictable lead source",
                                            "让月结又快又准", "Close the books fast and right", "让关键岗位及时到岗", "Fill key positions in time",
                                            "让办公服务更省心", "Make office services effortless" };
  HengSmartKr kr = kr_of ("2026-06-20前完成灰度发布并通过验收");
  static const gint64 weights[] = { 5000, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean falls = micro (cases[i].target) < micro (cases[i].start);
      HengSmartKr example = kr_with (cases[i].title, falls ? HENG_KR_DECREASE : HENG_KR_INCREASE, cases[i].start, cases[i].target, cases[i].unit);

      example.due = heng_date_new (2026, cases[i].month, cases[i].day);
      example.is_submit = TRUE;
      assert_kr (example, "");
    }
  kr.type = HENG_KR_STEPS;
  kr.acceptance = "验收报告";
  kr.due = heng_date_new (2026, 6, 20);
  assert_kr (kr, "");
  for (guint i = 0; i < G_N_ELEMENTS (objectives); i++)
    {
      HengSmartObjective objective = { .title = objectives[i], .n_owners = 1, .is_aligned = TRUE, .n_objectives = 3, .n_key_results = 2,
                                       .weights_bp = weights, .n_weights = 2 };
      g_autofree char *found = describe (heng_smart_check_objective (&objective));

      g_assert_cmpstr (found, ==, "");
    }
}

static void
test_s1_length (void)
{
  g_autoptr (GString) han = g_string_new ("5次"), latin = g_string_new ("5 times");

  while (g_utf8_strlen (han->str, -1) < 80)
    g_string_append (han, "字");
  assert_kr (kr_with (han->str, HENG_KR_INCREASE, "0", "5", "次"), "");
  g_string_append (han, "字");
  assert_kr (kr_with (han->str, HENG_KR_INCREASE, "0", "5", "次"), "S1W");
  assert_kr (kr_with ("完成五次", HENG_KR_INCREASE, "0", "5", "次"), "S1W");
  assert_kr (kr_with (" 完成访谈5次 ", HENG_KR_INCREASE, "0", "5", "次"), "");
  assert_kr (kr_with ("Visits 5x", HENG_KR_INCREASE, "0", "5", "x"), "S1W");
  assert_kr (kr_with ("Visit customers 5x", HENG_KR_INCREASE, "0", "5", "x"), "");
  for (guint i = 2; i < 30; i++)
    g_string_append (latin, " word");
  assert_kr (kr_with (latin->str, HENG_KR_INCREASE, "0", "5", "times"), "");
  g_string_append (latin, " word");
  assert_kr (kr_with (latin->str, HENG_KR_INCREASE, "0", "5", "times"), "S1W");
  assert_kr (kr_of (""), "S1W M1E");
  assert_kr (kr_of (NULL), "S1W M1E");
}

static void
test_s2_vague (void)
{
  static const char *const vague[] = { "努力", "尽量", "争取", "加强", "进一步", "适当", "大力", "做好", "持续优化", "尽快", "相关",
                                       "try", "improve", "enhance", "better", "optimize", "asap", "etc." };

  for (guint i = 0; i < G_N_ELEMENTS (vague); i++)
    {
      g_autofree char *title = g_strdup_printf (g_ascii_isalpha (*vague[i]) ? "We shall %s the office" : "全员%s团队协作", vague[i]);
      g_autofree char *measured = g_strconcat (title, g_ascii_isalpha (*vague[i]) ? " 5 times" : "5次", NULL);
      HengSmartKr kr = kr_of (title);
      g_autoptr (GPtrArray) findings = heng_smart_check_kr (&kr);
      const HengSmartFinding *finding = find (findings, HENG_SMART_S2);

      g_assert_nonnull (finding);
      g_assert_cmpstr (finding->value, ==, vague[i]);
      g_assert_nonnull (strstr (finding->message, vague[i]));
      assert_kr (kr_of (measured), "");
    }
  assert_kr (kr_of ("ＩＭＰＲＯＶＥ the office"), "S2W M1E");
  assert_kr (kr_of ("The improvement of trysts"), "M1E");
  assert_kr (kr_of ("让客服更快做好2026年版v2.3"), "S2W M1E");
}

static void
test_s3_activity (void)
{
  static const char *const activities[] = {
    "召开3次技术分享会", "组织3次培训课程", "参加3次行业会议", "编写3次操作手册", "开展3次安全检查", "推进3次系统上线",
    "2026-06-30前召开3次分享会", "6月30日前,组织3次培训", "在2026年6月30日之前参加3次会", "二季度末前开展3次检查", "2026-06-30,召开3次分享会",
    "Hold 3 times a sharing session", "by 2026-06-30, attend 3 times", "By June 30 write it 3 times", "organize 3 times a day",
  };
  static const char *const results[] = { "分享会召开3次以上", "Sessions we hold 3 times", "holding it 3 times", "由组织3次改为5次" };

  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    assert_kr (kr_with (activities[i], HENG_KR_INCREASE, "0", "3", "次"), "S3I");
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      HengSmartKr kr = kr_with (results[i], HENG_KR_INCREASE, "0", "3", "次");
      g_autoptr (GPtrArray) findings = heng_smart_check_kr (&kr);

      g_assert_null (find (findings, HENG_SMART_S3));
    }
}

static void
test_m1_measure (void)
{
  HengSmartKr kr = kr_of ("缺陷逃逸率由12%降至6%");

  kr.type = HENG_KR_DECREASE;
  assert_kr (kr, "");
  kr.is_submit = TRUE; /* the fields are required then, whatever the text says */
  assert_kr (kr, "M1E");
  assert_kr (kr_with ("缺陷逃逸率明显下降", HENG_KR_DECREASE, "12", "6", "%"), "");
  kr = kr_with ("缺陷逃逸率明显下降", HENG_KR_DECREASE, "12", "6", "");
  assert_kr (kr, "");
  kr.is_submit = TRUE;
  assert_kr (kr, "M1E");
  kr = kr_of ("服务满意度保持在区间内");
  kr.type = HENG_KR_RANGE;
  assert_kr (kr, "M1E");
  kr.has_range = TRUE;
  assert_kr (kr, "");
  kr.type = HENG_KR_RANGE_HITS;
  kr.is_submit = TRUE;
  assert_kr (kr, "");
  assert_kr (kr_of ("Make customers happy"), "M1E");
  assert_kr (kr_of ("Win customers, 12 of them"), "M1E"); /* a number without a unit */
  assert_kr (kr_of ("Answer 12 cases a week"), "");
}

static void
test_m2_start_equals_target (void)
{
  HengSmartKr kr = kr_with ("系统可用率达到99%", HENG_KR_INCREASE, "99", "99", "%");

  assert_kr (kr, "M2E");
  kr.keep = TRUE;
  assert_kr (kr, "");
  kr = kr_with ("系统可用率达到99%", HENG_KR_RANGE, "99", "99", "%");
  kr.has_range = TRUE;
  assert_kr (kr, "");
  assert_kr (kr_of ("Keep it from 5 to 5 days"), "M2E");
}

static void
test_m3_baseline (void)
{
  static const char *const relative[] = { "销售额提升20%以上", "销售额提高三成以上", "成本降低百分之十", "销售额翻一番", "库存周期减半",
                                          "Grow sales by 20%", "响应时间缩短了约15%" };

  for (guint i = 0; i < G_N_ELEMENTS (relative); i++)
    {
      assert_kr (kr_of (relative[i]), "M3E");
      assert_kr (kr_with (relative[i], HENG_KR_INCREASE, "100", "120", "万元"), ""); /* and M5 is not asked */
    }
  assert_kr (kr_of ("合格率提升到95%"), "");
  assert_kr (kr_of ("Grow the share to 20%"), "");
}

static void
test_m4_acceptance (void)
{
  HengSmartKr kr = kr_of ("完成灰度发布并通过验收");

  for (HengKrType type = HENG_KR_BOOLEAN; type <= HENG_KR_STEPS; type++)
    {
      kr.type = type;
      kr.acceptance = NULL;
      kr.has_evidence = FALSE;
      assert_kr (kr, "M4E");
      kr.acceptance = " \t";
      assert_kr (kr, "M4E");
      kr.acceptance = "验收报告";
      assert_kr (kr, "");
      kr.acceptance = NULL;
      kr.has_evidence = TRUE;
      assert_kr (kr, "");
    }
}

static void
test_m5_fields (void)
{
  assert_kr (kr_with ("缺陷逃逸率由12%降至6%", HENG_KR_DECREASE, "12", "5", "%"), "M5W");
  assert_kr (kr_with ("缺陷逃逸率由12%降至6%", HENG_KR_DECREASE, "11", "6", "%"), "M5W");
  assert_kr (kr_with ("缺陷逃逸率由12%降至6%", HENG_KR_DECREASE, "12", "6", "次"), "M5W");
  assert_kr (kr_with ("缺陷逃逸率降至6%以下", HENG_KR_DECREASE, "12", "6", "%"), "");
  assert_kr (kr_with ("缺陷逃逸率降至6%以下", HENG_KR_DECREASE, "12", "6", NULL), "");
  assert_kr (kr_with ("月收入由80万元提升到120万元", HENG_KR_INCREASE, "800000", "1200000", "元"), "");
  assert_kr (kr_with ("线索达到5万条以上", HENG_KR_INCREASE, "0", "50000", "条"), "");
  assert_kr (kr_with ("客户满意度明显上升", HENG_KR_INCREASE, "70", "80", "分"), "");
  assert_kr (kr_with ("cut it from 42 to 30 days", HENG_KR_DECREASE, "42", "30", "天"), "");
  assert_kr (kr_with ("cut it from 42 to 30 days", HENG_KR_DECREASE, "42", "31", "days"), "M5W");
  assert_kr (kr_with ("2026-06-30前发布v6版本", HENG_KR_DECREASE, "12", "6", "%"), ""); /* no numbers there */
}

static GPtrArray *
check_reach (HengKrType type, const char *target, const HengMicro *history, guint n, gboolean justified)
{
  HengSmartKr kr = kr_with ("客户数量明显增加", type, "1", target, "个");

  kr.history = history;
  kr.n_history = n;
  kr.is_justified = justified;
  return heng_smart_check_kr (&kr);
}

static void
assert_reach (HengKrType type, const char *target, const char *first, gboolean justified, const char *expected)
{
  const HengMicro history[] = { micro (first) };
  g_autofree char *found = describe (check_reach (type, target, history, 1, justified));

  g_assert_cmpstr (found, ==, expected);
}

static void
test_a_reach (void)
{
  const HengMicro five[] = { micro ("50"), micro ("70"), micro ("60"), micro ("60"), micro ("6000") };
  g_autoptr (GPtrArray) none = check_reach (HENG_KR_INCREASE, "66", NULL, 0, FALSE);
  g_autoptr (GPtrArray) below_zero = check_reach (HENG_KR_INCREASE, "-1", five, 5, FALSE);
  g_autoptr (GPtrArray) far = check_reach (HENG_KR_INCREASE, "130", five, 5, FALSE);
  HengSmartKr keep = kr_with ("客户数保持60个以上", HENG_KR_INCREASE, "60", "60", "个");
  g_autoptr (GPtrArray) kept = NULL;

  g_assert_cmpint (((HengSmartFinding *) find (none, HENG_SMART_A4))->severity, ==, HENG_SMART_INFO);
  g_assert_nonnull (find (below_zero, HENG_SMART_A4));
  g_assert_cmpstr (find (far, HENG_SMART_A1)->value, ==, "2.17"); /* only the newest four count */
  g_assert_cmpstr (find (far, HENG_SMART_A2)->message, ==, "Target is 2.17× history, justify");
  assert_reach (HENG_KR_INCREASE, "90", "60", FALSE, "");
  assert_reach (HENG_KR_INCREASE, "90.000001", "60", FALSE, "A1W");
  assert_reach (HENG_KR_INCREASE, "120", "60", FALSE, "A1W");
  assert_reach (HENG_KR_INCREASE, "120.000001", "60", FALSE, "A1W A2E");
  assert_reach (HENG_KR_INCREASE, "130", "60", TRUE, "A1W");
  assert_reach (HENG_KR_INCREASE, "59.999999", "60", FALSE, "A3W");
  assert_reach (HENG_KR_INCREASE, "60", "60", FALSE, "A3I");
  assert_reach (HENG_KR_INCREASE, "62.999999", "60", FALSE, "A3I");
  assert_reach (HENG_KR_INCREASE, "63", "60", FALSE, "");
  assert_reach (HENG_KR_DECREASE, "30", "42", FALSE, "");
  assert_reach (HENG_KR_DECREASE, "20", "42", FALSE, "A1W A2E");
  assert_reach (HENG_KR_DECREASE, "43", "42", FALSE, "A3W");
  keep.keep = TRUE;
  kept = heng_smart_check_kr (&keep);
  g_assert_cmpuint (kept->len, ==, 0);
}

static void
test_t1_due (void)
{
  HengSmartKr kr = kr_with ("合格率提升到95%", HENG_KR_INCREASE, "90", "95", "%");

  kr.due = HENG_DATE_NONE;
  assert_kr (kr, "T1E");
  kr.ignore_due = TRUE;
  assert_kr (kr, "");
  kr.due = kr.cycle_start; /* (S, E] */
  assert_kr (kr, "T1E");
  kr.due = kr.cycle_start + 1;
  assert_kr (kr, "");
  kr.due = kr.cycle_end;
  assert_kr (kr, "");
  kr.due = kr.cycle_end + 1;
  assert_kr (kr, "T1E");
  kr.cycle_start = kr.cycle_end = HENG_DATE_NONE;
  assert_kr (kr, "");
}

static void
test_t2_dates (void)
{
  assert_kr (kr_with ("2026-06-29前合格率提升到95%", HENG_KR_INCREASE, "90", "95", "%"), "T2W");
  assert_kr (kr_with ("6月30日前合格率提升到95%", HENG_KR_INCREASE, "90", "95", "%"), "");
  assert_kr (kr_with ("6月29日前合格率提升到95%", HENG_KR_INCREASE, "90", "95", "%"), "T2W");
  assert_kr (kr_with ("2025年6月30日前合格率提升到95%", HENG_KR_INCREASE, "90", "95", "%"), "T2W");
  assert_kr (kr_with ("6月15日试点,6月30日合格率提升到95%", HENG_KR_INCREASE, "90", "95", "%"), "");
  assert_kr (kr_with ("6月底前合格率提升到95%", HENG_KR_INCREASE, "90", "95", "%"), "");
  assert_kr (kr_with ("Reach 95% by June 30", HENG_KR_INCREASE, "90", "95", "%"), "");
  assert_kr (kr_with ("Reach 95% by 29 June 2026", HENG_KR_INCREASE, "90", "95", "%"), "T2W");
}

/* A cycle across New Year: a day without a year is the one inside it. */
static void
test_year_of_the_cycle (void)
{
  HengSmartKr kr = kr_with ("12月20日前合格率提升到95%", HENG_KR_INCREASE, "90", "95", "%");

  kr.cycle_start = heng_date_new (2025, 11, 1);
  kr.cycle_end = heng_date_new (2026, 1, 31);
  kr.due = heng_date_new (2025, 12, 20);
  assert_kr (kr, "");
  kr.title = "1月20日前合格率提升到95%";
  assert_kr (kr, "T2W");
  kr.due = heng_date_new (2026, 1, 20);
  assert_kr (kr, "");
}

static void
test_d1_duplicates (void)
{
  const char *siblings[] = { "月结天数由8天缩短到5天", "客户回访覆盖率由60%提升到91%" };
  HengSmartKr kr = kr_with ("客户回访覆盖率由60%提升到90%", HENG_KR_INCREASE, "60", "90", "%");
  g_autoptr (GPtrArray) findings = NULL;

  kr.siblings = siblings;
  kr.n_siblings = 2;
  findings = heng_smart_check_kr (&kr);
  g_assert_cmpstr (find (findings, HENG_SMART_D1)->value, ==, siblings[1]);
  g_assert_cmpstr (find (findings, HENG_SMART_D1)->message, ==, "Duplicate of \"客户回访覆盖率由60%提升到91%\"");
  kr.n_siblings = 1;
  assert_kr (kr, "");
}

/* Against the plain algorithm on random texts. */
static guint
plain_distance (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  guint table[64][64];

  for (gsize i = 0; i <= n; i++)
    for (gsize k = 0; k <= m; k++)
      table[i][k] = i == 0 ? (guint) k
                    : k == 0
                        ? (guint) i
                        : MIN (table[i - 1][k - 1] + (a[i - 1] != b[k - 1]), MIN (table[i - 1][k], table[i][k - 1]) + 1);
  return table[n][m];
}

static void
test_similarity (void)
{
  guint n_similar = 0;

  for (guint round = 0; round < 20000; round++)
    {
      char a[48] = { 0 }, b[48] = { 0 };
      gsize n = (gsize) g_test_rand_int_range (1, 40);
      guint distance, longer;
      g_autoptr (HengSmartText) text_a = NULL, text_b = NULL;

      for (gsize i = 0; i < n; i++)
        a[i] = (char) ('a' + g_test_rand_int_range (0, 4));
      for (gsize i = 0, k = 0; i < n; i++) /* a copy with a few faults */
        {
          int fault = g_test_rand_int_range (0, 20);

          if (fault == 0)
            continue;
          b[k++] = fault == 1 ? 'x' : a[i];
          if (fault == 2)
            b[k++] = 'y';
          if (k > 45)
            break;
        }
      text_a = heng_smart_text_new (a);
      text_b = heng_smart_text_new (b);
      distance = plain_distance (a, b);
      longer = (guint) MAX (strlen (a), strlen (b));
      n_similar += (longer - distance) * 100 >= longer * 85;
      g_assert_cmpint (heng_smart_is_similar (text_a, text_b), ==, (longer - distance) * 100 >= longer * 85);
      g_assert_cmpint (heng_smart_is_similar (text_b, text_a), ==, (longer - distance) * 100 >= longer * 85);
    }
  g_assert_cmpuint (n_similar, >, 2000);
  g_assert_cmpuint (n_similar, <, 18000);
}

static void
assert_objective (HengSmartObjective objective, const char *expected)
{
  g_autofree char *found = describe (heng_smart_check_objective (&objective));

  g_assert_cmpstr (found, ==, expected);
}

static void
test_objectives (void)
{
  static const gint64 good[] = { 5000, 3000, 2000 }, bad[] = { 5000, 3000 }, none[] = { 0, 0, 0 };
  const HengSmartObjective plain = { .title = "让新版本稳定可靠", .n_owners = 1, .is_aligned = TRUE, .n_objectives = 5, .n_key_results = 3,
                                     .weights_bp = good, .n_weights = 3 };
  HengSmartObjective o = plain;

  assert_objective (o, "");
  o.is_aligned = FALSE;
  assert_objective (o, "R1W");
  o = plain, o.makes_loop = TRUE;
  assert_objective (o, "R2E");
  o = plain, o.parent_is_closed = TRUE;
  assert_objective (o, "R2E");
  o = plain, o.n_owners = 0;
  assert_objective (o, "O1E");
  o.n_owners = 2;
  assert_objective (o, "O1E");
  o.n_owners = -1;
  assert_objective (o, "");
  o = plain, o.n_key_results = 0;
  assert_objective (o, "N1E");
  o.mode = HENG_OKR_MIXED;
  assert_objective (o, "N1E");
  o.mode = HENG_OKR_CHILDREN;
  assert_objective (o, "");
  o = plain, o.n_key_results = 1;
  assert_objective (o, "N1W");
  o.n_key_results = 6;
  assert_objective (o, "N1W");
  o = plain, o.n_objectives = 6;
  assert_objective (o, "N1W");
  o.n_key_results = 0;
  assert_objective (o, "N1E N1W");
  o = plain, o.weights_bp = bad, o.n_weights = 2;
  assert_objective (o, "N2E");
  o.weights_bp = none, o.n_weights = 3;
  assert_objective (o, "");
  o = plain, o.title = "加强协作";
  assert_objective (o, "S1W S2W");
}

static void
test_loops (void)
{
  static const int parents[] = { -1, 0, 1, 1, -1 }; /* 2 → 1 → 0, 3 → 1, 4 alone */
  static const int looped[] = { 1, 2, 1, -1 };

  g_assert_true (heng_smart_makes_loop (parents, 5, 0, 0));
  g_assert_true (heng_smart_makes_loop (parents, 5, 0, 2));
  g_assert_true (heng_smart_makes_loop (parents, 5, 1, 3));
  g_assert_false (heng_smart_makes_loop (parents, 5, 2, 3));
  g_assert_false (heng_smart_makes_loop (parents, 5, 4, 2));
  g_assert_false (heng_smart_makes_loop (parents, 5, 4, -1));
  g_assert_false (heng_smart_makes_loop (looped, 4, 3, 0)); /* ends all the same */
}

static void
test_lamps (void)
{
  HengSmartKr kr = kr_of ("努力做好招聘工作");
  g_autoptr (GPtrArray) findings = NULL;
  HengLamp lamps[HENG_SMART_N_LAMPS];
  const char *siblings[] = { "努力做好招聘工作" };

  kr.due = HENG_DATE_NONE;
  kr.siblings = siblings;
  kr.n_siblings = 1;
  findings = heng_smart_check_kr (&kr);
  heng_smart_lamps (findings, lamps);
  g_assert_cmpint (lamps[HENG_SMART_S], ==, HENG_LAMP_AMBER); /* S2, D1 */
  g_assert_cmpint (lamps[HENG_SMART_M], ==, HENG_LAMP_RED);
  g_assert_cmpint (lamps[HENG_SMART_A], ==, HENG_LAMP_GREEN); /* A4 only tells */
  g_assert_cmpint (lamps[HENG_SMART_R], ==, HENG_LAMP_GREEN);
  g_assert_cmpint (lamps[HENG_SMART_T], ==, HENG_LAMP_RED);
  g_assert_cmpint (heng_smart_worst (findings), ==, HENG_SMART_ERROR);
  g_assert_cmpint (heng_smart_finding_letter (find (findings, HENG_SMART_D1)), ==, HENG_SMART_S);
}

static void
test_prefill (void)
{
  g_autoptr (HengSmartText) text = heng_smart_text_new ("6月30日前将缺陷逃逸率由12%降至6%");
  g_autoptr (HengSmartText) two = heng_smart_text_new ("6月15日试点,6月30日完成");
  HengSmartPrefill prefill = heng_smart_prefill (text, heng_date_new (2026, 4, 1), heng_date_new (2026, 6, 30));

  g_assert_true (prefill.has_values);
  assert_micro (prefill.start, "12");
  assert_micro (prefill.target, "6");
  g_assert_cmpstr (prefill.unit, ==, "%");
  g_assert_cmpint (prefill.due, ==, heng_date_new (2026, 6, 30));
  prefill = heng_smart_prefill (two, heng_date_new (2026, 4, 1), heng_date_new (2026, 6, 30));
  g_assert_false (prefill.has_values);
  g_assert_cmpint (prefill.due, ==, HENG_DATE_NONE);
}

/* Not a measurement to pass or fail: told with -m perf. */
static void
test_speed (void)
{
  HengSmartKr kr = kr_with ("2026-06-30前核心模块单元测试覆盖率由55%提升到75%,并将缺陷逃逸率控制在6%以内", HENG_KR_INCREASE, "55", "75", "%");
  const char *siblings[] = { "2026-06-30前每月有效线索由80条提升到120条", "2026-06-30前线索转化率由8%提升到11%", "Reduce average time to hire",
                             "2026-06-30前核心模块单元测试覆盖率由50%提升到80%,并将缺陷逃逸率控制在5%以内" };
  enum { ROUNDS = 20000 };

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }
  kr.siblings = siblings;
  for (kr.n_siblings = 0; kr.n_siblings <= 4; kr.n_siblings += 4)
    {
      double each;

      g_test_timer_start ();
      for (guint i = 0; i < ROUNDS; i++)
        g_ptr_array_unref (heng_smart_check_kr (&kr));
      each = g_test_timer_elapsed () * 1e6 / ROUNDS;
      g_test_minimized_result (each, "%u siblings: %.2f µs", kr.n_siblings, each);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smart/TV-SM", test_tv_sm);
  g_test_add_func ("/smart/examples", test_examples);
  g_test_add_func ("/smart/S1", test_s1_length);
  g_test_add_func ("/smart/S2", test_s2_vague);
  g_test_add_func ("/smart/S3", test_s3_activity);
  g_test_add_func ("/smart/M1", test_m1_measure);
  g_test_add_func ("/smart/M2", test_m2_start_equals_target);
  g_test_add_func ("/smart/M3", test_m3_baseline);
  g_test_add_func ("/smart/M4", test_m4_acceptance);
  g_test_add_func ("/smart/M5", test_m5_fields);
  g_test_add_func ("/smart/A1-A4", test_a_reach);
  g_test_add_func ("/smart/T1", test_t1_due);
  g_test_add_func ("/smart/T2", test_t2_dates);
  g_test_add_func ("/smart/year-of-the-cycle", test_year_of_the_cycle);
  g_test_add_func ("/smart/D1", test_d1_duplicates);
  g_test_add_func ("/smart/similarity", test_similarity);
  g_test_add_func ("/smart/R-O-N", test_objectives);
  g_test_add_func ("/smart/R2-loops", test_loops);
  g_test_add_func ("/smart/lamps", test_lamps);
  g_test_add_func ("/smart/prefill", test_prefill);
  g_test_add_func ("/smart/speed", test_speed);
  return g_test_run ();
}
