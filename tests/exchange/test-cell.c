/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell says: dates, identity numbers, phones, names, counts, placeholders, masks (domain.md §9.2–§9.4). */
#include "heng-cell.h"
#include "heng-identity.h"

#include <string.h>

static void
assert_date (const char *text, HengDateRead expected, const char *iso)
{
  HengDate date;
  HengDateRead read = heng_cell_date (text, &date);
  g_autofree char *got = heng_date_format (date);

  g_test_message ("%s → %d %s", text, read, got);
  g_assert_cmpint (read, ==, expected);
  if (iso != NULL)
    g_assert_cmpstr (got, ==, iso);
}

static void
test_dates (void)
{
  static const char *const same[] = { "2023-01-05", "2023/1/5", "2023.1.5", "20230105", "2023年1月5日", "2023年01月05号",
                                      "2023-01-05 00:00:00", "2023-01-05T00:00:00Z", "2023/1/5 8:30", "44931", "1672848000000" };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_date (same[i], HENG_DATE_READ_OK, "2023-01-05");
  assert_date ("2023-01", HENG_DATE_READ_MONTH, "2023-01-01");
  assert_date ("2023年1月", HENG_DATE_READ_MONTH, "2023-01-01");
  assert_date ("长期", HENG_DATE_READ_FOREVER, "2100-12-31");
  assert_date ("1900-01-00", HENG_DATE_READ_EMPTY, "");
  assert_date ("0000-00-00", HENG_DATE_READ_EMPTY, "");
  assert_date ("0", HENG_DATE_READ_EMPTY, "");
}

static void
test_bad_dates (void)
{
  static const char *const bad[] = { "2023-02-30", "2023.13.1", "1899-12-31", "2101-01-01", "abc", "2023-01-05x", "2023年13月5日",
                                     "2023-1-", "20231301", "1234567", "99999999999999999999" };
  static const char *const ambiguous[] = { "2023", "202301", "05/01/2023", "23-1-5", "60", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_date (bad[i], HENG_DATE_READ_BAD, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ambiguous); i++)
    assert_date (ambiguous[i], HENG_DATE_READ_AMBIGUOUS, NULL);
}

static void
assert_id (const char *text, HengIdCheck expected, const char *number, const char *birth, HengSex sex)
{
  HengIdFacts facts = { 0 };
  g_autofree char *day = NULL;

  g_assert_cmpint (heng_id_check (text, &facts), ==, expected);
  if (number == NULL)
    return;
  day = heng_date_format (facts.birth);
  g_assert_cmpstr (facts.number, ==, number);
  g_assert_cmpstr (day, ==, birth);
  g_assert_cmpint (facts.sex, ==, sex);
}

static void
test_id (void)
{
  assert_id ("11010519491231002X", HENG_ID_OK, "11010519491231002X", "1949-12-31", HENG_SEX_FEMALE);
  assert_id ("11010519491231002x", HENG_ID_OK, "11010519491231002X", "1949-12-31", HENG_SEX_FEMALE);
  assert_id ("440524188001010014", HENG_ID_OK, "440524188001010014", "1880-01-01", HENG_SEX_MALE);
  assert_id ("310101199003070019", HENG_ID_OK, "310101199003070019", "1990-03-07", HENG_SEX_MALE);
  assert_id ("330106199202290028", HENG_ID_OK, "330106199202290028", "1992-02-29", HENG_SEX_FEMALE);
  assert_id ("110105491231002", HENG_ID_FIFTEEN, "11010519491231002X", "1949-12-31", HENG_SEX_FEMALE);
  g_assert_cmpint (heng_id_check_character ("31010119900307001"), ==, '9');
}

