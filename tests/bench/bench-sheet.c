/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of 40 lines: from the key event to the painted frame, for arrows, typing and storing. bench-sheet [KEYS]; needs X and xdotool. */
#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>

#include "heng-sheet.h"
#include "sheet-fixture.h"

#define ROWS 40

static gint64 came;
static GArray *times;
static gboolean painted;

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  came = g_get_monotonic_time ();
  return FALSE;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  double ms = (double) (g_get_monotonic_time () - came) / 1000;

  painted = TRUE;
  if (came == 0)
    return;
  g_array_append_val (times, ms);
  came = 0;
}

static void
settle (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Presses the keys one after the other and waits for the frame of each. */
static void
press (const char *what, const char *const *keys, guint n)
{
  g_array_set_size (times, 0);
  for (guint i = 0; i < n; i++)
    {
      const char *argv[] = { "xdotool", "key", keys[i % g_strv_length ((char **) keys)], NULL };
      guint before = times->len;
      gint64 end = g_get_monotonic_time () + 2000000;

      came = 0; /* a key that paints nothing is not waited for by the next one */
      if (!g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL))
        exit (2);
      while (times->len == before && g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
      settle (30);
    }
  if (times->len == 0)
    exit (1);
  g_array_sort (times, compare);
  printf ("{\"what\":\"%s\",\"n\":%u,\"p50\":%.2f,\"p95\":%.2f,\"max\":%.2f}\n", what, times->len,
          g_array_index (times, double, (times->len - 1) / 2), g_array_index (times, double, (times->len - 1) * 95 / 100),
          g_array_index (times, double, times->len - 1));
}

int
main (int argc, char **argv)
{
  static const char *const arrows[] = { "Down", "Right", "Up", "Right", "Down", "Left", "Left", NULL },
                          *const figures[] = { "1", "2", "BackSpace", NULL }, *const store[] = { "7", "Return", NULL };
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 60;
  GtkWidget *window, *sheet, *scrolled;
  g_autoptr (FixtureModel) model = NULL;
  g_autoptr (GtkCssProvider) style = NULL;
  GtkEventController *keys;
  gint64 began;

  adw_init ();
  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/io/github/heng_hr/Heng/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  model = fixture_model_new (ROWS, TRUE);
  times = g_array_new (FALSE, FALSE, sizeof (double));
  sheet = heng_sheet_widget_new ();
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), sheet);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  began = g_get_monotonic_time ();
  heng_sheet_set_model (HENG_SHEET (sheet), HENG_SHEET_MODEL (model), "Sheet");
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), NULL);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  printf ("{\"what\":\"%d lines built and painted\",\"ms\":%.2f}\n", ROWS, (double) (g_get_monotonic_time () - began) / 1000);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (window, keys);
  settle (300);
  heng_sheet_focus_cell (HENG_SHEET (sheet), 0, FIXTURE_WEIGHT, FALSE);
  settle (200);
  press ("arrow key to paint, ms", arrows, n);
  heng_sheet_focus_cell (HENG_SHEET (sheet), 0, FIXTURE_TARGET, FALSE);
  press ("typed key to paint, ms", figures, n);
  press ("value and Enter to paint, ms", store, n);
  gtk_window_destroy (GTK_WINDOW (window));
  g_array_unref (times);
  return 0;
}
