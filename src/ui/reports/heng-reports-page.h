/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports: what to print, about whom, how; the page as it will be; one file, many, or the printer. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_REPORTS_PAGE (heng_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (HengReportsPage, heng_reports_page, HENG, REPORTS_PAGE, HengPage)

HengPage *heng_reports_page_new (void);

G_END_DECLS
