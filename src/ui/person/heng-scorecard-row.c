/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the sheet. The entry shows the value as people read it, and the stored text while it is edited. */
#include "heng-scorecard-row.h"

#include <glib/gi18n-lib.h>

#include "heng-gap-steps.h"
#include "heng-people-text.h"
#include "heng-source.h"
#include "heng-weight-meter.h"

#define LONGEST_VALUE 13 /* characters that fit into the cell */
#define NAME_CHARS 14 /* at least, as in the template; more where there is room */
#define UNFOCUSED_COMMIT_MS 400 /* text set by assistive technology without focus is stored after this rest */

struct _HengScorecardRow
{
  GtkBox parent_instance;
  GtkBox *cells, *name_box, *perspective, *fault_box;
  GtkLabel *code, *name, *sub, *perspective_name, *weight, *target, *rule, *source, *gap, *fault, *score_label;
  HengDot *dot;
  GtkEntry *actual;
  GtkButton *score;
  GtkMenuButton *menu;
  HengReviewLine *line;
  char *stored;  /* the stored text, "" for none */
  char *pending; /* accepted, not stored */
  gboolean editing, filling, locked;
  gboolean refused; /* the rule refuses what stands in the entry */
  guint commit_timeout, select_idle;
};

G_DEFINE_FINAL_TYPE (HengScorecardRow, heng_scorecard_row, GTK_TYPE_BOX)

enum { TYPED, COMMIT, NOT_APPLICABLE, PROOF, MOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

gboolean
heng_sheet_column_visible (HengSheetColumn column, HengWidthClass width_class)
{
  switch (column)
    {
    case HENG_COLUMN_ACTUAL:
    case HENG_COLUMN_SCORE:
    case HENG_COLUMN_MENU:
    case HENG_COLUMN_NAME:
      return TRUE;
    case HENG_COLUMN_RULE:
    case HENG_COLUMN_SOURCE:
      return width_class == HENG_WIDTH_WIDE;
    default:
      return width_class != HENG_WIDTH_NARROW;
    }
}

static void
fill_entry (HengScorecardRow *self, const char *text)
{
  self->filling = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->actual)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->actual), text);
  self->filling = FALSE;
}

static char *
display_value (HengScorecardRow *self)
{
  const HengScorecardLine *record = self->line->record;
  g_autofree char *text = NULL;

  if (self->line->rule == NULL)
    return g_strdup ("—");
  text = heng_actual_display (self->line->rule, &self->line->value, heng_localized (record->unit, record->unit_en));
  if (g_utf8_strlen (text, -1) <= LONGEST_VALUE)
    return g_steal_pointer (&text);
  /* the unit stands beside the target, too */
  return heng_actual_display (self->line->rule, &self->line->value, NULL);
}

static void
show_display (HengScorecardRow *self)
{
  g_autofree char *text = display_value (self);

  fill_entry (self, text);
  if (self->line->value.state == HENG_VALUE_MISSING && !self->locked)
    gtk_widget_add_css_class (GTK_WIDGET (self->actual), "h-missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->actual), "h-missing");
}

static void
set_pending (HengScorecardRow *self, const char *text)
{
  g_free (self->pending);
  self->pending = g_strdup (text);
}

/* Checks what stands in the entry; an accepted value is told at once. FALSE when the rule refuses it. */
static gboolean
take_text (HengScorecardRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->actual))));
  g_autoptr (GError) error = NULL;
  HengActual value = { 0 };
  gboolean fits = heng_actual_parse (self->line->rule, text, &value, &error);

  self->refused = !fits;
  heng_scorecard_row_set_fault (self, fits ? NULL : error->message);
  if (fits && value.state != HENG_VALUE_NA)
    {
      set_pending (self, g_strcmp0 (text, self->stored) != 0 ? text : NULL);
      g_signal_emit (self, signals[TYPED], 0, text);
    }
  else if (self->pending != NULL)
    {
      set_pending (self, NULL);
      g_signal_emit (self, signals[TYPED], 0, self->stored);
    }
  heng_actual_clear (&value);
  return fits;
}

