/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tinted row inside a page that says what happened and what to do; the floor has no AdwBanner. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_BANNER (heng_banner_get_type ())
G_DECLARE_FINAL_TYPE (HengBanner, heng_banner, HENG, BANNER, GtkWidget)

typedef enum { HENG_BANNER_INFO, HENG_BANNER_WARNING, HENG_BANNER_ERROR } HengBannerKind;

GtkWidget *heng_banner_new (void);
/* Shows it; detail may be NULL. Spoken at once by a screen reader. */
void heng_banner_show (HengBanner *banner, HengBannerKind kind, const char *title, const char *detail);
void heng_banner_hide (HengBanner *banner);

G_END_DECLS
