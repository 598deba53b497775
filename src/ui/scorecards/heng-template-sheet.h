/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a template, or of a person's own scorecard while goals are set, as a sheet shows and edits them. */
#pragma once

#include "heng-library.h"
#include "heng-sheet-model.h"
#include "heng-template-lines.h"

G_BEGIN_DECLS

#define HENG_TYPE_TEMPLATE_SHEET (heng_template_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HengTemplateSheet, heng_template_sheet, HENG, TEMPLATE_SHEET, GObject)

/* Writes `lines` (of HengScorecardLine) in place of `seen`, one undoable change called `action`; answers the task with a boolean or an error. */
typedef void (*HengCardWrite) (GPtrArray *seen, GPtrArray *lines, const char *action, GTask *task, gpointer user_data);

/* A HengSheetModel. Signal "weights": what the lines weigh while one types. */
HengTemplateSheet *heng_template_sheet_new (HengCardWrite write, gpointer user_data);
/* Copies the lines; `library` (borrowed, may be NULL until it is there) gives suggestions. locked: why nothing can be changed, NULL: it can.
 * own: a person's card, whose shared lines are scored once for all. */
void heng_template_sheet_load (HengTemplateSheet *sheet, GPtrArray *lines, const HengLibrary *library, const char *locked, gboolean own);
/* The lines with what is being typed; of HengScorecardLine, the caller's. */
GPtrArray *heng_template_sheet_get_lines (HengTemplateSheet *sheet);

G_END_DECLS
