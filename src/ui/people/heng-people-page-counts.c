/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar of counts above the table of people: how many are shown and selected, and what to do when there is nobody. */
#include <glib/gi18n.h>

#include "heng-people-page-private.h"

const char *
heng_people_page_search_text (HengPeoplePage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static char *
count_markup (guint shown, guint total, const char *query, gboolean narrow)
{
  g_autofree char *part = g_strdup_printf ("<b>%u</b>", shown);
  g_autofree char *all = g_strdup_printf ("%u", total);
  g_autofree char *escaped = g_markup_escape_text (query, -1);

  if (*query == '\0' && narrow)
    /* Translators: 13 of 50 people, in a filtered list */
    return g_strdup_printf (_("%1$s of %2$s people"), part, all);
  if (*query == '\0')
    /* Translators: %s is a number */
    return g_strdup_printf (ngettext ("%s person", "%s people", shown), part);
  /* Translators: 13 of 50 people match “li” */
  return g_strdup_printf (_("%1$s of %2$s people match “%3$s”"), part, all, escaped);
}

gboolean
heng_people_page_is_filtered (HengPeoplePage *self)
{
  return self->only != NULL || *self->query->employment != '\0' || *self->query->reminder != '\0';
}

static void
show_nothing (HengPeoplePage *self, guint total)
{
  const char *query = heng_people_page_search_text (self);
  g_autofree char *title = *query != '\0' ? g_strdup_printf (_("“%s” Not Found"), query) : g_strdup (_("Nobody Fits the Filter"));
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *where = g_strdup_printf (ngettext ("It is in no name, pinyin, number, department or position of %u person",
                                                      "It is in no name, pinyin, number, department or position of %u people", total), total);

  adw_status_page_set_title (self->nothing, escaped);
  adw_status_page_set_description (self->nothing, *query != '\0' ? where : NULL);
}

void
heng_people_page_show_counts (HengPeoplePage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint total = heng_people_list_get_total (self->list);
  const char *query = heng_people_page_search_text (self);
  gboolean partly = self->data != NULL && self->data->directory->n < self->data->directory->total; /* the others are being read */
  g_autofree char *markup = count_markup (partly ? self->data->directory->total : shown, *query != '\0' ? total : heng_people_list_get_total (self->list),
                                          query, FALSE);
  gboolean nobody = shown == 0 && !partly && (*query != '\0' || heng_people_page_is_filtered (self));

  if (self->only_words != NULL)
    {
      g_autofree char *words = g_markup_escape_text (self->only_words, -1);
      g_autofree char *both = g_strdup_printf ("%s · %s", markup, words);

      gtk_label_set_markup (self->count, both);
    }
  else
    gtk_label_set_markup (self->count, markup);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), self->only_words);
  gtk_widget_set_visible (self->clear, *query != '\0' || heng_people_page_is_filtered (self));
  if (nobody)
    show_nothing (self, total);
  gtk_stack_set_visible_child_name (self->results, nobody ? "nothing" : "table");
}

/* The bar with the verbs is there while somebody is selected. */
void
heng_people_page_show_selection (HengPeoplePage *self)
{
  guint n = heng_people_list_get_n_selected (self->list), shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  self->applying = TRUE;
  gtk_check_button_set_inconsistent (self->all, n > 0 && n < shown);
  gtk_check_button_set_active (self->all, n > 0 && n == shown);
  self->applying = FALSE;
  if (n > 0)
    gtk_label_set_text (self->act_count, text);
  gtk_revealer_set_reveal_child (self->act_revealer, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.change", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.unselect", n > 0);
}

GArray *
heng_people_page_get_selected (HengPeoplePage *self)
{
  return heng_people_list_get_selected (self->list);
}
