/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Start of the window program: language, renderer, and then the application. */
#include <glib/gi18n.h>
#include <malloc.h>

#include "heng-application.h"
#include "heng-language.h"

/* Software GL costs a third of the start and 75 MB for nothing: without a graphics card draw with cairo. */
static void
setup_renderer (void)
{
  if (g_getenv ("GSK_RENDERER") != NULL || g_file_test ("/dev/dri", G_FILE_TEST_IS_DIR))
    return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (gtk_get_minor_version () < 16)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
}

#define KEEP_FREE (128 * 1024)

/* The lanes seldom allocate at the same time, so one arena serves all threads; what a page has read goes back to the system. */
static void
setup_memory (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_MMAP_THRESHOLD, KEEP_FREE);
  mallopt (M_TRIM_THRESHOLD, KEEP_FREE);
  mallopt (M_TOP_PAD, KEEP_FREE);
#endif
}

int
main (int argc, char **argv)
{
  g_autoptr (HengApplication) application = NULL;

  setup_memory ();
  heng_language_setup (NULL, NULL);
  gtk_disable_setlocale ();
  setup_renderer ();
  g_set_prgname ("heng");
  g_set_application_name (_("Heng"));
  application = heng_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
