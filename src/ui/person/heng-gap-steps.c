/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small waterfall above the scorecard sheet: losses first, gains after them. */
#include "heng-gap-steps.h"

#include <glib/gi18n-lib.h>

#include "heng-ink.h"
#include "heng-people-text.h"

#define HEAD 18 /* room above for a value */
#define FOOT 22 /* codes below */
#define HEIGHT 138

typedef struct
{
  char *code;
  HengMicro gap;
} Step;

struct _HengGapSteps
{
  GtkWidget parent_instance;
  GArray *steps; /* of Step, as drawn from left to right */
  HengValue score;
};

G_DEFINE_FINAL_TYPE (HengGapSteps, heng_gap_steps, GTK_TYPE_WIDGET)

/* The vertical scale: points to y. */
typedef struct
{
  double top, bottom; /* points */
  float y0, height;
} Scale;

static float
to_y (const Scale *scale, double points)
{
  return scale->y0 + (float) ((scale->top - points) / MAX (scale->top - scale->bottom, .001)) * scale->height;
}

static double
to_points (HengMicro micro)
{
  return micro / (double) HENG_MICRO;
}

static Scale
scale_for (HengGapSteps *self, float height)
{
  Scale scale = { 100, 100, HEAD, height - HEAD - FOOT - 14 };
  double level = 100;

  for (guint i = 0; i < self->steps->len; i++)
    {
      level += to_points (g_array_index (self->steps, Step, i).gap);
      scale.top = MAX (scale.top, level);
      scale.bottom = MIN (scale.bottom, level);
    }
  return scale;
}

static void
draw_text (HengGapSteps *self, GtkSnapshot *snapshot, const char *text, float center, float y, float room, HengInk ink, gboolean strong)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  GdkRGBA color = heng_ink (ink);
  int width, height;

  pango_attr_list_insert (attrs, pango_attr_scale_new (.82));
  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum"));
  if (strong)
    pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attrs);
  if (room > 0)
    {
      pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
    }
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (room > 0 ? center - room / 2 : center - width / 2.f, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_step (HengGapSteps *self, GtkSnapshot *snapshot, const Scale *scale, const Step *step, double level, float x, float slot)
{
  double next = level + to_points (step->gap);
  float upper = to_y (scale, MAX (level, next)), lower = to_y (scale, MIN (level, next)), bar = slot * .84f;
  GdkRGBA color = heng_ink (step->gap < 0 ? HENG_INK_DOWN : HENG_INK_UP), hair = heng_ink (HENG_INK_DIM);
  g_autofree char *text = heng_micro_display (step->gap, 2, TRUE);

  hair.alpha *= .5f;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x + (slot - bar) / 2, upper, bar, MAX (lower - upper, 1)));
  gtk_snapshot_append_color (snapshot, &hair, &GRAPHENE_RECT_INIT (x + (slot + bar) / 2, to_y (scale, next) - .5f, slot - bar, 1));
  draw_text (self, snapshot, text, x + slot / 2, step->gap < 0 ? lower + 1 : upper - 16, 0, HENG_INK_TEXT, FALSE);
  draw_text (self, snapshot, step->code, x + slot / 2, scale->y0 + scale->height + 18, slot, HENG_INK_DIM, FALSE);
}

static void
draw_base (HengGapSteps *self, GtkSnapshot *snapshot, const Scale *scale, float width, float slot)
{
  GdkRGBA color = heng_ink (HENG_INK_DIM);
  float y = to_y (scale, 100);

  color.alpha *= .7f;
  for (float x = 0; x < width; x += 8)
    gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, y - .5f, 4, 1));
  draw_text (self, snapshot, "100", slot / 2, y - 17, 0, HENG_INK_TEXT, TRUE);
  draw_text (self, snapshot, _("Base"), slot / 2, scale->y0 + scale->height + 18, slot, HENG_INK_DIM, FALSE);
}

