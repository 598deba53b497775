/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People: department tree, search, and a table that feels like a directory. */
#include "heng-people-page-private.h"

#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-add-person.h"
#include "heng-bulk-dialog.h"
#include "heng-department-tree.h"
#include "heng-filter-pane.h"
#include "heng-people-acts.h"
#include "heng-people-columns.h"
#include "heng-people-extras.h"
#include "heng-people-text.h"
#include "heng-save-filter.h"

#define LATIN_SPACE 1120 /* px: Latin words need more of it than Han beside the departments */
#define FIRST_ROWS 40 /* more than a screen holds; each costs a row of widgets before the first frame */

G_DEFINE_FINAL_TYPE (HengPeoplePage, heng_people_page, HENG_TYPE_PAGE)

static void
all_cb (GtkCheckButton *all, gpointer user_data)
{
  HengPeoplePage *self = user_data;

  if (self->applying)
    return;
  if (heng_people_list_get_n_selected (self->list) < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->list));
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->list));
}

/* Typed elsewhere on the page: from now on Enter belongs to the search. */
static void
search_started_cb (GtkSearchEntry *entry, gpointer user_data)
{
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

static void
search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  HengPeoplePage *self = user_data;

  heng_people_list_set_search (self->list, heng_people_page_search_text (self));
  heng_people_page_show_counts (self);
}

static void
stop_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  HengPeoplePage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* What is chosen now is about everybody again. */
static void
forget_only (HengPeoplePage *self)
{
  g_clear_pointer (&self->only, g_array_unref);
  g_clear_pointer (&self->only_words, g_free);
}

/* Brings the list in line with what is chosen around it. */
static void
apply_scope (HengPeoplePage *self)
{
  g_autoptr (GHashTable) scope = heng_department_tree_get_scope (self->tree);
  g_autoptr (GArray) people = NULL;
  HengReminderKind kind;

  if (self->extras != NULL && heng_reminder_find (self->query->reminder, &kind))
    people = heng_reminders_people (self->extras->reminders, kind);
  if (self->only != NULL)
    heng_people_list_set_scope (self->list, NULL, HENG_PEOPLE_HERE | HENG_PEOPLE_LEFT, self->only);
  else
    heng_people_list_set_scope (self->list, scope,
                                heng_department_tree_get_former (self->tree) ? HENG_PEOPLE_LEFT : heng_people_query_statuses (self->query), people);
  heng_filter_pane_set_chosen (self->filters, self->query->reminder);
  heng_people_page_show_counts (self);
}

void
heng_people_page_set_query_part (char **part, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*part);
  *part = copy;
}

static void
set_employment (HengPeoplePage *self, const char *key)
{
  heng_people_page_set_query_part (&self->query->employment, key);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.save-filter", TRUE);
  if (heng_people_page_is_filtered (self))
    gtk_widget_add_css_class (self->filter_button, "h-on");
  else
    gtk_widget_remove_css_class (self->filter_button, "h-on");
}

static void
clear_cb (GtkButton *button, gpointer user_data)
{
  HengPeoplePage *self = user_data;

  forget_only (self);
  heng_people_page_set_query_part (&self->query->reminder, "");
  g_object_set (self, "employment", "", NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  apply_scope (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
department_chosen_cb (HengDepartmentTree *tree, gpointer user_data)
{
  forget_only (user_data);
  apply_scope (user_data);
}

static void
reminder_cb (HengFilterPane *pane, const char *word, gpointer user_data)
{
  HengPeoplePage *self = user_data;

  forget_only (self);
  heng_people_page_set_query_part (&self->query->reminder, word);
  g_object_set (self, "employment", "", NULL);
  apply_scope (self);
}

static gint64
department_of_path (HengPeoplePage *self, const char *path)
{
  for (guint i = 0; *path != '\0' && i < self->data->departments->len; i++)
    {
      const HengDepartment *department = self->data->departments->pdata[i];

      if (g_str_equal (heng_people_data_path (self->data, department->id), path))
        return department->id;
    }
  return 0;
}

static void
kept_cb (HengFilterPane *pane, HengSavedFilter *filter, gpointer user_data)
{
  HengPeoplePage *self = user_data;
  g_autoptr (HengPeopleQuery) query = heng_people_query_read (filter->query);

  if (self->data == NULL)
    return;
  forget_only (self);
  heng_people_page_set_query_part (&self->query->reminder, query->reminder);
  heng_department_tree_choose (self->tree, department_of_path (self, query->department));
  g_object_set (self, "employment", query->employment, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), query->text);
  apply_scope (self);
}

static void
kept_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = name != NULL ? g_strdup_printf (_("Filter “%s” removed"), name) : NULL;

  if (name != NULL)
    heng_window_toast (heng_page_get_window (HENG_PAGE (self)), text, TRUE);
  else
    heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The filter was not removed"), error);
}

static void
removed_cb (HengFilterPane *pane, HengSavedFilter *filter, gpointer user_data)
{
  HengPeoplePage *self = user_data;
  HengStore *store = heng_page_get_store (HENG_PAGE (self));
  HengKeepArgs *args = g_new0 (HengKeepArgs, 1);

  args->name = g_strdup (filter->name);
  args->filter = heng_saved_filter_copy (filter);
  args->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, heng_people_keep_filter, args, (GDestroyNotify) heng_keep_args_free, g_free, NULL, kept_done_cb,
                        g_object_ref (self));
}

