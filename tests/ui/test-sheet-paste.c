/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of edits: every cell is judged by the model before any is written, and what is written is one action. */
#include <locale.h>

#include "heng-sheet-paste.h"
#include "sheet-fixture.h"

static GArray *
columns_from (guint first, guint n)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      guint column = first + i;

      g_array_append_val (columns, column);
    }
  return columns;
}

static HengSheetBlock
block_at (guint row, guint column, guint n_rows, guint n_columns)
{
  return (HengSheetBlock) { row, column, row + n_rows - 1, column + n_columns - 1 };
}

/* A block of ten targets with one that is no number: nine fit, the tenth names the rule, and nothing is written before it is wanted. */
static void
test_ten_targets (void)
{
  g_autoptr (FixtureModel) model = fixture_model_new (10, TRUE);
  HengSheetModel *sheet = HENG_SHEET_MODEL (model);
  g_autoptr (GArray) columns = columns_from (0, FIXTURE_N_COLUMNS);
  g_autoptr (HengSheetClip) clip = heng_sheet_clip_parse_tsv ("21\n22\n23\nabc\n25\n26\n27\n28\n29\n30\n");
  g_autoptr (HengSheetPaste) paste = heng_sheet_paste_new (sheet, columns, block_at (0, FIXTURE_TARGET, 1, 1), clip);
  g_autoptr (GError) error = NULL;
  const HengSheetPasteCell *bad = paste->cells->pdata[3];
  g_autofree char *before = heng_sheet_model_text (sheet, 0, FIXTURE_TARGET), *first = NULL, *fourth = NULL, *last = NULL;

  g_assert_cmpuint (paste->n_good, ==, 9);
  g_assert_cmpuint (paste->n_bad, ==, 1);
  g_assert_cmpuint (bad->row, ==, 3);
  g_assert_cmpuint (bad->column, ==, FIXTURE_TARGET);
  g_assert_cmpstr (bad->fault, ==, "“abc” is not a number.");
  g_assert_cmpstr (before, ==, "1");
  g_assert_true (fixture_model_apply (model, heng_sheet_paste_change (paste, sheet, "Paste 9 cells"), &error));
  first = heng_sheet_model_text (sheet, 0, FIXTURE_TARGET);
  fourth = heng_sheet_model_text (sheet, 3, FIXTURE_TARGET);
  last = heng_sheet_model_text (sheet, 9, FIXTURE_TARGET);
  g_assert_cmpstr (first, ==, "21");
  g_assert_cmpstr (fourth, ==, "4");
  g_assert_cmpstr (last, ==, "30");
  g_assert_cmpuint (fixture_model_n_changes (model), ==, 1);
}

/* Two columns, one of them computed: equal values there are no fault, others are. */
static void
test_computed_columns (void)
{
  g_autoptr (FixtureModel) model = fixture_model_new (2, FALSE);
  g_autoptr (GArray) columns = columns_from (0, FIXTURE_N_COLUMNS);
  g_autoptr (HengSheetClip) clip = heng_sheet_clip_parse_tsv ("5\t100.00\n6\t99\n");
  g_autoptr (HengSheetPaste) paste
      = heng_sheet_paste_new (HENG_SHEET_MODEL (model), columns, block_at (0, FIXTURE_TARGET, 1, 1), clip);
  const HengSheetPasteCell *bad = paste->cells->pdata[2];

  g_assert_cmpuint (paste->n_good, ==, 2);
  g_assert_cmpuint (paste->n_bad, ==, 1);
  g_assert_cmpstr (bad->fault, ==, "It is computed.");
}

static void
test_beyond_the_sheet (void)
{
  g_autoptr (FixtureModel) fixed = fixture_model_new (2, FALSE), open = fixture_model_new (2, TRUE);
  g_autoptr (GArray) columns = columns_from (0, FIXTURE_N_COLUMNS);
  g_autoptr (HengSheetClip) clip = heng_sheet_clip_parse_tsv ("5\n6\n7\n");
  g_autoptr (HengSheetPaste) refused
      = heng_sheet_paste_new (HENG_SHEET_MODEL (fixed), columns, block_at (1, FIXTURE_TARGET, 1, 1), clip);
  g_autoptr (HengSheetClip) rows = heng_sheet_clip_parse_tsv ("Reuse\t\t5\t7\nReviews\t\t5\t9\nTests\t\t5\t11\n");
  g_autoptr (HengSheetPaste) added = heng_sheet_paste_new (HENG_SHEET_MODEL (open), columns, block_at (1, FIXTURE_NAME, 1, 1), rows);
  g_autoptr (HengSheetClip) wide = heng_sheet_clip_parse_tsv ("100.00\tbeyond\n");
  g_autoptr (HengSheetPaste) cut = heng_sheet_paste_new (HENG_SHEET_MODEL (open), columns, block_at (0, FIXTURE_SCORE, 1, 1), wide);
  g_autofree char *text = NULL;

  g_assert_cmpuint (refused->n_good, ==, 1);
  g_assert_cmpuint (refused->n_bad, ==, 2);
  /* an empty perspective clears nothing it may not clear */
  g_assert_cmpuint (added->n_bad, ==, 1);
  g_assert_cmpuint (added->n_insert, ==, 2);
  g_assert_true (fixture_model_apply (open, heng_sheet_paste_change (added, HENG_SHEET_MODEL (open), "Paste"), NULL));
  text = fixture_model_to_text (open);
  g_assert_nonnull (strstr (text, "RD-02|Reuse|Process|5|7|"));
  g_assert_nonnull (strstr (text, "RD-04|Tests|Finance|5|11|"));
  g_assert_cmpuint (heng_sheet_model_n_rows (HENG_SHEET_MODEL (open)), ==, 4);
  g_assert_cmpuint (cut->n_bad, ==, 1);
}

