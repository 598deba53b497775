/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into a GTK program: prints the milliseconds from $HENG_BENCH_START (CLOCK_MONOTONIC, ns) to its frames, and its memory. */
#include <dlfcn.h>
#include <gio/gio.h>
#include <stdio.h>
#include <time.h>

#define QUIET_MS 700 /* no frame for so long = settled */

static gint64 start_ns, first_ns, last_ns;

static gint64
now_ns (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec * G_GINT64_CONSTANT (1000000000) + t.tv_nsec;
}

static glong
memory_kb (const char *field)
{
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  found = strstr (text, field);
  return found ? g_ascii_strtoll (found + strlen (field), NULL, 10) : 0;
}

static gboolean
settled_cb (gpointer data)
{
  if (!first_ns || now_ns () - last_ns < QUIET_MS * G_GINT64_CONSTANT (1000000))
    return G_SOURCE_CONTINUE;
  printf ("{\"first_ms\": %.1f, \"settled_ms\": %.1f, \"rss_kb\": %ld, \"pss_kb\": %ld}\n", (first_ns - start_ns) / 1e6,
          (last_ns - start_ns) / 1e6, memory_kb ("Rss:"), memory_kb ("Pss:"));
  fflush (stdout);
  _exit (0);
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  last_ns = now_ns ();
  if (!first_ns)
    first_ns = last_ns;
  return TRUE;
}

int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*real_run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");
  GType (*clock_type) (void) = dlsym (RTLD_DEFAULT, "gdk_frame_clock_get_type");

  start_ns = g_ascii_strtoll (g_getenv ("HENG_BENCH_START"), NULL, 10);
  g_type_ensure (clock_type ());
  g_type_class_ref (clock_type ());
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", clock_type ()), 0, after_paint_cb, NULL, NULL);
  g_timeout_add (100, settled_cb, NULL);
  return real_run (application, argc, argv);
}
