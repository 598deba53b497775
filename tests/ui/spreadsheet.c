/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands for a spreadsheet in the tests: owns the clipboard with a block of cells until it is ended. spreadsheet TEXT [HTML] */
#include <gtk/gtk.h>
#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (GdkContentProvider) both = NULL;
  GdkContentProvider *forms[2];
  guint n = 1;

  if (argc < 2 || !gtk_init_check ())
    return 2;
  forms[0] = gdk_content_provider_new_typed (G_TYPE_STRING, argv[1]);
  if (argc > 2)
    {
      g_autoptr (GBytes) html = g_bytes_new (argv[2], strlen (argv[2]));

      forms[n++] = gdk_content_provider_new_for_bytes ("text/html", html);
    }
  both = gdk_content_provider_new_union (forms, n);
  gdk_clipboard_set_content (gdk_display_get_clipboard (gdk_display_get_default ()), both);
  puts ("ready");
  fflush (stdout);
  loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (loop);
  return 0;
}
