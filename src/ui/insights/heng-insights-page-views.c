/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views of the page: kept by name, opened, put on Home, carried as files; and which figures are shown. */
#include "heng-insights-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-compat.h"
#include "heng-insights-save.h"
#include "heng-window.h"

static const HengInsightsView *
find_view (HengInsightsPage *self, const char *name)
{
  for (guint i = 0; self->data != NULL && name != NULL && i < self->data->views->len; i++)
    if (g_str_equal (((HengInsightsView *) self->data->views->pdata[i])->name, name))
      return self->data->views->pdata[i];
  return NULL;
}

/* What is seen now, as a view. */
static HengInsightsView *
current_view (HengInsightsPage *self, const char *name)
{
  const char *figures[HENG_N_FIGURES + 1] = { NULL };
  const HengInsightsView *kept = find_view (self, name);
  HengInsightsView *view;
  guint n = 0;

  for (guint i = 0; i < HENG_N_FIGURES; i++)
    if (self->is_shown[i])
      figures[n++] = heng_figure_key ((HengFigure) i);
  view = heng_insights_view_new (name, heng_insights_filters_get (self->filters), figures);
  view->is_on_home = kept != NULL && kept->is_on_home;
  return view;
}

static void
show_figures (HengInsightsPage *self, const char *const *keys)
{
  for (guint i = 0; i < HENG_N_FIGURES; i++)
    {
      const char *key = heng_figure_key ((HengFigure) i);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), key);

      self->is_shown[i] = g_strv_contains (keys, key);
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (self->is_shown[i]));
    }
  heng_insights_page_place_cards (self);
}

static void
apply_view (HengInsightsPage *self, const HengInsightsView *view)
{
  HengInsightsFilter filter = heng_insights_view_filter (view);

  show_figures (self, (const char *const *) view->figures);
  heng_insights_filters_set (self->filters, &filter);
  heng_insights_page_recount (self);
}

void
heng_insights_page_open_view (HengInsightsPage *self, const char *name)
{
  const HengInsightsView *view = find_view (self, name);

  if (view == NULL)
    return;
  g_free (self->view_name);
  self->view_name = g_strdup (view->name);
  apply_view (self, view);
  heng_insights_page_show_views (self);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_insights_page_open_view (user_data, g_variant_get_string (parameter, NULL));
}

static void
figure_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  HengInsightsPage *self = user_data;

  g_simple_action_set_state (action, value);
  for (guint i = 0; i < HENG_N_FIGURES; i++)
    if (g_str_equal (heng_figure_key ((HengFigure) i), g_action_get_name (G_ACTION (action))))
      self->is_shown[i] = g_variant_get_boolean (value);
  heng_insights_page_place_cards (self);
}

static void
saved_cb (const char *name, gpointer user_data)
{
  HengInsightsPage *self = user_data;

  g_free (self->view_name);
  self->view_name = g_strdup (name);
  heng_insights_page_show_views (self);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengInsightsPage *self = user_data;
  g_autoptr (HengInsightsView) view = current_view (self, self->view_name != NULL ? self->view_name : "");

  heng_insights_save_present (HENG_PAGE (self), view, saved_cb);
}

static void
drop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengInsightsPage *self = user_data;
  const HengInsightsView *view = find_view (self, self->view_name);

  if (view != NULL)
    heng_insights_work_start (HENG_PAGE (self), HENG_INSIGHTS_DROP, view, NULL, NULL, NULL);
}

static void
home_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  HengInsightsPage *self = user_data;
  const HengInsightsView *kept = find_view (self, self->view_name);
  g_autoptr (HengInsightsView) view = kept != NULL ? heng_insights_view_copy (kept) : NULL;

  if (view == NULL)
    return;
  view->is_on_home = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  heng_insights_work_start (HENG_PAGE (self), HENG_INSIGHTS_KEEP, view, NULL, NULL, NULL);
}

