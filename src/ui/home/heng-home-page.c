/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Home: cards over what heng-home-data reads. */
#include "heng-home-page.h"

#include <glib/gi18n-lib.h>

#include "heng-adaptive-bin.h"
#include "heng-chart-view.h"
#include "heng-columns.h"
#include "heng-heat-table.h"
#include "heng-home-data.h"
#include "heng-people-text.h"
#include "heng-progress-bar.h"
#include "heng-risk-line.h"
#include "heng-todo-row.h"
#include "heng-window.h"

#define RISKS_SHOWN 4 /* the rest behind "All" */

struct _HengHomePage
{
  HengPage parent_instance;
  AdwWindowTitle *window_title;
  GtkButton *continue_button;
  GtkStack *stack, *spread_stack;
  HengAdaptiveBin *bin;
  GtkBox *content, *todo_box, *todo_empty;
  GtkLabel *todo_caption, *spread_title, *spread_caption, *heat_title, *heat_caption, *risk_caption, *risk_empty;
  GtkGrid *stage_grid;
  HengChartView *spread_chart;
  HengHeatTable *heat;
  GtkToggleButton *risk_all;
  GtkListBox *risk_list;
  GtkLabel *stage_labels[HENG_HOME_N_STAGES], *stage_counts[HENG_HOME_N_STAGES];
  HengProgressBar *stage_bars[HENG_HOME_N_STAGES];
  GtkSizeGroup *risk_groups[HENG_RISK_N_COLUMNS];
  GArray *missing_ids; /* who still lacks actual values: "Enter Results" leads there */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HengHomePage, heng_home_page, HENG_TYPE_PAGE)

static const char *const stage_names[] = { N_("Scorecards"), N_("Check-ins"), N_("Results entered"), N_("Ready to publish"), N_("Published") };

static void
show_subtitle (HengHomePage *self, const HengHomeData *data)
{
  g_autofree char *day = heng_text_day_weekday (data->today);
  g_autofree char *text = NULL;
  int left;

  if (data->cycle == NULL)
    {
      adw_window_title_set_subtitle (self->window_title, day);
      return;
    }
  left = data->cycle->end_date - data->today;
  if (left >= 0)
    /* Translators: date, days left, name of the quarter */
    text = g_strdup_printf (ngettext ("%1$s · %2$d day left in %3$s", "%1$s · %2$d days left in %3$s", left), day, left,
                            heng_localized (data->cycle->name, data->cycle->name_en));
  else
    text = g_strdup_printf (_("%1$s · %2$s is over"), day, heng_localized (data->cycle->name, data->cycle->name_en));
  adw_window_title_set_subtitle (self->window_title, text);
}

/* Makes the box hold exactly n children; existing ones stay, so that focus stays. */
static void
fit_todo_rows (HengHomePage *self, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->todo_box));
  guint have = 0;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (have++ >= n)
        gtk_box_remove (self->todo_box, child);
      child = next;
    }
  for (; have < n; have++)
    gtk_box_append (self->todo_box, heng_todo_row_new ());
}

static void
show_todos (HengHomePage *self, const HengHomeData *data)
{
  GtkWidget *row;

  fit_todo_rows (self, data->todos->len);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->todo_box));
  g_clear_pointer (&self->missing_ids, g_array_unref);
  for (guint i = 0; i < data->todos->len; i++, row = gtk_widget_get_next_sibling (row))
    {
      const HengTodo *todo = g_ptr_array_index (data->todos, i);

      heng_todo_row_set (HENG_TODO_ROW (row), todo, data->today);
      if (todo->kind == HENG_TODO_MISSING_ACTUALS && todo->employee_ids != NULL && todo->employee_ids->len > 0)
        self->missing_ids = g_array_copy (todo->employee_ids);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->todo_empty), data->todos->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->todo_caption), data->todos->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->continue_button), self->missing_ids != NULL);
}

static void
limit_risks (HengHomePage *self)
{
  gboolean all = gtk_toggle_button_get_active (self->risk_all);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->risk_list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), all || i < RISKS_SHOWN);
}

static void
apply_width_class (HengHomePage *self)
{
  HengWidthClass width_class = heng_adaptive_bin_get_width_class (self->bin);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->risk_list, i)) != NULL; i++)
    heng_risk_line_set_width_class (HENG_RISK_LINE (row), width_class);
  if (width_class == HENG_WIDTH_NARROW)
    gtk_widget_add_css_class (GTK_WIDGET (self->content), "h-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->content), "h-narrow");
}

