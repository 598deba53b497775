/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every change is a named transaction in the hash-chained journal: history, audit and undo that survives a restart. */
#pragma once

#include "heng-conflict.h"
#include "heng-db.h"
#include "heng-record.h"

G_BEGIN_DECLS

typedef struct _HengChange HengChange;

/* Begins a write transaction called `action` in the user's words ("实际值 张伟 RD-02 6.5 → 6"). actor NULL = login name. */
HengChange *heng_change_begin (HengDb *db, const char *actor, const char *action, GError **error);
/* The same for a change of about `n_rows` new rows, which is written in the way that suits their number; equally durable. */
HengChange *heng_change_begin_load (HengDb *db, const char *actor, const char *action, gsize n_rows, GError **error);
HengDb *heng_change_db (HengChange *change);
gint64 heng_change_id (HengChange *change); /* of the journal entry to come */
void heng_change_set_action (HengChange *change, const char *action);
/* Commits; a change without any row writes no journal entry. The HengChange stays to be freed. */
gboolean heng_change_commit (HengChange *change, GError **error);
void heng_change_free (HengChange *change); /* rolls back unless committed */

/* Each writes the row and its journal line. insert sets record->id and version; update compares record->version (STALE),
 * writes changed fields only and bumps it; both check REQUIRED fields. STALE carries what the other wrote (heng-conflict.h). Any error means: free the change (rolled back). */
gboolean heng_change_insert (HengChange *change, const HengRecordType *type, gpointer record, GError **error);
gboolean heng_change_update (HengChange *change, const HengRecordType *type, gpointer record, GError **error);
gboolean heng_change_delete (HengChange *change, const HengRecordType *type, gint64 id, gint64 version, GError **error);

/* Fast path for imports: records with ids 0 get consecutive ids and one journal line per block; they can be undone like any other. */
gboolean heng_change_insert_many (HengChange *change, const HengRecordType *type, gpointer *records, gsize n, GError **error);
/* Sets n consecutive ids aside and returns the first (0 with error): set them as record ids before insert_many when records refer
 * to each other (an employee to a manager further down the list). insert_many and insert keep ids that are not 0. */
gint64 heng_change_reserve_ids (HengChange *change, const HengRecordType *type, gsize n, GError **error);

typedef struct
{
  gint64 id;
  gint64 at; /* UTC ms */
  char *actor, *action;
  gboolean undone, is_undo;
  gboolean is_note; /* of heng_journal_note */
} HengJournalEntry;
void heng_journal_entry_free (HengJournalEntry *entry);
GPtrArray *heng_journal_list (HengDb *db, gint64 before_id /* 0 = newest */, guint limit, GError **error);

typedef struct
{
  char *table, *op; /* "insert" "update" "delete" */
  gint64 row_id;
  char *field, *before, *after; /* one entry per changed field; all NULL for sensitive rows and blocks */
  gint64 n; /* rows: more than 1 for a block of an import, from row_id on */
} HengJournalLine;
void heng_journal_line_free (HengJournalLine *line);
GPtrArray *heng_journal_lines (HengDb *db, gint64 entry_id, GError **error);
/* Who changed what and when on one row, newest first: HengJournalEntry with the action. */
GPtrArray *heng_journal_for_row (HengDb *db, const char *table, gint64 row_id, guint limit, GError **error);

/* What the next undo or redo would do: the action's name, NULL when there is nothing. */
char *heng_journal_undo_name (HengDb *db);
char *heng_journal_redo_name (HengDb *db);
/* Undo the newest not undone entry (or redo the newest undone one) as a journaled transaction of its own. The action's name on
 * success. STALE when a row was changed by something that is not part of the undo line. */
char *heng_journal_undo (HengDb *db, const char *actor, GError **error);
char *heng_journal_redo (HengDb *db, const char *actor, GError **error);

/* Writes an entry of that name without rows: nothing before it can be undone or redone any more (a sample company that was just made, a year
 * that was closed). */
gboolean heng_journal_seal (HengDb *db, const char *actor, const char *action, GError **error);
/* Writes an entry of that name without rows that stands beside the undo line: what was looked at or taken out ("Exported 50 private
 * fields"). It is never undone, and what lies before it still can be. Durable when TRUE. `action` names no sensitive value. */
gboolean heng_journal_note (HengDb *db, const char *actor, const char *action, GError **error);

/* SHA-256 over the newest entry (hex), "" for an empty journal: to print, and to compare with a later copy. */
char *heng_journal_head (HengDb *db);
/* Walks the chain; FALSE with the first broken entry named. */
gboolean heng_journal_verify (HengDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengChange, heng_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengJournalEntry, heng_journal_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengJournalLine, heng_journal_line_free)

G_END_DECLS
