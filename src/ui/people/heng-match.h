/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a search text stands in a name and in its reading, for the yellow mark of look.md §3. Pure functions. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* "li si yuan" as names are written: "Li Siyuan". NULL when it would only repeat the name. */
char *heng_match_reading (const char *name, const char *pinyin);

typedef struct
{
  guint start, end; /* bytes */
} HengMatchRange;

/* Ranges of the match in the name and in its reading (from heng_match_reading; may be NULL). `needle` is lower case. Both arrays are
 * GArray of HengMatchRange, new, possibly empty. A match in one of the two also marks the same syllables of the other. */
void heng_match_name (const char *name, const char *reading, const char *pinyin, const char *needle, GArray **in_name, GArray **in_reading);
/* The first place of the needle in any other text, empty array when there is none. */
GArray *heng_match_text (const char *text, const char *needle);

/* Background and weight of the mark. */
PangoAttrList *heng_match_attributes (GArray *ranges, gboolean dark);

G_END_DECLS
