/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one process, one window per company file, and the actions that belong to no window. */
#pragma once

#include "heng-window.h"

G_BEGIN_DECLS

#define HENG_TYPE_APPLICATION (heng_application_get_type ())
G_DECLARE_FINAL_TYPE (HengApplication, heng_application, HENG, APPLICATION, AdwApplication)

HengApplication *heng_application_new (void);
/* Remembers the open windows. closing: one that is about to close; while others stay it is simply gone. */
void heng_application_save_session (HengApplication *application, HengWindow *closing);

G_END_DECLS
