/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small popover at a mark: what it says, the way to its people, and looking at these alone. */
#include "heng-insights-page-private.h"

#include <glib/gi18n.h>

#include "heng-window.h"

/* What the buttons of the popover do. */
typedef struct
{
  HengInsightsPage *page;
  GArray *ids;
  char *words;
  HengInsightsFilter narrow; /* `level` is its own */
  gint64 cycle_id;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_array_unref (choice->ids);
  g_free (choice->words);
  g_free ((char *) choice->narrow.level);
  g_free (choice);
}

static void
people_cb (Choice *choice)
{
  HengWindow *window = heng_page_get_window (HENG_PAGE (choice->page));
  g_autoptr (GArray) ids = g_array_ref (choice->ids);
  g_autofree char *words = g_strdup (choice->words);

  gtk_popover_popdown (GTK_POPOVER (choice->page->ask));
  heng_window_show_people (window, ids, words);
}

static void
narrow_cb (Choice *choice)
{
  HengInsightsPage *page = choice->page;

  heng_insights_filters_set (page->filters, &choice->narrow);
  gtk_popover_popdown (GTK_POPOVER (page->ask));
  g_signal_emit_by_name (page->filters, "changed");
}

static void
cycle_cb (Choice *choice)
{
  HengInsightsPage *page = choice->page;
  gint64 cycle = choice->cycle_id;

  gtk_popover_popdown (GTK_POPOVER (page->ask));
  heng_window_set_cycle (heng_page_get_window (HENG_PAGE (page)), cycle);
}

static GtkWidget *
button_new (GtkWidget *box, const char *label, GCallback clicked, Choice *choice)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "h-s");
  g_signal_connect_swapped (button, "clicked", clicked, choice);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static const char *
spoken_of (HengInsightsCard *card, const char *name)
{
  HengChart *chart = heng_chart_view_get_chart (HENG_CHART_VIEW (heng_insights_card_get_chart (card)));
  const HengChartMark *mark = chart != NULL ? heng_chart_find_mark (chart, name) : NULL;

  return mark != NULL && mark->spoken != NULL ? mark->spoken : "";
}

static GtkWidget *
content_new (Choice *choice, const char *spoken, const HengFigureTarget *target)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *label = gtk_label_new (spoken);
  g_autofree char *show = g_strdup_printf (ngettext ("Show %u Person", "Show %u People", choice->ids->len), choice->ids->len);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "h-cell");
  gtk_box_append (GTK_BOX (box), label);
  if (choice->ids->len > 0)
    button_new (box, show, G_CALLBACK (people_cb), choice);
  if (target->can_narrow)
    {
      /* Translators: looks at one department or one manager's team alone */
      g_autofree char *only = g_strdup_printf (_("Only %s"), target->name);

      button_new (box, only, G_CALLBACK (narrow_cb), choice);
    }
  if (target->cycle_id != 0)
    {
      /* Translators: shows the figures of an earlier quarter */
      g_autofree char *look = g_strdup_printf (_("Figures of %s"), target->name);

      button_new (box, look, G_CALLBACK (cycle_cb), choice);
    }
  return box;
}

static void
closed_cb (GtkWidget *popover, gpointer user_data)
{
  gtk_widget_grab_focus (gtk_widget_get_parent (popover));
}

void
heng_insights_page_open_mark (HengInsightsPage *self, HengInsightsCard *card, const char *mark, const GdkRectangle *place)
{
  g_autofree char *spoken = g_strdup (spoken_of (card, mark));
  g_auto (HengFigureTarget) target = { .ids = NULL };
  Choice *choice;

  if (!heng_figure_target (heng_insights_card_get_figure (card), self->result, mark, &target))
    return;
  g_clear_pointer (&self->ask, gtk_widget_unparent);
  choice = g_new0 (Choice, 1);
  choice->page = self;
  choice->ids = g_array_ref (target.ids);
  choice->cycle_id = target.cycle_id;
  choice->words = g_strdup (*spoken != '\0' ? spoken : heng_figure_title (heng_insights_card_get_figure (card)));
  choice->narrow = target.narrow;
  choice->narrow.level = g_strdup (target.narrow.level);
  self->ask = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (self->ask), "heng-choice", choice, choice_free);
  gtk_popover_set_child (GTK_POPOVER (self->ask), content_new (choice, spoken, &target));
  gtk_widget_set_parent (self->ask, heng_insights_card_get_chart (card));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->ask), place);
  g_signal_connect (self->ask, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (self->ask));
}
