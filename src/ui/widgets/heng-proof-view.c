/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, number, tree of steps and who changed the raw value last. */
#include "heng-proof-view.h"

#include <glib/gi18n-lib.h>

#include "heng-proof-history.h"
#include "heng-proof-print.h"
#include "heng-proof-row.h"
#include "heng-proof-step.h"

#define AUTO_EXPAND_STEPS 12 /* a proof with no more steps opens whole */

struct _HengProofView
{
  GtkBox parent_instance;
  GtkLabel *title_label, *subtitle_label, *value_label, *foot_label;
  GtkListView *list;
  GtkScrolledWindow *scroller;
  GtkWidget *history_box;
  GtkBox *changes;
  HengProofStep *step;
  GPtrArray *history; /* of HengProofChange, newest first; NULL: not read */
  gboolean is_window;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HengProofView, heng_proof_view, GTK_TYPE_BOX)

static guint
count_steps (const HengTrace *trace)
{
  guint n = 1;

  for (guint i = 0; trace->children != NULL && i < trace->children->len; i++)
    n += count_steps (g_ptr_array_index (trace->children, i));
  return n;
}

static void
add_change (HengProofView *self, const HengProofChange *change)
{
  g_autofree char *text = heng_proof_change_text (change);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "h-cap");
  gtk_box_append (self->changes, label);
}

/* The newest change in the foot; all of them in the window. */
static void
show_history (HengProofView *self)
{
  g_autofree char *text = self->history->len > 0 ? heng_proof_change_text (self->history->pdata[0]) : NULL;
  GtkWidget *old;

  if (text != NULL)
    {
      gtk_label_set_text (self->foot_label, text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->foot_label), text);
    }
  if (!self->is_window)
    return;
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_box_remove (self->changes, old);
  for (guint i = 0; i < self->history->len; i++)
    add_change (self, self->history->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->history_box), self->history->len > 0);
}

static void
history_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HengProofView) self = data;
  g_autoptr (GPtrArray) history = heng_store_run_finish (HENG_STORE (source), result, NULL);

  /* the proof stands without its history; a failed read is seen on the page that shows the number */
  if (history == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->history = g_steal_pointer (&history);
  show_history (self);
}

static void
load_history (HengProofView *self, HengStore *store)
{
  g_autoptr (GPtrArray) sources = heng_proof_sources (heng_proof_step_get_trace (self->step));

  if (store == NULL || sources->len == 0)
    return;
  heng_store_run_async (store, HENG_LANE_READING, heng_proof_history_load, g_steal_pointer (&sources), (GDestroyNotify) g_ptr_array_unref,
                        (GDestroyNotify) g_ptr_array_unref, self->cancellable, history_loaded_cb, g_object_ref (self));
}

static GListModel *
children_cb (gpointer item, gpointer data)
{
  return heng_proof_step_get_children (HENG_PROOF_STEP (item));
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, heng_proof_row_new ());
  gtk_list_item_set_activatable (item, TRUE);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  heng_proof_row_bind (HENG_PROOF_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
activate_cb (GtkListView *list, guint position, HengProofView *self)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

static void
fill_list (HengProofView *self)
{
  GListStore *roots = g_list_store_new (HENG_TYPE_PROOF_STEP);
  const HengTrace *trace = heng_proof_step_get_trace (self->step);
  GtkTreeListModel *tree;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkTreeListRow) first = NULL;

  g_list_store_append (roots, self->step);
  tree = gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE, count_steps (trace) <= AUTO_EXPAND_STEPS, children_cb, NULL, NULL);
  first = gtk_tree_list_model_get_row (tree, 0);
  if (first != NULL)
    gtk_tree_list_row_set_expanded (first, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  {
    g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (tree)));

    gtk_list_view_set_model (self->list, model);
  }
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengProofView *self = HENG_PROOF_VIEW (widget);
  g_autofree char *text = heng_trace_to_text (heng_proof_step_get_trace (self->step));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_label_set_text (self->foot_label, _("Copied"));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengProofView *self = HENG_PROOF_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;

  if (!heng_proof_print (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heng_proof_step_get_trace (self->step), self->history,
                         gtk_label_get_text (self->title_label), gtk_label_get_text (self->subtitle_label),
                         gtk_label_get_text (self->value_label), NULL, &error))
    gtk_label_set_text (self->foot_label, error->message);
}

static void
heng_proof_view_dispose (GObject *object)
{
  HengProofView *self = HENG_PROOF_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->step);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  G_OBJECT_CLASS (heng_proof_view_parent_class)->dispose (object);
}

static void
heng_proof_view_class_init (HengProofViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_proof_view_dispose;
  g_type_ensure (HENG_TYPE_PROOF_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/widgets/heng-proof-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HengProofView, title_label);
  gtk_widget_class_bind_template_child (widget_class, HengProofView, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, HengProofView, value_label);
  gtk_widget_class_bind_template_child (widget_class, HengProofView, foot_label);
  gtk_widget_class_bind_template_child (widget_class, HengProofView, list);
  gtk_widget_class_bind_template_child (widget_class, HengProofView, scroller);
  gtk_widget_class_bind_template_child (widget_class, HengProofView, history_box);
  gtk_widget_class_bind_template_child (widget_class, HengProofView, changes);
  gtk_widget_class_install_action (widget_class, "proof.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "proof.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "proof.copy", NULL);
}

static void
heng_proof_view_init (HengProofView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
}

static GtkWidget *
view_new (HengProofStep *step, const char *title, const char *subtitle, const char *value)
{
  HengProofView *self = g_object_new (HENG_TYPE_PROOF_VIEW, NULL);

  self->step = step;
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->subtitle_label, subtitle);
  gtk_label_set_text (self->value_label, value);
  fill_list (self);
  return GTK_WIDGET (self);
}

GtkWidget *
heng_proof_view_new (HengTrace *root, const HengTrace *step, const char *title, const char *subtitle, const char *value, HengStore *store)
{
  GtkWidget *self = view_new (heng_proof_step_new (root, step), title, subtitle, value);

  gtk_label_set_text (HENG_PROOF_VIEW (self)->foot_label, _("Shift+Enter opens a window"));
  load_history (HENG_PROOF_VIEW (self), store);
  return self;
}

GtkWidget *
heng_proof_view_clone (HengProofView *view)
{
  GtkWidget *widget = view_new (g_object_ref (view->step), gtk_label_get_text (view->title_label), gtk_label_get_text (view->subtitle_label),
                                gtk_label_get_text (view->value_label));
  HengProofView *self = HENG_PROOF_VIEW (widget);

  self->is_window = TRUE;
  gtk_scrolled_window_set_max_content_height (self->scroller, -1);
  if (view->history == NULL)
    return widget;
  self->history = g_ptr_array_ref (view->history);
  show_history (self);
  return widget;
}
