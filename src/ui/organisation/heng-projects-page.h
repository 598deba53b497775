/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All projects: lead, dates, people, the next milestone, and who has promised more than all of the time. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_PROJECTS_PAGE (heng_projects_page_get_type ())
G_DECLARE_FINAL_TYPE (HengProjectsPage, heng_projects_page, HENG, PROJECTS_PAGE, HengPage)

HengPage *heng_projects_page_new (void);

G_END_DECLS
