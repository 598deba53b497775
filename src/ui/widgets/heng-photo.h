/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of people: made small once when they come in, read from the store once when they are shown. */
#pragma once

#include "heng-avatar.h"
#include "heng-store.h"

G_BEGIN_DECLS

#define HENG_PHOTO_SIZE 512 /* px, the longer side */

/* The picture of the file, upright and at most HENG_PHOTO_SIZE px, as JPEG (PNG when parts are transparent). Not for the main thread. */
GBytes *heng_photo_read (GFile *file, GError **error);
/* Shows the picture with this sum as soon as it is read; NULL or "": the initials. Shared by all avatars of the store's window. */
void heng_avatar_set_photo (HengAvatar *avatar, HengStore *store, const char *sha256);
/* The same for a file that is no part of a store yet. */
void heng_avatar_set_photo_file (HengAvatar *avatar, const char *path);

G_END_DECLS
