/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a proof as a list item; keeps the whole tree alive. */
#pragma once

#include <gio/gio.h>

#include "heng-trace.h"

G_BEGIN_DECLS

#define HENG_TYPE_PROOF_STEP (heng_proof_step_get_type ())
G_DECLARE_FINAL_TYPE (HengProofStep, heng_proof_step, HENG, PROOF_STEP, GObject)

/* Takes root; the item shows `step` of it. */
HengProofStep *heng_proof_step_new (HengTrace *root, const HengTrace *step);
const HengTrace *heng_proof_step_get_trace (HengProofStep *step);
/* The steps below, NULL for a leaf. New reference. */
GListModel *heng_proof_step_get_children (HengProofStep *step);
/* The number with its last four of six decimals dimmed, as Pango markup. New string. */
char *heng_proof_step_value_markup (HengProofStep *step);
/* Formula and notes in one line, NULL when there is none. New string. */
char *heng_proof_step_detail (HengProofStep *step);

G_END_DECLS
