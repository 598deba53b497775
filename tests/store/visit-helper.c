/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a store for writing, says "in" or why not, and stays until its input ends. MACHINE plays another computer ("-" = this one), PLACE
 * a file system: "local" or "nfs"; "loading" is a local one with a big import under way. */
#include <stdio.h>
#include <string.h>

#include "heng-journal.h"
#include "heng-place.h"
#include "heng-presence.h"
#include "heng-slots.h"

static gboolean
look_nfs (const char *path, HengFileSystem *fs, gpointer data)
{
  fs->f_type = 0x6969;
  fs->free_bytes = G_MAXINT64;
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengChange) change = NULL;

  g_return_val_if_fail (argc == 4, 2);
  heng_presence_set_pace (100);
  if (strcmp (argv[2], "-") != 0)
    heng_slots_set_machine (argv[2], argv[2]);
  if (strcmp (argv[3], "nfs") == 0)
    heng_place_set_look (look_nfs, NULL);
  db = heng_db_open (argv[1], HENG_DB_OPEN, &error);
  if (db && strcmp (argv[3], "loading") == 0)
    change = heng_change_begin_load (db, NULL, "Load", 300000, &error);
  printf ("%s\n", !error ? "in" : error->message);
  fflush (stdout);
  while (db && getchar () != EOF)
    ;
  heng_slots_set_machine (NULL, NULL);
  return error ? 10 + error->code : 0;
}
