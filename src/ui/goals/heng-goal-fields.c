/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a goal, edited where they stand. */
#include "heng-goal-fields.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-goal-words.h"
#include "heng-organisation-choice.h"

typedef struct
{
  const char *name;
  GtkWidget *box, *control; /* entry, drop-down, check button */
  GtkWidget *fault;
} Row;

struct _HengGoalFields
{
  GtkBox parent_instance;
  GtkWidget *owner, *lead, *parent, *rows_box;
  GArray *rows; /* of Row */
  const HengGoalPaneData *data;
  HengGoalKind kind;
  gint64 id;
  int shape; /* type of key result the rows were made for */
  gboolean filling, editable;
};

G_DEFINE_FINAL_TYPE (HengGoalFields, heng_goal_fields, GTK_TYPE_BOX)

enum { TYPED, EDITED, OWNER, LEAD, ALIGN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const objective_fields[] = { "title", "weight_bp", "mode", "curve", "link", NULL };
static const char *const metric_fields[] = { "title", "type", "start_value", "target", "unit", "keep", "due_date", "weight_bp", "justification",
                                             NULL };
static const char *const done_fields[] = { "title", "type", "acceptance", "due_date", "weight_bp", NULL };
static const char *const steps_fields[] = { "title", "type", "steps", "acceptance", "due_date", "weight_bp", NULL };
static const char *const range_fields[] = { "title", "type", "low", "high", "tolerance", "unit", "due_date", "weight_bp", NULL };

static const char *const *
fields_of (const HengGoalPaneData *data)
{
  if (data->kr == NULL)
    return objective_fields;
  switch (data->kr->type)
    {
    case HENG_KR_BOOLEAN:
      return done_fields;
    case HENG_KR_STEPS:
      return steps_fields;
    case HENG_KR_RANGE:
    case HENG_KR_RANGE_HITS:
      return range_fields;
    default:
      return metric_fields;
    }
}

static Row *
row_of (HengGoalFields *self, const char *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (g_array_index (self->rows, Row, i).name, name))
      return &g_array_index (self->rows, Row, i);
  return NULL;
}

/* What stands in the control, as heng_goal_set_field reads it. New. */
static char *
row_text (const HengField *field, const Row *row)
{
  if (GTK_IS_DROP_DOWN (row->control))
    {
      int value = (int) heng_choice_get (row->control);

      for (const HengEnumValue *v = field->enum_values; v->key != NULL; v++)
        if (v->value == value)
          return g_strdup (v->key);
      return g_strdup ("");
    }
  if (GTK_IS_CHECK_BUTTON (row->control))
    return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (row->control)) ? "1" : "0");
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->control))));
}

static void
show_fault (const Row *row, const char *fault)
{
  gtk_label_set_text (GTK_LABEL (row->fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (row->fault, fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (row->control, "error");
  else
    gtk_widget_remove_css_class (row->control, "error");
}

/* The record with everything that stands in the fields, as far as it can be read; faults are shown beside their field. */
static gpointer
typed_record (HengGoalFields *self)
{
  const HengRecordType *type;
  gconstpointer stored = heng_goal_pane_data_record (self->data, &type);
  gpointer record = heng_record_copy (type, stored);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      const HengField *field = heng_record_field (type, row->name);
      g_autofree char *text = row_text (field, row), *value = NULL;
      g_autoptr (GError) error = NULL;

      if (g_str_equal (row->name, "link"))
        continue; /* has a verb of its own */
      if (heng_goal_check_field (heng_goal_context_cycle (self->data->context), type, stored, row->name, text, &value, &error))
        heng_field_set_text (field, record, value);
      show_fault (row, error != NULL ? error->message : NULL);
    }
  return record;
}

static void
typed_cb (HengGoalFields *self)
{
  const HengRecordType *type;
  gpointer record;

  if (self->filling || self->data == NULL)
    return;
  heng_goal_pane_data_record (self->data, &type);
  record = typed_record (self);
  g_signal_emit (self, signals[TYPED], 0, record);
  heng_record_free (type, record);
}

/* Stored only when it differs and can be read. */
static void
commit (HengGoalFields *self, const char *name)
{
  Row *row = row_of (self, name);
  const HengRecordType *type;
  gconstpointer record;
  g_autofree char *text = NULL, *before = NULL, *value = NULL;
  g_autoptr (GError) error = NULL;

  if (self->filling || row == NULL || self->data == NULL || !self->editable)
    return;
  record = heng_goal_pane_data_record (self->data, &type);
  text = row_text (heng_record_field (type, name), row);
  before = g_str_equal (name, "link") ? heng_field_get_text (heng_record_field (type, name), record) : heng_goal_field_text (type, record, name);
  if (g_strcmp0 (text, before) == 0)
    return;
  if (!g_str_equal (name, "link") && !heng_goal_check_field (heng_goal_context_cycle (self->data->context), type, record, name, text, &value, &error))
    {
      show_fault (row, error->message);
      return;
    }
  g_signal_emit (self, signals[EDITED], 0, name, text);
}

static void
commit_cb (GtkWidget *control, HengGoalFields *self)
{
  commit (self, gtk_widget_get_name (control));
}

static void
left_cb (GtkEventControllerFocus *controller, HengGoalFields *self)
{
  commit (self, gtk_widget_get_name (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))));
}

