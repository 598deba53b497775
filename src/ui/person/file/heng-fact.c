/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field kit of a person's file: value, editor by the kind of the field, and the sentence under it. */
#include "heng-fact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-compat.h"
#include "heng-date-entry.h"
#include "heng-people-text.h"

#define CAPTION_WIDTH 120

struct _HengFact
{
  GtkBox parent_instance;
  HengFileDesk *desk;
  const HengRecordType *type;
  const HengField *field;
  gpointer record; /* as shown last; NULL: fixed */
  gpointer began;  /* as the edit began; NULL: not editing */
  GtkWidget *caption, *stack, *button, *value, *editor, *sentence;
  gboolean ending; /* the editor is about to go */
  guint writes;    /* of the desk as the edit began */
  gboolean told;   /* a change by another stands on the page */
};

G_DEFINE_FINAL_TYPE (HengFact, heng_fact, GTK_TYPE_BOX)

static void
say (HengFact *self, HengCheckLevel level, const char *sentence)
{
  const char *tint = level == HENG_CHECK_FAULT ? "h-bad" : "h-warn";
  g_autofree char *text = sentence != NULL ? g_strdup_printf ("%s %s", level == HENG_CHECK_FAULT ? "■" : "▲", sentence) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->sentence), text);
  gtk_widget_set_css_classes (self->sentence, (const char *[]) { "h-cap", tint, NULL });
  gtk_widget_set_visible (self->sentence, sentence != NULL);
  if (self->editor == NULL)
    return;
  if (level == HENG_CHECK_FAULT)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               level == HENG_CHECK_FAULT ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_text (HengFact *self, const char *text)
{
  gboolean none = text == NULL || *text == '\0';
  g_autofree char *name = g_strdup_printf ("%s: %s", _(self->field->label), none ? _("none") : text);

  gtk_label_set_text (GTK_LABEL (self->value), none ? "—" : text);
  if (none)
    gtk_widget_add_css_class (self->value, "h-dim");
  else
    gtk_widget_remove_css_class (self->value, "h-dim");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Levels of skills as dots that can be counted, with the figure; all else as records show it. */
static char *
display (HengFact *self, gconstpointer record)
{
  gint64 number;
  GString *dots;

  if (self->field->kind == HENG_KIND_DATE)
    return *(const HengDate *) ((const char *) record + self->field->offset) == heng_date_new (2100, 12, 31)
             ? g_strdup (_("Long-term"))
             : heng_text_day_year (*(const HengDate *) ((const char *) record + self->field->offset));
  if (self->field->kind == HENG_KIND_ENUM)
    return g_strdup (heng_enum_label (self->field->enum_values, *(const int *) ((const char *) record + self->field->offset)));
  if (self->field->kind != HENG_KIND_INT)
    return heng_field_display (self->field, record);
  number = *(const gint64 *) ((const char *) record + self->field->offset);
  if (self->type != &heng_skill_type)
    return number != 0 ? heng_field_display (self->field, record) : g_strdup ("");
  dots = g_string_new (NULL);
  for (gint64 i = 1; i <= 5; i++)
    g_string_append (dots, i <= number ? "●" : "○");
  g_string_append_printf (dots, " %" G_GINT64_FORMAT, number);
  return g_string_free (dots, FALSE);
}

static void
end_edit (HengFact *self, gboolean focus)
{
  if (self->began == NULL)
    return;
  self->ending = TRUE;
  heng_record_free (self->type, g_steal_pointer (&self->began));
  if (self->told)
    heng_file_desk_tell_change (self->desk, self->type, NULL, NULL);
  self->told = FALSE;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->button);
  if (focus)
    gtk_widget_grab_focus (self->button);
  gtk_stack_remove (GTK_STACK (self->stack), g_steal_pointer (&self->editor));
  say (self, HENG_CHECK_FINE, NULL);
  self->ending = FALSE;
}

static void
stored_cb (gpointer who, gboolean stored, const char *message)
{
  HengFact *self = who;

  if (!stored)
    {
      g_autofree char *text = self->record != NULL ? display (self, self->record) : NULL;

      show_text (self, text);
      say (self, HENG_CHECK_FAULT, message);
    }
}

static char *
typed_text (HengFact *self)
{
  guint selected;

  if (GTK_IS_EDITABLE (self->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor));
  return g_strdup (selected != GTK_INVALID_LIST_POSITION ? self->field->enum_values[selected].key : "");
}

static HengCheckLevel
check_typed (HengFact *self, const char *text)
{
  HengPersonFacts facts = heng_file_desk_get_facts (self->desk);
  g_autofree char *sentence = NULL;
  HengCheckLevel level = heng_person_check (self->type, self->field, self->began, &facts, text, NULL, &sentence);

  say (self, level, sentence);
  return level;
}

static void
commit (HengFact *self, gboolean focus)
{
  g_autofree char *text = NULL, *old = NULL, *stripped = NULL;

  if (self->began == NULL || self->ending)
    return;
  text = typed_text (self);
  stripped = g_strstrip (g_strdup (text));
  old = self->field->kind == HENG_KIND_ENUM ? heng_field_get_text (self->field, self->began) : heng_person_edit_text (self->field, self->began);
  if (g_strcmp0 (stripped, old) == 0)
    {
      end_edit (self, focus);
      return;
    }
  if (check_typed (self, text) == HENG_CHECK_FAULT)
    return;
  heng_file_desk_set_field (self->desk, self->type, self->began, self->field->name, text, G_OBJECT (self), stored_cb);
  if (self->field->kind != HENG_KIND_ENUM)
    show_text (self, stripped);
  end_edit (self, focus);
}

static void
typed_cb (HengFact *self)
{
  g_autofree char *text = typed_text (self);

  check_typed (self, text);
}

