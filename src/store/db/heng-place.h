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

/* What the system says about the file system under a path. */
typedef struct
{
  gint64 f_type;       /* of statfs(2) */
  gint64 free_bytes;   /* that this user may still fill */
  char *mount_type;    /* as mounted, "nfs4", "fuseblk"; NULL = not looked up */
  char *mount_options; /* "rw,nolock,vers=3"; NULL = not looked up */
} HengFileSystem;
void heng_file_system_clear (HengFileSystem *fs);
/* How all of Heng looks at file systems; FALSE = nothing is there. Tests put another function here to play other ones; NULL = statfs(2). */
typedef gboolean (*HengPlaceLook) (const char *path, HengFileSystem *fs, gpointer data);
void heng_place_set_look (HengPlaceLook look, gpointer data);

/* By the f_type of statfs(2) alone. */
HengPlace heng_place_from_fs_type (gint64 f_type);
/* A share mounted with locks that stay on this computer counts as NETWORK, a disk driven by a FUSE program (NTFS) as LOCAL. */
HengPlace heng_place_from_file_system (const HengFileSystem *fs);
/* Free bytes in the folder of `path`; G_MAXINT64 when unknown. */
gint64 heng_place_free_bytes (const char *path);
/* The file itself when `path` goes through links; also for a file that does not exist yet. New string. */
char *heng_place_real_path (const char *path);
/* The name of the sync program whose folder `path` lies in, or NULL. Looks at the folders above and the marks the programs leave. */
const char *heng_place_sync_program (const char *path);
/* The place of `path` (of its folder when the file does not exist). `program` may be NULL. */
HengPlace heng_place_of (const char *path, const char **program);
/* FALSE with UNSAFE_PLACE and a sentence that says what to do when a store may not be written at `place`. */
gboolean heng_place_allows_writing (HengPlace place, const char *program, const char *path, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengFileSystem, heng_file_system_clear)

G_END_DECLS
