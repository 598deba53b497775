/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last cycle's goals into this one: what would come, and how. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

void heng_goal_carry_present (HengPage *page, gint64 cycle_id);

G_END_DECLS
