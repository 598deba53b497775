/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Home: cards over what heng-home-data reads. */
#include "heng-home-page.h"

#include <glib/gi18n-lib.h>

#include "heng-adaptive-bin.h"
#include "heng-chart-view.h"
#include "heng-columns.h"
#include "heng-compat.h"
#include "heng-heat-table.h"
#include "heng-home-data.h"
#include "heng-insights-figures.h"
#include "heng-people-text.h"
#include "heng-person-picker.h"
#include "heng-progress-bar.h"
#include "heng-risk-line.h"
#include "heng-todo-row.h"
#include "heng-window.h"

#define RISKS_SHOWN 4  /* the rest behind "All" */
#define MOST_RISKS 100 /* each a row of widgets; who has thousands filters Goals */

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
  GtkWidget *seen_by_box, *seen_bar;
  GtkLabel *seen_text;
  GtkBox *views_box;
  HengPersonPicker *seen_by;
  GtkLabel *stage_labels[HENG_HOME_N_STAGES];
  GtkWidget *stage_counts[HENG_HOME_N_STAGES];
  HengProgressBar *stage_bars[HENG_HOME_N_STAGES];
  GtkSizeGroup *risk_groups[HENG_RISK_N_COLUMNS];
  HengHomeStats *stats; /* what is shown; NULL: nothing yet */
  gint64 manager_id;    /* as whom one sees; 0: HR */
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

/* The narrow title has room for no buttons: the line of the missing results leads on as well. */
static void
show_header_buttons (HengHomePage *self)
{
  gboolean narrow = heng_adaptive_bin_get_width_class (self->bin) == HENG_WIDTH_NARROW;

  gtk_widget_set_visible (GTK_WIDGET (self->continue_button), self->missing_ids != NULL && !narrow);
  gtk_widget_set_visible (self->seen_by_box, !narrow);
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
  show_header_buttons (self);
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
  show_header_buttons (self);
  if (width_class == HENG_WIDTH_NARROW)
    gtk_widget_add_css_class (GTK_WIDGET (self->content), "h-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->content), "h-narrow");
}

static void
show_risk_caption (HengHomePage *self, GPtrArray *risks)
{
  /* Translators: how many are shown, of how many */
  g_autofree char *count = risks->len > MOST_RISKS ? g_strdup_printf (_("First %u of %u"), MOST_RISKS, risks->len)
                                                   : g_strdup_printf (_("All %u"), risks->len);
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
  guint n = data->risks != NULL ? MIN (data->risks->len, MOST_RISKS) : 0;
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
      const char *classes[] = { "flat", "h-s", "h-cell", stats->stage[i] == 0 ? "h-dim" : "h-strong", NULL };
      guint behind = stats->behind[i]->len;
      g_autofree char *others = g_strdup_printf (ngettext ("%s %s: show the other %u", "%s %s: show the other %u", behind), _(stage_names[i]), count,
                                                 behind);

      heng_progress_bar_set (self->stage_bars[i], (HengMicro) stats->stage[i] * HENG_MICRO / of, -1, HENG_HEALTH_NONE);
      gtk_button_set_label (GTK_BUTTON (self->stage_counts[i]), count);
      gtk_widget_set_can_target (self->stage_counts[i], behind > 0);
      gtk_widget_set_focusable (self->stage_counts[i], behind > 0);
      gtk_widget_set_css_classes (self->stage_counts[i], classes);
      heng_compat_name_button (self->stage_counts[i], others);
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

/* Whose team this is, and that it is nothing but that. */
static void
show_seen_by (HengHomePage *self)
{
  const HengEmployee *manager = heng_person_picker_get_person (self->seen_by);
  guint n = self->stats != NULL ? self->stats->n_people : 0;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->seen_bar, self->manager_id != 0);
  if (self->manager_id == 0 || manager == NULL)
    return;
  text = n == 0 ? g_strdup_printf (_("Seeing as %s, who leads nobody in this quarter"), heng_text_name (manager))
                : g_strdup_printf (ngettext ("Seeing as %s: only the %u person of this line", "Seeing as %s: only the %u people of this line", n),
                                   heng_text_name (manager), n);
  gtk_label_set_text (self->seen_text, text);
}

static void
view_cb (GtkButton *button, gpointer user_data)
{
  g_autofree char *place = g_strconcat ("insights/view:", gtk_button_get_label (button), NULL);

  heng_window_show_place (heng_page_get_window (user_data), place);
}

/* Views of Insights that somebody put here. */
static void
show_views (HengHomePage *self, GPtrArray *views)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->views_box))) != NULL)
    gtk_box_remove (self->views_box, child);
  gtk_widget_set_visible (GTK_WIDGET (self->views_box), views->len > 0);
  for (guint i = 0; i < views->len; i++)
    {
      const char *name = ((HengInsightsView *) g_ptr_array_index (views, i))->name;
      GtkWidget *button = gtk_button_new_with_label (name);
      g_autofree char *spoken = g_strdup_printf (_("View %s"), name);

      gtk_widget_add_css_class (button, "h-s");
      heng_compat_name_button (button, spoken);
      g_signal_connect (button, "clicked", G_CALLBACK (view_cb), self);
      gtk_box_append (self->views_box, button);
    }
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
  g_clear_pointer (&self->stats, heng_home_stats_free);
  self->stats = stats;
  show_seen_by (self);
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
  show_views (self, data->views);
  heng_home_data_free (data);
}

