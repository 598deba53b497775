/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of a set. */
#include "heng-question-row.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-library-fields.h"
#include "heng-organisation-choice.h"
#include "heng-question-edit.h"
#include "heng-template-lines.h"

#define INDENT 28 /* below the text, beside the number */

enum { TEXT, TEXT_EN, KIND, WEIGHT, N_FIELDS };

struct _HengQuestionRow
{
  GtkBox parent_instance;
  guint place;
  const HengSchemeQuestions *set; /* borrowed */
  GtkWidget *fields[N_FIELDS];
  GtkWidget *texts, *settings, *weight_box, *reversed, *buttons, *up, *down;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HengQuestionRow, heng_question_row, GTK_TYPE_BOX)

enum { EDITED, MOVE, REMOVE, ADD, N_SIGNALS };
static guint signals[N_SIGNALS];

/* While one types: which rule the text breaks. */
static char *
check_cb (HengLibraryField *field, const char *text, gpointer user_data)
{
  HengQuestionRow *self = user_data;
  const HengField *of = heng_record_field (&heng_question_type, heng_library_field_get_name (field));
  g_autoptr (HengQuestion) trial = NULL;
  g_autoptr (GError) fault = NULL;
  gint64 weight;

  if (self->set == NULL)
    return NULL;
  if (of->flags & HENG_FIELD_PERCENT)
    return *text == '\0' || heng_template_lines_parse_weight (text, &weight)
             ? NULL : g_strdup (_("A weight is a number from 0 to 100 with at most two decimals."));
  trial = heng_question_copy (self->set->questions->pdata[self->place]);
  heng_field_set_text (of, trial, text);
  return heng_question_check (self->set, self->place, trial, &fault) ? NULL : g_strdup (fault->message);
}

static void
edited_cb (HengLibraryField *field, const char *text, HengQuestionRow *self)
{
  g_signal_emit (self, signals[EDITED], 0, heng_library_field_get_name (field), text, field);
}

static void
reversed_cb (GtkCheckButton *button, HengQuestionRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[EDITED], 0, "reversed", gtk_check_button_get_active (button) ? "1" : "0", NULL);
}

