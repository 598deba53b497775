/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for who gets which template. */
#include "heng-rules-view.h"

#include <glib/gi18n.h>

#include "heng-library-fields.h"
#include "heng-library-work.h"
#include "heng-organisation-choice.h"
#include "heng-people-text.h"
#include "heng-rule-dialog.h"
#include "heng-window.h"

#define MOST_PEOPLE 50

struct _HengRulesView
{
  GtkBox parent_instance;
  const HengLibrary *library;
  GtkWidget *list, *people, *templates, *none;
  gboolean editable;
  int to_focus; /* a rule that was moved; −1: none */
};

G_DEFINE_FINAL_TYPE (HengRulesView, heng_rules_view, GTK_TYPE_BOX)

static HengPage *
page_of (HengRulesView *self)
{
  return HENG_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), HENG_TYPE_PAGE));
}

static const HengAssignment *
rule_at (HengRulesView *self, int place)
{
  return self->library != NULL && place >= 0 && place < (int) self->library->gaps->assignments->len
           ? self->library->gaps->assignments->pdata[place] : NULL;
}

static const char *
profile_name (const HengLibrary *library, const char *key)
{
  for (guint i = 0; i < library->profiles->len; i++)
    {
      const HengProfile *profile = library->profiles->pdata[i];

      if (g_strcmp0 (profile->key, key) == 0)
        return heng_localized (profile->name, profile->name_en);
    }
  return key;
}

static void
move (HengRulesView *self, int place, int by)
{
  const HengAssignment *rule = rule_at (self, place);
  HengLibraryWork *work;

  if (!self->editable || rule == NULL || rule_at (self, place + by) == NULL)
    return;
  work = heng_library_work_new (heng_verb_move_rule, rule->id);
  work->number = place + by;
  self->to_focus = place + by;
  heng_library_work_run (page_of (self), work, _("Order changed"), NULL, NULL);
}

static void
remove_rule (HengRulesView *self, int place)
{
  const HengAssignment *rule = rule_at (self, place);
  HengLibraryWork *work;

  if (!self->editable || rule == NULL)
    return;
  work = heng_library_work_new (heng_verb_remove_rule, rule->id);
  work->version = rule->version;
  self->to_focus = MAX (place - 1, 0);
  heng_library_work_run (page_of (self), work, _("Rule removed"), NULL, NULL);
}

static int
place_of (GtkWidget *inside)
{
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (inside, GTK_TYPE_LIST_BOX_ROW)));
}

static void
up_cb (GtkWidget *button, HengRulesView *self)
{
  move (self, place_of (button), -1);
}

static void
down_cb (GtkWidget *button, HengRulesView *self)
{
  move (self, place_of (button), 1);
}

static void
remove_cb (GtkWidget *button, HengRulesView *self)
{
  remove_rule (self, place_of (button));
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, HengRulesView *self)
{
  const HengAssignment *rule = rule_at (self, gtk_list_box_row_get_index (row));

  if (self->editable && rule != NULL)
    heng_rule_dialog_present (page_of (self), self->library, rule);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HengRulesView *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->list);
  GdkModifierType wanted = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((state & wanted) == wanted && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    move (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), key == GDK_KEY_Up ? -1 : 1);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && gtk_widget_is_focus (row))
    activated_cb (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row), self);
  else if (key == GDK_KEY_Delete)
    remove_rule (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
icon_button_new (HengRulesView *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "h-mini");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static char *
result_text (const HengLibrary *library, const HengAssignment *rule)
{
  const HengLibraryTemplate *template = heng_library_template (library, rule->template_key);
  const char *name = template != NULL ? heng_localized (template->record->name, template->record->name_en) : rule->template_key;

  /* Translators: a template and a profile: "R&D · R&D staff" */
  return g_strdup_printf (_("→ %1$s · %2$s"), name, profile_name (library, rule->profile_key));
}

static GtkWidget *
row_new (HengRulesView *self, guint place)
{
  const HengAssignment *rule = self->library->gaps->assignments->pdata[place];
  guint n = self->library->gaps->n_people[place];
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *who = heng_assignment_describe (rule), *what = result_text (self->library, rule), *number = g_strdup_printf ("%u", place + 1);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", number, who, what, people);
  GtkWidget *title = heng_cell_label_new (who, "h-strong"), *detail = heng_cell_label_new (what, "h-dim"), *order = heng_cell_label_new (number, "h-dim");
  GtkWidget *tag = gtk_label_new (n > 0 ? people : _("nobody"));

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (order), 2);
  gtk_widget_set_css_classes (tag, (const char *[]) { "h-tag", n > 0 ? "info" : "warn", NULL });
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), order);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), tag);
  if (self->editable)
    {
      gtk_box_append (GTK_BOX (box), icon_button_new (self, "go-up-symbolic", _("Earlier (Ctrl+Shift+↑)"), G_CALLBACK (up_cb)));
      gtk_box_append (GTK_BOX (box), icon_button_new (self, "go-down-symbolic", _("Later (Ctrl+Shift+↓)"), G_CALLBACK (down_cb)));
      gtk_box_append (GTK_BOX (box), icon_button_new (self, "list-remove-symbolic", _("Remove Rule (Delete)"), G_CALLBACK (remove_cb)));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "h-row");
  gtk_widget_add_css_class (row, "h-tall");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
