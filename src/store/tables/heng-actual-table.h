/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actual values, whether they stand in rows of their own or in packs (heng-actual-pack.h). */
#pragma once

#include "heng-actual-pack.h"
#include "heng-journal.h"

G_BEGIN_DECLS

/* Rows of their own only, by level, owner_id, code: one whose value is NULL hides the packed value. */
GPtrArray *heng_actual_rows_load (HengDb *db, gint64 cycle_id, gint64 employee_id /* 0 = all; DEPT and COMPANY rows always */, GError **error);

/* Packs of a cycle with the lists they name and the blocks they were read from. */
typedef struct
{
  GPtrArray *lists;  /* of HengActualList, by id */
  GPtrArray *blocks; /* of HengActualBlock */
  GPtrArray *packs;  /* of HengActualPack, by id: those that were asked for; borrowed from `room` */
  GArray *room;      /* of HengActualPack: all of the blocks, block by block */
  GArray *starts;    /* of guint: where each block begins in `room` */
} HengActualPacks;
/* DAMAGED when a block does not hold what it should. */
HengActualPacks *heng_actual_packs_load (HengDb *db, gint64 cycle_id, gint64 employee_id /* 0 = all */, GError **error);
HengActualPacks *heng_actual_packs_load_one (HengDb *db, gint64 cycle_id, gint64 participant_id, GError **error);
void heng_actual_packs_free (HengActualPacks *packs);
/* NULL when there is none; borrowed. */
HengActualPack *heng_actual_packs_find (const HengActualPacks *packs, gint64 participant_id);
const HengActualList *heng_actual_packs_list (const HengActualPacks *packs, const HengActualPack *pack);
/* The packed value as a row (new), NULL when there is none. */
HengActualRow *heng_actual_packs_row (const HengActualPacks *packs, gint64 participant_id, const char *code);

/* Stores packs that are new (GPtrArray of HengActualPack, each list's codes n_values long or shorter): in blocks, by list and participant. */
gboolean heng_actual_packs_insert (HengChange *change, GPtrArray *packs, GError **error);
/* Stores changed values of some of the packs (GPtrArray of HengActualPack with the ids of those): writes each block that holds one again. */
gboolean heng_actual_packs_update (HengActualPacks *packs, HengChange *change, const GPtrArray *changed, GError **error);
/* The id of the block with the values of a participant, 0: none, −1: error. */
gint64 heng_actual_block_find (HengDb *db, gint64 cycle_id, gint64 participant_id, GError **error);
/* Adds a sentence for each block that is not what it should be, or speaks of nobody. */
gboolean heng_actual_blocks_check (HengDb *db, GPtrArray *findings, GError **error);

/* The value that counts: the row of its own, else the packed value (id 0, version of the pack). NULL without error when there is neither. */
HengActualRow *heng_actual_load (HengDb *db, gint64 cycle_id, int level, gint64 owner_id, const char *code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengActualPacks, heng_actual_packs_free)

G_END_DECLS
