/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/store: what the files of the journal share. */
#pragma once

#include "heng-journal.h"

G_BEGIN_DECLS

#define HENG_KIND_CHANGE "change"
#define HENG_KIND_UNDO "undo"
#define HENG_KIND_REDO "redo"
#define HENG_KIND_NOTE "note"

/* From here on a change is a big load: indexes are made anew at the end, if so many rows are a good part of the table. */
#define HENG_LOAD_ROWS 10000

/* At most this many rows per line of a bulk insert; heng_journal_for_row relies on it. */
#define HENG_BLOCK_ROWS 1000

typedef struct _HengChainSum HengChainSum;

struct _HengChange
{
  HengDb *db;
  gint64 id; /* of the journal entry to come; also the version of every row it writes */
  gint64 at;
  char *actor, *action;
  const char *kind;
  gint64 undo_of;       /* 0 = none */
  gint64 n_lines;
  HengChainSum *lines;  /* running digest of the lines */
  char *prev;           /* hash of the entry before */
  GHashTable *next_ids; /* HengRecordType → gint64, owned */
  GHashTable *unchecked; /* HengRecordType → HengDbKeys, owned: foreign keys that are checked at the commit … */
  gboolean all_unchecked; /* … or those of all, because rows went */
  gboolean bare; /* writes its entry without rows too */
  gboolean open;
  gboolean left_log; /* heng_db_leave_log */
  gboolean loads;    /* told to others as a big import */
  gboolean failed;      /* an operation failed: only freeing is left */
};

/* One line as it is stored; n > 1 is a block of rows with consecutive ids. With a salt, before and after are sealed. */
typedef struct
{
  gint64 seq;
  const char *table, *op;
  gint64 row_id, n;
  const char *before, *after;
  const char *salt;
} HengLine;

typedef struct
{
  gint64 id, at, undo_of, n_lines;
  const char *actor, *action, *kind, *prev;
} HengChainEntry;

/* heng-journal-chain.c: the canonical content. Every text is written with its length, so no two contents look alike. */
void heng_chain_add_line (GChecksum *lines, const HengLine *line);
/* Its two halves: copying what the line says, and adding it up (takes the content). */
typedef struct _HengChainContent HengChainContent;
HengChainContent *heng_chain_content_new (const HengLine *line);
void heng_chain_take_content (GChecksum *lines, HengChainContent *content);

/* heng-chain-sum.c: the same line by line, long ones beside the caller's work. */
HengChainSum *heng_chain_sum_new (void);
void heng_chain_sum_free (HengChainSum *sum);
void heng_chain_sum_add (HengChainSum *sum, const HengLine *line);
const char *heng_chain_sum_get (HengChainSum *sum); /* hex; nothing may be added afterwards */
char *heng_chain_hash (const HengChainEntry *entry, const char *lines_digest);
char *heng_chain_first (void); /* what the first entry has before it */

/* heng-change.c */
/* The same for a change of about so many rows, in the way that suits their number. */
HengChange *heng_change_begin_sized (HengDb *db, const char *actor, const char *action, const char *kind, gsize n_rows, GError **error);
HengChange *heng_change_begin_kind (HengDb *db, const char *actor, const char *action, const char *kind, gint64 undo_of, GError **error);
gboolean heng_change_write_line (HengChange *change, const HengRecordType *type, gint64 row_id, const char *op, gint64 n,
                                 const char *before, const char *after, GError **error);
gint64 heng_change_peek_id (HengChange *change, const HengRecordType *type, GError **error); /* the id the next new row gets, 0 on error */
void heng_change_use_id (HengChange *change, const HengRecordType *type, gint64 id);
/* Row and line without a look at versions or required fields: for undo. */
gboolean heng_change_put_row (HengChange *change, const HengRecordType *type, gpointer record, GError **error);
gboolean heng_change_write_fields (HengChange *change, const HengRecordType *type, gconstpointer stored, gpointer record, GError **error);
gboolean heng_change_drop_row (HengChange *change, const HengRecordType *type, gconstpointer stored, GError **error);
gboolean heng_change_ready (HengChange *change, GError **error);

/* heng-change-bulk.c: whether n rows are so many and so much of the table that its indexes are better made anew. */
gboolean heng_change_is_bigger_part (HengChange *change, const HengRecordType *type, gint64 n);
/* Deletes a block of rows, or puts one back; the foreign keys wait for the commit. */
gboolean heng_change_delete_block (HengChange *change, const HengRecordType *type, gint64 first_id, gint64 last_id, GError **error);
gboolean heng_change_put_block (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error);

G_END_DECLS
