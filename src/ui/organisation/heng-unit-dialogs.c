/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a unit is moved, given another type or closed: where to, and what it brings along. */
#include "heng-unit-dialogs.h"

#include <glib/gi18n.h>

#include "heng-organisation-choice.h"
#include "heng-small-window.h"

typedef struct
{
  GtkWindow *window;
  HengPage *page;
  HengDepartment *unit;
  HengUnitAgreed agreed;
  HengUnitTarget closed;
  GtkWidget *choice, *effects, *button;
  guint serial; /* of the newest question: older answers are dropped */
  gboolean is_decided; /* the place was chosen already: Enter agrees */
} Form;

typedef struct
{
  GtkWindow *window;
  guint serial;
} Question;

static void
form_free (gpointer data)
{
  Form *form = data;

  heng_department_free (form->unit);
  g_object_unref (form->page);
  g_free (form);
}

static void
add_line (Form *form, const char *text, const char *style)
{
  GtkWidget *label = heng_cell_label_new (text, style);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (form->effects), label);
}

static void
add_sentences (Form *form, GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("· %s", (char *) g_ptr_array_index (sentences, i));

      add_line (form, text, NULL);
    }
}

static void
clear_lines (Form *form)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (form->effects)) != NULL)
    gtk_box_remove (GTK_BOX (form->effects), child);
}

static void
show_effect (Form *form, const HengUnitEffect *effect)
{
  g_autofree char *people = g_strdup_printf (ngettext ("%u person is affected", "%u people are affected", effect->n_people), effect->n_people);
  g_autofree char *units = g_strdup_printf (ngettext ("%u unit below goes along", "%u units below go along", effect->n_units), effect->n_units);
  g_autofree char *cards = g_strdup_printf (ngettext ("%u scorecard of a running cycle would take another template",
                                                      "%u scorecards of running cycles would take another template", effect->n_scorecards),
                                            effect->n_scorecards);

  add_line (form, people, "h-strong");
  if (effect->n_units > 0)
    add_line (form, units, "h-strong");
  add_line (form, effect->n_scorecards > 0 ? cards : _("No scorecard of a running cycle changes"), effect->n_scorecards > 0 ? "h-warn" : "h-dim");
  add_sentences (form, effect->scorecards);
  if (effect->gaps->len > 0)
    add_line (form, _("Without a template afterwards:"), "h-warn");
  add_sentences (form, effect->gaps);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  HengUnitEffect *effect = heng_store_run_finish (HENG_STORE (source), result, &error);
  Form *form = g_object_get_data (G_OBJECT (question->window), "heng-form");

  if (form != NULL && form->serial == question->serial)
    {
      clear_lines (form);
      if (effect != NULL)
        show_effect (form, effect);
      else
        add_line (form, error->message, "h-bad");
      gtk_widget_set_sensitive (form->button, effect != NULL);
      if (effect != NULL && form->is_decided)
        gtk_widget_grab_focus (form->button);
    }
  g_clear_pointer (&effect, heng_unit_effect_free);
  g_object_unref (question->window);
  g_free (question);
}

static gpointer
preview (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_unit_preview (db, args, error);
}

static void
ask (Form *form)
{
  Question *question = g_new0 (Question, 1);

  if (form->choice != NULL)
    form->unit->parent_id = heng_choice_get (form->choice);
  question->window = g_object_ref (form->window);
  question->serial = ++form->serial;
  gtk_widget_set_sensitive (form->button, FALSE);
  heng_store_run_async (heng_page_get_store (form->page), HENG_LANE_WORK, preview, heng_department_copy (form->unit),
                        (GDestroyNotify) heng_department_free, (GDestroyNotify) heng_unit_effect_free, NULL, previewed_cb, question);
}

static void
agree_cb (Form *form)
{
  GtkWindow *window = form->window;

  if (form->closed != NULL)
    form->closed (form->page, form->unit->id, form->choice != NULL ? heng_choice_get (form->choice) : 0);
  else
    form->agreed (form->page, form->unit);
  gtk_window_close (window);
}

