/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a JSON document whose faults are reported by file and path; the first fault sticks and later reads do nothing. */
#pragma once

#include <json-glib/json-glib.h>

#include "heng-fixed.h"
#include "heng-json-scan.h"
#include "heng-record.h"

G_BEGIN_DECLS

typedef struct
{
  const char *file; /* name shown in messages */
  GError *error;    /* the first fault; NULL so far */
} HengJsonReader;

/* Reads a document (RFC 8259, UTF-8, nested at most HENG_JSON_MAX_DEPTH deep). NULL with INVALID and a sentence that names `name`, line and column (in
 * characters) of the first fault. Free with json_node_unref. */
JsonNode *heng_json_parse (const char *name, const char *text, gsize length, GError **error);

/* The same value by value, so that a long list needs no tree of its own. A text is checked for being UTF-8 before it is scanned; FALSE with an
 * INVALID as above. */
gboolean heng_json_check_encoding (const char *name, const char *text, gsize length, GError **error);
/* The value that the newest token begins, read to its end. NULL: the scan has a fault, or `first` begins no value. Of members with the same name
 * the last counts. */
JsonNode *heng_json_read_node (HengJsonScan *scan, HengJsonToken first);
/* The INVALID of a scan that met a fault. */
void heng_json_scan_fault (const HengJsonScan *scan, const char *name, GError **error);

/* Records the fault "FILE, PATH: sentence" unless there is one already. */
void heng_json_fail (HengJsonReader *reader, const char *path, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Each takes the path of `object` ("$.indicators[2]") for its message. Texts are new strings; an absent optional one is NULL. */
char *heng_json_text (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, gboolean required);
gboolean heng_json_flag (HengJsonReader *reader, JsonObject *object, const char *path, const char *member);
/* A decimal string ("37.50") as micro; JSON numbers are refused because they need not be exact. */
HengMicro heng_json_decimal (HengJsonReader *reader, JsonObject *object, const char *path, const char *member);
/* The same, read as percent: basis points, at most two decimals. */
gint64 heng_json_percent (HengJsonReader *reader, JsonObject *object, const char *path, const char *member);
/* A JSON integer. */
gint64 heng_json_int (HengJsonReader *reader, JsonObject *object, const char *path, const char *member);
/* Whether the member is there and not null. */
gboolean heng_json_has (JsonObject *object, const char *member);
int heng_json_enum (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, const HengEnumValue *values);
JsonObject *heng_json_object (HengJsonReader *reader, JsonObject *object, const char *path, const char *member);
/* Calls `each` for every element, which must be an object. An absent array is a fault. */
typedef void (*HengJsonEach) (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data);
void heng_json_each (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, HengJsonEach each, gpointer data);

G_END_DECLS