static gboolean
is_not_applicable (HengScorecardRow *self)
{
  HengActual value = { 0 };
  gboolean na = heng_actual_parse (self->line->rule, gtk_editable_get_text (GTK_EDITABLE (self->actual)), &value, NULL)
                && value.state == HENG_VALUE_NA;

  heng_actual_clear (&value);
  return na;
}

static void
commit (HengScorecardRow *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->commit_timeout, g_source_remove);
  if (self->locked || self->refused || self->line->rule == NULL)
    return;
  if (is_not_applicable (self) && g_strcmp0 (self->stored, "NA") != 0)
    {
      g_signal_emit (self, signals[NOT_APPLICABLE], 0);
      return;
    }
  if (self->pending == NULL)
    return;
  text = g_steal_pointer (&self->pending);
  g_free (self->stored);
  self->stored = g_strdup (text);
  g_signal_emit (self, signals[COMMIT], 0, text);
}

static gboolean
unfocused_commit_cb (gpointer data)
{
  HengScorecardRow *self = data;

  self->commit_timeout = 0;
  commit (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (HengScorecardRow *self)
{
  if (self->filling || self->line == NULL || self->locked)
    return;
  if (!take_text (self) || self->editing)
    return;
  g_clear_handle_id (&self->commit_timeout, g_source_remove);
  self->commit_timeout = g_timeout_add (UNFOCUSED_COMMIT_MS, unfocused_commit_cb, self);
}

static void
move (HengScorecardRow *self, int rows)
{
  commit (self);
  g_signal_emit (self, signals[MOVE], 0, rows);
}

static void
activate_cb (HengScorecardRow *self)
{
  if (!self->locked && !self->refused)
    move (self, 1);
}

/* A cell is chosen whole, as in a spreadsheet; after a click the entry puts its cursor first. */
static gboolean
select_cb (gpointer data)
{
  HengScorecardRow *self = data;

  self->select_idle = 0;
  if (self->editing && self->pending == NULL && !self->refused)
    gtk_editable_select_region (GTK_EDITABLE (self->actual), 0, -1);
  return G_SOURCE_REMOVE;
}

static void
enter_cb (HengScorecardRow *self)
{
  if (self->locked || self->line == NULL || self->editing)
    return;
  self->editing = TRUE;
  if (!self->refused)
    fill_entry (self, self->pending != NULL ? self->pending : self->stored);
  gtk_editable_select_region (GTK_EDITABLE (self->actual), 0, -1);
  if (self->select_idle == 0)
    self->select_idle = g_idle_add (select_cb, self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-editing");
}

static void
leave_cb (HengScorecardRow *self)
{
  if (!self->editing)
    return;
  self->editing = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "h-editing");
  gtk_editable_select_region (GTK_EDITABLE (self->actual), 0, 0);
  /* a refused text stays as it is with its sentence, and is not stored */
  if (self->refused)
    return;
  commit (self);
  show_display (self);
}

static gboolean
revert (HengScorecardRow *self)
{
  gboolean changed = g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->actual)), self->stored) != 0;

  self->refused = FALSE;
  fill_entry (self, self->stored);
  heng_scorecard_row_set_fault (self, NULL);
  set_pending (self, NULL);
  g_signal_emit (self, signals[TYPED], 0, self->stored);
  gtk_editable_select_region (GTK_EDITABLE (self->actual), 0, -1);
  return changed;
}

/* The row's menu, forms and proofs are popovers below it; their keys are their own. */
static gboolean
is_in_popover (HengScorecardRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_native (focus) != gtk_widget_get_native (GTK_WIDGET (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengScorecardRow *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || is_in_popover (self))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_F2:
      heng_scorecard_row_edit (self);
      return TRUE;
    case GDK_KEY_Escape:
      return self->editing && revert (self);
    default:
      return FALSE;
    }
}

static void
proof_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[PROOF], 0, HENG_SCORECARD_ROW (widget)->score);
}

static void
not_applicable_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[NOT_APPLICABLE], 0);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengScorecardRow *self = HENG_SCORECARD_ROW (widget);

  if (self->locked || *self->stored == '\0')
    return;
  set_pending (self, "");
  g_signal_emit (self, signals[TYPED], 0, "");
  commit (self);
}

