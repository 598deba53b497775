/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of a chart: laid out once by Pango, kept as a box, so that tests can prove that no two meet. */
#include "heng-chart-private.h"

#include <math.h>
#include <string.h>

#include "heng-type.h"

/* What ink takes of a line, in sizes: Han reach 0.88 above and 0.12 below the baseline, Latin descenders 0.24 below. */
#define ASCENT 0.88
#define DESCENT 0.24

/* Full width in the Chinese font, but set between figures: taken from a Latin font (paper-and-charts.md §1.1). */
#define LATIN_MARKS "×÷≥≤±·→▲▼"
#define LATIN_FAMILIES "Inter,Cantarell,Adwaita Sans,DejaVu Sans"

static PangoAttrList *
label_attributes (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_utf8_get_char (c) > 0x7f && g_utf8_strchr (LATIN_MARKS, -1, g_utf8_get_char (c)) != NULL)
      {
        PangoAttribute *family = pango_attr_family_new (LATIN_FAMILIES);

        family->start_index = (guint) (c - text);
        family->end_index = (guint) (g_utf8_next_char (c) - text);
        pango_attr_list_insert (attributes, family);
      }
  return attributes;
}

static double
label_size (const HengFrame *frame, const HengLabel *label)
{
  return label->size > 0 ? label->size : frame->style->f1;
}

static PangoAlignment
alignment (const HengLabel *label)
{
  return label->align > 0.75 ? PANGO_ALIGN_RIGHT : label->align > 0.25 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT;
}

