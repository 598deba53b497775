/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own scorecard while goals are set: lines, weights and targets in a sheet, and the steps to its approval. */
#pragma once

#include "heng-adaptive-bin.h"
#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_OWN_CARD_VIEW (heng_own_card_view_get_type ())
G_DECLARE_FINAL_TYPE (HengOwnCardView, heng_own_card_view, HENG, OWN_CARD_VIEW, GtkBox)

GtkWidget *heng_own_card_view_new (void);
/* Reads the card of a participant of the page's store; what is being typed stays. */
void heng_own_card_view_load (HengOwnCardView *view, HengPage *page, gint64 participant_id);
void heng_own_card_view_set_width_class (HengOwnCardView *view, HengWidthClass width_class);
gboolean heng_own_card_view_grab_focus (HengOwnCardView *view);

G_END_DECLS
