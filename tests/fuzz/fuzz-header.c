/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Header rows: normal forms, maps, second rows, repeated groups. The first line is a map, the rest a table. */
#include "fuzz-common.h"

#include "heng-csv.h"
#include "heng-header.h"
#include "heng-roster-import.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  char *text = fuzz_text (data, size);
  char *end = strchr (text, '\n');
  g_autofree char *map = end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
  const char *maps[] = { map, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HengTable) table = NULL;
  g_autoptr (HengHeader) header = NULL;
  g_autofree char *normal = heng_header_normalize (map);

  memmove (text, end != NULL ? end + 1 : "", end != NULL ? strlen (end + 1) + 1 : 1);
  table = heng_csv_parse ("fuzz.csv", text, strlen (text), NULL);
  if (table == NULL)
    return 0;
  header = heng_header_find (table, heng_roster_columns, R_N_COLUMNS, strchr (map, '=') != NULL ? maps : NULL, &error);
  g_assert_true ((header == NULL) == (error != NULL));
  for (guint i = 0; header != NULL && i < header->columns->len; i++)
    g_assert_cmpint (g_array_index (header->columns, int, i), <, (int) header->names->len);
  return 0;
}