static void
show_person_at (HengPeoplePage *self, guint position)
{
  g_autoptr (GArray) ids = heng_people_list_get_ids (self->list);

  if (position < ids->len)
    heng_window_show_person (heng_page_get_window (HENG_PAGE (self)), g_array_index (ids, gint64, position), ids, NULL);
}

static void
activate_cb (HengGrid *view, guint position, gpointer user_data)
{
  show_person_at (user_data, position);
}

/* Enter in the search opens the first person found. The search also hears the Enter that is meant for a row or a button: that one goes on. */
static void
search_activate_cb (GtkSearchEntry *entry, gpointer user_data)
{
  HengPeoplePage *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && focus != GTK_WIDGET (entry) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (entry)))
    {
      gtk_widget_activate (focus);
      return;
    }
  heng_people_list_set_search (self->list, heng_people_page_search_text (self));
  show_person_at (self, 0);
}

void
heng_people_page_update_layout (HengPeoplePage *self)
{
  static const guint rooms[] = { [HENG_WIDTH_NARROW] = 0, [HENG_WIDTH_MEDIUM] = 2, [HENG_WIDTH_WIDE] = 3 };
  HengWidthClass width = heng_adaptive_bin_get_width_class (self->bin);
  gboolean pane = self->pane_wanted && width != HENG_WIDTH_NARROW;
  int space = gtk_widget_get_width (GTK_WIDGET (self->bin));
  guint room = rooms[width];

  if (width == HENG_WIDTH_MEDIUM && pane)
    room = 1;
  else if (width == HENG_WIDTH_WIDE && pane && space < LATIN_SPACE && !heng_text_is_chinese ())
    room = 2;

  gtk_widget_set_visible (self->add_button, width != HENG_WIDTH_NARROW);
  gtk_widget_set_visible (self->columns_button, width != HENG_WIDTH_NARROW);
  gtk_widget_set_visible (GTK_WIDGET (self->all), width != HENG_WIDTH_NARROW);
  gtk_widget_set_visible (self->pane, pane);
  gtk_widget_set_visible (self->pane_rule, pane);
  heng_people_columns_set_room (self->view, room);
}

/* Which columns there are, and by which of them the list is sorted. */
static void
add_column_choice (HengPeoplePage *self)
{
  g_autoptr (GMenuModel) columns = heng_people_columns_menu ("columns");
  g_autoptr (GMenuModel) sort = heng_people_columns_sort_menu ("people.sort");
  g_autoptr (GMenu) menu = g_menu_new ();
  GActionGroup *actions = heng_people_columns_actions (G_CALLBACK (heng_people_page_update_layout), self);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", actions);
  g_menu_append_submenu (menu, _("_Sort By"), sort);
  g_menu_append_section (menu, NULL, columns);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->columns_button), G_MENU_MODEL (menu));
  g_object_unref (actions);
}

static void
width_class_cb (HengAdaptiveBin *bin, GParamSpec *pspec, gpointer user_data)
{
  heng_people_page_update_layout (user_data);
}

static void
show_data (HengPeoplePage *self)
{
  heng_people_columns_set_store (self->view, heng_page_get_store (HENG_PAGE (self)));
  heng_people_list_set_data (self->list, self->data);
  heng_department_tree_set_data (self->tree, self->data);
  gtk_stack_set_visible_child_name (self->stack, self->data->directory->n > 0 ? "people" : "empty");
  heng_people_page_show_counts (self);
}

