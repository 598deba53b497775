/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a change for many. */
#include "heng-bulk-dialog.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-compat.h"
#include "heng-people-text.h"
#include "heng-person-picker.h"
#include "heng-small-window.h"

#define SHOWN 200 /* names in the list; more are counted */

#define HENG_TYPE_BULK_DIALOG (heng_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HengBulkDialog, heng_bulk_dialog, HENG, BULK_DIALOG, GtkBox)

struct _HengBulkDialog
{
  GtkBox parent_instance;
  HengBanner *banner;
  HengBusy *busy;
  GtkDropDown *kind_choice, *value_choice;
  AdwActionRow *value_row;
  AdwEntryRow *text_row, *day_row;
  GtkLabel *touched_label;
  GtkListBox *touched_list;
  GtkWidget *apply, *manager;
  HengWindow *window;
  HengPeopleData *data;
  GPtrArray *projects;
  GArray *ids, *values; /* people; what the choice stands for */
  guint asked;          /* counts previews: only the newest is shown */
  GCancellable *looking; /* the preview under way */
  HengOperation *changing; /* NULL: not yet */
};

G_DEFINE_FINAL_TYPE (HengBulkDialog, heng_bulk_dialog, GTK_TYPE_BOX)

typedef struct
{
  HengBulkChange change;
  GArray *ids;
  char *actor, *text;
  HengOperation *operation; /* tells how far; NULL: of a preview */
} BulkArgs;

static void
bulk_args_free (gpointer data)
{
  BulkArgs *args = data;

  g_clear_object (&args->operation);
  g_array_unref (args->ids);
  g_free (args->actor);
  g_free (args->text);
  g_free (args);
}

static BulkArgs *
read_form (HengBulkDialog *self)
{
  BulkArgs *args = g_new0 (BulkArgs, 1);
  guint selected = gtk_drop_down_get_selected (self->value_choice);

  args->change.kind = (HengBulkKind) gtk_drop_down_get_selected (self->kind_choice);
  args->change.day = heng_date_read (gtk_editable_get_text (GTK_EDITABLE (self->day_row)));
  args->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_row))));
  if (args->change.kind == HENG_BULK_POSITION || (args->change.kind == HENG_BULK_PROJECT && *args->text != '\0'))
    args->change.text = args->text;
  if (args->change.kind == HENG_BULK_MANAGER)
    args->change.id = heng_person_picker_get_chosen (HENG_PERSON_PICKER (self->manager));
  else if (args->change.kind != HENG_BULK_POSITION && selected < self->values->len)
    args->change.id = g_array_index (self->values, gint64, selected);
  args->ids = g_array_ref (self->ids);
  args->actor = g_strdup (heng_store_get_actor (heng_window_get_store (self->window)));
  return args;
}

/* Whom a change would touch. */
typedef struct
{
  GPtrArray *first; /* of HengEmployee: so many as are shown */
  guint n;
} Touched;

static void
touched_free (gpointer data)
{
  Touched *touched = data;

  g_clear_pointer (&touched->first, g_ptr_array_unref);
  g_free (touched);
}

static gpointer
preview (HengDb *db, gpointer user_data, GCancellable *cancellable, GError **error)
{
  BulkArgs *args = user_data;
  Touched *touched = g_new0 (Touched, 1);

  touched->first = heng_bulk_preview (db, args->ids, &args->change, SHOWN, &touched->n, cancellable, error);
  if (touched->first != NULL)
    return touched;
  touched_free (touched);
  return NULL;
}

static void
progress_cb (gint64 done, gint64 total, gpointer user_data)
{
  heng_operation_set_progress (user_data, done, total);
}