static void
test_bad_id (void)
{
  assert_id ("310101199003070018", HENG_ID_CHECKSUM, NULL, NULL, HENG_SEX_NONE);
  assert_id ("1.10105E+17", HENG_ID_PRECISION, NULL, NULL, HENG_SEX_NONE);
  assert_id ("1.1010519491231E+17", HENG_ID_PRECISION, NULL, NULL, HENG_SEX_NONE);
  assert_id ("110105194912310000", HENG_ID_PRECISION, NULL, NULL, HENG_SEX_NONE);
  assert_id ("3101011990030700", HENG_ID_LENGTH, NULL, NULL, HENG_SEX_NONE);
  assert_id ("31010119900307A019", HENG_ID_CHARACTER, NULL, NULL, HENG_SEX_NONE);
  g_assert_true (heng_id_is_document ("E12345678"));
  g_assert_false (heng_id_is_document ("E12"));
}

static void
test_bad_birth (void)
{
  char id[19] = "310101199002300010";

  id[17] = heng_id_check_character (id);
  assert_id (id, HENG_ID_BIRTH, NULL, NULL, HENG_SEX_NONE);
  strcpy (id, "990101199003070010");
  id[17] = heng_id_check_character (id);
  assert_id (id, HENG_ID_REGION, id, "1990-03-07", HENG_SEX_MALE);
}

static void
assert_mobile (const char *text, HengMobileCheck expected, const char *number)
{
  char out[24];

  g_assert_cmpint (heng_mobile_check (text, out), ==, expected);
  if (number != NULL)
    g_assert_cmpstr (out, ==, number);
}

static void
test_mobile (void)
{
  assert_mobile ("13812345678", HENG_MOBILE_OK, "13812345678");
  assert_mobile ("+86 138-1234-5678", HENG_MOBILE_OK, "13812345678");
  assert_mobile ("008613812345678", HENG_MOBILE_OK, "13812345678");
  assert_mobile ("86-13812345678", HENG_MOBILE_OK, "13812345678");
  assert_mobile ("13812345678.0", HENG_MOBILE_OK, "13812345678");
  assert_mobile ("+852 9123 4567", HENG_MOBILE_OK, "+85291234567");
  assert_mobile ("13800000000", HENG_MOBILE_PLACEHOLDER, NULL);
  assert_mobile ("11111111111", HENG_MOBILE_PLACEHOLDER, NULL);
  assert_mobile ("12812345678", HENG_MOBILE_BAD, NULL);
  assert_mobile ("1381234567", HENG_MOBILE_BAD, NULL);
  assert_mobile ("1.38123E+10", HENG_MOBILE_PRECISION, NULL);
}

static void
test_bank (void)
{
  char out[20];

  g_assert_cmpint (heng_bank_check ("6222 0212 3456 7890 12", out), !=, HENG_BANK_BAD);
  g_assert_cmpint (heng_bank_check ("4539578763621486", out), ==, HENG_BANK_OK);
  g_assert_cmpint (heng_bank_check ("4539578763621487", out), ==, HENG_BANK_LUHN);
  g_assert_cmpint (heng_bank_check ("12345", out), ==, HENG_BANK_BAD);
  g_assert_cmpint (heng_bank_check ("6.22202E+18", out), ==, HENG_BANK_PRECISION);
}

static void
assert_name (const char *text, const char *expected, HengNameFlags expected_flags, const char *expected_proposal)
{
  HengNameFlags flags;
  g_autofree char *proposal = NULL;
  g_autofree char *name = heng_name_normalize (text, &flags, &proposal);

  g_assert_cmpstr (name, ==, expected);
  g_assert_cmpint (flags, ==, expected_flags);
  g_assert_cmpstr (proposal, ==, expected_proposal);
}

