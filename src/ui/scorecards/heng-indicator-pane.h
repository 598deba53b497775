/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One indicator beside the list: its fields edited in place, what its rule says, where it is used, and what it was before. */
#pragma once

#include "heng-library.h"
#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_INDICATOR_PANE (heng_indicator_pane_get_type ())
G_DECLARE_FINAL_TYPE (HengIndicatorPane, heng_indicator_pane, HENG, INDICATOR_PANE, GtkBox)

/* Signal "template" (gint64 id): one of those that hold it is to be opened. */
GtkWidget *heng_indicator_pane_new (void);
/* Keeps neither; the pane must be in a page. indicator NULL: nothing is chosen. */
void heng_indicator_pane_show (HengIndicatorPane *pane, const HengLibrary *library, const HengLibraryIndicator *indicator, gboolean editable);
void heng_indicator_pane_focus_name (HengIndicatorPane *pane);

G_END_DECLS
