/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person may set about the program itself; every change holds at once. */
#pragma once

#include <gtk/gtk.h>

#include "heng-review-print.h"

G_BEGIN_DECLS

void heng_preferences_present (GtkWindow *parent);
/* Light, dark or as the desktop says, from the settings. */
void heng_preferences_apply_style (void);
HengPaper heng_preferences_get_paper (void);

G_END_DECLS
