/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of the Organisation page: new, rename, move, close and reopen a unit, print the chart. */
#include <glib/gi18n.h>

#include "heng-map-print.h"
#include "heng-organisation-chart-build.h"
#include "heng-organisation-page-private.h"
#include "heng-organisation-work.h"
#include "heng-unit-dialogs.h"
#include "heng-unit-places.h"

static void
move_agreed (HengPage *page, const HengDepartment *unit)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (page);
  HengOrganisationWork *work = heng_organisation_work_new (HENG_WORK_MOVE_UNIT, NULL, NULL);

  work->id = unit->id;
  work->target_id = unit->parent_id;
  work->before_id = self->before_id;
  heng_organisation_work_run (page, work, NULL, NULL);
}

void
heng_organisation_page_ask_to_move (HengOrganisationPage *self, gint64 id, gint64 parent_id, gint64 before_id)
{
  const HengDepartment *unit = heng_organisation_unit (self->organisation, id);
  g_autoptr (HengDepartment) wanted = unit != NULL ? heng_department_copy (unit) : NULL;

  if (wanted == NULL)
    return;
  wanted->parent_id = parent_id;
  self->before_id = before_id;
  heng_unit_consequences_present (HENG_PAGE (self), self->organisation, wanted, TRUE, move_agreed);
}

static void
new_unit_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (page);

  if (error == NULL)
    self->to_choose = id;
  else
    heng_unit_pane_show_error (self->pane, error->message);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (widget);
  HengDepartment *unit = heng_department_new ();

  unit->parent_id = heng_unit_tree_get_chosen (self->tree);
  unit->name = heng_unit_free_name (self->organisation, unit->parent_id);
  adw_view_stack_set_visible_child_name (self->views, "tree");
  heng_organisation_work_run (HENG_PAGE (self), heng_organisation_work_new (HENG_WORK_SAVE_UNIT, &heng_department_type, unit), new_unit_cb, NULL);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->views, "tree");
  heng_unit_pane_focus_name (self->pane);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (widget);
  const HengDepartment *unit = heng_organisation_page_chosen_unit (self);

  if (unit != NULL)
    heng_organisation_page_ask_to_move (self, unit->id, unit->parent_id, 0);
}

static void
close_agreed (HengPage *page, gint64 unit_id, gint64 target_id)
{
  HengOrganisationWork *work = heng_organisation_work_new (HENG_WORK_CLOSE_UNIT, NULL, NULL);

  work->id = unit_id;
  work->target_id = target_id;
  heng_organisation_work_run (page, work, NULL, NULL);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (widget);
  const HengDepartment *unit = heng_organisation_page_chosen_unit (self);

  if (unit != NULL)
    heng_unit_close_present (HENG_PAGE (self), self->organisation, unit, close_agreed);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (widget);
  HengOrganisationWork *work = heng_organisation_work_new (HENG_WORK_REOPEN_UNIT, NULL, NULL);

  work->id = heng_unit_tree_get_chosen (self->tree);
  work->day = self->organisation->today;
  heng_organisation_work_run (HENG_PAGE (self), work, NULL, NULL);
}

static void
show_closed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (widget);

  self->with_closed = !self->with_closed;
  heng_page_reload (HENG_PAGE (self));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengOrganisationPage *self = HENG_ORGANISATION_PAGE (widget);
  HengChart *chart;

  if (self->organisation == NULL)
    return;
  chart = heng_organisation_chart_build (self->organisation, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->people)));
  heng_chart_map_set_sideways (chart, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->sideways)));
  heng_map_print_present (HENG_PAGE (self), _("Print Organisation Chart"), chart);
}

void
heng_organisation_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "unit.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "unit.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "unit.move", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "unit.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "unit.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "unit.show-closed", NULL, show_closed_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "unit.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "unit.new", NULL);
}
