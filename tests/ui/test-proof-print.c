/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proof on paper: no step is missing, long texts are not cut off, and the changes of the raw values follow. */
#include <glib/gstdio.h>
#include <locale.h>

#include "heng-proof-history.h"
#include "heng-proof-print.h"

#define STEPS 90

static char *
text_of_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static HengTrace *
long_trace (void)
{
  HengTrace *root = heng_trace_new ("final", "Total"), *kpi = heng_trace_add (root, "KPI", "Scorecard");

  heng_trace_value (root, HENG_NUMBER (HENG_POINTS (92)), 6);
  heng_trace_value (kpi, HENG_NUMBER (HENG_POINTS (98)), 6);
  heng_trace_note (kpi, "a note that is far too long for one line of a column on a page of paper, so that it has to go on below, to its last word END");
  for (guint i = 0; i < STEPS; i++)
    {
      g_autofree char *key = g_strdup_printf ("S%02u", i), *label = g_strdup_printf ("Step %02u", i);
      HengTrace *step = heng_trace_add (kpi, key, label);

      heng_trace_formula (step, "%u + 1", i);
      heng_trace_value (step, HENG_NUMBER (HENG_POINTS (i + 1)), 6);
      heng_trace_source (step, "actual", i % 2 + 1);
    }
  return root;
}

/* Rows are named once, however many steps rest on them. */
static void
test_sources (void)
{
  g_autoptr (HengTrace) trace = long_trace ();
  g_autoptr (GPtrArray) sources = heng_proof_sources (trace);

  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (((HengProofSource *) sources->pdata[0])->label, ==, "Step 00");
}

static void
test_paper (void)
{
  g_autoptr (HengTrace) trace = long_trace ();
  g_autoptr (GPtrArray) history = g_ptr_array_new ();
  g_autofree char *folder = g_dir_make_tmp ("heng-proof-XXXXXX", NULL), *path = g_build_filename (folder, "proof.pdf", NULL), *text = NULL;
  g_autoptr (GError) error = NULL;
  HengProofChange change = { .at = 1790000000000, .entry = 1, .what = (char *) "Actual value", .action = (char *) "Actual Zhang Wei RD-02 7.5 → 4.5",
                             .actor = (char *) "zhou min" };

  g_ptr_array_add (history, &change);
  g_assert_true (heng_proof_print (NULL, trace, history, "Score of defect escape rate", "Zhang Wei · RD-02 · Q3 2026", "92.00", path, &error));
  g_assert_no_error (error);
  text = text_of_pdf (path);
  for (guint i = 0; i < STEPS; i++)
    {
      g_autofree char *label = g_strdup_printf ("Step %02u", i);

      g_assert_nonnull (strstr (text, label));
    }
  g_assert_nonnull (strstr (text, "END"));
  g_assert_nonnull (strstr (text, "90.000000"));
  g_assert_nonnull (strstr (text, "7.5 → 4.5"));
  g_assert_nonnull (strstr (text, "Page 1 of "));
  g_assert_nonnull (strstr (text, "Page 2 of "));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof/sources", test_sources);
  g_test_add_func ("/proof/paper", test_paper);
  return g_test_run ();
}
