/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label on a round tint that is chosen by the name. */
#include "heng-avatar.h"

#define N_TINTS 7

struct _HengAvatar
{
  GtkWidget parent_instance;
  GtkWidget *label;
  GdkTexture *picture; /* NULL: initials */
  char *name;
  int size;
};

G_DEFINE_FINAL_TYPE (HengAvatar, heng_avatar, GTK_TYPE_WIDGET)

enum { PROP_NAME = 1, PROP_SIZE, N_PROPS };
static GParamSpec *props[N_PROPS];

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

char *
heng_avatar_initials (const char *name)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  gunichar first;

  if (name == NULL || *name == '\0')
    return g_strdup ("");
  first = g_utf8_get_char (name);
  if (is_han (first))
    {
      g_string_append_unichar (out, first);
      return g_strdup (out->str);
    }
  words = g_strsplit_set (name, " -", -1);
  for (guint i = 0; words[i] != NULL && g_utf8_strlen (out->str, -1) < 2; i++)
    if (words[i][0] != '\0')
      g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (words[i])));
  return g_strdup (out->str);
}

static void
update (HengAvatar *self)
{
  g_autofree char *initials = heng_avatar_initials (self->name);
  g_autofree char *tint = g_strdup_printf ("c%u", self->name != NULL ? g_str_hash (self->name) % N_TINTS : N_TINTS - 1);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  const char *classes[] = { "h-avatar", tint, NULL };
  double share = g_utf8_strlen (initials, -1) > 1 ? .36 : .44;

  pango_attr_list_insert (attrs, pango_attr_size_new_absolute ((int) (self->size * share * PANGO_SCALE)));
  gtk_label_set_attributes (GTK_LABEL (self->label), attrs);
  gtk_label_set_text (GTK_LABEL (self->label), initials);
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
heng_avatar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  *min = *nat = HENG_AVATAR (widget)->size;
}

static void
heng_avatar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengAvatar *self = HENG_AVATAR (widget);
  int min_w, min_h;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &min_w, NULL, NULL, NULL);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, &min_h, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->label,
                            &(GtkAllocation) { MIN (0, (width - min_w) / 2), MIN (0, (height - min_h) / 2), MAX (width, min_w), MAX (height, min_h) }, -1);
}

/* The shorter side fills the circle; the style sheet's round corners cut the rest. */
static void
heng_avatar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengAvatar *self = HENG_AVATAR (widget);
  float w = (float) gtk_widget_get_width (widget), h = (float) gtk_widget_get_height (widget), scale;
  GskRoundedRect round;

  if (self->picture == NULL)
    {
      GTK_WIDGET_CLASS (heng_avatar_parent_class)->snapshot (widget, snapshot);
      return;
    }
  scale = MAX (w / (float) gdk_texture_get_width (self->picture), h / (float) gdk_texture_get_height (self->picture));
  gsk_rounded_rect_init_from_rect (&round, &GRAPHENE_RECT_INIT (0, 0, w, h), MIN (w, h) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_texture (snapshot, self->picture,
                               &GRAPHENE_RECT_INIT ((w - (float) gdk_texture_get_width (self->picture) * scale) / 2,
                                                    (h - (float) gdk_texture_get_height (self->picture) * scale) / 2,
                                                    (float) gdk_texture_get_width (self->picture) * scale,
                                                    (float) gdk_texture_get_height (self->picture) * scale));
  gtk_snapshot_pop (snapshot);
}

static void
heng_avatar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HengAvatar *self = HENG_AVATAR (object);

  if (id == PROP_NAME)
    g_value_set_string (value, self->name);
  else
    g_value_set_int (value, self->size);
}

static void
heng_avatar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NAME)
    heng_avatar_set_name (HENG_AVATAR (object), g_value_get_string (value));
  else
    heng_avatar_set_size (HENG_AVATAR (object), g_value_get_int (value));
}

static void
heng_avatar_dispose (GObject *object)
{
  HengAvatar *self = HENG_AVATAR (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (heng_avatar_parent_class)->dispose (object);
}

static void
heng_avatar_class_init (HengAvatarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = heng_avatar_get_property;
  object_class->set_property = heng_avatar_set_property;
  object_class->dispose = heng_avatar_dispose;
  widget_class->measure = heng_avatar_measure;
  widget_class->snapshot = heng_avatar_snapshot;
  widget_class->size_allocate = heng_avatar_size_allocate;
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 16, 128, 28, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "avatar-tint");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
heng_avatar_init (HengAvatar *self)
{
  self->size = 28;
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update (self);
}

int
heng_avatar_get_size (HengAvatar *self)
{
  return self->size;
}

GtkWidget *
heng_avatar_new (const char *name, int size)
{
  return g_object_new (HENG_TYPE_AVATAR, "name", name, "size", size, NULL);
}

void
heng_avatar_set_name (HengAvatar *self, const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
}

void
heng_avatar_set_picture (HengAvatar *self, GdkTexture *picture)
{
  if (g_set_object (&self->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
heng_avatar_set_size (HengAvatar *self, int size)
{
  if (self->size == size)
    return;
  self->size = size;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIZE]);
}
