/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people changed the same: what I wrote, what the other wrote, and the choice. Nothing is chosen beforehand. */
#pragma once

#include <gtk/gtk.h>

#include "heng-conflict.h"

G_BEGIN_DECLS

/* Called once, with nothing chosen when the dialog is closed otherwise. */
typedef void (*HengConflictChosen) (gboolean chosen, HengKeep keep, const HengConflict *conflict, gpointer user_data);

/* Copies the conflict. "Keep Both" is offered when each changed something the other did not. */
void heng_conflict_dialog_present (GtkWidget *parent, const HengConflict *conflict, HengConflictChosen chosen, gpointer user_data);

G_END_DECLS
