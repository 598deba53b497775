/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People: department tree, search, and a table that feels like a directory. */
#include "heng-people-page.h"

#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-add-person.h"
#include "heng-department-tree.h"
#include "heng-people-columns.h"
#include "heng-window.h"

struct _HengPeoplePage
{
  HengPage parent_instance;
  GtkSearchEntry *search;
  HengAdaptiveBin *bin;
  GtkStack *stack, *results;
  GtkWidget *pane, *pane_rule, *clear, *add_button, *columns_button;
  HengDepartmentTree *tree;
  GtkLabel *count;
  GtkColumnView *view;
  AdwStatusPage *nothing;
  HengPeopleList *list;
  GtkSingleSelection *selection;
  GHashTable *statuses; /* employee id → HengPersonStatus of `status_cycle` */
  HengPeopleData *data;
  gint64 status_cycle;
  gboolean pane_wanted;
};

G_DEFINE_FINAL_TYPE (HengPeoplePage, heng_people_page, HENG_TYPE_PAGE)

static const char *
search_text (HengPeoplePage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static char *
count_markup (guint shown, guint total, const char *query)
{
  g_autofree char *part = g_strdup_printf ("<b>%u</b>", shown);
  g_autofree char *all = g_strdup_printf ("%u", total);
  g_autofree char *escaped = g_markup_escape_text (query, -1);

  if (*query == '\0')
    /* Translators: %s is a number */
    return g_strdup_printf (ngettext ("%s person", "%s people", shown), part);
  /* Translators: 13 of 50 people match “li” */
  return g_strdup_printf (_("%1$s of %2$s people match “%3$s”"), part, all, escaped);
}

static void
show_counts (HengPeoplePage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint total = heng_people_list_get_total (self->list);
  const char *query = search_text (self);
  g_autofree char *markup = count_markup (shown, total, query);

  gtk_label_set_markup (self->count, markup);
  gtk_widget_set_visible (self->clear, *query != '\0');
  if (shown == 0 && *query != '\0')
    {
      g_autofree char *title = g_strdup_printf (_("“%s” Not Found"), query);
      g_autofree char *escaped = g_markup_escape_text (title, -1);
      g_autofree char *where = g_strdup_printf (ngettext ("It is in no name, pinyin or number of %u person",
                                                          "It is in no name, pinyin or number of %u people", total), total);

      adw_status_page_set_title (self->nothing, escaped);
      adw_status_page_set_description (self->nothing, where);
    }
  gtk_stack_set_visible_child_name (self->results, shown == 0 && *query != '\0' ? "nothing" : "table");
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

  heng_people_list_set_search (self->list, search_text (self));
  show_counts (self);
}

static void
stop_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  HengPeoplePage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
clear_cb (GtkButton *button, gpointer user_data)
{
  HengPeoplePage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
department_chosen_cb (HengDepartmentTree *tree, gpointer user_data)
{
  HengPeoplePage *self = user_data;
  g_autoptr (GHashTable) scope = heng_department_tree_get_scope (tree);

  heng_people_list_set_scope (self->list, scope, heng_department_tree_get_former (tree));
  show_counts (self);
}

static void
show_person_at (HengPeoplePage *self, guint position)
{
  g_autoptr (HengPersonItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  g_autoptr (GArray) ids = heng_people_list_get_ids (self->list);

  if (item != NULL)
    heng_window_show_person (heng_page_get_window (HENG_PAGE (self)), heng_person_item_get_row (item)->employee->id, ids, NULL);
}

static void
activate_cb (GtkColumnView *view, guint position, gpointer user_data)
{
  show_person_at (user_data, position);
}

/* Enter in the search opens the first person found. */
static void
search_activate_cb (GtkSearchEntry *entry, gpointer user_data)
{
  HengPeoplePage *self = user_data;

  heng_people_list_set_search (self->list, search_text (self));
  show_person_at (self, 0);
}

static void
update_layout (HengPeoplePage *self)
{
  static const guint rooms[] = { [HENG_WIDTH_NARROW] = 0, [HENG_WIDTH_MEDIUM] = 2, [HENG_WIDTH_WIDE] = 3 };
  HengWidthClass width = heng_adaptive_bin_get_width_class (self->bin);
  gboolean pane = self->pane_wanted && width != HENG_WIDTH_NARROW;

  gtk_widget_set_visible (self->add_button, width != HENG_WIDTH_NARROW);
  gtk_widget_set_visible (self->columns_button, width != HENG_WIDTH_NARROW);
  gtk_widget_set_visible (self->pane, pane);
  gtk_widget_set_visible (self->pane_rule, pane);
  heng_people_columns_set_room (self->view, width == HENG_WIDTH_MEDIUM && pane ? 1 : rooms[width]);
}

static void
add_column_choice (HengPeoplePage *self)
{
  g_autoptr (GMenuModel) menu = heng_people_columns_menu ("columns");
  GActionGroup *actions = heng_people_columns_actions (G_CALLBACK (update_layout), self);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", actions);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->columns_button), menu);
  g_object_unref (actions);
}

static void
width_class_cb (HengAdaptiveBin *bin, GParamSpec *pspec, gpointer user_data)
{
  update_layout (user_data);
}

/* The rows with what is known of their state, so that a reload does not let scores blink. */
static GPtrArray *
rows_with_state (HengPeoplePage *self)
{
  GPtrArray *rows;

  if (self->statuses == NULL)
    return g_ptr_array_ref (self->data->rows);
  rows = g_ptr_array_new_full (self->data->rows->len, (GDestroyNotify) heng_person_row_unref);
  for (guint i = 0; i < self->data->rows->len; i++)
    {
      HengPersonRow *row = g_ptr_array_index (self->data->rows, i);
      const HengPersonStatus *status = g_hash_table_lookup (self->statuses, &row->employee->id);

      g_ptr_array_add (rows, status != NULL ? heng_person_row_with_state (row, status->state, status->n_missing, status->score, status->grade)
                                            : heng_person_row_ref (row));
    }
  return rows;
}

static void
show_data (HengPeoplePage *self)
{
  g_autoptr (GPtrArray) rows = rows_with_state (self);

  heng_people_list_set_rows (self->list, rows);
  heng_department_tree_set_data (self->tree, self->data);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "people" : "empty");
  show_counts (self);
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
      if (error != NULL && !was_left (self, source))
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The scores could not be read"), error);
      return;
    }
  g_clear_pointer (&self->statuses, g_hash_table_unref);
  self->statuses = statuses;
  if (self->data != NULL)
    show_data (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengPeopleData *data = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (data == NULL || was_left (self, source))
    {
      g_clear_pointer (&data, heng_people_data_free);
      if (error != NULL && !was_left (self, source))
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The people could not be read"), error);
      return;
    }
  g_clear_pointer (&self->data, heng_people_data_free);
  self->data = data;
  show_data (self);
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
  heng_store_run_async (store, HENG_LANE_READING, heng_people_data_load, NULL, NULL, (GDestroyNotify) heng_people_data_free, NULL,
                        loaded_cb, g_object_ref (self));
  heng_store_run_async (store, HENG_LANE_READING, heng_people_status_load, g_memdup2 (&cycle, sizeof cycle), g_free,
                        (GDestroyNotify) g_hash_table_unref, NULL, status_cb, g_object_ref (self));
}

static void
heng_people_page_search (HengPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (HENG_PEOPLE_PAGE (page)->search));
}

static void
add_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);

  if (self->data != NULL)
    heng_add_person_present (heng_page_get_window (HENG_PAGE (self)), self->data);
}

