/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file tab. Rows come from the records' field tables. */
#include "heng-person-file.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "heng-columns.h"
#include "heng-people-text.h"
#include "heng-person-verbs.h"

struct _HengPersonFile
{
  GtkBox parent_instance;
  GtkListBox *facts, *details, *jobs;
  GtkBox *detail_box;
  GtkToggleButton *reveal_button;
  GtkGrid *private_grid;
  const HengPersonData *data;
  gint64 employee_id;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HengPersonFile, heng_person_file, GTK_TYPE_BOX)

enum { STORE_FACT, CHANGE_JOB, REVEAL, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Open facts in the order people look for them; those of the job are changed by a job change. */
static const char *const fact_names[] = { "name", "name_en", "mobile", "email", "ext_tel", "work_place", "hire_date", "emp_type",
                                          "emp_status", "regular_plan", "regular_date" };

static const HengField *
field_of (gpointer row)
{
  return g_object_get_data (row, "heng-field");
}

static void
store (HengPersonFile *self, const HengField *field, const char *text)
{
  g_autofree char *old = heng_field_get_text (field, self->data->employee);
  HengFactRequest *request;

  if (g_strcmp0 (old != NULL ? old : "", text) == 0)
    return;
  request = g_new0 (HengFactRequest, 1);
  request->employee_id = self->data->employee->id;
  request->expected_version = self->data->employee->version;
  request->field = field;
  request->text = *text != '\0' ? g_strdup (text) : NULL;
  g_signal_emit (self, signals[STORE_FACT], 0, request);
}

/* A text is taken when the record can read it; dates and required names say what they want. */
static gboolean
fits (const HengField *field, const char *text)
{
  g_autoptr (HengEmployee) probe = heng_employee_new ();

  if (*text == '\0')
    return (field->flags & HENG_FIELD_REQUIRED) == 0;
  return heng_field_set_text (field, probe, text);
}

static void
entry_changed_cb (HengPersonFile *self, GtkWidget *row)
{
  if (fits (field_of (row), gtk_editable_get_text (GTK_EDITABLE (row))))
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
}

static void
entry_apply_cb (HengPersonFile *self, GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (!self->filling && fits (field_of (row), text))
    store (self, field_of (row), text);
}

static void
combo_selected_cb (HengPersonFile *self, GParamSpec *pspec, AdwComboRow *row)
{
  const HengField *field = field_of (row);

  if (!self->filling)
    store (self, field, field->enum_values[adw_combo_row_get_selected (row)].key);
}

static GtkWidget *
entry_row_new (HengPersonFile *self, const HengField *field)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (row, "apply", G_CALLBACK (entry_apply_cb), self);
  return row;
}

static GtkWidget *
combo_row_new (HengPersonFile *self, const HengField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const HengEnumValue *value = field->enum_values; value->key != NULL; value++)
    gtk_string_list_append (labels, *value->label != '\0' ? _(value->label) : "—");
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (combo_selected_cb), self);
  return row;
}

static void
add_fact (HengPersonFile *self, const char *name)
{
  const HengField *field = heng_record_field (&heng_employee_type, name);
  GtkWidget *row = field->kind == HENG_KIND_ENUM ? combo_row_new (self, field) : entry_row_new (self, field);

  g_object_set_data (G_OBJECT (row), "heng-field", (gpointer) field);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
  gtk_list_box_append (self->facts, row);
}

static void
change_job_cb (HengPersonFile *self)
{
  g_signal_emit (self, signals[CHANGE_JOB], 0);
}

static void
add_private (HengPersonFile *self, const HengEmployeePrivate *facts)
{
  GtkWidget *child;
  int line = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->private_grid))) != NULL)
    gtk_grid_remove (self->private_grid, child);
  for (guint i = 0; i < heng_employee_private_type.n_fields; i++)
    {
      const HengField *field = &heng_employee_private_type.fields[i];
      g_autofree char *text = facts != NULL ? heng_field_display (field, facts) : g_strdup ("••••••");
      GtkWidget *label = gtk_label_new (_(field->label)), *value = gtk_label_new (*text != '\0' ? text : "—");

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_xalign (GTK_LABEL (value), 0);
      gtk_label_set_wrap (GTK_LABEL (value), TRUE);
      gtk_label_set_selectable (GTK_LABEL (value), facts != NULL);
      gtk_widget_set_css_classes (label, (const char *[]) { "h-cap", "h-dim", NULL });
      gtk_widget_set_css_classes (value, (const char *[]) { "h-cell", NULL });
      gtk_grid_attach (self->private_grid, label, 0, line, 1, 1);
      gtk_grid_attach (self->private_grid, value, 1, line++, 1, 1);
    }
}

static void
reveal_cb (HengPersonFile *self)
{
  gboolean active = gtk_toggle_button_get_active (self->reveal_button);

  gtk_button_set_label (GTK_BUTTON (self->reveal_button), active ? _("Hide") : _("Reveal"));
  if (active)
    g_signal_emit (self, signals[REVEAL], 0);
  else
    add_private (self, NULL);
}