person_cb (GtkButton *button, HengRulesView *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "heng-person");

  heng_window_show_person (heng_page_get_window (page_of (self)), *id, NULL, NULL);
}

static GtkWidget *
person_new (HengRulesView *self, const HengEmployee *employee, const char *reason)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *button = gtk_button_new_with_label (heng_text_name (employee));
  GtkWidget *detail = heng_cell_label_new (reason, "h-dim");

  gtk_widget_set_css_classes (button, (const char *[]) { "h-linkbutton", NULL });
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  g_object_set_data_full (G_OBJECT (button), "heng-person", g_memdup2 (&employee->id, sizeof employee->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (person_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), detail);
  return box;
}

static void
fill_people (HengRulesView *self)
{
  const HengAssignmentGaps *gaps = self->library->gaps;
  g_autofree char *title = g_strdup_printf (ngettext ("No rule reaches %u person", "No rule reaches %u people", gaps->people->len), gaps->people->len);
  g_autofree char *more = NULL;

  heng_library_clear (self->people);
  gtk_widget_set_visible (self->people, gaps->people->len > 0);
  if (gaps->people->len == 0)
    return;
  gtk_box_append (GTK_BOX (self->people), heng_section_title_new (title));
  for (guint i = 0; i < MIN (gaps->people->len, MOST_PEOPLE); i++)
    gtk_box_append (GTK_BOX (self->people), person_new (self, gaps->people->pdata[i], gaps->reasons->pdata[i]));
  if (gaps->people->len <= MOST_PEOPLE)
    return;
  more = g_strdup_printf (ngettext ("and %u more", "and %u more", gaps->people->len - MOST_PEOPLE), gaps->people->len - MOST_PEOPLE);
  gtk_box_append (GTK_BOX (self->people), heng_cell_label_new (more, "h-dim"));
}

static void
fill_templates (HengRulesView *self)
{
  const HengAssignmentGaps *gaps = self->library->gaps;

  heng_library_clear (self->templates);
  gtk_widget_set_visible (self->templates, gaps->templates->len > 0);
  gtk_box_append (GTK_BOX (self->templates), heng_section_title_new (_("Templates that nobody gets")));
  for (guint i = 0; i < gaps->templates->len; i++)
    {
      const HengTemplate *template = gaps->templates->pdata[i];

      gtk_box_append (GTK_BOX (self->templates), heng_cell_label_new (heng_localized (template->name, template->name_en), NULL));
    }
}

static void
heng_rules_view_class_init (HengRulesViewClass *klass)
{
}

static void
heng_rules_view_init (HengRulesView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *hint = heng_cell_label_new (_("The first rule that fits a person decides."), "h-dim");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->to_focus = -1;
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "h-card");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rules"), -1);
  self->none = heng_cell_label_new (_("No rule yet: opening a cycle gives nobody a scorecard."), "h-warn");
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  self->people = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->templates = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->list, keys);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_box_append (GTK_BOX (self), hint);
  gtk_box_append (GTK_BOX (self), self->none);
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), self->people);
  gtk_box_append (GTK_BOX (self), self->templates);
}

GtkWidget *
heng_rules_view_new (void)
{
  return g_object_new (HENG_TYPE_RULES_VIEW, NULL);
}

void
heng_rules_view_show (HengRulesView *self, const HengLibrary *library, gboolean editable)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->list);
  int place = self->to_focus >= 0 ? self->to_focus : focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  GtkWidget *row;

  self->library = library;
  self->editable = editable;
  self->to_focus = -1;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < library->gaps->assignments->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self, i));
  gtk_widget_set_visible (self->list, library->gaps->assignments->len > 0);
  gtk_widget_set_visible (self->none, library->gaps->assignments->len == 0);
  fill_people (self);
  fill_templates (self);
  if (place >= 0 && gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), place) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), place)));
}

void
heng_rules_view_add (HengRulesView *self)
{
  if (self->library != NULL && self->editable)
    heng_rule_dialog_present (page_of (self), self->library, NULL);
}

void
heng_rules_view_focus (HengRulesView *self)
{
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}
