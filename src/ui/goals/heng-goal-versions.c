/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The approved versions of a goal side by side, and the decision about a requested change. */
#include "heng-goal-versions.h"

#include <glib/gi18n.h>

#include "heng-goal-request.h"
#include "heng-goal-work.h"
#include "heng-organisation-choice.h"
#include "heng-people-text.h"
#include "heng-small-window.h"
#include "heng-window.h"

typedef struct
{
  GPtrArray *versions; /* of HengGoalVersion */
  GPtrArray *requests; /* of HengGoalRequest, open */
} History;

typedef struct
{
  GtkWindow *window;
  HengPage *page;
  gint64 objective_id;
  gboolean decide;
  GtkWidget *box, *from, *to, *table, *answer;
  History *history;
} View;

static void
history_free (gpointer data)
{
  History *history = data;

  g_clear_pointer (&history->versions, g_ptr_array_unref);
  g_clear_pointer (&history->requests, g_ptr_array_unref);
  g_free (history);
}

static void
view_free (gpointer data)
{
  View *view = data;

  g_clear_pointer (&view->history, history_free);
  g_object_unref (view->page);
  g_free (view);
}

static gpointer
load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) args;
  History *history = g_new0 (History, 1);

  history->versions = heng_goal_versions_load (db, id, error);
  if (history->versions != NULL)
    history->requests = heng_goal_requests_load (db, 0, id, TRUE, error);
  if (history->requests == NULL)
    {
      history_free (history);
      return NULL;
    }
  return history;
}

static GtkWidget *
cell_new (const char *text, const char *style)
{
  GtkWidget *label = heng_cell_label_new (text != NULL ? text : "—", style);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static void
show_differences (View *view, const char *before, const char *after)
{
  g_autoptr (HengGoalDocument) old = heng_goal_document_from_json (before, NULL), new = heng_goal_document_from_json (after, NULL);
  g_autoptr (GPtrArray) differences = old != NULL && new != NULL ? heng_goal_compare (old, new) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (view->table)) != NULL)
    gtk_grid_remove (GTK_GRID (view->table), child);
  if (differences == NULL || differences->len == 0)
    {
      gtk_grid_attach (GTK_GRID (view->table), cell_new (_("They do not differ."), "h-dim"), 0, 0, 3, 1);
      return;
    }
  for (guint i = 0; i < differences->len; i++)
    {
      const HengGoalDifference *difference = differences->pdata[i];
      const char *field = difference->field != NULL ? _(difference->field->label) : difference->before == NULL ? _("added") : _("taken away");
      g_autofree char *what = *difference->key != '\0' ? g_strdup_printf ("%s · %s", difference->key, field) : g_strdup (field);

      gtk_grid_attach (GTK_GRID (view->table), cell_new (what, "h-strong"), 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (view->table), cell_new (difference->before, "h-dim"), 1, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (view->table), cell_new (difference->after, NULL), 2, (int) i, 1, 1);
    }
}

static void
compare (View *view)
{
  guint from = gtk_drop_down_get_selected (GTK_DROP_DOWN (view->from)), to = gtk_drop_down_get_selected (GTK_DROP_DOWN (view->to));

  if (from < view->history->versions->len && to < view->history->versions->len)
    show_differences (view, ((HengGoalVersion *) view->history->versions->pdata[from])->document,
                      ((HengGoalVersion *) view->history->versions->pdata[to])->document);
}

static GtkWidget *
version_choice (View *view, guint chosen)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < view->history->versions->len; i++)
    {
      const HengGoalVersion *version = view->history->versions->pdata[i];
      g_autofree char *moment = heng_text_moment (version->at), *name = g_strdup_printf (_("Version %d · %s"), (int) version->number, moment);

      gtk_string_list_append (names, name);
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (compare), view);
  return choice;
}

static void
show_versions (View *view)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  guint n = view->history->versions->len;

  view->from = version_choice (view, n > 1 ? n - 2 : 0);
  view->to = version_choice (view, n > 0 ? n - 1 : 0);
  gtk_box_append (GTK_BOX (row), heng_field_new (_("_Before"), view->from));
  gtk_box_append (GTK_BOX (row), heng_field_new (_("_After"), view->to));
  gtk_box_prepend (GTK_BOX (view->box), row);
  compare (view);
}

