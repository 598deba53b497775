/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two trials side by side: the parameters in which they differ, and what comes out. */
#include "heng-whatif-compare.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-people-text.h"
#include "heng-small-window.h"
#include "heng-whatif-apply.h"
#include "heng-whatif-counts.h"
#include "heng-whatif-dial.h"
#include "heng-whatif-moves.h"
#include "heng-window.h"

#define KEPT_FROM 2 /* before them: as it is now, the present trial */

typedef struct
{
  HengPage *page;
  GtkWindow *dialog;
  HengWhatif *whatif;
  GPtrArray *kept;
  HengTrial *present;
  GtkDropDown *first, *second;
  GtkLabel *finding, *facts;
  HengWhatifCounts *counts;
  HengWhatifMoves *moves;
  GtkBox *differences;
  GtkWidget *open, *drop;
  HengOutcome *before;       /* of the answer that is shown */
  HengWhatifAnswer *answer;
  HengTrialOpened opened;
  gpointer user_data;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;

  g_object_unref (comparison->page);
  heng_whatif_unref (comparison->whatif);
  g_ptr_array_unref (comparison->kept);
  heng_trial_free (comparison->present);
  g_clear_pointer (&comparison->before, heng_outcome_free);
  g_clear_pointer (&comparison->answer, heng_whatif_answer_free);
  g_free (comparison);
}

static const HengKeptTrial *
kept_at (const Comparison *comparison, guint choice)
{
  return choice >= KEPT_FROM && choice - KEPT_FROM < comparison->kept->len ? g_ptr_array_index (comparison->kept, choice - KEPT_FROM) : NULL;
}

static HengTrial *
trial_at (const Comparison *comparison, guint choice)
{
  const HengKeptTrial *kept = kept_at (comparison, choice);
  HengTrial *trial = kept != NULL ? heng_trial_from_json (comparison->whatif, kept->document, NULL, NULL) : NULL;

  if (trial != NULL)
    return trial;
  return choice == 1 ? heng_trial_copy (comparison->present) : heng_trial_new (comparison->whatif);
}

static void
show_differences (Comparison *comparison, const HengTrial *first, const HengTrial *second)
{
  g_autoptr (GPtrArray) differences = heng_trial_differences (comparison->whatif, first, second);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (comparison->differences))) != NULL)
    gtk_box_remove (comparison->differences, child);
  gtk_box_append (comparison->differences, heng_whatif_differences_new (differences));
  gtk_widget_set_visible (GTK_WIDGET (comparison->differences), differences->len > 0);
}

static void
compare_cb (Comparison *comparison)
{
  guint choice = gtk_drop_down_get_selected (comparison->second);
  g_autoptr (HengTrial) first = trial_at (comparison, gtk_drop_down_get_selected (comparison->first));
  g_autoptr (HengTrial) second = trial_at (comparison, choice);

  heng_whatif_moves_set (comparison->moves, NULL, NULL, NULL, NULL);
  g_clear_pointer (&comparison->before, heng_outcome_free);
  g_clear_pointer (&comparison->answer, heng_whatif_answer_free);
  comparison->before = heng_whatif_evaluate (comparison->whatif, first);
  comparison->answer = heng_whatif_answer_new (comparison->whatif, first, second);
  gtk_label_set_text (comparison->finding, comparison->answer->finding);
  gtk_label_set_text (comparison->facts, comparison->answer->facts);
  heng_whatif_counts_set (comparison->counts, comparison->whatif, comparison->before, comparison->answer->outcome);
  heng_whatif_moves_set (comparison->moves, comparison->whatif, comparison->before, comparison->answer->outcome, comparison->answer->moves);
  show_differences (comparison, first, second);
  gtk_widget_set_sensitive (comparison->open, choice != 1);
  gtk_widget_set_sensitive (comparison->drop, kept_at (comparison, choice) != NULL);
}

static void
open_cb (Comparison *comparison)
{
  comparison->opened (trial_at (comparison, gtk_drop_down_get_selected (comparison->second)), comparison->user_data);
  gtk_window_close (comparison->dialog);
}

typedef struct
{
  HengKeptTrial *trial;
  char *actor;
} DropArgs;

static void
drop_args_free (gpointer data)
{
  DropArgs *args = data;

  heng_kept_trial_free (args->trial);
  g_free (args->actor);
  g_free (args);
}

static gpointer
drop_trial (HengDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  DropArgs *args = data;

  return heng_trial_drop (db, args->trial, args->actor, error) ? g_strdup (args->trial->name) : NULL;
}

