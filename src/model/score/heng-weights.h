/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weights that always add up to 100.00 %: one is moved, the others make room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HENG_WEIGHTS_WHOLE 10000

/* Sets weight `index` to `value` (basis points, brought between 0 and what the pinned ones leave) and shares the rest among the others that are not
 * pinned (may be NULL: none is) and not 0 in `like`, in proportion to what they have there, in whole multiples of `step`; what is no multiple goes to
 * the heaviest. Taking the proportions from weights that stay the same makes the way a weight was dragged leave no traces. Σ is 10,000 afterwards.
 * FALSE, with nothing changed, when no other weight can make room. */
gboolean heng_weights_move (gint64 *weights_bp, const gint64 *like, guint n, guint index, gint64 value, gint64 step, const gboolean *pinned);

G_END_DECLS
