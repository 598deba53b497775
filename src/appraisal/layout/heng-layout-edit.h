/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, changing and deleting layouts of the printed review, and layouts as files. Every change can be undone. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

/* Stores a layout (id 0: a new one) as one change called `action` (NULL: a usual name). `logo`: bytes to put in as its logo; NULL: what the record
 * names stays. A default layout takes that from any other. REFUSED with the rule it breaks. */
gboolean heng_layout_save (HengDb *db, HengReportLayout *layout, GBytes *logo, const char *action, const char *actor, GError **error);
gboolean heng_layout_delete (HengDb *db, const HengReportLayout *layout, const char *actor, GError **error);

/* The layout as a JSON document with its logo in it; new string. */
char *heng_layout_to_json (const HengPaperLayout *layout);
/* The reverse, id 0, checked. NULL with error that names `name`. */
HengPaperLayout *heng_layout_from_json (const char *name, const char *text, gsize length, GError **error);
/* Stores what was read under its name; *added says whether there was none of it. A layout that is already stored so writes nothing. */
gboolean heng_layout_install (HengDb *db, const HengPaperLayout *layout, const char *actor, gboolean *added, GError **error);

G_END_DECLS
