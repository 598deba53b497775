/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The performance so far: published results by cycle with their revisions, and the ways to trend, OKR and scorecard. */
#pragma once

#include "heng-file-desk.h"
#include "heng-file-section.h"

G_BEGIN_DECLS

#define HENG_TYPE_RESULTS_SECTION (heng_results_section_get_type ())
G_DECLARE_FINAL_TYPE (HengResultsSection, heng_results_section, HENG, RESULTS_SECTION, HengFileSection)

GtkWidget *heng_results_section_new (HengFileDesk *desk);
void heng_results_section_update (HengResultsSection *section);

G_END_DECLS
