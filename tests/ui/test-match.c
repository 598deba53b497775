/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of a search stands on the same syllables in the name and in its reading. */
#include "heng-match.h"

#include <string.h>

static char *
marked (const char *text, GArray *ranges)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const HengMatchRange *range = &g_array_index (ranges, HengMatchRange, i);

      g_assert_cmpuint (range->start, <, range->end);
      g_assert_cmpuint (range->end, <=, strlen (text));
      g_string_append_printf (out, "%s%.*s", i > 0 ? "|" : "", (int) (range->end - range->start), text + range->start);
    }
  return g_string_free (out, FALSE);
}

static void
check (const char *name, const char *pinyin, const char *needle, const char *in_name, const char *in_reading)
{
  g_autofree char *reading = heng_match_reading (name, pinyin);
  g_autoptr (GArray) names = NULL;
  g_autoptr (GArray) readings = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  heng_match_name (name, reading, pinyin, needle, &names, &readings);
  a = marked (name, names);
  b = marked (reading != NULL ? reading : "", readings);
  g_assert_cmpstr (a, ==, in_name);
  g_assert_cmpstr (b, ==, in_reading);
}

static void
reading_is_written_as_names_are (void)
{
  g_autofree char *plain = heng_match_reading ("李思远", "li si yuan");
  g_autofree char *compound = heng_match_reading ("欧阳雪", "ou yang xue");
  g_autofree char *latin = heng_match_reading ("Li Siyuan", "li siyuan");

  g_assert_cmpstr (plain, ==, "Li Siyuan");
  g_assert_cmpstr (compound, ==, "Ouyang Xue");
  g_assert_null (latin);
}

static void
marks_in_han_and_pinyin (void)
{
  check ("刘丽", "liu li", "li", "刘", "Li");
  check ("黄丽华", "huang li hua", "li", "丽", "Li");
  check ("李思远", "li si yuan", "lis", "李|思", "Li|S");
  check ("李思远", "li si yuan", "si yu", "思|远", "Si|yu");
  check ("张伟", "zhang wei", "zw", "张|伟", "Z|W");
  check ("张伟", "zhang wei", "伟", "伟", "Wei");
  check ("张伟", "zhang wei", "xx", "", "");
  check ("张伟", "zhang wei", "", "", "");
}

static void
marks_in_latin_names (void)
{
  check ("Zhang Wei", "zhang wei", "wei", "Wei", "");
  check ("Zhang Wei", "zhang wei", "zw", "Z|W", "");
  check ("Zhang Wei", "zhang wei", "zx", "", "");
}

static void
uneven_readings_are_marked_as_text (void)
{
  check ("张伟Jr", "zhang wei", "zh", "", "Zh");
  check ("一二三四五六七八九十一二三四五六七八", "yi er san si wu liu qi ba jiu shi yi er san si wu liu qi ba", "yi", "", "Yi");
}

static void
marks_in_any_text (void)
{
  g_autoptr (GArray) ranges = heng_match_text ("QH0014", "h00");
  g_autofree char *text = marked ("QH0014", ranges);
  g_autoptr (GArray) none = heng_match_text ("QH0014", "9");

  g_assert_cmpstr (text, ==, "H00");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/reading is written as names are", reading_is_written_as_names_are);
  g_test_add_func ("/match/in Han and pinyin", marks_in_han_and_pinyin);
  g_test_add_func ("/match/in Latin names", marks_in_latin_names);
  g_test_add_func ("/match/uneven readings are marked as text", uneven_readings_are_marked_as_text);
  g_test_add_func ("/match/in any text", marks_in_any_text);
  return g_test_run ();
}
