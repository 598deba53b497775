/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a row of a list: one line per field of the record type, each with its rule under it. */
#pragma once

#include "heng-file-desk.h"

G_BEGIN_DECLS

/* `fields` ends with NULL; references offer people, departments or projects by name. `record` is taken and holds what is known already; one with
 * an id is changed, others are added. */
void heng_record_dialog_show (HengFileDesk *desk, const char *title, const HengRecordType *type, const char *const *fields, gpointer record);

G_END_DECLS
