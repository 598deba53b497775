/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A modal window of our own with a flat header bar; Esc closes it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* `header` (may be NULL) gets the header bar, for buttons. Not shown yet. */
GtkWindow *heng_small_window_new (GtkWidget *parent, const char *title, int width, int height, GtkWidget *content, GtkHeaderBar **header);

G_END_DECLS
