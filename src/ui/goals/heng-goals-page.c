/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals: objectives and key results of a cycle. */
#include "heng-goals-page-private.h"

#include <glib/gi18n.h>

#include "heng-people-text.h"
#include "heng-segmented.h"

G_DEFINE_FINAL_TYPE (HengGoalsPage, heng_goals_page, HENG_TYPE_PAGE)

HengGoalTable *
heng_goals_page_table (HengGoalsPage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "list") == 0 ? self->list : self->tree;
}

const HengGoalNode *
heng_goals_page_chosen (HengGoalsPage *self)
{
  return self->data != NULL ? heng_goal_table_get_node (heng_goals_page_table (self)) : NULL;
}

gboolean
heng_goals_page_is_editable (HengGoalsPage *self)
{
  HengStore *store = heng_page_get_store (HENG_PAGE (self));

  return self->data != NULL && store != NULL && !heng_store_is_read_only (store) && self->data->forest->cycle->state != HENG_CYCLE_ARCHIVED;
}

void
heng_goals_page_show_chosen (HengGoalsPage *self)
{
  if (self->data != NULL && heng_page_get_store (HENG_PAGE (self)) != NULL)
    heng_goal_pane_show (self->pane, HENG_PAGE (self), self->data->forest, heng_goals_page_chosen (self), heng_goals_page_is_editable (self));
  heng_goals_page_update_actions (self);
}

gboolean
heng_goals_page_choose (HengGoalsPage *self, HengGoalKind kind, gint64 id)
{
  if (!heng_goal_table_choose (heng_goals_page_table (self), kind, id) && kind == HENG_GOAL_OBJECTIVE)
    {
      adw_view_stack_set_visible_child_name (self->views, "tree");
      return heng_goal_table_choose (self->tree, kind, id);
    }
  return TRUE;
}

static void
go_cb (HengGoalPane *pane, int kind, gint64 id, gpointer user_data)
{
  heng_goals_page_choose (user_data, (HengGoalKind) kind, id);
}

static void
recorded_cb (HengGoalPane *pane, gpointer user_data)
{
  heng_goals_page_round_next (user_data);
}

/* The shape beside it says what is counted; the word too, where there is room. */
static void
set_count (GtkLabel *label, HengHealth health, guint n, gboolean words)
{
  g_autofree char *spoken = g_strdup_printf ("%s %u", heng_enum_label (heng_health_values, (int) health), n);
  g_autofree char *number = g_strdup_printf ("%u", n);

  gtk_label_set_text (label, words ? spoken : number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* With all words and the bar, or in brief. */
static void
say_summary (HengGoalsPage *self, gboolean words, gboolean bar)
{
  const HengGoalSummary *summary = &self->data->forest->summary;
  g_autofree char *count = g_strdup_printf (_("Objectives %u · Key results %u"), summary->n_objectives, summary->n_key_results);
  g_autofree char *brief = g_strdup_printf (_("O %u · KR %u"), summary->n_objectives, summary->n_key_results);

  gtk_label_set_text (self->count, words ? count : brief);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), count);
  set_count (self->on_track_count, HENG_HEALTH_ON_TRACK, summary->n_health[HENG_HEALTH_ON_TRACK] + summary->n_health[HENG_HEALTH_DONE], words);
  set_count (self->at_risk_count, HENG_HEALTH_AT_RISK, summary->n_health[HENG_HEALTH_AT_RISK], words);
  set_count (self->off_track_count, HENG_HEALTH_OFF_TRACK, summary->n_health[HENG_HEALTH_OFF_TRACK], words);
  gtk_widget_set_visible (GTK_WIDGET (self->health), bar);
}

static void
fit_summary (HengGoalsPage *self)
{
  HengWidthClass page = heng_adaptive_bin_get_width_class (self->bin), bar = heng_adaptive_bin_get_width_class (self->bar_bin);

  say_summary (self, page == HENG_WIDTH_NARROW || bar != HENG_WIDTH_NARROW, page == HENG_WIDTH_WIDE && bar == HENG_WIDTH_WIDE);
}

