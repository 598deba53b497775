/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of goals by the frame clock: data to first rows, unfolding one goal and all, scrolling. bench-goal-table [NODES]; needs a display. */
#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "heng-goal-table.h"

#define KRS 3          /* of each objective */
#define BELOW 4        /* objectives below each, as long as there are some */
#define FRAMES 400     /* scrolled through */
#define FRAME_MS 16.7  /* of a display at 60 Hz */

static gboolean painted;
static gint64 began_frame;
static GArray *costs; /* of double: ms of the processor for each frame, from its begin to after its painting; NULL: not counted */

/* What others do on the machine does not count. */
static gint64
processor_us (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (gint64) spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  began_frame = processor_us ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  double ms = (processor_us () - began_frame) / 1000.0;

  painted = TRUE;
  if (costs != NULL)
    g_array_append_val (costs, ms);
}

static double
wait_paint (GdkFrameClock *clock, gint64 began)
{
  painted = FALSE;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  return (processor_us () - began) / 1000.0;
}

static void
settle (GdkFrameClock *clock)
{
  for (int i = 0; i < 5; i++)
    wait_paint (clock, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
report (const char *what, guint nodes, GArray *times)
{
  guint slow = 0;

  for (guint i = 0; i < times->len; i++)
    slow += g_array_index (times, double, i) > FRAME_MS;
  g_array_sort (times, compare);
  printf ("{\"what\":\"%s\",\"n\":%u,\"rounds\":%u,\"p50\":%.2f,\"p95\":%.2f,\"max\":%.2f,\"over_one_frame\":%u}\n", what, nodes, times->len,
          g_array_index (times, double, times->len / 2), g_array_index (times, double, times->len * 95 / 100),
          g_array_index (times, double, times->len - 1), slow);
}

/* An objective, its key results, and those aligned to it, each followed by what hangs below it. */
static void
add (HengGoalForest *forest, guint most, int parent, guint depth)
{
  static const char *const people[] = { "王建国", "李娜", "Zhang Wei", "赵文静", "何晓彤" };
  guint own = forest->n_nodes;

  for (guint i = 0; i <= KRS && forest->n_nodes < most; i++)
    {
      HengGoalNode *node = &forest->nodes[forest->n_nodes];
      g_autofree char *title = g_strdup_printf (i == 0 ? "让第%u个版本按期、稳定上线" : "构建时长由 %u 分钟降到 10 分钟", forest->n_nodes);

      *node = (HengGoalNode) { .id = forest->n_nodes + 1, .kind = i == 0 ? HENG_GOAL_OBJECTIVE : HENG_GOAL_KEY_RESULT, .objective = (int) own,
                               .parent = i == 0 ? parent : (int) own, .depth = depth + (i > 0), .key = "", .unit = "", .state = HENG_GOAL_APPROVED,
                               .title = g_string_chunk_insert (forest->texts, title), .owner_name = "研发部", .lead_id = 1,
                               .lead_name = people[forest->n_nodes % G_N_ELEMENTS (people)], .confidence = (int) (forest->n_nodes % 11),
                               .progress = HENG_NUMBER (HENG_MICRO * (forest->n_nodes % 101) / 100), .expected = HENG_MICRO / 2,
                               .health = (HengHealth) (1 + forest->n_nodes % 3) };
      g_hash_table_insert (forest->places[node->kind], GSIZE_TO_POINTER ((gsize) node->id), GUINT_TO_POINTER (forest->n_nodes + 1));
      forest->n_nodes++;
    }
  for (guint i = 0; i < BELOW && depth < 9 && forest->n_nodes < most; i++)
    add (forest, most, (int) own, depth + 1);
  forest->nodes[own].n_below = forest->n_nodes - own - 1;
}

static HengGoalData *
make_data (guint most)
{
  HengGoalForest *forest = g_new0 (HengGoalForest, 1);

  forest->cycle = heng_cycle_new ();
  forest->today = heng_date_new (2026, 8, 21);
  forest->texts = g_string_chunk_new (1 << 16);
  forest->nodes = g_new0 (HengGoalNode, most + 1);
  for (guint kind = 0; kind < 2; kind++)
    forest->places[kind] = g_hash_table_new (NULL, NULL);
  while (forest->n_nodes < most)
    add (forest, most, -1, 0);
  for (guint i = 0; i < forest->n_nodes; i++)
    if (forest->nodes[i].parent >= 0)
      forest->nodes[forest->nodes[i].parent].n_children++;
  return heng_goal_data_new (forest);
}

static void
use_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/heng_hr/Heng/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static GtkAdjustment *
adjustment_of (GtkWidget *table)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (table)));
}

/* Each frame further down by so many px: 40 = a wheel, 400 = a fling. */
static void
scroll (GtkWidget *table, GdkFrameClock *clock, guint nodes, double step, const char *what)
{
  GtkAdjustment *adjustment = adjustment_of (table);

  gtk_adjustment_set_value (adjustment, 0);
  settle (clock);
  costs = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
      wait_paint (clock, 0);
    }
  report (what, nodes, costs);
  g_clear_pointer (&costs, g_array_unref);
}

/* From the key to the frame that shows it. */
static void
unfold (HengGoalTable *table, GdkFrameClock *clock, guint nodes)
{
  HengGoalTree *tree = heng_goal_table_get_tree (table);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (double)), all = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 60; i++)
    {
      gint64 began = processor_us ();
      double ms;

      heng_goal_tree_set_unfolded (tree, 0, i % 2 == 0);
      ms = wait_paint (clock, began);
      g_array_append_val (one, ms);
      settle (clock);
    }
  report ("goal table, a goal folded or unfolded, to the frame, ms", nodes, one);
  for (guint i = 0; i < 9; i++)
    {
      gint64 began;
      double ms;

      heng_goal_tree_unfold_all (tree, FALSE);
      settle (clock);
      began = processor_us ();
      heng_goal_tree_unfold_all (tree, TRUE);
      ms = wait_paint (clock, began);
      g_array_append_val (all, ms);
    }
  report ("goal table, all unfolded, to the frame, ms", nodes, all);
}

int
main (int argc, char **argv)
{
  guint nodes = argc > 1 ? (guint) atoi (argv[1]) : 50000;
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *window, *table;
  GdkFrameClock *clock;
  HengGoalData *data;
  gint64 began;
  double ms;

  adw_init ();
  use_style ();
  window = gtk_window_new ();
  table = heng_goal_table_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 728, 740);
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  settle (clock);
  data = make_data (nodes);
  began = processor_us ();
  heng_goal_table_set_data (HENG_GOAL_TABLE (table), data);
  ms = wait_paint (clock, began);
  g_array_append_val (shown, ms);
  report ("goal table, data to first rows, ms", nodes, shown);
  unfold (HENG_GOAL_TABLE (table), clock, nodes);
  scroll (table, clock, nodes, 40, "goal table, a frame of scrolling by the wheel, ms");
  scroll (table, clock, nodes, 400, "goal table, a frame of a fling, ms");
  gtk_window_destroy (GTK_WINDOW (window));
  heng_goal_data_unref (data);
  return 0;
}
