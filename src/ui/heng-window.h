/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell: sidebar, period switcher, stack of pages with back, toasts, undo and redo. Pages own their actions. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_WINDOW (heng_window_get_type ())
G_DECLARE_FINAL_TYPE (HengWindow, heng_window, HENG, WINDOW, AdwApplicationWindow)

HengWindow *heng_window_new (AdwApplication *application);
void heng_window_open (HengWindow *window, const char *path); /* asynchronously; errors stand on the first-run page */
HengStore *heng_window_get_store (HengWindow *window);
gint64 heng_window_get_cycle (HengWindow *window);
void heng_window_set_cycle (HengWindow *window, gint64 cycle_id);

/* Pushes a page above the current one (Alt+Left and the back button return); takes the floating page. */
void heng_window_push (HengWindow *window, HengPage *page);
void heng_window_back (HengWindow *window);
/* The person's page; `siblings` (gint64 ids, may be NULL) are the list one came from, for previous and next. tab NULL = "overview";
 * others: "goals", "scorecard", "file". */
void heng_window_show_person (HengWindow *window, gint64 employee_id, GArray *siblings, const char *tab);
void heng_window_show_area (HengWindow *window, const char *area); /* "home", "people", "cycles" */

/* A toast; with_undo adds an Undo button for the newest change. */
void heng_window_toast (HengWindow *window, const char *text, gboolean with_undo);
/* What went wrong and what to do, as a toast for small things; message from error. */
void heng_window_show_error (HengWindow *window, const char *summary, const GError *error);

G_END_DECLS
