/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting of text for paper, with cures for what PDF writers lose. */
#include "heng-type.h"

#include <string.h>

#include "heng-chart.h"

/* Noto CJK draws these full width; between numbers they must be narrow, so a Latin font gives them. */
static const char narrow_symbols[] = "×÷≥≤±·→▲▼−–…";
static const char latin_quotes[] = "“”‘’—";
static const char closing_marks[] = "，。：；）”’、？！》】";
static const char opening_marks[] = "（“‘《【";

/* Characters that cairo writes empty from Noto Sans CJK Regular when only some of its subroutines are kept. */
static const char lost_characters[] = "如";

static const char *const families[] = { "Noto Sans CJK SC, WenQuanYi Micro Hei, Cantarell, DejaVu Sans",
                                        "Noto Sans CJK SC, WenQuanYi Micro Hei, Cantarell, DejaVu Sans",
                                        "Noto Serif CJK SC, Noto Sans CJK SC, WenQuanYi Micro Hei, DejaVu Serif" };
/* Same outlines as above, but a face of their own: keeps Latin out of the Han subset, which cairo then writes much smaller. */
static const char *const latin_families[] = { "Noto Sans CJK HK, Cantarell, DejaVu Sans",
                                              "Noto Sans CJK HK, Cantarell, DejaVu Sans", "Noto Serif CJK HK, DejaVu Serif" };
static const char symbol_families[] = "Cantarell, DejaVu Sans";

PangoContext *
heng_type_context_new (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  heng_chart_setup_pango (context);
  return context;
}

static gboolean
is_one_of (const char *set, gunichar c)
{
  return g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
has_han (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_iswide (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* Half width: a closing mark before another mark or at the end, an opening mark at the beginning. */
static gboolean
is_squeezed (const char *text, const char *at, gunichar c)
{
  gunichar next = g_utf8_get_char (g_utf8_next_char (at));

  if (is_one_of (closing_marks, c))
    return next == 0 || next == '\n' || is_one_of (closing_marks, next) || is_one_of (opening_marks, next);
  return is_one_of (opening_marks, c) && at == text;
}

/* A serif of thousands of rare pairs can abort the PDF writer; what GB 2312 does not have is set in the sans. */
static gboolean
is_rare (const char *at)
{
  g_autofree char *converted = g_convert (at, g_utf8_next_char (at) - at, "GB2312", "UTF-8", NULL, NULL, NULL);

  return converted == NULL;
}

static const char *
family_for (gunichar c, const char *at, HengFace face, gboolean han)
{
  if (is_one_of (narrow_symbols, c) || (!han && is_one_of (latin_quotes, c)))
    return symbol_families;
  if (c < 0x2e80 && !is_one_of (latin_quotes, c))
    return latin_families[face];
  if (face == HENG_FACE_SERIF && is_rare (at))
    return families[HENG_FACE_SANS];
  return NULL;
}

PangoAttrList *
heng_type_attributes (const char *text, HengFace face)
{
  PangoAttrList *list = pango_attr_list_new ();
  gboolean han = has_han (text);
  const char *run = text, *family = NULL, *p;

  for (p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *wanted = family_for (c, p, face, han);

      if (wanted != family)
        {
          if (family)
            add_attribute (list, pango_attr_family_new (family), run - text, p - text);
          run = p;
          family = wanted;
        }
      if (han && is_squeezed (text, p, c))
        add_attribute (list, pango_attr_font_features_new ("halt=1"), p - text, g_utf8_next_char (p) - text);
    }
  if (family)
    add_attribute (list, pango_attr_family_new (family), run - text, p - text);
  return list;
}

/* The lost character is set in the serif in white (it stays searchable); heng_type_show lays its outline on top. */
static void
prepare_lost_characters (PangoAttrList *list, const char *text, HengFace face)
{
  if (face != HENG_FACE_SANS)
    return;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (is_one_of (lost_characters, g_utf8_get_char (p)))
      {
        add_attribute (list, pango_attr_family_new (families[HENG_FACE_SERIF]), p - text, g_utf8_next_char (p) - text);
        add_attribute (list, pango_attr_foreground_new (0xffff, 0xffff, 0xffff), p - text, g_utf8_next_char (p) - text);
      }
}

PangoLayout *
heng_type_layout (PangoContext *context, HengFace face, double size, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *list = heng_type_attributes (text, face);

  prepare_lost_characters (list, text, face);
  pango_font_description_set_family_static (font, families[face]);
  pango_font_description_set_weight (font, face == HENG_FACE_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, list);
  pango_layout_set_text (layout, text, -1);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_attr_list_unref (list);
  pango_font_description_free (font);
  return layout;
}

/* Baseline of the line that holds the byte `index`, in units from the top of the layout. */
static double
baseline_at (PangoLayout *layout, int index)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int baseline = pango_layout_iter_get_baseline (iter);

  while (pango_layout_iter_next_line (iter)
         && pango_layout_line_get_start_index (pango_layout_iter_get_line_readonly (iter)) <= index)
    baseline = pango_layout_iter_get_baseline (iter);
  pango_layout_iter_free (iter);
  return baseline / (double) PANGO_SCALE;
}

static void
show_lost_characters (cairo_t *cr, PangoLayout *layout, double x, double top)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  const char *text = pango_layout_get_text (layout);

  if (pango_font_description_get_weight (font) != PANGO_WEIGHT_NORMAL)
    return;
  for (const char *p = strstr (text, lost_characters); p; p = strstr (g_utf8_next_char (p), lost_characters))
    {
      g_autoptr (PangoLayout) outline = pango_layout_new (pango_layout_get_context (layout));
      PangoRectangle place;

      pango_layout_set_font_description (outline, font);
      pango_layout_set_text (outline, p, g_utf8_next_char (p) - p);
      pango_layout_index_to_pos (layout, p - text, &place);
      cairo_move_to (cr, x + place.x / (double) PANGO_SCALE, top + baseline_at (layout, p - text));
      pango_cairo_layout_line_path (cr, pango_layout_get_line_readonly (outline, 0));
      cairo_fill (cr);
    }
}

void
heng_type_show (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  double top = y - pango_layout_get_baseline (layout) / (double) PANGO_SCALE;

  cairo_move_to (cr, x, top);
  pango_cairo_show_layout (cr, layout);
  show_lost_characters (cr, layout, x, top);
}

double
heng_type_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

double
heng_type_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.height / (double) PANGO_SCALE;
}
