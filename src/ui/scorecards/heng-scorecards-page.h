/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The area Scorecards: indicators, templates, question sets, and who gets what. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_SCORECARDS_PAGE (heng_scorecards_page_get_type ())
G_DECLARE_FINAL_TYPE (HengScorecardsPage, heng_scorecards_page, HENG, SCORECARDS_PAGE, HengPage)

/* Places: "indicators", "templates", "questions", "rules"; "indicator:RD-02", "template:RD", "new-template". */
HengPage *heng_scorecards_page_new (void);

G_END_DECLS
