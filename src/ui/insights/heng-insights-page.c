/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Insights page: loads the columns of a cycle once, counts them again whenever the filter changes; of several requests the newest wins. */
#include "heng-insights-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-window.h"

G_DEFINE_FINAL_TYPE (HengInsightsPage, heng_insights_page, HENG_TYPE_PAGE)

void
heng_insights_page_place_cards (HengInsightsPage *self)
{
  gboolean wide = heng_adaptive_bin_get_width_class (self->bin) == HENG_WIDTH_WIDE;
  int at = 0;

  for (guint i = 0; i < HENG_N_FIGURES; i++)
    {
      GtkWidget *card = GTK_WIDGET (self->cards[i]);

      g_object_ref (card);
      if (gtk_widget_get_parent (card) != NULL)
        gtk_grid_remove (self->grid, card);
      if (self->is_shown[i])
        {
          gtk_grid_attach (self->grid, card, wide ? at % 2 : 0, wide ? at / 2 : at, 1, 1);
          at++;
        }
      g_object_unref (card);
    }
}

static void
width_class_cb (HengInsightsPage *self)
{
  gboolean narrow = heng_adaptive_bin_get_width_class (self->bin) == HENG_WIDTH_NARROW;

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->grid), "h-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->grid), "h-narrow");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->filters), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !narrow);
  heng_insights_page_place_cards (self);
}

static void
say_count (HengInsightsPage *self)
{
  const HengInsightsScope *scope = self->result->scope;
  const HengInsights *insights = self->data->insights;
  g_autofree char *people = scope->n == insights->n ? g_strdup_printf (ngettext ("%u person", "%u people", scope->n), scope->n)
                                                    : g_strdup_printf (_("%u of %u people"), scope->n, insights->n);
  const char *state = scope->n_scored == 0 ? _("no scores yet") : scope->n_published == scope->n_scored ? _("published")
                      : scope->n_published == 0 ? _("forecast") : _("partly published");
  g_autofree char *text = g_strdup_printf ("%s · %s", people, state);

  gtk_label_set_text (self->count, text);
  adw_window_title_set_subtitle (self->window_title, heng_localized (insights->cycle->name, insights->cycle->name_en));
}

static void
counted_cb (GObject *source, GAsyncResult *answer, gpointer user_data)
{
  g_autoptr (HengInsightsPage) self = user_data;
  g_autoptr (HengInsightsResult) result = heng_insights_count_finish (answer, NULL);

  if (result == NULL)
    return;
  g_clear_pointer (&self->result, heng_insights_result_free);
  self->result = g_steal_pointer (&result);
  for (guint i = 0; i < HENG_N_FIGURES; i++)
    heng_insights_card_show (self->cards[i], self->result);
  say_count (self);
  heng_busy_stop (self->busy);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

void
heng_insights_page_recount (HengInsightsPage *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->data == NULL)
    return;
  self->counting = g_cancellable_new ();
  heng_insights_count_async (self->data, heng_insights_filters_get (self->filters), self->counting, counted_cb, g_object_ref (self));
}

static void
filter_cb (HengInsightsPage *self)
{
  g_clear_pointer (&self->view_name, g_free);
  heng_insights_page_show_views (self);
  heng_insights_page_recount (self);
}

/* One quarter is looked at everywhere: the one in the sidebar. */
static void
cycle_cb (HengInsightsPage *self, gint64 cycle)
{
  heng_window_set_cycle (heng_page_get_window (HENG_PAGE (self)), cycle);
}

static void
loaded_cb (GObject *source, GAsyncResult *answer, gpointer user_data)
{
  g_autoptr (HengInsightsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengInsightsData) data = heng_store_run_finish (HENG_STORE (source), answer, &error);

  if (data == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && heng_page_get_window (HENG_PAGE (self)) != NULL)
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The results could not be read"), error);
      return;
    }
  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  g_clear_pointer (&self->data, heng_insights_data_unref);
  self->data = g_steal_pointer (&data);
  heng_insights_filters_set_cycles (self->filters, self->data->cycles, self->data->insights->cycle->id);
  heng_insights_filters_set_insights (self->filters, self->data->insights, HENG_STORE (source));
  heng_insights_page_show_views (self);
  if (self->wanted != NULL)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      heng_insights_page_open_view (self, wanted);
    }
  else
    heng_insights_page_recount (self);
}

