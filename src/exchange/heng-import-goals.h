/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the importers of goals and of check-ins share: whose objective a row means. */
#pragma once

#include "heng-import-private.h"

G_BEGIN_DECLS

/* Whose goal: kind and id from the two owner cells. FALSE: an error was added. */
gboolean heng_goal_owner (HengImport *import, HengLookup *lookup, guint row, int kind_column, int owner_column, int *kind, gint64 *id);
/* The owner written as in a parent reference: "公司", "部门:研发部", "项目:P1", "QH0003". FALSE when there is none such. */
gboolean heng_goal_owner_by_text (HengLookup *lookup, const char *text, int *kind, gint64 *id);
/* "kind:owner:KEY" */
char *heng_goal_key (int kind, gint64 owner, const char *key);

#define HENG_NO_ROW G_MAXUINT

/* An objective as it will stand after the import, for the SMART check. Borrows its records. */
typedef struct
{
  const HengObjective *objective, *parent; /* parent NULL: none */
  guint row;              /* its row of the file; HENG_NO_ROW: only in the store */
  GPtrArray *key_results; /* of HengKeyResult, borrowed */
  GArray *rows;           /* of guint: the row of each; HENG_NO_ROW: only in the store */
} HengImportedGoal;
/* Without a parent, a row and key results. */
HengImportedGoal *heng_imported_goal_new (const HengObjective *objective);
void heng_imported_goal_free (HengImportedGoal *goal);
void heng_imported_goal_add (HengImportedGoal *goal, const HengKeyResult *kr, guint row);

/* The columns that findings are shown with. */
typedef struct
{
  guint title, kr_title, start, target;
} HengSmartColumns;
/* Adds a warning for each error and warning of domain.md §5 in the rows of the file. `goals`: of HengImportedGoal, all of the cycle. */
void heng_import_check_smart (HengImport *import, GPtrArray *goals, const HengSmartColumns *columns);

G_END_DECLS
