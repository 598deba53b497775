/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grade label whose colours come from the style sheet's grade ramp. */
#include "heng-grade-chip.h"

#include <glib/gi18n-lib.h>

struct _HengGradeChip
{
  GtkWidget parent_instance;
  GtkWidget *label;
  char *grade;
};

G_DEFINE_FINAL_TYPE (HengGradeChip, heng_grade_chip, GTK_TYPE_WIDGET)

enum { PROP_GRADE = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static const char *
class_of (const char *grade)
{
  static const struct { const char *grade, *css; } classes[] = {
    { "S", "g-s" }, { "A", "g-a" }, { "B+", "g-bp" }, { "B", "g-b" }, { "C", "g-c" }, { "D", "g-d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i].grade, grade) == 0)
      return classes[i].css;
  return "g-none";
}

static void
update (HengGradeChip *self)
{
  const char *css[] = { "h-grade", class_of (self->grade), NULL };
  g_autofree char *spoken = self->grade != NULL ? g_strdup_printf (_("Grade %s"), self->grade) : g_strdup (_("No grade yet"));

  gtk_widget_set_css_classes (GTK_WIDGET (self), css);
  gtk_label_set_text (GTK_LABEL (self->label), self->grade != NULL ? self->grade : "—");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
heng_grade_chip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, HENG_GRADE_CHIP (object)->grade);
}

static void
heng_grade_chip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  heng_grade_chip_set_grade (HENG_GRADE_CHIP (object), g_value_get_string (value));
}

static void
heng_grade_chip_dispose (GObject *object)
{
  HengGradeChip *self = HENG_GRADE_CHIP (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->grade, g_free);
  G_OBJECT_CLASS (heng_grade_chip_parent_class)->dispose (object);
}

static void
heng_grade_chip_class_init (HengGradeChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = heng_grade_chip_get_property;
  object_class->set_property = heng_grade_chip_set_property;
  object_class->dispose = heng_grade_chip_dispose;
  props[PROP_GRADE] = g_param_spec_string ("grade", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "grade");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
heng_grade_chip_init (HengGradeChip *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  update (self);
}

GtkWidget *
heng_grade_chip_new (const char *grade)
{
  return g_object_new (HENG_TYPE_GRADE_CHIP, "grade", grade, NULL);
}

void
heng_grade_chip_set_grade (HengGradeChip *self, const char *grade)
{
  if (g_strcmp0 (self->grade, grade) == 0)
    return;
  g_free (self->grade);
  self->grade = g_strdup (grade);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GRADE]);
}