static void
dropped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (heng_page_get_window (page) == NULL)
    return;
  if (done != NULL)
    heng_window_toast (heng_page_get_window (page), _("Trial deleted"), TRUE);
  else
    heng_window_show_error (heng_page_get_window (page), _("The trial was not deleted"), error);
}

static void
drop_cb (Comparison *comparison)
{
  const HengKeptTrial *kept = kept_at (comparison, gtk_drop_down_get_selected (comparison->second));
  HengStore *store = heng_page_get_store (comparison->page);
  DropArgs *args;

  if (kept == NULL || store == NULL)
    return;
  args = g_new0 (DropArgs, 1);
  args->trial = heng_kept_trial_copy (kept);
  args->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, drop_trial, args, drop_args_free, g_free, NULL, dropped_cb, g_object_ref (comparison->page));
  gtk_window_close (comparison->dialog);
}

static void
person_cb (HengWhatifMoves *moves, gint64 employee_id, Comparison *comparison)
{
  heng_window_show_person (heng_page_get_window (comparison->page), employee_id, NULL, "scorecard");
  gtk_window_close (comparison->dialog);
}

static GtkDropDown *
choice_new (Comparison *comparison, const char *label, guint selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (names, _("As it is now"));
  gtk_string_list_append (names, _("The present trial"));
  for (guint i = 0; i < comparison->kept->len; i++)
    {
      const HengKeptTrial *kept = g_ptr_array_index (comparison->kept, i);
      g_autofree char *when = heng_text_moment (kept->at);

      gtk_string_list_take (names, g_strdup_printf ("%s · %s · %s", kept->name, kept->author != NULL ? kept->author : "—", when));
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_widget_set_hexpand (choice, TRUE);
  heng_compat_name_choice (choice, label);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (compare_cb), comparison);
  return GTK_DROP_DOWN (choice);
}

static GtkLabel *
append_label (GtkBox *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
choices_new (Comparison *comparison)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *labels[] = { _("From"), _("To") };

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  comparison->first = choice_new (comparison, labels[0], 0);
  comparison->second = choice_new (comparison, labels[1], comparison->kept->len > 0 ? KEPT_FROM : 1);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (labels[i]);

      gtk_widget_add_css_class (label, "h-dim");
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (GTK_GRID (grid), label, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (i == 0 ? comparison->first : comparison->second), 1, i, 1, 1);
    }
  return grid;
}

static GtkWidget *
content_new (Comparison *comparison)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), choices_new (comparison));
  comparison->finding = append_label (GTK_BOX (box), "h-head");
  comparison->facts = append_label (GTK_BOX (box), "h-dim");
  comparison->counts = HENG_WHATIF_COUNTS (heng_whatif_counts_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (comparison->counts));
  comparison->differences = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (comparison->differences));
  comparison->moves = HENG_WHATIF_MOVES (heng_whatif_moves_new ());
  g_signal_connect (comparison->moves, "person", G_CALLBACK (person_cb), comparison);
  gtk_widget_set_vexpand (GTK_WIDGET (comparison->moves), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (comparison->moves));
  return box;
}

static GtkWidget *
button_new (GtkHeaderBar *header, const char *label, GCallback clicked, Comparison *comparison)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", clicked, comparison);
  gtk_header_bar_pack_end (header, button);
  return button;
}

void
heng_whatif_compare_present (HengPage *page, HengWhatif *whatif, GPtrArray *kept, const HengTrial *present, HengTrialOpened opened, gpointer user_data)
{
  Comparison *comparison = g_new0 (Comparison, 1);
  GtkHeaderBar *header;

  comparison->page = g_object_ref (page);
  comparison->whatif = heng_whatif_ref (whatif);
  comparison->kept = g_ptr_array_ref (kept);
  comparison->present = heng_trial_copy (present);
  comparison->opened = opened;
  comparison->user_data = user_data;
  comparison->dialog = heng_small_window_new (GTK_WIDGET (page), _("Trials"), 640, 640, content_new (comparison), &header);
  g_object_set_data_full (G_OBJECT (comparison->dialog), "heng-comparison", comparison, comparison_free);
  comparison->open = button_new (header, _("Open"), G_CALLBACK (open_cb), comparison);
  comparison->drop = button_new (header, _("Delete"), G_CALLBACK (drop_cb), comparison);
  gtk_widget_add_css_class (comparison->open, "suggested-action");
  compare_cb (comparison);
  gtk_window_present (comparison->dialog);
  gtk_widget_child_focus (GTK_WIDGET (comparison->second), GTK_DIR_TAB_FORWARD); /* not on Delete */
}
