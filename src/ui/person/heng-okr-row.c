/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objectives and key results as rows that line up through all levels. */
#include "heng-okr-row.h"

#include <glib/gi18n-lib.h>

#include "heng-cut-tip.h"
#include "heng-people-text.h"
#include "heng-progress-bar.h"
#include "heng-state-mark.h"

struct _HengOkrRow
{
  GtkListBoxRow parent_instance;
  HengStateMark *state;
  GtkLabel *title, *current, *percent, *confidence;
  HengProgressBar *bar;
  gint64 key_result_id;
  gboolean detailed;
};

G_DEFINE_FINAL_TYPE (HengOkrRow, heng_okr_row, GTK_TYPE_LIST_BOX_ROW)

static void
heng_okr_row_class_init (HengOkrRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_STATE_MARK);
  g_type_ensure (HENG_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-okr-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HengOkrRow, state);
  gtk_widget_class_bind_template_child (widget_class, HengOkrRow, title);
  gtk_widget_class_bind_template_child (widget_class, HengOkrRow, current);
  gtk_widget_class_bind_template_child (widget_class, HengOkrRow, percent);
  gtk_widget_class_bind_template_child (widget_class, HengOkrRow, confidence);
  gtk_widget_class_bind_template_child (widget_class, HengOkrRow, bar);
}

static void
heng_okr_row_init (HengOkrRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_cut_tip_add (self->title);
}

static void
set_heading (HengOkrRow *self, gboolean heading)
{
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), !heading);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !heading);
  gtk_widget_set_focusable (GTK_WIDGET (self), !heading);
  gtk_widget_set_visible (GTK_WIDGET (self->state), !heading);
  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "h-objective");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "h-objective");
}

static void
show_objective (HengOkrRow *self, const HengReviewObjective *objective, HengOkrDetail detail)
{
  const HengObjective *record = objective->record;
  g_autofree char *title = g_strdup_printf ("%s %s", record->key, record->title);
  g_autofree char *weight = heng_text_weight (record->weight_bp, 0);
  g_autofree char *meta = g_strdup_printf ("%s · %s", heng_enum_label (heng_okr_curve_values, record->curve), weight);
  gboolean counted = objective->progress.state == HENG_VALUE_NUMBER;
  g_autofree char *percent = counted ? heng_text_percent (objective->progress.micro) : g_strdup ("—");

  self->key_result_id = 0;
  self->detailed = (detail & HENG_OKR_DETAILED) != 0;
  set_heading (self, TRUE);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->current, meta);
  gtk_label_set_text (self->percent, percent);
  gtk_widget_set_visible (GTK_WIDGET (self->percent), (detail & HENG_OKR_DETAILED) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), (detail & HENG_OKR_DETAILED) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->confidence), (detail & HENG_OKR_DETAILED) != 0);
  gtk_label_set_text (self->confidence, "");
  heng_progress_bar_set (self->bar, counted ? objective->progress.micro : 0, -1, HENG_HEALTH_NONE);
}

static char *
confidence_text (const HengReviewKr *kr)
{
  const HengCheckin *last = kr->checkins->len > 0 ? g_ptr_array_index (kr->checkins, kr->checkins->len - 1) : NULL;

  if (last == NULL || last->confidence < 0)
    return g_strdup ("—");
  return g_strdup_printf (_("conf. %d"), (int) last->confidence);
}

static void
show_key_result (HengOkrRow *self, const HengReviewKr *kr, HengOkrDetail detail)
{
  g_autofree char *percent = heng_text_percent (kr->progress.p);
  g_autofree char *confidence = confidence_text (kr);
  g_autofree char *title = heng_okr_title (kr->record);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", title, percent, heng_enum_label (heng_health_values, kr->progress.health));

  self->key_result_id = kr->record->id;
  self->detailed = (detail & HENG_OKR_DETAILED) != 0;
  set_heading (self, FALSE);
  heng_state_mark_set_health (self->state, kr->progress.health);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->current, kr->current_text != NULL ? kr->current_text : "—");
  heng_progress_bar_set (self->bar, kr->progress.p, kr->progress.expected, kr->progress.health);
  gtk_label_set_text (self->percent, percent);
  gtk_label_set_text (self->confidence, confidence);
  gtk_widget_set_visible (GTK_WIDGET (self->percent), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->confidence), self->detailed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static HengOkrRow *
