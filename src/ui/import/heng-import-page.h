/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of a table file: what it would change first, then one undoable step. */
#pragma once

#include "heng-import.h"
#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_IMPORT_PAGE (heng_import_page_get_type ())
G_DECLARE_FINAL_TYPE (HengImportPage, heng_import_page, HENG, IMPORT_PAGE, HengPage)

/* Kinds that belong to a cycle use the period of the window. */
HengPage *heng_import_page_new (const char *path, HengImportKind kind);
/* The kind is found by the headers of the file. */
HengPage *heng_import_page_new_for_file (const char *path);

G_END_DECLS