/* How much room all words take depends on the language, the numbers and the size of the text. */
static void
measure_summary (HengGoalsPage *self)
{
  int words, all, scaled = heng_scaled_width (GTK_WIDGET (self), 1000);

  say_summary (self, TRUE, FALSE);
  gtk_widget_measure (self->bar, GTK_ORIENTATION_HORIZONTAL, -1, &words, NULL, NULL, NULL);
  say_summary (self, TRUE, TRUE);
  gtk_widget_measure (self->bar, GTK_ORIENTATION_HORIZONTAL, -1, &all, NULL, NULL, NULL);
  g_object_set (self->bar_bin, "narrow-below", words * 1000 / MAX (scaled, 1), "medium-below", all * 1000 / MAX (scaled, 1), NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self->bar_bin));
  fit_summary (self);
}

static void
show_summary (HengGoalsPage *self)
{
  const HengGoalSummary *summary = &self->data->forest->summary;
  g_autofree char *silent = g_strdup_printf (_("Silent %u"), self->data->n_silent), *count_text = g_strdup_printf ("%u", self->data->n_silent);

  heng_health_bar_set (self->health, summary);
  gtk_label_set_text (self->silent_count, count_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->silent), GTK_ACCESSIBLE_PROPERTY_LABEL, silent, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->silent), self->data->n_silent > 0 || gtk_toggle_button_get_active (self->silent));
  heng_goal_table_set_plan (self->tree, summary->has_plan, summary->plan);
  heng_goal_table_set_plan (self->list, summary->has_plan, summary->plan);
  if (heng_adaptive_bin_get_width_class (self->bin) != HENG_WIDTH_NARROW)
    measure_summary (self);
  else
    fit_summary (self);
}

/* What is seen: the goals, or why there are none. */
static void
show_state (HengGoalsPage *self)
{
  HengGoalTree *tree = heng_goal_table_get_tree (self->tree);
  gboolean writing = heng_goal_table_is_writing (self->tree);
  gboolean none = heng_goal_tree_is_filtered (tree) && !writing && heng_goal_tree_n_matches (tree) == 0;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *words = *text != '\0' ? g_strdup_printf (_("No goal or owner is called “%s”."), text) : g_strdup (_("No goal is in this state."));

  gtk_label_set_text (self->nothing_text, words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->inner), none ? "none" : "views");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->data != NULL && self->data->forest->n_nodes == 0 && !writing ? "empty" : "goals");
}

static void
filter_cb (gpointer source, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  HengGoalOnly only = 0;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (gtk_toggle_button_get_active (self->risk))
    only |= HENG_GOAL_ONLY_RISK;
  if (gtk_toggle_button_get_active (self->silent))
    only |= HENG_GOAL_ONLY_SILENT;
  heng_goal_tree_set_search (heng_goal_table_get_tree (self->tree), text);
  heng_goal_tree_set_search (heng_goal_table_get_tree (self->list), text);
  heng_goal_tree_set_only (heng_goal_table_get_tree (self->tree), only);
  heng_goal_tree_set_only (heng_goal_table_get_tree (self->list), only);
  show_state (self);
}

static void
clear_cb (GtkButton *button, gpointer user_data)
{
  HengGoalsPage *self = user_data;

  gtk_toggle_button_set_active (self->risk, FALSE);
  gtk_toggle_button_set_active (self->silent, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  filter_cb (NULL, self);
  heng_goal_table_focus (heng_goals_page_table (self));
}

/* Enter in the search goes to the first goal found, by all that was typed: the entry tells of the last letters only a moment later. */
static void
search_activate_cb (GtkSearchEntry *entry, gpointer user_data)
{
  HengGoalsPage *self = user_data;

  filter_cb (NULL, self);
  self->to_table = self->data == NULL;
  heng_goal_table_focus (heng_goals_page_table (self));
}

static void
stop_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  HengGoalsPage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), FALSE);
  heng_goal_table_focus (heng_goals_page_table (self));
}

static void
chosen_cb (HengGoalTable *table, gpointer user_data)
{
  HengGoalsPage *self = user_data;

  if (table == heng_goals_page_table (self))
    heng_goals_page_show_chosen (self);
}

