/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last cycle's goals into this one. */
#include "heng-goal-carry-dialog.h"

#include <glib/gi18n.h>

#include "heng-goal-carry.h"
#include "heng-goal-work.h"
#include "heng-organisation-choice.h"
#include "heng-small-window.h"
#include "heng-window.h"

typedef struct
{
  GtkWindow *window;
  HengPage *page;
  GtkWidget *clone, *count, *titles, *button;
  gint64 cycle_id, from;
} Form;

typedef struct
{
  gint64 to, from; /* from: found by the reading */
  HengGoalCarry how;
  GPtrArray *objectives;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_clear_pointer (&preview->objectives, g_ptr_array_unref);
  g_free (preview);
}

static gpointer
load_preview (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const Preview *wanted = args;
  Preview *preview = g_memdup2 (wanted, sizeof *wanted);
  HengGoalCarryArgs carry = { 0, wanted->to, wanted->how, -1, 0, NULL, 0, NULL };

  preview->objectives = NULL;
  preview->from = heng_goal_cycle_before (db, wanted->to, error);
  carry.from_cycle_id = preview->from;
  if (preview->from != 0)
    preview->objectives = heng_goal_carry_preview (db, &carry, error);
  if (preview->objectives == NULL)
    {
      preview_free (preview);
      return NULL;
    }
  return preview;
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->page);
  g_free (form);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "heng-form");
  g_autoptr (GError) error = NULL;
  Preview *preview = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (preview == NULL)
    {
      gtk_label_set_text (GTK_LABEL (form->count), error != NULL ? error->message : _("There is no cycle before this one."));
      return;
    }
  form->from = preview->from;
  text = g_strdup_printf (ngettext ("%u objective would come", "%u objectives would come", preview->objectives->len), preview->objectives->len);
  for (guint i = 0; i < MIN (preview->objectives->len, 8); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "\n" : "", ((HengObjective *) preview->objectives->pdata[i])->title);
  if (preview->objectives->len > 8)
    g_string_append (titles, "\n…");
  gtk_label_set_text (GTK_LABEL (form->count), text);
  gtk_label_set_text (GTK_LABEL (form->titles), titles->str);
  gtk_widget_set_sensitive (form->button, preview->objectives->len > 0);
  preview_free (preview);
}

static HengGoalCarry
how_of (Form *form)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (form->clone)) ? HENG_GOAL_CLONE : HENG_GOAL_CARRY;
}

static void
preview (Form *form)
{
  Preview *wanted = g_new0 (Preview, 1);

  wanted->to = form->cycle_id;
  wanted->how = how_of (form);
  gtk_widget_set_sensitive (form->button, FALSE);
  heng_store_run_async (heng_page_get_store (form->page), HENG_LANE_READING, load_preview, wanted, preview_free, preview_free, NULL, previewed_cb,
                        g_object_ref (form->window));
}

static void
carried (HengPage *page, gint64 n, const GError *error, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u objective brought over", "%u objectives brought over", (guint) n), (guint) n);

  if (error == NULL)
    heng_window_toast (heng_page_get_window (page), text, TRUE);
}

static void
carry_cb (Form *form)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_CARRY, HENG_GOAL_OBJECTIVE, 0);

  work->place.cycle_id = form->cycle_id;
  work->from = form->from;
  work->how = (int) how_of (form);
  heng_goal_work_run (form->page, work, NULL, FALSE, carried, NULL);
  gtk_window_close (form->window);
}

static GtkWidget *
body_new (Form *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *carry = gtk_check_button_new_with_mnemonic (_("What is left to do: _unfinished goals start where they stand"));

  form->clone = gtk_check_button_new_with_mnemonic (_("The _same goals again, at zero progress"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (carry), GTK_CHECK_BUTTON (form->clone));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (form->clone), TRUE);
  form->count = heng_cell_label_new (NULL, "h-strong");
  form->titles = heng_cell_label_new (NULL, "h-dim");
  gtk_label_set_wrap (GTK_LABEL (form->titles), TRUE);
  gtk_widget_add_css_class (box, "h-dialog");
  gtk_box_append (GTK_BOX (box), form->clone);
  gtk_box_append (GTK_BOX (box), carry);
  gtk_box_append (GTK_BOX (box), form->count);
  gtk_box_append (GTK_BOX (box), form->titles);
  g_signal_connect_swapped (form->clone, "toggled", G_CALLBACK (preview), form);
  return box;
}

void
heng_goal_carry_present (HengPage *page, gint64 cycle_id)
{
  Form *form = g_new0 (Form, 1);
  GtkHeaderBar *header;

  form->page = g_object_ref (page);
  form->cycle_id = cycle_id;
  form->button = gtk_button_new_with_mnemonic (_("_Bring Over"));
  form->window = heng_small_window_new (GTK_WIDGET (page), _("Goals of Last Cycle"), 480, 360, body_new (form), &header);
  g_object_set_data_full (G_OBJECT (form->window), "heng-form", form, form_free);
  gtk_widget_add_css_class (form->button, "suggested-action");
  gtk_header_bar_pack_end (header, form->button);
  g_signal_connect_swapped (form->button, "clicked", G_CALLBACK (carry_cb), form);
  gtk_window_set_default_widget (form->window, form->button);
  preview (form);
  gtk_window_present (form->window);
}