static void
chosen_cb (GObject *control, GParamSpec *pspec, HengGoalFields *self)
{
  typed_cb (self);
  commit (self, gtk_widget_get_name (GTK_WIDGET (control)));
}

/* Esc gives back what is stored. */
static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengGoalFields *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  const HengRecordType *type;
  gconstpointer record;
  g_autofree char *stored = NULL;

  if (keyval != GDK_KEY_Escape || self->data == NULL)
    return FALSE;
  record = heng_goal_pane_data_record (self->data, &type);
  stored = heng_goal_field_text (type, record, gtk_widget_get_name (entry));
  if (g_strcmp0 (stored, gtk_editable_get_text (GTK_EDITABLE (entry))) == 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (entry), stored);
  return TRUE;
}

static const char *
caption_of (const HengField *field)
{
  if (g_str_equal (field->name, "weight_bp"))
    return _("_Weight (%)");
  return _(field->label);
}

static GtkWidget *
entry_new (HengGoalFields *self, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (entry, "activate", G_CALLBACK (commit_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (entry, keys);
  if (g_str_equal (name, "steps"))
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("20 Design;80 Go live"));
  return entry;
}

static GtkWidget *
control_new (HengGoalFields *self, const HengField *field, gconstpointer record)
{
  GtkWidget *control;
  g_autofree char *text = NULL;

  if (field->enum_values != NULL)
    {
      control = heng_enum_choice_new (field->enum_values, *(const int *) G_STRUCT_MEMBER_P (record, field->offset));
      g_signal_connect (control, "notify::selected", G_CALLBACK (chosen_cb), self);
    }
  else if (g_str_equal (field->name, "keep"))
    {
      control = gtk_check_button_new ();
      gtk_check_button_set_active (GTK_CHECK_BUTTON (control), *(const gint64 *) G_STRUCT_MEMBER_P (record, field->offset) != 0);
      g_signal_connect (control, "notify::active", G_CALLBACK (chosen_cb), self);
    }
  else
    control = entry_new (self, field->name);
  gtk_widget_set_name (control, field->name);
  return control;
}

static gboolean
is_short (const char *name)
{
  static const char *const small[] = { "start_value", "target", "unit", "keep", "low", "high", "tolerance", "weight_bp", "due_date", NULL };

  return g_strv_contains (small, name);
}

/* Short fields stand two in a row. */
static void
add_row (HengGoalFields *self, const HengField *field, gconstpointer record, GtkWidget **pair)
{
  Row row = { field->name, NULL, control_new (self, field, record), gtk_label_new (NULL) };

  row.box = heng_field_new (caption_of (field), row.control);
  gtk_label_set_xalign (GTK_LABEL (row.fault), 0);
  gtk_label_set_wrap (GTK_LABEL (row.fault), TRUE);
  gtk_widget_set_css_classes (row.fault, (const char *[]) { "h-cap", "h-bad", NULL });
  gtk_widget_set_visible (row.fault, FALSE);
  gtk_box_append (GTK_BOX (row.box), row.fault);
  g_array_append_val (self->rows, row);
  if (!is_short (field->name))
    {
      *pair = NULL;
      gtk_box_append (GTK_BOX (self->rows_box), row.box);
      return;
    }
  if (*pair == NULL)
    {
      *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      gtk_box_set_homogeneous (GTK_BOX (*pair), TRUE);
      gtk_box_append (GTK_BOX (self->rows_box), *pair);
      gtk_box_append (GTK_BOX (*pair), row.box);
      return;
    }
  gtk_box_append (GTK_BOX (*pair), row.box);
  *pair = NULL;
}

static void
make_rows (HengGoalFields *self)
{
  const HengRecordType *type;
  gconstpointer record = heng_goal_pane_data_record (self->data, &type);
  GtkWidget *child, *pair = NULL;

  while ((child = gtk_widget_get_first_child (self->rows_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows_box), child);
  g_array_set_size (self->rows, 0);
  for (const char *const *name = fields_of (self->data); *name != NULL; name++)
    if (!g_str_equal (*name, "link") || self->data->objective->parent_id != 0)
      add_row (self, heng_record_field (type, *name), record, &pair);
}

static void
fill_row (HengGoalFields *self, const Row *row)
{
  const HengRecordType *type;
  gconstpointer record = heng_goal_pane_data_record (self->data, &type);
  const HengField *field = heng_record_field (type, row->name);
  g_autofree char *text = GTK_IS_EDITABLE (row->control) ? heng_goal_field_text (type, record, row->name) : NULL;

  if (GTK_IS_DROP_DOWN (row->control))
    {
      int value = *(const int *) G_STRUCT_MEMBER_P (record, field->offset);
      guint index = 0;

      for (const HengEnumValue *v = field->enum_values; v->key != NULL && v->value != value; v++)
        index++;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (row->control), index);
    }
  else if (GTK_IS_CHECK_BUTTON (row->control))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row->control), *(const gint64 *) G_STRUCT_MEMBER_P (record, field->offset) != 0);
  else if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row->control)))))
    gtk_editable_set_text (GTK_EDITABLE (row->control), text);
  show_fault (row, NULL);
}

