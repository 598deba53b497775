/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The company's own header, logo and footer on every page of a document whose reviews have a layout. Private to the report room. */
#pragma once

#include "heng-paper.h"

G_BEGIN_DECLS

/* The logo of one layout as a picture: read once, and in a file once. */
typedef struct
{
  HengPaperLayout *layout;
  cairo_surface_t *logo;
} HengLetterhead;

void heng_letterhead_clear (HengLetterhead *head);
/* Nothing on landscape pages, whose margins have no room for it, and without a layout. */
void heng_letterhead_draw (HengLetterhead *head, HengPaperSheet *paper, cairo_t *cr, guint page);

G_END_DECLS
