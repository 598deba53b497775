/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos from a folder: whom each file shows first, then one undoable step. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_PHOTOS_PAGE (heng_photos_page_get_type ())
G_DECLARE_FINAL_TYPE (HengPhotosPage, heng_photos_page, HENG, PHOTOS_PAGE, HengPage)

HengPage *heng_photos_page_new (const char *folder);

G_END_DECLS
