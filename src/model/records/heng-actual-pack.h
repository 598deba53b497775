/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Personal actual values that came in bulk: one stored record for many participants instead of one a value. */
#pragma once

#include "heng-cycle.h"

G_BEGIN_DECLS

#define HENG_PACK_VALUES 16

/* Which indicators the packs that name this list hold, and where their values came from. */
typedef struct
{
  gint64 id, version;
  gint64 cycle_id;
  char *codes;        /* separated by spaces, at most HENG_PACK_VALUES, in the order of the values */
  char *source_note;
  char *entered_by;
  gint64 entered_at;  /* UTC ms */
} HengActualList;
HENG_DECLARE_RECORD (HengActualList, heng_actual_list, heng_actual_list_type)

/* The values of one participant; HENG_NO_VALUE where there is none. A HengActualRow of the same participant and code goes before its value,
 * also one without a value: that one was cleared by hand. It is stored inside a block; a record type it is for the document of a company. */
typedef struct
{
  gint64 id, version; /* id: the participant; version: of the block */
  gint64 actual_list_id;
  HengMicro values[HENG_PACK_VALUES];
  guint block; /* among those it was read with */
} HengActualPack;
HENG_DECLARE_RECORD (HengActualPack, heng_actual_pack, heng_actual_pack_type)

/* Participants of one block: enough to share the work of a row of the store, few enough to write them again for one value (measured: bench.md 8). */
#define HENG_BLOCK_PEOPLE 256

/* Packs of one list, by participant. `content` is JSON, which other tools read too: [[0,88.5,3],[1,null,2.25]] — in each list how far the participant
 * lies behind first_id, then the values in the order of the codes; null or the end of the list where there is none. */
typedef struct
{
  gint64 id, version;
  gint64 actual_list_id;
  gint64 first_id, last_id; /* participants */
  char *content;
} HengActualBlock;
HENG_DECLARE_RECORD (HengActualBlock, heng_actual_block, heng_actual_block_type)

/* Writes packs into blocks, one behind the other. */
typedef struct
{
  gint64 first_id, last_id;
  guint n;
  char *at;
  char text[HENG_BLOCK_PEOPLE * (24 + HENG_PACK_VALUES * 24) + 8];
} HengBlockWriter;
void heng_block_writer_begin (HengBlockWriter *writer);
/* Participants in ascending order; FALSE: the block is full. */
gboolean heng_block_writer_add (HengBlockWriter *writer, gint64 participant_id, const HengMicro *values, guint n_values);
/* NULL when nothing was added. */
HengActualBlock *heng_block_writer_end (HengBlockWriter *writer, gint64 list_id);
/* Appends the HengActualPacks of a block (to a GArray of them); FALSE when its content is not what heng_block_writer writes. */
gboolean heng_actual_block_read (const HengActualBlock *block, GArray *packs);

/* A record without any value; heng_actual_pack_new would have zeros. */
HengActualPack *heng_actual_pack_new_empty (gint64 participant_id, gint64 list_id);
/* Where the list has the code, −1: nowhere. */
int heng_actual_list_find (const HengActualList *list, const char *code);
/* The value of a pack as a single row (new): id 0 because it is not stored as one, version and origin those of pack and list. NULL when the
 * pack has no value of this code. */
HengActualRow *heng_actual_pack_row (const HengActualPack *pack, const HengActualList *list, const char *code);

G_END_DECLS
