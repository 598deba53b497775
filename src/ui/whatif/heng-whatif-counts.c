/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grades side by side, each with its count before and after; below, the same by department when one asks for it. */
#include "heng-whatif-counts.h"

#include <glib/gi18n.h>

#include "heng-grade-chip.h"

#define MOST_GRADES 12

struct _HengWhatifCounts
{
  GtkBox parent_instance;
  GtkFlowBox *grades;
  GtkLabel *numbers[MOST_GRADES];
  guint n_grades;
  GtkExpander *expander;
  GtkGrid *pools;
  GPtrArray *cells; /* of GtkLabel, pool by pool */
  guint n_pools;
  gconstpointer made_for; /* only compared */
};

G_DEFINE_FINAL_TYPE (HengWhatifCounts, heng_whatif_counts, GTK_TYPE_BOX)

char *
heng_whatif_count_text (gint64 before, gint64 after)
{
  if (before == after)
    return g_strdup_printf ("%" G_GINT64_FORMAT, after);
  return g_strdup_printf ("%" G_GINT64_FORMAT " → %" G_GINT64_FORMAT, before, after);
}

static void
show (GtkLabel *label, gint64 before, gint64 after)
{
  g_autofree char *text = heng_whatif_count_text (before, after);

  gtk_label_set_text (label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (label), "h-up");
  gtk_widget_remove_css_class (GTK_WIDGET (label), "h-down");
  if (before != after)
    gtk_widget_add_css_class (GTK_WIDGET (label), after > before ? "h-up" : "h-down");
}

static GtkWidget *
cell_new (const char *text, const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
make_grades (HengWhatifCounts *self, const HengWhatif *whatif)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grades))) != NULL)
    gtk_flow_box_remove (self->grades, child);
  self->n_grades = MIN (whatif->bands->len, MOST_GRADES);
  for (guint b = 0; b < self->n_grades; b++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *place = gtk_flow_box_child_new ();

      self->numbers[b] = GTK_LABEL (cell_new (NULL, "h-strong", 0));
      gtk_widget_add_css_class (GTK_WIDGET (self->numbers[b]), "h-cell");
      gtk_box_append (GTK_BOX (box), heng_grade_chip_new (((HengGradeBand *) g_ptr_array_index (whatif->bands, b))->grade));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->numbers[b]));
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), box);
      gtk_widget_set_focusable (place, FALSE);
      gtk_flow_box_append (self->grades, place);
    }
}

static void
make_pools (HengWhatifCounts *self, const HengWhatif *whatif)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pools))) != NULL)
    gtk_grid_remove (self->pools, child);
  g_ptr_array_set_size (self->cells, 0);
  self->n_pools = whatif->pools->len;
  for (guint b = 0; b < self->n_grades; b++)
    gtk_grid_attach (self->pools, cell_new (((HengGradeBand *) g_ptr_array_index (whatif->bands, b))->grade, "h-colhead", 1), (int) b + 1, 0, 1, 1);
  for (guint p = 0; p < self->n_pools; p++)
    {
      GtkWidget *name = cell_new (g_ptr_array_index (whatif->pools, p), "h-cell", 0);

      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (name, TRUE);
      gtk_grid_attach (self->pools, name, 0, (int) p + 1, 1, 1);
      for (guint b = 0; b < self->n_grades; b++)
        {
          GtkWidget *cell = cell_new (NULL, "h-cell", 1);

          g_ptr_array_add (self->cells, cell);
          gtk_grid_attach (self->pools, cell, (int) b + 1, (int) p + 1, 1, 1);
        }
    }
}

void
heng_whatif_counts_set (HengWhatifCounts *self, const HengWhatif *whatif, const HengOutcome *before, const HengOutcome *after)
{
  if (self->made_for != whatif)
    {
      self->made_for = whatif;
      make_grades (self, whatif);
      make_pools (self, whatif);
    }
  for (guint b = 0; b < self->n_grades; b++)
    show (self->numbers[b], before->counts[b], after->counts[b]);
  for (guint p = 0; p < self->n_pools; p++)
    for (guint b = 0; b < self->n_grades; b++)
      show (g_ptr_array_index (self->cells, p * self->n_grades + b), before->pool_counts[p * before->n_bands + b],
            after->pool_counts[p * after->n_bands + b]);
}

static void
heng_whatif_counts_finalize (GObject *object)
{
  g_ptr_array_unref (HENG_WHATIF_COUNTS (object)->cells);
  G_OBJECT_CLASS (heng_whatif_counts_parent_class)->finalize (object);
}

static void
heng_whatif_counts_class_init (HengWhatifCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_whatif_counts_finalize;
}

static void
heng_whatif_counts_init (HengWhatifCounts *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->cells = g_ptr_array_new ();
  self->grades = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->grades, GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (self->grades, 3);
  gtk_flow_box_set_max_children_per_line (self->grades, MOST_GRADES);
  gtk_flow_box_set_column_spacing (self->grades, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grades), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People by grade, before and after"), -1);
  self->pools = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->pools, 12);
  gtk_grid_set_row_spacing (self->pools, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->pools));
  self->expander = GTK_EXPANDER (gtk_expander_new (_("By department, inside the distribution")));
  gtk_expander_set_child (self->expander, scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self->expander), "h-cap");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grades));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->expander));
}

GtkWidget *
heng_whatif_counts_new (void)
{
  return g_object_new (HENG_TYPE_WHATIF_COUNTS, NULL);
}
