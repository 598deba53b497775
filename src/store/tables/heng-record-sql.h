/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-row SQL and row reading from the field table of a record type. */
#pragma once

#include "heng-db.h"
#include "heng-record.h"

G_BEGIN_DECLS

/* Every registered type. */
const HengRecordType *const *heng_record_types (guint *n_types);
/* The type stored in `table`, or NULL. */
const HengRecordType *heng_record_type_for_table (const char *table);

/* SELECT id, version and all fields FROM the type's table, then `rest` ("WHERE cycle_id = $1 ORDER BY sort"; may be ""). The table may
 * be called t in `rest`. */
HengStmt *heng_record_select (HengDb *db, const HengRecordType *type, const char *rest, GError **error);
/* A new record from the present row of a statement made by heng_record_select. */
gpointer heng_record_read (const HengRecordType *type, HengStmt *stmt);
/* Steps to the end and takes the statement. An array that frees its records with `record_free`; NULL with error. */
GPtrArray *heng_record_read_all (const HengRecordType *type, HengStmt *stmt, GDestroyNotify record_free, GError **error);
/* SELECT … `rest` with up to two ids as $1 and $2 (an id of 0 is not bound), read to the end. */
GPtrArray *heng_record_load_many (HengDb *db, const HengRecordType *type, const char *rest, gint64 first, gint64 second,
                                  GDestroyNotify record_free, GError **error);
/* Appends to an existing array. */
gboolean heng_record_append_all (const HengRecordType *type, HengStmt *stmt, GPtrArray *records, GError **error);
/* The first row, NULL without error when there is none. Takes the statement. */
gpointer heng_record_read_one (const HengRecordType *type, HengStmt *stmt, GError **error);
/* The row with this id, NULL without error when there is none. */
gpointer heng_record_load (HengDb *db, const HengRecordType *type, gint64 id, GError **error);
/* The same, but NO_ROW is an error. */
gpointer heng_record_load_existing (HengDb *db, const HengRecordType *type, gint64 id, GError **error);
/* NO_ROW: "There is no employee 'E123'." */
void heng_record_set_no_row (const HengRecordType *type, const char *which, GError **error);

/* Fields of a type by their place in its field table, as bits. */
#define HENG_ALL_FIELDS G_MAXUINT64
/* The fields that are not stored as NULL in at least one of the records. */
guint64 heng_record_used_fields (const HengRecordType *type, gpointer const *records, gsize n);

/* INSERT with $1 id, $2 version, $3 … the `fields` in order, the others NULL; bound by heng_record_bind_fields with the same `fields`. */
HengStmt *heng_record_insert_stmt (HengDb *db, const HengRecordType *type, guint64 fields, GError **error);
/* The same for n rows at once, each with parameters of its own one after the other; *per_row = how many a row has. */
HengStmt *heng_record_insert_rows_stmt (HengDb *db, const HengRecordType *type, guint64 fields, guint n, int *per_row, GError **error);

/* Room for the texts of dates while a statement is bound to a record. */
typedef struct
{
  char dates[32][12];
} HengBindRoom;
/* Binds one field at `index`. Texts are not copied: record and room must live until the step. */
void heng_record_bind_field (HengStmt *stmt, int index, const HengField *field, gconstpointer record, char *date_room);
void heng_record_bind_fields (HengStmt *stmt, int first_index, const HengRecordType *type, guint64 fields, gconstpointer record,
                              HengBindRoom *room);

gboolean heng_record_delete_rows (HengDb *db, const HengRecordType *type, gint64 first_id, gint64 last_id, GError **error);

/* CONSTRAINT with the field's label when a REQUIRED field is empty. */
gboolean heng_record_check_required (const HengRecordType *type, gconstpointer record, GError **error);
gboolean heng_records_check_required (const HengRecordType *type, gpointer const *records, gsize n, GError **error);

G_END_DECLS
