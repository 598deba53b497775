/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of job from a day on: kind, department, position, level, manager. */
#pragma once

#include <gtk/gtk.h>

#include "heng-person-data.h"
#include "heng-store.h"

G_BEGIN_DECLS

/* `job` is to be taken over. */
typedef void (*HengJobChosen) (HengJob *job, gpointer user_data);

/* Starts from the newest job; user_data must be a GObject, kept alive while the window is open. */
void heng_job_dialog_show (GtkWidget *parent, HengStore *store, const HengPersonData *data, HengJobChosen chosen, gpointer user_data);

G_END_DECLS