static void
button_cb (GtkButton *button, HengGoalFields *self)
{
  g_signal_emit (self, signals[GTK_WIDGET (button) == self->owner ? OWNER : GTK_WIDGET (button) == self->lead ? LEAD : ALIGN], 0);
}

static GtkWidget *
button_new (HengGoalFields *self)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  g_signal_connect (button, "clicked", G_CALLBACK (button_cb), self);
  return button;
}

static void
heng_goal_fields_finalize (GObject *object)
{
  g_array_unref (HENG_GOAL_FIELDS (object)->rows);
  G_OBJECT_CLASS (heng_goal_fields_parent_class)->finalize (object);
}

static void
heng_goal_fields_class_init (HengGoalFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_goal_fields_finalize;
  signals[TYPED] = g_signal_new ("typed", HENG_TYPE_GOAL_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[EDITED] = g_signal_new ("edited", HENG_TYPE_GOAL_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                  G_TYPE_STRING);
  signals[OWNER] = g_signal_new ("owner", HENG_TYPE_GOAL_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAD] = g_signal_new ("lead", HENG_TYPE_GOAL_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ALIGN] = g_signal_new ("align", HENG_TYPE_GOAL_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_goal_fields_init (HengGoalFields *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->shape = -1;
  self->rows_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->owner = button_new (self);
  self->lead = button_new (self);
  self->parent = button_new (self);
  gtk_box_append (GTK_BOX (self), self->rows_box);
  gtk_box_append (GTK_BOX (self), heng_field_new (_("_Owner"), self->owner));
  gtk_box_append (GTK_BOX (self), heng_field_new (_("Person in charge"), self->lead));
  gtk_box_append (GTK_BOX (self), heng_field_new (_("_Aligned to"), self->parent));
}

GtkWidget *
heng_goal_fields_new (void)
{
  return g_object_new (HENG_TYPE_GOAL_FIELDS, NULL);
}

static void
set_button (GtkWidget *button, const char *text)
{
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text != NULL ? text : "—");
  gtk_widget_set_tooltip_text (button, text);
}

static void
show_places (HengGoalFields *self, const HengGoalForest *forest)
{
  int place = heng_goal_forest_find (forest, self->kind, self->id);
  const HengGoalNode *node = place >= 0 ? &forest->nodes[place] : NULL;
  gboolean objective = self->kind == HENG_GOAL_OBJECTIVE;

  gtk_widget_set_visible (gtk_widget_get_parent (self->owner), objective && node != NULL);
  gtk_widget_set_visible (gtk_widget_get_parent (self->lead), node != NULL && (!objective || node->owner_kind != HENG_OWNER_PERSON));
  gtk_widget_set_visible (gtk_widget_get_parent (self->parent), objective && node != NULL);
  if (node == NULL)
    return;
  set_button (self->owner, node->owner_kind == HENG_OWNER_COMPANY ? _("Company") : node->owner_name);
  set_button (self->lead, node->lead_id != 0 ? node->lead_name : NULL);
  set_button (self->parent, node->parent >= 0 ? forest->nodes[node->parent].title : NULL);
  gtk_widget_set_sensitive (self->owner, self->editable);
  gtk_widget_set_sensitive (self->lead, self->editable);
  gtk_widget_set_sensitive (self->parent, self->editable);
}

void
heng_goal_fields_show (HengGoalFields *self, const HengGoalPaneData *data, const HengGoalForest *forest, gboolean editable)
{
  int shape = data->kr != NULL ? data->kr->type + 1 : data->objective->parent_id != 0 ? -2 : -3;
  gboolean same = self->id == data->id && self->kind == data->kind && self->shape == shape;

  self->filling = TRUE;
  self->data = data;
  self->kind = data->kind;
  self->id = data->id;
  self->shape = shape;
  self->editable = editable;
  if (!same)
    make_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      fill_row (self, &g_array_index (self->rows, Row, i));
      gtk_widget_set_sensitive (g_array_index (self->rows, Row, i).box, editable);
    }
  show_places (self, forest);
  self->filling = FALSE;
}

void
heng_goal_fields_set_fault (HengGoalFields *self, const char *name, const char *fault)
{
  Row *row = row_of (self, name);

  if (row != NULL)
    show_fault (row, fault);
}

void
heng_goal_fields_reset (HengGoalFields *self)
{
  self->shape = -1;
}

void
heng_goal_fields_focus (HengGoalFields *self, const char *name)
{
  Row *row = row_of (self, name);

  if (row != NULL)
    gtk_widget_grab_focus (row->control);
}
