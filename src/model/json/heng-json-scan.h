/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar of JSON (RFC 8259), strict, one token at a time over a text in memory: whole companies are read without a tree, numbers stay the
 * text they are, every fault has a sentence and a place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HENG_JSON_MAX_DEPTH 100 /* the deepest container that is read */
#define HENG_JSON_MAX_NUMBER 64  /* the longest number, in characters */

typedef enum
{
  HENG_JSON_FAULT, /* `fault` says what is wrong at `start`; nothing more can be read */
  HENG_JSON_END,   /* the document ended properly */
  HENG_JSON_OBJECT, HENG_JSON_OBJECT_END, HENG_JSON_ARRAY, HENG_JSON_ARRAY_END,
  HENG_JSON_MEMBER, /* the name of a member; its value follows */
  HENG_JSON_STRING, HENG_JSON_NUMBER, HENG_JSON_TRUE, HENG_JSON_FALSE, HENG_JSON_NULL,
} HengJsonToken;

typedef struct
{
  const char *text;   /* the document: valid UTF-8, borrowed */
  gsize size;
  gsize at;           /* behind the newest token */
  gsize start;        /* where the newest token begins, or where the fault is */
  GString *value;     /* of a MEMBER, STRING (without quotation marks and escapes) or NUMBER (as written) */
  const char *fault;  /* translated sentence of FAULT */
  guint depth;
  guint64 objects[2]; /* bit d: the container at depth d is an object */
  int expects;       /* private */
} HengJsonScan;

/* A byte order mark before the document is passed over. */
void heng_json_scan_init (HengJsonScan *scan, const char *text, gsize size);
void heng_json_scan_clear (HengJsonScan *scan);
HengJsonToken heng_json_scan_next (HengJsonScan *scan);
/* Reads to the end of the value that the newest token begins. FALSE: a fault. */
gboolean heng_json_scan_skip (HengJsonScan *scan, HengJsonToken first);
/* Whether the container at `depth` (1 to scan->depth) is an object. */
gboolean heng_json_scan_in_object (const HengJsonScan *scan, guint depth);

/* The JSON pointers ("/employees/12/hire_date"; "" is the whole document) and lines (from 1) of places in a document, `offsets` ascending.
 * A place in the middle of a value belongs to that value. Calls `found` for each in order. */
typedef void (*HengJsonFound) (guint index, const char *pointer, gint64 line, gpointer data);
void heng_json_locate (const char *text, gsize size, const gsize *offsets, guint n, HengJsonFound found, gpointer data);

/* Line and column (both from 1, the column in characters) of a place; what stands before it is valid UTF-8. */
void heng_json_line_column (const char *text, gsize offset, guint *line, guint *column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengJsonScan, heng_json_scan_clear)

G_END_DECLS
