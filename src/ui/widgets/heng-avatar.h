/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round calm tint with a person's surname character or Latin initials. Decorative: the name stands beside it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_AVATAR (heng_avatar_get_type ())
G_DECLARE_FINAL_TYPE (HengAvatar, heng_avatar, HENG, AVATAR, GtkWidget)

/* Properties "name" and "size" (px, default 28). */
GtkWidget *heng_avatar_new (const char *name, int size);
void heng_avatar_set_name (HengAvatar *avatar, const char *name);
/* A picture over the initials, NULL for none; heng-photo.h reads them from the store. */
void heng_avatar_set_picture (HengAvatar *avatar, GdkTexture *picture);
void heng_avatar_set_size (HengAvatar *avatar, int size);
int heng_avatar_get_size (HengAvatar *avatar);
/* "张" for 张伟, "ZW" for Zhang Wei, "" for none. New string. */
char *heng_avatar_initials (const char *name);

G_END_DECLS