/* Stopped by its own cancellable, which is asked no more once everything is written. */
static gpointer
apply (HengDb *db, gpointer user_data, GCancellable *cancellable, GError **error)
{
  BulkArgs *args = user_data;
  HengPersonWriter writer = { args->actor, NULL };
  HengBulkWatch watch = { progress_cb, args->operation, heng_operation_get_cancellable (args->operation) };
  gint64 n = heng_bulk_apply_watched (db, &writer, args->ids, &args->change, &watch, error);

  return n >= 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

static char *
old_value (HengBulkDialog *self, const HengEmployee *employee, HengBulkKind kind)
{
  guint manager;

  switch (kind)
    {
    case HENG_BULK_DEPARTMENT:
      return g_strdup (heng_people_data_path (self->data, employee->department_id));
    case HENG_BULK_MANAGER:
      manager = heng_directory_find (self->data->directory, employee->manager_id);
      return g_strdup (manager != G_MAXUINT ? heng_directory_text (self->data->directory, manager, HENG_DIRECTORY_NAME) : _("None"));
    case HENG_BULK_POSITION:
      return g_strdup (employee->position != NULL ? employee->position : "—");
    case HENG_BULK_PROJECT:
    default:
      return g_strdup ("");
    }
}

static void
add_touched (HengBulkDialog *self, const HengEmployee *employee, HengBulkKind kind)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_printf_escaped ("%s  %s", heng_text_name (employee), employee->emp_no);
  g_autofree char *old = old_value (self, employee, kind);
  g_autofree char *subtitle = g_markup_escape_text (old, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (*old != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (self->touched_list, row);
}

static void
show_touched (HengBulkDialog *self, const Touched *touched)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u of %u person changes", "%u of %u people change", self->ids->len), touched->n,
                                            self->ids->len);
  HengBulkKind kind = (HengBulkKind) gtk_drop_down_get_selected (self->kind_choice);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->touched_list))) != NULL)
    gtk_list_box_remove (self->touched_list, row);
  for (guint i = 0; i < touched->first->len; i++)
    add_touched (self, touched->first->pdata[i], kind);
  gtk_label_set_text (self->touched_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->touched_list), touched->n > 0);
  gtk_widget_set_sensitive (self->apply, touched->n > 0);
}

typedef struct
{
  HengBulkDialog *self;
  guint number;
} Asked;

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (HengBulkDialog) self = asked->self;
  g_autoptr (GError) error = NULL;
  Touched *touched = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (asked->number == self->asked)
    heng_busy_stop (self->busy);
  if (touched != NULL && asked->number == self->asked)
    show_touched (self, touched);
  g_clear_pointer (&touched, touched_free);
  if (error != NULL && asked->number == self->asked && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    heng_banner_show (self->banner, HENG_BANNER_ERROR, _("This cannot be changed"), error->message);
}

static void
ask_preview (HengBulkDialog *self)
{
  Asked *asked;

  if (self->window == NULL || self->changing != NULL)
    return;
  asked = g_new (Asked, 1);
  *asked = (Asked) { g_object_ref (self), ++self->asked };
  heng_banner_hide (self->banner);
  gtk_widget_set_sensitive (self->apply, FALSE);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  heng_busy_start (self->busy, _("Looking at what changes"), NULL);
  heng_store_run_async (heng_window_get_store (self->window), HENG_LANE_READING, preview, read_form (self), bulk_args_free, touched_free,
                        self->looking, previewed_cb, asked);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengBulkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = NULL;

  heng_operation_finish (self->changing);
  g_clear_object (&self->changing);
  if (n == NULL)
    {
      gtk_widget_set_sensitive (self->apply, TRUE);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        ask_preview (self); /* the form may be another one by now */
      else
        heng_banner_show (self->banner, HENG_BANNER_ERROR, _("Nothing was changed"), error->message);
      return;
    }
  text = g_strdup_printf (ngettext ("Changed %d person", "Changed %d people", (gulong) *n), (int) *n);
  heng_window_toast (self->window, text, TRUE);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
apply_cb (HengBulkDialog *self)
{
  BulkArgs *args = read_form (self);
  g_autoptr (GCancellable) cancellable = NULL;

  heng_banner_hide (self->banner);
  if (args->change.kind != HENG_BULK_PROJECT && args->change.day == HENG_DATE_NONE)
    {
      heng_banner_show (self->banner, HENG_BANNER_ERROR, _("This is no day"), _("Write it as 2026-09-01."));
      gtk_widget_grab_focus (GTK_WIDGET (self->day_row));
      bulk_args_free (args);
      return;
    }
  gtk_widget_set_sensitive (self->apply, FALSE);
  cancellable = g_cancellable_new ();
  self->changing = heng_operation_new (_("Changing people"), cancellable);
  args->operation = g_object_ref (self->changing);
  heng_window_add_operation (self->window, self->changing);
  heng_busy_show (self->busy, self->changing);
  heng_store_run_async (heng_window_get_store (self->window), HENG_LANE_WORK, apply, args, bulk_args_free, g_free, NULL, applied_cb,
                        g_object_ref (self));
}

static void
add_value (HengBulkDialog *self, GtkStringList *names, gint64 id, char *name)
{
  gtk_string_list_take (names, name);
  g_array_append_val (self->values, id);
}

static void
fill_values (HengBulkDialog *self, HengBulkKind kind)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->values, 0);
  if (kind == HENG_BULK_DEPARTMENT)
    for (guint i = 0; i < self->data->departments->len; i++)
      {
        const HengDepartment *department = self->data->departments->pdata[i];

        add_value (self, names, department->id, g_strdup (heng_people_data_path (self->data, department->id)));
      }
  else if (kind == HENG_BULK_PROJECT)
    for (guint i = 0; i < self->projects->len; i++)
      {
        const HengProject *project = self->projects->pdata[i];

        add_value (self, names, project->id, g_strdup (heng_localized (project->name, project->name_en)));
      }
  gtk_drop_down_set_model (self->value_choice, G_LIST_MODEL (names));
}

