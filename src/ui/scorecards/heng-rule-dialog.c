/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule for who gets which template. */
#include "heng-rule-dialog.h"

#include <glib/gi18n.h>

#include "heng-library-work.h"
#include "heng-organisation-choice.h"
#include "heng-small-window.h"

typedef struct
{
  HengPage *page;
  HengAssignment *rule;
  GtkWindow *window;
  GPtrArray *template_keys, *profile_keys; /* of char * */
  GtkWidget *type, *who, *position, *level, *template, *profile, *fault;
} Form;

/* Behind the types: the row that is no condition. */
static const char *const who_labels[] = { N_("Managers and staff"), N_("Staff"), N_("Managers"), NULL };

static void
form_free (gpointer data)
{
  Form *form = data;

  heng_assignment_free (form->rule);
  g_ptr_array_unref (form->template_keys);
  g_ptr_array_unref (form->profile_keys);
  g_object_unref (form->page);
  g_free (form);
}

static GtkWidget *
strings_choice_new (GPtrArray *labels, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < labels->len; i++)
    gtk_string_list_append (list, labels->pdata[i]);
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  return choice;
}

static GtkWidget *
type_choice_new (const HengAssignment *rule)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint selected = 0;

  g_ptr_array_add (labels, _("Every department type"));
  for (const HengEnumValue *value = heng_dept_type_values; value->key != NULL; value++)
    {
      if (!rule->any_type && value->value == rule->dept_type)
        selected = labels->len;
      g_ptr_array_add (labels, _(value->label));
    }
  return strings_choice_new (labels, selected);
}

static GtkWidget *
who_choice_new (const HengAssignment *rule)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; who_labels[i] != NULL; i++)
    g_ptr_array_add (labels, _(who_labels[i]));
  return strings_choice_new (labels, rule->any_manager ? 0 : rule->is_manager ? 2 : 1);
}

static GtkWidget *
template_choice_new (Form *form, const HengLibrary *library)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; i < library->templates->len; i++)
    {
      const HengTemplate *template = ((HengLibraryTemplate *) library->templates->pdata[i])->record;

      if (template->retired)
        continue;
      if (g_strcmp0 (template->key, form->rule->template_key) == 0)
        selected = labels->len;
      g_ptr_array_add (form->template_keys, g_strdup (template->key));
      g_ptr_array_add (labels, (char *) heng_localized (template->name, template->name_en));
    }
  return strings_choice_new (labels, selected);
}

static GtkWidget *
profile_choice_new (Form *form, const HengLibrary *library)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; i < library->profiles->len; i++)
    {
      const HengProfile *profile = library->profiles->pdata[i];

      if (g_strcmp0 (profile->key, form->rule->profile_key) == 0)
        selected = labels->len;
      g_ptr_array_add (form->profile_keys, g_strdup (profile->key));
      g_ptr_array_add (labels, (char *) heng_localized (profile->name, profile->name_en));
    }
  return strings_choice_new (labels, selected);
}

static char *
typed (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
chosen_key (GPtrArray *keys, GtkWidget *choice)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));

  return place < keys->len ? g_strdup (keys->pdata[place]) : NULL;
}

static HengAssignment *
read_form (const Form *form)
{
  HengAssignment *rule = heng_assignment_copy (form->rule);
  guint type = gtk_drop_down_get_selected (GTK_DROP_DOWN (form->type)), who = gtk_drop_down_get_selected (GTK_DROP_DOWN (form->who));

  rule->any_type = type == 0;
  rule->dept_type = type == 0 ? HENG_DEPT_OTHER : heng_dept_type_values[type - 1].value;
  rule->any_manager = who == 0;
  rule->is_manager = who == 2;
  g_free (rule->position);
  g_free (rule->level);
  g_free (rule->template_key);
  g_free (rule->profile_key);
  rule->position = typed (form->position);
  rule->level = typed (form->level);
  rule->template_key = chosen_key (form->template_keys, form->template);
  rule->profile_key = chosen_key (form->profile_keys, form->profile);
  return rule;
}

static void
saved_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  Form *form = g_object_get_data (user_data, "heng-form");

  if (error == NULL)
    {
      gtk_window_close (user_data);
      return;
    }
  gtk_label_set_text (GTK_LABEL (form->fault), error->message);
  gtk_widget_set_visible (form->fault, TRUE);
}

static void
save_cb (Form *form)
{
  HengLibraryWork *work = heng_library_work_new (heng_verb_save_rule, form->rule->id);

  work->assignment = read_form (form);
  heng_library_work_run (form->page, work, _("Rule saved"), saved_cb, form->window);
}

static GtkWidget *
entry_new (Form *form, const char *text, const char *hint)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (save_cb), form);
  return entry;
}

static GtkWidget *
build (Form *form, const HengLibrary *library)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  form->type = type_choice_new (form->rule);
  form->who = who_choice_new (form->rule);
  form->position = entry_new (form, form->rule->position, _("Any; or *engineer, tester"));
  form->level = entry_new (form, form->rule->level, _("Any; or P5-P7, M1"));
  form->template = template_choice_new (form, library);
  form->profile = profile_choice_new (form, library);
  form->fault = heng_cell_label_new (NULL, "h-bad");
  gtk_label_set_wrap (GTK_LABEL (form->fault), TRUE);
  gtk_widget_set_visible (form->fault, FALSE);
  gtk_widget_add_css_class (box, "h-dialog");
  gtk_box_append (GTK_BOX (box), heng_field_new (_("_Department type"), form->type));
  gtk_box_append (GTK_BOX (box), heng_field_new (_("_Who"), form->who));
  gtk_box_append (GTK_BOX (box), heng_field_new (_("_Position"), form->position));
  gtk_box_append (GTK_BOX (box), heng_field_new (_("_Level"), form->level));
  gtk_box_append (GTK_BOX (box), heng_field_new (_("_Template"), form->template));
  gtk_box_append (GTK_BOX (box), heng_field_new (_("P_rofile"), form->profile));
  gtk_box_append (GTK_BOX (box), form->fault);
  return box;
}

void
heng_rule_dialog_present (HengPage *page, const HengLibrary *library, const HengAssignment *rule)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Save"));
  GtkHeaderBar *header;

  form->page = g_object_ref (page);
  form->rule = rule != NULL ? heng_assignment_copy (rule) : heng_assignment_new ();
  if (rule == NULL)
    form->rule->any_manager = 1;
  form->template_keys = g_ptr_array_new_with_free_func (g_free);
  form->profile_keys = g_ptr_array_new_with_free_func (g_free);
  form->window = heng_small_window_new (GTK_WIDGET (page), rule != NULL ? _("Rule") : _("New Rule"), 380, -1, build (form, library), &header);
  g_object_set_data_full (G_OBJECT (form->window), "heng-form", form, form_free);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (save_cb), form);
  gtk_header_bar_pack_end (header, button);
  gtk_window_present (form->window);
}
