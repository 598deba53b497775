/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read from a goal's sentence (domain.md §5): amounts with units, what is no amount, days, "from A to B". */
#include "heng-smart-text.h"

#include <locale.h>

#include "heng-smart.h"
#include "model-test.h"

typedef struct
{
  const char *text, *expected;
} Case;

/* "12 %|6 %": the measuring amounts; × marks a factor, ~ a relative one. */
static char *
amounts_of (const char *sentence)
{
  g_autoptr (HengSmartText) text = heng_smart_text_new (sentence);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < text->numbers->len; i++)
    {
      const HengSmartNumber *number = &g_array_index (text->numbers, HengSmartNumber, i);
      g_autofree char *value = heng_micro_format_short (number->value);

      if (number->unit == NULL && !number->is_factor)
        continue;
      g_string_append_printf (found, "%s%s%s %s", found->len > 0 ? "|" : "", number->is_relative ? "~" : "", value,
                              number->is_factor ? "×" : number->unit);
    }
  return g_string_free (found, FALSE);
}

static void
check_amounts (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = amounts_of (cases[i].text);

      if (g_strcmp0 (found, cases[i].expected) != 0)
        g_error ("“%s”: “%s” instead of “%s”", cases[i].text, found, cases[i].expected);
    }
}

static void
test_digits (void)
{
  static const Case cases[] = {
    { "缺陷逃逸率由12%降至6%", "12 %|6 %" },
    { "缺陷逃逸率由１２％降至６％", "12 %|6 %" },
    { "提升 3 个百分点", "3 百分点" },
    { "完成1,200条线索", "1200 条" },
    { "收入达到1,234,567.5元", "1234567.5 元" },
    { "利润率达到-5%", "-5 %" },
    { "利润率达到−5%", "-5 %" },
    { "增长 +3.5% 以上", "~3.5 %" }, /* the sign is part of the number */
    { "10-15天完成", "15 天" },
    { "线索达到5万条", "50000 条" },
    { "线索达到1.2万条", "12000 条" },
    { "新增 3 千 人", "3000 人" },
    { "收入80万元", "80 万元" },
    { "收入1.5亿元", "1.5 亿元" },
    { "收入5千万元", "5000 万元" },
    { "收入3百万元", "300 万元" },
    { "面试官认证人数由6人增加到15名", "6 人|15 人" },
    { "5个工作日内响应", "5 工作日" },
    { "3个月内完成", "3 月" },
    { "2小时30分钟", "2 小时|30 分钟" },
    { "30日内答复", "30 天" },
    { "满意度72分、效率2倍、设备3台、培训4场", "72 分|2 倍|3 台|4 场" },
    { "0.1234567元", "0.123457 元" },
    { "99999999999999元", "" },  /* a run of digits */
    { "9,999,999,999,999元", "" }, /* more than an amount can be */
    { "50家门店", "" },           /* no unit of the table */
    { "from 42 to 30 days", "30 days" },
    { "reduce 1 day, 2 working days, 3 hours", "1 day|2 working days|3 hours" },
    { "grow to 500k users, 2x faster, 10 pct", "500 k|2 x|10 pct" },
    { "publish 12 docs and 1 item", "12 docs|1 item" },
    { "answer 30 casesfast", "" }, /* the unit does not end there */
    { "raise 1000 RMB or 20 Yuan", "1000 RMB|20 yuan" },
    { "cut 15% or 15 %", "15 %|15 %" },
    { "三分之一、5周年、3次性", "" },
  };

  check_amounts (cases, G_N_ELEMENTS (cases));
}

static void
test_chinese_numerals (void)
{
  static const Case cases[] = {
    { "召开三次会议", "3 次" },
    { "十五个工作日", "15 工作日" },
    { "一百二十条", "120 条" },
    { "一百零五人", "105 人" },
    { "两万五千元", "25000 元" },
    { "一百二十万元", "120 万元" },
    { "十万元", "10 万元" },
    { "三千五百万条", "35000000 条" },
    { "两亿三千万条", "230000000 条" },
    { "两百五条", "250 条" },
    { "一万二元", "12000 元" },
    { "百分之三十", "30 %" },
    { "百分之12.5", "12.5 %" },
    { "合格率百分之百", "100 %" },
    { "达到三成", "30 %" },
    { "达到8成", "80 %" },
    { "三成员", "" },
    { "一万亿元", "10000 亿元" },
    { "三千亿亿条", "" }, /* more than an amount can be */
    { "三千亿条", "300000000000 条" },
    { "一万亿成", "" },
    { "翻一番", "~2 ×" },
    { "翻两番", "~4 ×" },
    { "人数减半", "~0.5 ×" },
    { "十分重要的事", "" },
    { "十分钟内响应", "10 分钟" },
    { "统一个标准、每一个人、唯一个", "" },
    { "进一步、一次性、一成不变、千万条不可", "" },
    { "三五个、一两周、数十个、几十个", "" },
    { "五百 分", "500 分" },
  };

  check_amounts (cases, G_N_ELEMENTS (cases));
}

