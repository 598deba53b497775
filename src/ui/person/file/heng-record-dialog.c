/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog; departments and projects are read when it opens, people are looked for. */
#include "heng-record-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-compat.h"
#include "heng-date-entry.h"
#include "heng-people-text.h"
#include "heng-person-picker.h"
#include "heng-small-window.h"

#define MOST_LINES 14
#define MOST_HEIGHT 500 /* px, of the form: it fits a window 600 px high */

typedef struct
{
  const HengField *field;
  GtkWidget *editor, *sentence;
  GArray *ids; /* of gint64: what a reference's choices stand for; NULL for other fields */
} Line;

#define HENG_TYPE_RECORD_FORM (heng_record_form_get_type ())
G_DECLARE_FINAL_TYPE (HengRecordForm, heng_record_form, HENG, RECORD_FORM, GObject)

struct _HengRecordForm
{
  GObject parent_instance;
  HengFileDesk *desk;
  const HengRecordType *type;
  gpointer record;
  GtkWindow *window;
  GtkWidget *save;
  Line lines[MOST_LINES];
  guint n_lines;
};

G_DEFINE_FINAL_TYPE (HengRecordForm, heng_record_form, G_TYPE_OBJECT)

static void
heng_record_form_finalize (GObject *object)
{
  HengRecordForm *self = HENG_RECORD_FORM (object);

  for (guint i = 0; i < self->n_lines; i++)
    g_clear_pointer (&self->lines[i].ids, g_array_unref);
  g_clear_weak_pointer (&self->window);
  heng_record_free (self->type, self->record);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (heng_record_form_parent_class)->finalize (object);
}

static void
heng_record_form_class_init (HengRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_record_form_finalize;
}

static void
heng_record_form_init (HengRecordForm *self)
{
}

static char *
typed_text (const Line *line)
{
  guint selected;

  if (GTK_IS_EDITABLE (line->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->editor)));
  if (HENG_IS_PERSON_PICKER (line->editor))
    return heng_person_picker_get_chosen (HENG_PERSON_PICKER (line->editor)) != 0
             ? g_strdup_printf ("%" G_GINT64_FORMAT, heng_person_picker_get_chosen (HENG_PERSON_PICKER (line->editor)))
             : g_strdup ("");
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (line->editor));
  if (line->ids == NULL)
    return g_strdup (line->field->enum_values[selected].key);
  return selected < line->ids->len && g_array_index (line->ids, gint64, selected) != 0
           ? g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (line->ids, gint64, selected))
           : g_strdup ("");
}

static void
say (Line *line, HengCheckLevel level, const char *sentence)
{
  g_autofree char *shown = sentence != NULL ? g_strdup_printf ("%s %s", level == HENG_CHECK_FAULT ? "■" : "▲", sentence) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (line->sentence), shown);
  gtk_widget_set_visible (line->sentence, sentence != NULL);
  gtk_widget_set_css_classes (line->sentence, (const char *[]) { "h-cap", level == HENG_CHECK_FAULT ? "h-bad" : "h-warn", NULL });
  if (level == HENG_CHECK_FAULT)
    gtk_widget_add_css_class (line->editor, "error");
  else
    gtk_widget_remove_css_class (line->editor, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, shown, -1);
}

/* Takes what is typed into the record. TRUE: it may be stored. */
static gboolean
take_line (HengRecordForm *self, Line *line)
{
  HengPersonFacts facts = heng_file_desk_get_facts (self->desk);
  g_autofree char *text = typed_text (line), *stored = NULL, *sentence = NULL;
  HengCheckLevel level = heng_person_check (self->type, line->field, self->record, &facts, text, &stored, &sentence);

  if (level != HENG_CHECK_FAULT)
    heng_field_set_text (line->field, self->record, stored);
  say (line, level, sentence);
  return level != HENG_CHECK_FAULT;
}

/* Whether a number is free is known by the store alone. */
typedef struct
{
  HengRecordForm *form;
  guint line;
  char *number;
} Asking;

static gpointer
check_number (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengEmployee) nobody = heng_employee_new ();

  return GINT_TO_POINTER (heng_person_check_number (db, nobody, args, error));
}

static void
number_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (HengRecordForm) self = asking->form;
  g_autofree char *number = asking->number, *now = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_free = heng_store_run_finish (HENG_STORE (source), result, &error) != NULL;

  if (self->window == NULL)
    return;
  now = g_strstrip (typed_text (&self->lines[asking->line]));
  if (!is_free && g_str_equal (now, number))
    say (&self->lines[asking->line], HENG_CHECK_FAULT, error->message);
}

