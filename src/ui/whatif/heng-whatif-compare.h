/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kept trials beside each other, beside the present one and beside how it is now. */
#pragma once

#include "heng-page.h"
#include "heng-whatif-data.h"

G_BEGIN_DECLS

/* Called with a trial to go on with, which is taken. */
typedef void (*HengTrialOpened) (HengTrial *trial, gpointer user_data);
/* `present` is the trial of the page. The page lives longer than the window. */
void heng_whatif_compare_present (HengPage *page, HengWhatif *whatif, GPtrArray *kept, const HengTrial *present, HengTrialOpened opened,
                                  gpointer user_data);

G_END_DECLS
