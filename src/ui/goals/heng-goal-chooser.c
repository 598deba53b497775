/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window to choose one thing from a long list by typing. */
#include "heng-goal-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-small-window.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *search, *list, *button, *option, *stack;
  GtkSingleSelection *selection;
  GListStore *rows; /* of GtkStringObject; data "heng-choice" */
  GPtrArray *choices;
  HengGoalChosen chosen;
  GObject *user_data;
} Chooser;

static void
choice_free (gpointer data)
{
  HengGoalChoice *choice = data;

  g_free (choice->title);
  g_free (choice->detail);
  g_free (choice->key);
  g_free (choice);
}

GPtrArray *
heng_goal_choices_new (void)
{
  return g_ptr_array_new_with_free_func (choice_free);
}

void
heng_goal_choices_add (GPtrArray *choices, int kind, gint64 id, const char *title, const char *detail)
{
  HengGoalChoice *choice = g_new0 (HengGoalChoice, 1);
  g_autofree char *folded = heng_goal_fold (title), *second = heng_goal_fold (detail);

  choice->kind = kind;
  choice->id = id;
  choice->title = g_strdup (title);
  choice->detail = g_strdup (detail);
  choice->key = g_strjoin ("\t", folded, heng_goal_reading (title), second, NULL);
  g_ptr_array_add (choices, choice);
}

static void
chooser_free (gpointer data)
{
  Chooser *chooser = data;

  g_object_unref (chooser->rows);
  g_ptr_array_unref (chooser->choices);
  g_clear_object (&chooser->user_data);
  g_free (chooser);
}

/* All that match, at once: the list makes widgets only for what is seen. */
static void
fill (Chooser *chooser)
{
  g_autofree char *needle = heng_goal_fold (gtk_editable_get_text (GTK_EDITABLE (chooser->search)));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < chooser->choices->len; i++)
    {
      const HengGoalChoice *choice = chooser->choices->pdata[i];
      GtkStringObject *row;

      if (strstr (choice->key, needle) == NULL)
        continue;
      row = gtk_string_object_new (choice->title);
      g_object_set_data (G_OBJECT (row), "heng-choice", (gpointer) choice);
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (chooser->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (chooser->rows)), rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (GTK_STACK (chooser->stack), rows->len > 0 ? "list" : "none");
  gtk_widget_set_sensitive (chooser->button, rows->len > 0);
}

static void
choose_cb (Chooser *chooser)
{
  GObject *row = gtk_single_selection_get_selected_item (chooser->selection);
  const HengGoalChoice *choice = row != NULL ? g_object_get_data (row, "heng-choice") : NULL;

  if (choice == NULL)
    return;
  chooser->chosen (choice->kind, choice->id, chooser->option != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (chooser->option)),
                   chooser->user_data);
  gtk_window_close (chooser->window);
}

static void
activate_cb (GtkListView *list, guint position, Chooser *chooser)
{
  gtk_single_selection_set_selected (chooser->selection, position);
  choose_cb (chooser);
}

/* Down and Up walk through what was found without leaving the search. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, Chooser *chooser)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (chooser->rows)), at = gtk_single_selection_get_selected (chooser->selection);

  if (n == 0 || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return FALSE;
  at = keyval == GDK_KEY_Down ? MIN (at + 1, n - 1) : at > 0 ? at - 1 : 0;
  gtk_single_selection_set_selected (chooser->selection, at);
  gtk_widget_activate_action (chooser->list, "list.scroll-to-item", "u", at);
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *title = gtk_label_new (NULL), *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "h-cell");
  gtk_widget_set_css_classes (detail, (const char *[]) { "h-cap", "h-dim", NULL });
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const HengGoalChoice *choice = g_object_get_data (gtk_list_item_get_item (item), "heng-choice");

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), choice->title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), choice->detail != NULL ? choice->detail : "");
  gtk_widget_set_visible (gtk_widget_get_last_child (box), choice->detail != NULL);
}

static GtkWidget *
list_new (Chooser *chooser)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *none = gtk_label_new (_("Nothing is called so."));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  chooser->rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  chooser->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (chooser->rows)));
  chooser->list = gtk_list_view_new (GTK_SELECTION_MODEL (chooser->selection), factory);
  gtk_widget_add_css_class (chooser->list, "h-choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was found"), -1);
  g_signal_connect (chooser->list, "activate", G_CALLBACK (activate_cb), chooser);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), chooser->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (none, "h-dim");
  chooser->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (chooser->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (chooser->stack), none, "none");
  return chooser->stack;
}

static GtkWidget *
body_new (Chooser *chooser, const char *option)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  chooser->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), chooser);
  gtk_widget_add_controller (chooser->search, keys);
  g_signal_connect_swapped (chooser->search, "changed", G_CALLBACK (fill), chooser);
  g_signal_connect_swapped (chooser->search, "activate", G_CALLBACK (choose_cb), chooser);
  g_signal_connect_swapped (chooser->search, "stop-search", G_CALLBACK (gtk_window_close), chooser->window);
  gtk_widget_add_css_class (box, "h-dialog");
  gtk_box_append (GTK_BOX (box), chooser->search);
  gtk_box_append (GTK_BOX (box), list_new (chooser));
  if (option != NULL)
    {
      chooser->option = gtk_check_button_new_with_mnemonic (option);
      gtk_box_append (GTK_BOX (box), chooser->option);
    }
  return box;
}

void
heng_goal_chooser_present (GtkWidget *parent, const char *title, const char *verb, const char *option, GPtrArray *choices, HengGoalChosen chosen,
                           gpointer user_data)
{
  Chooser *chooser = g_new0 (Chooser, 1);
  GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkHeaderBar *header;

  chooser->choices = choices;
  chooser->chosen = chosen;
  chooser->user_data = user_data != NULL ? g_object_ref (user_data) : NULL;
  chooser->window = heng_small_window_new (parent, title, 460, 460, holder, &header);
  chooser->button = gtk_button_new_with_label (verb);
  gtk_widget_set_vexpand (holder, TRUE);
  gtk_box_append (GTK_BOX (holder), body_new (chooser, option));
  g_object_set_data_full (G_OBJECT (chooser->window), "heng-chooser", chooser, chooser_free);
  gtk_widget_add_css_class (chooser->button, "suggested-action");
  gtk_header_bar_pack_end (header, chooser->button);
  g_signal_connect_swapped (chooser->button, "clicked", G_CALLBACK (choose_cb), chooser);
  fill (chooser);
  gtk_window_present (chooser->window);
  gtk_widget_grab_focus (chooser->search);
}
