/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting of text for paper: one sans for what the system knows, one serif for what people wrote (paper-and-charts.md §1.1, §2). */
#pragma once

#include <pango/pangocairo.h>

#include "heng-text-cache.h"

G_BEGIN_DECLS

typedef enum { HENG_FACE_SANS, HENG_FACE_BOLD, HENG_FACE_SERIF } HengFace;

/* Sets text for paper: a pango context with a font map of its own, so that each thread may set text, and what it set lately. */
typedef struct _HengType HengType;

HengType *heng_type_new (void);
void heng_type_free (HengType *type);
PangoContext *heng_type_context (HengType *type); /* borrowed */
HengTextCache *heng_type_cache (HengType *type);  /* for charts on the same paper; borrowed */

/* One line of `text` at `size` (units of the cairo context), cut with … when it is wider than max_width (0: no limit). Latin, figures
 * and symbols come from sibling faces, full-width punctuation is squeezed, and characters that a PDF would lose are prepared for
 * heng_type_show. The layout is shared: it must not be changed. */
PangoLayout *heng_type_line (HengType *type, HengFace face, double size, const char *text, double max_width);
/* The same wrapped at `width`, with `leading` units from one baseline to the next. */
PangoLayout *heng_type_paragraph (HengType *type, HengFace face, double size, const char *text, double width, double leading,
                                  PangoAlignment align);

/* Shows the layout with the baseline of its first line at y. Fill with the current source. */
void heng_type_show (cairo_t *cr, PangoLayout *layout, double x, double y);

/* For layouts that others build in the same sans: what heng_type_show needs to bring back the characters that a PDF would lose. */
void heng_type_prepare_lost (PangoAttrList *list, const char *text);

/* Width of the ink's advance, in units. */
double heng_type_width (PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengType, heng_type_free)

G_END_DECLS
