/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Insights: figures over a whole cycle that follow one bar of filters; every mark opens the people behind it. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_INSIGHTS_PAGE (heng_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (HengInsightsPage, heng_insights_page, HENG, INSIGHTS_PAGE, HengPage)

HengPage *heng_insights_page_new (void);

G_END_DECLS