static void
heng_gap_steps_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengGapSteps *self = HENG_GAP_STEPS (widget);
  float width = gtk_widget_get_width (widget), slot = width / (self->steps->len + 2);
  Scale scale = scale_for (self, gtk_widget_get_height (widget));
  GdkRGBA text = heng_ink (HENG_INK_TEXT);
  g_autofree char *score = heng_text_value (self->score, 2);
  double level = 100;
  float x = slot;

  draw_base (self, snapshot, &scale, width, slot);
  for (guint i = 0; i < self->steps->len; i++, x += slot)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      draw_step (self, snapshot, &scale, step, level, x, slot);
      level += to_points (step->gap);
    }
  gtk_snapshot_append_color (snapshot, &text, &GRAPHENE_RECT_INIT (x + slot * .08f, to_y (&scale, level) - 1, slot * .84f, 2));
  draw_text (self, snapshot, score, x + slot / 2, to_y (&scale, level) - 19, 0, HENG_INK_TEXT, TRUE);
  draw_text (self, snapshot, "KPI", x + slot / 2, scale.y0 + scale.height + 18, slot, HENG_INK_DIM, FALSE);
}

static void
heng_gap_steps_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  *min = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT;
  *nat = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : HEIGHT;
}

static void
heng_gap_steps_finalize (GObject *object)
{
  g_array_unref (HENG_GAP_STEPS (object)->steps);
  G_OBJECT_CLASS (heng_gap_steps_parent_class)->finalize (object);
}

static void
heng_gap_steps_class_init (HengGapStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = heng_gap_steps_finalize;
  widget_class->snapshot = heng_gap_steps_snapshot;
  widget_class->measure = heng_gap_steps_measure;
  gtk_widget_class_set_css_name (widget_class, "gap-steps");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
step_clear (gpointer step)
{
  g_free (((Step *) step)->code);
}

static void
heng_gap_steps_init (HengGapSteps *self)
{
  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);
  heng_ink_follow (GTK_WIDGET (self));
}

HengMicro
heng_line_gap (const HengReviewPart *part, const HengReviewLine *line)
{
  if (line->points.state != HENG_VALUE_NUMBER || part->kpi.active_weight_bp == 0)
    return 0;
  return heng_contribution (1, 1, line->record->weight_bp, part->kpi.active_weight_bp, line->points.micro);
}

/* Losses first, the largest at the left; then gains, the smallest first. */
static int
compare_steps (gconstpointer a, gconstpointer b)
{
  HengMicro x = ((const Step *) a)->gap, y = ((const Step *) b)->gap;

  return x < y ? -1 : x > y;
}

void
heng_gap_steps_set (HengGapSteps *self, const HengReviewPart *part)
{
  g_autoptr (GString) description = g_string_new (NULL);
  g_autofree char *finding = heng_gap_steps_finding (part);

  g_array_set_size (self->steps, 0);
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = g_ptr_array_index (part->lines, i);
      Step step = { NULL, heng_line_gap (part, line) };

      if (step.gap == 0)
        continue;
      step.code = g_strdup (line->record->code);
      g_array_append_val (self->steps, step);
    }
  g_array_sort (self->steps, compare_steps);
  self->score = part->kpi.score;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);
      g_autofree char *gap = heng_micro_display (step->gap, 2, TRUE);

      g_string_append_printf (description, "%s%s %s", i > 0 ? ", " : "", step->code, gap);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, finding, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
heng_gap_steps_finding (const HengReviewPart *part)
{
  const HengReviewLine *first = NULL, *second = NULL;

  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = g_ptr_array_index (part->lines, i);
      HengMicro gap = heng_line_gap (part, line);

      if (gap >= 0)
        continue;
      if (first == NULL || gap < heng_line_gap (part, first))
        {
          second = first;
          first = line;
        }
      else if (second == NULL || gap < heng_line_gap (part, second))
        second = line;
    }
  if (first == NULL)
    return g_strdup (_("Nothing lies below target"));
  if (second == NULL)
    return g_strdup_printf (_("Points are lost in %s"), heng_localized (first->record->name, first->record->name_en));
  return g_strdup_printf (_("Points are lost in %s and %s"), heng_localized (first->record->name, first->record->name_en),
                          heng_localized (second->record->name, second->record->name_en));
}
