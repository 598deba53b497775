/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators and templates among what the palette finds. */
#pragma once

#include "heng-palette-data.h"

G_BEGIN_DECLS

/* Appends at most a few of each, the best first; `number` is the code or the key. */
gboolean heng_palette_search_library (HengDb *db, const char *needle, GPtrArray *all, GError **error);

G_END_DECLS
