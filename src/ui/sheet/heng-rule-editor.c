/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is changed, a new text of the rule comes of it, is parsed, and fills the other two views. */
#include "heng-rule-editor.h"

#include <glib/gi18n-lib.h>

#include "heng-compat.h"
#include "heng-rule-curve.h"
#include "heng-rule-points.h"
#include "heng-rule-shape.h"

#define CURVE_HEIGHT 220

struct _HengRuleEditor
{
  GtkBox parent_instance;
  GtkWidget *kind, *fields, *switches[HENG_RULE_PART_LOWER + 1], *step_box, *text, *fault, *words, *finding, *measure, *curve;
  GPtrArray *numbers;  /* of GtkEntry, in the order of heng_rule_points */
  char *rule, *unit;   /* as it stands, maybe refused */
  char *good;          /* the last text that was a rule */
  char *committed;
  char *message;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HengRuleEditor, heng_rule_editor, GTK_TYPE_BOX)

enum { CHANGED, COMMITTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void show_rule (HengRuleEditor *self, GtkWidget *except);

static void
commit (HengRuleEditor *self)
{
  if (self->message != NULL || g_strcmp0 (self->rule, self->committed) == 0)
    return;
  g_free (self->committed);
  self->committed = g_strdup (self->rule);
  g_signal_emit (self, signals[COMMITTED], 0, self->rule);
}

/* Takes a text for the rule; `from` is the widget it was typed in, which keeps what it has. */
static gboolean
take (HengRuleEditor *self, const char *text, GtkWidget *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengRule) rule = heng_rule_parse (text, &error);
  g_autofree char *kept = g_strdup (text);

  g_free (self->rule);
  self->rule = g_steal_pointer (&kept);
  g_free (self->message);
  self->message = rule == NULL ? g_strdup (error->message) : NULL;
  if (rule != NULL)
    {
      g_free (self->good);
      self->good = g_strdup (self->rule);
    }
  show_rule (self, from);
  if (rule == NULL)
    return FALSE;
  g_signal_emit (self, signals[CHANGED], 0, self->rule);
  return TRUE;
}

/* A press is a whole change. */
static void
take_and_commit (HengRuleEditor *self, char *text)
{
  if (text != NULL && take (self, text, NULL))
    commit (self);
  g_free (text);
}

static HengRule *
good_rule (HengRuleEditor *self)
{
  return heng_rule_parse (self->good, NULL);
}

static void
kind_cb (HengRuleEditor *self)
{
  g_autoptr (HengRule) rule = self->filling ? NULL : good_rule (self);

  if (rule != NULL)
    take_and_commit (self, heng_rule_as_kind (rule, (HengRuleKind) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind))));
}

static void
switch_cb (GtkCheckButton *button, HengRuleEditor *self)
{
  g_autoptr (HengRule) rule = self->filling ? NULL : good_rule (self);

  for (guint part = 0; rule != NULL && part < G_N_ELEMENTS (self->switches); part++)
    if (self->switches[part] == GTK_WIDGET (button))
      take_and_commit (self, heng_rule_switch (rule, (HengRulePart) part, gtk_check_button_get_active (button)));
}

static void
add_step_cb (HengRuleEditor *self)
{
  g_autoptr (HengRule) rule = good_rule (self);

  if (rule != NULL)
    take_and_commit (self, heng_rule_add_step (rule));
}

static void
drop_step_cb (HengRuleEditor *self)
{
  g_autoptr (HengRule) rule = good_rule (self);

  if (rule != NULL)
    take_and_commit (self, heng_rule_drop_step (rule));
}

static void
set_fault (HengRuleEditor *self, GtkWidget *where, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->fault), message != NULL ? message : "");
  gtk_widget_set_visible (self->fault, message != NULL);
  gtk_widget_remove_css_class (self->text, "error");
  for (guint i = 0; i < self->numbers->len; i++)
    gtk_widget_remove_css_class (self->numbers->pdata[i], "error");
  if (message != NULL && where != NULL)
    gtk_widget_add_css_class (where, "error");
}

