/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a conflict: one line per field that differs, mine beside theirs. */
#include "heng-conflict-dialog.h"

#include <glib/gi18n-lib.h>

#include "heng-people-text.h"
#include "heng-small-window.h"

typedef struct
{
  GtkWindow *window;
  HengConflict *conflict;
  HengConflictChosen chosen;
  gpointer user_data;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  if (dialog->chosen != NULL)
    dialog->chosen (FALSE, HENG_KEEP_THEIRS, dialog->conflict, dialog->user_data);
  heng_conflict_free (dialog->conflict);
  g_free (dialog);
}

static void
choose_cb (GtkButton *button, Dialog *dialog)
{
  HengConflictChosen chosen = g_steal_pointer (&dialog->chosen);
  HengKeep keep = (HengKeep) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "heng-keep"));

  chosen (TRUE, keep, dialog->conflict, dialog->user_data);
  gtk_window_close (dialog->window);
}

static GtkWidget *
label_new (const char *text, const char *first, const char *second)
{
  GtkWidget *label = gtk_label_new (*text != '\0' ? text : "—");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_css_classes (label, (const char *[]) { first, second, NULL });
  return label;
}

static void
add_line (GtkGrid *grid, int row, const char *head, const char *mine, const char *theirs, gboolean is_head)
{
  const char *class_name = is_head ? "h-colhead" : "h-cell";

  gtk_grid_attach (grid, label_new (head, is_head ? class_name : "h-cap", is_head ? NULL : "h-dim"), 0, row, 1, 1);
  gtk_grid_attach (grid, label_new (mine, class_name, is_head ? NULL : "h-strong"), 1, row, 1, 1);
  gtk_grid_attach (grid, label_new (theirs, class_name, is_head ? NULL : "h-strong"), 2, row, 1, 1);
}

static void
add_button (Dialog *dialog, GtkWidget *box, const char *label, HengKeep keep)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), "heng-keep", GINT_TO_POINTER ((int) keep));
  g_signal_connect (button, "clicked", G_CALLBACK (choose_cb), dialog);
  gtk_box_append (GTK_BOX (box), button);
}

static char *
headline (const HengConflict *conflict)
{
  g_autofree char *at = conflict->at != 0 ? heng_text_moment (conflict->at) : g_strdup ("");
  const char *who = conflict->actor != NULL ? conflict->actor : _("somebody");

  return conflict->theirs != NULL ? g_strdup_printf (_("%s changed this while you were writing. %s"), who, at)
                                  : g_strdup_printf (_("%s deleted this while you were writing. %s"), who, at);
}

static GtkWidget *
body_new (Dialog *dialog)
{
  g_autoptr (GPtrArray) fields = heng_conflict_fields (dialog->conflict);
  g_autofree char *text = headline (dialog->conflict);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *grid = gtk_grid_new (), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  HengSides all = HENG_SIDE_NONE;
  gboolean apart = FALSE;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  add_line (GTK_GRID (grid), 0, _("Field"), _("Mine"), _("Theirs"), TRUE);
  for (guint i = 0; i < fields->len; i++)
    {
      const HengConflictField *field = fields->pdata[i];

      add_line (GTK_GRID (grid), (int) i + 1, _(field->field->label), field->mine, field->theirs, FALSE);
      apart |= field->sides != HENG_SIDE_BOTH;
      all |= field->sides;
    }
  gtk_box_append (GTK_BOX (box), label_new (text, "h-para", NULL));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_widget_set_margin_top (buttons, 6);
  add_button (dialog, buttons, _("Keep _Mine"), HENG_KEEP_MINE);
  add_button (dialog, buttons, _("Keep _Theirs"), HENG_KEEP_THEIRS);
  if (apart && all == HENG_SIDE_BOTH && dialog->conflict->mine != NULL && dialog->conflict->theirs != NULL)
    add_button (dialog, buttons, _("Keep _Both"), HENG_KEEP_BOTH);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "h-dialog");
  return box;
}

void
heng_conflict_dialog_present (GtkWidget *parent, const HengConflict *conflict, HengConflictChosen chosen, gpointer user_data)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->conflict = heng_conflict_copy (conflict);
  dialog->chosen = chosen;
  dialog->user_data = user_data;
  dialog->window = heng_small_window_new (parent, _("Changed by Two"), 480, -1, body_new (dialog), NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "heng-conflict", dialog, dialog_free);
  gtk_window_present (dialog->window);
}
