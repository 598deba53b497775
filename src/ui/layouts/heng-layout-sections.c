/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of sections; a row keeps its place and shows what stands there. */
#include "heng-layout-sections.h"

#include <glib/gi18n.h>

#include "heng-organisation-choice.h"

typedef struct
{
  GtkWidget *box, *toggle, *title, *up, *down;
} Row;

struct _HengLayoutSections
{
  GtkBox parent_instance;
  Row rows[HENG_N_LAYOUT_SECTIONS];
  HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS];
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HengLayoutSections, heng_layout_sections, GTK_TYPE_BOX)

enum { EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
title_of (HengLayoutSections *self, guint place)
{
  return _(heng_layout_section_values[self->entries[place].section].label);
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_row (HengLayoutSections *self, guint place)
{
  Row *row = &self->rows[place];
  const char *title = title_of (self, place);
  g_autofree char *up = g_strdup_printf (_("%s earlier"), title), *down = g_strdup_printf (_("%s later"), title);

  gtk_label_set_text (GTK_LABEL (row->title), title);
  (self->entries[place].on ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (row->title, "h-dim");
  gtk_switch_set_active (GTK_SWITCH (row->toggle), self->entries[place].on);
  name_widget (row->toggle, title);
  name_widget (row->up, up);
  name_widget (row->down, down);
}

static void
show_rows (HengLayoutSections *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < HENG_N_LAYOUT_SECTIONS; i++)
    show_row (self, i);
  self->filling = FALSE;
}

static void
emit (HengLayoutSections *self, const char *action)
{
  g_autofree char *text = heng_layout_entries_format (self->entries);

  show_rows (self);
  g_signal_emit (self, signals[EDITED], 0, text, action);
}

/* The place of the row that holds the widget. */
static guint
place_of (HengLayoutSections *self, GtkWidget *widget)
{
  guint place = 0;

  while (place + 1 < HENG_N_LAYOUT_SECTIONS && !gtk_widget_is_ancestor (widget, self->rows[place].box))
    place++;
  return place;
}

static void
move (HengLayoutSections *self, GtkWidget *widget, int by)
{
  guint place = place_of (self, widget), target = place + (guint) by;
  g_autofree char *action = g_strdup_printf (_("Move “%s” in the report layout"), title_of (self, place));
  HengLayoutEntry entry = self->entries[place];
  gboolean up = by < 0;

  if (target >= HENG_N_LAYOUT_SECTIONS) /* before the first one, too */
    return;
  self->entries[place] = self->entries[target];
  self->entries[target] = entry;
  /* the keyboard goes with it, to a button that can still be pressed */
  if (widget == self->rows[place].toggle)
    gtk_widget_grab_focus (self->rows[target].toggle);
  else if (up ? target > 0 : target + 1 >= HENG_N_LAYOUT_SECTIONS)
    gtk_widget_grab_focus (self->rows[target].up);
  else
    gtk_widget_grab_focus (self->rows[target].down);
  emit (self, action);
}

static void
up_cb (HengLayoutSections *self, GtkWidget *button)
{
  move (self, button, -1);
}

static void
down_cb (HengLayoutSections *self, GtkWidget *button)
{
  move (self, button, 1);
}

static void
toggle_cb (HengLayoutSections *self, GParamSpec *pspec, GtkWidget *toggle)
{
  guint place = place_of (self, toggle);
  gboolean on = gtk_switch_get_active (GTK_SWITCH (toggle));
  g_autofree char *action = NULL;

  if (self->filling || self->entries[place].on == on)
    return;
  action = g_strdup_printf (on ? _("Print “%s” in the report layout") : _("Leave “%s” out of the report layout"), title_of (self, place));
  self->entries[place].on = on;
  emit (self, action);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HengLayoutSections *self)
{
  GtkWidget *focus = GTK_WIDGET (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  if ((state & both) != both || (key != GDK_KEY_Up && key != GDK_KEY_Down) || focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  move (self, focus, key == GDK_KEY_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static void
heng_layout_sections_class_init (HengLayoutSectionsClass *klass)
{
  signals[EDITED] = g_signal_new ("edited", HENG_TYPE_LAYOUT_SECTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                  G_TYPE_STRING);
}

static GtkWidget *
button_new (HengLayoutSections *self, const char *icon, const char *tip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "h-mini");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
add_row (HengLayoutSections *self, guint place)
{
  Row *row = &self->rows[place];

  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  row->toggle = gtk_switch_new ();
  row->title = heng_cell_label_new ("", NULL);
  row->up = button_new (self, "go-up-symbolic", _("Earlier (Ctrl+Shift+↑)"), G_CALLBACK (up_cb));
  row->down = button_new (self, "go-down-symbolic", _("Later (Ctrl+Shift+↓)"), G_CALLBACK (down_cb));
  gtk_widget_set_valign (row->toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (row->title, TRUE);
  gtk_label_set_wrap (GTK_LABEL (row->title), TRUE);
  gtk_widget_set_sensitive (row->up, place > 0);
  gtk_widget_set_sensitive (row->down, place + 1 < HENG_N_LAYOUT_SECTIONS);
  gtk_widget_add_css_class (row->box, "h-layout-section");
  gtk_box_append (GTK_BOX (row->box), row->toggle);
  gtk_box_append (GTK_BOX (row->box), row->title);
  gtk_box_append (GTK_BOX (row->box), row->up);
  gtk_box_append (GTK_BOX (row->box), row->down);
  gtk_box_append (GTK_BOX (self), row->box);
  g_signal_connect_swapped (row->toggle, "notify::active", G_CALLBACK (toggle_cb), self);
}

static void
heng_layout_sections_init (HengLayoutSections *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-card");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  for (guint i = 0; i < HENG_N_LAYOUT_SECTIONS; i++)
    add_row (self, i);
  heng_layout_sections_show (self, NULL);
}

GtkWidget *
heng_layout_sections_new (void)
{
  return g_object_new (HENG_TYPE_LAYOUT_SECTIONS, NULL);
}

void
heng_layout_sections_show (HengLayoutSections *self, const char *text)
{
  heng_layout_entries_parse (text, self->entries);
  show_rows (self);
}
