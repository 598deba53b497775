/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keyboard is when a page appears. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

/* Back where it was on this page; else to the content marked "h-rest", else to the first control after the header bar, so that it is never on
 * the back button and never stays on a page one left. */
void heng_focus_page (GtkWindow *window, HengPage *page);

G_END_DECLS
