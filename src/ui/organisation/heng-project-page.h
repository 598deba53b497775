/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One project: its facts, members and milestones, edited in place. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_PROJECT_PAGE (heng_project_page_get_type ())
G_DECLARE_FINAL_TYPE (HengProjectPage, heng_project_page, HENG, PROJECT_PAGE, HengPage)

HengPage *heng_project_page_new (gint64 project_id);

G_END_DECLS