row_at (GtkListBox *list, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  if (row == NULL)
    {
      row = g_object_new (HENG_TYPE_OKR_ROW, NULL);
      gtk_list_box_append (list, GTK_WIDGET (row));
    }
  return HENG_OKR_ROW (row);
}

static gboolean
is_in_first_part (const HengReview *review, const HengReviewObjective *objective)
{
  const HengReviewPart *first = g_ptr_array_index (review->parts, 0);

  for (guint i = 0; i < first->objectives->len; i++)
    if (((HengReviewObjective *) g_ptr_array_index (first->objectives, i))->record->id == objective->record->id)
      return TRUE;
  return FALSE;
}

void
heng_okr_rows_fill (GtkListBox *list, const HengReview *review, HengOkrDetail detail)
{
  GtkListBoxRow *row;
  int n = 0;

  for (guint p = 0; review != NULL && p < review->parts->len; p++)
    {
      const HengReviewPart *part = g_ptr_array_index (review->parts, p);

      for (guint i = 0; i < part->objectives->len; i++)
        {
          const HengReviewObjective *objective = g_ptr_array_index (part->objectives, i);

          /* goals belong to the person, so each part of the cycle has them all */
          if (p > 0 && is_in_first_part (review, objective))
            continue;
          show_objective (row_at (list, n++), objective, detail);
          for (guint k = 0; k < objective->key_results->len; k++)
            show_key_result (row_at (list, n++), g_ptr_array_index (objective->key_results, k), detail);
        }
    }
  while ((row = gtk_list_box_get_row_at_index (list, n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

gint64
heng_okr_row_get_key_result (HengOkrRow *self)
{
  return self->key_result_id;
}

HengReviewKr *
heng_okr_find (const HengReview *review, gint64 key_result_id, HengReviewObjective **objective)
{
  for (guint p = 0; review != NULL && p < review->parts->len; p++)
    {
      const HengReviewPart *part = g_ptr_array_index (review->parts, p);

      for (guint i = 0; i < part->objectives->len; i++)
        {
          HengReviewObjective *candidate = g_ptr_array_index (part->objectives, i);

          for (guint k = 0; k < candidate->key_results->len; k++)
            {
              HengReviewKr *kr = g_ptr_array_index (candidate->key_results, k);

              if (kr->record->id != key_result_id)
                continue;
              if (objective != NULL)
                *objective = candidate;
              return kr;
            }
        }
    }
  return NULL;
}

char *
heng_okr_title (const HengKeyResult *record)
{
  g_autofree char *start = NULL;
  g_autofree char *target = NULL;
  g_autofree char *with_unit = NULL;

  if ((record->type != HENG_KR_INCREASE && record->type != HENG_KR_DECREASE) || record->keep != 0)
    return g_strdup (record->title);
  start = heng_micro_format_short (record->start_value);
  target = heng_micro_format_short (record->target);
  if (strstr (record->title, target) != NULL)
    return g_strdup (record->title);
  with_unit = heng_with_unit (target, record->unit);
  return g_strdup_printf ("%s %s → %s", record->title, start, with_unit);
}

void
heng_okr_rows_set_narrow (GtkListBox *list, gboolean narrow)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      HengOkrRow *self = HENG_OKR_ROW (row);

      gtk_widget_set_visible (GTK_WIDGET (self->current), !narrow);
      gtk_widget_set_visible (GTK_WIDGET (self->bar), !narrow && (self->detailed || self->key_result_id != 0));
      gtk_widget_set_visible (GTK_WIDGET (self->confidence), !narrow && self->detailed);
    }
}