static void
view_cb (AdwViewStack *views, GParamSpec *pspec, gpointer user_data)
{
  HengGoalsPage *self = user_data;

  if (self->data == NULL)
    return;
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (views), "map") == 0)
    heng_goals_page_show_map (self);
  heng_goals_page_show_chosen (self);
}

/* "key-result:12", "objective:3", "risk", "silent", "round". */
static void
go_to_place (HengGoalsPage *self)
{
  g_autofree char *place = g_steal_pointer (&self->place);
  const char *colon = place != NULL ? strchr (place, ':') : NULL;

  if (place == NULL)
    return;
  if (colon != NULL)
    {
      clear_cb (NULL, self);
      heng_goals_page_choose (self, g_str_has_prefix (place, "objective") ? HENG_GOAL_OBJECTIVE : HENG_GOAL_KEY_RESULT,
                              g_ascii_strtoll (colon + 1, NULL, 10));
    }
  else if (g_str_equal (place, "risk"))
    gtk_toggle_button_set_active (self->risk, TRUE);
  else if (g_str_equal (place, "silent"))
    gtk_toggle_button_set_active (self->silent, TRUE);
  else if (g_str_equal (place, "round"))
    gtk_widget_activate_action (GTK_WIDGET (self), "goals.round", NULL);
}

static void
heng_goals_page_go_to (HengPage *page, const char *place)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (page);

  g_free (self->place);
  self->place = g_strdup (place);
  if (self->data != NULL)
    go_to_place (self);
}

/* Who opened the search while the goals were still being read goes on writing there. */
static gboolean
is_typing (HengGoalsPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengGoalsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengGoalData *data = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autoptr (HengGoalData) old = NULL;

  if (data == NULL || heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    {
      g_clear_pointer (&data, heng_goal_data_unref);
      if (error != NULL && heng_page_get_window (HENG_PAGE (self)) != NULL)
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The goals could not be read"), error);
      return;
    }
  old = self->data; /* the pane shows it until it gets the new one */
  self->data = data;
  heng_goal_table_set_store (self->tree, HENG_STORE (source));
  heng_goal_table_set_store (self->list, HENG_STORE (source));
  heng_goal_table_set_data (self->tree, data);
  heng_goal_table_set_data (self->list, data);
  heng_goal_table_set_editable (self->tree, heng_goals_page_is_editable (self));
  heng_goal_table_set_editable (self->list, heng_goals_page_is_editable (self));
  show_summary (self);
  show_state (self);
  heng_goals_page_show_chosen (self);
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "map") == 0)
    heng_goals_page_show_map (self);
  if (old == NULL && self->place == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && (self->to_table || !is_typing (self)))
    heng_goal_table_focus (heng_goals_page_table (self));
  go_to_place (self);
}

static void
heng_goals_page_reload (HengPage *page)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (page);
  gint64 cycle = heng_page_get_cycle (page);

  if (cycle == 0)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "no-cycle");
      heng_goals_page_update_actions (self);
      return;
    }
  if (self->loaded_cycle != cycle)
    heng_goals_page_round_end (self);
  self->loaded_cycle = cycle;
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_goal_data_load, g_memdup2 (&cycle, sizeof cycle), g_free,
                        (GDestroyNotify) heng_goal_data_unref, NULL, loaded_cb, g_object_ref (self));
}

static void
heng_goals_page_search (HengPage *page)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (page);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "map") == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->map_search));
      return;
    }
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
bar_width_cb (HengAdaptiveBin *bin, GParamSpec *pspec, gpointer user_data)
{
  if (HENG_GOALS_PAGE (user_data)->data != NULL)
    fit_summary (user_data);
}

