/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print centre: choices at the sides, the true page between them. */
#include "heng-reports-page.h"

#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-busy.h"
#include "heng-preferences.h"
#include "heng-paper-desk.h"
#include "heng-map-print.h"
#include "heng-people-columns.h"
#include "heng-reports-choices.h"
#include "heng-reports-kinds.h"
#include "heng-reports-out.h"
#include "heng-reports-page-private.h"
#include "heng-window.h"

G_DEFINE_FINAL_TYPE (HengReportsPage, heng_reports_page, HENG_TYPE_PAGE)

static gboolean
is_filling (GtkDropDown *drop)
{
  return g_object_get_data (G_OBJECT (drop), "heng-filling") != NULL;
}

/* Places in the choice of people; departments follow. */
enum { EVERYBODY, CHOSEN, FIRST_DEPARTMENT };

/* 0: what is used by itself. */
static guint
layout_chosen (HengReportsPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->layout);

  return self->scope != NULL && chosen < g_strv_length (self->scope->layouts) ? chosen : 0;
}

HengReportsJob
heng_reports_page_job (HengReportsPage *self)
{
  HengReportsJob job = { .kind = self->kind, .paper = (HengPaper) gtk_drop_down_get_selected (self->paper),
                         .cycle_id = heng_page_get_cycle (HENG_PAGE (self)), .order = (HengReportsOrder) gtk_drop_down_get_selected (self->order),
                         .many = heng_reports_kind_is_personal (self->kind) && gtk_drop_down_get_selected (self->files) == 1,
                         .sheet = gtk_drop_down_get_selected (self->sheet), .named = gtk_drop_down_get_selected (self->cards) == 1 };
  guint chosen = gtk_drop_down_get_selected (self->department);

  if (chosen == CHOSEN)
    job.employee_ids = heng_reports_people_get_chosen (self->people);
  else if (self->scope != NULL && chosen != GTK_INVALID_LIST_POSITION && chosen >= FIRST_DEPARTMENT
           && chosen - FIRST_DEPARTMENT < self->scope->department_ids->len)
    job.department_id = g_array_index (self->scope->department_ids, gint64, chosen - FIRST_DEPARTMENT);
  if (self->kind == HENG_REPORT_REVIEW && layout_chosen (self) > 0)
    job.layout = g_strdup (self->scope->layouts[layout_chosen (self)]);
  if (self->kind == HENG_REPORTS_ROSTER)
    job.columns = heng_people_columns_wanted ();
  return job;
}

static gboolean
is_anything_there (HengReportsPage *self)
{
  return self->scope != NULL && (self->scope->people->len > 0 || self->kind == HENG_REPORTS_CHART);
}

static const HengReportsPerson *
person_shown (HengReportsPage *self)
{
  if (!heng_reports_kind_is_personal (self->kind) || self->scope == NULL || self->person >= self->scope->people->len)
    return NULL;
  return self->scope->people->pdata[self->person];
}

static void
update_actions (HengReportsPage *self)
{
  guint n = self->scope != NULL ? self->scope->people->len : 0;
  gboolean personal = heng_reports_kind_is_personal (self->kind);
  gboolean some = is_anything_there (self) && heng_paper_desk_get_n_pages (self->view) > 0 && self->writing == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.save", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", some);
  heng_paper_desk_set_neighbours (self->view, personal && self->person > 0, personal && self->person + 1 < n);
}

/* Only what this kind of report asks. */
static void
update_choices (HengReportsPage *self)
{
  gboolean chart = self->kind == HENG_REPORTS_CHART, personal = heng_reports_kind_is_personal (self->kind);

  heng_reports_choice_show (self->department, !chart);
  heng_reports_choice_show (self->people, !chart && gtk_drop_down_get_selected (self->department) == CHOSEN);
  heng_reports_choice_show (self->order, personal || self->kind == HENG_REPORTS_ROSTER);
  heng_reports_choice_show (self->files, personal);
  heng_reports_choice_show (self->paper, !chart);
  heng_reports_choice_show (self->layout, self->kind == HENG_REPORT_REVIEW && self->scope != NULL && self->scope->layouts[1] != NULL);
  heng_reports_choice_show (self->sheet, chart);
  heng_reports_choice_show (self->cards, chart);
}