static void
heng_scorecard_row_dispose (GObject *object)
{
  HengScorecardRow *self = HENG_SCORECARD_ROW (object);

  g_clear_handle_id (&self->commit_timeout, g_source_remove);
  g_clear_handle_id (&self->select_idle, g_source_remove);
  g_clear_pointer (&self->stored, g_free);
  g_clear_pointer (&self->pending, g_free);
  G_OBJECT_CLASS (heng_scorecard_row_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  GType type = HENG_TYPE_SCORECARD_ROW;

  signals[TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COMMIT] = g_signal_new ("commit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NOT_APPLICABLE] = g_signal_new ("not-applicable", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROOF] = g_signal_new ("proof", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
heng_scorecard_row_class_init (HengScorecardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_scorecard_row_dispose;
  g_type_ensure (HENG_TYPE_DOT);
  install_signals ();
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-scorecard-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, cells);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, code);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, name);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, sub);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, name_box);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, perspective);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, dot);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, perspective_name);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, weight);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, target);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, actual);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, rule);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, score);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, score_label);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, source);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, gap);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, menu);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, fault_box);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardRow, fault);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "row.proof", NULL, proof_action);
  gtk_widget_class_install_action (widget_class, "row.not-applicable", NULL, not_applicable_action);
  gtk_widget_class_install_action (widget_class, "row.clear", NULL, clear_action);
}

static void
heng_scorecard_row_init (HengScorecardRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  self->stored = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->actual), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
heng_scorecard_row_new (GtkSizeGroup *const groups[HENG_N_COLUMNS])
{
  HengScorecardRow *self = g_object_new (HENG_TYPE_SCORECARD_ROW, NULL);
  gpointer columns[HENG_N_COLUMNS] = { self->code, self->perspective, self->weight, self->target, self->actual,
                                       self->rule, self->score,       self->source, self->gap,    self->menu, self->name_box };

  for (guint i = 0; i < HENG_N_COLUMNS; i++)
    gtk_size_group_add_widget (groups[i], columns[i]);
  return GTK_WIDGET (self);
}

/* The target with its unit: "8 %"; what the template says wins over the rule's number. */
static char *
target_text (const HengReviewLine *line)
{
  const char *unit = heng_localized (line->record->unit, line->record->unit_en);
  HengMicro number = G_MININT64;
  g_autofree char *text = NULL;

  if (line->record->target != NULL && *line->record->target != '\0')
    return g_strdup (line->record->target);
  text = line->rule != NULL ? heng_rule_target (line->rule, &number) : g_strdup ("—");
  if (number == G_MININT64 || unit == NULL || *unit == '\0')
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s %s", text, unit);
}

static void
show_names (HengScorecardRow *self, const HengScorecardLine *record)
{
  gboolean lower = self->line->rule != NULL && heng_rule_lower_is_better (self->line->rule);
  const char *name = heng_localized (record->name, record->name_en);
  g_autofree char *shown = lower ? g_strdup_printf ("%s ↓", name) : g_strdup (name);
  g_autofree char *entry_name = g_strdup_printf (_("Actual %s"), record->code);
  g_autofree char *menu_name = g_strdup_printf (_("More for %s"), record->code);

  gtk_label_set_text (self->code, record->code);
  gtk_label_set_text (self->name, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  heng_dot_set_perspective (self->dot, (HengPerspective) record->perspective);
  gtk_label_set_text (self->perspective_name, heng_perspective_short ((HengPerspective) record->perspective));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->actual), GTK_ACCESSIBLE_PROPERTY_LABEL, entry_name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu_name, -1);
}

