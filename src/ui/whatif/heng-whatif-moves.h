/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moves up or down in a trial, as a list of any length. */
#pragma once

#include <gtk/gtk.h>

#include "heng-whatif.h"

G_BEGIN_DECLS

#define HENG_TYPE_WHATIF_MOVES (heng_whatif_moves_get_type ())
G_DECLARE_FINAL_TYPE (HengWhatifMoves, heng_whatif_moves, HENG, WHATIF_MOVES, GtkBox)

/* Signal "person" (gint64 employee id) when one is opened. */
GtkWidget *heng_whatif_moves_new (void);
/* Borrows all until the next call; `whatif` NULL: nothing. Moves are of HengOutcomeMove. */
void heng_whatif_moves_set (HengWhatifMoves *moves, const HengWhatif *whatif, const HengOutcome *before, const HengOutcome *after, const GArray *list);
/* Employee ids in the order of the list, at most `most`. */
GArray *heng_whatif_moves_get_ids (HengWhatifMoves *moves, guint most);

G_END_DECLS
