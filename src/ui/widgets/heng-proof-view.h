/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof of a number as a tree of steps, in a popover or a window. */
#pragma once

#include "heng-store.h"
#include "heng-trace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_PROOF_VIEW (heng_proof_view_get_type ())
G_DECLARE_FINAL_TYPE (HengProofView, heng_proof_view, HENG, PROOF_VIEW, GtkBox)

/* Takes `root` (the whole tree) and shows the part at `step` (inside root; NULL = root itself). `value` is the number as the page shows it. */
GtkWidget *heng_proof_view_new (HengTrace *root, const HengTrace *step, const char *title, const char *subtitle, const char *value,
                                HengStore *store);/* The same proof once more, for a window. */
GtkWidget *heng_proof_view_clone (HengProofView *view);

G_END_DECLS