static void
test_no_numbers (void)
{
  static const Case cases[] = {
    { "2026年完成", "" },
    { "2026-06-30前", "" },
    { "2026年6月30日前", "" },
    { "6月30日前", "" },
    { "12月份完成", "" },
    { "十二月完成", "" },
    { "六月三十日完成", "" },
    { "Q2完成、二季度、第2季度、2季度", "" },
    { "发布v2.3", "" },
    { "发布 V 2.3 和 版本3", "" },
    { "发布1.2.3次", "" },
    { "第3期、第三次、第1名", "" },
    { "top 3 items, top10 people", "" },
    { "O1、KR2、RD-02、Web2", "" },
    { "电话13800000000人", "" },
    { "12345678人", "" },
    { "1234567人", "1234567 人" },
    { "by June 30 people agree", "" },
    { "by 30 June 2026", "" },
    { "by Jun. 30th, 2026", "" },
    { "06-30前、6/30之前", "" },
    { "18月", "18 月" },
  };

  check_amounts (cases, G_N_ELEMENTS (cases));
}

static void
test_relative (void)
{
  static const Case cases[] = {
    { "提升20%", "~20 %" },          { "提升到20%", "20 %" },      { "提高至20%", "20 %" },
    { "降低了约20%", "~20 %" },      { "减少三成", "~30 %" },      { "下降百分之五", "~5 %" },
    { "缩短至少10%", "~10 %" },      { "增长 20 %", "~20 %" },     { "增加5个", "5 个" },
    { "increase by 20%", "~20 %" },  { "increase to 20%", "20 %" }, { "nearby 20%", "20 %" },
    { "grow by 20 pct", "~20 pct" },   { "增加20个百分点", "20 百分点" },
  };

  check_amounts (cases, G_N_ELEMENTS (cases));
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *text, *start, *target, *unit;
  } cases[] = {
    { "2026-06-30前将缺陷逃逸率由12%降至6%", "12", "6", "%" },
    { "单元测试覆盖率由55%提升到75%", "55", "75", "%" },
    { "月结天数由8个工作日缩短到5个工作日", "8", "5", "工作日" },
    { "由80提升到120条", "80", "120", "条" },
    { "由80条提升到120", "80", "120", "条" },
    { "由5提升到8", "5", "8", NULL },
    { "从300元降为240元", "300", "240", "元" },
    { "收入由8000万元提升到1.2亿元", "0.8", "1.2", "亿元" },
    { "由五天缩短到三天", "5", "3", "天" },
    { "由 12 % 降 至 6 %", "12", "6", "%" },
    { "from 42 to 30 days", "42", "30", "days" },
    { "from 12% down to 6%", "12", "6", "%" },
    { "from about 40 days to 30 days", "40", "30", "days" },
    { "from 1 day to 1000 days", "1", "1000", "days" },
    { "from 500 yuan to 1000 RMB", "500", "1000", "RMB" },
    { "由-50提升到20分", "-50", "20", "分" },
  };
  static const char *const none[] = { "12%降至6%", "由12%降低,至6%", "由12%,覆盖3人", "from 42, to 30 days", "由3人到5天", "fromage 4 to 5 days",
                                      "由第1名到第2名" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HengSmartText) text = heng_smart_text_new (cases[i].text);
      const HengSmartPair *pair = &g_array_index (text->pairs, HengSmartPair, 0);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (text->pairs->len, ==, 1);
      assert_micro (pair->start, cases[i].start);
      assert_micro (pair->target, cases[i].target);
      g_assert_cmpstr (pair->unit, ==, cases[i].unit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (HengSmartText) text = heng_smart_text_new (none[i]);

      g_test_message ("%s", none[i]);
      g_assert_cmpuint (text->pairs->len, ==, 0);
    }
}

