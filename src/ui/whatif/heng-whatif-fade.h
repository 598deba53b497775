/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows its child, and for 120 ms after a change what it looked like before, fading (look.md §7). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_WHATIF_FADE (heng_whatif_fade_get_type ())
G_DECLARE_FINAL_TYPE (HengWhatifFade, heng_whatif_fade, HENG, WHATIF_FADE, GtkWidget)

/* Call right before the child changes. Does nothing when animations are off, when it cannot be seen, and while one change follows another as by a
 * drag: then the newest state is all that counts. Property "child". */
void heng_whatif_fade_begin (HengWhatifFade *fade);
gboolean heng_whatif_fade_is_running (HengWhatifFade *fade);

G_END_DECLS
