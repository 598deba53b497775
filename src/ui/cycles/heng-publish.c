/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preflight of publishing: who is ready, who is not and why, and the confirmation, because it is final. */
#include "heng-publish.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-cycle-rows.h"
#include "heng-people-text.h"
#include "heng-small-window.h"

typedef struct
{
  HengWindow *window;
  GtkWindow *dialog;
  GtkWidget *button;
  HengBanner *banner;
  HengBusy *busy;
  GtkEditable *reason; /* NULL once the quarter is over */
  guint n_ready;
  gint64 cycle;
} Publish;

static void
publish_free (gpointer data)
{
  Publish *publish = data;

  g_object_unref (publish->window);
  g_free (publish);
}

typedef struct
{
  gint64 cycle;
  char *actor, *reason;
} PublishArgs;

static void
publish_args_free (gpointer data)
{
  PublishArgs *args = data;

  g_free (args->actor);
  g_free (args->reason);
  g_free (args);
}

static gpointer
publish_results (HengDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PublishArgs *args = data;
  gint64 n = heng_results_publish_early (db, args->cycle, TRUE, args->reason, NULL, args->actor, error);

  return n >= 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
published_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) dialog = user_data;
  Publish *publish = g_object_get_data (G_OBJECT (dialog), "heng-publish");
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = NULL;

  heng_busy_stop (publish->busy);
  if (n == NULL)
    {
      gtk_widget_set_sensitive (publish->button, TRUE);
      heng_banner_show (publish->banner, HENG_BANNER_ERROR, _("Nothing was published"), error->message);
      return;
    }
  text = g_strdup_printf (ngettext ("Published %u result", "Published %u results", (guint) *n), (guint) *n);
  heng_window_toast (publish->window, text, FALSE);
  gtk_window_close (dialog);
}

static void
publish_cb (Publish *publish)
{
  HengStore *store = heng_window_get_store (publish->window);
  PublishArgs *args;

  if (store == NULL)
    return;
  args = g_new0 (PublishArgs, 1);
  args->cycle = publish->cycle;
  args->actor = g_strdup (heng_store_get_actor (store));
  args->reason = publish->reason != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (publish->reason))) : NULL;
  gtk_widget_set_sensitive (publish->button, FALSE);
  heng_busy_start (publish->busy, _("Publishing results"), NULL);
  heng_store_run_async (store, HENG_LANE_WORK, publish_results, args, publish_args_free, g_free, NULL, published_cb,
                        g_object_ref (publish->dialog));
}

static GtkWidget *
text_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
reason_cb (Publish *publish)
{
  const char *reason = publish->reason != NULL ? gtk_editable_get_text (publish->reason) : "—";

  gtk_widget_set_sensitive (publish->button, publish->n_ready > 0 && strspn (reason, " ") < strlen (reason));
}

/* Publishing before the last day of the cycle needs a reason, which the journal keeps. */
static void
append_reason (Publish *publish, const HengCyclesData *data, GtkBox *box)
{
  g_autofree char *end = heng_text_day (data->cycle->end_date);
  g_autofree char *text = g_strdup_printf (_("%s runs until %s. Why publish now?"), heng_localized (data->cycle->name, data->cycle->name_en),
                                           end);
  GtkWidget *entry;

  if (data->today > data->cycle->end_date)
    return;
  entry = gtk_entry_new ();
  publish->reason = GTK_EDITABLE (entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (reason_cb), publish);
  gtk_box_append (box, text_new (text, "h-head"));
  gtk_box_append (box, entry);
}

static void
person_cb (GtkListBox *list, GtkListBoxRow *row, Publish *publish)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "heng-person");

  if (id == NULL)
    return;
  heng_window_show_person (publish->window, *id, NULL, "scorecard");
  gtk_window_close (publish->dialog);
}

static GtkWidget *
blockers_new (Publish *publish, const HengCyclesData *data)
{
  GtkWidget *scroll = gtk_scrolled_window_new (), *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "h-list");
  gtk_widget_add_css_class (list, "h-card");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_start (list, 1);
  gtk_widget_set_margin_end (list, 1);
  gtk_widget_set_margin_top (list, 1);
  gtk_widget_set_margin_bottom (list, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Left out until complete"), -1);
  heng_cycle_rows_blockers (GTK_LIST_BOX (list), data, 0);
  g_signal_connect (list, "row-activated", G_CALLBACK (person_cb), publish);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroll, TRUE);
  return scroll;
}

static GtkWidget *
content_new (Publish *publish, const HengCyclesData *data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint n = data->n - data->n_published;
  g_autofree char *ready = g_strdup_printf (ngettext ("%1$u of %2$u result can be published", "%1$u of %2$u results can be published", n),
                                            data->n_ready, n);

  publish->banner = HENG_BANNER (heng_banner_new ());
  publish->busy = HENG_BUSY (heng_busy_new ());
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (publish->banner));
  gtk_box_append (GTK_BOX (box), text_new (ready, "h-title"));
  gtk_box_append (GTK_BOX (box), text_new (_("Publishing is final: scores and grades are stored with their rules. They are never overwritten; "
                                             "a correction is a new version with its reason."), "h-dim"));
  if (data->blockers->len > 0)
    {
      gtk_box_append (GTK_BOX (box), text_new (_("Left out until complete"), "h-head"));
      gtk_box_append (GTK_BOX (box), blockers_new (publish, data));
    }
  append_reason (publish, data, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (publish->busy));
  return box;
}

void
heng_publish_present (HengWindow *window, const HengCyclesData *data)
{
  Publish *publish = g_new0 (Publish, 1);
  g_autofree char *verb = g_strdup_printf (ngettext ("Publish %u Result", "Publish %u Results", data->n_ready), data->n_ready);
  GtkHeaderBar *header;

  publish->window = g_object_ref (window);
  publish->cycle = data->cycle->id;
  publish->dialog = heng_small_window_new (GTK_WIDGET (window), _("Publish Results"), 560, data->blockers->len > 0 ? 560 : -1,
                                           content_new (publish, data), &header);
  g_object_set_data_full (G_OBJECT (publish->dialog), "heng-publish", publish, publish_free);
  publish->button = gtk_button_new_with_label (verb);
  gtk_widget_add_css_class (publish->button, "suggested-action");
  publish->n_ready = data->n_ready;
  reason_cb (publish);
  g_signal_connect_swapped (publish->button, "clicked", G_CALLBACK (publish_cb), publish);
  gtk_header_bar_pack_end (header, publish->button);
  gtk_window_present (publish->dialog);
  /* what cannot be undone must not begin with a stray Enter */
  gtk_window_set_focus (publish->dialog, NULL);
}
