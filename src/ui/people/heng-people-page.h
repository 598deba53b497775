/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People: department tree, search, and a table that feels like a directory. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_PEOPLE_PAGE (heng_people_page_get_type ())
G_DECLARE_FINAL_TYPE (HengPeoplePage, heng_people_page, HENG, PEOPLE_PAGE, HengPage)

HengPage *heng_people_page_new (void);
/* Looks at these people alone (gint64 ids), also at who has left, until the filters are cleared; `words` says who they are. */
void heng_people_page_show_only (HengPeoplePage *page, GArray *ids, const char *words);
/* Who is selected (gint64 ids in the order shown); new. */
GArray *heng_people_page_get_selected (HengPeoplePage *page);

G_END_DECLS
