/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The switch between people, organisation and projects: buttons side by side, or one menu where the bar is too narrow. */
#include "heng-people-views.h"

#include <glib/gi18n.h>

struct _HengPeopleViews
{
  GtkWidget parent_instance;
  char *view;
  GtkWidget *buttons, *menu, *menu_label;
};

G_DEFINE_FINAL_TYPE (HengPeopleViews, heng_people_views, GTK_TYPE_WIDGET)

enum { PROP_VIEW = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static const struct
{
  const char *name, *title;
} views[] = {
  { "people", NC_ ("area", "People") },
  { "organisation", NC_ ("area", "Organisation") },
  { "projects", NC_ ("area", "Projects") },
};

static const char *
name_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "heng-view");
}

/* Every page has a switch of its own: this one always stands on its page. */
static void
show_view (HengPeopleViews *self)
{
  for (GtkWidget *b = gtk_widget_get_first_child (self->buttons); b != NULL; b = gtk_widget_get_next_sibling (b))
    {
      gboolean here = g_strcmp0 (name_of (b), self->view) == 0;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (b), here);
      if (here)
        gtk_label_set_text (GTK_LABEL (self->menu_label), gtk_button_get_label (GTK_BUTTON (b)));
    }
}

static void
clicked_cb (GtkButton *button, HengPeopleViews *self)
{
  const char *name = name_of (GTK_WIDGET (button));

  show_view (self);
  if (g_strcmp0 (name, self->view) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.area", "s", name);
}

static void
heng_people_views_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengPeopleViews *self = HENG_PEOPLE_VIEWS (widget);
  int menu_min, menu_nat, min_ignored;

  gtk_widget_measure (self->menu, orientation, -1, &menu_min, &menu_nat, NULL, NULL);
  gtk_widget_measure (self->buttons, orientation, -1, &min_ignored, nat, NULL, NULL);
  *min = orientation == GTK_ORIENTATION_HORIZONTAL ? menu_min : MAX (menu_min, min_ignored);
  *nat = MAX (*nat, orientation == GTK_ORIENTATION_HORIZONTAL ? *min : menu_nat);
}

static void
heng_people_views_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengPeopleViews *self = HENG_PEOPLE_VIEWS (widget);
  int wanted;
  gboolean room;

  gtk_widget_measure (self->buttons, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  room = width >= wanted;
  gtk_widget_set_child_visible (self->buttons, room);
  gtk_widget_set_child_visible (self->menu, !room);
  gtk_widget_size_allocate (room ? self->buttons : self->menu, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
heng_people_views_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HengPeopleViews *self = HENG_PEOPLE_VIEWS (object);

  g_free (self->view);
  self->view = g_value_dup_string (value);
  show_view (self);
}

static void
heng_people_views_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, HENG_PEOPLE_VIEWS (object)->view);
}

static void
heng_people_views_dispose (GObject *object)
{
  HengPeopleViews *self = HENG_PEOPLE_VIEWS (object);

  g_clear_pointer (&self->buttons, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_people_views_parent_class)->dispose (object);
}

static void
heng_people_views_finalize (GObject *object)
{
  g_free (HENG_PEOPLE_VIEWS (object)->view);
  G_OBJECT_CLASS (heng_people_views_parent_class)->finalize (object);
}

static void
heng_people_views_class_init (HengPeopleViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = heng_people_views_set_property;
  object_class->get_property = heng_people_views_get_property;
  object_class->dispose = heng_people_views_dispose;
  object_class->finalize = heng_people_views_finalize;
  widget_class->measure = heng_people_views_measure;
  widget_class->size_allocate = heng_people_views_size_allocate;
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "people", G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_view (HengPeopleViews *self, GMenu *menu, guint i)
{
  const char *title = g_dpgettext2 (NULL, "area", views[i].title);
  GtkWidget *button = gtk_toggle_button_new_with_label (title);
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_object_set_data (G_OBJECT (button), "heng-view", (gpointer) views[i].name);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->buttons), button);
  g_menu_item_set_action_and_target (item, "win.area", "s", views[i].name);
  g_menu_append_item (menu, item);
}

static void
heng_people_views_init (HengPeopleViews *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->buttons, "h-seg");
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  self->menu = gtk_menu_button_new ();
  self->menu_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->menu_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->menu_label), 3);
  gtk_box_append (GTK_BOX (box), self->menu_label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->menu), box);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    add_view (self, menu, i);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("View"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("View"), -1);
}

GtkWidget *
heng_people_views_new (const char *view)
{
  return g_object_new (HENG_TYPE_PEOPLE_VIEWS, "view", view, NULL);
}
