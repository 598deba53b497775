/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading report layouts. */
#pragma once

#include "heng-db.h"
#include "heng-report-layout.h"

G_BEGIN_DECLS

/* Of HengReportLayout, by name. */
GPtrArray *heng_report_layouts_load (HengDb *db, GError **error);
/* By name, or the default one for NULL, with its logo; NULL without error when there is none. */
HengPaperLayout *heng_paper_layout_load (HengDb *db, const char *name, GError **error);

G_END_DECLS
