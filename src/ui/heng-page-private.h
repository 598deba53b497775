/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the window does to a page. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

/* Puts the window's own controls (sidebar, back, undo, redo) at the start of the page's header bar. back_title NULL = an area's first page. */
void heng_page_attach (HengPage *page, HengWindow *window, const char *back_title);
/* Whether the sidebar button is needed, and which half of the window buttons belongs to the page; narrow: no room for undo and redo. */
void heng_page_set_chrome (HengPage *page, gboolean sidebar_shown, gboolean narrow, const char *decoration_layout);
/* Names of what undo and redo would do; NULL = nothing. */
void heng_page_set_undo_names (HengPage *page, const char *undo, const char *redo);
void heng_page_search (HengPage *page);
char *heng_page_get_place (HengPage *page); /* NULL: nothing that could be found again */
void heng_page_go_to (HengPage *page, const char *place);
const char *heng_page_get_help (HengPage *page); /* NULL: the first page of the help */
/* The control that had the keyboard when the page was left, and back to it; FALSE when it is gone. */
void heng_page_remember_focus (HengPage *page, GtkWidget *focus);
gboolean heng_page_restore_focus (HengPage *page);

G_END_DECLS
