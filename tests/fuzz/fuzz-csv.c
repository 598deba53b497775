/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text tables: any bytes end in a table whose cells lie in its block, or in a sentence. */
#include "fuzz-common.h"

#include "heng-csv.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  char *content = g_malloc (size + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengTable) table = NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  memcpy (content, data, size);
  content[size] = '\0';
  table = heng_csv_parse ("fuzz.csv", content, size, &error);
  g_assert_true ((table == NULL) == (error != NULL));
  for (guint row = 0; table != NULL && row < table->n_rows; row++)
    for (guint column = 0; column <= table->rows[row].n; column++)
      {
        const char *cell = heng_table_cell (table, row, column);

        g_assert_true (g_utf8_validate (cell, -1, NULL));
        heng_csv_append (line, cell);
      }
  return 0;
}
