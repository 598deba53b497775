/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One parameter of a trial: its name, a slider with a tick where it stands now, and the number to type. */
#pragma once

#include <gtk/gtk.h>

#include "heng-fixed.h"

G_BEGIN_DECLS

#define HENG_TYPE_WHATIF_DIAL (heng_whatif_dial_get_type ())
G_DECLARE_FINAL_TYPE (HengWhatifDial, heng_whatif_dial, HENG, WHATIF_DIAL, GtkBox)

/* Values are micro; `now` is where the parameter stands now. Signal "moved" when a person moves it; heng_whatif_dial_get_value tells where to. */
GtkWidget *heng_whatif_dial_new (const char *label, const char *unit, HengMicro least, HengMicro most, HengMicro step, int decimals, HengMicro now);
HengMicro heng_whatif_dial_get_value (HengWhatifDial *dial);
void heng_whatif_dial_set_value (HengWhatifDial *dial, HengMicro value); /* emits nothing */
/* Where the parameter stands from now on; the value stays. */
void heng_whatif_dial_set_now (HengWhatifDial *dial, HengMicro now);
/* A sentence under it, NULL for none. */
void heng_whatif_dial_set_fault (HengWhatifDial *dial, const char *fault);

G_END_DECLS
