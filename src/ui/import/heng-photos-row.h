/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photo of a folder: the picture, the file's name, whom it shows, and the choice of another person. */
#pragma once

#include "heng-page.h"
#include "heng-photos.h"

G_BEGIN_DECLS

/* Signal "changed": the file shows somebody else. The file must outlive it. */
#define HENG_TYPE_PHOTOS_ITEM (heng_photos_item_get_type ())
G_DECLARE_FINAL_TYPE (HengPhotosItem, heng_photos_item, HENG, PHOTOS_ITEM, GObject)

HengPhotosItem *heng_photos_item_new (HengPhotoFile *file);
HengPhotoFile *heng_photos_item_get_file (HengPhotosItem *item);
void heng_photos_item_changed (HengPhotosItem *item);

/* `assigned` is told whom a person chose, NULL for nobody. */
typedef void (*HengPhotoAssigned) (HengPhotosItem *item, const HengEmployee *employee, gpointer user_data);
GtkListItemFactory *heng_photos_rows_factory_new (HengPage *page, HengPhotoAssigned assigned, gpointer user_data);

G_END_DECLS
