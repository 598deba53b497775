/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pasted block would do, below the sheet: how many cells fit, and every cell that does not with the rule that refuses it. */
#pragma once

#include <gtk/gtk.h>

#include "heng-sheet-paste.h"

G_BEGIN_DECLS

#define HENG_TYPE_SHEET_PANEL (heng_sheet_panel_get_type ())
G_DECLARE_FINAL_TYPE (HengSheetPanel, heng_sheet_panel, HENG, SHEET_PANEL, GtkWidget)

/* Signals: "paste" (the cells that fit are wanted), "closed", "correct" (guint index of the cell in the paste). */
GtkWidget *heng_sheet_panel_new (void);
/* Before anything is written: what would be. */
void heng_sheet_panel_offer (HengSheetPanel *panel, HengSheetModel *model, const HengSheetPaste *paste);
/* The cells that fit are written; the others stay listed until they are corrected or the list is closed. */
void heng_sheet_panel_done (HengSheetPanel *panel);
void heng_sheet_panel_close (HengSheetPanel *panel);
gboolean heng_sheet_panel_is_open (HengSheetPanel *panel);

G_END_DECLS
