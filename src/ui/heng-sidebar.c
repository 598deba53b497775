/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: company, search and menu above, the areas, and the period below. */
#include "heng-sidebar.h"

#include <glib/gi18n.h>

#include "heng-review.h"
#include "heng-session.h"

struct _HengSidebar
{
  GtkBox parent_instance;
  GtkWindowControls *controls;
  GtkWidget *period_box;
  GtkLabel *company_label, *sample_label, *period_label;
  GtkMenuButton *menu_button, *period_button;
  GtkListBox *areas;
  GMenu *recent_menu;
  int shown; /* the area of the page, by its row; −1: none */
};

G_DEFINE_FINAL_TYPE (HengSidebar, heng_sidebar, GTK_TYPE_BOX)

static const struct
{
  const char *name, *title, *icon;
} areas[] = {
  { "home", NC_ ("area", "Home"), "user-home-symbolic" },
  { "people", NC_ ("area", "People"), "system-users-symbolic" },
  { "goals", NC_ ("area", "Goals"), "heng-goal-symbolic" },
  { "scorecards", NC_ ("area", "Scorecards"), "heng-scorecard-symbolic" },
  { "cycles", NC_ ("area", "Cycles"), "heng-cycle-symbolic" },
  { "insights", NC_ ("area", "Insights"), "heng-insights-symbolic" },
  { "reports", NC_ ("area", "Reports"), "printer-symbolic" },
};

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (list), "win.area", "s", areas[gtk_list_box_row_get_index (row)].name);
}

static GtkWidget *
area_row_new (guint i)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (g_dpgettext2 (NULL, "area", areas[i].title));
  GtkWidget *badge = gtk_label_new (NULL);
  g_autofree char *keys = g_strdup_printf ("%s (Ctrl+%u)", g_dpgettext2 (NULL, "area", areas[i].title), i + 1);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (badge, "h-badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (areas[i].icon));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, g_dpgettext2 (NULL, "area", areas[i].title), -1);
  g_object_set_data (G_OBJECT (row), "heng-badge", badge);
  return row;
}

static int
area_index (const char *area)
{
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (g_str_equal (areas[i].name, area))
      return (int) i;
  return -1;
}

static void
heng_sidebar_class_init (HengSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/heng-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, HengSidebar, controls);
  gtk_widget_class_bind_template_child (widget_class, HengSidebar, period_box);
  gtk_widget_class_bind_template_child (widget_class, HengSidebar, company_label);
  gtk_widget_class_bind_template_child (widget_class, HengSidebar, sample_label);
  gtk_widget_class_bind_template_child (widget_class, HengSidebar, period_label);
  gtk_widget_class_bind_template_child (widget_class, HengSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, HengSidebar, period_button);
  gtk_widget_class_bind_template_child (widget_class, HengSidebar, areas);
  gtk_widget_class_bind_template_child (widget_class, HengSidebar, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
choose_shown (HengSidebar *self)
{
  gtk_list_box_select_row (self->areas, self->shown >= 0 ? gtk_list_box_get_row_at_index (self->areas, self->shown) : NULL);
}

static void
heng_sidebar_init (HengSidebar *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = -1;
  /* Tab through the list chooses rows; when the keyboard has left it, it says again where one is. */
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (choose_shown), self);
  gtk_widget_add_controller (GTK_WIDGET (self->areas), focus);
  /* The menu button centres what it is given; the period reads from the left like the rows above it. */
  gtk_widget_set_halign (gtk_widget_get_parent (self->period_box), GTK_ALIGN_FILL);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    gtk_list_box_append (self->areas, area_row_new (i));
}

static void
fill_recent_menu (HengSidebar *self)
{
  g_autoptr (GMenuModel) recent = heng_session_recent_menu ();

  g_menu_remove_all (self->recent_menu);
  g_menu_append_section (self->recent_menu, NULL, recent);
}

void
heng_sidebar_set_company (HengSidebar *self, const HengCompany *company, const char *path)
{
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : NULL;
  const char *name = company != NULL ? heng_localized (company->name, company->name_en) : base;

  gtk_label_set_text (self->company_label, name != NULL ? name : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->company_label), path);
  gtk_widget_set_visible (GTK_WIDGET (self->sample_label), company != NULL && company->is_sample);
  fill_recent_menu (self);
}

void
heng_sidebar_set_cycles (HengSidebar *self, GPtrArray *cycles, gint64 current)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *spoken = NULL;
  const char *shown = NULL;

  for (guint i = cycles->len; i > 0; i--)
    {
      const HengCycle *cycle = g_ptr_array_index (cycles, i - 1);
      const char *name = heng_localized (cycle->name, cycle->name_en);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "win.cycle", "x", cycle->id);
      g_menu_append_item (menu, item);
      if (cycle->id == current)
        shown = name;
    }
  spoken = g_strdup_printf (_("Period: %s"), shown != NULL ? shown : _("None yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->period_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_label_set_text (self->period_label, shown != NULL ? shown : _("None yet"));
  gtk_menu_button_set_menu_model (self->period_button, G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (GTK_WIDGET (self->period_button), cycles->len > 0);
}

void
heng_sidebar_set_area (HengSidebar *self, const char *area)
{
  self->shown = area_index (area);
  choose_shown (self);
}

void
heng_sidebar_set_badge (HengSidebar *self, const char *area, guint n, const char *spoken)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->areas, area_index (area));
  GtkWidget *badge = g_object_get_data (G_OBJECT (row), "heng-badge");
  g_autofree char *text = g_strdup_printf ("%u", n);

  gtk_label_set_text (GTK_LABEL (badge), text);
  gtk_widget_set_visible (badge, n > 0);
  gtk_widget_set_tooltip_text (badge, spoken);
}

void
heng_sidebar_set_decoration_layout (HengSidebar *self, const char *layout)
{
  gtk_window_controls_set_decoration_layout (self->controls, layout);
}

void
heng_sidebar_popup_menu (HengSidebar *self)
{
  gtk_menu_button_popup (self->menu_button);
}