static void
preview_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengReportsDocument) document = heng_store_run_finish (HENG_STORE (source), result, &error);
  const HengReportsPerson *person = person_shown (self);

  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source) || self->loading != g_task_get_cancellable (G_TASK (result))
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The page could not be made"), error);
  gtk_widget_set_visible (self->draft_notice, document != NULL && document->draft);
  heng_paper_desk_show (self->view, document != NULL ? g_steal_pointer (&document->pages) : NULL, person != NULL ? person->name : NULL, self->from_end);
  self->from_end = FALSE;
  update_actions (self);
}

static void
show_preview (HengReportsPage *self)
{
  g_auto (HengReportsJob) job = heng_reports_page_job (self);
  const HengReportsPerson *person = person_shown (self);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  job.employee_id = person != NULL ? person->id : 0;
  heng_reports_document_async (heng_page_get_store (HENG_PAGE (self)), &job, self->loading, preview_loaded_cb, g_object_ref (self));
}

/* "Everybody, 47 people", then the departments. */
static void
fill_departments (HengReportsPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->department);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_ptr_array_add (texts, _("Everybody"));
  g_ptr_array_add (texts, _("Chosen people"));
  g_ptr_array_extend (texts, self->scope->departments, NULL, NULL);
  g_ptr_array_add (texts, NULL);
  heng_reports_choice_fill (self->department, (const char *const *) texts->pdata, chosen == GTK_INVALID_LIST_POSITION ? 0 : chosen);
}

/* Another one than what is used by itself stays chosen while it is there. */
static void
fill_layouts (HengReportsPage *self, const char *chosen)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint at = 0;

  for (guint i = 0; self->scope->layouts[i] != NULL; i++)
    {
      const char *name = self->scope->layouts[i];

      if (chosen != NULL && g_str_equal (name, chosen))
        at = i;
      g_ptr_array_add (texts, (gpointer) (*name != '\0' ? name : C_("reports", "The usual one")));
    }
  g_ptr_array_add (texts, NULL);
  heng_reports_choice_fill (self->layout, (const char *const *) texts->pdata, at);
  update_choices (self);
}

static void
show_count (HengReportsPage *self)
{
  guint n = self->scope->people->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  g_autofree char *subtitle = self->scope->cycle_name != NULL ? g_strdup_printf ("%s · %s", self->scope->cycle_name, count) : NULL;

  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

static void
scope_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengReportsScope *scope = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *layout = layout_chosen (self) > 0 ? g_strdup (self->scope->layouts[layout_chosen (self)]) : NULL;

  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source) || self->scoping != g_task_get_cancellable (G_TASK (result)))
    {
      g_clear_pointer (&scope, heng_reports_scope_free);
      return;
    }
  if (scope == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The people could not be read"), error);
      return;
    }
  g_clear_pointer (&self->scope, heng_reports_scope_free);
  self->scope = scope;
  self->person = MIN (self->person, scope->people->len > 0 ? scope->people->len - 1 : 0);
  fill_departments (self);
  fill_layouts (self, layout);
  show_count (self);
  heng_reports_people_set_scope (self->people, scope);
  gtk_stack_set_visible_child_name (self->stack, is_anything_there (self) ? "desk" : "nobody");
  update_actions (self);
  if (is_anything_there (self))
    show_preview (self);
}

static void
load_scope (HengReportsPage *self)
{
  g_auto (HengReportsJob) job = heng_reports_page_job (self);
  HengStore *store = heng_page_get_store (HENG_PAGE (self));

  g_cancellable_cancel (self->scoping);
  g_clear_object (&self->scoping);
  if (store == NULL)
    return;
  self->scoping = g_cancellable_new ();
  heng_reports_people_set_store (self->people, store);
  heng_reports_scope_async (store, &job, self->scoping, scope_loaded_cb, g_object_ref (self));
}

