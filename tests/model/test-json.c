/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar of JSON: what is a document, what its tokens say, and where each fault is. */
#include <string.h>

#include "heng-json-scan.h"

/* TRUE: read to its end without a fault. */
static gboolean
scans (const char *text)
{
  g_auto (HengJsonScan) scan = { 0 };
  HengJsonToken token;

  heng_json_scan_init (&scan, text, strlen (text));
  while ((token = heng_json_scan_next (&scan)) != HENG_JSON_FAULT && token != HENG_JSON_END)
    ;
  g_assert_true ((token == HENG_JSON_FAULT) == (scan.fault != NULL));
  return token == HENG_JSON_END;
}

static void
test_scan (void)
{
  static const char *const good[] = { "{}", "[]", " [1, -0, 0.5, 1e9, -1.5E-3] ", "\"\\u00e9\\ud83d\\ude00\\/\"", "true", "{\"a\":{\"b\":[null]}}", "\xEF\xBB\xBF{}" };
  static const char *const bad[] = { "", "{", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "[01]", "[1.]", "[.5]", "[+1]", "[1e]", "[-]", "\"a", "\"\\x\"", "\"\t\"",
                                     "\"\\u0000\"", "\"\\udc00\"", "\"\\ud800x\"", "nul", "[1 2]", "{} {}", "]", "[}", "{]", "NaN", "'a'", "{\"a\":1 \"b\":2}" };
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (scans (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (scans (bad[i]));
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  g_assert_false (scans (deep->str));
}

/* The text ends in a fault at that line and column. */
static void
assert_fault (const char *text, guint line, guint column)
{
  g_auto (HengJsonScan) scan = { 0 };
  HengJsonToken token;
  guint at_line, at_column;

  heng_json_scan_init (&scan, text, strlen (text));
  while ((token = heng_json_scan_next (&scan)) != HENG_JSON_FAULT && token != HENG_JSON_END)
    ;
  g_assert_cmpint (token, ==, HENG_JSON_FAULT);
  g_assert_cmpint (heng_json_scan_next (&scan), ==, HENG_JSON_FAULT);
  heng_json_line_column (text, scan.start, &at_line, &at_column);
  g_test_message ("%s: %s", text, scan.fault);
  g_assert_cmpuint (at_line, ==, line);
  g_assert_cmpuint (at_column, ==, column);
}

static void
test_places (void)
{
  assert_fault ("", 1, 1);
  assert_fault ("[1,]", 1, 4);
  assert_fault ("[01]", 1, 2);
  assert_fault ("[-01]", 1, 3);
  assert_fault ("[1.]", 1, 4);
  assert_fault ("[1e+]", 1, 5);
  assert_fault ("\"ab\\x\"", 1, 5);
  assert_fault ("\"\\ud800\\ud800\"", 1, 3);
  assert_fault ("[\"a\nb\"]", 1, 4);
  assert_fault ("{\n\n  \"张伟\": tru}", 3, 9);
  assert_fault ("\xEF\xBB\xBF{\"张伟\" 1}", 1, 7);
  assert_fault ("\xEF\xBB\xBF[\n]\n x", 3, 2);
}

/* The depth and the length of a number that are just read. */
static void
test_limits (void)
{
  g_autofree char *open = g_strnfill (HENG_JSON_MAX_DEPTH + 1, '['), *closed = g_strnfill (HENG_JSON_MAX_DEPTH + 1, ']');
  g_autofree char *digits = g_strnfill (HENG_JSON_MAX_NUMBER + 1, '7');
  g_autofree char *deepest = g_strconcat (open + 1, closed + 1, NULL);

  g_assert_true (scans (deepest));
  assert_fault (open, 1, HENG_JSON_MAX_DEPTH + 1);
  g_assert_true (scans (digits + 1));
  assert_fault (digits, 1, 1);
}

/* One line per token: texts without their escapes, numbers as written. */
static void
test_tokens (void)
{
  static const char text[] = "{\"a\\n\": [1.50, \"\\u5f20\\ud83d\\ude00\", null], \"b\": {}, \"c\": [[false]], \"d\": true}";
  static const struct
  {
    HengJsonToken token;
    const char *value;
  } expected[] = {
    { HENG_JSON_OBJECT, NULL }, { HENG_JSON_MEMBER, "a\n" }, { HENG_JSON_ARRAY, NULL }, { HENG_JSON_NUMBER, "1.50" },
    { HENG_JSON_STRING, "张😀" }, { HENG_JSON_NULL, NULL }, { HENG_JSON_ARRAY_END, NULL }, { HENG_JSON_MEMBER, "b" },
    { HENG_JSON_OBJECT, NULL }, { HENG_JSON_OBJECT_END, NULL }, { HENG_JSON_MEMBER, "c" }, { HENG_JSON_ARRAY, NULL },
  };
  g_auto (HengJsonScan) scan = { 0 };

  heng_json_scan_init (&scan, text, strlen (text));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (heng_json_scan_next (&scan), ==, expected[i].token);
      if (expected[i].value)
        g_assert_cmpstr (scan.value->str, ==, expected[i].value);
    }
  g_assert_true (heng_json_scan_in_object (&scan, 1));
  g_assert_false (heng_json_scan_in_object (&scan, 2));
  g_assert_true (heng_json_scan_skip (&scan, HENG_JSON_ARRAY));
  g_assert_cmpint (heng_json_scan_next (&scan), ==, HENG_JSON_MEMBER);
  g_assert_cmpstr (scan.value->str, ==, "d");
  g_assert_cmpint (heng_json_scan_next (&scan), ==, HENG_JSON_TRUE);
  g_assert_cmpint (heng_json_scan_next (&scan), ==, HENG_JSON_OBJECT_END);
  g_assert_cmpint (heng_json_scan_next (&scan), ==, HENG_JSON_END);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/grammar", test_scan);
  g_test_add_func ("/json/tokens", test_tokens);
  g_test_add_func ("/json/places", test_places);
  g_test_add_func ("/json/limits", test_limits);
  return g_test_run ();
}