static void
up_cb (GtkButton *button, HengQuestionRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_cb (GtkButton *button, HengQuestionRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
remove_cb (GtkButton *button, HengQuestionRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HengQuestionRow *self)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;

  if (control && shift && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    g_signal_emit (self, signals[MOVE], 0, key == GDK_KEY_Up ? -1 : 1);
  else if (control && !shift && (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract))
    g_signal_emit (self, signals[REMOVE], 0);
  else if (control && (key == GDK_KEY_plus || key == GDK_KEY_KP_Add))
    g_signal_emit (self, signals[ADD], 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
heng_question_row_class_init (HengQuestionRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING,
                                  GTK_TYPE_WIDGET);
  signals[MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ADD] = g_signal_new ("add", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_question_row_init (HengQuestionRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-question");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
icon_button_new (HengQuestionRow *self, const char *icon, const char *tip, const char *spoken, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "h-mini");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
add_field (HengQuestionRow *self, guint n, const char *name, const char *spoken_format)
{
  g_autofree char *spoken = g_strdup_printf (spoken_format, self->place + 1);

  self->fields[n] = heng_library_field_new_plain (heng_record_field (&heng_question_type, name), spoken);
  heng_library_field_set_check (HENG_LIBRARY_FIELD (self->fields[n]), check_cb, self);
  g_signal_connect (self->fields[n], "edited", G_CALLBACK (edited_cb), self);
  return self->fields[n];
}

static GtkWidget *
weight_new (HengQuestionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *caption = heng_cell_label_new (_("Weight"), "h-dim");
  GtkWidget *field = add_field (self, WEIGHT, "weight_bp", _("Weight of question %u"));
  GtkWidget *entry = heng_library_field_get_input (HENG_LIBRARY_FIELD (field));

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
  gtk_widget_set_hexpand (entry, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "—");
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_widget_set_tooltip_text (entry, _("Share of the rater’s mean in per cent. Without any weight all questions count the same."));
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), field);
  return box;
}

static void
add_reversed (HengQuestionRow *self, GtkWidget *box)
{
  g_autofree char *spoken = g_strdup_printf (_("Answers of question %u are reversed"), self->place + 1);

  self->reversed = gtk_check_button_new_with_label (_("Reversed"));
  gtk_widget_set_tooltip_text (self->reversed, _("A high answer is a bad one: it scores 6 − answer"));
  gtk_widget_set_hexpand (self->reversed, TRUE);
  gtk_widget_set_halign (self->reversed, GTK_ALIGN_START);
  heng_compat_name_button (self->reversed, spoken);
  g_signal_connect (self->reversed, "toggled", G_CALLBACK (reversed_cb), self);
  gtk_box_append (GTK_BOX (box), self->reversed);
}

static GtkWidget *
settings_new (HengQuestionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *kind = add_field (self, KIND, "kind", _("Kind of question %u"));
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *up = g_strdup_printf (_("Question %u earlier"), self->place + 1);
  g_autofree char *down = g_strdup_printf (_("Question %u later"), self->place + 1);
  g_autofree char *gone = g_strdup_printf (_("Remove question %u"), self->place + 1);

  self->weight_box = weight_new (self);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->up = icon_button_new (self, "go-up-symbolic", _("Earlier (Ctrl+Shift+↑)"), up, G_CALLBACK (up_cb));
  self->down = icon_button_new (self, "go-down-symbolic", _("Later (Ctrl+Shift+↓)"), down, G_CALLBACK (down_cb));
  gtk_box_append (GTK_BOX (self->buttons), self->up);
  gtk_box_append (GTK_BOX (self->buttons), self->down);
  gtk_box_append (GTK_BOX (self->buttons), icon_button_new (self, "list-remove-symbolic", _("Remove Question (Ctrl+−)"), gone, G_CALLBACK (remove_cb)));
  gtk_widget_set_hexpand (self->buttons, TRUE);
  gtk_widget_set_halign (self->buttons, GTK_ALIGN_END);
  gtk_widget_set_hexpand (rest, TRUE);
  gtk_box_append (GTK_BOX (rest), self->weight_box);
  add_reversed (self, rest);
  gtk_box_append (GTK_BOX (rest), self->buttons);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), rest);
  gtk_widget_set_margin_start (box, INDENT);
  return box;
}

GtkWidget *
heng_question_row_new (guint place)
{
  HengQuestionRow *self = g_object_new (HENG_TYPE_QUESTION_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *number;
  g_autofree char *shown = g_strdup_printf ("%u", place + 1);

  self->place = place;
  number = heng_cell_label_new (shown, "h-dim");
  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_widget_set_margin_top (number, 6);
  self->texts = heng_library_pair (add_field (self, TEXT, "text", _("Question %u")), add_field (self, TEXT_EN, "text_en", _("Question %u in English")));
  gtk_box_set_spacing (GTK_BOX (self->texts), 8);
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (heng_library_field_get_input (HENG_LIBRARY_FIELD (self->fields[TEXT_EN]))), _("In English"));
  self->settings = settings_new (self);
  gtk_box_append (GTK_BOX (line), number);
  gtk_box_append (GTK_BOX (line), self->texts);
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), self->settings);
  return GTK_WIDGET (self);
}

void
heng_question_row_set_narrow (HengQuestionRow *self, gboolean narrow)
{
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->texts), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->settings), orientation);
}

void
heng_question_row_show (HengQuestionRow *self, const HengSchemeQuestions *set, gboolean editable, gboolean reset)
{
  const HengQuestion *question = set->questions->pdata[self->place];
  gboolean rating = question->kind == HENG_QUESTION_RATING;

  self->set = set;
  for (guint i = 0; i < N_FIELDS; i++)
    heng_library_field_load (HENG_LIBRARY_FIELD (self->fields[i]), question, editable, reset);
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->reversed), question->reversed != 0);
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->reversed, editable);
  gtk_widget_set_visible (self->weight_box, rating);
  gtk_widget_set_visible (self->reversed, rating);
  gtk_widget_set_visible (self->buttons, editable);
  gtk_widget_set_sensitive (self->up, self->place > 0);
  gtk_widget_set_sensitive (self->down, self->place + 1 < set->questions->len);
}

void
heng_question_row_commit (HengQuestionRow *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    heng_library_field_commit (HENG_LIBRARY_FIELD (self->fields[i]));
}

void
heng_question_row_focus (HengQuestionRow *self)
{
  gtk_widget_grab_focus (heng_library_field_get_input (HENG_LIBRARY_FIELD (self->fields[TEXT])));
}
