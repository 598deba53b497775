/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation: its units as a tree and as a chart, today or on any day. */
#include "heng-organisation-page-private.h"

#include <glib/gi18n.h>

#include "heng-organisation-chart-build.h"
#include "heng-organisation-work.h"
#include "heng-people-text.h"
#include "heng-people-views.h"
#include "heng-segmented.h"
#include "heng-unit-dialogs.h"
#include "heng-unit-places.h"
#include "heng-window.h"

G_DEFINE_FINAL_TYPE (HengOrganisationPage, heng_organisation_page, HENG_TYPE_PAGE)

static gboolean
is_editable (HengOrganisationPage *self)
{
  return self->organisation != NULL && self->organisation->is_today && !heng_store_is_read_only (heng_page_get_store (HENG_PAGE (self)));
}

const HengDepartment *
heng_organisation_page_chosen_unit (HengOrganisationPage *self)
{
  return self->organisation != NULL ? heng_organisation_unit (self->organisation, heng_unit_tree_get_chosen (self->tree)) : NULL;
}

static void
update_actions (HengOrganisationPage *self)
{
  const HengDepartment *unit = heng_organisation_page_chosen_unit (self);
  gboolean editable = is_editable (self), closed = unit != NULL && heng_unit_is_closed (unit, self->organisation->day);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unit.new", editable && !closed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unit.rename", editable && unit != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unit.move", editable && unit != NULL && !closed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unit.close", editable && unit != NULL && !closed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unit.reopen", editable && closed);
}

static void show_unit (HengOrganisationPage *self);
static void build_chart (HengOrganisationPage *self);

static void
people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengOrganisationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  if (people == NULL)
    {
      heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The people could not be read"), error);
      return;
    }
  heng_organisation_add_people (self->organisation, self->reading_unit, g_steal_pointer (&people));
  show_unit (self);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->people)))
    build_chart (self);
}

/* A big company: people are read when their unit is looked at. What was asked for another unit or an older reading is of no use any more. */
static void
read_people (HengOrganisationPage *self, gint64 unit_id)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (heng_organisation_has_people (self->organisation, unit_id))
    return;
  self->reading = g_cancellable_new ();
  self->reading_unit = unit_id;
  heng_store_run_async (heng_page_get_store (HENG_PAGE (self)), HENG_LANE_READING, heng_unit_people_read, g_memdup2 (&unit_id, sizeof unit_id), g_free,
                        (GDestroyNotify) g_ptr_array_unref, self->reading, people_cb, g_object_ref (self));
}

static void
show_unit (HengOrganisationPage *self)
{
  heng_unit_pane_show (self->pane, self->organisation, heng_unit_tree_get_chosen (self->tree), is_editable (self));
  read_people (self, heng_unit_tree_get_chosen (self->tree));
  update_actions (self);
}

static void
build_chart (HengOrganisationPage *self)
{
  heng_map_view_set_chart (self->chart, heng_organisation_chart_build (self->organisation,
                                                                                 gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->people))));
}

static void
show_banner (HengOrganisationPage *self)
{
  g_autofree char *day = heng_date_format (self->organisation->day), *text = NULL;

  text = g_strdup_printf (_("The organisation as it was on %s. Nothing can be changed here."), day);
  gtk_label_set_text (self->banner_text, text);
  gtk_widget_set_visible (self->banner, !self->organisation->is_today);
}

static void
show_day (HengOrganisationPage *self)
{
  self->filling = TRUE;
  if (self->wanted == HENG_DATE_NONE)
    heng_date_entry_set_date (self->day, self->organisation->today);
  self->filling = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengOrganisationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengOrganisation *organisation = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengOrganisation *old = self->organisation;

  if (organisation == NULL || heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    {
      g_clear_pointer (&organisation, heng_organisation_free);
      if (error != NULL && heng_page_get_window (HENG_PAGE (self)) != NULL)
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The organisation could not be read"), error);
      return;
    }
  self->organisation = organisation;
  show_day (self);
  show_banner (self);
  heng_unit_tree_set_organisation (self->tree, organisation, is_editable (self));
  if (self->to_choose != 0)
    heng_unit_tree_choose (self->tree, self->to_choose);
  show_unit (self);
  build_chart (self);
  if (self->to_choose != 0)
    heng_unit_pane_focus_name (self->pane);
  self->to_choose = 0;
  if (old == NULL)
    heng_unit_tree_focus (self->tree);
  g_clear_pointer (&old, heng_organisation_free);
}

static void
heng_organisation_page_reload (HengPage *page)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (page);
  HengOrganisationArgs args = { self->wanted, self->with_closed };

  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_organisation_read, g_memdup2 (&args, sizeof args), g_free,
                        (GDestroyNotify) heng_organisation_free, NULL, loaded_cb, g_object_ref (self));
}