static void
test_names (void)
{
  assert_name ("张伟", "张伟", HENG_NAME_OK, NULL);
  assert_name ("王 伟", "王伟", HENG_NAME_OK, NULL);
  assert_name ("阿依古丽•买买提", "阿依古丽·买买提", HENG_NAME_OK, NULL);
  assert_name ("阿依古丽 ・ 买买提", "阿依古丽·买买提", HENG_NAME_OK, NULL);
  assert_name ("阿依古丽．买买提", "阿依古丽·买买提", HENG_NAME_OK, NULL);
  assert_name ("阿依古丽.买买提", "阿依古丽·买买提", HENG_NAME_OK, NULL);
  assert_name ("John A. Smith", "John A. Smith", HENG_NAME_OK, NULL);
  assert_name ("𠮷野家", "𠮷野家", HENG_NAME_OK, NULL);
  assert_name ("張\xEF\xA4\xA9", "張\xEF\xA4\xA9", HENG_NAME_OK, NULL);
  assert_name ("张三(离职)", "张三(离职)", HENG_NAME_SUFFIX, "张三");
  assert_name ("李四-销售", "李四-销售", HENG_NAME_SUFFIX, "李四");
  assert_name ("王\xEE\x80\x80", "王\xEE\x80\x80", HENG_NAME_PRIVATE_USE, NULL);
}

static void
test_cleaning (void)
{
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (64);
  const char *plain = "plain text";

  g_assert_true (heng_cell_clean (plain, HENG_CLEAN_TEXT, chunk) == plain);
  g_assert_cmpstr (heng_cell_clean ("'00123", HENG_CLEAN_NARROW, chunk), ==, "00123");
  g_assert_cmpstr (heng_cell_clean ("`\t00123\xC2\xA0", HENG_CLEAN_NARROW, chunk), ==, "00123");
  g_assert_cmpstr (heng_cell_clean ("\xEF\xBB\xBF张\xE2\x80\x8B伟 ", HENG_CLEAN_TEXT, chunk), ==, "张伟");
  /* 张 ends in the byte of a no-break space. */
  g_assert_cmpstr (heng_cell_clean ("'小张 ", HENG_CLEAN_TEXT, chunk), ==, "小张");
  g_assert_cmpstr (heng_cell_clean ("１２３", HENG_CLEAN_NARROW, chunk), ==, "123");
  g_assert_cmpstr (heng_cell_clean ("质量，好", HENG_CLEAN_TEXT, chunk), ==, "质量，好");
}

static void
assert_state (const char *text, HengCleanFlags flags, HengCellState expected)
{
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (64);
  const char *clean;

  g_test_message ("%s", text);
  g_assert_cmpint (heng_cell_read (text, flags, chunk, &clean), ==, expected);
}