/* "list:DEPARTMENT:PERSON", the department chosen and who stands at the top: where a session goes on. */
static char *
heng_people_page_get_place (HengPage *page)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (page);
  guint top = heng_grid_get_top (self->view);

  if (self->data == NULL || top == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_strdup_printf ("list:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, heng_department_tree_get_chosen (self->tree),
                          heng_people_list_get_id (self->list, top));
}

static void
go_on_with_list (HengPeoplePage *self, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, ":", 3);
  guint top;

  if (g_strv_length (parts) != 3)
    return;
  heng_department_tree_choose (self->tree, g_ascii_strtoll (parts[1], NULL, 10));
  top = heng_people_list_find (self->list, g_ascii_strtoll (parts[2], NULL, 10));
  if (top != GTK_INVALID_LIST_POSITION)
    heng_grid_set_top (self->view, top);
}

/* "department:12", "filter:contract" (a word of heng-reminders.h), "list:…" or "add", as soon as there are people to show. */
static void
go_to_place (HengPeoplePage *self)
{
  g_autofree char *place = g_steal_pointer (&self->place);

  if (place == NULL)
    return;
  if (g_str_has_prefix (place, "filter:"))
    {
      clear_cb (NULL, self);
      heng_department_tree_choose (self->tree, 0);
      reminder_cb (self->filters, place + strlen ("filter:"), self);
    }
  if (g_str_has_prefix (place, "list:"))
    go_on_with_list (self, place);
  else if (g_str_has_prefix (place, "department:"))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      heng_department_tree_choose (self->tree, g_ascii_strtoll (place + strlen ("department:"), NULL, 10));
    }
  else if (g_str_equal (place, "add"))
    heng_add_person_present (HENG_PAGE (self), self->data, heng_department_tree_get_chosen (self->tree));
}

static void
heng_people_page_go_to (HengPage *page, const char *place)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (page);

  g_free (self->place);
  self->place = g_strdup (place);
  if (self->data != NULL && self->data->directory->n == self->data->directory->total)
    go_to_place (self);
}

static gboolean
was_left (HengPeoplePage *self, GObject *source)
{
  return heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source);
}

static void
status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *statuses = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (was_left (self, source) || statuses == NULL)
    {
      g_clear_pointer (&statuses, g_hash_table_unref);
      if (error != NULL && !was_left (self, source) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The scores could not be read"), error);
      return;
    }
  g_clear_pointer (&self->statuses, g_hash_table_unref);
  self->statuses = statuses;
  heng_people_list_set_statuses (self->list, statuses);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengPeopleData *data = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (data == NULL || was_left (self, source))
    {
      g_clear_pointer (&data, heng_people_data_unref);
      if (error != NULL && !was_left (self, source) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The people could not be read"), error);
      return;
    }
  if (self->data != NULL && data->directory->n < MIN (data->directory->total, self->data->directory->n))
    {
      heng_people_data_unref (data); /* the first of them, when more are shown already */
      return;
    }
  g_clear_pointer (&self->data, heng_people_data_unref);
  self->data = data;
  show_data (self);
  if (data->directory->n == data->directory->total)
    go_to_place (self);
}

static void
extras_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengPeopleExtras *extras = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (extras == NULL || was_left (self, source))
    {
      g_clear_pointer (&extras, heng_people_extras_free);
      if (error != NULL && !was_left (self, source))
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The reminders could not be read"), error);
      return;
    }
  g_clear_pointer (&self->extras, heng_people_extras_free);
  self->extras = extras;
  heng_filter_pane_set_reminders (self->filters, extras->reminders);
  heng_filter_pane_set_filters (self->filters, extras->filters);
  if (*self->query->reminder != '\0')
    apply_scope (self);
}

static void
load_people (HengPeoplePage *self, HengStore *store, guint limit, GCancellable *cancellable)
{
  heng_store_run_async (store, HENG_LANE_READING, heng_people_data_load, g_memdup2 (&limit, sizeof limit), g_free,
                        (GDestroyNotify) heng_people_data_unref, cancellable, loaded_cb, g_object_ref (self));
}

static void
heng_people_page_reload (HengPage *page)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (page);
  HengStore *store = heng_page_get_store (page);
  gint64 cycle = heng_page_get_cycle (page);

  if (self->status_cycle != cycle)
    g_clear_pointer (&self->statuses, g_hash_table_unref);
  self->status_cycle = cycle;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  if (self->data == NULL)
    load_people (self, store, FIRST_ROWS, NULL);
  load_people (self, store, 0, self->loading);
  heng_store_run_async (store, HENG_LANE_READING, heng_people_status_load, g_memdup2 (&cycle, sizeof cycle), g_free,
                        (GDestroyNotify) g_hash_table_unref, self->loading, status_cb, g_object_ref (self));
  heng_store_run_async (store, HENG_LANE_READING, heng_people_extras_load, NULL, NULL, (GDestroyNotify) heng_people_extras_free, NULL,
                        extras_cb, g_object_ref (self));
}

