/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a table file is which: known names of headers, found in any of the first rows (domain.md §9.1). */
#pragma once

#include "heng-table.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_COLUMN_PLAIN = 0,
  HENG_COLUMN_NOT_IMPORTED = 1 << 0, /* known, counts for finding the header, listed among the unused ones */
  HENG_COLUMN_ONLY_MAPPED = 1 << 1,  /* sensitive and not needed: imported only when mapped by hand */
} HengColumnFlags;

/* A column an importer knows; the key itself is an alias too. */
typedef struct
{
  const char *key;
  const char *aliases; /* "工号|员工编号|Employee No" */
  HengColumnFlags flags;
} HengColumn;

typedef struct
{
  guint row;          /* the (last) header row; data begin below */
  GPtrArray *names;   /* of char*: each column's header as in the file, without line breaks */
  GArray *columns;    /* int for each known column: where it is in the file, −1 when absent */
  GPtrArray *unknown; /* of char*: headers that are not used */
  GPtrArray *mapping; /* of char*: "KEY=HEADER" */
  int reason_column;  /* the reason column of an error file of ours, −1 */
} HengHeader;

/* The form headers are compared in: NFKC, lower case, no spaces, no * : . _ -, no bracketed notes. New string. */
char *heng_header_normalize (const char *text);

/* The header is the first of 15 rows with at least three known names (or all of `columns` when there are fewer), together with a second
 * row below it. `maps` ("KEY=HEADER") win over the known names. Errors say which headers were found and how to map them. */
HengHeader *heng_header_find (const HengTable *table, const HengColumn *columns, guint n_columns, const char *const *maps, GError **error);
void heng_header_free (HengHeader *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengHeader, heng_header_free)

G_END_DECLS