static void
number_cb (GtkEditable *entry, HengRuleEditor *self)
{
  g_autoptr (HengRule) rule = self->filling ? NULL : good_rule (self);
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (entry))), *text = NULL;
  g_autoptr (GError) error = NULL;
  HengMicro value = 0;
  guint index = 0;

  if (rule == NULL || !g_ptr_array_find (self->numbers, entry, &index))
    return;
  if (heng_micro_parse (typed, &value))
    text = heng_rule_move_point (rule, index, value, &error);
  else
    g_set_error (&error, HENG_RULE_ERROR, HENG_RULE_ERROR_SYNTAX, _("“%s” is not a number with at most six decimals"), typed);
  if (text != NULL)
    {
      take (self, text, GTK_WIDGET (entry));
      return;
    }
  g_free (self->message);
  self->message = g_strdup (error->message);
  set_fault (self, GTK_WIDGET (entry), self->message);
}

static void
text_cb (GtkEditable *entry, HengRuleEditor *self)
{
  if (!self->filling)
    take (self, gtk_editable_get_text (entry), GTK_WIDGET (entry));
}

static void
curve_moved_cb (HengRuleEditor *self, const char *rule)
{
  take (self, rule, self->curve);
}

/* The arrow down on a number lowers it by a step, as on the curve; Escape takes back what is no rule. */
static gboolean
number_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengRuleEditor *self)
{
  if (keyval != GDK_KEY_Escape || (self->message == NULL && g_strcmp0 (self->rule, self->committed) == 0))
    return FALSE;
  take (self, self->committed, NULL);
  return TRUE;
}

static void
fill (HengRuleEditor *self, GtkWidget *entry, const char *text)
{
  self->filling = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  self->filling = FALSE;
}

static GtkWidget *
watched_entry (HengRuleEditor *self, GCallback changed)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  g_signal_connect (entry, "changed", changed, self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (commit), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (number_key_cb), self);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static GtkWidget *
number_field (HengRuleEditor *self, const char *label, GtkWidget **entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *caption = gtk_label_new (label);

  *entry = watched_entry (self, G_CALLBACK (number_cb));
  gtk_editable_set_width_chars (GTK_EDITABLE (*entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (*entry), 10);
  gtk_editable_set_alignment (GTK_EDITABLE (*entry), 1);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_css_classes (caption, (const char *[]) { "h-cap", "h-dim", NULL });
  gtk_accessible_update_relation (GTK_ACCESSIBLE (*entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL, -1);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), *entry);
  return box;
}

/* As many fields as the rule has numbers; they are made anew only when their names change. */
static void
show_numbers (HengRuleEditor *self, const HengRule *rule, GtkWidget *except)
{
  HengRulePoint points[HENG_RULE_MOST_POINTS];
  guint n = rule != NULL ? heng_rule_points (rule, points) : 0;
  gboolean same = n == self->numbers->len;
  GtkWidget *child;

  for (guint i = 0; same && i < n; i++)
    same = g_strcmp0 (g_object_get_data (self->numbers->pdata[i], "label"), points[i].label) == 0;
  if (!same)
    {
      g_ptr_array_set_size (self->numbers, 0);
      while ((child = gtk_widget_get_first_child (self->fields)) != NULL)
        gtk_flow_box_remove (GTK_FLOW_BOX (self->fields), child);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = heng_micro_format_short (points[i].value);
      GtkWidget *entry;

      if (!same)
        {
          gtk_flow_box_append (GTK_FLOW_BOX (self->fields), number_field (self, _(points[i].label), &entry));
          gtk_widget_set_focusable (gtk_widget_get_last_child (self->fields), FALSE);
          g_object_set_data (G_OBJECT (entry), "label", (gpointer) points[i].label);
          g_ptr_array_add (self->numbers, entry);
        }
      if (self->numbers->pdata[i] != except)
        fill (self, self->numbers->pdata[i], text);
    }
  gtk_widget_set_visible (self->fields, n > 0);
}