static void
departments_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPeoplePage *self = HENG_PEOPLE_PAGE (widget);

  self->pane_wanted = !self->pane_wanted;
  update_layout (self);
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

  if (self->list != NULL)
    heng_people_list_set_sorter (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->statuses, g_hash_table_unref);
  g_clear_pointer (&self->data, heng_people_data_free);
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
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
}

static void
heng_people_page_class_init (HengPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_DEPARTMENT_TREE);
  G_OBJECT_CLASS (klass)->dispose = heng_people_page_dispose;
  widget_class->map = heng_people_page_map;
  widget_class->unmap = heng_people_page_unmap;
  HENG_PAGE_CLASS (klass)->reload = heng_people_page_reload;
  HENG_PAGE_CLASS (klass)->search = heng_people_page_search;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/people/heng-people-page.ui");
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add_person_action);
  gtk_widget_class_install_action (widget_class, "people.departments", NULL, departments_action);
  bind_children (widget_class);
}

static void
heng_people_page_init (HengPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_page_set_title (HENG_PAGE (self), C_("area", "People"));
  self->pane_wanted = TRUE;
  self->list = heng_people_list_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  heng_people_columns_add (self->view);
  add_column_choice (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  heng_people_list_set_sorter (self->list, gtk_column_view_get_sorter (self->view));
  update_layout (self);
}

HengPage *
heng_people_page_new (void)
{
  return g_object_new (HENG_TYPE_PEOPLE_PAGE, NULL);
}
