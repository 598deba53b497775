/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a store file lies, and what may be done there (store.md §1.5). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HENG_PLACE_LOCAL,   /* write-ahead log */
  HENG_PLACE_NFS,     /* rollback journal */
  HENG_PLACE_NETWORK, /* SMB, CIFS, FUSE …: locks cannot be trusted, no writing */
  HENG_PLACE_SYNCED,  /* a folder that some program copies to elsewhere behind SQLite's back: no writing */
} HengPlace;

/* By the f_type of statfs(2). */
HengPlace heng_place_from_fs_type (gint64 f_type);
/* The name of the sync program whose folder `path` lies in, or NULL. Looks at the folders above and the marks the programs leave. */
const char *heng_place_sync_program (const char *path);
/* The place of `path` (of its folder when the file does not exist). `program` may be NULL. */
HengPlace heng_place_of (const char *path, const char **program);
/* FALSE with UNSAFE_PLACE and a sentence that says what to do when a store may not be written at `place`. */
gboolean heng_place_allows_writing (HengPlace place, const char *program, const char *path, GError **error);

G_END_DECLS