static void
heng_home_page_reload (HengPage *page)
{
  HengHomePage *self = HENG_HOME_PAGE (page);
  HengHomeArgs args = { heng_page_get_cycle (page), self->manager_id };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_home_data_load, g_memdup2 (&args, sizeof args), g_free,
                        (GDestroyNotify) heng_home_data_free, self->cancellable, data_loaded_cb, g_object_ref (self));
  heng_person_picker_set_store (self->seen_by, heng_page_get_store (page));
  if (args.cycle_id != 0)
    heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_home_stats_load, g_memdup2 (&args, sizeof args), g_free,
                          (GDestroyNotify) heng_home_stats_free, self->cancellable, stats_loaded_cb, g_object_ref (self));
}

static void
width_class_cb (HengHomePage *self)
{
  apply_width_class (self);
}

static void
seen_by_cb (HengHomePage *self)
{
  self->manager_id = heng_person_picker_get_chosen (self->seen_by);
  heng_page_reload (HENG_PAGE (self));
}

static void
everyone_cb (HengHomePage *self)
{
  heng_person_picker_set_chosen (self->seen_by, 0, NULL);
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->seen_by)));
  seen_by_cb (self);
}

/* Who is not through with a stage. */
static void
stage_cb (GtkWidget *button, gpointer user_data)
{
  HengHomePage *self = user_data;

  for (guint i = 0; i < HENG_HOME_N_STAGES && self->stats != NULL; i++)
    if (self->stage_counts[i] == button)
      {
        g_autoptr (GArray) ids = g_array_ref (self->stats->behind[i]);
        g_autofree char *words = g_strdup_printf (_("not through: %s"), _(stage_names[i]));

        heng_window_show_people (heng_page_get_window (HENG_PAGE (self)), ids, words);
        return;
      }
}

/* Whose scores lie in a bar of the distribution. */
static void
spread_mark_cb (HengHomePage *self, guint index)
{
  const HengChartMark *mark = heng_chart_mark (heng_chart_view_get_chart (self->spread_chart), index);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *words = g_strdup (mark->spoken);
  HengMicro low = 0, high = 0;

  if (self->stats == NULL || !heng_figure_score_range (self->stats->bands, mark->name, &low, &high))
    return;
  for (guint i = 0; i < self->stats->scores->len; i++)
    {
      HengMicro score = g_array_index (self->stats->scores, HengMicro, i);

      if (high == 0 || (score >= low && score < high))
        g_array_append_val (ids, g_array_index (self->stats->scored, gint64, i));
    }
  heng_window_show_people (heng_page_get_window (HENG_PAGE (self)), ids, words);
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

/* What is shown next is not to wait for Home, which reads again when it comes back. */
static void
heng_home_page_unmap (GtkWidget *widget)
{
  g_cancellable_cancel (HENG_HOME_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (heng_home_page_parent_class)->unmap (widget);
}

static void
heng_home_page_dispose (GObject *object)
{
  HengHomePage *self = HENG_HOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->missing_ids, g_array_unref);
  g_clear_pointer (&self->stats, heng_home_stats_free);
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
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, seen_by_box);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, seen_bar);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, seen_text);
  gtk_widget_class_bind_template_child (widget_class, HengHomePage, views_box);
}

static void
heng_home_page_class_init (HengHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_home_page_dispose;
  widget_class->unmap = heng_home_page_unmap;
  HENG_PAGE_CLASS (klass)->reload = heng_home_page_reload;
  HENG_PAGE_CLASS (klass)->help = "home";
  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_COLUMNS);
  g_type_ensure (HENG_TYPE_CHART_VIEW);
  g_type_ensure (HENG_TYPE_HEAT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/home/heng-home-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, risk_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, everyone_cb);
  gtk_widget_class_bind_template_callback (widget_class, spread_mark_cb);
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
  self->stage_counts[i] = gtk_button_new_with_label ("—");
  gtk_widget_set_halign (self->stage_counts[i], GTK_ALIGN_END);
  gtk_widget_set_can_target (self->stage_counts[i], FALSE);
  gtk_widget_set_focusable (self->stage_counts[i], FALSE);
  gtk_widget_add_css_class (self->stage_counts[i], "flat");
  gtk_widget_add_css_class (self->stage_counts[i], "h-s");
  g_signal_connect (self->stage_counts[i], "clicked", G_CALLBACK (stage_cb), self);
  g_object_set (bar, "thickness", 8, "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _(stage_names[i]), -1);
  self->stage_bars[i] = HENG_PROGRESS_BAR (bar);
  gtk_grid_attach (self->stage_grid, GTK_WIDGET (self->stage_labels[i]), 0, (int) i, 1, 1);
  gtk_grid_attach (self->stage_grid, bar, 1, (int) i, 1, 1);
  gtk_grid_attach (self->stage_grid, self->stage_counts[i], 2, (int) i, 1, 1);
}

static void
heng_home_page_init (HengHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < HENG_RISK_N_COLUMNS; i++)
    self->risk_groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < HENG_HOME_N_STAGES; i++)
    add_stage (self, i);
  self->seen_by = HENG_PERSON_PICKER (heng_person_picker_new (_("HR, everyone")));
  heng_person_picker_set_caption (self->seen_by, _("Seeing as"));
  g_signal_connect_swapped (self->seen_by, "chosen", G_CALLBACK (seen_by_cb), self);
  gtk_box_append (GTK_BOX (self->seen_by_box), GTK_WIDGET (self->seen_by));
  heng_page_set_title (HENG_PAGE (self), _("Home"));
}

HengPage *
heng_home_page_new (void)
{
  return g_object_new (HENG_TYPE_HOME_PAGE, NULL);
}
