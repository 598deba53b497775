/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who it is: face, name, status, place and facts; on the working tabs smaller, with the score of the moment. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-file-desk.h"

G_BEGIN_DECLS

#define HENG_TYPE_PERSON_HEADER (heng_person_header_get_type ())
G_DECLARE_FINAL_TYPE (HengPersonHeader, heng_person_header, HENG, PERSON_HEADER, GtkWidget)

/* Signals "show-manager" and "show-proof" (the anchor widget). `data` must outlive the header or its next set. */
void heng_person_header_set (HengPersonHeader *header, const HengPersonData *data);
/* What writes the photo; once. */
void heng_person_header_set_desk (HengPersonHeader *header, HengFileDesk *desk);
/* The score alone, while somebody types. */
void heng_person_header_set_score (HengPersonHeader *header, const HengReview *review);
void heng_person_header_set_compact (HengPersonHeader *header, gboolean compact);
void heng_person_header_set_width_class (HengPersonHeader *header, HengWidthClass width_class);

G_END_DECLS
