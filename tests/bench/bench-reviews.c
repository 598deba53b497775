/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints every review of a cycle COPIES times into one PDF, or each into a file of its own: bench-reviews STORE CYCLE COPIES OUT.pdf|FOLDER/; the
 * milliseconds of the printing alone. */
#include <stdio.h>
#include <stdlib.h>

#include "heng-appraisal.h"
#include "heng-language.h"
#include "heng-review-print.h"

/* Copies of one person would have one name: each round gets a folder. */
static gboolean
print_files (GPtrArray *reviews, int copies, const char *folder, GError **error)
{
  for (int copy = 0; copy < copies; copy++)
    {
      g_autofree char *name = g_strdup_printf ("%s%d", folder, copy);

      g_mkdir_with_parents (name, 0755);
      if (heng_reviews_to_pdf_files (reviews, NULL, name, NULL, NULL, NULL, error) < 0)
        return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) reviews = NULL, all = g_ptr_array_new ();
  gint64 start;

  heng_language_setup (NULL, NULL);
  if (argc != 5)
    return 2;
  db = heng_db_open (argv[1], HENG_DB_READ_ONLY, &error);
  cycle = db ? heng_cycle_load_by_key (db, argv[2], &error) : NULL;
  reviews = cycle ? heng_reviews_load (db, cycle->id, 0, FALSE, &error) : NULL;
  for (int copy = 0; reviews && copy < atoi (argv[3]); copy++)
    for (guint i = 0; i < reviews->len; i++)
      g_ptr_array_add (all, g_ptr_array_index (reviews, i));
  start = g_get_monotonic_time ();
  if (!reviews || !(g_str_has_suffix (argv[4], "/") ? print_files (reviews, atoi (argv[3]), argv[4], &error)
                                                    : heng_reviews_to_pdf (all, NULL, argv[4], NULL, NULL, NULL, &error)))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  printf ("{\"ms\": %.1f, \"reviews\": %u}\n", (g_get_monotonic_time () - start) / 1e3, all->len);
  return 0;
}
