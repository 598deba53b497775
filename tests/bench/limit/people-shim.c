/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into Heng: once it has settled, opens People, types searches, turns pages, and opens $HENG_BENCH_OTHER; prints JSON lines of
 * what it took by the frame clock. */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define QUIET_MS 60     /* no frame for so long after a key: what it caused is painted */
#define SETTLED_MS 700  /* the same at the start */
#define MOST_MS 20000

static const char *const queries[] = { "zhang", "zw", "王", "王芳", "li", "liming", "E000", "E12345", "chen", "刘伟", "第7组", "zhaolei", "sunjie",
                                       "wuyan", "何", "xulili" };

static gint64 last_paint; /* monotonic µs */
static guint n_paints;
static GtkWidget *awaited; /* the window whose table of people is to show rows */
static gint64 rows_paint;
static guint rows_paints;

static GtkWidget *
find (GtkWidget *widget, const char *type)
{
  if (g_type_from_name (type) != 0 && g_type_is_a (G_OBJECT_TYPE (widget), g_type_from_name (type)) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  last_paint = g_get_monotonic_time ();
  n_paints++;
  if (awaited != NULL && rows_paint == 0)
    {
      GtkWidget *view = find (awaited, "HengGrid");

      if (view != NULL && find (view, "HengGridRow") != NULL)
        {
          rows_paint = last_paint;
          rows_paints = n_paints;
        }
    }
  return TRUE;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Until something and then nothing more was painted for a while; returns the ms from `began` to the last frame. */
static double
wait_quiet (gint64 began, gint64 quiet_ms)
{
  guint tick = g_timeout_add (10, tick_cb, NULL);

  while ((last_paint < began || g_get_monotonic_time () - last_paint < quiet_ms * 1000) && g_get_monotonic_time () - began < MOST_MS * 1000)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  return (double) (last_paint - began) / 1000;
}

static double
cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static void
tell_memory (const char *what)
{
  g_autofree char *text = NULL;
  const char *rss, *pss;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return;
  rss = strstr (text, "Rss:");
  pss = strstr (text, "Pss:");
  printf ("{\"what\": \"%s\", \"rss_kb\": %" G_GINT64_FORMAT ", \"pss_kb\": %" G_GINT64_FORMAT "}\n", what,
          rss != NULL ? g_ascii_strtoll (rss + 4, NULL, 10) : 0, pss != NULL ? g_ascii_strtoll (pss + 4, NULL, 10) : 0);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
tell (const char *what, GArray *ms, GArray *cpu)
{
  g_array_sort (ms, compare);
  g_array_sort (cpu, compare);
  printf ("{\"what\": \"%s\", \"n\": %u, \"p50\": %.2f, \"p95\": %.2f, \"cpu_p50\": %.2f, \"cpu_p95\": %.2f, \"cpu_p99\": %.2f}\n", what, ms->len,
          g_array_index (ms, double, ms->len / 2), g_array_index (ms, double, (ms->len - 1) * 95 / 100),
          g_array_index (cpu, double, cpu->len / 2), g_array_index (cpu, double, (cpu->len - 1) * 95 / 100),
          g_array_index (cpu, double, (cpu->len - 1) * 99 / 100));
}

static void
open_people (GtkWidget *window)
{
  gint64 began = g_get_monotonic_time ();
  guint paints = n_paints, tick;
  double quiet;

  awaited = window;
  gtk_widget_activate_action (window, "win.area", "s", "people");
  tick = g_timeout_add (10, tick_cb, NULL);
  while (rows_paint == 0 && g_get_monotonic_time () - began < MOST_MS * 1000)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  quiet = wait_quiet (began, SETTLED_MS);
  printf ("{\"what\": \"people\", \"rows_ms\": %.2f, \"rows_frames\": %u, \"settled_ms\": %.2f}\n",
          rows_paint != 0 ? (double) (rows_paint - began) / 1000 : -1, rows_paint != 0 ? rows_paints - paints : 0, quiet);
  awaited = NULL;
}

static void
type_all (GtkWidget *window)
{
  GtkEditable *entry = GTK_EDITABLE (find (window, "GtkSearchEntry"));
  g_autoptr (GArray) ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpu = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      for (const char *end = g_utf8_next_char (queries[q]);; end = g_utf8_next_char (end))
        {
          g_autofree char *typed = g_strndup (queries[q], (gsize) (end - queries[q]));
          double used = cpu_ms (), took;
          gint64 began = g_get_monotonic_time ();

          gtk_editable_set_text (entry, typed);
          took = wait_quiet (began, QUIET_MS);
          used = cpu_ms () - used;
          g_array_append_val (ms, took);
          g_array_append_val (cpu, used);
          if (*end == '\0')
            break;
        }
      gtk_editable_set_text (entry, "");
      wait_quiet (g_get_monotonic_time (), QUIET_MS);
    }
  tell ("type", ms, cpu);
}

static void
turn_pages (GtkWidget *view, guint n)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_autoptr (GArray) ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpu = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n; i++)
    {
      double next = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment), used, took;
      guint paints = n_paints;
      gint64 began;

      if (next + gtk_adjustment_get_page_size (adjustment) > gtk_adjustment_get_upper (adjustment))
        next = next > gtk_adjustment_get_page_size (adjustment) ? 0 : 1; /* a list of one page still moves */
      used = cpu_ms ();
      began = g_get_monotonic_time ();
      gtk_adjustment_set_value (adjustment, next);
      gtk_widget_queue_draw (view);
      while (n_paints == paints && g_get_monotonic_time () - began < MOST_MS * 1000)
        g_main_context_iteration (NULL, TRUE);
      took = (double) (last_paint - began) / 1000;
      used = cpu_ms () - used;
      g_array_append_val (ms, took);
      g_array_append_val (cpu, used);
    }
  tell ("pages", ms, cpu);
}

