/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cycles: where the chosen period stands, what keeps it from being published, and all periods. */
#include "heng-cycles-page.h"

#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-busy.h"
#include "heng-columns.h"
#include "heng-compat.h"
#include "heng-cycle-rows.h"
#include "heng-import-page.h"
#include "heng-open-quarter.h"
#include "heng-people-text.h"
#include "heng-preferences.h"
#include "heng-publish.h"
#include "heng-reports-work.h"
#include "heng-stage-bar.h"
#include "heng-window.h"

#define BLOCKERS_SHOWN 6

struct _HengCyclesPage
{
  HengPage parent_instance;
  AdwWindowTitle *title;
  GtkButton *main_button, *whatif_button;
  HengAdaptiveBin *bin;
  GtkWidget *content;
  GtkStack *stack;
  HengBusy *busy;
  GtkLabel *cycle_name, *cycle_facts, *departments_title, *blockers_tag;
  HengStageBar *stages;
  GtkFlowBox *counts;
  GtkGrid *departments;
  GtkListBox *blockers, *cycles;
  HengCyclesData *data;
  HengOperation *printing;
};

G_DEFINE_FINAL_TYPE (HengCyclesPage, heng_cycles_page, HENG_TYPE_PAGE)

static HengWindow *
window_of (HengCyclesPage *self)
{
  return heng_page_get_window (HENG_PAGE (self));
}

/* The one thing to do next: publish what is ready, else enter what is missing, else open the next quarter. */
static void
show_main_button (HengCyclesPage *self)
{
  const HengCyclesData *data = self->data;
  gboolean some = data->cycle != NULL && data->n > 0;
  const char *label = _("Open Quarter…"), *action = "cycles.open";

  if (some && data->n_ready > 0)
    label = _("Publish Results…"), action = "cycles.publish";
  else if (some && data->n_blocked > 0)
    label = _("Enter Actuals…"), action = "cycles.actuals";
  gtk_button_set_label (self->main_button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->main_button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->main_button),
                          data->cycle != NULL && heng_adaptive_bin_get_width_class (self->bin) != HENG_WIDTH_NARROW);
  gtk_widget_set_visible (GTK_WIDGET (self->whatif_button),
                          data->cycle != NULL && heng_adaptive_bin_get_width_class (self->bin) == HENG_WIDTH_WIDE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cycles.publish", some && data->n_ready > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cycles.advance", some && data->n > data->n_published);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cycles.actuals", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", some);
}

static void
width_class_cb (HengAdaptiveBin *bin, GParamSpec *pspec, gpointer user_data)
{
  HengCyclesPage *self = user_data;
  int margin = heng_adaptive_bin_get_width_class (bin) == HENG_WIDTH_NARROW ? 12 : 24;

  gtk_widget_set_margin_start (self->content, margin);
  gtk_widget_set_margin_end (self->content, margin);
  if (self->data != NULL)
    show_main_button (self);
}

static char *
facts_text (const HengCyclesData *data)
{
  g_autofree char *from = heng_text_day (data->cycle->start_date);
  g_autofree char *to = heng_text_day (data->cycle->end_date);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", data->n), data->n);
  g_autofree char *departments = g_strdup_printf (ngettext ("%u department", "%u departments", data->departments->len), data->departments->len);
  g_autofree char *exempt = data->n_exempt > 0 ? g_strdup_printf (ngettext (" · %u exempt", " · %u exempt", data->n_exempt), data->n_exempt) : NULL;

  return g_strdup_printf ("%s – %s · %s · %s%s", from, to, people, departments, exempt != NULL ? exempt : "");
}

static void
show_blockers_tag (HengCyclesPage *self)
{
  guint n = self->data->n_blocked;
  gboolean all_published = self->data->n > 0 && self->data->n_published == self->data->n;
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u person", "%u people", n), n)
                                : g_strdup (all_published ? C_("cycle", "Published") : _("Ready"));

  gtk_label_set_text (self->blockers_tag, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->blockers_tag), n > 0 ? "good" : "warn");
  gtk_widget_add_css_class (GTK_WIDGET (self->blockers_tag), n > 0 ? "warn" : "good");
}

