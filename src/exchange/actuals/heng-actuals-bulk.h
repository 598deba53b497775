/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the heng-actuals-bulk files: the matrix and what its columns are. */
#pragma once

#include "heng-actuals-import.h"
#include "heng-people-table.h"
#include "heng-text-index.h"

G_BEGIN_DECLS

/* A line of a card that plain numbers fit. */
typedef struct
{
  const char *code; /* borrowed */
  HengRule *rule;
  HengMicro least, most;
} HengBulkPlace;

typedef struct
{
  guint n;
  HengBulkPlace places[HENG_PACK_VALUES];
  guint used;     /* bits of the places that new packs have values of */
  gint64 list_id; /* of new packs, 0: none yet */
} HengBulkCard;

/* How the values of a member are read: one by one, in the matrix, or in the matrix only to see that nothing published would change. */
typedef enum { HENG_BULK_CAREFUL, HENG_BULK_PLAIN, HENG_BULK_SETTLED } HengBulkWay;

struct _HengActualsBulk
{
  HengImport *import;
  HengCast *cast;
  HengBulkCard *cards;    /* beside cast->cards */
  HengActualPacks *packs; /* stored ones */
  HengTextIndex *people;  /* number → member; made when many rows do not follow the one before them */
  GMutex making_people;
  gboolean in_order;      /* the numbers of the members rise */
  guint8 *ways;           /* of each member: HengBulkWay */
  gint8 *places_of;       /* of each card and column of the import: where the card has it, −1: nowhere */
  guint width;            /* columns of the matrix */
  HengMicro *values;      /* set where rows is */
  guint32 *rows;          /* row + 1 of the table that gave the value, 0: none */
  char *source, *raw_source; /* what the file says about the origin of these values, cleaned and as it stands there; NULL: nothing read yet */
  gboolean has_part, has_source; /* columns */
  GPtrArray *updates;     /* of HengActualPack: stored ones with new values */
  gboolean makes_packs;   /* enough new values */
};

G_END_DECLS
