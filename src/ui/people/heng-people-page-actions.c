/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of the People page: add, change, copy, export, print, keep a filter. */
#include <glib/gi18n.h>

#include "heng-add-person.h"
#include "heng-bulk-dialog.h"
#include "heng-people-acts.h"
#include "heng-people-columns.h"
#include "heng-people-page-private.h"
#include "heng-save-filter.h"

static void
add_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);

  if (self->data != NULL)
    heng_add_person_present (HENG_PAGE (self), self->data, heng_department_tree_get_chosen (self->tree));
}

static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_people_columns_sort (HENG_PEOPLE_PAGE (widget)->view, g_variant_get_string (parameter, NULL));
}

static void
departments_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);

  self->pane_wanted = !self->pane_wanted;
  heng_people_page_update_layout (self);
}

/* The selected ones, or all that are shown. */
static GArray *
chosen_ids (HengPeoplePage *self)
{
  return heng_people_list_get_n_selected (self->list) > 0 ? heng_people_list_get_selected (self->list) : heng_people_list_get_ids (self->list);
}

static HengPeopleRows *
chosen_rows (HengPeoplePage *self)
{
  g_autoptr (GArray) ids = chosen_ids (self);
  g_autoptr (GPtrArray) columns = heng_people_columns_shown (self->view);

  return heng_people_rows_new (self->data, self->statuses, columns, ids);
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);
  g_autoptr (GArray) ids = heng_people_list_get_selected (self->list);

  if (self->extras != NULL && ids->len > 0)
    heng_bulk_dialog_present (heng_page_get_window (HENG_PAGE (self)), self->data, self->extras->projects, ids);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);

  if (self->data != NULL)
    heng_people_copy (heng_page_get_window (HENG_PAGE (self)), chosen_rows (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);
  g_autoptr (GArray) ids = chosen_ids (self);

  heng_people_export (heng_page_get_window (HENG_PAGE (self)), ids);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);
  HengReminderKind kind;

  if (self->data == NULL)
    return;
  heng_people_print (heng_page_get_window (HENG_PAGE (self)), chosen_rows (self),
                     heng_reminder_find (self->query->reminder, &kind) ? heng_reminder_label (kind) : C_("area", "People"));
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->list));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
to_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (HENG_PEOPLE_PAGE (widget)->view));
}

static void
save_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);
  g_autofree char *query = NULL;
  gint64 department = heng_department_tree_get_chosen (self->tree);

  if (self->data == NULL)
    return;
  heng_people_page_set_query_part (&self->query->text, heng_people_page_search_text (self));
  heng_people_page_set_query_part (&self->query->department, heng_people_data_path (self->data, department));
  if (heng_department_tree_get_former (self->tree))
    heng_people_page_set_query_part (&self->query->employment, "LEFT");
  query = heng_people_query_write (self->query);
  heng_save_filter_present (heng_page_get_window (HENG_PAGE (self)), query);
}

void
heng_people_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "people.employment", "employment");
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add_person_action);
  gtk_widget_class_install_action (widget_class, "people.sort", "s", sort_action);
  gtk_widget_class_install_action (widget_class, "people.departments", NULL, departments_action);
  gtk_widget_class_install_action (widget_class, "people.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "people.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "people.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "people.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "people.unselect", NULL, unselect_action);
  gtk_widget_class_install_action (widget_class, "people.to-list", NULL, to_list_action);
  gtk_widget_class_install_action (widget_class, "people.save-filter", NULL, save_filter_action);
}

/* Keys of the table itself, so that Ctrl+C in the search copies what is typed there. */
void
heng_people_page_add_keys (HengPeoplePage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK),
                                                          gtk_named_action_new ("people.copy")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F2, 0), gtk_named_action_new ("people.change")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("people.unselect")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0), gtk_named_action_new ("people.to-list")));
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}
