/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button whose popover searches people on the reading lane. */
#include "heng-person-picker.h"

#include <glib/gi18n-lib.h>

#include "heng-people-table.h"
#include "heng-people-text.h"

#define MOST_FOUND 40
#define POPOVER_WIDTH 280
#define POPOVER_HEIGHT 320

struct _HengPersonPicker
{
  GtkWidget parent_instance;
  GtkWidget *button, *label, *popover, *search, *found, *nothing;
  HengStore *store; /* not owned */
  GCancellable *searching;
  HengEmployee *person; /* chosen by hand; NULL: none */
  gint64 chosen, without;
  char *none, *prompt, *caption;
  char *shown;       /* what was looked for when these were found */
  gboolean entered;  /* Enter came before its answer: the first of it is meant */
};

G_DEFINE_FINAL_TYPE (HengPersonPicker, heng_person_picker, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_text (HengPersonPicker *self, const char *text)
{
  g_autofree char *name = self->caption != NULL ? g_strdup_printf ("%s: %s", self->caption, text) : g_strdup (text);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
heng_person_picker_set_chosen (HengPersonPicker *self, gint64 employee_id, const char *name)
{
  g_clear_pointer (&self->person, heng_employee_free);
  self->chosen = employee_id;
  show_text (self, employee_id != 0 ? name : self->none != NULL ? self->none : self->prompt != NULL ? self->prompt : _("Choose…"));
}

static char *
name_and_number (const HengEmployee *employee)
{
  return g_strdup_printf ("%s  %s", heng_text_name (employee), employee->emp_no);
}

void
heng_person_picker_set_person (HengPersonPicker *self, const HengEmployee *employee)
{
  g_autofree char *text = employee != NULL ? name_and_number (employee) : NULL;
  HengEmployee *copy = employee != NULL ? heng_employee_copy (employee) : NULL;

  heng_person_picker_set_chosen (self, employee != NULL ? employee->id : 0, text);
  self->person = copy;
}

static void
choose (HengPersonPicker *self, GtkListBoxRow *row)
{
  const HengEmployee *employee = g_object_get_data (G_OBJECT (row), "heng-person");
  gboolean other = (employee != NULL ? employee->id : 0) != self->chosen;

  heng_person_picker_set_person (self, employee);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (other)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
row_cb (GtkListBox *box, GtkListBoxRow *row, HengPersonPicker *self)
{
  choose (self, row);
}

static void search (HengPersonPicker *self);

static void
enter_cb (GtkSearchEntry *entry, HengPersonPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0);

  self->entered = g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0;
  if (self->entered)
    search (self);
  else if (row != NULL)
    choose (self, row);
}

static GtkWidget *
text_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "h-cell");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* NULL: the row of nobody. */
static void
append_row (HengPersonPicker *self, const HengEmployee *employee)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *row = gtk_list_box_row_new ();
  g_autofree char *text = employee != NULL ? name_and_number (employee) : g_strdup (self->none);
  GtkWidget *name = text_new (text, NULL), *position = text_new (employee != NULL ? employee->position : NULL, "h-dim");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), position);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (employee != NULL)
    g_object_set_data_full (G_OBJECT (row), "heng-person", heng_employee_copy (employee), (GDestroyNotify) heng_employee_free);
  gtk_list_box_append (GTK_LIST_BOX (self->found), row);
}

static void
show_found (HengPersonPicker *self, GPtrArray *people)
{
  gboolean all = *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0';
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->found), GTK_WIDGET (row));
  if (self->none != NULL && all)
    append_row (self, NULL);
  for (guint i = 0; i < people->len; i++)
    {
      const HengEmployee *employee = people->pdata[i];

      if (employee->id != self->without && employee->emp_status != HENG_EMP_STATUS_LEFT)
        append_row (self, employee);
    }
  gtk_widget_set_visible (self->nothing, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0) == NULL);
}

static gpointer
find_people (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : heng_employees_search (db, args, MOST_FOUND, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPersonPicker) self = user_data;
  /* without an answer what was found before stays */
  g_autoptr (GPtrArray) people = heng_store_run_finish (HENG_STORE (source), result, NULL);

  GtkListBoxRow *first;

  if (people == NULL || self->button == NULL || self->searching != g_task_get_cancellable (G_TASK (result)))
    return;
  show_found (self, people);
  g_free (self->shown);
  self->shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0);
  if (self->entered && first != NULL)
    choose (self, first);
  self->entered = FALSE;
}

