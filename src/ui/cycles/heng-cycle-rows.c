/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and cells of the cycles page and its dialogs. */
#include "heng-cycle-rows.h"

#include <glib/gi18n.h>

#include "heng-avatar.h"
#include "heng-people-text.h"
#include "heng-progress-bar.h"
#include "heng-state-mark.h"

static GtkWidget *
label_new (const char *text, const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "h-cell");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
empty (GtkWidget *container, void (*remove) (GtkWidget *container, GtkWidget *child))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (container)) != NULL)
    remove (container, child);
}

static void
remove_from_grid (GtkWidget *grid, GtkWidget *child)
{
  gtk_grid_remove (GTK_GRID (grid), child);
}

static void
remove_from_list (GtkWidget *list, GtkWidget *child)
{
  gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static void
remove_from_flow (GtkWidget *flow, GtkWidget *child)
{
  gtk_flow_box_remove (GTK_FLOW_BOX (flow), child);
}

static void
attach_department (GtkGrid *grid, const HengCycleDepartment *department, int y)
{
  g_autofree char *done = g_strdup_printf ("%u/%u", department->n_ready, department->n);
  HengMicro mean = department->n_scored > 0 ? heng_div_round (department->score_sum, department->n_scored) : 0;
  g_autofree char *score = department->n_scored > 0 ? heng_micro_display (mean, 1, FALSE) : g_strdup ("—");
  GtkWidget *bar = heng_progress_bar_new ();
  GtkWidget *count = label_new (done, department->n_ready == department->n ? NULL : "h-strong", 1);

  g_object_set (bar, "thickness", 8, NULL);
  heng_progress_bar_set (HENG_PROGRESS_BAR (bar), department->n > 0 ? HENG_MICRO * department->n_ready / department->n : 0, -1, HENG_HEALTH_NONE);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, label_new (department->name, NULL, 0), 0, y, 1, 1);
  gtk_grid_attach (grid, bar, 1, y, 1, 1);
  gtk_grid_attach (grid, count, 2, y, 1, 1);
  gtk_grid_attach (grid, label_new (score, "h-strong", 1), 3, y, 1, 1);
}

static GtkWidget *
head_new (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "h-colhead");
  return label;
}

void
heng_cycle_rows_departments (GtkGrid *grid, const HengCyclesData *data)
{
  empty (GTK_WIDGET (grid), remove_from_grid);
  gtk_grid_attach (grid, head_new (C_("column", "Department"), 0), 0, 0, 1, 1);
  gtk_grid_attach (grid, head_new (C_("column", "Complete"), 1), 2, 0, 1, 1);
  gtk_grid_attach (grid, head_new (C_("column", "Mean"), 1), 3, 0, 1, 1);
  for (guint i = 0; i < data->departments->len; i++)
    attach_department (grid, g_ptr_array_index (data->departments, i), (int) i + 1);
}

static GtkWidget *
row_new (GtkListBox *list, GtkWidget *box, gboolean activatable)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), activatable);
  gtk_widget_add_css_class (row, "h-row");
  gtk_list_box_append (list, row);
  return row;
}