static void
show_facts (HengScorecardRow *self, const HengScorecardLine *record)
{
  g_autofree char *weight = heng_text_weight (record->weight_bp, 2);
  g_autofree char *target = target_text (self->line);
  g_autofree char *rule = self->line->rule != NULL ? heng_rule_describe (self->line->rule) : g_strdup (self->line->rule_error);
  g_autofree char *source = heng_source_describe (record->source != NULL ? record->source : "");
  g_autofree char *sub = g_strdup_printf ("%s · %s · %s", record->code, weight, target);

  gtk_label_set_text (self->weight, weight);
  gtk_label_set_text (self->target, target);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->target), target);
  gtk_label_set_text (self->rule, rule);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->rule), rule);
  gtk_label_set_text (self->source, source);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source), source);
  gtk_label_set_text (self->sub, sub);
}

void
heng_scorecard_row_show_score (HengScorecardRow *self, const HengReviewPart *part)
{
  g_autofree char *score = heng_text_value (self->line->points, 2);
  gboolean counts = self->line->points.state == HENG_VALUE_NUMBER;
  HengMicro gap_value = heng_line_gap (part, self->line);
  g_autofree char *gap = counts ? heng_micro_display (gap_value, 2, gap_value != 0) : g_strdup ("—");
  g_autofree char *name = g_strdup_printf (_("Score %s: %s"), self->line->record->code, score);

  gtk_label_set_text (self->score_label, score);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->score), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_text (self->gap, gap);
  gtk_widget_set_css_classes (GTK_WIDGET (self->gap), (const char *[]) { "h-cell", counts && gap_value != 0 ? NULL : "h-dim", NULL });
}

void
heng_scorecard_row_set (HengScorecardRow *self, const HengReviewPart *part, HengReviewLine *line, const char *locked)
{
  const char *stored = line->actual != NULL && line->actual->value != NULL ? line->actual->value : "";
  gboolean other = self->line != NULL && self->line->record->id != line->record->id;

  if (other || locked != NULL)
    {
      set_pending (self, NULL);
      self->refused = FALSE;
    }
  self->line = line;
  self->locked = locked != NULL || line->rule == NULL;
  gtk_editable_set_editable (GTK_EDITABLE (self->actual), !self->locked);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->actual), locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.not-applicable", !self->locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.clear", !self->locked);
  g_free (self->stored);
  self->stored = g_strdup (stored);
  show_names (self, line->record);
  show_facts (self, line->record);
  heng_scorecard_row_show_score (self, part);
  if (self->pending == NULL && !self->refused)
    {
      heng_scorecard_row_set_fault (self, line->value_error);
      if (self->editing)
        fill_entry (self, self->stored);
      else
        show_display (self);
    }
}

HengReviewLine *
heng_scorecard_row_get_line (HengScorecardRow *self)
{
  return self->line;
}

const char *
heng_scorecard_row_get_pending (HengScorecardRow *self)
{
  return self->pending;
}

void
heng_scorecard_row_set_fault (HengScorecardRow *self, const char *fault)
{
  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_box), fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->actual), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->actual), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->actual), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
heng_scorecard_row_set_width_class (HengScorecardRow *self, HengWidthClass width_class)
{
  gpointer columns[HENG_N_COLUMNS] = { self->code, self->perspective, self->weight, self->target, self->actual,
                                       self->rule, self->score,       self->source, self->gap,    self->menu, self->name_box };

  for (guint i = 0; i < HENG_N_COLUMNS; i++)
    gtk_widget_set_visible (columns[i], heng_sheet_column_visible (i, width_class));
  gtk_widget_set_visible (GTK_WIDGET (self->sub), width_class == HENG_WIDTH_NARROW);
  gtk_widget_set_size_request (GTK_WIDGET (self->cells), -1, width_class == HENG_WIDTH_NARROW ? 52 : 40);
  gtk_label_set_width_chars (self->name, width_class == HENG_WIDTH_NARROW ? 6 : NAME_CHARS);
}

void
heng_scorecard_row_edit (HengScorecardRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->actual));
  gtk_editable_select_region (GTK_EDITABLE (self->actual), 0, -1);
}

GtkWidget *
heng_scorecard_row_get_score_button (HengScorecardRow *self)
{
  return GTK_WIDGET (self->score);
}

GtkWidget *
heng_scorecard_row_get_entry (HengScorecardRow *self)
{
  return GTK_WIDGET (self->actual);
}
