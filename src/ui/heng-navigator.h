/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of pages: one kept page per area, the pages pushed above it, and the way back and forward through all of them. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_NAVIGATOR (heng_navigator_get_type ())
G_DECLARE_FINAL_TYPE (HengNavigator, heng_navigator, HENG, NAVIGATOR, GtkWidget)

/* Signal "shown": another page is visible now. */
HengPage *heng_navigator_get_page (HengNavigator *navigator); /* the visible one; NULL before the first */
const char *heng_navigator_get_area (HengNavigator *navigator); /* the area the visible page belongs to */
const char *heng_navigator_get_row (HengNavigator *navigator);  /* the row of the sidebar that area belongs to */
gboolean heng_navigator_has_area (HengNavigator *navigator, const char *area); /* there is such an area */
HengPage *heng_navigator_find_area (HengNavigator *navigator, const char *area); /* its kept page; NULL: nobody has been there */
/* FALSE when there is no such area. */
gboolean heng_navigator_show_area (HengNavigator *navigator, HengWindow *window, const char *area);
void heng_navigator_push (HengNavigator *navigator, HengWindow *window, HengPage *page);

/* Pages are kept as they were left, so scroll and selection are found again. */
typedef enum { HENG_GO_BACK, HENG_GO_FORWARD } HengDirection;
gboolean heng_navigator_can_go (HengNavigator *navigator, HengDirection direction);
void heng_navigator_go (HengNavigator *navigator, HengDirection direction);
/* Goes back from a pushed page for good, when its work is done. */
void heng_navigator_close (HengNavigator *navigator, HengPage *page);
/* Removes every page, because they belong to a company that is no longer shown. */
void heng_navigator_clear (HengNavigator *navigator);

G_END_DECLS
