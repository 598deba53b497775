/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "How it came about": the proof in a popover from its number; Shift+Enter opens it as a window of its own. */
#pragma once

#include "heng-proof-view.h"

G_BEGIN_DECLS

/* Shows the proof at `anchor`; takes `root`. The popover is gone after it closes. */
void heng_proof_popover_show (GtkWidget *anchor, HengTrace *root, const HengTrace *step, const char *title, const char *subtitle,
                              const char *value, HengStore *store);

G_END_DECLS