static void
show_switches (HengRuleEditor *self, const HengRule *rule)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), heng_rule_kind (rule));
  for (guint part = 0; part < G_N_ELEMENTS (self->switches); part++)
    {
      gtk_widget_set_visible (self->switches[part], heng_rule_can_have (rule, (HengRulePart) part));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->switches[part]), heng_rule_has (rule, (HengRulePart) part));
    }
  gtk_widget_set_visible (self->step_box, heng_rule_kind (rule) == HENG_RULE_STEP);
  self->filling = FALSE;
}

static void
show_finding (HengRuleEditor *self)
{
  gtk_label_set_text (GTK_LABEL (self->finding), heng_rule_curve_get_finding (HENG_RULE_CURVE (self->curve)));
  gtk_label_set_text (GTK_LABEL (self->measure), heng_rule_curve_get_measure (HENG_RULE_CURVE (self->curve)));
}

static void
show_rule (HengRuleEditor *self, GtkWidget *except)
{
  g_autoptr (HengRule) rule = self->message == NULL ? heng_rule_parse (self->rule, NULL) : NULL;
  g_autofree char *words = rule != NULL ? heng_rule_describe (rule) : NULL;

  set_fault (self, except, self->message);
  if (except != self->text)
    fill (self, self->text, self->rule);
  if (rule == NULL)
    return;
  show_switches (self, rule);
  show_numbers (self, rule, except);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  if (except != self->curve)
    heng_rule_curve_set_rule (HENG_RULE_CURVE (self->curve), self->rule, self->unit);
  show_finding (self);
}

static void
heng_rule_editor_finalize (GObject *object)
{
  HengRuleEditor *self = HENG_RULE_EDITOR (object);

  g_ptr_array_unref (self->numbers);
  g_free (self->rule);
  g_free (self->unit);
  g_free (self->good);
  g_free (self->committed);
  g_free (self->message);
  G_OBJECT_CLASS (heng_rule_editor_parent_class)->finalize (object);
}

static void
heng_rule_editor_class_init (HengRuleEditorClass *klass)
{
  GType type = HENG_TYPE_RULE_EDITOR;

  G_OBJECT_CLASS (klass)->finalize = heng_rule_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COMMITTED] = g_signal_new ("committed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
label (const char *text, const char *css_class, const char *other)
{
  GtkWidget *widget = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (widget), 0);
  gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
  gtk_widget_set_css_classes (widget, (const char *[]) { css_class, other, NULL });
  return widget;
}

static GtkWidget *
kind_choice (HengRuleEditor *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *drop;

  for (guint i = 0; i < HENG_RULE_N_KINDS; i++)
    gtk_string_list_append (names, _(heng_rule_kind_label ((HengRuleKind) i)));
  drop = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  heng_compat_name_choice (drop, _("Kind of rule"));
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (kind_cb), self);
  return drop;
}

static GtkWidget *
switch_box (HengRuleEditor *self)
{
  static const char *const names[] = {
    [HENG_RULE_PART_STRETCH] = N_("_Stretch above the target"), [HENG_RULE_PART_RAMP] = N_("Slope _below the threshold instead of 0"),
    [HENG_RULE_PART_VETO] = N_("A _critical event gives 0"), [HENG_RULE_PART_INDEX] = N_("Satisfaction _index"),
    [HENG_RULE_PART_LOWER] = N_("_Lower is better"),
  };
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 12);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      self->switches[i] = gtk_check_button_new_with_mnemonic (_(names[i]));
      g_signal_connect (self->switches[i], "toggled", G_CALLBACK (switch_cb), self);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), self->switches[i]);
      gtk_widget_set_focusable (child, FALSE);
      g_object_bind_property (self->switches[i], "visible", child, "visible", G_BINDING_SYNC_CREATE);
      gtk_flow_box_append (GTK_FLOW_BOX (box), child);
    }
  return box;
}