/* One cell into a chosen block fills it; a block that fits several times is repeated. */
static void
test_filling (void)
{
  g_autoptr (FixtureModel) model = fixture_model_new (4, FALSE);
  g_autoptr (GArray) columns = columns_from (0, FIXTURE_N_COLUMNS);
  g_autoptr (HengSheetClip) one = heng_sheet_clip_parse_tsv ("25"), two = heng_sheet_clip_parse_tsv ("30\n20\n");
  g_autoptr (HengSheetPaste) filled = heng_sheet_paste_new (HENG_SHEET_MODEL (model), columns, block_at (0, FIXTURE_WEIGHT, 4, 1), one);
  g_autoptr (HengSheetPaste) repeated = heng_sheet_paste_new (HENG_SHEET_MODEL (model), columns, block_at (0, FIXTURE_WEIGHT, 4, 1), two);
  const HengSheetPasteCell *third = repeated->cells->pdata[2];

  g_assert_cmpuint (filled->n_good, ==, 4);
  g_assert_cmpuint (repeated->n_good, ==, 4);
  g_assert_cmpstr (third->text, ==, "30");
}

static void
test_nothing_to_do (void)
{
  g_autoptr (FixtureModel) model = fixture_model_new (2, FALSE);
  g_autoptr (GArray) columns = columns_from (0, FIXTURE_N_COLUMNS);
  /* as it is edited and as it is read */
  g_autoptr (HengSheetClip) clip = heng_sheet_clip_parse_tsv ("10\n10.00%\n");
  g_autoptr (HengSheetPaste) paste
      = heng_sheet_paste_new (HENG_SHEET_MODEL (model), columns, block_at (0, FIXTURE_WEIGHT, 1, 1), clip);

  g_assert_cmpuint (paste->cells->len, ==, 0);
  g_assert_null (heng_sheet_paste_change (paste, HENG_SHEET_MODEL (model), "Paste"));
}

static void
test_copy (void)
{
  g_autoptr (FixtureModel) model = fixture_model_new (3, TRUE);
  g_autoptr (GArray) columns = columns_from (FIXTURE_NAME, 4);
  /* with the line for a new row, which has nothing to copy */
  g_autoptr (HengSheetClip) clip = heng_sheet_copy (HENG_SHEET_MODEL (model), columns, block_at (1, 2, 3, 2));
  g_autofree char *text = heng_sheet_clip_tsv (clip);

  g_assert_cmpstr (text, ==, "10\t2\n10\t3\n");
}

static void
test_rows_change (void)
{
  g_autoptr (FixtureModel) model = fixture_model_new (3, TRUE);
  HengSheetChange *remove = heng_sheet_change_new ("Remove RD-01"), *move = heng_sheet_change_new ("Move RD-03 up");
  g_autofree char *text = NULL;

  remove->remove_at = 0;
  remove->n_remove = 1;
  move->move_at = 1;
  move->n_move = 1;
  move->move_by = -1;
  g_assert_true (fixture_model_apply (model, remove, NULL));
  g_assert_true (fixture_model_apply (model, move, NULL));
  text = fixture_model_to_text (model);
  g_assert_true (g_str_has_prefix (text, "RD-03|"));
  g_assert_nonnull (strstr (text, "\nRD-02|"));
  g_assert_cmpstr (fixture_model_last_action (model), ==, "Move RD-03 up");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/paste/ten-targets-one-bad", test_ten_targets);
  g_test_add_func ("/sheet/paste/computed-columns", test_computed_columns);
  g_test_add_func ("/sheet/paste/beyond-the-sheet", test_beyond_the_sheet);
  g_test_add_func ("/sheet/paste/filling", test_filling);
  g_test_add_func ("/sheet/paste/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/sheet/paste/copy", test_copy);
  g_test_add_func ("/sheet/paste/rows", test_rows_change);
  return g_test_run ();
}
