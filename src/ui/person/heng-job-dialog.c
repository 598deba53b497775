/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a job change; departments and possible managers are chosen from what the store has. */
#include "heng-job-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "heng-compat.h"
#include "heng-date-entry.h"
#include "heng-people-text.h"
#include "heng-person-picker.h"
#include "heng-small-window.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *kind, *date, *department, *position, *level, *manager, *note, *button, *error;
  GArray *department_ids; /* of gint64, in the order of the list */
  gint64 employee_id;
  HengDate today;
  HengJobChosen chosen;
  GObject *user_data;
  HengStore *store; /* not owned */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_array_unref (form->department_ids);
  g_object_unref (form->user_data);
  g_free (form);
}

static char *
entry_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
check_cb (Form *form)
{
  gboolean good = heng_date_entry_get_date (HENG_DATE_ENTRY (form->date)) != HENG_DATE_NONE;

  gtk_widget_set_visible (form->error, !good);
  gtk_widget_set_sensitive (form->button, good);
}

static gint64
chosen_id (GtkWidget *drop_down, GArray *ids)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));

  return index < ids->len ? g_array_index (ids, gint64, index) : 0;
}

static void
save_cb (Form *form)
{
  HengJob *job = heng_job_new ();

  job->employee_id = form->employee_id;
  job->from_date = heng_date_entry_get_date (HENG_DATE_ENTRY (form->date));
  job->kind = heng_job_kind_values[gtk_drop_down_get_selected (GTK_DROP_DOWN (form->kind))].value;
  job->department_id = chosen_id (form->department, form->department_ids);
  job->manager_id = heng_person_picker_get_chosen (HENG_PERSON_PICKER (form->manager));
  job->position = entry_text (form->position);
  job->level = entry_text (form->level);
  job->note = entry_text (form->note);
  form->chosen (job, form->user_data);
  gtk_window_close (form->window);
}

static void
add_field (GtkGrid *grid, int row, const char *label, GtkWidget *field)
{
  GtkWidget *caption = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), field);
  gtk_widget_set_css_classes (caption, (const char *[]) { "h-cell", "h-dim", NULL });
  gtk_widget_set_hexpand (field, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL, -1);
  gtk_grid_attach (grid, caption, 0, row, 1, 1);
  gtk_grid_attach (grid, field, 1, row, 1, 1);
}

static GtkWidget *
kind_new (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *kind;

  for (const HengEnumValue *value = heng_job_kind_values; value->key != NULL; value++)
    gtk_string_list_append (labels, _(value->label));
  kind = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), HENG_JOB_TRANSFER);
  return kind;
}

static GtkWidget *
searchable_new (GtkStringList *names)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (names), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  heng_compat_enter_chooses (GTK_DROP_DOWN (drop_down));
  return drop_down;
}

static GtkWidget *
department_new (Form *form, const HengPersonData *data)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint selected = 0;

  for (guint i = 0; i < data->departments->len; i++)
    {
      const HengDepartment *department = g_ptr_array_index (data->departments, i);
      g_autofree char *path = heng_department_path (data->departments, department->id);

      selected = department->id == data->employee->department_id ? i : selected;
      gtk_string_list_append (names, path);
      g_array_append_val (form->department_ids, department->id);
    }
  drop_down = searchable_new (names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  return drop_down;
}

static GtkWidget *
text_new (const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  return entry;
}

static GtkWidget *
body_new (Form *form, const HengPersonData *data)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_add_css_class (grid, "h-dialog");
  add_field (GTK_GRID (grid), 0, _("_Kind"), form->kind = kind_new ());
  add_field (GTK_GRID (grid), 1, _("_From"), form->date = heng_date_entry_new ());
  heng_date_entry_set_date (HENG_DATE_ENTRY (form->date), data->today);
  form->error = gtk_label_new (_("The date is written as 2026-08-21."));
  gtk_label_set_xalign (GTK_LABEL (form->error), 0);
  gtk_widget_set_css_classes (form->error, (const char *[]) { "h-cap", "h-bad", NULL });
  gtk_grid_attach (GTK_GRID (grid), form->error, 1, 2, 1, 1);
  add_field (GTK_GRID (grid), 3, _("_Department"), form->department = department_new (form, data));
  add_field (GTK_GRID (grid), 4, _("_Position"), form->position = text_new (data->employee->position));
  add_field (GTK_GRID (grid), 5, _("_Level"), form->level = text_new (data->employee->level));
  add_field (GTK_GRID (grid), 6, _("_Manager"), form->manager = heng_person_picker_new (_("none")));
  heng_person_picker_set_caption (HENG_PERSON_PICKER (form->manager), _("Manager"));
  heng_person_picker_set_store (HENG_PERSON_PICKER (form->manager), form->store);
  heng_person_picker_set_without (HENG_PERSON_PICKER (form->manager), data->employee->id);
  heng_person_picker_set_chosen (HENG_PERSON_PICKER (form->manager), data->employee->manager_id, data->manager_name);
  add_field (GTK_GRID (grid), 7, _("_Note"), form->note = text_new (NULL));
  return grid;
}

void
heng_job_dialog_show (GtkWidget *parent, HengStore *store, const HengPersonData *data, HengJobChosen chosen, gpointer user_data)
{
  Form *form = g_new0 (Form, 1);
  GtkHeaderBar *header;

  form->department_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  form->employee_id = data->employee->id;
  form->store = store;
  form->today = data->today;
  form->chosen = chosen;
  form->user_data = g_object_ref (user_data);
  form->window = heng_small_window_new (parent, _("Change Job"), 440, -1, body_new (form, data), &header);
  g_object_set_data_full (G_OBJECT (form->window), "heng-form", form, form_free);
  form->button = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (form->button, "suggested-action");
  gtk_header_bar_pack_end (header, form->button);
  g_signal_connect_swapped (form->button, "clicked", G_CALLBACK (save_cb), form);
  g_signal_connect_swapped (form->date, "changed", G_CALLBACK (check_cb), form);
  check_cb (form);
  gtk_window_present (form->window);
  gtk_widget_grab_focus (form->kind);
}
