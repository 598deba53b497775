/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text-only view switch over an AdwViewStack, for the middle of a header bar. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HENG_TYPE_SEGMENTED (heng_segmented_get_type ())
G_DECLARE_FINAL_TYPE (HengSegmented, heng_segmented, HENG, SEGMENTED, GtkBox)

/* Property "stack". */
GtkWidget *heng_segmented_new (AdwViewStack *stack);

G_END_DECLS
