/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left side of the what-if page: every parameter of a trial, a group at a time. */
#pragma once

#include <gtk/gtk.h>

#include "heng-whatif.h"

G_BEGIN_DECLS

#define HENG_TYPE_WHATIF_PARAMETERS (heng_whatif_parameters_get_type ())
G_DECLARE_FINAL_TYPE (HengWhatifParameters, heng_whatif_parameters, HENG, WHATIF_PARAMETERS, GtkBox)

/* Signal "edited" after a person moved something: the trial is changed already. */
GtkWidget *heng_whatif_parameters_new (void);
/* Borrows both until the next call; NULL: nothing. Keeps the group that is shown. */
void heng_whatif_parameters_set (HengWhatifParameters *parameters, const HengWhatif *whatif, HengTrial *trial);
/* Shows the values of the trial again, after it was changed elsewhere. */
void heng_whatif_parameters_refresh (HengWhatifParameters *parameters);

G_END_DECLS