static void
test_days (void)
{
  static const Case cases[] = {
    { "2026-06-30前", "2026-6-30" },      { "2026/6/5 交付", "2026-6-5" },          { "2026.6.30交付", "2026-6-30" },
    { "2026年6月30日前", "2026-6-30" },   { "26年6月30日", "2026-6-30" },           { "6月30日前", "0-6-30" },
    { "6 月 30 号", "0-6-30" },           { "六月三十日", "0-6-30" },               { "06-30前", "0-6-30" },
    { "by June 30, 2026", "2026-6-30" },  { "by 30 June", "0-6-30" },               { "by Jun 30th", "0-6-30" },
    { "2026-06前", "" },                  { "6月底前", "" },                        { "2026-02-30", "" },
    { "6-30天", "" },                     { "2026-06-15开始,2026-06-30结束", "2026-6-15|2026-6-30" },
    { "2026年", "" },                     { "in June 2026", "" },                   { "march on", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HengSmartText) text = heng_smart_text_new (cases[i].text);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint k = 0; k < text->days->len; k++)
        {
          const HengSmartDay *day = &g_array_index (text->days, HengSmartDay, k);

          g_string_append_printf (found, "%s%d-%d-%d", k > 0 ? "|" : "", day->year, day->month, day->day);
        }
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found->str, ==, cases[i].expected);
    }
}

static void
test_units (void)
{
  g_autofree char *days = heng_smart_unit_canonical (" Days "), *own = heng_smart_unit_canonical("家"), *none = heng_smart_unit_canonical (NULL);

  g_assert_cmpstr (days, ==, "天");
  g_assert_cmpstr (own, ==, "家");
  g_assert_cmpstr (none, ==, "");
  g_assert_true (heng_smart_same_amount (micro ("120"), "万元", micro ("1200000"), "元"));
  g_assert_true (heng_smart_same_amount (micro ("1.2"), "亿元", micro ("12000"), "万元"));
  g_assert_false (heng_smart_same_amount (micro ("120"), "万元", micro ("120"), "元"));
  g_assert_false (heng_smart_same_amount (micro ("5"), "天", micro ("5"), "工作日"));
  g_assert_false (heng_smart_same_amount (micro ("5"), "%", micro ("5"), "百分点"));
  g_assert_true (heng_smart_same_amount (micro ("5"), "", micro ("5"), "天"));
  g_assert_true (heng_smart_same_amount (micro ("500"), "k", micro ("500000"), "人"));
  g_assert_false (heng_smart_same_amount (micro ("500"), "k", micro ("500"), "人"));
  g_assert_true (heng_smart_same_amount (micro ("5"), "days", micro ("5"), "天"));
  g_assert_true (heng_smart_same_amount (micro ("5"), "RMB", micro ("5"), "元"));
  g_assert_true (heng_smart_same_amount (micro ("5"), "家", micro ("5"), "家"));
}

/* Nothing that people can type may break it, and positions stay inside the text. */
static void
test_anything (void)
{
  static const char *const pieces[] = { "由", "到", "1", "2026", "-", "年", "月", "日", "%", "万", "亿", "元", "十", "零", ".", ",", " ", "from", "to",
                                        "june", "百分之", "成", "翻一番", "第", "v", "前", "\xff", "９", "①", "by", "千", "三", "个", "½" };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) sentence = g_string_new (NULL);
      g_autoptr (HengSmartText) text = NULL;

      for (int i = g_test_rand_int_range (0, 24); i > 0; i--)
        g_string_append (sentence, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      text = heng_smart_text_new (sentence->str);
      for (guint i = 0; i < text->numbers->len; i++)
        {
          const HengSmartNumber *number = &g_array_index (text->numbers, HengSmartNumber, i);

          g_assert_cmpuint (number->begin, <, number->end);
          g_assert_cmpuint (number->end, <=, text->n);
          g_assert_true (i == 0 || g_array_index (text->numbers, HengSmartNumber, i - 1).end <= number->begin);
        }
      for (guint i = 0; i < text->days->len; i++)
        g_assert_cmpuint (g_array_index (text->days, HengSmartDay, i).end, <=, text->n);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smart-text/digits", test_digits);
  g_test_add_func ("/smart-text/chinese-numerals", test_chinese_numerals);
  g_test_add_func ("/smart-text/no-numbers", test_no_numbers);
  g_test_add_func ("/smart-text/relative", test_relative);
  g_test_add_func ("/smart-text/pairs", test_pairs);
  g_test_add_func ("/smart-text/days", test_days);
  g_test_add_func ("/smart-text/units", test_units);
  g_test_add_func ("/smart-text/anything", test_anything);
  return g_test_run ();
}
