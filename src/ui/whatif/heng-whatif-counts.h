/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many people have each grade before and after, of everybody and of each pool. */
#pragma once

#include <gtk/gtk.h>

#include "heng-whatif.h"

G_BEGIN_DECLS

#define HENG_TYPE_WHATIF_COUNTS (heng_whatif_counts_get_type ())
G_DECLARE_FINAL_TYPE (HengWhatifCounts, heng_whatif_counts, HENG, WHATIF_COUNTS, GtkBox)

GtkWidget *heng_whatif_counts_new (void);
/* Copies what it shows. */
void heng_whatif_counts_set (HengWhatifCounts *counts, const HengWhatif *whatif, const HengOutcome *before, const HengOutcome *after);
/* "12 → 14"; "12" when it is the same. New string. */
char *heng_whatif_count_text (gint64 before, gint64 after);

G_END_DECLS
