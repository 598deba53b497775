/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules between the rows that no single table can hold, asked as queries. */
#pragma once

#include "heng-db.h"

G_BEGIN_DECLS

/* Adds one sentence (char *) to findings for each row that breaks a rule of ratings, actual values, calibration, appeals, absences,
 * decisions, past results and personal files (domain.md §2.7, §2.9, §4). FALSE only when the store cannot be read. */
gboolean heng_rule_check (HengDb *db, GPtrArray *findings, GError **error);

G_END_DECLS