static void
answer (View *view, HengGoalWorkKind what, const char *toast)
{
  const HengGoalRequest *request = view->history->requests->pdata[0];
  HengGoalWork *work = heng_goal_work_new (what, HENG_GOAL_OBJECTIVE, request->id);

  work->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (view->answer))));
  heng_goal_work_run (view->page, work, toast, FALSE, NULL, NULL);
  gtk_window_close (view->window);
}

static void
approve_cb (View *view)
{
  answer (view, HENG_GOAL_WORK_APPROVE_REQUEST, _("The change is approved"));
}

static void
refuse_cb (View *view)
{
  answer (view, HENG_GOAL_WORK_REFUSE_REQUEST, _("The change is refused"));
}

static void
withdraw_cb (View *view)
{
  answer (view, HENG_GOAL_WORK_WITHDRAW_REQUEST, _("The request is withdrawn"));
}

static void
show_request (View *view)
{
  const HengGoalRequest *request = view->history->requests->pdata[0];
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *approve = gtk_button_new_with_mnemonic (_("_Approve")), *refuse = gtk_button_new_with_mnemonic (_("_Refuse"));
  GtkWidget *withdraw = gtk_button_new_with_mnemonic (_("_Withdraw"));
  g_autofree char *moment = heng_text_moment (request->at), *head = g_strdup_printf ("%s · %s · %s", request->author, moment, request->reason);

  view->answer = gtk_entry_new ();
  gtk_box_prepend (GTK_BOX (view->box), cell_new (head, "h-dim"));
  gtk_box_append (GTK_BOX (view->box), heng_field_new (_("_Comment or reason"), view->answer));
  gtk_box_append (GTK_BOX (buttons), approve);
  gtk_box_append (GTK_BOX (buttons), refuse);
  gtk_box_append (GTK_BOX (buttons), withdraw);
  gtk_box_append (GTK_BOX (view->box), buttons);
  g_signal_connect_swapped (approve, "clicked", G_CALLBACK (approve_cb), view);
  g_signal_connect_swapped (refuse, "clicked", G_CALLBACK (refuse_cb), view);
  g_signal_connect_swapped (withdraw, "clicked", G_CALLBACK (withdraw_cb), view);
  show_differences (view, request->base, request->document);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  View *view = g_object_get_data (G_OBJECT (window), "heng-view");
  g_autoptr (GError) error = NULL;
  History *history = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (history == NULL)
    {
      gtk_grid_attach (GTK_GRID (view->table), cell_new (error->message, "h-bad"), 0, 0, 1, 1);
      return;
    }
  view->history = history;
  if (!view->decide)
    show_versions (view);
  else if (history->requests->len > 0)
    show_request (view);
}

static void
present (HengPage *page, gint64 objective_id, gboolean decide)
{
  View *view = g_new0 (View, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  view->page = g_object_ref (page);
  view->objective_id = objective_id;
  view->decide = decide;
  view->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  view->table = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (view->table), 18);
  gtk_grid_set_row_spacing (GTK_GRID (view->table), 8);
  gtk_widget_add_css_class (view->box, "h-dialog");
  gtk_box_append (GTK_BOX (view->box), view->table);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  view->window = heng_small_window_new (GTK_WIDGET (page), decide ? _("Requested Change") : _("Versions of the Goal"), 620, 420, scroller, NULL);
  g_object_set_data_full (G_OBJECT (view->window), "heng-view", view, view_free);
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, load, g_memdup2 (&objective_id, sizeof objective_id), g_free, history_free,
                        NULL,
                        loaded_cb, g_object_ref (view->window));
  gtk_window_present (view->window);
}

void
heng_goal_versions_present (HengPage *page, gint64 objective_id)
{
  present (page, objective_id, FALSE);
}

void
heng_goal_decide_present (HengPage *page, gint64 objective_id)
{
  present (page, objective_id, TRUE);
}