static void
kind_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  static const char *const titles[] = { NC_ ("column", "Department"), NC_ ("column", "Manager"), NC_ ("column", "Position"), NC_ ("column", "Project") };
  HengBulkDialog *self = user_data;
  HengBulkKind kind = (HengBulkKind) gtk_drop_down_get_selected (choice);

  if (self->window == NULL)
    return;
  fill_values (self, kind);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value_row), g_dpgettext2 (NULL, "column", titles[kind]));
  gtk_widget_set_visible (GTK_WIDGET (self->value_row), kind != HENG_BULK_POSITION);
  gtk_widget_set_visible (GTK_WIDGET (self->value_choice), kind != HENG_BULK_MANAGER);
  gtk_widget_set_visible (self->manager, kind == HENG_BULK_MANAGER);
  adw_action_row_set_activatable_widget (self->value_row, kind == HENG_BULK_MANAGER ? self->manager : GTK_WIDGET (self->value_choice));
  gtk_widget_set_visible (GTK_WIDGET (self->text_row), kind == HENG_BULK_POSITION || kind == HENG_BULK_PROJECT);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row),
                                 kind == HENG_BULK_POSITION ? C_("column", "Position") : _("Role in the Project"));
  gtk_widget_set_visible (GTK_WIDGET (self->day_row), kind != HENG_BULK_PROJECT);
  ask_preview (self);
}

static void
form_cb (HengBulkDialog *self)
{
  ask_preview (self);
}

/* Closed: nobody waits for the preview any more. */
static void
heng_bulk_dialog_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (HENG_BULK_DIALOG (widget)->looking);
  GTK_WIDGET_CLASS (heng_bulk_dialog_parent_class)->unroot (widget);
}

static void
heng_bulk_dialog_finalize (GObject *object)
{
  HengBulkDialog *self = HENG_BULK_DIALOG (object);

  g_clear_object (&self->looking);
  g_clear_object (&self->changing);
  g_clear_object (&self->window);
  g_clear_pointer (&self->data, heng_people_data_unref);
  g_clear_pointer (&self->projects, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_array_unref (self->values);
  G_OBJECT_CLASS (heng_bulk_dialog_parent_class)->finalize (object);
}

static void
heng_bulk_dialog_class_init (HengBulkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_BANNER);
  g_type_ensure (HENG_TYPE_BUSY);
  G_OBJECT_CLASS (klass)->finalize = heng_bulk_dialog_finalize;
  widget_class->unroot = heng_bulk_dialog_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/people/heng-bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HengBulkDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, HengBulkDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, HengBulkDialog, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, HengBulkDialog, value_choice);
  gtk_widget_class_bind_template_child (widget_class, HengBulkDialog, value_row);
  gtk_widget_class_bind_template_child (widget_class, HengBulkDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, HengBulkDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, HengBulkDialog, touched_label);
  gtk_widget_class_bind_template_child (widget_class, HengBulkDialog, touched_list);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_cb);
}

static void
heng_bulk_dialog_init (HengBulkDialog *self)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->values = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->value_choice, expression);
  heng_compat_enter_chooses (self->value_choice);
  self->manager = heng_person_picker_new (_("None"));
  gtk_widget_set_valign (self->manager, GTK_ALIGN_CENTER);
  heng_person_picker_set_caption (HENG_PERSON_PICKER (self->manager), C_("column", "Manager"));
  g_signal_connect_object (self->manager, "chosen", G_CALLBACK (form_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->value_row, self->manager);
}

void
heng_bulk_dialog_present (HengWindow *window, HengPeopleData *data, GPtrArray *projects, GArray *ids)
{
  HengBulkDialog *self = g_object_new (HENG_TYPE_BULK_DIALOG, NULL);
  GtkHeaderBar *header;
  GtkWindow *dialog = heng_small_window_new (GTK_WIDGET (window), _("Change People"), 480, 620, GTK_WIDGET (self), &header);
  g_autofree char *today = heng_date_format (data->today);

  self->window = g_object_ref (window);
  heng_person_picker_set_store (HENG_PERSON_PICKER (self->manager), heng_window_get_store (window));
  self->data = heng_people_data_ref (data);
  self->projects = g_ptr_array_ref (projects);
  self->ids = g_array_ref (ids);
  self->apply = gtk_button_new_with_label (C_("button", "Change"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  gtk_header_bar_pack_end (header, self->apply);
  gtk_editable_set_text (GTK_EDITABLE (self->day_row), today);
  kind_cb (self->kind_choice, NULL, self);
  gtk_window_present (dialog);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind_choice));
}
