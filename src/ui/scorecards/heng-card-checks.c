/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weights and checks above a sheet. */
#include "heng-card-checks.h"

#include <glib/gi18n.h>

#include "heng-library-fields.h"
#include "heng-organisation-choice.h"
#include "heng-people-text.h"
#include "heng-weight-meter.h"

struct _HengCardChecks
{
  GtkBox parent_instance;
  GtkWidget *title, *state, *meter, *count, *shares, *faults;
};

G_DEFINE_FINAL_TYPE (HengCardChecks, heng_card_checks, GTK_TYPE_BOX)

char *
heng_card_check_text (const HengCardCheck *check)
{
  g_autofree char *n = g_strdup_printf (ngettext ("%u indicator", "%u indicators", check->n_lines), check->n_lines);
  g_autofree char *total = heng_text_weight (check->total_bp, 2), *objective = heng_text_weight (check->objective_bp, 0);

  /* Translators: "8 indicators · 100.00% · objective data 50%" */
  return g_strdup_printf (_("%1$s · %2$s · objective data %3$s"), n, total, objective);
}

static void
heng_card_checks_class_init (HengCardChecksClass *klass)
{
}

static GtkWidget *
caption_new (void)
{
  GtkWidget *label = heng_cell_label_new (NULL, "h-dim");

  gtk_widget_add_css_class (label, "h-cap");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
show_facts (HengCardChecks *self, const HengCardCheck *check)
{
  g_autofree char *n = g_strdup_printf (ngettext ("%u indicator, 5–10 are advised", "%u indicators, 5–10 are advised", check->n_lines), check->n_lines);
  g_autofree char *objective = heng_text_weight (check->objective_bp, 0), *customer = heng_text_weight (check->customer_bp, 0);
  g_autofree char *shares = g_strdup_printf (_("Objective data %1$s · customers %2$s"), objective, customer);

  gtk_label_set_text (GTK_LABEL (self->count), n);
  gtk_label_set_text (GTK_LABEL (self->shares), shares);
}

static void
heng_card_checks_init (HengCardChecks *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-pad");
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "h-head");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->state = gtk_label_new (NULL);
  self->meter = g_object_new (HENG_TYPE_WEIGHT_METER, NULL);
  self->count = caption_new ();
  self->shares = caption_new ();
  self->faults = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->state);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), self->meter);
  gtk_box_append (GTK_BOX (self), self->count);
  gtk_box_append (GTK_BOX (self), self->shares);
  gtk_box_append (GTK_BOX (self), self->faults);
}

GtkWidget *
heng_card_checks_new (void)
{
  return g_object_new (HENG_TYPE_CARD_CHECKS, NULL);
}

static void
add_fault (HengCardChecks *self, const char *sentence, gboolean bad)
{
  g_autofree char *text = g_strdup_printf ("▲ %s", sentence);
  GtkWidget *label = heng_cell_label_new (text, bad ? "h-bad" : "h-warn");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->faults), label);
}

void
heng_card_checks_show (HengCardChecks *self, const HengCardCheck *check)
{
  gboolean bad = (check->faults & HENG_CARD_FAULT_WEIGHTS) != 0;
  g_autofree char *total = heng_text_weight (check->total_bp, 2);
  g_autofree char *title = g_strdup_printf (_("Weight %s"), total);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->state), bad ? _("must be 100.00%") : _("Total is right"));
  gtk_widget_set_css_classes (self->state, (const char *[]) { "h-tag", bad ? "bad" : "good", NULL });
  show_facts (self, check);
  heng_weight_meter_set_weights (HENG_WEIGHT_METER (self->meter), check->perspective_bp, check->total_bp);
  heng_library_clear (self->faults);
  for (const HengEnumValue *value = heng_card_fault_values; value->key != NULL; value++)
    if (check->faults & value->value && value->value != HENG_CARD_FAULT_WEIGHTS)
      add_fault (self, _(value->label), FALSE);
  gtk_widget_set_visible (self->faults, gtk_widget_get_first_child (self->faults) != NULL);
}
