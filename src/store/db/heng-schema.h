/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema steps: numbered SQL files compiled in (design.md §3). */
#pragma once

#include "heng-db.h"

G_BEGIN_DECLS

typedef struct
{
  int version;
  const char *resource; /* path of the SQL in the program's resources … */
  const char *sql;      /* … or the text itself, for tests */
} HengSchemaStep;

/* The steps this program knows, oldest first, and the version the last one leads to. */
const HengSchemaStep *heng_schema_steps (guint *n_steps);
int heng_schema_newest (void);

/* NEWER when a store of `version` was written by a newer Heng. */
gboolean heng_schema_check_known (int version, const char *path, GError **error);

/* Runs the steps above the store's version inside the caller's transaction; heng-upgrade.h has all that belongs around it. */
gboolean heng_schema_run_steps (HengDb *db, const HengSchemaStep *steps, guint n_steps, GError **error);

/* The DDL with {int} {blob} {strict} {strictwr} filled in for this driver. */
char *heng_schema_expand (const char *sql);

G_END_DECLS
