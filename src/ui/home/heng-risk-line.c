/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of Home's list of key results at risk. */
#include "heng-risk-line.h"

#include <glib/gi18n-lib.h>

#include "heng-avatar.h"
#include "heng-people-text.h"
#include "heng-progress-bar.h"
#include "heng-state-mark.h"

struct _HengRiskLine
{
  GtkListBoxRow parent_instance;
  HengStateMark *state;
  GtkLabel *title, *owner, *percent, *current, *confidence, *last;
  GtkBox *owner_box;
  HengAvatar *avatar;
  HengProgressBar *bar;
  gint64 employee_id;
};

G_DEFINE_FINAL_TYPE (HengRiskLine, heng_risk_line, GTK_TYPE_LIST_BOX_ROW)

static void
heng_risk_line_class_init (HengRiskLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_STATE_MARK);
  g_type_ensure (HENG_TYPE_AVATAR);
  g_type_ensure (HENG_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/home/heng-risk-line.ui");
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, state);
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, title);
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, owner);
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, percent);
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, current);
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, confidence);
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, last);
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, owner_box);
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, avatar);
  gtk_widget_class_bind_template_child (widget_class, HengRiskLine, bar);
}

static void
heng_risk_line_init (HengRiskLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
heng_risk_line_new (GtkSizeGroup *const groups[HENG_RISK_N_COLUMNS])
{
  HengRiskLine *self = g_object_new (HENG_TYPE_RISK_LINE, NULL);
  GtkWidget *columns[HENG_RISK_N_COLUMNS] = { GTK_WIDGET (self->state), GTK_WIDGET (self->owner_box), GTK_WIDGET (self->percent),
                                              GTK_WIDGET (self->current), GTK_WIDGET (self->confidence), GTK_WIDGET (self->last) };

  for (guint i = 0; i < HENG_RISK_N_COLUMNS; i++)
    gtk_size_group_add_widget (groups[i], columns[i]);
  return GTK_WIDGET (self);
}

void
heng_risk_line_set (HengRiskLine *self, const HengRiskRow *risk, HengDate today)
{
  g_autofree char *percent = heng_text_percent (risk->progress.p);
  g_autofree char *ago = heng_text_ago (risk->last_checkin, today);
  gboolean checked = risk->last_checkin != HENG_DATE_NONE;
  g_autofree char *current = checked ? g_strdup_printf (_("now %s"), risk->current_text) : g_strdup ("—");
  g_autofree char *confidence = risk->confidence >= 0 ? g_strdup_printf (_("conf. %d"), risk->confidence) : g_strdup ("—");
  g_autofree char *spoken = NULL;

  self->employee_id = risk->employee_id;
  heng_state_mark_set_health (self->state, risk->progress.health);
  gtk_label_set_text (self->title, risk->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), risk->title);
  gtk_label_set_text (self->owner, risk->owner_name);
  heng_avatar_set_name (self->avatar, risk->owner_name);
  heng_progress_bar_set (self->bar, risk->progress.p, risk->progress.expected, risk->progress.health);
  gtk_label_set_text (self->percent, percent);
  gtk_label_set_text (self->current, current);
  gtk_label_set_text (self->confidence, confidence);
  gtk_label_set_text (self->last, ago);
  spoken = g_strdup_printf ("%s, %s, %s, %s", risk->title, risk->owner_name, percent,
                            heng_enum_label (heng_health_values, risk->progress.health));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
heng_risk_line_set_width_class (HengRiskLine *self, HengWidthClass width_class)
{
  gboolean wide = width_class == HENG_WIDTH_WIDE, narrow = width_class == HENG_WIDTH_NARROW;

  gtk_widget_set_visible (GTK_WIDGET (self->confidence), wide);
  gtk_widget_set_visible (GTK_WIDGET (self->last), wide);
  gtk_widget_set_visible (GTK_WIDGET (self->current), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->owner), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !narrow);
  g_object_set (self->state, "show-word", !narrow, NULL);
}

gint64
heng_risk_line_get_employee (HengRiskLine *self)
{
  return self->employee_id;
}
