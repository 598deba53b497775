/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Disc, triangle, square, ticked disc or ring, and the word beside it. */
#include "heng-state-mark.h"

#include "heng-ink.h"

#define SHAPE 11
#define GAP 7

struct _HengStateMark
{
  GtkWidget parent_instance;
  GtkWidget *label;
  HengHealth health;
  gboolean show_word;
  char *word;
};

G_DEFINE_FINAL_TYPE (HengStateMark, heng_state_mark, GTK_TYPE_WIDGET)

enum { PROP_HEALTH = 1, PROP_SHOW_WORD, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
update (HengStateMark *self)
{
  const char *word = self->word != NULL ? self->word : heng_enum_label (heng_health_values, self->health);

  gtk_label_set_text (GTK_LABEL (self->label), word);
  gtk_widget_set_visible (self->label, self->show_word);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->show_word ? NULL : word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static HengInk
ink_of (HengHealth health)
{
  static const HengInk inks[] = {
    [HENG_HEALTH_NONE] = HENG_INK_IDLE, [HENG_HEALTH_ON_TRACK] = HENG_INK_GOOD, [HENG_HEALTH_AT_RISK] = HENG_INK_WARNING,
    [HENG_HEALTH_OFF_TRACK] = HENG_INK_BAD, [HENG_HEALTH_DONE] = HENG_INK_DONE,
  };

  return inks[health];
}

static void
trace_shape (cairo_t *cr, HengHealth health, double s)
{
  switch (health)
    {
    case HENG_HEALTH_AT_RISK:
      cairo_move_to (cr, s / 2, .5);
      cairo_line_to (cr, s, s - .5);
      cairo_line_to (cr, 0, s - .5);
      cairo_close_path (cr);
      break;
    case HENG_HEALTH_OFF_TRACK:
      cairo_rectangle (cr, 1, 1, s - 2, s - 2);
      break;
    case HENG_HEALTH_NONE:
      cairo_arc (cr, s / 2, s / 2, s / 2 - 1.25, 0, 2 * G_PI);
      break;
    case HENG_HEALTH_ON_TRACK:
    case HENG_HEALTH_DONE:
    default:
      cairo_arc (cr, s / 2, s / 2, s / 2 - .5, 0, 2 * G_PI);
      break;
    }
}

static void
draw_shape (HengStateMark *self, cairo_t *cr)
{
  GdkRGBA color = heng_ink (ink_of (self->health));
  GdkRGBA card = heng_ink (HENG_INK_CARD);

  gdk_cairo_set_source_rgba (cr, &color);
  trace_shape (cr, self->health, SHAPE);
  if (self->health == HENG_HEALTH_NONE)
    {
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
      return;
    }
  cairo_fill (cr);
  if (self->health != HENG_HEALTH_DONE)
    return;
  gdk_cairo_set_source_rgba (cr, &card);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, SHAPE * .28, SHAPE * .52);
  cairo_line_to (cr, SHAPE * .45, SHAPE * .69);
  cairo_line_to (cr, SHAPE * .74, SHAPE * .35);
  cairo_stroke (cr);
}

static void
heng_state_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengStateMark *self = HENG_STATE_MARK (widget);
  int y = (gtk_widget_get_height (widget) - SHAPE) / 2;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = rtl ? gtk_widget_get_width (widget) - SHAPE : 0;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, SHAPE, SHAPE));

  cairo_translate (cr, x, y);
  draw_shape (self, cr);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (heng_state_mark_parent_class)->snapshot (widget, snapshot);
}

static void
heng_state_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengStateMark *self = HENG_STATE_MARK (widget);
  int child_min = 0, child_nat = 0;

  if (self->show_word)
    gtk_widget_measure (self->label, orientation, -1, &child_min, &child_nat, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *min = SHAPE + (self->show_word ? GAP + child_min : 0);
      *nat = SHAPE + (self->show_word ? GAP + child_nat : 0);
      return;
    }
  *min = MAX (SHAPE, child_min);
  *nat = MAX (SHAPE, child_nat);
}

static void
heng_state_mark_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengStateMark *self = HENG_STATE_MARK (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (self->show_word)
    gtk_widget_size_allocate (self->label, &(GtkAllocation) { rtl ? 0 : SHAPE + GAP, 0, width - SHAPE - GAP, height }, -1);
}

static void
heng_state_mark_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HengStateMark *self = HENG_STATE_MARK (object);

  if (id == PROP_HEALTH)
    g_value_set_int (value, self->health);
  else
    g_value_set_boolean (value, self->show_word);
}

static void
heng_state_mark_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HengStateMark *self = HENG_STATE_MARK (object);

  if (id == PROP_HEALTH)
    heng_state_mark_set_health (self, (HengHealth) g_value_get_int (value));
  else if (self->show_word != g_value_get_boolean (value))
    {
      self->show_word = !self->show_word;
      update (self);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
heng_state_mark_dispose (GObject *object)
{
  HengStateMark *self = HENG_STATE_MARK (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->word, g_free);
  G_OBJECT_CLASS (heng_state_mark_parent_class)->dispose (object);
}

static void
heng_state_mark_class_init (HengStateMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = heng_state_mark_get_property;
  object_class->set_property = heng_state_mark_set_property;
  object_class->dispose = heng_state_mark_dispose;
  widget_class->snapshot = heng_state_mark_snapshot;
  widget_class->measure = heng_state_mark_measure;
  widget_class->size_allocate = heng_state_mark_size_allocate;
  props[PROP_HEALTH] = g_param_spec_int ("health", NULL, NULL, HENG_HEALTH_NONE, HENG_HEALTH_DONE, HENG_HEALTH_NONE,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_SHOW_WORD] = g_param_spec_boolean ("show-word", NULL, NULL, TRUE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "state");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
heng_state_mark_init (HengStateMark *self)
{
  self->show_word = TRUE;
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 3, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  heng_ink_follow (GTK_WIDGET (self));
  update (self);
}

GtkWidget *
heng_state_mark_new (HengHealth health, gboolean show_word)
{
  return g_object_new (HENG_TYPE_STATE_MARK, "health", health, "show-word", show_word, NULL);
}

void
heng_state_mark_set_health (HengStateMark *self, HengHealth health)
{
  if (self->health == health)
    return;
  self->health = health;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HEALTH]);
}

void
heng_state_mark_set_word (HengStateMark *self, const char *word)
{
  g_free (self->word);
  self->word = g_strdup (word);
  update (self);
}
