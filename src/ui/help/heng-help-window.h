/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window that shows the help, offline: pages, links between them, search, back and forward. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HENG_TYPE_HELP_WINDOW (heng_help_window_get_type ())
G_DECLARE_FINAL_TYPE (HengHelpWindow, heng_help_window, HENG, HELP_WINDOW, AdwWindow)

/* The help window of a window (one each) at a page; page NULL = the first one ("index"). */
void heng_help_window_present (GtkWindow *parent, const char *page);

/* Where the help in the language of the process lies: that of the installation, else that of the source. New string. */
char *heng_help_folder (void);

G_END_DECLS
