/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals of the cycle as a table for a spreadsheet. */
#pragma once

#include "heng-goal-data.h"
#include "heng-page.h"

G_BEGIN_DECLS

/* Asks for the file; the format follows its ending (.csv, .xlsx, .json). */
void heng_goal_export_present (HengPage *page, const HengGoalData *data);

G_END_DECLS
