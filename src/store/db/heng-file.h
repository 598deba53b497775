/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new file that appears whole or not at all, and never over another one. */
#pragma once

#include "heng-db.h"

G_BEGIN_DECLS

/* A free name beside `path` to write to; NOT_FOUND or READ_ONLY when its folder cannot take a file. */
char *heng_file_draft_name (const char *path, GError **error);
/* Gives the finished draft its name; EXISTS when that is taken meanwhile. */
gboolean heng_file_publish (const char *draft, const char *path, GError **error);
/* A copy of a store is for the eyes of those who may see the store. */
void heng_file_copy_rights (const char *from, const char *to);
gboolean heng_file_refuse_existing (const char *path, GError **error);

G_END_DECLS
