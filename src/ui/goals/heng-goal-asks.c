/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small questions of the Goals page. */
#include "heng-goal-asks.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "heng-goal-talk.h"
#include "heng-organisation-choice.h"
#include "heng-small-window.h"
#include "heng-window.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *entry, *button;
  gboolean required, answered;
  HengGoalAnswer answer;
  gpointer user_data;
  GDestroyNotify free_data;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  if (!ask->answered)
    ask->answer (NULL, ask->user_data);
  if (ask->free_data != NULL)
    ask->free_data (ask->user_data);
  g_free (ask);
}

static void
changed_cb (Ask *ask)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ask->entry))));

  gtk_widget_set_sensitive (ask->button, !ask->required || *text != '\0');
}

static void
answer_cb (Ask *ask)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ask->entry))));

  if (ask->required && *text == '\0')
    return;
  ask->answered = TRUE;
  ask->answer (text, ask->user_data);
  gtk_window_close (ask->window);
}

void
heng_goal_ask (GtkWidget *parent, const char *title, const char *words, const char *caption, const char *verb, gboolean required,
               HengGoalAnswer answer,
               gpointer user_data, GDestroyNotify free_data)
{
  Ask *ask = g_new0 (Ask, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *label = gtk_label_new (words);
  GtkHeaderBar *header;

  ask->entry = gtk_entry_new ();
  ask->button = gtk_button_new_with_label (verb);
  ask->required = required;
  ask->answer = answer;
  ask->user_data = user_data;
  ask->free_data = free_data;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  gtk_widget_add_css_class (box, "h-dialog");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), heng_field_new (caption, ask->entry));
  ask->window = heng_small_window_new (parent, title, 400, -1, box, &header);
  g_object_set_data_full (G_OBJECT (ask->window), "heng-ask", ask, ask_free);
  gtk_widget_add_css_class (ask->button, "suggested-action");
  gtk_header_bar_pack_end (header, ask->button);
  g_signal_connect_swapped (ask->entry, "changed", G_CALLBACK (changed_cb), ask);
  g_signal_connect_swapped (ask->entry, "activate", G_CALLBACK (answer_cb), ask);
  g_signal_connect_swapped (ask->button, "clicked", G_CALLBACK (answer_cb), ask);
  changed_cb (ask);
  gtk_window_present (ask->window);
  gtk_widget_grab_focus (ask->entry);
}

typedef struct
{
  HengPage *page;
  HengGoalWork *work; /* NULL: it was run */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->work, heng_goal_work_free);
  g_object_unref (wish->page);
  g_free (wish);
}

static void
reason_given (const char *reason, gpointer user_data)
{
  Wish *wish = user_data;

  if (reason == NULL || heng_page_get_store (wish->page) == NULL)
    return;
  wish->work->comment = g_strdup (reason);
  heng_goal_work_run (wish->page, g_steal_pointer (&wish->work), _("The change is requested"), FALSE, NULL, NULL);
}

void
heng_goal_run_or_ask (HengPage *page, HengGoalWork *work, gboolean is_approved, const char *toast)
{
  Wish *wish;

  if (!is_approved)
    {
      heng_goal_work_run (page, work, toast, FALSE, NULL, NULL);
      return;
    }
  wish = g_new (Wish, 1);
  *wish = (Wish) { g_object_ref (page), work };
  heng_goal_ask (GTK_WIDGET (page), _("Request a Change"), _("The goal is approved. Its version is kept until the change is agreed on."),
                 _("_Reason"), _("Request"), TRUE, reason_given, wish, wish_free);
}

typedef struct
{
  HengGoalEvidence *evidence;
  HengPage *page;
} Opening;

static gpointer
read_bytes (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_goal_evidence_bytes (db, args, error);
}

/* A copy that only the one who asked may read, in a folder that does not survive the session. */
static void
bytes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "heng-open", opening->evidence->sha256, NULL);
  g_autofree char *base = g_path_get_basename (opening->evidence->name), *path = g_build_filename (folder, base, NULL), *uri = NULL;
  HengWindow *window = heng_page_get_window (opening->page);

  if (bytes != NULL && g_mkdir_with_parents (folder, 0700) == 0
      && g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   &error))
    {
      uri = g_filename_to_uri (path, NULL, NULL);
      gtk_show_uri (GTK_WINDOW (window), uri, GDK_CURRENT_TIME);
    }
  else if (window != NULL)
    heng_window_show_error (window, _("The file could not be opened"), error);
  g_clear_pointer (&bytes, g_bytes_unref);
  heng_goal_evidence_free (opening->evidence);
  g_object_unref (opening->page);
  g_free (opening);
}

void
heng_goal_open_evidence (HengPage *page, const HengGoalEvidence *evidence)
{
  Opening *opening;

  if (evidence->kind == HENG_EVIDENCE_LINK)
    {
      gtk_show_uri (GTK_WINDOW (heng_page_get_window (page)), evidence->place, GDK_CURRENT_TIME);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->evidence = heng_goal_evidence_copy (evidence);
  opening->page = g_object_ref (page);
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, read_bytes, heng_goal_evidence_copy (evidence),
                        (GDestroyNotify) heng_goal_evidence_free, (GDestroyNotify) g_bytes_unref, NULL, bytes_cb, opening);
}