static PangoLayout *
build_layout (const HengFrame *frame, const HengLabel *label)
{
  PangoLayout *layout = pango_layout_new (frame->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autoptr (PangoAttrList) attributes = label_attributes (label->text);
  int lines = MAX (1, label->max_lines);

  if (frame->style->theme == HENG_THEME_PRINT && !label->bold)
    heng_type_prepare_lost (attributes, label->text);
  pango_font_description_set_family (font, frame->style->family);
  pango_font_description_set_absolute_size (font, label_size (frame, label) * PANGO_SCALE);
  pango_font_description_set_weight (font, label->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, label->text, -1);
  pango_layout_set_alignment (layout, alignment (label));
  if (label->max_width > 0)
    {
      pango_layout_set_width (layout, (int) ceil (label->max_width * PANGO_SCALE));
      pango_layout_set_height (layout, -lines);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

#define CHART_TEXT (1u << 31) /* apart from what else the owner of the cache keeps in it */

static PangoLayout *
cached_layout (const HengFrame *frame, const HengLabel *label)
{
  guint lines = (guint) MAX (1, label->max_lines);
  HengTextKey key = { label->text, label_size (frame, label), label->max_width,
                      CHART_TEXT | (label->bold ? 1 : 0) | (guint) alignment (label) << 1 | lines << 3 };
  PangoLayout *layout = heng_text_cache_get (frame->style->texts, &key);

  if (layout == NULL)
    {
      layout = build_layout (frame, label);
      heng_text_cache_put (frame->style->texts, &key, layout);
    }
  return layout;
}

/* Baselines of first and last line, from the top of the layout. */
static void
baselines (PangoLayout *layout, double *first, double *last)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

  *first = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
  while (pango_layout_iter_next_line (iter))
    continue;
  *last = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
}

typedef struct
{
  PangoLayout *layout;
  HengChartBox box;  /* without text */
  double left, top;  /* of the layout */
} Placement;

static Placement
place (const HengFrame *frame, const HengLabel *label)
{
  Placement p = { cached_layout (frame, label) };
  double size = label_size (frame, label);
  PangoRectangle logical;
  double first, last;

  pango_layout_get_extents (p.layout, NULL, &logical);
  baselines (p.layout, &first, &last);
  p.box.width = logical.width / (double) PANGO_SCALE;
  p.box.height = last - first + (ASCENT + DESCENT) * size;
  p.box.x = label->x - label->align * p.box.width;
  /* Figures are 0.72 high: their middle lies 0.36 above the baseline, so that a line centres on its figures. */
  p.box.y = label->y - p.box.height / 2 + (label->max_lines > 1 ? 0 : (0.36 - (ASCENT - DESCENT) / 2) * size);
  p.left = p.box.x - logical.x / (double) PANGO_SCALE;
  p.top = p.box.y + ASCENT * size - first;
  return p;
}

void
heng_frame_text_size (const HengFrame *frame, const HengLabel *label, double *width, double *height)
{
  Placement p = place (frame, label);

  *width = p.box.width;
  *height = p.box.height;
  g_object_unref (p.layout);
}

double
heng_frame_text_width (const HengFrame *frame, const char *text, double size, gboolean bold)
{
  HengLabel label = { .text = text, .size = size, .bold = bold };
  double width, height;

  heng_frame_text_size (frame, &label, &width, &height);
  return width;
}

static void
keep (HengFrame *frame, const HengLabel *label, Placement *p)
{
  HengShape *shape = g_new0 (HengShape, 1);
  HengChartBox box = p->box;

  shape->kind = HENG_SHAPE_TEXT;
  shape->fill = label->ink != HENG_INK_NONE ? label->ink : HENG_INK_LABEL;
  shape->stroke = label->halo;
  shape->x = p->left;
  shape->y = p->top;
  shape->text_size = label_size (frame, label);
  shape->layout = g_steal_pointer (&p->layout);
  g_ptr_array_add (frame->chart->shapes, shape);
  box.text = g_strdup (label->text);
  g_array_append_val (frame->chart->boxes, box);
}

void
heng_frame_text (HengFrame *frame, const HengLabel *label)
{
  Placement p;

  if (label->text == NULL || *label->text == '\0')
    return;
  p = place (frame, label);
  keep (frame, label, &p);
}

static gboolean
meets_box (const HengChartBox *a, const HengChartBox *b, double air)
{
  return a->x < b->x + b->width + air && b->x < a->x + a->width + air && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Does the line from (x1,y1) to (x2,y2) pass through the box? Liang–Barsky clipping. */
static gboolean
meets_segment (const HengChartBox *box, double x1, double y1, double x2, double y2)
{
  double dx = x2 - x1, dy = y2 - y1, enter = 0, leave = 1;
  const double p[] = { -dx, dx, -dy, dy };
  const double q[] = { x1 - box->x, box->x + box->width - x1, y1 - box->y, box->y + box->height - y1 };

  for (int i = 0; i < 4; i++)
    {
      if (fabs (p[i]) < 1e-9 && q[i] < 0)
        return FALSE;
      if (p[i] < -1e-9)
        enter = MAX (enter, q[i] / p[i]);
      else if (p[i] > 1e-9)
        leave = MIN (leave, q[i] / p[i]);
    }
  return enter <= leave;
}

static gboolean
is_free (const HengFrame *frame, const HengChartBox *box, const GArray *avoid)
{
  double air = 3 * frame->unit;

  if (box->x < 0 || box->y < 0 || box->x + box->width > frame->width || box->y + box->height > frame->height)
    return FALSE;
  for (guint i = 0; i < frame->chart->boxes->len; i++)
    if (meets_box (box, &g_array_index (frame->chart->boxes, HengChartBox, i), air))
      return FALSE;
  for (guint i = 0; avoid != NULL && i + 3 < avoid->len; i += 2)
    if (meets_segment (box, g_array_index (avoid, double, i), g_array_index (avoid, double, i + 1),
                       g_array_index (avoid, double, i + 2), g_array_index (avoid, double, i + 3)))
      return FALSE;
  return TRUE;
}

gboolean
heng_frame_try_text (HengFrame *frame, const HengLabel *label, const GArray *avoid)
{
  Placement p;

  if (label->text == NULL || *label->text == '\0')
    return FALSE;
  p = place (frame, label);
  if (is_free (frame, &p.box, avoid))
    {
      keep (frame, label, &p);
      return TRUE;
    }
  g_object_unref (p.layout);
  return FALSE;
}
