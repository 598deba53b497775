/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of a template line by line: a window to choose them in, and what an import would change. */
#pragma once

#include "heng-library.h"
#include "heng-page.h"

G_BEGIN_DECLS

/* Rows of a GPtrArray of HengLineCompare; lines that are the same are only counted. */
GtkWidget *heng_compare_list_new (GPtrArray *lines);
/* Copies what it needs. */
void heng_compare_present (HengPage *page, const HengLibrary *library, const char *key);
/* Reads the file, shows what it would change, and imports it when that is wanted. */
void heng_template_import_present (HengPage *page, GFile *file);

G_END_DECLS
