/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet in a card, and the menu of its cells. */
#include "heng-scorecard-table.h"

#include <glib/gi18n-lib.h>

#include "heng-people-text.h"

struct _HengScorecardTable
{
  GtkBox parent_instance;
  GtkLabel *part_title;
  HengSheet *sheet;
  HengScorecardModel *model;
  GtkWidget *menu;
  guint menu_row, menu_column;
};

G_DEFINE_FINAL_TYPE (HengScorecardTable, heng_scorecard_table, GTK_TYPE_BOX)

enum { TYPED_VALUE, NOT_APPLICABLE, PROOF, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
typed_cb (HengScorecardTable *self)
{
  g_signal_emit (self, signals[TYPED_VALUE], 0);
}

static void
not_applicable_cb (HengScorecardTable *self, guint row)
{
  g_signal_emit (self, signals[NOT_APPLICABLE], 0, row);
}

static void
open_cb (HengScorecardTable *self, guint row, guint column, GtkWidget *anchor)
{
  g_signal_emit (self, signals[PROOF], 0, anchor, row, column);
}

static void
drop_menu (HengScorecardTable *self)
{
  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  self->menu = NULL;
}

static gboolean
menu_cb (HengScorecardTable *self, guint row, guint column, GtkWidget *anchor)
{
  g_autoptr (GMenu) menu = g_menu_new (), proof = g_menu_new ();
  gboolean editable = heng_sheet_model_editable (HENG_SHEET_MODEL (self->model), row, HENG_COLUMN_ACTUAL, NULL);

  drop_menu (self);
  self->menu_row = row;
  self->menu_column = column;
  g_menu_append (menu, _("_Not Applicable…"), "table.not-applicable");
  g_menu_append (menu, _("_Clear Value"), "table.clear");
  g_menu_append (proof, _("How the Score Came _About"), "table.proof");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (proof));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.not-applicable", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.clear", editable);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, anchor);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static void
not_applicable_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  not_applicable_cb (HENG_SCORECARD_TABLE (widget), HENG_SCORECARD_TABLE (widget)->menu_row);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengScorecardTable *self = HENG_SCORECARD_TABLE (widget);

  heng_sheet_set_text (self->sheet, self->menu_row, HENG_COLUMN_ACTUAL, "");
}

static void
proof_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengScorecardTable *self = HENG_SCORECARD_TABLE (widget);
  GtkWidget *anchor = heng_sheet_get_anchor (self->sheet, self->menu_row, HENG_COLUMN_SCORE);

  g_signal_emit (self, signals[PROOF], 0, anchor, self->menu_row, HENG_COLUMN_SCORE);
}

static void
heng_scorecard_table_dispose (GObject *object)
{
  HengScorecardTable *self = HENG_SCORECARD_TABLE (object);

  drop_menu (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (heng_scorecard_table_parent_class)->dispose (object);
}

static void
heng_scorecard_table_class_init (HengScorecardTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = HENG_TYPE_SCORECARD_TABLE;

  G_OBJECT_CLASS (klass)->dispose = heng_scorecard_table_dispose;
  signals[TYPED_VALUE] = g_signal_new ("typed-value", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOT_APPLICABLE] = g_signal_new ("not-applicable", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PROOF] = g_signal_new ("proof", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, GTK_TYPE_WIDGET, G_TYPE_UINT,
                                 G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "table.not-applicable", NULL, not_applicable_action);
  gtk_widget_class_install_action (widget_class, "table.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "table.proof", NULL, proof_action);
}

static void
heng_scorecard_table_init (HengScorecardTable *self)
{
  GtkWidget *title = gtk_label_new (NULL), *sheet = heng_sheet_widget_new ();

  self->part_title = GTK_LABEL (title);
  self->sheet = HENG_SHEET (sheet);
  self->model = heng_scorecard_model_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-card");
  gtk_label_set_xalign (self->part_title, 0);
  gtk_label_set_wrap (self->part_title, TRUE);
  gtk_widget_set_css_classes (title, (const char *[]) { "h-head", "h-part", NULL });
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), sheet);
  g_signal_connect_swapped (self->model, "typed-value", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->model, "not-applicable", G_CALLBACK (not_applicable_cb), self);
  g_signal_connect_swapped (sheet, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (sheet, "menu", G_CALLBACK (menu_cb), self);
}

GtkWidget *
heng_scorecard_table_new (void)
{
  return g_object_new (HENG_TYPE_SCORECARD_TABLE, NULL);
}

static void
show_title (HengScorecardTable *self, const HengReview *review, guint number)
{
  const HengReviewPart *part = heng_scorecard_model_get_part (self->model);
  const HengParticipant *participant = part->participant;
  gint64 days = (gint64) participant->to_date - participant->from_date + 1;
  g_autofree char *from = heng_text_day (participant->from_date);
  g_autofree char *to = heng_text_day (participant->to_date);
  /* Translators: part of a quarter before or after a transfer: number, department, first day, last day, days */
  g_autofree char *text = g_strdup_printf (_("Part %1$u · %2$s · %3$s – %4$s (%5$d days)"), number + 1,
                                           part->department_path != NULL ? part->department_path : "—", from, to, (int) days);

  gtk_label_set_text (self->part_title, text);
  gtk_widget_set_visible (GTK_WIDGET (self->part_title), review->parts->len > 1);
}

/* What the rule refuses in the stored text, below its row. */
static void
show_faults (HengScorecardTable *self)
{
  const HengReviewPart *part = heng_scorecard_model_get_part (self->model);

  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = part->lines->pdata[i];

      if (line->value_error != NULL)
        heng_sheet_set_row_fault (self->sheet, i, line->value_error);
    }
}

void
heng_scorecard_table_set (HengScorecardTable *self, HengStore *store, HengReview *review, guint number)
{
  heng_scorecard_model_set (self->model, store, review, number);
  heng_sheet_set_model (self->sheet, HENG_SHEET_MODEL (self->model), _("Scorecard"));
  show_title (self, review, number);
  show_faults (self);
}

void
heng_scorecard_table_show_scores (HengScorecardTable *self)
{
  heng_sheet_model_changed (HENG_SHEET_MODEL (self->model));
}

HengScorecardModel *
heng_scorecard_table_get_model (HengScorecardTable *self)
{
  return self->model;
}

HengSheet *
heng_scorecard_table_get_sheet (HengScorecardTable *self)
{
  return self->sheet;
}

void
heng_scorecard_table_set_width_class (HengScorecardTable *self, HengWidthClass width_class)
{
  heng_sheet_set_width_class (self->sheet, width_class);
}
