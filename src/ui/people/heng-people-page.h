/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People: department tree, search, and a table that feels like a directory. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_PEOPLE_PAGE (heng_people_page_get_type ())
G_DECLARE_FINAL_TYPE (HengPeoplePage, heng_people_page, HENG, PEOPLE_PAGE, HengPage)

HengPage *heng_people_page_new (void);

G_END_DECLS
