/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings of names, surnames with their own reading, and names that are not Han. */
#include "heng-people.h"

#include <glib/gstdio.h>

static HengPinyin *
load (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("HENG_DATA_DIR"), "surnames.txt", NULL);
  g_autoptr (GError) error = NULL;
  HengPinyin *pinyin = heng_pinyin_new (path, &error);

  g_assert_no_error (error);
  return pinyin;
}

static void
assert_name (HengPinyin *pinyin, const char *name, const char *reading, const char *initials)
{
  g_autofree char *text = NULL, *letters = NULL;

  heng_pinyin_name (pinyin, name, &text, &letters);
  g_assert_cmpstr (text, ==, reading);
  g_assert_cmpstr (letters, ==, initials);
}

static void
test_names (void)
{
  g_autoptr (HengPinyin) pinyin = load ();

  assert_name (pinyin, "张伟", "zhang wei", "zw");
  assert_name (pinyin, "欧阳娜娜", "ou yang na na", "oynn");
  assert_name (pinyin, "吕布", "lu bu", "lb");
  assert_name (pinyin, "", "", "");
  assert_name (pinyin, NULL, "", "");
}

static void
test_surnames (void)
{
  g_autoptr (HengPinyin) pinyin = load ();

  assert_name (pinyin, "单雄信", "shan xiong xin", "sxx");
  assert_name (pinyin, "曾国藩", "zeng guo fan", "zgf");
  assert_name (pinyin, "解缙", "xie jin", "xj");
  assert_name (pinyin, "仇英", "qiu ying", "qy");
  assert_name (pinyin, "区敏", "ou min", "om");
  assert_name (pinyin, "查良镛", "zha liang yong", "zly");
  assert_name (pinyin, "翟天临", "zhai tian lin", "ztl");
  assert_name (pinyin, "缪斯", "miao si", "ms");
  assert_name (pinyin, "尉迟恭", "yu chi gong", "ycg");
  assert_name (pinyin, "长孙无忌", "zhang sun wu ji", "zswj");
  assert_name (pinyin, "万俟卨", "mo qi xie", "mqx");
  assert_name (pinyin, "朴树", "piao shu", "ps");
}

/* The exception is for the surname only; inside a name the character is read as usual. */
static void
test_only_at_the_beginning (void)
{
  g_autoptr (HengPinyin) pinyin = load ();

  assert_name (pinyin, "王单", "wang dan", "wd");
  assert_name (pinyin, "杨长青", "yang chang qing", "ycq");
  assert_name (pinyin, "万家宝", "wan jia bao", "wjb");
}

static void
test_other_scripts (void)
{
  g_autoptr (HengPinyin) pinyin = load ();

  assert_name (pinyin, "José Müller", "jose muller", "jm");
  assert_name (pinyin, "O'Neil, Tim", "oneil tim", "ot");
  assert_name (pinyin, "阿依古丽·买买提", "a yi gu li mai mai ti", "ayglmmt");
  assert_name (pinyin, "Wang伟3", "wang wei 3", "ww3");
  assert_name (pinyin, "Иван", "ivan", "i");
}

static void
test_without_file (void)
{
  g_autoptr (HengPinyin) pinyin = heng_pinyin_new (NULL, NULL);

  assert_name (pinyin, "单雄信", "dan xiong xin", "dxx");
}

static void
assert_refused (const char *content, const char *words)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("surnames-XXXXXX.txt", &path, NULL);
  HengPinyin *pinyin;

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  pinyin = heng_pinyin_new (path, &error);
  g_assert_null (pinyin);
  g_assert_nonnull (error);
  g_assert_nonnull (g_strrstr (error->message, words));
  g_unlink (path);
}

static void
test_bad_files (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (heng_pinyin_new ("/nonexistent/surnames.txt", &error));
  g_assert_nonnull (error);
  assert_refused ("# fine\n单\n", ":2:");
  assert_refused ("尉迟 yu\n", ":1:");
  assert_refused ("\xff\xfe\n", "UTF-8");
}

/* 300,000 names of 3,000 different characters; the cache makes it a fraction of a second. */
static void
test_many (void)
{
  g_autoptr (HengPinyin) pinyin = load ();

  for (guint i = 0; i < 300000; i++)
    {
      char name[16];
      int length = 0;
      g_autofree char *reading = NULL, *initials = NULL;

      for (guint k = 0; k < 3; k++)
        length += g_unichar_to_utf8 (0x4e00 + (i * 7 + k * 31) % 3000, name + length);
      name[length] = '\0';
      heng_pinyin_name (pinyin, name, &reading, &initials);
      g_assert_true (*reading && *initials);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/names", test_names);
  g_test_add_func ("/pinyin/surnames", test_surnames);
  g_test_add_func ("/pinyin/only-at-the-beginning", test_only_at_the_beginning);
  g_test_add_func ("/pinyin/other-scripts", test_other_scripts);
  g_test_add_func ("/pinyin/without-file", test_without_file);
  g_test_add_func ("/pinyin/bad-files", test_bad_files);
  g_test_add_func ("/pinyin/many", test_many);
  return g_test_run ();
}