static void
heng_insights_page_reload (HengPage *page)
{
  HengInsightsPage *self = HENG_INSIGHTS_PAGE (page);
  gint64 cycle = heng_page_get_cycle (page);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  if (cycle == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "no-cycle");
      return;
    }
  if (self->data == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "loading");
      heng_busy_start (self->busy, _("Reading the results"), NULL);
    }
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_insights_data_load, g_memdup2 (&cycle, sizeof cycle), g_free,
                        (GDestroyNotify) heng_insights_data_unref, self->loading, loaded_cb, g_object_ref (self));
}

/* "view:NAME", as soon as the views are known. */
static void
heng_insights_page_go_to (HengPage *page, const char *place)
{
  HengInsightsPage *self = HENG_INSIGHTS_PAGE (page);

  if (!g_str_has_prefix (place, "view:"))
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (place + strlen ("view:"));
}

static void
mark_cb (HengInsightsPage *self, const char *mark, GdkRectangle *place, HengInsightsCard *card)
{
  if (self->result != NULL)
    heng_insights_page_open_mark (self, card, mark, place);
}

static void
heng_insights_page_unmap (GtkWidget *widget)
{
  HengInsightsPage *self = HENG_INSIGHTS_PAGE (widget);

  g_cancellable_cancel (self->loading);
  GTK_WIDGET_CLASS (heng_insights_page_parent_class)->unmap (widget);
}

static void
heng_insights_page_dispose (GObject *object)
{
  HengInsightsPage *self = HENG_INSIGHTS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->loading);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->ask, gtk_widget_unparent);
  for (guint i = 0; i < HENG_N_FIGURES; i++)
    g_clear_object (&self->cards[i]);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->view_name, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->result, heng_insights_result_free);
  g_clear_pointer (&self->data, heng_insights_data_unref);
  G_OBJECT_CLASS (heng_insights_page_parent_class)->dispose (object);
}

static void
heng_insights_page_class_init (HengInsightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_insights_page_dispose;
  widget_class->unmap = heng_insights_page_unmap;
  HENG_PAGE_CLASS (klass)->reload = heng_insights_page_reload;
  HENG_PAGE_CLASS (klass)->go_to = heng_insights_page_go_to;
  HENG_PAGE_CLASS (klass)->help = "insights";
  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_BUSY);
  g_type_ensure (HENG_TYPE_INSIGHTS_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/insights/heng-insights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HengInsightsPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, HengInsightsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HengInsightsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengInsightsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, HengInsightsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, HengInsightsPage, count);
  gtk_widget_class_bind_template_child (widget_class, HengInsightsPage, view_button);
  gtk_widget_class_bind_template_child (widget_class, HengInsightsPage, grid);
  gtk_widget_class_bind_template_child (widget_class, HengInsightsPage, busy);
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, cycle_cb);
}

static void
heng_insights_page_init (HengInsightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < HENG_N_FIGURES; i++)
    {
      self->cards[i] = HENG_INSIGHTS_CARD (heng_insights_card_new ((HengFigure) i));
      g_object_ref_sink (self->cards[i]);
      self->is_shown[i] = TRUE;
      g_signal_connect_swapped (self->cards[i], "mark", G_CALLBACK (mark_cb), self);
    }
  heng_insights_page_place_cards (self);
  heng_insights_page_add_view_actions (self);
  heng_page_set_title (HENG_PAGE (self), C_("area", "Insights"));
}

HengPage *
heng_insights_page_new (void)
{
  return g_object_new (HENG_TYPE_INSIGHTS_PAGE, NULL);
}
