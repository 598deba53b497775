/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a card (HengScorecardLine): which text each cell takes, and the lines after a change of the sheet. Pure. */
#pragma once

#include "heng-library.h"
#include "heng-sheet-model.h"

G_BEGIN_DECLS

/* The columns, in their order. */
typedef enum { HENG_LINE_CODE, HENG_LINE_NAME, HENG_LINE_PERSPECTIVE, HENG_LINE_WEIGHT, HENG_LINE_TARGET, HENG_LINE_UNIT, HENG_LINE_RULE,
               HENG_LINE_SOURCE, HENG_LINE_LEVEL, HENG_LINE_N_COLUMNS } HengLineColumn;

/* "15", "15%", "15.00 %" → 1500 basis points; FALSE: no number from 0 to 100 with at most two decimals, and `bp` is left alone. */
gboolean heng_template_lines_parse_weight (const char *text, gint64 *bp);
/* Why the column does not take the text, the caller's; NULL: it does. */
char *heng_template_lines_check (guint column, const char *text);
/* The lines after a change, new; NULL with INVALID when a text breaks a rule. `library` (borrowed, may be NULL) gives indicators and taken codes. */
GPtrArray *heng_template_lines_apply (GPtrArray *lines, const HengSheetChange *change, const HengLibrary *library, GError **error);

G_END_DECLS
