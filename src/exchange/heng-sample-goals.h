/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the sample company: links and remarks of goals, for which there is no table to import. */
#pragma once

#include <json-glib/json-glib.h>

#include "heng-db.h"

G_BEGIN_DECLS

/* Each of `links` has from, to and note, each of `remarks` goal, author and text; goals of people are named "QH0014/O1" and "QH0014/O1/KR2".
 * FALSE with error, also when there is no such goal. */
gboolean heng_sample_goals (HengDb *db, const char *cycle_key, JsonArray *links, JsonArray *remarks, GError **error);

G_END_DECLS
