/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was open: the companies of late, and the windows of the last time with the place each was at. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Puts a company file first among those of late. */
void heng_session_add_recent (const char *path);
/* Paths that still exist, the newest first; free with g_strfreev. */
char **heng_session_get_recent (void);
/* One item for each, which opens it ("win.open-recent"). Transfer full. */
GMenuModel *heng_session_recent_menu (void);

/* One window: its file and the place in it as heng_window_get_place tells it. */
typedef struct
{
  char *path, *place; /* place may be "" */
} HengSessionWindow;
void heng_session_window_free (HengSessionWindow *window);

/* windows: of HengSessionWindow, the active one last. */
void heng_session_save (GPtrArray *windows);
/* Files that still exist; empty when nothing shall be reopened. Transfer full. */
GPtrArray *heng_session_load (void);

G_END_DECLS
