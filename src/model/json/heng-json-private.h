/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the grammar of JSON: its literals, and how a fault is set. */
#pragma once

#include "heng-json-scan.h"

G_BEGIN_DECLS

/* Sets the fault at a place; at the end of the text it is always that the document ends too early. */
HengJsonToken heng_json_scan_fail (HengJsonScan *scan, gsize at, const char *sentence);

/* At the opening quotation mark: the text goes to scan->value. FALSE: a fault was set. */
gboolean heng_json_read_text (HengJsonScan *scan);
/* At the sign or first digit: the number goes to scan->value as it is written. FALSE: a fault was set. */
gboolean heng_json_read_number (HengJsonScan *scan);

G_END_DECLS