static void
show_cycle (HengCyclesPage *self)
{
  const HengCyclesData *data = self->data;
  guint complete = data->n_ready + data->n_published;
  g_autofree char *facts = facts_text (data);
  g_autofree char *finding = heng_cycle_rows_finding (data);

  gtk_label_set_text (self->cycle_name, heng_localized (data->cycle->name, data->cycle->name_en));
  gtk_label_set_text (self->cycle_facts, facts);
  gtk_label_set_text (self->departments_title, finding);
  heng_stage_bar_set (self->stages, (HengCycleState) data->cycle->state, data->n > 0 ? HENG_MICRO * complete / data->n : 0);
  heng_cycle_rows_counts (self->counts, data);
  heng_cycle_rows_departments (self->departments, data);
  heng_cycle_rows_blockers (self->blockers, data, BLOCKERS_SHOWN);
  heng_cycle_rows_cycles (self->cycles, data);
  show_blockers_tag (self);
  adw_window_title_set_subtitle (self->title, heng_localized (data->cycle->name, data->cycle->name_en));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengCyclesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengCyclesData *data = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    {
      g_clear_pointer (&data, heng_cycles_data_free);
      return;
    }
  if (data == NULL)
    {
      heng_window_show_error (window_of (self), _("The period could not be read"), error);
      return;
    }
  g_clear_pointer (&self->data, heng_cycles_data_free);
  self->data = data;
  show_main_button (self);
  if (data->cycle != NULL)
    show_cycle (self);
  gtk_stack_set_visible_child_name (self->stack, data->cycle != NULL ? "cycle" : "empty");
}

static void
heng_cycles_page_reload (HengPage *page)
{
  gint64 cycle = heng_page_get_cycle (page);

  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_cycles_data_load, g_memdup2 (&cycle, sizeof cycle), g_free,
                        (GDestroyNotify) heng_cycles_data_free, NULL, loaded_cb, g_object_ref (page));
}

static void
blocker_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  HengCyclesPage *self = user_data;
  gint64 *id = g_object_get_data (G_OBJECT (row), "heng-person");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (id == NULL)
    return;
  for (guint i = 0; i < self->data->blockers->len; i++)
    g_array_append_val (ids, ((HengCycleBlocker *) g_ptr_array_index (self->data->blockers, i))->employee_id);
  heng_window_show_person (window_of (self), *id, ids, "scorecard");
}

static void
cycle_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "heng-cycle");

  heng_window_set_cycle (window_of (user_data), *id);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_open_quarter_present (window_of (HENG_CYCLES_PAGE (widget)));
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengCyclesPage *self = HENG_CYCLES_PAGE (widget);

  if (self->data != NULL && self->data->cycle != NULL)
    heng_publish_present (window_of (self), self->data);
}

static gpointer
advance (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  gint64 *cycle = args;
  g_autoptr (HengCycle) after = NULL;

  if (!heng_cycle_advance (db, *cycle, heng_store_today (db), NULL, error))
    return NULL;
  after = heng_cycle_load (db, *cycle, error);
  return after != NULL ? g_strdup (heng_enum_label (heng_cycle_state_values, after->state)) : NULL;
}

static void
advanced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengCyclesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *stage = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (window_of (self) == NULL)
    return;
  if (stage == NULL)
    {
      heng_window_show_error (window_of (self), _("The stage stays as it is"), error);
      return;
    }
  text = g_strdup_printf (_("Now: %s"), stage);
  heng_window_toast (window_of (self), text, TRUE);
}

static void
advance_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 cycle = heng_page_get_cycle (HENG_PAGE (widget));

  heng_store_run_async (heng_page_get_store (HENG_PAGE (widget)), HENG_LANE_WORK, advance, g_memdup2 (&cycle, sizeof cycle), g_free, g_free,
                        NULL, advanced_cb, g_object_ref (widget));
}

static void
actuals_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengCyclesPage) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && heng_page_get_store (HENG_PAGE (self)) != NULL)
    heng_window_push (window_of (self), heng_import_page_new (path, HENG_IMPORT_ACTUALS));
}

static void
actuals_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_compat_open_file (GTK_WINDOW (window_of (HENG_CYCLES_PAGE (widget))), _("Enter Actuals from File"), HENG_FILES_TABLE, actuals_chosen_cb,
                         g_object_ref (widget));
}

