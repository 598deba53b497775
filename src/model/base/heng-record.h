/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One static table of fields per record type: it gives SELECT, INSERT, UPDATE, compare, copy and import matching. */
#pragma once

#include "heng-date.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_KIND_INT,   /* gint64; also micro, basis points, booleans 0/1, UTC milliseconds */
  HENG_KIND_TEXT,  /* char *, owned, NULL for none */
  HENG_KIND_DATE,  /* HengDate; TEXT YYYY-MM-DD in the store, NULL for none */
  HENG_KIND_ENUM,  /* int; TEXT key in the store */
  HENG_KIND_REF,   /* gint64 id of another record, 0 for none; NULL in the store */
  HENG_KIND_VALUE, /* gint64 that may be absent: HENG_NO_VALUE; NULL in the store */
} HengKind;

#define HENG_NO_VALUE G_MININT64 /* of HENG_KIND_VALUE: 0 is a value */

/* One value of an enumeration: its stored key and its label (msgid, untranslated). */
typedef struct
{
  int value;
  const char *key;
  const char *label;
} HengEnumValue;

typedef enum
{
  HENG_FIELD_PLAIN = 0,
  HENG_FIELD_REQUIRED = 1 << 0,  /* must not be empty */
  HENG_FIELD_DERIVED = 1 << 1,   /* computed from other fields (pinyin); written, never shown as a change */
  /* What an integer means, for heng_field_display; stored and exchanged texts are the plain integer. */
  HENG_FIELD_MICRO = 1 << 2,     /* millionths: "6.5" */
  HENG_FIELD_PERCENT = 1 << 3,   /* basis points: "15 %" */
  HENG_FIELD_YES_NO = 1 << 4,
  HENG_FIELD_TIME = 1 << 5,      /* UTC milliseconds: local date and time, empty for 0 */
} HengFieldFlags;

typedef struct
{
  const char *name; /* column, JSON key and property name, snake_case */
  HengKind kind;
  gsize offset;
  const char *label;                /* msgid a person sees */
  const HengEnumValue *enum_values; /* HENG_KIND_ENUM only, ends with key NULL */
  HengFieldFlags flags;
} HengField;

/**
 * HengRecordType: what the store needs to know of a plain C struct. Every record struct begins with
 * `gint64 id; gint64 version;` (HengRecord). `sensitive` types never enter journal text, logs or search.
 */
typedef struct
{
  const char *table;
  const char *label; /* msgid, singular: "employee" */
  gsize size;
  const HengField *fields; /* without id and version */
  guint n_fields;
  gboolean sensitive;
} HengRecordType;

typedef struct
{
  gint64 id;      /* 0 = not stored yet */
  gint64 version; /* row version; a stale write is refused */
} HengRecord;

gpointer heng_record_new (const HengRecordType *type); /* zeroed; free with heng_record_free */
void heng_record_clear (const HengRecordType *type, gpointer record);
void heng_record_free (const HengRecordType *type, gpointer record);
gpointer heng_record_copy (const HengRecordType *type, gconstpointer record);
const HengField *heng_record_field (const HengRecordType *type, const char *name);
gboolean heng_field_equal (const HengField *field, gconstpointer a, gconstpointer b);
/* The value as stored text (dates ISO, enums by key, integers decimal), NULL for none; for journal, CSV and JSON. */
char *heng_field_get_text (const HengField *field, gconstpointer record);
/* The reverse. FALSE when the text is no value of this kind. */
gboolean heng_field_set_text (const HengField *field, gpointer record, const char *text);
/* The value for a person: enum labels translated, empty for none. */
char *heng_field_display (const HengField *field, gconstpointer record);

const HengEnumValue *heng_enum_by_value (const HengEnumValue *values, int value); /* NULL when unknown */
const HengEnumValue *heng_enum_by_key (const HengEnumValue *values, const char *key);
const char *heng_enum_label (const HengEnumValue *values, int value); /* translated; "" when unknown */

/* For each record struct: TYPE_new/copy/free typed, and autoptr. */
#define HENG_DECLARE_RECORD(Type, prefix, TYPE_VAR)                                                     \
  extern const HengRecordType TYPE_VAR;                                                                 \
  static inline Type *prefix##_new (void) { return (Type *) heng_record_new (&TYPE_VAR); }              \
  static inline Type *prefix##_copy (const Type *r) { return (Type *) heng_record_copy (&TYPE_VAR, r); } \
  static inline void prefix##_free (Type *r) { heng_record_free (&TYPE_VAR, r); }                       \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, prefix##_free)

G_END_DECLS