/* The first choice: who is selected in People, else whose page lies here. */
static void
choose_first (HengReportsPage *self)
{
  g_autoptr (GArray) chosen = heng_reports_people_get_chosen (self->people);
  g_autoptr (GArray) ids = heng_window_get_selected_people (heng_page_get_window (HENG_PAGE (self)));
  const HengReportsPerson *person = person_shown (self);

  if (chosen->len > 0)
    return;
  if (ids->len == 0 && person != NULL)
    g_array_append_val (ids, person->id);
  heng_reports_people_set_chosen (self->people, ids);
}

static void
scope_changed_cb (HengReportsPage *self)
{
  if (is_filling (self->department) || is_filling (self->order))
    return;
  if (gtk_drop_down_get_selected (self->department) == CHOSEN)
    choose_first (self);
  self->person = 0;
  update_choices (self);
  load_scope (self);
}

static void
look_changed_cb (HengReportsPage *self)
{
  if (!is_filling (self->paper) && !is_filling (self->files) && !is_filling (self->sheet) && !is_filling (self->cards) && !is_filling (self->layout)
      && is_anything_there (self))
    show_preview (self);
}

static void
turn_cb (HengReportsPage *self, int step)
{
  guint n = self->scope != NULL ? self->scope->people->len : 0;

  if (!heng_reports_kind_is_personal (self->kind) || (step < 0 && self->person == 0) || (step > 0 && self->person + 1 >= n))
    return;
  self->person += step;
  self->from_end = step < 0;
  show_preview (self);
}

static void
kind_selected_cb (HengReportsPage *self, GtkListBoxRow *row)
{
  guint before = self->kind;

  if (row == NULL)
    return;
  self->kind = heng_reports_kind_of_row (row);
  gtk_drop_down_set_selected (self->kind_choice, self->kind);
  update_choices (self);
  if ((before < HENG_N_REPORTS) != (self->kind < HENG_N_REPORTS) || before == HENG_REPORTS_ROSTER || self->kind == HENG_REPORTS_ROSTER)
    load_scope (self); /* about other people */
  else if (is_anything_there (self))
    show_preview (self);
}

/* The same choice where there is no room for the list. */
static void
kind_chosen_cb (HengReportsPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->kind_choice);

  if (!is_filling (self->kind_choice) && chosen != self->kind)
    heng_reports_kinds_select (self->kinds, chosen);
}

static void
width_class_cb (HengReportsPage *self)
{
  HengWidthClass width = heng_adaptive_bin_get_width_class (self->bin);
  GtkWidget *row = g_object_get_data (G_OBJECT (self->kind_choice), "heng-row");

  gtk_widget_set_visible (self->kinds_pane, width == HENG_WIDTH_WIDE);
  gtk_widget_set_visible (row, width != HENG_WIDTH_WIDE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), width == HENG_WIDTH_NARROW ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->options_pane), width == HENG_WIDTH_NARROW);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->options_pane), width == HENG_WIDTH_NARROW ? 230 : -1);
}

static void
heng_reports_page_reload (HengPage *page)
{
  load_scope (HENG_REPORTS_PAGE (page));
}

static void
heng_reports_page_dispose (GObject *object)
{
  HengReportsPage *self = HENG_REPORTS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->scoping);
  G_OBJECT_CLASS (heng_reports_page_parent_class)->dispose (object);
}

static void
heng_reports_page_finalize (GObject *object)
{
  HengReportsPage *self = HENG_REPORTS_PAGE (object);

  g_clear_object (&self->loading);
  g_clear_object (&self->scoping);
  g_clear_object (&self->writing);
  g_clear_pointer (&self->scope, heng_reports_scope_free);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (heng_reports_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, title);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, busy);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, kinds_pane);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, view);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, options_pane);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, choices);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, draft_notice);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, done_box);
  gtk_widget_class_bind_template_child (widget_class, HengReportsPage, done_label);
}

