/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proof on paper: every step with formula, notes and exact value, then who changed the raw values, page by page. */
#pragma once

#include <gtk/gtk.h>

#include "heng-trace.h"

G_BEGIN_DECLS

/* Copies what it needs. `history`: of HengProofChange, NULL: none is known. Shows the print dialog; with `path` writes a PDF there instead and
 * needs no display. */
gboolean heng_proof_print (GtkWindow *parent, const HengTrace *trace, const GPtrArray *history, const char *title, const char *subtitle,
                           const char *value, const char *path, GError **error);

G_END_DECLS
