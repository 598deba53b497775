/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what and when on the raw values that a proof rests on. */
#pragma once

#include "heng-journal.h"
#include "heng-trace.h"

G_BEGIN_DECLS

/* A row of the store below a proof, with the step that rests on it. */
typedef struct
{
  char *label, *table;
  gint64 id;
} HengProofSource;

/* Every source row below the step once, in the order of the tree; of HengProofSource, new. */
GPtrArray *heng_proof_sources (const HengTrace *trace);

/* A change of one of them. */
typedef struct
{
  gint64 at, entry; /* UTC ms; id in the journal */
  char *what;       /* the steps that rest on the row: "Actual value" */
  char *action, *actor;
} HengProofChange;

/* HengStoreFunc: args is an array of heng_proof_sources; the newest 60 changes of HengProofChange, newest first, each once. */
gpointer heng_proof_history_load (HengDb *db, gpointer sources, GCancellable *cancellable, GError **error);
/* "22 Sep 10:42 · Actual 张伟 RD-02 7.5 → 4.5 · 周敏". New string. */
char *heng_proof_change_text (const HengProofChange *change);

G_END_DECLS