static void
heng_organisation_page_search (HengPage *page)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (page);

  adw_view_stack_set_visible_child_name (self->views, "chart");
  gtk_widget_grab_focus (self->search);
}

static void
day_cb (HengDateEntry *entry, gpointer user_data)
{
  HengOrganisationPage *self = user_data;
  HengDate day = heng_date_entry_get_date (entry);
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0';

  if (self->filling || self->organisation == NULL)
    return;
  if (day == HENG_DATE_NONE || day > self->organisation->today)
    {
      (empty ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (entry), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  day = day == self->organisation->today ? HENG_DATE_NONE : day;
  if (day == self->wanted)
    return;
  self->wanted = day;
  heng_page_reload (HENG_PAGE (self));
}

static void
today_cb (GtkButton *button, gpointer user_data)
{
  HengOrganisationPage *self = user_data;

  self->wanted = HENG_DATE_NONE;
  gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
  heng_page_reload (HENG_PAGE (self));
}

static void
chosen_cb (HengUnitTree *tree, gpointer user_data)
{
  HengOrganisationPage *self = user_data;

  if (self->organisation != NULL)
    show_unit (self);
}

static void
opened_cb (HengUnitTree *tree, gpointer user_data)
{
  heng_unit_pane_focus_people (HENG_ORGANISATION_PAGE (user_data)->pane);
}

static void
person_cb (HengUnitPane *pane, gint64 id, gpointer user_data)
{
  heng_window_show_person (heng_page_get_window (HENG_PAGE (user_data)), id, NULL, NULL);
}

static void
unit_saved_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (page);

  if (error == NULL)
    return;
  if (g_error_matches (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID))
    heng_unit_pane_show_error (self->pane, error->message);
  else
    heng_unit_pane_reset (self->pane); /* what the other wrote is shown */
}

static void
save_unit (HengPage *page, const HengDepartment *unit)
{
  HengOrganisationWork *work = heng_organisation_work_new (HENG_WORK_SAVE_UNIT, &heng_department_type, heng_department_copy (unit));

  work->day = HENG_ORGANISATION_PAGE (page)->change_day;
  heng_organisation_work_run (page, work, unit_saved_cb, NULL);
}

static void
edited_cb (HengUnitPane *pane, HengDepartment *unit, int day, gpointer user_data)
{
  HengOrganisationPage *self = user_data;
  const HengDepartment *stored = heng_organisation_unit (self->organisation, unit->id);
  g_autoptr (HengDepartment) wanted = heng_department_copy (unit);

  self->change_day = day;
  if (stored == NULL || stored->dept_type == unit->dept_type)
    {
      save_unit (HENG_PAGE (self), wanted);
      return;
    }
  /* the field shows what is stored until the consequences are agreed on */
  heng_unit_pane_reset (self->pane);
  show_unit (self);
  heng_unit_consequences_present (HENG_PAGE (self), self->organisation, wanted, FALSE, save_unit);
}

static void
moved_cb (HengUnitTree *tree, gint64 id, gint64 parent_id, gpointer user_data)
{
  HengOrganisationPage *self = user_data;
  const HengDepartment *unit = heng_organisation_unit (self->organisation, id);

  if (unit != NULL && unit->parent_id != parent_id)
    heng_organisation_page_ask_to_move (self, id, parent_id, 0);
}

static void
reorder (HengOrganisationPage *self, const HengDepartment *unit, gboolean up)
{
  const HengDepartment *next = heng_unit_sibling (self->organisation, unit, up ? -1 : 1), *before = up ? next : heng_unit_sibling (self->organisation, unit, 2);
  HengOrganisationWork *work;

  if (next == NULL)
    return;
  work = heng_organisation_work_new (HENG_WORK_MOVE_UNIT, NULL, NULL);
  work->id = unit->id;
  work->target_id = unit->parent_id;
  work->before_id = before != NULL ? before->id : 0;
  heng_organisation_work_run (HENG_PAGE (self), work, NULL, NULL);
}

static void
stepped_cb (HengUnitTree *tree, int step, gpointer user_data)
{
  HengOrganisationPage *self = user_data;
  const HengDepartment *unit = heng_organisation_page_chosen_unit (self), *parent, *next;

  if (unit == NULL)
    return;
  parent = heng_organisation_unit (self->organisation, unit->parent_id);
  if (step == HENG_STEP_UP || step == HENG_STEP_DOWN)
    reorder (self, unit, step == HENG_STEP_UP);
  else if (step == HENG_STEP_IN && (next = heng_unit_sibling (self->organisation, unit, -1)) != NULL)
    heng_organisation_page_ask_to_move (self, unit->id, next->id, 0);
  else if (step == HENG_STEP_OUT && parent != NULL)
    {
      next = heng_unit_sibling (self->organisation, parent, 1);
      heng_organisation_page_ask_to_move (self, unit->id, parent->parent_id, next != NULL ? next->id : 0);
    }
}

static void
find (HengOrganisationPage *self, gboolean next)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint n = heng_map_view_search (self->chart, text, next);
  g_autofree char *found = g_strdup_printf (ngettext ("%u found", "%u found", n), n);

  gtk_label_set_text (self->found, *text != '\0' ? found : "");
}

