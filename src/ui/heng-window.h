/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell: sidebar, period switcher, stack of pages with back, toasts, undo and redo. Pages own their actions. */
#pragma once

#include "heng-operation.h"
#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_WINDOW (heng_window_get_type ())
G_DECLARE_FINAL_TYPE (HengWindow, heng_window, HENG, WINDOW, AdwApplicationWindow)

HengWindow *heng_window_new (AdwApplication *application);
/* Asynchronously; errors stand on the first-run page. place: from heng_window_get_place, "" = the first page. */
void heng_window_open (HengWindow *window, const char *path, const char *place);
/* Where in the company one is, new: an area and perhaps a page in it ("people/person:12:file"). */
char *heng_window_get_place (HengWindow *window);
HengStore *heng_window_get_store (HengWindow *window);
/* It shows no company and is not about to. */
gboolean heng_window_is_free (HengWindow *window);
gint64 heng_window_get_cycle (HengWindow *window);
void heng_window_set_cycle (HengWindow *window, gint64 cycle_id);

/* Pushes a page above the current one (Alt+Left and the back button return); takes the floating page. */
void heng_window_push (HengWindow *window, HengPage *page);
/* Back from a pushed page whose work is done; no way leads forward to it. */
void heng_window_close_page (HengWindow *window, HengPage *page);
/* The person's page; `siblings` (gint64 ids, may be NULL) are the list one came from, for previous and next. tab NULL = "overview";
 * others: "goals", "scorecard", "file". */
void heng_window_show_person (HengWindow *window, gint64 employee_id, GArray *siblings, const char *tab);
void heng_window_show_area (HengWindow *window, const char *area); /* "home", "people", "cycles" */
/* The list of people with just these (gint64 ids), whom `words` describe. */
void heng_window_show_people (HengWindow *window, GArray *ids, const char *words);
/* Who is selected in that list (gint64 ids in the order shown, new); nobody: an empty one. */
GArray *heng_window_get_selected_people (HengWindow *window);
/* An area and a place in it as heng_window_get_place tells it, or one its page knows (HengPageClass.go_to): "people/department:12",
 * "people/person:12:file", "people/reminder:probation". */
void heng_window_show_place (HengWindow *window, const char *place);

/* Shows long work in every page's bar until it is finished; closing the window asks. */
void heng_window_add_operation (HengWindow *window, HengOperation *operation);

/* A toast; with_undo adds an Undo button for the newest change. */
void heng_window_toast (HengWindow *window, const char *text, gboolean with_undo);
/* What went wrong and what to do, as a toast for small things; message from error. */
void heng_window_show_error (HengWindow *window, const char *summary, const GError *error);

G_END_DECLS
