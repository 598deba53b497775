/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts of the printed review: their texts read and written, and the rules they must keep, each named when it is broken. */
#include <locale.h>
#include <string.h>

#include "heng-report-layout.h"

static void
test_sections (void)
{
  HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS];
  g_autofree char *usual = NULL, *moved = NULL;

  heng_layout_entries_parse (NULL, entries);
  for (int i = 0; i < HENG_N_LAYOUT_SECTIONS; i++)
    g_assert_true (entries[i].on && entries[i].section == (HengLayoutSection) i);
  usual = heng_layout_entries_format (entries);
  g_assert_null (usual);
  heng_layout_entries_parse ("opinion -kpi nonsense kpi okr", entries);
  moved = heng_layout_entries_format (entries);
  g_assert_cmpstr (moved, ==, "opinion -kpi okr -facts -result -milestones -feedback -adjustments -charts -comments -next");
}

static void
test_signers (void)
{
  const HengReportLayout some = { .signatures = (char *) " HR \n\n部门秘书\n" }, none = { .signatures = (char *) " \n" };
  g_auto (GStrv) signers = heng_layout_signers (&some), usual = heng_layout_signers (&none), without = heng_layout_signers (NULL);

  g_assert_cmpuint (g_strv_length (signers), ==, 2);
  g_assert_cmpstr (signers[0], ==, "HR");
  g_assert_cmpstr (signers[1], ==, "部门秘书");
  g_assert_cmpuint (g_strv_length (usual), ==, HENG_N_SIGNERS);
  g_assert_cmpstr (without[0], ==, "EMPLOYEE");
}

static void
assert_fault (const HengReportLayout *layout, const char *says)
{
  g_autofree char *fault = heng_report_layout_fault (layout);

  if (!says)
    g_assert_cmpstr (fault, ==, NULL);
  else
    g_assert_true (fault && strstr (fault, says));
}

static void
test_rules (void)
{
  g_autofree char *long_text = g_strnfill (1001, 'x');
  const struct { HengReportLayout layout; const char *says; } cases[] = {
    { { .name = (char *) "正式", .sections = (char *) "okr -kpi", .signatures = (char *) "HR", .intro = (char *) "a\nb" }, NULL },
    { { .name = (char *) " " }, "name" },
    { { .name = (char *) "x", .header = (char *) "a\nb" }, "Header: it must be one line" },
    { { .name = (char *) "x", .footer = (char *) "这是一行超过六十个字的页脚这是一行超过六十个字的页脚这是一行超过六十个字的页脚这是一行超过六十个字的页脚这是一行超过六十个字的页脚" }, "Footer: it may have 60" },
    { { .name = (char *) "x", .closing_en = long_text }, "1000" },
    { { .name = (char *) "x", .sections = (char *) "okr pay" }, "“pay”" },
    { { .name = (char *) "x", .sections = (char *) "okr -okr" }, "twice" },
    { { .name = (char *) "x", .sections = (char *) "-okr -kpi" }, "Every section is left out" },
    { { .name = (char *) "x", .signatures = (char *) "一二三四五六七八九十一二三四五" }, "too long" },
    { { .name = (char *) "x", .signatures = (char *) "1\n2\n3\n4\n5\n6\n7\n8\n9" }, "At most 8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_fault (&cases[i].layout, cases[i].says);
}

static char *
fault_of (const guchar *png, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (png, size);

  return heng_logo_fault (bytes);
}

static void
test_logo (void)
{
  guchar png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 40, 0, 0, 0, 40 };
  g_autofree guchar *large = g_malloc0 (HENG_LOGO_LIMIT + 1);
  g_autofree char *good = fault_of (png, sizeof png), *cut = fault_of (png, sizeof png - 1), *wide = NULL, *empty = NULL, *heavy = NULL;

  g_assert_cmpstr (good, ==, NULL);
  g_assert_nonnull (strstr (cut, "PNG"));
  png[18] = 8; /* 2,088 */
  wide = fault_of (png, sizeof png);
  g_assert_nonnull (strstr (wide, "2000 pixels"));
  png[18] = png[19] = 0;
  empty = fault_of (png, sizeof png);
  g_assert_nonnull (empty);
  heavy = fault_of (large, HENG_LOGO_LIMIT + 1);
  g_assert_nonnull (strstr (heavy, "256 KB"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-layout/sections", test_sections);
  g_test_add_func ("/report-layout/signers", test_signers);
  g_test_add_func ("/report-layout/rules", test_rules);
  g_test_add_func ("/report-layout/logo", test_logo);
  return g_test_run ();
}
