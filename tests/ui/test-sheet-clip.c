/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of cells from and for spreadsheets: tabs, quotes, line ends, tables in HTML. */
#include <locale.h>

#include "heng-sheet-clip.h"

/* Rows with "|" between cells and "/" at their end; line breaks inside a cell are "¶". */
static char *
shape (const HengSheetClip *clip)
{
  GString *out = g_string_new (NULL);

  if (clip == NULL)
    return g_string_free (g_string_append (out, "none"), FALSE);
  for (guint r = 0; r < clip->n_rows; r++)
    for (guint c = 0; c < clip->n_columns; c++)
      {
        g_auto (GStrv) lines = g_strsplit (heng_sheet_clip_get (clip, r, c), "\n", -1);
        g_autofree char *cell = g_strjoinv ("¶", lines);

        g_string_append_printf (out, "%s%s", cell, c + 1 < clip->n_columns ? "|" : "/");
      }
  return g_string_free (out, FALSE);
}

static void
assert_tsv (const char *text, const char *expected)
{
  g_autoptr (HengSheetClip) clip = heng_sheet_clip_parse_tsv (text);
  g_autofree char *got = shape (clip);

  g_assert_cmpstr (got, ==, expected);
}

static void
assert_html (const char *html, const char *expected)
{
  g_autoptr (HengSheetClip) clip = heng_sheet_clip_parse_html (html);
  g_autofree char *got = shape (clip);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_tabs (void)
{
  assert_tsv ("1\t2\n3\t4\n", "1|2/3|4/");
  assert_tsv ("1\t2\r\n3\t4\r\n", "1|2/3|4/");
  assert_tsv ("1\t2\r3\t4", "1|2/3|4/");
  assert_tsv ("8", "8/");
  assert_tsv ("", "/");
  assert_tsv ("1\t2\n3\n", "1|2/3|/"); /* a short row is filled */
  assert_tsv ("\t\n\t5\n", "|/|5/");
  assert_tsv ("a\n\nb\n", "a//b/"); /* an empty line between is a row */
}

static void
test_spaces (void)
{
  assert_tsv (" 1,234 \t\u00a0" "8%\u00a0\n", "1,234|8%/");
  assert_tsv ("里程碑 达成\u3000\n", "里程碑 达成/");
}

static void
test_quotes (void)
{
  assert_tsv ("\"two\nlines\"\t2\n", "two¶lines|2/");
  assert_tsv ("\"a\tb\"\n", "a\tb/");
  assert_tsv ("\"say \"\"no\"\"\"\tx\r\n", "say \"no\"|x/");
  assert_tsv ("\"\"\t1\n", "|1/");
  /* no quoting: 5" is a length, and a quote that nobody closes is a character */
  assert_tsv ("5\"\t6\n", "5\"|6/");
  assert_tsv ("\"open\t1\n2\t3\n", "\"open|1/2|3/");
  assert_tsv ("\"a\"b\tc\n", "\"a\"b|c/");
}

static void
test_html_of_calc (void)
{
  assert_html ("<!DOCTYPE html>\n<html><head><style type=\"text/css\">td { x: '<table>' }</style></head><body>"
               "<!-- <table><tr><td>no</td></tr></table> -->\n"
               "<table cellspacing=\"0\" border=\"0\">\n\t<colgroup width=\"85\"></colgroup>\n\t<tr>\n\t\t<td height=\"17\" align=\"right\" "
               "sdval=\"0.08\" sdnum=\"1033;0;0%\">8%</td>\n\t\t<td><b>A &amp; B</b></td>\n\t</tr>\n\t<tr><td>10</td><td><br></td></tr>\n"
               "</table></body></html>",
               "8%|A & B/10|/");
}

static void
test_html_of_excel (void)
{
  assert_html ("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><!--StartFragment--><TABLE><TR height=19>"
               "<TD class=xl65 x:num=\"0.125\">12.50%</TD><TD>&nbsp;</TD></TR>\r\n<tr><td colspan=2>wide&#x4e2d;&#25991;</td></tr>"
               "<!--EndFragment--></TABLE></body></html>",
               "12.50%|/wide中文|/");
}

static void
test_html_spans (void)
{
  assert_html ("<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a|b/|c/");
  assert_html ("<table><tr><td>x<table><tr><td>in</td></tr></table>y</td><td>2</td></tr></table>", "xiny|2/");
  assert_html ("<p>no table</p>", "none");
  assert_html ("<table></table>", "none");
  assert_html ("<table><tr><td>&unknown; &#0; &", "&unknown; &#0; &/"); /* broken off in the middle */
}

static void
test_widest_span (void)
{
  g_autoptr (HengSheetClip) clip = heng_sheet_clip_parse_html ("<table><tr><td colspan=99999999999>a</td></tr></table>");

  g_assert_cmpuint (clip->n_columns, ==, 1000);
}

static void
test_choice_of_form (void)
{
  g_autoptr (HengSheetClip) text = heng_sheet_clip_parse ("1\t2\n", "<table><tr><td>one</td><td>two</td></tr></table>");
  g_autoptr (HengSheetClip) html = heng_sheet_clip_parse ("1 2", "<table><tr><td>1</td><td>2</td></tr></table>");
  g_autoptr (HengSheetClip) word = heng_sheet_clip_parse ("<b>", "<p>no table</p>");
  g_autoptr (HengSheetClip) only = heng_sheet_clip_parse (NULL, "<table><tr><td>1</td></tr></table>");
  g_autofree char *a = shape (text), *b = shape (html), *c = shape (word), *d = shape (only);

  g_assert_cmpstr (a, ==, "1|2/");
  g_assert_cmpstr (b, ==, "1|2/");
  g_assert_cmpstr (c, ==, "<b>/");
  g_assert_cmpstr (d, ==, "1/");
  g_assert_null (heng_sheet_clip_parse (NULL, NULL));
  g_assert_null (heng_sheet_clip_parse ("", NULL));
}

/* What is copied here comes back as it was, by either form. */
static void
test_round_trip (void)
{
  static const char *const cells[] = { "8%", "a\tb", "say \"no\"", "two\nlines", "<A & B>", "中文", "", "\"" };
  g_autoptr (HengSheetClip) clip = heng_sheet_clip_new (4, 2), tsv = NULL, html = NULL;
  g_autofree char *text = NULL, *table = NULL, *was = NULL, *by_text = NULL, *by_table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    heng_sheet_clip_set (clip, i / 2, i % 2, cells[i]);
  text = heng_sheet_clip_tsv (clip);
  table = heng_sheet_clip_html (clip);
  tsv = heng_sheet_clip_parse_tsv (text);
  html = heng_sheet_clip_parse_html (table);
  was = shape (clip);
  by_text = shape (tsv);
  by_table = shape (html);
  g_assert_cmpstr (by_text, ==, was);
  /* white space is one space in HTML, as everywhere */
  g_assert_cmpstr (by_table, ==, "8%|a b/say \"no\"|two¶lines/<A & B>|中文/|\"/");
}

/* Whatever a clipboard holds, the reader neither fails nor grows without end. */
static void
test_noise (void)
{
  static const char letters[] = "<>/tablerdhc =\"'&;#x19\t\r\n!-";

  for (guint run = 0; run < 3000; run++)
    {
      char noise[80];
      g_autoptr (HengSheetClip) tsv = NULL, html = NULL;
      g_autofree char *table = NULL;

      for (guint i = 0; i < sizeof noise - 1; i++)
        noise[i] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      noise[sizeof noise - 1] = '\0';
      table = g_strconcat ("<table><tr><td>", noise, NULL);
      tsv = heng_sheet_clip_parse_tsv (noise);
      html = heng_sheet_clip_parse_html (table);
      g_assert_cmpuint (tsv->cells->len, ==, tsv->n_rows * tsv->n_columns);
      g_assert_true (html == NULL || html->cells->len == html->n_rows * html->n_columns);
    }
}

static void
test_large_blocks (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HengSheetClip) clip = NULL;

  for (guint i = 0; i < HENG_SHEET_CLIP_MOST + 10; i++)
    g_string_append (text, "1\n");
  clip = heng_sheet_clip_parse_tsv (text->str);
  g_assert_cmpuint (clip->cells->len, <=, HENG_SHEET_CLIP_MOST);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/clip/tabs", test_tabs);
  g_test_add_func ("/sheet/clip/spaces", test_spaces);
  g_test_add_func ("/sheet/clip/quotes", test_quotes);
  g_test_add_func ("/sheet/clip/html-of-calc", test_html_of_calc);
  g_test_add_func ("/sheet/clip/html-of-excel", test_html_of_excel);
  g_test_add_func ("/sheet/clip/html-spans", test_html_spans);
  g_test_add_func ("/sheet/clip/widest-span", test_widest_span);
  g_test_add_func ("/sheet/clip/choice-of-form", test_choice_of_form);
  g_test_add_func ("/sheet/clip/round-trip", test_round_trip);
  g_test_add_func ("/sheet/clip/noise", test_noise);
  g_test_add_func ("/sheet/clip/large-blocks", test_large_blocks);
  return g_test_run ();
}
