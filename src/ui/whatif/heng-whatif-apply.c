/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small windows that end in one change of the store. */
#include "heng-whatif-apply.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-small-window.h"
#include "heng-window.h"

typedef struct
{
  HengPage *page;
  GtkWindow *dialog;
  GtkWidget *button;
  GtkEditable *entry;
  HengBanner *banner;
  HengBusy *busy;
  gint64 cycle_id;
  char *json;
  gboolean keeps; /* keeps it by name; else applies it */
} Ending;

static void
ending_free (gpointer data)
{
  Ending *ending = data;

  g_object_unref (ending->page);
  g_free (ending->json);
  g_free (ending);
}

/* On the lane */

typedef struct
{
  gint64 cycle_id;
  char *json, *text, *actor;
  gboolean keeps;
} EndingArgs;

static void
args_free (gpointer data)
{
  EndingArgs *args = data;

  g_free (args->json);
  g_free (args->text);
  g_free (args->actor);
  g_free (args);
}

static gpointer
end_trial (HengDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  EndingArgs *args = data;
  gboolean done = args->keeps ? heng_trial_keep (db, args->cycle_id, args->text, args->json, args->actor, error)
                              : heng_trial_apply (db, args->cycle_id, args->json, args->text, args->actor, error);

  return done ? g_strdup (args->text) : NULL;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) dialog = user_data;
  Ending *ending = g_object_get_data (G_OBJECT (dialog), "heng-ending");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengWindow *window = heng_page_get_window (ending->page);

  heng_busy_stop (ending->busy);
  if (text == NULL)
    {
      gtk_widget_set_sensitive (ending->button, TRUE);
      heng_banner_show (ending->banner, HENG_BANNER_ERROR, ending->keeps ? _("The trial was not kept") : _("Nothing was applied"), error->message);
      return;
    }
  if (window != NULL)
    heng_window_toast (window, ending->keeps ? _("Trial kept") : _("Applied to the scorecards"), TRUE);
  gtk_window_close (dialog);
}

static void
end_cb (Ending *ending)
{
  HengStore *store = heng_page_get_store (ending->page);
  EndingArgs *args;

  if (store == NULL || !gtk_widget_get_sensitive (ending->button))
    return;
  args = g_new0 (EndingArgs, 1);
  args->cycle_id = ending->cycle_id;
  args->json = g_strdup (ending->json);
  args->text = g_strstrip (g_strdup (gtk_editable_get_text (ending->entry)));
  args->actor = g_strdup (heng_store_get_actor (store));
  args->keeps = ending->keeps;
  gtk_widget_set_sensitive (ending->button, FALSE);
  heng_busy_start (ending->busy, ending->keeps ? _("Keeping the trial") : _("Applying the trial"), NULL);
  heng_store_run_async (store, HENG_LANE_WORK, end_trial, args, args_free, g_free, NULL, ended_cb, g_object_ref (ending->dialog));
}

static void
changed_cb (Ending *ending)
{
  const char *text = gtk_editable_get_text (ending->entry);

  gtk_widget_set_sensitive (ending->button, strspn (text, " ") < strlen (text));
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

GtkWidget *
heng_whatif_differences_new (GPtrArray *differences)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < differences->len; i++)
    {
      const HengTrialDifference *difference = g_ptr_array_index (differences, i);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      g_autofree char *values = g_strdup_printf ("%s → %s", difference->before, difference->after);

      gtk_box_append (GTK_BOX (row), text_new (difference->what, "h-cap"));
      gtk_widget_add_css_class (gtk_widget_get_first_child (row), "h-dim");
      gtk_box_append (GTK_BOX (row), text_new (values, "h-cell"));
      gtk_box_append (GTK_BOX (list), row);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static GtkWidget *
box_new (Ending *ending)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  ending->banner = HENG_BANNER (heng_banner_new ());
  ending->busy = HENG_BUSY (heng_busy_new ());
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (ending->banner));
  return box;
}

static void
append_entry (Ending *ending, GtkWidget *box, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  ending->entry = GTK_EDITABLE (entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), text_new (label, "h-head"));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (ending->busy));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), ending);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (end_cb), ending);
}

static void
present (Ending *ending, const char *title, GtkWidget *box, const char *verb)
{
  GtkHeaderBar *header;

  ending->dialog = heng_small_window_new (GTK_WIDGET (ending->page), title, 520, -1, box, &header);
  g_object_set_data_full (G_OBJECT (ending->dialog), "heng-ending", ending, ending_free);
  ending->button = gtk_button_new_with_label (verb);
  gtk_widget_add_css_class (ending->button, "suggested-action");
  g_signal_connect_swapped (ending->button, "clicked", G_CALLBACK (end_cb), ending);
  gtk_header_bar_pack_end (header, ending->button);
  changed_cb (ending);
  gtk_window_present (ending->dialog);
  gtk_widget_grab_focus (GTK_WIDGET (ending->entry));
}

static Ending *
ending_new (HengPage *page, const HengWhatif *whatif, const HengTrial *trial, gboolean keeps)
{
  Ending *ending = g_new0 (Ending, 1);

  ending->page = g_object_ref (page);
  ending->cycle_id = whatif->cycle->id;
  ending->json = heng_trial_to_json (trial, whatif);
  ending->keeps = keeps;
  return ending;
}

static gboolean
changes_bands (const HengWhatif *whatif, const HengTrial *trial)
{
  for (guint i = 0; i < trial->n_bands; i++)
    {
      const HengGradeBand *band = g_ptr_array_index (whatif->bands, i);

      if (band->lower != trial->lowers[i] || band->share_bp != trial->shares_bp[i])
        return TRUE;
    }
  return FALSE;
}

void
heng_whatif_apply_present (HengPage *page, const HengWhatif *whatif, const HengTrial *trial, const HengWhatifAnswer *answer)
{
  Ending *ending = ending_new (page, whatif, trial, FALSE);
  GtkWidget *box = box_new (ending);
  g_autoptr (HengTrial) now = heng_trial_new (whatif);
  g_autoptr (GPtrArray) differences = heng_trial_differences (whatif, now, trial);
  g_autofree char *title = g_strdup_printf (_("Apply to %s"), whatif->cycle_name);

  gtk_box_append (GTK_BOX (box), text_new (answer->finding, "h-title"));
  gtk_box_append (GTK_BOX (box), text_new (_("The scorecards of this period are rewritten in one step that can be undone. Templates stay as they are."),
                                           "h-dim"));
  if (changes_bands (whatif, trial))
    gtk_box_append (GTK_BOX (box), text_new (_("The grades belong to the company: every period without published results follows them."), "h-warn"));
  gtk_box_append (GTK_BOX (box), heng_whatif_differences_new (differences));
  append_entry (ending, box, _("Reason"));
  present (ending, title, box, _("Apply"));
}

void
heng_whatif_keep_present (HengPage *page, const HengWhatif *whatif, const HengTrial *trial)
{
  Ending *ending = ending_new (page, whatif, trial, TRUE);
  GtkWidget *box = box_new (ending);

  gtk_box_append (GTK_BOX (box), text_new (_("A kept trial changes nothing. It can be opened again and compared with others."), "h-dim"));
  append_entry (ending, box, C_("trial", "Name"));
  present (ending, _("Keep Trial"), box, _("Keep"));
}