static Form *
form_new (HengPage *page, const HengDepartment *unit, const char *title, const char *verb)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  GtkHeaderBar *header;

  form->page = g_object_ref (page);
  form->unit = heng_department_copy (unit);
  form->effects = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->effects), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Consequences"), -1);
  gtk_widget_add_css_class (box, "h-dialog");
  gtk_box_append (GTK_BOX (box), form->effects);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  form->window = heng_small_window_new (GTK_WIDGET (page), title, 460, 340, scroller, &header);
  g_object_set_data_full (G_OBJECT (form->window), "heng-form", form, form_free);
  form->button = gtk_button_new_with_mnemonic (verb);
  gtk_widget_add_css_class (form->button, "suggested-action");
  gtk_header_bar_pack_end (header, form->button);
  g_signal_connect_swapped (form->button, "clicked", G_CALLBACK (agree_cb), form);
  gtk_window_set_default_widget (form->window, form->button);
  return form;
}

static void
add_choice (Form *form, const char *label, GtkWidget *choice)
{
  GtkWidget *box = gtk_widget_get_parent (form->effects);

  form->choice = choice;
  gtk_box_prepend (GTK_BOX (box), heng_field_new (label, choice));
}

static void
chosen_cb (Form *form)
{
  form->is_decided = FALSE;
  ask (form);
}

void
heng_unit_consequences_present (HengPage *page, const HengOrganisation *organisation, const HengDepartment *unit, gboolean choose_place,
                                HengUnitAgreed agreed)
{
  const char *name = heng_localized (unit->name, unit->name_en);
  g_autofree char *title = g_strdup_printf (choose_place ? _("Move %s") : _("Change the Type of %s"), name);
  Form *form = form_new (page, unit, title, choose_place ? _("_Move") : _("_Change"));
  const HengDepartment *stored = heng_organisation_unit (organisation, unit->id);

  form->agreed = agreed;
  form->is_decided = !choose_place || stored == NULL || stored->parent_id != unit->parent_id;
  if (choose_place)
    {
      add_choice (form, _("_To"), heng_unit_choice_new (organisation, unit->id, organisation->company, unit->parent_id));
      g_signal_connect_swapped (form->choice, "notify::selected", G_CALLBACK (chosen_cb), form);
    }
  ask (form);
  gtk_window_present (form->window);
}

void
heng_unit_close_present (HengPage *page, const HengOrganisation *organisation, const HengDepartment *unit, HengUnitTarget agreed)
{
  const char *name = heng_localized (unit->name, unit->name_en);
  g_autofree char *title = g_strdup_printf (_("Close %s"), name);
  Form *form = form_new (page, unit, title, _("_Close Unit"));
  guint n_people = heng_organisation_own_count (organisation, unit->id), n_units = 0;
  g_autofree char *people = g_strdup_printf (ngettext ("%u person goes to the unit that takes over", "%u people go to the unit that takes over",
                                                       n_people), n_people);
  g_autofree char *units = NULL;

  form->closed = agreed;
  for (guint i = 0; i < organisation->units->len; i++)
    n_units += ((HengDepartment *) g_ptr_array_index (organisation->units, i))->parent_id == unit->id;
  units = g_strdup_printf (ngettext ("%u unit below goes along", "%u units below go along", n_units), n_units);
  if (n_people + n_units > 0)
    add_choice (form, _("_Taken over by"), heng_unit_choice_new (organisation, unit->id, NULL, unit->parent_id));
  add_line (form, n_people + n_units > 0 ? people : _("Nobody is in it and nothing below it"), "h-strong");
  if (n_units > 0)
    add_line (form, units, "h-strong");
  add_line (form, _("Yesterday is its last day. It stays in the organisation as of earlier days."), "h-dim");
  gtk_window_present (form->window);
  gtk_widget_grab_focus (form->choice != NULL ? form->choice : form->button);
}
