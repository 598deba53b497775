/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions below the cell one types in; the keyboard stays in the cell. */
#pragma once

#include <gtk/gtk.h>

#include "heng-sheet-model.h"

G_BEGIN_DECLS

#define HENG_TYPE_SHEET_SUGGEST (heng_sheet_suggest_get_type ())
G_DECLARE_FINAL_TYPE (HengSheetSuggest, heng_sheet_suggest, HENG, SHEET_SUGGEST, GtkPopover)

/* Signal "taken": one was pressed. */
GtkWidget *heng_sheet_suggest_new (void);
/* Takes the suggestions; NULL or none hides. `choose_first`: Enter takes the first one. */
void heng_sheet_suggest_show (HengSheetSuggest *suggest, const GdkRectangle *cell, GPtrArray *suggestions, gboolean choose_first);
void heng_sheet_suggest_hide (HengSheetSuggest *suggest);
gboolean heng_sheet_suggest_is_open (HengSheetSuggest *suggest);
/* The next one down or up; from none to the first. */
void heng_sheet_suggest_move (HengSheetSuggest *suggest, int by);
/* What Enter would take; NULL for none. */
const HengSheetSuggestion *heng_sheet_suggest_get (HengSheetSuggest *suggest);

G_END_DECLS