static void
heng_person_file_class_init (HengPersonFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = HENG_TYPE_PERSON_FILE;

  g_type_ensure (HENG_TYPE_COLUMNS);
  signals[STORE_FACT] = g_signal_new ("store-fact", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CHANGE_JOB] = g_signal_new ("change-job", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REVEAL] = g_signal_new ("reveal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-person-file.ui");
  gtk_widget_class_bind_template_child (widget_class, HengPersonFile, facts);
  gtk_widget_class_bind_template_child (widget_class, HengPersonFile, details);
  gtk_widget_class_bind_template_child (widget_class, HengPersonFile, detail_box);
  gtk_widget_class_bind_template_child (widget_class, HengPersonFile, jobs);
  gtk_widget_class_bind_template_child (widget_class, HengPersonFile, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, HengPersonFile, private_grid);
  gtk_widget_class_bind_template_callback (widget_class, change_job_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
}

static void
heng_person_file_init (HengPersonFile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fact_names); i++)
    add_fact (self, fact_names[i]);
  add_private (self, NULL);
}

static gboolean
is_being_edited (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

static guint
enum_index (const HengField *field, const char *key)
{
  guint index = 0;

  for (const HengEnumValue *value = field->enum_values; value->key != NULL; value++, index++)
    if (g_strcmp0 (value->key, key) == 0)
      return index;
  return 0;
}

static void
fill_facts (HengPersonFile *self, gboolean other_person)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->facts, i)) != NULL; i++)
    {
      const HengField *field = field_of (row);
      g_autofree char *text = heng_field_get_text (field, self->data->employee);

      if (field->kind == HENG_KIND_ENUM)
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), enum_index (field, text));
      else if (other_person || !is_being_edited (GTK_WIDGET (row)))
        {
          /* a new text counts as typed, so the apply button is taken away meanwhile */
          adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), FALSE);
          gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
          adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
        }
    }
  self->filling = FALSE;
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
fill_details (HengPersonFile *self)
{
  guint n = 0;

  clear_list (self->details);
  for (guint i = 0; self->data->detail != NULL && i < heng_employee_detail_type.n_fields; i++)
    {
      const HengField *field = &heng_employee_detail_type.fields[i];
      g_autofree char *text = heng_field_display (field, self->data->detail);
      GtkWidget *row, *value;

      if (*text == '\0')
        continue;
      row = adw_action_row_new ();
      value = gtk_label_new (text);
      gtk_label_set_selectable (GTK_LABEL (value), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
      gtk_widget_set_css_classes (value, (const char *[]) { "h-cell", NULL });
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
      gtk_list_box_append (self->details, row);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->detail_box), n > 0);
}

static GtkWidget *
job_row_new (const HengPersonData *data, guint i)
{
  const HengJob *job = g_ptr_array_index (data->jobs, i);
  g_autofree char *day = heng_text_day_year (job->from_date);
  g_autofree char *first = g_strdup_printf ("%s · %s", day, heng_enum_label (heng_job_kind_values, job->kind));
  const char *manager = g_ptr_array_index (data->job_managers, i), *place = g_ptr_array_index (data->job_places, i);
  g_autofree char *second = g_strdup_printf ("%s %s%s%s%s%s", job->position != NULL ? job->position : "", job->level != NULL ? job->level : "",
                                             *place != '\0' ? " · " : "", place, *manager != '\0' ? " · " : "", manager);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_label_new (first), *body = gtk_label_new (g_strstrip (second));

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_xalign (GTK_LABEL (body), 0);
  gtk_label_set_wrap (GTK_LABEL (body), TRUE);
  gtk_widget_set_css_classes (head, (const char *[]) { "h-cell", "h-strong", NULL });
  gtk_widget_set_css_classes (body, (const char *[]) { "h-cap", "h-dim", NULL });
  gtk_widget_set_tooltip_text (box, job->note);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), body);
  return box;
}

void
heng_person_file_set (HengPersonFile *self, const HengPersonData *data)
{
  gboolean other = self->employee_id != data->employee->id;

  self->data = data;
  self->employee_id = data->employee->id;
  if (other)
    gtk_toggle_button_set_active (self->reveal_button, FALSE);
  fill_facts (self, other);
  fill_details (self);
  clear_list (self->jobs);
  for (guint i = data->jobs->len; i > 0; i--)
    gtk_list_box_append (self->jobs, job_row_new (data, i - 1));
}

static gpointer
load_private (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_employee_private_load (db, *(gint64 *) args, error);
}

static void
private_free (gpointer facts)
{
  heng_employee_private_free (facts);
}

static void
private_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPersonFile) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployeePrivate) facts = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autoptr (HengEmployeePrivate) none = heng_employee_private_new ();

  if (error != NULL || !gtk_toggle_button_get_active (self->reveal_button) || (facts != NULL && facts->id != self->employee_id))
    {
      gtk_toggle_button_set_active (self->reveal_button, FALSE);
      return;
    }
  add_private (self, facts != NULL ? facts : none);
}

void
heng_person_file_reveal (HengPersonFile *self, HengStore *heng_store)
{
  heng_store_run_async (heng_store, HENG_LANE_READING, load_private, g_memdup2 (&self->employee_id, sizeof self->employee_id), g_free,
                        private_free, NULL, private_loaded_cb, g_object_ref (self));
}
