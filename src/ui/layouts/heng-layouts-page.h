/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts of the printed review: sections, letterhead, signatures and texts at the left, the page as it will be at the right. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_LAYOUTS_PAGE (heng_layouts_page_get_type ())
G_DECLARE_FINAL_TYPE (HengLayoutsPage, heng_layouts_page, HENG, LAYOUTS_PAGE, HengPage)

HengPage *heng_layouts_page_new (void);

G_END_DECLS