static void
activate_cb (HengFact *self)
{
  commit (self, TRUE);
}

static void
leave_cb (HengFact *self)
{
  commit (self, FALSE);
}

static GtkWidget *
choice_new (HengFact *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *choice;
  int now = *(const int *) ((const char *) self->began + self->field->offset);
  guint selected = 0;

  for (guint i = 0; self->field->enum_values[i].key != NULL; i++)
    {
      const char *label = self->field->enum_values[i].label;

      gtk_string_list_append (labels, *label != '\0' ? _(label) : "—");
      selected = self->field->enum_values[i].value == now ? i : selected;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  heng_compat_name_choice (choice, _(self->field->label));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (activate_cb), self);
  return choice;
}

static GtkWidget *
entry_new (HengFact *self)
{
  GtkWidget *entry = self->field->kind == HENG_KIND_DATE ? heng_date_entry_new () : gtk_entry_new ();
  g_autofree char *text = heng_person_edit_text (self->field, self->began);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->field->label), -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  return entry;
}

static void
begin_edit (HengFact *self)
{
  GtkEventController *focus;

  if (self->record == NULL || self->began != NULL || !gtk_widget_get_sensitive (self->button))
    return;
  self->began = heng_record_copy (self->type, self->record);
  self->writes = heng_file_desk_get_writes (self->desk);
  self->editor = self->field->kind == HENG_KIND_ENUM ? choice_new (self) : entry_new (self);
  gtk_widget_set_hexpand (self->editor, TRUE);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->editor, focus);
  gtk_stack_add_child (GTK_STACK (self->stack), self->editor);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->editor);
  gtk_widget_grab_focus (self->editor);
  if (self->field->kind == HENG_KIND_ENUM)
    gtk_widget_activate (self->editor);
}

static gboolean
key_cb (HengFact *self, guint key, guint code, GdkModifierType state)
{
  if (self->began != NULL && key == GDK_KEY_Escape && !GTK_IS_DROP_DOWN (self->editor))
    {
      end_edit (self, TRUE);
      return GDK_EVENT_STOP;
    }
  if (self->began != NULL || self->record == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key != GDK_KEY_F2 && key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  begin_edit (self);
  return GDK_EVENT_STOP;
}

static void
heng_fact_dispose (GObject *object)
{
  HengFact *self = HENG_FACT (object);

  self->ending = TRUE;
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (heng_fact_parent_class)->dispose (object);
}

static void
heng_fact_finalize (GObject *object)
{
  HengFact *self = HENG_FACT (object);

  heng_record_free (self->type, self->record);
  heng_record_free (self->type, self->began);
  G_OBJECT_CLASS (heng_fact_parent_class)->finalize (object);
}

static void
heng_fact_class_init (HengFactClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_fact_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_fact_finalize;
}

static void
heng_fact_init (HengFact *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
label_new (const char *first, const char *second)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_widget_set_css_classes (label, (const char *[]) { first, second, NULL });
  return label;
}

static void
build (HengFact *self, HengFactShape shape)
{
  GtkWidget *box = gtk_box_new (shape == HENG_FACT_LINE ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, shape == HENG_FACT_LINE ? 12 : 0);

  self->caption = label_new ("h-cap", "h-dim");
  gtk_label_set_text (GTK_LABEL (self->caption), _(self->field->label));
  if (shape == HENG_FACT_LINE)
    {
      gtk_widget_set_size_request (self->caption, CAPTION_WIDTH, -1);
      gtk_label_set_max_width_chars (GTK_LABEL (self->caption), 12);
    }
  self->value = label_new ("h-cell", NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (self->value), 40);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->value);
  gtk_widget_set_css_classes (self->button, (const char *[]) { "flat", "h-fact", NULL });
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (begin_edit), self);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->button);
  gtk_widget_set_hexpand (self->stack, TRUE);
  self->sentence = label_new ("h-cap", "h-bad");
  gtk_widget_set_visible (self->sentence, FALSE);
  gtk_box_append (GTK_BOX (box), self->caption);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (self), box);
  gtk_box_append (GTK_BOX (self), self->sentence);
}

GtkWidget *
heng_fact_new (HengFileDesk *desk, const HengRecordType *type, const char *field, HengFactShape shape)
{
  HengFact *self = g_object_new (HENG_TYPE_FACT, "orientation", GTK_ORIENTATION_VERTICAL, NULL);

  self->desk = g_object_ref (desk);
  self->type = type;
  self->field = heng_record_field (type, field);
  build (self, shape);
  show_text (self, NULL);
  return GTK_WIDGET (self);
}

/* Newer than by our own writes since the edit began: somebody else was here. */
static void
tell_change (HengFact *self)
{
  const HengRecord *began = self->began, *now = self->record;

  if (now->id != began->id || now->version - began->version <= (gint64) (heng_file_desk_get_writes (self->desk) - self->writes))
    return;
  self->told = TRUE;
  heng_file_desk_tell_change (self->desk, self->type, self->began, self->record);
}

void
heng_fact_set_record (HengFact *self, gconstpointer record)
{
  g_autofree char *text = display (self, record);

  heng_record_free (self->type, self->record);
  self->record = heng_record_copy (self->type, record);
  gtk_widget_set_sensitive (self->button, TRUE);
  show_text (self, text);
  if (self->began == NULL)
    say (self, HENG_CHECK_FINE, NULL);
  else
    tell_change (self);
}

void
heng_fact_set_fixed (HengFact *self, const char *text)
{
  end_edit (self, FALSE);
  heng_record_free (self->type, g_steal_pointer (&self->record));
  gtk_widget_set_sensitive (self->button, FALSE);
  show_text (self, text);
}

gboolean
heng_fact_is_editing (HengFact *self)
{
  return self->began != NULL;
}
