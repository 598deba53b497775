/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips of labels that are cut. */
#include "heng-cut-tip.h"

static gboolean
query_cb (GtkLabel *label, int x, int y, gboolean by_key, GtkTooltip *tooltip, gpointer user_data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

void
heng_cut_tip_add (GtkLabel *label)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_cb), NULL);
}
