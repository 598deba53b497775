/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the people table. */
#include "heng-people-columns.h"

#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-people-text.h"
#include "heng-settings.h"

#define KEY "people-columns"        /* ids in their order */
#define KEY_WIDTHS "people-widths"  /* "id=px" */
#define KEY_SORT "people-sort"      /* "id", "-id" downwards, "" by number */
#define LATIN_COLUMN 172 /* a whole Latin name, where there is room for more columns */
#define SAVE_AFTER 400   /* ms: a width is remembered when the mouse rests */
#define BOXES 36         /* px of the column of check boxes */

typedef struct
{
  HengGrid *view;    /* not owned */
  HengPeopleList *list;
  HengStore *store;   /* not owned; NULL: none */
  HengGridColumn *columns; /* as heng_people_cells, and the boxes behind them */
  guint save;
} Table;

static void
table_free (gpointer data)
{
  Table *table = data;

  g_clear_handle_id (&table->save, g_source_remove);
  g_clear_weak_pointer (&table->store);
  g_free (table->columns);
  g_object_unref (table->list);
  g_free (table);
}

static Table *
table_of (HengGrid *view)
{
  return g_object_get_data (G_OBJECT (view), "heng-people");
}

/* NULL: of the boxes. */
static const HengPeopleColumn *
cell_of (const Table *table, const HengGridColumn *column)
{
  gsize place = (gsize) (column - table->columns);

  return place < heng_people_n_cells ? &heng_people_cells[place] : NULL;
}

static GtkWidget *
create (const HengGridColumn *column)
{
  return cell_of (column->data, column)->create ();
}

static void
fill (const HengGridColumn *column, GtkWidget *widget, gpointer item)
{
  Table *table = column->data;
  const HengPeopleColumn *cell = cell_of (table, column);
  const HengPersonRow *row = heng_person_item_get_row (item);

  heng_people_cell_fill (cell, widget, row, heng_person_item_get_needle (item));
  heng_people_cell_show_photo (cell, widget, row, table->store);
}

static char *
row_name (gpointer item)
{
  return g_strdup (heng_text_name (heng_person_item_get_row (item)->employee));
}

/* By number is the order of the list when nothing else is chosen. */
static void
show_sort (Table *table)
{
  g_autofree char *sort = heng_settings_get_string (KEY_SORT);
  gboolean descending = *sort == '-';
  const HengPeopleColumn *cell = heng_people_cell_find (sort + (descending ? 1 : 0));

  heng_grid_set_sort (table->view, cell != NULL ? cell->id : NULL, descending);
  heng_people_list_set_order (table->list, cell != NULL ? cell->key : HENG_PEOPLE_BY_NUMBER, cell != NULL && descending);
}

static void
sort_cb (HengGrid *view, const char *id, gpointer user_data)
{
  heng_people_columns_sort (view, id);
}

static int
saved_width (const char *id)
{
  g_auto (GStrv) widths = heng_settings_get_strv (KEY_WIDTHS);
  g_autofree char *prefix = g_strconcat (id, "=", NULL);

  for (guint i = 0; widths[i] != NULL; i++)
    if (g_str_has_prefix (widths[i], prefix))
      return (int) CLAMP (g_ascii_strtoll (widths[i] + strlen (prefix), NULL, 10), 24, 1200);
  return 0;
}

static int
usual_width (Table *table, const HengPeopleColumn *cell)
{
  return cell->width > 0 ? heng_scaled_width (GTK_WIDGET (table->view), cell->width) : 0;
}

static gboolean
save_widths_cb (gpointer user_data)
{
  Table *table = user_data;
  g_autoptr (GPtrArray) widths = g_ptr_array_new_with_free_func (g_free);

  table->save = 0;
  for (guint i = 0; i < heng_people_n_cells; i++)
    if (table->columns[i].chosen > 0 && table->columns[i].chosen != usual_width (table, &heng_people_cells[i]))
      g_ptr_array_add (widths, g_strdup_printf ("%s=%d", heng_people_cells[i].id, table->columns[i].chosen));
  g_ptr_array_add (widths, NULL);
  heng_settings_set_strv (KEY_WIDTHS, (const char *const *) widths->pdata);
  return G_SOURCE_REMOVE;
}

static void
resized_cb (HengGrid *view, Table *table)
{
  g_clear_handle_id (&table->save, g_source_remove);
  table->save = g_timeout_add (SAVE_AFTER, save_widths_cb, table);
}

