/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A captioned field of a record that is edited where it stands. */
#include "heng-library-fields.h"

#include <glib/gi18n.h>

#include "heng-organisation-choice.h"

struct _HengLibraryField
{
  GtkBox parent_instance;
  const HengField *field;
  GtkWidget *input, *fault;
  char *stored; /* as loaded, "" for none */
  HengLibraryCheck check;
  gpointer check_data;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HengLibraryField, heng_library_field, GTK_TYPE_BOX)

enum { EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
get_text (HengLibraryField *self)
{
  if (self->field->kind == HENG_KIND_ENUM)
    return g_strdup (heng_enum_by_value (self->field->enum_values, (int) heng_choice_get (self->input))->key);
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input))));
}

void
heng_library_field_show_fault (gpointer field, const char *fault)
{
  HengLibraryField *self = field;

  gtk_label_set_text (GTK_LABEL (self->fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault, fault != NULL);
  (fault != NULL ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->input, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
look (HengLibraryField *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *fault = self->check != NULL ? self->check (self, text, self->check_data) : NULL;

  heng_library_field_show_fault (self, fault);
  return fault == NULL;
}

static void
commit (HengLibraryField *self)
{
  g_autofree char *text = NULL;

  if (self->filling || self->stored == NULL)
    return;
  text = get_text (self);
  if (g_str_equal (text, self->stored) || !look (self))
    return;
  g_free (self->stored);
  self->stored = g_strdup (text);
  g_signal_emit (self, signals[EDITED], 0, text);
}

static void
changed_cb (HengLibraryField *self)
{
  if (!self->filling)
    look (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HengLibraryField *self)
{
  if (key != GDK_KEY_Escape || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->input)), self->stored) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->input), self->stored);
  return GDK_EVENT_STOP;
}

static void
heng_library_field_finalize (GObject *object)
{
  g_free (HENG_LIBRARY_FIELD (object)->stored);
  G_OBJECT_CLASS (heng_library_field_parent_class)->finalize (object);
}

static void
heng_library_field_class_init (HengLibraryFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_library_field_finalize;
  signals[EDITED] = g_signal_new ("edited", HENG_TYPE_LIBRARY_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
heng_library_field_init (HengLibraryField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
}

static GtkWidget *
entry_new (HengLibraryField *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (commit), self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  return entry;
}

static HengLibraryField *
field_new (const HengField *field)
{
  HengLibraryField *self = g_object_new (HENG_TYPE_LIBRARY_FIELD, NULL);

  self->field = field;
  if (field->kind == HENG_KIND_ENUM)
    {
      self->input = heng_enum_choice_new (field->enum_values, 0);
      g_signal_connect_swapped (self->input, "notify::selected", G_CALLBACK (commit), self);
    }
  else
    self->input = entry_new (self);
  self->fault = heng_cell_label_new (NULL, "h-bad");
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_set_visible (self->fault, FALSE);
  return self;
}

GtkWidget *
heng_library_field_new (const HengField *field, const char *label)
{
  HengLibraryField *self = field_new (field);

  gtk_box_append (GTK_BOX (self), heng_field_new (label, self->input));
  gtk_box_append (GTK_BOX (self), self->fault);
  return GTK_WIDGET (self);
}

GtkWidget *
heng_library_field_new_plain (const HengField *field, const char *spoken)
{
  HengLibraryField *self = field_new (field);

  gtk_widget_set_hexpand (self->input, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (self), self->input);
  gtk_box_append (GTK_BOX (self), self->fault);
  return GTK_WIDGET (self);
}

GtkWidget *
heng_library_field_get_input (HengLibraryField *self)
{
  return self->input;
}

void
heng_library_field_commit (HengLibraryField *self)
{
  commit (self);
}

const char *
heng_library_field_get_name (HengLibraryField *self)
{
  return self->field->name;
}

void
heng_library_field_set_check (HengLibraryField *self, HengLibraryCheck check, gpointer user_data)
{
  self->check = check;
  self->check_data = user_data;
}

/* Where a value stands among those to choose from. */
static guint
place_of (const HengEnumValue *values, int value)
{
  guint place = 0;

  while (values[place].key != NULL && values[place].value != value)
    place++;
  return place;
}

static gboolean
is_being_typed (HengLibraryField *self)
{
  return self->field->kind != HENG_KIND_ENUM && self->stored != NULL
         && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->input)), self->stored) != 0;
}

/* As somebody would type it; a share that is none is left empty. */
static char *
text_of (const HengField *field, gconstpointer record)
{
  gint64 share = field->flags & HENG_FIELD_PERCENT ? *(const gint64 *) (gconstpointer) ((const char *) record + field->offset) : 0;

  if (field->flags & HENG_FIELD_PERCENT)
    return share != 0 ? heng_micro_format_short (share * (HENG_MICRO / 100)) : NULL;
  return heng_field_get_text (field, record);
}

void
heng_library_field_load (HengLibraryField *self, gconstpointer record, gboolean editable, gboolean reset)
{
  g_autofree char *text = text_of (self->field, record);
  gboolean keep = !reset && is_being_typed (self);

  self->filling = TRUE;
  g_free (self->stored);
  self->stored = g_strdup (text != NULL ? text : "");
  gtk_widget_set_sensitive (self->input, editable);
  if (!keep && self->field->kind == HENG_KIND_ENUM)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->input),
                                place_of (self->field->enum_values, *(const int *) ((const char *) record + self->field->offset)));
  else if (!keep && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->input)), self->stored) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->input), self->stored);
  if (!keep)
    heng_library_field_show_fault (self, NULL);
  self->filling = FALSE;
}

GtkWidget *
heng_library_pair (GtkWidget *a, GtkWidget *b)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), a);
  gtk_box_append (GTK_BOX (box), b);
  return box;
}

void
heng_library_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
