/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's actions, dialogs and first page may ask of it. */
#pragma once

#include "heng-navigator.h"
#include "heng-palette.h"
#include "heng-shell.h"
#include "heng-sidebar.h"
#include "heng-window.h"

G_BEGIN_DECLS

/* Shows this company; takes the store. */
void heng_window_take_store (HengWindow *window, HengStore *store);
/* Opens the sample company in this window; it is made when it is not there yet. */
void heng_window_open_sample (HengWindow *window);

/* As far as there is a way; the keyboard is where it was on that page. */
void heng_window_go (HengWindow *window, HengDirection direction);

GListModel *heng_window_get_operations (HengWindow *window); /* of HengOperation */
HengNavigator *heng_window_get_navigator (HengWindow *window);
HengShell *heng_window_get_shell (HengWindow *window);
HengSidebar *heng_window_get_sidebar (HengWindow *window);
HengPalette *heng_window_get_palette (HengWindow *window);

/* heng-window-actions.c */
void heng_window_add_actions (HengWindow *window);
/* Enables what makes sense now. */
void heng_window_update_actions (HengWindow *window);
/* "person:ID:TAB" and "whatif:ID" are pages of their own wherever they are opened from; FALSE: it is none of them. */
gboolean heng_window_push_place (HengWindow *window, const char *place);
void heng_window_set_cycle_state (HengWindow *window, gint64 cycle_id);

G_END_DECLS
