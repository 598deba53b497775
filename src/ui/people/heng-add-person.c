/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form that adds one person, as one undoable change. */
#include "heng-add-person.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-import.h"
#include "heng-people-text.h"
#include "heng-small-window.h"

#define HENG_TYPE_ADD_PERSON (heng_add_person_get_type ())
G_DECLARE_FINAL_TYPE (HengAddPerson, heng_add_person, HENG, ADD_PERSON, GtkBox)

struct _HengAddPerson
{
  GtkBox parent_instance;
  HengBanner *banner;
  AdwEntryRow *name_row, *number_row, *position_row, *hired_row;
  GtkDropDown *department_choice, *manager_choice;
  GtkWidget *add_button; /* in the window's header bar */
  GArray *department_ids, *manager_ids; /* as in the choices */
  HengWindow *window;
};

G_DEFINE_FINAL_TYPE (HengAddPerson, heng_add_person, GTK_TYPE_BOX)

static const char *
row_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Reading and initials as the importer gives them. */
static void
fill_reading (HengEmployee *employee)
{
  g_autofree char *surnames = heng_data_path ("surnames.txt");
  g_autoptr (HengPinyin) pinyin = heng_pinyin_new (surnames, NULL);

  if (pinyin != NULL)
    heng_pinyin_name (pinyin, employee->name, &employee->pinyin, &employee->initials);
}

typedef struct
{
  HengEmployee *employee;
  char *actor;
} AddArgs;

static void
add_args_free (gpointer data)
{
  AddArgs *args = data;

  heng_employee_free (args->employee);
  g_free (args->actor);
  g_free (args);
}

static gpointer
add_person (HengDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  AddArgs *args = data;
  HengEmployee *employee = args->employee;
  g_autofree char *action = g_strdup_printf (_("Add %s"), employee->name);
  g_autoptr (HengChange) change = heng_change_begin (db, args->actor, action, error);
  g_autoptr (HengJob) job = heng_job_new ();

  if (change == NULL)
    return NULL;
  fill_reading (employee);
  if (!heng_change_insert (change, &heng_employee_type, employee, error))
    return NULL;
  job->employee_id = employee->id;
  job->from_date = employee->hire_date != HENG_DATE_NONE ? employee->hire_date : heng_store_today (db);
  job->kind = HENG_JOB_HIRE;
  job->department_id = employee->department_id;
  job->position = g_strdup (employee->position);
  job->manager_id = employee->manager_id;
  if (!heng_employee_change_job (change, employee, job, error) || !heng_change_commit (change, error))
    return NULL;
  return g_strdup (employee->name);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengAddPerson) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->add_button, TRUE);
  if (name == NULL)
    {
      heng_banner_show (self->banner, HENG_BANNER_ERROR, _("Not added"), error->message);
      return;
    }
  text = g_strdup_printf (_("Added %s"), name);
  heng_window_toast (self->window, text, TRUE);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static gboolean
check_row (AdwEntryRow *row, gboolean good)
{
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return good;
}

static gint64
chosen_id (GtkDropDown *choice, GArray *ids)
{
  guint selected = gtk_drop_down_get_selected (choice);

  return selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}

static void
add_cb (HengAddPerson *self)
{
  g_autofree char *name = g_strstrip (g_strdup (row_text (self->name_row)));
  g_autofree char *number = g_strstrip (g_strdup (row_text (self->number_row)));
  g_autofree char *hired = g_strstrip (g_strdup (row_text (self->hired_row)));
  HengDate day = heng_date_parse (hired);
  gboolean good = check_row (self->name_row, *name != '\0');
  AddArgs *args;

  good = check_row (self->number_row, *number != '\0') && good;
  good = check_row (self->hired_row, *hired == '\0' || day != HENG_DATE_NONE) && good;
  if (!good)
    {
      heng_banner_show (self->banner, HENG_BANNER_ERROR, _("Please complete the marked fields"), NULL);
      return;
    }
  args = g_new0 (AddArgs, 1);
  args->employee = heng_employee_new ();
  args->employee->name = g_steal_pointer (&name);
  args->employee->emp_no = g_steal_pointer (&number);
  args->employee->position = g_strdup (row_text (self->position_row));
  args->employee->hire_date = day;
  args->employee->department_id = chosen_id (self->department_choice, self->department_ids);
  args->employee->manager_id = chosen_id (self->manager_choice, self->manager_ids);
  args->actor = g_strdup (heng_store_get_actor (heng_window_get_store (self->window)));
  gtk_widget_set_sensitive (self->add_button, FALSE);
  heng_store_run_async (heng_window_get_store (self->window), HENG_LANE_WORK, add_person, args, add_args_free, g_free, NULL, added_cb,
                        g_object_ref (self));
}

