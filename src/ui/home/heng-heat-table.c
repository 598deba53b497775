/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of labels with tinted grounds: readable for a screen reader cell by cell. */
#include "heng-heat-table.h"

#include <glib/gi18n-lib.h>

#include "heng-chart-about.h"

#define LONGEST_NAME 14 /* characters of a department before it is cut */
#define CLEARLY HENG_POINTS (3) /* a perspective is called low when it lies this far below the next */

struct _HengHeatTable
{
  GtkWidget parent_instance;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (HengHeatTable, heng_heat_table, GTK_TYPE_WIDGET)

static const HengPerspective order[] = { HENG_PERSPECTIVE_F, HENG_PERSPECTIVE_C, HENG_PERSPECTIVE_I, HENG_PERSPECTIVE_L };

/* Short heads: the full names do not fit above the cells. */
static const char *const heads[] = { N_("Finance"), N_("Customer"), N_("Process"), N_("Growth") };

static void
add_label (HengHeatTable *self, const char *text, int column, int row, const char *const *classes, double xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_widget_set_css_classes (label, (const char **) classes);
  if (column == 0 || row == 0)
    {
      int length = (int) g_utf8_strlen (text, -1);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), MIN (length, column == 0 ? 4 : 5));
      gtk_label_set_max_width_chars (GTK_LABEL (label), length > LONGEST_NAME ? LONGEST_NAME - 2 : -1);
      gtk_widget_set_tooltip_text (label, text);
    }
  gtk_widget_set_hexpand (label, column > 0 && column < 5);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

/* Five steps: below 85, 90, 95, 100, and on target. */
static int
step_of (HengMicro points)
{
  static const int limits[] = { 85, 90, 95, 100 };
  int step = 0;

  while (step < (int) G_N_ELEMENTS (limits) && points >= HENG_POINTS (limits[step]))
    step++;
  return step;
}

static char *
cell_text (HengValue value, guint8 hidden)
{
  if (value.state != HENG_VALUE_NUMBER)
    return g_strdup ("—");
  if (hidden == HENG_HOME_FEW)
    return g_strdup_printf ("n<%d", HENG_CHART_LEAST);
  return hidden == HENG_HOME_FOLLOWS ? g_strdup (C_("figure", "hidden")) : heng_micro_display (value.micro, 1, FALSE);
}

static void
add_cell (HengHeatTable *self, const HengHomeDepartment *department, int column, int row)
{
  HengValue value = department->perspectives[order[column]];
  gboolean hidden = department->hidden[order[column]] != HENG_HOME_SHOWN;
  g_autofree char *text = cell_text (value, department->hidden[order[column]]);
  g_autofree char *step = g_strdup_printf ("heat-%d", value.state == HENG_VALUE_NUMBER && !hidden ? step_of (value.micro) : 0);
  gboolean low = !hidden && value.state == HENG_VALUE_NUMBER && value.micro < HENG_POINTS (85);
  const char *classes[] = { "h-cell", "h-heat", step, low ? "h-strong" : hidden ? "h-dim" : NULL, NULL };

  add_label (self, text, column + 1, row, classes, .5);
}

static void
heng_heat_table_dispose (GObject *object)
{
  g_clear_pointer (&HENG_HEAT_TABLE (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_heat_table_parent_class)->dispose (object);
}

static void
heng_heat_table_class_init (HengHeatTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_heat_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
heng_heat_table_init (HengHeatTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Mean score by department and perspective"), -1);
}

void
heng_heat_table_set (HengHeatTable *self, GPtrArray *departments)
{
  static const char *const head_classes[] = { "h-colhead", NULL };
  static const char *const name_classes[] = { "h-cell", "h-heat-name", NULL };
  static const char *const total_classes[] = { "h-cell", "h-strong", "h-heat-total", NULL };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  for (guint c = 0; c < G_N_ELEMENTS (order); c++)
    add_label (self, _(heads[c]), (int) c + 1, 0, head_classes, .5);
  add_label (self, C_("score", "Total"), 5, 0, head_classes, 1);
  for (guint i = 0; i < departments->len; i++)
    {
      const HengHomeDepartment *department = g_ptr_array_index (departments, i);
      g_autofree char *total = cell_text (department->total, department->hidden[HENG_N_PERSPECTIVES]);

      add_label (self, *department->name != '\0' ? department->name : _("No department"), 0, (int) i + 1, name_classes, 0);
      for (guint c = 0; c < G_N_ELEMENTS (order); c++)
        add_cell (self, department, (int) c, (int) i + 1);
      add_label (self, total, 5, (int) i + 1, total_classes, 1);
    }
}

char *
heng_heat_table_finding (GPtrArray *departments)
{
  HengWide sums[HENG_N_PERSPECTIVES] = { 0 };
  gint64 n[HENG_N_PERSPECTIVES] = { 0 };
  HengMicro lowest = G_MAXINT64, next = G_MAXINT64;
  int which = -1;

  for (guint i = 0; i < departments->len; i++)
    for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
      {
        const HengHomeDepartment *department = g_ptr_array_index (departments, i);
        HengValue value = department->hidden[p] ? HENG_NA : department->perspectives[p];

        sums[p] += value.state == HENG_VALUE_NUMBER ? value.micro : 0;
        n[p] += value.state == HENG_VALUE_NUMBER;
      }
  for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
    {
      HengMicro mean = n[p] > 0 ? heng_div_round (sums[p], n[p]) : G_MAXINT64;

      if (mean < lowest)
        {
          next = lowest;
          lowest = mean;
          which = p;
        }
      else if (mean < next)
        next = mean;
    }
  if (which < 0 || next == G_MAXINT64 || next - lowest < CLEARLY)
    return g_strdup (_("Department × Perspective"));
  return g_strdup_printf (_("Department × perspective · %s is low"), _(heads[which]));
}
