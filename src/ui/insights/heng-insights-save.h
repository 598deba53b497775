/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on views: keeping, dropping, files; and the small window that asks for a name. */
#pragma once

#include "heng-insights-view.h"
#include "heng-page.h"

G_BEGIN_DECLS

typedef enum { HENG_INSIGHTS_KEEP, HENG_INSIGHTS_DROP, HENG_INSIGHTS_WRITE, HENG_INSIGHTS_READ } HengInsightsWork;

/* Called with the view's name when it went well. */
typedef void (*HengInsightsDone) (const char *name, gpointer user_data);
/* Says in a toast what was done, or what went wrong. `view` is copied (READ: NULL, it comes from the file and is kept); `path`: of WRITE and READ.
 * `user_data` is the page or NULL. */
void heng_insights_work_start (HengPage *page, HengInsightsWork work, const HengInsightsView *view, const char *path, HengInsightsDone done,
                               gpointer user_data);
/* Asks for a name and keeps the view; copied. `done` gets the page. */
void heng_insights_save_present (HengPage *page, const HengInsightsView *view, HengInsightsDone done);

G_END_DECLS