static void
width_class_cb (HengAdaptiveBin *bin, GParamSpec *pspec, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  HengWidthClass width = heng_adaptive_bin_get_width_class (bin);
  gboolean narrow = width == HENG_WIDTH_NARROW;
  int pane = width == HENG_WIDTH_MEDIUM ? 288 : 336;
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  heng_goal_table_set_room (self->tree, width);
  heng_goal_table_set_room (self->list, width);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->rule), narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), orientation);
  if (self->data != NULL)
    show_summary (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->map_tools), orientation);
  gtk_widget_set_visible (self->new_button, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->zoom), !narrow);
  gtk_widget_set_vexpand (self->pane_scroller, narrow);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->pane_scroller), narrow ? 240 : -1);
  gtk_widget_set_size_request (self->pane_scroller, narrow ? -1 : pane, -1);
  adw_clamp_set_maximum_size (self->pane_clamp, narrow ? G_MAXINT16 : pane);
  adw_clamp_set_tightening_threshold (self->pane_clamp, narrow ? G_MAXINT16 : pane);
}

/* Typing anywhere in the window searches while the page is shown. */
static void
heng_goals_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (heng_goals_page_parent_class)->map (widget);
  gtk_search_bar_set_key_capture_widget (GTK_SEARCH_BAR (HENG_GOALS_PAGE (widget)->search_bar), GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
heng_goals_page_unmap (GtkWidget *widget)
{
  gtk_search_bar_set_key_capture_widget (GTK_SEARCH_BAR (HENG_GOALS_PAGE (widget)->search_bar), NULL);
  GTK_WIDGET_CLASS (heng_goals_page_parent_class)->unmap (widget);
}

static void
heng_goals_page_dispose (GObject *object)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (object);

  g_clear_pointer (&self->map_data, heng_goal_data_unref);
  g_clear_pointer (&self->map_places, g_array_unref);
  g_clear_pointer (&self->photos, g_hash_table_unref);
  g_clear_pointer (&self->round, g_array_unref);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (heng_goals_page_parent_class)->dispose (object);
}

static void
heng_goals_page_finalize (GObject *object)
{
  g_clear_pointer (&HENG_GOALS_PAGE (object)->data, heng_goal_data_unref);
  G_OBJECT_CLASS (heng_goals_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, pane_scroller);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, pane_clamp);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, rule);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, bar_bin);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, marks);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, inner);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, search);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, risk);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, silent);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, silent_count);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, count);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, on_track_count);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, at_risk_count);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, off_track_count);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, health);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, nothing_text);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, views);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, tree);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, list);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, map);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, map_tools);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, map_sideways);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, map_search);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, found);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, zoom);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, round_bar);
  gtk_widget_class_bind_template_child (widget_class, HengGoalsPage, round_text);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_width_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, recorded_cb);
}

static void
heng_goals_page_class_init (HengGoalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_GOAL_PANE);
  g_type_ensure (HENG_TYPE_GOAL_TABLE);
  g_type_ensure (HENG_TYPE_HEALTH_BAR);
  g_type_ensure (HENG_TYPE_MAP_VIEW);
  g_type_ensure (HENG_TYPE_SEGMENTED);
  g_type_ensure (HENG_TYPE_STATE_MARK);
  G_OBJECT_CLASS (klass)->dispose = heng_goals_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_goals_page_finalize;
  widget_class->map = heng_goals_page_map;
  widget_class->unmap = heng_goals_page_unmap;
  HENG_PAGE_CLASS (klass)->reload = heng_goals_page_reload;
  HENG_PAGE_CLASS (klass)->search = heng_goals_page_search;
  HENG_PAGE_CLASS (klass)->go_to = heng_goals_page_go_to;
  HENG_PAGE_CLASS (klass)->help = "goals";
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/goals/heng-goals-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  heng_goals_page_install_edit (widget_class);
  heng_goals_page_install_verbs (widget_class);
  heng_goals_page_install_map (widget_class);
}

static void
heng_goals_page_init (HengGoalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_page_set_title (HENG_PAGE (self), C_("area", "Goals"));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->search_bar), GTK_EDITABLE (self->search));
  g_object_bind_property (self->search_bar, "search-mode-enabled", self->search_button, "active", G_BINDING_BIDIRECTIONAL);
  heng_goal_table_set_list (self->list, TRUE);
  heng_goals_page_connect_table (self, self->tree);
  heng_goals_page_connect_table (self, self->list);
  heng_goals_page_connect_map (self);
  heng_goals_page_update_actions (self);
}

HengPage *
heng_goals_page_new (void)
{
  return g_object_new (HENG_TYPE_GOALS_PAGE, NULL);
}
