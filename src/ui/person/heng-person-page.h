/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person: facts, overview, goals, scorecard and file. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_PERSON_PAGE (heng_person_page_get_type ())
G_DECLARE_FINAL_TYPE (HengPersonPage, heng_person_page, HENG, PERSON_PAGE, HengPage)

/* `siblings` (gint64 ids; copied, may be NULL) gives previous and next; tab NULL = "overview", others "goals", "scorecard", "file". */
HengPage *heng_person_page_new (gint64 employee_id, GArray *siblings, const char *tab);
/* Switches to another tab of the page that is already shown. */
void heng_person_page_set_tab (HengPersonPage *page, const char *tab);
gint64 heng_person_page_get_employee (HengPersonPage *page);

G_END_DECLS
