/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of goals: the columns behind the title, and the order of the list. */
#include "heng-goal-table-private.h"

static void
fill_cb (HengGoalItem *item, GtkListItem *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  HengGoalColumn column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "heng-column"));
  HengGoalTable *self = g_object_get_data (G_OBJECT (cell), "heng-view");

  heng_goal_cell_fill (column, cell, heng_goal_item_get_node (item), self->store);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  GtkWidget *cell = heng_goal_cell_new (GPOINTER_TO_INT (column));

  g_object_set_data (G_OBJECT (cell), "heng-view", g_object_get_data (G_OBJECT (factory), "heng-view"));
  g_object_set_data (G_OBJECT (cell), "heng-column", column);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  HengGoalItem *item = gtk_list_item_get_item (list_item);
  HengGoalTable *self = g_object_get_data (G_OBJECT (factory), "heng-view");

  g_signal_connect (item, "changed", G_CALLBACK (fill_cb), list_item);
  heng_goal_cell_set_small (GPOINTER_TO_INT (column), gtk_list_item_get_child (list_item),
                            GPOINTER_TO_INT (column) == HENG_GOAL_COLUMN_STATE ? self->brief : self->small);
  fill_cb (item, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), fill_cb, list_item);
}

GtkColumnViewColumn *
heng_goal_table_column_new (HengGoalTable *self, HengGoalColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made = gtk_column_view_column_new (heng_goal_column_title (column), factory);

  g_object_set_data (G_OBJECT (factory), "heng-view", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GINT_TO_POINTER (column));
  gtk_column_view_column_set_fixed_width (made, heng_scaled_width (GTK_WIDGET (self), heng_goal_column_width (column)));
  gtk_column_view_column_set_resizable (made, TRUE);
  return made;
}

static const HengGoalOrder orders[HENG_GOAL_N_COLUMNS] = {
  [HENG_GOAL_COLUMN_PROGRESS] = HENG_GOAL_BY_PROGRESS, [HENG_GOAL_COLUMN_OWNER] = HENG_GOAL_BY_OWNER,
  [HENG_GOAL_COLUMN_CONFIDENCE] = HENG_GOAL_BY_CONFIDENCE, [HENG_GOAL_COLUMN_STATE] = HENG_GOAL_BY_HEALTH, [HENG_GOAL_COLUMN_DUE] = HENG_GOAL_BY_DUE,
};

/* The heads only say which column and which way; the tree itself sorts. A head's sorter that is asked notes that it was the first. */
static int asked = -1;

static int
note_asked (gconstpointer a, gconstpointer b, gpointer order)
{
  if (asked < 0)
    asked = GPOINTER_TO_INT (order);
  return GTK_ORDERING_SMALLER;
}

static void
sort_cb (GtkSorter *sorter, GtkSorterChange change, HengGoalTable *self)
{
  g_autoptr (GObject) probe = g_object_new (G_TYPE_OBJECT, NULL), other = g_object_new (G_TYPE_OBJECT, NULL); /* equal ones are never asked about */

  if (self->arranging)
    return;
  asked = -1;
  self->descending = gtk_sorter_compare (sorter, probe, other) == GTK_ORDERING_LARGER;
  self->sorted = asked == HENG_GOAL_BY_TITLE ? self->title_column : NULL;
  for (guint i = 0; i < HENG_GOAL_N_COLUMNS; i++)
    if (asked == (int) orders[i])
      self->sorted = self->columns[i];
  heng_goal_tree_set_order (self->tree, asked < 0 ? HENG_GOAL_BY_TREE : (HengGoalOrder) asked, asked >= 0 && self->descending);
}

void
heng_goal_table_restore_order (HengGoalTable *self)
{
  if (self->sorted != NULL)
    gtk_column_view_sort_by_column (self->view, self->sorted, self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

void
heng_goal_table_add_sorters (HengGoalTable *self)
{
  g_autoptr (GtkSorter) title = GTK_SORTER (gtk_custom_sorter_new (note_asked, GINT_TO_POINTER (HENG_GOAL_BY_TITLE), NULL));

  gtk_column_view_column_set_sorter (self->title_column, title);
  for (guint i = 0; i < HENG_GOAL_N_COLUMNS; i++)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_asked, GINT_TO_POINTER (orders[i]), NULL));

      gtk_column_view_column_set_sorter (self->columns[i], sorter);
    }
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sort_cb), self);
  gtk_column_view_sort_by_column (self->view, self->columns[HENG_GOAL_COLUMN_STATE], GTK_SORT_ASCENDING);
}