static void
test_states (void)
{
  static const char *const empty[] = { "", "  ", "—", "-", "/", "无", "暂无", "N/A", "null" };
  static const char *const formulas[] = { "#N/A", "#REF!", "=VLOOKUP(A1,B:C,2,0)", "####" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    assert_state (empty[i], HENG_CLEAN_TEXT, HENG_CELL_EMPTY);
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    assert_state (formulas[i], HENG_CLEAN_TEXT, HENG_CELL_FORMULA);
  assert_state ("'=1+1", HENG_CLEAN_TEXT, HENG_CELL_VALUE); /* as our exports write it */
  assert_state ("<清空>", HENG_CLEAN_TEXT, HENG_CELL_CLEAR);
  assert_state ("138****1234", HENG_CLEAN_NARROW, HENG_CELL_MASKED);
  assert_state ("3301**********1234", HENG_CLEAN_NARROW, HENG_CELL_MASKED);
  assert_state ("NA", HENG_CLEAN_LITERAL, HENG_CELL_VALUE);
  assert_state ("#41", HENG_CLEAN_TEXT, HENG_CELL_VALUE);
}

static void
test_small_values (void)
{
  gboolean yes;
  gint64 count;

  g_assert_true (heng_cell_bool ("是", &yes) && yes);
  g_assert_true (heng_cell_bool ("N", &yes) && !yes);
  g_assert_false (heng_cell_bool ("maybe", &yes));
  g_assert_true (heng_cell_count ("3个月", TRUE, &count) && count == 3);
  g_assert_true (heng_cell_count ("半年", TRUE, &count) && count == 6);
  g_assert_true (heng_cell_count ("1年", TRUE, &count) && count == 12);
  g_assert_true (heng_cell_count ("2.0", FALSE, &count) && count == 2);
  g_assert_true (heng_cell_count ("2次", FALSE, &count) && count == 2);
  g_assert_true (heng_cell_count ("三个月", TRUE, &count) && count == 3);
  g_assert_true (heng_cell_count ("十二个月", TRUE, &count) && count == 12);
  g_assert_true (heng_cell_count ("两年", TRUE, &count) && count == 24);
  g_assert_false (heng_cell_count ("三个月左右", TRUE, &count));
  g_assert_false (heng_cell_count ("two", FALSE, &count));
  g_assert_false (heng_cell_count ("2.5", FALSE, &count));
}

static void
assert_number (const char *text, const char *unit, const char *expected)
{
  g_autofree char *plain = heng_cell_number (text, unit);

  g_test_message ("%s", text);
  g_assert_cmpstr (plain, ==, expected);
}

static void
test_numbers (void)
{
  assert_number ("12,500元", NULL, "12500");
  assert_number ("1.2万", NULL, "12000");
  assert_number ("1.2万", "万元", "1.2");
  assert_number ("12000元", "万元", "1.2");
  assert_number ("-3.25亿", NULL, "-325000000");
  assert_number ("¥1,234,567.80", NULL, "1234567.80");
  assert_number ("95 分", NULL, "95");
  assert_number ("0.05千", NULL, "50");
  assert_number ("7", "件", "7");
  assert_number ("1,2", NULL, NULL);
  assert_number ("1,2345", NULL, NULL);
  assert_number ("12 apples", NULL, NULL);
  assert_number ("1.2.3", NULL, NULL);
  assert_number ("", NULL, NULL);
  assert_number ("元", NULL, NULL);
}

static void
assert_orders (const char *text, const char *dmy, const char *mdy, const char *ymd)
{
  const char *expected[HENG_N_ORDERS] = { dmy, mdy, ymd };
  HengDate dates[HENG_N_ORDERS];
  guint mask = heng_cell_date_orders (text, dates);

  g_test_message ("%s", text);
  for (int i = 0; i < HENG_N_ORDERS; i++)
    {
      g_autofree char *iso = mask & 1u << i ? heng_date_format (dates[i]) : NULL;

      g_assert_cmpstr (iso, ==, expected[i]);
    }
}

static void
test_date_orders (void)
{
  assert_orders ("05/01/2023", "2023-01-05", "2023-05-01", NULL);
  assert_orders ("25.1.2023", "2023-01-25", NULL, NULL);
  assert_orders ("23-1-5", NULL, NULL, "2023-01-05");
  assert_orders ("5-6-07", "2007-06-05", "2007-05-06", NULL);
  assert_orders ("65年3月7日", NULL, NULL, "1965-03-07");
  assert_orders ("05/01/2023 08:30", "2023-01-05", "2023-05-01", NULL);
  assert_orders ("31/31/2023", NULL, NULL, NULL);
  assert_orders ("5/6-2023", NULL, NULL, NULL);
  assert_orders ("2023", NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell/dates", test_dates);
  g_test_add_func ("/cell/dates/bad", test_bad_dates);
  g_test_add_func ("/cell/TV-ID1", test_id);
  g_test_add_func ("/cell/id/bad", test_bad_id);
  g_test_add_func ("/cell/id/birth-and-region", test_bad_birth);
  g_test_add_func ("/cell/mobile", test_mobile);
  g_test_add_func ("/cell/bank", test_bank);
  g_test_add_func ("/cell/names", test_names);
  g_test_add_func ("/cell/cleaning", test_cleaning);
  g_test_add_func ("/cell/states", test_states);
  g_test_add_func ("/cell/dates/orders", test_date_orders);
  g_test_add_func ("/cell/numbers-with-units", test_numbers);
  g_test_add_func ("/cell/yes-no-and-counts", test_small_values);
  return g_test_run ();
}