/* The tree of goals: opened, all of it unfolded and folded again, pages turned while all is unfolded. */
static void
drive_goals (GtkWidget *window)
{
  gint64 began = g_get_monotonic_time ();
  guint tick = g_timeout_add (10, tick_cb, NULL);
  GtkWidget *table, *view = NULL;
  GListModel *rows = NULL;
  double took;

  gtk_widget_activate_action (window, "win.area", "s", "goals");
  while ((rows == NULL || g_list_model_get_n_items (rows) == 0) && g_get_monotonic_time () - began < MOST_MS * 1000)
    {
      g_main_context_iteration (NULL, TRUE);
      table = find (window, "HengGoalTable");
      view = table != NULL ? find (table, "GtkColumnView") : NULL;
      rows = view != NULL ? G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))) : NULL;
    }
  g_source_remove (tick);
  if (rows == NULL || g_list_model_get_n_items (rows) == 0)
    return;
  printf ("{\"what\": \"goals\", \"settled_ms\": %.2f, \"rows\": %u}\n", wait_quiet (began, SETTLED_MS), g_list_model_get_n_items (rows));
  for (guint i = 0; i < 3; i++)
    {
      began = g_get_monotonic_time ();
      gtk_widget_activate_action (view, i % 2 == 0 ? "goals.unfold-all" : "goals.fold-all", NULL);
      took = wait_quiet (began, QUIET_MS);
      if (i == 2) /* the first ones make what stays made */
        printf ("{\"what\": \"unfold\", \"ms\": %.2f, \"rows\": %u}\n", took, g_list_model_get_n_items (rows));
    }
  turn_pages (view, 60);
}

static void
open_other (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 began = g_get_monotonic_time ();

  g_application_open (g_application_get_default (), &file, 1, "");
  printf ("{\"what\": \"other\", \"settled_ms\": %.2f}\n", wait_quiet (began, SETTLED_MS));
}

static gboolean
drive_cb (gpointer data)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  const char *other = g_getenv ("HENG_BENCH_OTHER");
  GtkWidget *window;

  if (last_paint == 0 || g_get_monotonic_time () - last_paint < SETTLED_MS * 1000)
    return G_SOURCE_CONTINUE;
  window = GTK_WIDGET (gtk_application_get_active_window (application));
  tell_memory ("home");
  if (g_strcmp0 (g_getenv ("HENG_BENCH_AREA"), "goals") == 0)
    drive_goals (window);
  else
    {
      open_people (window);
      tell_memory ("memory with people");
      type_all (window);
      turn_pages (find (window, "HengGrid"), 300);
    }
  tell_memory ("after");
  if (other != NULL)
    open_other (other);
  fflush (stdout);
  _exit (0);
}

int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*real_run) (GApplication *, int, char **) = (int (*) (GApplication *, int, char **)) dlsym (RTLD_NEXT, "g_application_run");

  g_type_ensure (gdk_frame_clock_get_type ());
  g_type_class_ref (gdk_frame_clock_get_type ());
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", gdk_frame_clock_get_type ()), 0, after_paint_cb, NULL, NULL);
  g_timeout_add (100, drive_cb, NULL);
  return real_run (application, argc, argv);
}
