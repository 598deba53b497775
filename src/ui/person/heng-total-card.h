/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score of the quarter with its arithmetic: components, weights, gains and losses against 100. */
#pragma once

#include <gtk/gtk.h>

#include "heng-review.h"

G_BEGIN_DECLS

#define HENG_TYPE_TOTAL_CARD (heng_total_card_get_type ())
G_DECLARE_FINAL_TYPE (HengTotalCard, heng_total_card, HENG, TOTAL_CARD, GtkBox)

/* Signal "show-proof" (the anchor widget). Copies what it shows. */
void heng_total_card_set (HengTotalCard *card, const HengReview *review);

G_END_DECLS
