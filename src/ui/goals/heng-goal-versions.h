/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The approved versions of a goal side by side, and the decision about a requested change. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

void heng_goal_versions_present (HengPage *page, gint64 objective_id);
void heng_goal_decide_present (HengPage *page, gint64 objective_id);

G_END_DECLS
