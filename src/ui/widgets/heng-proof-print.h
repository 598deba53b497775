/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a proof: one line for each step, indented, with its formula and its value. */
#pragma once

#include <gtk/gtk.h>

#include "heng-trace.h"

G_BEGIN_DECLS

/* Copies what it needs of `trace` and shows the print dialog. */
void heng_proof_print (GtkWindow *parent, const HengTrace *trace, const char *title, const char *subtitle);

G_END_DECLS