static void
search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  find (user_data, FALSE);
}

static void
search_next_cb (GtkSearchEntry *entry, gpointer user_data)
{
  find (user_data, TRUE);
}

static void
stop_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (HENG_ORGANISATION_PAGE (user_data)->chart));
}

static void
chart_options_cb (GtkToggleButton *button, gpointer user_data)
{
  HengOrganisationPage *self = user_data;

  if (self->organisation != NULL)
    build_chart (self);
}

static void
sideways_cb (GtkToggleButton *button, gpointer user_data)
{
  heng_map_view_set_sideways (HENG_ORGANISATION_PAGE (user_data)->chart, gtk_toggle_button_get_active (button));
}

/* The buttons are named after the chart's actions. */
static void
zoom_cb (GtkWidget *button, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (HENG_ORGANISATION_PAGE (user_data)->chart), gtk_widget_get_name (button), NULL);
}

static void
zoomed_cb (HengMapView *chart, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%.0f%%", heng_map_view_get_scale (chart) * 100);

  gtk_button_set_label (HENG_ORGANISATION_PAGE (user_data)->zoom, text);
}

/* Enter on a card: the person, or the unit with its people. */
static void
node_opened_cb (HengMapView *chart, guint node, gint64 id, gpointer user_data)
{
  HengOrganisationPage *self = user_data;

  if (((const HengOrgNode *) heng_chart_map_node (heng_map_view_get_chart (chart), node))->is_person)
    {
      heng_window_show_person (heng_page_get_window (HENG_PAGE (self)), id, NULL, NULL);
      return;
    }
  adw_view_stack_set_visible_child_name (self->views, "tree");
  heng_unit_tree_choose (self->tree, id);
  heng_unit_pane_focus_people (self->pane);
}

static void
width_class_cb (HengAdaptiveBin *bin, GParamSpec *pspec, gpointer user_data)
{
  HengOrganisationPage *self = user_data;
  HengWidthClass width = heng_adaptive_bin_get_width_class (bin);
  gboolean narrow = width == HENG_WIDTH_NARROW;

  heng_unit_tree_set_room (self->tree, width);
  gtk_widget_set_visible (self->new_button, !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tools), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->zoom), !narrow);
  gtk_widget_set_vexpand (self->pane_scroller, narrow);
  gtk_widget_set_size_request (self->pane_scroller, narrow ? -1 : width == HENG_WIDTH_MEDIUM ? 280 : 320, -1);
}

static void
heng_organisation_page_dispose (GObject *object)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->organisation, heng_organisation_free);
  G_OBJECT_CLASS (heng_organisation_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, bar);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, panes);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, pane_scroller);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, banner);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, banner_text);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, people);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, tools);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, sideways);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, search);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, found);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, zoom);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, day);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, views);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, tree);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, pane);
  gtk_widget_class_bind_template_child (widget_class, HengOrganisationPage, chart);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, stepped_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_options_cb);
  gtk_widget_class_bind_template_callback (widget_class, sideways_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoomed_cb);
  gtk_widget_class_bind_template_callback (widget_class, node_opened_cb);
}

static void
heng_organisation_page_class_init (HengOrganisationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_DATE_ENTRY);
  g_type_ensure (HENG_TYPE_MAP_VIEW);
  g_type_ensure (HENG_TYPE_PEOPLE_VIEWS);
  g_type_ensure (HENG_TYPE_SEGMENTED);
  g_type_ensure (HENG_TYPE_UNIT_PANE);
  g_type_ensure (HENG_TYPE_UNIT_TREE);
  G_OBJECT_CLASS (klass)->dispose = heng_organisation_page_dispose;
  HENG_PAGE_CLASS (klass)->reload = heng_organisation_page_reload;
  HENG_PAGE_CLASS (klass)->search = heng_organisation_page_search;
  HENG_PAGE_CLASS (klass)->help = "organisation";
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/organisation/heng-organisation-page.ui");
  heng_organisation_page_install_actions (widget_class);
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
heng_organisation_page_init (HengOrganisationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_page_set_title (HENG_PAGE (self), C_("area", "Organisation"));
  update_actions (self);
}

HengPage *
heng_organisation_page_new (void)
{
  return g_object_new (HENG_TYPE_ORGANISATION_PAGE, NULL);
}
