/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting of text for paper: one sans for what the system knows, one serif for what people wrote (paper-and-charts.md §1.1, §2). */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum { HENG_FACE_SANS, HENG_FACE_BOLD, HENG_FACE_SERIF } HengFace;

/* A context for paper with a font map of its own, so that each thread may set text. */
PangoContext *heng_type_context_new (void);

/* A layout of `text` at `size` (units of the cairo context); width < 0: one line. Latin, figures and symbols come from sibling
 * faces, full-width punctuation is squeezed, and characters that a PDF would lose are prepared for heng_type_show. */
PangoLayout *heng_type_layout (PangoContext *context, HengFace face, double size, const char *text, double width);

/* Shows the layout with the baseline of its first line at y. Fill with the current source. */
void heng_type_show (cairo_t *cr, PangoLayout *layout, double x, double y);

/* Width of the ink's advance, in units. */
double heng_type_width (PangoLayout *layout);
double heng_type_height (PangoLayout *layout);

/* Latin, figures and symbols of an existing attribute list for `text`: for charts, whose layouts are their own. */
PangoAttrList *heng_type_attributes (const char *text, HengFace face);

G_END_DECLS
