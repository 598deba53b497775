/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the whole-company document: what was read from it, before and after its references are looked up. */
#pragma once

#include "heng-company-shape.h"
#include "heng-json-scan.h"

G_BEGIN_DECLS

#define HENG_COMPANY_MAX_FAULTS 200

/* The rows of one section as they stand in the document. */
typedef struct
{
  GPtrArray *records; /* owned by the reading */
  GArray *offsets;    /* gsize: where each begins */
  GArray *parents;    /* guint: row of the parent's section; 0 at the top */
} HengRows;

/* A reference that is looked up when everything is there. */
typedef struct
{
  guint section, row;
  const HengMember *member;
  gsize offset;
  const char *text;  /* emp_no, path, key, code */
  gint64 number;     /* LIST: place; OBJECTIVE: owner_kind */
  const char *owner; /* OBJECTIVE: NULL for the company */
  const char *key_result; /* KEY_RESULT */
} HengPending;

typedef struct
{
  gsize offset;
  char *member; /* further down from the place, for what is missing; may be NULL */
  char *value, *reason;
} HengFault;

/* The bytes of a photo or an attachment: checked while they are read, decoded again when they are written. */
typedef struct
{
  char sha256[65];
  gint64 size;
  gsize data_at; /* where the text of its bytes begins */
} HengReadFile;

typedef struct
{
  HengJsonScan scan;
  GPtrArray *rows;    /* of HengRows*, by section; NULL where the type is not registered */
  GArray *pending;    /* of HengPending */
  GPtrArray *paths;   /* const char*: the path of each department row */
  GStringChunk *texts;
  GPtrArray *faults;  /* of HengFault* */
  GArray *files;      /* of HengReadFile */
  GHashTable *sums;   /* their SHA-256, owned */
  gboolean has_scheme, has_company;
} HengReading;

void heng_reading_init (HengReading *reading, const char *text, gsize size);
void heng_reading_clear (HengReading *reading);
HengRows *heng_reading_rows (HengReading *reading, int section);
gint64 heng_reading_count (const HengReading *reading);
/* Reads the document; faults are added to the list. */
void heng_reading_run (HengReading *reading);
void heng_reading_fault (HengReading *reading, gsize offset, const char *member, const char *value, const char *format, ...) G_GNUC_PRINTF (5, 6);

/* The next token; FALSE after a fault or when there are too many of them. */
gboolean heng_reading_next (HengReading *reading, HengJsonToken *token);
/* To the end of the value that the token begins. */
gboolean heng_reading_skip (HengReading *reading, HengJsonToken first);
/* A member that is there already, or that nobody knows: a fault, and on behind its value. */
gboolean heng_reading_refuse_twice (HengReading *reading);
gboolean heng_reading_refuse_unknown (HengReading *reading);

/* heng-company-values.c: one value of a member, read at the newest token, into the record. A fault is added when it does not fit. */
void heng_reading_value (HengReading *reading, const HengSection *section, guint row, const HengMember *member, HengJsonToken token);

/* heng-company-resolve.c: with the ids of all records set: owners, references, names of departments, keys that may stand only once. */
void heng_reading_resolve (HengReading *reading);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengReading, heng_reading_clear)

G_END_DECLS