static void
show_risk_caption (HengHomePage *self, GPtrArray *risks)
{
  g_autofree char *count = g_strdup_printf (_("All %u"), risks->len);
  g_autofree char *share = NULL;
  g_autofree char *caption = NULL;

  gtk_button_set_label (GTK_BUTTON (self->risk_all), count);
  gtk_widget_set_visible (GTK_WIDGET (self->risk_all), risks->len > RISKS_SHOWN);
  gtk_widget_set_visible (GTK_WIDGET (self->risk_caption), risks->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->risk_empty), risks->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->risk_list), risks->len > 0);
  if (risks->len == 0)
    return;
  share = heng_text_percent (((HengRiskRow *) g_ptr_array_index (risks, 0))->progress.expected);
  caption = g_strdup_printf (_("mark = planned %s"), share);
  gtk_label_set_text (self->risk_caption, caption);
}

static void
show_risks (HengHomePage *self, const HengHomeData *data)
{
  guint n = data->risks != NULL ? data->risks->len : 0;
  GtkListBoxRow *row;

  for (guint i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (self->risk_list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (heng_risk_line_new (self->risk_groups));
          gtk_list_box_append (self->risk_list, GTK_WIDGET (row));
        }
      heng_risk_line_set (HENG_RISK_LINE (row), g_ptr_array_index (data->risks, i), data->today);
    }
  while ((row = gtk_list_box_get_row_at_index (self->risk_list, (int) n)) != NULL)
    gtk_list_box_remove (self->risk_list, GTK_WIDGET (row));
  if (data->risks != NULL)
    show_risk_caption (self, data->risks);
  limit_risks (self);
  apply_width_class (self);
}

static void
show_stages (HengHomePage *self, const HengHomeStats *stats)
{
  gboolean current = TRUE; /* the first stage that is not through is the one under way */

  for (guint i = 0; i < HENG_HOME_N_STAGES; i++)
    {
      guint of = MAX (stats->stage_of[i], 1);
      gboolean through = stats->stage_of[i] > 0 && stats->stage[i] == stats->stage_of[i];
      g_autofree char *count = g_strdup_printf ("%u/%u", stats->stage[i], stats->stage_of[i]);
      const char *classes[] = { "h-cell", stats->stage[i] == 0 ? "h-dim" : "h-strong", NULL };

      heng_progress_bar_set (self->stage_bars[i], (HengMicro) stats->stage[i] * HENG_MICRO / of, -1, HENG_HEALTH_NONE);
      gtk_label_set_text (self->stage_counts[i], count);
      gtk_widget_set_css_classes (GTK_WIDGET (self->stage_counts[i]), classes);
      if (current && !through)
        gtk_widget_add_css_class (GTK_WIDGET (self->stage_labels[i]), "h-strong");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->stage_labels[i]), "h-strong");
      current = current && through;
    }
}

static void
show_spread (HengHomePage *self, const HengHomeStats *stats)
{
  HengChart *chart = NULL;

  if (stats->scores->len > 0)
    chart = heng_chart_distribution_new ((const HengMicro *) (gpointer) stats->scores->data, stats->scores->len,
                                         (const HengGradeBand *const *) stats->bands->pdata, stats->bands->len, NULL);
  gtk_stack_set_visible_child_name (self->spread_stack, chart != NULL ? "chart" : "empty");
  gtk_label_set_text (self->spread_title, chart != NULL ? heng_chart_title (chart) : _("Score Spread"));
  gtk_label_set_text (self->spread_caption, chart != NULL ? heng_chart_subtitle (chart) : "");
  heng_chart_view_set_chart (self->spread_chart, chart);
}

static void
stats_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HengHomePage) self = data;
  g_autoptr (GError) error = NULL;
  HengHomeStats *stats = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *finding = NULL;

  if (stats == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && heng_page_get_window (HENG_PAGE (self)) != NULL)
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The scores could not be read"), error);
      return;
    }
  finding = heng_heat_table_finding (stats->departments);
  show_stages (self, stats);
  show_spread (self, stats);
  gtk_label_set_text (self->heat_title, finding);
  heng_heat_table_set (self->heat, stats->departments);
  heng_home_stats_free (stats);
}

static void
data_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengHomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengHomeData *data = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (data == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && heng_page_get_window (HENG_PAGE (self)) != NULL)
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("Home could not be read"), error);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, !data->has_people ? "no-people" : data->cycle == NULL ? "no-cycle" : "content");
  show_subtitle (self, data);
  show_todos (self, data);
  show_risks (self, data);
  heng_home_data_free (data);
}

