/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the import preview: questions with their answers, problems with their remedy, what is new and what changes. */
#pragma once

#include <gtk/gtk.h>

#include "heng-import-list.h"

G_BEGIN_DECLS

/* Rows activate the actions "import.answer" (id, answer; "" takes it back), "import.fix" (line, header, value) and "import.departments". */
GtkListItemFactory *heng_import_rows_factory_new (HengImportList *list);

G_END_DECLS