static void
ask_number (HengRecordForm *self, guint line)
{
  HengStore *store = heng_file_desk_get_store (self->desk);
  Asking *asking;

  if (store == NULL)
    return;
  asking = g_new (Asking, 1);
  *asking = (Asking) { g_object_ref (self), line, g_strstrip (typed_text (&self->lines[line])) };
  heng_store_run_async (store, HENG_LANE_READING, check_number, g_strdup (asking->number), g_free, NULL, NULL, number_checked_cb, asking);
}

static void
stored_cb (gpointer who, gboolean stored, const char *message)
{
  HengRecordForm *self = who;

  gtk_widget_set_sensitive (self->save, TRUE);
  if (stored)
    {
      gtk_window_close (self->window);
      return;
    }
  say (&self->lines[0], HENG_CHECK_FAULT, message);
}

static void
save_cb (HengRecordForm *self)
{
  Line *wrong = NULL;

  for (guint i = 0; i < self->n_lines; i++)
    if (!take_line (self, &self->lines[i]) && wrong == NULL)
      wrong = &self->lines[i];
  if (wrong != NULL)
    {
      gtk_widget_grab_focus (wrong->editor);
      return;
    }
  gtk_widget_set_sensitive (self->save, FALSE);
  heng_file_desk_add (self->desk, self->type, self->record, G_OBJECT (self), stored_cb);
}

static void
changed_cb (HengRecordForm *self, GtkWidget *editor)
{
  for (guint i = 0; i < self->n_lines; i++)
    if (self->lines[i].editor == editor && take_line (self, &self->lines[i]) && self->type == &heng_employee_type
        && strcmp (self->lines[i].field->name, "emp_no") == 0)
      ask_number (self, i);
}

static GtkWidget *
enum_new (const Line *line, gconstpointer record)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (const HengEnumValue *value = line->field->enum_values; value->key != NULL; value++)
    gtk_string_list_append (labels, *value->label != '\0' ? _(value->label) : "—");
  choice = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  for (guint i = 0; line->field->enum_values[i].key != NULL; i++)
    if (line->field->enum_values[i].value == *(const int *) ((const char *) record + line->field->offset))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  return choice;
}

static gboolean
refers_to_person (const HengField *field)
{
  return strcmp (field->name, "employee_id") == 0 || strcmp (field->name, "manager_id") == 0;
}

/* The person of a row that is changed has a name already. */
static gpointer
load_person (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_employee_load (db, *(const gint64 *) args, error);
}

static void
person_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPersonPicker) picker = user_data;
  g_autoptr (HengEmployee) employee = heng_store_run_finish (HENG_STORE (source), result, NULL);

  if (employee != NULL && heng_person_picker_get_chosen (picker) == 0)
    heng_person_picker_set_person (picker, employee);
}

