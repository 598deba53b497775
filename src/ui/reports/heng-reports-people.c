/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check boxes for the people to print; the store is asked, so that it is as quick among 300,000 people as among 50. */
#include "heng-reports-people.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-people-table.h"
#include "heng-people-text.h"
#include "heng-window.h"

#define MOST_FOUND 60
#define MOST_CHOSEN 200 /* rows of those who are checked */
#define POPOVER_WIDTH 280
#define POPOVER_HEIGHT 300

struct _HengReportsPeople
{
  GtkWidget parent_instance;
  GtkWidget *button, *popover, *search, *found, *nothing, *of_list, *none;
  HengStore *store;   /* not owned */
  GCancellable *searching;
  GHashTable *chosen; /* set of ids (gint64 *) */
  GHashTable *there;  /* those who can be chosen; NULL: not known yet */
  GPtrArray *names;   /* of HengReportsPerson, of the scope: those who are chosen */
};

G_DEFINE_FINAL_TYPE (HengReportsPeople, heng_reports_people, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_count (HengReportsPeople *self)
{
  guint n = g_hash_table_size (self->chosen);
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u person", "%u people", n), n) : g_strdup (_("Choose…"));

  gtk_button_set_label (GTK_BUTTON (self->button), text);
  gtk_widget_set_sensitive (self->none, n > 0);
}

static void
choose (HengReportsPeople *self, gint64 id, gboolean on)
{
  if (on)
    g_hash_table_add (self->chosen, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->chosen, &id);
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (GtkCheckButton *check, HengReportsPeople *self)
{
  choose (self, *(gint64 *) g_object_get_data (G_OBJECT (check), "heng-id"), gtk_check_button_get_active (check));
}

static void
append_row (HengReportsPeople *self, gint64 id, const char *name, const char *emp_no)
{
  g_autofree char *text = g_strdup_printf ("%s  %s", name, emp_no);
  GtkWidget *check = gtk_check_button_new_with_label (text), *row = gtk_list_box_row_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->chosen, &id));
  g_object_set_data_full (G_OBJECT (check), "heng-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->found), row);
}

/* While nothing is looked for, those who are checked come first. */
static void
show_found (HengReportsPeople *self, GPtrArray *people)
{
  gboolean all = *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0';
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->found), GTK_WIDGET (row));
  for (guint i = 0; all && self->names != NULL && i < MIN (self->names->len, MOST_CHOSEN); i++)
    {
      const HengReportsPerson *person = self->names->pdata[i];

      if (g_hash_table_contains (self->chosen, &person->id))
        append_row (self, person->id, person->name, person->emp_no);
    }
  for (guint i = 0; i < people->len; i++)
    {
      const HengEmployee *employee = people->pdata[i];

      if (self->there != NULL && g_hash_table_contains (self->there, &employee->id) && (!all || !g_hash_table_contains (self->chosen, &employee->id)))
        append_row (self, employee->id, heng_text_name (employee), employee->emp_no);
    }
  gtk_widget_set_visible (self->nothing, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0) == NULL);
}

static gpointer
find_people (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : heng_employees_search (db, args, MOST_FOUND, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengReportsPeople) self = user_data;
  /* without an answer what was found before stays */
  g_autoptr (GPtrArray) people = heng_store_run_finish (HENG_STORE (source), result, NULL);

  if (people != NULL && self->button != NULL && self->searching == g_task_get_cancellable (G_TASK (result)))
    show_found (self, people);
}

static void
search (HengReportsPeople *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (self->store == NULL)
    return;
  self->searching = g_cancellable_new ();
  heng_store_run_async (self->store, HENG_LANE_READING, find_people, g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))), g_free,
                        (GDestroyNotify) g_ptr_array_unref, self->searching, found_cb, g_object_ref (self));
}