static void
fill_choices (HengAddPerson *self, const HengPeopleData *data)
{
  g_autoptr (GtkStringList) departments = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) managers = gtk_string_list_new (NULL);
  gint64 none = 0;

  for (guint i = 0; i < data->departments->len; i++)
    {
      const HengDepartment *department = g_ptr_array_index (data->departments, i);

      gtk_string_list_take (departments, heng_department_path (data->departments, department->id));
      g_array_append_val (self->department_ids, department->id);
    }
  gtk_string_list_append (managers, _("None"));
  g_array_append_val (self->manager_ids, none);
  for (guint i = 0; i < data->rows->len; i++)
    {
      const HengPersonRow *row = g_ptr_array_index (data->rows, i);

      if (heng_person_row_is_former (row))
        continue;
      gtk_string_list_take (managers, g_strdup_printf ("%s %s", heng_text_name (row->employee), row->employee->emp_no));
      g_array_append_val (self->manager_ids, row->employee->id);
    }
  gtk_drop_down_set_model (self->department_choice, G_LIST_MODEL (departments));
  gtk_drop_down_set_model (self->manager_choice, G_LIST_MODEL (managers));
}

static void
search_by_string (GtkDropDown *choice)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (choice, expression);
}

static void
heng_add_person_finalize (GObject *object)
{
  HengAddPerson *self = HENG_ADD_PERSON (object);

  g_array_unref (self->department_ids);
  g_array_unref (self->manager_ids);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (heng_add_person_parent_class)->finalize (object);
}

static void
heng_add_person_class_init (HengAddPersonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_BANNER);
  G_OBJECT_CLASS (klass)->finalize = heng_add_person_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/people/heng-add-person.ui");
  gtk_widget_class_bind_template_child (widget_class, HengAddPerson, banner);
  gtk_widget_class_bind_template_child (widget_class, HengAddPerson, name_row);
  gtk_widget_class_bind_template_child (widget_class, HengAddPerson, number_row);
  gtk_widget_class_bind_template_child (widget_class, HengAddPerson, position_row);
  gtk_widget_class_bind_template_child (widget_class, HengAddPerson, hired_row);
  gtk_widget_class_bind_template_child (widget_class, HengAddPerson, department_choice);
  gtk_widget_class_bind_template_child (widget_class, HengAddPerson, manager_choice);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
heng_add_person_init (HengAddPerson *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->department_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->manager_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  search_by_string (self->department_choice);
  search_by_string (self->manager_choice);
}

void
heng_add_person_present (HengWindow *window, const HengPeopleData *data)
{
  HengAddPerson *self = g_object_new (HENG_TYPE_ADD_PERSON, NULL);
  GtkHeaderBar *header;
  GtkWindow *dialog = heng_small_window_new (GTK_WIDGET (window), _("Add Person"), 480, 560, GTK_WIDGET (self), &header);

  self->window = g_object_ref (window);
  self->add_button = gtk_button_new_with_label (C_("button", "Add"));
  gtk_widget_add_css_class (self->add_button, "suggested-action");
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_cb), self);
  gtk_header_bar_pack_end (header, self->add_button);
  fill_choices (self, data);
  gtk_window_present (dialog);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}
