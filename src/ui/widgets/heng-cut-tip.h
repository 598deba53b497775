/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole text of a label as its tooltip, only where the label is cut. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once for a label, whatever texts it shows later. (A tooltip text that is set with each of them would show what can be read anyway, and asks
 * the display server where the pointer is, each time.) */
void heng_cut_tip_add (GtkLabel *label);

G_END_DECLS
