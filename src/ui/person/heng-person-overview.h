/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overview of a person: the trend, the score with its arithmetic, the goals, and where the points went. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-person-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_PERSON_OVERVIEW (heng_person_overview_get_type ())
G_DECLARE_FINAL_TYPE (HengPersonOverview, heng_person_overview, HENG, PERSON_OVERVIEW, GtkBox)

/* Signals "show-proof" (the anchor widget) and "show-key-result" (gint64 id). */
void heng_person_overview_set (HengPersonOverview *overview, const HengReview *review);
void heng_person_overview_set_width_class (HengPersonOverview *overview, HengWidthClass width_class);

G_END_DECLS
