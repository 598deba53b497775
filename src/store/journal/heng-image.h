/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Images of rows as JSON objects, as the journal keeps them: {"level":"P5","manager_id":12}. */
#pragma once

#include <json-glib/json-glib.h>

#include "heng-db.h"
#include "heng-record.h"

G_BEGIN_DECLS

/* Appends the whole row with its id; fields that are none (NULL) or 0 are left out. */
void heng_image_append_row (GString *text, const HengRecordType *type, gconstpointer record);
/* The same of the present row of a statement made by heng_record_select, without a record in between. */
void heng_image_append_stored (GString *text, const HengRecordType *type, HengStmt *stmt);
/* The fields of `record` that differ from `other`, none as null. */
char *heng_image_changes (const HengRecordType *type, gconstpointer record, gconstpointer other);

/* Sets the fields named in the object; FALSE when one is unknown to this program or no value of its kind. */
gboolean heng_image_apply (JsonObject *image, const HengRecordType *type, gpointer record);
/* Sets one field from the text of its image; FALSE when it is no value of its kind. */
gboolean heng_image_set_member (const HengField *field, gpointer record, const char *text);
/* The records of a list of whole rows (each to be freed with heng_record_free); NULL when it cannot be read. */
GPtrArray *heng_image_read_rows (const HengRecordType *type, const char *text);
/* Whether the record has the values of all fields named in the object. */
gboolean heng_image_matches (JsonObject *image, const HengRecordType *type, gconstpointer record);
/* The value of a member as text for people and lists, NULL for none. */
char *heng_image_member_text (JsonObject *image, const char *name);
/* Parses an object or an array of objects; NULL when it is neither. */
JsonNode *heng_image_parse (const char *text);

G_END_DECLS
