/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Broken files of every kind end in a table or in a sentence, never in a crash: real ones, changed at random places, from fixed seeds. */
#include "heng-roster-import.h"
#include "import-fixture.h"

#define CSV_ROUNDS 800
#define XLSX_ROUNDS 200

static void
change (GRand *random, GByteArray *bytes)
{
  guint n = (guint) g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n && bytes->len > 8; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) bytes->len);
      guint length = (guint) g_rand_int_range (random, 1, 40);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          bytes->data[at] = (guint8) g_rand_int (random);
          break;
        case 1:
          bytes->data[at] = (guint8) "\"',;\t\r\n\0\xff<&>=-"[g_rand_int_range (random, 0, 14)];
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, MIN (bytes->len - at, length));
          break;
        default:
          g_byte_array_set_size (bytes, at + 4);
        }
    }
}

static void
try_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) header_error = NULL;
  g_autoptr (HengTable) table = heng_table_load (path, NULL, NULL, NULL, &error);
  g_autoptr (HengHeader) header = NULL;

  g_assert_true ((table == NULL) == (error != NULL));
  if (table == NULL)
    return;
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->rows[row].n; column++)
      g_assert_cmpuint (strlen (heng_table_cell (table, row, column)), <=, table->text_size);
  header = heng_header_find (table, heng_roster_columns, R_N_COLUMNS, NULL, &header_error);
  g_assert_true ((header == NULL) == (header_error != NULL));
}

static void
try_changes (Fixture *fixture, const char *source, guint rounds, guint32 seed)
{
  g_autofree char *content = NULL;
  g_autofree char *path = fixture_path (fixture, "broken");
  GRand *random = g_rand_new_with_seed (seed);
  gsize size;

  g_assert_true (g_file_get_contents (source, &content, &size, NULL));
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      FILE *file;

      g_byte_array_append (bytes, (const guint8 *) content, (guint) size);
      change (random, bytes);
      file = g_fopen (path, "wb");
      g_assert_nonnull (file);
      g_assert_cmpuint (fwrite (bytes->data, 1, bytes->len, file), ==, bytes->len);
      fclose (file);
      try_file (path);
    }
  g_rand_free (random);
}

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "roster-gbk.csv", "roster-utf16.txt", "roster-notes.csv", "roster-cr.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", names[i], NULL);

      try_changes (fixture, path, CSV_ROUNDS / G_N_ELEMENTS (names), 20260701 + i);
    }
}

/* Stored, not packed, so that the changes reach the XML inside. */
static void
test_xlsx (Fixture *fixture, gconstpointer data)
{
  g_autofree char *packed = fixture_workbook (fixture, "plain");
  g_autofree char *stored = fixture_workbook (fixture, "stored");

  try_changes (fixture, packed, XLSX_ROUNDS / 3, 1);
  try_changes (fixture, stored, XLSX_ROUNDS, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/table-fuzz/csv", Fixture, NULL, fixture_set_up, test_csv, fixture_tear_down);
  g_test_add ("/table-fuzz/xlsx", Fixture, NULL, fixture_set_up, test_xlsx, fixture_tear_down);
  return g_test_run ();
}