static GtkWidget *
small_button (HengRuleEditor *self, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  gtk_widget_add_css_class (button, "h-s");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
build_fields (HengRuleEditor *self)
{
  self->kind = kind_choice (self);
  self->fields = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->fields), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->fields), 4);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->fields), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->fields), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->fields), 6);
  gtk_widget_set_halign (self->fields, GTK_ALIGN_START);
  self->step_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->step_box), small_button (self, _("_Add Step"), G_CALLBACK (add_step_cb)));
  gtk_box_append (GTK_BOX (self->step_box), small_button (self, _("_Remove Last Step"), G_CALLBACK (drop_step_cb)));
}

static void
build_text (HengRuleEditor *self)
{
  self->text = watched_entry (self, G_CALLBACK (text_cb));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rule as text"), -1);
  gtk_widget_set_tooltip_text (self->text, _("The rule as it is stored, such as “lin LB 15/8/3”"));
  self->fault = label (NULL, "h-cap", "h-bad");
  self->words = label (NULL, "h-cap", "h-dim");
  self->finding = label (NULL, "h-head", NULL);
  self->measure = label (NULL, "h-cap", "h-dim");
  gtk_widget_set_margin_top (self->finding, 6);
  gtk_widget_set_visible (self->fault, FALSE);
}

static void
heng_rule_editor_init (HengRuleEditor *self)
{
  GtkWidget *parts[9];

  self->numbers = g_ptr_array_new ();
  self->rule = g_strdup ("");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  build_fields (self);
  build_text (self);
  self->curve = heng_rule_curve_new ();
  gtk_widget_set_size_request (self->curve, -1, CURVE_HEIGHT);
  parts[0] = self->kind;
  parts[1] = self->fields;
  parts[2] = switch_box (self);
  parts[3] = self->step_box;
  parts[4] = self->text;
  parts[5] = self->fault;
  parts[6] = self->words;
  parts[7] = self->finding;
  parts[8] = self->measure;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (self), parts[i]);
  gtk_box_append (GTK_BOX (self), self->curve);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Scoring rule"), -1);
  g_signal_connect_swapped (self->curve, "moved", G_CALLBACK (curve_moved_cb), self);
  g_signal_connect_swapped (self->curve, "dropped", G_CALLBACK (commit), self);
}

GtkWidget *
heng_rule_editor_new (void)
{
  return g_object_new (HENG_TYPE_RULE_EDITOR, NULL);
}

void
heng_rule_editor_set (HengRuleEditor *self, const char *rule, const char *unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengRule) parsed = NULL;
  gboolean same = g_strcmp0 (rule, self->committed) == 0;

  g_free (self->unit);
  self->unit = g_strdup (unit);
  if (same && self->message != NULL)
    return;
  parsed = heng_rule_parse (rule, &error);
  g_free (self->committed);
  g_free (self->rule);
  g_free (self->message);
  self->committed = g_strdup (rule);
  self->rule = g_strdup (rule);
  self->message = parsed == NULL ? g_strdup (error->message) : NULL;
  g_free (self->good);
  self->good = g_strdup (parsed != NULL ? rule : "rate");
  show_rule (self, NULL);
}

const char *
heng_rule_editor_get_rule (HengRuleEditor *self)
{
  return self->rule;
}

const char *
heng_rule_editor_get_fault (HengRuleEditor *self)
{
  return self->message;
}

void
heng_rule_editor_set_actuals (HengRuleEditor *self, HengIndicatorActuals *actuals)
{
  heng_rule_curve_set_actuals (HENG_RULE_CURVE (self->curve), actuals);
  show_finding (self);
}

void
heng_rule_editor_set_locked (HengRuleEditor *self, gboolean locked)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), !locked);
}
