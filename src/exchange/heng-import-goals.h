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

G_END_DECLS