static void
search (HengPersonPicker *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (self->store == NULL)
    return;
  self->searching = g_cancellable_new ();
  heng_store_run_async (self->store, HENG_LANE_READING, find_people, g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))), g_free,
                        (GDestroyNotify) g_ptr_array_unref, self->searching, found_cb, g_object_ref (self));
}

static void
search_cb (GtkSearchEntry *entry, HengPersonPicker *self)
{
  search (self);
}

static void
stop_cb (GtkSearchEntry *entry, HengPersonPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
shown_cb (GtkWidget *popover, HengPersonPicker *self)
{
  g_clear_pointer (&self->shown, g_free);
  self->entered = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
  search (self);
}

static gboolean
down_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HengPersonPicker *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static GtkWidget *
popover_new (HengPersonPicker *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a Person"), -1);
  self->found = gtk_list_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->found), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People Found"), -1);
  self->nothing = text_new (_("Nobody found"), "h-dim");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->found), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->found, "h-picker");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->found);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), POPOVER_HEIGHT);
  gtk_widget_set_size_request (box, POPOVER_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0), gtk_callback_action_new (down_cb, self, NULL)));
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect (self->found, "row-activated", G_CALLBACK (row_cb), self);
  g_signal_connect (popover, "show", G_CALLBACK (shown_cb), self);
  return popover;
}

static gboolean
heng_person_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HENG_PERSON_PICKER (widget)->button);
}

/* Labels and mnemonics that speak of the picker mean its button. */
static gboolean
heng_person_picker_mnemonic_activate (GtkWidget *widget, gboolean cycling)
{
  return gtk_widget_mnemonic_activate (HENG_PERSON_PICKER (widget)->button, cycling);
}

static void
heng_person_picker_dispose (GObject *object)
{
  HengPersonPicker *self = HENG_PERSON_PICKER (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_weak_pointer (&self->store);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->person, heng_employee_free);
  g_clear_pointer (&self->none, g_free);
  g_clear_pointer (&self->prompt, g_free);
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (heng_person_picker_parent_class)->dispose (object);
}

static void
heng_person_picker_class_init (HengPersonPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_person_picker_dispose;
  widget_class->grab_focus = heng_person_picker_grab_focus;
  widget_class->mnemonic_activate = heng_person_picker_mnemonic_activate;
  signals[CHOSEN] = g_signal_new ("chosen", HENG_TYPE_PERSON_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
heng_person_picker_init (HengPersonPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->label = text_new (NULL, NULL);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), arrow);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->popover = popover_new (self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (gtk_popover_popup), self->popover);
}

GtkWidget *
heng_person_picker_new (const char *none)
{
  HengPersonPicker *self = g_object_new (HENG_TYPE_PERSON_PICKER, NULL);

  self->none = g_strdup (none);
  heng_person_picker_set_chosen (self, 0, NULL);
  return GTK_WIDGET (self);
}

void
heng_person_picker_set_store (HengPersonPicker *self, HengStore *store)
{
  g_set_weak_pointer (&self->store, store);
}

void
heng_person_picker_set_without (HengPersonPicker *self, gint64 employee_id)
{
  self->without = employee_id;
}

void
heng_person_picker_set_caption (HengPersonPicker *self, const char *caption)
{
  g_autofree char *text = g_strdup (gtk_label_get_text (GTK_LABEL (self->label)));

  g_free (self->caption);
  self->caption = g_strdup (caption);
  show_text (self, text);
}

void
heng_person_picker_set_prompt (HengPersonPicker *self, const char *prompt)
{
  g_free (self->prompt);
  self->prompt = g_strdup (prompt);
  if (self->chosen == 0)
    heng_person_picker_set_chosen (self, 0, NULL);
}

gint64
heng_person_picker_get_chosen (HengPersonPicker *self)
{
  return self->chosen;
}

const HengEmployee *
heng_person_picker_get_person (HengPersonPicker *self)
{
  return self->person;
}
