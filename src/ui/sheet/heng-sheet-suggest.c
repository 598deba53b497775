/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popover that never takes the keyboard. */
#include "heng-sheet-suggest.h"

#include <glib/gi18n-lib.h>

#define MOST 8

struct _HengSheetSuggest
{
  GtkPopover parent_instance;
  GtkListBox *list;
  GPtrArray *suggestions;
  int chosen;
};

G_DEFINE_FINAL_TYPE (HengSheetSuggest, heng_sheet_suggest, GTK_TYPE_POPOVER)

enum { TAKEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
activated_cb (HengSheetSuggest *self, GtkListBoxRow *row)
{
  self->chosen = gtk_list_box_row_get_index (row);
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
heng_sheet_suggest_dispose (GObject *object)
{
  g_clear_pointer (&HENG_SHEET_SUGGEST (object)->suggestions, g_ptr_array_unref);
  G_OBJECT_CLASS (heng_sheet_suggest_parent_class)->dispose (object);
}

static void
heng_sheet_suggest_class_init (HengSheetSuggestClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_sheet_suggest_dispose;
  signals[TAKEN] = g_signal_new ("taken", HENG_TYPE_SHEET_SUGGEST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_sheet_suggest_init (HengSheetSuggest *self)
{
  self->chosen = -1;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "h-suggest");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-suggestions");
}

GtkWidget *
heng_sheet_suggest_new (void)
{
  return g_object_new (HENG_TYPE_SHEET_SUGGEST, NULL);
}

static GtkWidget *
row_of (const HengSheetSuggestion *suggestion)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *text = gtk_label_new (suggestion->text);

  gtk_widget_add_css_class (text, "h-cell");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  if (suggestion->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (suggestion->detail);

      gtk_widget_set_css_classes (detail, (const char *[]) { "h-cap", "h-dim", NULL });
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_can_focus (row, FALSE);
  return row;
}

static void
show_chosen (HengSheetSuggest *self)
{
  GtkListBoxRow *row = self->chosen >= 0 ? gtk_list_box_get_row_at_index (self->list, self->chosen) : NULL;

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else
    gtk_list_box_unselect_all (self->list);
}

void
heng_sheet_suggest_show (HengSheetSuggest *self, const GdkRectangle *cell, GPtrArray *suggestions, gboolean choose_first)
{
  GtkWidget *old;

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = suggestions;
  self->chosen = choose_first ? 0 : -1;
  if (suggestions == NULL || suggestions->len == 0)
    {
      heng_sheet_suggest_hide (self);
      return;
    }
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, old);
  for (guint i = 0; i < MIN (suggestions->len, MOST); i++)
    gtk_list_box_append (self->list, row_of (suggestions->pdata[i]));
  show_chosen (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), cell);
  gtk_popover_popup (GTK_POPOVER (self));
}

void
heng_sheet_suggest_hide (HengSheetSuggest *self)
{
  self->chosen = -1;
  gtk_popover_popdown (GTK_POPOVER (self));
}

gboolean
heng_sheet_suggest_is_open (HengSheetSuggest *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) && self->suggestions != NULL && self->suggestions->len > 0;
}

void
heng_sheet_suggest_move (HengSheetSuggest *self, int by)
{
  int last = (int) MIN (self->suggestions->len, MOST) - 1;

  self->chosen = CLAMP (self->chosen + by, -1, last);
  show_chosen (self);
}

const HengSheetSuggestion *
heng_sheet_suggest_get (HengSheetSuggest *self)
{
  return self->chosen >= 0 && self->suggestions != NULL ? self->suggestions->pdata[self->chosen] : NULL;
}
