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
  HENG_COLUMN_REPEATS = 1 << 2,      /* may come again as 学历2, 学历3 or under the same name (明细组) */
} HengColumnFlags;

/* A column an importer knows; the key itself is an alias too. */
typedef struct
{
  const char *key;
  const char *aliases; /* "工号|员工编号|Employee No" */
  HengColumnFlags flags;
} HengColumn;

/* A column that comes again: the second and later ones of its kind. */
typedef struct
{
  int column; /* index of the known column */
  guint number, place; /* 2 for 学历2; where it is in the file */
} HengHeaderRepeat;

typedef struct
{
  guint row;          /* the (last) header row; data begin below */
  guint first_row;    /* the first of at most two */
  GPtrArray *names;   /* of char*: each column's header as in the file, without line breaks */
  GArray *columns;    /* int for each known column: where it is in the file, −1 when absent */
  GArray *repeats;    /* of HengHeaderRepeat */
  GPtrArray *unknown; /* of char*: headers that are not used */
  GPtrArray *mapping; /* of char*: "KEY=HEADER" */
  int reason_column;  /* the reason column of an error file of ours, −1 */
} HengHeader;

/* The column our error files add. */
#define HENG_HEADER_REASON "错误原因|Error reason"

/* The first alias of "zh|…|en|…" in the language of the process. New string. */
char *heng_header_known_name (const char *aliases);
/* The form headers are compared in: NFKC, lower case, no spaces, no * : . _ -, no bracketed notes. New string. */
char *heng_header_normalize (const char *text);

/* The header is the first of 15 rows with at least three known names (or all of `columns` when there are fewer), together with a second
 * row below it. `maps` ("KEY=HEADER") win over the known names. Errors say which headers were found and how to map them. */
HengHeader *heng_header_find (const HengTable *table, const HengColumn *columns, guint n_columns, const char *const *maps, GError **error);
/* The same with the header in the row of `line` (0: found as above). `any`: where no row is known the one with most names, else with most
 * texts, is taken. A map "=HEADER" leaves the column out. */
HengHeader *heng_header_find_at (const HengTable *table, const HengColumn *columns, guint n_columns, const char *const *maps, guint line,
                                 gboolean any, GError **error);
/* Index of the known column a header would be by its name alone, whatever its flags; −1 when it is none. */
int heng_header_guess (const HengColumn *columns, guint n_columns, const char *name);
void heng_header_free (HengHeader *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengHeader, heng_header_free)

G_END_DECLS