static void
append_blocker (GtkListBox *list, const HengCycleBlocker *blocker)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *more = blocker->n_reasons > 1 ? g_strdup_printf (ngettext ("%s, and %u more", "%s, and %u more", blocker->n_reasons - 1),
                                                                    blocker->reason, blocker->n_reasons - 1) : NULL;
  g_autofree char *spoken = g_strdup_printf ("%s: %s", blocker->name, blocker->reason);
  GtkWidget *reason = label_new (more != NULL ? more : blocker->reason, "h-cap", 0);
  GtkWidget *row;

  gtk_widget_add_css_class (reason, "h-dim");
  gtk_widget_set_tooltip_text (reason, blocker->reason);
  gtk_box_append (GTK_BOX (texts), label_new (blocker->name, "h-strong", 0));
  gtk_box_append (GTK_BOX (texts), reason);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), heng_state_mark_new (HENG_HEALTH_AT_RISK, FALSE));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  row = row_new (list, box, TRUE);
  gtk_widget_add_css_class (row, "h-tall");
  g_object_set_data_full (G_OBJECT (row), "heng-person", g_memdup2 (&blocker->employee_id, sizeof (gint64)), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
append_line (GtkListBox *list, HengHealth health, const char *text, const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  if (health != HENG_HEALTH_NONE)
    gtk_box_append (GTK_BOX (box), heng_state_mark_new (health, FALSE));
  gtk_box_append (GTK_BOX (box), label_new (text, style, 0));
  row_new (list, box, FALSE);
}

void
heng_cycle_rows_blockers (GtkListBox *list, const HengCyclesData *data, guint most)
{
  guint n = most > 0 ? MIN (most, data->blockers->len) : data->blockers->len;

  empty (GTK_WIDGET (list), remove_from_list);
  for (guint i = 0; i < n; i++)
    append_blocker (list, g_ptr_array_index (data->blockers, i));
  if (data->blockers->len > n)
    {
      guint rest = data->blockers->len - n;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more person", "and %u more people", rest), rest);

      append_line (list, HENG_HEALTH_NONE, text, "h-dim");
    }
  else if (n == 0)
    append_line (list, HENG_HEALTH_DONE, data->n > 0 && data->n_published == data->n ? _("All results are published") : _("Nothing is missing"), NULL);
}

static void
append_cycle (GtkListBox *list, const HengCycle *cycle, gboolean chosen)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *name = heng_localized (cycle->name, cycle->name_en);
  g_autofree char *from = heng_text_day_year (cycle->start_date);
  g_autofree char *to = heng_text_day_year (cycle->end_date);
  g_autofree char *days = g_strdup_printf ("%s – %s", from, to);
  GtkWidget *first = label_new (name, "h-strong", 0), *state, *row;

  gtk_label_set_width_chars (GTK_LABEL (first), 16);
  gtk_box_append (GTK_BOX (box), first);
  state = label_new (days, "h-dim", 0);
  gtk_widget_set_hexpand (state, TRUE);
  gtk_box_append (GTK_BOX (box), state);
  gtk_box_append (GTK_BOX (box), label_new (cycle->published_at != 0 ? _("Published") : heng_enum_label (heng_cycle_state_values, cycle->state), NULL, 1));
  if (cycle->pilot)
    gtk_box_append (GTK_BOX (box), label_new (_("Pilot"), "h-tag", 1));
  row = row_new (list, box, TRUE);
  if (chosen)
    gtk_widget_add_css_class (row, "h-sel");
  g_object_set_data_full (G_OBJECT (row), "heng-cycle", g_memdup2 (&cycle->id, sizeof cycle->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
heng_cycle_rows_cycles (GtkListBox *list, const HengCyclesData *data)
{
  empty (GTK_WIDGET (list), remove_from_list);
  for (guint i = data->cycles->len; i > 0; i--)
    {
      const HengCycle *cycle = g_ptr_array_index (data->cycles, i - 1);

      append_cycle (list, cycle, data->cycle != NULL && cycle->id == data->cycle->id);
    }
}

static void
append_count (GtkFlowBox *flow, guint n, const char *word, const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = g_strdup_printf ("%u", n);
  GtkWidget *number = gtk_label_new (text);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (number, "h-big");
  if (style != NULL && n > 0)
    gtk_widget_add_css_class (number, style);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), label_new (word, "h-dim", 0));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (flow, child);
}

void
heng_cycle_rows_counts (GtkFlowBox *box, const HengCyclesData *data)
{
  empty (GTK_WIDGET (box), remove_from_flow);
  append_count (box, data->n, _("scorecards"), NULL);
  append_count (box, data->n_open_points, _("open points"), "h-warn");
  append_count (box, data->n_ready, _("ready"), NULL);
  append_count (box, data->n_published, _("published"), NULL);
}

char *
heng_cycle_rows_finding (const HengCyclesData *data)
{
  const HengCycleDepartment *slowest = NULL;

  for (guint i = 0; i < data->departments->len; i++)
    {
      const HengCycleDepartment *department = g_ptr_array_index (data->departments, i);

      if (department->n_ready < department->n
          && (slowest == NULL || department->n - department->n_ready > slowest->n - slowest->n_ready))
        slowest = department;
    }
  if (slowest == NULL)
    return g_strdup (_("Every department is complete"));
  /* Translators: %s is a department, %u how many scorecards still lack something */
  return g_strdup_printf (ngettext ("%s · %u scorecard still to complete", "%s · %u scorecards still to complete", slowest->n - slowest->n_ready),
                          slowest->name, slowest->n - slowest->n_ready);
}
