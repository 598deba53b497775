/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells safe places for a store file from those where SQLite's locks or log would not hold (store.md §1.4, §1.5). */
#include "heng-place.h"

#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

#include "heng-db.h"

#define FS_NFS 0x6969
#define FS_FUSE 0x65735546

/* File systems whose locks or shared memory do not hold between machines, or are not known to. */
static const guint32 untrusted_file_systems[] = {
  0xfe534d42, /* SMB2 */
  0xff534d42, /* CIFS */
  0x0000517b, /* SMB */
  FS_FUSE,    /* sshfs, gvfs, davfs, rclone */
  0x01021997, /* 9p: folders of a host in its virtual machine */
  0x786f4256, /* VirtualBox */
  0xbacbacbc, /* VMware */
  0x00c36400, /* Ceph */
  0x19830326, /* BeeGFS */
  0x47504653, /* GPFS */
  0x5346414f, /* AFS */
  0x6b414653, /* the kernel's AFS */
  0x73757245, /* Coda */
  0x0000564c, /* NCP */
  0x0bd00bd0, /* Lustre */
};

typedef struct
{
  const char *program;
  const char *folder; /* name of the folder, or its beginning when it ends with '*'; NULL = any */
  const char *mark;   /* file or folder inside it, may end with '*'; NULL = the name is enough */
} SyncMark;

static const SyncMark sync_marks[] = {
  { "Dropbox", NULL, ".dropbox" },
  { "Dropbox", NULL, ".dropbox.cache" },
  { "OneDrive", "OneDrive", NULL },
  { "OneDrive", "OneDrive - *", NULL },
  { "Nextcloud", NULL, ".nextcloudsync.log" },
  { "Nextcloud", NULL, ".sync_*" },
  { "Nextcloud", NULL, "._sync_*" },
  { "ownCloud", NULL, ".owncloudsync.log" },
  { "Syncthing", NULL, ".stfolder" },
  { "Resilio Sync", NULL, ".sync" },
  { "坚果云 Nutstore", NULL, ".nutstore*" },
  { "坚果云 Nutstore", "Nutstore", NULL },
  { "坚果云 Nutstore", "Nutstore Files", NULL },
  { "坚果云 Nutstore", "我的坚果云", NULL },
  { "坚果云 Nutstore", "坚果云", NULL },
  { "百度网盘", "BaiduSyncdisk", NULL },
  { "Google Drive", NULL, ".tmp.drivedownload" },
  { "MEGA", NULL, ".megaignore" },
};

HengPlace
heng_place_from_fs_type (gint64 f_type)
{
  guint32 magic = (guint32) f_type;

  if (magic == FS_NFS)
    return HENG_PLACE_NFS;
  for (gsize i = 0; i < G_N_ELEMENTS (untrusted_file_systems); i++)
    if (magic == untrusted_file_systems[i])
      return HENG_PLACE_NETWORK;
  return HENG_PLACE_LOCAL;
}

static gboolean
has_option (const char *options, const char *option)
{
  g_auto (GStrv) parts = g_strsplit (options ? options : "", ",", -1);

  return g_strv_contains ((const char *const *) parts, option);
}

HengPlace
heng_place_from_file_system (const HengFileSystem *fs)
{
  HengPlace place = heng_place_from_fs_type (fs->f_type);

  if ((guint32) fs->f_type == FS_FUSE && g_strcmp0 (fs->mount_type, "fuseblk") == 0)
    return HENG_PLACE_LOCAL;
  if (place == HENG_PLACE_NFS
      && (has_option (fs->mount_options, "nolock") || has_option (fs->mount_options, "local_lock=all")
          || has_option (fs->mount_options, "local_lock=posix")))
    return HENG_PLACE_NETWORK;
  return place;
}

void
heng_file_system_clear (HengFileSystem *fs)
{
  g_clear_pointer (&fs->mount_type, g_free);
  g_clear_pointer (&fs->mount_options, g_free);
}

/* How it is mounted matters for few kinds only, and reading the list of mounts takes longer than statfs. */
static void
look_up_mount (const char *path, HengFileSystem *fs)
{
  char *real = realpath (path, NULL);
  g_autoptr (GUnixMountEntry) mount = real ? g_unix_mount_for (real, NULL) : NULL;

  free (real);
  if (!mount)
    return;
  fs->mount_type = g_strdup (g_unix_mount_get_fs_type (mount));
  fs->mount_options = g_strdup (g_unix_mount_get_options (mount));
}

