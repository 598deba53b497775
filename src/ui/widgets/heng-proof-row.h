/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the proof's tree: label over formula at the left, the value at the right. */
#pragma once

#include <gtk/gtk.h>

#include "heng-proof-step.h"

G_BEGIN_DECLS

#define HENG_TYPE_PROOF_ROW (heng_proof_row_get_type ())
G_DECLARE_FINAL_TYPE (HengProofRow, heng_proof_row, HENG, PROOF_ROW, GtkBox)

GtkWidget *heng_proof_row_new (void);
void heng_proof_row_bind (HengProofRow *row, GtkTreeListRow *tree_row);

G_END_DECLS