static void
heng_reports_page_class_init (HengReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_reports_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_reports_page_finalize;
  HENG_PAGE_CLASS (klass)->reload = heng_reports_page_reload;
  HENG_PAGE_CLASS (klass)->help = "reports";
  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_BUSY);
  g_type_ensure (HENG_TYPE_PAPER_DESK);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/reports/heng-reports-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, turn_cb);
  heng_reports_out_install (widget_class);
}

/* What there is to choose, row by row; at first all of a company on A4 by number. */
static void
fill_choices (HengReportsPage *self)
{
  const char *orders[] = { C_("order", "Employee number"), C_("order", "Name"), C_("order", "Department"), C_("order", "Score"), NULL };
  const char *papers[] = { "A4", C_("paper size", "Letter"), NULL };
  const char *files[] = { C_("files", "One for all"), C_("files", "One per person"), NULL };
  const char *cards[] = { C_("chart", "Units"), C_("chart", "Units and people"), NULL };
  const char *kinds[HENG_REPORTS_N_KINDS + 1] = { NULL }, *everybody[] = { _("Everybody"), NULL };
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();

  for (guint kind = 0; kind < HENG_REPORTS_N_KINDS; kind++)
    kinds[kind] = heng_reports_kind_title (kind);
  for (guint i = 0; heng_map_paper_name (i) != NULL; i++)
    g_ptr_array_add (sheets, (gpointer) heng_map_paper_name (i));
  g_ptr_array_add (sheets, NULL);
  heng_reports_choice_fill (self->kind_choice, kinds, 0);
  heng_reports_choice_fill (self->department, everybody, 0);
  heng_reports_choice_fill (self->order, orders, 0);
  heng_reports_choice_fill (self->paper, papers, (guint) heng_preferences_get_paper ());
  heng_reports_choice_fill (self->files, files, 0);
  heng_reports_choice_fill (self->sheet, (const char *const *) sheets->pdata, 0);
  heng_reports_choice_fill (self->cards, cards, 0);
}

static void
people_chosen_cb (HengReportsPage *self)
{
  self->person = 0;
  load_scope (self);
}

static void
heng_reports_page_init (HengReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_page_set_title (HENG_PAGE (self), C_("area", "Reports"));
  self->kind_choice = heng_reports_choice_new (self->choices, C_("reports", "Report"), G_CALLBACK (kind_chosen_cb), self);
  self->department = heng_reports_choice_new (self->choices, C_("reports", "People"), G_CALLBACK (scope_changed_cb), self);
  self->people = HENG_REPORTS_PEOPLE (heng_reports_people_new ());
  heng_reports_choice_row (self->choices, C_("reports", "Chosen"), GTK_WIDGET (self->people));
  g_signal_connect_swapped (self->people, "changed", G_CALLBACK (people_chosen_cb), self);
  self->order = heng_reports_choice_new (self->choices, C_("reports", "Order"), G_CALLBACK (scope_changed_cb), self);
  self->paper = heng_reports_choice_new (self->choices, C_("reports", "Paper"), G_CALLBACK (look_changed_cb), self);
  self->layout = heng_reports_choice_new (self->choices, C_("reports", "Layout"), G_CALLBACK (look_changed_cb), self);
  self->sheet = heng_reports_choice_new (self->choices, C_("reports", "Paper"), G_CALLBACK (look_changed_cb), self);
  self->cards = heng_reports_choice_new (self->choices, C_("reports", "Cards"), G_CALLBACK (look_changed_cb), self);
  self->files = heng_reports_choice_new (self->choices, C_("reports", "Files"), G_CALLBACK (look_changed_cb), self);
  fill_choices (self);
  heng_reports_kinds_fill (self->kinds);
  gtk_list_box_select_row (self->kinds, gtk_list_box_get_row_at_index (self->kinds, 0));
  update_choices (self);
  update_actions (self);
  width_class_cb (self);
}

HengPage *
heng_reports_page_new (void)
{
  return g_object_new (HENG_TYPE_REPORTS_PAGE, NULL);
}
