/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells safe places for a store file from those where SQLite's locks or log would not hold (store.md §1.4, §1.5). */
#include "heng-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/vfs.h>

#include "heng-db.h"

#define FS_NFS 0x6969

/* File systems whose locks or shared memory do not hold between machines, or are not known to. */
static const guint32 untrusted_file_systems[] = {
  0xfe534d42, /* SMB2 */
  0xff534d42, /* CIFS */
  0x0000517b, /* SMB */
  0x65735546, /* FUSE: sshfs, gvfs, davfs, rclone */
  0x01021997, /* 9p */
  0x5346414f, /* AFS */
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

const char *
heng_place_sync_program (const char *path)
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

HengPlace
heng_place_of (const char *path, const char **program)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *found;
  struct statfs fs;
  HengPlace place;

  if (program)
    *program = NULL;
  if (statfs (path, &fs) != 0 && statfs (folder, &fs) != 0)
    return HENG_PLACE_LOCAL;
  place = heng_place_from_fs_type (fs.f_type);
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
