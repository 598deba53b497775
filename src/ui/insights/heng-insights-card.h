/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure: its finding, its measure, the chart, or why there is nothing to see. */
#pragma once

#include "heng-chart-view.h"
#include "heng-insights-figures.h"

G_BEGIN_DECLS

#define HENG_TYPE_INSIGHTS_CARD (heng_insights_card_get_type ())
G_DECLARE_FINAL_TYPE (HengInsightsCard, heng_insights_card, HENG, INSIGHTS_CARD, GtkBox)

GtkWidget *heng_insights_card_new (HengFigure figure);
HengFigure heng_insights_card_get_figure (HengInsightsCard *card);
/* The result stays the caller's. Signal "mark" (const char *name, GdkRectangle * in the chart): somebody opened a mark. */
void heng_insights_card_show (HengInsightsCard *card, const HengInsightsResult *result);
GtkWidget *heng_insights_card_get_chart (HengInsightsCard *card);

G_END_DECLS
