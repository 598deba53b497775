/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows one HengProofStep inside a GtkTreeExpander. */
#include "heng-proof-row.h"

struct _HengProofRow
{
  GtkBox parent_instance;
  GtkTreeExpander *expander;
  GtkLabel *title, *detail, *value;
};

G_DEFINE_FINAL_TYPE (HengProofRow, heng_proof_row, GTK_TYPE_BOX)

static void
heng_proof_row_class_init (HengProofRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/widgets/heng-proof-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HengProofRow, expander);
  gtk_widget_class_bind_template_child (widget_class, HengProofRow, title);
  gtk_widget_class_bind_template_child (widget_class, HengProofRow, detail);
  gtk_widget_class_bind_template_child (widget_class, HengProofRow, value);
}

static void
heng_proof_row_init (HengProofRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
heng_proof_row_new (void)
{
  return g_object_new (HENG_TYPE_PROOF_ROW, NULL);
}

void
heng_proof_row_bind (HengProofRow *self, GtkTreeListRow *tree_row)
{
  g_autoptr (HengProofStep) step = gtk_tree_list_row_get_item (tree_row);
  const HengTrace *trace = heng_proof_step_get_trace (step);
  g_autofree char *markup = heng_proof_step_value_markup (step);
  g_autofree char *detail = heng_proof_step_detail (step);

  gtk_tree_expander_set_list_row (self->expander, tree_row);
  gtk_label_set_text (self->title, trace->label);
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  gtk_label_set_markup (self->value, markup);
  if (gtk_tree_list_row_is_expandable (tree_row))
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "h-strong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "h-strong");
}
