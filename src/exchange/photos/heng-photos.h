/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a folder, matched with people by what the files are called, and stored as one undoable change. Nothing here decodes a picture. */
#pragma once

#include <gio/gio.h>

#include "heng-directory-table.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_PHOTO_NEW,        /* the person has none yet */
  HENG_PHOTO_OTHER,      /* the person has one, which this one takes the place of */
  HENG_PHOTO_SAME,       /* stored; known after heng_photos_write */
  HENG_PHOTO_AMBIGUOUS,  /* several people, or several files for one person */
  HENG_PHOTO_UNMATCHED,  /* nobody */
  HENG_PHOTO_UNREADABLE, /* no picture, or a damaged one; known after heng_photos_write */
  HENG_N_PHOTO_FATES,
} HengPhotoFate;

typedef struct
{
  char *path, *file; /* as the file system says; as people read it, UTF-8 */
  HengPhotoFate fate;
  gint64 employee_id; /* 0: none */
  char *person;       /* "黎明 QH0002"; NULL: none */
  char *photo;        /* SHA-256 of the picture there is; NULL: none */
  char *reason;       /* translated, why it is left out; NULL when it is taken */
} HengPhotoFile;

typedef struct
{
  GPtrArray *files; /* of HengPhotoFile, by name */
  guint n_ignored;  /* files that are no pictures by their names */
  gint64 n_stored;  /* people with another picture since heng_photos_write */
} HengPhotos;
HengPhotos *heng_photos_copy (const HengPhotos *photos);
void heng_photos_free (HengPhotos *photos);
guint heng_photos_count (const HengPhotos *photos, HengPhotoFate fate);

/* Whom one file's name (without its ending) means: the number ("QH0002", "2" where nobody else's zeros are in question), the name ("黎明", "Li Ming"),
 * or both in either order with a separator or none ("QH0002_黎明", "黎明(QH0002)"). Names of people who are still here go before those of former
 * ones. *reason (new, translated) says why it is nobody or several; 0 then. */
typedef struct _HengPhotoIndex HengPhotoIndex;
HengPhotoIndex *heng_photo_index_new (HengDirectory *directory);
void heng_photo_index_free (HengPhotoIndex *index);
gint64 heng_photos_match (const HengPhotoIndex *index, const char *stem, HengPhotoFate *fate, char **reason);

/* What the files of the folder (not of those inside it) would change. Read-only. */
HengPhotos *heng_photos_read (HengDb *db, const char *folder, GCancellable *cancellable, GError **error);
/* Somebody says whom the file shows; 0: nobody. Two files for one person leave both out. */
void heng_photos_assign (HengPhotos *photos, HengPhotoFile *file, const HengEmployee *employee);

typedef struct
{
  GBytes *(*load) (GFile *file, GError **error); /* the picture as it is to be stored: small, upright */
  const char *actor;
  void (*progress) (gint64 done, gint64 total, gpointer data);
  gpointer progress_data;
  GCancellable *cancellable;
} HengPhotosOptions;
/* Stores those that are matched as one undoable change; fates of files that turn out the same or unreadable follow. How many people have another
 * picture now (0: nothing was changed), −1 with error. */
gint64 heng_photos_write (HengDb *db, HengPhotos *photos, const HengPhotosOptions *options, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPhotoIndex, heng_photo_index_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPhotos, heng_photos_free)

G_END_DECLS
