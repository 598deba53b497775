/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cycles: where the chosen period stands, what keeps it from being published, and all periods. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_CYCLES_PAGE (heng_cycles_page_get_type ())
G_DECLARE_FINAL_TYPE (HengCyclesPage, heng_cycles_page, HENG, CYCLES_PAGE, HengPage)

HengPage *heng_cycles_page_new (void);

G_END_DECLS