static void
heng_home_page_reload (HengPage *page)
{
  HengHomePage *self = HENG_HOME_PAGE (page);
  gint64 cycle = heng_page_get_cycle (page);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_home_data_load, g_memdup2 (&cycle, sizeof cycle), g_free,
                        (GDestroyNotify) heng_home_data_free, self->cancellable, data_loaded_cb, g_object_ref (self));
  if (cycle != 0)
    heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_home_stats_load, g_memdup2 (&cycle, sizeof cycle), g_free,
                          (GDestroyNotify) heng_home_stats_free, self->cancellable, stats_loaded_cb, g_object_ref (self));
}

static void
width_class_cb (HengHomePage *self)
{
  apply_width_class (self);
}

static void
risk_all_cb (HengHomePage *self)
{
  limit_risks (self);
}

static void
risk_activated_cb (HengHomePage *self, GtkListBoxRow *row)
{
  gint64 id = heng_risk_line_get_employee (HENG_RISK_LINE (row));

  if (id != 0)
    heng_window_show_person (heng_page_get_window (HENG_PAGE (self)), id, NULL, "goals");
}

static void
continue_cb (HengHomePage *self)
{
  if (self->missing_ids != NULL)
    heng_window_show_person (heng_page_get_window (HENG_PAGE (self)), g_array_index (self->missing_ids, gint64, 0), self->missing_ids,
                             "scorecard");
}

static void
go_people_cb (HengHomePage *self)
{
  heng_window_show_area (heng_page_get_window (HENG_PAGE (self)), "people");
}

static void
go_cycles_cb (HengHomePage *self)
{
  heng_window_show_area (heng_page_get_window (HENG_PAGE (self)), "cycles");
}

static void
heng_home_page_dispose (GObject *object)
{
  HengHomePage *self = HENG_HOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->missing_ids, g_array_unref);
  for (guint i = 0; i < HENG_RISK_N_COLUMNS; i++)
    g_clear_object (&self->risk_groups[i]);
  G_OBJECT_CLASS (heng_home_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, continue_button);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, content);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, todo_box);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, todo_empty);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, todo_caption);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, stage_grid);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, spread_stack);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, spread_title);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, spread_caption);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, spread_chart);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, heat_title);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, heat_caption);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, heat);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, risk_caption);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, risk_empty);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, risk_all);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, risk_list);
}

static void
heng_home_page_class_init (HengHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_home_page_dispose;
  HENG_PAGE_CLASS (klass)->reload = heng_home_page_reload;
  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_COLUMNS);
  g_type_ensure (HENG_TYPE_CHART_VIEW);
  g_type_ensure (HENG_TYPE_HEAT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/home/heng-home-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, risk_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, risk_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_people_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cycles_cb);
}

static void
add_stage (HengHomePage *self, guint i)
{
  const char *classes[] = { "h-cell", NULL };
  GtkWidget *bar = heng_progress_bar_new ();

  self->stage_labels[i] = GTK_LABEL (gtk_label_new (_(stage_names[i])));
  gtk_label_set_xalign (self->stage_labels[i], 0);
  gtk_widget_set_css_classes (GTK_WIDGET (self->stage_labels[i]), classes);
  self->stage_counts[i] = GTK_LABEL (gtk_label_new ("—"));
  gtk_label_set_xalign (self->stage_counts[i], 1);
  gtk_widget_set_css_classes (GTK_WIDGET (self->stage_counts[i]), classes);
  g_object_set (bar, "thickness", 8, "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _(stage_names[i]), -1);
  self->stage_bars[i] = HENG_PROGRESS_BAR (bar);
  gtk_grid_attach (self->stage_grid, GTK_WIDGET (self->stage_labels[i]), 0, (int) i, 1, 1);
  gtk_grid_attach (self->stage_grid, bar, 1, (int) i, 1, 1);
  gtk_grid_attach (self->stage_grid, GTK_WIDGET (self->stage_counts[i]), 2, (int) i, 1, 1);
}

static void
heng_home_page_init (HengHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < HENG_RISK_N_COLUMNS; i++)
    self->risk_groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < HENG_HOME_N_STAGES; i++)
    add_stage (self, i);
  heng_page_set_title (HENG_PAGE (self), _("Home"));
}

HengPage *
heng_home_page_new (void)
{
  return g_object_new (HENG_TYPE_HOME_PAGE, NULL);
}
