/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals tab. */
#include "heng-person-goals.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "heng-columns.h"
#include "heng-okr-row.h"

struct _HengPersonGoals
{
  GtkBox parent_instance;
  HengColumns *columns;
  GtkLabel *counts;
  GtkListBox *list;
  HengCheckInPane *pane;
  AdwStatusPage *empty;
  const HengPersonData *data;
  gint64 selected;
  gboolean filling, narrow;
};

G_DEFINE_FINAL_TYPE (HengPersonGoals, heng_person_goals, GTK_TYPE_BOX)

enum { RECORD, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
row_selected_cb (HengPersonGoals *self, GtkListBoxRow *row)
{
  if (self->filling || row == NULL)
    return;
  self->selected = heng_okr_row_get_key_result (HENG_OKR_ROW (row));
  heng_check_in_pane_set (self->pane, self->data, self->selected);
}

static void
row_activated_cb (HengPersonGoals *self, GtkListBoxRow *row)
{
  heng_check_in_pane_focus (self->pane);
}

static void
record_cb (HengPersonGoals *self, gpointer request)
{
  g_signal_emit (self, signals[RECORD], 0, request);
}

static void
heng_person_goals_class_init (HengPersonGoalsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_COLUMNS);
  g_type_ensure (HENG_TYPE_CHECK_IN_PANE);
  signals[RECORD] = g_signal_new ("record", HENG_TYPE_PERSON_GOALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-person-goals.ui");
  gtk_widget_class_bind_template_child (widget_class, HengPersonGoals, columns);
  gtk_widget_class_bind_template_child (widget_class, HengPersonGoals, counts);
  gtk_widget_class_bind_template_child (widget_class, HengPersonGoals, list);
  gtk_widget_class_bind_template_child (widget_class, HengPersonGoals, pane);
  gtk_widget_class_bind_template_child (widget_class, HengPersonGoals, empty);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
}

static void
heng_person_goals_init (HengPersonGoals *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkListBoxRow *
find_row (HengPersonGoals *self, gint64 key_result_id)
{
  GtkListBoxRow *row, *first = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gint64 id = heng_okr_row_get_key_result (HENG_OKR_ROW (row));

      if (id != 0 && id == key_result_id)
        return row;
      if (id != 0 && first == NULL)
        first = row;
    }
  return first;
}

static void
show_counts (HengPersonGoals *self)
{
  int counts[HENG_HEALTH_DONE + 1] = { 0 };
  GtkListBoxRow *row;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const HengReviewKr *kr = heng_okr_find (self->data->review, heng_okr_row_get_key_result (HENG_OKR_ROW (row)), NULL);

      if (kr != NULL)
        counts[kr->progress.health]++;
    }
  for (int h = HENG_HEALTH_DONE; h > HENG_HEALTH_NONE; h--)
    if (counts[h] > 0)
      g_string_append_printf (text, "%s%s %d", text->len > 0 ? " · " : "", heng_enum_label (heng_health_values, h), counts[h]);
  gtk_label_set_text (self->counts, text->str);
}

void
heng_person_goals_set (HengPersonGoals *self, const HengPersonData *data)
{
  GtkListBoxRow *row;

  self->data = data;
  self->filling = TRUE;
  heng_okr_rows_fill (self->list, data->review, HENG_OKR_DETAILED);
  heng_okr_rows_set_narrow (self->list, self->narrow);
  row = find_row (self, self->selected);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->columns), row != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), row == NULL);
  self->selected = row != NULL ? heng_okr_row_get_key_result (HENG_OKR_ROW (row)) : 0;
  heng_check_in_pane_set (self->pane, data, self->selected);
  show_counts (self);
}

void
heng_person_goals_select (HengPersonGoals *self, gint64 key_result_id)
{
  GtkListBoxRow *row = find_row (self, key_result_id);

  self->selected = key_result_id;
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
heng_person_goals_recorded (HengPersonGoals *self)
{
  heng_check_in_pane_recorded (self->pane);
}

void
heng_person_goals_set_width_class (HengPersonGoals *self, HengWidthClass width_class)
{
  self->narrow = width_class == HENG_WIDTH_NARROW;
  heng_okr_rows_set_narrow (self->list, self->narrow);
}
