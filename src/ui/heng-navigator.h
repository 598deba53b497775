/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of pages: one kept page per area, and the pages pushed above it. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_NAVIGATOR (heng_navigator_get_type ())
G_DECLARE_FINAL_TYPE (HengNavigator, heng_navigator, HENG, NAVIGATOR, GtkWidget)

/* Signal "shown": another page is visible now. */
HengPage *heng_navigator_get_page (HengNavigator *navigator); /* the visible one; NULL before the first */
const char *heng_navigator_get_area (HengNavigator *navigator);
guint heng_navigator_get_depth (HengNavigator *navigator);    /* of pushed pages */
/* FALSE when there is no such area. Pushed pages go. */
gboolean heng_navigator_show_area (HengNavigator *navigator, HengWindow *window, const char *area);
void heng_navigator_push (HengNavigator *navigator, HengWindow *window, HengPage *page);
void heng_navigator_back (HengNavigator *navigator);
/* Removes every page, because they belong to a company that is no longer shown. */
void heng_navigator_clear (HengNavigator *navigator);

G_END_DECLS