static void
file_to_write_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengInsightsPage) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (HengInsightsView) view = current_view (self, self->view_name != NULL ? self->view_name : _("View"));

  if (path != NULL)
    heng_insights_work_start (HENG_PAGE (self), HENG_INSIGHTS_WRITE, view, path, NULL, NULL);
}

static void
share_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengInsightsPage *self = user_data;
  g_autofree char *name = g_strconcat (self->view_name != NULL ? self->view_name : _("View"), ".json", NULL);

  g_strdelimit (name, "/\\:", '-');
  heng_compat_save_file (GTK_WINDOW (heng_page_get_window (HENG_PAGE (self))), _("Share View as File"), HENG_FILES_ANY, name, file_to_write_cb,
                         g_object_ref (self));
}

static void
file_to_read_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengInsightsPage) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    heng_insights_work_start (HENG_PAGE (self), HENG_INSIGHTS_READ, NULL, path, saved_cb, self);
}

static void
take_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_compat_open_file (GTK_WINDOW (heng_page_get_window (user_data)), _("Open a View File"), HENG_FILES_ANY, file_to_read_cb,
                         g_object_ref (user_data));
}

static GMenuModel *
views_section (HengInsightsPage *self)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0; self->data != NULL && i < self->data->views->len; i++)
    {
      const HengInsightsView *view = self->data->views->pdata[i];
      g_auto (GStrv) parts = g_strsplit (view->name, "_", -1);
      g_autofree char *escaped = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

      g_menu_item_set_action_and_target (item, "insights.open", "s", view->name);
      g_menu_append_item (section, item);
    }
  return G_MENU_MODEL (section);
}

static GMenuModel *
figures_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < HENG_N_FIGURES; i++)
    {
      g_autofree char *action = g_strconcat ("insights.", heng_figure_key ((HengFigure) i), NULL);

      g_menu_append (menu, heng_figure_title ((HengFigure) i), action);
    }
  return G_MENU_MODEL (menu);
}

void
heng_insights_page_show_views (HengInsightsPage *self)
{
  const HengInsightsView *view = find_view (self, self->view_name);
  HengStore *store = heng_page_get_store (HENG_PAGE (self));
  gboolean may_write = store != NULL && !heng_store_is_read_only (store);
  g_autoptr (GMenu) menu = g_menu_new (), verbs = g_menu_new (), files = g_menu_new ();
  g_autoptr (GMenuModel) views = views_section (self), figures = figures_menu ();
  GActionMap *map = G_ACTION_MAP (self->actions);

  g_menu_append (verbs, _("_Save View…"), "insights.save");
  g_menu_append (verbs, _("Show on _Home"), "insights.home");
  g_menu_append (verbs, _("_Delete View"), "insights.drop");
  g_menu_append (files, _("S_hare View as File…"), "insights.share");
  g_menu_append (files, _("_Open View File…"), "insights.take");
  g_menu_append_section (menu, NULL, views);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (verbs));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_submenu (menu, _("_Figures"), figures);
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "open")),
                             g_variant_new_string (view != NULL ? view->name : ""));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "home")), g_variant_new_boolean (view != NULL && view->is_on_home));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "home")), view != NULL && may_write);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "drop")), view != NULL && may_write);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "save")), may_write);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "take")), may_write);
}

void
heng_insights_page_add_view_actions (HengInsightsPage *self)
{
  static const GActionEntry entries[] = {
    { "open", open_cb, "s", "''", NULL, { 0 } }, { "save", save_cb, NULL, NULL, NULL, { 0 } }, { "drop", drop_cb, NULL, NULL, NULL, { 0 } },
    { "home", NULL, NULL, "false", home_cb, { 0 } }, { "share", share_cb, NULL, NULL, NULL, { 0 } }, { "take", take_cb, NULL, NULL, NULL, { 0 } },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < HENG_N_FIGURES; i++)
    {
      const GActionEntry entry = { heng_figure_key ((HengFigure) i), NULL, NULL, "true", figure_cb, { 0 } };

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "insights", G_ACTION_GROUP (self->actions));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>s"),
                                                          gtk_named_action_new ("insights.save")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
