/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, number, tree of steps and who changed the raw value last. */
#include "heng-proof-view.h"

#include <glib/gi18n-lib.h>

#include "heng-people-text.h"
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
  HengProofStep *step;
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

/* The raw value below a step: the deepest first, because a step's own row (a weight, a goal) is less of a source than its value. */
static const HengTrace *
find_source (const HengTrace *trace)
{
  for (guint i = 0; trace->children != NULL && i < trace->children->len; i++)
    {
      const HengTrace *found = find_source (g_ptr_array_index (trace->children, i));

      if (found != NULL)
        return found;
    }
  return trace->source_table != NULL && trace->source_id != 0 ? trace : NULL;
}

typedef struct
{
  char *table;
  gint64 id;
} SourceRow;

static void
source_row_free (gpointer data)
{
  SourceRow *row = data;

  g_free (row->table);
  g_free (row);
}

static gpointer
load_journal (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  SourceRow *row = args;

  return heng_journal_for_row (db, row->table, row->id, 1, error);
}

static void
journal_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HengProofView) self = data;
  g_autoptr (GPtrArray) entries = heng_store_run_finish (HENG_STORE (source), result, NULL);
  HengJournalEntry *entry;
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  /* the proof stands without its foot line; a failed read is seen on the page that shows the number */
  if (entries == NULL || entries->len == 0 || g_cancellable_is_cancelled (self->cancellable))
    return;
  entry = g_ptr_array_index (entries, 0);
  moment = heng_text_moment (entry->at);
  text = g_strdup_printf (_("%s · %s · %s"), moment, entry->action, entry->actor);
  gtk_label_set_text (self->foot_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->foot_label), text);
}

static void
load_foot (HengProofView *self, HengStore *store)
{
  const HengTrace *trace = heng_proof_step_get_trace (self->step);
  const HengTrace *source = count_steps (trace) <= AUTO_EXPAND_STEPS ? find_source (trace) : NULL;
  SourceRow *row;

  if (store == NULL || source == NULL)
    return;
  row = g_new (SourceRow, 1);
  row->table = g_strdup (source->source_table);
  row->id = source->source_id;
  heng_store_run_async (store, HENG_LANE_READING, load_journal, row, source_row_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                        journal_loaded_cb, g_object_ref (self));
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

  heng_proof_print (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heng_proof_step_get_trace (self->step),
                    gtk_label_get_text (self->title_label), gtk_label_get_text (self->subtitle_label));
}

static void
heng_proof_view_dispose (GObject *object)
{
  HengProofView *self = HENG_PROOF_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->step);
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
  load_foot (HENG_PROOF_VIEW (self), store);
  return self;
}

GtkWidget *
heng_proof_view_clone (HengProofView *view)
{
  GtkWidget *self = view_new (g_object_ref (view->step), gtk_label_get_text (view->title_label), gtk_label_get_text (view->subtitle_label),
                              gtk_label_get_text (view->value_label));

  if (gtk_widget_get_tooltip_text (GTK_WIDGET (view->foot_label)) != NULL)
    gtk_label_set_text (HENG_PROOF_VIEW (self)->foot_label, gtk_label_get_text (view->foot_label));
  gtk_scrolled_window_set_max_content_height (HENG_PROOF_VIEW (self)->scroller, -1);
  return self;
}
