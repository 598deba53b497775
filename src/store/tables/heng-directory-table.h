/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open facts of everybody as columns in memory: 300,000 people are looked through in one frame. No sensitive fact is in it. */
#pragma once

#include "heng-db.h"
#include "heng-people.h"
#include "heng-person-records.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_DIRECTORY_NAME,
  HENG_DIRECTORY_NAME_EN,
  HENG_DIRECTORY_PINYIN,
  HENG_DIRECTORY_NUMBER,
  HENG_DIRECTORY_MOBILE,
  HENG_DIRECTORY_EMAIL,
  HENG_DIRECTORY_MANAGER, /* the name, only where the manager is not in the directory himself */
  HENG_DIRECTORY_PHOTO,   /* SHA-256 of the picture */
  HENG_N_DIRECTORY_TEXTS
} HengDirectoryText;

/* What is asked of single people only, and kept packed. */
typedef struct
{
  gint64 manager_id;
  guint32 version, level, place; /* the last two are words; 0: none */
  HengDate hired, regular_plan, regular, left, contract_end;
  guint8 type; /* HengEmpType */
} HengDirectoryFacts;

/* Immutable once loaded; counted, and may go from thread to thread. What is looked through for each letter typed stands in columns; all
 * together it is some 110 bytes a person. */
typedef struct
{
  guint n;
  gint64 *ids;          /* by number */
  guint32 *departments; /* places in department_ids */
  guint32 *positions;   /* words; 0: none */
  guint8 *statuses;     /* HengEmpStatus */
  GArray *department_ids; /* gint64, each once; the first is 0, "none" */
  GPtrArray *words;     /* char*: positions, levels, places of work, each once; 0 is "" */
  guint total;          /* people in the store: more than n when only the first were loaded */
  /* private */
  guint32 *by_id;       /* places by id; NULL: the ids grow with the places */
  guint32 *texts_at, *keys_at; /* where the texts and the folded key of a person begin; keys_at has one more */
  char *texts;          /* per person the packed facts, then HENG_N_DIRECTORY_TEXTS strings, each ended by \0 */
  char *keys;           /* per person name, English name, pinyin, initials, number; lower case, no spaces, each ended by \0 */
} HengDirectory;

/* The first `limit` by number, 0 = all. The function may be interrupted. */
HengDirectory *heng_directory_load (HengDb *db, guint limit, GCancellable *cancellable, GError **error);
HengDirectory *heng_directory_ref (HengDirectory *directory);
void heng_directory_unref (HengDirectory *directory);

/* "" for none. */
const char *heng_directory_text (const HengDirectory *directory, guint row, HengDirectoryText text);
HengDirectoryFacts heng_directory_facts (const HengDirectory *directory, guint row);
gint64 heng_directory_department (const HengDirectory *directory, guint row); /* 0: none */
const char *heng_directory_word (const HengDirectory *directory, guint32 word);
/* The place of a person, G_MAXUINT when not in it. */
guint heng_directory_find (const HengDirectory *directory, gint64 id);
/* The open facts as a record, new. */
HengEmployee *heng_directory_employee (const HengDirectory *directory, guint row);
/* What a search text looks like among the keys: lower case, without spaces. New; "" when there is nothing to look for. */
char *heng_directory_fold (const char *text);
/* Rows whose key holds `needle` (folded) are set in `hits` (n bytes, 0 or 1). With `narrow` only those already set are looked at, and cleared
 * where it is not in them. Returns how many are set. */
guint heng_directory_search (const HengDirectory *directory, const char *needle, guint8 *hits, gboolean narrow);

/* Filters of an area ("people"): of HengSavedFilter, by their order and name. */
GPtrArray *heng_saved_filters_load (HengDb *db, const char *area, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengDirectory, heng_directory_unref)

G_END_DECLS
