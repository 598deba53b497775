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

struct _HengType
{
  PangoContext *context;
  HengTextCache *cache;
  double line_height[G_N_ELEMENTS (families)]; /* of a text of size 1 */
};

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

static void
add_gb2312 (guint8 *bits)
{
  GIConv converter = g_iconv_open ("UTF-8", "GB2312");

  for (guint row = 0xa1; row <= 0xf7; row++)
    for (guint cell = 0xa1; cell <= 0xfe; cell++)
      {
        char code[] = { (char) row, (char) cell }, utf8[8] = "", *from = code, *to = utf8;
        gsize n_from = sizeof code, n_to = sizeof utf8 - 1;

        if (g_iconv (converter, &from, &n_from, &to, &n_to) != (gsize) -1)
          bits[g_utf8_get_char (utf8) >> 3] |= (guint8) (1 << (g_utf8_get_char (utf8) & 7));
      }
  g_iconv_close (converter);
}

/* Which of the Basic Multilingual Plane GB 2312 has: one bit a character, made when first asked for. */
static const guint8 *
gb2312_bits (void)
{
  static guint8 bits[0x10000 / 8];
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      add_gb2312 (bits);
      g_once_init_leave (&made, 1);
    }
  return bits;
}

/* A serif of thousands of rare pairs can abort the PDF writer; what GB 2312 does not have is set in the sans. */
static gboolean
is_rare (gunichar c)
{
  return c > 0xffff || !(gb2312_bits ()[c >> 3] & 1 << (c & 7));
}

static const char *
family_for (gunichar c, HengFace face, gboolean han)
{
  if (c < 0x80)
    return latin_families[face];
  if (is_one_of (narrow_symbols, c) || (!han && is_one_of (latin_quotes, c)))
    return symbol_families;
  if (c < 0x2e80 && !is_one_of (latin_quotes, c))
    return latin_families[face];
  if (face == HENG_FACE_SERIF && is_rare (c))
    return families[HENG_FACE_SANS];
  return NULL;
}

/* Where another face than `base` is wanted, and where a mark is squeezed. */
static PangoAttrList *
attributes (const char *text, HengFace face, const char *base)
{
  PangoAttrList *list = pango_attr_list_new ();
  gboolean han = has_han (text);
  const char *run = text, *family = base, *p;

  for (p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *wanted = family_for (c, face, han);

      if (!wanted)
        wanted = families[face];
      if (wanted != family)
        {
          if (family != base)
            add_attribute (list, pango_attr_family_new (family), run - text, p - text);
          run = p;
          family = wanted;
        }
      if (han && is_squeezed (text, p, c))
        add_attribute (list, pango_attr_font_features_new ("halt=1"), p - text, g_utf8_next_char (p) - text);
    }
  if (family != base)
    add_attribute (list, pango_attr_family_new (family), run - text, p - text);
  return list;
}

/* The lost character is set in the serif in white (it stays searchable); heng_type_show lays its outline on top. */
void
heng_type_prepare_lost (PangoAttrList *list, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (is_one_of (lost_characters, g_utf8_get_char (p)))
      {
        add_attribute (list, pango_attr_family_new (families[HENG_FACE_SERIF]), p - text, g_utf8_next_char (p) - text);
        add_attribute (list, pango_attr_foreground_new (0xffff, 0xffff, 0xffff), p - text, g_utf8_next_char (p) - text);
      }
}

static gboolean
is_ascii (const char *text)
{
  for (; *text; text++)
    if (*text & 0x80)
      return FALSE;
  return TRUE;
}

static PangoFontDescription *
font_of (HengFace face, const char *family, double size)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, family);
  pango_font_description_set_weight (font, face == HENG_FACE_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  return font;
}

/* On one line nothing can break at a no-break space; as a plain one it needs no explanation in the file. */
static char *
with_plain_spaces (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\u00a0", -1);

  return g_strjoinv (" ", parts);
}

static PangoLayout *
build_layout (HengType *type, HengFace face, double size, const char *text)
{
  PangoLayout *layout = pango_layout_new (type->context);
  gboolean ascii = is_ascii (text); /* most of it figures: one run, no attributes */
  const char *base = ascii ? latin_families[face] : families[face];
  PangoFontDescription *font = font_of (face, base, size);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (!ascii)
    {
      PangoAttrList *list = attributes (text, face, base);

      if (face == HENG_FACE_SANS)
        heng_type_prepare_lost (list, text);
      pango_layout_set_attributes (layout, list);
      pango_attr_list_unref (list);
    }
  pango_layout_set_text (layout, text, -1);
  return layout;
}

HengType *
heng_type_new (void)
{
  HengType *type = g_new0 (HengType, 1);
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  type->context = pango_font_map_create_context (map);
  heng_chart_setup_pango (type->context);
  type->cache = heng_text_cache_new ();
  return type;
}

void
heng_type_free (HengType *type)
{
  if (!type)
    return;
  heng_text_cache_free (type->cache);
  g_object_unref (type->context);
  g_free (type);
}

PangoContext *
heng_type_context (HengType *type)
{
  return type->context;
}

HengTextCache *
heng_type_cache (HengType *type)
{
  return type->cache;
}

PangoLayout *
heng_type_line (HengType *type, HengFace face, double size, const char *text, double max_width)
{
  HengTextKey key = { text, size, 0, face };
  PangoLayout *layout = heng_text_cache_get (type->cache, &key);

  if (!layout)
    {
      g_autofree char *plain = with_plain_spaces (text);

      layout = build_layout (type, face, size, plain);
      heng_text_cache_put (type->cache, &key, layout);
    }
  if (max_width <= 0 || heng_type_width (layout) <= max_width)
    return layout;
  g_object_unref (layout);
  layout = build_layout (type, face, size, text);
  pango_layout_set_width (layout, max_width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/* Metrics are not hinted, so one size tells of all. */
static double
line_height (HengType *type, HengFace face, double size)
{
  const double sample = 100;

  if (type->line_height[face] <= 0)
    {
      PangoFontDescription *font = font_of (face, families[face], sample);
      PangoFontMetrics *metrics = pango_context_get_metrics (type->context, font, NULL);

      type->line_height[face] = MAX (pango_font_metrics_get_height (metrics), 1) / (PANGO_SCALE * sample);
      pango_font_metrics_unref (metrics);
      pango_font_description_free (font);
    }
  return type->line_height[face] * size;
}

PangoLayout *
heng_type_paragraph (HengType *type, HengFace face, double size, const char *text, double width, double leading, PangoAlignment align)
{
  HengTextKey key = { text, size, width, face | (guint) align << 2 | (guint) (leading * 16) << 4 };
  PangoLayout *layout = heng_text_cache_get (type->cache, &key);

  if (layout)
    return layout;
  layout = build_layout (type, face, size, text);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_line_spacing (layout, leading / line_height (type, face, size));
  heng_text_cache_put (type->cache, &key, layout);
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
