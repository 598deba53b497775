/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180 text tables as real offices write them: any common encoding, delimiter and line end. */
#pragma once

#include "heng-table.h"

G_BEGIN_DECLS

#define HENG_CSV_MAX_SIZE (G_GINT64_CONSTANT (1) << 30)
#define HENG_CSV_MAX_ROWS 4000000 /* 300,000 people with a dozen values each */

/* Takes `content` (size bytes and a NUL behind). Encoding: byte-order mark, else strict UTF-8, else GB18030; delimiter: comma,
 * semicolon or tab, whichever the first lines use most regularly. `path` is for messages only. */
HengTable *heng_csv_parse (const char *path, char *content, gsize size, GError **error);

/* One field as it must stand in a CSV file: quoted when needed, and with a leading apostrophe before = + - @ so that a spreadsheet
 * does not run it as a formula (§9.4 case 22). */
void heng_csv_append (GString *line, const char *field);

G_END_DECLS