/* A head that was dragged: the shown ones in their new order, then those that found no room. */
static void
reordered_cb (HengGrid *view, Table *table)
{
  g_auto (GStrv) before = heng_settings_get_strv (KEY);
  g_autoptr (GPtrArray) shown = heng_people_columns_shown (view);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (ids, (gpointer) ((const HengPeopleColumn *) shown->pdata[i])->id);
  for (guint i = 0; before[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (ids, before[i], g_str_equal, NULL))
      g_ptr_array_add (ids, before[i]);
  g_ptr_array_add (ids, NULL);
  heng_settings_set_strv (KEY, (const char *const *) ids->pdata);
}

void
heng_people_columns_add (HengGrid *view, HengPeopleList *list)
{
  Table *table = g_new0 (Table, 1);

  table->view = view;
  table->list = g_object_ref (list);
  table->columns = g_new0 (HengGridColumn, heng_people_n_cells + 1);
  for (guint i = 0; i < heng_people_n_cells; i++)
    table->columns[i] = (HengGridColumn) { .id = heng_people_cells[i].id, .title = heng_people_cell_title (&heng_people_cells[i]),
                                            .width = usual_width (table, &heng_people_cells[i]), .chosen = saved_width (heng_people_cells[i].id),
                                            .create = create, .fill = fill, .data = table };
  table->columns[heng_people_n_cells] = (HengGridColumn) { .id = "", .width = BOXES, .boxes = TRUE, .data = table };
  g_object_set_data_full (G_OBJECT (view), "heng-people", table, table_free);
  heng_grid_set_row_name (view, row_name);
  g_signal_connect (view, "sort", G_CALLBACK (sort_cb), NULL);
  g_signal_connect (view, "resized", G_CALLBACK (resized_cb), table);
  g_signal_connect (view, "reordered", G_CALLBACK (reordered_cb), table);
  show_sort (table);
}

void
heng_people_columns_set_store (HengGrid *view, HengStore *store)
{
  g_set_weak_pointer (&table_of (view)->store, store);
}

/* A press on the head of a column: upwards, then downwards, then by number again. */
void
heng_people_columns_sort (HengGrid *view, const char *id)
{
  g_autofree char *now = heng_settings_get_string (KEY_SORT);
  g_autofree char *down = g_strconcat ("-", id, NULL);

  heng_settings_set_string (KEY_SORT, g_str_equal (now, id) ? down : g_str_equal (now, down) ? "" : id);
  show_sort (table_of (view));
}

GMenuModel *
heng_people_columns_sort_menu (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < heng_people_n_cells; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (heng_people_cell_title (&heng_people_cells[i]), NULL);

      g_menu_item_set_action_and_target (item, action, "s", heng_people_cells[i].id);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

GPtrArray *
heng_people_columns_shown (HengGrid *view)
{
  GPtrArray *columns = heng_grid_get_columns (view);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < columns->len; i++)
    if (cell_of (table_of (view), columns->pdata[i]) != NULL)
      g_ptr_array_add (shown, (gpointer) cell_of (table_of (view), columns->pdata[i]));
  return shown;
}

GMenuModel *
heng_people_columns_menu (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 1; i < heng_people_n_cells; i++)
    {
      g_autofree char *detailed = g_strconcat (action, ".", heng_people_cells[i].id, NULL);

      g_menu_append (menu, heng_people_cell_title (&heng_people_cells[i]), detailed);
    }
  return G_MENU_MODEL (menu);
}

/* A column that is chosen comes to the end; the others keep their order. */
static void
remember_cb (GSimpleAction *action, GParamSpec *pspec, gpointer user_data)
{
  g_auto (GStrv) before = heng_settings_get_strv (KEY);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const char *name = g_action_get_name (G_ACTION (action));
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], name))
      g_ptr_array_add (ids, before[i]);
  if (g_variant_get_boolean (state))
    g_ptr_array_add (ids, (gpointer) name);
  g_ptr_array_add (ids, NULL);
  heng_settings_set_strv (KEY, (const char *const *) ids->pdata);
}

GActionGroup *
heng_people_columns_actions (GCallback changed, gpointer user_data)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  g_auto (GStrv) wanted = heng_settings_get_strv (KEY);

  for (guint i = 1; i < heng_people_n_cells; i++)
    {
      gboolean on = g_strv_contains ((const char *const *) wanted, heng_people_cells[i].id);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (heng_people_cells[i].id, NULL, g_variant_new_boolean (on));

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_signal_connect (action, "notify::state", G_CALLBACK (remember_cb), NULL);
      g_signal_connect_swapped (action, "notify::state", changed, user_data);
    }
  return G_ACTION_GROUP (group);
}

/* The columns to show, from left to right: the name is always there, first unless somebody moved it. */
static GPtrArray *
wanted_columns (Table *table, guint room)
{
  g_auto (GStrv) chosen = heng_settings_get_strv (KEY);
  GPtrArray *wanted = g_ptr_array_new ();

  if (room > 0)
    g_ptr_array_add (wanted, &table->columns[heng_people_n_cells]);
  if (!g_strv_contains ((const char *const *) chosen, "name"))
    g_ptr_array_add (wanted, &table->columns[0]);
  for (guint i = 0; chosen[i] != NULL; i++)
    {
      const HengPeopleColumn *cell = heng_people_cell_find (chosen[i]);

      if (cell != NULL && cell->room <= room)
        g_ptr_array_add (wanted, &table->columns[cell - heng_people_cells]);
    }
  return wanted;
}

GPtrArray *
heng_people_columns_wanted (void)
{
  g_auto (GStrv) chosen = heng_settings_get_strv (KEY);
  GPtrArray *wanted = g_ptr_array_new ();

  if (!g_strv_contains ((const char *const *) chosen, "name"))
    g_ptr_array_add (wanted, (gpointer) &heng_people_cells[0]);
  for (guint i = 0; chosen[i] != NULL; i++)
    if (heng_people_cell_find (chosen[i]) != NULL)
      g_ptr_array_add (wanted, (gpointer) heng_people_cell_find (chosen[i]));
  return wanted;
}

static gboolean
same_columns (GPtrArray *a, GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = a->pdata[i] == b->pdata[i];
  return same;
}

void
heng_people_columns_set_room (HengGrid *view, guint room)
{
  Table *table = table_of (view);
  g_autoptr (GPtrArray) wanted = wanted_columns (table, room);

  table->columns[0].width = room > 0 && !heng_text_is_chinese () ? heng_scaled_width (GTK_WIDGET (view), LATIN_COLUMN) : 0;
  if (same_columns (heng_grid_get_columns (view), wanted))
    heng_grid_columns_changed (view);
  else
    heng_grid_set_columns (view, wanted);
}
