/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals of the current period among what the palette finds. */
#pragma once

#include "heng-palette-data.h"

G_BEGIN_DECLS

/* Appends at most a few of them, the best first. */
gboolean heng_palette_search_goals (HengDb *db, const char *needle, GPtrArray *all, GError **error);

G_END_DECLS
