/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base of every page: own header bar, knows its window, loads itself from the store and again after changes. */
#pragma once

#include <adwaita.h>

#include "heng-store.h"

G_BEGIN_DECLS

typedef struct _HengWindow HengWindow;

#define HENG_TYPE_PAGE (heng_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (HengPage, heng_page, HENG, PAGE, GtkBox)

/**
 * HengPage: a vertical GtkBox. The subclass's template puts a GtkHeaderBar (class "flat") first and its content below.
 * `reload` is called when the page is shown, after a commit ("changed") while visible, and when the period changes; it must
 * start asynchronous reading (heng_store_run_async) and keep scroll and selection. `go_back_title` names the page on the back button's row.
 */
struct _HengPageClass
{
  GtkBoxClass parent_class;
  void (*reload) (HengPage *page);
  /* Ctrl+F, or typing with nothing focused; may be NULL */
  void (*search) (HengPage *page);
  /* How heng_window_open finds a pushed page again, new ("person:12:file"); NULL or no function: it is not looked for */
  char *(*get_place) (HengPage *page);
  /* Goes to a place within the page ("department:12", "reminder:probation", "add"), at once or when it has been loaded; may be NULL */
  void (*go_to) (HengPage *page, const char *place);
  /* The page of the help (data/help) that F1 opens here; NULL = the first one. */
  const char *help;
};

HengWindow *heng_page_get_window (HengPage *page); /* NULL until it is in one */
HengStore *heng_page_get_store (HengPage *page);   /* NULL until it is in a window with an open company */
gint64 heng_page_get_cycle (HengPage *page);       /* the period chosen in the sidebar; 0 = none */
const char *heng_page_get_title (HengPage *page);
void heng_page_set_title (HengPage *page, const char *title); /* also the window's title and the back button's label */
void heng_page_reload (HengPage *page);
/* A banner below the bar: another program changed what is being edited here. title NULL: there is nothing to tell any more. */
void heng_page_show_news (HengPage *page, const char *title, const char *detail);

G_END_DECLS
