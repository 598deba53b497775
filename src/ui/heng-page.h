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
};

HengWindow *heng_page_get_window (HengPage *page); /* NULL until it is in one */
HengStore *heng_page_get_store (HengPage *page);   /* NULL until it is in a window with an open company */
gint64 heng_page_get_cycle (HengPage *page);       /* the period chosen in the sidebar; 0 = none */
const char *heng_page_get_title (HengPage *page);
void heng_page_set_title (HengPage *page, const char *title); /* also the window's title and the back button's label */
void heng_page_reload (HengPage *page);

G_END_DECLS
