/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offer of a paste. The first button has the keyboard, so that Enter takes what fits and Esc takes nothing. */
#include "heng-sheet-panel.h"

#include <glib/gi18n-lib.h>

#include "heng-compat.h"

struct _HengSheetPanel
{
  GtkWidget parent_instance;
  GtkWidget *box, *head, *take, *close, *list;
};

G_DEFINE_FINAL_TYPE (HengSheetPanel, heng_sheet_panel, GTK_TYPE_WIDGET)

enum { PASTE, CLOSED, CORRECT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
take_cb (HengSheetPanel *self)
{
  g_signal_emit (self, signals[PASTE], 0);
}

static void
close_cb (HengSheetPanel *self)
{
  heng_sheet_panel_close (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
correct_cb (GtkButton *button, HengSheetPanel *self)
{
  g_signal_emit (self, signals[CORRECT], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengSheetPanel *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  close_cb (self);
  return TRUE;
}

static void
heng_sheet_panel_dispose (GObject *object)
{
  g_clear_pointer (&HENG_SHEET_PANEL (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_sheet_panel_parent_class)->dispose (object);
}

static void
heng_sheet_panel_class_init (HengSheetPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = HENG_TYPE_SHEET_PANEL;

  G_OBJECT_CLASS (klass)->dispose = heng_sheet_panel_dispose;
  signals[PASTE] = g_signal_new ("paste", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CORRECT] = g_signal_new ("correct", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sheetpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
heng_sheet_panel_init (HengSheetPanel *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->head = gtk_label_new (NULL);
  self->take = gtk_button_new ();
  self->close = gtk_button_new_with_mnemonic (_("_Cancel"));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_label_set_xalign (GTK_LABEL (self->head), 0);
  gtk_label_set_wrap (GTK_LABEL (self->head), TRUE);
  gtk_widget_set_hexpand (self->head, TRUE);
  gtk_widget_add_css_class (self->head, "h-strong");
  gtk_widget_set_css_classes (self->take, (const char *[]) { "h-s", "suggested-action", NULL });
  gtk_widget_set_css_classes (self->close, (const char *[]) { "h-s", NULL });
  gtk_widget_set_valign (self->take, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->close, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), self->close);
  gtk_box_append (GTK_BOX (line), self->take);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), line); /* last: what has the keyboard is scrolled to, with all that is above it */
  gtk_widget_add_css_class (self->box, "h-paste");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cells to be pasted"), -1);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (close_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
heng_sheet_panel_new (void)
{
  return g_object_new (HENG_TYPE_SHEET_PANEL, NULL);
}

static char *
place_of (HengSheetModel *model, const HengSheetPasteCell *cell)
{
  gboolean wide = cell->column >= heng_sheet_model_n_columns (model);

  /* Translators: a line of a sheet, a column's title or a dash, the text that does not fit */
  return g_strdup_printf (_("Line %1$u · %2$s · “%3$s”"), cell->row + 1, wide ? "—" : heng_sheet_model_field (model, cell->column)->title,
                          cell->text);
}

static GtkWidget *
bad_line (HengSheetPanel *self, HengSheetModel *model, const HengSheetPasteCell *cell, guint index)
{
  g_autofree char *place = place_of (model, cell), *text = g_strdup_printf ("%s: %s", place, cell->fault);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  GtkWidget *label = gtk_label_new (text), *button = gtk_button_new_with_label (_("Correct"));
  g_autofree char *name = g_strdup_printf (_("Correct %s"), place);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_widget_add_css_class (icon, "h-bad");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "h-cell");
  gtk_widget_set_css_classes (button, (const char *[]) { "h-s", "flat", NULL });
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  heng_compat_name_button (button, name);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (correct_cb), self);
  gtk_widget_set_visible (button, cell->column < heng_sheet_model_n_columns (model) && cell->row <= heng_sheet_model_n_rows (model));
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static void
fill_list (HengSheetPanel *self, HengSheetModel *model, const HengSheetPaste *paste)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), old);
  for (guint i = 0; i < paste->cells->len; i++)
    {
      const HengSheetPasteCell *cell = paste->cells->pdata[i];

      if (cell->fault != NULL)
        gtk_box_append (GTK_BOX (self->list), bad_line (self, model, cell, i));
    }
}

/* Only what has its place can be scrolled to. */
static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HengSheetPanel *self = HENG_SHEET_PANEL (widget);

  if (!gtk_widget_get_visible (widget))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (widget) <= 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (gtk_widget_get_visible (self->take) ? self->take : self->close);
  return G_SOURCE_REMOVE;
}

void
heng_sheet_panel_offer (HengSheetPanel *self, HengSheetModel *model, const HengSheetPaste *paste)
{
  g_autofree char *good = g_strdup_printf (ngettext ("%u cell fits", "%u cells fit", paste->n_good), paste->n_good);
  g_autofree char *bad = g_strdup_printf (ngettext ("%u does not", "%u do not", paste->n_bad), paste->n_bad);
  /* Translators: "9 cells fit", "1 does not" */
  g_autofree char *head = g_strdup_printf (_("%1$s, %2$s. Nothing is written yet."), good, bad);
  g_autofree char *take = g_strdup_printf (ngettext ("Paste %u Cell", "Paste %u Cells", paste->n_good), paste->n_good);

  fill_list (self, model, paste);
  gtk_label_set_text (GTK_LABEL (self->head), head);
  gtk_button_set_label (GTK_BUTTON (self->take), take);
  gtk_button_set_label (GTK_BUTTON (self->close), _("_Cancel"));
  gtk_button_set_use_underline (GTK_BUTTON (self->close), TRUE);
  gtk_widget_set_visible (self->take, paste->n_good > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

void
heng_sheet_panel_done (HengSheetPanel *self)
{
  gtk_label_set_text (GTK_LABEL (self->head), _("These cells were left out:"));
  gtk_button_set_label (GTK_BUTTON (self->close), _("_Close"));
  gtk_button_set_use_underline (GTK_BUTTON (self->close), TRUE);
  gtk_widget_set_visible (self->take, FALSE);
}

void
heng_sheet_panel_close (HengSheetPanel *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
heng_sheet_panel_is_open (HengSheetPanel *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}