static void
print_progress (guint done, guint total, gpointer data)
{
  heng_operation_set_progress (data, done, total);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengCyclesPage) self = user_data;
  g_autoptr (HengOperation) printing = g_steal_pointer (&self->printing);
  g_autoptr (GError) error = NULL;
  gssize n = heng_reports_write_finish (result, &error);
  g_autofree char *text = NULL;

  heng_operation_finish (printing);
  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  if (n < 0)
    {
      if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
        heng_window_show_error (window_of (self), _("The reviews were not printed"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("Printed %u review", "Printed %u reviews", (guint) n), (guint) n);
  heng_window_toast (window_of (self), text, FALSE);
}

static void
pdf_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengCyclesPage) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  HengStore *store = heng_page_get_store (HENG_PAGE (self));
  const HengReportsJob job = { .kind = HENG_REPORT_REVIEW, .paper = heng_preferences_get_paper (), .cycle_id = heng_page_get_cycle (HENG_PAGE (self)),
                               .draft = TRUE, .path = path };
  g_autoptr (GCancellable) cancellable = NULL;

  if (path == NULL || store == NULL || self->printing != NULL)
    return;
  cancellable = g_cancellable_new ();
  self->printing = heng_operation_new (_("Printing reviews"), cancellable);
  heng_window_add_operation (window_of (self), self->printing);
  heng_busy_show (self->busy, self->printing);
  /* the page, which the callback holds, keeps the operation for as long as the thread reports to it */
  heng_reports_write_async (store, &job, cancellable, print_progress, self->printing, printed_cb, g_object_ref (self));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengCyclesPage *self = HENG_CYCLES_PAGE (widget);
  g_autofree char *file = NULL;

  if (self->data == NULL || self->data->cycle == NULL)
    return;
  file = g_strdup_printf (_("Reviews %s.pdf"), self->data->cycle->key);
  heng_compat_save_file (GTK_WINDOW (window_of (self)), _("Print All Reviews"), HENG_FILES_PDF, file, pdf_chosen_cb, g_object_ref (self));
}

static void
heng_cycles_page_finalize (GObject *object)
{
  HengCyclesPage *self = HENG_CYCLES_PAGE (object);

  g_clear_pointer (&self->data, heng_cycles_data_free);
  g_clear_object (&self->printing);
  G_OBJECT_CLASS (heng_cycles_page_parent_class)->finalize (object);
}

/* "open": the form for a new quarter; "cycle:12": that period. */
static void
heng_cycles_page_go_to (HengPage *page, const char *place)
{
  if (g_str_equal (place, "open"))
    heng_open_quarter_present (heng_page_get_window (page));
  else if (g_str_has_prefix (place, "cycle:"))
    heng_window_set_cycle (heng_page_get_window (page), g_ascii_strtoll (place + strlen ("cycle:"), NULL, 10));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, title);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, main_button);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, whatif_button);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, content);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, busy);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, cycle_name);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, cycle_facts);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, departments_title);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, blockers_tag);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, stages);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, counts);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, departments);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, blockers);
  gtk_widget_class_bind_template_child (widget_class, HengCyclesPage, cycles);
  gtk_widget_class_bind_template_callback (widget_class, blocker_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, cycle_activated_cb);
}

static void
heng_cycles_page_class_init (HengCyclesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_BUSY);
  g_type_ensure (HENG_TYPE_COLUMNS);
  g_type_ensure (HENG_TYPE_STAGE_BAR);
  G_OBJECT_CLASS (klass)->finalize = heng_cycles_page_finalize;
  HENG_PAGE_CLASS (klass)->reload = heng_cycles_page_reload;
  HENG_PAGE_CLASS (klass)->go_to = heng_cycles_page_go_to;
  HENG_PAGE_CLASS (klass)->help = "cycles";
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/cycles/heng-cycles-page.ui");
  gtk_widget_class_install_action (widget_class, "cycles.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "cycles.advance", NULL, advance_action);
  gtk_widget_class_install_action (widget_class, "cycles.actuals", NULL, actuals_action);
  gtk_widget_class_install_action (widget_class, "cycles.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  bind_children (widget_class);
}

static void
heng_cycles_page_init (HengCyclesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_page_set_title (HENG_PAGE (self), C_("area", "Cycles"));
  adw_window_title_set_title (self->title, C_("area", "Cycles"));
}

HengPage *
heng_cycles_page_new (void)
{
  return g_object_new (HENG_TYPE_CYCLES_PAGE, NULL);
}
