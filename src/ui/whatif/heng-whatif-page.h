/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if: parameters at the left, what would become of everybody at the right, with how it is now as a ghost. Nothing is stored until Apply. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_WHATIF_PAGE (heng_whatif_page_get_type ())
G_DECLARE_FINAL_TYPE (HengWhatifPage, heng_whatif_page, HENG, WHATIF_PAGE, HengPage)

/* To be pushed (heng_window_push); the action win.what-if does so for the period chosen in the window, which 0 stands for here, too. */
HengPage *heng_whatif_page_new (gint64 cycle_id);

G_END_DECLS