/* Enter checks the first one found, and the next name can be written. */
static void
enter_cb (HengReportsPeople *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0);
  GtkCheckButton *check = row != NULL ? GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row)) : NULL;

  if (check == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    return;
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static HengWindow *
window_of (HengReportsPeople *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return HENG_IS_WINDOW (root) ? HENG_WINDOW (root) : NULL;
}

static void
show_selection (HengReportsPeople *self)
{
  HengWindow *window = window_of (self);
  g_autoptr (GArray) ids = window != NULL ? heng_window_get_selected_people (window) : NULL;
  guint n = ids != NULL ? ids->len : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u Selected in People", "%u Selected in People", n), n);

  gtk_button_set_label (GTK_BUTTON (self->of_list), text);
  gtk_widget_set_visible (self->of_list, n > 0);
}

static void
take (HengReportsPeople *self, GArray *ids)
{
  heng_reports_people_set_chosen (self, ids);
  search (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
of_list_cb (HengReportsPeople *self)
{
  HengWindow *window = window_of (self);
  g_autoptr (GArray) ids = window != NULL ? heng_window_get_selected_people (window) : NULL;

  if (ids != NULL && ids->len > 0)
    take (self, ids);
}

static void
none_cb (HengReportsPeople *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  take (self, ids);
}

static void
shown_cb (HengReportsPeople *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_selection (self);
  gtk_widget_grab_focus (self->search);
  search (self);
}

static GtkWidget *
list_new (HengReportsPeople *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->found = gtk_list_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->found), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People to Print"), -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->found), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->found, "h-picker");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->found);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), POPOVER_HEIGHT);
  return scroller;
}

static GtkWidget *
popover_new (HengReportsPeople *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a Person"), -1);
  self->nothing = gtk_label_new (_("Nobody found"));
  gtk_widget_add_css_class (self->nothing, "h-dim");
  self->of_list = gtk_button_new ();
  self->none = gtk_button_new_with_label (C_("people to print", "Clear"));
  gtk_widget_set_size_request (box, POPOVER_WIDTH, -1);
  gtk_widget_set_hexpand (self->of_list, TRUE);
  gtk_widget_set_halign (self->of_list, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->none, TRUE);
  gtk_widget_set_halign (self->none, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (foot), self->of_list);
  gtk_box_append (GTK_BOX (foot), self->none);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), list_new (self));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), popover);
  g_signal_connect_swapped (self->of_list, "clicked", G_CALLBACK (of_list_cb), self);
  g_signal_connect_swapped (self->none, "clicked", G_CALLBACK (none_cb), self);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  return popover;
}

static gboolean
heng_reports_people_mnemonic_activate (GtkWidget *widget, gboolean cycling)
{
  return gtk_widget_mnemonic_activate (HENG_REPORTS_PEOPLE (widget)->button, cycling);
}

static void
heng_reports_people_dispose (GObject *object)
{
  HengReportsPeople *self = HENG_REPORTS_PEOPLE (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_weak_pointer (&self->store);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->there, g_hash_table_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (heng_reports_people_parent_class)->dispose (object);
}

static void
heng_reports_people_class_init (HengReportsPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_reports_people_dispose;
  widget_class->mnemonic_activate = heng_reports_people_mnemonic_activate;
  signals[CHANGED] = g_signal_new ("changed", HENG_TYPE_REPORTS_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
heng_reports_people_init (HengReportsPeople *self)
{
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->button = gtk_button_new_with_label ("");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->popover = popover_new (self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (gtk_popover_popup), self->popover);
  show_count (self);
}

GtkWidget *
heng_reports_people_new (void)
{
  return g_object_new (HENG_TYPE_REPORTS_PEOPLE, NULL);
}

void
heng_reports_people_set_store (HengReportsPeople *self, HengStore *store)
{
  g_set_weak_pointer (&self->store, store);
}

void
heng_reports_people_set_scope (HengReportsPeople *self, const HengReportsScope *scope)
{
  g_clear_pointer (&self->there, g_hash_table_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->there = g_hash_table_ref (scope->there);
  self->names = g_ptr_array_ref (scope->people);
}

void
heng_reports_people_set_chosen (HengReportsPeople *self, GArray *ids)
{
  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->chosen, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  show_count (self);
}

GArray *
heng_reports_people_get_chosen (HengReportsPeople *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return ids;
}
