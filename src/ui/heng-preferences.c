/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: style, what is opened at the start, paper. Dates, scales and templates are data of the company instead. */
#include "heng-preferences.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-settings.h"

/* A choice between words: a text setting and what its values are called. */
typedef struct
{
  const char *key, *title, *subtitle;
  const char *values[4], *names[4];
} Choice;

static const Choice style_choice = { "color-scheme", N_("Style"), NULL, { "system", "light", "dark" },
                                     { N_("Follow System"), N_("Light"), N_("Dark") } };
static const Choice paper_choice = { "paper", N_("Paper"), N_("For reviews, lists and charts"), { "a4", "letter" }, { N_("A4"), N_("Letter") } };

void
heng_preferences_apply_style (void)
{
  g_autofree char *scheme = heng_settings_get_string ("color-scheme");
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    value = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

HengPaper
heng_preferences_get_paper (void)
{
  g_autofree char *paper = heng_settings_get_string ("paper");

  return g_str_equal (paper, "letter") ? HENG_PAPER_LETTER : HENG_PAPER_A4;
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  const Choice *choice = user_data;
  guint selected = adw_combo_row_get_selected (row);

  if (selected >= G_N_ELEMENTS (choice->values) || choice->values[selected] == NULL)
    return;
  heng_settings_set_string (choice->key, choice->values[selected]);
  heng_preferences_apply_style ();
}

static GtkWidget *
choice_row_new (const Choice *choice)
{
  g_autofree char *value = heng_settings_get_string (choice->key);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _(choice->title), NULL);
  guint selected = 0;

  for (guint i = 0; choice->values[i] != NULL; i++)
    {
      gtk_string_list_append (names, _(choice->names[i]));
      if (g_str_equal (choice->values[i], value))
        selected = i;
    }
  if (choice->subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(choice->subtitle));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), (gpointer) choice);
  return row;
}

static void
reopen_cb (GtkSwitch *widget, GParamSpec *pspec, gpointer user_data)
{
  heng_settings_set_boolean ("reopen", gtk_switch_get_active (widget));
}

static GtkWidget *
reopen_row_new (void)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Reopen Companies"), "subtitle",
                                 _("At the start, where they were when the program was quit"), NULL);
  GtkWidget *choice = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (choice), heng_settings_get_boolean ("reopen"));
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reopen Companies"), -1);
  g_signal_connect (choice, "notify::active", G_CALLBACK (reopen_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  return row;
}

static void
add_group (GtkWidget *page, const char *title, GtkWidget *row)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

void
heng_preferences_present (GtkWindow *parent)
{
  GtkWidget *page = g_object_new (ADW_TYPE_PREFERENCES_PAGE, NULL);

  add_group (page, _("Appearance"), choice_row_new (&style_choice));
  add_group (page, _("Start"), reopen_row_new ());
  add_group (page, _("Printing"), choice_row_new (&paper_choice));
  heng_compat_preferences (parent, ADW_PREFERENCES_PAGE (page));
}
