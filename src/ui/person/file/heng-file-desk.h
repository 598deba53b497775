/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all sections of a person's file share: the data that rules look at, and the writes with their toasts and conflicts. */
#pragma once

#include "heng-page.h"
#include "heng-person-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_FILE_DESK (heng_file_desk_get_type ())
G_DECLARE_FINAL_TYPE (HengFileDesk, heng_file_desk, HENG, FILE_DESK, GObject)

/* Told in the main context; message (a sentence) when it was not stored. Not called when `who` has gone. */
typedef void (*HengFileDone) (gpointer who, gboolean stored, const char *message);

/* The page must outlive the desk's use; the desk keeps no reference to it. */
HengFileDesk *heng_file_desk_new (HengPage *page);
HengPage *heng_file_desk_get_page (HengFileDesk *desk);
HengStore *heng_file_desk_get_store (HengFileDesk *desk);
/* `data` must outlive the desk or its next set. */
void heng_file_desk_set_data (HengFileDesk *desk, const HengPersonData *data);
const HengPersonData *heng_file_desk_get_data (HengFileDesk *desk);
HengPersonFacts heng_file_desk_get_facts (HengFileDesk *desk);
/* The day of a desk without a person's data. */
void heng_file_desk_set_today (HengFileDesk *desk, HengDate today);

/* How many writes of this desk have been stored: what is newer than those was written elsewhere. */
guint heng_file_desk_get_writes (HengFileDesk *desk);
/* Tells on the page in which fields a record has changed since `began`; `now` NULL: there is nothing to tell any more. */
void heng_file_desk_tell_change (HengFileDesk *desk, const HengRecordType *type, gpointer began, gpointer now);

/* The verbs of heng-person-edit.h. Records are copied. done may be NULL: then a failure is a toast. */
void heng_file_desk_set_field (HengFileDesk *desk, const HengRecordType *type, gconstpointer record, const char *field, const char *text,
                               GObject *who, HengFileDone done);
/* A record with an id is stored as it is now, others are added. */
void heng_file_desk_add (HengFileDesk *desk, const HengRecordType *type, gconstpointer record, GObject *who, HengFileDone done);
void heng_file_desk_remove (HengFileDesk *desk, const HengRecordType *type, gint64 id, gint64 version);

/* Any other write of the person: `run` is called on the work lane with `data`, which is freed with data_free. */
typedef gboolean (*HengFileRun) (HengDb *db, const HengPersonWriter *writer, gpointer data, GError **error);
void heng_file_desk_run (HengFileDesk *desk, HengFileRun run, gpointer data, GDestroyNotify data_free, const char *toast, GObject *who,
                         HengFileDone done);

G_END_DECLS
