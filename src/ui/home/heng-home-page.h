/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Home: what must be done today, where the quarter stands, the spread of scores, key results at risk. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_HOME_PAGE (heng_home_page_get_type ())
G_DECLARE_FINAL_TYPE (HengHomePage, heng_home_page, HENG, HOME_PAGE, HengPage)

HengPage *heng_home_page_new (void);

G_END_DECLS