static gboolean
look_at_system (const char *path, HengFileSystem *fs, gpointer data)
{
  struct statfs info;

  if (statfs (path, &info) != 0)
    return FALSE;
  fs->f_type = info.f_type;
  fs->free_bytes = (gint64) info.f_bavail * info.f_bsize;
  if ((guint32) fs->f_type == FS_FUSE || (guint32) fs->f_type == FS_NFS)
    look_up_mount (path, fs);
  return TRUE;
}

static HengPlaceLook look_func = look_at_system;
static gpointer look_data;

void
heng_place_set_look (HengPlaceLook look, gpointer data)
{
  look_func = look ? look : look_at_system;
  look_data = data;
}

/* At the file, or at its folder when it does not exist. */
static gboolean
look (const char *path, HengFileSystem *fs)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return look_func (path, fs, look_data) || look_func (folder, fs, look_data);
}

gint64
heng_place_free_bytes (const char *path)
{
  g_auto (HengFileSystem) fs = { 0 };

  return look (path, &fs) ? fs.free_bytes : G_MAXINT64;
}

static gboolean
name_matches (const char *name, const char *pattern)
{
  const char *star = strchr (pattern, '*');

  return star ? strncmp (name, pattern, star - pattern) == 0 : strcmp (name, pattern) == 0;
}

/* The program that left its mark among the entries of `folder`; one pass, because marks may have a changing end. */
static const char *
find_mark (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    for (gsize i = 0; name[0] == '.' && i < G_N_ELEMENTS (sync_marks); i++)
      if (sync_marks[i].mark && name_matches (name, sync_marks[i].mark))
        return sync_marks[i].program;
  return NULL;
}

static const char *
find_folder_name (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (sync_marks); i++)
    if (sync_marks[i].folder && name_matches (name, sync_marks[i].folder))
      return sync_marks[i].program;
  return NULL;
}

static const char *
find_sync_program (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);

  /* The root and the homes' parent cannot be synchronised folders, and a look there would cost a slow automounter. */
  while (strcmp (folder, "/") != 0 && strcmp (folder, "/home") != 0)
    {
      const char *program = find_folder_name (folder);
      char *parent;

      if (!program)
        program = find_mark (folder);
      /* Dropbox's settings lie in ~/.dropbox: that is a mark of its program, not of a synchronised home. */
      if (program && strcmp (folder, g_get_home_dir ()) != 0)
        return program;
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }
  return NULL;
}

char *
heng_place_real_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (path, NULL);
  char *real_folder = real ? NULL : realpath (folder, NULL);
  char *result = real ? g_strdup (real) : real_folder ? g_build_filename (real_folder, name, NULL) : g_strdup (path);

  free (real);
  free (real_folder);
  return result;
}

const char *
heng_place_sync_program (const char *path)
{
  /* a link may lead into such a folder, or lie in one under another name */
  g_autofree char *real = heng_place_real_path (path);
  const char *program = find_sync_program (path);

  return program ? program : find_sync_program (real);
}

HengPlace
heng_place_of (const char *path, const char **program)
{
  g_auto (HengFileSystem) fs = { 0 };
  const char *found;
  HengPlace place;

  if (program)
    *program = NULL;
  if (!look (path, &fs))
    return HENG_PLACE_LOCAL;
  place = heng_place_from_file_system (&fs);
  if (place != HENG_PLACE_LOCAL)
    return place;
  found = heng_place_sync_program (path);
  if (program)
    *program = found;
  return found ? HENG_PLACE_SYNCED : HENG_PLACE_LOCAL;
}

gboolean
heng_place_allows_writing (HengPlace place, const char *program, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (place == HENG_PLACE_SYNCED)
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE,
                 _("“%s” is in a folder that %s copies to other machines, which damages a store while it is in use. "
                   "Move it to a folder of this computer that is not synchronised, and put backups into the synchronised one."),
                 name, program);
  else if (place == HENG_PLACE_NETWORK)
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE,
                 _("“%s” is on a network share or another mounted service whose locks do not protect a store. "
                   "Copy it to a disk of this computer and open the copy."),
                 name);
  return place == HENG_PLACE_LOCAL || place == HENG_PLACE_NFS;
}
