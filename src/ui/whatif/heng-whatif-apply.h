/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs of a trial: applying it with a reason, keeping it by name. */
#pragma once

#include "heng-page.h"
#include "heng-whatif-data.h"

G_BEGIN_DECLS

/* Asks for the reason, shows what changes, and writes it. */
void heng_whatif_apply_present (HengPage *page, const HengWhatif *whatif, const HengTrial *trial, const HengWhatifAnswer *answer);
/* Asks for the name and keeps the trial. */
void heng_whatif_keep_present (HengPage *page, const HengWhatif *whatif, const HengTrial *trial);

/* A list of parameters that differ: what, before, after. New widget. */
GtkWidget *heng_whatif_differences_new (GPtrArray *differences);

G_END_DECLS
