/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals: objectives and key results of a cycle as tree, list and alignment map, with the check-in beside them. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_GOALS_PAGE (heng_goals_page_get_type ())
G_DECLARE_FINAL_TYPE (HengGoalsPage, heng_goals_page, HENG, GOALS_PAGE, HengPage)

HengPage *heng_goals_page_new (void);

G_END_DECLS