static GtkWidget *
picker_new (HengRecordForm *self, const HengField *field)
{
  GtkWidget *picker = heng_person_picker_new (field->flags & HENG_FIELD_REQUIRED ? NULL : _("none"));
  HengStore *store = heng_file_desk_get_store (self->desk);
  const HengField *owner = heng_record_field (self->type, "employee_id");
  gint64 now = *(const gint64 *) ((const char *) self->record + field->offset);

  heng_person_picker_set_store (HENG_PERSON_PICKER (picker), store);
  heng_person_picker_set_caption (HENG_PERSON_PICKER (picker), _(field->label));
  g_signal_connect_object (picker, "chosen", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (owner != NULL && owner != field)
    heng_person_picker_set_without (HENG_PERSON_PICKER (picker), *(const gint64 *) ((const char *) self->record + owner->offset));
  if (now != 0 && store != NULL)
    heng_store_run_async (store, HENG_LANE_READING, load_person, g_memdup2 (&now, sizeof now), g_free, (GDestroyNotify) heng_employee_free, NULL,
                          person_loaded_cb, g_object_ref (picker));
  return picker;
}

static GtkWidget *
editor_new (HengRecordForm *self, Line *line)
{
  g_autofree char *text = NULL;
  GtkWidget *entry;

  if (line->field->kind == HENG_KIND_ENUM)
    return enum_new (line, self->record);
  if (line->field->kind == HENG_KIND_REF && refers_to_person (line->field))
    return picker_new (self, line->field);
  if (line->field->kind == HENG_KIND_REF)
    {
      GtkWidget *choice
        = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

      line->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
      heng_compat_enter_chooses (GTK_DROP_DOWN (choice));
      return choice;
    }
  entry = line->field->kind == HENG_KIND_DATE ? heng_date_entry_new () : gtk_entry_new ();
  text = heng_person_edit_text (line->field, self->record);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_line (HengRecordForm *self, GtkGrid *grid, const char *name)
{
  Line *line = &self->lines[self->n_lines];
  int row = (int) self->n_lines++ * 2;
  GtkWidget *caption;

  line->field = heng_record_field (self->type, name);
  line->editor = editor_new (self, line);
  line->sentence = gtk_label_new (NULL);
  caption = gtk_label_new (_(line->field->label));
  gtk_label_set_xalign (GTK_LABEL (caption), 1);
  gtk_widget_set_css_classes (caption, (const char *[]) { "h-cell", "h-dim", NULL });
  gtk_label_set_xalign (GTK_LABEL (line->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (line->sentence), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (line->sentence), 36);
  gtk_widget_set_visible (line->sentence, FALSE);
  gtk_widget_set_hexpand (line->editor, TRUE);
  if (GTK_IS_DROP_DOWN (line->editor))
    heng_compat_name_choice (line->editor, _(line->field->label));
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (line->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, _(line->field->label), -1);
  gtk_grid_attach (grid, caption, 0, row, 1, 1);
  gtk_grid_attach (grid, line->editor, 1, row, 1, 1);
  gtk_grid_attach (grid, line->sentence, 1, row + 1, 1, 1);
}

/* What references may point to besides people, who are looked for: of HengDepartment and of HengProject. */
typedef struct
{
  GPtrArray *departments, *projects;
} Choices;

static void
choices_free (gpointer data)
{
  Choices *choices = data;

  g_clear_pointer (&choices->departments, g_ptr_array_unref);
  g_clear_pointer (&choices->projects, g_ptr_array_unref);
  g_free (choices);
}

static gpointer
load_choices (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Choices *choices = g_new0 (Choices, 1);

  if ((choices->departments = heng_departments_load (db, error)) != NULL && (choices->projects = heng_projects_load (db, error)) != NULL)
    return choices;
  choices_free (choices);
  return NULL;
}

static void
add_choice (Line *line, GtkStringList *names, gint64 id, char *name)
{
  g_array_append_val (line->ids, id);
  gtk_string_list_take (names, name);
}

static void
fill_reference (HengRecordForm *self, Line *line, const Choices *choices)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (line->editor)));
  gboolean projects = strcmp (line->field->name, "project_id") == 0;
  const GPtrArray *array = projects ? choices->projects : choices->departments;
  gint64 now = *(const gint64 *) ((const char *) self->record + line->field->offset);

  for (guint i = 0; i < array->len; i++)
    {
      const HengProject *project = array->pdata[i];
      const HengDepartment *unit = array->pdata[i];

      if (projects)
        add_choice (line, names, project->id, g_strdup (heng_localized (project->name, project->name_en)));
      else if (unit->valid_to == HENG_DATE_NONE || unit->id == now)
        add_choice (line, names, unit->id, heng_department_path ((GPtrArray *) array, unit->id));
    }
  for (guint i = 0; i < line->ids->len; i++)
    if (g_array_index (line->ids, gint64, i) == now)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (line->editor), i);
}

static void
choices_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengRecordForm) self = user_data;
  Choices *choices = heng_store_run_finish (HENG_STORE (source), result, NULL);

  if (choices == NULL)
    return;
  for (guint i = 0; i < self->n_lines; i++)
    if (self->lines[i].ids != NULL && self->window != NULL)
      fill_reference (self, &self->lines[i], choices);
  choices_free (choices);
}

void
heng_record_dialog_show (HengFileDesk *desk, const char *title, const HengRecordType *type, const char *const *fields, gpointer record)
{
  HengRecordForm *self = g_object_new (HENG_TYPE_RECORD_FORM, NULL);
  GtkWidget *grid = gtk_grid_new (), *scroller = gtk_scrolled_window_new ();
  GtkHeaderBar *header;
  gboolean refers = FALSE;

  self->desk = g_object_ref (desk);
  self->type = type;
  self->record = record;
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "h-dialog");
  for (guint i = 0; fields[i] != NULL; i++)
    add_line (self, GTK_GRID (grid), fields[i]);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  g_set_weak_pointer (&self->window, heng_small_window_new (GTK_WIDGET (heng_file_desk_get_page (desk)), title, 440, -1, scroller, &header));
  g_object_set_data_full (G_OBJECT (self->window), "heng-form", self, g_object_unref);
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_header_bar_pack_end (header, self->save);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  for (guint i = 0; i < self->n_lines; i++)
    refers |= self->lines[i].ids != NULL;
  if (refers)
    heng_store_run_async (heng_file_desk_get_store (desk), HENG_LANE_READING, load_choices, NULL, NULL, choices_free, NULL, choices_loaded_cb,
                          g_object_ref (self));
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->lines[0].editor);
}
