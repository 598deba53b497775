/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people table on a store, by the frame clock: reading, typing a search, turning pages, memory. bench-people STORE; needs a display. */
#include <adwaita.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "heng-people-columns.h"

static const char *const queries[] = { "zhang", "zw", "王", "王芳", "li", "liming", "E000", "E12345", "chen", "刘伟", "岗位7", "zhaolei", "sunjie", "wuyan", "何", "xulili" };

static gboolean painted;
static GdkFrameClock *frames;

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  painted = TRUE;
}

static double
wait_paint (gint64 began)
{
  painted = FALSE;
  gdk_frame_clock_request_phase (frames, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT); /* also when the key changed nothing */
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  return (g_get_monotonic_time () - began) / 1000.0;
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 60000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static double
cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static double
resident_mib (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*s %ld", &pages);
  return (double) pages * 4096 / 1048576;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
part (GArray *times, double share)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, (guint) ((times->len - 1) * share));
}

static void
report (const char *what, GArray *times)
{
  double median = part (times, .5), most = part (times, .95), worst = part (times, 1);

  printf ("{\"what\":\"%s\",\"n\":%u,\"p50\":%.2f,\"p95\":%.2f,\"max\":%.2f}\n", what, times->len, median, most, worst);
}

/* Each key of each query, from the key to the painted frame; `view` FALSE: the list alone, without frames. */
static void
type_all (HengPeopleList *list, gboolean view, const char *what)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double)); /* on a shared machine the clock tells of others too */

  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      for (const char *end = g_utf8_next_char (queries[q]);; end = g_utf8_next_char (end))
        {
          g_autofree char *typed = g_strndup (queries[q], (gsize) (end - queries[q]));
          gint64 began;
          double ms, used;

          if (view)
            settle ();
          began = g_get_monotonic_time ();
          used = cpu_ms ();
          heng_people_list_set_search (list, typed);
          ms = view ? wait_paint (began) : (g_get_monotonic_time () - began) / 1000.0;
          used = cpu_ms () - used;
          g_array_append_val (times, ms);
          g_array_append_val (costs, used);
          if (*end == '\0')
            break;
        }
      heng_people_list_set_search (list, "");
    }
  report (what, times);
  report ("the same, CPU ms", costs);
}

static void
turn_pages (GtkAdjustment *adjustment, guint n)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  gtk_adjustment_set_value (adjustment, 0);
  settle ();
  for (guint i = 0; i < n; i++)
    {
      double before = cpu_ms (), used;
      double next = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

      if (next + gtk_adjustment_get_page_size (adjustment) > gtk_adjustment_get_upper (adjustment))
        next = 0;
      gtk_adjustment_set_value (adjustment, next);
      wait_paint (g_get_monotonic_time ());
      used = cpu_ms () - before;
      g_array_append_val (times, used);
    }
  report ("page, CPU ms", times);
}

static HengPeopleData *
load (HengDb *db, guint limit, const char *what)
{
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  HengPeopleData *data = heng_people_data_load (db, &limit, NULL, &error);

  if (data == NULL)
    g_error ("%s", error->message);
  printf ("{\"what\":\"%s\",\"people\":%u,\"ms\":%.2f}\n", what, data->directory->n, (g_get_monotonic_time () - began) / 1000.0);
  return data;
}

int
main (int argc, char **argv)
{
  g_autoptr (HengDb) db = argc == 2 ? heng_db_open (argv[1], HENG_DB_READ_ONLY, NULL) : NULL;
  g_autoptr (HengPeopleData) first = NULL;
  g_autoptr (HengPeopleData) all = NULL;
  g_autoptr (HengPeopleList) list = NULL;
  GtkWidget *window, *view, *scrolled;
  gint64 began;

  if (db == NULL)
    return 2;
  adw_init ();
  list = heng_people_list_new ();
  view = heng_grid_new ();
  heng_people_columns_add (HENG_GRID (view), list);
  heng_people_columns_set_room (HENG_GRID (view), 3);
  heng_grid_set_model (HENG_GRID (view), GTK_SELECTION_MODEL (list));
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 760);
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  frames = gtk_widget_get_frame_clock (window);
  g_signal_connect (frames, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  settle ();
  printf ("{\"what\":\"empty window, MiB\",\"n\":%.1f}\n", resident_mib ());
  began = g_get_monotonic_time ();
  first = load (db, 40, "read the first rows");
  heng_people_list_set_data (list, first);
  printf ("{\"what\":\"first rows: read and painted\",\"ms\":%.2f}\n", wait_paint (began));
  settle ();
  all = load (db, 0, "read everybody (lane)");
  began = g_get_monotonic_time ();
  heng_people_list_set_data (list, all);
  printf ("{\"what\":\"everybody: in the list\",\"ms\":%.2f}\n", (g_get_monotonic_time () - began) / 1000.0);
  settle ();
  turn_pages (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)), 300);
  type_all (list, TRUE, "key to paint, ms");
  printf ("{\"what\":\"resident, MiB\",\"n\":%.1f}\n", resident_mib ());
  heng_grid_set_model (HENG_GRID (view), NULL);
  type_all (list, FALSE, "filter alone, ms");
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
