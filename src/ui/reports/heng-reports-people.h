/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button with how many people are chosen to be printed; it opens a list to check, with a search over name, pinyin, initials and number. */
#pragma once

#include "heng-reports-work.h"

G_BEGIN_DECLS

#define HENG_TYPE_REPORTS_PEOPLE (heng_reports_people_get_type ())
G_DECLARE_FINAL_TYPE (HengReportsPeople, heng_reports_people, HENG, REPORTS_PEOPLE, GtkWidget)

/* Signal "changed": others are chosen. */
GtkWidget *heng_reports_people_new (void);
/* Where people are looked for. No reference is kept. */
void heng_reports_people_set_store (HengReportsPeople *people, HengStore *store);
/* Who can be chosen, and the names of those who are: their rows stand first. */
void heng_reports_people_set_scope (HengReportsPeople *people, const HengReportsScope *scope);
/* gint64 ids; emits nothing. */
void heng_reports_people_set_chosen (HengReportsPeople *people, GArray *ids);
GArray *heng_reports_people_get_chosen (HengReportsPeople *people); /* new */

G_END_DECLS
