/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of a whole-company document: which record type stands where, and by which natural key a field names another record. Export, import
 * and the published schema all follow this one table; a new record type is one line here. */
#pragma once

#include "heng-record-tree.h"

G_BEGIN_DECLS

#define HENG_COMPANY_FORMAT "heng-company"
#define HENG_COMPANY_VERSION 1

/* How a field stands in the document. */
typedef enum
{
  HENG_AS_TEXT,
  HENG_AS_DATE,      /* "2026-09-30" */
  HENG_AS_ENUM,      /* its key */
  HENG_AS_INT,
  HENG_AS_BIG,       /* a random number of up to 64 bits, as text: many readers keep 53 bits only */
  HENG_AS_BOOL,
  HENG_AS_DECIMAL,   /* micro as text: "97.5" */
  HENG_AS_TIME,      /* "2026-10-08T01:30:00.000Z" */
  HENG_AS_EMPLOYEE,  /* emp_no */
  HENG_AS_DEPARTMENT, /* path: names from the top, separated by /; in a name ~ is ~0 and / is ~1; "~~2" behind a path: the second of that name */
  HENG_AS_DEPARTMENTS, /* ids in a text ↔ list of paths */
  HENG_AS_PATH,      /* a department's own path, for its parent and its name */
  HENG_AS_PROJECT,   /* key */
  HENG_AS_INDICATOR, /* code */
  HENG_AS_OBJECTIVE, /* {"owner_kind", "owner", "key"}, of the same cycle */
  HENG_AS_KEY_RESULT, /* the same with "key_result": the key of one of its key results */
  HENG_AS_LIST,      /* the place of a list of actual values among those of its cycle, from 1 */
  HENG_AS_OWNER,     /* whom an objective or actual value belongs to: by its kind or level an emp_no, path, project key, or nothing */
} HengAs;

typedef struct
{
  char *name;              /* of the member */
  const HengField *field;
  HengAs as;
  gboolean required;       /* must be there and not empty */
} HengMember;

typedef enum
{
  HENG_SECTION_LIST,
  HENG_SECTION_SINGLE, /* one object, or none */
  HENG_SECTION_GROUP,  /* no record: only holds other sections */
} HengSectionKind;

typedef struct
{
  const char *name;   /* of the member that holds it */
  const char *table;  /* NULL: a group */
  int parent;         /* section it stands in; −1: the document */
  const char *owner;  /* field with the id of the parent's record; "id": it shares the id; NULL: the parent is no record */
  HengSectionKind kind;
  const char *order;  /* fields the list is sorted by; then by the order of entry */
  const char *key;    /* fields that together tell the rows of one list apart; NULL: rows may be alike */
  const char *needs;  /* fields that must be given though 0 is a value; NULL: none */
} HengSectionSpec;

/* What belongs where besides its table. */
enum
{
  HENG_PART_OF_PARTICIPANT = 1, /* actual: level PERSON */
  HENG_PART_OF_CYCLE,           /* actual: the other levels */
};

typedef struct
{
  const HengSectionSpec *spec;
  const HengRecordType *type;    /* NULL: a group */
  int index;
  GArray *members;               /* of HengMember */
  GArray *children;              /* of int: sections inside, in the order of the document */
  const HengField *owner;        /* NULL: none, or the id itself */
  gboolean shares_id;
  GPtrArray *order, *key;        /* of const HengField* */
  int share;                     /* 0 or which part of its table */
} HengSection;

/* All sections whose record type is registered, built once; a place whose type is not is NULL. */
const HengSection *const *heng_company_sections (guint *n_sections);
/* The sections right inside `parent` (−1: the document): GArray of int, borrowed. */
const GArray *heng_company_children (int parent);
const HengSection *heng_company_section (int index);
/* The first section of this table, NULL when the document has none. */
const HengSection *heng_company_section_of (const char *table);
const HengMember *heng_section_member (const HengSection *section, const char *name);
/* The type whose table holds the rows. */
const HengRecordType *heng_section_stored_type (const HengSection *section);
/* Whether the record belongs to this section and not to another one of the same table. */
gboolean heng_section_takes (const HengSection *section, gconstpointer record);

/* One name of a path as it stands in the document, and back. New strings. */
char *heng_path_escape (const char *name);
char *heng_path_unescape (const char *part, gsize length);

/* Members of any record struct. */
#define HENG_MEMBER_INT(record, field) (*(gint64 *) ((char *) (record) + (field)->offset))
#define HENG_MEMBER_ENUM(record, field) (*(int *) ((char *) (record) + (field)->offset))
#define HENG_MEMBER_TEXT(record, field) (*(char **) ((char *) (record) + (field)->offset))
#define HENG_MEMBER_DATE(record, field) (*(HengDate *) ((char *) (record) + (field)->offset))

G_END_DECLS
