/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who reports to somebody, directly and through others: what a manager sees. */
#pragma once

#include <glib.h>

#include "heng-people-table.h"

G_BEGIN_DECLS

/* Ids as GSIZE_TO_POINTER (heng_is_in_line); the manager is not among them. NULL on error. */
GHashTable *heng_reporting_line_load (HengDb *db, gint64 manager_id, GError **error);
/* NULL: everybody is. */
gboolean heng_is_in_line (GHashTable *line, gint64 employee_id);

G_END_DECLS