static void
heng_people_page_search (HengPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (HENG_PEOPLE_PAGE (page)->search));
}

/* Typing anywhere in the window searches while the page is shown. */
static void
heng_people_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (heng_people_page_parent_class)->map (widget);
  gtk_search_entry_set_key_capture_widget (HENG_PEOPLE_PAGE (widget)->search, GTK_WIDGET (gtk_widget_get_root (widget)));
  /* back from elsewhere: what is typed now is a new search */
  gtk_editable_select_region (GTK_EDITABLE (HENG_PEOPLE_PAGE (widget)->search), 0, -1);
}

static void
heng_people_page_unmap (GtkWidget *widget)
{
  gtk_search_entry_set_key_capture_widget (HENG_PEOPLE_PAGE (widget)->search, NULL);
  GTK_WIDGET_CLASS (heng_people_page_parent_class)->unmap (widget);
}

static void
heng_people_page_dispose (GObject *object)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, heng_people_query_free);
  g_clear_pointer (&self->extras, heng_people_extras_free);
  g_clear_pointer (&self->statuses, g_hash_table_unref);
  g_clear_pointer (&self->data, heng_people_data_unref);
  g_clear_pointer (&self->place, g_free);
  forget_only (self);
  G_OBJECT_CLASS (heng_people_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, results);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, pane);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, pane_rule);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, clear);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, filters);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, act_count);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, act_revealer);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, all);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, tree);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, count);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, view);
  gtk_widget_class_bind_template_child (widget_class, HengPeoplePage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_started_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, department_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reminder_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
}

/* "employment" is a property so that its menu items are radio items of a property action. */
static void
heng_people_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (object);

  if (g_strcmp0 (self->query->employment, g_value_get_string (value)) == 0)
    return;
  set_employment (self, g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
  g_object_notify_by_pspec (object, pspec);
  apply_scope (self);
}

static void
heng_people_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, HENG_PEOPLE_PAGE (object)->query->employment);
}

static void
heng_people_page_class_init (HengPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_DEPARTMENT_TREE);
  g_type_ensure (HENG_TYPE_FILTER_PANE);
  g_type_ensure (HENG_TYPE_GRID);
  G_OBJECT_CLASS (klass)->dispose = heng_people_page_dispose;
  G_OBJECT_CLASS (klass)->set_property = heng_people_page_set_property;
  G_OBJECT_CLASS (klass)->get_property = heng_people_page_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_string ("employment", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  widget_class->map = heng_people_page_map;
  widget_class->unmap = heng_people_page_unmap;
  HENG_PAGE_CLASS (klass)->reload = heng_people_page_reload;
  HENG_PAGE_CLASS (klass)->search = heng_people_page_search;
  HENG_PAGE_CLASS (klass)->go_to = heng_people_page_go_to;
  HENG_PAGE_CLASS (klass)->get_place = heng_people_page_get_place;
  HENG_PAGE_CLASS (klass)->help = "people";
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/people/heng-people-page.ui");
  heng_people_page_install_actions (widget_class);
  bind_children (widget_class);
}

static void
heng_people_page_init (HengPeoplePage *self)
{
  self->query = heng_people_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_page_set_title (HENG_PAGE (self), C_("area", "People"));
  self->pane_wanted = TRUE;
  self->list = heng_people_list_new ();
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (heng_people_page_show_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (heng_people_page_show_selection), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  heng_people_columns_add (self->view, self->list);
  add_column_choice (self);
  heng_people_page_add_keys (self);
  heng_grid_set_model (self->view, GTK_SELECTION_MODEL (self->list));
  heng_people_page_show_selection (self);
  heng_people_page_update_layout (self);
}

HengPage *
heng_people_page_new (void)
{
  return g_object_new (HENG_TYPE_PEOPLE_PAGE, NULL);
}

void
heng_people_page_show_only (HengPeoplePage *self, GArray *ids, const char *words)
{
  clear_cb (NULL, self);
  self->only = g_array_ref (ids);
  self->only_words = g_strdup (words);
  apply_scope (self);
}
